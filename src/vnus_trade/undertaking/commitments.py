"""Drafts commitments: who owes what, how much of it, for how long and until when, and how far it had come."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark, not_exact
from vnus_trade.model.vocabulary import MOVES, AmountBasis, CommitmentMatter, MeasureChange, TariffStage
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.passages import condition_of, denial_of, is_under_agreement, supposition_of
from vnus_trade.reading.subjects import before_fillers, pronouns_read, subject
from vnus_trade.sentences.amounts import amount_in_entry, is_amount, period_of, says_difference, thing_counted
from vnus_trade.sentences.noun_phrases import noun_phrase_before, noun_phrases_behind
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks, said
from vnus_trade.undertaking.obligations import Pledged, announcer_of, deadline, is_pair, obliged, when_pledged
from vnus_trade.undertaking.pledges import (
    RESTRAINTS,
    change_in,
    done_to,
    gives_other,
    halt_of,
    is_apposition,
    is_undertaken,
    is_weak,
    others_behind,
    pledge_of,
    refrained,
)
from vnus_trade.words.numbers import Number
from vnus_trade.words.periods import period_beside

_NEAR_AMOUNT, _NEAR_JOINT, _NEAR_WORTH = 14, 3, 2
_NEED_CHANGES, _NEAR_NOUN = (CommitmentMatter.QUOTA, CommitmentMatter.EXPORT_CONTROL), 1
_NEED_AMOUNTS = (CommitmentMatter.PURCHASE, CommitmentMatter.INVESTMENT, CommitmentMatter.OTHER)
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
    for pledged in _pledges(sentence):
        change = change_in(sentence, pledged)
        refraining = refrained(sentence, pledged, change)
        if doubt := _doubt_of(sentence, pledged, is_refraining=refraining is not None):
            yield Remark(pledged.matter.start, f'"{said(sentence, doubt)}": no commitment that certainly is')
            return
        if refraining is not None:
            yield _commitment(article, sentence, pledged, _Item(refraining, pledged.stop), None)
            continue
        # What others than states give is no undertaking: "the fund will provide $3 billion".
        is_other = pledged.matter.value == CommitmentMatter.OTHER
        is_giving = is_other and sentence.begins_at(("gives", "assistance"), pledged.matter.start) is not None
        halt = halt_of(sentence, pledged.matter) or (pledged.pledge if pledged.pledge.kind == "change" else None)
        for item in _owed(sentence, pledged, change, halt):
            more = change or (None if halt else _extra(sentence, item.amount))
            made = _commitment(article, sentence, pledged, item, more)
            if not is_giving or {"obliged", "subject"} <= made.fields.keys():
                yield made


def _pledges(sentence: ReadSentence) -> Iterator[Pledged]:
    """The words for what is undertaken, each with the word that pledges it or takes it back, and where it ends."""
    told = [each for each in sentence.cues("matter", in_quotes=False) if not _is_of_formality(sentence, each)]
    # "To buy 24 jets, a purchase valued at ...": the second word tells of the same one.
    matters = [each for at, each in enumerate(told) if not (at and is_apposition(sentence, each))]
    matters = [each for each in matters if not gives_other(sentence, each, matters)]
    for at, matter in enumerate(matters):
        others = (*(each.start for each in matters[at + 1 :]), *others_behind(sentence, matter.end))
        pledge = halt_of(sentence, matter) or pledge_of(sentence, matter) or done_to(sentence, matter)
        if pledge is not None and is_undertaken(sentence, pledge, matter):
            yield Pledged(matter, pledge, min(others, default=sentence.end))


def _is_sure(sentence: ReadSentence, pledged: Pledged) -> bool:
    """Return whether a word that says more than "will" pledges it."""
    return pledged.pledge.kind == "pledge" and not is_weak(sentence, pledged.pledge)


def _doubt_of(sentence: ReadSentence, pledged: Pledged, *, is_refraining: bool) -> Cue | None:
    """The word that denies that something is undertaken, or makes it a supposition besides its condition."""
    pledge, at = pledged.pledge, pledged.matter.start
    provided = condition_of(sentence, at) if _is_sure(sentence, pledged) else None
    denied = None if is_refraining else denial_of(sentence, pledge.start, at)
    denied = denied or supposition_of(sentence, pledge.start, provided or (0, 0))
    return denied or next(iter(sentence.cues("supposed_before", pledge.end, at)), None)


def _owed(sentence: ReadSentence, pledged: Pledged, change: Cue | None, halt: Cue | None) -> list[_Item]:
    """The amounts of what is undertaken, or all of it where it needs none; none where nothing is to be done."""
    matter, pledge, stop = pledged
    if sentence.begins_at("pact_act", matter.start):
        is_promised = pledge.kind == "pledge" and not sentence.begins_at("future", pledge.start)
        return [_Item(matter.start, stop)] if is_promised and _pact(sentence, matter) else []
    items = _in_aid(sentence, pledged) or list(_items(sentence, pledged, change))
    # "To review its export controls": what becomes of them?
    is_apart = change is None and sentence.words_between(pledge.end, matter.start) > _NEAR_NOUN
    needs_amount = matter.value in (_NEED_CHANGES if is_apart else ()) + _NEED_AMOUNTS
    needs_amount = needs_amount or sentence.begins_at("needs_amount", matter.start) is not None
    is_more = _is_sure(sentence, pledged) and sentence.begins_at("more", matter.end) is not None
    is_known = (halt is not None or is_more) and sentence.has("good", matter.end, stop)
    if not items and (_founded(sentence, pledged) or is_known or not needs_amount):
        items = [_Item(matter.start, stop)]
    return [] if _is_undone(sentence, matter, halt or change, items) else items


def _is_of_formality(sentence: ReadSentence, matter: Cue) -> bool:
    """Return whether a word for buying says what a paper or a rule is for: "import permits", "giấy phép nhập khẩu"."""
    beside = sentence.begins_at("formality", matter.end) or sentence.ends_at("formality", matter.start)
    return matter.value == CommitmentMatter.PURCHASE and beside is not None


def _is_undone(sentence: ReadSentence, matter: Cue, change: Cue | None, items: Sequence[_Item]) -> bool:
    """Return whether a quota is no more, or "lifted" somehow, or nothing is done to another measure."""
    if matter.value == CommitmentMatter.NON_TARIFF_MEASURE:
        return change is None
    is_taken = change is not None and change.value == MeasureChange.REMOVES
    return is_taken and matter.value == CommitmentMatter.QUOTA and not any(_is_moved(sentence, each) for each in items)


def _is_moved(sentence: ReadSentence, item: _Item) -> bool:
    """Return whether its amount is one to which something is moved: "lift the cap to 9 tonnes" removes none."""
    return item.amount is not None and sentence.ends_at("to", item.amount.start) is not None


# How much


def _in_aid(sentence: ReadSentence, pledged: Pledged) -> list[_Item]:
    """The amount before the word for assistance in which it is: "$50 million in technical assistance"."""
    matter, _, stop = pledged
    numbers = sentence.numbers if sentence.begins_at("assistance", matter.start) else ()
    led = ((number, sentence.begins_at("about", number.end)) for number in numbers if is_amount(sentence, number))
    return [_Item(number.start, stop, number) for number, of in led if of and sentence.right(of.end) == matter.start]


def _items(sentence: ReadSentence, pledged: Pledged, change: Cue | None) -> Iterator[_Item]:
    """Each amount with what belongs to it, in order; one that is neither a worth nor joined to another ends them."""
    found: list[_Item] = []
    at, before = pledged.matter.end, None
    often = _often(sentence, pledged.matter)
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
        if sentence.ends_at("was_rate", before_fillers(sentence, number.start)):
            break  # "a quota of 9 tonnes, up from the 6 that it offered": what was that?
        if is_moved and sentence.ends_at("from", number.start):
            before = number
            found[-1:] = [each._replace(before=number) for each in found[-1:]]  # "to 9 tonnes from 6"
        elif last and last.amount and sentence.ends_at("to", number.start) and says_difference(sentence, last.amount):
            found[-1] = last._replace(amount=number)  # "by 3 tonnes, to 9"
        elif last is None and sentence.begins_at("gives", pledged.matter.start) and _is_beside(sentence, number):
            break  # "extend a deadline for 40 ships"
        elif last is None:
            found.append(_Item(pledged.matter.start, pledged.stop, number, before=before, per=often))
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


def _is_beside(sentence: ReadSentence, number: Number) -> bool:
    """Return whether an amount is no part of what is given, but beside it: "for 40 ships"."""
    return sentence.ends_at(("during", "on", "to", "by", "adposition"), number.start) is not None


def _counts_others(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a number counts what is no amount here: "and 40 old freight wagons worth $3 million"."""
    is_time = any(time.begin < number.end and number.start < time.end for time in sentence.times)
    return sentence.ends_at("and", number.start) is not None and not (is_time or number.unit)


