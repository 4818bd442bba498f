"""Sources, quotations and evidence: pinned texts, spans of them, and the fields that these support.

A quotation is a span of code points and the exact text between (W3C Web Annotation:
TextPositionSelector, TextQuoteSelector). ``quotation.exact == source.text[quotation.start:quotation.end]`` wherever
the text is there. Of a text that may not be passed on, only the quoted words and the lengths of its lines are kept.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import ImpossibleValue, TextWithheld
from vnus_trade.evidence.backing import DERIVED, FILING, PRINTED
from vnus_trade.evidence.stretches import Repair, SetAside, Strays, starts_of
from vnus_trade.evidence.vocabulary import Effect, Standing, Status
from vnus_trade.frozen import NONE_GIVEN, FrozenMapping, typed
from vnus_trade.notebook import Shown, Titled
from vnus_trade.time.span import TimeSpan

WEB_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+")
"""The form of the address of a page: http or https, and none of the signs that RFC 3986 wants written as ``%7B``."""


def wrong_address(value: str) -> str:
    """What is wrong with the address of a page; '' if nothing is."""
    is_right = WEB_ADDRESS.fullmatch(value) and value.isprintable()
    mend = "write it as https://example.org/talks, with %20 for a space"
    return "" if is_right else f"{value!r} is no address of a page; {mend}"


def _right_address(owner: Any, field: "attrs.Attribute[Any]", value: str) -> None:
    if wrong := wrong_address(value):
        raise ImpossibleValue(owner.id, field.name, wrong)


web_address: Any = attrs.validators.optional(_right_address)
"""Validates the address of a page; raises `ImpossibleValue`."""


def _id(source: "Source | None") -> str | None:
    return None if source is None else source.id


@attrs.frozen(kw_only=True, repr=False, field_transformer=typed)
class Source(Titled):
    """One document, pinned by the SHA-256 of its bytes.

    Two sources of one `origin` do not corroborate each other, nor does a version or a translation its `original`.

    A text that may not be passed on is withheld: `text` is `None`, and nobody could check the digest and the
    quotations. Raises `ImpossibleValue` unless there is either a text or the lengths of its lines.
    """

    id: str = attrs.field(metadata=FILING)
    """Lower-case words joined by ``-``, unique in its negotiation; ``negotiation:id`` where others share it."""
    file: str = attrs.field(metadata=DERIVED)
    """The name of its file in the folder."""
    sha256: str = attrs.field(metadata=FILING)
    """The SHA-256 of its bytes, in hexadecimal."""
    text: str | None = attrs.field(default=None, eq=False, metadata=DERIVED)
    """The decoded file and nothing else, line ends and stray letters included; `None` if it is withheld."""
    line_lengths: tuple[int, ...] = attrs.field(default=(), eq=False, metadata=FILING)
    """The code points of each line of a text that is withheld, without the line end."""
    title: str = attrs.field(metadata=FILING)
    """Its headline, or in brackets our own words for one."""
    authors: tuple[str, ...] = attrs.field(default=(), metadata=FILING)
    """Who wrote it, each name as a bibliography has it."""
    url: str | None = attrs.field(default=None, validator=web_address, metadata=FILING)
    """Where the page was, as a URL."""
    archived: str | None = attrs.field(default=None, validator=web_address, metadata=FILING)
    """Where an archived copy of the page is, as a URL."""
    accessed: TimeSpan | None = attrs.field(default=None, metadata=FILING)
    """When the page was read."""
    standing: Standing = attrs.field(default=Standing.CURRENT, converter=Standing, metadata=FILING)
    """Whether its publisher still stands by it; displays say so wherever an entry rests on what was corrected."""
    version_of: "Source | None" = attrs.field(default=None, eq=_id, metadata=FILING)
    """The source of which it is another version, such as a later or a shorter one."""
    translation_of: "Source | None" = attrs.field(default=None, eq=_id, metadata=FILING)
    """The source of which it is a translation; not given beside `version_of`, which has its own."""
    publisher: str | None = attrs.field(default=None, metadata=PRINTED)
    """Its publisher, if that is known."""
    origin: str | None = attrs.field(default=None, metadata=PRINTED)
    """The agency or outlet behind it, in the source's words."""
    published: TimeSpan | None = None
    """When it was published."""
    zone: str | None = None
    """The zone of its words that name none: an IANA name or an offset."""
    year: int | None = attrs.field(default=None, metadata=PRINTED)
    """The year of its words that name none."""
    languages: tuple[str, ...] = attrs.field(default=(), metadata=FILING)
    """Its languages, as BCP 47 tags such as ``vi``."""
    repairs: tuple[Repair, ...] = attrs.field(default=(), metadata=DERIVED)
    """Its stray letters, which quotations skip."""
    set_aside: tuple[SetAside, ...] = attrs.field(default=(), metadata=DERIVED)
    """Its lines that nothing cites, with the reasons."""
    evidence: "tuple[Evidence, ...]" = attrs.field(default=(), eq=False, metadata=FILING)
    """The quotations that support what is said of it here."""
    inferred: FrozenMapping[str] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[str], metadata=FILING)
    """The reason for each field that no source states, by the name of the field."""

    def __attrs_post_init__(self) -> None:
        if (self.text is None) is not bool(self.line_lengths):
            raise ImpossibleValue(self.id, "line_lengths", "are those of a text that is withheld, and only of such")
        if self.version_of is not None and self.translation_of is not None:
            mend = f"say it in {self.version_of.id!r}, of which this is a version, or leave version_of out"
            raise ImpossibleValue(self.id, "translation_of", f"is given beside version_of; {mend}")

    def __hash__(self) -> int:
        return hash((type(self), self.id))

    def __repr__(self) -> str:
        return f"<Source {self.id}: {self.file}>"

    @property
    def original(self) -> "Source":
        """The source that it is a version or a translation of, through others if need be; without any, itself."""
        found = self
        while (earlier := found.version_of or found.translation_of) is not None:
            found = earlier
        return found

    def cite(self) -> str:
        """A footnote in one line: authors, publisher and origin, title, standing, date, and where the page is.

        The id and the digest of the text end it.

        >>> import vnus_trade
        >>> print(vnus_trade.load().source("second-round").cite())
        “The Second Round of ...”, published no earlier than 22 May 2025 (inferred) [second-round; SHA-256 248b58fa6bcb]
        """
        return lazy.description.source_footnote(self)

    def locate(self, quote: str, line: int | None = None) -> "Quotation":
        """The quotation of these words at their one place; raises as `locator` and `Locator.find` do."""
        return Quotation(self, *self.locator().find(quote, line))

    def locator(self) -> "lazy.locator.Locator":
        """What finds words in the text; raises `TextWithheld` if it is not there."""
        if self.text is None:
            raise TextWithheld(self.id, self.file)
        return lazy.locator.locator_of(self.text, self.id, self.repairs, self.set_aside)

    @property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins, and then the one at which one more line would begin."""
        return self._line_starts

    @cached_property
    def _strays(self) -> Strays:
        return Strays.of(self.repairs)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return starts_of(self.line_lengths if self.text is None else map(len, self.text.split("\n")))


def strays_of(source: Source) -> Strays:
    """The places of the stray letters of a source."""
    return source._strays  # noqa: SLF001 (it is kept there, and is no part of what a source says)


@attrs.frozen(repr=False, field_transformer=typed)
class Quotation(Shown):
    """A span of a source, in code points of its text.

    Raises `ImpossibleValue` for a span that the text has not, and where it is withheld and `kept` has not as many code
    points as the span.
    """

    source: Source = attrs.field(eq=lambda source: source.sha256)
    """The source whose text it is a span of."""
    start: int
    """The offset of its first letter, in code points, from 0."""
    end: int
    """The offset after its last letter."""
    kept: str | None = attrs.field(default=None, eq=False)
    """The words, where the text is withheld; of any other they are read at their place."""

    def __attrs_post_init__(self) -> None:
        text = self.source.text
        if not 0 <= self.start < self.end or (text is not None and self.end > len(text)):
            there = "" if text is None else f", and the text has {len(text)} letters"
            raise ImpossibleValue("Quotation", f"{self.start} to {self.end}", f"is no span of words{there}")
        if text is None and len(self.kept or "") != self.end - self.start:
            raise ImpossibleValue("Quotation", "kept", f"has not the {self.end - self.start} code points of the span")

    def __hash__(self) -> int:
        return hash((self.source.sha256, self.start, self.end))

    def __repr__(self) -> str:
        return f"<Quotation {self.source.id}[{self.start}:{self.end}]>"

    def __str__(self) -> str:
        return self.words

    @property
    def exact(self) -> str:
        """The words, exactly as the source has them."""
        text, start, end = self.context
        return text[start:end]

    @property
    def context(self) -> tuple[str, int, int]:
        """The text, with the start and the end of the words in it; of a text that is withheld, the words alone."""
        if self.source.text is None:
            return self.kept or "", 0, self.end - self.start
        return self.source.text, self.start, self.end

    @property
    def words(self) -> str:
        """The words for reading: in one line, without the stray letters that the repairs of the source name."""
        exact = self.exact
        if self.source.repairs:
            parts = strays_of(self.source).around(self.start, self.end)
            exact = "".join(exact[start - self.start : end - self.start] for start, end in parts)
        return " ".join(exact.split())

    @property
    def line(self) -> int:
        """The line on which the quotation begins, counted from 1."""
        return bisect_right(self.source.line_starts, self.start)


@attrs.frozen(repr=False, field_transformer=typed)
class Evidence(Shown):
    """A quotation and the names of the fields that it supports.

    `reads` says whom words of it mean that are no names: ``{"He": ("jamieson-greer",)}``.
    """

    quotation: Quotation
    """The words."""
    fields: tuple[str, ...] = ()
    """The names of the fields that they support."""
    reads: FrozenMapping[tuple[str, ...]] = attrs.field(default=NONE_GIVEN, converter=FrozenMapping[tuple[str, ...]])
    """The ids of the actors meant by words of it that are no names."""
    status: Status = attrs.field(default=Status.ENDED, converter=Status)
    """How its event stood when the source was published: of evidence for an event."""
    effect: Effect | None = attrs.field(default=None, converter=attrs.converters.optional(Effect))
    """How its tariff stood when the source was published, where the words say so."""

    def __repr__(self) -> str:
        return f"<Evidence {self.quotation!r} for {' '.join(self.fields)}>"

    def __str__(self) -> str:
        return str(self.quotation)
