"""Hints at values of events that the words quoted for them contradict: "threatened" where `stage` is "enacted"."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

from vnus_trade.evidence.sources import Evidence
from vnus_trade.measures.changes import POWERLESS
from vnus_trade.model.events import Event
from vnus_trade.model.vocabulary import HARSH, AgreementStage, MeasureChange, SpeechAct, TariffStage
from vnus_trade.record.chronology import Chronology
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, Patterns, patterns_of
from vnus_trade.words.tokens import tokens_of

_Values: TypeAlias = Collection[StrEnum]


def _both(some: _Values, others: _Values) -> list[tuple[_Values, _Values]]:
    return [(some, others), (others, some)]


_LESS = (MeasureChange.CUTS, MeasureChange.REMOVES)
_TAKEN_ON = (SpeechAct.AGREES, SpeechAct.OFFERS, SpeechAct.COMMITS)
_EFFECTIVE = (TariffStage.ENACTED, TariffStage.AGREED, TariffStage.ANNOUNCED)
_STANDING = (AgreementStage.AGREED, AgreementStage.SIGNED, AgreementStage.RATIFIED, AgreementStage.IN_FORCE)
_OVER = (AgreementStage.SUSPENDED, AgreementStage.EXPIRED, AgreementStage.TERMINATED)
_PUT_OFF, _PROLONGED = (MeasureChange.POSTPONES,), (MeasureChange.PROLONGS,)
# The kind of phrases that say a value; and values that are contradicted where all words say some of the others.
_OPPOSED: Mapping[type[StrEnum], tuple[str, Collection[tuple[_Values, _Values]]]] = {
    TariffStage: ("tariff_stage", [(_EFFECTIVE, POWERLESS), (POWERLESS, (TariffStage.ENACTED,))]),
    AgreementStage: ("agreement_stage", _both(_STANDING, _OVER)),
    MeasureChange: ("change", [*_both(HARSH, _LESS), *_both(_PUT_OFF, _PROLONGED)]),
    SpeechAct: ("say", _both(_TAKEN_ON, (SpeechAct.REJECTS,))),
}


def contradictions(record: Chronology) -> Iterator[str]:
    """Say which values the words quoted for them contradict, and none says; a reason in `inferred` answers it."""
    for event in record.all_events:
        for key in ("stage", "change", "speech_acts"):
            given = getattr(event, key, None) or ()
            values = given if isinstance(given, tuple) else (given,)
            if values and key not in event.inferred and (said := _contradicting(event, key, values)):
                written = " and ".join(repr(str(value)) for value in values)
                yield f"{event.id} has {key} {written}, and its words {said}; correct it, or quote the words for it"


def _contradicting(event: Event, key: str, values: tuple[StrEnum, ...]) -> str:
    """The words, with what they say, that contradict values of a field; '' if none do, or others say one of them."""
    kind, opposed = _OPPOSED[type(values[0])]
    told = [each for item in event.evidence if key in item.fields for each in _told(item, kind)]
    said = {value for _, value in told}
    for some, others in opposed if said else ():
        if {*values} <= {*some} and said <= {*others}:
            return ", ".join(dict.fromkeys(f"“{words}” ({value})" for words, value in told))
    return ""


def _told(item: Evidence, kind: str) -> Iterator[tuple[str, str]]:
    """The phrases of a kind in a quotation, and what each says."""
    languages = item.quotation.source.languages or LANGUAGES_OF_DRAFTS
    tags = {tag.partition("-")[0] for tag in languages}
    for patterns in map(patterns_of, sorted(tags.intersection(LANGUAGES_OF_DRAFTS))):
        yield from _phrases(patterns, item.quotation.words, kind)


def _phrases(patterns: Patterns, text: str, kind: str) -> Iterator[tuple[str, str]]:
    """The phrases of a kind in a text; not what is done "as pledged", nor what somebody offers "to cut"."""
    cues = patterns.cues(tokens_of(text))
    echoed, governed = ({cue.end + 1 for cue in cues if cue.kind in kinds} for kinds in (("echo",), ("to", kind)))
    for cue in cues:
        is_done = cue.value != TariffStage.ENACTED or cue.start not in governed
        if cue.kind == kind and cue.start not in echoed and is_done:
            yield text[cue.start : cue.end], cue.value
