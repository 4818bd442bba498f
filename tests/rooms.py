"""Traces one quotation from TOML to record, and one answer: `python -m tests.rooms`.

A package, or a file above the packages, is a room. Prints the rooms that each passes, and how often it changes room.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import vnus_trade
from tests.curated import write

PACKAGE = Path(vnus_trade.__file__).parent
TEXT = "HANOI, May 5, 2031 - The second round of talks between Arden and Borland was held on May 3, 2031.\n"
ARTICLE = """
from = "text.txt"

[source]
id = "report"
title = "Talks"
sha256 = "DIGEST"
published = { is = "2031-05-05", phrase = "May 5, 2031" }
zone = "Asia/Ho_Chi_Minh"
inferred = { zone = "the dateline" }

  [[source.evidence]]
  quote = "HANOI, May 5, 2031"
  for = "published"

[[round]]
id = "round-2"
title = "The second round"
number = 2
when = { is = "2031-05-03", phrase = "May 3, 2031" }

  [[round.evidence]]
  quote = "The second round of talks between Arden and Borland was held on May 3, 2031."
  for = "number when"
"""


def traced(act: Callable[[], object]) -> tuple[list[str], list[str]]:
    """The rooms that an act enters, and the modules, each time that it goes from one to another."""
    rooms: list[str] = []
    modules: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event in ("call", "return"):
            inside = frame if event == "call" else frame.f_back
            while inside is not None and PACKAGE not in Path(inside.f_code.co_filename).parents:
                inside = inside.f_back
            if inside is not None:
                parts = Path(inside.f_code.co_filename).relative_to(PACKAGE).parts
                for name, found in ((parts[0].removesuffix(".py"), rooms), ("/".join(parts), modules)):
                    if not found or found[-1] != name:
                        found.append(name)

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return rooms, modules


def report(title: str, act: Callable[[], object]) -> None:
    """Print what one act passes."""
    rooms, modules = traced(act)
    print(f"{title}: {len(set(rooms))} rooms, {len(rooms) - 1} changes of room; ", end="")
    print(f"{len(set(modules))} modules, {len(modules) - 1} changes of module")
    print(f"  {', '.join(dict.fromkeys(rooms))}")


def main() -> None:
    """Trace a load of an article with one dated round, and one question about the shipped record."""
    with TemporaryDirectory() as where:
        folder = write(Path(where) / "talks", TEXT, ARTICLE)
        vnus_trade.load(folder)  # what is made once, such as the readers of tables, is no part of the way
        report("from TOML to record", lambda: vnus_trade.load(folder))
    record = vnus_trade.load()
    report("one answer", lambda: record.rounds.before(record.deal))


if __name__ == "__main__":
    main()
