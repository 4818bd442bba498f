"""The sentences of an article that are its report, each with its words and phrases, and the lines that are not."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeAlias

import attrs

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets, TextLayout
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, Cue, Patterns, patterns_of
from vnus_trade.words.lexicon import words
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import PER_CENT
from vnus_trade.words.tokens import Token, tokens_of

MOST_LETTERS_OF_A_SENTENCE = 1_000
"""No longer sentence is looked at."""

MOST_SENTENCES = 2_000
"""So many sentences of an article are looked at, none of them twice; an article of 100 KB has some seven hundred."""

# A quotation of several sentences is kept whole up to this many letters.
_LONGEST_QUOTED = 700
# So many different common words of a language tell it from others.
_SURE = 8
_LONGEST_HEADING, _LONGEST_FURNITURE, _SHORTEST_WITHOUT_END, _LONGEST_DATELINE = 40, 160, 80, 60
_MARKS = {"“": "”", '"': '"', "«": "»"}
_MARKS_BEHIND = '”"»’'
_ENDS = (".", "!", "?", "…", "”", '"', "»", ")", "’", ":")


Kinds: TypeAlias = str | tuple[str, ...]
"""A kind of phrases, or several."""


class ActorPlace(NamedTuple):
    """Where a text names an actor, his title before the name included; `name` begins where that does.

    `sort` is person, group or state.
    """

    start: int
    end: int
    who: str
    sort: str
    name: int


@attrs.frozen(eq=False, repr=False)
class ReadSentence:
    """A sentence of an article, with offsets in its text, and what was found in it, each in order."""

    text: str
    start: int
    end: int
    paragraph: Offsets
    patterns: Patterns
    tokens: Sequence[Token]
    cues_by_kind: dict[str, list[Cue]]
    quoted: Sequence[Offsets]
    actors: Sequence[ActorPlace] = ()
    numbers: Sequence[Number] = ()
    times: Sequence[FoundTime] = ()
    meant: Mapping[int, Sequence[ActorPlace]] = attrs.field(factory=dict)
    """Whom the pronouns mean, by where each ends."""
    voice: frozenset[str] = frozenset()
    """Who speaks, and for which state."""

    def _of(self, kind: Kinds) -> Iterator[Cue]:
        """The phrases of a kind, or of several, one kind after another."""
        kinds = (kind,) if isinstance(kind, str) else kind
        return chain.from_iterable(self.cues_by_kind.get(each, ()) for each in kinds)

    def cues(self, kind: Kinds, start: int = 0, end: int | None = None, *, in_quotes: bool = True) -> list[Cue]:
        """The phrases of a kind, or of several, that lie between two offsets."""
        last = self.end if end is None else end
        found = [cue for cue in self._of(kind) if start <= cue.start and cue.end <= last]
        return found if in_quotes else [cue for cue in found if not self.is_quoted(cue.start)]

    def has(self, kind: Kinds, start: int = 0, end: int | None = None) -> bool:
        """Return whether a phrase of a kind, or of one of several, lies between two offsets."""
        return bool(self.cues(kind, start, end))

    def ends_at(self, kind: Kinds, at: int) -> Cue | None:
        """The longest phrase of a kind, or of the first of several, that ends at an offset but for white space."""
        at = self.left(at)
        return next((cue for cue in self._of(kind) if cue.end == at), None)

    def begins_at(self, kind: Kinds, at: int) -> Cue | None:
        """The phrase of a kind, or of the first of several, that begins at an offset but for white space."""
        at = self.right(at)
        return next((cue for cue in self._of(kind) if cue.start == at), None)

    def left(self, at: int) -> int:
        """The offset where the white space before another begins."""
        while at > self.start and self.text[at - 1].isspace():
            at -= 1
        return at

    def right(self, at: int) -> int:
        """The offset where the white space behind another ends."""
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def before(self, at: int, *kinds: Kinds) -> int:
        """The offset before phrases of some kinds that stand right before another, in this order, if they are there."""
        for kind in kinds:
            at = cue.start if (cue := self.ends_at(kind, at)) else at
        return at

    def behind(self, at: int, *kinds: Kinds) -> int:
        """The offset behind phrases of some kinds that stand right behind another, as `before` has them."""
        for kind in kinds:
            at = cue.end if (cue := self.begins_at(kind, at)) else at
        return at

    def actor_before(self, at: int) -> ActorPlace | None:
        """The actor who is named right before an offset."""
        end = self.left(at)
        return next((place for place in self.actors if place.end == end), None)

    def actor_behind(self, at: int) -> ActorPlace | None:
        """The actor who is named right behind an offset."""
        start = self.right(at)
        return next((place for place in self.actors if place.start == start), None)

    def behind_actor(self, at: int) -> int:
        """The offset behind the actor who is named right behind another; that one if nobody is."""
        place = self.actor_behind(at)
        return place.end if place else at

    @property
    def rates(self) -> list[Number]:
        """The numbers that are percentages."""
        return [number for number in self.numbers if number.unit == PER_CENT]

    def is_timed(self, at: int) -> bool:
        """Return whether an offset lies in the words for a time."""
        return any(time.begin <= at < time.end for time in self.times)

    def is_quoted(self, at: int) -> bool:
        """Return whether an offset lies in direct speech."""
        return any(start < at < end for start, end in self.quoted)

    def reach(self, words: int) -> int:
        """So many words, as tokens."""
        return self.patterns.tokens_of_a_word * words

    def words_between(self, start: int, end: int) -> int:
        """How many words begin between two offsets."""
        return len(self.tokens_between(start, end))

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """The words that begin between two offsets."""
        first, last = (bisect_left(self.tokens, at, key=attrgetter("start")) for at in (start, end))
        return self.tokens[first:last]

    def clause(self, at: int) -> Offsets:
        """The part of the sentence around an offset, between marks and words that begin another statement."""
        stops = [token.start for token in self.tokens if token.text in (";", "—", ":")]
        stops += [cue.start for cue in self.cues("clause")]
        says = self.cues("say")
        stops += [that.start for that in self.cues("that") if any(cue.end <= that.start for cue in says)][:1]
        # ", and Japan will ...": another subject begins.
        stops += [
            cue.start
            for cue in self.cues("and")
            if self.text[self.left(cue.start) - 1] == "," and any(p.start == self.right(cue.end) for p in self.actors)
        ]
        stops += [end for _, end in self.insertions]
        return (
            max((stop for stop in stops if stop <= at), default=self.start),
            min((stop for stop in stops if stop > at), default=self.end),
        )

    @cached_property
    def insertions(self) -> list[Offsets]:
        """The clauses that commas set off before a verb: "Hale |, who met Berg in Oslo|, will visit Chile"."""
        found: list[Offsets] = []
        commas = [token for token in self.tokens if token.text == ","]
        ends = [comma.start for comma in commas if self._is_verb(comma.end)]
        for cue in self.cues("clause"):
            end = next((end for end in ends if end > cue.end), None)
            if end is not None and self.text[self.left(cue.start) - 1] == ",":
                found.append((cue.start, end))
        return found

    def behind_fillers(self, at: int) -> int:
        """The offset behind the fillers that stand right behind another."""
        while filler := self.begins_at("filler", at):
            at = filler.end
        return self.right(at)

    def _is_verb(self, at: int) -> bool:
        """Return whether a verb begins behind an offset, or an actor with one."""
        at = self.behind_fillers(at)
        at = next((self.behind_fillers(actor.end) for actor in self.actors if actor.start == at), at)
        return self.begins_at(_VERBS, at) is not None


_VERBS = (
    "to_come",
    "held",
    "begun",
    "form",
    "say",
    "status",
    "tariff_stage",
    "agreement_stage",
    "change",
    "negation",
    "modal",
)


class ReportedText(NamedTuple):
    """The sentences that report, and the paragraphs that do not, each with why: furniture or unrelated."""

    sentences: list[ReadSentence]
    asides: list[tuple[Offsets, str]]


def report_of(layout: TextLayout) -> ReportedText:
    """Split an article into its report and the rest of its page: headlines, captions, links to other articles."""
    sentences: list[ReadSentence] = []
    asides: list[tuple[Offsets, str]] = []
    has_ended = has_begun = False
    said: set[str] = set()
    home = _language(layout.text[: layout.stop], LANGUAGES_OF_DRAFTS[0])
    teasers = _teasers(layout)
    for paragraph in layout.paragraphs:
        if paragraph[0] >= layout.stop:
            break
        words = layout.text[slice(*paragraph)]
        cues = {cue.kind for cue in home.cues(tokens_of(words[:_LONGEST_FURNITURE])) if cue.start == 0}
        has_ended = has_ended or paragraph[0] >= teasers or (len(words) <= _LONGEST_HEADING and "unrelated" in cues)
        is_whole = words.endswith(_ENDS) and (has_begun or words.rstrip(_MARKS_BEHIND).endswith(_ENDS))
        is_heading = not is_whole and (not has_begun or len(words) < _SHORTEST_WITHOUT_END)
        if has_ended:
            asides.append((paragraph, "unrelated"))
        elif is_heading or ("furniture" in cues and len(words) <= _LONGEST_FURNITURE):
            asides.append((paragraph, "furniture"))
        else:
            has_begun = has_begun or is_whole
            for sentence in _sentences(layout, paragraph, home):
                words = " ".join(layout.text[sentence.start : sentence.end].split())
                if words not in said and len(said) < MOST_SENTENCES:
                    said.add(words)
                    sentences.append(sentence)
    return ReportedText(sentences, asides)


def _teasers(layout: TextLayout) -> int:
    """Where headlines of other articles begin, each with one paragraph, up to the end of the text."""
    begin, pairs = len(layout.text), 0
    paragraphs = layout.paragraphs
    last = len(paragraphs)
    while last > 0 and not layout.text[slice(*paragraphs[last - 1])].endswith(_ENDS):
        last -= 1  # "back to top"
    while (
        last >= 2
        and _is_headline(layout.text[slice(*paragraphs[last - 2])])
        and layout.text[slice(*paragraphs[last - 1])].endswith(_ENDS)
    ):
        last, pairs, begin = last - 2, pairs + 1, paragraphs[last - 2][0]
    return begin if pairs > 1 and last > 0 else len(layout.text)


def _is_headline(words: str) -> bool:
    return not words.endswith(_ENDS) and _LONGEST_HEADING < len(words) <= _LONGEST_FURNITURE


def _language(words: str, otherwise: str) -> Patterns:
    """The patterns of the language of some words: that which most of their common words are of."""
    said = Counter(token.word for token in tokens_of(words))
    counts = {
        tag: sum(said[phrase[0]] for phrase, meanings in patterns_of(tag).phrases.items() if ("common", "") in meanings)
        for tag in LANGUAGES_OF_DRAFTS
    }
    best = max(counts, key=lambda tag: counts[tag])
    return patterns_of(best if counts[best] else otherwise)


def sure_languages(text: str) -> tuple[str, ...]:
    """The language of a text, where it has many of its common words and at most one of another's; () where not.

    >>> sure_languages("The talks were on Friday, and it is said that the offer was on the table for a day.")
    ('en',)
    >>> sure_languages("Am Freitag war es so weit.")
    ()
    """
    said = {token.word for token in tokens_of(text)}
    common = frozenset(("common",))
    counts = {tag: len(said & patterns_of(tag).words(common)) for tag in LANGUAGES_OF_DRAFTS}
    found = [tag for tag, count in counts.items() if count > 1]
    return tuple(tag for tag in found if len(found) == 1 and counts[tag] >= _SURE)


def _sentences(layout: TextLayout, paragraph: Offsets, home: Patterns) -> Iterator[ReadSentence]:
    """The sentences of a paragraph; what one quotation says in several is one, if it is not too long."""
    quoted = list(_quoted(layout.text, *paragraph))
    first, last = (bisect_left(layout.sentences, (at, 0)) for at in paragraph)
    begin = paragraph[0]
    for _, end in layout.sentences[first:last]:
        number = bisect_left(quoted, (end, 0)) - 1
        is_open = number >= 0 and quoted[number][1] > end
        if is_open and end - begin <= _LONGEST_QUOTED:
            continue
        if end - begin <= MOST_LETTERS_OF_A_SENTENCE:
            since = bisect_left(quoted, (begin, 0))
            yield _sentence(layout.text, (begin, end), paragraph, home, quoted[max(0, since - 1) : number + 1])
        begin = end


def sentences_of(text: str, tag: str) -> list[ReadSentence]:
    """The sentences of words that are quoted, whole or not, in a language unless their words show another."""
    layout, home = TextLayout.of(text), patterns_of(tag)
    return [sentence for paragraph in layout.paragraphs for sentence in _sentences(layout, paragraph, home)]


def _sentence(text: str, at: Offsets, paragraph: Offsets, home: Patterns, quoted: Sequence[Offsets]) -> ReadSentence:
    start = at[0] + len(text[slice(*at)]) - len(text[slice(*at)].lstrip())
    patterns = _language(text[start : at[1]], home.tag)
    tokens = [
        token._replace(start=token.start + start, end=token.end + start) for token in tokens_of(text[start : at[1]])
    ]
    cues: dict[str, list[Cue]] = {}
    found = patterns.cues(tokens)
    lengths = [cue for cue in found if cue.kind == "length"]
    if lengths:  # "held a two-day meeting" is "held a meeting"
        others = [token for token in tokens if not any(cue.start <= token.start < cue.end for cue in lengths)]
        found += [cue for cue in patterns.cues(others) if cue.kind == "form" and cue not in found]
        found.sort(key=lambda cue: (cue.start, -cue.end))
    wholes = [cue for cue in found if cue.kind in _WHOLE]
    for cue in found:
        longer = found if cue.kind == "on" else wholes  # called on, cho biết
        kinds = (*_WITHIN.get(cue.kind, ()), *(_TITLES if cue.kind in VERBAL else ("compound",)))
        is_word = cue.kind in ("office_word", "compound")
        if is_word or not any((each.kind in kinds or longer is found) and _is_part(cue, each) for each in longer):
            cues.setdefault(cue.kind, []).append(cue)
    own = [span for span in quoted if span[0] < at[1] and start < span[1]]
    return _without_adjectives(ReadSentence(text, start, at[1], paragraph, patterns, tokens, cues, own))


_WITHIN = dict.fromkeys(("negation", "supposed", "condition"), ("otherwise",)) | {
    "clause": ("otherwise", "to"),
    "but": ("to",),
}
"""Kinds that a phrase of another kind has taken up, whose words it is part of: nếu không thì, xuống còn."""
_TITLES = ("office", "organisation", "body", "no_place", "compound")
_WHOLE = ("otherwise", "to", *_TITLES)


def _is_part(cue: Cue, other: Cue) -> bool:
    """Return whether a phrase is part of a longer one."""
    return other.start <= cue.start and cue.end <= other.end and (other.start, other.end) != (cue.start, cue.end)


def _without_adjectives(sentence: ReadSentence) -> ReadSentence:
    """A sentence without the verbs that only say what goods are: "a duty on cut stones", "reduced-fat milk".

    Nor has it nouns that look like verbs: "its charges on nuts".
    """
    cues = {
        kind: [
            cue
            for cue in each
            if (kind not in VERBAL or not _is_adjective(sentence, cue))
            and (kind not in _OF_ACTS or not _is_noun(sentence, cue))
        ]
        for kind, each in sentence.cues_by_kind.items()
    }
    return attrs.evolve(sentence, cues_by_kind=cues)


VERBAL = frozenset((*_VERBS, "ended", "pledge", "verb", "done", "bare", "rate_basis", "exempting", "acting"))
"""The kinds of verbs, and of what counts rates, that the words of names and of goods only look like."""


def _is_adjective(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether a verb is joined to the word behind it, or is of the goods that it is in, or right behind "on"."""
    words = sentence.tokens_between(cue.start, sentence.end)[:2]
    around = (each for each in sentence.cues("good") if each.start <= cue.start < each.end)
    good = next((each for each in around if each.start < cue.start or each.end > words[0].end), None)
    if good is not None:
        return not _is_subject_before(sentence, good.start)
    if len(words) < _TWO or words[0].end != cue.end:
        return False
    if sentence.text[cue.end] == "-":
        return sentence.text[cue.end + 1 :][:1].isalpha()
    past = sentence.patterns.past
    is_past = words[0].word.endswith(past) or (bool(past) and sentence.begins_at("bare", cue.start) is not None)
    is_noun = words[1].text.islower() and sentence.begins_at(_NO_GOODS, words[1].start) is None
    return is_past and is_noun and _is_behind_on(sentence, cue.start)


