"""Finds around the words for a tariff who levies it, whose goods it falls on, and on which."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.reading.article import Subject, before_fillers, condition_of, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence
from vnus_trade.words.numerals import PER_CENT

_MOST_PAYERS, _MOST_WORDS_OF_GOODS, _MOST_STEPS, _MOST_GOODS, _WORDS_OF_POSSESSOR = 8, 5, 6, 8, 5
_VERBS = ("tariff_stage", "change", "say", "held", "to_come", "faces", "clause", "awaited")
# What ends the words for goods.
_STOPS = (
    *(*_VERBS, "modal", "rate_basis", "in_force", "expires", "that", "filler"),
    *("from", "to", "by", "on", "with", "of", "place_in"),
)
_MARKS = re.compile("[,.;:]")
_APOSTROPHES = ("’", "'")


class Levy(NamedTuple):
    """Where the words for a tariff lie: its rate or its noun, what is said of it alone, and its predicate.

    What it depends on is a part of neither.
    """

    start: int
    end: int
    within: Offsets
    predicate: Offsets
    has_rate: bool
    provided: Offsets | None


def levy_of(sentence: ReadSentence, at: Offsets, around: Offsets, *, has_rate: bool) -> Levy:
    """The tariff whose words lie at some offsets, and that has the others around it for itself."""
    first, last = _predicate(sentence, at[0])
    would = sentence.cues("hypothetical", first, last)
    provided = None if any(not _is_reported(sentence, cue) for cue in would) else condition_of(sentence, at[0])
    if provided and is_parted(sentence, at[1], provided[0]):
        provided = None  # of what another verb tells
    if provided and provided[1] <= at[0]:
        first = max(first, provided[1])
    elif provided:
        last = min(last, provided[0])
    return Levy(*at, (max(first, around[0]), min(last, around[1])), (first, last), has_rate, provided)


def _is_reported(sentence: ReadSentence, would: Cue) -> bool:
    """Return whether "would" is what somebody said that he or his state will do: "said it would impose a levy if"."""
    said = sentence.cues("say", sentence.start, would.start, in_quotes=False)
    if not said or sentence.is_quoted(would.start):
        return False
    speaking, acting = subject(sentence, said[-1].start), subject(sentence, would.start)
    is_own = isinstance(acting, Subject) and bool(acting.ids) and set(acting.ids) <= sentence.voice
    return is_own or (isinstance(speaking, Subject) and all(place.sort == "state" for place in speaking.places))


def _predicate(sentence: ReadSentence, at: int) -> Offsets:
    """The part of the clause around an offset that has its verb, where others speak of other tariffs.

    "Japan raised its duty on rice to 5 per cent | and agreed to cut its tariff on figs" has two.
    """
    first, last = sentence.clause(at)
    nouns = [cue.start for cue in sentence.cues("tariff", first, last)]
    rates = [n.start for n in sentence.numbers if n.unit == PER_CENT and first <= n.start < last]
    stops = [
        joint.start
        for joint in sentence.cues("and", first, last)
        if _begins_predicate(sentence, joint.end) and min([*nouns, *rates]) < joint.start < max([*nouns, *rates])
    ]
    stops += [
        token.start
        for token in sentence.tokens_between(first, last)
        if token.text == "," and _begins_predicate(sentence, token.end)
        if any(rate < token.start for rate in rates) and any(noun > token.start for noun in nouns)
    ]
    # "Imposed 22 per cent | in response to a duty of 15 per cent": what is answered was not imposed with the answer.
    for cue in sentence.cues("answering", first, last):
        comma = sentence.text.find(",", cue.end, last)
        stops += [cue.start, *([comma] if comma > 0 else [])]
    stops += [*_awaited(sentence, at, (first, last))]
    return max((s for s in stops if s <= at), default=first), min((s for s in stops if s > at), default=last)


def _awaited(sentence: ReadSentence, at: int, within: Offsets) -> Iterator[int]:
    """Where a clause begins, or ends, that tells of something else: "keeps its levy on figs | until talks end"."""
    for cue in sentence.cues("awaited", *within):
        comma = sentence.text.find(",", cue.end, within[1])
        opens = sentence.left(cue.start) <= within[0] or sentence.text[sentence.left(cue.start) - 1] == ","
        if any(time.begin <= cue.start < time.end for time in sentence.times):
            continue
        if cue.start > at:
            yield cue.start
        elif opens and 0 < comma < at:
            yield comma


def _begins_predicate(sentence: ReadSentence, at: int) -> bool:
    """Return whether a verb for what is done to a tariff, or is said of it, begins at an offset."""
    at = sentence.behind_fillers(at)
    if but := sentence.begins_at("but", at):
        at = sentence.behind_fillers(but.end)
    is_verb = any(sentence.begins_at(kind, at) for kind in ("tariff_stage", "change", "to_come", "say", "rate_basis"))
    return is_verb and sentence.begins_at("good", at) is None  # cut flowers


def is_parted(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether another verb begins between two offsets: "impose a 5 per cent duty and meet again in May"."""
    return any(
        _begins_predicate(sentence, joint.end)
        or any(sentence.begins_at(kind, joint.end) for kind in ("held", "form", "to", "that", "expires"))
        for joint in sentence.cues("and", start, end)
    )


