"""Tariffs, commitments and agreements in a line: what changes, by whom, on what, and from when."""

from collections.abc import Iterable, Iterator, Mapping

from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Agreement, Announced, Commitment, TariffAnnouncement
from vnus_trade.model.quantities import Amount, Goods, Rate
from vnus_trade.model.vocabulary import MeasureChange, RateBasis, TariffStage
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

# A change of tariffs, and what its own rate is to it.
_CHANGES: Mapping[MeasureChange, tuple[str, str]] = {
    MeasureChange.INTRODUCES: ("a new tariff", " of "),
    MeasureChange.RAISES: ("a rise of tariffs", " to "),
    MeasureChange.CUTS: ("a cut of tariffs", " to "),
    MeasureChange.REMOVES: ("the removal of tariffs", ", to "),
    MeasureChange.SUSPENDS: ("a suspension of tariffs", ", meanwhile "),
    MeasureChange.RESTORES: ("the return of tariffs", " of "),
    MeasureChange.PROLONGS: ("a prolongation of what was there", ", at "),
    MeasureChange.POSTPONES: ("a postponement of tariffs", " of "),
    MeasureChange.KEEPS: ("tariffs kept as they were", ", at "),
}
# Where the rate before is said with the change, and not behind the rate after.
_BEFORE: Mapping[MeasureChange | None, str] = {
    MeasureChange.RAISES: " from ",
    MeasureChange.CUTS: " from ",
    MeasureChange.REMOVES: " of ",
    MeasureChange.SUSPENDS: " of ",
}
# A change of what is no tariff, before what it is.
_OF_COMMITMENTS: Mapping[MeasureChange, str] = {
    MeasureChange.INTRODUCES: "new ",
    MeasureChange.RAISES: "a rise of ",
    MeasureChange.CUTS: "a cut of ",
    MeasureChange.REMOVES: "the removal of ",
    MeasureChange.SUSPENDS: "a suspension of ",
    MeasureChange.RESTORES: "the return of ",
    MeasureChange.PROLONGS: "a prolongation of ",
    MeasureChange.POSTPONES: "a postponement of ",
    MeasureChange.KEEPS: "the keeping of ",
}
_BASES: Mapping[RateBasis, str] = {
    RateBasis.TOTAL: " in total",
    RateBasis.ADDITIONAL: " on top of other duties",
    RateBasis.CAP: " at most, with other duties",
}


def in_a_line(event: Announced, clocks: Mapping[str, str]) -> str:
    """What a tariff, a commitment or an agreement comes to; times are those of the first clock."""
    if isinstance(event, TariffAnnouncement):
        return "".join(_tariff(event, clocks))
    if isinstance(event, Commitment):
        return "".join(_commitment(event, clocks))
    stage = event.stage if isinstance(event, Agreement) else None
    return f"{event.kind}{f', {stage}' if stage else ''}{_provided(event)}"


def _tariff(tariff: TariffAnnouncement, clocks: Mapping[str, str]) -> Iterator[str]:
    imposers = () if tariff.imposed_by is None else (tariff.imposed_by,)
    of_whom, by = _between(tariff, imposers)
    yield f"{tariff.stage}{of_whom}: {_change(tariff)}{by}"
    payers = "everybody" if tariff.applied_to_all else _named(tariff.applied_to)
    goods = _goods(tariff.goods)
    if goods or payers:
        yield f" on {goods or 'goods'}{f' of {payers}' if payers else ''}"
    if tariff.condition:
        yield f", “{tariff.condition}”"
    if exempt := ", ".join(filter(None, (_goods(tariff.exempts.goods), _named(tariff.exempts.payers)))):
        yield f", except {exempt}"
    for step in tariff.steps:
        yield f", then {step.rate} from {in_words(step.in_force, clocks)}"
    yield from _times(clocks, ("takes effect", tariff.in_force), ("ends", tariff.expires))
    yield _provided(tariff)


