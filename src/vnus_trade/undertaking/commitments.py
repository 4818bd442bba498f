"""Drafts commitments: who owes what, how much of it, for how long and until when, and how far it had come."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark, not_exact
from vnus_trade.model.vocabulary import MOVES, AmountBasis, CommitmentMatter, MeasureChange, TariffStage
from vnus_trade.reading.article import (
    ReadArticle,
    Subject,
    before_fillers,
    denial_of,
    in_marks,
    pronouns_read,
    said,
    subject,
    supposition_of,
)
from vnus_trade.sentences.amounts import amount_in_entry, is_amount, period_of, says_difference, thing_counted
from vnus_trade.sentences.noun_phrases import noun_phrase_before, noun_phrases_behind
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.undertaking.obligations import Pledged, announcer_of, deadline, is_pair, obliged, when_pledged
from vnus_trade.words.numbers import Number

_NEAR_AMOUNT, _NEAR_PLEDGE, _NEAR_WEAK, _WORDS_OF_APPOSITION = 14, 12, 4, 3
_NEAR_CHANGE, _NEAR_JOINT, _NEAR_WORTH, _NEAR_HALT = 6, 3, 2, 5
_NEED_CHANGES, _NEAR_NOUN = (CommitmentMatter.QUOTA, CommitmentMatter.EXPORT_CONTROL), 1
_NEED_AMOUNTS = (CommitmentMatter.PURCHASE, CommitmentMatter.INVESTMENT, CommitmentMatter.OTHER)
_ALONE = ("agreed",)
_POSSESSIVE = re.compile("['’]s?")


class _Item(NamedTuple):
    """One amount of what is undertaken: the words for all of it, the amount, its worth, and the one before it."""

    start: int
    end: int
    amount: Number | None = None
    worth: Number | None = None
    before: Number | None = None
    per: str = ""
    """The period of the amount, or of the next one, which both share: "3 tonnes of figs and 5 of rice a year"."""
    within: int | None = None
    """Where the words for the amount begin that includes it."""

    @property
    def is_money(self) -> bool:
        """Whether its amount is one of money."""
        return self.amount is not None and bool(self.amount.unit)


def commitments(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """What a sentence says that a side will buy, invest, open, limit or recognise, one for each matter and amount."""
    told = [each for each in sentence.cues("matter", in_quotes=False) if not _is_of_formality(sentence, each)]
    # "To buy 24 jets, a purchase valued at ...": the second word tells of the same one.
    matters = [each for at, each in enumerate(told) if not (at and _is_apposition(sentence, each))]
    for at, matter in enumerate(matters):
        stop = min((*(each.start for each in matters[at + 1 :]), *_others(sentence, matter.end)), default=sentence.end)
        halt = _halt(sentence, matter)
        pledge = halt or _pledge(sentence, matter)
        if pledge is None or sentence.begins_at("tariff", matter.end) or _is_old(sentence, pledge, matter):
            continue
        pledged = Pledged(matter, pledge, stop)
        denied = denial_of(sentence, pledge.start, matter.start) or supposition_of(sentence, pledge.start)
        denied = denied or next(iter(sentence.cues("supposed_before", pledge.end, matter.start)), None)
        if denied is not None:
            yield Remark(matter.start, f'"{said(sentence, denied)}": no commitment that certainly is')
            return
        change = _change(sentence, pledged)
        items = list(_items(sentence, pledged, change))
        founded = _founded(sentence, pledged)
        # "To review its export controls": what becomes of them?
        is_apart = change is None and sentence.words_between(pledge.end, matter.start) > _NEAR_NOUN
        needs_amount = matter.value in (_NEED_CHANGES if is_apart else ()) + _NEED_AMOUNTS
        needs_amount = needs_amount or sentence.begins_at("needs_amount", matter.start) is not None
        is_halted = halt is not None and sentence.has("good", matter.end, stop)
        if not items and (founded or is_halted or not needs_amount):
            items = [_Item(matter.start, stop)]
        for item in items:
            yield _commitment(article, sentence, pledged, item, change)


def _is_of_formality(sentence: ReadSentence, matter: Cue) -> bool:
    """Return whether a word for buying says what a paper or a rule is for: "import permits", "giấy phép nhập khẩu"."""
    beside = sentence.begins_at("formality", matter.end) or sentence.ends_at("formality", matter.start)
    return matter.value == CommitmentMatter.PURCHASE and beside is not None


def _is_old(sentence: ReadSentence, pledge: Cue, matter: Cue) -> bool:
    """Return whether nothing is promised of what words name, as of "its existing quota"; but "raise its quota"."""
    moved = _change_of(sentence, pledge.end, matter)
    is_moved = moved is not None and moved.value in MOVES
    is_old = sentence.ends_at("old", matter.start) is not None
    return is_old and not is_moved and pledge.kind in ("pledge", "hypothetical")


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
    """The word that says that it is promised, offered, agreed or asked for: the nearest before the verb.

    What a state "would" do under a deal is as the deal is, of which no word need say how far it has come.
    """
    first = sentence.clause(matter.start)[0]
    that = sentence.begins_at("that", first)
    change = _change_of(sentence, first, matter)
    verb = change.start if change else matter.start
    found = [
        cue
        for cue in sentence.cues("pledge", sentence.start, matter.start, in_quotes=False)
        if cue.start >= first or (that and sentence.right(cue.end) == first)  # promised that
        if sentence.words_between(cue.end, verb) <= _NEAR_PLEDGE and _leads(sentence, cue, verb)
    ]
    strong = [
        cue for cue in found if cue.value != TariffStage.PLEDGED or sentence.words_between(cue.start, cue.end) > 1
    ]
    is_second = sentence.ends_at("and", verb) is not None  # "will open its market and double its quota"
    weak = [cue for cue in found if is_second or sentence.words_between(cue.end, verb) <= _NEAR_WEAK]
    would = sentence.ends_at("hypothetical", before_fillers(sentence, verb))
    return next(reversed(strong or weak), would or _shared(sentence, matter))


def _leads(sentence: ReadSentence, pledge: Cue, verb: int) -> bool:
    """Return whether a verb follows what governs it; behind "agreed" alone, only times and places are before "to"."""
    to = sentence.ends_at("to", verb)
    if pledge.value != TariffStage.AGREED or said(sentence, pledge).casefold() not in _ALONE:
        return True
    return to is not None and all(
        any(time.begin <= token.start < time.end for time in sentence.times)
        or token.text[0].isupper()
        or any(sentence.begins_at(kind, token.start) for kind in ("place_in", "filler"))
        for token in sentence.tokens_between(pledge.end, to.start)
    )


def _shared(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The "to" by which another side pledges as the one before it: "Japan pledged to invest, and Chile to buy"."""
    to = sentence.ends_at("to", matter.start)
    who = subject(sentence, to.start) if to else None
    before = sentence.cues("pledge", sentence.start, to.start, in_quotes=False) if to else []
    if to is None or not isinstance(who, Subject) or not before or not who.places:
        return None
    is_joined = sentence.ends_at("and", who.places[0].start) is not None and before[-1].end < who.places[0].start
    return Cue(to.start, to.end, "pledge", before[-1].value) if is_joined else None


