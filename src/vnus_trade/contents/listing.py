"""Listings: members of a record in its order, which show themselves and say what a slice of them left out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar, overload

import attrs

from vnus_trade import lazy
from vnus_trade.contents.index import Catalogue
from vnus_trade.errors import NotFound, QuestionRefused
from vnus_trade.model.events import (
    Agreement,
    Commitment,
    Event,
    Meeting,
    NegotiationRound,
    Statement,
    TariffAnnouncement,
)
from vnus_trade.notebook import Picture, Shown
from vnus_trade.words.names import near


class WithId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id, unique over everything that is loaded together."""


@attrs.frozen
class Extent:
    """Which members of a whole a listing has, and what they are to the question that was asked."""

    places: range
    """The places of its members in the whole."""
    whole: int
    """How many members the whole has."""
    answers: str = ""
    """``"certain"`` or ``"possible"`` of answers to a question."""
    left_out: int = 0
    """How many possible answers are not in the whole."""

    def __getitem__(self, part: slice) -> "Extent":
        return attrs.evolve(self, places=self.places[part])

    def __str__(self) -> str:
        taken, whole = self.places, range(self.whole)
        of = f"{len(taken)} of {len(whole)}"
        if taken == whole:
            of = str(len(whole))
        elif taken and taken == whole[: len(taken)]:
            of = f"first {of}"
        elif taken and taken == whole[-len(taken) :]:
            of = f"last {of}"
        rest = f", {self.left_out} possible left out" if self.left_out else ""
        return f"{of} {self.answers}".rstrip() + rest


D = TypeVar("D")
L = TypeVar("L", bound=WithId, covariant=True)  # noqa: PLC0105 (users read it in every signature)


@attrs.frozen(repr=False, eq=False)
class Listing(Shown, Sequence[L], Generic[L]):
    """Members of a record, in its order; a slice of it is another. It is immutable, and equals a tuple of its members.

    Printed, and in notebooks, it is a table.

    >>> import vnus_trade
    >>> record = vnus_trade.load()
    >>> record.sources[:2]
    <Listing[Source] first 2 of 5: bilingual-2025-07-02, second-round>
    >>> "to-lam" in record.actors, "to-lam" in record.sources
    (True, False)
    """

    _catalogue: Catalogue = attrs.field(eq=False)
    _kind: type[L] = attrs.field(eq=False)
    _members: tuple[L, ...]
    # The whole, unless it is a slice or holds answers.
    _part: Extent | None = attrs.field(default=None, eq=False, kw_only=True)
    _called: ClassVar[str] = "listing"

    @overload
    def __getitem__(self, index: int) -> L: ...
    @overload
    def __getitem__(self, index: slice) -> "Listing[L]": ...
    def __getitem__(self, index: int | slice) -> "L | Listing[L]":
        if not isinstance(index, slice):
            try:
                return self._members[index]
            except TypeError:
                raise TypeError(f"brackets take a place, such as [0], not {index!r}; an id is for get(id)") from None
        part = self._part or Extent(range(len(self)), len(self))
        return Listing(self._catalogue, self._kind, self._members[index], part=part[index])

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[L]:
        return iter(self._members)

    def __contains__(self, thing: object) -> bool:
        """Return whether it has an object, or one of this id; raises `NotFound` for an id that the record has not."""
        if not isinstance(thing, str):
            return thing in self._members
        own = [member.id for member in self._members]
        if thing not in own and thing not in self._catalogue.ids:
            raise NotFound("id of this record", thing, near(thing, self._catalogue.ids))
        return thing in own

    def __eq__(self, other: object) -> bool:
        if type(other) is type(self):
            return self._members == other._members
        return self._members == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._members)

    def __repr__(self) -> str:
        return f"<Listing[{self._kind.__name__}] {self.extent}{shortened(self)}>"

    def __str__(self) -> str:
        return lazy.listings.text(self, self._catalogue)

    def _repr_html_(self) -> str:
        return lazy.listings.html(self, self._catalogue)

    @property
    def kind(self) -> type[L]:
        """The class of the members."""
        return self._kind

    @property
    def extent(self) -> str:
        """How many members there are, what they are to the question that was asked, and what a slice left out.

        >>> import vnus_trade
        >>> vnus_trade.load().meetings.before("2025-07-04")[:1].extent
        'first 1 of 6 certain, 2 possible left out'
        """
        return str(self._part or len(self))

    @property
    def judged(self) -> Iterator[tuple[L, bool | None]]:
        """Each member, with whether it is a certain answer or only a possible one; `None` if no question was asked."""
        answers = self._part.answers if self._part else ""
        return ((member, answers == "certain" if answers else None) for member in self._members)

    @overload
    def get(self, id: str) -> L: ...
    @overload
    def get(self, id: str, default: D, /) -> L | D: ...
    def get(self, id: str, *default: Any) -> Any:
        """Return the member of this id, of an answer also a possible one.

        Where there is none, returns the default, if one is given, and else raises `NotFound` with near misses.
        """
        if not isinstance(id, str):
            raise TypeError(f"get takes an id, not {id!r}")
        members = {member.id: member for member, _ in self.judged}
        if id not in members:
            if default:
                return default[0]
            raise NotFound(f"{self._kind.__name__} of this {self._called}", id, near(id, members))
        return members[id]

    # mypy holds against each of these types that it is no `dict`, which the rows of all other listings are.
    @overload
    def rows(self: "Listing[Meeting]") -> "list[lazy.row_types.MeetingRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[NegotiationRound]") -> "list[lazy.row_types.RoundRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[TariffAnnouncement]") -> "list[lazy.row_types.TariffRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[Statement]") -> "list[lazy.row_types.StatementRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[Agreement]") -> "list[lazy.row_types.AgreementRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[Commitment]") -> "list[lazy.row_types.CommitmentRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self: "Listing[Event]") -> "list[lazy.row_types.EventRow]": ...  # type: ignore[overload-overlap]
    @overload
    def rows(self) -> list[dict[str, Any]]: ...
    def rows(self) -> Any:
        """Make a flat dict of each member, certain answers before possible ones; times in UTC, rates in per cent.

        Every row has the `columns`, which `docs/interchange.md` describes.
        """
        return lazy.rows.rows(self)

    def to_arrow(self, *, empty: bool = False) -> Any:
        """Make a `pyarrow.Table` of the rows: real times and decimals, and lists of texts for cells of several.

        Where there are rows, columns without any value are left out, unless `empty` is true: then all answers about one
        class of events have one schema. Events and plans have the columns that `Question` asks as well, except where
        some were called off. Its metadata have the digest of the record, the version of this package, and
        whose the quoted words are. Raises `ExtraMissing` without the extra `parquet`, and `QuestionRefused` for numbers
        of more than 38 digits.

        >>> import vnus_trade
        >>> table = vnus_trade.load().rounds.to_arrow()
        >>> table["number"].to_pylist(), str(table.schema.field("topics").type)
        ([1, 2], 'list<item: string>')
        """
        return lazy.tables.to_arrow(self, self._catalogue, empty=empty)

    def save(self, path: str | Path, *, excel: bool = False, separator: str = ",") -> None:
        """Write the rows to a file, as CSV or Parquet by its suffix, whole or not at all; what it held is replaced.

        With `excel`, the CSV is as Excel reads it: it begins with a byte order mark, and its times have no letters, in
        columns such as ``begin_earliest (UTC)``; for an Excel that separates by semicolons, with a comma in decimals,
        say ``separator=";"``. In every CSV an apostrophe stands before a text that a spreadsheet would run as a
        formula. Raises `WriteRefused` for other suffixes, and as `to_arrow` does.
        """
        lazy.tables.save_table(self, Path(path), excel=excel, separator=separator)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the table of `to_arrow` to any library that reads Arrow, by its PyCapsule interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    @property
    def columns(self) -> dict[str, type]:
        """The name and the type of each column of `rows`; the class of the members alone decides them.

        >>> import vnus_trade
        >>> vnus_trade.load().rounds.columns["begin_earliest"]
        <class 'datetime.datetime'>
        """
        return {name: column.type for name, column in lazy.rows.columns(self._kind).items()}

    def timeline(
        self: "Listing[Any]",
        *,
        lanes: str = "kind",
        statements: str = "folded",
        width: int = 1000,
        link: Callable[[str], str] | None = None,
    ) -> Picture:
        """These events as a picture: the possible answers hollow, the others solid; as `Chronology.timeline`.

        Raises `QuestionRefused` for a listing of anything but events.
        """
        if not issubclass(self._kind, Event):
            raise QuestionRefused("timeline", f"it draws events, and these are of {self._kind.__name__}")
        return lazy.svg.timeline_picture(self, self._catalogue, lanes, statements, width, link)


