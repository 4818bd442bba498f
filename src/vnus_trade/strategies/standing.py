"""When events of the hidden world happen, whether they take place, and how they stand in each article."""

from collections.abc import Iterator, Sequence
from itertools import chain

from vnus_trade.evidence.statuses import REPORTED
from vnus_trade.evidence.vocabulary import Effect, Status
from vnus_trade.model.events import Statement
from vnus_trade.model.vocabulary import EventKind, TariffStage
from vnus_trade.strategies.world import Article, InventedWorld, WorldEntry

_TO_COME = (Status.EXPECTED, Status.POSTPONED, Status.CALLED_OFF)
_DEPENDED_ON = ("occasion", "announced_in")


def moment(world: InventedWorld, entry: WorldEntry) -> tuple[int, int]:
    """When an event happens: with the statement that makes it known, or, in an article's own voice, as it comes out.

    Of an event that does not take place, it is when that would be.
    """
    if entry.id not in world.moments:
        choices, statement = world.choices, entry.values.get("announced_in")
        if statement is not None:
            world.moments[entry.id] = world.moments[statement]
            is_absent = statement in world.absent or choices.chance(8)
        elif entry.cls is Statement and "speakers" not in entry.values and len({*entry.quotes}) == 1:
            world.moments[entry.id] = entry.quotes[0].at, entry.quotes[0].at + 1
            is_absent = False
        else:
            world.moments[entry.id] = world.stretch()
            is_absent = choices.chance(4)
        if is_absent:
            world.absent.add(entry.id)
    return world.moments[entry.id]


def stands(world: InventedWorld, entry: WorldEntry) -> Sequence[Status]:
    """How an event stands in each article that an entry or an extension quotes; some deny what takes place."""
    if not entry.stands:
        begin, end = moment(world, entry)
        takes_place = entry.id not in world.absent
        for article in entry.quotes:
            true = _true(article, begin, end, takes_place=takes_place)
            denies = _is_deniable(world, entry.id) and world.choices.chance(12)
            entry.stands.append(Status.DENIED if denies else world.choices.pick(true))
        if takes_place and not took_place(world, entry.id, entry):
            # What was called off and takes place after all is known to have taken place.
            entry.stands = [Status.POSTPONED if each is Status.CALLED_OFF else each for each in entry.stands]
        settled, last = settled_status(world, entry.id), latest(world, entry)
        if settled is not None and len(last) > 1 and settled not in last:
            entry.stands = [settled for _ in entry.stands]  # pragma: no cover - few draws settle what is not open
    return entry.stands


def settled_status(world: InventedWorld, event: str) -> Status | None:
    """The status that an entry or an extension gives as the latest."""
    given = (part.values["latest_status"] for part in _parts(world, event) if "latest_status" in part.values)
    return next(given, None)


def _true(article: Article, begin: int, end: int, *, takes_place: bool) -> Sequence[Status]:
    """The statuses that an article may give an event and is right."""
    if not takes_place:
        return _TO_COME if article.at <= begin else (Status.CALLED_OFF, Status.DENIED)
    if end <= article.at + 1:
        return (Status.ENDED,)
    return (Status.ONGOING,) if begin <= article.at else _TO_COME


def _is_deniable(world: InventedWorld, event: str) -> bool:
    """Return whether no extension leaves its statuses out because all articles have the event as ended."""
    return not any(
        part.kind == "extend" and not says_status(part) and any(each.status is None for each in part.evidence)
        for part in _parts(world, event)
    )


def says_status(part: WorldEntry) -> bool:
    """Return whether an extension says by itself how an event stands in what it quotes."""
    return bool(part.values.keys() & {"status", "when"} or part.plans)


def say_statuses(world: InventedWorld, entry: WorldEntry) -> None:
    """Let the evidence of an event say how it stands, where its entry or extension does not, and at times elsewhere."""
    is_planned = entry.plans and "when" not in entry.values
    default = entry.values.get("status") or (Status.EXPECTED if is_planned else Status.ENDED)
    is_needed = entry.kind == "extend" and not says_status(entry) and {*_said(world, entry.id, entry)} != {Status.ENDED}
    for cited, status in zip(entry.evidence, entry.stands, strict=True):
        if status != default or is_needed or world.choices.chance(3):
            cited.status = status


