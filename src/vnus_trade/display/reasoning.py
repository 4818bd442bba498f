"""Why an event answers, in sentences: what each bound and link says, for terminals and notebooks alike."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from vnus_trade.contents.where import FieldSupport
from vnus_trade.display.description import labelled, place_of
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.statuses import TO_COME
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.proofs.network import Moment, Point
from vnus_trade.proofs.why import Chain, Judgement, Leeway, Step, Why, World
from vnus_trade.time.constraints import Certainty
from vnus_trade.time.span import TimeSpan, Window
from vnus_trade.time.wording import instant_in_words

Clocks = Mapping[str, str]


class Sentence(NamedTuple):
    """A sentence of an explanation, how far it is set in, and what supports it."""

    text: str
    depth: int = 0
    support: tuple[FieldSupport, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """Why parts of it were inferred."""
        return [f"{key} inferred: {reason}" for each in self.support for key, reason in each.reasons.items()]


_VERDICTS = {
    Certainty.CERTAIN: "certainly answers",
    Certainty.POSSIBLE: "possibly answers",
    Certainty.NOT: "is left out of",
}
_JUDGED = {Certainty.CERTAIN: "certain", Certainty.POSSIBLE: "possible", Certainty.NOT: "impossible"}


def explanation_text(why: Why) -> str:
    """All of an explanation as lines of plain text, each quotation with its source and line."""
    lines = []
    for sentence in sentences(why):
        indent = "  " * sentence.depth
        lines.append(indent + sentence.text)
        quotations = (item.quotation for each in sentence.support for item in each.evidence)
        lines += [f"{indent}    \u201c{each.words}\u201d ({place_of(each)})" for each in quotations]
        lines += [f"{indent}    {reason}" for reason in sentence.reasons]
    return "\n".join(lines)


def sentences(why: Why) -> Iterator[Sentence]:
    """Say the verdict, what decides each question, and two worlds of a possible answer; words are quoted once."""
    shown: set[tuple[str, str]] = set()
    for sentence in _sentences(why):
        named = {("" if each.entry is None else each.entry.id, each.field): each for each in sentence.support}
        fresh = tuple(each for key, each in named.items() if key not in shown)
        above = " (as shown above)" if named and not fresh else ""
        yield Sentence(f"{sentence.text}{above}", sentence.depth, fresh)
        shown.update(named)


def _sentences(why: Why) -> Iterator[Sentence]:
    questions = ".".join(str(judgement.question) for judgement in why.judgements) or "a question without conditions"
    yield Sentence(f"{labelled(why.event)} {_VERDICTS[why.verdict]} {questions}")
    for judgement in why.judgements:
        yield from _judgement(judgement, why)
    if why.together:
        yield Sentence("no possible world satisfies all of these questions:")
        yield from _chain(why.together, 1, why.clocks)
    yield from _world("all of it holds", why.holds, why)
    yield from _world("it does not hold", why.fails, why)


def _judgement(judgement: Judgement, why: Why) -> Iterator[Sentence]:
    is_of_time = bool(judgement.chains or judgement.leeways)
    words = _JUDGED[judgement.verdict]
    if not is_of_time and judgement.verdict is not Certainty.POSSIBLE:
        words = "no" if judgement.verdict is Certainty.NOT else "yes"
    itself = f", as nothing is {judgement.question.name} itself" if _is_itself(judgement, why) else ""
    yield Sentence(f"{judgement.question}: {words}{itself}")
    for support in judgement.support:
        held = "" if support.entry in (None, why.event) else f" of {support.entry.id}"
        filed = "" if support.evidence or support.reasons else " (the curator's own filing)"
        yield Sentence(f"by {support.field}{held}{filed}", 1, (support,))
    for chain in judgement.chains:
        yield from _chain(chain, 1, why.clocks)
    for leeway in judgement.leeways:
        yield from _leeway(leeway, why.clocks)


def _is_itself(judgement: Judgement, why: Why) -> bool:
    is_excluded = judgement.verdict is Certainty.NOT and not judgement.chains
    return is_excluded and judgement.question.name in _OF_TIME and why.event in judgement.question.arguments


_OF_TIME = ("before", "after", "during", "overlapping", "between")


def _leeway(leeway: Leeway, clocks: Clocks) -> Iterator[Sentence]:
    """Say how late or early a point may lie, and what bounds it."""
    verb = "end" if leeway.point.is_end else "begin"
    far = "late" if leeway.is_latest else "early"
    who = _called(leeway.point)
    if not leeway.chain:
        yield Sentence(f"nothing says how {far} {who} may {verb}", 1)
        return
    *_, step = leeway.chain if leeway.is_latest else reversed(leeway.chain)
    bound = _bound(step, clocks)
    is_own = len(leeway.chain) == 1
    yield Sentence(f"{who} may {verb} as {far} as {bound}{'' if is_own else ':'}", 1, step.support if is_own else ())
    yield from () if is_own else _chain(leeway.chain, 2, clocks)


def _world(head: str, world: World | None, why: Why) -> Iterator[Sentence]:
    if world is None:
        return
    yield Sentence(f"in a world in which {head}, for example:")
    if why.event.id not in world.named:
        yield Sentence(f"{why.event.id} does not take place", 1)
    for of in world.named:
        there = world[of]
        begin, end = (_moment(moment, there.zone, why.clocks) for moment in (there.begin, there.end))
        yield Sentence(f"{_called(Point(of, is_end=False))} lasts from {begin} to {end}", 1)


def _moment(moment: Moment, zone: str | None, clocks: Clocks) -> str:
    said = instant_in_words(moment.at, zone, clocks)
    return f"{said} and {moment.beyond} microseconds" if moment.beyond else said


def _chain(chain: Chain, depth: int, clocks: Clocks) -> Iterator[Sentence]:
    for number, step in enumerate(chain):
        match step.earlier, step.later:
            case Point() as earlier, Point() as later:
                yield Sentence(_link(earlier, later, step), depth, step.support)
            case (Point() as point, _) | (_, Point() as point):
                yield Sentence(_bounded(point, step, clocks), depth, step.support)
            case _:
                upper, lower = _bound(chain[number - 1], clocks), _bound(chain[number + 1], clocks)
                how = "is earlier than" if step.strict else "is the same instant as"
                yield from (Sentence(f"{upper} {how} {lower}", depth),) if upper != lower else ()


def _bounded(point: Point, step: Step, clocks: Clocks) -> str:
    """Say a bound of a point; of one that comes from publication, how its source has the event."""
    if isinstance(point.of, Window):
        return f"{_called(point)} {'ends' if point.is_end else 'begins'} at {_bound(step, clocks)}"
    hows = ("by", "before") if step.earlier is point else ("no earlier than", "after")
    bound = f"{hows[step.strict]} {_bound(step, clocks)}"
    source = step.support[-1].entry if step.support else None
    if not isinstance(source, Source):
        return f"{_past(point)} {bound}"
    published = "published by then" if step.earlier is point else "not published before"
    statuses = {item.status for each in step.support for item in each.evidence}
    if statuses & {*TO_COME}:
        return f"{_called(point)} begins {bound}: {source.id} has it as still to come, and was {published}"
    has = "has it as going on" if Status.ONGOING in statuses else "reports it"
    return f"{_past(point)} {bound}: {source.id} {has}, and was {published}"


def _bound(step: Step, clocks: Clocks) -> str:
    """Say the instant of a bound; a midnight closes a day if it bounds from above or ends the time asked about."""
    sides = (step.earlier, step.later)
    window_ends = [side.is_end for side in sides if isinstance(side, Point) and isinstance(side.of, Window)]
    closing = window_ends[0] if window_ends else isinstance(step.later, datetime)
    instant = next(side for side in sides if isinstance(side, datetime))
    return instant_in_words(instant, step.zone, clocks, closing=closing)


def _link(earlier: Point, later: Point, step: Step) -> str:
    field = step.support[0].field if step.support else ""
    one, other = _called(earlier), _called(later)
    match field:
        case "after":
            return f"{other} began after {one} had ended"
        case "occasion" if later.is_end:
            return f"{one} ended no later than {other}, at which it took place"
        case "occasion":
            return f"{other} began no earlier than {one}, at which it took place"
        case "announced_in":
            entry = step.support[0].entry
            own, theirs = (one, other) if entry is None or entry.id == earlier.of else (other, one)
            return f"{own} has the time of {theirs}, in which it was announced"
    if earlier.of == later.of:
        return f"{one} began before it ended"
    return f"as asked, {_past(earlier)} {'before' if step.strict else 'no later than'} {_past(later)}"


def _past(point: Point) -> str:
    return f"{_called(point)} {'ended' if point.is_end else 'began'}"


def _called(point: Point) -> str:
    if isinstance(point.of, Window):
        return "the time asked about"
    return f"the time {point.of} asked about" if isinstance(point.of, TimeSpan) else point.of
