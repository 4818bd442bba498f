"""Whom pronouns mean: who was spoken of last, who speaks in a sentence, and for whom he does."""

from collections.abc import Sequence

import attrs

from vnus_trade.cast.cast import Cast
from vnus_trade.corpus.layout import Offsets
from vnus_trade.reading.subjects import Subject, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end, said
from vnus_trade.words.tokens import tokens_of

_FAR_PARAGRAPHS, _WORDS_BEFORE_SUBJECT = 2, 5


@attrs.define
class Memory:
    """Who was spoken of last, while an article is read."""

    person: str = ""
    group: str = ""
    people: tuple[str, ...] = ()
    """Those whom the last sentence names, or one before it whose people those that follow are among."""
    pair: tuple[str, ...] = ()
    """Those whom the last sentence names, if they are two."""
    states: frozenset[str] = frozenset()
    """The states that the last sentence names."""
    paragraph: Offsets = (0, 0)
    distance: int = 0

    def read(self, sentence: ReadSentence) -> None:
        """Remember whom a sentence names, once it has been read."""
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.distance += 1
        begin = dateline_end(sentence)
        own = [place for place in sentence.actors if place.start >= begin and not sentence.is_quoted(place.start)]
        people = tuple(dict.fromkeys(place.who for place in own if place.sort == "person"))
        groups = [place.who for place in own if place.sort == "group"]
        self.pair = people if len(people) == 2 else ()
        self.states = frozenset(place.who for place in own if place.sort == "state")
        if not people or not set(people) < set(self.people):
            self.people = people
        first = next((place for place in own if place.sort == "person"), None)
        if first and not _is_behind_pronoun(sentence, first):
            # "He met Kest" is of the one before, and "growers saw Kest" may be of either.
            is_first = _words_before(sentence, first.start) <= _WORDS_BEFORE_SUBJECT and not _is_object(sentence, first)
            if is_first:
                self.person, self.distance = first.who, 0
            elif self.person not in people:
                self.person = ""
        if _begins_with_stranger(sentence, begin):
            self.person = ""
        states = [place.who for place in own[:1] if place.sort == "state" and _is_subject(sentence, place)]
        acting = {place.who for place in own if place.sort == "state" and _acts(sentence, place)}
        # "Chile cut its duty, while Japan kept its own. It said": who?
        others = {place.who for place in own[:1] if place.sort == "state" and place.who != self.group}
        kept = "" if others and _words_before(sentence, own[0].start) <= 1 else self.group  # a topic that is not read
        self.group = next(iter((*groups, *states)), kept) if groups or len(acting) < 2 else ""

    def speaks(self, speakers: tuple[str, ...], sort: str) -> None:
        """Remember who speaks: whom the next "he" means."""
        if sort == "person":
            self.person, self.distance = speakers[0] if len(speakers) == 1 else "", 0
        elif sort == "group" and len(speakers) == 1:
            self.group = speakers[0]

    def meant(self, cue: Cue, sentence: ReadSentence, cast: Cast) -> Subject | None:
        """Whom a pronoun or the words for a pair mean; no person of long ago, and never a state by "he"."""
        word = said(sentence, cue)
        is_near = self.distance + (sentence.paragraph != self.paragraph) < _FAR_PARAGRAPHS
        ids: tuple[str, ...] = ()
        if cue.kind == "pair":
            ids = cast.sides if cue.value == "parties" else self._two(cue, sentence, cast)
        elif cue.value == "several":
            ids = self.pair if is_near else ()
        elif is_near and not any(each.start < cue.start < each.end for each in sentence.cues("clause")):  # as it had
            begun = [place for place in sentence.actors if place.start >= dateline_end(sentence)]
            own = [place.who for place in begun[:1] if place.sort == "state" and _is_subject(sentence, place)]
            group = next(iter(own), self.group)
            ids = tuple(filter(None, (self.person if cue.value == "person" else group,)))
            if cue.kind == "own":  # "nước này" is a state
                ids = tuple(id_ for id_ in ids if cast.members[id_].sort == "state")
        count = 2 if cue.kind == "pair" or cue.value == "several" else 1
        return Subject(ids, {word: ids}) if len(ids) == count else None

    def _two(self, cue: Cue, sentence: ReadSentence, cast: Cast) -> tuple[str, ...]:
        """The people whom words such as "the two ministers" may mean: those named before them, or spoken of last."""
        named = dict.fromkeys(p.who for p in sentence.actors if p.sort == "person" and p.end <= cue.start)
        if len(named) < 2 and set(named) <= set(self.people):
            named = dict.fromkeys(self.people)
        return tuple(id_ for id_ in named if _may_hold(cast.members[id_].titles, cue.value, sentence))


def _may_hold(titles: Sequence[str], kind: str, sentence: ReadSentence) -> bool:
    """Return whether somebody with these titles may be one of "the two ministers": one of them is, or none is known."""
    told = [cue.kind for title in titles for cue in sentence.patterns.cues(tokens_of(title))]
    return kind in told or kind == "people" or not titles


def _words_before(sentence: ReadSentence, at: int) -> int:
    """How many words stand before an offset in its sentence, or behind the comma before it."""
    comma = max(sentence.text.rfind(",", sentence.start, at) + 1, sentence.start)
    return sentence.words_between(comma, at)


