"""Articles and entries in the making: what is to be said, and the text that comes of it.

`inventing` draws these, and `composing` makes folders and objects of them.
"""

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from vnus_trade.evidence.locator import Locator
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan

Form = Literal["NFC", "NFD"]
"""A Unicode normal form."""


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Line:
    """A sentence of an article: the words that are quoted, and a `head` before them that is not.

    `gap` stands between the first two words, and a stray letter in the middle of them; a blank line may follow. What is
    set aside has a `reason`; `repeats` is the sentence that it says once more.
    """

    words: list[str]
    head: str = ""
    gap: str = " "
    stray: str = ""
    blank: bool = False
    reason: Reason | None = None
    repeats: "Line | None" = None

    @property
    def body(self) -> str:
        return f"{self.gap.join(self.words[:2])}{''.join(f' {word}' for word in self.words[2:])}."


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Article:
    """A text in the making and what is said of it; `at` is when it was published, in minutes of the hidden world.

    `mark` is a byte-order mark, or nothing.
    """

    entry: "Entry"
    file: str
    at: int
    form: Form
    newline: str
    mark: str
    lines: list[Line]

    @property
    def curated_in(self) -> str:
        """The name of its curation file."""
        return f"{self.entry.id}.toml"

    @property
    def zone(self) -> str | None:
        zone: str | None = self.entry.values.get("zone")
        return zone


@attrs.frozen(eq=False, repr=False)
class Cited:
    """A piece of evidence: the sentence that is quoted, the fields that it is for, and whom its words mean."""

    article: Article
    line: Line
    fields: list[str]
    reads: dict[str, list[str]]


@attrs.frozen(eq=False, repr=False)
class Time:
    """A time as an entry gives it; `short` leaves a zone out that the source has as well."""

    span: TimeSpan
    phrase: str | None = None
    why: str | None = None
    short: bool = False


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Entry:
    """An entry in the making; `home` is the article in whose file it stands, none for `record.toml`.

    `values` are those of the object's fields, with ids for what it refers to. `extended` are the entries of a later
    folder that extend this one.
    """

    kind: str
    id: str
    folder: int
    home: Article | None = None
    values: dict[str, Any] = attrs.field(factory=dict)
    times: dict[str, Time] = attrs.field(factory=dict)
    evidence: list[Cited] = attrs.field(factory=list)
    inferred: dict[str, str] = attrs.field(factory=dict)
    offices: "list[Entry]" = attrs.field(factory=list)
    extended: "list[Entry]" = attrs.field(factory=list)

    @property
    def parts(self) -> "tuple[Entry, ...]":
        """This entry and what extends it, in the order in which they are loaded: by folder, and by name of file."""
        return (self, *sorted(self.extended, key=lambda part: (part.folder, part.home.curated_in if part.home else "")))

    def all_of(self, field: str) -> tuple[str, ...]:
        """The members of a list, with those that extensions add."""
        return tuple(dict.fromkeys(item for part in self.parts for item in part.values.get(field, ())))


@attrs.frozen(eq=False, repr=False)
class Draft:
    """Articles and entries of one or more folders, and for each folder the negotiation that it says it continues."""

    articles: list[Article] = attrs.field(factory=list)
    entries: list[Entry] = attrs.field(factory=list)
    continues: list[str | None] = attrs.field(factory=list)


@attrs.frozen(eq=False, repr=False)
class Text:
    """An article as it is printed: where each sentence's words stand, what is stray in it, and what is set aside."""

    text: str
    spans: Mapping[Line, tuple[int, int]]
    repairs: tuple[Repair, ...]
    aside: tuple[SetAside, ...]
    locator: Locator

    @classmethod
    def of(cls, article: Article) -> "Text":
        text = article.mark
        spans: dict[Line, tuple[int, int]] = {}
        repairs = []
        for line in article.lines:
            text += line.head
            body = line.body
            if line.stray:
                middle = len(body) // 2
                repairs.append(Repair(at=len(text) + middle, stray=line.stray, reason="A stray letter"))
                body = body[:middle] + line.stray + body[middle:]
            spans[line] = (len(text), len(text) + len(body))
            text += body + article.newline * (1 + line.blank)
        aside = tuple(
            SetAside(
                lines=_lines(text, spans[line]),
                reason=line.reason,
                repeats=None if line.repeats is None else _lines(text, spans[line.repeats]),
            )
            for line in article.lines
            if line.reason is not None
        )
        return cls(text, spans, tuple(repairs), aside, Locator(text, article.entry.id, repairs, aside))

    def source(self, article: Article) -> Source:
        """The source that this is, as yet without evidence."""
        entry = article.entry
        published = entry.times.get("published")
        why = None if published is None else published.why
        return Source(
            id=entry.id,
            file=article.file,
            sha256=sha256(self.text.encode()),
            text=self.text,
            **entry.values,
            published=None if published is None else published.span,
            repairs=self.repairs,
            set_aside=self.aside,
            inferred=entry.inferred if why is None else {"published": why, **entry.inferred},
        )


def _lines(text: str, span: tuple[int, int]) -> Lines:
    return Lines(text.count("\n", 0, span[0]) + 1, text.count("\n", 0, span[1]) + 1)