def _change(tariff: TariffAnnouncement) -> str:
    """What changes, and the rates after and before; the rate alone where no source says what it does."""
    basis = _BASES[tariff.basis_of_rate] if tariff.basis_of_rate else ""
    duties = (f"{tariff.rate}{basis}" if tariff.rate else "", str(tariff.specific or ""))
    said = " and ".join(filter(None, duties))
    before = f"{_BEFORE.get(tariff.change, ', from ')}{tariff.rate_before}" if tariff.rate_before else ""
    if tariff.change is None:
        return f"{said or 'some change of tariffs'}{before}"
    changed, joins = _CHANGES[tariff.change]
    if tariff.change in _BEFORE:
        changed, before = f"{changed}{before}", ""
    is_unsaid = not said and tariff.change is MeasureChange.INTRODUCES
    return f"{changed}{f'{joins}{said}' if said else ' of unsaid rate' if is_unsaid else ''}{before}"


def _commitment(commitment: Commitment, clocks: Mapping[str, str]) -> Iterator[str]:
    of_whom, by = _between(commitment, commitment.obliged)
    changed = "" if commitment.change is None else _OF_COMMITMENTS[commitment.change]
    yield f"{commitment.stage}{of_whom}: {changed}{commitment.matter}"
    if goods := _goods(commitment.goods):
        yield f" of {goods}"
    if commitment.amount is not None:
        yield f", {amount_said(commitment.amount)}"
    if commitment.amount_before is not None:
        yield f", from {amount_said(commitment.amount_before)}"
    yield by
    if not of_whom and commitment.to:
        yield f", towards {_named(commitment.to)}"
    yield from _times(clocks, ("due", commitment.deadline))
    yield _provided(commitment)


def _between(event: Announced, doers: Iterable[Actor]) -> tuple[str, str]:
    """Of whom and by whom something is requested, and otherwise by whom it is done, behind what is done."""
    if not isinstance(event, TariffAnnouncement | Commitment) or event.stage is not TariffStage.REQUESTED:
        return "", f" by {_named(doers)}" if _named(doers) else ""
    of_whom, by = _named(doers), _named(event.announced_by)
    return f"{f' of {of_whom}' if of_whom else ''}{f' by {by}' if by else ''}", ""


def amount_said(amount: Amount) -> str:
    """An amount with its thousands set off: ``at least 8,000,000,000 USD``."""
    ends = ["" if end is None else f"{end:,f}" for end in (amount.least, amount.greatest)]
    if amount.is_exact:
        return f"{ends[0]} {amount.unit}"
    bound = {amount.least: "at most ", amount.greatest: "at least "}.get(None, "")
    return f"{bound}{' to '.join(filter(None, ends))} {amount.unit}"


def rate_in_short(tariff: TariffAnnouncement) -> str:
    """The rate of a tariff in few letters, behind what it does unless that is to levy it; empty for none."""
    if tariff.rate is None:
        return ""
    levied = (None, MeasureChange.INTRODUCES, MeasureChange.RAISES)
    return f"{'' if tariff.change in levied else f'{tariff.change}, '}{_short(tariff.rate)}"


def _short(rate: Rate) -> str:
    if rate.minimum is None or rate.maximum is None:
        return f"≤{rate.maximum:f}%" if rate.minimum is None else f"≥{rate.minimum:f}%"
    return f"{rate.minimum:f}%" if rate.is_exact else f"{rate.minimum:f}–{rate.maximum:f}%"


def _goods(goods: Iterable[Goods]) -> str:
    return ", ".join(each.words for each in goods)


def _named(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors)


def _times(clocks: Mapping[str, str], *times: tuple[str, TimeSpan | None]) -> Iterator[str]:
    yield from (f"; {said} {in_words(when, clocks)}" for said, when in times if when is not None)


def _provided(event: Announced) -> str:
    return f"; provided “{event.provided}”" if event.provided else ""
