"""Measures how the time of loading, writing, reading and asking grows with records of every shape.

Each shape is a folder of so many members. The exponent is that of processor time from half of them to all: about 1 for
what grows with its input, 2 for what grows with its square. `docs/testing.md` shows the table.
"""

import argparse
import math
import pickle
import time
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from vnus_trade import Chronology, Limits, load

LIMITS = Limits(
    file_bytes=2**26, total_bytes=2**28, members=10**6, text_length=2**24, nesting=8, steps=10**13, faults=20
)
LEAST = 0.05
"""Seconds below which no exponent is told: they are mostly what does not grow."""

_RECORD = """[[negotiation]]
id = "talks"
title = "Talks"
parties = []
zone = "UTC"
"""
_HEAD = """from = "{file}.txt"
[source]
id = "{file}"
sha256 = "{sha256}"
title = "[Gazette]"
{fields}
"""


class Shape(NamedTuple):
    """The lines of an article, its entries, what its head has besides, and what `record.toml` has."""

    lines: list[str]
    entries: list[str]
    fields: str = ""
    record: str = ""


_FIELDS = {
    "meeting": ('form = "meeting"', "form"),
    "statement": ('gist = "Something"\nspeech_acts = ["asserts"]', "gist speech_acts"),
    "tariff": ('stage = "announced"', "stage"),
    "agreement": ('stage = "announced"', "stage"),
    "commitment": ('matter = "other"\nstage = "pledged"', "matter stage"),
}


def _said(number: int) -> str:
    return f"In point {number} they were of one mind."


def _entry(kind: str, number: int, fields: str = "", evidence: str = "") -> str:
    """An entry of this kind, of which the point of its number tells; other fields are inferred."""
    own, supported = _FIELDS[kind]
    keys = [line.partition(" = ")[0] for line in fields.split("\n") if line]
    keys = [key for key in keys if key != "topics"]
    reasons = ", ".join(f'{key} = "It is known"' for key in keys)
    quoted = evidence or f'[[{kind}.evidence]]\nquote = "{_said(number)}"\nfor = "{supported}"\n'
    head = f'[[{kind}]]\nid = "e{number}"\ntitle = "Entry {number}"\n{own}\n{fields}'
    return f"{head}inferred = {{ {reasons} }}\n{quoted}" if reasons else f"{head}{quoted}"


def _chain(kind: str, field: str, *, several: bool = False, first: str = "") -> Callable[[int], Shape]:
    """Entries each of which names the one before it."""

    def shape(count: int) -> Shape:
        named = (f'"e{number - 1}"' for number in range(1, count))
        fields = ["", *(f"{field} = [{name}]\n" if several else f"{field} = {name}\n" for name in named)]
        entries = [_entry(kind, number, each) for number, each in enumerate(fields)]
        entries[0] = _entry(first or kind, 0)
        return Shape([_said(number) for number in range(count)], entries)

    return shape


def _fan(kind: str, field: str, *, several: bool = False) -> Callable[[int], Shape]:
    """Entries all of which name the first."""
    given = f'{field} = ["e0"]\n' if several else f'{field} = "e0"\n'

    def shape(count: int) -> Shape:
        entries = [_entry("meeting", 0), *(_entry(kind, number, given) for number in range(1, count))]
        return Shape([_said(number) for number in range(count)], entries)

    return shape


def _after_all(count: int) -> Shape:
    names = ", ".join(f'"e{number}"' for number in range(count - 1))
    entries = [_entry("meeting", number) for number in range(count - 1)]
    entries.append(_entry("meeting", count - 1, f"after = [{names}]\n"))
    return Shape([_said(number) for number in range(count)], entries)


def _dated(count: int) -> Shape:
    days = [f"{1000 + number // 300}-{1 + number // 25 % 12:02}-{1 + number % 25:02}" for number in range(count)]
    lines = [f"On {day} they met for session {number} of theirs." for number, day in enumerate(days)]
    entries = [
        _entry(
            "meeting",
            number,
            evidence=f'when = {{ is = "{day}", phrase = "{day}", why = "As written" }}\n'
            f'[[meeting.evidence]]\nquote = "{lines[number]}"\nfor = "form when"\n',
        )
        for number, day in enumerate(days)
    ]
    return Shape(lines, entries)


def _evidence(count: int) -> Shape:
    quoted = "".join(f'[[meeting.evidence]]\nquote = "{_said(number)}"\nfor = "form"\n' for number in range(count))
    return Shape([_said(number) for number in range(count)], [_entry("meeting", 0, evidence=quoted)])


def _set_aside(count: int) -> Shape:
    aside = [f'[[set_aside]]\nlines = "{2 * number + 2}"\nreason = "unrelated"\n' for number in range(count)]
    lines = [(_said(number), f"Weather of day {number} and no news at all.") for number in range(count)]
    return Shape(
        [line for pair in lines for line in pair], [*(_entry("meeting", number) for number in range(count)), *aside]
    )


