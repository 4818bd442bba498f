"""Finds the goods on which a tariff falls, as the text names them, and the trade that they come to."""

import re
from collections.abc import Sequence

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.levies.levy import Levy
from vnus_trade.model.vocabulary import CommitmentMatter
from vnus_trade.sentences.amounts import period_of, thing_counted
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence
from vnus_trade.words.numbers import Number, says_about
from vnus_trade.words.numerals import PER_CENT
from vnus_trade.words.tokens import Token

_MOST_WORDS_OF_GOODS, _MOST_GOODS, _WORDS_OF_POSSESSOR, _WORDS_BEFORE_QUOTA = 5, 8, 5, 3
_LEAST_OF_LIST, _MOST_OF_LISTED = 3, 3
VERBS = ("tariff_stage", "change", "say", "held", "to_come", "faces", "clause", "awaited")
"""The kinds of verbs, and of words that begin clauses, which end words for goods, and for those who pay."""

_STOPS = (
    *(*VERBS, "modal", "passively", "negation", "compares", "stands", "rate_basis", "in_force", "expires", "that"),
    *("filler", "from", "to", "by", "on", "with", "of", "place_in", "preposition"),
)
_LEAST_TRADE, _WORDS_OF_BOUNDS = 10**6, 3
_APOSTROPHES = ("’", "'")
# Words of these kinds alone may as well be of goods: ô tô | công nghệ cao.
_OF_NAMES = ("compound", "office_word", "members_of", "no_name", "no_place", "family", "organisation")


def goods_of(sentence: ReadSentence, levy: Levy) -> list[str]:
    """The goods, as the text names them: behind "on", before "from" and a state, or beside the word for tariffs."""
    after, before = (levy.start, levy.within[1]), (levy.within[0], levy.start)
    ends = [part.end for part in levy.parts]
    told = [
        (on, min(last, *(end for end in ends if end > on.start)))
        for first, last in (after, before)
        for on in _ons(sentence, first, last)
        if sentence.text[on.end : on.end + 1] != "-"  # on-road
    ]
    # "Cut its duty on figs to 5 per cent, to ease the burden on farmers": what is on a tariff or a rate comes first.
    for on, last in sorted(told, key=lambda each: not _is_on_tariff(sentence, each[0].start)):
        if _goes_into(sentence, on):
            continue
        at = _behind_quota(sentence, on.end)
        trade = next((n for n in _trades(sentence, last) if _is_right_behind(sentence, at, n)), None)
        start = _behind_trade(sentence, trade) if trade else at
        often = period_of(sentence, trade) if trade else None
        end = min(last, often.start) if often and often.start > start else last
        if goods := goods_listed(sentence, start, end):
            return [*(_whole(sentence, start, goods[0]) if trade else []), *goods]
        is_good = is_unclear(sentence, on.end) or sentence.begins_at("good", on.end)
        if is_good and _is_on_tariff(sentence, on.start):
            return []  # what other words are on is none of its goods
    # "A tariff on wine and whatever else, answering the steel levy": steel is of another.
    stop = min((on.start for on, _ in told if _is_on_tariff(sentence, on.start)), default=levy.within[1])
    for noun in sentence.cues("tariff", levy.within[0], stop):
        beside = sentence.ends_at("good", noun.start) or sentence.begins_at("good", noun.end)
        if beside is not None and not _is_joined(sentence, beside.start, beside.end):
            return _list_beside(sentence, beside, noun, levy.within)
    for place in sentence.actors:
        origin = sentence.ends_at("from", place.start)
        if origin is not None and before[0] <= place.start < before[1]:
            return list_before(sentence, origin.start, before[0])
    for good in sentence.cues("good", *levy.lead):
        at = sentence.behind(good.end, "of")  # tôm Na Uy phải chịu thuế
        if sentence.has("faces", at, levy.start) and sentence.actor_behind(at):
            return list_before(sentence, good.end, levy.predicate[0])
    return []