def _begins_with_stranger(sentence: ReadSentence, at: int) -> bool:
    """Return whether a sentence begins with a name of nobody known, and an office: "Ada Berg, a minister, was"."""
    comma = sentence.text.find(",", at, sentence.end)
    courtesy = sentence.begins_at("courtesy", sentence.right(at))
    words = sentence.tokens_between(courtesy.end if courtesy else at, comma)
    is_name = len(words) > 1 and all(w.text[0].isupper() and not sentence.is_timed(w.start) for w in words)
    is_known = any(at <= place.start < comma for place in sentence.actors)
    end = sentence.text.find(",", comma + 1, sentence.end)
    return is_name and not is_known and sentence.has(("office", "office_word"), comma, end)


def _is_behind_pronoun(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a pronoun is the subject of a sentence that names somebody behind it: "He met Kest"."""
    pronouns = sentence.cues("pronoun", end=place.start, in_quotes=False)
    return any(cue.value == "person" and _words_before(sentence, cue.start) <= 1 for cue in pronouns)


def _is_object(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a preposition, or a verb of meeting, is right before whom a sentence names."""
    return sentence.ends_at(("with", "between", "from", "form"), place.start) is not None


def _is_subject(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a sentence begins with a state that does something, and not with what is of it."""
    is_first = sentence.words_between(dateline_end(sentence), place.start) <= 1
    return is_first and _acts(sentence, place)


def _acts(sentence: ReadSentence, place: ActorPlace) -> bool:
    """Return whether a verb of states is behind one, and behind what commas say of it: "Peru, which pays 9%, said"."""
    if sentence.ends_at(("relative", "passively"), place.start):
        return False  # nước bị | Mỹ áp thuế
    told = sentence.text.startswith(",", place.end) and sentence.begins_at("relative", place.end + 1)
    at = sentence.text.find(",", told.end, sentence.end) + 1 if told else place.end
    at = next((time.end for time in sentence.times if time.begin == sentence.right(at)), at)
    return at > 0 and sentence.begins_at(_VERBS_OF_STATES, at) is not None


_VERBS_OF_STATES = ("filler", "to_come", "say", "tariff_stage", "change", "pledge", "agreement_stage", "demanding")


def with_meanings(sentence: ReadSentence, memory: Memory, speakers: Sequence[str], cast: Cast) -> ReadSentence:
    """A sentence with whom its pronouns mean, beside who was spoken of before it, and who speaks in it."""
    sides = (cast.members[id_].side for id_ in speakers)
    voice = frozenset((*speakers, *(side for side in sides if side)))
    meant = {}
    for kind in ("pronoun", "own", "possessive", "pair"):
        for cue in sentence.cues(kind):
            ids = _meant_by(cue, sentence, memory, speakers, cast)
            sorts = [(id_, cast.members[id_].sort) for id_ in ids]
            meant[cue.end] = tuple(ActorPlace(cue.start, cue.end, id_, sort, cue.start) for id_, sort in sorts)
    return attrs.evolve(sentence, meant={at: places for at, places in meant.items() if places}, voice=voice)


def _meant_by(cue: Cue, sentence: ReadSentence, memory: Memory, speakers: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """Whom a pronoun means: the only one of his sort who is named before it, or who was spoken of last."""
    is_quoted = sentence.is_quoted(cue.start)
    if cue.value == "speaker" or is_quoted:
        return tuple(speakers) if cue.value == "speaker" and is_quoted and len(speakers) == 1 else ()
    if cue.kind == "pair":
        two = memory.meant(cue, sentence, cast) if cue.value != "parties" else None
        return two.ids if two else ()
    before = {place.who: place.sort for place in sentence.actors if place.end <= cue.start}
    people = [id_ for id_ in speakers if cast.members[id_].sort == "person"]
    if cue.value == "side" or (cue.value == "state" and people):
        side = cast.members[people[0]].side if len(people) == 1 and set(speakers) >= _people(before) else None
        return (side,) if side else ()
    if cue.kind != "pronoun" and cue.value in ("group", "state") and not _is_of_one(sentence, cue, memory):
        return ()
    if cue.value == "person" and (people := list(_people(before))):
        return tuple(people) if len(people) == 1 else ()
    says = sentence.ends_at("say", cue.start)
    if says and not isinstance(subject(sentence, says.start), Subject):
        himself = tuple(id_ for id_ in speakers if cast.members[id_].sort == cue.value)
        return himself if len(himself) == len(speakers) == 1 else ()  # whoever says that "it" would, means himself
    found = memory.meant(cue, sentence, cast)
    return found.ids if found else ()


def _is_of_one(sentence: ReadSentence, cue: Cue, memory: Memory) -> bool:
    """Return whether "its" is of the subject of a sentence that names nobody else before it, or opens a sentence.

    Of two states that the sentence before names, it is of the one spoken of, where its own sentence names the other.
    """
    before = [place for place in sentence.actors if place.end <= cue.start]
    if before:
        return len({place.who for place in before}) == 1 and _is_subject(sentence, before[0])
    others = memory.states - {memory.group}
    is_one = not others or any(place.who in others for place in sentence.actors)
    return is_one and sentence.words_between(sentence.start, cue.start) == 0


def _people(before: dict[str, str]) -> set[str]:
    return {id_ for id_, sort in before.items() if sort == "person"}