def say_effects(world: InventedWorld, entry: WorldEntry) -> None:
    """Let articles say of a tariff that carries on nothing and has no dates that it was in force."""
    is_kept = entry.kind == EventKind.TARIFF and entry.values["stage"] is not TariffStage.WITHDRAWN
    if is_kept and not entry.values.keys() & {"continues", "fulfils", "in_force", "expires"}:
        for cited, status in zip(entry.evidence, entry.stands, strict=True):
            if status is Status.ENDED and world.choices.chance(2):
                cited.effect = Effect.IN_FORCE


def may_be_carried_on(world: InventedWorld, entry: WorldEntry, event: str) -> bool:
    """Return whether an event may continue or keep another: neither is known to have been in force by itself."""
    parts = (part for id_ in (entry.id, event) for part in _parts(world, id_))
    return not any(cited.effect for part in parts for cited in part.evidence)


def _parts(world: InventedWorld, event: str, *more: WorldEntry) -> Sequence[WorldEntry]:
    """The entry of an event and its extensions, as far as they are drawn, and what is to be one of them."""
    return [*(each for each in world.entries if each.id == event), *more]


def may_be_quoted(world: InventedWorld, target: WorldEntry, article: Article) -> bool:
    """Return whether an article can add to an event: it tells only what its occasion and other extensions allow."""
    begin, end = moment(world, target)
    takes_place = target.id not in world.absent
    true = {*_true(article, begin, end, takes_place=takes_place)}
    if not _is_deniable(world, target.id) and true != {Status.ENDED}:
        return False  # pragma: no cover - few draws have a later article that cannot add
    depended_on = (part.values[key] for part in _parts(world, target.id) for key in _DEPENDED_ON if key in part.values)
    return true.isdisjoint(REPORTED) or all(is_known(world, id_) for id_ in depended_on)


def may_be_announced_in(world: InventedWorld, entry: WorldEntry, statement: str) -> bool:
    """Return whether a statement may make an event known that these articles tell."""
    begin, _ = world.moments[statement]
    return (
        is_known(world, statement) or statement in world.absent or all(article.at < begin for article in entry.quotes)
    )


def may_be_at(world: InventedWorld, entry: WorldEntry, meeting: str) -> bool:
    """Return whether an event may be at a meeting: what takes place needs one that does, and is known to if it is."""
    stands(world, entry)
    if took_place(world, entry.id, entry) and not is_known(world, meeting):
        return False
    return entry.id in world.absent or meeting not in world.absent


def is_known(world: InventedWorld, event: str) -> bool:
    """Return whether an event is reported as having taken place, or that is inferred."""
    return "existence" in world.by_id[event].inferred or took_place(world, event)


def took_place(world: InventedWorld, event: str, *more: WorldEntry) -> bool:
    """Return whether some article has an event as ended or ongoing; `more` is drawn, but not yet an entry."""
    return any(status in REPORTED for status in _said(world, event, *more))


def may_have_time(world: InventedWorld, entry: WorldEntry) -> bool:
    """Return whether `when` may be given for an event: it took place, or somebody denies that it did."""
    stands(world, entry)
    return any(status in (*REPORTED, Status.DENIED) for status in _said(world, entry.id, entry))


def latest(world: InventedWorld, entry: WorldEntry) -> Sequence[Status]:
    """The statuses of which publication leaves open which is the latest."""
    both = [zip(part.quotes, part.stands, strict=True) for part in _parts(world, entry.id, entry)]
    said = list(chain.from_iterable(both))
    if any(status in (*REPORTED, Status.DENIED) for _, status in said):
        return ()
    last = {status for a, status in said if not any(_is_earlier(a, other) for other, _ in said)}
    return [status for status in Status if status in last]


def _said(world: InventedWorld, event: str, *more: WorldEntry) -> Iterator[Status]:
    return chain.from_iterable(part.stands for part in _parts(world, event, *more))


def _is_earlier(one: Article, other: Article) -> bool:
    spans = [article.values["published"].span for article in (one, other) if "published" in article.values]
    return len(spans) == 2 and bool(spans[0].certainly_before(spans[1]))
