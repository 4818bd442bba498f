"""What stands around a passage: what denies it, makes it a supposition, conditions it, or says it is to come."""

import re

from vnus_trade.corpus.layout import Offsets
from vnus_trade.sentences.clauses import is_by_the_way
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, dateline_end

_NEAR_NEGATION, _NEAR_MODAL, _FAR_MODAL, _NEAR_TO_COME = 5, 6, 10, 9


def denial_of(sentence: ReadSentence, start: int, end: int) -> Cue | None:
    """The word that denies what a passage says, before it, or behind what is only a report: "the report is false"."""
    is_report = sentence.has("rumour", sentence.start, start)
    behind = sentence.cues("untrue", end, in_quotes=False) if is_report else []
    comma = sentence.text.rfind(",", sentence.start, start)  # denied it, but fact is "…, which it raised to 5%"
    whom = sentence.begins_at(("whom", "clause"), comma + 1)
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
    before = [cue for cue in before if not sentence.is_timed(cue.start)]
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
    inverted = [cue for cue in sentence.cues("inverted") if _is_inverted(sentence, cue)]
    for cue in (*sentence.cues("condition"), *inverted):
        marks = [
            token.start
            for token in sentence.tokens_between(cue.end, sentence.end)
            if not token.text[0].isalnum()
            and token.text in _ENDS_OF_CLAUSE
            and not sentence.is_timed(token.start)
            and not any(number.start <= token.start < number.end for number in sentence.numbers)
        ]
        while marks and sentence.begins_at("whom", marks[0] + 1):
            marks = marks[2:]  # if Chile, which buys them, stays
        end = marks[0] if marks else sentence.end
        first, last = (end, at) if end <= at else (at, cue.start)
        ends = [match.start() for match in _ENDS_OF_SENTENCE.finditer(sentence.text, first, max(first, last))]
        is_near = first <= last and all(sentence.is_timed(each) for each in ends)  # Nov. 1
        mark = sentence.left(cue.start - 1) if sentence.text[cue.start - 1] in _OPENING_MARKS else at
        is_part = at < mark and sentence.text[mark - 1] not in _BEFORE_SPEECH  # might act “if they do not”
        if is_near and sentence.is_quoted(cue.start - is_part) == sentence.is_quoted(at):
            return cue.start, end
    return None


def _is_inverted(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether a verb before its subject begins a condition: "Should it ...", "..., | should Japan go ahead"."""
    is_behind = sentence.text[sentence.left(cue.start) - 1] == "," and sentence.behind_actor(cue.end) != cue.end
    return sentence.text[cue.start].isupper() or is_behind


_OPENING_MARKS, _BEFORE_SPEECH = ("“", '"', "«"), (",", ":")
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


def is_under_agreement(sentence: ReadSentence) -> bool:
    """Return whether a sentence begins with an agreement by which it is done: "Under the proposed pact, ..."."""
    under = sentence.begins_at("under", dateline_end(sentence))
    comma = sentence.text.find(",", sentence.start, sentence.end)
    return under is not None and sentence.has("agreement", under.end, comma)
