"""Finds when and where what a passage names was held, or will be, and whether it was."""

from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import Any

from vnus_trade.checking.open_ends import is_open_ended
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.errors import PhraseRefused
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.phrases.reading import phrase_spans
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.passages import condition_of, denial_of, is_told_with, supposition_of, to_come
from vnus_trade.reading.places import is_of_other, nearest_place
from vnus_trade.reading.subjects import before_fillers
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, dateline_end, in_marks, said
from vnus_trade.time.span import TimeSpan, four_bounds

_NEAR_STATUS, _FAR_STATUS, _NEAR_HELD, _NEAR_LENGTH = 10, 22, 12, 3


def doubt_of(article: ReadArticle, sentence: ReadSentence, at: tuple[int, int]) -> str:
    """Why what a sentence speaks of did not certainly take place: it is denied or only supposed."""
    denied = denial_of(sentence, *at) or _undone(sentence, at)
    supposed = None if denied else supposition_of(sentence, at[0], _planned_if(sentence, at) or (0, 0))
    if supposed and _is_apart(sentence, at, supposed):
        supposed = None
    cue = denied or supposed or _asked(sentence, at)
    is_ahead = any(time.span is None or article.is_to_come(time) for time in sentence.times)
    if cue is None or (cue.kind == "was_to" and (is_ahead or sentence.has("status"))):
        return ""
    return f'"{said(sentence, cue)}": {"denied" if denied else "only supposed"}, so no entry'


def _asked(sentence: ReadSentence, at: Offsets) -> Cue | None:
    """The word by which somebody only asks for it: "invited her | to visit", "ready | to hold the third round"."""
    first, _ = sentence.clause(at[0])
    held = [c for c in sentence.cues("convening", first, at[1]) if sentence.words_between(c.end, at[0]) <= _NEAR_LENGTH]
    asking = (cue for cue in sentence.cues("proposing", first, at[0]) if any(cue.end <= each.start for each in held))
    return None if sentence.has("settled", first, at[0]) else next(asking, None)


def _planned_if(sentence: ReadSentence, at: tuple[int, int]) -> Offsets | None:
    """The clause on which it depends whether what is planned comes: "is planned for May in Kobe | if Chile signs"."""
    planned = any(is_beside(sentence, cue, at, _NEAR_STATUS) for cue in sentence.cues("scheduled"))
    return condition_of(sentence, at[0]) if planned else None


def _is_apart(sentence: ReadSentence, at: tuple[int, int], supposed: Cue) -> bool:
    """Return whether what is supposed is only what was not settled then: "ended the round without saying what if"."""
    is_behind = supposed.kind == "supposed" and sentence.has("negation", at[1], supposed.start)
    return (
        is_behind
        and not to_come(sentence, *at)
        and _beside(sentence, "held", at, (sentence.start, at[0]), _NEAR_HELD) is not None
    )


def _undone(sentence: ReadSentence, at: tuple[int, int]) -> Cue | None:
    """The word by which a verb behind a passage says that it was not held: "the round has not begun"."""
    status = sentence.cues("status")
    for verb in sentence.cues(("held", "begun"), at[1]):
        denied = sentence.ends_at("negation", before_fillers(sentence, verb.start))
        is_status = denied is not None and any(each.start <= denied.start < each.end for each in status)
        if denied and not is_status and is_beside(sentence, verb, at, _NEAR_HELD):
            return denied
    return None


