"""Drafts rounds of talks and meetings: which, when, where, between whom, and whether they took place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from operator import attrgetter
from typing import Any

from vnus_trade.checking.open_ends import is_open_ended
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.vocabulary import MeetingForm, Mode, Role
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.article import (
    ReadArticle,
    before_fillers,
    denial_of,
    in_marks,
    is_of_another,
    is_told_with,
    nearest_place,
    object_of,
    said,
    supposition_of,
    to_come,
)
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end
from vnus_trade.time.span import TimeSpan, four_bounds
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import ORDINAL

_NEAR_NOUN, _NEAR_STATUS, _FAR_STATUS, _NEAR_HELD, _MOST_PEOPLE, _MOST_NUMBER = 6, 10, 22, 12, 6, 99
_WORDS_OF_TOPIC, _WORDS_OF_COUNTERPART = 5, 4


def rounds(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The rounds that a sentence speaks of, by number, or as new or next where it gives a time or a place."""
    numbered = _numbered(sentence)
    if not numbered and (same := _same_round(article, sentence)):
        at, told = same
        yield from _round(article, sentence, at, (sentence.start, sentence.end), {"number": told})
        return
    spans = sorted((min(n.start, noun.start), max(n.end, noun.end)) for n, noun in numbered)
    for number, noun in numbered:
        if not _is_of_talks(sentence, noun):
            continue
        start, end = min(number.start, noun.start), max(number.end, noun.end)
        left = max((last for _, last in spans if last <= start), default=sentence.start)
        right = min((first for first, _ in spans if first >= end), default=sentence.end)
        yield from _round(article, sentence, (start, end), (left, right), {"number": int(number.least or 0)})
    for cue in sentence.cues("unnumbered", in_quotes=False):
        if not any(start <= cue.start < end for start, end in spans):
            found = list(_round(article, sentence, (cue.start, cue.end), (sentence.start, sentence.end), {}))
            yield from (
                each
                for each in found
                if isinstance(each, DraftedEntry) and each.fields.keys() & {"when", "place", "plan"}
            )


def _numbered(sentence: ReadSentence) -> list[tuple[Number, Cue]]:
    """The ordinals of rounds that a sentence has, each with its noun."""
    return [(number, noun) for number in sentence.numbers if (noun := _round_of(sentence, number))]


def _same_round(article: ReadArticle, sentence: ReadSentence) -> tuple[Offsets, int] | None:
    """Where a sentence begins with "The round", and the number of the only round of the sentence before."""
    noun = next(iter(sentence.cues("round", in_quotes=False)), None)
    before = sentence.tokens_between(sentence.start, noun.start) if noun else ()
    if noun is None or not all(sentence.begins_at("article", word.start) for word in before):
        return None
    at = bisect_left(article.sentences, sentence.start, key=attrgetter("start"))
    told = _numbered(article.sentences[at - 1]) if at else []
    is_one = len(told) == 1 and _is_of_talks(article.sentences[at - 1], told[0][1])
    return ((noun.start, noun.end), int(told[0][0].least or 0)) if is_one else None


def _round_of(sentence: ReadSentence, number: Number) -> Cue | None:
    """The word "round" that an ordinal belongs to: behind it, or before it, nearer than any other such noun."""
    if number.unit != ORDINAL or number.least is None or not 1 <= number.least <= _MOST_NUMBER or number.least % 1:
        return None
    inside = sentence.cues("round", number.start, number.end)
    if inside:
        return inside[0]
    nouns = [
        cue
        for kind in ("round", "talks")
        for cue in sentence.cues(kind)
        if sentence.words_between(*sorted((number.end, cue.start))) <= _NEAR_NOUN and cue.start >= number.end
    ]
    before = [
        cue
        for cue in sentence.cues("round")
        if number.start - cue.end >= 0 and sentence.words_between(cue.end, number.start) <= _NEAR_NOUN
    ]
    nearest = min(nouns, key=lambda cue: cue.start, default=None)
    if nearest is not None and nearest.kind == "round":
        return nearest
    return before[-1] if before and nearest is None else None


def _is_of_talks(sentence: ReadSentence, noun: Cue) -> bool:
    """Return whether a round is one of talks: what it is said to be of names them, if anything does."""
    of = sentence.begins_at("of", noun.end)
    if of is None:
        return sentence.begins_at("no_round", noun.end) is None
    topic = sentence.tokens_between(of.end, sentence.end)[:_WORDS_OF_TOPIC]
    return (
        any(sentence.has(kind, of.end, topic[-1].end) for kind in ("talks", "agreement", "tariff")) if topic else True
    )


