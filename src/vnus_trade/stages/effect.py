"""Finds when a tariff takes effect, when it ends, and when it was announced."""

from collections.abc import Mapping
from typing import Any

from vnus_trade.levies.levy import DECIDING, Levy, is_relative
from vnus_trade.model.vocabulary import PUT_OFF, MeasureChange, TariffStage
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.compared import is_of_charged
from vnus_trade.reading.subjects import before_fillers
from vnus_trade.sentences.clauses import ClausePlace, Joint
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks
from vnus_trade.time.span import TimeSpan

_NEAR_FORCE = 3
_TELLING = ("tariff_stage", "faces", "stands")
"""The kinds of verbs that tell since when a tariff is there, and not since when somebody dislikes it."""

_SAID = frozenset(TariffStage) - {TariffStage.ENACTED}
_TO_COME = frozenset((TariffStage.ANNOUNCED, TariffStage.AGREED, TariffStage.THREATENED, TariffStage.PLEDGED))


def dates_of(
    article: ReadArticle, sentence: ReadSentence, levy: Levy, fields: Mapping[str, Any], notes: Mapping[str, str]
) -> dict[str, Any]:
    """When it takes effect, when it ends, and when it was announced, by the words before each time."""
    found: dict[str, Any] = {}
    change = fields.get("change")
    for each in _times(sentence, levy, fields):
        time = _as_done(sentence, levy, _as_ahead(article, levy, each) if change in PUT_OFF else each)
        span = time.span or (time.candidates[-1] if time.candidates else None)
        is_own = sentence.is_quoted(time.begin) == sentence.is_quoted(levy.start)
        is_within = levy.within[0] <= time.begin < levy.within[1] or time not in levy.own.times
        is_own = is_own and (is_within or _is_of_all(sentence, levy, time))
        if span is None or _is_of_other_act(levy, time, notes):
            continue
        until = span.begin_earliest is None
        if change == MeasureChange.POSTPONES and is_own and (until or sentence.ends_at("to", time.begin)):
            # "Delays the duty until 9 July": then it takes effect.
            told = article.time(time, "expires" if until else "in_force")
            found.setdefault("in_force", told | {"why": "it is put off until then"})
        else:
            is_end = change == MeasureChange.PROLONGS and sentence.ends_at("to", time.begin) is not None
            key = "expires" if is_end else date_key(article, sentence, time, span)
            if key == "in_force" and article.is_past(time) and levy.own.has("to_come", levy.predicate[0], time.begin):
                continue  # "will cut it from Jan. 1": which January that is, the words say against the date
            is_told = is_end or _date_cue(sentence, time, reach=1) is not None
            is_ahead = fields.get("stage") in _TO_COME or _is_done_later(levy, time)
            is_sure = time.span is not None or (is_ahead and is_told)
            if key == "when":
                is_done = bool(notes.keys() & {"stage", "change"})  # not "called it a 5 per cent duty on Monday"
                is_said = fields.get("stage") not in _SAID and _is_of_saying(sentence, time)
                is_own = is_done and not is_said and _is_of_act(article, sentence, levy, time)
            is_season = key == "in_force" and ".." not in str(span) and "/" in str(span)  # from March through August
            if is_sure and is_own and key is not None and not is_season:
                found.setdefault(key, article.time(time, key))
    return found


