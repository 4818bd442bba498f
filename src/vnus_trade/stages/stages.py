"""Reads how far a tariff had come ("will cut", "would cut"), what is done to it, and what its rate counts from."""

from collections.abc import Sequence
from typing import Any

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.levies.levy import Levy, is_own_act
from vnus_trade.model.vocabulary import EASING, HARSH, MeasureChange, TariffStage
from vnus_trade.reading.demands import told_before
from vnus_trade.reading.passages import denial_of, is_under_agreement
from vnus_trade.reading.subjects import before_fillers, subject
from vnus_trade.sentences.clauses import Joint
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks, said
from vnus_trade.stages.proposals import noun_before, proposal_of
from vnus_trade.stages.requests import asks, request_of

_NEAR_BASIS, _GOVERNS = 3, 2


def judged(sentence: ReadSentence, levy: Levy) -> tuple[dict[str, Any], dict[str, str]]:
    """Stage, change and basis, each where one word says it; where words compete, a note has them."""
    fields: dict[str, Any] = {}
    notes: dict[str, str] = {}
    for key, kind in (("stage", "tariff_stage"), ("change", "change")):
        chosen = _chosen(levy.own, levy, kind)
        if key == "change":
            chosen = _change(levy.own, levy, chosen[-1:] if len({cue.value for cue in chosen}) > 1 else chosen)
        if len({cue.value for cue in chosen}) == 1:
            fields[key] = chosen[0].value
        if chosen:
            notes[key] = " or ".join(dict.fromkeys(in_marks(sentence, cue) for cue in chosen))
        if chosen and fields.get("stage", TariffStage.ENACTED) == TariffStage.ENACTED:
            _ahead(sentence, chosen[-1], fields, notes)
    if levy.provided:
        _depend(sentence, levy, levy.provided, fields, notes)
    # "Urged Chile to scrap this | and to impose that": who is "to impose" it has announced nothing.
    is_infinitive = sentence.begins_at("to", sentence.behind(levy.clause.start, "and")) is not None
    if levy.clause.joint is Joint.VERB and ("stage" not in fields or is_infinitive):
        _inherit(levy, fields, notes)
    _govern(sentence, levy, fields, notes)
    if levy.has_rate and (kept := _kept(levy)):
        fields |= {"stage": str(TariffStage.ANNOUNCED), "change": str(MeasureChange.KEEPS)}
        notes |= {"stage": kept, "change": kept}
    if fields.get("stage") == TariffStage.ANNOUNCED:
        _doubt(sentence, levy, fields, notes)
    _threaten(levy, fields, notes)
    is_willing = fields.get("stage") == TariffStage.OFFERED and levy.own.has("willing", *levy.lead)
    if is_willing and fields.get("change") in (*HARSH, None):
        del fields["stage"]  # who is prepared to raise a duty, or to pay it, offers nothing
    _count(sentence, levy, fields, notes)
    return fields, notes