def _change(sentence: ReadSentence, pledged: Pledged) -> Cue | None:
    """The word for what is done to what was there: "raise quotas"; none where words compete."""
    return _change_of(sentence, pledged.pledge.end, pledged.matter)


def _change_of(sentence: ReadSentence, first: int, matter: Cue) -> Cue | None:
    cues = [each._replace(value=MeasureChange.RAISES) for each in sentence.cues("expands", first, matter.start)]
    cues += [each._replace(value=MeasureChange.CUTS) for each in sentence.cues("eases", first, matter.start)]
    cues += sentence.cues("change", first, matter.start)
    found = [cue for cue in cues if sentence.words_between(cue.end, matter.start) < _NEAR_CHANGE]
    found = [cue for cue in found if not sentence.has("from", cue.end, matter.start)]  # remove Japan from
    return found[-1] if len({cue.value for cue in found}) == 1 else None


# How much


def _items(sentence: ReadSentence, pledged: Pledged, change: Cue | None) -> Iterator[_Item]:
    """Each amount with what belongs to it, in order; one that is neither a worth nor joined to another ends them."""
    found: list[_Item] = []
    at, before = pledged.matter.end, None
    for number in sentence.numbers:
        is_one = number.unit or pledged.matter.value != CommitmentMatter.INVESTMENT
        last = found[-1] if found else None
        if not (at <= number.start < pledged.stop and is_one and is_amount(sentence, number)):
            if last and at <= number.start < pledged.stop and _counts_others(sentence, number):
                found[-1] = last._replace(end=number.start)
                break
            continue
        if sentence.words_between(at, number.start) > _NEAR_AMOUNT:
            break
        is_moved = change is not None and change.value in MOVES
        if is_moved and sentence.ends_at("from", number.start):
            before = number
            found[-1:] = [each._replace(before=number) for each in found[-1:]]  # "to 9 tonnes from 6"
        elif last and last.amount and sentence.ends_at("to", number.start) and says_difference(sentence, last.amount):
            found[-1] = last._replace(amount=number)  # "by 3 tonnes, to 9"
        elif last is None:
            found.append(_Item(pledged.matter.start, pledged.stop, number, before=before))
        elif number.unit and not last.is_money and last.worth is None and _is_worth(sentence, at, number):
            found[-1] = last._replace(worth=number)
        else:
            found[-1] = last._replace(end=number.start)
            within = _within(sentence, found, number)
            if within is None and not _is_joined(sentence, at, number.start):
                break
            found.append(_Item(number.start, pledged.stop, number, within=within))
        at = number.end
    yield from _with_periods(sentence, found)