def _list_beside(sentence: ReadSentence, good: Cue, noun: Cue, within: Offsets) -> list[str]:
    """The goods of a list right beside the word for a tariff: "thuế | thép cuộn, nhôm và đồng", "steel and tin | duty".

    None where a word that "and" joins to them may as well be a good.
    """
    if good.start >= noun.end:
        return _list_behind(sentence, good.start, within[1])
    found = [in_one_line(sentence.text[good.start : good.end])]
    while True:
        joint = sentence.ends_at("and", good.start)
        at = joint.start if joint else sentence.left(good.start) - 1
        before = sentence.ends_at("good", at) if joint or sentence.text[at] == "," else None
        if before is None:
            last = sentence.tokens_between(within[0], at)[-1:] if joint else ()
            return [] if any(_is_unknown(sentence, word) for word in last) else found
        good, found = before, [in_one_line(sentence.text[before.start : before.end]), *found]


def _list_behind(sentence: ReadSentence, at: int, last: int) -> list[str]:
    """The goods of a list that begins at an offset, each with the words that say which: "xe máy | phân khối lớn"."""
    found: list[str] = []
    traits = sentence.cues("trait")
    while good := sentence.begins_at("good", at):
        end = good.end
        while end < last and sentence.text[end] == " ":
            start = sentence.right(end)
            is_trait = any(trait.start <= start < trait.end for trait in traits)
            if not (is_trait or (is_unclear(sentence, end) and not _names_something(sentence, end))):
                break
            end = sentence.tokens_between(end, sentence.end)[0].end
        found.append(in_one_line(sentence.text[good.start : end]))
        joint = sentence.begins_at("and", end)
        if not joint and sentence.text[end : end + 1] != ",":
            return found
        at = joint.end if joint else end + 1
    is_open = is_unclear(sentence, at) and (len(found) > 1 or sentence.ends_at("and", at) is not None)
    return [] if is_open else found


def trade_of(sentence: ReadSentence, levy: Levy) -> Number | None:
    """The money or quantity that the goods on a tariff come to: "on $6 billion of figs", "for up to 400 tonnes"."""
    first, last = levy.within
    for on in (cue for cue in _ons(sentence, first, last) if _is_on_tariff(sentence, cue.start)):
        for money in _trades(sentence, last):
            worth = next(iter(sentence.cues("worth", on.end, money.start)), None)
            goods = sentence.text[on.end : worth.start].rstrip(", ") if worth else ","
            is_of_goods = "," not in goods and len(goods.split()) <= _MOST_WORDS_OF_GOODS
            if _is_right_behind(sentence, worth.end if worth and is_of_goods else on.end, money):
                return money
    return None


def quota_of(sentence: ReadSentence, levy: Levy) -> str:
    """The words that say on which of its goods it falls, by a quota: "beyond a quota of 400 tonnes a year"."""
    last = levy.within[1]
    for edge in sentence.cues("quota_edge", levy.start, last):
        quotas = [cue for cue in sentence.cues("matter", edge.end, last) if cue.value == CommitmentMatter.QUOTA]
        if quotas and sentence.words_between(edge.end, quotas[0].start) <= _WORDS_BEFORE_QUOTA:
            at = sentence.right(sentence.behind(quotas[0].end, "of"))
            told = ((number, period_of(sentence, number)) for number in sentence.numbers if number.start >= at)
            near = ((number, often) for number, often in told if at in (number.start, often and often.start))
            amount, often = next(near, (None, None))
            things = thing_counted(sentence, amount) if amount else None
            ends = (each.end for each in (quotas[0], amount, things, often) if each)
            return in_one_line(sentence.text[edge.start : max(ends)])
    return ""


def _goes_into(sentence: ReadSentence, on: Cue) -> bool:
    """Return whether a word only tells into which state goods go: "vào Mỹ", "vào thị trường Mỹ"."""
    into = next((cue for cue in sentence.cues("toward", on.start) if cue.start == on.start), None)
    return into is not None and (into.end > on.end or sentence.actor_behind(into.end) is not None)


def _ons(sentence: ReadSentence, first: int, last: int) -> list[Cue]:
    """The words behind which goods are: "on", and "for" behind a tariff and before a quantity."""
    prices = (cue for cue in sentence.cues("price", first, last) if _is_on_tariff(sentence, cue.start))
    trades = _trades(sentence, last)
    return [
        *sentence.cues("on", first, last),
        *(cue for cue in prices if any(_is_right_behind(sentence, cue.end, number) for number in trades)),
    ]


