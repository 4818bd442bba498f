"""Drafts agreements: who agreed, how far it had come, and when."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.levies.goods import is_unclear
from vnus_trade.model.fields import only_point
from vnus_trade.model.vocabulary import AgreementStage, SpeechAct
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.passages import denial_of, is_told_with, supposition_of, to_come
from vnus_trade.reading.places import nearest_place
from vnus_trade.reading.settling import when_behind
from vnus_trade.reading.subjects import Readings, before_fillers, is_of_another, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks, said
from vnus_trade.time.span import TimeSpan
from vnus_trade.undertaking.obligations import is_pair

# Between a verb and an agreement, these say that the verb is of something else.
_OTHERS = ("round", "talks", "tariff_stage", "unmaking")
_NEAR_VERB, _NEAR_PASSIVE, _NEAR_NEED, _WORDS_OF_TOPIC = 9, 7, 4, 6
# Of what is ended, the noun is the object itself: "suspended work on the deal" and "its duty under it" are none.
_ENDING = (AgreementStage.SUSPENDED, AgreementStage.EXPIRED, AgreementStage.TERMINATED)
_ENDED_BESIDE = (*_OTHERS, "tariff", "matter", "agreement_stage", "good", "generic_good", "relative")
_SHORT_NAME = re.compile(r"(?:\s*\([^()]*\))?,?\s*")
_NEVER_ENDED = (*_ENDED_BESIDE, "of", "on", "by", "from", "to", "with", "adposition", "place_in")


def agreements(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The agreements that a sentence says were reached, signed or are intended, each stage once."""
    seen: set[str] = set()
    for verb in sentence.cues("agreement_stage", in_quotes=False):
        noun = _noun(sentence, verb)
        if noun is None or verb.value in seen or _is_refined(sentence, verb, noun):
            continue
        seen.add(verb.value)
        start = min(verb.start, noun.start)
        needed = _needed(sentence, verb)
        if reason := _why_none(article, sentence, verb, noun, needed):
            yield Remark(start, reason)
            return
        if needed:
            yield _agreement(article, sentence, verb, noun, (verb.value, in_marks(sentence, needed)), is_to_come=True)
            return
        before = start
        coming = to_come(sentence, start, start)
        if noun.end <= verb.start and (passive := to_come(sentence, verb.start, verb.start, reach=2)):
            before, coming = verb.start, passive  # "the agreement will be signed"
        if coming is None and verb.end <= noun.start:
            # "They agreed to sign a deal", "cam kết ký hiệp định".
            at = before_fillers(sentence, verb.start)
            coming = sentence.ends_at("to", verb.start) or sentence.ends_at("pledge", at)
        if coming is not None and coming.end <= before:
            if verb.value not in (AgreementStage.SIGNED, AgreementStage.AGREED, *_ON_A_DAY):
                return
            stage = verb.value if verb.value in _ON_A_DAY else str(AgreementStage.INTENDED), in_marks(sentence, coming)
            made = _agreement(article, sentence, verb, noun, stage, is_to_come=True)
            yield from [made] if verb.value not in _ON_A_DAY or "plan" in made.fields else ()
            return
        stage = verb.value, in_marks(sentence, verb)
        ahead = [time.begin for time in sentence.times if article.is_to_come(time) and start <= time.begin]
        is_dated = any(sentence.clause(at) == sentence.clause(start) for at in ahead)
        is_ahead = verb.value in _ON_A_DAY and is_dated  # "takes effect on March 1"
        if verb.value == AgreementStage.EXPIRED and not is_ahead and _is_of_present(sentence, verb):
            continue  # "expires soon"
        yield _agreement(article, sentence, verb, noun, stage, is_to_come=is_ahead)
        if verb.value == AgreementStage.CONSENSUS:
            return
        if verb.value == AgreementStage.SIGNED:
            seen |= {*AgreementStage} - {AgreementStage.IN_FORCE}


def _is_made_known(sentence: ReadSentence, verb: Cue, noun: Cue) -> bool:
    """Return whether somebody makes known what a noun says of an agreement: "announced the suspension of the pact"."""
    named = sentence.begins_at("unmaking", verb.start) or sentence.ends_at("unmaking", verb.end)
    if named is None:
        return True
    at = sentence.before(named.start, ("article", "old", "possessive"))
    says = sentence.ends_at("say", before_fillers(sentence, at))
    behind = sentence.cues("say", noun.end, sentence.clause(noun.end)[1])
    told = [says] if says else [cue for cue in behind if sentence.ends_at("was", cue.start)]
    return any(cue.value in (SpeechAct.ANNOUNCES, SpeechAct.INSTRUCTS) for cue in told)


