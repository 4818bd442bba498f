"""The hidden world of a draw: its articles and entries, when everything happens, and the sentences that say so.

Everything happens at a time, in minutes. What is known and said of it is drawn so that it is true in this world, and so
that no two entries refer to each other.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from unicodedata import normalize

import attrs

from vnus_trade.errors import QuestionRefused
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.stretches import Reason
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import keyed
from vnus_trade.names import fold
from vnus_trade.strategies.choices import Choices, Options
from vnus_trade.strategies.span_shapes import SHAPES, UNSAYABLE, span_around
from vnus_trade.time.phrases import say_phrase
from vnus_trade.time.span import TimeSpan

HALF_DAY, DAY = 720, 1440
HALF_DAYS = 40
"""How many half days there are in which something begins."""

FOLLOWS = "It follows from the rest of the article"

HOLDER = "holder"
"""In a clause: the words that name who holds an office, which is no field of it."""

_LENGTHS = (HALF_DAY, DAY, 1, 3 * DAY, 20 * DAY)
_PRONOUNS = ("He", "They", "Ông ấy")
_VAGUE = ("in 2025", "at some point")
_VAGUER = "The words are vaguer than what the article leaves open"

# How a sentence begins and is laid out. `None` is no sentence of its own: the words go into the one before.
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


@attrs.define(eq=False, repr=False, kw_only=True)
class ArticleSentence:
    """A sentence of an article: the words that are quoted, and a `head` before them that is not.

    `gap` separates the first two words, `stray` letters break into the middle, and a `blank` line may follow. What is
    set aside has a `reason`; `repeats` is the sentence that it says once more.
    """

    words: list[str]
    head: str = ""
    gap: str = " "
    stray: str = ""
    blank: bool = False
    reason: Reason | None = None
    repeats: "ArticleSentence | None" = None

    @property
    def body(self) -> str:
        """The sentence as printed, but for stray letters."""
        return f"{self.gap.join(self.words[:2])}{''.join(f' {word}' for word in self.words[2:])}."

    @property
    def quote(self) -> str:
        """The sentence in one line, as an entry quotes it."""
        return " ".join(self.body.split())


@attrs.define(eq=False, repr=False, kw_only=True)
class Article:
    """A text and the entry of its source; `at` is when it was published, `mark` a byte-order mark or nothing.

    `tape` has what is left of its tape, for the sentences that nothing cites.
    """

    entry: "WorldEntry"
    file: str
    at: int
    form: Literal["NFC", "NFD"]
    newline: str
    mark: str
    sentences: list[ArticleSentence] = attrs.field(factory=list)
    tape: Iterator[int] = attrs.field(factory=lambda: iter(b""))

    @property
    def zone(self) -> str | None:
        """The zone of its words that name none."""
        zone: str | None = self.entry.values.get("zone")
        return zone


@attrs.define(eq=False, repr=False)
class Cited:
    """A piece of evidence: the sentence that is quoted, the fields that it is for, and whom its words mean."""

    article: Article
    sentence: ArticleSentence
    fields: list[str] = attrs.field(factory=list)
    reads: dict[str, list[str]] = attrs.field(factory=dict)


@attrs.define(eq=False, repr=False)
class Timing:
    """A time as an entry gives it, with the article's phrase, and why the phrase does not say just this."""

    span: TimeSpan
    written: str
    why: str | None = None
    phrase: str | None = None


@attrs.define(eq=False, repr=False, kw_only=True)
class WorldEntry:
    """An entry of a curation file; `home` is the article whose file it is in, none for `record.toml`.

    An extension has the id and the class of what it extends, and an office the id of its holder. `values` are those of
    the fields, by their keys, with ids for what it refers to; what it gives a time for happens `until` then.
    """

    kind: str
    cls: Any
    id: str
    folder: int
    home: Article | None = None
    quotes: list[Article] = attrs.field(factory=list)
    values: dict[str, Any] = attrs.field(factory=dict)
    evidence: list[Cited] = attrs.field(factory=list)
    inferred: dict[str, str] = attrs.field(factory=dict)
    offices: "list[WorldEntry]" = attrs.field(factory=list)
    until: int = 0


class Clause(NamedTuple):
    """Words that a sentence is to have for a field; any will do if none are given.

    `means` is the actor that the words mean without naming it.
    """

    field: str
    words: str = ""
    means: str = ""


