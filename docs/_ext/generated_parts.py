"""Parts of pages that are made from the code and its tests, where a page has `{{ the name of the part }}` on a line.

Links between files of the repository, which people also read without the site, lead to the pages of the site.
"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import chdir
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from tests.curation import fault_table

import vnus_trade
from vnus_trade.command.subcommands import SUBCOMMANDS
from vnus_trade.letters import printable

CHECKOUT = Path(__file__).parents[2]
# Lines of an entry that are shown, and letters of a line: what is wrong stands near the beginning of both.
_LONGEST, _WIDEST = 30, 200

PAGES = {
    "CHANGELOG.md": "/changelog.md",
    "CONTRIBUTING.md": "/contributing.md",
    "README.md": "/index.md",
    "seeds/": "/the-record.md",
    "seeds/README.md": "/reference/curation.md",
    "seeds/curation/": "/the-record.md",
}
"""Where the site has what a file or folder of the repository holds."""
_LINK = re.compile(r"\[([^]]+)\]\((?!https?:|#|/|<)((?:\.\./)*)([\w./-]*?)(#[\w-]+)?\)")
_PYTHON = re.compile(r"^```python\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
_PART = re.compile(r"^\{\{ ([\w ]+) \}\}$", flags=re.MULTILINE)


def fault_catalogue() -> str:
    """Every kind of fault: its report, and the entry that it is about."""
    groups = groupby(fault_table.rows(), lambda row: row.group)
    return "\n\n".join(part for title, rows in groups for part in (f"## {title}", *map(_fault, rows)))


def _fault(row: fault_table.FaultRow) -> str:
    files = row.files()
    entries = dict.fromkeys(_entry(files, fault) for fault in row.expected)
    beside = ["In folders that are loaded in this order: " + ", ".join(f"`{folder}`" for folder in row.loaded)]
    return "\n\n".join(
        (
            f"### {row.name}",
            *(beside if len(row.loaded) > 1 else []),
            _fenced("{code-block} text\n:class: wraps", "\n" + "\n".join(row.expected)),
            *(_fenced(_language(entry), entry) for entry in entries if entry),
        )
    )


def _entry(files: dict[str, bytes], fault: str) -> str:
    """The entry that a fault is about: the unindented table in which its line lies, as the file has it."""
    place = re.match(r"([\w.-]+/curation/[\w.-]+\.toml):(\d+): ", fault)
    if place is None:
        return ""
    text = files[place[1]].decode("utf-8", errors="backslashreplace")
    lines = [printable(line) for line in text.split("\n")]
    heads = [0, *(at for at, line in enumerate(lines) if line.startswith("[")), len(lines)]
    line = min(int(place[2]), len(lines)) - 1
    first = max(at for at in heads if at <= line)
    last = min(at for at in heads if at > line)
    shown = (line if len(line) <= _WIDEST else f"{line[:_WIDEST]}..." for line in lines[first:last][:_LONGEST])
    return "\n".join(shown).rstrip()


def _language(entry: str) -> str:
    try:
        tomllib.loads(entry)
    except tomllib.TOMLDecodeError:
        return "text"
    return "toml"


def _fenced(language: str, text: str) -> str:
    return f"````{language}\n{text}\n````"


@cache
def command_help() -> str:
    """What each command says of itself."""
    parts = [f"```text\n{_help()}\n```"]
    parts += [f"## `{each.name}`\n\n```text\n{_help(each.name)}\n```" for each in SUBCOMMANDS]
    return "\n\n".join(parts)


def _help(*command: str) -> str:
    environment = os.environ | {"COLUMNS": "88", "NO_COLOR": "1"}
    arguments = [sys.executable, "-m", "vnus_trade", *command, "--help"]
    return subprocess.run(arguments, env=environment, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def picture_of_the_meetings() -> str:
    """The meetings of the shipped record, each leading to its page."""
    picture = vnus_trade.load().meetings.timeline(width=720, link=lambda id_: f"record/events/{id_}.html")
    return f"```{{raw}} html\n{picture._repr_html_()}\n```"


def what_it_shows(document: str) -> str:
    """What a notebook shows of the last line of Python on a page, all of whose blocks are run."""
    blocks = [ast.parse(code) for code in _PYTHON.findall(document)]
    last = blocks[-1].body.pop()
    if not isinstance(last, ast.Expr):
        raise TypeError(f"the last line before a part that shows it is no expression: {ast.unparse(last)}")
    names: dict[str, Any] = {}
    with chdir(CHECKOUT):
        for block in blocks:
            exec(compile(block, "page", "exec"), names)  # noqa: S102 - it is ours
        shown = eval(compile(ast.Expression(last.value), "page", "eval"), names)  # noqa: S307
    return f"```{{raw}} html\n{shown._repr_html_()}\n```"


PARTS: dict[str, Callable[[], str]] = {
    "command help": command_help,
    "fault catalogue": fault_catalogue,
    "picture of the meetings": picture_of_the_meetings,
}


def _complete(app: Sphinx, page: str, source: list[str]) -> None:
    def made(match: re.Match[str]) -> str:
        return what_it_shows(match.string[: match.start()]) if match[1] == "what it shows" else PARTS[match[1]]()

    text = _PART.sub(made, source[0])
    source[0] = relinked(text, Path(app.srcdir), Path(page).parent)


def relinked(text: str, root: Path, folder: Path) -> str:
    """A page's text with links to files of the repository led to the site, or left out where the site has none."""

    def lead(match: re.Match[str]) -> str:
        label, up, path, anchor = match.groups()
        place = Path(os.path.normpath(root / folder / up / path))
        if place.is_file() and place.is_relative_to(root):
            return match[0]
        known = place.relative_to(CHECKOUT).as_posix() + ("/" if path.endswith("/") else "")
        if known in PAGES and (root / PAGES[known][1:]).exists():
            return f"[{label}]({PAGES[known]}{anchor or ''})"
        return label if place.exists() else match[0]

    return _LINK.sub(lead, text)


def setup(app: Sphinx) -> dict[str, Any]:
    """Complete each page when it is read."""
    app.connect("source-read", _complete)
    return {"parallel_read_safe": True}
