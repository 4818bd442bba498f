"""Drafts meetings, calls and visits: between whom, when and where, and whether they took place."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.drafting.occurrences import doubt_of, is_beside, occurrence_of
from vnus_trade.model.vocabulary import MeetingForm, Mode, Role, SpeechAct
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.passages import to_come
from vnus_trade.reading.places import place_name
from vnus_trade.reading.subjects import (
    Readings,
    Subject,
    before_fillers,
    is_of_another,
    object_of,
    pronouns_read,
    subject,
)
from vnus_trade.sentences.clauses import is_by_the_way
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end, in_marks, said
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numerals import ORDINAL

_NEAR_NOUN, _FAR_STATUS, _MOST_PEOPLE, _WORDS_OF_COUNTERPART = 6, 22, 6, 4
_DAY = timedelta(days=1)
_OPEN_ACTS = frozenset((SpeechAct.AGREES, SpeechAct.OFFERS, SpeechAct.REQUESTS, SpeechAct.COMMITS))


def meetings(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The meetings, calls and visits that a sentence speaks of, each form once; none where it speaks of a round."""
    told: dict[str, Cue] = {}
    has_round = any(not _is_beside_round(sentence, cue) for cue in sentence.cues("round"))
    cues = [cue for cue in sentence.cues("form", in_quotes=False) if not sentence.ends_at("occasioned", cue.start)]
    for cue in sorted(cues, key=lambda each: each.value == MeetingForm.MEETING):
        is_meeting = cue.value == MeetingForm.MEETING
        if cue.value not in told and not (is_meeting and (has_round or _is_told(sentence, cue, told.values()))):
            told[cue.value] = cue
    for noun in sentence.cues("session", in_quotes=False):
        yield from _session(article, sentence, noun)
    for cue in told.values():
        first, last = sentence.clause(cue.start)
        ends, starts = ([each.end for each in told.values()], [each.start for each in told.values()])
        first, last = (
            max([first, *(at for at in ends if at <= cue.start)]),
            min([last, *(at for at in starts if at >= cue.end)]),
        )
        second = _second(sentence, cue, last)
        stop = second[0] if second else last
        yield from _meeting(article, sentence, cue, (first, stop), _participants(sentence, cue))
        if second is not None:
            who = [place for place in _participants(sentence, cue) if place.end <= cue.start]
            yield from _meeting(article, sentence, cue, (stop, last), [*who, second[1]])


def _session(article: ReadArticle, sentence: ReadSentence, noun: Cue) -> Iterator[DraftedPart]:
    """A session of a body that counts them, with who chaired it: "đồng chủ trì Kỳ họp lần thứ 9 Ủy ban ..."."""
    numbers = [n for n in sentence.numbers if n.unit == ORDINAL and n.least and noun.end <= n.start]
    ordinal = next((n for n in numbers if sentence.words_between(noun.end, n.start) <= 1), None)
    at = (noun.start, ordinal.end) if ordinal else (0, 0)
    if ordinal is None or doubt_of(article, sentence, at):
        return
    within = sentence.clause(noun.start)
    active = sentence.ends_at("chairs", before_fillers(sentence, noun.start))
    passive = next(iter(sentence.cues("chaired_by", noun.end)), None)
    chairs = subject(sentence, active.start) if active else None
    if passive:
        chairs, within = object_of(sentence, passive.end, reach=1), (within[0], min(within[1], passive.start))
    people = chairs.places if isinstance(chairs, Subject) else ()
    ids = list(dict.fromkeys(place.who for place in people if place.sort == "person"))
    if sentence.has("occasioned", end=noun.start):
        within = noun.start, within[1]
    more, notes = occurrence_of(article, sentence, at, within) or ({}, {})
    if ids or more.keys() & {"when", "plan"}:
        fields: dict[str, Any] = {"form": str(MeetingForm.MEETING), "ordinal": int(ordinal.least or 0)}
        fields |= ({"participants": {str(Role.CHAIR): ids}} if ids else {}) | more
        notes = {"form": in_marks(sentence, noun)} | notes
        yield DraftedEntry("meeting", noun.start, ((sentence.start, sentence.end),), fields, notes)


