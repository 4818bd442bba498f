"""What a speaker does by saying something: the act of the verb, or that of what a verb such as "said" goes on with."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from vnus_trade.corpus.layout import Offsets
from vnus_trade.model.vocabulary import EASING, HARSH, SpeechAct
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.subjects import Subject, before_fillers, object_of, subject
from vnus_trade.sentences.clauses import clause_at
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence, in_marks, said

_FAR_COMPLEMENT, _NEAR_SPEECH, _WORDS_OF_SPEAKER = 14, 3, 12
# Before words of refusal, these say that they are not the speaker's own.
_NOT_SAID = ("say", "negation", "denial", "question", "condition")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…] )[“\"«]?")


class Act(NamedTuple):
    """What somebody does by some words, '' where it may be one of several, and a note with the words that say so."""

    value: str
    note: str
    is_all: bool = True
    """Whether nothing else is said with the same verb."""


def acts_of(
    article: ReadArticle, sentence: ReadSentence, verbs: Sequence[Cue], speaking: Subject, speech: Offsets | None
) -> list[Act]:
    """The acts of a statement with these verbs and these words of direct speech, each once."""
    found: dict[str, Act] = {}
    for verb, after in zip(verbs, [*verbs[1:], None], strict=True):
        plain = _proposed(article, sentence, verb, speaking)
        if verb.kind != "according" and sentence.begins_at("neutral", verb.start) is None:
            found.setdefault(plain.value, plain)
            continue
        end = after.start if after else sentence.end
        more = _spoken(sentence, verb, speech) or _reported(article, sentence, verb, end, speaking)
        if more is None or not more.is_all:
            found.setdefault(plain.value, plain)
        if more is not None:
            found.setdefault(more.value, more)
    if SpeechAct.REQUESTS in found and (threat := _threat_beside(article, sentence, verbs[0].end, speaking)):
        found.setdefault(threat.value, threat)
    return list(found.values())


def _threat_beside(article: ReadArticle, sentence: ReadSentence, at: int, speaking: Subject) -> Act | None:
    """What somebody says will come if what he asks for does not: "told Chile to act or face a duty"."""
    for cue in sentence.cues("otherwise", at, in_quotes=False):
        is_whole = sentence.words_between(*cue[:2]) > 1
        would = None if is_whole else sentence.ends_at("to_come", cue.start)
        clauses, place = clause_at(sentence, cue.start)
        if is_whole or (would and _is_own(article, sentence, clauses[place].start, would, speaking)):
            return Act(str(SpeechAct.THREATENS), in_marks(sentence, cue))
    return None


def _proposed(article: ReadArticle, sentence: ReadSentence, verb: Cue, speaking: Subject) -> Act:
    """The act of a verb by itself; who proposes that he or his state act offers it: "Kest proposed that Chile cut"."""
    plain = Act(verb.value or str(SpeechAct.ASSERTS), in_marks(sentence, verb))
    acting = next(iter(sentence.cues("acting", verb.end, sentence.clause(verb.end)[1])), None)
    if acting is None or plain.value != SpeechAct.REQUESTS or sentence.ends_at("that", verb.end) is None:
        return plain
    if _is_own(article, sentence, verb.end, acting, speaking):
        return Act(str(SpeechAct.OFFERS), f"{plain.note}, {in_marks(sentence, acting)}")
    if not any(article.cast.members[id_].sort == "state" for id_ in _own(article, speaking)):
        return Act("", f"{plain.note}: requests or offers")
    return plain


def _spoken(sentence: ReadSentence, verb: Cue, speech: Offsets | None) -> Act | None:
    """What direct speech beside a verb does: "We urge Chile to act", "We will answer"."""
    if speech is None:
        return None
    is_before = speech[1] <= verb.start
    between = (speech[1], verb.start) if is_before else (verb.end, speech[0])
    if sentence.words_between(*between) > (_WORDS_OF_SPEAKER if is_before else _NEAR_SPEECH):
        return None
    words = sentence.text[speech[0] + 1 : speech[1]]
    for begin in (speech[0] + 1 + match.end() for match in _BEGINS_SENTENCE.finditer(words)):
        is_all = begin == speech[0] + 1
        if performed := sentence.begins_at("performs", begin):
            return Act(performed.value, in_marks(sentence, performed), is_all)
        end = next(
            (m.start() + begin for m in _BEGINS_SENTENCE.finditer(sentence.text[begin : speech[1]], 1)), speech[1]
        )
        if refused := _refused(sentence, (begin, end)):
            return Act(str(SpeechAct.REJECTS), in_marks(sentence, refused), is_all)
        own = sentence.begins_at("own", begin)
        may = sentence.begins_at("modal", own.end) if own else None
        harm = sentence.begins_at("acting", may.end) if may else None
        if may and harm and _is_threat(sentence, harm):
            return Act(str(SpeechAct.THREATENS), _words(sentence, may, harm), is_all)
        for verb_of_future in _futures(sentence, own.end, speech[1]) if own else ():
            if verb_of_future[0].start == sentence.right(own.end if own else 0):
                act = SpeechAct.REJECTS if _refuses(sentence, *verb_of_future) else SpeechAct.COMMITS
                return Act(str(act), _words(sentence, *verb_of_future), is_all)
    return None


def _reported(article: ReadArticle, sentence: ReadSentence, saying: Cue, end: int, speaking: Subject) -> Act | None:
    """What reported speech does: "said it would answer", "said Chile should act", "told Kest to act"."""
    within = saying.end, end
    told = object_of(sentence, within[0], reach=0)
    at = told.places[-1].end if told else within[0]
    behest = sentence.begins_at("behest", at) if told else None
    if behest is not None and told is not None:
        is_warning = sentence.begins_at("medium", saying.start) is None
        value = str(SpeechAct.REQUESTS) if is_warning else _told_to(article, speaking, told)
        note = in_marks(sentence, behest)
        return Act(value, note if value else f"{note}: requests or instructs")
    for cue, verb in _futures(sentence, *within):
        is_denied = sentence.has("denial", within[0], cue.start)  # said so, denying that it would act
        if is_denied or not _is_own(article, sentence, within[0], cue, speaking):
            continue
        if sentence.begins_at("tariff_stage", saying.start):
            return Act(str(SpeechAct.THREATENS), _words(sentence, cue, verb))
        return Act(_undertaken(sentence, cue, verb), _words(sentence, cue, verb), _opens(sentence, within[0], cue))
    for cue in sentence.cues("willing", *within, in_quotes=False):
        no = sentence.has("denial", within[0], cue.start) or sentence.ends_at("negation", cue.start)
        if not no and _is_own(article, sentence, within[0], cue, speaking):
            return Act(str(SpeechAct.OFFERS), in_marks(sentence, cue), _opens(sentence, within[0], cue))
    if act := _of_what_may_be(article, sentence, within, speaking):
        return act
    for cue in sentence.cues("should", *within, in_quotes=False):
        who = subject(sentence, cue.start)
        others = isinstance(who, Subject) and bool(who.places) and not _own(article, speaking) & set(who.ids)
        if others and (verb_of := _act_behind(sentence, cue)):
            return Act(str(SpeechAct.REQUESTS), _words(sentence, cue, verb_of), _opens(sentence, within[0], cue))
    return None


def _of_what_may_be(article: ReadArticle, sentence: ReadSentence, within: Offsets, speaking: Subject) -> Act | None:
    """What reported speech does that tells what may come, what never will, or what becomes of a measure."""
    for cue in sentence.cues("modal", *within, in_quotes=False):
        act = sentence.begins_at("acting", cue.end)
        if act and _is_threat(sentence, act) and _is_own(article, sentence, within[0], cue, speaking):
            return Act(str(SpeechAct.THREATENS), _words(sentence, cue, act), _opens(sentence, within[0], cue))
    if refused := _refused(sentence, within):
        return Act(str(SpeechAct.REJECTS), in_marks(sentence, refused), _opens(sentence, within[0], refused))
    if words := _of_measure(article, sentence, within, _own(article, speaking)):
        return Act(str(SpeechAct.ANNOUNCES), _words(sentence, *words), _opens(sentence, within[0], words[0]))
    return None


def _is_threat(sentence: ReadSentence, verb: Cue) -> bool:
    """Return whether a verb is one of what harms others, and has a condition: "might add 25% if they play games"."""
    change = sentence.begins_at("change", verb.start)
    is_harsh = change is not None and change.value in HARSH
    return (is_harsh or sentence.begins_at("own_act", verb.start) is not None) and _is_conditional(sentence, verb.start)


def _refused(sentence: ReadSentence, within: Offsets) -> Cue | None:
    """The words by which somebody says that nothing of it will be, of his own: "It is not on the table"."""
    for cue in sentence.cues("refused", *within):
        is_no = sentence.has(_NOT_SAID, within[0], cue.start)
        if not is_no and not sentence.begins_at("about", cue.end):  # off the table for Chile
            return cue
    return None


def _of_measure(
    article: ReadArticle, sentence: ReadSentence, within: Offsets, own: Collection[str]
) -> tuple[Cue, Cue] | None:
    """The words by which those in office tell what will become of a measure: "the increase would take effect"."""
    if not any(article.cast.members[id_].sort == "state" for id_ in own):
        return None
    for cue in sentence.cues(("future", "will_not"), *within):
        at = sentence.behind_fillers(cue.end)
        verb = sentence.begins_at("befalling", sentence.behind(at, "negation"))
        clauses, place = clause_at(sentence, cue.start)
        of = clauses[place].of
        begin = max(within[0], clauses[place if of is None else of].start)  # the reprieve, which …, | won't be renewed
        named = sentence.has(("measure_named", "tariff"), begin, cue.start)
        others = {p.who for p in sentence.actors if within[0] <= p.start < cue.start} - set(own)
        if verb and named and not others and not sentence.is_quoted(cue.start):
            return cue, verb
    return None


def _told_to(article: ReadArticle, speaking: Subject, told: Subject) -> str:
    """What is done by telling somebody to do something: those of one's own side are instructed, others are asked."""
    sides = [_own(article, each) for each in (speaking, told)]
    if sides[0] & sides[1]:
        return str(SpeechAct.INSTRUCTS)
    are_known = all(any(article.cast.members[id_].sort == "state" for id_ in ids) for ids in sides)
    return str(SpeechAct.REQUESTS) if are_known else ""