def payers_of(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states on whose goods it falls: behind "on", beside a word for goods, or those that face it."""
    states = [place for place in sentence.actors if place.sort == "state"]
    after = [p for p in states if levy.start < p.start < levy.within[1] and _is_payer(sentence, p)]
    before = [p for p in states if levy.within[0] <= p.start < levy.start and _is_payer(sentence, p)]
    is_led = sentence.has("on", levy.start, levy.within[1])
    found = (after or before) if is_led else (before or after)
    if not found:
        found = list(_facing(sentence, levy)) or _mutual(sentence, levy)
    for place in states:
        if found and place.start > found[-1].end and len(found) < _MOST_PAYERS:
            joint = sentence.begins_at("and", found[-1].end)
            is_next = sentence.text[found[-1].end : place.start].strip() in (",", ", and")
            if is_next or (joint and sentence.right(joint.end) == place.start and not _has_verb(sentence, place)):
                found.append(place)
    return found


def _has_verb(sentence: ReadSentence, place: ActorPlace) -> bool:
    return any(sentence.begins_at(kind, place.end) for kind in ("to_come", "tariff_stage", "change"))


def _is_payer(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a state is one on whose goods words say that a tariff falls."""
    if sentence.begins_at("good", place.end) or sentence.begins_at("generic_good", place.end):
        return True
    verbs = [verb for kind in ("tariff_stage", "say") for verb in sentence.cues(kind, sentence.start, place.start)]
    ons = sentence.cues("on", sentence.start, place.start)
    before = [on for on in ons if not any(v.start <= on.start and on.end <= v.end for v in verbs)]  # called on
    if before and sentence.words_between(before[-1].end, place.start) <= _MOST_STEPS:
        between = (before[-1].end, place.start)
        is_timed = any(between[0] <= time.begin < between[1] for time in sentence.times)
        if (
            not is_timed
            and not any(sentence.has(kind, *between) for kind in _VERBS)
            and not _MARKS.search(sentence.text, *between)
        ):
            return True
    origin = sentence.ends_at("from", place.start)
    if origin is None or not _before(sentence, origin.start, sentence.clause(place.start)[0]):
        return False
    # Negotiators come from a state as well, but face no duty.
    after = sentence.behind_fillers(place.end)
    for kind in ("to_come", "article"):
        after = cue.end if (cue := sentence.begins_at(kind, after)) else after
    is_faced = any(sentence.begins_at(kind, after) for kind in ("faces", "rate_basis"))
    return is_faced or any(sentence.ends_at(kind, origin.start) for kind in ("good", "generic_good"))


def _is_origin(sentence: ReadSentence, place: ActorPlace) -> bool:
    return any(sentence.ends_at(kind, place.start) for kind in ("on", "from"))


def _facing(sentence: ReadSentence, levy: Levy) -> Iterator[ActorPlace]:
    """The states that face a tariff: the subject of a verb such as "face" before it."""
    for cue in sentence.cues("faces", levy.predicate[0], levy.start):
        found = subject(sentence, cue.start)
        if isinstance(found, Subject):
            yield from (place for place in found.places if place.sort == "state")


def _mutual(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states that do something to tariffs on the goods of each other."""
    is_mutual = sentence.has("mutual", levy.start, levy.within[1])
    for cue in sentence.cues("tariff_stage", levy.predicate[0], levy.start) if is_mutual else ():
        found = subject(sentence, cue.start)
        if isinstance(found, Subject) and len(found.places) > 1:
            return list(found.places)
    return []


def imposer_of(sentence: ReadSentence, levy: Levy, payers: Sequence[ActorPlace]) -> ActorPlace | None:
    """Who levies it: behind "imposed by", right before the word for tariffs, or the subject of the verb."""
    paying = {place.who for place in payers}
    for passive in sentence.cues("passive", *levy.predicate):
        for place in sentence.actors:
            if place.start >= passive.end and sentence.words_between(passive.end, place.start) <= 1:
                return place
    for place in sentence.actors:
        nouns = [cue for cue in sentence.cues("tariff", place.end, levy.within[1])[:1] if cue.end > levy.within[0]]
        nouns = [cue for cue in nouns if not (levy.has_rate and levy.start <= cue.start < levy.end)]  # duty-free
        is_other = place.start > levy.end and sentence.has("tariff", levy.start, place.start)
        is_beside = not is_other and any(sentence.words_between(place.end, noun.start) <= 2 for noun in nouns)
        if place.sort == "state" and is_beside and place.who not in paying and not _is_origin(sentence, place):
            return place
    faced = {cue.start for cue in sentence.cues("faces")}
    first, last = sentence.clause(levy.start)
    besides = levy.provided or (last, last)
    for kind in ("tariff_stage", "change"):
        cues = [c for c in sentence.cues(kind, first, last) if not besides[0] <= c.start < besides[1]]
        for cue in [*reversed([c for c in cues if c.end <= levy.start]), *(c for c in cues if c.end > levy.start)]:
            found = subject(sentence, cue.start)
            is_facing = any(cue.start <= at < cue.end for at in faced)
            if (
                isinstance(found, Subject)
                and found.places[:1] == tuple(sentence.meant.get(found.places[0].end, ()))[:1]
            ):
                is_facing = is_facing or not sentence.has("tariff", cue.end, levy.within[1])  # it took effect
            if isinstance(found, Subject) and found.places and not paying & set(found.ids) and not is_facing:
                return found.places[0] if len(found.ids) == 1 else None
    return None


def owner_of(sentence: ReadSentence, levy: Levy) -> ActorPlace | None:
    """The person whose tariff it is said to be: "her 18 per cent duty", "Hale’s duty", "thuế 18% của ông"."""
    at = sentence.left(before_fillers(sentence, levy.start))
    mark = sentence.text[at - 2 : at].strip() if at > sentence.start + 2 else ""
    for place in sentence.actors:
        if place.sort == "person" and mark in ("’s", "'s") and at == place.end + 2:
            return place
    beside = sentence.ends_at("possessive", levy.start) or sentence.begins_at("possessive", levy.end)
    found = sentence.meant.get(beside.end, ()) if beside else ()
    return found[0] if found else ActorPlace(beside.start, beside.end, "", "person", beside.start) if beside else None


# Goods


def goods_of(sentence: ReadSentence, levy: Levy) -> list[str]:
    """The goods, as the text names them: behind "on", before "from" and a state, or beside the word for tariffs."""
    after, before = (levy.start, levy.within[1]), (levy.within[0], levy.start)
    told = [(on, last) for first, last in (after, before) for on in sentence.cues("on", first, last)]
    # "Cut its duty on figs to 5 per cent, to ease the burden on farmers": what is on a tariff or a rate comes first.
    for on, last in sorted(told, key=lambda each: not _is_on_tariff(sentence, each[0].start)):
        if sentence.begins_at("rate_basis", on.start) or is_parted(sentence, levy.end, on.start):
            continue  # on top of, and invest in
        if goods := _listed(sentence, on.end, last):
            return goods
    # "A tariff on wine and whatever else, answering the steel levy": steel is of another.
    stop = min((on.start for on, _ in told if _is_on_tariff(sentence, on.start)), default=levy.within[1])
    for noun in sentence.cues("tariff", levy.within[0], stop):
        beside = sentence.ends_at("good", noun.start) or sentence.begins_at("good", noun.end)
        if beside is not None:
            end = beside.end
            while end < levy.within[1] and sentence.text[end] == " " and is_unclear(sentence, end):
                end = sentence.tokens_between(end, sentence.end)[0].end  # thép cuộn
            return [in_one_line(sentence.text[beside.start : end])]
    for place in sentence.actors:
        origin = sentence.ends_at("from", place.start)
        if origin is not None and before[0] <= place.start < before[1]:
            return _before(sentence, origin.start, before[0])
    return []


def _is_on_tariff(sentence: ReadSentence, at: int) -> bool:
    """Return whether the word for a tariff, or a rate, ends at an offset."""
    return sentence.ends_at("tariff", at) is not None or any(n.end == sentence.left(at) for n in sentence.numbers)


def _listed(sentence: ReadSentence, start: int, end: int) -> list[str]:
    """The goods that a list behind an offset names, up to the first word that is none of it."""
    found: list[str] = []
    words: list[Offsets] = []
    for token in sentence.tokens_between(_behind_possessor(sentence, start, end), end):
        if any(time.begin <= token.start < time.end for time in sentence.times):
            break
        state = next((p for p in sentence.actors if p.start <= token.start < p.end), None)
        joint = sentence.begins_at("and", token.start) or token.text == ","
        if state is not None and words and sentence.begins_at("good", state.end):
            words.append((token.start, token.end))  # packaged Kenyan tea
            continue
        if state is not None or token.text in _APOSTROPHES:
            if words:
                break
            continue
        if joint and (words or not found):
            found += _good(sentence, words)
            words = []
            behind = _behind_joint(sentence, token.start)
            if not found or not sentence.begins_at("good", behind):
                return [] if is_unclear(sentence, behind) else found
            continue
        if sentence.begins_at("common", token.start) and not words:
            continue
        is_stop = not token.text[0].isalnum() and token.text != "-"
        is_inner = any(good.start < token.start < good.end for good in sentence.cues("good"))  # cá | hồi
        stops = [kind for kind in _STOPS if not is_inner and sentence.begins_at(kind, token.start)]
        if is_stop or token.is_number or (stops and (words or not sentence.begins_at("good", token.start))):
            break  # but not at "cut flowers"
        words.append((token.start, token.end))
        if (of := sentence.begins_at("of", token.end)) and sentence.has("generic_good", words[0][0], token.end):
            return _listed(sentence, of.end, end)  # imports of steel
    found += _good(sentence, words)
    return found[:_MOST_GOODS]


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
    if token is None or not token.text.isalpha() or not token.text.islower():
        return False
    return not any(cue.start == token.start for cues in sentence.cues_by_kind.values() for cue in cues)


def _behind_joint(sentence: ReadSentence, at: int) -> int:
    joint = sentence.begins_at("and", at)
    return joint.end if joint else at + 1


def _good(sentence: ReadSentence, words: Sequence[Offsets]) -> list[str]:
    """The goods that these words are, unless they are none, or goods of all kinds."""
    if not words or len(words) > _MOST_WORDS_OF_GOODS:
        return []
    start, end = words[0][0], words[-1][1]
    if sentence.begins_at("no_good", start) or sentence.has("tariff", start, end):
        return []
    generic = sentence.begins_at("generic_good", start)
    is_specific = sentence.has("good", start, end) or not (generic or sentence.ends_at("generic_good", end))
    return [in_one_line(sentence.text[start:end])] if is_specific else []


def _before(sentence: ReadSentence, end: int, first: int) -> list[str]:
    """The goods that the words before an offset name, back to a comma, "and", or another word that is none of it."""
    words: list[Offsets] = []
    for token in reversed(sentence.tokens_between(first, end)):
        is_stop = (
            not token.text[0].isalnum()
            or sentence.begins_at("and", token.start)
            or sentence.begins_at("common", token.start)
        )
        if is_stop or any(sentence.begins_at(kind, token.start) for kind in _STOPS):
            break
        words.insert(0, (token.start, token.end))
    return _good(sentence, words)
