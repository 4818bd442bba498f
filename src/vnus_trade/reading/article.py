"""An article as it is read: its sentences with who, when and how much, and what stands around a passage of one."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import attrs

from vnus_trade.contents.index import Contents
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.finders import found_times
from vnus_trade.corpus.layout import Offsets, TextLayout
from vnus_trade.model.fields import only_point
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.reading.cast import Cast, Given
from vnus_trade.reading.settling import settled
from vnus_trade.sentences.clauses import Joint, clause_at, is_by_the_way, parts_around
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import (
    ActorPlace,
    ReadSentence,
    ReportedText,
    dateline_end,
    report_of,
    said,
    sure_languages,
)
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numbers import numbers
from vnus_trade.words.tokens import Token

_NEAR_NEGATION, _NEAR_MODAL, _FAR_MODAL, _NEAR_TO_COME, _LONGEST_APPOSITION, _MOST_STEPS = 5, 6, 10, 9, 110, 12
_SHORT_PLACE, _DAYS_OF_NEWS = 3, 300


Readings: TypeAlias = Mapping[str, tuple[str, ...]]
"""Words of a quotation, and the ids of those whom they mean."""

_NO_READINGS: Readings = MappingProxyType({})


class Subject(NamedTuple):
    """Who does what a verb says: the ids, the words that mean them if these are no names, and their places."""

    ids: tuple[str, ...]
    reads: Readings = _NO_READINGS
    places: tuple[ActorPlace, ...] = ()


@attrs.frozen(eq=False, repr=False)
class ReadArticle:
    """An article that is read sentence by sentence."""

    layout: TextLayout
    report: ReportedText
    cast: Cast
    sentences: Sequence[ReadSentence]
    times: Sequence[FoundTime]
    anchor: TimeSpan
    zone: str | None
    policy: ReadingPolicy

    @classmethod
    def of(
        cls,
        layout: TextLayout,
        known: Contents,
        *,
        anchor: TimeSpan,
        zone: str | None,
        policy: ReadingPolicy,
        given: Given,
    ) -> "ReadArticle":
        """Read an article beside what is known, and what is given of its cast."""
        report = report_of(layout)
        cast = Cast(report.sentences, known, given)
        times = list(found_times(layout, anchor=anchor, zone=zone, policy=policy))
        languages = sure_languages(layout.text[: layout.stop])
        sentences = [_measured(sentence, times, languages, anchor) for sentence in cast.sentences]
        return cls(layout, report, cast, sentences, times, anchor, zone, policy)

    # Times and places

    def time(self, found: FoundTime, key: str = "when") -> dict[str, Any]:
        """A time as an entry gives it under a key; of two that may be meant, the later."""
        span = only_point(key, found.span or found.candidates[-1])
        phrase = in_one_line(self.layout.text[found.begin : found.end])
        return {"is": str(span), "zone": None if span.zone == self.zone else span.zone, "phrase": phrase}

    def is_to_come(self, found: FoundTime) -> bool:
        """Return whether a time is certainly after the article."""
        return found.span is not None and found.span.certainly_after(self.anchor)

    def is_past(self, found: FoundTime) -> bool:
        """Return whether a time is certainly before the article, or of its day."""
        return found.span is not None and not found.span.possibly_after(self.anchor)

    def long_ago(self, sentence: ReadSentence, within: Offsets, near: int) -> str:
        """The words for the time that is nearest to an offset, if it is far before the article; '' for none."""
        times = (time for time in sentence.times if time.span and within[0] <= time.begin < within[1])
        time = min(times, key=lambda each: abs(each.begin - near), default=None)
        return in_one_line(self.layout.text[time.begin : time.end]) if time and self.is_old(time) else ""

    def is_old(self, time: FoundTime) -> bool:
        """Return whether a time began far before the article."""
        begin, first = self.anchor.begin_earliest, time.span.begin_earliest if time.span else None
        return bool(begin and first and (begin - first).days > _DAYS_OF_NEWS)


def _measured(
    sentence: ReadSentence, times: Sequence[FoundTime], languages: Collection[str], anchor: TimeSpan
) -> ReadSentence:
    """A sentence with its numbers and its times, but for those of its dateline."""
    begin = dateline_end(sentence)
    first, last = (bisect_left(times, at, key=attrgetter("begin")) for at in (begin, sentence.end))
    own = [found for found in times[first:last] if found.end <= sentence.end]
    read = [
        number._replace(start=number.start + sentence.start, end=number.end + sentence.start)
        for number in numbers(sentence.text[sentence.start : sentence.end], languages)
    ]
    return attrs.evolve(sentence, times=[settled(sentence, found, anchor) for found in own], numbers=read)


def nearest_place(sentence: ReadSentence, within: Offsets, near: int, when: FoundTime | None) -> str | None:
    """The place that words within some offsets name behind "in", the nearest to another.

    One that another place or time parts from when it was is none: "in Kobe and in Lima in April"; but "at the
    Hall in Lima in April" names one. Where somebody speaks, or does something else, it was not.
    """
    places = []
    for cue in sentence.cues("place_in", *within):
        is_apart = "," in sentence.text[cue.end : near] and sentence.has("say", cue.end, near)
        if is_apart or not is_told_with(sentence, near - 1, cue.start) or is_of_other(sentence, near - 1, cue.start):
            continue
        name = place_name(sentence, cue.end)
        if name and not any(
            t.begin <= sentence.right(cue.end) < t.end or t.begin <= cue.start < t.end for t in sentence.times
        ):
            places.append((abs(cue.start - near) + 40 * (cue.start < near), cue.start, name))
    if not places:
        return None
    _, at, name = min(places)
    others = [start for _, start, _ in places if not sentence.text.endswith(name, at, sentence.left(start))]
    others += [time.begin for time in sentence.times]
    ends = (at, when.begin if when else at)
    return None if any(min(ends) < other < max(ends) for other in others) else name


def is_of_other(sentence: ReadSentence, at: int, other: int, *, only_said: bool = False) -> bool:
    """Return whether words at another offset tell of what somebody says, or does, besides what is told at the one.

    "Berg met Kest, | according to the ministry in Lima", "Berg, | speaking in Lima, | called the round a success".
    """
    clauses, own = clause_at(sentence, at)
    _, place = clause_at(sentence, other)
    under = any(sentence.begins_at(kind, clauses[place].start) for kind in ("awaited", "answering"))
    is_apart = not only_said and (clauses[place].joint in (Joint.PARTICIPLE, Joint.WITH) or under)
    return (is_apart or clauses[place].joint is Joint.SAYS) and clauses[place] not in parts_around(clauses, own)


def place_name(sentence: ReadSentence, at: int) -> str:
    """The capitalised words behind an offset, if they name a place: "Washington, D.C."; '' for none."""
    tokens = sentence.tokens_between(at, sentence.end)
    count = 0
    while count < len(tokens) and _is_name_of_place(sentence, tokens[count]):
        count += 1
    if count == 0 or any(p.sort == "person" and p.start <= tokens[0].start < p.end for p in sentence.actors):
        return ""
    behind = [token.text for token in tokens[count : count + 4]]
    if behind == [",", "D", ".", "C"]:
        count += 4
    elif [tokens[count - 1].text, *behind[:2]] == ["D", ".", "C"]:
        count += 2
    start, end = tokens[0].start, tokens[count - 1].end
    if tokens[count - 1].text == "C" and sentence.text[end : end + 1] == ".":
        end += 1  # the point of D.C.
    name = sentence.text[start:end]
    is_short = len(name) <= _SHORT_PLACE and name.isupper()
    return "" if is_short or sentence.has("body", start, end) else in_one_line(name)


def _is_name_of_place(sentence: ReadSentence, token: Token) -> bool:
    return token.text[0].isupper() and sentence.begins_at("no_place", token.start) is None


# What stands around a passage


def denial_of(sentence: ReadSentence, start: int, end: int) -> Cue | None:
    """The word that denies what a passage says, before it, or behind what is only a report: "the report is false"."""
    is_report = sentence.has("rumour", sentence.start, start)
    behind = sentence.cues("untrue", end, in_quotes=False) if is_report else []
    comma = sentence.text.rfind(",", sentence.start, start)  # denied it, but fact is "…, which it raised to 5%"
    whom = next((cue for kind in ("whom", "clause") if (cue := sentence.begins_at(kind, comma + 1))), None)
    told = comma if comma >= 0 and whom and sentence.has("whom", *whom[:2]) else sentence.start
    for cue in (*sentence.cues("denial", told, start, in_quotes=False), *behind):
        return cue
    for cue in sentence.cues("negation", sentence.start, end):
        is_near = cue.start >= start or sentence.words_between(cue.end, start) < _NEAR_NEGATION
        if is_near and not (set(",;") & set(sentence.text[cue.end : start])):
            return cue
    return None


def supposition_of(sentence: ReadSentence, at: int, besides: Offsets = (0, 0)) -> Cue | None:
    """The word that makes what a passage at an offset says a supposition, besides those of a part of the sentence."""
    modal = [
        cue
        for cue in sentence.cues("modal", sentence.start, at)
        if sentence.words_between(cue.end, at) < _NEAR_MODAL and sentence.text[cue.start].islower()
    ]
    first, last = sentence.clause(at)
    modal += [
        c
        for c in sentence.cues("was_to", first, last)
        if c.start <= at and sentence.words_between(c.end, at) < _NEAR_MODAL
    ]
    modal += [
        cue
        for cue in (*sentence.cues("modal", at, last), *sentence.cues("was_to", at + 1, last))
        if sentence.words_between(at, cue.start) < sentence.reach(_FAR_MODAL) and sentence.text[cue.start].islower()
        if not (_joins_clauses(sentence, at, cue.start) or set(",;") & set(sentence.text[at : cue.start]))
    ]
    before = [cue for cue in sentence.cues("supposed_before", sentence.start, at) if cue.end > first]
    before = [cue for cue in before if not any(time.begin <= cue.start < time.end for time in sentence.times)]
    cues = (*modal, *sentence.cues("supposed"), *before)
    is_speech = sentence.is_quoted(at)
    heard = (cue for cue in cues if is_speech or not sentence.is_quoted(cue.start))
    return next((cue for cue in heard if not besides[0] <= cue.start < besides[1]), None)


def _joins_clauses(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether "and" between two offsets joins something else than two actors."""
    begins, ends = ({place.start for place in sentence.actors}, {place.end for place in sentence.actors})
    joints = sentence.cues("and", start, end)
    return any(sentence.right(cue.end) not in begins or sentence.left(cue.start) not in ends for cue in joints)


