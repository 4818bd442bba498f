"""The options and choices of a draw, and its hidden world: articles, entries, times, and the sentences that say so.

Everything happens at a time, in minutes. What is known and said of it is drawn so that it is true in this world, and so
that no two entries refer to each other.
"""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple, TypeVar
from unicodedata import normalize

import attrs
from hypothesis import strategies as st

from vnus_trade.errors import ImpossibleValue, QuestionRefused
from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.stretches import Lines, Reason
from vnus_trade.evidence.vocabulary import Effect, Status
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import keyed
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.phrases.finding import say_phrase
from vnus_trade.strategies.span_shapes import SHAPES, span_around
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import zone_of
from vnus_trade.words.names import fold

_Item = TypeVar("_Item")

DAY = 1440
HALF_DAYS = range(0, 20 * DAY, DAY // 2)
"""When something begins, unless it begins with something else."""

FOLLOWS = "It follows from the rest of the article"

HOLDER = "holder"
"""In a clause: the words that name who holds an office, which is no field of it."""

_TAPES = st.binary(min_size=24, max_size=64)
_BYTE = 256
_LONGEST_WORD = 5
_LENGTHS = (DAY // 2, DAY, 1, 3 * DAY, 20 * DAY)
# Words that name nobody, and may mean anybody.
_NAMELESS = ("The guests", "The other side", "Phía kia")
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


def _known_kinds(kinds: Iterable[EventKind | str]) -> tuple[EventKind, ...]:
    try:
        return tuple(map(EventKind, kinds))
    except ImpossibleValue as error:
        raise ImpossibleValue("strategy", "kinds", f"has {error.field}, which {error.reason}") from error


@attrs.frozen(eq=False)
class Options:
    """What a caller asks for; one more entry, of one of the kinds in `last`, is drawn after all others.

    Raises `ImpossibleValue` for what cannot be had, and `TimeRefused` for unknown zones.
    """

    zones: Collection[str | None]
    alphabet: str
    min_events: int = 0
    max_events: int = 2
    max_folders: int = 1
    kinds: tuple[EventKind, ...] = attrs.field(default=tuple(EventKind), converter=_known_kinds)
    last: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        events = f"is {self.min_events}; give 0 to {self.max_events}"
        unnameable = [each for each in self.alphabet if not fold(each) or unicodedata.category(each)[0] == "M"]
        for option, is_impossible, reason in (
            ("zones", not self.zones, "is empty; None is a zone that nobody names"),
            ("min_events", not 0 <= self.min_events <= self.max_events, events),
            ("max_folders", self.max_folders < 1, f"is {self.max_folders}; give 1 or more"),
            ("kinds", self.min_events and not self.kinds, "is empty; name some, or leave min_events out"),
            ("alphabet", not self.alphabet, "is empty; names are made of it"),
            *(("alphabet", True, f"has {each!r}, of which no name can be made") for each in unnameable),
        ):
            if is_impossible:
                raise ImpossibleValue("strategy", option, reason)
        for zone in self.zones:
            zone_of(zone)


@attrs.define(eq=False, repr=False)
class Choices:
    """Choices made of the next bytes of a tape; each shrinks to the first, the fewest, or no.

    The tape of an entry is drawn at once: a draw takes Hypothesis longer than a choice takes us, and its shrinker can
    leave an entry out, or make it simpler, without a change to the others. Where a tape ends, all is as simple as can
    be.
    """

    draw: st.DrawFn
    alphabet: str
    tape: Iterator[int] = attrs.field(factory=lambda: iter(b""))

    def begin(self, kinds: Sequence[str], least: int, most: int) -> list[tuple[str, Iterator[int]]]:
        """Draw the tapes of several entries, and choose the kind of each."""
        begun = []
        for tape in self.draw(st.lists(_TAPES, min_size=max(least, 0), max_size=most)):
            self.tape = iter(tape)
            begun.append((self.pick(kinds), self.tape))
        return begun

    def below(self, number: int) -> int:
        if number < 2:
            return 0
        drawn = next(self.tape, 0)
        return (drawn if number <= _BYTE else _BYTE * drawn + self.below(_BYTE)) % number

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """Return true once in so many times."""
        return self.below(of) == of - 1

    def several(self, items: Iterable[_Item], most: int = 2) -> tuple[_Item, ...]:
        """Pick some of these, each once, or none.

        They are counted from the last one, so that a choice means the same when shrinking leaves out an earlier one.
        """
        left = list(items)[::-1]
        chosen: list[_Item] = []
        while left and len(chosen) < most and 0 < (drawn := self.below(2 * len(left))) <= len(left):
            chosen.append(left.pop(drawn - 1))
        return tuple(chosen)

    def text(self) -> str:
        """Make one or two words."""
        lengths = [1 + self.below(_LONGEST_WORD) for _ in range(1 + self.chance(4))]
        return " ".join("".join(self.pick(self.alphabet) for _ in range(length)) for length in lengths)


@attrs.define(eq=False, repr=False, kw_only=True)
class ArticleSentence:
    """A sentence of an article: the words that are quoted, and a `head` before them that is not.

    `gap` separates the `lead` from the next words, `stray` letters break into the middle, and a `blank` line may
    follow. What is set aside has a `reason`; `repeats` is the sentence that it says once more.
    """

    lead: str = "It is said"
    words: list[str] = attrs.field(factory=list)
    head: str = ""
    gap: str = " "
    stray: str = ""
    blank: bool = False
    reason: Reason | None = None
    repeats: "ArticleSentence | None" = None

    @property
    def body(self) -> str:
        """The sentence as printed, but for stray letters."""
        return f"{' '.join((self.gap.join((self.lead, *self.words[:1])), *self.words[1:]))}."

    @property
    def middle(self) -> int:
        """The offset at which stray letters break into the sentence, which is not between two figures."""
        body, at = self.body, len(self.body) // 2
        while body[at - 1 : at + 1].isdecimal():
            at += 1
        return at

    @property
    def quote(self) -> str:
        """The sentence in one line, as an entry quotes it."""
        return " ".join(self.body.split())


@attrs.define(eq=False, repr=False)
class Cited:
    """A piece of evidence: the sentence that is quoted, the fields that it is for, and whom its words mean.

    `status` is how its event stands there, if the evidence itself says so, and `effect` how its tariff does.
    """

    article: "Article"
    sentence: ArticleSentence
    fields: list[str] = attrs.field(factory=list)
    reads: dict[str, list[str]] = attrs.field(factory=dict)
    status: Status | None = None
    effect: Effect | None = None


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

    An extension has the id and the class of what it extends, an office the id of its holder, and a plan or a step
    that of its event. `values` are those of the fields, by their keys, with ids for what it refers to; what it gives a
    time for happens `until` then. An event `stands` so in the articles that it quotes.
    """

    kind: str
    cls: Any
    id: str
    folder: int
    home: "Article | None" = None
    quotes: "list[Article]" = attrs.field(factory=list)
    values: dict[str, Any] = attrs.field(factory=dict)
    evidence: list[Cited] = attrs.field(factory=list)
    inferred: dict[str, str] = attrs.field(factory=dict)
    offices: "list[WorldEntry]" = attrs.field(factory=list)
    plans: "list[WorldEntry]" = attrs.field(factory=list)
    steps: "list[WorldEntry]" = attrs.field(factory=list)
    stands: list[Status] = attrs.field(factory=list)
    until: int = 0


@attrs.define(eq=False, repr=False, kw_only=True)
class Article(WorldEntry):
    """The entry of a source, and its text; `at` is when it was published, `mark` a byte-order mark or nothing.

    It is printed when all is drawn.
    """

    file: str
    at: int
    form: Literal["NFC", "NFD"]
    newline: str
    mark: str
    sentences: list[ArticleSentence] = attrs.field(factory=list)

    @cached_property
    def printed(self) -> tuple[str, dict[ArticleSentence, tuple[int, int]]]:
        """The text, and where each sentence begins and ends in it."""
        # Two texts of the same bytes would be one source.
        number = self.id.removeprefix("source-")
        text, spans = self.mark + ("" if number == "1" else f"{number}{self.newline}"), {}
        for sentence in self.sentences:
            start, body = len(text) + len(sentence.head), sentence.body
            text += f"{sentence.head}{body[: sentence.middle]}{sentence.stray}{body[sentence.middle :]}"
            spans[sentence] = start, len(text)
            text += self.newline * (1 + sentence.blank)
        return text, spans

    def lines(self, sentence: ArticleSentence) -> Lines:
        """The lines of a sentence."""
        text, spans = self.printed
        return Lines(*(text.count("\n", 0, at) + 1 for at in spans[sentence]))

    def line_of(self, sentence: ArticleSentence) -> int | None:
        """The line that a quotation of this sentence has to name, where its words may be found elsewhere too."""
        is_unique = self._in_one_line.find(sentence.quote, self._in_one_line.find(sentence.quote) + 1) < 0
        return None if is_unique else self.lines(sentence).first

    @cached_property
    def _in_one_line(self) -> str:
        return " ".join(f"{each.head}{each.quote}" for each in self.sentences)


class Clause(NamedTuple):
    """Words that a sentence is to have for a field; any will do if none are given.

    `means` is the actor that the words mean without naming it, and `timing` the time of a plan that they tell.
    """

    field: str
    words: str = ""
    means: str = ""
    timing: Timing | None = None


@attrs.define(eq=False, repr=False)
class InventedWorld:
    """One draw so far; `continues` has the negotiation that each folder says it continues."""

    options: Options
    choices: Choices
    articles: list[Article] = attrs.field(factory=list, init=False)
    entries: list[WorldEntry] = attrs.field(factory=list, init=False)
    continues: list[str | None] = attrs.field(factory=list, init=False)
    by_id: dict[str, WorldEntry] = attrs.field(factory=dict, init=False)
    # By their ids: when each event happens, those that do not, and what each entry reaches by references, itself too.
    moments: dict[str, tuple[int, int]] = attrs.field(factory=dict, init=False)
    absent: set[str] = attrs.field(factory=set, init=False)
    reached: dict[str, set[str]] = attrs.field(factory=dict, init=False)

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
        return self.choices.pick([*(a for a in reversed(self.articles) if a.folder == folder), None])

    def refer(self, entry: WorldEntry, ids: Sequence[str]) -> None:
        """Note that an entry refers to others, and so does everything that refers to the entry."""
        more = {entry.id}.union(*(self.reached.get(id_, {id_}) for id_ in ids))
        self.reached.setdefault(entry.id, more)
        for reached in self.reached.values():
            if entry.id in reached:
                reached.update(more)

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
        """A clause that names an actor, or means it by words that name nobody."""
        if self.choices.chance(4):
            return Clause(field, self.choices.pick(_NAMELESS), means=actor.id)
        return Clause(field, self.choices.pick(_names(actor)))

    # Times

    def stretch(self) -> tuple[int, int]:
        """When something happens, often beginning where something else begins or ends."""
        choices = self.choices
        marks = [point for moment in reversed(self.moments.values()) for point in reversed(moment)]
        begin = choices.pick(marks) if marks and choices.chance(2) else choices.pick(HALF_DAYS)
        return begin, begin + choices.pick(_LENGTHS)

    def timing(self, begin: int, end: int, articles: Sequence[Article]) -> tuple[Timing, str]:
        """A time that holds this stretch, in a zone in which these articles let it be written, and words for it."""
        choices = self.choices
        anywhere = all("zone" not in article.values for article in articles)
        zones = [zone for zone in self.options.zones if zone is not None or anywhere]
        zone = choices.pick(zones) if choices.chance(2) else zones[0]
        span, written = span_around(choices.pick(SHAPES), begin, end, zone)
        phrase = _phrase(span, choices.pick(("en", "vi")))
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
                say(entry, clause, choices.pick(entry.evidence))

    def _sentence(self, article: Article) -> ArticleSentence:
        """A new sentence, or the last one, which then says more."""
        layout = self.choices.pick(_LAYOUTS)
        if layout is not None or not article.sentences:
            article.sentences.append(ArticleSentence(**(layout or {})))
        return article.sentences[-1]


def _names(actor: WorldEntry) -> tuple[str, ...]:
    values = actor.values
    return (values["name"], *filter(None, (values.get("native_name"),)), *values.get("aliases", ()))


def say(entry: WorldEntry, clause: Clause, cited: Cited) -> None:
    """Let a sentence that is quoted for an entry say a clause."""
    field, value = clause.field, clause.timing or entry.values.get(clause.field)
    if field != HOLDER and field not in cited.fields:
        cited.fields.append(field)
    if not clause.words:
        return
    words = normalize(cited.article.form, clause.words)
    cited.sentence.words.append(f"{field.replace('_', ' ')}: {words}")
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
