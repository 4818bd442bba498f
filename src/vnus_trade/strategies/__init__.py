"""Hypothesis strategies for whoever tests code that takes chronologies, or folders to load; needs the extra `test`.

All that is drawn is valid: a chronology is as `load` gives it, and a folder loads. It is directed at what goes wrong:
times share endpoints, touch, or are not known at all; order runs in chains; names differ by an accent only; texts have
Windows line ends, decomposed letters and stray ones; the same words stand twice. `docs/testing.md` shows the use.

>>> from hypothesis import given
>>> @given(chronologies(min_events=1))
... def test_an_event_is_found_by_its_id(record):
...     assert all(record[event.id] is event for event in record.events)
>>> test_an_event_is_found_by_its_id()

A failing example prints the curation files that it would have.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import attrs

from vnus_trade import lazy
from vnus_trade.errors import ImpossibleValue
from vnus_trade.evidence.sources import Source
from vnus_trade.files import write_all_new
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import EVENT_CLASSES, Event
from vnus_trade.model.fields import COLLECTIONS
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

lazy.from_extra("test", "hypothesis")  # where it is missing, this says what brings it

from hypothesis import strategies as st  # noqa: E402 - only after the line above

from vnus_trade.strategies.folder_files import DrawnFolders, drawn_folders  # noqa: E402 - these need Hypothesis too
from vnus_trade.strategies.span_shapes import bounded_spans, days_between  # noqa: E402
from vnus_trade.strategies.world import Options  # noqa: E402

Kind = TypeVar("Kind", bound=Event)

ZONES: tuple[str | None, ...] = (
    *(None, "UTC", "Asia/Ho_Chi_Minh", "America/New_York", "+05:45"),
    *("America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia"),
)
"""The zones that are drawn unless others are named; `None` is a date somewhere on Earth.

Among them are zones whose clocks skipped midnight, or a whole day, or changed by half an hour.
"""

ALPHABET = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÁÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
    "đđđđĐĐĐĐ"
)
"""The letters that names and other texts are made of unless others are given: those of Vietnamese.