def _repairs(count: int) -> Shape:
    lines, at, repairs = [], 0, []
    for number in range(count):
        line = _said(number)
        lines.append(line.replace("one mind", "on¤e mind"))
        repairs.append(f'[[repair]]\nat = {at + lines[-1].index("¤")}\nstray = "¤"\nreason = "A stray sign"\n')
        at += len(lines[-1]) + 1
    return Shape(lines, [*(_entry("meeting", number) for number in range(count)), *repairs])


def _actor(number: int, evidence: str, fields: str = "", name: str = "") -> str:
    named = name or f"Ambassador Nro{number}"
    return f'[[actor]]\nid = "a{number}"\nname = "{named}"\nkind = "person"\n{fields}[[actor.evidence]]\n{evidence}'


def _actors(count: int) -> Shape:
    lines = [f"Ambassador Nro{number} came to the talks." for number in range(count)]
    quoted = [f'quote = "{line}"\nfor = "name kind"\n' for line in lines]
    entries = [_actor(number, each) for number, each in enumerate(quoted)]
    return Shape([*lines, _said(count)], [*entries, _entry("meeting", count)])


def _aliases(count: int) -> Shape:
    names = [f"Nro{number} Kvarin" for number in range(count)]
    lines = [f"Some call her {name} here." for name in names]
    quoted = "".join(f'[[actor.evidence]]\nquote = "{line}"\nfor = "aliases"\n' for line in lines[1:])
    aliases = ", ".join(f'"{name}"' for name in names[1:])
    first = f'quote = "{lines[0]}"\nfor = "name kind"\n{quoted}'
    actor = _actor(0, first, f"aliases = [{aliases}]\n", names[0])
    return Shape([*lines, _said(count)], [actor, _entry("meeting", count)])


def _participants(count: int) -> Shape:
    shape = _actors(count)
    names = ", ".join(f'"a{number}"' for number in range(count))
    entry = _entry("meeting", count, f"participants = {{ attendee = [{names}] }}\n")
    return shape._replace(entries=[*shape.entries[:-1], entry])


def _long_line(count: int) -> Shape:
    return Shape([" ".join(_said(number) for number in range(count))], [_entry("meeting", n) for n in range(count)])


def _findings(kind: str, fields: str) -> Callable[[int], Shape]:
    """Gaps or discrepancies that all concern one event."""

    def shape(count: int) -> Shape:
        written = [
            f'[[{kind}]]\nid = "f{number}"\ntitle = "Finding {number}"\nconcerns = ["e0"]\n'
            f'explanation = "They say so"\n{fields}'
            f'[[{kind}.evidence]]\nquote = "{_said(number)}"\nfor = "explanation"\n'
            for number in range(count)
        ]
        return Shape([_said(number) for number in range(count)], [_entry("meeting", 0), *written])

    return shape


def _filed(table: str, fields: str, use: str) -> Callable[[int], Shape]:
    """Topics or places, one for each event."""

    def shape(count: int) -> Shape:
        tables = "".join(f'[[{table}]]\nid = "t{number}"\n{fields.format(number)}' for number in range(count))
        entries = [_entry("meeting", number, use.format(number)) for number in range(count)]
        return Shape([_said(number) for number in range(count)], entries, record=tables)

    return shape


SHAPES: Mapping[str, Callable[[int], Shape]] = {
    "events": lambda count: Shape([_said(n) for n in range(count)], [_entry("meeting", n) for n in range(count)]),
    "dated events": _dated,
    "a chain of `after`": _chain("meeting", "after", several=True),
    "one event after all others": _after_all,
    "all events after one": _fan("meeting", "after", several=True),
    "meetings within each other (`occasion`)": _chain("meeting", "occasion"),
    "statements at one meeting": _fan("statement", "occasion"),
    "a chain of `ongoing_at`": _chain("meeting", "ongoing_at", several=True),
    "a chain of `continues`, tariffs": _chain("tariff", "continues"),
    "a chain of `continues`, agreements": _chain("agreement", "continues"),
    "a chain of `fulfils`": _chain("commitment", "fulfils", several=True),
    "a chain of `retaliates_for`": _chain("tariff", "retaliates_for", several=True),
    "tariffs within each other (`within`)": _chain("tariff", "within"),
    "a chain of `replies_to`": _chain("statement", "replies_to"),
    "evidence of one event": _evidence,
    "lines set aside": _set_aside,
    "stray letters": _repairs,
    "actors": _actors,
    "aliases of one actor": _aliases,
    "participants of one meeting": _participants,
    "one long line": _long_line,
    "gaps about one event": _findings("gap", 'missing = "meeting"\n'),
    "discrepancies about one event": _findings("discrepancy", 'kind = "wording"\nresolution = "Both stay"\n'),
    "topics": _filed("topic", 'title = "Topic {0}"\n', 'topics = ["t{0}"]\n'),
    "places": _filed("place", 'name = "Port {0}"\n', 'place = "Port {0}"\n'),
}
"""Records that are one article in one folder."""