def _round(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int], fields: dict[str, Any]
) -> Iterator[DraftedPart]:
    if doubt := _doubt(article, sentence, at):
        yield Remark(at[0], doubt)
        return
    if sentence.ends_at("reference", at[0]):  # "dropped after the eighth round", "during the round, Berg signed"
        others = {place.start for place in sentence.actors}
        commas = [token for token in sentence.tokens_between(at[1], within[1]) if token.text == ","]
        last = next((comma.start for comma in commas if sentence.right(comma.end) in others), within[1])
        within = (within[0] if sentence.has("held", at[1], last) else at[0], last)
    standing = _standing(article, sentence, at, within)
    if standing is None:
        return
    more, notes = standing
    video = next((cue for cue in sentence.cues("form", *within) if sentence.has("video", cue.start, cue.end)), None)
    if video is not None and "status" not in more:
        fields, notes = fields | {"mode": str(Mode.VIDEO)}, notes | {"mode": in_marks(sentence, video)}
    sides = list(dict.fromkeys(p.who for p in sentence.actors if p.sort == "state"))
    if len(sides) > 1 and not (article.cast.parties and set(article.cast.parties) <= set(sides)):
        fields = fields | {"parties": sides}
    quotes = ((sentence.start, sentence.end),)
    yield DraftedEntry("round", at[0], quotes, fields | more, notes)


def _doubt(article: ReadArticle, sentence: ReadSentence, at: tuple[int, int]) -> str:
    """Why what a sentence speaks of did not certainly take place: it is denied or only supposed."""
    denied = denial_of(sentence, *at) or _undone(sentence, at)
    supposed = None if denied else supposition_of(sentence, at[0])
    cue = denied or supposed
    is_ahead = any(time.span is None or article.is_to_come(time) for time in sentence.times)
    if cue is None or (cue.kind == "was_to" and (is_ahead or sentence.has("status"))):
        return ""
    return f'"{said(sentence, cue)}": {"denied" if denied else "only supposed"}, so no entry'


def _undone(sentence: ReadSentence, at: tuple[int, int]) -> Cue | None:
    """The word by which a verb behind a passage says that it was not held: "the round has not begun"."""
    status = sentence.cues("status")
    for verb in (*sentence.cues("held", at[1]), *sentence.cues("begun", at[1])):
        denied = sentence.ends_at("negation", before_fillers(sentence, verb.start))
        if (
            denied
            and _is_beside(sentence, verb, at, _NEAR_HELD)
            and not any(s.start <= denied.start < s.end for s in status)
        ):
            return denied
    return None


def _standing(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int]
) -> tuple[dict[str, Any], dict[str, str]] | None:
    """When and where, as an event or as a plan, and the status with the word that says it; None where nothing does."""
    moved = next((cue for cue in sentence.cues("status", *within) if _is_moved(sentence, cue, at)), None)
    begun = _beside(sentence, "begun", at, within, _NEAR_STATUS)
    coming = to_come(sentence, *at)
    found = _time(article, sentence, at, within, is_to_come=coming is not None and moved is None)
    place = nearest_place(sentence, within, at[1], found)
    where: dict[str, Any] = {"place": place} if place else {}
    when = {"when": article.time(found)} if found else {}
    notes = _time_notes(sentence, article, within, found)
    plans = {"plan": when | where} if when or where else {}
    is_past, is_future = (found is not None and test(found) for test in (article.is_past, article.is_to_come))
    if moved and moved.value == Status.POSTPONED and not is_past and _leads_to(sentence, moved, found):
        return plans, notes | {"plan": in_marks(sentence, moved)}
    if moved:
        return {"status": moved.value} | plans, notes | {"status": in_marks(sentence, moved)}
    if is_future or (coming and (not is_past or _leads_to(sentence, coming, found))):
        said_so = {"plan" if plans else "status": in_marks(sentence, coming)} if coming else {}
        return plans or {"status": str(Status.EXPECTED)}, notes | said_so
    edge = _edge(sentence, at, within, found) if found else None
    if found and found.span and edge:
        when = {"when": _bounded(article, sentence, found, found.span, edge)}
    is_now = found is None or found.span is None or article.anchor.possibly_overlaps(found.span)
    if begun and is_now and (edge == begun or not sentence.has("held", at[1], within[1])):
        return {"status": str(Status.ONGOING)} | when | where, notes | {"status": in_marks(sentence, begun)}
    held = _beside(sentence, "held", at, within, _NEAR_HELD)
    if found and not (held or edge or _is_time_of(sentence, at, found)):
        when, notes = {}, notes | {"when": f'"{article.time(found)["phrase"]}" may be of another verb'}
    return (when | where, notes) if found or place or held else None