def _with_periods(sentence: ReadSentence, items: Sequence[_Item]) -> Iterator[_Item]:
    """The amounts with their periods; one without a time of its own has that of the next in its list, of its sort.

    Or else it has that before the first of the list: "each year 3 tonnes of figs and 5 of rice".
    """
    first = items[0].amount if items else None
    leading = period_of(sentence, first) if first else None
    shared = leading.period if first and leading and leading.start < first.start else items[0].per if items else ""
    for at, item in enumerate(items):
        following = items[at + 1 :]
        alike = [each for each in following[:1] if each.is_money == item.is_money]
        is_timed = any(item.start <= time.begin < item.end for time in sentence.times)
        numbers = [item.amount, *(each.amount for each in alike if not is_timed)]
        places = (period_of(sentence, number) for number in numbers if number is not None)
        is_apart = any(items[0].start < time.begin < item.start for time in sentence.times) or item.within is not None
        per = item.per if is_apart or item.is_money != items[0].is_money else item.per or shared
        yield item._replace(per=next((place.period for place in places if place), per))


def _often(sentence: ReadSentence, matter: Cue) -> str:
    """The period that words right before a matter give: the year of "annual quota"; '' for none."""
    place = period_beside(sentence.text, matter.start, matter.end)
    return place.period if place and place.start < matter.start and place.end == sentence.left(matter.start) else ""


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
    if change and (change.value in MOVES or matter.value in RESTRAINTS):
        fields["change"], notes["change"] = change.value, in_marks(sentence, change)
    if change and change.value == MeasureChange.REMOVES and _is_moved(sentence, item):
        fields.pop("change", None)
    fields |= _stage(sentence, pledge, sides, notes)
    fields |= _amounts(sentence, item, fields.get("change"))
    notes |= not_exact(sentence, amount=item.amount, worth=item.worth, amount_before=item.before)
    if condition := condition_of(sentence, matter.start):
        fields["provided"] = in_one_line(sentence.text[slice(*condition)])
    goods = _goods(sentence, pledged, item)
    if item.start < matter.start and item.amount is None:
        fields["subject"] = in_one_line(sentence.text[item.start : matter.end])
    elif matter.value in (CommitmentMatter.OTHER, CommitmentMatter.NON_TARIFF_MEASURE):
        what = _subject(sentence, pledged, item)
        fields |= {"subject": what} if what else {}
    if goods:
        fields["goods"] = goods
    when = when_pledged(article, sentence, pledged)
    if when is not None:
        fields["when"] = article.time(when)
    fields |= deadline(article, sentence, pledged, (item.start, item.end), when)
    named = [*fields.get("obliged", ()), *fields.get("announced_by", ())]
    reads = {**reads, **pronouns_read(sentence, named)}
    return DraftedEntry(
        "commitment", item.start, ((sentence.start, sentence.end),), fields, notes, reads, within=item.within
    )


