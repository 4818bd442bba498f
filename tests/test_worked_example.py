"""The worked example in docs/: every block of the page, run in order in an empty folder."""

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from traceback import format_exception_only

import attrs
import pytest

import vnus_trade
from tests import CHECKOUT
from vnus_trade.command.main import main

DOCS = CHECKOUT / "docs"
PAGE = DOCS / "your-own-articles.md"
FINISHED = DOCS / "your-own-articles" / "talks"
BLOCK = re.compile(r"^```(\w+)(?: (write|append|change) (\S+))?\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)


@attrs.define
class Reader:
    """Follows a page as its reader would, in the current folder.

    A `console` block holds commands after `$ ` with what they print, a `pycon` block the same after `>>>`. A block
    that names a file is what is written to it, or appended after an empty line, or the lines that are to be changed
    in it, as a diff has them. `...` in what is printed stands for whatever there is.
    """

    names: dict[str, object] = attrs.field(factory=dict)
    statuses: list[tuple[str, int]] = attrs.field(factory=list)

    def replayed(self, page: str) -> str:
        """The page with the output that its blocks have now; raises for an unknown kind of block."""
        parts, end = [], 0
        for block in BLOCK.finditer(page):
            language, deed, file, body = block.groups()
            parts += [page[end : block.start(4)], self._replayed(language, deed, file, body)]
            end = block.end(4)
        return "".join([*parts, page[end:]])

    def _replayed(self, language: str, deed: str | None, file: str | None, body: str) -> str:
        if deed is not None and file is not None:
            self._edit(deed, Path(file), body)
            return body
        shown = {"console": self._console, "pycon": self._session}[language]
        return "".join(shown(body))

    def _edit(self, deed: str, file: Path, body: str) -> None:
        before = file.read_text(encoding="utf-8") if deed != "write" else ""
        if deed == "change":
            lines = body.splitlines(keepends=True)
            old, new = ("".join(line[1:] for line in lines if line[0] != sign) for sign in "+-")
            if before.count(old) != 1:
                raise ValueError(f"{file} has these lines {before.count(old)} times, not once:\n{old}")
            after = before.replace(old, new)
        else:
            after = f"{before}\n{body}" if before else body
        file.write_text(after, encoding="utf-8", newline="")

    def _console(self, body: str) -> Iterator[str]:
        for part in re.split(r"^(?=\$ )", body, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield f"{command}\n"
            yield kept(shown, self._run(command.removeprefix("$ ")))

    def _run(self, command: str) -> str:
        match shlex.split(command):
            case "vnus-trade", *arguments:
                with redirect_stdout(io.StringIO()) as printed, redirect_stderr(printed):
                    self.statuses.append((command, main(arguments)))
                return printed.getvalue()
            case "mv", old, new:
                Path(old).rename(new)
                return ""
            case "cat", file:
                return Path(file).read_text(encoding="utf-8")
        raise ValueError(f"the page's reader has no command {command!r}")

    def _session(self, body: str) -> Iterator[str]:
        for part in doctest.DocTestParser().parse(body):
            if isinstance(part, doctest.Example):
                yield f">>> {part.source}"
                yield kept(part.want, self._answer(part.source))
            else:
                yield part

    def _answer(self, source: str) -> str:
        with redirect_stdout(io.StringIO()) as printed:
            try:
                exec(compile(source, "<page>", "single"), self.names)  # noqa: S102 - it is ours
            except vnus_trade.VnusTradeError as error:
                return "".join(["Traceback (most recent call last):\n", "  ...\n", *format_exception_only(error)])
        return printed.getvalue()


def kept(shown: str, printed: str) -> str:
    """What is shown, if it matches the output with `...` for parts of it; else the output."""
    same = doctest.OutputChecker().check_output(shown, printed, doctest.ELLIPSIS)
    return shown if same else printed


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths in it, with their bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def page() -> str:
    """The text of the page."""
    return PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty folder, in which the page is followed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("reader"))
        yield Path.cwd()


@pytest.fixture(scope="module")
def followed(page: str, folder: Path) -> tuple[Reader, str]:
    """The reader after following the page, and the page with the output."""
    assert list(folder.iterdir()) == []
    reader = Reader()
    return reader, reader.replayed(page)


def test_the_page_shows_what_is_printed(page: str, followed: tuple[Reader, str]) -> None:
    """Followed in an empty folder, the page's commands print what it shows."""
    _, replayed = followed
    assert replayed.splitlines() == page.splitlines()


def test_no_block_is_skipped(page: str) -> None:
    """The reader runs every block of the page."""
    assert 2 * len(list(BLOCK.finditer(page))) == page.count("```")


def test_every_file_is_named_in_sight(page: str) -> None:
    """The text of a section names each file that its blocks write, not only the fence, which readers do not see."""
    for section in re.split(r"^## ", page, flags=re.MULTILINE):
        prose = BLOCK.sub("", section)
        assert [block[3] for block in BLOCK.finditer(section) if block[3] and f"`{block[3]}`" not in prose] == []


def test_only_the_slips_of_the_page_are_faults(followed: tuple[Reader, str]) -> None:
    """`check` fails for the two slips and for the missing passage, which the page mends, and nothing else fails."""
    reader, _ = followed
    assert [command for command, status in reader.statuses if status] == ["vnus-trade accept talks courier"] * 2
    assert dict(reader.statuses)["vnus-trade check talks"] == 0
    assert dict(reader.statuses)["vnus-trade check newer --shipped"] == 0


@pytest.mark.usefixtures("followed")
def test_the_finished_folder_is_the_one_beside_the_page(folder: Path) -> None:
    """The reader's folder ends up equal, byte for byte, to the one that the page offers for comparison."""
    assert files(folder / "talks") == files(FINISHED)


def test_the_ledgers_balance() -> None:
    """Every letter of the example's articles is cited or set aside."""
    record = vnus_trade.load(FINISHED)
    assert [line for source in record.sources for line in record.ledger(source) if line.unaccounted] == []


def test_a_wrong_page_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Output replaces what a page shows, unless it matches with `...` for any text; unknown blocks are errors."""
    monkeypatch.chdir(tmp_path)
    right = (
        "```text write a.txt\none\n```\n```text append a.txt\ntwo\n```\n```diff change a.txt\n one\n-\n two\n```\n"
        "```console\n$ mv a.txt b.txt\n$ cat b.txt\none\ntwo\n```\n```pycon\n>>> print(1)\n1\n```\n"
    )
    assert Reader().replayed(right) == right
    assert Reader().replayed(right.replace("one\ntwo\n```\n```py", "on...\n```\n```py").replace("\n1\n", "\n2\n")) == (
        right.replace("one\ntwo\n```\n```py", "on...\n```\n```py")
    )
    with pytest.raises(KeyError):
        Reader().replayed("```bash\nls\n```\n")
    with pytest.raises(ValueError, match=r"no command 'rm b\.txt'"):
        Reader().replayed("```console\n$ rm b.txt\n```\n")
    with pytest.raises(ValueError, match=r"b\.txt has these lines 0 times"):
        Reader().replayed("```diff change b.txt\n-three\n+four\n```\n")
