"""Measures the figures of `docs/explanation/speed.md` in one run: ratios to peers that do the same in the same minute.

Times are those of the processor. Each ratio is taken several times, both sides in turn, so that a slow spell of the
machine slows both; the table shows the median and the quartiles. ``python benchmarks/bench.py import windows`` measures
only the figures whose names have one of these words.
"""

import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from math import log
from typing import Any

import attrs
import records
from dateutil.parser import isoparse

import vnus_trade
from vnus_trade import (
    Chronology,
    Event,
    Events,
    Evidence,
    Meeting,
    NegotiationRound,
    Quotation,
    Statement,
    TariffAnnouncement,
    TimeSpan,
)
from vnus_trade.display.terminal import timeline_lines

DEPENDENCIES = "import attrs, cattrs, dateutil.relativedelta, zoneinfo, tomllib"
PACKAGE = "import vnus_trade"
ANSWER = f"{PACKAGE}; record = vnus_trade.load(); record.rounds.before(record.deal)"
SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
WINDOW = "2005-06"
WINDOWS = ("before", "after", "during", "overlapping", "between")
CLASSES = (Meeting, NegotiationRound, Statement, TariffAnnouncement, Evidence, Quotation, TimeSpan)

Sample = Iterator[float]


def seconds(run: Callable[[], object], times: int = 1) -> float:
    """The processor's time of one call, taken over several."""
    gc.collect()
    begun = time.process_time()
    for _ in range(times):
        run()
    return (time.process_time() - begun) / times


def enough(run: Callable[[], object]) -> int:
    """How often to call something, so that it takes a twentieth of a second."""
    return max(1, int(0.05 / max(seconds(run), 1e-7)))


def ratios(run: Callable[[], object], peer: Callable[[], object], times: int = 7) -> Sample:
    """How much longer one takes than another, several times."""
    ours, theirs = enough(run), enough(peer)
    for _ in range(times):
        yield seconds(run, ours) / seconds(peer, theirs)


# Cold starts