def _is_noun(sentence: ReadSentence, cue: Cue) -> bool:
    """Return whether a word that may be a verb is a noun, by what is before and behind it: "charges | on figs".

    It is a verb where who levies is before it, and what is levied before him: "the duty that Japan | levies on figs".
    """
    noun = sentence.begins_at("noun_too", cue.start)
    if noun is None or noun.end != cue.end:
        return False
    if sentence.ends_at(_BEFORE_NOUNS, cue.start):
        return True
    doer = sentence.ends_at(("state", "pronoun"), cue.start)
    told = max((each.end for each in sentence.cues("tariff", sentence.start, cue.start)), default=None)
    if doer is not None and told is not None and "," not in sentence.text[told : doer.start]:
        return False
    if sentence.patterns.heads_first or sentence.begins_at("bare", cue.start):
        return sentence.begins_at("of", cue.end) is not None
    behind = sentence.text[sentence.right(cue.end) :][:1]
    return not behind.isalnum() or sentence.begins_at(_BEHIND_NOUNS, cue.end) is not None


def _is_subject_before(sentence: ReadSentence, at: int) -> bool:
    """Return whether one who acts, or a word for what he will do, is right before goods: "Japan | cut flowers"."""
    state = sentence.ends_at("state", at)
    is_whose = state is not None and _is_behind_on(sentence, state.start)
    return not is_whose and (state is not None or sentence.ends_at(("to", *_BEFORE_VERBS), at) is not None)