def _stage(sentence: ReadSentence, pledge: Cue, sides: Sequence[str], notes: dict[str, str]) -> dict[str, str]:
    """How far it had come, and that it is suspended; nothing where a state only "would" do it.

    "Under the deal", what a state "will" do is agreed.
    """
    if pledge.kind == "change":
        is_ahead = sentence.ends_at("to_come", before_fillers(sentence, pledge.start)) is not None
        return {"change": pledge.value, "stage": str(TariffStage.ANNOUNCED if is_ahead else TariffStage.ENACTED)}
    opening = next((cue for cue in sentence.cues("tariff_stage") if cue.start == sentence.start), None)
    is_open = pledge.kind == "hypothetical" or is_weak(sentence, pledge)
    if is_open and opening and opening.value == TariffStage.AGREED:
        notes["stage"] = in_marks(sentence, opening)
        return {"stage": opening.value}
    if pledge.kind == "hypothetical" or (is_open and is_under_agreement(sentence)):
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
    if item.amount and (says_difference(sentence, item.amount) or _extra(sentence, item.amount)):
        if change not in MOVES:
            del found["amount"]
            return found
        found["basis_of_amount"] = str(AmountBasis.DIFFERENCE)
    return found


def _extra(sentence: ReadSentence, number: Number | None) -> Cue | None:
    """The word beside an amount by which it comes on top of what there is: "an extra $2 billion", "20 more jets"."""
    if number is None:
        return None
    things = thing_counted(sentence, number)
    beside = sentence.ends_at("more", number.start) or sentence.begins_at("more", number.end)
    beside = beside or (sentence.begins_at("more", things.end) if things else None)
    return beside._replace(value=MeasureChange.RAISES) if beside else None