def condition_of(sentence: ReadSentence, at: int) -> Offsets | None:
    """The clause on which what words at an offset tell depends: "if these duties stay, ..."."""
    inverted = [cue for cue in sentence.cues("inverted") if sentence.text[cue.start].isupper()]
    for cue in (*sentence.cues("condition"), *inverted):
        marks = [
            token.start
            for token in sentence.tokens_between(cue.end, sentence.end)
            if not token.text[0].isalnum()
            and token.text in _ENDS_OF_CLAUSE
            and not any(time.begin <= token.start < time.end for time in sentence.times)
            and not any(number.start <= token.start < number.end for number in sentence.numbers)
        ]
        while marks and sentence.begins_at("whom", marks[0] + 1):
            marks = marks[2:]  # if Chile, which buys them, stays
        end = marks[0] if marks else sentence.end
        first, last = (end, at) if end <= at else (at, cue.start)
        ends = [match.start() for match in _ENDS_OF_SENTENCE.finditer(sentence.text, first, max(first, last))]
        is_near = first <= last and all(any(t.begin <= each < t.end for t in sentence.times) for each in ends)  # Nov. 1
        if is_near and sentence.is_quoted(cue.start) == sentence.is_quoted(at):
            return cue.start, end
    return None


_ENDS_OF_CLAUSE = (",", ";", ".", "—", "”", '"', "»")
_ENDS_OF_SENTENCE = re.compile(r"[.;!?]\s")


