"""Checks entries against words that decide: what is only proposed, or hoped for, and of what money is."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, product

from vnus_trade.checking.support import Located, letter_places
from vnus_trade.curation.measures import report_given
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.entries import AmountEntry, Entry
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.grammars.grammar import Language, languages_of
from vnus_trade.model.events import Meeting, NegotiationRound
from vnus_trade.model.quantities import Goods
from vnus_trade.model.vocabulary import AgreementStage, CommitmentMatter
from vnus_trade.words.names import stands_in

_DONE = (AgreementStage.SIGNED, AgreementStage.RATIFIED, AgreementStage.PROVISIONALLY_APPLIED, AgreementStage.IN_FORCE)
_SENTENCE_END = re.compile(r"[.;!?][”\"»]?\s(?=[^\W\d_a-zà-ỹđ])")
_NO_EVENT = "what is only proposed, wished or invited to is no event: curate who proposes it as a statement"
_NON_TARIFF = str(CommitmentMatter.NON_TARIFF_MEASURE)
# What money is for, which may be more than the goods of an entry.
_WORTH = ("trade_covered", "amount")


def wording_faults(
    entries: Iterable[Sequence[EntryAt]],
    evidence: Mapping[tuple[EntryAt, TomlPath], Sequence[Located]],
    registry: Registry,
) -> None:
    """Report what the words quoted for events, each given with its extensions, say otherwise."""
    quoted: dict[str, list[Located]] = {}
    for (at, path), items in evidence.items():
        quoted.setdefault(at.id, []).extend(items if not path else ())
    for parts in entries:
        whole, items = registry.whole(parts[0]), quoted.get(parts[0].id, [])
        for key, wrong, mend in _wrong(whole, items):
            report_given(parts, key, wrong, f"{mend}, or give the reason in `inferred`")


def _wrong(whole: Entry, items: Sequence[Located]) -> Iterator[tuple[str, str, str]]:
    """Each key of an entry that words contradict, how they do, and how to mend it."""
    stage, subject = whole.text("stage"), whole.text("subject") or ""
    if _is_to_come(whole, items) and (said := _unsettled(items, "proposes", "settles")):
        key = "plan" if whole.plans else "status"
        yield key, f"is of what the words quoted for it only propose: {said!r}", _NO_EVENT
    if stage in _DONE and (said := _unsettled(items, "hopes", "is_done")):
        yield "stage", f"is {stage!r}, which the words quoted for it only hope for: {said!r}", "give the stage they say"
    if whole.text("matter") == CommitmentMatter.OTHER and _said(subject, chain(*map(_languages, items)), "non_tariff"):
        yield "matter", f"is 'other', and {subject!r} is a {_NON_TARIFF}", f"write matter = {_NON_TARIFF!r}"
    goods = [each.words for each in whole.shown("goods") if isinstance(each, Goods)]
    phrases = [amount.phrase for key in _WORTH if (amount := whole.get(key, AmountEntry)) and amount.phrase]
    found = (_of_more(phrase, goods, item) for phrase, item in product(phrases, items) if goods)
    if said := next(filter(None, found), ""):
        yield "goods", f"are only a part of {said!r}", "name first what that is of, in its words"


def _is_to_come(whole: Entry, items: Sequence[Located]) -> bool:
    """Return whether a meeting or a round is expected by all that is quoted for it."""
    is_met = issubclass(whole.cls, Meeting | NegotiationRound) and "existence" not in whole.inferred
    return is_met and {item.status for item in items} == {Status.EXPECTED}


def _of_more(phrase: str, goods: Sequence[str], item: Located) -> str:
    """The words for what money is of, where all goods that are named come behind "including"; '' for none."""
    for start in letter_places(phrase, item.words):
        sentence = _SENTENCE_END.split(item.words[start:])[0]
        for language in _languages(item):
            including = _pattern(language.words["includes"]).search(sentence, len(phrase))
            if including and all(stands_in(each, sentence[including.end() :]) for each in goods):
                return sentence[: including.start()].strip(" ,")
    return ""


def _unsettled(items: Sequence[Located], kind: str, settled: str) -> str:
    """The words of a kind that a quotation has where none has those that settle it."""
    said = {each: [_said(item.words, _languages(item), each) for item in items] for each in (kind, settled)}
    return "" if any(said[settled]) else next(filter(None, said[kind]), "")


def _said(text: str, languages: Iterable[Language], kind: str) -> str:
    """The first words of a kind in a text in one of these languages; '' for none."""
    found = (_pattern(language.words[kind]).search(text) for language in languages)
    return next((each[0] for each in found if each), "")


def _languages(item: Located) -> list[Language]:
    return languages_of(item.quotation.source.languages)


@cache
def _pattern(phrases: Collection[str]) -> re.Pattern[str]:
    """What finds phrases as whole words."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if phrases else r"(?!)", re.IGNORECASE)
