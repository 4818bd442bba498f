"""Splits a sentence into its clauses: where a verb with its own subject, or one that shares another's, begins."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import attrs

from vnus_trade.phrases.finding import FoundTime
from vnus_trade.sentences.sentences import ReadSentence, dateline_end
from vnus_trade.words.tokens import Token


class Joint(StrEnum):
    """How a clause begins, which says what it may take from another."""

    OWN = "own"
    """With a subject of its own: "…, and Chile pledged to buy rice"."""
    VERB = "verb"
    """With a verb whose subject another has: "… and to drop a levy", "… and raised its duty"."""
    RESUMED = "resumed"
    """With the rest of one that another parted: "Chile, which …, | said so"."""
    PARTICIPLE = "participle"
    """With a participle: "…, threatening to act", "… after earlier threatening a levy"."""
    UNDER = "under"
    """With a word by which it depends on another, or with "which": "… after talks had failed"."""
    WITH = "with"
    """With what goes along: "…, with deliveries from 2029"."""
    SAYS = "says"
    """With who says it: "…, the minister said on Friday"."""


class ClausePlace(NamedTuple):
    """A part of a sentence with one verb; `of` is the place in the list of the clause whose subject it shares."""

    start: int
    end: int
    joint: Joint
    of: int | None = None


_VERBS = (
    *("to_come", "modal", "tariff_stage", "change", "held", "begun", "status", "agreement_stage", "say", "faces"),
    *("negation", "pledge", "verb"),
)
_UNDER = ("clause", "awaited", "answering", "condition", "relative", "exchange")
_NO_VERB_BEHIND = ("article", "definite", "old", "of", "from", "on", "plan", "with")
_SUBJECTS = ("article", "definite", "pair", "pronoun", "body", "own")
_OPENING = (Joint.UNDER, Joint.SAYS, Joint.PARTICIPLE)
_SHARED = (Joint.VERB, Joint.PARTICIPLE, Joint.RESUMED)
_MARKS, _WORDS_OF_SPEAKER = (";", "—", ":"), 12


def clauses_of(sentence: ReadSentence) -> list[ClausePlace]:
    """The clauses of a sentence, in order; they leave nothing of it out."""
    return _Splitter(sentence).clauses()


def clause_at(sentence: ReadSentence, at: int) -> tuple[list[ClausePlace], int]:
    """The clauses of a sentence, and the place of the one around an offset among them."""
    found = clauses_of(sentence)
    return found, max((number for number, each in enumerate(found) if each.start <= at), default=0)


def parts_around(clauses: Sequence[ClausePlace], place: int) -> list[ClausePlace]:
    """A clause with the parts of it that lie on the other side of what parts it."""
    first = clauses[place].of if clauses[place].joint is Joint.RESUMED else place
    rest = (Joint.RESUMED, first)
    return [each for number, each in enumerate(clauses) if number == first or (each.joint, each.of) == rest]


def is_by_the_way(sentence: ReadSentence, at: int) -> bool:
    """Return whether an offset is in a clause that only tells who somebody is: "Berg, | who met Kest, | said"."""
    clauses, place = clause_at(sentence, at) if sentence.has("relative") else ([], 0)
    if not clauses or not sentence.begins_at("relative", clauses[place].start):
        return False
    before = sentence.left(clauses[place].start)
    before = sentence.left(before - 1) if sentence.text[before - 1] == "," else before
    return any(each.end == before and each.sort == "person" for each in sentence.actors)


def only(sentence: ReadSentence, parts: Sequence[ClausePlace], times: Sequence[FoundTime] = ()) -> ReadSentence:
    """A sentence with what was found in some of its clauses alone, and some times."""

    def is_in(start: int, end: int) -> bool:
        return any(part.start <= start and end <= part.end for part in parts)

    return attrs.evolve(
        sentence,
        cues_by_kind={k: [c for c in cues if is_in(c.start, c.end)] for k, cues in sentence.cues_by_kind.items()},
        actors=[place for place in sentence.actors if is_in(place.start, place.end)],
        numbers=[number for number in sentence.numbers if is_in(number.start, number.end)],
        times=[time for time in sentence.times if is_in(time.begin, time.end) or time in times],
    )


def lead_of(sentence: ReadSentence) -> Sequence[FoundTime]:
    """The times that open a sentence, before its first subject, and tell of each of its main clauses."""
    first = next((place.start for place in sentence.actors), sentence.end)
    end = clauses_of(sentence)[0].end
    verbs = (cue.start for cue in sentence.cues(_VERBS, sentence.start, end))
    stop = min(first, end, *verbs)
    return [time for time in sentence.times if time.end <= stop]


class _Splitter:
    """Finds the joints of a sentence from left to right."""

    def __init__(self, sentence: ReadSentence) -> None:
        self.sentence = sentence
        self.found = [ClausePlace(sentence.start, sentence.end, Joint.OWN)]
        self.main = 0
        taken = [(time.begin, time.end) for time in sentence.times if time.span or time.candidates]
        self.taken = [*taken, *((number.start, number.end) for number in sentence.numbers)]

    def clauses(self) -> list[ClausePlace]:
        first = self.sentence.right(dateline_end(self.sentence))
        has_comma = False
        for token in self.sentence.tokens_between(first, self.sentence.end):
            joint = self._joint(token, first, is_behind_comma=has_comma)
            if joint is not None:
                self._begin(token.start, first, joint, has_comma=has_comma)
            has_comma = token.text == "," and not self._is_taken(token.start)
        return self.found

    def _is_taken(self, at: int) -> bool:
        """Return whether an offset is in a time or a number."""
        return any(start <= at < end for start, end in self.taken)

    def _begin(self, at: int, first: int, joint: Joint, *, has_comma: bool) -> None:
        if at == first:
            self.found[0] = self.found[0]._replace(joint=joint)
            return
        of = None
        if joint in _SHARED:
            is_apart = joint is Joint.VERB and self.found[-1].joint is Joint.UNDER and self._is_infinitive(at)
            of = self.main if has_comma or joint is Joint.RESUMED or is_apart else len(self.found) - 1
        self.found[-1] = self.found[-1]._replace(end=at)
        self.found.append(ClausePlace(at, self.sentence.end, joint, of))
        if joint is Joint.OWN or (of == self.main and joint is not Joint.PARTICIPLE):
            self.main = len(self.found) - 1

    def _is_infinitive(self, at: int) -> bool:
        """Return whether "and to" begins at an offset: "offered to end it if a pact is signed | and to cut another"."""
        joining = self.sentence.begins_at("and", at)
        return joining is not None and self.sentence.begins_at("to", joining.end) is not None

    def _joint(self, token: Token, first: int, *, is_behind_comma: bool) -> Joint | None:
        """How a clause begins at a word, if one does."""
        sentence, at, clause = self.sentence, token.start, self.found[-1]
        if self._is_taken(at):
            is_said = is_behind_comma and self._has_verb(at) and self._is_speaker(at)
            is_under = sentence.begins_at("clause", at) is not None  # two | days after
            return Joint.SAYS if is_said else Joint.UNDER if is_under else None
        joining = sentence.begins_at(("but", "and"), at)
        if joining is not None:
            joint = self._behind_and(at, joining.end, is_behind_comma=is_behind_comma)
            return joint or (Joint.OWN if joining.kind == "but" and self._has_verb(at) else None)
        is_second = sentence.words_between(clause.start, at) == 1  # and | that, hours | after
        if at > first and clause.joint in (Joint.UNDER, Joint.OWN) and is_second:
            return None
        ends = len(self.found) == 1 and clause.joint in _OPENING and self._ends_opening(at)
        if token.text in _MARKS or ends:
            return Joint.OWN
        if that := sentence.begins_at("that", at):
            return self._behind_that(at, that.end)
        if under := self._under(at):
            return under
        if is_behind_comma and clause.joint is Joint.UNDER and self._is_rate(at):
            return Joint.RESUMED  # cut its duty, which …, to 5%
        return self._behind_comma(at) if is_behind_comma else None

    def _is_rate(self, at: int) -> bool:
        """Return whether "to" and a percentage begin at an offset."""
        to = self.sentence.begins_at("to", at)
        return to is not None and self.sentence.right(to.end) in [rate.start for rate in self.sentence.rates]

    def _behind_that(self, at: int, end: int) -> Joint | None:
        """How a clause begins with "that": what somebody says, or what a noun before it is."""
        sentence = self.sentence
        is_clause = self._is_verb(end) or self._is_subject(end)
        is_said = any(cue.start < at <= cue.end for cue in sentence.cues("say")) or sentence.ends_at("say", at)
        if (is_said and not sentence.begins_at("of", end)) or (is_clause and self._says(at)):
            return Joint.OWN
        return Joint.UNDER if is_clause else None

    def _under(self, at: int) -> Joint | None:
        """How a clause begins with a word that makes it depend on another, or with a source."""
        sentence = self.sentence
        if under := sentence.begins_at(_UNDER, at):
            return Joint.PARTICIPLE if self._is_participle(sentence.behind_fillers(under.end)) else Joint.UNDER
        if (by := sentence.begins_at("by", at)) and self._is_participle(by.end):
            return Joint.PARTICIPLE
        otherwise = sentence.begins_at("otherwise", at)
        if otherwise and sentence.words_between(*otherwise[:2]) > 1:
            return Joint.UNDER
        is_filler = sentence.begins_at(("filler", "tariff_stage"), at)
        return Joint.SAYS if sentence.begins_at("according", at) and not is_filler else None

    def _says(self, at: int) -> bool:
        """Return whether a verb of saying of the main clause ends before an offset, but for a few words."""
        says = self.sentence.cues("say", self.found[self.main].start, at)
        return bool(says) and self.sentence.words_between(says[-1].end, at) <= _WORDS_OF_SPEAKER

    def _behind_and(self, at: int, end: int, *, is_behind_comma: bool) -> Joint | None:
        """How a clause begins with "and" or "but", if what follows is a verb, or a subject with one."""
        sentence = self.sentence
        to = sentence.begins_at("to", sentence.behind_fillers(end))
        if to and self._is_verb(to.end):
            return Joint.VERB
        verbs = [cue for kind in _VERBS if (cue := sentence.ends_at(kind, at))]
        if any(not self._is_taken(verb.start) for verb in verbs):
            return None  # proposed and imposed
        if self._is_participle(end):
            return Joint.PARTICIPLE
        if sentence.begins_at("that", end) and sentence.has("say", sentence.start, at):
            return Joint.OWN
        is_own = sentence.begins_at(_SUBJECTS, end) is not None
        if not is_own and self._is_verb(end):
            return Joint.VERB
        before = {place.who for place in sentence.actors if place.end == sentence.left(at)}
        behind = {place.who for place in sentence.actors if place.start == sentence.right(end)}
        is_joined = bool(before) and before != behind  # Japan and Chile, but "invests in Japan and Japan will"
        has_verb = self._has_verb(at) and (is_behind_comma or not is_joined)
        return Joint.OWN if has_verb and self._is_subject(end, far=is_behind_comma) else None

    def _behind_comma(self, at: int) -> Joint | None:
        """How a clause begins behind a comma, without a word that joins it."""
        sentence, clause = self.sentence, self.found[-1]
        if self._is_participle(at):
            return Joint.PARTICIPLE
        if sentence.begins_at("with", at) and not sentence.begins_at("in_force", at):
            return Joint.WITH
        if clause.joint in _OPENING and len(self.found) == 1:
            return Joint.OWN
        has_verb = self._has_verb(at)
        if self._is_speaker(at) and (has_verb or self._goes_on(at)):
            return Joint.SAYS
        if self._is_verb(at):
            is_open = clause.joint is Joint.UNDER and any(clause.start <= p.start < at for p in sentence.actors)
            is_open = is_open and not sentence.begins_at("relative", clause.start)
            if is_open and has_verb and not self._is_told(clause.start, at):
                return None  # after the EU, its largest market, cut its duty
            if clause.joint not in (Joint.UNDER, Joint.SAYS) and not has_verb and self._goes_on(at):
                return Joint.UNDER
            is_embedded = clause.joint is Joint.UNDER and not self._has_verb(at, besides="say")
            # Resumed: said the duty, which ..., | would stay
            return Joint.VERB if has_verb and not is_embedded else Joint.RESUMED
        return Joint.OWN if self._is_subject(at) and (has_verb or clause.joint is Joint.UNDER) else None

    def _has_verb(self, at: int, besides: str = "") -> bool:
        """Return whether the main clause before an offset has its verb, besides those of a kind."""
        main = self.found[self.main]
        return self._is_told(main.start, main.end if len(self.found) - 1 > self.main else at, besides)

    def _is_told(self, start: int, end: int, besides: str = "") -> bool:
        """Return whether a verb lies between two offsets, and no noun that looks like one: "the US increase"."""
        sentence = self.sentence
        for cue in (cue for cue in sentence.cues(_VERBS, start, end) if cue.kind != besides):
            is_opening = cue.start == sentence.start or self._is_taken(cue.start)
            if not is_opening and sentence.ends_at(_NO_VERB_BEHIND, cue.start) is None:
                state = sentence.actor_before(cue.start)
                if state is None or cue.kind != "change" or not self._is_noun(cue.end):
                    return True
        return False

    def _is_noun(self, end: int) -> bool:
        """Return whether what follows a word behind a state shows it to be a noun: "the US increase, …"."""
        sentence = self.sentence
        behind = sentence.begins_at(("of", "place_in"), end) is not None
        return behind or sentence.text[end : end + 1] in (",", ".") or self._is_verb(end)

    def _ends_opening(self, at: int) -> bool:
        """Return whether the clause that opens a sentence ends before an offset without a comma."""
        clause = self.found[0]
        return (clause.joint is Joint.PARTICIPLE or self._is_told(clause.start, at)) and self._is_subject(at)

    def _goes_on(self, at: int) -> bool:
        """Return whether a verb stands behind a later comma: "a fifth, planned for May, was called off"."""
        commas = (token for token in self.sentence.tokens_between(at, self.sentence.end) if token.text == ",")
        return any(self._is_verb(comma.end) for comma in commas)

    def _is_verb(self, at: int) -> bool:
        sentence = self.sentence
        if sentence.begins_at(_SUBJECTS, at) is not None or self._is_taken(sentence.right(at)):
            return False
        if sentence.begins_at("verb", at):
            return True  # has denounced
        at = sentence.behind_fillers(at)
        if sentence.begins_at("good", at) or self._is_taken(at):
            return False  # cut flowers
        return sentence.begins_at(_VERBS, at) is not None or self._is_past(at)

    def _is_past(self, at: int) -> bool:
        """Return whether a word ends as verbs of the past do, and an object follows it: "revoked the duties"."""
        words = self.sentence.tokens_between(at, self.sentence.end)[:2]
        is_past = len(words) > 1 and words[0].word.endswith(self.sentence.patterns.past)
        kinds = ("article", "definite", "old", "to", "that", "own", "pronoun")
        is_object = any(place.start == words[1].start for place in self.sentence.actors) if is_past else False
        return is_past and (is_object or self.sentence.begins_at(kinds, words[1].start) is not None)

    def _is_participle(self, at: int) -> bool:
        sentence = self.sentence
        if sentence.begins_at("verb", at):
            return False  # is seeking
        at = sentence.behind_fillers(at)
        word = next(iter(sentence.tokens_between(at, sentence.end)), None)
        if word is None or not word.word.endswith(sentence.patterns.participles) or not word.text.islower():
            return False
        behind = sentence.text[sentence.right(word.end) : sentence.right(word.end) + 1]
        is_of_title = behind.isupper() and sentence.begins_at("office_word", at)  # acting Trade Minister
        return not (is_of_title or sentence.begins_at(("good", "preposition"), at) is not None)

    def _is_subject(self, at: int, *, far: bool = False) -> bool:
        """Return whether a subject begins at an offset, with its verb right behind it, or far from it."""
        sentence = self.sentence
        at = sentence.right(at)
        place = next((each for each in sentence.actors if each.start == at), None)
        if place is not None and self._is_verb(place.end):
            return True
        begun = [cue for kind in _SUBJECTS if (cue := sentence.begins_at(kind, at))]
        if any(self._is_verb(cue.end) for cue in begun if cue.kind in ("pronoun", "pair", "own", "body")):
            return True
        return far and bool(place or begun) and self._has_verb_ahead(at)

    def _has_verb_ahead(self, at: int) -> bool:
        comma = self._comma(at, self.sentence.end)
        return self._is_told(at, comma) or self._goes_on(comma)

    def _comma(self, at: int, end: int) -> int:
        commas = (token.start for token in self.sentence.tokens_between(at, end) if token.text == ",")
        return next((comma for comma in commas if not any(a <= comma < b for a, b in self.taken)), end)

    def _is_speaker(self, at: int) -> bool:
        """Return whether words up to a comma, or the end, only tell who says it: "the minister said on Friday"."""
        sentence = self.sentence
        end = self._comma(at, sentence.end)
        say = next(iter(sentence.cues("say", at, end)), None)
        if (
            say is None
            or sentence.words_between(at, say.start) > _WORDS_OF_SPEAKER
            or sentence.begins_at("passive", at)
        ):
            return False
        others = (*(kind for kind in _VERBS if kind != "say"), "that")
        return not any(cue.start != say.start for cue in sentence.cues(others, at, end))
