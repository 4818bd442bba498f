"""Finds who owes what a sentence says is undertaken, who made it known, when, and until when it is to be done."""

from datetime import datetime
from typing import Any, NamedTuple

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.errors import PhraseRefused
from vnus_trade.model.vocabulary import TariffStage
from vnus_trade.phrases.durations import read_duration
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.compared import is_of_charged
from vnus_trade.reading.subjects import Subject, before_fillers, is_of_another, subject
from vnus_trade.sentences.clauses import clause_at, parts_around
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end, said
from vnus_trade.time.span import TimeSpan

_DAYS_OF_WEEK, _WORDS_OF_OFFER, _APOSTROPHES = 7, 4, ("’", "'")


class Pledged(NamedTuple):
    """The words for what is undertaken: its verb or noun, the word that pledges it, and where it ends."""

    matter: Cue
    pledge: Cue
    stop: int


def obliged(article: ReadArticle, sentence: ReadSentence, pledged: Pledged) -> Subject:
    """The sides that owe it: the state that does what the verb says, or is asked to, or for which a person does it.

    Where a company of a state does it, the state owes nothing: "Vietnamese carrier Lotus Air signed a contract".
    """
    matter, pledge, _ = pledged
    if pledge.kind == "proposed":
        return _offering(sentence, pledge)
    states = [place for place in sentence.actors if place.sort == "state" and place.end <= matter.start]
    states = [
        place
        for place in states
        if _is_itself(sentence, place)
        and (sentence.left(place.start) == pledge.end or not is_of_another(sentence, place))  # called on Japan
    ]
    owing = [place for place in states if place.start >= pledge.end and not sentence.ends_at("of", place.start)]
    behind = tuple(place.who for place in owing)[:1]  # promised that Japan would
    if behind or pledge.value == TariffStage.REQUESTED:
        return Subject(behind)
    agreeing = sentence.actor_before(pledge.start)
    is_participle = said(sentence, pledge).split()[0].endswith(sentence.patterns.participles)
    if agreeing and agreeing.sort == "state" and is_participle:
        return Subject((agreeing.who,))  # "with Japan agreeing to buy rice"
    who = subject(sentence, pledge.start)
    if isinstance(who, Cue) and is_pair(who) and len(article.cast.sides) == 2:
        return Subject(tuple(article.cast.sides), {said(sentence, who): tuple(article.cast.sides)})
    if isinstance(who, Subject) and who.places and who.places[0].sort != "person":
        return who
    if isinstance(who, Subject):
        sides = [article.cast.members[id_].side for id_ in who.ids]
        return Subject(tuple(side for side in dict.fromkeys(sides) if side))
    last = [each for each in states[-1:] if not (sentence.ends_at("of", each.start) or _is_second(sentence, each))]
    return Subject(tuple(place.who for place in last if not _has_name(sentence, place.end, pledge.start)))


def _offering(sentence: ReadSentence, offer: Cue) -> Subject:
    """The state whose offer it is, or that makes it: "Peru's revised offer", "đề xuất của Lào"; nobody for demands."""
    near = [
        cue
        for cue in sentence.cues(("of", "that"), offer.end)
        if sentence.words_between(offer.end, cue.start) <= _WORDS_OF_OFFER // 2
    ]
    verbs = sentence.cues(("tabling", "tariff_stage"), end=offer.start)
    verbs = [cue for cue in verbs if sentence.words_between(cue.end, offer.start) <= _WORDS_OF_OFFER]
    if offer.value == TariffStage.REQUESTED:
        return Subject(())
    for place in sentence.actors:
        between = sentence.text[place.end : offer.start] if place.end <= offer.start else "-"
        is_near = between[0] in _APOSTROPHES and sentence.words_between(place.end, offer.start) <= _WORDS_OF_OFFER
        is_behind = any(place.start == sentence.right(cue.end) for cue in near)  # that | Peru made
        if place.sort == "state" and (is_near or is_behind or between.isspace()):
            return Subject((place.who,))
    who = subject(sentence, verbs[0].start) if verbs else None
    return who if isinstance(who, Subject) and all(place.sort == "state" for place in who.places) else Subject(())


