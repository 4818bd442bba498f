"""Drafts that a side suspends, breaks off or resumes talks, or agrees or threatens to."""

from collections.abc import Iterator
from typing import Any

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.model.vocabulary import CommitmentMatter, TariffStage
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.passages import denial_of, supposition_of
from vnus_trade.reading.subjects import before_fillers, pronouns_read
from vnus_trade.sentences.clauses import clause_at
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks, said
from vnus_trade.undertaking.obligations import Pledged, deadline, obliged, when_pledged

_NEAR_NOUN, _NEAR_VERB, _MOST_OF_TOPIC = 3, 3, 12
_MARKS = (",", ".", ";", ":", "—", "”", '"', "?", "!")
# Behind what talks are on, these tell of something else.
_BEHIND_TOPIC = ("with", "that", "relative", "clause", "place_in", "say", "to_come", "was", "talks_changed", "awaited")
# Between a verb and talks, or beside them, these say that it is of something else.
_OTHERS = ("round", "agreement", "tariff", "matter", "good", "and", "by", "of", "from", "say", "relative", "awaited")
# Before a verb, these say that it has not happened, unless they say how far it has come.
_OPEN = ("to", "to_come", "modal", "hypothetical", "should", "condition", "clause", "negation", "adposition")


def halted_talks(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """What a sentence says that a side does to talks, where it is done, or where a word says how far it has come."""
    for verb in sentence.cues("talks_change", in_quotes=False):
        noun = _behind(sentence, verb) or _before(sentence, verb)
        at = before_fillers(sentence, verb.start)
        to = sentence.ends_at("to", at)
        at = before_fillers(sentence, to.start) if to else at
        pledge = sentence.ends_at("pledge", verb.start) or sentence.ends_at("pledge", at)
        pledge = pledge or sentence.ends_at("tariff_stage", at)
        is_done = sentence.begins_at("talks_changed", verb.start) is not None
        if noun is None or (pledge is None and (not is_done or sentence.ends_at(_OPEN, at) is not None)):
            continue
        first = (pledge or verb).start
        doubt = denial_of(sentence, first, max(verb.end, noun.end))
        doubt = doubt or supposition_of(sentence, first, _told_of(sentence, noun))
        if doubt and doubt.start != verb.start:  # postponed
            yield Remark(first, f'"{said(sentence, doubt)}": nothing that certainly becomes of the talks')
            return
        entry = _entry(article, sentence, verb, noun, pledge)
        if noun.start > verb.start or "when" in entry.fields:  # but not of "after talks resumed"
            yield entry


def _told_of(sentence: ReadSentence, noun: Cue) -> Offsets:
    """Where a clause lies that only tells of talks: "talks | that were due to begin on Monday"."""
    clauses, place = clause_at(sentence, noun.start)
    behind = clauses[place + 1 : place + 2]
    is_relative = behind and sentence.begins_at(("that", "relative"), behind[0].start)
    return (behind[0].start, behind[0].end) if is_relative else (0, 0)


def _behind(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The talks that are the object of a verb."""
    noun = next(iter(sentence.cues("negotiations", verb.end, sentence.clause(verb.start)[1])), None)
    is_round = noun is not None and sentence.has("round", verb.end, noun.end)  # hoãn vòng đàm phán thứ năm
    return noun if noun and not is_round and _is_beside(sentence, verb.end, noun.start, _NEAR_NOUN) else None


def _before(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The talks that are suspended, or resumed, and are no round: "talks with Chile were suspended"."""
    first = sentence.clause(verb.start)[0]
    noun = next(reversed(sentence.cues("negotiations", first, verb.start)), None)
    if noun is None or sentence.has("round", first, noun.start):
        return None
    about = _topic_end(sentence, noun)
    actors = [place.end for place in sentence.actors if about <= place.start and place.end <= verb.start]
    is_with = any(sentence.begins_at(("with", "between"), at) for at in (noun.end, about))
    if actors and not is_with:
        return None  # "in talks Japan suspended its duty"
    return noun if _is_beside(sentence, max(actors, default=about), verb.start, _NEAR_VERB) else None


def _is_beside(sentence: ReadSentence, start: int, end: int, near: int) -> bool:
    others = sentence.has(_OTHERS, start, end)
    return not others and "," not in sentence.text[start:end] and sentence.words_between(start, end) <= near


def _topic_end(sentence: ReadSentence, noun: Cue) -> int:
    """Where the words end that say on what talks are: "talks with Chile on a pact"; where the talks do for none."""
    with_ = sentence.begins_at("with", noun.end)
    other = sentence.actor_behind(with_.end) if with_ else None
    topic = sentence.begins_at("topic", other.end if other else noun.end)
    clauses, place = clause_at(sentence, noun.start)
    stops = [each.start for each in sentence.cues(_BEHIND_TOPIC, topic.end)] if topic else []
    stops += [time.begin for time in sentence.times if topic and time.begin > topic.end]
    stops += [token.start for token in sentence.tokens_between(noun.end, sentence.end) if token.text in _MARKS]
    end = sentence.left(min((clauses[place].end, *stops), default=noun.end)) if topic else noun.end
    return end if topic and 0 < sentence.words_between(topic.end, end) <= _MOST_OF_TOPIC else noun.end


def _entry(article: ReadArticle, sentence: ReadSentence, verb: Cue, noun: Cue, pledge: Cue | None) -> DraftedEntry:
    about = _topic_end(sentence, noun)
    fields: dict[str, Any] = {"matter": str(CommitmentMatter.NEGOTIATION)}
    fields |= {"subject": in_one_line(sentence.text[noun.start : about])} if about > noun.end else {}
    fields |= {"change": verb.value, "stage": pledge.value if pledge else str(TariffStage.ENACTED)}
    notes = {"change": in_marks(sentence, verb), "stage": in_marks(sentence, pledge or verb)}
    pledged = Pledged(verb if pledge else noun, pledge or verb, sentence.end)
    sides, reads, _ = obliged(article, sentence, pledged)
    is_active = noun.start > verb.start
    if sides and is_active:
        fields["obliged"] = list(dict.fromkeys(sides))
    with_ = sentence.begins_at("with", noun.end) or sentence.begins_at("with", about)
    other = sentence.actor_behind(with_.end) if with_ else None
    if other and other.sort == "state" and is_active and other.who not in sides:
        fields["to"] = [other.who]
    when = when_pledged(article, sentence, pledged)
    if when is not None:
        fields["when"] = article.time(when)
    if pledge:
        fields |= deadline(article, sentence, pledged, (verb.start, sentence.clause(verb.start)[1]), when)
    reads = {**reads, **pronouns_read(sentence, fields.get("obliged", ()))}
    quotes = ((sentence.start, sentence.end),)
    return DraftedEntry("commitment", min(verb.start, noun.start), quotes, fields, notes, reads)