def _is_of_present(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether a verb is one of the present, in a language whose verbs say so."""
    return bool(sentence.patterns.past) and sentence.begins_at("done", verb.start) is None


def _why_none(article: ReadArticle, sentence: ReadSentence, verb: Cue, noun: Cue, needed: Cue | None) -> str:
    """Why an agreement is none, or not news: others made it, it is old, or denied, supposed, asked for or needed.

    That it must be ratified yet is news of its own.
    """
    start, end = min(verb.start, noun.start), max(verb.end, noun.end)
    if others := _others(sentence, verb):
        return f'"{others}": the state itself does not say so, so no entry'
    if old := _long_ago(article, sentence, verb, noun):
        return f'"{old}": no news of the {said(sentence, noun)}, so no entry'
    if ranked := _ranked(sentence, verb, noun):
        return f'"{said(sentence, ranked)}" only ranks the {said(sentence, noun)} among others, so no entry'
    doubt = denial_of(sentence, start, end) or supposition_of(sentence, start) or _asked(sentence, verb)
    occasions = sentence.cues(("awaited", "supposed_before"))
    doubt = doubt or next((cue for cue in occasions if cue.start <= start < cue.end), None)  # upon ratification
    doubt = doubt or (needed if verb.value != AgreementStage.RATIFIED else None)
    return f'"{said(sentence, doubt)}": no {said(sentence, noun)} that certainly is' if doubt else ""


def _ranked(sentence: ReadSentence, verb: Cue, noun: Cue) -> Cue | None:
    """The word that ranks an agreement among those that somebody made: "the best deal Japan had ever signed"."""
    is_passive = sentence.ends_at(("was", "passively"), verb.start) is not None
    doers = [place.end for place in sentence.actors] + [c.end for k in _DOERS for c in sentence.cues(k)]
    if is_passive or verb.value not in _MADE or not any(noun.end < end <= verb.start for end in doers):
        return None
    before = sentence.tokens_between(sentence.start, noun.start)[-_WORDS_OF_RANK:]
    start = before[0].start if before else noun.start
    ranks = sentence.cues("superlative", start, verb.start)
    return next((rank for rank in ranks if not sentence.begins_at("of", rank.end)), None)  # most of the deal


_WORDS_OF_RANK, _DOERS = 5, ("own", "pronoun", "possessive", "pair")
_MADE = (AgreementStage.AGREED, AgreementStage.SIGNED, AgreementStage.RATIFIED)


def _others(sentence: ReadSentence, verb: Cue) -> str:
    """Those of a state, and not it, who do what a verb says: "Vietnamese firms signed"."""
    at = before_fillers(sentence, verb.start)
    words = sentence.tokens_between(sentence.start, at)[-1:]
    for place in sentence.actors if words else ():
        is_before = place.sort == "state" and place.end == sentence.left(words[0].start)
        is_behind = place.end == sentence.left(at) and is_of_another(sentence, place)  # doanh nghiệp Na Uy
        if is_behind or (is_before and is_unclear(sentence, words[0].start)):
            return in_one_line(sentence.text[place.start : words[0].end])
    return ""


def _long_ago(article: ReadArticle, sentence: ReadSentence, verb: Cue, noun: Cue) -> str:
    """The words that say that an agreement is one of long ago: it remains in force, or was made in an earlier year.

    Of one that is named, the day beside the verb is news of its own; and a time behind talks is theirs.
    """
    cue = next(iter(sentence.cues("lasting", in_quotes=False)), None)
    if cue is not None:
        return said(sentence, cue)
    start, end = min(verb.start, noun.start), max(verb.end, noun.end)
    is_named = sentence.text[noun.start].isupper() and verb.value in _DATED
    if is_named and any(_distance(sentence, verb, time) == 0 for time in sentence.times):
        return ""
    stops = [each.start for each in sentence.cues(("round", "talks"), end)]
    return article.long_ago(sentence, (sentence.start, min(stops, default=sentence.end)), start)


# Of what is to come, these have a day of their own.
_ON_A_DAY = (AgreementStage.IN_FORCE, AgreementStage.EXPIRED)
_DATED = (AgreementStage.SIGNED, AgreementStage.RATIFIED, AgreementStage.IN_FORCE)


def _asked(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word by which somebody only asks or wishes for what a verb tells: "urged them to sign the deal"."""
    said_before = sentence.cues("say", sentence.clause(verb.start)[0], verb.start)
    return next((cue for cue in said_before[-1:] if cue.value in _ONLY_ASKED), None)


def _needed(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word by which what a verb tells is only needed yet: "the deal must still be ratified"."""
    first, _ = sentence.clause(verb.start)
    needed = sentence.cues("needed", first, verb.start)
    return next((cue for cue in needed if sentence.words_between(cue.end, verb.start) < _NEAR_NEED), None)


_ONLY_ASKED = frozenset((SpeechAct.REQUESTS, SpeechAct.WISHES, SpeechAct.INSTRUCTS))


def _is_refined(sentence: ReadSentence, verb: Cue, noun: Cue) -> bool:
    """Return whether a word between says more than the verb, "reached a preliminary deal", or nobody makes it known."""
    between = sentence.cues("agreement_stage", verb.end, noun.end)
    behind = sentence.begins_at("agreement_stage", noun.end)
    is_general = verb.value in (AgreementStage.AGREED, AgreementStage.ANNOUNCED)
    is_refined = is_general and any(cue.value != verb.value for cue in (*between, behind) if cue)
    return is_refined or not _is_made_known(sentence, verb, noun)


def _noun(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word for an agreement that a verb speaks of: behind it, or before a passive one; a round is none."""
    first, last = sentence.clause(verb.start)
    is_ending, ended = verb.value in _ENDING, sentence.ends_at("agreement_stage", verb.start)
    if ended and ended.value in _ENDING:
        return None  # suspended the ratification of the deal
    is_to = any(cue.end == verb.end for cue in sentence.cues("to", verb.start, verb.end))
    if is_to and not sentence.begins_at(("article", "agreement"), verb.end):
        return None  # they agreed to hasten talks on a deal
    for noun in sentence.cues("agreement", verb.start, last):
        if noun.start >= verb.end and sentence.words_between(verb.end, noun.start) <= _NEAR_VERB:
            # That something "ended without a deal" is denied, and so a remark.
            is_plain = not is_ending or denial_of(sentence, verb.start, noun.end) is not None
            others: tuple[str, ...] = _OTHERS if is_plain else _NEVER_ENDED
            others += ("of",) if sentence.has("talks", verb.start, verb.end) else ()  # on chapters of it
            return None if sentence.has(others, verb.end, noun.start) else noun
        if noun.start >= verb.start and noun.end <= verb.end:
            return noun
    joined = sentence.cues("agreement_stage", first, verb.start) if sentence.ends_at("and", verb.start) else []
    shared = _noun(sentence, joined[-1]) if joined else None
    if shared is not None and shared.end <= joined[-1].start:
        return shared  # "was signed in May and took effect in June"
    relative = sentence.begins_at("relative", first)
    if relative and not sentence.has("negation", first, verb.start):  # "the agreement (JCPA), which was signed"
        told = (cue.start for cue in sentence.cues("agreement")[::-1] if _ends_at(sentence, cue, relative))
        first = next(told, first)
    for noun in reversed(sentence.cues("agreement", first, verb.start)):
        is_near = sentence.words_between(noun.end, verb.start) <= _NEAR_PASSIVE
        if is_near and not sentence.has("say", noun.end, verb.start):
            # "The round of talks on an agreement concluded": that was the round.
            talks = [talk.end for kind in ("round", "talks") for talk in sentence.cues(kind, first, noun.start)]
            is_unmade = sentence.has("unmaking", first, noun.start)  # "the end of the accord was announced"
            is_unmade |= is_ending and sentence.has(_ENDED_BESIDE, noun.end, verb.start)
            return None if is_unmade or any(_is_topic(sentence, end, noun) for end in talks) else noun
    return None


def _ends_at(sentence: ReadSentence, noun: Cue, relative: Cue) -> bool:
    """Return whether only a short name in brackets lies between a noun and what tells of it."""
    return _SHORT_NAME.fullmatch(sentence.text, noun.end, relative.start) is not None


def _is_topic(sentence: ReadSentence, end: int, noun: Cue) -> bool:
    """Return whether talks that end at an offset are talks on an agreement."""
    on = sentence.begins_at(("on", "of"), end)
    is_near = sentence.words_between(end, noun.start) <= _WORDS_OF_TOPIC and "," not in sentence.text[end : noun.start]
    return on is not None and is_near and not sentence.has("with", end, noun.start)


def _agreement(
    article: ReadArticle, sentence: ReadSentence, verb: Cue, noun: Cue, stage: tuple[str, str], *, is_to_come: bool
) -> DraftedEntry:
    at = min(verb.start, noun.start), max(verb.end, noun.end)
    own = [place for place in sentence.actors if place.sort == "state"]
    parties = list(dict.fromkeys(place.who for place in own))
    fields: dict[str, Any] = {"stage": stage[0]}
    notes = {"stage": stage[1]}
    reads: Readings = {}
    if is_to_come:
        fields["status"] = str(Status.EXPECTED)
    sides = article.cast.sides
    who = subject(sentence, verb.start) if not own else None
    if len(parties) == 2 or (len(parties) > 2 and sides and set(sides) <= set(parties)):
        fields["parties"] = parties if len(parties) == 2 else list(sides)
    elif isinstance(who, Cue) and is_pair(who) and len(sides) == 2:
        fields["parties"], reads = list(sides), {said(sentence, who): tuple(sides)}
    elif parties and not (len(own) == 1 and sentence.ends_at("of", own[0].start)):
        notes["parties"] = ", ".join(parties) + " and ...?"
    opening = list(_opening(sentence, sentence.clause(verb.start)[0]))
    told = [
        time
        for time in (*opening, *sentence.times)
        if time.span and time.span.end_latest and (time.span.begin_earliest or is_to_come)
        if (time in opening or is_told_with(sentence, verb.start, time.begin - is_to_come))  # | before the end of May
        and not _is_of_talks(sentence, at[1], time.begin)
        and not _is_of_act_under(sentence, verb, noun, time.begin)
    ]
    times = sorted((_distance(sentence, verb, time), time.begin, time) for time in told)
    past = [time for _, _, time in times if not article.is_to_come(time)]
    if past and not is_to_come:
        fields["when"] = article.time(past[0])
    is_planned = is_to_come and stage[0] in (AgreementStage.INTENDED, *_ON_A_DAY)
    if is_planned and (plan := _plan(article, sentence, verb, told)):
        fields["plan"] = plan
    quotes = ((sentence.start, sentence.end),)
    return DraftedEntry("agreement", at[0], quotes, fields, notes, reads, called=_name(sentence, noun))


def _opening(sentence: ReadSentence, first: int) -> Iterator[FoundTime]:
    """The time of which a clause that begins at an offset tells what was then: "since November, | when they signed"."""
    for time in sentence.times:
        when = when_behind(sentence, time)
        if time.span and when and when.start == first:
            since = sentence.begins_at("in_force", time.begin)
            begin = sentence.right(since.end) if since else time.begin
            yield time._replace(begin=begin, span=only_point("in_force", time.span))


def _name(sentence: ReadSentence, noun: Cue) -> str:
    """The name of an agreement: its noun with a capital, and the words with capitals before it; '' for none."""
    words = [sentence.text[noun.start : noun.end]]
    for token in reversed(sentence.tokens_between(sentence.start, noun.start)):
        if not token.text[0].isupper() or sentence.begins_at("article", token.start):
            break
        words.insert(0, token.text)
    return in_one_line(" ".join(words)) if words[-1][0].isupper() and noun.start > sentence.start else ""


def _distance(sentence: ReadSentence, verb: Cue, time: FoundTime) -> int:
    """How far a time is from a verb; one right behind it is the nearest: "signed in May and in force since June"."""
    is_beside = verb.end <= time.begin and sentence.words_between(verb.end, time.begin) <= 1
    return 0 if is_beside else max(verb.start - time.end, time.begin - verb.end)


def _plan(article: ReadArticle, sentence: ReadSentence, verb: Cue, times: Sequence[FoundTime]) -> dict[str, Any]:
    """When and where an agreement is to be signed: the time to come and the place behind the verb, before another."""
    others = [cue.start for cue in sentence.cues(_OTHER_VERBS, verb.end) if not sentence.begins_at("during", cue.start)]
    stop = min([sentence.clause(verb.start)[1], *others])
    behind = [time for time in times if time.span and verb.end <= time.begin <= stop]
    ahead = [each for each in behind if article.is_to_come(each) or _is_by_then(each.span, article.anchor)]
    place = nearest_place(sentence, (verb.end, stop), verb.end, ahead[0] if ahead else None)
    return ({"when": article.time(ahead[0])} if ahead else {}) | ({"place": place} if place else {})


def _is_by_then(span: TimeSpan | None, anchor: TimeSpan) -> bool:
    """Return whether a time is one by which something is to be: "before the end of October"."""
    return span is not None and span.begin_earliest is None and span.possibly_after(anchor)


_OTHER_VERBS = ("agreement_stage", "tariff_stage", "change", "that", "in_force", "expires")


def _is_of_act_under(sentence: ReadSentence, verb: Cue, noun: Cue, time: int) -> bool:
    """Return whether a time is of what is done under an agreement: "cut it in May under a deal they had signed"."""
    before = sentence.cues(_BEFORE_DONE, sentence.clause(noun.start)[0], noun.start)[-1:]
    under = next((cue for cue in before if sentence.words_between(cue.end, noun.start) < _WORDS_OF_TOPIC), None)
    if under is None or noun.end > verb.start or "," in sentence.text[under.end : noun.start]:
        return False
    comma = sentence.text.find(",", verb.end, sentence.end)
    return time < under.start or 0 <= comma < time


_BEFORE_DONE = ("under", "by", "with")


def _is_of_talks(sentence: ReadSentence, end: int, time: int) -> bool:
    """Return whether a time is in a clause behind talks: "reached a deal in the third round, which opened in May"."""
    first = sentence.clause(time)[0]
    return first > end and sentence.has(("round", "talks"), end, first)
