"""Drafts statements: who says what, with which act, in whose words; `reading.memory` knows whom "he" means."""

from collections.abc import Sequence
from typing import Any

import attrs

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.model.vocabulary import SpeechAct
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.reading.acts import acts_of
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.demands import demands
from vnus_trade.reading.memory import Memory, with_meanings
from vnus_trade.reading.passages import denial_of
from vnus_trade.reading.subjects import Subject, before_fillers, is_of_another, object_of, subject
from vnus_trade.sentences.amounts import is_amount
from vnus_trade.sentences.clauses import clause_at, only, parts_around
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end, in_marks, said
from vnus_trade.time.zones import city_zone

_LEAST_WORDS_OF_SPEECH, _NEAR_TIME, _FAR_PARAGRAPHS, _WORDS_BEFORE_SUBJECT = 3, 6, 2, 5
_LONGEST_FRAME, _WORDS_BEFORE_AMOUNT, _NEAR_MEDIUM, _NEAR_CALLED = 8, 2, 6, 7
_SPEECH_ENDS = ("”", '"', ",", "’", "»")
_WITH_ADDRESSEE = frozenset((SpeechAct.REQUESTS, SpeechAct.INSTRUCTS, SpeechAct.APPRECIATES))


def statements(article: ReadArticle) -> tuple[list[DraftedPart], ReadArticle]:
    """The statements of an article, in order, and the article with whom its pronouns mean.

    What the same speaker goes on to say in a paragraph is one statement.
    """
    memory = Memory()
    drafted: list[DraftedPart] = []
    sentences = []
    last: DraftedEntry | None = None
    for sentence in article.sentences:
        found = _statement(article, sentence, memory)
        speakers = found.fields.get("speakers", ()) if isinstance(found, DraftedEntry) else ()
        sentences.append(with_meanings(sentence, memory, speakers, article.cast))
        memory.read(sentence)
        if isinstance(found, DraftedEntry):
            sorts = {place.who: place.sort for place in sentence.actors}
            memory.speaks(speakers, sorts.get(speakers[0], "person") if speakers else "")
            if last is not None and _goes_on(last, found, sentence):
                drafted[-1] = last = _both(last, found)
                continue
        last = found if isinstance(found, DraftedEntry) else None
        drafted += [found] if found is not None else []
    return drafted, attrs.evolve(article, sentences=sentences)


def _goes_on(last: DraftedEntry, found: DraftedEntry, sentence: ReadSentence) -> bool:
    """Return whether the speaker of the sentence before goes on, called by a pronoun, in the same paragraph."""
    is_next = (
        not sentence.text[last.quotes[-1][1] : sentence.start].strip() and last.quotes[-1][0] >= sentence.paragraph[0]
    )
    is_same = last.fields["speakers"] == found.fields["speakers"]
    return (
        is_next
        and is_same
        and bool(found.reads)
        and not (found.fields.keys() & last.fields.keys() & {"verbatim", "when"})
        and not ((found.fields.keys() - last.fields.keys()) & {"medium", "when"})
    )


def _both(last: DraftedEntry, found: DraftedEntry) -> DraftedEntry:
    lists = [each.fields.get("speech_acts", ()) for each in (last, found)]
    fields = {**found.fields, **last.fields, "speech_acts": list(dict.fromkeys((*lists[0], *lists[1])))}
    if not all(lists):
        del fields["speech_acts"]
    quotes = (*last.quotes[:-1], (last.quotes[-1][0], found.quotes[-1][1]))
    # The name is there, so that the pronoun need not be read.
    return attrs.evolve(last, fields=fields, quotes=quotes, notes={**found.notes, **last.notes})


def _statement(article: ReadArticle, sentence: ReadSentence, memory: Memory) -> DraftedPart | None:
    """What a sentence has somebody say, by its first verb of saying that has a speaker."""
    cues = [*sentence.cues("say", in_quotes=False), *_callings(sentence), *_demands(sentence)]
    for cue in sorted(cues, key=lambda each: (not _is_frame(sentence, each), each.start)):
        speaking = _speaker(article, sentence, cue, memory)
        is_coming = sentence.ends_at("to_come", before_fillers(sentence, cue.start)) is not None  # will announce
        if speaking is None or is_coming or _buys(sentence, cue) or _is_of_others(sentence, cue):
            continue
        if denied := denial_of(sentence, cue.start, cue.start):
            return Remark(cue.start, f'"{said(sentence, denied)}": what was not said is no statement')
        if _is_only_agreement(sentence, cue, speaking):
            return None
        if apart := _apart(sentence, cue, speaking):
            return Remark(cue.start, f"{apart}: jointly, or each for itself?")
        return _made(article, sentence, cue, speaking)
    for cue in sentence.cues("according", in_quotes=False):
        named = None if sentence.begins_at("filler", cue.start) else object_of(sentence, cue.end, reach=3)
        is_apart = named is not None and "," in sentence.text[cue.end : named.places[0].start]
        if named is not None and not is_apart and not is_of_another(sentence, named.places[0]):
            return _made(article, sentence, cue, named)
    return None


