"""Drafts agreements and commitments: who agreed, how far it had come, who owes what and how much of it."""

import re
from collections.abc import Iterator
from typing import Any

from vnus_trade.checking.measured import amount_of
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark, not_exact
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.vocabulary import AgreementStage, CommitmentMatter, SpeechAct, TariffStage
from vnus_trade.reading.article import (
    ReadArticle,
    Subject,
    denial_of,
    in_marks,
    is_of_another,
    is_told_with,
    said,
    subject,
    supposition_of,
    to_come,
)
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import ORDINAL, PER_CENT
from vnus_trade.words.periods import PeriodPlace, period_beside

_NEAR_VERB, _NEAR_PASSIVE, _NEAR_AMOUNT, _NEAR_COUNTED, _NEAR_PLEDGE, _NEAR_WEAK = 9, 7, 14, 2, 12, 4
_WORDS_OF_APPOSITION, _WORDS_OF_TOPIC = 3, 6


def agreements(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The agreements that a sentence says were reached, signed or are intended, each stage once."""
    seen: set[str] = set()
    for verb in sentence.cues("agreement_stage", in_quotes=False):
        noun = _noun(sentence, verb)
        if noun is None or verb.value in seen or _is_refined(sentence, verb, noun):
            continue
        seen.add(verb.value)
        start, end = min(verb.start, noun.start), max(verb.end, noun.end)
        if old := _long_ago(article, sentence, start):
            yield Remark(start, f'"{old}": no news of the {said(sentence, noun)}, so no entry')
            return
        denied = denial_of(sentence, start, end)
        doubt = denied or supposition_of(sentence, start) or _asked(sentence, verb) or _needed(sentence, verb)
        if doubt is not None:
            yield Remark(start, f'"{said(sentence, doubt)}": no {said(sentence, noun)} that certainly is')
            return
        before = start
        coming = to_come(sentence, start, start)
        if noun.end <= verb.start and (passive := to_come(sentence, verb.start, verb.start, reach=2)):
            before, coming = verb.start, passive  # "the agreement will be signed"
        if coming is None and verb.end <= noun.start:
            coming = sentence.ends_at("to", verb.start)  # "they agreed to sign a deal"
        if coming is not None and coming.end <= before:
            if verb.value not in (AgreementStage.SIGNED, AgreementStage.AGREED):
                return
            yield _agreement(article, sentence, (start, end), str(AgreementStage.INTENDED), in_marks(sentence, coming))
            return
        yield _agreement(article, sentence, (start, end), verb.value, in_marks(sentence, verb))
        if verb.value in (AgreementStage.SIGNED, AgreementStage.CONSENSUS):
            return


def _long_ago(article: ReadArticle, sentence: ReadSentence, at: int) -> str:
    """The words that say that an agreement is one of long ago: it remains in force, or was made in an earlier year."""
    cue = next(iter(sentence.cues("lasting", in_quotes=False)), None)
    return said(sentence, cue) if cue else article.long_ago(sentence, (sentence.start, sentence.end), at)


def _asked(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word by which somebody only asks or wishes for what a verb tells: "urged them to sign the deal"."""
    said_before = sentence.cues("say", sentence.clause(verb.start)[0], verb.start)
    return next((cue for cue in said_before[-1:] if cue.value in _ONLY_ASKED), None)


def _needed(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word by which what a verb tells is only needed yet: "the deal must still be ratified"."""
    first, _ = sentence.clause(verb.start)
    needed = sentence.cues("needed", first, verb.start)
    return next((cue for cue in needed if sentence.words_between(cue.end, verb.start) < _NEAR_WEAK), None)


_ONLY_ASKED = frozenset((SpeechAct.REQUESTS, SpeechAct.WISHES, SpeechAct.INSTRUCTS))


def _is_refined(sentence: ReadSentence, verb: Cue, noun: Cue) -> bool:
    """Return whether a word between says more than the verb: "reached a preliminary deal"."""
    between = sentence.cues("agreement_stage", verb.end, noun.end)
    behind = sentence.begins_at("agreement_stage", noun.end)
    return verb.value == AgreementStage.AGREED and any(cue.value != verb.value for cue in (*between, behind) if cue)


def _noun(sentence: ReadSentence, verb: Cue) -> Cue | None:
    """The word for an agreement that a verb speaks of: behind it, or before a passive one; a round is none."""
    first, last = sentence.clause(verb.start)
    is_to = any(cue.end == verb.end for cue in sentence.cues("to", verb.start, verb.end))
    if is_to and not any(sentence.begins_at(kind, verb.end) for kind in ("article", "agreement")):
        return None  # they agreed to hasten talks on a deal
    for noun in sentence.cues("agreement", verb.start, last):
        if noun.start >= verb.end and sentence.words_between(verb.end, noun.start) <= _NEAR_VERB:
            between = (verb.end, noun.start)
            return None if any(sentence.has(kind, *between) for kind in ("round", "talks", "tariff_stage")) else noun
        if noun.start >= verb.start and noun.end <= verb.end:
            return noun
    for noun in reversed(sentence.cues("agreement", first, verb.start)):
        if sentence.words_between(noun.end, verb.start) <= _NEAR_PASSIVE and not sentence.has(
            "say", noun.end, verb.start
        ):
            # "The round of talks on an agreement concluded": that was the round.
            talks = [talk.end for kind in ("round", "talks") for talk in sentence.cues(kind, first, noun.start)]
            return None if any(_is_topic(sentence, end, noun) for end in talks) else noun
    return None


def _is_topic(sentence: ReadSentence, end: int, noun: Cue) -> bool:
    """Return whether talks that end at an offset are talks on an agreement."""
    on = sentence.begins_at("on", end) or sentence.begins_at("of", end)
    is_near = sentence.words_between(end, noun.start) <= _WORDS_OF_TOPIC and "," not in sentence.text[end : noun.start]
    return on is not None and is_near and not sentence.has("with", end, noun.start)


def _agreement(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], stage: str, word: str
) -> DraftedEntry:
    own = [place for place in sentence.actors if place.sort == "state"]
    parties = list(dict.fromkeys(place.who for place in own))
    fields: dict[str, Any] = {"stage": stage}
    notes = {"stage": word}
    if stage == AgreementStage.INTENDED:
        fields["status"] = str(Status.EXPECTED)
    sides = article.cast.sides
    if len(parties) == 2 or (len(parties) > 2 and sides and set(sides) <= set(parties)):
        fields["parties"] = parties if len(parties) == 2 else list(sides)
    elif parties:
        notes["parties"] = ", ".join(parties) + " and ...?"
    times = [
        (max(at[0] - time.end, time.begin - at[1]), time.begin, time)
        for time in sentence.times
        if time.span and None not in (time.span.begin_earliest, time.span.end_latest) and not article.is_to_come(time)
        if is_told_with(sentence, at[0], time.begin) and not _is_of_talks(sentence, at[1], time.begin)
    ]
    if times and stage != AgreementStage.INTENDED:
        fields["when"] = article.time(min(times)[2])
    return DraftedEntry("agreement", at[0], ((sentence.start, sentence.end),), fields, notes)


def _is_of_talks(sentence: ReadSentence, end: int, time: int) -> bool:
    """Return whether a time is in a clause behind talks: "reached a deal in the third round, which opened in May"."""
    first = sentence.clause(time)[0]
    return first > end and any(sentence.has(kind, end, first) for kind in ("round", "talks"))


# Commitments


def commitments(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """What a sentence says that a side will buy, invest, open, limit or recognise, one for each matter and amount."""
    told = sentence.cues("matter", in_quotes=False)
    # "To buy 24 jets, a purchase valued at ...": the second word tells of the same one.
    matters = [each for at, each in enumerate(told) if not (at and _is_apposition(sentence, each))]
    for at, matter in enumerate(matters):
        stop = min((*(each.start for each in matters[at + 1 :]), *_others(sentence, matter.end)), default=sentence.end)
        pledge = _pledge(sentence, matter)
        if pledge is None or sentence.ends_at("old", matter.start) is not None:
            continue  # nothing is promised of "its existing quota"
        denied = denial_of(sentence, pledge.start, matter.start) or supposition_of(sentence, pledge.start)
        denied = denied or next(iter(sentence.cues("supposed_before", pledge.end, matter.start)), None)
        if denied is not None:
            yield Remark(matter.start, f'"{said(sentence, denied)}": no commitment that certainly is')
            return
        amounts = [
            n
            for n in sentence.numbers
            if matter.end <= n.start < stop
            and is_amount(sentence, n)
            and (n.unit or matter.value != CommitmentMatter.INVESTMENT)
            and sentence.words_between(matter.end, n.start) <= _NEAR_AMOUNT
        ]
        if amounts or matter.value not in (CommitmentMatter.PURCHASE, CommitmentMatter.INVESTMENT):
            yield _commitment(article, sentence, (matter, stop), pledge, amounts)


def _others(sentence: ReadSentence, at: int) -> Iterator[int]:
    """Where, behind an offset, somebody else pledges something, or words turn to tariffs."""
    yield from (cue.start for cue in sentence.cues("tariff", at))
    for cue in sentence.cues("pledge", at):
        who = subject(sentence, cue.start)
        if isinstance(who, Subject) and who.places and who.places[0].start >= at:
            yield cue.start


def _is_apposition(sentence: ReadSentence, matter: Cue) -> bool:
    """Return whether a noun with its article behind a comma calls what stands before the comma something."""
    comma = sentence.text.rfind(",", sentence.start, matter.start)
    is_near = sentence.words_between(comma + 1, matter.start) <= _WORDS_OF_APPOSITION
    return comma >= 0 and is_near and sentence.begins_at("article", comma + 1) is not None


def _pledge(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The word that says that it is promised, offered, agreed or asked for: the nearest before the verb."""
    found = [
        cue
        for cue in sentence.cues("pledge", sentence.clause(matter.start)[0], matter.start, in_quotes=False)
        if sentence.words_between(cue.end, matter.start) <= _NEAR_PLEDGE
    ]
    strong = [
        cue for cue in found if cue.value != TariffStage.PLEDGED or sentence.words_between(cue.start, cue.end) > 1
    ]
    weak = [cue for cue in found if sentence.words_between(cue.end, matter.start) <= _NEAR_WEAK]
    return next(reversed(strong or weak), None)


def is_amount(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a number is one of money or of things that are counted."""
    if number.least is None or number.unit in (PER_CENT, ORDINAL):
        return False
    return number.unit.isupper() or thing_counted(sentence, number) is not None


def thing_counted(sentence: ReadSentence, number: Number) -> Cue | None:
    """The word for what a number counts, right behind it or behind one word more, or before what it is worth."""
    found = sentence.cues("counted", number.end, sentence.end)
    if found and sentence.words_between(number.end, found[0].start) < _NEAR_COUNTED:
        return found[0]
    worth = next(iter(sentence.cues("worth", number.end)), None)
    words = sentence.tokens_between(number.end, worth.start) if worth else ()
    is_thing = 0 < len(words) <= _NEAR_COUNTED and all(word.text.isalpha() for word in words)
    return Cue(words[0].start, words[-1].end, "counted", "") if is_thing and not number.unit else None


def _amount(sentence: ReadSentence, number: Number) -> dict[str, str]:
    """An amount as an entry gives it, with its words."""
    things = None if number.unit else thing_counted(sentence, number)
    unit = number.unit or (said(sentence, things) if things else "")
    start, end = number.start, things.end if things else number.end
    often = _often(sentence, number)
    if often and often.start > start:
        end = max(end, often.end)
    elif often:
        start = often.start
    per = often and often.period
    return {"is": str(amount_of(number, unit, per)), "phrase": in_one_line(sentence.text[start:end])}


def _often(sentence: ReadSentence, number: Number) -> PeriodPlace | None:
    """The words beside an amount that say for how long it is, over and over: "a year"."""
    words = re.sub(r"\s", " ", sentence.text[sentence.start : sentence.end])
    first = sentence.start
    often = period_beside(words, number.start - first, number.end - first)
    return often and PeriodPlace(often.start + first, often.end + first, often.period)


def _commitment(
    article: ReadArticle, sentence: ReadSentence, told: tuple[Cue, int], pledge: Cue, amounts: list[Number]
) -> DraftedEntry:
    matter, stop = told
    fields: dict[str, Any] = {"matter": matter.value, "stage": pledge.value}
    notes = {"matter": in_marks(sentence, matter), "stage": in_marks(sentence, pledge)}
    obliged = _obliged(sentence, matter, pledge)
    announcer = _announcer(sentence, matter)
    if announcer is not None:
        fields["announced_by"] = [announcer.who]
    if obliged:
        fields["obliged"] = list(dict.fromkeys(place.who for place in obliged))
    if amounts:
        counted = [n for n in amounts if not n.unit]
        others = [n.start for n in sentence.numbers if amounts[0].end <= n.start < stop and not n.unit]
        is_time = [at for at in others if any(time.begin <= at < time.end for time in sentence.times)]
        stop = next((at for at in others if at not in is_time), stop)  # "80 jets, and 20 planes"
        money = [n for n in amounts if n.unit]
        fields["amount"] = _amount(sentence, (counted or money)[0])
        notes |= not_exact(sentence, amount=(counted or money)[0])
        if counted and money:
            fields["worth"] = _amount(sentence, money[0])
            notes |= not_exact(sentence, worth=money[0])
    things = [each for number in amounts if (each := thing_counted(sentence, number))]  # dairy robots
    goods = [
        in_one_line(sentence.text[cue.start : cue.end])
        for cue in sentence.cues("good", matter.start, stop)
        if not sentence.is_quoted(cue.start)
        and not any(each.start <= cue.start < cue.end < each.end for each in things)
    ]
    if goods and matter.value not in (CommitmentMatter.INVESTMENT, CommitmentMatter.RECOGNITION):
        fields["goods"] = list(dict.fromkeys(goods))
    # Behind somebody else and what he does, a time is that of this: "Chile to invest, and Peru to buy by 2040".
    is_alone = not any(matter.end <= place.start < told[1] for place in sentence.actors)
    for time in sentence.times:
        if (
            time.span is not None
            and time.span.end_latest is not None
            and matter.end <= time.begin
            and (is_alone or time.begin < told[1])
            and (article.is_to_come(time) or time.span.begin_earliest is None)
        ):
            fields["deadline"] = article.time(time, "deadline")
            break
    return DraftedEntry("commitment", matter.start, ((sentence.start, sentence.end),), fields, notes)


def _obliged(sentence: ReadSentence, matter: Cue, pledge: Cue) -> list[ActorPlace]:
    """Who owes it: the state that does what the verb says, or is asked to; else the last state before."""
    states = [place for place in sentence.actors if place.sort == "state" and place.end <= matter.start]
    states = [place for place in states if not is_of_another(sentence, place)]
    if pledge.value == TariffStage.REQUESTED:
        return [place for place in states if place.start >= pledge.end][:1]
    who = subject(sentence, pledge.start)
    if isinstance(who, Subject) and who.places and who.places[0].sort != "person":
        return list(who.places)
    return states[-1:]


def _announcer(sentence: ReadSentence, matter: Cue) -> ActorPlace | None:
    """The person who pledges, offers or asks for it."""
    for cue in sentence.cues("pledge", sentence.start, matter.start, in_quotes=False):
        who = subject(sentence, cue.start)
        if isinstance(who, Subject) and who.places and who.places[0].sort == "person":
            return who.places[0]
    return None