def is_told_with(sentence: ReadSentence, at: int, other: int) -> bool:
    """Return whether words at another offset tell of the same: in its clause, or in the relative one behind it."""
    own, clause = sentence.clause(at), sentence.clause(other)
    if (own[1], clause[0]) in sentence.insertions or (clause[1], own[0]) in sentence.insertions:
        return True
    if is_by_the_way(sentence, at) != is_by_the_way(sentence, other):
        return False
    return own == clause or (own[1] == clause[0] and sentence.begins_at("relative", clause[0]) is not None)


def to_come(sentence: ReadSentence, start: int, end: int, reach: int = _NEAR_TO_COME) -> Cue | None:
    """The word that says that what a passage tells is still to come, in its clause and near it."""
    first, last = sentence.clause(start)
    for cue in sentence.cues("to_come", first, last):
        if sentence.is_quoted(cue.start) and not sentence.is_quoted(start):
            continue
        if cue.start >= end and sentence.ends_at("and", cue.start):
            continue  # spoke, and will meet
        words = sentence.words_between(cue.end, start) if cue.end <= start else sentence.words_between(end, cue.start)
        if words < reach:
            return cue
    return None


def subject(sentence: ReadSentence, at: int) -> Subject | Cue | None:
    """Who does what a verb at an offset says; the cue of a pronoun or a pair whose meaning others know."""
    for _ in range(_MOST_STEPS):
        at = sentence.left(at)
        place = next((each for each in sentence.actors if each.end == at), None)
        if place is not None and is_of_another(sentence, place):
            return None
        of = sentence.ends_at("of", place.start) if place else None
        if place is not None and of is not None and not sentence.ends_at("filler", place.start):
            # "President Hale of Norway said" is said by him, and "the growers of Norway said" by nobody that is known.
            place = next((each for each in sentence.actors if each.end == sentence.left(of.start)), None)
            return _joined(sentence, place) if place else None
        if place is not None:
            return _joined(sentence, place)
        for kind in ("pair", "pronoun", "own"):
            if cue := sentence.ends_at(kind, at):
                if kind == "pair" and any(sentence.ends_at(each, cue.start) for each in (*_PREPOSITIONS, "of")):
                    return None  # officials on both sides
                known = tuple(sentence.meant.get(cue.end, ()))
                return Subject(tuple(each.who for each in known), {}, known) if known else cue
        if sentence.text[at - 1 : at] == ",":
            beside = next((each for each in sentence.actors if each.end == sentence.left(at - 1)), None)
            if beside is not None and sentence.text[sentence.left(beside.name) - 1 : sentence.left(beside.name)] == ",":
                return _joined(sentence, beside)
        moved = _before_filler(sentence, at)
        if moved is None:
            return None
        at = moved
    return None