def _second(sentence: ReadSentence, cue: Cue, last: int) -> tuple[int, ActorPlace] | None:
    """Where a second meeting of the same verb begins, with whom: "met Kest on Monday | and (with) Strand in Lima".

    Each has a time or a place of its own, so that neither has that of the other.
    """
    told = [place.start for place in sentence.cues("place_in", cue.end, last)]
    told += [time.begin for time in sentence.times if cue.end <= time.begin < last]
    for joint in sentence.cues("and", cue.end, last):
        place = sentence.actor_behind(sentence.behind(joint.end, "with"))
        behind = [each for each in told if place and place.sort == "person" and place.end <= each]
        if place and behind and min(told) < joint.start and sentence.words_between(place.end, min(behind)) <= 1:
            return joint.start, place
    return None


def _is_beside_round(sentence: ReadSentence, noun: Cue) -> bool:
    """Return whether words only say that something was beside a round: "met on the sidelines of the third round"."""
    before = sentence.cues("reference", end=noun.start)[-1:]
    return any(sentence.words_between(cue.end, noun.start) < _WORDS_OF_COUNTERPART for cue in before)


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


def _meeting(
    article: ReadArticle, sentence: ReadSentence, cue: Cue, within: Offsets, people: Sequence[ActorPlace]
) -> Iterator[DraftedPart]:
    at = (cue.start, cue.end)
    after = sentence.begins_at("reference", cue.start)
    if after or sentence.ends_at("reference", cue.start):
        within = cue.start, within[1]  # "On Monday they signed it after a meeting with Berg"
    if cue.value == MeetingForm.VISIT:
        people = [place for place in people if place.end <= cue.start]  # what is visited does not visit
    has_round = sentence.has("round")
    if has_round and not any(place.sort == "person" for place in people):
        return  # a round by video
    travel = _travel(sentence, cue)
    if doubt := doubt_of(article, sentence, at) or (doubt_of(article, sentence, travel[:2]) if travel else ""):
        if len(people) > 1:
            yield Remark(cue.start, doubt)
        return
    standing = _standing(article, sentence, cue, within)
    if standing is None:
        return
    more, notes = standing[0] | _visit_to(sentence, travel or cue, standing[0]), standing[1]
    form = _form(sentence, cue, more)
    fields: dict[str, Any] = form | _ordinal(sentence, at)
    ids = list(dict.fromkeys(place.who for place in people))
    is_aside = after and cue.value == MeetingForm.MEETING
    if _is_series(article, sentence, cue, more):
        return
    if is_aside and len(ids) > 1 and not more.keys() & {"when", "plan"}:
        yield Remark(cue.start, f"a meeting of {' and '.join(ids)}, but on which day?")
        return
    reads: Readings = {}
    pair = None if ids else _doing(sentence, cue)
    if isinstance(pair, Cue) and pair.value == "parties" and len(article.cast.sides) == 2:
        ids, reads = list(article.cast.sides), {said(sentence, pair): tuple(article.cast.sides)}
    is_willed = sentence.has("to_come", *at) and bool(ids)  # "will visit"
    if not is_willed and not _is_worth(cue.value, ids, more):
        return
    roles = _roles(cue, ids) if ids else {}
    hosts = [p.who for p in sentence.actors if p.sort == "person" and sentence.ends_at("inviting", p.start)]
    if hosts and cue.value == MeetingForm.VISIT:
        roles[str(Role.HOST)] = list(dict.fromkeys(hosts))
    fields |= ({"participants": roles} if roles else {}) | more
    notes = dict.fromkeys(form, in_marks(sentence, cue)) | notes
    reads = {**reads, **pronouns_read(sentence, ids)}
    yield DraftedEntry("meeting", cue.start, ((sentence.start, sentence.end),), fields, notes, reads)


def _form(sentence: ReadSentence, cue: Cue, more: dict[str, Any]) -> dict[str, str]:
    """The form of a meeting; a call by video is a meeting of that mode, which one without a day to come has not yet."""
    if cue.value != MeetingForm.PHONE_CALL or not sentence.has("video", *cue[:2]):
        return {"form": cue.value}
    return {"form": str(MeetingForm.MEETING)} | ({} if "status" in more else {"mode": str(Mode.VIDEO)})


