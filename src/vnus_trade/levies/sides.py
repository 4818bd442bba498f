"""Finds who levies a tariff, and the states whose goods it falls on."""

import re
from collections.abc import Iterator, Sequence

from vnus_trade.levies.goods import VERBS, goods_before
from vnus_trade.levies.levy import DECIDING, Levy, doer_of
from vnus_trade.reading.subjects import Subject, before_fillers, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence

_MOST_PAYERS, _MOST_STEPS, _BESIDE = 8, 6, 2
_MARKS = re.compile("[,.;:]")
_MARKS_OF_OWNERS = ("’s", "'s")
_GOODS = ("good", "generic_good")
_BESIDE_VERBS = ("filler", "to_come", "modal", "present")


def payers_of(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states on whose goods it falls: behind "on", beside a word for goods, or those that face it."""
    spared = min((cue.start for cue in sentence.cues("exempting", levy.start)), default=sentence.end)
    states = [place for place in sentence.actors if place.sort == "state" and place.end <= spared]
    after = [p for p in states if levy.start < p.start < levy.within[1] and is_payer(sentence, p)]
    before = [p for p in states if levy.within[0] <= p.start < levy.start and is_payer(sentence, p)]
    is_faced = bool(before) and sentence.has("faces", before[-1].end, levy.start)
    is_led = sentence.has("on", levy.start, levy.within[1]) and not is_faced
    found = (after or before) if is_led else (before or after)
    goal = destination_of(levy)
    found = [place for place in found if goal is None or place.who != goal.who]
    if not found:
        facing = [place for place in _facing(sentence, levy) if goal is None or place.who != goal.who]
        found = _shipping(sentence, levy) or facing or _mutual(sentence, levy)
    if not found and goal is None:
        found = _imported(sentence, levy)
    for place in states:
        if found and place.start > found[-1].end and len(found) < _MOST_PAYERS:
            end = found[-1].end
            comma = sentence.text.startswith(",", end)
            joint = sentence.begins_at("and", end + comma)
            is_next = sentence.right(joint.end if joint else end + comma) == place.start
            is_one = place.end < levy.start and not any(end <= each.start <= place.start for each in levy.clauses)
            has_verb = sentence.begins_at(("to_come", "tariff_stage", "change"), place.end) is not None
            if is_next and (comma or (joint and (is_one or not has_verb))):
                found.append(place)
    return found


def is_payer(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a state is one on whose goods words say that a tariff falls."""
    if sentence.ends_at(("by", "passively"), sentence.before(place.start, "article")):
        return False  # được Mỹ áp
    goods = sentence.begins_at(_GOODS, sentence.behind(_behind_mark(sentence, place), "treated"))
    if goods is not None:
        return sentence.begins_at("tariff", goods.end) is None  # Chile’s rice duty
    before = sentence.cues("on", sentence.start, place.start)
    joint = sentence.ends_at("and", place.start)
    joined = sentence.actor_before(joint.start) if joint else None
    is_apart = joint is not None and not (joined and is_payer(sentence, joined))
    first = before[-1].end if before else place.start
    first = max([first, *(number.end for number in sentence.numbers if first <= number.start < place.start)])
    if before and not is_apart and sentence.words_between(first, place.start) <= _MOST_STEPS:
        between = (before[-1].end, place.start)
        is_timed = any(between[0] <= time.begin < between[1] for time in sentence.times)
        if (
            not is_timed
            and not sentence.has((*VERBS, "to"), *between)
            and not _MARKS.search(sentence.text, first, between[1])
        ):
            return True
    origin = sentence.ends_at("from", place.start)
    end = before_goal(sentence, origin.start) if origin else 0
    if origin is None or not (
        sentence.ends_at("generic_good", end) or goods_before(sentence, end, sentence.clause(place.start)[0])
    ):
        return False
    # Negotiators come from a state as well, but face no duty.
    after = sentence.behind(sentence.behind_fillers(place.end), "to_come", "article")
    is_faced = sentence.begins_at(("faces", "rate_basis"), after) is not None
    return is_faced or sentence.ends_at(_GOODS, end) is not None


def _behind_mark(sentence: ReadSentence, place: ActorPlace) -> int:
    """Where the words behind a state begin, whether or not they are of it: "Chile’s | rice", "Chilean | rice"."""
    return place.end + 2 * sentence.text.startswith(_MARKS_OF_OWNERS, place.end)


def before_goal(sentence: ReadSentence, at: int) -> int:
    """Where words for goods end before an offset and the state into which they go: "rice | into Chile from Peru"."""
    goal = sentence.actor_before(at)
    into = sentence.ends_at(("toward", "to", "into"), sentence.before(goal.start, "article")) if goal else None
    return into.start if into else at


def destination_of(levy: Levy) -> ActorPlace | None:
    """The only state into which the goods go: "hàng Na Uy vào | Mỹ", "khi xuất khẩu sang | Mỹ"."""
    whole, found = levy.whole, []
    for place in whole.actors:
        at = whole.before(place.start, "article")
        into = whole.ends_at("into", at)
        toward = None if into else whole.ends_at("toward", at)
        goods = whole.cues(_GOODS, levy.clause.start, toward.start) if toward else []
        near = max(goods, key=lambda cue: cue.end, default=None)
        is_led = near is not None and toward is not None and _leads_to(whole, near.end, toward.start)
        is_led = bool(into) or is_led or _is_shipped_to(levy, place, at) or _is_faced_in(levy, at)
        if place.sort == "state" and is_led:
            found.append(place)
    others = [each for each in levy.clauses if whole.has(("tariff", "faces"), each.start, each.end)]
    others = [each for each in others if each not in levy.parts]
    found = [p for p in found if not any(each.start <= p.start < each.end for each in others)]
    return found[0] if len({place.who for place in found}) == 1 else None


def _is_shipped_to(levy: Levy, place: ActorPlace, at: int) -> bool:
    """Return whether goods go to whom words at an offset name: "shipments of Chile’s rice to | Peru"."""
    sentence = levy.own
    to = sentence.ends_at("to", at)
    if to is None or not (at > levy.end or sentence.has("faces", place.end, levy.start)):
        return False
    sent = sentence.cues("shipment", levy.predicate[0], to.start)
    return any(_leads_to(sentence, cue.end, to.start) for cue in sent)


def _is_faced_in(levy: Levy, at: int) -> bool:
    """Return whether goods face a tariff in what words at an offset name: "faces a 12% duty in | Peru"."""
    sentence = levy.own
    place_in = sentence.ends_at("place_in", at)
    words = sentence.words_between(levy.end, place_in.start) if place_in else _MOST_STEPS
    is_behind = place_in is not None and place_in.start >= levy.end and words <= _BESIDE
    return is_behind and sentence.has("faces", *levy.lead)


def _leads_to(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether nothing but whose they are, and that they are sold, lies between goods and where they go."""
    is_apart = sentence.has((*DECIDING, "tariff", "faces"), start, end)
    is_other = any(start <= number.start < end for number in sentence.numbers) or _MARKS.search(
        sentence.text, start, end
    )
    return not is_apart and not is_other and sentence.words_between(start, end) <= _MOST_STEPS


def _shipping(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states whose goods face a tariff: "hàng | Na Uy vào Mỹ chịu thuế", "tôm của | Na Uy"."""
    goal = destination_of(levy)
    found = []
    for cue in _faces(sentence, levy):
        for place in sentence.actors:
            is_goods = sentence.ends_at(_GOODS, sentence.before(place.start, "of")) and place.end <= cue.start
            if place.sort == "state" and is_goods and (goal is None or place.who != goal.who):
                found.append(place)
    return found


def _faces(sentence: ReadSentence, levy: Levy) -> list[Cue]:
    """The words before a tariff that say who faces it: "face", "bị | Mỹ áp"."""
    passive = [cue for place in sentence.actors if (cue := sentence.ends_at("passively", place.start))]
    cues = [*sentence.cues("faces", *levy.lead), *passive]
    return [cue for cue in cues if levy.predicate[0] <= cue.start and cue.end <= levy.start]


def _imported(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The state whose goods another lets in at the rate: "Lào giảm thuế nhập khẩu táo của | Na Uy"."""
    imports = sentence.cues("import_duty", levy.predicate[0], levy.within[1])
    verbs = sentence.cues(DECIDING, *levy.lead)
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
    for cue in _faces(sentence, levy):
        found = subject(sentence, cue.start)
        if isinstance(found, Subject):
            yield from (place for place in found.places if place.sort == "state")
        yield from (place for place in sentence.actors if place.end < cue.start and is_exporting(sentence, place, cue))


def is_exporting(sentence: ReadSentence, place: ActorPlace, faces: Cue) -> bool:
    """Return whether a state is that of exporters who face something: "Chile’s exporters face", "Chilean exporters"."""
    before = sentence.ends_at("exporter", sentence.before(place.start, ("of", "from", "place_in")))
    behind = sentence.begins_at("exporter", _behind_mark(sentence, place))
    end = behind.end if behind else place.end if before else faces.start
    return place.sort == "state" and end == behind_subject(sentence, faces)


def behind_subject(sentence: ReadSentence, verb: Cue) -> int:
    """Where the subject of a verb ends, before "will" and the like."""
    at = before_fillers(sentence, verb.start)
    while before := sentence.ends_at(_BESIDE_VERBS, at):
        at = before.start
    return sentence.left(at)


def _mutual(sentence: ReadSentence, levy: Levy) -> list[ActorPlace]:
    """The states that do something to tariffs on the goods of each other."""
    is_mutual = sentence.has("mutual", levy.start, levy.within[1])
    for cue in sentence.cues("tariff_stage", *levy.lead) if is_mutual else ():
        found = subject(sentence, cue.start)
        if isinstance(found, Subject) and len(found.places) > 1:
            return list(found.places)
    return []


def imposer_of(whole: ReadSentence, levy: Levy, payers: Sequence[ActorPlace]) -> ActorPlace | None:
    """Who levies it: behind "by", beside the word for tariffs, or the subject of the verb."""
    sentence = levy.own
    paying = {place.who for place in payers}
    for passive in sentence.cues("passive", *levy.predicate):
        for place in sentence.actors:
            if place.start >= passive.end and sentence.words_between(passive.end, place.start) <= 1:
                return place
    goal = destination_of(levy)
    if goal is not None and goal.who not in paying and (payers or _faces(sentence, levy)):
        return None if _is_one_of_several(whole, goal) else goal
    states = [place for place in sentence.actors if place.sort == "state"]
    for is_its in (_acts_in_passive, _is_owner, _is_beside, _is_before_verb):
        for place in states:
            if place.who not in paying and is_its(sentence, levy, place):
                return None if _is_one_of_several(sentence, place) else place
    faced = {cue.start for cue in sentence.cues("faces")}
    for kind in (*DECIDING, "collects", "retaliates"):
        cues = [cue for cue in sentence.cues(kind) if not sentence.ends_at("article", cue.start)]  # won a cut
        cues = [cue for cue in cues if kind in DECIDING or _collects(sentence, levy, cue)]
        for cue in [*reversed([c for c in cues if c.end <= levy.start]), *(c for c in cues if c.end > levy.start)]:
            is_facing = any(cue.start <= at < cue.end for at in faced)
            found = doer_of(whole, levy, cue)
            if found is not None and found.places[:1] == tuple(whole.meant.get(found.places[0].end, ()))[:1]:
                is_facing = is_facing or not sentence.has("tariff", cue.end, levy.within[1])  # it took effect
            if found is not None and found.places and not paying & set(found.ids) and not is_facing:
                return found.places[0] if len(found.ids) == 1 else None
    return next((place for place in _owning(sentence, levy) if place.who not in paying), None)


def _is_one_of_several(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether "and" joins a state to another: "cut by | Chile and Peru", "Peru’s and | Chile’s duty"."""
    before, behind = sentence.ends_at("and", place.start), sentence.begins_at("and", _behind_mark(sentence, place))
    others = [other for other in sentence.actors if other.sort == "state" and other.who != place.who]
    is_behind = behind is not None and any(other.start == sentence.right(behind.end) for other in others)
    ends = [_behind_mark(sentence, other) for other in others]
    return is_behind or (before is not None and sentence.left(before.start) in ends)


def _nouns(sentence: ReadSentence, levy: Levy) -> Iterator[int]:
    """Where the words for a tariff begin: its rate, and its noun."""
    nouns = sentence.cues("tariff", *levy.predicate)
    yield levy.start
    yield from (noun.start for noun in nouns if not (levy.has_rate and levy.start <= noun.start < levy.end))


def _owning(sentence: ReadSentence, levy: Levy) -> Iterator[ActorPlace]:
    """The states whose duty it is that a pronoun before its words names: "its 12% duty"."""
    for at in _nouns(sentence, levy):
        beside = sentence.ends_at("possessive", at)
        found = sentence.meant.get(beside.end, ()) if beside else ()
        yield from (place for place in found if place.sort == "state")


def _acts_in_passive(sentence: ReadSentence, levy: Levy, place: ActorPlace) -> bool:
    """Return whether a verb is done to a tariff by a state: "was imposed on figs by | Japan", "được | Nhật Bản áp"."""
    is_led = sentence.ends_at("passively", place.start) is not None
    if is_led and sentence.begins_at((*DECIDING, "collects"), place.end):
        return True
    by = sentence.ends_at("by", sentence.before(place.start, "article"))
    verbs = sentence.cues(DECIDING, levy.predicate[0], by.start) if by else ()
    ends = {n.end for n in sentence.numbers} | {t.end for t in sentence.times} | {p.end for p in sentence.actors}
    is_beside = by is not None and (
        sentence.left(by.start) in ends or sentence.ends_at((*_GOODS, *DECIDING), by.start) is not None
    )
    return is_beside and any(sentence.ends_at("passively", verb.start) for verb in verbs)


def _is_beside(sentence: ReadSentence, levy: Levy, place: ActorPlace) -> bool:
    """Return whether a state is right before the word for a tariff: "the | Japanese duty"."""
    nouns = [cue for cue in sentence.cues("tariff", place.end, levy.within[1])[:1] if cue.end > levy.within[0]]
    nouns = [cue for cue in nouns if not (levy.has_rate and levy.start <= cue.start < levy.end)]  # duty-free
    is_other = place.start > levy.end and sentence.has("tariff", levy.start, place.start)
    is_beside = not is_other and any(
        sentence.words_between(place.end, noun.start) <= _BESIDE
        and not sentence.has(("faces", "that", "say", "possessive"), place.end, noun.start)
        for noun in nouns
    )
    return is_beside and sentence.ends_at(("on", "from"), place.start) is None


def _is_owner(sentence: ReadSentence, levy: Levy, place: ActorPlace) -> bool:
    """Return whether it is the tariff of a state on others: "| Japan’s new 12% duty on", "thuế 12% của | Mỹ với"."""
    nouns = sentence.cues("tariff", place.end, levy.within[1])[:1]
    behind = _behind_mark(sentence, place)
    if levy.has_rate and nouns and sentence.begins_at("on", nouns[0].end) and behind > place.end:
        return behind <= levy.start and sentence.words_between(behind, levy.start) <= 1
    of = sentence.ends_at("of", place.start)
    ends = (levy.end, *(noun.end for noun in sentence.cues("tariff", *levy.predicate)))
    is_of = of is not None and sentence.left(of.start) in ends
    return is_of and sentence.begins_at("on", place.end) is not None


def _is_before_verb(sentence: ReadSentence, levy: Levy, place: ActorPlace) -> bool:
    """Return whether a state did what is told behind a tariff: "the duty (that) | Japan imposed", "thuế mà | Mỹ áp"."""
    at = sentence.before(place.start, ("that", "whom"))
    is_behind = place.start > levy.start and sentence.ends_at("tariff", at) is not None
    is_behind = is_behind or sentence.left(at) == levy.end
    at = sentence.behind_fillers(place.end)
    verb = sentence.begins_at(DECIDING, at) if is_behind else None
    objects = ("article", "definite", "old", "tariff", "good")  # after Chile's duty Japan raised its own
    return verb is not None and sentence.begins_at(objects, verb.end) is None


def _collects(sentence: ReadSentence, levy: Levy, verb: Cue) -> bool:
    """Return whether a tariff is what a verb is done with: "answered on Monday with a 12% duty", "collects 12%"."""
    at = sentence.behind_fillers(verb.end)
    while behind := next((t.end for t in sentence.times if t.begin == at), None):
        at = sentence.behind_fillers(behind)
    with_ = sentence.begins_at("with", at)
    if with_ is None and verb.kind == "retaliates":
        return False  # answered a 12% duty
    at = sentence.behind(with_.end if with_ else at, "article", "old", "quantity")
    return sentence.right(at) in _nouns(sentence, levy)


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