def occurrence_of(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int]
) -> tuple[dict[str, Any], dict[str, str]] | None:
    """When and where, as an event or as a plan, and the status with the word that says it; None where nothing does."""
    provided = _planned_if(sentence, at)
    length = _length(sentence, at, within)
    if provided:
        first, last = provided
        within = (max(within[0], last), within[1]) if first < at[0] else (within[0], min(within[1], first))
    moved = next((cue for cue in sentence.cues("status", *within) if _is_moved(sentence, cue, at)), None)
    begun = _beside(sentence, "begun", at, within, _NEAR_STATUS)
    coming = to_come(sentence, *at)
    if coming and coming.start >= within[1] and "," in sentence.text[at[1] : coming.start]:
        coming = None  # it was the third round, and the | fourth will follow
    is_to_come = coming is not None and moved is None
    found = _time(article, sentence, at, within, is_to_come=is_to_come, is_long=length is not None)
    place = nearest_place(sentence, within, at[1], found)
    found = _there(article, found, place) if found and place else found
    where: dict[str, Any] = {"place": place} if place else {}
    edge = _edge(sentence, at, within, found) if found else None
    inside = iter(sentence.cues(("begun", "ended"), *at))  # concluded talks
    end = _lasted(sentence, length, found, edge or next(inside, None)) if found and length else None
    when = {"when": _lasting(article, found, end) if end else article.time(found)} if found else {}
    notes = _time_notes(sentence, article, within, found)
    plans = {"plan": when | where} if when or where else {}
    is_past, is_future = (found is not None and test(found) for test in (article.is_past, article.is_to_come))
    if moved and moved.value == Status.POSTPONED and not is_past and _leads_to(sentence, moved, found):
        return plans, notes | {"plan": in_marks(sentence, moved)}
    if moved:
        return {"status": moved.value} | plans, notes | {"status": in_marks(sentence, moved)}
    if is_future or (coming and (not is_past or _leads_to(sentence, coming, found))):
        said_so = {"plan" if plans else "status": in_marks(sentence, coming)} if coming else {}
        if provided and plans:
            plans["plan"] |= {"provided": in_one_line(sentence.text[slice(*provided)]).strip()}
        elif provided:
            return None
        return plans or {"status": str(Status.EXPECTED)}, notes | said_so
    end = end or (_end(sentence, found, within) if found and edge and edge.kind == "begun" else None)
    if found and found.span and edge and not end:
        when = {"when": _bounded(article, sentence, found, found.span, edge)}
    if found and found.span and end:
        when = {"when": _lasting(article, found, end)}
    begun = edge if edge and edge.kind == "begun" else begun
    is_now = found is None or found.span is None or _lasts(article, found.span, end)
    if begun and is_now and (edge == begun or not sentence.has("held", at[1], within[1])):
        return {"status": str(Status.ONGOING)} | when | where, notes | {"status": in_marks(sentence, begun)}
    held = _beside(sentence, "held", at, within, _NEAR_HELD)
    if found and not (held or edge or _is_time_of(sentence, at, found)):
        when, notes = {}, notes | {"when": f'"{article.time(found)["phrase"]}" may be of another verb'}
    return (when | where, notes) if found or place or held else None


def _there(article: ReadArticle, found: FoundTime, place: str) -> FoundTime | None:
    """A time of day by the clocks of the place where it was, unless its words name others; None if it is no time."""
    zone = article.policy.zone_at(place)
    if zone in (None, article.zone) or found.span is None or "T" not in str(found.span):
        return found
    text, policy = article.layout.text, article.policy
    words, before = text[found.begin : found.end], text[: found.begin]
    try:
        spans = phrase_spans(words, anchor=article.anchor, zone=zone, policy=policy, before=before)
    except PhraseRefused:
        return None
    return found._replace(span=spans[-1])


def _is_time_of(sentence: ReadSentence, at: tuple[int, int], found: FoundTime) -> bool:
    """Return whether a time belongs to a passage without a verb: "the third round of talks in Kobe on July 1"."""
    is_behind = found.begin >= at[1]
    behind = sentence.tokens_between(at[1], found.begin if is_behind else sentence.end)
    return sentence.begins_at("form", at[0]) is not None or all(
        not token.text[0].islower() or sentence.begins_at(_WITHOUT_VERB, token.start) is not None
        for token in takewhile(lambda each: is_behind or each.text != ",", behind)
    )


_WITHOUT_VERB = (
    *("round", "talks", "tariff", "agreement", "of", "on", "place_in"),
    *("with", "between", "and", "common", "filler", "office_word"),
)


def _beside(sentence: ReadSentence, kind: str, at: tuple[int, int], within: tuple[int, int], reach: int) -> Cue | None:
    """The first word of a kind near a passage."""
    cues = sentence.cues(kind, *within)
    return next((cue for cue in cues if is_beside(sentence, cue, at, sentence.reach(reach))), None)