def _is_series(article: ReadArticle, sentence: ReadSentence, cue: Cue, more: dict[str, Any]) -> bool:
    """Return whether talks began at no certain day nor place, and so are no one meeting: "talks began in 2018"."""
    when = more.get("when", {}).get("is", "")
    is_begun = when.endswith("/..") or sentence.has("begun", *cue[:2])
    if not when or "place" in more or not is_begun or not sentence.has("negotiations", *cue[:2]):
        return False
    span = TimeSpan.parse(when, article.zone)
    return not (span.begin_earliest and span.begin_latest and span.begin_latest - span.begin_earliest <= _DAY)


def _ordinal(sentence: ReadSentence, at: Offsets) -> dict[str, Any]:
    """The number of a meeting that words beside it count, as a field: "their third meeting"."""
    ordinals = [n for n in sentence.numbers if n.unit == ORDINAL and n.least]
    near = next((n for n in ordinals if is_beside(sentence, Cue(n.start, n.end, "", ""), at, _NEAR_NOUN)), None)
    is_of_it = near and sentence.begins_at(("talks", "form"), near.end)
    return {"ordinal": int(near.least or 0)} if near and is_of_it else {}


def _standing(
    article: ReadArticle, sentence: ReadSentence, cue: Cue, within: Offsets
) -> tuple[dict[str, Any], dict[str, str]] | None:
    """When and where it was, or is to be; None of what is only agreed, or asked for, without a time or a place."""
    if not _is_open(sentence, cue):
        return occurrence_of(article, sentence, (cue.start, cue.end), within) or ({}, {})
    # "Agreed on Monday to resume talks": that day was another's.
    standing = occurrence_of(article, sentence, (cue.start, cue.end), (cue.start, within[1]))
    more, notes = standing or ({}, {})
    more = {"plan": more} if more.keys() == {"place"} else more
    return (more, notes) if "plan" in more else None