def _goods(sentence: ReadSentence, pledged: Pledged, item: _Item) -> list[str]:
    """The goods of an amount: behind its unit, or behind the verb; or else what a noun is about, as a whole."""
    matter, pledge, _ = pledged
    is_none = matter.value in (CommitmentMatter.OTHER, CommitmentMatter.INVESTMENT, CommitmentMatter.RECOGNITION)
    if is_none or sentence.begins_at("taxing", matter.start):
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
        of = sentence.begins_at("about" if is_next or matter.value == CommitmentMatter.QUOTA else "part", end)
        if of or things or sentence.begins_at("good", end):
            found = noun_phrases_behind(sentence, of.end if of else end, item.end)
    if not found and item.start <= matter.start:
        about = sentence.begins_at("about", matter.end) or _about(sentence, matter.end, item.end)
        found = noun_phrases_behind(sentence, about.end if about else matter.end, item.end)
    if not found and matter.value == CommitmentMatter.QUOTA:
        found = list(filter(None, [noun_phrase_before(sentence, matter.start, pledge.end)]))
    return found


def _about(sentence: ReadSentence, at: int, end: int) -> Cue | None:
    """The word behind which the goods are where what comes before them is none: "thị trường ưu đãi | cho gạo"."""
    cue = next(iter(sentence.cues("about", at, end)), None)
    is_near = cue is not None and sentence.words_between(at, cue.start) <= _NEAR_JOINT
    if cue is None or not is_near or sentence.has("good", at, cue.start):
        return None
    return cue if sentence.has("good", cue.end, end) else None


def _subject(sentence: ReadSentence, pledged: Pledged, item: _Item) -> str:
    """What is undertaken, in its words: the body that is set up, what is given, or the matter; '' for nothing."""
    matter, number = pledged.matter, item.amount
    if pact := _pact(sentence, matter):
        return in_one_line(sentence.text[matter.start : pact.end])
    if number is None or not sentence.begins_at("gives", matter.start):
        return _founded(sentence, pledged) or said(sentence, matter)
    things = None if number.unit else thing_counted(sentence, number)
    if things and not sentence.begins_at("measure", things.start):
        is_of_other = sentence.ends_at("part", number.start) is not None  # a list of 40 aircraft
        return "" if is_of_other else in_one_line(sentence.text[number.end : things.end]).strip()
    given = noun_phrases_behind(sentence, matter.end, number.start)
    of = sentence.begins_at("part", things.end if things else number.end)
    return next(iter(given or (noun_phrases_behind(sentence, of.end, item.end) if of else ())), "")


def _pact(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The agreement that somebody undertakes to ratify, to implement or the like."""
    is_act = sentence.begins_at("pact_act", matter.start) is not None
    noun = next(iter(sentence.cues("agreement", matter.end)), None) if is_act else None
    return noun if noun and sentence.words_between(matter.end, noun.start) <= _NEAR_JOINT else None


def _founded(sentence: ReadSentence, pledged: Pledged) -> str:
    """The body that states set up together, if they do: "a joint working group"."""
    matter, pledge, stop = pledged
    is_beside = sentence.left(matter.start) == pledge.end and sentence.begins_at("founds", matter.start)
    found = noun_phrases_behind(sentence, matter.end, stop) if is_beside else []
    bodies = sentence.cues("founded", matter.end, stop) if found else []
    return found[0] if bodies and said(sentence, bodies[0]) in found[0] else ""