def _edge(sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int], found: FoundTime) -> Cue | None:
    """The word that says that something began or ended on a day, before the day rather than behind it."""
    cues = sorted(sentence.cues(("begun", "ended"), *within))
    chosen = [cue for cue in cues if cue.end <= found.begin][-1:] or cues[:1]
    # "The second round, on April 2, ended": that day was the round's.
    is_near = bool(chosen) and is_beside(sentence, chosen[0], at, _FAR_STATUS)
    is_near = is_near and not at[1] <= found.begin < chosen[0].start
    return chosen[0] if is_near and found.span and found.span.begin_latest == found.span.end_latest else None


def _bounded(
    article: ReadArticle, sentence: ReadSentence, found: FoundTime, span: TimeSpan, edge: Cue
) -> dict[str, Any]:
    """The time of what ended on a day and began no later, or began then and ended no earlier.

    It has a reason where the check does not see that in the words.
    """
    earliest, begin, end, latest = four_bounds(span)
    if edge.kind == "begun":
        bounded, why = TimeSpan(earliest, begin, end, None, span.zone), "it began then, and may have lasted longer"
    else:
        bounded, why = TimeSpan(None, begin, end, latest, span.zone), "it ended that day, and may have begun before"
    beside = sentence.text[sentence.start : found.begin], sentence.text[found.end : sentence.end]
    is_seen = is_open_ended(bounded, span, *beside)
    return article.time(found._replace(span=bounded)) | ({} if is_seen else {"why": why})


def _end(sentence: ReadSentence, found: FoundTime, within: tuple[int, int]) -> FoundTime | None:
    """The end of what began at a time: "opened on Tuesday and runs through Friday"."""
    for time in sentence.times:
        span = time.span or (time.candidates[-1] if time.candidates else None)
        is_end = span is not None and span.begin_earliest is None and span.end_latest is not None
        if is_end and found.end <= time.begin < within[1] and is_told_with(sentence, found.begin, time.begin):
            return time
    return None


def _length(sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int]) -> Cue | None:
    """The words for how many days a passage lasts: "a two-day third round", "will meet for three days"."""
    for cue in sentence.cues("length", *within):
        is_inside = at[0] <= cue.start and cue.end <= at[1]
        if is_inside or (is_beside(sentence, cue, at, _NEAR_LENGTH) and not _has_comma(sentence, cue, at)):
            return cue
    throughout = sentence.cues("throughout", at[1])
    return next((cue for cue in throughout if is_told_with(sentence, at[0], cue.start)), None)


def _has_comma(sentence: ReadSentence, cue: Cue, at: tuple[int, int]) -> bool:
    return "," in sentence.text[min(cue.end, at[1]) : max(cue.start, at[0])]


def _lasted(sentence: ReadSentence, length: Cue, found: FoundTime, edge: Cue | None) -> FoundTime | None:
    """The days of something of a length that began or ended on a day: "a two-day meeting opened on Monday"."""
    day, _, is_since = str(found.span).partition("/")
    days = next((n.least for n in sentence.numbers if length.start <= n.start < length.end), None)
    if days is None or len(day) != len("2025-05-20") or not (edge or is_since):
        return None
    has_ended = edge is not None and edge.kind == "ended"
    first = date.fromisoformat(day) - timedelta(int(days) - 1) * has_ended
    span = TimeSpan.parse(f"{first}/{first + timedelta(int(days) - 1)}", found.span.zone if found.span else None)
    reason = f"it {'ended' if has_ended else 'begins'} then, and {in_marks(sentence, length)} says how long it is"
    return found._replace(span=span, reason=reason)


def _lasts(article: ReadArticle, begun: TimeSpan, end: FoundTime | None) -> bool:
    """Return whether what began at a time goes on when the article appears: that day or the next, or up to its end."""
    until, first, since = end and (end.span or end.candidates[-1]), begun.begin_earliest, article.anchor.begin_earliest
    if until:
        return not until.certainly_before(article.anchor)
    is_next = first is not None and since is not None and 0 <= (since - first).days <= 1
    return is_next or article.anchor.possibly_overlaps(begun)


def _lasting(article: ReadArticle, begun: FoundTime, end: FoundTime) -> dict[str, Any]:
    """The time from a day to another, with all words from the one to the other."""
    first, last = begun.span or begun.candidates[-1], end.span or end.candidates[-1]
    whole = TimeSpan(first.begin_earliest, first.begin_latest, last.end_earliest, last.end_latest, first.zone)
    if end.begin == begun.begin:
        return article.time(end) | {"why": end.reason}
    why = "it began on the first day, and ends on the last"
    return article.time(begun._replace(span=whole, end=end.end)) | {"why": why}


