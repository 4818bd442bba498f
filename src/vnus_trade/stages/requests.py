"""Reads who asks for a tariff, and of whom, and which words look like a request and are none."""

from typing import Any

from vnus_trade.levies.goods import is_unclear
from vnus_trade.levies.levy import Levy, doer_of
from vnus_trade.levies.sides import payers_of
from vnus_trade.model.vocabulary import HARSH, TariffStage
from vnus_trade.reading.subjects import Subject, before_fillers, object_of, subject
from vnus_trade.sentences.clauses import Joint
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, said

_WORDS_OF_OBJECT = 4
_APART = ("to", "from", "on", "place_in", "preposition", "by")
_BEFORE_NOUNS = ("article", "definite", "old", "of", "from", "on", "with", "under", "preposition")
_POSSESSIVES = ("’s", "'s", "s’", "s'")


def request_of(levy: Levy) -> Cue | None:
    """The verb by which somebody asks for it: of its clause, before "that", or of the clause that governs its own."""
    own = [cue for cue in levy.own.cues("tariff_stage") if asks(levy.own, cue)]
    that = levy.whole.begins_at("that", levy.clause.start)
    led = levy.whole.ends_at("tariff_stage", that.start) if that and levy.clause.joint is Joint.OWN else None
    above = levy.governing
    return own[-1] if own else led if led and asks(levy.whole, led) else request_of(above) if above else None


