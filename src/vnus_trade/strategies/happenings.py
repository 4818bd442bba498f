"""Inventing events: what each kind says of itself, and what all say of time, place and each other."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from vnus_trade.model.events import Goods, Rate
from vnus_trade.model.vocabulary import (
    AgreementStage,
    EventKind,
    Medium,
    MeetingForm,
    Role,
    SpeechAct,
    Status,
    TariffStage,
)
from vnus_trade.strategies.manuscript import Article, Entry
from vnus_trade.strategies.story import DAY, FOLLOWS, Clause, Story

_ORDINALS = ("first", "second", "third", "fourth")
_RATES = tuple(map(Decimal, ("46", "0", "20", "12.5", "20.00")))


def event(story: Story, folder: int, kinds: Sequence[str]) -> None:
    """Invent what happened or was said, of one of these kinds."""
    dice = story.dice
    kind = dice.pick(kinds)
    entry = story.entry(kind, folder)
    articles = story.quoted(folder)
    values = entry.values
    values["title"] = dice.text()
    clauses = _OF_KIND[EventKind(kind)](story, entry)
    begin, end = world = _world(story, entry, articles)
    if "announced_in" not in values:
        clauses += _time_and_place(story, entry, world, articles)
    after = dice.several([id_ for id_, (_, ended) in story.worlds.items() if ended <= begin], 3)
    clauses += story.give(entry, "after", after)
    clauses += story.give(entry, "documents", dice.several(story.ids("document")))
    topics = dice.several(story.ids("topic"))
    if topics:
        values["topics"] = topics
    if dice.chance(8):
        entry.inferred["existence"] = FOLLOWS
    over = end <= min(article.at + 1 for article in articles)
    status = dice.pick(tuple(Status) if over else (Status.ONGOING, Status.EXPECTED))
    if status is not Status.ENDED:
        clauses += story.give(entry, "status", status)
    story.cite(entry, articles, clauses)
    story.draft.entries.append(entry)
    story.worlds[entry.id] = world
    referred = [values[field] for field in ("occasion", "announced_in", "replies_to") if field in values]
    story.refer(entry.id, [*referred, *after, *(id_ for id_ in values.get("about", ()) if id_ in story.worlds)])


# Of events of every kind


def _world(story: Story, entry: Entry, articles: Sequence[Article]) -> tuple[int, int]:
    """When an event happens: with the statement that makes it known, or, in an article's own voice, as it comes out."""
    if "announced_in" in entry.values:
        return story.worlds[entry.values["announced_in"]]
    if entry.kind == EventKind.STATEMENT and "speakers" not in entry.values and len(set(articles)) == 1:
        return articles[0].at, articles[0].at + 1
    return story.world()


def _time_and_place(story: Story, entry: Entry, world: tuple[int, int], articles: Sequence[Article]) -> list[Clause]:
    """What an event says of its own time and place, and the meeting during which it was."""
    dice = story.dice
    begin, end = world
    clauses = []
    if dice.chance(2):
        clauses += story.time(entry, "when", story.around(begin, end, articles))
    if dice.chance(3):
        clauses += story.literal(entry, "place", dice.text())
    meetings = [(id_, story.worlds[id_]) for id_ in story.ids("meeting")]
    around = [id_ for id_, (began, ended) in meetings if began <= begin and end <= ended]
    return [*clauses, *story.give(entry, "occasion", dice.maybe(around))]


def _roles(story: Story, entry: Entry, fields: Iterable[str], most: int = 2) -> list[Clause]:
    """Actors for some of these fields."""
    clauses = []
    for field in fields:
        ids = story.dice.several(story.names, most)
        if ids:
            entry.values[field] = ids if most > 1 else ids[0]
            clauses += story.actors_in(entry, field, ids)
    return clauses


def _count(story: Story, entry: Entry, field: str) -> list[Clause]:
    """A number that counts from one, in digits or in words."""
    dice = story.dice
    if not dice.chance(2):
        return []
    number = dice.pick((1, 2, 3, 4))
    entry.values[field] = number
    if story.inferred(entry, field):
        return []
    return [Clause(field, dice.pick((str(number), _ORDINALS[number - 1])))]


