"""Makes the title of an event of its fields, where the curation gives none."""

from collections.abc import Callable, Sequence

from vnus_trade.folders.entries import AmountEntry, Entry
from vnus_trade.model.quantities import Goods, Rate, in_figures, in_thousands
from vnus_trade.model.vocabulary import AmountBasis, CommitmentMatter, EventKind, MeasureChange, SpeechAct

_Named = Callable[[str], str]


def title_from(whole: Entry, named: _Named) -> str:
    """What an event is called that has these fields; `named` gives the name of an actor of this id.

    >>> from vnus_trade.model.events import NegotiationRound
    >>> from vnus_trade.model.fields import keyed
    >>> title_from(Entry("round", NegotiationRound, keyed(NegotiationRound), {"number": 14, "place": "Brussels"}), str)
    'Round 14, Brussels'
    """
    place = whole.text("place")
    return ", ".join([_TITLES[whole.cls.kind](whole, named), *([place] if place else [])])


def _round(whole: Entry, _: _Named) -> str:
    number, series = whole.get("number", int), whole.text("series")
    return ("Round of talks" if number is None else f"Round {number}") + (f" ({series})" if series else "")


def _meeting(whole: Entry, named: _Named) -> str:
    form = (whole.text("form") or "meeting").capitalize()
    ordinal = whole.get("ordinal", int)
    people = _listed(whole.texts("participants"), named)
    return form + (f" {ordinal}" if ordinal else "") + (f" of {people}" if people else "")


def _statement(whole: Entry, named: _Named) -> str:
    speakers, acts = whole.texts("speakers"), whole.texts("speech_acts") or ["speaks"]
    if len(speakers) > 1:
        acts = [act.removesuffix("es" if act == SpeechAct.WISHES else "s") for act in acts]
    return whole.text("gist") or f"{_listed(speakers, named) or 'The article'} {_joined(acts)}"


def _tariff(whole: Entry, named: _Named) -> str:
    rate, goods = whole.get("rate", Rate), [each.words for each in whole.shown("goods") if isinstance(each, Goods)]
    # A rate that is levied only until something is taken away or resumed says little of it.
    taken = _CHANGES.get(whole.text("change") or "")
    size = f"{taken} of tariffs" if taken else "Tariff" if rate is None else f"{rate} tariff"
    on = _joined(goods) or _listed(whole.texts("applied_to"), named)
    by = whole.text("imposed_by")
    return size + (f" on {on}" if on else "") + (f" by {named(by)}" if by else "") + f", {whole.text('stage')}"


def _commitment(whole: Entry, named: _Named) -> str:
    entry, by = whole.get("amount", AmountEntry), _listed(whole.texts("obliged"), named)
    matter = whole.text("matter") or ""
    is_of_talks, subject = matter == CommitmentMatter.NEGOTIATION, whole.text("subject")
    taken = (_OF_TALKS if is_of_talks else _CHANGES).get(whole.text("change") or "")
    what = subject or ("" if taken and matter == CommitmentMatter.OTHER else matter)
    if is_of_talks and subject:
        what = f"{matter} (“{subject}”)"  # a pact on which talks are suspended is not
    said = " of ".join(filter(None, (taken, what)))
    size = ""
    if entry and entry.amount:
        amount = entry.amount.written(in_figures(entry.amount, in_thousands))
        more = "less" if whole.text("change") == MeasureChange.CUTS else "more"
        size = f", {amount} {more}" if whole.text("basis_of_amount") == AmountBasis.DIFFERENCE else f" of {amount}"
    return f"{said[:1].upper()}{said[1:]}" + (f" by {by}" if by else "") + f"{size}, {whole.text('stage')}"


def _agreement(whole: Entry, named: _Named) -> str:
    parties, stage = _listed(whole.texts("parties"), named), whole.text("stage")
    return "Agreement" + (f" of {parties}" if parties else "") + (f", {stage}" if stage else "")


_CHANGES: dict[str, str] = {
    MeasureChange.REMOVES: "Removal",
    MeasureChange.SUSPENDS: "Suspension",
    MeasureChange.POSTPONES: "Postponement",
}
_OF_TALKS = {**_CHANGES, MeasureChange.REMOVES: "Breaking off", MeasureChange.RESTORES: "Resumption"}

_TITLES: dict[EventKind, Callable[[Entry, _Named], str]] = {
    EventKind.ROUND: _round,
    EventKind.MEETING: _meeting,
    EventKind.STATEMENT: _statement,
    EventKind.TARIFF: _tariff,
    EventKind.COMMITMENT: _commitment,
    EventKind.AGREEMENT: _agreement,
}


def _listed(ids: Sequence[str], named: _Named) -> str:
    return _joined([named(id_) for id_ in ids])


def _joined(words: Sequence[str]) -> str:
    """Words as a sentence lists them: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
