"""Drafts tariffs: the rate and the one before it, how far the change had come, and when it takes effect."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark, not_exact
from vnus_trade.drafting.exemptions import with_exemptions
from vnus_trade.levies.faced import goods_facing, is_faced, is_levied, standing_noun
from vnus_trade.levies.goods import goods_of, quota_of, trade_of
from vnus_trade.levies.levy import (
    DECIDING,
    Levy,
    is_condition_of,
    is_led_over,
    is_of_relative,
    is_relative,
    levy_of,
    without_harm,
)
from vnus_trade.levies.sides import imposer_of, owner_of, payers_of
from vnus_trade.model.quantities import Rate, is_against
from vnus_trade.model.vocabulary import MOVES, CommitmentMatter, MeasureChange, RateBasis, TariffStage
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.compared import is_compared, is_there
from vnus_trade.reading.demands import told_before
from vnus_trade.reading.passages import condition_of, denial_of, supposition_of
from vnus_trade.reading.subjects import before_fillers, pronouns_read
from vnus_trade.sentences.amounts import amount_in_entry
from vnus_trade.sentences.clauses import Joint, clause_at, only, parts_around
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, said
from vnus_trade.stages.earlier_acts import act_before
from vnus_trade.stages.effect import dates_of, lasts
from vnus_trade.stages.requests import is_asked, is_asked_behind, request_of, sides_asked, why_not_asked
from vnus_trade.stages.stages import judged, modal_of
from vnus_trade.words.edges import sees
from vnus_trade.words.numbers import Number

_NEAR_NOUN, _BESIDE_NOUN, _WORDS_OF_AVERTED = 9, 3, 7
# Before "up to 18%", these say that it is how high a tariff is, and not to what it is moved.
_OF_KIND = ("of", "article", "definite", "tariff")
_LEADING = ("to", "from", "of", "rate_basis", "tariff_stage", "faces")
_ENDING = frozenset((MeasureChange.REMOVES, MeasureChange.SUSPENDS, MeasureChange.PROLONGS))
_STAYING = frozenset((MeasureChange.KEEPS, MeasureChange.RESTORES, MeasureChange.POSTPONES))
_NOT_OF_ZERO = MOVES | {MeasureChange.REMOVES, MeasureChange.SUSPENDS}
"""What nobody does to a tariff of zero: "increase duty-free imports" tells of imports."""


def tariffs(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The tariffs that a sentence speaks of, the only one with what it exempts."""
    found = list(_moved_again(sentence, list(_tariffs(article, without_harm(sentence)))))
    is_one = sum(isinstance(each, DraftedEntry) for each in found) == 1
    for each in found:
        yield with_exemptions(article, sentence, each) if is_one and isinstance(each, DraftedEntry) else each


def _moved_again(sentence: ReadSentence, found: Sequence[DraftedPart]) -> Iterator[DraftedPart]:
    """These, the second of two with what the first says of it: "levies 19% on figs, and may raise it to 32%"."""
    entries = [each for each in found if isinstance(each, DraftedEntry)]
    if len(entries) != 2 or not _is_of_first(sentence, *entries):
        yield from found
        return
    first, second = entries
    shared = {
        key: first.fields[key] for key in ("goods", "applied_to") if key in first.fields.keys() - second.fields.keys()
    }
    for each in found:
        yield second.having(rate_before=first.fields["rate"], **shared) if each is second else each


def _is_of_first(sentence: ReadSentence, first: DraftedEntry, second: DraftedEntry) -> bool:
    """Return whether a verb moves "it", the only tariff before it that there is, to a rate."""
    to = sentence.ends_at("to", second.start)
    it = sentence.ends_at("pronoun", to.start) if to else None
    verb = sentence.ends_at("change", it.start if it else to.start) if to else None
    is_there = first.fields.get("stage") == TariffStage.ENACTED and "rate_before" not in second.fields
    nouns = [
        cue for cue in sentence.cues("tariff", end=second.start) if not sentence.begins_at("tariff_stage", cue.start)
    ]
    return (
        verb is not None
        and (it is None or it.value == "group")
        and verb.value == second.fields.get("change") in MOVES
        and is_there
        and first.fields.get("imposed_by") == second.fields.get("imposed_by")
        and len(nouns) == 1
        and not is_against(verb.value, second.fields["rate"], first.fields["rate"])
    )