def _is_behind_on(sentence: ReadSentence, at: int) -> bool:
    """Return whether "on" or "of" is right before an offset, or before whose goods these are, and how they are made."""
    while before := sentence.ends_at(_OF_GOODS, at):
        at = before.start
    joined = sentence.tokens_between(sentence.start, at)[-2:]
    if len(joined) == _TWO and joined[1].text == "-" and joined[1].end == at:
        return _is_behind_on(sentence, joined[0].start)  # fresh-cut flowers
    return sentence.ends_at(("on", "of"), at) is not None


_TWO = 2
_OF_ACTS = frozenset(("tariff_stage", "collects", "levying"))
_BEFORE_NOUNS = ("article", "own", "possessive", "quantity", "of", "tariff", "treated")
_BEHIND_NOUNS = (
    *("on", "of", "place_in", "to", "from", "with", "by", "and", "expires", "relative", "that", "to_come", "modal"),
    *("verb", "change", "faces", "preposition"),
)
_OF_GOODS = ("treated", "state", "quantity")
_BEFORE_VERBS = ("to_come", "modal", "pronoun", "will_not")
_NO_GOODS = ("article", "definite", "own", "pronoun", "possessive", "old", "tariff", "rate_noun", "matter", "to", "by")


def _quoted(text: str, start: int, end: int) -> Iterator[Offsets]:
    """The stretches of direct speech of a paragraph, their marks included; one that is left open ends with it."""
    at = start
    while at < end:
        close = _MARKS.get(text[at])
        if close is None:
            at += 1
            continue
        stop = text.find(close, at + 1, end)
        if stop < 0:
            yield at, end
            return
        yield at, stop + 1
        at = stop + 1


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_IN_DATELINES = words("in_datelines")


def dateline_end(sentence: ReadSentence) -> int:
    """Where the dateline of a sentence ends, as in "HANOI, July 3 (VNA) -"; its beginning if it has none."""
    head = sentence.text[sentence.start : min(sentence.end, sentence.start + _LONGEST_DATELINE)]
    found = [head.find(dash) for dash in (" – ", " — ", " - ", " -- ", "– ", "— ")]
    first = min((at for at in found if at > 0), default=-1)
    words = _IN_BRACKETS.sub(" ", head[: max(first, 0)]).split()
    is_place = (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _IN_DATELINES or word[0].isdigit() for word in words)
    )
    return sentence.start + first + 3 if is_place else sentence.start


def said(sentence: ReadSentence, cue: Cue) -> str:
    """The words of a cue, as the text has them."""
    return in_one_line(sentence.text[cue.start : cue.end])


def in_marks(sentence: ReadSentence, cue: Cue) -> str:
    """The words of a cue in quotation marks, as a note has them."""
    return f'"{said(sentence, cue)}"'