def _is_of_act(article: ReadArticle, sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a time is that of what is done to a tariff now, and not of another rate, step or clause."""
    others = [n for n in sentence.rates if levy.end <= n.start < time.begin]
    is_apart = any("," in sentence.text[levy.end : n.start] for n in others) or article.is_old(time)
    is_apart = is_apart or _is_of_step(sentence, levy, time) or _is_of_clause_above(sentence, levy, time)
    stands = levy.own.has("levying", *levy.lead)  # "charges 5 per cent now"
    return not (is_apart or stands) and sentence.is_quoted(time.begin) <= sentence.is_quoted(levy.start)


def _is_of_all(sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a day behind a comma is that of all rates of a clause: "to 2% and on tea to 5%, effective May"."""
    cue = _date_cue(sentence, time, _NEAR_FORCE)
    at = cue.start if cue else levy.start
    at = before.start if (before := sentence.ends_at("in_force", at)) else at  # effective | since
    return levy.end <= at and sentence.text[sentence.left(at) - 1] == ","


def _is_of_other_act(levy: Levy, time: FoundTime, notes: Mapping[str, str]) -> bool:
    """Return whether a time is right behind a verb that decided nothing: "from the 46 per cent announced in May"."""
    at = levy.own.before(time.begin, "place_in", "on")
    verb = levy.own.ends_at(DECIDING, at)
    if verb is None:
        return is_of_charged(levy.own, time)
    return in_marks(levy.own, verb)[1:-1] not in "".join(notes.values())


def _is_of_saying(sentence: ReadSentence, time: FoundTime) -> bool:
    """Return whether a time is right beside a verb of saying: "said on Monday he was sure of lowering a duty"."""
    at = sentence.before(time.begin, "place_in", "on")
    says = sentence.ends_at("say", before_fillers(sentence, at)) or sentence.begins_at("say", time.end)
    return says is not None and sentence.begins_at("tariff_stage", says.start) is None


def _times(sentence: ReadSentence, levy: Levy, fields: Mapping[str, Any]) -> list[FoundTime]:
    """The times of its clause, and those at which it was said, which are when it was announced."""
    told = [each for each in levy.clauses[levy.place :] if each.joint is Joint.SAYS]
    is_announced = fields.get("stage") == TariffStage.ANNOUNCED
    told = [*told * is_announced, *(each for each in levy.clauses if _is_effect(sentence, levy, each))]
    said = [t for t in sentence.times if any(each.start <= t.begin < each.end for each in told)]
    said = [*said, *(t for t in sentence.times if t not in said and _ends_alone(sentence, levy, t))]
    said = [t for t in said if t not in levy.own.times]
    own = [time for time in levy.own.times if time.begin < levy.end or not sentence.ends_at("and", time.begin)]
    own = [time for time in own if not sentence.begins_at("clause", time.begin)]  # a month after the pact
    return [time for time in (*own, *said) if not _is_of_rate_before(sentence, levy, time)]


def _is_done_later(levy: Levy, time: FoundTime) -> bool:
    """Return whether a verb to come before a time is one of tariffs: "will collect 5% from Monday"."""
    coming = levy.own.cues("to_come", levy.predicate[0], time.begin)
    kinds = (*DECIDING, "collects", "faces", "in_force", "passively")
    return any(levy.own.begins_at(kinds, levy.own.behind_fillers(cue.end)) for cue in coming)


def _ends_alone(sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a day behind a comma can only be that of the one rate: "when it is sold, effective May 1"."""
    cue = _date_cue(sentence, time, _NEAR_FORCE)
    is_one = len(sentence.rates) == 1
    others = (*DECIDING, "agreement", "tariff")
    is_clear = cue is not None and not sentence.has(others, levy.end, cue.start)
    return is_one and is_clear and _is_of_all(sentence, levy, time)


def _is_effect(sentence: ReadSentence, levy: Levy, clause: ClausePlace) -> bool:
    """Return whether a clause only tells when the tariff of another takes effect: "…, and takes effect in May"."""
    at = sentence.behind_fillers(sentence.behind(clause.start, "and"))
    is_shared = clause.joint is Joint.VERB and clause.of == levy.place and sentence.begins_at("in_force", at)
    is_other = sentence.has(("tariff", "agreement"), clause.start, clause.end)
    return bool(is_shared) and not is_other


def lasts(levy: Levy, time: FoundTime) -> bool:
    """Return whether words say that a tariff has been there since a time: "a 5% duty (in place) | since May"."""
    is_told = any(cue.start < time.begin < cue.end for cue in levy.own.cues("in_force"))
    return is_told or (time.begin > levy.end and levy.own.begins_at("since", time.begin) is not None)


def _as_done(sentence: ReadSentence, levy: Levy, time: FoundTime) -> FoundTime:
    """A time that may be one of two as the earlier, where it ends what was done: "raised its duty to 5% on Monday"."""
    at = sentence.before(time.begin, "place_in", "on")
    verbs = levy.own.cues("done", levy.predicate[0], at)
    verbs = [verb for verb in verbs if sentence.begins_at("tariff_stage", verb.start)]
    is_far = not verbs or sentence.has(("to_come", "modal", "say", "clause"), verbs[-1].end, at)
    is_far = is_far or any(sentence.begins_at("acting", to.end) for to in sentence.cues("to", verbs[-1].start, at))
    ends = {place.end for place in sentence.actors} | {number.end for number in sentence.numbers}
    is_beside = sentence.left(at) in ends or sentence.ends_at(("tariff", "good", "generic_good"), at) is not None
    is_done = is_beside and not is_far and _date_cue(sentence, time, _NEAR_FORCE) is None
    is_done = is_done and time.span is None and len(time.candidates) > 1
    return time._replace(span=time.candidates[0]) if is_done else time


def _as_ahead(article: ReadArticle, levy: Levy, time: FoundTime) -> FoundTime:
    """A time that may be one of two as the end to come of what is done: "suspended its duty until August 31".

    It stays open where what was done came before something else, or long before the article.
    """
    is_end = not (time.span or any(span.begin_earliest for span in time.candidates))
    if not is_end or levy.own.has("had_done", *levy.lead):
        return time
    others = (span for each in levy.own.times if each.begin != time.begin for span in (each.span, *each.candidates))
    begun = [span for span in others if span and not span.certainly_after(article.anchor)]
    ends = {
        next((end for end in time.candidates if end.possibly_after(span)), None) for span in (article.anchor, *begun)
    }
    return time._replace(span=ends.pop() if len(ends) == 1 else None)


def _is_of_rate_before(sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a time stands beside the rate before: "20 per cent, down from the 46 announced in April"."""
    looks_back = sentence.cues("was_rate", levy.start, time.begin)
    return bool(looks_back) and "," not in sentence.text[looks_back[-1].end : time.begin]


def _is_of_step(sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a time is that of what is to come, or of a later step: "to 8 per cent in May, to 4 in June"."""
    is_told = sentence.has("say", levy.end, time.begin)  # "will cut it from July 1, Berg announced on Friday"
    is_ahead = sentence.has("to_come", levy.predicate[0], time.begin)
    return not is_told and (is_ahead or any(levy.end <= other.begin < time.begin for other in sentence.times))


def _is_of_clause_above(sentence: ReadSentence, levy: Levy, time: FoundTime) -> bool:
    """Return whether a time stands outside the clause of the verb: "met on Monday over a duty | that Japan imposed"."""
    acts = [(each.start, each.end) for each in levy.parts if each.start >= levy.end and is_relative(sentence, each)]
    if not levy.own.has(DECIDING, *levy.lead):
        whom = levy.own.cues("whom", levy.end, levy.predicate[1])  # mức thuế 30% | mà Nhật Bản áp đặt
        acts += [(cue.start, sentence.end) for cue in whom if levy.own.has("tariff_stage", cue.end)]
    return any(not start <= time.begin < end for start, end in acts)


def _date_cue(sentence: ReadSentence, time: FoundTime, reach: int) -> Cue | None:
    """The word that says that something begins or ends at a time: its first, or one before it, not far away."""
    inside = next((c for c in sentence.cues(("expires", "in_force")) if c.start <= time.begin < c.end), None)
    rates = {number.start for number in sentence.numbers}  # raised "from 8 per cent in June"
    near = [
        cue for cue in sentence.cues("in_force", sentence.start, time.begin) if sentence.right(cue.end) not in rates
    ][-1:]
    return inside or next((cue for cue in near if sentence.words_between(cue.end, time.begin) <= reach), None)


def date_key(article: ReadArticle, sentence: ReadSentence, time: FoundTime, span: TimeSpan) -> str | None:
    """The key of a tariff for a time, by the words before it and whether it is to come; None if they leave it open."""
    cue = _date_cue(sentence, time, _NEAR_FORCE)
    if cue is not None and cue.kind == "expires":
        return "expires" if span.begin_earliest is None else None
    if span.begin_earliest is None:
        return None
    if cue is None and not article.is_to_come(time):
        return "when" if span.end_latest is not None else None
    # "Faces a tariff from Friday": which Friday that is, no verb says.
    begun, now = span.begin_latest, article.anchor.end_latest
    is_told = not article.is_past(time) and not (begun and now and begun <= now)
    is_told = is_told or sentence.has(_TELLING, sentence.start, time.begin)
    is_told = is_told or sentence.has("faces", time.end)  # "From July 7, they face"
    return "in_force" if is_told else None
