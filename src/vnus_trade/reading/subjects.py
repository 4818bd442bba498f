"""Who does what a verb says, whom it does it to, and which words mean them."""

from collections.abc import Collection, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.sentences.clauses import clause_at
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end

_LONGEST_APPOSITION, _MOST_STEPS = 110, 12

Readings: TypeAlias = Mapping[str, tuple[str, ...]]
"""Words of a quotation, and the ids of those whom they mean."""

_NO_READINGS: Readings = MappingProxyType({})


class Subject(NamedTuple):
    """Who does what a verb says: the ids, the words that mean them if these are no names, and their places."""

    ids: tuple[str, ...]
    reads: Readings = _NO_READINGS
    places: tuple[ActorPlace, ...] = ()


def subject(sentence: ReadSentence, at: int) -> Subject | Cue | None:
    """Who does what a verb at an offset says; the cue of a pronoun or a pair whose meaning others know."""
    for _ in range(_MOST_STEPS):
        at = sentence.left(at)
        place = sentence.actor_before(at)
        if place is not None and is_of_another(sentence, place):
            return None
        of = sentence.ends_at("of", place.start) if place else None
        if place is not None and of is not None and not sentence.ends_at("filler", place.start):
            # "President Hale of Norway said" is said by him, and "the growers of Norway said" by nobody that is known.
            place = sentence.actor_before(of.start)
            return _joined(sentence, place) if place else None
        if place is not None:
            return _joined(sentence, place)
        if cue := sentence.ends_at(("pair", "pronoun", "own"), at):
            if cue.kind == "pair" and sentence.ends_at((*_PREPOSITIONS, "of"), cue.start):
                return None  # officials on both sides
            known = tuple(sentence.meant.get(cue.end, ()))
            return Subject(tuple(each.who for each in known), {}, known) if known else cue
        if sentence.text[at - 1 : at] == ",":
            beside = sentence.actor_before(at - 1)
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
    if any(sentence.ends_at(_PREPOSITIONS, at) for at in (place.start, sentence.before(place.start, "article"))):
        return True
    is_time = any(time.end == sentence.left(place.start) for time in sentence.times)
    return not is_time and not sentence.ends_at(_BEFORE_SUBJECTS, place.start)


_PREPOSITIONS = ("place_in", "on", "with", "between", "from", "to", "by", "into", "toward")
_BEFORE_SUBJECTS = (
    *("filler", "clause", "and", "but", "that", "say", "of", "article", "common", "according", "supposed", "condition"),
    *("passive", "tariff_stage", "change", "awaited", "proposed", "passively"),
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
    if cue := sentence.ends_at(("filler", "negation", "to_come", "present", "modal"), at):
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
        if not is_joined or other.sort != place.sort or other.who == places[0].who:
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
                state = sentence.actor_behind(of.end) if of else None
                cue = sentence.begins_at("and", state.end) if state else cue
                is_next = cue is not None and _before_role(sentence, other.start) == sentence.right(cue.end)
                if other.start > places[-1].start and other.sort == place.sort and is_next:
                    places.append(other)
            return Subject(tuple(dict.fromkeys(each.who for each in places)), {}, tuple(places))
    return None
