"""Finds the words for a tariff, what its own clause says of it, and who does what its verbs say."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import attrs

from vnus_trade.corpus.layout import Offsets
from vnus_trade.model.vocabulary import MOVES, TariffStage
from vnus_trade.reading.compared import without_compared_rates
from vnus_trade.reading.demands import with_demands, without_terms
from vnus_trade.reading.passages import condition_of
from vnus_trade.reading.subjects import Subject, before_fillers, subject
from vnus_trade.sentences.clauses import ClausePlace, Joint, clause_at, lead_of, only, parts_around
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end

DECIDING = ("tariff_stage", "change")
"""The kinds of verbs by which somebody does something to a tariff."""

_WORDS_OF_COMPARED, _APART = 6, re.compile(r"[,.;:\d]")


class Levy(NamedTuple):
    """Where the words for a tariff lie: its rate or its noun, what is said of it alone, and its predicate.

    `own` is the sentence as its clause has it: what other clauses tell is not in it, nor what the tariff depends on.
    """

    start: int
    end: int
    within: Offsets
    predicate: Offsets
    has_rate: bool
    provided: Offsets | None
    whole: ReadSentence
    own: ReadSentence
    clauses: Sequence[ClausePlace]
    parts: Sequence[ClausePlace]
    place: int
    stands: bool = False
    """Whether a clause behind its noun says how high it is."""

    @property
    def clause(self) -> ClausePlace:
        """The clause that its words are in."""
        return self.clauses[self.place]

    @property
    def lead(self) -> Offsets:
        """Where the words of its predicate lie that are before its own."""
        return self.predicate[0], self.start

    @property
    def governing(self) -> "Levy | None":
        """The same in the clause whose subject its own shares: "agreed to buy rice | and to drop a levy"."""
        place = self.clause.of
        if place is None:
            return None
        parts = parts_around(self.clauses, place)
        bounds = parts[0].start, parts[-1].end
        own = only(self.whole, parts)
        objects = [cue.start for cue in own.cues("tariff")] + [number.start for number in own.numbers]
        at = min(objects, default=self.clause.start)
        moved = self._replace(start=at, end=at, within=bounds, predicate=bounds, provided=None)
        return moved._replace(own=own, parts=parts, place=place)


def levy_of(sentence: ReadSentence, at: Offsets, before: int, behind: Sequence[int], *, has_rate: bool) -> Levy:
    """The tariff whose words lie at some offsets, from where others before it end to where the first behind begins."""
    sentence = with_demands(_without_compared(sentence))
    clauses, place = clause_at(sentence, at[0])
    parts = parts_around(clauses, place)
    own = only(sentence, parts)
    after = clauses[place + 1 : place + 2]
    is_told = own.has((*_SUBJECT_VERBS, "to_come", "modal", "faces"))
    is_over = is_led_over(sentence, clauses, place)
    if place and clauses[place].joint is Joint.UNDER and (is_over or not is_told) and sentence.ends_at("to", at[0]):
        rest = [clauses[place]._replace(start=at[0])] if is_over else parts
        place -= 1
        parts = [*parts_around(clauses, place), *rest]  # "raised its levy | after talks in Lima to 15%"
    elif not own.has(DECIDING) and after and _tells_of_act(sentence, after[0]):
        parts = [*parts, *after]  # "the duty | that Japan imposed in May"
    elif place and sentence.text[clauses[place].start] == ":" and sentence.has("plan", end=at[0]):
        parts = [*parts_around(clauses, place - 1), *parts]  # "announced a plan|: cutting its duty"
    if all(part.joint in _LED for part in parts) and not any(own.times):
        own = only(sentence, parts, lead_of(sentence))
    else:
        own = only(sentence, parts)
    first, last = parts[0].start, parts[-1].end
    is_under = sentence.begins_at("under", dateline_end(sentence)) is not None  # under the draft, it would, if
    would = own.cues("hypothetical") if not is_under else []
    provided = None if any(not _is_reported(sentence, cue) for cue in would) else condition_of(sentence, at[0])
    if provided and (
        is_of_relative(sentence, clauses, (first, at[0]), provided) or not is_condition_of(clauses, place, provided)
    ):
        provided = None  # of what another verb tells
    elif provided:
        later = [each for each in clauses if each.start > provided[0] and each.joint is Joint.VERB]
        ends = [each.start for each in later if clauses[each.of or 0].start < provided[0]]
        provided = provided[0], min((provided[1], *ends))
    others = [other for other in behind if any(part.start <= other < part.end for part in parts)]
    limits = (max(first, before), min((last, *others)))
    own = without_terms(sentence, own)
    return Levy(*at, limits, (first, last), has_rate, provided, sentence, own, clauses, parts, place)


def _without_compared(sentence: ReadSentence) -> ReadSentence:
    """A sentence without the states with which words only compare: "to 15 per cent, on par with Japan and Chile"."""
    compared: list[ActorPlace] = []
    sentence = without_compared_rates(sentence)
    kept = sentence.cues("on")
    for cue in sentence.cues("compares"):
        places = [place for place in sentence.actors if place.start >= cue.end]
        for place in places:
            last = compared[-1].end if compared and compared[-1].start >= cue.end else cue.end
            between = sentence.text[last : place.start].strip()
            joint = sentence.begins_at("and", last)
            is_joined = between == "," or (joint is not None and sentence.right(joint.end) == place.start)
            is_first = last == cue.end and sentence.words_between(last, place.start) <= _WORDS_OF_COMPARED
            if not (is_first and not _APART.search(between)) and not (last > cue.end and is_joined):
                break
            compared.append(place)
            kept = [on for on in kept if not cue.start <= on.start < place.end]
    if not compared:
        return sentence
    actors = [place for place in sentence.actors if place not in compared]
    return attrs.evolve(sentence, actors=actors, cues_by_kind={**sentence.cues_by_kind, "on": kept})


def without_harm(sentence: ReadSentence) -> ReadSentence:
    """A sentence without a warning of what a tariff does to others: "warned that its 9% duty would hurt growers".

    What is warned of is the tariff itself where that "would follow" or "would be imposed".
    """
    cues = dict(sentence.cues_by_kind)
    for warning in sentence.cues("tariff_stage"):
        is_said = warning.value == TariffStage.THREATENED and sentence.begins_at("say", warning.start)
        noun = next(iter(sentence.cues("tariff", warning.end)), None) if is_said else None
        verb = min(sentence.cues(_AHEAD, noun.end), default=None) if noun else None
        if noun is None or verb is None or sentence.has((*DECIDING, "of"), warning.end, noun.start):
            continue
        at = sentence.behind_fillers(verb.end)
        if sentence.begins_at(("befalling", "arising"), at) is None:
            cues |= {k: [c for c in cues.get(k, ()) if warning.end < c.start < verb.start] for k in DECIDING}
    return attrs.evolve(sentence, cues_by_kind=cues)


_AHEAD = ("future", "modal", "hypothetical")
_LED = (Joint.OWN, Joint.VERB, Joint.RESUMED)


def is_led_over(sentence: ReadSentence, clauses: Sequence[ClausePlace], place: int) -> bool:
    """Return whether a clause only tells of the tariff that a verb before it moves: "cut the duty | it set | to 5"."""
    moves = [
        cue for each in clauses[max(0, place - 1) : place] for cue in sentence.cues("change", each.start, each.end)
    ]
    inner = sentence.cues("change", clauses[place].start, clauses[place].end)
    is_moved = any(cue.value in MOVES for cue in moves) and not any(cue.value in MOVES for cue in inner)
    return is_moved and is_relative(sentence, clauses[place])


def _tells_of_act(sentence: ReadSentence, clause: ClausePlace) -> bool:
    """Return whether a clause tells by which act a tariff before it came about: "the duty | that it imposed in May"."""
    stages = sentence.cues("tariff_stage", clause.start, clause.end)
    participle = clause.joint is Joint.UNDER and sentence.begins_at("tariff_stage", clause.start)
    if participle or sentence.begins_at("passive", clause.start):  # a duty on figs, | announced by Japan in May, | is
        return all(cue.value in (TariffStage.ENACTED, TariffStage.ANNOUNCED) for cue in stages)
    return is_relative(sentence, clause) and all(cue.value == TariffStage.ENACTED for cue in stages)


def is_relative(sentence: ReadSentence, clause: ClausePlace) -> bool:
    """Return whether a clause tells of what stands right before it."""
    return sentence.begins_at(("that", "relative"), clause.start) is not None


def is_condition_of(clauses: Sequence[ClausePlace], place: int, provided: Offsets) -> bool:
    """Return whether a condition opens the sentence, or follows a clause or what goes on from it."""
    at = max(number for number, each in enumerate(clauses) if each.start <= provided[0])
    between = [
        each for each in clauses[min(at, place) + 1 : max(at, place)] if not each.start < provided[1] <= each.end
    ]
    if at < place and clauses[place].joint is Joint.OWN and between:
        return False
    return at in (0, place) or (at > place and not any(each.joint in _LED for each in between))


def is_of_relative(sentence: ReadSentence, clauses: Sequence[ClausePlace], told: Offsets, condition: Offsets) -> bool:
    """Return whether a condition is that of a relative clause right before it: "figs, which would suffer if …, to 5%".

    `told` are where the clause of a tariff begins, and its words.
    """
    first = told[1] if told[1] < condition[0] else told[0] + 1
    starts = [cue.end for cue in sentence.cues("whom", first, condition[0])]
    starts += [each.start for each in clauses if first <= each.start < condition[0] and is_relative(sentence, each)]
    return bool(starts) and "," not in sentence.text[max(starts) : condition[0]]


def _is_reported(sentence: ReadSentence, would: Cue) -> bool:
    """Return whether "would" is what somebody said that he or his state will do: "said it would impose a levy if"."""
    said = sentence.cues("say", sentence.start, would.start, in_quotes=False)
    if not said or sentence.is_quoted(would.start):
        return False
    speaking = subject(sentence, said[-1].start)
    is_of_state = isinstance(speaking, Subject) and all(place.sort == "state" for place in speaking.places)
    return is_of_state or is_own_act(sentence, would)


def is_own_act(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether who speaks in a sentence, or his state, does what a verb says."""
    acting = subject(sentence, verb.start)
    if isinstance(acting, Cue):
        return acting.kind == "own"  # her government, of a state not named
    return acting is not None and bool(acting.ids) and set(acting.ids) <= sentence.voice