def _is_of_others(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether the subject of a verb says nothing: it is asked whether he does, or others do so to him.

    "She would not say whether Chile had offered it", "Chile was offered a lower rate".
    """
    at = before_fillers(sentence, cue.start)
    asked = sentence.cues("question", end=cue.start, in_quotes=False)[-1:]
    is_apart = any(sentence.has("say", each.end, cue.start) for each in asked) or any(
        sentence.ends_at(joint, at) or set(',;:”"') & set(sentence.text[each.end : at])
        for each in asked
        for joint in ("and", "but")
    )
    return bool(asked and not is_apart) or sentence.has("passively", at, cue.start)


def _callings(sentence: ReadSentence) -> list[Cue]:
    """The verbs with which somebody calls something what direct speech behind them says: "called it “a fair deal”"."""
    found = []
    for cue in sentence.cues("calls", in_quotes=False):
        speech = next((start for start, _ in sentence.quoted if start >= cue.end), None)
        is_beside = speech is not None and sentence.words_between(cue.end, speech) < _NEAR_CALLED
        is_other = sentence.ends_at("passively", cue.start) or sentence.begins_at(("say", "status"), cue.start)
        if is_beside and not is_other and not set(",;:") & set(sentence.text[cue.end : speech]):
            found.append(cue)
    return found


def _demands(sentence: ReadSentence) -> list[Cue]:
    """The verbs with which somebody gives another a time to act in, as requests: "gave Chile four weeks to lift"."""
    verbs = (demand.verb for demand in demands(sentence))
    return [
        each._replace(kind="say", value=str(SpeechAct.REQUESTS))
        for each in verbs
        if not sentence.begins_at("say", each.start)
    ]


def _is_frame(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether a verb with its subject only says who speaks in the rest: "These efforts, he said, are ..."."""
    if sentence.text[cue.end : cue.end + 1] not in (",", ".", ""):
        return False
    before = sentence.text.rfind(",", sentence.start, cue.start)
    return before >= 0 and 1 <= sentence.words_between(before + 1, cue.start) <= _LONGEST_FRAME


def _buys(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether somebody orders things rather than that something be done: "ordered 24 jets"."""
    number = next((each for each in sentence.numbers if each.start >= cue.end), None)
    is_next = number is not None and sentence.words_between(cue.end, number.start) <= _WORDS_BEFORE_AMOUNT
    return cue.value == SpeechAct.INSTRUCTS and number is not None and is_next and is_amount(sentence, number)


def _apart(sentence: ReadSentence, cue: Cue, speaking: Subject) -> str:
    """The word that has several speak who may do so each for himself: "both sides said", but not "both agreed"."""
    told = [(each, words) for each in sentence.cues("each", end=cue.start) for words in speaking.reads]
    each = next((each for each, words in told if _begins(sentence, each, words)), None)
    is_joint = cue.value == SpeechAct.AGREES or sentence.has("joint")
    return "" if each is None or is_joint else in_marks(sentence, each)


def _begins(sentence: ReadSentence, cue: Cue, words: str) -> bool:
    return in_one_line(sentence.text[cue.start : cue.start + len(words)]) == words


def _is_only_agreement(sentence: ReadSentence, cue: Cue, speaking: Subject) -> bool:
    """Return whether several states that agree do not speak: that is an agreement."""
    return cue.value == SpeechAct.AGREES and len(speaking.ids) > 1 and bool(sentence.has("agreement", cue.end))


def _speaker(article: ReadArticle, sentence: ReadSentence, cue: Cue, memory: Memory) -> Subject | None:
    """Who says it: before the verb, or behind that of direct speech."""
    before = sentence.text[sentence.left(cue.start) - 1 : sentence.left(cue.start)]
    if before in _SPEECH_ENDS and sentence.is_quoted(sentence.left(cue.start) - 2):
        inverted = object_of(sentence, cue.end, reach=1)
        if inverted is not None:
            return inverted
    found = subject(sentence, cue.start)
    if isinstance(found, Cue):
        found = memory.meant(found, sentence, article.cast)
    is_state = found is not None and any(place.sort == "state" for place in found.places)
    titled = _titled(article, sentence, cue) if found is None or is_state else None
    is_other = found is not None and bool(found.places) and _is_of_office(sentence, found, is_state=is_state)
    return titled or (None if is_other else found) or _shared(sentence, cue)


def _is_of_office(sentence: ReadSentence, found: Subject, *, is_state: bool) -> bool:
    """Return whether an actor only says whose officer speaks: "the president of Vietnam", "a spokesperson for Berg"."""
    at = found.places[0].start
    of = sentence.ends_at("office_of", at)
    is_and = of is not None and sentence.has("and", of.start, of.end)
    is_of = sentence.ends_at("office", of.start if of else at) is not None
    return is_of and (is_state or (of is not None and not is_and))


def _titled(article: ReadArticle, sentence: ReadSentence, cue: Cue) -> Subject | None:
    """Who holds the office that the words before a verb name without a name: "the minister said"."""
    at = sentence.left(cue.start)
    while filler := sentence.ends_at("filler", at):
        at = sentence.left(filler.start)
    if sentence.ends_at("pair", at):
        return None  # hai bộ trưởng
    start = at
    while (before := _before_title_word(sentence, start)) is not None:
        start = before
    start = sentence.right(start)
    if not sentence.has("office", start, at):
        return None
    named = {place.who for each in article.sentences for place in each.actors if place.sort == "person"}
    title = sentence.text[start:at]
    holder = article.cast.holder(sentence.text[sentence.right(sentence.behind(start, "article")) : at], named)
    if holder is None:
        return None
    return Subject((holder,), {title: (holder,)}, (ActorPlace(start, at, holder, "person", start),))


def _before_title_word(sentence: ReadSentence, at: int) -> int | None:
    """Where a word of a title that ends at an offset begins; a state may be such a word."""
    state = sentence.actor_before(at)
    if state is not None and state.sort == "state":
        return state.start
    cue = sentence.ends_at(("office", "office_word", "office_of"), at)
    return cue.start if cue else None


def _shared(sentence: ReadSentence, cue: Cue) -> Subject | None:
    """Who says it, if it is the second verb of a sentence that begins with its subject: "Hang met ... and said"."""
    joint = sentence.ends_at("and", cue.start)
    first = sentence.actors[0] if sentence.actors else None
    begin = dateline_end(sentence)
    if joint is None or first is None or first.sort == "state" or sentence.words_between(begin, first.start) > 2:
        return None
    listed = sentence.text[first.end : first.end + 1] == ","
    is_list = listed and any(other.start == sentence.right(first.end + 1) for other in sentence.actors)
    return None if is_list else object_of(sentence, first.start, reach=0)


def _made(article: ReadArticle, sentence: ReadSentence, cue: Cue, speaking: Subject) -> DraftedEntry:
    more = [
        each
        for each in sentence.cues("say", cue.end, in_quotes=False)
        if cue.kind != "according" and sentence.ends_at(("and", "but"), each.start)
    ]
    speech = _speech(sentence, [cue, *more]) if cue.kind != "according" else None
    acts = acts_of(article, sentence, [cue, *more], speaking, speech)
    fields: dict[str, Any] = {"speakers": speaking.ids}
    if all(act.value for act in acts):
        fields["speech_acts"] = [act.value for act in acts]
    notes = {"speech_acts": ", ".join(act.note for act in acts)}
    if cue.kind != "according":
        addressees = _addressees(sentence, cue, speaking)
        fields |= {"addressees": addressees} if addressees else {}
        time = _time_of_speech(article, sentence, cue)
        is_elsewhere = time is not None and _is_elsewhere(article, time, speaking)
        fields |= verbatim(sentence, speech)
        if time and is_elsewhere:
            notes["when"] = f'"{article.time(time)["phrase"]}": in which zone?'
        elif time:
            fields["when"] = article.time(time)
        if medium := _medium(sentence, cue):
            fields["medium"], notes["medium"] = medium.value, in_marks(sentence, medium)
    return DraftedEntry("statement", cue.start, ((sentence.start, sentence.end),), fields, notes, speaking.reads)


def _addressees(sentence: ReadSentence, cue: Cue, speaking: Subject) -> list[str]:
    """Whom the words right behind a verb name, if they are spoken to."""
    is_addressing = cue.value in _WITH_ADDRESSEE or cue.value == SpeechAct.ASSERTS
    named = object_of(sentence, cue.end, reach=0) if is_addressing else None
    if named is None or set(named.ids) & set(speaking.ids) or not _takes_object(sentence, cue, named.places[0]):
        return []
    return list(named.ids)


def _medium(sentence: ReadSentence, cue: Cue) -> Cue | None:
    """By what means it was said: beside the verb, or where the sentence begins, and never in what is said.

    What is "told" was spoken, unless other words say that it was written.
    """
    found = []
    for medium in sentence.cues("medium", in_quotes=False):
        opens = sentence.words_between(dateline_end(sentence), medium.start) == 0 and medium.end <= cue.start
        is_beside = cue.end <= medium.start and sentence.words_between(cue.end, medium.start) < _NEAR_MEDIUM
        is_beside = is_beside and not (
            sentence.has("that", cue.end, medium.start) or set(",;:") & set(sentence.text[cue.end : medium.start])
        )
        if (opens or is_beside) and not sentence.begins_at("say", medium.start):
            found.append(medium)
    own = sentence.begins_at("medium", cue.start)
    chosen = found or ([own] if own else [])
    return chosen[0] if len({each.value for each in chosen}) == 1 else None


def _takes_object(sentence: ReadSentence, cue: Cue, place: ActorPlace) -> bool:
    """Return whether whom the words behind a verb name is spoken to, and begins no clause of his own."""
    is_told = cue.value in _WITH_ADDRESSEE or sentence.begins_at("medium", cue.start) is not None
    follows = sentence.tokens_between(place.end, sentence.end)[:1]
    if place.sort == "state" and follows and follows[0].text.islower() and not _goes_on_from(sentence, place.end):
        return False  # Japanese farmers
    has_verb = sentence.begins_at(("to_come", "filler"), place.end) is not None
    is_clause = cue.value != SpeechAct.ASSERTS and has_verb
    return is_told and not is_clause


def _goes_on_from(sentence: ReadSentence, at: int) -> bool:
    """Return whether a word that belongs to no name begins at an offset."""
    is_term = any(each.start == sentence.right(at) for each in sentence.numbers)  # gave Chile four weeks to act
    return is_term or sentence.begins_at(("common", "filler", "to", "that", "and", "place_in", "of"), at) is not None


def _speech(sentence: ReadSentence, cues: Sequence[Cue]) -> Offsets | None:
    """Where the longest words of direct speech are.

    Words behind another verb of saying are of another: "They thanked him, but Berg said that ...".
    """
    own = (span for span in sentence.quoted if sentence.start <= span[0] and span[1] <= sentence.end)
    longest = max(own, key=lambda span: span[1] - span[0], default=None)
    before = sentence.cues("say", sentence.start, longest[0], in_quotes=False) if longest else []
    return None if before and before[-1] not in cues else longest


def verbatim(sentence: ReadSentence, speech: Offsets | None) -> dict[str, Any]:
    """The words of direct speech, without the comma that belongs to the sentence around."""
    words = in_one_line(sentence.text[speech[0] + 1 : speech[1] - 1]).strip().rstrip(",") if speech else ""
    return {"verbatim": words} if len(words.split()) >= _LEAST_WORDS_OF_SPEECH else {}


def _is_elsewhere(article: ReadArticle, time: FoundTime, speaking: Subject) -> bool:
    """Return whether a time of day may be that of the speaker’s zone, where the article tells of his capital."""
    sides = {article.cast.members[id_].side or id_ for id_ in speaking.ids}
    names = [name for id_ in sides for name in article.cast.members[id_].names]
    zones = {name: zone for name in names if (zone := city_zone(name))}
    has_hours = time.span is not None and "T" in str(time.span) and time.span.zone == article.zone
    return has_hours and article.zone not in zones.values() and any(_tells_of(article, name) for name in zones)


def _tells_of(article: ReadArticle, city: str) -> bool:
    """Return whether words tell of something in a city."""
    placed = ((each, cue) for each in article.sentences for cue in each.cues("place_in"))
    return any(each.text.startswith(city, each.right(cue.end)) for each, cue in placed)


def _time_of_speech(article: ReadArticle, sentence: ReadSentence, cue: Cue) -> FoundTime | None:
    """When it was said: a time of the clause of the verb, beside that or its subject."""
    for found in only(sentence, parts_around(*clause_at(sentence, cue.start))).times:
        if sentence.is_quoted(found.begin) or found.span is None or article.is_to_come(found):
            continue
        is_whole = found.span.begin_earliest is not None and found.span.end_latest is not None  # no deadline
        first, last = (cue.end, found.begin) if found.begin >= cue.end else (found.end, cue.start)
        opens = sentence.words_between(dateline_end(sentence), found.begin) <= 1
        if opens and sentence.text[first : first + 1] == ",":
            first += 1  # "On Wednesday, Berg said"
        has_clause = (
            sentence.has("that", first, last)
            or set(",;:") & set(sentence.text[first:last])
            or sentence.has("to_come", first, last)
        )
        if not has_clause and sentence.words_between(first, last) < _NEAR_TIME and is_whole:
            return found
    return None