@attrs.define(eq=False, repr=False)
class InventedWorld:
    """One draw so far; `continues` has the negotiation that each folder says it continues."""

    options: Options
    choices: Choices
    articles: list[Article] = attrs.field(factory=list, init=False)
    entries: list[WorldEntry] = attrs.field(factory=list, init=False)
    continues: list[str | None] = attrs.field(factory=list, init=False)
    by_id: dict[str, WorldEntry] = attrs.field(factory=dict, init=False)
    # When each event happens, and what each entry refers to, by their ids.
    moments: dict[str, tuple[int, int]] = attrs.field(factory=dict, init=False)
    refers: dict[str, set[str]] = attrs.field(factory=dict, init=False)

    # Entries

    def add(self, entry: WorldEntry) -> None:
        """Add an entry that is complete, to which later ones may refer."""
        self.entries.append(entry)
        self.by_id.setdefault(entry.id, entry)

    def ids(self, *classes: type[Any]) -> list[str]:
        """The ids of what there is of these classes."""
        return [id_ for id_, entry in self.by_id.items() if issubclass(entry.cls, classes)]

    def free_id(self, kind: str) -> str:
        """An id for the next entry of a kind."""
        return f"{kind}-{1 + sum(entry.kind == kind for entry in self.entries)}"

    def home(self, folder: int) -> Article | None:
        """The article of a folder in whose file an entry is written, or none for `record.toml`."""
        return self.choices.pick([*(a for a in reversed(self.articles) if a.entry.folder == folder), None])

    def refer(self, entry: WorldEntry, ids: Sequence[str]) -> None:
        """Note that an entry refers to others."""
        self.refers.setdefault(entry.id, set()).update(ids)

    def reaches(self, id: str, other: str) -> bool:
        """Return whether one entry refers to another, or to one that does."""
        found = {id}
        todo = [id]
        while todo and other not in found:
            more = self.refers.get(todo.pop(), set()) - found
            found |= more
            todo += more
        return other in found

    # Names

    def name(self) -> str:
        """Make a name, at times one that is taken, or the same without accents."""
        taken = [name for actor in reversed(self.ids(Actor)) for name in _names(self.by_id[actor])]
        choice = self.choices.below(8) if taken else 0
        if choice < 6:
            return self.choices.text()
        name = self.choices.pick(taken)
        plain = fold(name) if choice == 6 else name.replace("đ", "d").replace("Đ", "D")
        return plain if set(plain) <= {*self.options.alphabet, " "} else name

    def naming(self, field: str, actor: WorldEntry) -> Clause:
        """A clause that names an actor, or means it by a pronoun."""
        if self.choices.chance(4):
            return Clause(field, self.choices.pick(_PRONOUNS), means=actor.id)
        return Clause(field, self.choices.pick(_names(actor)))

    # Times

    def stretch(self) -> tuple[int, int]:
        """When something happens, often beginning where something else begins or ends."""
        choices = self.choices
        marks = [point for moment in reversed(self.moments.values()) for point in reversed(moment)]
        begin = choices.pick(marks) if marks and choices.chance(2) else HALF_DAY * choices.below(HALF_DAYS)
        return begin, begin + choices.pick(_LENGTHS)

    def timing(self, begin: int, end: int, articles: Sequence[Article]) -> tuple[Timing, str]:
        """A time that holds this stretch, in a zone in which these articles let it be written, and words for it."""
        choices = self.choices
        anywhere = all(article.zone is None for article in articles)
        zones = [zone for zone in self.options.zones if zone is not None or anywhere]
        zone = choices.pick(zones) if choices.chance(2) else zones[0]
        shape, language = choices.pick(SHAPES), choices.pick(("en", "vi"))
        span, written = span_around(shape, begin, end, zone)
        phrase = "" if shape in UNSAYABLE else _phrase(span, language)
        return Timing(span, written, None if phrase else _VAGUER), phrase or choices.pick(_VAGUE)

    # Sentences

    def cite(self, entry: WorldEntry, clauses: Sequence[Clause]) -> None:
        """Quote a sentence of each article, and share the clauses among them; some fields may be inferred instead."""
        choices = self.choices
        if not entry.quotes:
            return
        fields = dict.fromkeys(clause.field for clause in clauses if clause.field in (*entry.values, HOLDER))
        if choices.chance(6):
            entry.inferred |= dict.fromkeys(choices.several(fields), FOLLOWS)
        entry.evidence += [Cited(article, self._sentence(article)) for article in entry.quotes]
        # Clauses with words come first, so that the shrinker can move the others without a change to the text.
        for clause in sorted(clauses, key=lambda clause: not clause.words):
            if clause.field not in entry.inferred:
                _say(entry, clause, choices.pick(entry.evidence))

    def _sentence(self, article: Article) -> ArticleSentence:
        """A new sentence, or the last one, which then says more."""
        layout = self.choices.pick(_LAYOUTS)
        if layout is not None or not article.sentences:
            article.sentences.append(_laid_out(**(layout or {})))
        return article.sentences[-1]


def _names(actor: WorldEntry) -> tuple[str, ...]:
    """Every name that the entry of an actor gives it."""
    values = actor.values
    return (values["name"], *filter(None, (values.get("native_name"),)), *values.get("aliases", ()))


def _laid_out(*, lead: str = "It is said", **layout: Any) -> ArticleSentence:
    return ArticleSentence(words=[lead], **layout)


def _say(entry: WorldEntry, clause: Clause, cited: Cited) -> None:
    field, value = clause.field, entry.values.get(clause.field)
    if field != HOLDER and field not in cited.fields:
        cited.fields.append(field)
    if not clause.words:
        return
    words = normalize(cited.article.form, clause.words)
    cited.sentence.words.append(f"{field.replace('_', ' ')} {words}")
    if clause.means and clause.means not in cited.reads.setdefault(words, []):
        cited.reads[words].append(clause.means)
    if isinstance(value, Timing):
        value.phrase = words
    elif value is not None and keyed(entry.cls)[field].backing is Backing.VERBATIM:
        entry.values[field] = words


@lru_cache(maxsize=4096)
def _phrase(span: TimeSpan, language: str) -> str:
    """The phrase that says a span; nothing if there is none."""
    try:
        return say_phrase(span, language=language)
    except QuestionRefused:
        return ""