def _announced(story: Story, entry: Entry) -> list[Clause]:
    """Who made something known, or in which statement."""
    statement = story.dice.maybe(story.ids("statement"))
    return story.give(entry, "announced_in", statement) or _roles(story, entry, ("announced_by",))


# Of one kind


def _meeting(story: Story, entry: Entry) -> list[Clause]:
    dice = story.dice
    clauses = story.give(entry, "form", dice.pick(tuple(MeetingForm)))
    people = dice.several(story.names, 3)
    if people:
        roles: dict[str, list[str]] = {}
        for id_ in people:
            roles.setdefault(str(dice.pick(tuple(Role))), []).append(id_)
        entry.values["participants"] = roles
        clauses += story.actors_in(entry, "participants", people)
    if dice.chance(4):
        clauses += story.give(entry, "outcomes", (dice.text(),))
    return [*clauses, *_count(story, entry, "ordinal")]


def _round(story: Story, entry: Entry) -> list[Clause]:
    return [*_count(story, entry, "number"), *_roles(story, entry, ("parties",))]


def _statement(story: Story, entry: Entry) -> list[Clause]:
    dice = story.dice
    clauses = story.give(entry, "gist", dice.text())
    clauses += _roles(story, entry, ("speakers",))
    if dice.chance(3):
        clauses += _roles(story, entry, ("relayed_by", "addressees"))
        clauses += _roles(story, entry, ("outlet",), 1)
        clauses += story.give(entry, "medium", dice.pick(tuple(Medium)))
    acts = dice.several(SpeechAct)
    about = dice.several([*story.worlds, *story.names])
    clauses += story.give(entry, "speech_acts", acts)
    clauses += story.give(entry, "replies_to", dice.maybe(story.ids("statement")))
    if about:
        entry.values["about"] = about
        clauses += story.actors_in(entry, "about", about) or [Clause("about")]
    if dice.chance(3):
        clauses.append(Clause("verbatim", dice.text(), literal=True))
    return clauses


def _tariff(story: Story, entry: Entry) -> list[Clause]:
    dice = story.dice
    clauses = story.give(entry, "stage", dice.pick(tuple(TariffStage)))
    clauses += _announced(story, entry)
    clauses += _roles(story, entry, ("imposed_by", "applied_to"), 1)
    goods = tuple(Goods(dice.text(), dice.pick((None, "9001"))) for _ in dice.times(2))
    if goods:
        entry.values["goods"] = goods
        clauses += [] if story.inferred(entry, "goods") else [Clause("goods", each.words) for each in goods]
    if dice.chance(2):
        least = dice.pick(_RATES)
        rate = Rate(least, least + dice.pick((0, 20)))
        entry.values["rate"] = rate
        if not story.inferred(entry, "rate"):
            figures = dict.fromkeys((rate.minimum, rate.maximum))
            clauses += [Clause("rate", f"{figure:f} per cent") for figure in figures]
    clauses += story.give(entry, "instrument", dice.maybe(story.ids("document")))
    begin, end = story.world()
    for field, (first, last) in (("in_force", (begin, end)), ("expires", (end, end + DAY))):
        if dice.chance(4):
            clauses += story.time(entry, field, story.around(first, last, story.draft.articles))
    return clauses


def _agreement(story: Story, entry: Entry) -> list[Clause]:
    clauses = story.give(entry, "stage", story.dice.pick(tuple(AgreementStage)))
    clauses += _announced(story, entry)
    clauses += _roles(story, entry, ("parties",))
    if story.dice.chance(3):
        clauses += story.time(entry, "reached", story.around(*story.world(), story.draft.articles))
    return clauses


_OF_KIND: dict[EventKind, Callable[[Story, Entry], list[Clause]]] = {
    EventKind.MEETING: _meeting,
    EventKind.ROUND: _round,
    EventKind.TARIFF: _tariff,
    EventKind.STATEMENT: _statement,
    EventKind.AGREEMENT: _agreement,
}