def _own(article: ReadArticle, who: Subject) -> set[str]:
    """Those who act when somebody does, with the states for which they speak."""
    return {*who.ids, *(side for id_ in who.ids if (side := article.cast.members[id_].side))}


def _futures(sentence: ReadSentence, start: int, end: int) -> Iterator[tuple[Cue, Cue]]:
    """The words for what is to come that stand before a verb of doing, each with it."""
    for cue in sentence.cues(("future", "will_not"), start, end):
        verb = _act_behind(sentence, cue)
        if verb is not None and sentence.words_between(start, cue.start) <= _FAR_COMPLEMENT:
            yield cue, verb


def _act_behind(sentence: ReadSentence, cue: Cue) -> Cue | None:
    """The verb of doing right behind a word, fillers and negations apart."""
    at = sentence.behind_fillers(cue.end)
    if negation := sentence.begins_at("negation", at):
        at = sentence.behind_fillers(negation.end)
    return sentence.begins_at("acting", at)


def _pronoun(article: ReadArticle, speaking: Subject) -> str:
    """The pronouns that may mean those who speak."""
    if len(speaking.ids) > 1:
        return "several"
    return "person" if article.cast.members[speaking.ids[0]].sort == "person" else "group"


def _is_own(article: ReadArticle, sentence: ReadSentence, begin: int, verb: Cue, speaking: Subject) -> bool:
    """Return whether the subject of a verb is the speaker, or whom he speaks for; of two who may be meant, neither."""
    if sentence.is_quoted(verb.start):
        return False
    if sentence.ends_at("own", before_fillers(sentence, verb.start)):
        return True
    who = subject(sentence, verb.start)
    if isinstance(who, Subject):
        return set(who.ids) <= _own(article, speaking)
    is_pronoun = who is not None and who.value == _pronoun(article, speaking)
    return is_pronoun and not any(begin <= place.start < verb.start for place in sentence.actors)


