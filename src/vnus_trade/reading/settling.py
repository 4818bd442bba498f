"""Settles which of two times words mean, by what is said beside them, and leaves those open that nobody knows."""

from collections.abc import Sequence

from vnus_trade.phrases.finding import FoundTime
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, said
from vnus_trade.time.span import TimeSpan


def _is_nearer(candidates: Sequence[TimeSpan], anchor: TimeSpan) -> bool:
    """Return whether the first of two times began less long before an article than the other begins behind it."""
    first, now, last = (each.begin_earliest for each in (candidates[0], anchor, candidates[-1]))
    return bool(first and now and last and now - first < last - now)


def settled(sentence: ReadSentence, time: FoundTime, anchor: TimeSpan) -> FoundTime:
    """A time that may mean two, as the earlier where words that it follows are done: "agreed on Friday to act".

    So is what "was taken up again on March 3", "November, when they signed it", and a time that opens a sentence of
    what is so now: "Từ ngày 7/8, hàng Na Uy chịu thuế". "Perhaps in May" is none, nor is one to come of what is done;
    "suspended until May" stays open.
    """
    before = sentence.ends_at(("place_in", "on"), time.begin)
    doubt = sentence.ends_at("perhaps", before.start if before else time.begin)
    if doubt and (time.span or time.candidates):
        return time._replace(span=None, candidates=(), reason=f'"{said(sentence, doubt)}" leaves it open')
    done = sentence.cues("done", sentence.start, time.begin)[-1:]
    between = sentence.tokens_between(done[0].end, time.begin) if done else ()
    is_beside = bool(done) and all(
        token.text[0].isupper() or sentence.begins_at(_BEFORE_TIMES, token.start) is not None for token in between
    )
    if len(time.candidates) < _TWO:
        is_wrong = is_beside and time.span is not None and time.span.certainly_after(anchor)
        if not is_wrong or not sentence.ends_at("place_in", time.begin) or _is_ahead(sentence, done[0], time):
            return time
        reason = f'"{said(sentence, done[0])}" tells of what is past'  # "threatened in April", in March
        return time._replace(span=None, candidates=(), reason=reason)
    opens = sentence.words_between(sentence.start, time.begin) <= 1 and sentence.has("faces", time.end)
    is_now = opens and not sentence.has("to_come") and _is_nearer(time.candidates, anchor)
    is_end = not any(span.begin_earliest for span in time.candidates)
    is_of_tariff = is_beside and sentence.begins_at(("change", "tariff_stage"), done[0].start) is not None
    is_past = (is_beside and not (is_end and is_of_tariff)) or is_now or _is_passive(sentence, time)
    when = when_behind(sentence, time)
    is_past = is_past or (when is not None and sentence.has("done", when.end, sentence.clause(when.end)[1]))
    if not is_past and _is_coming(sentence, time):
        return time._replace(span=time.candidates[-1])
    return time._replace(span=time.candidates[0]) if is_past else time


def _is_coming(sentence: ReadSentence, time: FoundTime) -> bool:
    """Return whether "in" and a time end what a verb to come tells: "agreed to hold talks in Lima in September".

    Not what was done before to that of which it tells: "will cut the duty raised in September".
    """
    before = sentence.ends_at(("place_in", "on"), time.begin)
    if before is None or not _is_year_open(time.candidates):
        return False
    coming = sentence.cues("to_come", sentence.clause(time.begin)[0], before.start)[-1:]
    verb = sentence.behind_fillers(coming[0].end) if coming else before.start
    others = (cue.start for kind in _OF_OTHERS for cue in sentence.cues(kind, verb, before.start))
    if (
        not coming
        or any(other > verb for other in others)
        or any(each.start <= coming[0].start < each.end for k in _UNSURE for each in sentence.cues(k))
    ):
        return False
    is_verb = sentence.begins_at(("future", "done"), coming[0].start) is not None  # agreed to hold
    is_verb = is_verb or sentence.begins_at(("acting", "befalling", "arising"), verb) is not None
    behind = sentence.tokens_between(verb, before.start)[_WORDS_OF_VERB:]
    return is_verb and not any(token.word.endswith(sentence.patterns.past) for token in behind)


def _is_year_open(candidates: Sequence[TimeSpan]) -> bool:
    """Return whether two times are years apart, and no days of a week."""
    first, last = (each.begin_earliest for each in (candidates[0], candidates[-1]))
    return first is not None and last is not None and (last - first).days > _DAYS_OF_YEAR


# Between a verb to come and a time, these tell of something else.
_OF_OTHERS = ("done", "held", "that", "relative", "whom", "clause", "negation")
_UNSURE, _WORDS_OF_VERB, _DAYS_OF_YEAR = ("supposed", "supposed_before", "was_to"), 2, 300


def when_behind(sentence: ReadSentence, time: FoundTime) -> Cue | None:
    """The word right behind a time that tells what was then: "in November, | when Chile signed it"."""
    has_comma = sentence.text.startswith(",", time.end)
    return sentence.begins_at("on_which", time.end + 1) if has_comma else None


def _is_ahead(sentence: ReadSentence, done: Cue, time: FoundTime) -> bool:
    """Return whether words of a clause say that what seems to be done is to come: "will be signed in August"."""
    first = sentence.clause(done.start)[0]
    return sentence.has(("to_come", "modal", "hypothetical", "in_force"), first, time.end)


def _is_passive(sentence: ReadSentence, time: FoundTime) -> bool:
    """Return whether a time is right behind a passive of the past that plans nothing: "were relaunched on March 3"."""
    at = sentence.before(time.begin, "on", "place_in")
    word = sentence.tokens_between(sentence.start, at)[-1:]
    held = sentence.ends_at("held", at)
    verb = held.start if held else word[0].start if word and word[0].word.endswith(sentence.patterns.past) else None
    if verb is None or sentence.ends_at("was", verb) is None:
        return False
    return not any(cue.start <= verb < cue.end for cue in sentence.cues("to_come"))


_TWO = 2
_BEFORE_TIMES = ("filler", "place_in", "to", "by", "with", "article", "agreement")
