"""Finds what words tell of how a tariff that is changed had come about: "cut the 9 per cent duty | imposed in May"."""

from vnus_trade.levies.levy import Levy
from vnus_trade.model.vocabulary import TariffStage
from vnus_trade.sentences.clauses import clause_at, only
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number

_WORDS_BEFORE_NOUN, _NEAR_NOUN = 2, 9


def act_before(sentence: ReadSentence, levy: Levy, number: Number) -> ReadSentence | None:
    """What words tell of how a tariff that is changed had come about: "cut the 9 per cent duty | imposed in May".

    Its days are none of the change. None where they tell of no day on which it came about.
    """
    noun = next(iter(sentence.cues("tariff", number.end, levy.clause.end)), None)
    if noun is None or sentence.words_between(number.end, noun.start) > _WORDS_BEFORE_NOUN:
        return None
    verbs = [cue for cue in sentence.cues("tariff_stage", noun.end) if cue.value == TariffStage.ENACTED]
    clauses, _ = clause_at(sentence, noun.start)
    ends = (each.end for each in clauses if verbs and each.start <= verbs[0].start < each.end)
    rates = [each.start for each in sentence.rates if each.start >= noun.end]
    if not verbs or not _is_act_of(sentence, noun, verbs[0]):
        return None
    done = only(sentence, [levy.clause._replace(start=number.start, end=min([*ends, *rates]))])
    return done if any(verbs[0].end <= time.begin for time in done.times) else None


def _is_act_of(sentence: ReadSentence, noun: Cue, verb: Cue) -> bool:
    """Return whether a verb behind a tariff tells how it came about: "duty (on figs) imposed", "that Chile imposed"."""
    at = sentence.right(noun.end)
    at = sentence.right(sentence.behind(at, ("that", "relative")))
    pronoun = sentence.begins_at("pronoun", at)
    own = pronoun.end if pronoun else sentence.behind_actor(at)
    if sentence.behind_fillers(own) == verb.start:
        return True
    is_dated = any(time.begin == sentence.right(verb.end) for time in sentence.times)
    is_passive = is_dated or sentence.begins_at(("place_in", "by", "on"), verb.end) is not None
    words = sentence.tokens_between(noun.end, verb.start)
    is_near = len(words) <= _NEAR_NOUN and all(word.text.isalnum() for word in words)
    return is_passive and is_near and sentence.begins_at("on", at) is not None
