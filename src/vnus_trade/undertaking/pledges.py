"""Finds the words by which something is pledged, offered, agreed or asked for, and what is done to it."""

from collections.abc import Iterator, Sequence

from vnus_trade.model.vocabulary import EASING, MOVES, AgreementStage, CommitmentMatter, MeasureChange, TariffStage
from vnus_trade.reading.subjects import Subject, before_fillers, subject
from vnus_trade.sentences.clauses import Joint, clause_at
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, said
from vnus_trade.undertaking.obligations import Pledged

_RESTRICTING = (CommitmentMatter.EXPORT_CONTROL, CommitmentMatter.NON_TARIFF_MEASURE)
RESTRAINTS = (CommitmentMatter.QUOTA, *_RESTRICTING)
"""Matters to which something is done: they are opened, raised, eased or lifted."""

_NEAR_PLEDGE, _NEAR_WEAK, _WORDS_OF_APPOSITION, _NEAR_CHANGE, _NEAR_HALT = 12, 4, 3, 6, 5
_WORDS_BEHIND_OFFER, _OFFERS = 3, (TariffStage.OFFERED, TariffStage.REQUESTED)
_SIGNED = (AgreementStage.SIGNED, AgreementStage.AGREED, AgreementStage.ANNOUNCED)


def is_undertaken(sentence: ReadSentence, pledge: Cue, matter: Cue) -> bool:
    """Return whether what a word pledges is a matter: no tariff, and nothing that only is there or is discussed."""
    if any(test(sentence, pledge, matter) for test in (_is_of_tariff, _is_old, _is_unsigned, _is_unwanted)):
        return False
    return matter.value not in RESTRAINTS or _is_done_to(sentence, pledge, matter)


def _is_old(sentence: ReadSentence, pledge: Cue, matter: Cue) -> bool:
    """Return whether nothing is promised of what words name, as of "its existing quota"; but "raise its quota"."""
    is_old = sentence.ends_at("old", matter.start) is not None
    change = _change_of(sentence, pledge.end, matter)
    is_moved = change is not None and (change.value in MOVES or matter.value in _RESTRICTING)
    return is_old and not is_moved and pledge.kind in ("pledge", "hypothetical")


def _is_unsigned(sentence: ReadSentence, pledge: Cue, _: Cue) -> bool:
    """Return whether no verb tells that a paper was signed: "agreed to hold talks on a contract to buy 40 jets"."""
    verbs = [cue for cue in sentence.cues("agreement_stage", *sentence.clause(pledge.start)) if cue.value in _SIGNED]
    ends = [sorted((cue.end, pledge.start)) for cue in verbs]
    is_paper = sentence.begins_at("paper", pledge.start) is not None
    return is_paper and all(sentence.has("talks", first, last) for first, last in ends)


def _is_unwanted(sentence: ReadSentence, pledge: Cue, matter: Cue) -> bool:
    """Return whether somebody asks that something be no more: "wants the quota scrapped"."""
    behind = sentence.cues("change", matter.end, sentence.clause(matter.start)[1])
    is_taken = any(cue.value in EASING for cue in behind)
    return pledge.value == TariffStage.REQUESTED and is_taken and _change_of(sentence, pledge.end, matter) is None


def _is_done_to(sentence: ReadSentence, pledge: Cue, matter: Cue) -> bool:
    """Return whether a verb behind "to" or "will" is one that does something: not "will discuss a quota"."""
    needs_verb = sentence.ends_at(("to", "future", "hypothetical"), pledge.end) is not None
    is_verb = sentence.behind_fillers(pledge.end) == matter.start  # "will restrict exports"
    is_verb = is_verb or sentence.has("refraining", pledge.end, matter.start)
    return is_verb or not needs_verb or _verb(sentence, pledge.end, matter) < matter.start


def gives_other(sentence: ReadSentence, matter: Cue, matters: Sequence[Cue]) -> bool:
    """Return whether a verb of giving only gives what another word names, or is none: "grant access", "a grant"."""
    others = (each for each in matters if matter.end <= each.start and _is_object(sentence, matter, each))
    is_noun = sentence.ends_at("article", matter.start) is not None
    is_giving = matter.value == CommitmentMatter.OTHER and sentence.begins_at("gives", matter.start) is not None
    return is_giving and (is_noun or next(others, None) is not None)


def _is_object(sentence: ReadSentence, verb: Cue, noun: Cue) -> bool:
    """Return whether a verb and a noun are beside each other, with no other verb or clause between them."""
    is_near = sentence.words_between(verb.end, noun.start) < _NEAR_CHANGE
    return is_near and not sentence.has(("and", "but", "clause"), verb.end, noun.start)


