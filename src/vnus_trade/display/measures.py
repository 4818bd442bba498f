"""Tariffs, commitments and agreements in a line: what changes, by whom, on what, and from when."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from vnus_trade import lazy
from vnus_trade.model.entities import Actor, in_a_sentence
from vnus_trade.model.events import Agreement, Announced, Commitment, TariffAnnouncement
from vnus_trade.model.quantities import Amount, Goods, Rate, in_figures, in_thousands
from vnus_trade.model.vocabulary import MOVES, AmountBasis, CommitmentMatter, MeasureChange, RateBasis, TariffStage
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import MONTHS, in_words
from vnus_trade.words.names import stands_in

# A change of tariffs: before and behind whose it is, and what its own rate is to it, behind the goods.
_CHANGES: Mapping[MeasureChange | None, tuple[str, str, str]] = {
    MeasureChange.RAISES: ("a rise", " in tariffs", " to "),
    MeasureChange.CUTS: ("a cut", " in tariffs", " to "),
    MeasureChange.REMOVES: ("the removal", " of tariffs", ", to "),
    MeasureChange.SUSPENDS: ("a suspension", " of tariffs", ", meanwhile "),
    MeasureChange.RESTORES: ("the reinstatement", " of tariffs", ", at "),
    MeasureChange.PROLONGS: ("an extension", " of existing tariff terms", ", at "),
    MeasureChange.POSTPONES: ("a postponement", " of tariffs", ", at "),
    MeasureChange.KEEPS: ("unchanged tariffs", "", ", at "),
}
_TAKES_AWAY = (MeasureChange.REMOVES, MeasureChange.SUSPENDS)
# A change of what is no tariff, before and behind whose it is; whose it is stands last where nothing is before.
_OF_COMMITMENTS: Mapping[MeasureChange | None, tuple[str, str]] = {
    MeasureChange.INTRODUCES: ("", "new "),
    MeasureChange.KEEPS: ("", "unchanged "),
    MeasureChange.RAISES: ("an increase", " in "),
    MeasureChange.CUTS: ("a reduction", " in "),
    MeasureChange.REMOVES: ("the removal", " of "),
    MeasureChange.SUSPENDS: ("a suspension", " of "),
    MeasureChange.RESTORES: ("the reinstatement", " of "),
    MeasureChange.PROLONGS: ("an extension", " of "),
    MeasureChange.POSTPONES: ("a postponement", " of "),
}
# What a commitment is about, and what joins the goods and those to whom it is owed.
_MATTERS: Mapping[CommitmentMatter, tuple[str, str, str]] = {
    CommitmentMatter.PURCHASE: ("purchases", " of ", " from "),
    CommitmentMatter.INVESTMENT: ("investment", " in ", " in "),
    CommitmentMatter.MARKET_ACCESS: ("market access", " for ", " from "),
    CommitmentMatter.QUOTA: ("quotas", " for ", " from "),
    CommitmentMatter.EXPORT_CONTROL: ("export controls", " on ", " towards "),
    CommitmentMatter.RECOGNITION: ("recognition", " of ", " towards "),
    CommitmentMatter.NON_TARIFF_MEASURE: ("non-tariff measures", " on ", " towards "),
    CommitmentMatter.NEGOTIATION: ("negotiations", " on ", " with "),
    CommitmentMatter.OTHER: ("undertakings", " on ", " towards "),
}
_OF_TALKS: Mapping[MeasureChange | None, tuple[str, str]] = {
    **_OF_COMMITMENTS,
    MeasureChange.INTRODUCES: ("the opening", " of "),
    MeasureChange.REMOVES: ("the breaking off", " of "),
    MeasureChange.RESTORES: ("the resumption", " of "),
}
_BASES: Mapping[RateBasis, str] = {
    RateBasis.TOTAL: ", in total",
    RateBasis.ADDITIONAL: ", on top of other duties",
    RateBasis.CAP: ", as a ceiling on all duties together",
}


def in_a_line(event: Announced, clocks: Mapping[str, str]) -> str:
    """What a tariff, a commitment or an agreement comes to; clock times are those of the first clock."""
    if isinstance(event, TariffAnnouncement):
        return "".join(_tariff(event, clocks))
    if isinstance(event, Commitment):
        return "".join(_commitment(event, clocks))
    stage = event.stage if isinstance(event, Agreement) else None
    return f"{event.kind}{f', {stage}' if stage else ''}{_provided(event)}"


def _tariff(tariff: TariffAnnouncement, clocks: Mapping[str, str]) -> Iterator[str]:
    of_whom, by = _between(tariff, () if tariff.imposed_by is None else (tariff.imposed_by,))
    yield f"{tariff.stage}{of_whom}: {_changed(tariff, by)}"
    yield from _covered(tariff)
    yield from _rates(tariff)
    for step in tariff.steps:
        yield f", then {_rate(step.rate)} from {_time(step.in_force, clocks)}"
    yield _exempted(_goods(tariff.exempts.goods), _listed(tariff.exempts.payers))
    yield from _times(clocks, ("takes effect", tariff.in_force), ("ends", tariff.expires))
    yield _provided(tariff)


def _changed(tariff: TariffAnnouncement, by: str) -> str:
    """What changes and by whom: of what is levied its rate, and of what is taken away the rate before."""
    if tariff.change in (None, MeasureChange.INTRODUCES):
        new = "a new tariff" if tariff.change else "a tariff" if _levied(tariff) else "tariffs"
        return f"{new}{f' of {_levied(tariff)}' if _levied(tariff) else ''}{by}"
    first, second, _ = _CHANGES[tariff.change]
    if tariff.change is MeasureChange.PROLONGS and _is_suspended(tariff):
        second = " of the suspension of tariffs"
    before = tariff.rate_before if tariff.change in _TAKES_AWAY else None
    return f"{first}{by}{second}{f' of {_rate(before)}' if before else ''}"


def rated_lines(measure: "lazy.measures.RatedMeasure", clocks: Mapping[str, str]) -> Iterator[str]:
    """What a measure levies, certainly and possibly, and in a second line by whom, on what and when."""
    levied = (("certainly", measure.certainly), ("possibly", measure.possibly))
    yield "; ".join(f"{word}: {', '.join(map(str, rates))}" for word, rates in levied if rates)
    of_whom = _listed(() if measure.imposed_by is None else (measure.imposed_by,))
    said = [f"by {of_whom}" if of_whom else "", *_covered(measure), _exempted(_goods(measure.exempt))]
    if measure.span is not None:
        when = in_words(measure.span, clocks if "T" in str(measure.span) else {})
        said += [f"; {'has effect' if measure.span.end_latest else 'takes effect'} {when.removeprefix('began ')}"]
    said += [f"; a part of {measure.within.id}"] if measure.within else []
    said += (
        [f"; announced in {', '.join(event.id for event in measure.announcements)}"] if measure.announcements else []
    )
    yield from filter(None, ["".join(said).removeprefix("; ").strip()])


def _exempted(*exempt: str) -> str:
    return f"; exempt: {', '.join(filter(None, exempt))}" if any(exempt) else ""


def _covered(tariff: "TariffAnnouncement | lazy.measures.RatedMeasure") -> Iterator[str]:
    """Which goods it covers, whose and how many; goods that name whose they are say so once."""
    goods, trade = _goods(tariff.goods), tariff.trade_covered
    of_whom = "all countries" if tariff.applied_to_all else _listed(_unnamed(tariff.applied_to, goods))
    if goods or of_whom or trade:
        yield f" on {goods or 'goods'}{f' from {of_whom}' if of_whom else ''}"
    if trade:
        yield f"{' worth' if trade.is_money else ','} {amount_said(trade)}"
    if tariff.condition:
        yield f" (“{tariff.condition}”)"


def _rates(tariff: TariffAnnouncement) -> Iterator[str]:
    """The rates after and before, as far as they are not said yet, and what they count; or that none is said."""
    change, levied, before = tariff.change, _levied(tariff), tariff.rate_before
    if change in MOVES and before:
        yield f", from {_rate(before, within=True)}"
    joins = _CHANGES.get(change, ("", "", ""))[2]
    if joins and levied:
        is_after = change in MOVES and before is not None
        yield f"{',' if change in MOVES and not before else ''}{joins}{_levied(tariff, within=is_after)}"
    if tariff.basis_of_rate:
        yield _BASES[tariff.basis_of_rate]
    if change not in _CHANGES and not levied:
        yield "; rate not stated" if change else "; change not stated"
    if before and change not in (*MOVES, *_TAKES_AWAY):
        yield f"; before it, {_rate(before)}"


def _levied(tariff: TariffAnnouncement, *, within: bool = False) -> str:
    rate = _rate(tariff.rate, within=within) if tariff.rate else ""
    return " and ".join(filter(None, (rate, str(tariff.specific or ""))))


def _is_suspended(tariff: TariffAnnouncement) -> bool:
    """Return whether what is prolonged is a suspension."""
    at = tariff.continues
    while at is not None and at.change in (MeasureChange.PROLONGS, MeasureChange.KEEPS):
        at = at.continues
    return at is not None and at.change is MeasureChange.SUSPENDS


def _commitment(commitment: Commitment, clocks: Mapping[str, str]) -> Iterator[str]:
    of_whom, by = _between(commitment, commitment.obliged)
    stage = "carried out" if commitment.stage is TariffStage.ENACTED else commitment.stage
    matter, of_goods, of_others = _MATTERS[commitment.matter]
    changes = _OF_TALKS if commitment.matter is CommitmentMatter.NEGOTIATION else _OF_COMMITMENTS
    first, second = changes.get(commitment.change, ("", ""))
    if commitment.subject and commitment.matter is CommitmentMatter.NEGOTIATION:
        matter += f" (“{commitment.subject}”)"  # a pact on which talks are suspended is not
    elif commitment.subject:
        matter = commitment.subject
    elif first and commitment.matter is CommitmentMatter.OTHER:
        second = matter = ""  # what is suspended may be no undertaking
    if first and commitment.amount and commitment.basis_of_amount is AmountBasis.DIFFERENCE:
        first += f" of {amount_said(commitment.amount)}"
    yield f"{stage}{of_whom}: {first}{by}{second}{matter}" if first else f"{stage}{of_whom}: {second}{matter}{by}"
    goods = _goods(commitment.goods)
    yield f"{of_goods}{goods}" if goods else ""
    asking = {each for by in commitment.announced_by for each in (by, by.side)} if of_whom else set()
    if others := _listed(each for each in _unnamed(commitment.to, goods) if each not in asking):
        yield f"{of_goods if of_goods == ' for ' and not goods else of_others}{others}"
    yield from _amounts(commitment)
    yield f"; a part of {commitment.within.id}" if commitment.within else ""
    yield _due(commitment.deadline, clocks) if commitment.deadline else ""
    yield _provided(commitment)


def _amounts(commitment: Commitment) -> Iterator[str]:
    """The amounts before and after, and what they are worth."""
    if commitment.amount_before is not None:
        yield f", from {amount_said(commitment.amount_before, within=True)}"
    if commitment.amount is not None and commitment.basis_of_amount is not AmountBasis.DIFFERENCE:
        is_after = commitment.amount_before is not None
        to = " to " if is_after else ", to " if commitment.change in MOVES else ", "
        yield f"{to}{amount_said(commitment.amount, within=is_after)}"
    if commitment.worth is not None:
        yield f" worth {amount_said(commitment.worth)}"


def _between(event: TariffAnnouncement | Commitment, doers: Iterable[Actor]) -> tuple[str, str]:
    """Of whom and by whom something is requested, and otherwise by whom it is done, behind what is done."""
    if event.stage is not TariffStage.REQUESTED:
        return "", f" by {_listed(doers)}" if _listed(doers) else ""
    of_whom, by = _listed(doers), _listed(event.announced_by)
    return f"{f' of {of_whom}' if of_whom else ''}{f' by {by}' if by else ''}", ""


def amount_said(amount: Amount, *, within: bool = False) -> str:
    """An amount in millions and billions, or with its thousands set off: ``more than 8 billion USD``."""
    return amount.written(_within(amount, in_thousands) if within else in_figures(amount, in_thousands))


# What the label of a picture says of a change before its rate; of what levies a rate, nothing.
_IN_SHORT = {None: "", MeasureChange.INTRODUCES: "", MeasureChange.SUSPENDS: "suspends, meanwhile "}
_IN_SHORT |= {change: f"{change} to " for change in (*MOVES, MeasureChange.REMOVES)}


def rate_in_short(tariff: TariffAnnouncement) -> str:
    """The rate of a tariff in few letters, behind what it does unless that is to levy it; empty for none."""
    if tariff.rate is None:
        return ""
    return f"{_IN_SHORT.get(tariff.change, f'{tariff.change} ')}{_short(tariff.rate)}"


def _short(rate: Rate) -> str:
    if rate.bound:
        return f"{_SIGNS[rate.bound]}{next(end for end in rate.ends if end is not None):f}%"
    return f"{rate.minimum:f}%" if rate.is_exact else f"{rate.minimum:f}–{rate.maximum:f}%"


_SIGNS = {"at most": "≤", "less than": "<", "at least": "≥", "more than": ">"}


def _rate(rate: Rate, *, within: bool = False) -> str:
    """A rate in words; within a change from one to another a range is between two figures."""
    said = _within(rate, "{:f}".format) if within else in_figures(rate)
    return f"{said} per cent".replace("at most", "up to")


def _within(quantity: Rate | Amount, figure: Callable[[Decimal], str]) -> str:
    least, greatest = quantity.ends
    if least is None or greatest is None or least == greatest:
        return in_figures(quantity, figure)
    return f"between {figure(least)} and {figure(greatest)}"


def _unnamed(actors: Iterable[Actor], goods: str) -> list[Actor]:
    """Those of the actors whom the words for goods do not name: all but the American of "American goods"."""
    return [actor for actor in actors if not any(stands_in(name, goods) for name in actor.names)]


def _goods(goods: Iterable[Goods]) -> str:
    return ", ".join(each.words + (f" (HS {each.hs})" if each.hs else "") for each in goods)


def _listed(actors: Iterable[Actor]) -> str:
    return ", ".join(map(in_a_sentence, actors))


def _times(clocks: Mapping[str, str], *times: tuple[str, TimeSpan | None]) -> Iterator[str]:
    yield from (f"; {said} {_time(when, clocks)}" for said, when in times if when is not None)


def _due(deadline: TimeSpan, clocks: Mapping[str, str]) -> str:
    """A deadline in words; of what goes on up to then, it is the end."""
    ends = deadline.end_earliest, deadline.end_latest
    if ends == (deadline.begin_earliest, deadline.begin_latest) or None in ends:
        return f"; due {_time(deadline, clocks)}"
    said = _time(TimeSpan(begin_earliest=ends[0], end_latest=ends[1], zone=deadline.zone), clocks)
    is_period = said.isdigit() or said.startswith(MONTHS)
    return f"; due by {'the end of ' * is_period}{said}"


def _time(when: TimeSpan, clocks: Mapping[str, str]) -> str:
    """A time in words; a day of a tariff is one where it is levied, whatever place the article writes from.

    Of what lasts from then on, it is the beginning.
    """
    if when.end_latest is None and when.begin_latest is not None:
        when = TimeSpan(begin_earliest=when.begin_earliest, end_latest=when.begin_latest, zone=when.zone)
    return in_words(when, clocks if "T" in str(when) else {})


def _provided(event: Announced) -> str:
    return f"; provided “{event.provided}”" if event.provided else ""