def process(code: str) -> float:
    """The milliseconds of the processor that a fresh interpreter takes for some code, beside its own start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    timed = f"import time; begun = time.process_time(); {code}; print(time.process_time() - begun)"
    done = subprocess.run([sys.executable, "-c", timed], env=environment, stdout=subprocess.PIPE, check=True)
    return 1000 * float(done.stdout)


def starts(code: str, peer: str = DEPENDENCIES) -> Sample:
    """How much longer a fresh interpreter takes for some code than for importing the dependencies."""
    process(code), process(peer)  # writes the bytecode
    for _ in range(15):
        yield process(code) / process(peer)


# Records

_made: dict[tuple[str, int], Chronology] = {}


def invented(count: int) -> Chronology:
    """A record of so many events, made once."""
    if ("invented", count) not in _made:
        _made["invented", count] = records.invented(count)
    return _made["invented", count]


def exponents(run: Callable[[Chronology], object], small: int, large: int, times: int = 3) -> Sample:
    """The power of the size of a record with which the time of something grows; each time on new records."""
    for _ in range(times):
        taken = [seconds(partial(run, records.invented(count))) for count in (small, large)]
        yield log(taken[1] / taken[0]) / log(large / small)


def asked(events: Events[Event], query: str) -> object:
    """The answer to a question about a window of time, with its possible half."""
    return getattr(events, query)(*((WINDOW, "2010") if query == "between" else (WINDOW,))).possible


def comprehended(record: Chronology) -> object:
    """What list comprehensions do for such a window: the certain half, and the possible one."""
    begin = TimeSpan.parse(WINDOW, records.ZONE).begin_earliest
    assert begin is not None  # noqa: S101 (a month has a beginning)
    certain = [each for each in record.all_events if (end := each.when.end_latest) and end <= begin]
    return certain, [each for each in record.all_events if not (end := each.when.end_earliest) or end < begin]


def window_first() -> Sample:
    """A window asked of a record for the first time, over list comprehensions."""
    for query in WINDOWS:
        record = records.invented(MIDDLE)
        yield seconds(partial(asked, record.events, query)) / seconds(partial(comprehended, record), 5)


def window_again() -> Sample:
    """The same asked again, over list comprehensions."""
    record = invented(MIDDLE)
    for query in WINDOWS:
        asked(record.events, query)
        yield seconds(partial(asked, record.events, query), 20) / seconds(partial(comprehended, record), 5)


def window_again_large() -> Sample:
    """Milliseconds of the same asked again of the largest record."""
    record = invented(LARGE)
    for query in WINDOWS:
        asked(record.events, query)
        yield 1000 * seconds(partial(asked, record.events, query), 3)


def other_window_large() -> Sample:
    """Milliseconds of a window that nobody asked for, of the largest record."""
    events = invented(LARGE).events
    for year in range(1991, 1996):
        yield 1000 * seconds(partial(events.before, str(year)))


def chain_of_three() -> Sample:
    """Milliseconds of three questions on time in a row that nobody asked for, of the largest record."""
    events = invented(LARGE).events
    for year in range(1991, 1996):
        yield 1000 * seconds(lambda year=year: events.after(str(year)).before("2008").during(str(year + 5)))  # type: ignore[misc]


def facts() -> Sample:
    """Questions about facts over list comprehensions that do the same; the worst of them."""
    record = invented(MIDDLE)
    events, listed = record.events, list(record.all_events)
    actor, topic, source = record.actor("person-5"), record.topics[3], record.sources[3]
    pairs: list[tuple[Callable[[], object], Callable[[], object]]] = [
        (lambda: events.involving(actor), lambda: [e for e in listed if actor in e.actors]),
        (lambda: events.by(actor), lambda: [e for e in listed if actor in getattr(e, "speakers", ())]),
        (lambda: events.about(topic), lambda: [e for e in listed if topic in e.topics]),
        (lambda: events.citing(source), lambda: [e for e in listed if _cites(e, source)]),
        (lambda: events.mentioning("delegate 17"), lambda: [e for e in listed if _mentions(e, "delegate 17")]),
    ]
    for ours, _ in pairs:
        ours()
    for _ in range(5):
        yield max(seconds(ours, 3) / seconds(theirs, 3) for ours, theirs in pairs)


def _cites(event: Event, source: object) -> bool:
    return any(item.quotation.source == source for item in event.evidence)


def _mentions(event: Event, words: str) -> bool:
    return any(words in item.quotation.exact.casefold() for item in event.evidence)


def relations() -> Sample:
    """Microseconds of the relations of two events, of pairs near each other and far apart."""
    record = invented(MIDDLE)
    ids = [event.id for event in record.all_events]
    for apart in (1, 2, 3, 17, 400, 5_000):
        pairs = [(ids[n], ids[(n + apart) % len(ids)]) for n in range(0, len(ids), 200)]
        taken = seconds(lambda pairs=pairs: [record.relations(*pair) for pair in pairs])  # type: ignore[misc]
        yield 1e6 * taken / len(pairs)


def neighbours() -> Sample:
    """Megabytes that are kept after the order of neighbours was asked for, in a chain of 4,000 events."""
    record = records.chain(4_000)
    events = list(record.all_events)
    gc.collect()
    tracemalloc.start()
    for event, other in pairwise(events):
        assert record.begins_no_later(event, other)  # noqa: S101 (so that it is asked)
        record.relations(event, other)
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield kept / 1e6


def kept_per_event() -> Sample:
    """Memory of a record, without the texts, over that of bare slotted classes of attrs with the same fields."""
    with traced() as ours:
        record = records.invented(MIDDLE)
    texts = sum(sys.getsizeof(source.text) for source in record.sources)
    bare = {cls: attrs.make_class(cls.__name__, [field.name for field in attrs.fields(cls)]) for cls in CLASSES}
    with traced() as theirs:
        kept = [_bare(event, bare) for event in record.all_events]
    del kept
    yield (ours[0] - texts) / theirs[0]


def _bare(thing: Any, classes: dict[Any, Any]) -> Any:
    """The same values in bare classes; what an event refers to is left as it is."""
    if isinstance(thing, tuple):
        return tuple(_bare(each, classes) if isinstance(each, Evidence) else each for each in thing)
    if type(thing) not in classes:
        return thing
    values = [getattr(thing, field.name) for field in attrs.fields(type(thing))]
    inner = (tuple, TimeSpan, Evidence, Quotation)
    return classes[type(thing)](*(_bare(each, classes) if isinstance(each, inner) else each for each in values))


@contextmanager
def traced() -> Iterator[list[float]]:
    """The bytes that are kept of what is made within."""
    kept = [0.0]
    gc.collect()
    tracemalloc.start()
    yield kept
    gc.collect()
    kept[0], _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()


# Displays


def display(record: Chronology) -> object:
    """The record as a display of a notebook."""
    return record._repr_html_()


def picture(record: Chronology) -> object:
    """The timeline as a picture."""
    return record.timeline()


def terminal(record: Chronology) -> object:
    """The timeline in a terminal."""
    return list(timeline_lines(record))


def took(run: Callable[[Chronology], object]) -> Callable[[], Sample]:
    """Seconds of something on ten thousand events."""

    def sample() -> Sample:
        yield seconds(lambda: run(invented(MIDDLE)))

    return sample


# Times and interchange


def written() -> Sample:
    """Microseconds of writing a time; the slowest of several."""
    texts = ("2025-04-22", "2025-04", "2025-05-19/2025-05-22", "[2025-04-01..2025-04-10]", "2025-07-02T10:25-04:00")
    spans = [TimeSpan.parse(text, "America/New_York") for text in texts]
    for _ in range(7):
        yield max(1e6 * seconds(partial(str, span), 500) for span in spans)


def parsed() -> Sample:
    """Reading a day that was not read before, over isoparse of dateutil."""
    days = [f"{1900 + n // 336}-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(6_000)]
    for _ in range(7):
        yield seconds(lambda: [TimeSpan.parse(day, records.ZONE) for day in days]) / seconds(
            lambda: [isoparse(day) for day in days]
        )


def compared() -> Sample:
    """`certainly_before` over two comparisons of instants."""
    one, other = (TimeSpan.parse(text, records.ZONE) for text in ("2025-04-22", "2025-05"))
    return ratios(
        lambda: one.certainly_before(other),
        lambda: one.end_latest <= other.begin_earliest and one.begin_latest <= other.end_earliest,  # type: ignore[operator]
    )


def to_json() -> Sample:
    """Writing the shipped record over `json.dumps` of the same."""
    record = vnus_trade.load()
    plain = json.loads(record.to_json())
    return ratios(record.to_json, lambda: json.dumps(plain))


def from_json() -> Sample:
    """Reading it back over `json.loads` of it."""
    document = vnus_trade.load().to_json()
    return ratios(lambda: Chronology.from_json(document), lambda: json.loads(document))


def from_json_over_load() -> Sample:
    """Reading the shipped record from JSON over loading it from its folder with all checks."""
    document = vnus_trade.load().to_json()
    return ratios(lambda: Chronology.from_json(document), partial(vnus_trade.load, check=True))


def rows() -> Sample:
    """Rows of ten thousand events over dicts of their values."""
    events = invented(MIDDLE).events
    names = list(events.columns)
    listed = list(events)
    return ratios(events.rows, lambda: [{name: getattr(each, name, None) for name in names} for each in listed], 3)


def located(size: int) -> Callable[[], Sample]:
    """Finding words in a text of so many letters, over `str.find`."""

    def sample() -> Sample:
        whole = "\n".join(
            f"Line {n} of the talks has its own number, {n * 7}, and some words." for n in range(size // 60)
        )
        source = attrs.evolve(vnus_trade.load().sources[0], text=whole, repairs=(), set_aside=())
        words = f"number, {(size // 60 - 3) * 7}, and"
        return ratios(lambda: source.locate(words), lambda: whole.find(words))

    return sample


def _windowed(record: Chronology) -> object:
    return asked(record.events, "before")


FIGURES: dict[str, tuple[str, Callable[[], Sample]]] = {
    "import / dependencies": ("1.2", partial(starts, PACKAGE)),
    "import, load and ask / dependencies": ("1.5", partial(starts, ANSWER)),
    "kept after neighbours of a chain, 4,000 events, MB": ("10", neighbours),
    "display of a record, 10,000 events, s": ("3", took(display)),
    "display, exponent": ("1.1", partial(exponents, display, SMALL, MIDDLE)),
    "timeline(), 10,000 events, s": ("2", took(picture)),
    "timeline(), exponent": ("1.1", partial(exponents, picture, SMALL, MIDDLE)),
    "terminal timeline, 10,000 events, s": ("2", took(terminal)),
    "terminal timeline, exponent": ("1.1", partial(exponents, terminal, SMALL, MIDDLE)),
    "window, first time / list comprehensions": ("3", window_first),
    "window, again / list comprehensions": ("0.5", window_again),
    "window, exponent from 10,000 to 100,000": ("1.05", partial(exponents, _windowed, MIDDLE, LARGE, 1)),
    "window, again, 100,000 events, ms": ("5", window_again_large),
    "another window, 100,000 events, ms": ("", other_window_large),
    "chain of three windows, 100,000 events, ms": ("100", chain_of_three),
    "facts / list comprehension": ("1", facts),
    "relations of two events, us": ("20", relations),
    "str(TimeSpan), us": ("20", written),
    "TimeSpan.parse / isoparse": ("5", parsed),
    "certainly_before / two comparisons": ("20", compared),
    "to_json / json.dumps": ("6", to_json),
    "from_json / json.loads": ("25", from_json),
    "from_json / load with all checks": ("1", from_json_over_load),
    "rows() / dicts by getattr": ("20", rows),
    "locate / str.find, 3 kB": ("5", located(3_000)),
    "locate / str.find, 900 kB": ("3", located(900_000)),
    "memory of an event / bare attrs": ("1.8", kept_per_event),
}


def main(words: list[str]) -> None:
    """Print the table, as Markdown."""
    peers = ", ".join(f"{name} {version(name)}" for name in ("attrs", "cattrs", "python-dateutil"))
    print(f"Python {platform.python_version()}, {peers}, {platform.machine()}, {os.cpu_count()} processors\n")
    print("| figure | aim | median | quartiles |\n|---|---|---|---|")
    for name, (aim, sample) in FIGURES.items():
        if words and not any(word in name for word in words):
            continue
        found = sorted(sample())
        quartiles = statistics.quantiles(found, n=4) if len(found) > 1 else [found[0]] * 3
        print(
            f"| {name} | {aim} | {statistics.median(found):.3g} | {quartiles[0]:.3g} to {quartiles[2]:.3g} |",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