def _counts_others(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a number counts what is no amount here: "and 40 old freight wagons worth $3 million"."""
    is_time = any(time.begin < number.end and number.start < time.end for time in sentence.times)
    return sentence.ends_at("and", number.start) is not None and not (is_time or number.unit)


def _with_periods(sentence: ReadSentence, items: Sequence[_Item]) -> Iterator[_Item]:
    """The amounts with their periods; one without a time of its own has that of the next in its list, of its sort."""
    for at, item in enumerate(items):
        following = items[at + 1 :]
        alike = [each for each in following[:1] if each.is_money == item.is_money]
        is_timed = any(item.start <= time.begin < item.end for time in sentence.times)
        numbers = [item.amount, *(each.amount for each in alike if not is_timed)]
        places = (period_of(sentence, number) for number in numbers if number is not None)
        yield item._replace(per=next((place.period for place in places if place), ""))


def _is_worth(sentence: ReadSentence, at: int, number: Number) -> bool:
    """Return whether words say that a sum is what is counted before it comes to: "valued at", or "for" beside it."""
    cues = [*sentence.cues("worth", at, number.start), *sentence.cues("price", at, number.start)[-1:]]
    return any(cue.kind == "worth" or sentence.words_between(cue.end, number.start) < _NEAR_WORTH for cue in cues)


def _is_joined(sentence: ReadSentence, at: int, start: int) -> bool:
    """Return whether "and" or a comma joins what begins at an offset to what went before."""
    ends = [cue.end for cue in sentence.cues("and", at, start)]
    ends += [token.end for token in sentence.tokens_between(at, start) if token.text == ","]
    return bool(ends) and sentence.words_between(max(ends), start) < _NEAR_JOINT


def _within(sentence: ReadSentence, items: Sequence[_Item], number: Number) -> int | None:
    """Where the amount begins that includes another: that before "including", also for those that "and" alone joins."""
    last = items[-1]
    before = sentence.cues("including", last.amount.end if last.amount else last.start, number.start)[-1:]
    is_led = any(sentence.words_between(cue.end, number.start) < _NEAR_JOINT for cue in before)
    joints = sentence.cues("and", last.start, number.start)[-1:]
    is_apart = any(sentence.text[sentence.left(cue.start) - 1] == "," for cue in joints)
    whole = last.start if is_led and last.within is None else None if is_apart else last.within
    most = next((each.amount for each in items if each.start == whole), None)
    is_more = most and most.unit == number.unit and (number.least or 0) > (most.greatest or 0)
    return None if is_more else whole


# What of it


def _commitment(
    article: ReadArticle, sentence: ReadSentence, pledged: Pledged, item: _Item, change: Cue | None
) -> DraftedEntry:
    matter, pledge, _ = pledged
    fields: dict[str, Any] = {"matter": matter.value}
    notes = {"matter": in_marks(sentence, matter), "stage": in_marks(sentence, pledge)}
    sides, reads, _ = obliged(article, sentence, pledged)
    if sides:
        fields["obliged"] = list(dict.fromkeys(sides))
    if announcer := announcer_of(sentence, pledged):
        fields["announced_by"] = [announcer.who]
    if change and (change.value in MOVES or matter.value == CommitmentMatter.EXPORT_CONTROL):
        fields["change"], notes["change"] = change.value, in_marks(sentence, change)
    fields |= _stage(sentence, pledge, sides)
    fields |= _amounts(sentence, item, fields.get("change"))
    notes |= not_exact(sentence, amount=item.amount, worth=item.worth, amount_before=item.before)
    if goods := _goods(sentence, pledged, item):
        fields["subject" if matter.value == CommitmentMatter.OTHER else "goods"] = goods
    when = when_pledged(article, sentence, pledged)
    if when is not None:
        fields["when"] = article.time(when)
    fields |= deadline(article, sentence, pledged, (item.start, item.end), when)
    named = [*fields.get("obliged", ()), *fields.get("announced_by", ())]
    reads = {**reads, **pronouns_read(sentence, named)}
    return DraftedEntry(
        "commitment", item.start, ((sentence.start, sentence.end),), fields, notes, reads, within=item.within
    )


def _stage(sentence: ReadSentence, pledge: Cue, sides: Sequence[str]) -> dict[str, str]:
    """How far it had come, and that it is suspended; nothing where a state only "would" do it."""
    if pledge.kind == "change":
        is_ahead = sentence.ends_at("to_come", before_fillers(sentence, pledge.start)) is not None
        return {"change": pledge.value, "stage": str(TariffStage.ANNOUNCED if is_ahead else TariffStage.ENACTED)}
    if pledge.kind == "hypothetical":
        return {}
    is_joint = len(sides) > 1 or is_pair(subject(sentence, pledge.start))
    return {"stage": str(TariffStage.AGREED) if is_joint and pledge.value == TariffStage.ANNOUNCED else pledge.value}


def _amounts(sentence: ReadSentence, item: _Item, change: str | None) -> dict[str, Any]:
    """The amounts, as entries give them; by how much something changes is none where nothing says that it does."""
    numbers = {"amount": item.amount, "worth": item.worth, "amount_before": item.before}
    found: dict[str, Any] = {
        key: amount_in_entry(sentence, number, "" if key == "worth" else item.per)
        for key, number in numbers.items()
        if number is not None
    }
    if item.amount and says_difference(sentence, item.amount):
        if change not in MOVES:
            del found["amount"]
            return found
        found["basis_of_amount"] = str(AmountBasis.DIFFERENCE)
    return found


def _goods(sentence: ReadSentence, pledged: Pledged, item: _Item) -> list[str] | str:
    """The goods of an amount: behind its unit, or behind the verb; or else what a noun is about, as a whole."""
    matter, pledge, _ = pledged
    if matter.value == CommitmentMatter.OTHER:
        return _founded(sentence, pledged) or said(sentence, matter)
    if matter.value in (CommitmentMatter.INVESTMENT, CommitmentMatter.RECOGNITION):
        return []
    number, found = item.amount, list[str]()
    if number is not None:
        things = None if number.unit else thing_counted(sentence, number)
        if things and not sentence.begins_at("measure", things.start):
            whole = noun_phrase_before(sentence, things.end, number.end)
            return [whole] if whole and sentence.ends_at("good", things.end) else []
        end = things.end if things else number.end
        possessive = _POSSESSIVE.match(sentence.text, end)  # dollars’ worth of
        end = possessive.end() if possessive else end
        often = period_of(sentence, number)
        is_next = often is not None and sentence.right(end) == often.start
        end = often.end if often and is_next else end  # 3 tonnes a year for figs
        of = sentence.begins_at("about" if is_next else "part", end)
        if of or things or sentence.begins_at("good", end):
            found = noun_phrases_behind(sentence, of.end if of else end, item.end)
    if not found and item.start == matter.start:
        about = sentence.begins_at("about", matter.end)
        found = noun_phrases_behind(sentence, about.end if about else matter.end, item.end)
    if not found and matter.value == CommitmentMatter.QUOTA:
        found = list(filter(None, [noun_phrase_before(sentence, matter.start, pledge.end)]))
    return found


def _founded(sentence: ReadSentence, pledged: Pledged) -> str:
    """The body that states set up together, if they do: "a joint working group"."""
    is_beside = sentence.left(pledged.matter.start) == pledged.pledge.end and sentence.begins_at(
        "founds", pledged.matter.start
    )
    found = noun_phrases_behind(sentence, pledged.matter.end, pledged.stop) if is_beside else []
    bodies = sentence.cues("founded", pledged.matter.end, pledged.stop) if found else []
    return found[0] if bodies and said(sentence, bodies[0]) in found[0] else ""