def _count(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Take what a rate counts from the words beside it."""
    for cue in levy.own.cues("rate_basis", *levy.within):
        span = (cue.end, levy.start) if cue.end <= levy.start else (levy.end, cue.start)
        if sentence.words_between(*span) <= _NEAR_BASIS:
            fields["basis_of_rate"], notes["basis_of_rate"] = cue.value, in_marks(sentence, cue)


def _doubt(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Correct the stage of what is not decided, or is told by nobody who can announce it: "people familiar said"."""
    told = [each for each in levy.clauses if each.joint is Joint.SAYS]
    above = levy.governing or levy
    is_would = any(sentence.has("hypothetical", *each.predicate) for each in (levy, above))
    unnamed = [cue for each in told for cue in sentence.cues("unnamed", each.start, each.end)]
    if undecided := sentence.cues("undecided", levy.end):
        fields["stage"], notes["stage"] = str(TariffStage.UNDER_CONSIDERATION), in_marks(sentence, undecided[0])
    elif unnamed or (is_would and not told and not sentence.has("say", sentence.start, levy.start)):
        del fields["stage"]
        notes["stage"] += f", but told by {in_marks(sentence, unnamed[0]) if unnamed else 'nobody'}"


def modal_of(levy: Levy) -> Cue | None:
    """The word by which a verb before a tariff is only possible: "may also raise its duty on all of that to 5"."""
    own = levy.own
    verbs = own.cues(("tariff_stage", "change"), *levy.lead)
    found = (own.ends_at("modal", before_fillers(own, verb.start)) for verb in verbs)
    return next((modal for modal in found if modal and own.text[modal.start].islower()), None)


def _depend(
    sentence: ReadSentence, levy: Levy, provided: Offsets, fields: dict[str, Any], notes: dict[str, str]
) -> None:
    """Correct the stage of what is only to come where something holds: a threat, if it is harsh.

    What somebody says that he may do then is one as well.
    """
    fields["provided"] = in_one_line(sentence.text[slice(*provided)]).strip()
    if proposal_of(sentence, levy):
        return
    word = next(token.text for token in sentence.tokens_between(provided[0], sentence.end))
    modal = modal_of(levy)
    if modal and fields.get("change") in HARSH and is_own_act(sentence, modal):
        fields["stage"], notes["stage"] = str(TariffStage.THREATENED), f'"{said(sentence, modal)} … {word}"'
    if fields.get("stage") == TariffStage.ANNOUNCED:
        del fields["stage"]
        fields |= {"stage": str(TariffStage.THREATENED)} if fields.get("change") in HARSH else {}
        notes["stage"] += f', but only "{word}"'


def _threaten(levy: Levy, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Correct the stage of what comes if what was demanded does not: "or face a duty", "would otherwise levy one"."""
    for each in filter(None, (levy, levy.governing)):
        would = next(iter(each.own.cues("to_come", each.predicate[0], levy.start)), None)
        for cue in each.own.cues("otherwise", *each.predicate):
            is_told = told_before(levy.whole, cue.start)[1] is not None
            is_faced = is_told and each.own.has("faces", cue.start, levy.start)
            is_done = would and (
                is_own_act(levy.whole, would) or (is_told and subject(levy.whole, would.start) is None)
            )
            if is_faced or (is_done and fields.get("change") in HARSH):
                fields["stage"], notes["stage"] = str(TariffStage.THREATENED), in_marks(each.own, cue)
                return


def _chosen(sentence: ReadSentence, levy: Levy, kind: str) -> list[Cue]:
    """The words of a kind that decide: those before a rate, of its own part of the sentence if it has some, or behind.

    What is behind a comma tells of another tariff, or how this one was made known, which its rate goes with.
    """
    cues = [
        cue
        for cue in sentence.cues(kind, *levy.predicate)
        if sentence.is_quoted(cue.start) == sentence.is_quoted(levy.start)
        and not denial_of(sentence, cue.start, cue.start)
        and not (kind == "tariff_stage" and sentence.ends_at("article", cue.start) and not _governs(sentence, cue))
        and not (cue.value == TariffStage.REQUESTED and not asks(sentence, cue))
        and not sentence.begins_at("no_verb", cue.start)  # asked about, fell short
    ]
    cues = [cue for cue in cues if cue.start > sentence.start] or cues  # what opens the sentence only governs
    before = [cue for cue in cues if cue.end <= levy.start]
    own = [cue for cue in before if cue.start >= levy.within[0]]
    behind = [cue for cue in cues if levy.end <= cue.start < levy.within[1]]
    behind = [cue for cue in behind if levy.has_rate or "," not in sentence.text[levy.end : cue.start]]
    asking = [cue for cue in (own or before)[:1] if asks(sentence, cue)]
    passive = [cue for cue in behind if sentence.ends_at("passively", cue.start)]
    if kind == "change" and passive and all(_is_noun(sentence, cue) for cue in own or before):
        return passive[:1]  # the rise to 5 per cent will be | delayed
    return [asking[0]._replace(value=TariffStage.REQUESTED)] if asking else _deciding(sentence, own or before or behind)


def _governs(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether a verb is what a noun is of: "a pledge to | cut it", but not "won a cut"."""
    return sentence.ends_at("to", cue.end) is not None


def _is_noun(sentence: ReadSentence, cue: Cue) -> bool:
    return sentence.ends_at(("article", "tariff", "definite"), cue.start) is not None


def _kept(levy: Levy) -> str:
    """The words by which somebody says that he will not lower or lift it: "would not lift"; '' for none."""
    for verb in levy.own.cues("change", *levy.lead):
        at = before_fillers(levy.own, verb.start)
        no = levy.own.ends_at("negation", at) if verb.value in EASING else None
        coming = levy.own.ends_at("to_come", no.start) if no else None
        start = coming.start if coming else no.start if no and levy.own.begins_at("will_not", no.start) else None
        if start is not None and not levy.own.has("to", verb.end, levy.start):
            return f'"{in_one_line(levy.own.text[start : verb.end])}"'
    return ""


def _inherit(levy: Levy, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Take the stage of the verb that governs this one: "agreed to buy rice | and to drop a levy".

    One that is done shares what is done alone, and one that is only named shares all else: "raised this | and waived
    that", "will lower this | and remove that".
    """
    verb = next(iter(levy.own.cues("change", *levy.lead)), None)
    above = levy.governing
    over, said_of = judged(levy.whole, above) if above else ({}, {})
    if verb is not None and "stage" in over:
        word = levy.whole.text[verb.start : verb.end]
        is_done = word.endswith(levy.whole.patterns.past) and not levy.whole.ends_at("to", verb.start)
        if is_done == (over["stage"] == TariffStage.ENACTED):
            fields["stage"], notes["stage"] = over["stage"], said_of["stage"]


def _govern(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Correct the stage of a verb that other words govern: "Under the deal, ...", or "agreed to raise ... and cut"."""
    bare = any(notes.get("stage") == in_marks(sentence, cue) for cue in sentence.cues("bare", *levy.predicate))
    if not (_ask(sentence, levy, fields, notes, bare=bare) or _propose(sentence, levy, fields, notes, bare=bare)):
        _lead(sentence, levy, fields, notes, bare=bare)
    if fields.get("stage") == TariffStage.WITHDRAWN and not _is_of_plan(sentence, levy):
        del fields["stage"]
    stands = levy.own.has(("present", "levying"), *levy.lead)
    if fields.get("change") == MeasureChange.INTRODUCES and stands:
        del fields["change"]


def _lead(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str], *, bare: bool) -> None:
    """Correct the stage of a verb by the verbs before its clause, and by what opens the sentence."""
    above = levy.governing
    is_that = sentence.begins_at("that", levy.predicate[0]) is not None
    first = above.predicate[0] if above else sentence.start if is_that else levy.predicate[0]
    cues = sentence.cues("tariff_stage", first, levy.predicate[0])
    before = [cue for cue in cues if not sentence.begins_at("bare", cue.start)]
    opening = next((cue for cue in sentence.cues("tariff_stage") if cue.start == sentence.start), None)
    is_announced = fields.get("stage") == TariffStage.ANNOUNCED
    is_would = is_announced and sentence.has("hypothetical", *levy.predicate)
    is_reported = is_would and is_that  # warned that it would
    deal = sentence.cues("agreement", sentence.start, levy.start)
    if opening is not None and (bare or is_announced):
        if opening.value != TariffStage.REQUESTED or asks(sentence, opening):
            fields["stage"], notes["stage"] = opening.value, in_marks(sentence, opening)
    elif is_reported and before and before[-1].value == TariffStage.THREATENED:
        fields["stage"], notes["stage"] = before[-1].value, in_marks(sentence, before[-1])
    elif bare and above and above.own.has("to_come") and not before:
        fields["stage"] = str(TariffStage.ANNOUNCED)  # "will grant rice free entry | and cut its duty on tea"
        notes["stage"] = f'"{said(sentence, above.own.cues("to_come")[-1])} … {notes["stage"][1:]}'
    elif (bare or not fields.get("stage")) and (plan := _plan_listed(sentence, levy)):
        fields["stage"], notes["stage"] = str(TariffStage.ANNOUNCED), f'"{plan}"'
    elif bare and before and before[-1].value != TariffStage.ENACTED:
        fields.pop("stage", None)
        notes["stage"] += f", or {in_marks(sentence, before[-1])}"
    elif deal and (bare or is_would or (is_announced and is_under_agreement(sentence))):
        fields.pop("stage", None)
        notes["stage"] += f", or of the {said(sentence, deal[-1])}"


def _ask(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str], *, bare: bool) -> bool:
    """Correct the stage of what somebody asks for in a clause before: "demanded | that Chile cut it"."""
    asked = request_of(levy)
    is_that = sentence.begins_at("that", levy.predicate[0]) is not None
    is_would = fields.get("stage") == TariffStage.ANNOUNCED and sentence.has("hypothetical", *levy.predicate)
    if asked is None or asked.end > levy.predicate[0] or is_would:
        return False
    if is_that or (bare and _is_led(sentence, levy, asked)):
        fields["stage"], notes["stage"] = str(TariffStage.REQUESTED), in_marks(sentence, asked)
        return True
    return False


def _propose(sentence: ReadSentence, levy: Levy, fields: dict[str, Any], notes: dict[str, str], *, bare: bool) -> bool:
    """Correct the stage of what is only proposed or asked for by a noun: "Under the draft deal", "a demand | that"."""
    noun = noun_before(levy) if bare else None
    is_open = fields.get("stage") in (TariffStage.ANNOUNCED, TariffStage.AGREED)
    proposal = proposal_of(sentence, levy) if is_open else None
    if noun is not None:
        fields.pop("stage", None)
        notes["stage"] += f", or of the {in_marks(sentence, noun)}"
    elif proposal is not None:
        fields.pop("stage", None)
        fields |= {"stage": proposal[0]} if proposal[0] else {}
        notes["stage"] = f'"{proposal[1]}"' + ("" if proposal[0] else ": offered or requested")
    return noun is not None or proposal is not None


def _plan_listed(sentence: ReadSentence, levy: Levy) -> str:
    """The words by which somebody announces a plan before a colon and what it would do; '' for none."""
    colon = next((each.start for each in levy.parts if sentence.text[each.start] == ":"), levy.predicate[0])
    verbs = [cue for cue in sentence.cues("tariff_stage", end=colon) if cue.value == TariffStage.ANNOUNCED]
    plans = sentence.cues("plan", verbs[-1].end, colon) if verbs else []
    return in_one_line(sentence.text[verbs[-1].start : plans[0].end]) if plans else ""


def _is_led(sentence: ReadSentence, levy: Levy, verb: Cue) -> bool:
    """Return whether a verb is an infinitive as the one before "and" is: "urged Chile to drop this | and cut that"."""
    is_bare = not sentence.patterns.past or sentence.has("to", verb.end, levy.clause.start)
    has_comma = sentence.text[sentence.left(levy.clause.start) - 1] == ","
    return is_bare and not has_comma


def _is_of_plan(sentence: ReadSentence, levy: Levy) -> bool:
    """Return whether what is withdrawn was only planned: "scrapped its plan to impose", not "scrapped its duty"."""
    verb = next((c for c in reversed(sentence.cues("tariff_stage")) if c.value == TariffStage.WITHDRAWN), None)
    at = verb.end if verb and verb.end <= levy.start else levy.start
    return sentence.has(("plan", "tariff_stage", "change"), at, levy.start) or at == levy.start


def _ahead(sentence: ReadSentence, cue: Cue, fields: dict[str, Any], notes: dict[str, str]) -> None:
    """Correct the stage of a verb that is only to come: "will also impose" announces, and "to cut" leaves it open."""
    at = before_fillers(sentence, cue.start)
    who = sentence.actor_before(at)
    starts = (at, sentence.before(at, "passively"), who.start if who else at)  # sẽ | được hạ, would see | Chile
    coming = next((coming for start in starts if (coming := sentence.ends_at("to_come", start))), None)
    if coming is not None:
        fields["stage"] = str(TariffStage.ANNOUNCED)
        notes["stage"] = f'"{in_one_line(sentence.text[coming.start : cue.end])}"'
    elif "stage" in fields and sentence.ends_at(("to", "plan", "proposed"), at):
        del fields["stage"]


def _change(sentence: ReadSentence, levy: Levy, chosen: list[Cue]) -> list[Cue]:
    """The words for a change, but for a verb whose object is another change, which puts that off if anything.

    "Delay the rise in the duty" postpones it, and "scrap the rise in the duty" removes none.
    """
    cues = [cue for cue in sentence.cues("change", *levy.predicate) if cue.end <= levy.start]
    verb, noun = cues[-2:] if len(cues) > 1 else (None, None)
    if verb is None or noun is None or not chosen or chosen[0] not in (verb, noun):
        return chosen
    words = sentence.tokens_between(verb.end, noun.start)
    is_object = (
        noun.value != MeasureChange.SUSPENDS
        and any(sentence.begins_at("article", word.start) for word in words)
        and not sentence.has("tariff", verb.end, noun.start)
    )
    return [verb] * (verb.value == MeasureChange.POSTPONES) if is_object else chosen


def _deciding(sentence: ReadSentence, cues: Sequence[Cue]) -> list[Cue]:
    """The verb that says the stage: the last, or the one that governs it; several where they compete."""
    chosen = list(cues[-1:])
    for cue in reversed(cues[:-1]):
        words = sentence.tokens_between(cue.end, chosen[0].start)
        if sentence.ends_at("plan", chosen[0].start):  # tạm ngừng | đến hết tháng 7 | việc áp thuế
            words = [word for word in words if not sentence.is_timed(word.start)]
        is_listed = sentence.has("and", cue.end, chosen[0].start)
        if len(words) <= _GOVERNS and cue.end <= chosen[0].start and not is_listed:
            chosen = [cue]  # "threatened to impose"
        elif cue.value != chosen[0].value and "," not in sentence.text[cue.end : chosen[0].start]:
            chosen.insert(0, cue)
            break
    return chosen