def _is_of_tariff(sentence: ReadSentence, _: Cue, matter: Cue) -> bool:
    """Return whether a matter is one of tariffs: "a cap on its duties"; but not "a ceiling on duty-free imports"."""
    near = (cue for cue in _tariffs(sentence, matter.end) if sentence.words_between(matter.end, cue.start) <= 1)
    return any(not sentence.has("and", matter.end, cue.start) for cue in near)


def _tariffs(sentence: ReadSentence, at: int) -> Iterator[Cue]:
    """The words for tariffs behind an offset, but for those of "duty-free"."""
    numbers = sentence.numbers
    yield from (cue for cue in sentence.cues("tariff", at) if not any(n.start == cue.start for n in numbers))


def refrained(sentence: ReadSentence, pledged: Pledged, change: Cue | None) -> int | None:
    """Where the word begins by which a side promises not to do what would restrict trade: "will not impose curbs".

    What it refuses to buy or to lift is no undertaking.
    """
    matter, pledge, _ = pledged
    if matter.value == CommitmentMatter.QUOTA:
        is_harsh = change is not None and change.value in EASING
    else:
        is_harsh = matter.value in _RESTRICTING and (change is None or change.value not in EASING)
    found = [
        cue for cue in sentence.cues("refraining", pledge.start, matter.start) if _is_object(sentence, cue, matter)
    ]
    return found[0].start if is_harsh and len(found) == 1 else None


def others_behind(sentence: ReadSentence, at: int) -> Iterator[int]:
    """Where, behind an offset, somebody else pledges something, or words turn to tariffs."""
    yield from (cue.start for cue in _tariffs(sentence, at))
    for cue in sentence.cues("pledge", at):
        who = subject(sentence, cue.start)
        if isinstance(who, Subject) and who.places and who.places[0].start >= at:
            yield cue.start


def is_apposition(sentence: ReadSentence, matter: Cue) -> bool:
    """Return whether a noun with its article behind a comma calls what stands before the comma something."""
    comma = sentence.text.rfind(",", sentence.start, matter.start)
    is_near = sentence.words_between(comma + 1, matter.start) <= _WORDS_OF_APPOSITION
    return comma >= 0 and is_near and sentence.begins_at("article", comma + 1) is not None