What stands in it more often is drawn more often: đ, which no Unicode normal form makes a d.
"""


@attrs.frozen(eq=False, repr=False)
class Curated:
    """One curated folder or several, and the chronology that `load` makes of them.

    `folders` has the files of each folder, in the order of loading, by their names in it (``curation/record.toml``).
    """

    folders: tuple[Mapping[str, bytes], ...]
    record: Chronology

    def __repr__(self) -> str:
        return f"<Curated {len(self.folders)} folders: {self.record!r}>"

    def write(self, where: str | Path) -> tuple[Path, ...]:
        """Write the folders, as new directories of this one; they are given in the order of loading.

        Raises `WriteRefused` if there are such directories already.
        """
        paths = [Path(where) / f"folder-{number}" for number in range(1, len(self.folders) + 1)]
        for path, files in zip(paths, self.folders, strict=True):
            write_all_new(path, files)
        return tuple(paths)

    @contextmanager
    def written(self) -> Iterator[tuple[Path, ...]]:
        """Write the folders for the time of a `with` block, into a temporary directory."""
        with TemporaryDirectory() as where:
            yield self.write(where)


def chronologies(
    *,
    min_events: int = 0,
    max_events: int = 5,
    max_folders: int = 2,
    kinds: Iterable[EventKind | str] = tuple(EventKind),
    zones: Collection[str | None] = ZONES,
    alphabet: str = ALPHABET,
) -> st.SearchStrategy[Chronology]:
    """Whole chronologies, of events of these `kinds`: every quotation is exact, and every order has a world.

    What comes of several folders may belong to several negotiations. `zones` are those in which times are written, and
    `alphabet` has the letters of names and other texts; what stands around them in an article is English. Raises
    `ImpossibleValue` for what cannot be had, and `TimeRefused` for unknown zones.

    >>> from hypothesis import given
    >>> @given(chronologies(min_events=2, max_events=3, kinds=["round"]))
    ... def test_certain_answers_are_disjoint(record):
    ...     for event in record.rounds:
    ...         assert not {*record.rounds.before(event)} & {*record.rounds.after(event)}
    >>> test_certain_answers_are_disjoint()
    """
    options = Options(zones, alphabet, min_events, max_events, max_folders, kinds)
    return drawn_folders(options).map(DrawnFolders.load)


def folders(
    *,
    min_events: int = 0,
    max_events: int = 5,
    max_folders: int = 2,
    kinds: Iterable[EventKind | str] = tuple(EventKind),
    zones: Collection[str | None] = ZONES,
    alphabet: str = ALPHABET,
) -> st.SearchStrategy[Curated]:
    """Curated folders that load without a fault, and the chronology that they give; drawn as `chronologies` are.

    A second folder may continue the negotiation of the first and extend what stands there.

    >>> from hypothesis import given
    >>> @given(folders())
    ... def test_folders_load(curated):
    ...     with curated.written() as paths:
    ...         assert vnus_trade.load(*paths) == curated.record
    >>> import vnus_trade
    >>> test_folders_load()
    """
    options = Options(zones, alphabet, min_events, max_events, max_folders, kinds)
    return drawn_folders(options).map(_curated)


def events(
    kind: type[Kind], *, zones: Collection[str | None] = ZONES, alphabet: str = ALPHABET
) -> st.SearchStrategy[Kind]:
    """Events of one class, such as `Meeting`, or of any if it is `Event`; what they refer to is whole, too.

    >>> from hypothesis import given
    >>> from vnus_trade import NegotiationRound
    >>> @given(events(NegotiationRound))
    ... def test_rounds_are_counted_from_one(event):
    ...     assert event.number is None or event.number >= 1
    >>> test_rounds_are_counted_from_one()
    """
    kinds = tuple(each for each in EventKind if issubclass(EVENT_CLASSES[each], kind))
    if not kinds:
        raise ImpossibleValue("strategy", "kind", f"is {kind!r}; name Event or a class of events")
    return drawn_folders(Options(zones, alphabet, last=kinds)).map(_last)


def actors(*, zones: Collection[str | None] = ZONES, alphabet: str = ALPHABET) -> st.SearchStrategy[Actor]:
    """Actors of every kind, with names, side and offices, and the quotations for them."""
    return drawn_folders(Options(zones, alphabet, last=("actor",))).map(_last)


def sources(*, zones: Collection[str | None] = ZONES, alphabet: str = ALPHABET) -> st.SearchStrategy[Source]:
    """Sources with their texts, as entries quote them: with lines set aside, stray letters, either sort of line end."""
    return drawn_folders(Options(zones, alphabet, last=("article",))).map(_last)


def spans(
    *, first: date = date(2025, 1, 1), last: date = date(2025, 12, 31), zones: Collection[str | None] = ZONES
) -> st.SearchStrategy[TimeSpan]:
    """Time spans of every shape: bounds that coincide, touch, or are open, mostly at the ends of days from `first` on.

    A bound lies no more than two days beyond `last`, or before `first`.

    >>> from hypothesis import given
    >>> @given(spans(), spans())
    ... def test_before_and_after_are_converse(a, b):
    ...     assert a.certainly_before(b) == b.certainly_after(a)
    >>> test_before_and_after_are_converse()
    """
    if first > last:
        raise ImpossibleValue("strategy", "first", f"is {first}, which is after {last}")
    return bounded_spans(days_between(first, last), st.sampled_from([*Options(zones, ALPHABET).zones]))


# What is made of a draw. A failing example shows the call, with the curation files of what was drawn.


def _curated(drawn: DrawnFolders) -> Curated:
    return Curated(drawn.files, drawn.load())


def _last(drawn: DrawnFolders) -> Any:
    record = drawn.load()
    id_ = drawn.world.entries[-1].id
    return next(thing for name in COLLECTIONS for thing in getattr(record, name) if thing.id == id_)