def doer_of(sentence: ReadSentence, levy: Levy, verb: Cue, place: int | None = None) -> Subject | None:
    """Who does what a verb says: its own subject, or that of a clause whose subject its clause shares."""
    place = levy.place if place is None else place
    clause = levy.clauses[place]
    parts = levy.parts if place == levy.place else parts_around(levy.clauses, place)
    found = subject(sentence, verb.start)
    if said := _says_before(sentence, verb):
        found = subject(sentence, said.start)
    if isinstance(found, Subject) and any(part.start <= found.places[0].start < part.end for part in parts):
        return found
    others = any(clause.start <= place.start < verb.start for place in sentence.actors)
    if found is not None or others or sentence.has("say", clause.start, verb.start):
        return None
    if is_relative(sentence, clause):
        end = sentence.left(clause.start)
        found = subject(sentence, end - sentence.text[:end].endswith(","))
        return found if isinstance(found, Subject) else None
    if clause.of is None:
        return None
    parent = levy.clauses[clause.of]
    between = [each for each in levy.clauses[clause.of + 1 : place] if each.joint is Joint.UNDER]
    if clause.joint is Joint.RESUMED:
        end = sentence.left(parent.end)
        found = subject(sentence, end - sentence.text[:end].endswith(","))
        return found if isinstance(found, Subject) else None
    if any(_is_done_by_somebody(sentence, each) for each in between):
        return None  # "Japan raised its duty, after Chile raised its own, and then cut it": which of the two?
    cues = sorted(sentence.cues(_SUBJECT_VERBS, parent.start, parent.end))
    doers = [who for cue in cues if (who := doer_of(sentence, levy, cue, clause.of))]
    has_comma = sentence.text[sentence.left(clause.start) - 1] == ","
    is_sure = len({who.ids for who in doers}) == 1 or not has_comma  # "Berg said Japan cut it and raised the other"
    return doers[-1] if doers and is_sure else None


def _says_before(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The verb of saying whose subject a verb to come right behind it has: "Nhật Bản cho biết | sẽ áp thuế"."""
    at = before_fillers(sentence, verb.start)
    coming = sentence.ends_at("to_come", at) or sentence.begins_at("to_come", verb.start)
    return sentence.ends_at("say", before_fillers(sentence, coming.start)) if coming else None


def _is_done_by_somebody(sentence: ReadSentence, clause: ClausePlace) -> bool:
    """Return whether a clause has a verb with a subject, or names somebody: not "upon ratification of the pact"."""
    verbs = tuple(kind for kind in (*_SUBJECT_VERBS, "to_come", "form") if kind != "agreement_stage")
    is_named = any(clause.start <= place.start < clause.end for place in sentence.actors)
    return is_named or sentence.has(verbs, clause.start, clause.end)


_SUBJECT_VERBS = ("tariff_stage", "change", "say", "pledge", "agreement_stage", "verb", "held")