def halt_of(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The word by which what was promised is suspended or taken back: "scrapped its pledge to buy 40 aircraft"."""
    first, _ = sentence.clause(matter.start)
    halts = [cue for cue in sentence.cues("change", first, matter.start) if cue.value == MeasureChange.SUSPENDS]
    halts += [cue for cue in sentence.cues("tariff_stage", first, matter.start) if cue.value == TariffStage.WITHDRAWN]
    last = max(halts, key=lambda cue: cue.end, default=None)
    if last is None or sentence.words_between(last.end, matter.start) > _NEAR_HALT:
        return None
    return None if sentence.has(("and", "tariff", "but"), last.end, matter.start) else last


def done_to(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The verb by which somebody has ended, eased or suspended a restriction: "lifted a ban on imports of beef"."""
    change = _change_of(sentence, sentence.start, matter) if matter.value in _RESTRICTING else None
    if change is None or change.value not in EASING:
        return None
    at = before_fillers(sentence, change.start)
    is_open = sentence.ends_at(_OPEN, at) or sentence.begins_at("was", at)
    is_done = said(sentence, change).endswith(sentence.patterns.past or ("",)) and subject(sentence, change.start)
    return change._replace(kind="change") if is_done and not is_open else None


_OPEN = ("to", "to_come", "modal", "hypothetical", "should", "condition", "negation", "plan", "wish")
"""Before a verb, these say that it has not happened."""


def pledge_of(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The word that says that it is promised, offered, agreed or asked for: the nearest before the verb.

    What a state "would" do under a deal is as the deal is, of which no word need say how far it has come.
    """
    if offer := _offer_of(sentence, matter):
        return offer
    first = sentence.clause(matter.start)[0]
    that = sentence.begins_at("that", first)
    verb = _verb(sentence, first, matter)
    is_second = sentence.ends_at("and", verb) is not None  # "will open its market and double its quota"
    found = [
        cue
        for cue in sentence.cues("pledge", sentence.start, matter.start, in_quotes=False)
        if cue.start >= first or (that and sentence.right(cue.end) == first)  # promised that
        if cue.value != TariffStage.OFFERED or not sentence.ends_at("article", cue.start)  # the proposed pact
        if sentence.words_between(cue.end, verb) <= _NEAR_PLEDGE * (1 + is_second) and _leads(sentence, cue, verb)
    ]
    strong = [cue for cue in found if not is_weak(sentence, cue)]
    weak = [cue for cue in found if is_second or sentence.words_between(cue.end, verb) <= _NEAR_WEAK]
    otherwise = _would(sentence, verb, matter) or _shared(sentence, matter) or _above(sentence, verb)
    return next(reversed(strong or weak), otherwise)


def _offer_of(sentence: ReadSentence, matter: Cue) -> Cue | None:
    """The noun for an offer, or for demands, with it in it: "an offer that included the purchase", "an offer to buy".

    One that is withdrawn is none any more, and one that others only wait for is none yet.
    """
    for noun in reversed(sentence.cues("proposed", end=matter.start, in_quotes=False)):
        is_verb = sentence.begins_at("pledge", noun.start) and isinstance(subject(sentence, noun.start), Subject)
        to = sentence.begins_at("to", noun.end) if noun.value == TariffStage.OFFERED else None
        link = next(iter(sentence.cues("comprises", noun.end, matter.start)), to)
        if is_verb or link is None or noun.value not in _OFFERS:
            continue
        reach = sentence.reach(_WORDS_BEHIND_OFFER) * (3 if sentence.begins_at("that", noun.end) else 1)
        is_near = sentence.words_between(noun.end, link.start) <= reach
        is_made = not any(_near(sentence, kind, noun) for kind in ("unmade", "wish"))
        if is_near and is_made and sentence.words_between(link.end, matter.start) <= _NEAR_PLEDGE:
            gone = [cue.value for cue in _near(sentence, "tariff_stage", noun) if cue.value == TariffStage.WITHDRAWN]
            return noun._replace(kind="proposed", value=next(iter(gone), noun.value))
    return None


def _near(sentence: ReadSentence, kind: str, noun: Cue) -> list[Cue]:
    """The words of a kind right before a noun, but for its article and what else belongs to it."""
    cues = sentence.cues(kind, sentence.clause(noun.start)[0], noun.start)
    return [cue for cue in cues if sentence.words_between(cue.end, noun.start) <= _NEAR_WEAK]


def _above(sentence: ReadSentence, verb: int) -> Cue | None:
    """The pledge of the clause whose subject a verb shares: "agreed to lower its tariff ... | and to buy rice"."""
    clauses, place = clause_at(sentence, verb)
    of = clauses[place].of if clauses[place].joint is Joint.VERB else None
    above = (clauses[of].start, clauses[of].end) if of is not None else (0, 0)
    return next(iter(sentence.cues(("pledge", "hypothetical"), *above, in_quotes=False)), None)


def _verb(sentence: ReadSentence, first: int, matter: Cue) -> int:
    """Where the verb begins whose object a matter is, or the matter: "raise the quota", "open a larger quota"."""
    change = _change_of(sentence, first, matter)
    gives = [cue for cue in sentence.cues("gives", first, matter.start) if _is_object(sentence, cue, matter)]
    return min((cue.start for cue in (change, *gives[-1:]) if cue), default=matter.start)


def _would(sentence: ReadSentence, verb: int, matter: Cue) -> Cue | None:
    """The "would" before a verb, or a verb that tells of what a side does now: "grants wider access"."""
    no = sentence.ends_at("refraining", before_fillers(sentence, verb))
    would = sentence.ends_at("hypothetical", before_fillers(sentence, no.start if no else verb))
    gives = sentence.begins_at("giving", verb) if verb < matter.start else None
    return would or (gives and gives._replace(kind="hypothetical"))


def is_weak(sentence: ReadSentence, pledge: Cue) -> bool:
    """Return whether one word only says that somebody will do something."""
    return pledge.value == TariffStage.PLEDGED and sentence.words_between(pledge.start, pledge.end) == 1


def _leads(sentence: ReadSentence, pledge: Cue, verb: int) -> bool:
    """Return whether a verb follows what governs it; behind "agreed" alone, only times and places are before "to"."""
    to = sentence.ends_at("to", verb)
    if pledge.value != TariffStage.AGREED or said(sentence, pledge).casefold() not in sentence.patterns.needs_to:
        return True
    return to is not None and all(
        sentence.is_timed(token.start)
        or token.text[0].isupper()
        or sentence.begins_at(("place_in", "filler", "refraining"), token.start) is not None
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


def change_in(sentence: ReadSentence, pledged: Pledged) -> Cue | None:
    """The word for what is done to what was there: "raise quotas"; none where words compete."""
    return _change_of(sentence, pledged.pledge.end, pledged.matter)


def _change_of(sentence: ReadSentence, first: int, matter: Cue) -> Cue | None:
    clauses, place = clause_at(sentence, matter.start)
    first = max(first, clauses[place].start)  # cut its duty | and buy
    cues = [each._replace(value=MeasureChange.RAISES) for each in sentence.cues("expands", first, matter.start)]
    cues += [each._replace(value=MeasureChange.CUTS) for each in sentence.cues("eases", first, matter.start)]
    cues += sentence.cues("change", first, matter.start)
    found = [cue for cue in cues if sentence.words_between(cue.end, matter.start) < _NEAR_CHANGE]
    found = [cue for cue in found if not sentence.has("from", cue.end, matter.start)]  # remove Japan from
    return found[-1] if len({cue.value for cue in found}) == 1 else None
