"""What one draw has told so far, the hidden world behind it, and how entries get their times, names and words.

In the hidden world everything happens at a time, in minutes; then what is known of it, and said, is drawn so that this
world keeps to it. Draws are directed: times begin where others end, names differ by an accent.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

import attrs

from vnus_trade.errors import QuestionRefused
from vnus_trade.names import fold
from vnus_trade.strategies.bounds import SHAPES, span_around
from vnus_trade.strategies.dice import Dice
from vnus_trade.strategies.manuscript import Article, Cited, Draft, Entry, Line, Time
from vnus_trade.strategies.wishes import Wishes
from vnus_trade.time.phrases import say_phrase
from vnus_trade.time.span import TimeSpan

HALF_DAY, DAY = 720, 1440
HALF_DAYS = 40
"""How many half days there are in which something begins."""

FOLLOWS = "It follows from the rest of the article"

_LENGTHS = (HALF_DAY, DAY, 1, 3 * DAY, 20 * DAY)
_PRONOUNS = ("He", "They", "Ông ấy")
_VAGUE, _VAGUER = "at some point", "The words are vaguer than what the article leaves open"

# How a sentence begins and is laid out: what stands before the quoted words, between the first two, within them, and
# after. `None` is no sentence of its own: the words go into the one before.
_LAYOUTS: tuple[dict[str, Any] | None, ...] = (
    *[{}] * 5,
    *[None] * 4,
    {"lead": "“Tuyên bố”"},
    {"lead": "<b>R&D</b>"},
    {"head": "Huế (TTX) – "},
    {"gap": "\n", "blank": True},
    {"gap": "\u00a0"},
    {"gap": " \t ", "lead": "'''"},
    {"blank": True},
    {"stray": "ꦛ"},
    {"stray": "\u200b", "gap": "\n "},
)


class Clause(NamedTuple):
    """Words that a sentence is to have, for a field, or none if any will do.

    `means` is the actor that the words mean without naming it; `literal` makes them the field's value.
    """

    field: str
    words: str = ""
    means: str = ""
    time: Time | None = None
    literal: bool = False


@attrs.frozen(eq=False, repr=False)
class Story:
    """One draw: the draft so far, when each event happens in the hidden world, and what refers to what."""

    dice: Dice
    wishes: Wishes
    draft: Draft = attrs.field(factory=Draft, init=False)
    worlds: dict[str, tuple[int, int]] = attrs.field(factory=dict, init=False)
    reaches: dict[str, set[str]] = attrs.field(factory=dict, init=False)
    names: dict[str, tuple[str, ...]] = attrs.field(factory=dict, init=False)
    # How many more fields of an entry are said before one is inferred; below zero, all are said.
    said_first: dict[Entry, int] = attrs.field(factory=dict, init=False)

    # Entries

    def entry(self, kind: str, folder: int) -> Entry:
        """A new entry of a folder, in the file of one of its articles or in `record.toml`."""
        number = sum(entry.kind == kind for entry in self.draft.entries) + 1
        homes = [article for article in reversed(self.draft.articles) if article.entry.folder == folder]
        return Entry(kind=kind, id=f"{kind}-{number}", folder=folder, home=self.dice.pick([*homes, None]))

    def ids(self, kind: str) -> list[str]:
        return [entry.id for entry in self.draft.entries if entry.kind == kind]

    def quoted(self, folder: int) -> list[Article]:
        """One or two articles for an entry to quote, of its own folder first."""
        articles = [article for article in reversed(self.draft.articles) if article.entry.folder <= folder]
        first = self.dice.pick(articles)
        return [first, self.dice.pick(articles)] if self.dice.chance(3) else [first]

    def refer(self, id: str, others: Iterable[str]) -> None:
        """Note that one entry refers to others, so that none of them will be made to refer to it."""
        found = {id}.union(*(self.reaches[other] for other in others))
        self.reaches.setdefault(id, {id})
        for reached in self.reaches.values():
            if id in reached:
                reached.update(found)

    # Values of fields, and the clauses that show them

    def give(self, entry: Entry, field: str, value: Any) -> list[Clause]:
        """Give a field this value, if there is one, which any words may support."""
        if value is None or value == ():
            return []
        entry.values[field] = value
        return [Clause(field)]

    def literal(self, entry: Entry, field: str, words: str | Sequence[str]) -> list[Clause]:
        """Give a field these words, one or several, which are to be quoted."""
        entry.values[field] = words
        members = [words] if isinstance(words, str) else words
        return [] if self.inferred(entry, field) else [Clause(field, member) for member in members]

    def actors_in(self, entry: Entry, field: str, ids: Sequence[str]) -> list[Clause]:
        """The clauses that name those of these that are actors, or say "he"."""
        if not ids or self.inferred(entry, field):
            return []
        return [self.naming(field, id_) for id_ in ids if id_ in self.names]

    def naming(self, field: str, actor: str) -> Clause:
        if self.dice.chance(4):
            return Clause(field, self.dice.pick(_PRONOUNS), means=actor)
        return Clause(field, self.dice.pick(self.names[actor]))

    def inferred(self, entry: Entry, field: str) -> bool:
        """Whether a field follows from the rest instead of being said; of most entries none does."""
        if entry not in self.said_first:
            self.said_first[entry] = self.dice.below(12) - 6
        if self.said_first[entry] == 0:
            entry.inferred[field] = FOLLOWS
        self.said_first[entry] -= 1
        return field in entry.inferred

    def name(self) -> str:
        """A name, at times one that is taken, or the same without accents."""
        taken = [name for names in reversed(self.names.values()) for name in names]
        choice = self.dice.below(8) if taken else 0
        if choice < 6:
            return self.dice.text()
        name = self.dice.pick(taken)
        plain = fold(name) if choice == 6 else name.replace("đ", "d").replace("Đ", "D")
        return plain if set(plain) <= {*self.wishes.alphabet, " "} else name

    # Times

    def world(self) -> tuple[int, int]:
        """When something happens in the hidden world, often beginning where something else begins or ends."""
        marks = [point for world in reversed(self.worlds.values()) for point in reversed(world)]
        begin = self.dice.pick(marks) if marks and self.dice.chance(2) else HALF_DAY * self.dice.below(HALF_DAYS)
        return begin, begin + self.dice.pick(_LENGTHS)

    def around(self, begin: int, end: int, articles: Iterable[Article]) -> TimeSpan:
        """A span that holds this stretch of the hidden world, in a zone in which these articles let it be written."""
        anywhere = all(article.zone is None for article in articles)
        zones = [zone for zone in self.wishes.zones if zone is not None or anywhere]
        zone = self.dice.pick(zones) if self.dice.chance(2) else zones[0]
        return span_around(self.dice.pick(SHAPES), begin, end, zone)

    def time(self, entry: Entry, field: str, span: TimeSpan) -> list[Clause]:
        """Give a time, and the clause with the words for it, unless it is inferred."""
        how = self.dice.below(4)
        time = Time(span, short=how > 1)
        if self.inferred(entry, field):
            entry.times[field] = time
            return []
        phrase = _said(span, ("en", "vi")[how % 2])
        if not phrase:
            return [Clause(field, _VAGUE, time=attrs.evolve(time, why=_VAGUER))]
        return [Clause(field, phrase, time=time)]

    # What is quoted

    def cite(self, entry: Entry, articles: Sequence[Article], clauses: Sequence[Clause]) -> None:
        """Quote a sentence of each article, and share out the clauses among them, those without words last."""
        cited = [Cited(article, self._sentence(article), [], {}) for article in articles]
        for clause in clauses:
            if clause.words:
                self._say(entry, clause, self.dice.pick(cited))
        for clause in clauses:
            if not clause.words and not self.inferred(entry, clause.field):
                self.dice.pick(cited).fields.append(clause.field)
        entry.evidence.extend(cited)

    def _sentence(self, article: Article) -> Line:
        """A new sentence, or the last one, which then says more."""
        layout = self.dice.pick(_LAYOUTS)
        if layout is not None or not article.lines:
            article.lines.append(_line(**(layout or {})))
        return article.lines[-1]

    def _say(self, entry: Entry, clause: Clause, cited: Cited) -> None:
        words = normalize(cited.article.form, clause.words)
        label = clause.field.replace("_", " ")
        cited.line.words.append(f"{label} {words}" if label else words)
        if clause.field and clause.field not in cited.fields:
            cited.fields.append(clause.field)
        if clause.means and clause.means not in cited.reads.setdefault(words, []):
            cited.reads[words].append(clause.means)
        if clause.literal:
            entry.values[clause.field] = words
        if clause.time is not None:
            entry.times[clause.field] = attrs.evolve(clause.time, phrase=words)


def _line(*, lead: str = "It is said", **layout: Any) -> Line:
    return Line(words=[lead], **layout)


@lru_cache(maxsize=4096)
def _said(span: TimeSpan, language: str) -> str:
    """The phrase that says a span; nothing if there is none."""
    try:
        return say_phrase(span, language=language)
    except QuestionRefused:
        return ""