def _is_time_of(sentence: ReadSentence, at: tuple[int, int], found: FoundTime) -> bool:
    """Return whether a time belongs to a passage without a verb: "the third round of talks in Kobe on July 1"."""
    is_behind = found.begin >= at[1]
    behind = sentence.tokens_between(at[1], found.begin if is_behind else sentence.end)
    return sentence.begins_at("form", at[0]) is not None or all(
        not token.text[0].islower() or any(sentence.begins_at(kind, token.start) for kind in _WITHOUT_VERB)
        for token in takewhile(lambda each: is_behind or each.text != ",", behind)
    )


_WITHOUT_VERB = (
    *("round", "talks", "tariff", "agreement", "of", "on", "place_in"),
    *("with", "between", "and", "common", "filler", "office_word"),
)


def _beside(sentence: ReadSentence, kind: str, at: tuple[int, int], within: tuple[int, int], reach: int) -> Cue | None:
    """The first word of a kind near a passage."""
    return next((cue for cue in sentence.cues(kind, *within) if _is_beside(sentence, cue, at, reach)), None)


def _edge(sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int], found: FoundTime) -> Cue | None:
    """The word that says that something began or ended on a day, before the day rather than behind it."""
    cues = sorted(cue for kind in ("begun", "ended") for cue in sentence.cues(kind, *within))
    chosen = [cue for cue in cues if cue.end <= found.begin][-1:] or cues[:1]
    # "The second round, on April 2, ended": that day was the round's.
    is_near = bool(chosen) and _is_beside(sentence, chosen[0], at, _FAR_STATUS)
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


def _leads_to(sentence: ReadSentence, cue: Cue, found: FoundTime | None) -> bool:
    """Return whether a time is right behind a word: "was planned for June", "put off to July"."""
    return found is not None and cue.end <= found.begin and sentence.words_between(cue.end, found.begin) <= 1


def _is_moved(sentence: ReadSentence, cue: Cue, at: tuple[int, int]) -> bool:
    """Return whether a word for how something stands is about a passage, and not "a quarrel that was put off to it"."""
    to = sentence.begins_at("to", cue.end)
    is_aim = to is not None and 0 <= sentence.words_between(to.end, at[0]) <= 1 and to.end <= at[0]
    return _is_beside(sentence, cue, at, _FAR_STATUS) and not is_aim


def _is_beside(sentence: ReadSentence, cue: Cue, at: tuple[int, int], reach: int) -> bool:
    first, last = (cue.end, at[0]) if cue.end <= at[0] else (at[1], cue.start)
    return first <= last and sentence.words_between(first, last) < reach


def _time(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int], *, is_to_come: bool
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
        if is_apart or sentence.ends_at("say", before_fillers(sentence, time.begin)):
            continue
        span = time.candidates[-1] if is_to_come and len(time.candidates) > 1 else time.span
        is_open = span is not None and (span.begin_earliest is None or span.end_latest is None)
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


# Meetings


