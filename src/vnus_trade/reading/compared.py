"""Finds rates with which another is compared, and times that only say which tariff is meant: "charged today"."""

import attrs

from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.subjects import before_fillers
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.numbers import Number


def is_compared(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a rate is one with which another is compared: "a quarter of the 40 per cent"."""
    return _compared(sentence, number) is not None


def _compared(sentence: ReadSentence, number: Number) -> Cue | None:
    at = sentence.before(number.start, "of", "rate_noun", "tariff", "old")  # half the | current rate of 20 per cent
    at = next((time.begin for time in sentence.times if _owns(sentence, time) == number.start), at)
    at = before_fillers(sentence, at)
    near = (cue for cue in sentence.cues("compared", end=number.start) if cue.start < at <= sentence.right(cue.end))
    return next(near, None)


def without_compared_rates(sentence: ReadSentence) -> ReadSentence:
    """A sentence without what it tells of rates with which others are compared: "half of the 20% | imposed in May"."""
    rates = [number for number in sentence.numbers if is_compared(sentence, number)]
    if not rates:
        return sentence
    stops = [*(token.start for token in sentence.tokens if token.text == ","), sentence.end]
    stops += [number.start for number in sentence.rates]
    apart = [(number.end, min(stop for stop in stops if stop >= number.end)) for number in rates]
    cues = {
        kind: [cue for cue in each if not any(start <= cue.start < end for start, end in apart)]
        for kind, each in sentence.cues_by_kind.items()
    }
    times = [time for time in sentence.times if not any(start <= time.begin < end for start, end in apart)]
    return attrs.evolve(sentence, cues_by_kind=cues, times=times)


def _owns(sentence: ReadSentence, time: FoundTime) -> int:
    """Where what a time has begins, behind its possessive: "today’s | 40 per cent"; -1 where it has none."""
    is_owner = sentence.text[time.end : time.end + 2] in ("’s", "'s")
    return sentence.right(time.end + 2) if is_owner else -1


def is_there(sentence: ReadSentence, number: Number) -> bool:
    """Return whether words beside a rate with which another is compared say that it is charged so far."""
    at = sentence.behind(number.end, "rate_noun", "tariff", "present")
    levied = sentence.begins_at(_LEVIED, at)
    at = levied.end if levied else at
    starts = (sentence.right(at), sentence.right(sentence.behind(at, ("place_in", "on"))))
    is_dated = any(time.begin in starts or _owns(sentence, time) == number.start for time in sentence.times)
    compared = _compared(sentence, number)
    is_old = compared is not None and sentence.has("old", compared.start, number.start)
    is_old = is_old or sentence.begins_at(("old", "present"), at) is not None
    return is_old or is_dated or (levied is not None and sentence.text[starts[0] : starts[0] + 1] in (".", ",", ""))


_LEVIED = ("levied", "levying")


def is_of_charged(sentence: ReadSentence, time: FoundTime) -> bool:
    """Return whether a time is right behind a participle of a tariff, or its possessive before a rate.

    It says which tariff is meant, and nothing of what is done: "the 40% rate charged | today", "today’s 40%".
    """
    rates = sentence.rates
    if (owned := _owns(sentence, time)) > 0:
        return any(number.start == owned for number in rates) or sentence.begins_at("rate_noun", owned) is not None
    at = sentence.before(time.begin, "place_in", "on")
    levied = sentence.ends_at(_LEVIED, at)
    at = sentence.left(sentence.before(at, _LEVIED, "present"))
    is_noun = sentence.ends_at(("tariff", "rate_noun"), at) is not None or any(rate.end == at for rate in rates)
    return is_noun and levied is not None