def _opens(sentence: ReadSentence, begin: int, verb: Cue) -> bool:
    """Return whether a verb is that of the first clause behind a verb of saying."""
    joints = sentence.cues(("and", "but"), begin, verb.start)
    return not any(
        sentence.begins_at("that", joint.end) or "," in sentence.text[begin : joint.start] for joint in joints
    )


def _undertaken(sentence: ReadSentence, cue: Cue, verb: Cue) -> str:
    """What a speaker does who says what he will do: he announces a tariff, or offers what he gives for something.

    Who will levy none promises that; who will not give what is asked of him rejects it, or asks for more.
    """
    if _refuses(sentence, cue, verb):
        return "" if _is_conditional(sentence, verb.start) else str(SpeechAct.REJECTS)
    change = sentence.begins_at("change", verb.start)
    is_gift = (change is not None and change.value in EASING) or sentence.begins_at("matter", verb.start) is not None
    if is_gift and _is_conditional(sentence, verb.start):
        return str(SpeechAct.OFFERS)
    is_tariff = change is not None and sentence.has("tariff", verb.end, sentence.clause(verb.start)[1])
    is_denied = sentence.has("negation", cue.start, verb.start)
    return str(SpeechAct.ANNOUNCES if is_tariff and not is_denied else SpeechAct.COMMITS)


def _refuses(sentence: ReadSentence, cue: Cue, verb: Cue) -> bool:
    """Return whether somebody says that he will not do what gives something to others: "would not open its market"."""
    return sentence.has("negation", cue.start, verb.start) and sentence.begins_at("yielding", verb.start) is not None


def _is_conditional(sentence: ReadSentence, at: int) -> bool:
    """Return whether what a verb tells has a condition: in its clause, right behind that, or opening the sentence."""
    clauses, place = clause_at(sentence, at)
    parts = [clauses[0], *clauses[place : place + 2]]
    return any(sentence.has("condition", part.start, part.end) for part in parts)


def _words(sentence: ReadSentence, first: Cue, last: Cue) -> str:
    return f'"{said(sentence, Cue(first.start, last.end, "", ""))}"'