def _leads_to(sentence: ReadSentence, cue: Cue, found: FoundTime | None) -> bool:
    """Return whether a time is right behind a word: "was planned for June", "put off to July"."""
    return found is not None and cue.end <= found.begin and sentence.words_between(cue.end, found.begin) <= 1


def _is_moved(sentence: ReadSentence, cue: Cue, at: tuple[int, int]) -> bool:
    """Return whether a word for how something stands is about a passage, and not "a quarrel that was put off to it"."""
    to = sentence.begins_at("to", cue.end)
    is_aim = to is not None and 0 <= sentence.words_between(to.end, at[0]) <= 1 and to.end <= at[0]
    return is_beside(sentence, cue, at, _FAR_STATUS) and not is_aim


def is_beside(sentence: ReadSentence, cue: Cue, at: tuple[int, int], reach: int) -> bool:
    """Return whether a phrase is less than so many words away from a passage."""
    first, last = (cue.end, at[0]) if cue.end <= at[0] else (at[1], cue.start)
    return first <= last and _words_apart(sentence, first, last) < reach


def _words_apart(sentence: ReadSentence, first: int, last: int) -> int:
    """How many words lie between two offsets, those of a name of several counted once."""
    words = [token.text for token in sentence.tokens_between(first, last)]
    return sum(not (word[0].isupper() and before[0].isupper()) for before, word in pairwise((" ", *words)))


def _time(
    article: ReadArticle,
    sentence: ReadSentence,
    at: tuple[int, int],
    within: tuple[int, int],
    *,
    is_to_come: bool,
    is_long: bool,
) -> FoundTime | None:
    """The time that is nearest to a passage, behind it rather than before, and no time of saying nor a deadline.

    Of what is to come, it is past only if there is no other, and may also be one of two; else there is none where the
    nearest may mean two.
    """
    found = []
    for time in sentence.times:
        if not (within[0] <= time.begin and time.end <= within[1]) or (time.begin < at[1] and at[0] < time.end):
            continue
        if not is_told_with(sentence, at[0], time.begin) or sentence.is_quoted(time.begin):
            continue
        opens = sentence.words_between(dateline_end(sentence), time.begin) <= 1
        # "Who came on Friday, met" is one who met some other day.
        is_verb = sentence.begins_at("form", at[0]) and sentence.text[sentence.left(at[0]) - 1] == ","
        is_apart = not opens and time.end < at[0] and is_verb
        is_said = is_of_other(sentence, at[0], time.begin, only_said=True) and not article.is_to_come(time)
        if is_apart or is_said or sentence.ends_at("say", before_fillers(sentence, time.begin)):
            continue
        may_be = time.candidates if len(time.candidates) > 1 else ()
        if may_be and not is_to_come and sentence.has("brought", at[1], within[1]):
            time = time._replace(span=may_be[0])  # noqa: PLW2901 - what brought something is past
        span = may_be[-1] if may_be and is_to_come else time.span
        is_kept = is_long or (is_to_come and str(span).startswith("["))  # as early as July 10
        is_open = span is not None and (span.begin_earliest is None or (span.end_latest is None and not is_kept))
        if not is_open and (span or time.candidates):
            distance = time.begin - at[1] if time.begin >= at[1] else 40 + at[0] - time.end
            is_later = is_to_come and article.is_past(time)
            found.append((is_later, distance, time.begin, time if span else None))
    return min(found, key=lambda each: each[:3])[3] if found else None


def _time_notes(
    sentence: ReadSentence, article: ReadArticle, within: tuple[int, int], found: FoundTime | None
) -> dict[str, str]:
    """A comment on the first time of a passage that may mean two days, where no time was taken."""
    for time in sentence.times if found is None else ():
        if within[0] <= time.begin and time.end <= within[1] and len(time.candidates) > 1:
            phrase = article.time(time)["phrase"]
            return {"when": f'"{phrase}" may be {" or ".join(map(str, time.candidates))}'}
    return {}
