"""Hints at values of events that the words quoted for them contradict: "threatened" where `stage` is "enacted"."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from vnus_trade.evidence.sources import Evidence
from vnus_trade.measures.changes import POWERLESS
from vnus_trade.model.events import Event
from vnus_trade.model.vocabulary import HARSH, AgreementStage, MeasureChange, SpeechAct, TariffStage
from vnus_trade.record.chronology import Chronology
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, Cue
from vnus_trade.sentences.sentences import ReadSentence, sentences_of

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

_MARKS = frozenset(",;:—")
_UNDER = ("clause", "relative", "that", "awaited", "answering")
_JOINING = ("and", "but", *_UNDER)
_UNSURE = ("negation", "supposed", "supposed_before", "condition")
_VERBS = (*(kind for kind, _ in _OPPOSED.values()), "to_come", "modal", "pledge", "verb", "acting", "negation")
# What the verbs of a kind are about, where nothing else is.
_MEASURES = ("tariff", "rate_noun", "matter")
_ABOUT = {"tariff_stage": _MEASURES, "change": _MEASURES, "agreement_stage": ("agreement",), "say": ()}


def contradictions(record: Chronology) -> Iterator[str]:
    """Say which values the words quoted for them contradict, and none says; a reason in `inferred` answers it."""
    for event in record.all_events:
        for key in ("stage", "change", "speech_acts"):
            given = getattr(event, key, None) or ()
            values = given if isinstance(given, tuple) else (given,)
            if values and (said := _contradicting(event, key, values)):
                written = " and ".join(repr(str(value)) for value in values)
                yield f"{event.id} has {key} {written}, and its words {said}; correct it, or quote the words for it"


def _contradicting(event: Event, key: str, values: tuple[StrEnum, ...]) -> str:
    """The words, with what they say, that contradict values of a field; '' if none do, or others say one of them."""
    kind, opposed = _OPPOSED[type(values[0])]
    told = [each for item in event.evidence if key in item.fields for each in _told(item, kind)]
    said = {value for _, value in told}
    for some, others in opposed:
        if {*values} <= {*some} and said <= {*others}:
            return ", ".join(dict.fromkeys(f"“{words}” ({value})" for words, value in told))
    return ""


def _told(item: Evidence, kind: str) -> Iterator[tuple[str, str]]:
    """The phrases of a kind in a quotation, and what each says; '' where words leave open of what they say it."""
    languages = item.quotation.source.languages or LANGUAGES_OF_DRAFTS
    for tag in sorted({tag.partition("-")[0] for tag in languages}.intersection(LANGUAGES_OF_DRAFTS)):
        for sentence in sentences_of(item.quotation.words, tag):
            stops = {token.end for token in sentence.tokens if token.text in _MARKS}
            stops |= {cue.start for cue in sentence.cues(_JOINING)}
            for start, end in pairwise(sorted({sentence.start, *stops, sentence.end})):
                yield from _phrases(sentence, start, end, kind)


def _phrases(sentence: ReadSentence, start: int, end: int, kind: str) -> Iterator[tuple[str, str]]:
    """The phrases of a kind between commas and joining words; not what is done "as pledged", nor offered "to cut"."""
    governed = {sentence.right(cue.end) for cue in sentence.cues(("to", kind))}
    found = [cue for cue in sentence.cues(kind, start, end) if not sentence.ends_at("echo", cue.start)]
    if found:
        first = found[-1].end if kind == "change" or found[-1].value in POWERLESS else start
        is_about = not _ABOUT[kind] or sentence.has(_ABOUT[kind], first, end)
        is_open = not is_about or sentence.has(_UNSURE, start, end)
        is_open |= sentence.begins_at(_UNDER, start) is not None
        is_open |= any(_is_no_verb(sentence, cue, start) for cue in found)
    else:
        is_open = sentence.has(_VERBS, start, end)  # it may be the entry's own
    if is_open:
        yield "", ""
    for cue in found:
        if cue.value != TariffStage.ENACTED or cue.start not in governed:
            yield sentence.text[cue.start : cue.end], cue.value


def _is_no_verb(sentence: ReadSentence, cue: Cue, start: int) -> bool:
    """Return whether words are quoted, may be a noun ("demands for"), or have no subject: "Warned by growers"."""
    is_noun = sentence.ends_at("article", cue.start)
    if not sentence.patterns.heads_first:
        is_noun = is_noun or sentence.begins_at("proposed", cue.start)
    return bool(is_noun) or sentence.is_quoted(cue.start) or cue.start == sentence.right(start)