def _trades(sentence: ReadSentence, last: int) -> list[Number]:
    """The sums of money, and no parcel, and the quantities before an offset that trade may come to."""
    return [
        n
        for n in sentence.numbers
        if n.end <= last
        and (
            sentence.begins_at("measure", n.end)
            or (re.fullmatch("[A-Z]{3}", n.unit) and max(filter(None, n.bounds), default=0) >= _LEAST_TRADE)
        )
    ]


def _is_right_behind(sentence: ReadSentence, at: int, number: Number) -> bool:
    """Return whether nothing but words such as "about" and "the first" lies between an offset and a number."""
    between = sentence.tokens_between(at, number.start) if at <= number.start else ()
    ordinals = {each.start for each in sentence.numbers if each.unit != PER_CENT}
    words = [each for each in between if each.start not in ordinals and not sentence.begins_at("article", each.start)]
    is_bound = bool(number.bound or says_about(number, sentence.text))
    return at <= number.start and len(words) <= _WORDS_OF_BOUNDS * is_bound


def _behind_quota(sentence: ReadSentence, at: int) -> int:
    """Where what a quota is of begins, behind one at an offset: "for | a quota of | 400 tonnes of figs"."""
    quota = sentence.begins_at("matter", sentence.behind(sentence.behind_actor(at), "article"))
    return sentence.behind(quota.end, "of") if quota and quota.value == CommitmentMatter.QUOTA else at


def _behind_trade(sentence: ReadSentence, trade: Number) -> int:
    """Where goods begin behind the money or quantity that they come to: "worth of", "of", "in"."""
    at = trade.end
    while cue := sentence.begins_at(_BEFORE_GOODS, at):
        at = cue.end
    return at


_BEFORE_GOODS = ("measure", "worth", "of", "place_in")


def _whole(sentence: ReadSentence, start: int, good: str) -> list[str]:
    """What money is of, where the goods are only some of it: "$6 billion | of Chilean goods, including figs"."""
    first = sentence.text.find(good, start)
    including = next(iter(sentence.cues("including", start, first)), None)
    return [in_one_line(sentence.text[start : including.start]).strip(" ,")] if including else []


def _is_on_tariff(sentence: ReadSentence, at: int) -> bool:
    """Return whether the word for a tariff, or a rate, ends at an offset."""
    is_noun = sentence.ends_at(("tariff", "rate_noun"), at) is not None
    return is_noun or any(number.end == sentence.left(at) for number in sentence.numbers)


def goods_listed(sentence: ReadSentence, start: int, end: int, *, is_open: bool = False) -> list[str]:
    """The goods that a list behind an offset names, up to the first word that is none of it.

    In an open list, behind "including", or one that is whole, a word of no known kind is one of the goods.
    """
    is_open = is_open or _is_whole_list(sentence, start, end)
    found: list[str] = []
    words: list[Offsets] = []
    at = _behind_possessor(sentence, start, end)
    for token in sentence.tokens_between(at, end):
        if token.start < at:
            continue  # as | well | as, and not (LNG)
        if _is_joint(sentence, token) and (words or not found):
            found, words, at = [*found, *_good(sentence, words)], [], _behind_joint(sentence, token.start)
            is_next = sentence.begins_at(("good", "treated"), at) is not None
            is_next = is_next or (is_open and is_unclear(sentence, at))
            if not found or not is_next or sentence.right(at) >= end:
                return _list_ended(sentence, found, at, end)
        elif _is_part(sentence, token, is_begun=bool(words)):
            words.append((token.start, token.end))
            of = sentence.begins_at("of", token.end)
            if of and sentence.has("generic_good", words[0][0], token.end):
                return goods_listed(sentence, of.end, end)  # imports of steel
        elif words and token.text == "(":
            at = sentence.text.find(")", token.start, end) + 1 or end
        elif words or not _is_before_goods(sentence, token):
            if (state := _state_at(sentence, token)) and not (found or _good(sentence, words)):
                return _list_ended(sentence, [], _end_of(sentence, state) + 1, end)  # hàng hóa Mỹ, | gồm táo
            if sentence.begins_at("of", token.start) and is_unclear(sentence, token.end):
                return []  # meat | of goats
            break
    return [*found, *_good(sentence, words)][:_MOST_GOODS]


def _state_at(sentence: ReadSentence, token: Token) -> ActorPlace | None:
    """The actor of whose name a word is part."""
    return next((p for p in sentence.actors if p.start <= token.start < _end_of(sentence, p)), None)