def pronouns_read(sentence: ReadSentence, ids: Collection[str]) -> Readings:
    """The pronouns of a sentence that mean some of these whom it does not name, with those whom they mean."""
    named = {place.who for place in sentence.actors}
    return {
        in_one_line(sentence.text[places[0].start : places[0].end]): tuple(place.who for place in places)
        for places in sentence.meant.values()
        if any(place.who in ids and place.who not in named for place in places)
    }


def is_of_another(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a state only says whose the one is whom the words right before it name: "hiệp hội Na Uy"."""
    before = sentence.tokens_between(sentence.start, place.start)[-1:]
    if place.sort != "state" or not before or not before[0].text[0].isalpha() or dateline_end(sentence) == place.start:
        return False
    if any(sentence.ends_at(kind, place.start) for kind in _PREPOSITIONS):
        return True
    is_time = any(time.end == sentence.left(place.start) for time in sentence.times)
    return not is_time and not any(sentence.ends_at(kind, place.start) for kind in _BEFORE_SUBJECTS)


_PREPOSITIONS = ("place_in", "on", "with", "between", "from", "to", "by")
_BEFORE_SUBJECTS = (
    *("filler", "clause", "and", "but", "that", "say", "of", "article", "common", "according", "supposed", "condition"),
    *("passive", "tariff_stage", "change", "awaited"),
)


def before_fillers(sentence: ReadSentence, at: int) -> int:
    """The offset before the fillers and times that stand right before another: "will | now on Friday impose"."""
    while True:
        time = next((each.begin for each in sentence.times if each.end == sentence.left(at)), None)
        filler = sentence.ends_at("filler", at)
        before = time if time is not None else filler.start if filler else None
        if before is None:
            return at
        at = before


def _before_filler(sentence: ReadSentence, at: int) -> int | None:
    """The offset before words that may lie between a subject and its verb; None if there are none."""
    time = next((each for each in sentence.times if each.end == at), None)
    if time is not None:
        return time.begin
    for kind in ("filler", "negation", "to_come", "present"):
        if (cue := sentence.ends_at(kind, at)) is not None:
            return cue.start
    if sentence.text[at - 1 : at] == ")":
        opening = sentence.text.rfind("(", max(sentence.start, at - _LONGEST_APPOSITION), at)
        return opening if opening >= 0 else None
    if sentence.text[at - 1 : at] == ",":
        before = sentence.text.rfind(",", max(sentence.start, at - _LONGEST_APPOSITION), at - 1)
        if before < 0 or sentence.cues("say", before, at):
            return None
        return before
    return None


def _joined(sentence: ReadSentence, place: ActorPlace) -> Subject | None:
    """An actor with those whom "and" and commas join to him before; None where not all of these are found."""
    places = [place]
    pronouns = [each for meant in sentence.meant.values() for each in meant]  # he and Berg
    for other in sorted((each for each in (*sentence.actors, *pronouns) if each.end <= place.start), reverse=True):
        between = sentence.text[other.end : places[0].start].strip()
        cue = sentence.begins_at("and", other.end)
        is_joined = (cue is not None and sentence.right(cue.end) >= places[0].start - 1) or (
            between == "," and len(places) > 1
        )
        if not is_joined or other.sort != place.sort:
            break
        places.insert(0, other)
    joint = sentence.ends_at("and", _before_role(sentence, places[0].start))
    clauses, own = clause_at(sentence, places[0].start)
    if joint is not None and clauses[own].start < joint.start:
        others = [each for each in sentence.actors if each.end <= joint.start and each.sort == place.sort]
        before = subject(sentence, joint.start)  # Berg, the minister, and Kest
        if isinstance(before, Subject) and before.places and before.places[-1].sort == place.sort:
            places = [*before.places, *places]
        elif place.sort == "person" and any(each.start >= clauses[own].start for each in others):
            return None  # one of several is not all
    return Subject(tuple(dict.fromkeys(each.who for each in places)), {}, tuple(places))


def _before_role(sentence: ReadSentence, at: int) -> int:
    """The offset before the words by which a name is introduced: "her Chilean counterpart, | Ivo Kest"."""
    while True:
        left = sentence.left(at)
        left -= 2 * sentence.text.endswith(("’s", "'s"), sentence.start, left)
        states = (place.start for place in sentence.actors if place.sort == "state" and place.end == left)
        words = (cue.start for kind in _INTRODUCING if (cue := sentence.ends_at(kind, left)))
        before = next(chain(states, words), None)
        if before is None:
            return at
        at = before


_INTRODUCING = ("counterpart", "state", "office", "office_word", "possessive", "article", "courtesy")


def object_of(sentence: ReadSentence, at: int, reach: int) -> Subject | None:
    """Whom the words right behind an offset name, and those whom "and" joins to them."""
    for place in sentence.actors:
        if place.start >= at and sentence.words_between(at, place.start) <= reach:
            places = [place]
            for other in sentence.actors:
                cue = sentence.begins_at("and", places[-1].end)
                of = sentence.begins_at("of", places[-1].end)
                state = next((p for p in sentence.actors if of and p.start == sentence.right(of.end)), None)
                cue = sentence.begins_at("and", state.end) if state else cue
                is_next = cue is not None and _before_role(sentence, other.start) == sentence.right(cue.end)
                if other.start > places[-1].start and other.sort == place.sort and is_next:
                    places.append(other)
            return Subject(tuple(dict.fromkeys(each.who for each in places)), {}, tuple(places))
    return None


def is_under_agreement(sentence: ReadSentence) -> bool:
    """Return whether a sentence begins with an agreement by which it is done: "Under the proposed pact, ..."."""
    under = sentence.begins_at("under", dateline_end(sentence))
    comma = sentence.text.find(",", sentence.start, sentence.end)
    return under is not None and sentence.has("agreement", under.end, comma)


def in_marks(sentence: ReadSentence, cue: Cue) -> str:
    """The words of a cue in quotation marks, as a note has them."""
    return f'"{said(sentence, cue)}"'
