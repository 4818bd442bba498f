"""Checks what tariffs and commitments say of those that they continue, and how tariffs are said to have stood."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from vnus_trade.answers.measures import clashes
from vnus_trade.checking.support import Located
from vnus_trade.contents.index import Catalogue, Contents
from vnus_trade.folders.entries import AmountEntry, Entry
from vnus_trade.folders.limits import Effort, Exhausted
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.report import Enough
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.measures.changes import POWERLESS
from vnus_trade.measures.course import Clash
from vnus_trade.model.events import Commitment, TariffAnnouncement
from vnus_trade.model.quantities import Amount, Goods, Rate, is_against
from vnus_trade.model.vocabulary import MOVES, AmountBasis, CommitmentMatter, MeasureChange, TariffStage
from vnus_trade.ordering.order import Order
from vnus_trade.words.lexicon import pattern
from vnus_trade.words.names import fold

_PUT_OFF = "write the day to which it puts off what it `continues` as `in_force`, or give the reason in `inferred`"
# What an entry gives as what was before, and what the entry that it continues gives as its own.
_BEFORE = {"rate_before": "rate", "amount_before": "amount"}
_MEND = "correct it, or give the reason in `inferred`"
# What changes a tariff that is levied, and so would change all of it.
_OF_ALL = frozenset((*MOVES, MeasureChange.REMOVES, MeasureChange.SUSPENDS, MeasureChange.RESTORES))
# How many tariffs back is looked for what one of them covers.
_FAR = 20


class _Stood(NamedTuple):
    """What an entry makes of a rate or an amount, and what it still is where the entry is not enacted."""

    own: Sequence[Rate | Amount]
    still: Sequence[Rate | Amount]


_NOTHING = _Stood((), ())


def measure_faults(entries: Iterable[Sequence[EntryAt]], registry: Registry) -> None:
    """Report what contradicts itself, or the entries that others, each given with its extensions, continue."""
    known: dict[tuple[str, str], _Stood] = {}
    for parts, (key, own) in product(entries, _BEFORE.items()):
        whole = parts[-1].whole
        if key not in whole.values:
            continue
        now, then, change = _measured(whole, own), _measured(whole, key), whole.text("change")
        if now and then and is_against(change, now, then):
            report_given(parts, "change", f"is {change!r}, and {then} becomes {now}")
        for at in parts:
            before = _measured(at.entry, key)
            if before is None or key in whole.inferred:
                continue
            there = [each for stood in _continued(whole, key, registry, known) for each in stood]
            if there and _key(before) not in map(_key, there):
                said = " or ".join(dict.fromkeys(map(str, there)))
                wrong = f"is {before}, and what it continues, {whole.text('continues')!r}, has {said}"
                at.report(key, f"{wrong}; {_MEND}")


def own_faults(entries: Iterable[Sequence[EntryAt]]) -> None:
    """Report what tariffs and commitments, with their extensions, say of a side or a difference that cannot be."""
    for parts in entries:
        whole = parts[-1].whole
        imposer, obliged = whole.text("imposed_by"), whole.texts("obliged")
        if imposer in whole.texts("applied_to"):
            report_given(parts, "applied_to", f"names {imposer!r}, which imposes it itself")
        if len(obliged) == 1 and obliged[0] in whole.texts("to"):
            report_given(parts, "to", f"names {obliged[0]!r}, which is itself obliged")
        if whole.text("basis_of_amount") == AmountBasis.DIFFERENCE and whole.text("change") not in MOVES:
            report_given(parts, "basis_of_amount", "is 'difference', and `change` says neither 'raises' nor 'cuts'")
        only_ends = "expires" in whole.values and "in_force" not in whole.values
        if only_ends and whole.text("change") == MeasureChange.POSTPONES:
            report_given(parts, "expires", "says when something ends, and a postponement ends nothing", _PUT_OFF)
        if whole.cls is Commitment and (said := _refrained(parts)):
            key = "subject" if "subject" in whole.values else "matter"
            mend = f'write it with these words, as in subject = "{said}", or give the reason in `inferred`'
            report_given(parts, key, f"is what the words quoted for it deny: {said!r}", mend)


def _refrained(parts: Sequence[EntryAt]) -> str:
    """The quoted words by which somebody is not to do what a commitment says that he does; '' for none.

    What is removed or weighed may well stand behind "no longer" or "not ruled out".
    """
    whole = parts[-1].whole
    subject = whole.text("subject")
    measure = r"\s+".join(map(re.escape, subject.split())) if subject else _DENIED.get(whole.text("matter") or "")
    if not measure or whole.text("stage") in _NO_PROMISE or whole.text("change") in _NO_MORE:
        return ""
    quotes = (item.quote for at in parts for item in at.entry.evidence)
    denied = re.compile(rf"\b(?:{pattern('denied')})(?:\s+[\w’'-]+){{0,3}}\s+(?:{measure})\b", re.IGNORECASE)
    found = next(filter(None, map(denied.search, quotes)), None)
    return " ".join(found[0].split()) if found else ""


_NO_MORE = frozenset((MeasureChange.REMOVES, MeasureChange.SUSPENDS, MeasureChange.POSTPONES, MeasureChange.KEEPS))
_PLAIN = (CommitmentMatter.EXPORT_CONTROL, CommitmentMatter.QUOTA)
_DENIED: Mapping[str, str] = {matter: pattern(matter) for matter in _PLAIN}
_NO_PROMISE = frozenset((TariffStage.UNDER_CONSIDERATION, TariffStage.THREATENED, TariffStage.WITHDRAWN))


def part_faults(entries: Iterable[Sequence[EntryAt]], registry: Registry) -> None:
    """Report tariffs that change a part of what they continue as if it were all of it, and parts that are too large.

    Each is given with its extensions.
    """
    for parts in entries:
        whole, before = parts[-1].whole, list[Entry]()
        if (of := registry.entries.get(whole.text("within") or "")) is not None:
            amount, most = _measured(whole, "amount"), _measured(registry.whole(of), "amount")
            if amount and most and is_against(MeasureChange.CUTS, amount, most):
                report_given(parts, "within", f"names {of.id!r}, which comes to {most}, and this to {amount}")
        at = registry.entries.get(whole.text("continues") or "")
        while at is not None and len(before) < _FAR:
            before.append(registry.whole(at))
            at = registry.entries.get(before[-1].text("continues") or "")
        levied = [each for each in before if each.text("stage") not in POWERLESS]
        is_of_all = whole.cls is TariffAnnouncement and whole.text("change") in _OF_ALL and "within" not in whole.values
        if is_of_all and levied and (said := _narrower(whole, levied)):
            id_ = whole.text("continues")
            wrong = f"names {id_!r}, of which {said} is a part, and would change all of it"
            mend = f"write `within = {id_!r}` instead, or give the reason in `inferred`"
            report_given(parts, "continues", wrong, mend)


def _narrower(whole: Entry, before: Sequence[Entry]) -> str:
    """What a tariff says by which it is certainly on less than those before it; '' if nothing."""
    if (condition := whole.text("condition")) and not any(each.text("condition") for each in before):
        return repr(condition)
    named = [[each.words for each in of.shown("goods") if isinstance(each, Goods)] for of in (whole, *before)]
    goods, *others = [{*map(fold, words)} for words in named]
    if goods and goods < next(filter(None, others), goods):
        return ", ".join(map(repr, named[0]))
    trade, *more = [_measured(each, "trade_covered") for each in (whole, *before)]
    covered = next((each for each in more if each is not None), None)
    return str(trade) if trade and covered and is_against(MeasureChange.RAISES, trade, covered) else ""


def report_given(parts: Sequence[EntryAt], key: str, wrong: str, mend: str = _MEND) -> None:
    """Report a fault in what gives a key, unless its value has a reason."""
    if key not in parts[-1].whole.inferred:
        next((at for at in parts if key in at.entry.values), parts[0]).report(key, f"{wrong}; {mend}")


def _continued(entry: Entry, key: str, registry: Registry, known: dict[tuple[str, str], _Stood]) -> _Stood:
    """What was before, by the entry that one continues, or else by the one that this continues, and so on.

    `known` keeps what each id has led to, so that a long chain is walked once.
    """
    passed: list[str] = []
    while (id_ := entry.text("continues")) is not None and id_ in registry.entries and (id_, key) not in known:
        known[id_, key] = _NOTHING
        passed.append(id_)
        entry = registry.whole(registry.entries[id_])
    stood = known.get((id_, key), _NOTHING) if id_ is not None else _NOTHING
    for each in reversed(passed):
        stood = known[each, key] = _stood(registry.whole(registry.entries[each]), key, stood)
    return stood


def _stood(entry: Entry, key: str, earlier: _Stood) -> _Stood:
    """What an entry gives as its own, and what stands as long as this is not enacted: "agreed to cut its 8 to 3"."""
    own = [found for each in (entry, *entry.steps) if (found := _measured(each, _BEFORE[key])) is not None]
    before = _measured(entry, key)
    if not own:
        return earlier
    if entry.text("stage") == TariffStage.ENACTED:
        return _Stood(own, ())
    return _Stood(own, [before] if before is not None else earlier.still or earlier.own)


def _measured(entry: Entry, key: str) -> Rate | Amount | None:
    amount = entry.get(key, AmountEntry)
    if key == "amount" and entry.text("basis_of_amount") == AmountBasis.DIFFERENCE:
        return None  # it is not what there is now
    return entry.get(key, Rate) if amount is None else amount.amount


def _key(value: Rate | Amount) -> tuple[object, ...]:
    """What a rate or an amount is compared by, whatever the words for its unit and for its bound."""
    return (*value.ends, value.counted if isinstance(value, Amount) else "")


def effect_faults(
    contents: Contents,
    order: Order,
    evidence: Mapping[tuple[EntryAt, TomlPath], Sequence[Located]],
    effort: Effort,
) -> None:
    """Report evidence of effect that no course of its measure allows beside what was published before; raises `Enough`.

    `evidence` is that of each entry and of each extension.
    """
    stated = [
        (part, number, item)
        for (part, path), items in evidence.items()
        if not path
        for number, item in enumerate(items)
        if item.entry.effect
    ]
    try:
        found = {clash.report: clash for clash in clashes(Catalogue(contents, order), effort.spend)} if stated else {}
    except Exhausted as exhausted:
        stated[-1][0].report("", str(exhausted))
        raise Enough from None
    for part, number, item in stated:
        for report, clash in found.items():
            if (report.change, report.effect, report.at[0]) == (part.id, item.entry.effect, item.quotation.source.id):
                part.report("effect", _clash_said(clash), *part.entry.evidence_path(number))


def _clash_said(clash: Clash) -> str:
    said = " and ".join(f"{other.change!r} was {str(other.effect)!r} by {other.at[0]!r}" for other in clash.against)
    mend = "; correct one of them, or curate what changed between" if said else "; correct one of them"
    said = f"that {said}" if said else "the dates of its measure, or several earlier sources together"
    return f"{str(clash.report.effect)!r} contradicts {said}{mend}"