def _is_open(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether words tell only what somebody agreed, offered or asked to do, and not that it was done."""
    at = before_fillers(sentence, sentence.before(cue.start, "article"))
    says = sentence.ends_at("say", at)
    is_asked = sentence.ends_at("pledge", at) or (says and says.value in _OPEN_ACTS)  # đồng ý gặp, offered talks with
    is_open = sentence.ends_at("to", at) is not None or bool(is_asked)
    return is_open and to_come(sentence, cue.start, cue.end) is None


def _visit_to(sentence: ReadSentence, cue: Cue, more: dict[str, Any]) -> dict[str, Any]:
    """What the place to which a visit is adds to when and where it was, or is to be."""
    place = _visited(sentence, cue) if cue.value == MeetingForm.VISIT or cue.kind == "travel" else ""
    if not place:
        return {}
    plan = {"plan": {"place": place, **more["plan"]}} if "plan" in more else {}
    return plan | ({"place": place} if "when" in more and "place" not in more else {})


def _travel(sentence: ReadSentence, cue: Cue) -> Cue | None:
    """The words by which somebody travels so as to meet somebody: "will | fly to | Lima next week to meet Kest"."""
    found = (
        sentence.cues("travel", sentence.clause(cue.start)[0], cue.start) if cue.value == MeetingForm.MEETING else []
    )
    purpose = sentence.ends_at("so_as", cue.start)
    return found[0] if found and purpose and not sentence.has("and", found[0].end, purpose.start) else None


def _visited(sentence: ReadSentence, cue: Cue) -> str:
    """The place to which a visit is: "paid a visit to Lima"; whom or what somebody "visited" may be none."""
    to = sentence.begins_at("to", cue.end)
    is_to = to or cue.kind == "travel" or sentence.ends_at(("to", "place_in"), cue.end)
    return place_name(sentence, to.end if to else cue.end) if is_to else ""


def _is_worth(form: str, ids: Sequence[str], more: dict[str, Any]) -> bool:
    """Return whether enough is known of a meeting: two who took part, or one and a time or a place."""
    has_when = bool(more.keys() & {"when", "place", "plan"})
    if form in (MeetingForm.PRESS_CONFERENCE, MeetingForm.CABINET_MEETING):
        return bool(ids) and (has_when or form == MeetingForm.CABINET_MEETING)
    if form == MeetingForm.MEETING and not ids:
        told: dict[str, Any] = more.get("plan", more)
        return {"when", "place"} <= told.keys()
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
    own = [place for place in own if not sentence.ends_at("inviting", place.start)]
    if not is_by_the_way(sentence, cue.start):
        own = [place for place in own if not is_by_the_way(sentence, place.start)]
    states = [place for place in own if not is_of_another(sentence, place) and not _is_of_somebody(sentence, place)]
    people = [place for place in own if place.sort == "person"] or states
    between = next(iter(sentence.cues("between", cue.start)), None)
    pair = [place for place in people if between and place.start >= between.end][:2]
    if len(pair) == 2:
        return pair
    chain = _meant(sentence, cue)
    if chain is None:
        chain = _chain(sentence, people, cue.start) or _main_subject(sentence, people, cue)
    starts = [cue.end]
    withs = [each for each in sentence.cues("with") if is_beside(sentence, each, (cue.start, cue.end), _NEAR_NOUN)]
    starts += [each.end for each in (*withs, *sentence.cues("with", cue.start))]
    named = (object_of(sentence, at, reach=_WORDS_OF_COUNTERPART) for at in starts)
    behind = next(filter(None, ([p for p in each.places if p in people] for each in named if each)), [])
    return [*chain, *(place for place in behind if place not in chain)][:_MOST_PEOPLE]


def _doing(sentence: ReadSentence, cue: Cue) -> Subject | Cue | None:
    """Who does what the words for a meeting say, before "would" and "had agreed to"."""
    return subject(sentence, min((c.start for c in sentence.cues("to_come") if c.end == cue.end), default=cue.start))


def _meant(sentence: ReadSentence, cue: Cue) -> list[ActorPlace] | None:
    """Those whom a pronoun before a verb means, with those joined to them; None where the verb has none.

    Who says that others, or nobody knows who, will meet is none of them: "Berg said the teams would meet".
    """
    doing = _doing(sentence, cue)
    if isinstance(doing, Subject):
        is_meant = any(place not in sentence.actors and place.sort == "person" for place in doing.places)
        return list(doing.places) if is_meant else None
    at = before_fillers(sentence, cue.start)
    coming = sentence.ends_at("to_come", at) or next((c for c in sentence.cues("to_come") if c.end == cue.end), None)
    is_told = coming is not None and sentence.has("say", end=coming.start)
    is_shared = coming is not None and sentence.ends_at("and", coming.start) is not None
    return [] if (is_told and not is_shared) or doing is not None else None


def _is_of_somebody(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a state only says whose somebody or something is: "the Farm Union of Chile"."""
    of = sentence.ends_at("of", place.start) or sentence.ends_at("of", sentence.left(place.start - len("the ")))
    is_of = of is not None and not sentence.ends_at("filler", place.start)
    return place.sort == "state" and (is_of or sentence.begins_at("counterpart", place.end) is not None)


def _main_subject(sentence: ReadSentence, people: Sequence[ActorPlace], cue: Cue) -> list[ActorPlace]:
    """Who acts behind the words for a meeting that open a sentence: "After talks with Kest on Monday, | Berg said"."""
    comma = sentence.text.find(",", cue.end, sentence.end)
    first = sentence.right(dateline_end(sentence))
    speaking = sentence.begins_at(("say", "medium"), first)  # "speaking at" a meeting
    opens = sentence.words_between(speaking.end if speaking else first, cue.start) <= 1
    return [place for place in people if opens and comma > 0 and sentence.right(comma + 1) == place.start]


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
        has_verb = sentence.has(("held", "say", "to_come"), first, last)
        if sentence.text[first:last].strip() == "," or (is_joined and not is_far and not has_verb):
            chain.append(place)
        elif is_joined and has_verb:
            chain = [place]  # who does something else
    return chain
