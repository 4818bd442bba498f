"""Counts the letters that turn a draft into the file that is accepted; `typed/` has folders of such files."""

import io
import re
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests import CHECKOUT
from vnus_trade.command.main import main

TYPED = CHECKOUT / "tests" / "drafting" / "typed"
"""The folders, each with the articles of one negotiation and their finished curation."""

SIDES = {"tea": (), "duel": (), "wool": ("Kestrova", "Lummen"), "herring": ("Drovia", "Sunholm")}
"""The states that `add` is told of, with the first article of each folder; the others are known."""


class Typed(NamedTuple):
    """An article of a folder: its draft, beside what was published earlier, and the file that it became."""

    name: str
    text: str
    draft: str
    finished: str

    @property
    def letters(self) -> int:
        """The letters to type."""
        return typed_letters(self.draft, self.finished)


def articles_of(folder: Path) -> Iterator[Typed]:
    """The articles of a finished folder in order of publication, each added to what the earlier ones made of it."""
    curation = folder / "curation"
    finished = {path.stem: path.read_text(encoding="utf-8") for path in curation.glob("*.toml")}
    record = finished.pop("record")
    sources = {name: tomllib.loads(text)["source"] for name, text in finished.items()}
    with TemporaryDirectory() as place:
        made = Path(place, "folder")
        (made / "curation").mkdir(parents=True)
        # Nobody can name the parties before the first article has brought them.
        unnamed = re.sub(r"(?m)^parties = .*", "parties = []", record)
        sides = [f"--side={side}" for side in SIDES[folder.name]]
        for name in sorted(sources, key=lambda name: sources[name]["published"]):
            (made / "curation" / "record.toml").write_text(unnamed, encoding="utf-8")
            given = "--published", sources[name]["published"], "--zone", sources[name]["zone"], *sides
            with redirect_stdout(io.StringIO()):
                status = main(["add", str(made), str(folder / f"{name}.txt"), *given])
            if status:
                raise ValueError(f"{name} could not be added")
            draft = (made / "curation" / "drafts" / f"{name}.toml").read_text(encoding="utf-8")
            yield Typed(name, (folder / f"{name}.txt").read_text(encoding="utf-8"), draft, finished[name])
            shutil.copy(curation / f"{name}.toml", made / "curation")
            unnamed, sides = record, []


def letters_table() -> Iterator[str]:
    """The letters of each article, of its finished curation, and those to type, as a Markdown table."""
    yield "| article | its letters | those of its curation | typed |"
    yield "|---|--:|--:|--:|"
    for folder in SIDES:
        for article in articles_of(TYPED / folder):
            lengths = len(article.text), len(article.finished), article.letters
            yield f"| `{folder}/{article.name}.txt` | {' | '.join(f'{length:,}' for length in lengths)} |"


def changes(article: Typed) -> Iterator[str]:
    """The lines to change, delete and add, as a diff without the lines that stay."""
    lines = unified_diff(article.draft.splitlines(), article.finished.splitlines(), n=0, lineterm="")
    yield from (line for line in lines if not line.startswith(("---", "+++", "@@")))


def typed_letters(draft: str, finished: str) -> int:
    """The letters to type: those that are inserted, and one for each deletion.

    Lines are compared first. Lines next to each other that are deleted, such as an entry, cost one; where lines are
    changed, their letters are compared. Line ends and quotations are counted as letters, as if nothing was pasted.

    >>> typed_letters("place = ''", "place = 'Oslo'")
    4
    """
    old, new = draft.splitlines(keepends=True), finished.splitlines(keepends=True)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(_changed("".join(old[a:b]), "".join(new[c:d])) for step, a, b, c, d in steps if step != "equal")


def _changed(old: str, new: str) -> int:
    """The letters to type for a passage: anew, or within the old one if that is less."""
    anew = len(re.findall(r"(?:.+\n?)+", old)) + len(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if old and new else ()
    within = sum(max(d - c, 1 if step == "delete" else 0) for step, _, _, c, d in steps if step != "equal")
    return min(anew, within) if steps else anew
