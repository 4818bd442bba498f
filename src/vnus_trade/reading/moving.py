"""Reads words that only the rates beside them make words for a tariff that moves: "bring its 9% duty to | under 4%"."""

from itertools import pairwise

import attrs

from vnus_trade.model.vocabulary import MeasureChange, TariffStage
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number, bounded_from

_THREAT = TariffStage.THREATENED
_BEFORE_RATES = ("to", "from", "faces", "was_rate", "change")


def with_moves(sentence: ReadSentence) -> ReadSentence:
    """A sentence whose words before a rate reach over those that bound it, and whose verbs of moving say whereto."""
    rates = sentence.rates
    cues = dict(sentence.cues_by_kind)
    for number in rates:
        at, end = (sentence.left(at) for at in (bounded_from(number, sentence.text), number.start))
        to = (cue._replace(kind="to") for cue in cues.get("to_rate", ()) if cue.end == at)  # về | 0%
        cues["to"] = [*cues.get("to", ()), *to]
        for kind in _BEFORE_RATES:
            cues[kind] = sorted(c._replace(end=end) if c.end == at else c for c in cues.get(kind, ()))
    for kind in ("change", "tariff_stage"):
        cues[kind] = [cue for cue in cues[kind] if not _is_of_other(sentence, cue)] if kind in cues else []
    sentence = attrs.evolve(sentence, cues_by_kind=cues)
    for first, last in pairwise(rates):
        for verb in sentence.cues("brings", end=first.start)[-1:]:
            if sentence.ends_at("to", last.start) and not sentence.has("change", verb.start, last.start):
                sentence = _moved(sentence, verb, first, last)
    return sentence


def _is_of_other(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether a verb only threatened a rate in whose place another came: "19%, not the 36% | he threatened"."""
    former = sentence.cues("was_rate", end=verb.start)[-1:]
    rates = [n for n in sentence.numbers for cue in former if cue.end <= n.start and n.end <= verb.start]
    if len(rates) != 1 or "," in sentence.text[rates[0].end : verb.start]:
        return False
    return any(cue.value == _THREAT for cue in sentence.cues("tariff_stage", rates[0].end, verb.end))


def _moved(sentence: ReadSentence, verb: Cue, first: Number, last: Number) -> ReadSentence:
    """A sentence in which a verb raises or cuts a rate, as the one to which it is moved says."""
    before, after = (max(filter(None, number.bounds), default=0) for number in (first, last))
    change = MeasureChange.CUTS if after < before else MeasureChange.RAISES
    said = (("change", change), ("tariff_stage", TariffStage.ENACTED))
    more = {kind: sorted([*sentence.cues(kind), verb._replace(kind=kind, value=str(value))]) for kind, value in said}
    return attrs.evolve(sentence, cues_by_kind={**sentence.cues_by_kind, **more})