def meetings(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The meetings, calls and visits that a sentence speaks of, each form once; none where it speaks of a round."""
    told: dict[str, Cue] = {}
    has_round = sentence.has("round")
    for cue in sorted(sentence.cues("form", in_quotes=False), key=lambda each: each.value == MeetingForm.MEETING):
        is_meeting = cue.value == MeetingForm.MEETING
        if cue.value not in told and not (is_meeting and (has_round or _is_told(sentence, cue, told.values()))):
            told[cue.value] = cue
    for cue in told.values():
        first, last = sentence.clause(cue.start)
        ends, starts = ([each.end for each in told.values()], [each.start for each in told.values()])
        first, last = (
            max([first, *(at for at in ends if at <= cue.start)]),
            min([last, *(at for at in starts if at >= cue.end)]),
        )
        yield from _meeting(article, sentence, cue, (first, last))


def _is_told(sentence: ReadSentence, cue: Cue, others: Iterable[Cue]) -> bool:
    """Return whether words for a meeting belong to others, but for a press conference: "held talks by phone"."""
    return any(
        other.value != MeetingForm.PRESS_CONFERENCE
        and not any(
            joint.start >= min(cue.end, other.end) for joint in sentence.cues("and", end=max(cue.start, other.start))
        )
        and "," not in sentence.text[min(cue.end, other.end) : max(cue.start, other.start)]
        for other in others
    )


def _meeting(article: ReadArticle, sentence: ReadSentence, cue: Cue, within: Offsets) -> Iterator[DraftedPart]:
    at = (cue.start, cue.end)
    if sentence.ends_at("reference", cue.start):
        within = cue.start, within[1]  # "On Monday they signed it after a meeting with Berg"
    people = _participants(sentence, cue)
    if cue.value == MeetingForm.VISIT:
        people = [place for place in people if place.end <= cue.start]  # what is visited does not visit
    if sentence.has("round") and not any(place.sort == "person" for place in people):
        return  # a round by video
    if doubt := _doubt(article, sentence, at):
        if len(people) > 1:
            yield Remark(cue.start, doubt)
        return
    standing = _standing(article, sentence, at, within)
    more, notes = standing or ({}, {})
    fields: dict[str, Any] = {"form": cue.value}
    ordinal = next(
        (
            n
            for n in sentence.numbers
            if n.unit == ORDINAL and n.least and _is_beside(sentence, Cue(n.start, n.end, "", ""), at, _NEAR_NOUN)
        ),
        None,
    )
    if ordinal is not None and sentence.begins_at("talks", ordinal.end):
        fields["ordinal"] = int(ordinal.least or 0)
    ids = list(dict.fromkeys(place.who for place in people))
    is_willed = sentence.has("to_come", *at) and bool(ids)  # "will visit"
    if not is_willed and not _is_worth(cue.value, ids, more):
        return
    roles = _roles(cue, ids)
    fields |= ({"participants": roles} if roles else {}) | more
    notes = {"form": in_marks(sentence, cue)} | notes
    yield DraftedEntry("meeting", cue.start, ((sentence.start, sentence.end),), fields, notes)


def _is_worth(form: str, ids: Sequence[str], more: dict[str, Any]) -> bool:
    """Return whether enough is known of a meeting: two who took part, or one and a time or a place."""
    has_when = bool(more.keys() & {"when", "place", "plan"})
    if form in (MeetingForm.PRESS_CONFERENCE, MeetingForm.CABINET_MEETING):
        return bool(ids) and (has_when or form == MeetingForm.CABINET_MEETING)
    if form == MeetingForm.MEETING and not ids:
        return {"when", "place"} <= more.keys()
    return len(ids) > 1 or (bool(ids) and has_when and form != MeetingForm.MEETING)


def _roles(cue: Cue, ids: Sequence[str]) -> dict[str, list[str]]:
    if cue.value == MeetingForm.PRESS_CONFERENCE:
        return {str(Role.SPEAKER): list(ids[:1])}
    if cue.value == MeetingForm.CABINET_MEETING:
        return {str(Role.CHAIR): list(ids[:1])}
    if cue.value == MeetingForm.VISIT:
        return {str(Role.ATTENDEE): list(ids[:1])}
    return {str(Role.PARTY): list(ids)}


def _participants(sentence: ReadSentence, cue: Cue) -> list[ActorPlace]:
    """Who meets: the subject before the words for it, and whom they name behind it, or behind "with" and "between"."""
    own = [place for place in sentence.actors if not sentence.is_quoted(place.start)]
    states = [place for place in own if not is_of_another(sentence, place)]
    people = [place for place in own if place.sort == "person"] or states
    between = next(iter(sentence.cues("between", cue.start)), None)
    pair = [place for place in people if between and place.start >= between.end][:2]
    if len(pair) == 2:
        return pair
    chain = _chain(sentence, people, cue.start)
    starts = [cue.end]
    withs = [each for each in sentence.cues("with") if _is_beside(sentence, each, (cue.start, cue.end), _NEAR_NOUN)]
    starts += [each.end for each in (*withs, *sentence.cues("with", cue.start))]
    named = (object_of(sentence, at, reach=3) for at in starts)
    behind = next(filter(None, ([p for p in each.places if p in people] for each in named if each)), [])
    return [*chain, *(place for place in behind if place not in chain)][:_MOST_PEOPLE]


def _chain(sentence: ReadSentence, people: Sequence[ActorPlace], at: int) -> list[ActorPlace]:
    """The subject before an offset, behind a verb of saying if it can be, with those whom commas and "and" join."""
    say = next(reversed(sentence.cues("say", sentence.start, at)), None)
    before = [place for place in people if place.end <= at]
    before = [place for place in before if say and place.start >= say.end] or before
    chain = before[:1]
    for place in before[1:]:
        first, last = chain[-1].end, place.start
        joints = sentence.cues("and", first, last)
        is_joined = bool(joints) and sentence.words_between(joints[-1].end, last) <= _WORDS_OF_COUNTERPART
        is_far = sentence.words_between(first, last) > _FAR_STATUS or sentence.has("with", first, last)
        has_verb = any(sentence.has(kind, first, last) for kind in ("held", "say", "to_come"))
        if sentence.text[first:last].strip() == "," or (is_joined and not is_far and not has_verb):
            chain.append(place)
        elif is_joined and has_verb:
            chain = [place]  # who does something else
    return chain
