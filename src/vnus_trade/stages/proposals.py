"""Reads how far a tariff has come that a draft deal, a proposal or an offer names: "under the draft, it would cut"."""

from vnus_trade.levies.levy import Levy, doer_of
from vnus_trade.model.vocabulary import TariffStage
from vnus_trade.reading.subjects import Subject, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, dateline_end, said

_WORDS_BEFORE = 6


def proposal_of(sentence: ReadSentence, levy: Levy) -> tuple[str, str] | None:
    """The stage of what a draft or a proposal would do, and its words: "Under the draft package, Arden would cut it".

    The stage is '' where a proposal may be that of the side which would do it, or of another that asks for it.
    """
    under = sentence.begins_at("under", dateline_end(sentence))
    for cue in sentence.cues("proposed", end=levy.start):
        is_bare = cue.value == TariffStage.UNDER_NEGOTIATION and sentence.words_between(*cue[:2]) <= sentence.reach(1)
        if is_bare and not sentence.has("agreement"):
            continue  # "under the draft": of a deal, or of a decree?
        words = sentence.text[under.end : cue.start] if under else ","
        if under is not None and "," not in words and len(words.split()) <= _WORDS_BEFORE:
            stage = _stage_of_offer(sentence, levy, under, cue) if cue.value == TariffStage.OFFERED else cue.value
            return stage, said(sentence, cue)
        if cue.value != TariffStage.OFFERED and sentence.begins_at("future", cue.end):  # the draft deal | would
            return cue.value, said(sentence, cue)
    return None


def _stage_of_offer(sentence: ReadSentence, levy: Levy, under: Cue, offer: Cue) -> str:
    """Whether the side that would do it offers it, or another asks for it: "Under Chile's proposal, Japan would"."""
    of = sentence.begins_at("of", offer.end)
    at = sentence.right(of.end) if of else None
    owners = {each.who for each in sentence.actors if under.end <= each.start < offer.start or each.start == at}
    verbs = levy.own.cues("change", *levy.lead)
    doers = {who.ids for verb in verbs if (who := doer_of(sentence, levy, verb))}
    if sentence.ends_at("old", offer.start):  # its offer
        return str(TariffStage.OFFERED)
    if len(owners) != 1 or len(doers) != 1:
        return ""
    return str(TariffStage.OFFERED if (*owners,) in doers else TariffStage.REQUESTED)


def noun_before(levy: Levy) -> Cue | None:
    """The noun by which a verb is only asked for: "a demand that it | cut", "yêu cầu của Chile về việc | hạ"."""
    whole, first = levy.whole, levy.predicate[0]
    that = whole.begins_at("that", first)
    if that is not None:
        return next((cue for cue in whole.cues("proposed") if cue.end in (whole.left(first), that.end)), None)
    verb = next(iter(levy.own.cues("change", first, levy.start)), None)
    nouns = levy.own.cues("proposed", first, verb.start) if verb else []
    if verb is None or not nouns or whole.has("and", nouns[-1].end, verb.start):
        return None
    who = subject(whole, verb.start)
    is_done = isinstance(who, Subject) and who.places[0].start > nouns[-1].end
    return None if is_done else nouns[-1]
