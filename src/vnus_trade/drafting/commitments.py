"""Drafts commitments: who owes what, how much of it, for how long and until when, and how far it had come."""

import re
from collections.abc import Iterator
from typing import Any

from vnus_trade.checking.measured import amount_of
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark, not_exact
from vnus_trade.model.vocabulary import CommitmentMatter, MeasureChange, TariffStage
from vnus_trade.reading.article import (
    ReadArticle,
    Subject,
    before_fillers,
    denial_of,
    in_marks,
    is_of_another,
    pronouns_read,
    said,
    subject,
    supposition_of,
)
from vnus_trade.reading.levies import is_unclear
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import ORDINAL, PER_CENT
from vnus_trade.words.periods import PeriodPlace, period_beside

_NEAR_AMOUNT, _NEAR_COUNTED, _NEAR_PLEDGE, _NEAR_WEAK, _WORDS_OF_APPOSITION, _NEAR_HALT = 14, 2, 12, 4, 3, 5


def commitments(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """What a sentence says that a side will buy, invest, open, limit or recognise, one for each matter and amount."""
    told = sentence.cues("matter", in_quotes=False)
    # "To buy 24 jets, a purchase valued at ...": the second word tells of the same one.
    matters = [each for at, each in enumerate(told) if not (at and _is_apposition(sentence, each))]
    for at, matter in enumerate(matters):
        stop = min((*(each.start for each in matters[at + 1 :]), *_others(sentence, matter.end)), default=sentence.end)
        halt = _halt(sentence, matter)
        pledge = halt or _pledge(sentence, matter)
        if pledge is None or (halt is None and sentence.ends_at("old", matter.start) is not None):
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
        is_bought = matter.value in (CommitmentMatter.PURCHASE, CommitmentMatter.INVESTMENT)
        if amounts or not is_bought or (halt and sentence.has("good", matter.end, stop)):
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


def _halt(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The word by which what was promised is suspended or taken back: "scrapped its pledge to buy 40 aircraft"."""
    first, _ = sentence.clause(matter.start)
    halts = [cue for cue in sentence.cues("change", first, matter.start) if cue.value == MeasureChange.SUSPENDS]
    halts += [cue for cue in sentence.cues("tariff_stage", first, matter.start) if cue.value == TariffStage.WITHDRAWN]
    last = max(halts, key=lambda cue: cue.end, default=None)
    if last is None or sentence.words_between(last.end, matter.start) > _NEAR_HALT:
        return None
    return None if any(sentence.has(kind, last.end, matter.start) for kind in ("and", "tariff", "but")) else last


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
    if pledge.kind == "change":
        is_ahead = sentence.ends_at("to_come", before_fillers(sentence, pledge.start)) is not None
        fields |= {"change": pledge.value, "stage": str(TariffStage.ANNOUNCED if is_ahead else TariffStage.ENACTED)}
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
        and not is_unclear(sentence, cue.end)  # gas turbines
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
    reads = pronouns_read(sentence, [*fields.get("obliged", ()), *fields.get("announced_by", ())])
    return DraftedEntry("commitment", matter.start, ((sentence.start, sentence.end),), fields, notes, reads)


def _obliged(sentence: ReadSentence, matter: Cue, pledge: Cue) -> list[ActorPlace]:
    """Who owes it: the state that does what the verb says, or is asked to; else the last state before."""
    states = [place for place in sentence.actors if place.sort == "state" and place.end <= matter.start]
    states = [place for place in states if not is_of_another(sentence, place)]
    if pledge.value == TariffStage.REQUESTED:
        return [place for place in states if place.start >= pledge.end][:1]
    who = subject(sentence, pledge.start)
    if isinstance(who, Subject) and who.places and who.places[0].sort != "person":
        return list(who.places)
    return [place for place in states[-1:] if any(sentence.begins_at(kind, place.end) for kind in _BEHIND_AGENTS)]


_BEHIND_AGENTS = ("filler", "to_come", "future", "to", "pledge", "matter", "say", "change", "tariff_stage", "and")


def _announcer(sentence: ReadSentence, matter: Cue) -> ActorPlace | None:
    """The person who pledges, offers or asks for it."""
    for cue in sentence.cues("pledge", sentence.start, matter.start, in_quotes=False):
        who = subject(sentence, cue.start)
        if isinstance(who, Subject) and who.places and who.places[0].sort == "person":
            return who.places[0]
    return None