def _tariffs(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The tariffs that a sentence speaks of: one for each rate, or one that a clause changes without a rate."""
    has_noun = sentence.has(("tariff", "rate_noun"))
    rates = [n for n in sentence.rates if n.least is not None]
    of_tariffs = [n for n in rates if has_noun and _is_of_tariff(sentence, n)]
    rates = [n for n in rates if n in of_tariffs or is_faced(article, sentence, n) or is_levied(article, sentence, n)]
    spans: list[Offsets] = []
    pairs: list[tuple[Number | None, Number]] = []
    for at, number in enumerate(rates):
        if not any(start <= number.start < end for start, end in spans) and not is_compared(sentence, number):
            before, after = _pair(sentence, number, next(iter(rates[at + 1 :]), None))
            pairs.append((before, after))
            both = [each for each in (before, after) if each]
            spans.append((min(n.start for n in both), max(n.end for n in both)))
    told = set[int | None]()
    for at, (before, number) in enumerate(pairs):
        left = max((end for _, end in spans[:at]), default=0)
        right = [n.start for n in sentence.rates if n.start >= spans[at][1]]
        standing = standing_noun(sentence, number)
        # "The 25 per cent duty on figs was cut to 10": the verb lies between both.
        own = before is not None and sentence.has("change", before.end, number.start) and (number.start, number.end)
        levy = levy_of(sentence, standing or own or spans[at], left, right, has_rate=True)
        levy = levy._replace(stands=standing is not None)
        told |= {levy.place, levy.clause.of if levy.clause.joint is Joint.RESUMED else levy.place}
        yield from _tariff(article, sentence, levy, number, before)
    for noun in sentence.cues("tariff"):
        clauses, place = clause_at(sentence, noun.start)
        has_rate = any(clauses[place].start <= n.start < clauses[place].end for n in sentence.rates)
        is_under = clauses[place].joint is Joint.UNDER and not is_relative(sentence, clauses[place])
        if not has_rate and place not in told and not is_under:
            told.add(place)
            levy = levy_of(sentence, (noun.start, noun.end), 0, (), has_rate=False)
            yield from _without_rate(article, sentence, levy)


def _is_of_tariff(sentence: ReadSentence, number: Number) -> bool:
    """Return whether a percentage is the rate of a tariff: beside the word for one, or behind "to" and verbs."""
    if sentence.begins_at("share", number.end) is not None or _is_of_quota(sentence, number):
        return False
    if _looks_back(sentence, number):
        return sentence.has("tariff")
    if standing_noun(sentence, number):
        return True
    first, last = sentence.clause(number.start)
    if _is_measured(sentence, number, first):
        return False
    if _is_of_rate_on(sentence, number, first):
        return True
    for noun in sentence.cues("tariff", first, last):
        start, end = (number.end, noun.start) if noun.start >= number.end else (noun.end, number.start)
        start = sentence.behind_actor(start)  # U.S.
        if sentence.words_between(start, end) <= _BESIDE_NOUN and "," not in sentence.text[start:end]:
            return True
    starts = (number.start, _before_old(sentence, number.start))
    is_led = any(sentence.ends_at(_LEADING, start) for start in starts)
    at = sentence.ends_at("place_in", number.start)
    is_led = is_led or (at is not None and sentence.ends_at("change", at.start) is not None)  # to be kept at 3 per cent
    rate = sentence.begins_at("rate_noun", number.end)
    on = sentence.begins_at("on", rate.end if rate else number.end)
    if rate and on and sentence.has(DECIDING, first, number.start):
        return True  # imposed the 20% rate on figs
    is_led = is_led or (on is not None and not any(t.begin == sentence.right(on.end) for t in sentence.times))
    behind = [
        noun for noun in sentence.cues("tariff", number.end, last) if "," not in sentence.text[number.end : noun.start]
    ]
    return is_led and (bool(behind) or sentence.has("tariff", sentence.start, number.start))


def _is_of_rate_on(sentence: ReadSentence, number: Number, first: int) -> bool:
    """Return whether "the rate on" goods is moved to a percentage: "lower the rate on Chilean figs to 10%"."""
    for on in sentence.cues("on", first, number.start):
        the = sentence.ends_at("rate_noun", on.start)
        state = sentence.behind_actor(on.end)
        is_on_goods = sentence.begins_at(("good", "generic_good"), state) is not None
        moves = [cue for cue in sentence.cues("change", first, the.start) if cue.value in MOVES] if the else []
        if moves and is_on_goods and sentence.ends_at(("to", "from"), number.start):
            return True
    return False


def _is_of_quota(sentence: ReadSentence, number: Number) -> bool:
    """Return whether "duty-free" only says what a quota, which no tariff is, lets in, or what is changed."""
    matters = sentence.cues("matter", *sentence.clause(number.start))
    is_free = sentence.has("tariff", number.start, number.end)
    changes = [cue for cue in sentence.cues("change", sentence.start, number.start) if cue.value in _NOT_OF_ZERO]
    is_changed = any(sentence.words_between(cue.end, number.start) <= 1 for cue in changes)
    return is_free and (is_changed or any(cue.value == CommitmentMatter.QUOTA for cue in matters))


def _is_measured(sentence: ReadSentence, number: Number, first: int) -> bool:
    """Return whether a percentage behind a verb is that of something else: "tariffs made exports fall 9 per cent"."""
    verb = sentence.ends_at(("tariff_stage", "change"), number.start)
    if sentence.ends_at("adding", number.start) and sentence.begins_at(("on", "tariff"), number.end) is None:
        return True
    nouns = sentence.cues("tariff", first, number.start)
    others = sentence.cues("measured", nouns[-1].end if nouns else first, number.start)
    return verb is not None and bool(others)


def _before_old(sentence: ReadSentence, at: int) -> int:
    """The offset before words such as "the current"."""
    return before_fillers(sentence, sentence.before(at, "old"))


def _looks_back(sentence: ReadSentence, number: Number) -> bool:
    """Return whether words before a rate say that it is the one before: "down from the 46 per cent"."""
    is_before = sentence.ends_at("was_rate", before_fillers(sentence, number.start)) is not None
    return is_before or (is_compared(sentence, number) and is_there(sentence, number))


def _pair(sentence: ReadSentence, number: Number, other: Number | None) -> tuple[Number | None, Number]:
    """The rate before and the rate after, of "from 20 to 15 per cent" and "to 15 per cent from 20"."""
    if other is None:
        return None, number
    if _looks_back(sentence, other):
        return other, number
    joint = sentence.ends_at("to", other.start) or sentence.ends_at("from", _before_old(sentence, other.start))
    if joint is not None and joint.kind == "to" and _is_moved(sentence, number, other):
        return number, other
    if joint is None or sentence.words_between(number.end, other.start) > _BESIDE_NOUN:
        return None, number
    if joint.kind == "from":
        return other, number
    changes = sentence.cues("change", sentence.start, number.start)
    is_changed = any(sentence.words_between(cue.end, number.start) < _BESIDE_NOUN for cue in changes)
    is_left = sentence.ends_at("from", number.start) is not None
    return (number, other) if is_left or is_changed else (None, number)


def _is_moved(sentence: ReadSentence, number: Number, other: Number) -> bool:
    """Return whether a verb moves the tariff of a rate to another: "lower its 6 per cent duty on tools to 2"."""
    clauses, place = clause_at(sentence, number.start)
    state = sentence.behind_actor(number.end)
    nouns = [noun for noun in sentence.cues("tariff", state) if sentence.words_between(state, noun.start) <= 2]
    is_next = sentence.ends_at("tariff", number.start) or (nouns and "," not in sentence.text[state : nouns[0].start])
    moves = [cue for cue in sentence.cues("change", clauses[place].start, other.start) if cue.value in MOVES]
    to = sentence.ends_at("to", other.start)
    ends = (sentence.left(to.start), to.end) if to else ()  # was cut | to 2, fell to | 2
    moves = [cue for cue in moves if cue.end <= number.start or cue.end in ends]
    is_led = sentence.ends_at(("to", "from"), number.start)
    is_own = other.end <= parts_around(clauses, place)[-1].end
    is_own = is_own or is_led_over(sentence, *clause_at(sentence, other.start))
    return bool(is_next and moves and not is_led) and is_own


def _tariff(
    article: ReadArticle, sentence: ReadSentence, levy: Levy, number: Number, before: Number | None
) -> Iterator[DraftedPart]:
    """The tariff of a rate, moved from another one perhaps, and the one that was levied before it."""
    words = in_one_line(sentence.text[number.start : number.end])
    fields, notes = judged(sentence, levy)
    if reason := _why_none(article, sentence, levy, number, fields):
        yield Remark(number.start, f'"{words}": {reason}')
        return
    if _is_moved_there(sentence, levy, number, fields.get("change")):
        del fields["change"]
    ends = before is None and _is_left(sentence, levy, number, fields.get("change"))
    # "Its 18 per cent duty took effect" does not look back.
    old = None if before or _comes_into_force(sentence, levy) else sentence.ends_at("old", number.start)
    if old is not None and not sentence.cues("change", levy.predicate[0], number.start):
        yield Remark(number.start, f'"{words}": "{said(sentence, old)}" looks back, so no new tariff')
        return
    is_old = ends or (old is not None and fields.get("change") not in _STAYING)
    rates = {"rate_before": number} if is_old else {"rate": number, "rate_before": before}
    is_cap = fields.get("basis_of_rate") == RateBasis.CAP
    fields |= {key: _rate(each, is_cap=is_cap and key == "rate") for key, each in rates.items() if each}
    notes |= not_exact(sentence, **rates)
    if before and _contradicts(fields.get("change"), number, before):
        del fields["change"]
    first = before or number
    if (ends or before) and (done := act_before(sentence, levy, first)):
        levy = levy._replace(own=attrs.evolve(levy.own, times=[t for t in levy.own.times if t not in done.times]))
        yield from _tariff(article, done, levy_of(done, (first.start, first.end), 0, (), has_rate=True), first, None)
    entry = _entry(article, sentence, levy, fields, notes)
    is_faced = sentence.has("faces", *levy.predicate) and "goods" in entry.fields
    is_told = bool(notes.keys() & {"stage", "change", "basis_of_rate"}) or is_faced
    if is_told or entry.fields.keys() & {"imposed_by", "applied_to"}:
        yield entry
    else:
        yield Remark(number.start, f'"{words}": nothing says whose it is, or what is done to it, so no entry')


def _is_moved_there(sentence: ReadSentence, levy: Levy, number: Number, change: str | None) -> bool:
    """Return whether a verb that seems to end a tariff moves it to a rate: "lifted its duty to 17 per cent"."""
    to = sentence.ends_at("to", number.start)
    up = sentence.ends_at("quantity", to.end) if to else None
    is_kind = up is not None and sentence.ends_at(_OF_KIND, up.start) is not None
    return change in _ENDING and to is not None and not is_kind and bool(number.greatest) and not levy.stands


def _is_left(sentence: ReadSentence, levy: Levy, number: Number, change: str | None) -> bool:
    """Return whether the only rate is the one before what is done: "double the 10 per cent duty", "from 9 to zero"."""
    the = sentence.ends_at(("definite", "article"), number.start)
    is_known = change in MOVES and the is not None and not sentence.ends_at("to", the.start)
    is_standing = levy.stands and change is not None and change not in _STAYING
    return change in _ENDING or is_known or is_standing or sentence.ends_at("from", number.start) is not None


def _comes_into_force(sentence: ReadSentence, levy: Levy) -> bool:
    """Return whether what is done to a tariff is that it takes effect."""
    verbs = sentence.cues("tariff_stage", levy.end, levy.clause.end)
    return any(sentence.begins_at("in_force", verb.start) for verb in verbs)


def _without_rate(article: ReadArticle, sentence: ReadSentence, levy: Levy) -> Iterator[DraftedPart]:
    """A change to tariffs that gives no rate: whose, on what, and how far it had come."""
    changes = [
        cue for cue in sentence.cues("change", *levy.lead) if sentence.words_between(cue.end, levy.start) <= _NEAR_NOUN
    ]
    if not changes and not is_asked_behind(levy):
        return
    fields, notes = judged(sentence, levy)
    if reason := _why_none(article, sentence, levy, None, fields):
        yield Remark(levy.start, f'"{in_one_line(sentence.text[levy.start : levy.end])}": {reason}')
        return
    entry = _entry(article, sentence, levy, fields, notes)
    if "stage" in entry.fields and entry.fields.keys() & {"applied_to", "goods"}:
        yield entry


def _why_none(
    article: ReadArticle, sentence: ReadSentence, levy: Levy, number: Number | None, fields: Mapping[str, Any]
) -> str:
    """Why a tariff is none: it is denied, of an earlier event, or only supposed, which a threat always is."""
    stage, change = fields.get("stage"), fields.get("change")
    first = sentence.clause(levy.start)[0]
    verbs = levy.own.cues(DECIDING, *levy.lead)
    nos = (levy.own.ends_at("negation", before_fillers(levy.own, verb.start)) for verb in verbs)
    denied = denial_of(sentence, levy.start, levy.start) or next(filter(None, nos), None)
    is_bound = denied is not None and (
        (number is not None and bool(number.bound))
        or any(cue.start <= denied.start < cue.end for cue in sentence.cues("rate_basis"))
    )
    if denied is not None and sentence.begins_at("exempting", denied.start):
        return f'"{said(sentence, denied)}": what is exempt from it belongs in `exempts` of the tariff'
    if denied is not None and not is_bound and change != MeasureChange.KEEPS:
        undone = None if number and sentence.ends_at("to", number.start) else _undone(levy, denied)
        what = f'"{said(sentence, undone)}", so it stays: no entry' if undone else "it, so no entry"
        return f'"{said(sentence, denied)}" denies {what}'
    if number is not None and (averted := _averted(sentence, number.start)):
        return f'"{said(sentence, averted)}": it is one that somebody acts against, so no entry'
    is_known = number is not None and sentence.ends_at("definite", number.start) is not None
    if stage == TariffStage.REQUESTED and (none := why_not_asked(levy, change, is_known=is_known)):
        return none
    supposed = _supposed(sentence, levy, stage)
    if supposed is not None and stage != TariffStage.THREATENED:
        return f'"{said(sentence, supposed)}" only supposes it, so no entry'
    cues = (each for each in sentence.cues("earlier", first, levy.start) if _is_earlier(sentence, each, levy))
    cue = next(cues, None)
    earlier = said(sentence, cue) if cue else _long_ago(article, levy)
    if given := _given(levy):
        return f'"{said(sentence, given)}" tells of what is given already, so no new tariff'
    return f'"{earlier}" looks back, so no new tariff' if earlier else ""


def _given(levy: Levy) -> Cue | None:
    """The word by which a noun for a change is of what a pact gives: "currently grants tariff cuts of 10 per cent"."""
    now = next(iter(levy.own.cues("present", *levy.lead)), None)
    gives = levy.own.begins_at(("giving", "gives"), now.end) if now else None
    noun = levy.own.begins_at(("tariff", "rate_noun"), gives.end) if gives else None
    return now if noun and levy.own.begins_at("change", noun.end) else None


def _undone(levy: Levy, denied: Cue) -> Cue | None:
    """The word for a change to a tariff that is there, where that alone is denied: "will not lift its 10% duty"."""
    verbs = levy.own.cues("change", denied.end, levy.start)
    return next((verb for verb in verbs if verb.value != MeasureChange.INTRODUCES), None)


def _averted(sentence: ReadSentence, at: int) -> Cue | None:
    """The word by which somebody acts so that a rate does not come: "to avert U.S. tariffs of 36 per cent"."""
    averting = next(reversed(sentence.cues("averting", sentence.start, at)), None)
    if averting is None or sentence.words_between(averting.end, at) > _WORDS_OF_AVERTED:
        return None
    is_other = sentence.has(DECIDING, averting.end, at)
    return None if is_other or "," in sentence.text[averting.end : at] else averting


def _supposed(sentence: ReadSentence, levy: Levy, stage: str | None) -> Cue | None:
    """The word that makes a tariff a supposition: a wish, a modal verb, or a condition that is its own."""
    asked = request_of(levy)
    first = asked.start if asked and asked.start >= levy.predicate[0] else sentence.clause(levy.start)[0]
    for wish in sentence.cues("wish", first, levy.start):
        is_of_act = sentence.has("to", wish.end, levy.start) or levy.own.begins_at("tariff_stage", wish.start)
        is_of_act = is_of_act or sentence.begins_at("proposed", wish.start)  # a request for
        if is_of_act and not is_asked(levy, wish):
            return wish
    besides = (levy.provided if stage != TariffStage.ENACTED else None) or (0, 0)
    parent = levy.governing
    condition = condition_of(sentence, levy.start)
    if condition is not None and _is_of_other(sentence, levy, stage, condition):
        besides = condition
    if besides == (0, 0) and parent is not None and parent.clause.end < levy.clause.start:
        besides = parent.clause.end, levy.clause.start  # "offered it | as soon as he signs | and to halve that"
    return supposition_of(sentence, levy.start, besides) or modal_of(levy)


def _is_of_other(sentence: ReadSentence, levy: Levy, stage: str | None, condition: Offsets) -> bool:
    """Return whether a condition is of another clause: "raised its duty, | and Chile will answer | unless it goes"."""
    is_behind = stage == TariffStage.ENACTED and condition[0] > levy.end
    is_other = is_behind and not is_condition_of(levy.clauses, levy.place, condition)
    return is_other or is_of_relative(sentence, levy.clauses, levy.lead, condition)


def _long_ago(article: ReadArticle, levy: Levy) -> str:
    """The words for a time far before the article, of its clause or, where that has none, of one before it."""
    joint, above = levy.clause.joint, levy.governing
    if any(time.span for time in levy.own.times) or joint is Joint.OWN:
        told = attrs.evolve(levy.own, times=[time for time in levy.own.times if not lasts(levy, time)])
        return article.long_ago(told, levy.predicate, levy.start)
    if above is not None:
        return _long_ago(article, above)
    before = only(levy.whole, levy.clauses[levy.place - 1 : levy.place] if levy.place else [])
    return article.long_ago(before, (before.start, before.end), levy.start)


def _is_earlier(sentence: ReadSentence, cue: Cue, levy: Levy) -> bool:
    """Return whether what such a word begins has the tariff: not "when talks end, Japan will cut its duty"."""
    comma = sentence.text.rfind(",", cue.end, levy.start)
    is_main = comma > 0 and sentence.has("to_come", comma, levy.start)
    is_inner = any(each.start < cue.start < each.end for each in sentence.cues("clause"))  # trong khi
    is_goal = any(each.start <= cue.start < each.end for each in sentence.cues("into"))  # khi xuất khẩu sang Mỹ
    return not (is_main or is_inner or is_goal)


def _rate(number: Number, *, is_cap: bool = False) -> Rate:
    """A rate with its bounds, as the words say them."""
    least, greatest = number.bounds
    return Rate(None if is_cap and not number.bound else least, greatest, is_strict=number.is_strict)


def _contradicts(change: str | None, number: Number, before: Number) -> bool:
    """Return whether a word for a change is one of another: "cut to 25 per cent from 12" is no cut."""
    return change == MeasureChange.INTRODUCES or is_against(change, _rate(number), _rate(before))


def _entry(
    article: ReadArticle, sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str]
) -> DraftedEntry:
    payers = payers_of(levy.own, levy)
    imposer = imposer_of(sentence, levy, payers)
    if sentence.begins_at("otherwise", levy.predicate[0]):
        giver, told = told_before(sentence, levy.predicate[0])
        payers = list(told.places) if told and levy.own.has("faces", *levy.lead) else payers
        imposer = imposer or (giver.places[0] if giver else None)
    goods = goods_of(levy.own, levy) or goods_facing(levy.own, levy.lead)
    made = dict(fields) | dates_of(article, sentence, levy, fields, notes)
    asked = request_of(levy) if fields.get("stage", TariffStage.REQUESTED) == TariffStage.REQUESTED else None
    if asked is not None:
        made |= sides_asked(sentence, levy, asked, imposer) if "stage" in fields else {}
    elif imposer is not None:
        made |= {"imposed_by": imposer.who} if imposer.sort == "state" else {"announced_by": [imposer.who]}
        if made.get("stage") == TariffStage.UNDER_CONSIDERATION:
            made.pop("announced_by", None)  # others tell of his plan
    elif owner := owner_of(sentence, levy):
        made |= _of_owner(article, sentence, owner, notes)
    if paying := [who for who in dict.fromkeys(place.who for place in payers) if who != made.get("imposed_by")]:
        made["applied_to"] = paying
    if goods:
        made["goods"] = goods
    if quota := quota_of(levy.own, levy):
        made["condition"] = quota
    if trade := trade_of(levy.own, levy):
        made["trade_covered"] = amount_in_entry(sentence, trade)
        notes |= not_exact(sentence, trade_covered=trade)
    reads = pronouns_read(sentence, [made.get("imposed_by", ""), *made.get("announced_by", ())])
    return DraftedEntry("tariff", levy.start, ((sentence.start, sentence.end),), made, notes, reads)


def _of_owner(article: ReadArticle, sentence: ReadSentence, owner: ActorPlace, notes: dict[str, str]) -> dict[str, Any]:
    """The state that imposes the tariff of one who holds an office of it, with the reason where it is not named."""
    person = article.cast.members.get(owner.who)
    word = in_one_line(sentence.text[owner.start : owner.end])
    if person is None or person.side is None or not person.titles:
        notes["imposed_by"] = f'"{word}": of which state?'
        return {}
    state = article.cast.members[person.side]
    words = sentence.text[sentence.start : sentence.end]
    is_named = any(sees(name, words, state.names) for name in state.names)
    reason = f"the duty is that of {person.names[0]}, {person.titles[-1]}"
    return {"imposed_by": state.id} | ({} if is_named else {"inferred": {"imposed_by": reason}})
