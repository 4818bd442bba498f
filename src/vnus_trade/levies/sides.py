"""Finds who levies a tariff, and the states whose goods it falls on."""

import re
from collections.abc import Iterator, Sequence

from vnus_trade.levies.goods import VERBS, goods_before
from vnus_trade.levies.levy import DECIDING, Levy, doer_of
from vnus_trade.reading.subjects import Subject, before_fillers, subject
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence

_MOST_PAYERS, _MOST_STEPS = 8, 6
_MARKS = re.compile("[,.;:]")


def payers_of(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states on whose goods it falls: behind "on", beside a word for goods, or those that face it."""
    spared = min((cue.start for cue in sentence.cues("exempting", levy.start)), default=sentence.end)
    states = [place for place in sentence.actors if place.sort == "state" and place.end <= spared]
    after = [p for p in states if levy.start < p.start < levy.within[1] and _is_payer(sentence, p)]
    before = [p for p in states if levy.within[0] <= p.start < levy.start and _is_payer(sentence, p)]
    is_led = sentence.has("on", levy.start, levy.within[1])
    found = (after or before) if is_led else (before or after)
    goal = destination_of(levy)
    found = [place for place in found if goal is None or place.who != goal.who]
    if not found:
        found = _shipping(sentence, levy) or list(_facing(sentence, levy)) or _mutual(sentence, levy)
    if not found and goal is None:
        found = _imported(sentence, levy)
    for place in states:
        if found and place.start > found[-1].end and len(found) < _MOST_PAYERS:
            end = found[-1].end
            comma = sentence.text.startswith(",", end)
            joint = sentence.begins_at("and", end + comma)
            is_next = sentence.right(joint.end if joint else end + comma) == place.start
            if is_next and (comma or (joint and not _has_verb(sentence, place))):
                found.append(place)
    return found


def _has_verb(sentence: ReadSentence, place: ActorPlace) -> bool:
    return any(sentence.begins_at(kind, place.end) for kind in ("to_come", "tariff_stage", "change"))


def _is_payer(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a state is one on whose goods words say that a tariff falls."""
    if sentence.begins_at("good", place.end) or sentence.begins_at("generic_good", place.end):
        return True
    before = sentence.cues("on", sentence.start, place.start)
    if before and sentence.words_between(before[-1].end, place.start) <= _MOST_STEPS:
        between = (before[-1].end, place.start)
        is_timed = any(between[0] <= time.begin < between[1] for time in sentence.times)
        if (
            not is_timed
            and not any(sentence.has(kind, *between) for kind in VERBS)
            and not _MARKS.search(sentence.text, *between)
        ):
            return True
    origin = sentence.ends_at("from", place.start)
    if origin is None or not goods_before(sentence, origin.start, sentence.clause(place.start)[0]):
        return False
    # Negotiators come from a state as well, but face no duty.
    after = sentence.behind_fillers(place.end)
    for kind in ("to_come", "article"):
        after = cue.end if (cue := sentence.begins_at(kind, after)) else after
    is_faced = any(sentence.begins_at(kind, after) for kind in ("faces", "rate_basis"))
    return is_faced or any(sentence.ends_at(kind, origin.start) for kind in ("good", "generic_good"))


def _is_origin(sentence: ReadSentence, place: ActorPlace) -> bool:
    return any(sentence.ends_at(kind, place.start) for kind in ("on", "from"))


def destination_of(levy: Levy) -> ActorPlace | None:
    """The only state into which the goods go: "hàng Na Uy vào | Mỹ", "khi xuất khẩu sang | Mỹ"."""
    whole, found = levy.whole, []
    for place in whole.actors:
        the = whole.ends_at("article", place.start)
        at = the.start if the else place.start
        into = whole.ends_at("into", at)
        toward = None if into else whole.ends_at("toward", at)
        goods = [c for kind in _GOODS for c in whole.cues(kind, levy.clause.start, toward.start)] if toward else []
        near = max(goods, key=lambda cue: cue.end, default=None)
        is_led = near is not None and toward is not None and _leads_to(whole, near.end, toward.start)
        if place.sort == "state" and (into or is_led):
            found.append(place)
    return found[0] if len({place.who for place in found}) == 1 else None


def _leads_to(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether nothing but whose they are, and that they are sold, lies between goods and where they go."""
    is_apart = any(sentence.has(kind, start, end) for kind in (*DECIDING, "tariff", "faces"))
    is_other = any(start <= number.start < end for number in sentence.numbers) or _MARKS.search(
        sentence.text, start, end
    )
    return not is_apart and not is_other and sentence.words_between(start, end) <= _MOST_STEPS


def _shipping(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states whose goods face a tariff: "hàng | Na Uy vào Mỹ chịu thuế", "tôm của | Na Uy"."""
    goal = destination_of(levy)
    found = []
    for cue in sentence.cues("faces", levy.predicate[0], levy.start):
        for place in sentence.actors:
            of = sentence.ends_at("of", place.start)
            at = of.start if of else place.start
            is_goods = any(sentence.ends_at(kind, at) for kind in _GOODS) and place.end <= cue.start
            if place.sort == "state" and is_goods and (goal is None or place.who != goal.who):
                found.append(place)
    return found


_GOODS = ("good", "generic_good")


def _imported(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The state whose goods another lets in at the rate: "Lào giảm thuế nhập khẩu táo của | Na Uy"."""
    imports = sentence.cues("import_duty", levy.predicate[0], levy.within[1])
    verbs = [verb for kind in DECIDING for verb in sentence.cues(kind, levy.predicate[0], levy.start)]
    for place in sentence.actors:
        of = sentence.ends_at("of", place.start)
        near = [cue for cue in imports if of and cue.end <= of.start]
        is_goods = bool(near) and of is not None and _leads_to(sentence, near[-1].end, of.start)
        is_others = any(_does(sentence, verb.start, place) for verb in verbs)
        if place.sort == "state" and is_goods and is_others:
            return [place]
    return []


def _does(sentence: ReadSentence, at: int, other: ActorPlace) -> bool:
    """Return whether a state that is not another one does what a verb says."""
    who = subject(sentence, at)
    return isinstance(who, Subject) and all(each.sort == "state" and each.who != other.who for each in who.places)


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


def imposer_of(whole: ReadSentence, levy: Levy, payers: Sequence[ActorPlace]) -> ActorPlace | None:
    """Who levies it: behind "imposed by", right before the word for tariffs, or the subject of the verb."""
    sentence = levy.own
    paying = {place.who for place in payers}
    for passive in sentence.cues("passive", *levy.predicate):
        for place in sentence.actors:
            if place.start >= passive.end and sentence.words_between(passive.end, place.start) <= 1:
                return place
    goal = destination_of(levy)
    if goal is not None and payers and goal.who not in paying:
        return goal
    for place in sentence.actors:
        nouns = [cue for cue in sentence.cues("tariff", place.end, levy.within[1])[:1] if cue.end > levy.within[0]]
        nouns = [cue for cue in nouns if not (levy.has_rate and levy.start <= cue.start < levy.end)]  # duty-free
        is_other = place.start > levy.end and sentence.has("tariff", levy.start, place.start)
        is_beside = not is_other and any(
            sentence.words_between(place.end, noun.start) <= 2 and not sentence.has("faces", place.end, noun.start)
            for noun in nouns
        )
        if place.sort == "state" and is_beside and place.who not in paying and not _is_origin(sentence, place):
            return place
    faced = {cue.start for cue in sentence.cues("faces")}
    for kind in DECIDING:
        cues = [cue for cue in sentence.cues(kind) if not sentence.ends_at("article", cue.start)]  # won a cut
        for cue in [*reversed([c for c in cues if c.end <= levy.start]), *(c for c in cues if c.end > levy.start)]:
            is_facing = any(cue.start <= at < cue.end for at in faced)
            found = doer_of(whole, levy, cue)
            if found is not None and found.places[:1] == tuple(whole.meant.get(found.places[0].end, ()))[:1]:
                is_facing = is_facing or not sentence.has("tariff", cue.end, levy.within[1])  # it took effect
            if found is not None and found.places and not paying & set(found.ids) and not is_facing:
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
