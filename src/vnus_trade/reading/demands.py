"""Finds the verbs by which somebody has a state do something: "told Chile to", "gave Chile four weeks to act"."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import attrs

from vnus_trade.model.vocabulary import TariffStage
from vnus_trade.reading.subjects import Subject, object_of, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence

_WORDS_OF_TERM = 7


class Demand(NamedTuple):
    """The verb of a demand, the states that are told, and the verb of what they are to do."""

    verb: Cue
    told: Subject
    act: Cue


def demands(sentence: ReadSentence) -> Iterator[Demand]:
    """The demands of a sentence; between whom it is made on and what he is to do lies only by when."""
    for verb in sentence.cues("demanding", in_quotes=False):
        told = object_of(sentence, verb.end, reach=0)
        if told is None or any(place.sort != "state" for place in told.places):
            continue
        at = told.places[-1].end
        for to in sentence.cues("behest", at):
            act = sentence.begins_at("acting", to.end)
            words = sentence.words_between(at, to.start)
            is_term = sentence.has("term", at, to.start) or any(at <= time.begin < to.start for time in sentence.times)
            if act and (not words or (is_term and words <= sentence.reach(_WORDS_OF_TERM))):
                yield Demand(verb, told, act)
                break


def with_demands(sentence: ReadSentence) -> ReadSentence:
    """A sentence whose demands ask for tariffs as other verbs do, and in which nobody has done what they ask for."""
    found = list(demands(sentence))
    if not found:
        return sentence
    acts = {each.act.start for each in found}
    asking = [each.verb._replace(kind="tariff_stage", value=str(TariffStage.REQUESTED)) for each in found]
    kept = {
        kind: [cue for cue in sentence.cues(kind) if not _is_of_demand(cue, acts, found)]
        for kind in ("tariff_stage", "on")
    }
    kept["tariff_stage"] = sorted([*kept["tariff_stage"], *asking])
    return attrs.evolve(sentence, cues_by_kind={**sentence.cues_by_kind, **kept})


def _is_of_demand(cue: Cue, acts: Collection[int], found: Sequence[Demand]) -> bool:
    """Return whether a word is the verb that demands, or the one that is demanded."""
    return cue.start in acts or any(each.verb.start <= cue.start < each.verb.end for each in found)


def without_terms(sentence: ReadSentence, own: ReadSentence) -> ReadSentence:
    """What is in a clause of a sentence, without the times by when something is demanded."""
    terms = [(each.verb.end, each.act.start) for each in demands(sentence)]
    times = [time for time in own.times if not any(start <= time.begin < end for start, end in terms)]
    return attrs.evolve(own, times=times)


def told_before(sentence: ReadSentence, at: int) -> tuple[Subject | None, Subject | None]:
    """Who threatens with what begins at an offset, and those who face it if they do not act: "told Chile to, | or"."""
    for each in reversed([each for each in demands(sentence) if each.act.end <= at]):
        giver = subject(sentence, each.verb.start)
        return giver if isinstance(giver, Subject) else None, each.told
    for must in reversed(sentence.cues("should", sentence.start, at)):
        told = subject(sentence, must.start)
        if isinstance(told, Subject) and told.places and all(place.sort == "state" for place in told.places):
            return None, told
    return None, None