def _is_second(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether somebody is named before a state, with "and" between: "Thai and Japanese negotiators"."""
    joint = sentence.ends_at("and", place.start)
    return joint is not None and sentence.actor_before(joint.start) is not None


def is_pair(who: Subject | Cue | None) -> bool:
    """Return whether words such as "the two countries" say who does something."""
    return isinstance(who, Cue) and who.value == "parties"


def _is_itself(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether words name a state itself, and not somebody of it: "Canada's Maple Grid", "Thai growers"."""
    token = next(iter(sentence.tokens_between(place.end, sentence.end)), None)
    if token is None or not token.text.isalpha():
        return token is None or token.text not in _POSSESSIVE or token.start > place.end
    if sentence.begins_at(("matter", "pledge", "say", "to_come"), token.start):
        return True
    is_known = any(cue.start == token.start for cues in sentence.cues_by_kind.values() for cue in cues)
    is_time = any(time.begin == token.start for time in sentence.times)
    return is_time or (is_known and sentence.begins_at(_PARTS, token.start) is None)


def _has_name(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether a name that nobody known has, or another verb's subject, lies between two offsets."""
    for token in sentence.tokens_between(start, end):
        known = any(place.start <= token.start < place.end for place in sentence.actors)
        is_time = sentence.is_timed(token.start)
        if token.text[0].isupper() and not known and not is_time:
            return True
    return False


_POSSESSIVE, _PARTS = ("’", "'", "-"), ("good", "generic_good", "office", "office_word")


def announcer_of(sentence: ReadSentence, pledged: Pledged) -> ActorPlace | None:
    """The person who pledges, offers or asks for it, or who says what is to come."""
    cues = sentence.cues("pledge", sentence.start, pledged.matter.start, in_quotes=False)
    if not _is_done(sentence, pledged.pledge):
        matter = pledged.matter
        cues += sentence.cues("say", sentence.start, matter.start, in_quotes=False)[-1:]
        cues += sentence.cues("say", matter.end, in_quotes=False)[:1]
    for cue in cues:
        who = subject(sentence, cue.start)
        if isinstance(who, Subject) and who.places and who.places[0].sort == "person":
            return who.places[0]
    return None


# When


def _is_done(sentence: ReadSentence, pledge: Cue) -> bool:
    """Return whether a verb says that it has been pledged, and not that it is to come, or is asked for now."""
    return pledge.kind != "hypothetical" and sentence.begins_at(("to_come", "future"), pledge.start) is None


def when_pledged(article: ReadArticle, sentence: ReadSentence, pledged: Pledged) -> FoundTime | None:
    """When it was pledged: the time that opens the sentence, or is beside the verb; or when a plan was made known."""
    matter, pledge, _ = pledged
    is_done = _is_done(sentence, pledge)
    for each in sentence.times:
        behind = sentence.cues("say", matter.end, each.begin)
        time = _settled(article, each, is_near=each.begin > matter.start) if is_done or behind else each
        if sentence.has("was_rate", matter.end, time.begin) or is_of_charged(sentence, time):
            continue  # "up from the 6 tonnes that it offered in May"
        if sentence.is_quoted(time.begin) or not _is_until(time, article.anchor) or article.is_old(time):
            continue
        if not is_done:
            if behind and not sentence.has("clause", behind[0].end, time.begin):
                return time
            continue
        is_of_all = time.end < pledge.start and _opens(sentence, time) and not _is_reported(sentence, time.end, pledge)
        joint = sentence.ends_at("and", before_fillers(sentence, pledge.start))
        is_of_other = joint is not None and time.end <= joint.start  # cut its duty in June and pledged to buy
        clauses, place = clause_at(sentence, pledge.start)
        is_own = any(part.start <= time.begin < part.end for part in parts_around(clauses, place))
        is_beside = is_own and sentence.clause(time.begin) == sentence.clause(pledge.start) and not is_of_other
        if is_of_all or (is_beside and (time.begin < matter.start or not behind)):
            return time
    return None


def _settled(article: ReadArticle, time: FoundTime, *, is_near: bool) -> FoundTime:
    """A time that may mean two as the earlier, where what is told is past; behind it only a day of the last week."""
    first = time.candidates[0] if time.span is None and len(time.candidates) > 1 else None
    begin, anchor = first.begin_earliest if first else None, article.anchor.begin_earliest
    is_of_week = begin is not None and anchor is not None and (anchor - begin).days <= _DAYS_OF_WEEK
    return time._replace(span=first) if first and (is_of_week or not is_near) else time


def _is_until(time: FoundTime, anchor: TimeSpan) -> bool:
    """Return whether a time has a beginning, and an end that is no later than that of another."""
    end, until = time.span and time.span.end_latest, anchor.end_latest
    begins = time.span is not None and time.span.begin_earliest is not None
    return begins and isinstance(end, datetime) and until is not None and end <= until


def _is_reported(sentence: ReadSentence, at: int, pledge: Cue) -> bool:
    """Return whether another clause, or somebody who says so, lies between an offset and a pledge."""
    pledges = {cue.start for cue in sentence.cues("pledge", at, pledge.end)}
    says = any(cue.start not in pledges for cue in sentence.cues("say", at, pledge.start))
    return says or sentence.has(("clause", "relative", "that"), at, pledge.start)


def _opens(sentence: ReadSentence, time: FoundTime) -> bool:
    """Return whether a time opens the sentence, before a comma or the subject: "On April 14, ..."."""
    words = sentence.tokens_between(dateline_end(sentence), time.begin)
    return all(sentence.begins_at(_BEFORE_TIMES, word.start) is not None for word in words)


_BEFORE_TIMES = ("filler", "place_in", "on", "common")


def deadline(
    article: ReadArticle, sentence: ReadSentence, pledged: Pledged, within: Offsets, when: FoundTime | None
) -> dict[str, Any]:
    """By when it is to be done: a time behind the verb, or a duration that is counted from when it was pledged."""
    matter, _, stop = pledged
    # Behind somebody else and what he does, a time is that of this: "Chile to invest, and Peru to buy by 2040".
    is_alone = within[1] == stop and not any(matter.end <= place.start < stop for place in sentence.actors)
    others = [cue.start for cue in sentence.cues(("clause", "relative", "say"), matter.end)]
    others += [
        cue.start for cue in sentence.cues("with", matter.end) if sentence.text[sentence.left(cue.start) - 1] == ","
    ]
    last = min([sentence.end if is_alone else within[1], *others])
    for time in sentence.times:
        is_own = max(matter.end, within[0]) <= time.begin < last and time.span and time.span.end_latest is not None
        if time.span and is_own and (article.is_to_come(time) or time.span.begin_earliest is None):
            return {"deadline": article.time(time, "deadline")}
    for number in sentence.numbers if when and when.span else ():
        unit = next(iter(sentence.tokens_between(number.end, last)), None)
        over = sentence.ends_at("during", number.start)
        if unit and over and max(matter.end, within[0]) <= over.start and number.start < last and when and when.span:
            phrase = in_one_line(sentence.text[over.start : unit.end])
            try:
                ends = read_duration(phrase, when.span)
            except PhraseRefused:
                continue
            return {"deadline": {"is": str(ends), "phrase": phrase}}
    return {}