@attrs.frozen(repr=False)
class Answer(Listing[L], Generic[L]):
    """What certainly answers a question, and what may; a slice is a listing, which says what it leaves out."""

    possible: Listing[L]
    """What answers in some world and not in all, in the same order."""
    _called: ClassVar[str] = "answer"

    @overload
    def __getitem__(self, index: int) -> L: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[L]: ...
    def __getitem__(self, index: int | slice) -> L | Listing[L]:
        whole = Extent(range(len(self)), len(self), "certain", len(self.possible))
        return Listing(self._catalogue, self._kind, self._members, part=whole)[index]

    def __repr__(self) -> str:
        certain, possible = f"{len(self)} certain{shortened(self)}", f"{self.possible.extent}{shortened(self.possible)}"
        return f"<{type(self).__name__}[{self._kind.__name__}] {certain}; {possible}>"

    @property
    def extent(self) -> str:
        """How many certainly answer, and how many may."""
        return f"{len(self)} certain, {len(self.possible)} possible"

    @property
    def judged(self) -> Iterator[tuple[L, bool | None]]:
        """Each answer, with whether it is certain; the possible ones last."""
        return chain(((member, True) for member in self), self.possible.judged)

    @property
    def _ids(self) -> set[str]:
        return {member.id for member, _ in self.judged}


def possible_answers(catalogue: Catalogue, kind: type[L], members: Iterable[L]) -> Listing[L]:
    """List answers that are only possible."""
    found = tuple(members)
    return Listing(catalogue, kind, found, part=Extent(range(len(found)), len(found), "possible"))


def shortened(members: Iterable[WithId]) -> str:
    """List the first few ids after a colon."""
    ids = [member.id for member in members]
    few = [*ids[:6], *(["..."] if len(ids) > 6 else [])]
    return f": {', '.join(few)}" if few else ""