def asks(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether a verb asks for something: also one of proposing, where another state is to do it.

    A noun asks for nothing, nor who is asked, or asks about something: "Chile's demands", "asked by growers".
    """
    if verb.value == TariffStage.OFFERED:
        return _is_of_other(sentence, verb)
    if verb.value != TariffStage.REQUESTED or sentence.begins_at("no_verb", verb.start):
        return False
    before = sentence.left(verb.start)
    if sentence.ends_at("passively", before):
        return True
    is_noun = sentence.ends_at(_BEFORE_NOUNS, before) or sentence.begins_at("of", verb.end)
    is_passive = sentence.begins_at("by", verb.end) is not None
    is_passive = is_passive or (before == sentence.start and said(sentence, verb).endswith(sentence.patterns.past))
    return not (is_noun or is_passive or sentence.text.endswith(_POSSESSIVES, sentence.start, before))


def _is_of_other(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether one state proposes that another do something: "proposed (that) Chile cut its duty"."""
    who, other = subject(sentence, verb.start), object_of(sentence, sentence.behind(verb.end, "that"), reach=0)
    if other is None or not isinstance(who, Subject) or set(who.ids) & set(other.ids):
        return False
    at = sentence.behind_fillers(other.places[-1].end)
    is_verb = sentence.begins_at(("change", "tariff_stage"), at) is not None
    return is_verb and all(place.sort == "state" for place in (*who.places, *other.places))


def is_asked_behind(levy: Levy) -> bool:
    """Return whether what is asked for is a change to a tariff before it: "called for it to be scrapped"."""
    verb = request_of(levy)
    change = next(iter(levy.own.cues("change", levy.end)), None)
    return verb is not None and change is not None and "," not in levy.whole.text[verb.end : change.start]


def is_asked(levy: Levy, wish: Cue) -> bool:
    """Return whether a wish is a request: "wants Chile to lower it", "wants the duty lowered", "seeks a cut in it".

    What a state wants to do itself, or wants of a tariff that may be its own, is none.
    """
    sentence = levy.own
    verbs = [cue for cue in sentence.cues("tariff_stage") if cue.value == TariffStage.REQUESTED]
    verb = next((cue for cue in verbs if cue.start <= wish.start < cue.end), None)
    if verb is None:
        return False
    if object_of(sentence, sentence.behind(verb.end, "article"), reach=0) is not None:
        return True
    change = next(iter(sentence.cues("change", verb.end)), None)
    at = change.start if change else levy.start
    is_own_act = change is not None and not sentence.patterns.past and sentence.behind_fillers(verb.end) == at
    if is_own_act or sentence.has("to", verb.end, at):
        return False
    who = doer_of(levy.whole, levy, verb)
    states = {place.who for place in who.places if place.sort == "state"} if who else set[str]()
    payers = {place.who for place in payers_of(sentence, levy)} or states
    is_none = any(number.start == at and not number.greatest for number in sentence.numbers)
    is_gentle = change.value not in HARSH if change else is_none
    is_its = sentence.begins_at("old", verb.end) is not None
    return bool(states & payers) and is_gentle and not is_its and not _talks_asked(levy, verb, at)


def why_not_asked(levy: Levy, change: str | None, *, is_known: bool) -> str:
    """Why a verb asks for no tariff, '' if it does: it is to come, it asks for talks, or for what is there."""
    sentence, verb = levy.whole, request_of(levy)
    if verb is None:
        return ""
    coming = sentence.ends_at("to_come", before_fillers(sentence, verb.start))
    if coming is not None:
        return f'"{said(sentence, coming)}" is to come, so nothing is asked for yet'
    if talks := _talks_asked(levy, verb, levy.start, is_all=change is None):
        return f'"{said(sentence, talks)}" asked for, so no tariff'
    to = next(iter(sentence.cues("to", verb.end, levy.start)), None) if change is None else None
    if to and sentence.begins_at(("gives", "tariff_stage"), sentence.behind_fillers(to.end)) is None:
        return f'"{said(sentence, verb)}": of something else that is done, so no tariff is asked for'
    stands = next(iter(levy.own.cues("levying", verb.end, levy.start)), None) if change is None else None
    if stands is not None or (is_known and change is None):
        return f'"{said(sentence, stands or verb)}": of a tariff that is there, so none is asked for'
    return ""


def _talks_asked(levy: Levy, verb: Cue, end: int, *, is_all: bool = False) -> Cue | None:
    """The talks or the deal that a verb asks for: "called for new talks to cut the duty"; or all that stand there."""
    for talks in levy.whole.cues(("talks", "agreement"), verb.end, end):
        is_far = levy.whole.words_between(verb.end, talks.start) > _WORDS_OF_OBJECT
        if is_all or not (is_far or levy.whole.has(_APART, verb.end, talks.start)):
            return talks
    return None


def sides_asked(sentence: ReadSentence, levy: Levy, verb: Cue, imposer: ActorPlace | None) -> dict[str, Any]:
    """Who asks for a tariff, and of whom: "Japan urged Chile to cut its duty"; who asks does not impose it."""
    asking = subject(sentence, verb.start) or doer_of(sentence, levy, verb)
    asked = object_of(sentence, sentence.behind(verb.end, "article"), reach=0)
    is_participle = said(sentence, verb).endswith(sentence.patterns.participles)
    passive = sentence.ends_at("passively", verb.start) if not is_participle else None
    agent = asking.places[0].start if isinstance(asking, Subject) else sentence.start
    if led := passive or sentence.ends_at("passively", agent):  # Chile was asked (by Japan) to, Lào bị | Chile đòi
        by = sentence.begins_at("by", verb.end)
        who = subject(sentence, led.start)
        asked = who if isinstance(who, Subject) else None
        asking = object_of(sentence, by.end, reach=0) if by else None if passive else asking
    elif asked is not None and not _is_itself(sentence, asked.places[-1].end):
        asked = None
    if asked is not None and asked.places[0].sort == "state":
        imposer = asked.places[0] if len(asked.ids) == 1 else None
    elif imposer is not None and (imposer.start < verb.end or imposer.sort != "state"):
        imposer = None
    found: dict[str, Any] = {"imposed_by": imposer.who} if imposer else {}
    return found | ({"announced_by": list(asking.ids)} if isinstance(asking, Subject) else {})


def _is_itself(sentence: ReadSentence, at: int) -> bool:
    """Return whether a state whose name ends at an offset is asked, and nobody of it: not "asked Chile’s growers"."""
    is_owner = sentence.text.startswith(_POSSESSIVES[:2], at)  # wants Chile’s | 5 per cent duty cut
    behind = at + 2 * is_owner
    is_tariff = sentence.begins_at("tariff", behind) or any(n.start == sentence.right(behind) for n in sentence.numbers)
    return bool(is_tariff) or not (is_owner or is_unclear(sentence, at))
