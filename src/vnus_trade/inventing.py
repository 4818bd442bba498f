"""Drawing articles and entries that are valid together, of which `composing` makes folders and objects.

First comes a hidden world, in which everything happens at a time, in minutes; then what is known of it, and said, is
drawn so that this world keeps to it. Draws are directed: times begin where others end, names differ by an accent.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

import attrs
from hypothesis import strategies as st

from vnus_trade.composing import Article, Cited, Draft, Entry, Form, Line, Time
from vnus_trade.errors import ImpossibleValue, QuestionRefused
from vnus_trade.model import (
    ActorKind,
    AgreementStage,
    DiscrepancyKind,
    EventKind,
    Goods,
    Medium,
    MeetingForm,
    Rate,
    Role,
    SpeechAct,
    Status,
    TariffStage,
)
from vnus_trade.names import fold
from vnus_trade.phrases import POLICIES, say_phrase
from vnus_trade.sources import Reason
from vnus_trade.timespan import TimeSpan, zone_of

T = TypeVar("T")

_EPOCH = datetime(2025, 4, 18, tzinfo=UTC)
_HALF_DAY, _DAY = 720, 1440
_HALF_DAYS = 40
_LENGTHS = (_HALF_DAY, _DAY, 1, 3 * _DAY, 20 * _DAY)

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
_LEAD = "It is said"
_FORMS: tuple[Form, ...] = ("NFC", "NFD")
_FILLERS = (Reason.UNRELATED, Reason.FURNITURE, Reason.BACKGROUND, Reason.DUPLICATE, Reason.TRANSLATION)
_PRONOUNS = ("He", "They", "Ông ấy")
_ORDINALS = ("first", "second", "third", "fourth")
_RATES = tuple(map(Decimal, ("46", "0", "20", "12.5", "20.00")))
_VAGUE, _VAGUER = "at some point", "The words are vaguer than what the article leaves open"
_FOLLOWS = "It follows from the rest of the article"


_LONGEST = 5
_BYTE = 256
# Bytes for all that an entry asks for are drawn at once: drawing takes longer than all else, and shrinking can leave
# one entry out, or make it simpler, without a change to the others. Where they end, all is as simple as can be.
_TAPE = st.binary(min_size=24, max_size=64)


@lru_cache
def _tapes(least: int, most: int) -> st.SearchStrategy[list[bytes]]:
    return st.lists(_TAPE, min_size=max(least, 0), max_size=most)


def _kinds(kinds: Iterable[EventKind | str]) -> tuple[EventKind, ...]:
    try:
        return tuple(map(EventKind, kinds))
    except ValueError as error:
        raise ImpossibleValue("strategy", "kinds", f"has {error}; there are {', '.join(EventKind)}") from error


def _zones(zones: Collection[str | None]) -> tuple[str | None, ...]:
    return tuple(zones)


@attrs.frozen(kw_only=True, eq=False)
class Wishes:
    """What a caller wants of the draws; `last` are the kinds of which one more entry, or article, is to come last.

    Raises `ImpossibleValue` for what cannot be had.
    """

    min_events: int = 0
    max_events: int = 2
    max_folders: int = 1
    kinds: tuple[EventKind, ...] = attrs.field(default=tuple(EventKind), converter=_kinds)
    zones: tuple[str | None, ...] = attrs.field(converter=_zones)
    alphabet: str
    last: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.min_events <= self.max_events:
            raise ImpossibleValue("strategy", "min_events", f"is {self.min_events}; give 0 to {self.max_events}")
        if self.max_folders < 1:
            raise ImpossibleValue("strategy", "max_folders", f"is {self.max_folders}; give 1 or more")
        if not self.kinds and self.min_events:
            raise ImpossibleValue("strategy", "kinds", "is empty; name some, or leave min_events out")
        if not self.zones:
            raise ImpossibleValue("strategy", "zones", "is empty; None is a zone that nobody names")
        for zone in self.zones:
            zone_of(zone)
        if not self.alphabet:
            raise ImpossibleValue("strategy", "alphabet", "is empty; names are made of it")
        for letter in self.alphabet:
            if not fold(letter):
                raise ImpossibleValue("strategy", "alphabet", f"has {letter!r}, of which no name can be made")


class Clause(NamedTuple):
    """Words that a sentence is to have, for a field; `means` is the actor that they mean without naming it."""

    field: str
    words: str
    means: str = ""
    time: Time | None = None
    literal: bool = False


@attrs.frozen(eq=False, repr=False)
class Inventor:
    """One draw: the draft so far, when each event happens in the hidden world, and what refers to what."""

    draw: st.DrawFn
    wishes: Wishes
    tape: deque[int] = attrs.field(factory=deque)
    draft: Draft = attrs.field(factory=Draft)
    worlds: dict[str, tuple[int, int]] = attrs.field(factory=dict)
    reaches: dict[str, set[str]] = attrs.field(factory=dict)
    names: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    # How many fields of an entry are still said before one is not, if it is below one.
    unsaid: dict[Entry, int] = attrs.field(factory=dict)

    # Small decisions, each of the next byte; each shrinks to the first, the fewest, or no

    def below(self, number: int) -> int:
        if number < 2:
            return 0
        drawn = self.tape.popleft() if self.tape else 0
        return (drawn if number <= _BYTE else _BYTE * drawn + self.below(_BYTE)) % number

    def turn(self, tape: bytes) -> None:
        """Take the decisions that follow from these bytes."""
        self.tape.clear()
        self.tape.extend(tape)

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """Once in so many times."""
        return self.below(of) == of - 1

    def several(self, items: Iterable[T], most: int = 2) -> tuple[T, ...]:
        """As many of these as the draw wants, each once.

        They are counted from the last one, so that a draw means the same when shrinking leaves out an earlier one.
        """
        left = list(items)[::-1]
        chosen: list[T] = []
        while left and len(chosen) < most and 0 < (drawn := self.below(2 * len(left))) <= len(left):
            chosen.append(left.pop(drawn - 1))
        return tuple(chosen)

    def repeat(self, act: Callable[[], None], least: int, most: int) -> None:
        """Do something a few times, each time by decisions of its own."""
        for tape in self.draw(_tapes(least, most)):
            self.turn(tape)
            act()

    def text(self) -> str:
        """One or two words."""
        words = [self.word()]
        if self.chance(4):
            words.append(self.word())
        return " ".join(words)

    def word(self) -> str:
        alphabet = self.wishes.alphabet
        return "".join(alphabet[self.below(len(alphabet))] for _ in range(1 + self.below(_LONGEST)))

    def name(self) -> str:
        """A name, at times one that is taken, or the same without accents."""
        taken = [name for names in reversed(self.names.values()) for name in names]
        choice = self.below(8) if taken else 0
        if choice < 6:
            return self.text()
        name = self.pick(taken)
        plain = fold(name) if choice == 6 else name.replace("đ", "d").replace("Đ", "D")
        return plain if set(plain) <= {*self.wishes.alphabet, " "} else name

    # Articles and what is quoted of them

    def article(self, folder: int) -> None:
        """A new article, about which its own first sentence may say something."""
        number = sum(article.entry.folder == folder for article in self.draft.articles)
        entry = Entry(kind="source", id=f"source-{len(self.draft.articles) + 1}", folder=folder)
        entry.values["title"] = self.text()
        article = Article(
            entry=entry,
            file=f"{number:03}.txt",
            at=_HALF_DAY * (_HALF_DAYS - self.below(_HALF_DAYS)),
            form=self.pick(_FORMS),
            newline=self.pick(("\n", "\r\n")),
            mark="\ufeff" if self.chance(8) else "",
            lines=[],
        )
        clauses = []
        for field in self.several(("publisher", "origin")):
            entry.values[field] = self.text()
            clauses.append(Clause(field, entry.values[field]))
        zone = self.pick(self.wishes.zones)
        plain = []
        if zone is not None:
            entry.values["zone"] = zone
            plain.append("zone")
        if self.chance(2):
            entry.values["year"] = self.pick((2025, 2024))
            plain.append("year")
        if self.chance(3):
            entry.values["languages"] = self.pick((("en",), ("vi", "en")))
        self.draft.articles.append(article)
        if self.chance(2):
            clauses += self.time(entry, "published", self.around(article.at, article.at + 1, [article]))
        if clauses or plain:
            self.cite(entry, [article], clauses, plain)

    def cite(self, entry: Entry, articles: Sequence[Article], clauses: Iterable[Clause], plain: Iterable[str]) -> None:
        """Quote a sentence of each article, and share out the words, and the fields that need none, among them."""
        cited = [Cited(article, self.sentence(article), [], {}) for article in articles]
        for clause in clauses:
            self.say(entry, clause, self.pick(cited))
        for field in plain:
            if not self.inferred(entry, field):
                self.pick(cited).fields.append(field)
        entry.evidence.extend(cited)

    def sentence(self, article: Article) -> Line:
        """A new sentence, or the last one, which then says more."""
        layout = self.pick(_LAYOUTS)
        if layout is not None or not article.lines:
            article.lines.append(_sentence(**(layout or {})))
        return article.lines[-1]

    def say(self, entry: Entry, clause: Clause, cited: Cited) -> None:
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

    def inferred(self, entry: Entry, field: str) -> bool:
        """Whether a field follows from the rest instead of being said; of most entries none does."""
        if entry not in self.unsaid:
            self.unsaid[entry] = 6 - self.below(12)
        self.unsaid[entry] += 1
        if self.unsaid[entry] == 1:
            entry.inferred[field] = _FOLLOWS
        return field in entry.inferred

    def literal(self, entry: Entry, field: str, words: str | Sequence[str]) -> list[Clause]:
        """Give a field these words, one or several, and the clauses that show them."""
        entry.values[field] = words
        members = [words] if isinstance(words, str) else words
        return [] if self.inferred(entry, field) else [Clause(field, member) for member in members]

    def actors_in(self, entry: Entry, field: str, ids: Sequence[str]) -> list[Clause]:
        """The clauses that name these actors, or say "he"."""
        if not ids or self.inferred(entry, field):
            return []
        return [self.naming(field, id_) for id_ in ids if id_ in self.names]

    def naming(self, field: str, actor: str) -> Clause:
        if self.chance(4):
            return Clause(field, self.pick(_PRONOUNS), means=actor)
        return Clause(field, self.pick(self.names[actor]))

    # Times

    def world(self) -> tuple[int, int]:
        """When something happens in the hidden world, often beginning where something else begins or ends."""
        marks = [point for world in reversed(self.worlds.values()) for point in reversed(world)]
        begin = self.pick(marks) if marks and self.chance(2) else _HALF_DAY * self.below(_HALF_DAYS)
        return begin, begin + self.pick(_LENGTHS)

    def around(self, begin: int, end: int, articles: Iterable[Article]) -> TimeSpan:
        """A span that holds this stretch of the hidden world, in a zone in which these articles let it be written."""
        anywhere = all(article.zone is None for article in articles)
        zones = [zone for zone in self.wishes.zones if zone is not None or anywhere]
        zone = self.pick(zones) if self.chance(2) else zones[0]
        return span_around(self.pick(_SHAPES), begin, end, zone)

    def time(self, entry: Entry, field: str, span: TimeSpan) -> list[Clause]:
        """Give a time, and the clause with the words for it, unless it is inferred."""
        how = self.below(4)
        time = Time(span, short=how > 1)
        if self.inferred(entry, field):
            entry.times[field] = time
            return []
        phrase = _said(span, ("en", "vi")[how % 2])
        if not phrase:
            return [Clause(field, _VAGUE, time=attrs.evolve(time, why=_VAGUER))]
        return [Clause(field, phrase, time=time)]

    # Entries

    def entry(self, kind: str, folder: int) -> Entry:
        """A new entry of a folder, in the file of one of its articles or in `record.toml`."""
        number = sum(entry.kind == kind for entry in self.draft.entries) + 1
        homes = [article for article in reversed(self.draft.articles) if article.entry.folder == folder]
        return Entry(kind=kind, id=f"{kind}-{number}", folder=folder, home=self.pick([*homes, None]))

    def quoted(self, folder: int) -> list[Article]:
        """One or two articles for an entry to quote, of its own folder first."""
        articles = [article for article in reversed(self.draft.articles) if article.entry.folder <= folder]
        first = self.pick(articles)
        return [first, self.pick(articles)] if self.chance(3) else [first]

    def ids(self, *kinds: str) -> list[str]:
        return [entry.id for entry in self.draft.entries if entry.kind in kinds]

    def topic(self, folder: int) -> None:
        entry = self.entry("topic", folder)
        entry.values["title"] = self.text()
        self.draft.entries.append(entry)

    def actor(self, folder: int) -> None:
        entry = self.entry("actor", folder)
        articles = self.quoted(folder)
        values = entry.values
        values["kind"] = self.pick(tuple(ActorKind))
        clauses = self.literal(entry, "name", self.name())
        if self.chance(4):
            clauses += self.literal(entry, "native_name", self.name())
        aliases = tuple(dict.fromkeys(self.name() for _ in self.several("ab")))
        if aliases:
            clauses += self.literal(entry, "aliases", aliases)
        plain = ["kind"]
        if self.chance(6):
            values["named"] = False
            plain.append("named")
        side = self.several(self.names, 1)
        if side:
            values["side"] = side[0]
            clauses += self.actors_in(entry, "side", side)
        self.names[entry.id] = (values["name"], *filter(None, (values.get("native_name"),)), *aliases)
        self.refer(entry.id, side)
        for _ in self.several("ab"):
            self.office(entry, entry, folder)
        self.cite(entry, articles, clauses, plain)
        self.draft.entries.append(entry)

    def office(self, holder: Entry, part: Entry, folder: int) -> None:
        """An office of an actor, said by its entry or by one that extends it."""
        office = Entry(kind="office", id="", folder=folder)
        articles = self.quoted(folder)
        clauses = self.literal(office, "title", self.text())
        if not self.inferred(office, "holder"):
            clauses.append(self.naming("", holder.id))
        organisation = self.several([id_ for id_ in self.names if holder.id not in self.reaches[id_]], 1)
        if organisation:
            self.refer(holder.id, organisation)
            office.values["organisation"] = organisation[0]
            clauses += self.actors_in(office, "organisation", organisation)
        for field in self.several(("as_of", "since"), 1):
            clauses += self.time(office, field, self.around(*self.world(), articles))
        self.cite(office, articles, clauses, ())
        part.offices.append(office)

    def document(self, folder: int) -> None:
        entry = self.entry("document", folder)
        articles = self.quoted(folder)
        entry.values["title"] = self.text()
        clauses = self.literal(entry, "number", f"{self.pick((59, 7))}-{self.text()}") if self.chance(2) else []
        issuers = self.several(self.names)
        if issuers:
            entry.values["issued_by"] = issuers
            clauses += self.actors_in(entry, "issued_by", issuers)
        self.cite(entry, articles, clauses, ())
        self.draft.entries.append(entry)

    # Events

    def event(self, folder: int, kinds: Sequence[str]) -> None:
        """What happened or was said, of one of these kinds."""
        kind = self.pick(kinds)
        entry = self.entry(kind, folder)
        articles = self.quoted(folder)
        values = entry.values
        values["title"] = self.text()
        plain: list[str] = []
        clauses = _EVENTS[EventKind(kind)](self, entry, plain)
        statement = values.get("announced_in")
        own_voice = kind == EventKind.STATEMENT and "speakers" not in values and len(set(articles)) == 1
        begin, end = (
            self.worlds[statement] if statement else (articles[0].at, articles[0].at + 1) if own_voice else self.world()
        )
        if statement is None:
            clauses += self._time_and_place(entry, begin, end, articles, plain)
        after = self.several([id_ for id_, world in self.worlds.items() if world[1] <= begin], 3)
        for field, ids in (("after", after), ("documents", self.several(self.ids("document")))):
            if ids:
                values[field] = ids
                plain.append(field)
        topics = self.several(self.ids("topic"))
        if topics:
            values["topics"] = topics
        if self.chance(8):
            entry.inferred["existence"] = _FOLLOWS
        over = end <= min(article.at + 1 for article in articles)
        status = self.pick(tuple(Status) if over else (Status.ONGOING, Status.EXPECTED))
        if status is not Status.ENDED:
            values["status"] = status
            plain.append("status")
        self.cite(entry, articles, clauses, plain)
        self.draft.entries.append(entry)
        self.worlds[entry.id] = (begin, end)
        referred = [id_ for name in ("occasion", "announced_in", "replies_to") if (id_ := values.get(name)) is not None]
        self.refer(entry.id, [*referred, *after, *(id_ for id_ in values.get("about", ()) if id_ in self.worlds)])

    def refer(self, id: str, others: Iterable[str]) -> None:
        """Note that one entry refers to others, so that none of them will be made to refer to it."""
        found = {id}.union(*(self.reaches[other] for other in others))
        self.reaches.setdefault(id, {id})
        for reached in self.reaches.values():
            if id in reached:
                reached.update(found)

    def _time_and_place(
        self, entry: Entry, begin: int, end: int, articles: Sequence[Article], plain: list[str]
    ) -> list[Clause]:
        """What an event says of its own time and place, and the meeting during which it was."""
        clauses = []
        if self.chance(2):
            clauses += self.time(entry, "when", self.around(begin, end, articles))
        if self.chance(3):
            clauses += self.literal(entry, "place", self.text())
        around = [id_ for id_ in self.ids("meeting") if self.worlds[id_][0] <= begin and end <= self.worlds[id_][1]]
        occasion = self.several(around, 1)
        if occasion:
            entry.values["occasion"] = occasion[0]
            plain.append("occasion")
        return clauses

    def _roles(self, entry: Entry, fields: Iterable[str], most: int = 2) -> list[Clause]:
        """Actors for some of these fields."""
        clauses = []
        for field in fields:
            ids = self.several(self.names, most)
            if ids:
                entry.values[field] = ids if most > 1 else ids[0]
                clauses += self.actors_in(entry, field, ids)
        return clauses

    def _count(self, entry: Entry, field: str) -> list[Clause]:
        if not self.chance(2):
            return []
        number = self.pick((1, 2, 3, 4))
        entry.values[field] = number
        if self.inferred(entry, field):
            return []
        return [Clause(field, self.pick((str(number), _ORDINALS[number - 1])))]

    def meeting(self, entry: Entry, plain: list[str]) -> list[Clause]:
        entry.values["form"] = self.pick(tuple(MeetingForm))
        plain.append("form")
        people = self.several(self.names, 3)
        clauses = []
        if people:
            roles: dict[str, list[str]] = {}
            for id_ in people:
                roles.setdefault(str(self.pick(tuple(Role))), []).append(id_)
            entry.values["participants"] = roles
            clauses += self.actors_in(entry, "participants", people)
        if self.chance(4):
            entry.values["outcomes"] = (self.text(),)
            plain.append("outcomes")
        return [*clauses, *self._count(entry, "ordinal")]

    def round(self, entry: Entry, plain: list[str]) -> list[Clause]:  # noqa: ARG002 - as those of the other kinds
        return [*self._count(entry, "number"), *self._roles(entry, ("parties",))]

    def statement(self, entry: Entry, plain: list[str]) -> list[Clause]:
        values = entry.values
        values["gist"] = self.text()
        plain.append("gist")
        clauses = self._roles(entry, ("speakers",))
        if self.chance(3):
            clauses += self._roles(entry, ("relayed_by", "addressees"))
            clauses += self._roles(entry, ("outlet",), 1)
            medium = self.pick(tuple(Medium))
            values["medium"] = medium
            plain.append("medium")
        acts = self.several(SpeechAct)
        about = self.several([*self.worlds, *self.names])
        replies = self.several(self.ids("statement"), 1)
        for field, value in (("speech_acts", acts), ("replies_to", replies[0] if replies else None)):
            if value:
                values[field] = value
                plain.append(field)
        if about:
            values["about"] = about
            named = self.actors_in(entry, "about", about)
            clauses += named
            if not named:
                plain.append("about")
        if self.chance(3):
            clauses.append(Clause("verbatim", self.text(), literal=True))
        return clauses

    def _announced(self, entry: Entry, plain: list[str]) -> list[Clause]:
        statement = self.several(self.ids("statement"), 1)
        if not statement:
            return self._roles(entry, ("announced_by",))
        entry.values["announced_in"] = statement[0]
        plain.append("announced_in")
        return []

    def tariff(self, entry: Entry, plain: list[str]) -> list[Clause]:
        values = entry.values
        values["stage"] = self.pick(tuple(TariffStage))
        plain.append("stage")
        clauses = [*self._announced(entry, plain), *self._roles(entry, ("imposed_by", "applied_to"), 1)]
        goods = tuple(Goods(self.text(), self.pick((None, "9001"))) for _ in self.several("ab"))
        if goods:
            values["goods"] = goods
            clauses += [] if self.inferred(entry, "goods") else [Clause("goods", each.words) for each in goods]
        if self.chance(2):
            least = self.pick(_RATES)
            rate = Rate(least, least + self.pick((0, 20)))
            values["rate"] = rate
            if not self.inferred(entry, "rate"):
                clauses += [Clause("rate", f"{figure:f} per cent") for figure in {rate.minimum: 0, rate.maximum: 0}]
        documents = self.several(self.ids("document"), 1)
        if documents:
            values["instrument"] = documents[0]
            plain.append("instrument")
        begin, end = self.world()
        for field, (first, last) in (("in_force", (begin, end)), ("expires", (end, end + _DAY))):
            if self.chance(4):
                clauses += self.time(entry, field, self.around(first, last, self.draft.articles))
        return clauses

    def agreement(self, entry: Entry, plain: list[str]) -> list[Clause]:
        entry.values["stage"] = self.pick(tuple(AgreementStage))
        plain.append("stage")
        clauses = [*self._announced(entry, plain), *self._roles(entry, ("parties",))]
        if self.chance(3):
            clauses += self.time(entry, "reached", self.around(*self.world(), self.draft.articles))
        return clauses

    # What is contradicted, unsaid, or said later

    def judgement(self, folder: int) -> None:
        """A discrepancy or a gap."""
        kind = self.pick(("gap", "discrepancy"))
        entry = self.entry(kind, folder)
        articles = self.quoted(folder)
        values = entry.values
        values["title"], values["explanation"] = self.text(), self.text()
        concerns = self.several(
            [article.entry.id for article in articles] + [e.id for e in self.draft.entries if e.kind != "negotiation"],
            3,
        )
        if concerns:
            values["concerns"] = concerns
        if kind == "gap":
            values["missing"] = self.pick((*map(str, EventKind), "place", "when"))
            if self.chance(3):
                values["count"] = self.pick((1, 2))
            if self.chance(2):
                entry.times["when"] = Time(self.around(*self.world(), articles), short=self.chance(2))
        else:
            values["kind"], values["resolution"] = self.pick(tuple(DiscrepancyKind)), self.text()
            misnamed = self.several(self.names, 1)
            if misnamed:
                values["misnames"] = {self.name(): misnamed[0]}
        self.cite(entry, articles, (), ())
        self.draft.entries.append(entry)

    def negotiation(self, folder: int) -> None:
        """What a folder says that it is about: a negotiation of its own, an earlier one, or nothing."""
        self.turn(self.draw(_TAPE))
        declared = self.ids("negotiation")
        choice = self.pick((("neither", "declares", "continues"), ("declares", "continues"))[len(declared) > 1])
        continues = self.pick(declared) if choice == "continues" and declared else None
        self.draft.continues.append(continues)
        if choice != "declares":
            return
        entry = self.entry("negotiation", folder)
        values = entry.values
        values["title"] = self.text()
        values["parties"] = self.several(self.names)
        values["zone"] = self.pick(self.wishes.zones)
        named = [zone for zone in self.wishes.zones if zone is not None]
        if named and self.chance(3):
            values["clocks"] = {self.text(): self.pick(named)}
        if self.chance(3):
            values["policy"] = self.pick(tuple(POLICIES))
        deal = self.several(self.ids("agreement"), 1)
        if deal:
            values["deal"] = deal[0]
        self.draft.entries.append(entry)

    def extension(self, folder: int) -> None:
        """What a later folder adds to an entry of one before it."""
        targets = [entry for entry in self.draft.entries if entry.folder < folder and entry.kind != "topic"]
        if not targets:
            return
        target = self.pick(targets[::-1])
        entry = attrs.evolve(self.entry("extend", folder), id=target.id)
        if target.kind != "negotiation":
            self._extend(target, entry)
            target.extended.append(entry)
        elif not any("deal" in part.values for part in target.parts) and (agreements := self.ids("agreement")):
            entry.values["deal"] = self.pick(agreements[::-1])
            target.extended.append(entry)

    def _extend(self, target: Entry, entry: Entry) -> None:
        articles = self.quoted(entry.folder)
        clauses: list[Clause] = []
        plain: list[str] = []
        if target.kind == "actor":
            aliases = self.several((self.text(),), 1)
            if aliases:
                clauses += self.literal(entry, "aliases", aliases)
            for _ in self.several("a", 1):
                self.office(target, entry, entry.folder)
            clauses.append(Clause("name", target.values["name"]))
        elif target.id in self.worlds:
            begin, end = self.worlds[target.id]
            if "announced_in" not in target.values and self.chance(2):
                clauses += self.time(entry, "when", self.around(begin, end, articles))
            earlier = [
                id_
                for id_, world in self.worlds.items()
                if world[1] <= begin
                and target.id not in self.reaches[id_]
                and id_ not in target.values.get("after", ())
            ]
            after = self.several(earlier, 1)
            if after:
                entry.values["after"] = after
                plain.append("after")
                self.refer(target.id, after)
        self.cite(entry, articles, clauses, plain)

    # The whole

    def fill(self, article: Article) -> None:
        """Put sentences between the others that nothing cites, and that are set aside."""
        said = list(article.lines)

        def filler() -> None:
            reason = self.pick(_FILLERS)
            if reason not in (Reason.DUPLICATE, Reason.TRANSLATION):
                line = Line(words=[self.text()], reason=reason)
            elif said:
                repeated = self.pick(said)
                words = repeated.words if reason is Reason.DUPLICATE else [self.text()]
                line = Line(words=list(words), reason=reason, repeats=repeated)
            else:
                return
            article.lines.insert(self.below(len(article.lines) + 1), line)

        self.repeat(filler, 0, 3)

    def folder(self, number: int) -> None:
        """One folder, which may refer to the ones before it."""
        wishes = self.wishes
        have = len(self.worlds)
        self.repeat(
            partial(self.article, number), int(have < wishes.min_events or (wishes.last != () and not number)), 2
        )
        self.repeat(partial(self.topic, number), 0, 2)
        if any(article.entry.folder == number for article in self.draft.articles):
            self.repeat(partial(self.actor, number), 0, 4)
            self.repeat(partial(self.document, number), 0, 1)
            if wishes.kinds:
                self.repeat(
                    partial(self.event, number, wishes.kinds), wishes.min_events - have, wishes.max_events - have
                )
            self.repeat(partial(self.judgement, number), 0, 2)
        self.negotiation(number)
        if any(article.entry.folder == number for article in self.draft.articles):
            self.repeat(partial(self.extension, number), 0, 3)

    def add_last(self, folder: int) -> None:
        """What the caller wants to have at the end."""
        self.turn(self.draw(_TAPE))
        kind = self.pick(self.wishes.last)
        if kind == "source":
            self.article(folder)
        elif kind == "actor":
            self.actor(folder)
        else:
            self.event(folder, (kind,))

    def whole(self) -> Draft:
        folders = 1 + self.draw(st.integers(0, self.wishes.max_folders - 1))
        for number in range(folders):
            self.folder(number)
        if self.wishes.last:
            self.add_last(folders - 1)
        for article in self.draft.articles:
            self.fill(article)
        return self.draft


def _sentence(*, lead: str = _LEAD, **layout: Any) -> Line:
    return Line(words=[lead], **layout)


_EVENTS: dict[EventKind, Callable[[Inventor, Entry, list[str]], list[Clause]]] = {
    EventKind.MEETING: Inventor.meeting,
    EventKind.ROUND: Inventor.round,
    EventKind.TARIFF: Inventor.tariff,
    EventKind.STATEMENT: Inventor.statement,
    EventKind.AGREEMENT: Inventor.agreement,
}


@st.composite
def drafts(draw: st.DrawFn, wishes: Wishes) -> Draft:
    """Drafts of valid folders."""
    return Inventor(draw, wishes).whole()


# Spans


def _instant(minutes: int) -> datetime:
    return _EPOCH + timedelta(minutes=minutes)


def _unit(begin: datetime, last: datetime, form: str) -> str:
    """A day, month or year as it is written, or from one to another."""
    first, until = begin.strftime(form), last.strftime(form)
    return first if first == until else f"{first}/{until}"


_SHAPES = (
    *("day", "undated", "month", "year", "decade", "range", "wide", "from", "until", "open"),
    *("exact", "begins", "within", "loose"),
)


@lru_cache(maxsize=4096)
def span_around(shape: str, begin: int, end: int, zone: str | None) -> TimeSpan:
    """A span of this shape that holds a stretch of the hidden world."""
    first, stop = _instant(begin), _instant(end)
    wide = timedelta(days=3)
    bounds = {
        "exact": (first, first, stop, stop),
        "begins": (first, first, None, None),
        "within": (first, stop, first, stop),
        "loose": (first - wide, first + wide, stop - wide, stop + wide),
    }
    if shape in bounds:
        return TimeSpan(*bounds[shape], zone)
    there = zone_of(zone) or UTC
    local, last = first.astimezone(there), (stop - timedelta(microseconds=1)).astimezone(there)
    day, until = f"{local:%Y-%m-%d}", f"{last:%Y-%m-%d}"
    written = {
        "undated": "[..]",
        "month": _unit(local, last, "%Y-%m"),
        "year": _unit(local, last, "%Y"),
        "decade": "202X",
        "range": f"[{day}..{until}]",
        "wide": f"[{local - wide:%Y-%m-%d}..{last + wide:%Y-%m-%d}]",
        "from": f"[{day}..]",
        "until": f"[..{until}]",
        "open": f"{day}/..",
    }
    return TimeSpan.parse(written.get(shape, _unit(local, last, "%Y-%m-%d")), zone)


@lru_cache(maxsize=4096)
def _said(span: TimeSpan, language: str) -> str:
    """The phrase that says a span; nothing if there is none."""
    try:
        return say_phrase(span, language=language)
    except QuestionRefused:
        return ""