def _write(folder: Path, shape: Shape, record: str = _RECORD, name: str = "gazette") -> None:
    (folder / "curation").mkdir(parents=True, exist_ok=True)
    text = "".join(f"{line}\n" for line in shape.lines).encode()
    (folder / f"{name}.txt").write_bytes(text)
    head = _HEAD.format(file=name, sha256=sha256(text).hexdigest(), fields=shape.fields)
    (folder / "curation" / f"{name}.toml").write_text(head + "".join(shape.entries), encoding="utf-8")
    (folder / "curation" / "record.toml").write_text(record + shape.record, encoding="utf-8")


def _one_folder(shape: Callable[[int], Shape]) -> Callable[[Path, int], list[Path]]:
    def write(path: Path, count: int) -> list[Path]:
        _write(path / "folder", shape(count))
        return [path / "folder"]

    return write


def _alone(number: int) -> Shape:
    return Shape([_said(number)], [_entry("meeting", number)])


def _articles(path: Path, count: int) -> list[Path]:
    for number in range(count):
        _write(path / "folder", _alone(number), name=f"s{number}")
    return [path / "folder"]


def _versions(path: Path, count: int) -> list[Path]:
    for number in range(count):
        fields = f'version_of = "s{number - 1}"\n' if number else ""
        _write(path / "folder", _alone(number)._replace(fields=fields), name=f"s{number}")
    return [path / "folder"]


def _folders(path: Path, count: int) -> list[Path]:
    for number in range(count):
        record = 'continues = "talks"\n' if number else _RECORD
        _write(path / f"{number:06}", _alone(number), record, name=f"s{number}")
    return [path / f"{number:06}" for number in range(count)]


ALL = {
    **{name: _one_folder(shape) for name, shape in SHAPES.items()},
    "articles": _articles,
    "a chain of `version_of`": _versions,
    "folders": _folders,
}


def _asked(record: Chronology) -> None:
    """Ask questions on time and on facts about all events of a record."""
    events = record.events
    first, last = events[0], events[-1]
    for answer in (events.before(last), events.after(first), events.during("2031"), events.overlapping(first)):
        answer.after(first).gaps.rows()
    for meeting in (*record.meetings[:1], *record.meetings[-1:]):
        events.at(meeting).discrepancies.rows()
    for actor in record.actors[-1:]:
        events.involving(actor.name), events.by(actor).hints
    events.citing(record.sources[-1]), events.mentioning("mind"), events.of_one_origin(), events.about(last)
    record.relations(first, last), record.elapsed(first, last), record.accounts(last), record.plans, record.digest
    record.agreements.current(on="2031-05-09"), record.commitments.due(on="2031-05-09"), record.commitments.totals()


def _why(record: Chronology) -> None:
    answer = record.events.before(record.events[-1])
    for event in (record.events[0], record.events[-1]):
        str(answer.why(event))


def _printed(record: Chronology) -> None:
    for listing in (record.events, record.actors, record.sources):
        str(listing)
    for source in record.sources[-1:]:
        source.cite(), source.original, record.ledger(source)
    record.events[-1].cite(), record.to_bibtex(), record.events.rows()


def _as_of(record: Chronology) -> None:
    record.diff(record.as_of("2031-05-09"))
    record.negotiation("talks")


DOES: Mapping[str, Callable[[Chronology], object]] = {
    "write": lambda record: record.to_json(),
    "read": lambda record: Chronology.from_json(record.to_json()),
    "read without texts": lambda record: Chronology.from_json(record.to_json(texts=False)),
    "pickle": lambda record: pickle.loads(pickle.dumps(record)),  # noqa: S301 (its own)
    "ask": _asked,
    "rates": lambda record: (str(record.rates()), record.tariffs.in_force(on="2031-05-09")),
    "why": _why,
    "print": _printed,
    "draw": lambda record: record.timeline().svg,
    "page": lambda record: record._repr_html_(),
    "as of": _as_of,
}


def measured(shape: str, count: int, does: Collection[str]) -> dict[str, float]:
    """The seconds of processor time that loading a shape of so many members takes, and then each of these."""
    with TemporaryDirectory() as folder:
        paths = ALL[shape](Path(folder), count)
        begun = time.process_time()
        record = load(*paths, limits=LIMITS)
        found = {"load": time.process_time() - begun}
    for name in does:
        begun = time.process_time()
        DOES[name](record)
        found[name] = time.process_time() - begun
    return found


def main() -> None:
    """Print a row for each shape: the seconds for all members, and the exponent where they are enough to tell it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=3_000)
    parser.add_argument("--without", nargs="*", default=[], choices=DOES, help="what is not measured")
    parser.add_argument("shapes", nargs="*", default=list(ALL), help="by their names in the table")
    options = parser.parse_args()
    does = [name for name in DOES if name not in options.without]
    print(f"| {options.members:,} | load | {' | '.join(does)} |")
    print(f"|---|---{'|---' * len(does)}|")
    for shape in options.shapes:
        half, whole = (measured(shape, count, does) for count in (options.members // 2, options.members))
        cells = [f"{whole[name]:.2f} s{_exponent(half[name], whole[name])}" for name in whole]
        print(f"| {shape} | {' | '.join(cells)} |", flush=True)


def _exponent(half: float, whole: float) -> str:
    return f", {math.log2(whole / half):.1f}" if half > LEAST else ""


if __name__ == "__main__":
    main()