def _is_joint(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word, or a comma that is no part of a time, joins what is before it to what is behind it."""
    is_timed = sentence.is_timed(token.start)
    is_joint = token.text == "," or sentence.begins_at("and", token.start) is not None
    return is_joint and not is_timed and _state_at(sentence, token) is None


def _is_before_goods(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word before goods only says whose they are, or which: "the", "Chilean-made"."""
    is_made = any(sentence.text[p.end : token.end] in ("-", f"-{token.text}") for p in sentence.actors)
    is_whose = is_made or token.text in _APOSTROPHES or _state_at(sentence, token) is not None
    is_common = sentence.begins_at("common", token.start) is not None
    return is_whose or (is_common and not _is_joined(sentence, token.start, token.end))


def _is_part(sentence: ReadSentence, token: Token, *, is_begun: bool) -> bool:
    """Return whether a word is one of those for a good, of which some are before it if it has begun."""
    is_timed = sentence.is_timed(token.start)
    if is_timed or token.is_number or not (token.text[0].isalnum() or token.text == "-"):
        return False
    if (state := _state_at(sentence, token)) is not None:
        return is_begun and sentence.begins_at("good", state.end) is not None  # packaged Kenyan tea
    if not is_begun and _is_before_goods(sentence, token):
        return False
    is_inner = token.text == "-" or _is_joined(sentence, token.start, token.end)  # out | - | of | - | season
    is_inner = is_inner or _is_within_good(sentence, token)
    is_known = _is_of_goods(sentence, token.start) if is_begun else sentence.begins_at("good", token.start) is not None
    return is_inner or is_known or sentence.begins_at(_STOPS, token.start) is None


def _is_within_good(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word is of goods, and not their first: "cá | hồi", "thép | không gỉ"."""
    return any(good.start < token.start < good.end for good in sentence.cues("good"))


def _is_of_goods(sentence: ReadSentence, at: int) -> bool:
    """Return whether a word behind goods is part of what they are: "almonds | in shell", "parts | of engines"."""
    of = sentence.begins_at("of", at)
    is_made_of = of is not None and sentence.begins_at("good", of.end) is not None
    return is_made_of or any(trait.start <= at < trait.end for trait in sentence.cues("trait"))


def _is_whole_list(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether three or more short names fill a list, and no verb is behind: "dryers, refrigerators and ovens".

    Of two, the last may as well be a verb: "on tea and quinoa flakes".
    """
    lengths, at, is_last = [0], start, False
    for token in sentence.tokens_between(start, end):
        is_and, at = sentence.begins_at("and", token.start) is not None, token.start
        if sentence.is_timed(at) or token.is_number or not (token.text in ",-" or token.text[0].isalpha()):
            break
        is_state = bool(lengths[-1]) and any(place.start <= at < place.end for place in sentence.actors)
        if is_state or sentence.begins_at("no_good", at) or _is_past(sentence, token):
            return False
        if is_and or token.text == ",":
            is_last = is_last or is_and
            lengths += [0] if lengths[-1] else []
        elif lengths[-1] and sentence.begins_at(_STOPS, at):
            break
        else:
            lengths[-1] += 1
        at = end
    comma = sentence.text.find(",", at, end)
    end = end if comma < 0 else comma
    is_told = sentence.has((*VERBS, "verb"), at, end)
    is_told = is_told or any(_is_past(sentence, token) for token in sentence.tokens_between(at, end))
    is_listed = is_last and len(lengths) >= _LEAST_OF_LIST and all(lengths)
    return is_listed and max(lengths) <= sentence.reach(_MOST_OF_LISTED) and not is_told


def _is_past(sentence: ReadSentence, token: Token) -> bool:
    return bool(sentence.patterns.past) and token.word.endswith(sentence.patterns.past)


def _list_ended(sentence: ReadSentence, found: list[str], behind: int, end: int) -> list[str]:
    """The goods of a list that no good follows: none if its end is not understood, or those of a list within it."""
    if not found and (including := sentence.begins_at("including", behind)):
        return goods_listed(sentence, including.end, end, is_open=True)
    return [] if sentence.right(behind) < end and is_unclear(sentence, behind) else found


def _end_of(sentence: ReadSentence, place: ActorPlace) -> int:
    """Where the name of a state ends, the point of an abbreviation included: U.S."""
    return place.end + (sentence.text[place.end - 2 : place.end - 1] == "." == sentence.text[place.end : place.end + 1])


def _behind_possessor(sentence: ReadSentence, start: int, end: int) -> int:
    """Where goods begin behind an offset and the one whose they are: "Arden’s timber", "the growers’ figs"."""
    words = sentence.tokens_between(start, end)[:_WORDS_OF_POSSESSOR]
    for token in words:
        has_s = sentence.text[token.end : token.end + 1] == "s"
        if token.text in _APOSTROPHES and (has_s or sentence.text[token.start - 1] == "s"):
            return token.end + has_s
        if not token.text[0].isalpha():
            break
    return start


def is_unclear(sentence: ReadSentence, at: int) -> bool:
    """Return whether a word of no known kind begins at an offset: it may be a good or a verb."""
    token = next(iter(sentence.tokens_between(at, sentence.end)), None)
    return token is not None and token.text.islower() and _is_unknown(sentence, token)


def _names_something(sentence: ReadSentence, at: int) -> bool:
    """Return whether a word behind an offset is the beginning of a name: "ô tô | châu Âu"."""
    behind = sentence.tokens_between(at, sentence.end)[1:2]
    return any(word.text[0].isupper() and _state_at(sentence, word) is None for word in behind)


def _is_unknown(sentence: ReadSentence, token: Token) -> bool:
    """Return whether a word is of no known kind."""
    known = (kind for kind, cues in sentence.cues_by_kind.items() if any(cue.start == token.start for cue in cues))
    return token.text.isalpha() and all(kind in _OF_NAMES for kind in known)


def _behind_joint(sentence: ReadSentence, at: int) -> int:
    """Behind "and", or a comma with it or without: "figs, rice|, and |tea"."""
    joint = sentence.begins_at("and", at + sentence.text.startswith(",", at))
    return joint.end if joint else at + 1


def _is_joined(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether a hyphen joins words to others, so that they are no noun by themselves: out-of-season."""
    return "-" in (sentence.text[start - 1 : start], sentence.text[end : end + 1])


def _good(sentence: ReadSentence, words: Sequence[Offsets]) -> list[str]:
    """The goods that these words are, unless they are none, or goods of all kinds."""
    start, end = (words[0][0], words[-1][1]) if words else (0, 0)
    is_whole = bool(words) and not _is_joined(sentence, start, end)
    if not is_whole or len(sentence.text[start:end].split()) > _MOST_WORDS_OF_GOODS:
        return []
    is_none = any(cue.start <= start < cue.end for cue in sentence.cues("no_good"))
    if is_none or sentence.has("tariff", start, end):
        return []
    generic = sentence.begins_at("generic_good", start)
    is_specific = sentence.has("good", start, end) or not (generic or sentence.ends_at("generic_good", end))
    return [in_one_line(sentence.text[start:end])] if is_specific else []


def goods_before(sentence: ReadSentence, end: int, first: int) -> list[str]:
    """The goods that the words before an offset name, back to a comma, "and", or another word that is none of it."""
    words: list[Offsets] = []
    for token in reversed(sentence.tokens_between(first, end)):
        is_inner = token.text == "-" or _is_joined(sentence, token.start, token.end)
        is_inner = is_inner or _is_of_goods(sentence, token.start) or _is_within_good(sentence, token)
        is_stop = sentence.begins_at(("and", "common", "verb", *_STOPS), token.start) is not None
        if not is_inner and (is_stop or not token.text[0].isalnum()):
            break
        words.insert(0, (token.start, token.end))
    return _good(sentence, words)


def list_before(sentence: ReadSentence, end: int, first: int) -> list[str]:
    """The goods of a list that ends at an offset; nothing where a word before "and" may as well be a good."""
    found = goods_before(sentence, end, first)
    while found:
        at = sentence.text.rfind(found[0], first, end)
        joint = sentence.ends_at("and", at)
        end = sentence.left(joint.start if joint else at)
        end -= sentence.text[end - 1] == ","  # figs, and rice
        more = goods_before(sentence, end, first) if end < sentence.left(at) else []
        if not more or not sentence.has("good", sentence.text.rfind(more[0], first, end), end):
            last = sentence.tokens_between(first, end)[-1:] if joint else ()
            return [] if any(_is_unknown(sentence, token) for token in last) else found
        found = [*more, *found]
    return found
