"""Drafts rounds of talks: which, between whom, when and where, and whether they took place."""

from collections.abc import Iterator
from typing import Any

from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.drafting.occurrences import doubt_of, occurrence_of
from vnus_trade.levies.goods import is_unclear
from vnus_trade.model.vocabulary import Mode, Role
from vnus_trade.phrases.durations import is_duration
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.subjects import Subject, object_of, subject
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, in_marks
from vnus_trade.words.numbers import Number
from vnus_trade.words.numerals import ORDINAL

_HYPHENS = ("-", "‐", "‑")
_NEAR_NOUN, _MOST_NUMBER, _WORDS_OF_TOPIC, _WORDS_OF_TEAM, _WORDS_OF_LENGTH, _WORDS_OF_TOWN = 6, 99, 5, 4, 5, 3
_SENTENCES_BACK, _WORDS_BEFORE_NUMBER = 3, 4


def rounds(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The rounds that a sentence speaks of, and who led a delegation at the only one of it, or of the one before."""
    found = list(_rounds(article, sentence))
    heads = _heads(sentence)
    if not heads or found:
        held = [each for each in found if isinstance(each, DraftedEntry) and _was_held(each)]
        is_one = bool(heads) and [*held] == found
        yield from (each.having(participants=heads) for each in held) if is_one and len(held) == 1 else found
        return
    before = [each for last in article.before(sentence, 1) for each in _rounds(article, last)]
    for each in before if len(before) == 1 else ():
        if isinstance(each, DraftedEntry) and "number" in each.fields and _was_held(each):
            fields = {"number": each.fields["number"], "participants": heads}
            yield DraftedEntry("round", sentence.start, ((sentence.start, sentence.end),), fields)


def _was_held(entry: DraftedEntry) -> bool:
    return not entry.fields.keys() & {"plan", "status"}


def _heads(sentence: ReadSentence) -> dict[str, list[str]]:
    """The persons who led the delegations: "Lam led the Vietnamese side", "the US side was headed by Moss"."""
    found: list[str] = []
    verbs = sorted(sentence.cues("leads"))
    for place in sentence.actors:
        leads, led = sentence.begins_at("leads", place.end), sentence.ends_at("led_by", place.start)
        by = sentence.ends_at("by", place.start) if verbs and verbs[0].start < place.start else None
        teams = sentence.cues("team")
        spans = [(leads.end, team.start) for team in teams if leads and team.start >= leads.end]
        spans += [(team.end, led.start) for team in teams if led and team.end <= led.start]
        spans += [(by.start, by.start) for team in teams if by and team.end == sentence.left(by.start)]
        if place.sort == "person" and any(sentence.words_between(*span) < _WORDS_OF_TEAM for span in spans):
            whole = subject(sentence, leads.start) if leads else object_of(sentence, place.start, reach=0)
            found += whole.ids if isinstance(whole, Subject) else [place.who]  # led by Berg and Kest
    for several in sentence.cues("teams"):  # "the delegations were led by Berg, the minister, and Kest"
        starts = [verb.end for verb in sentence.cues("led_by", several.end) if _is_near(sentence, several, verb)]
        starts += [
            by.end for by in sentence.cues("by", several.end) if verbs and sentence.left(by.start) == several.end
        ]
        ends = [cue.start for start in starts for cue in sentence.cues(("whom", "form", "say"), start)]
        first, last = (min(starts), min(ends, default=sentence.end)) if starts else (0, 0)
        found += [place.who for place in sentence.actors if place.sort == "person" and first <= place.start < last]
    is_whole = len(found) >= sum(not sentence.has("team", verb.start, verb.end) for verb in verbs)
    return {str(Role.HEAD): list(dict.fromkeys(found))} if found and is_whole else {}


def _is_near(sentence: ReadSentence, team: Cue, verb: Cue) -> bool:
    return sentence.words_between(team.end, verb.start) < _WORDS_OF_TEAM


def _rounds(article: ReadArticle, sentence: ReadSentence) -> Iterator[DraftedPart]:
    """The rounds that a sentence speaks of, by number, or as new or next where it gives a time or a place."""
    numbered = _numbered(sentence)
    if not numbered and (same := _same_round(article, sentence)):
        at, told = same
        yield from _round(article, sentence, at, (sentence.start, sentence.end), {"number": told})
        return
    spans = sorted((min(n.start, noun.start), max(n.end, noun.end)) for n, noun in numbered)
    for number, noun in numbered:
        if not _is_of_talks(sentence, noun):
            continue
        start, end = min(number.start, noun.start), max(number.end, noun.end)
        left = max((last for _, last in spans if last <= start), default=sentence.start)
        if noun[:2] == (number.start, number.end):
            left = number.start  # what stands before it is of another round
        right = min((first for first, _ in spans if first >= end), default=sentence.end)
        fields = {"number": int(number.least or 0)}
        found = list(_round(article, sentence, (start, end), (left, right), fields))
        talks = _talks_before(article, sentence, start, fields) if number is numbered[0][0] else None
        is_bare = all(isinstance(each, DraftedEntry) and not each.fields.keys() & _STANDING for each in found)
        yield from [talks] if talks and is_bare else found
    for cue in sentence.cues("unnumbered", in_quotes=False):
        if not any(start <= cue.start < end for start, end in spans):
            found = list(_round(article, sentence, (cue.start, cue.end), (sentence.start, sentence.end), {}))
            yield from (
                each
                for each in found
                if isinstance(each, DraftedEntry) and each.fields.keys() & {"when", "place", "plan"}
            )


_STANDING = frozenset(("when", "place", "plan", "status"))


def _talks_before(
    article: ReadArticle, sentence: ReadSentence, start: int, fields: dict[str, Any]
) -> DraftedEntry | None:
    """The talks of the sentence before as a round, of which a sentence says its number: "It was the third round"."""
    last = next(iter(article.before(sentence, 1)), None)
    it_was = sentence.begins_at("it_was", sentence.start)
    is_it = it_was is not None and sentence.words_between(it_was.end, start) <= _WORDS_BEFORE_NUMBER
    before = last if is_it and not sentence.ends_at("reference", start) else None
    nouns = before.cues("negotiations", in_quotes=False) if before and before.paragraph == sentence.paragraph else []
    if before is None or len(nouns) != 1 or before.has("round"):
        return None
    talks, within = (nouns[0].start, nouns[0].end), (before.start, before.end)
    told = None if doubt_of(article, before, talks) else occurrence_of(article, before, talks, within)
    quotes = (within, (sentence.start, sentence.end))
    return DraftedEntry("round", start, quotes, fields | told[0], told[1]) if told else None


def _numbered(sentence: ReadSentence) -> list[tuple[Number, Cue]]:
    """The ordinals of rounds that a sentence has, each with its noun."""
    return [(number, noun) for number in sentence.numbers if (noun := _round_of(sentence, number))]


def _same_round(article: ReadArticle, sentence: ReadSentence) -> tuple[Offsets, int] | None:
    """Where a sentence begins with "The (five-day) round", and the number of the only one that was spoken of last."""
    noun = next(iter(sentence.cues("round", in_quotes=False)), None)
    the = sentence.begins_at("article", sentence.start)
    words = sentence.text[the.end : noun.start].strip() if the and noun else ""
    if noun is None or (noun.start > sentence.start and (the is None or (words and not is_duration(words)))):
        return None
    before = next((each for each in reversed(article.before(sentence, _SENTENCES_BACK)) if each.has("round")), None)
    told = _numbered(before) if before else []
    is_one = len(told) == 1 and before is not None and _is_of_talks(before, told[0][1])
    return ((noun.start, noun.end), int(told[0][0].least or 0)) if is_one else None


def _round_of(sentence: ReadSentence, number: Number) -> Cue | None:
    """The word "round" that an ordinal belongs to: behind it, or before it, nearer than any other such noun."""
    is_ordinal = number.unit == ORDINAL or (number.unit == "" and _is_alone(sentence, number))  # a fifth
    if not is_ordinal or number.least is None or not 1 <= number.least <= _MOST_NUMBER or number.least % 1:
        return None
    if _is_rare(sentence, number.end):  # "the third round of talks, the first in two years"
        return None
    inside = sentence.cues("round", number.start, number.end)
    if inside:
        return inside[0]
    nouns = [
        cue
        for kind in ("round", "talks")
        for cue in sentence.cues(kind)
        if sentence.words_between(*sorted((number.end, cue.start))) <= _NEAR_NOUN and cue.start >= number.end
    ]
    nearest = min(nouns, key=lambda cue: cue.start, default=None)
    if nearest is not None:
        is_rare = number.least == 1 and _is_rare(sentence, nearest.end)
        return nearest if nearest.kind == "round" and not is_rare else None
    noun = next((cue for cue in reversed(sentence.cues("round")) if cue.end <= number.start), None)
    if noun is None:
        return None
    others = [n for n in sentence.numbers if n.unit == ORDINAL and n.end <= number.start]
    if any(n.start > noun.end or sentence.words_between(n.end, noun.start) <= 1 for n in others):
        return Cue(number.start, number.end, "round", "") if _is_alone(sentence, number) else None
    return noun if sentence.words_between(noun.end, number.start) <= _NEAR_NOUN else None


def _is_rare(sentence: ReadSentence, at: int) -> bool:
    """Return whether words behind an offset say within which time an ordinal counts: "the first in two years"."""
    of = sentence.begins_at("of", at)
    talks = sentence.begins_at("talks", of.end) if of else None
    at = talks.end if talks else at
    within = sentence.begins_at(("during", "place_in"), at)
    words = sentence.tokens_between(within.end, sentence.end)[:_WORDS_OF_LENGTH] if within else ()
    lengths = sentence.cues("length_of_time", words[0].start, words[-1].end) if words else []
    is_date = any(time.begin < each.end <= time.end for time in sentence.times for each in lengths)
    return sentence.begins_at("rarity", at) is not None or (bool(lengths) and not is_date)


def _is_alone(sentence: ReadSentence, number: Number) -> bool:
    """Return whether an ordinal counts what another does before it: "a fourth round failed, and a fifth was ..."."""
    follows = sentence.tokens_between(number.end, sentence.end)[:1]
    if any(token.text in _HYPHENS for token in follows):
        return False  # "the five-day round"
    kinds = ("filler", "to_come", "held", "begun", "status", "place_in")
    is_next = any(not t.text[0].islower() or sentence.begins_at(kinds, t.start) is not None for t in follows)
    is_word = sentence.text[number.start].isalpha()
    return is_next and is_word and sentence.ends_at("article", number.start) is not None


def _is_of_talks(sentence: ReadSentence, noun: Cue) -> bool:
    """Return whether a round is one of talks: what it is said to be of names them, if anything does."""
    of = sentence.begins_at("of", noun.end)
    if of is None:
        return sentence.begins_at("no_round", noun.end) is None
    topic = sentence.tokens_between(of.end, sentence.end)[:_WORDS_OF_TOPIC]
    return sentence.has(("talks", "agreement", "tariff"), of.end, topic[-1].end) if topic else True


def _round(
    article: ReadArticle, sentence: ReadSentence, at: tuple[int, int], within: tuple[int, int], fields: dict[str, Any]
) -> Iterator[DraftedPart]:
    if doubt := doubt_of(article, sentence, at):
        yield Remark(at[0], doubt)
        return
    if sentence.ends_at("reference", at[0]):  # "dropped after the eighth round", "during the round, Berg signed"
        others = {place.start for place in sentence.actors}
        commas = [token for token in sentence.tokens_between(at[1], within[1]) if token.text == ","]
        last = next((comma.start for comma in commas if sentence.right(comma.end) in others), within[1])
        within = (at[0], last)
    standing = occurrence_of(article, sentence, at, within)
    if standing is None:
        return
    more, notes = standing
    video = next((cue for cue in sentence.cues("form", *within) if sentence.has("video", cue.start, cue.end)), None)
    if video is not None and "status" not in more:
        fields, notes = fields | {"mode": str(Mode.VIDEO)}, notes | {"mode": in_marks(sentence, video)}
    states = [p for p in sentence.actors if p.sort == "state" and not _is_where(sentence, p)]
    sides = list(dict.fromkeys(p.who for p in states if not _is_of_thing(article, sentence, p)))
    if len(sides) > 1 and not (article.cast.parties and set(article.cast.parties) <= set(sides)):
        fields = fields | {"parties": sides}
    quotes = ((sentence.start, sentence.end),)
    yield DraftedEntry("round", at[0], quotes, fields | more, notes)


def _is_of_thing(article: ReadArticle, sentence: ReadSentence, state: ActorPlace) -> bool:
    """Return whether an adjective says of which state a thing is, or words ask of it: "how much Chinese content"."""
    is_adjective = in_one_line(sentence.text[state.start : state.end]) in article.cast.derived
    is_thing = is_unclear(sentence, state.end) or sentence.begins_at("good", state.end) is not None
    return (is_adjective and is_thing) or sentence.has("question", sentence.start, state.start)


def _is_where(sentence: ReadSentence, state: ActorPlace) -> bool:
    """Return whether a state only says where a town lies: "in Montevideo, Uruguay."."""
    before = sentence.tokens_between(sentence.start, state.start)
    town = [token for token in before[:-1][-_WORDS_OF_TOWN:] if token.text[0].isupper()]
    behind = sentence.tokens_between(state.end, sentence.end)[:1]
    return (
        [token.text for token in before[-1:]] == [","]
        and all(token.text in {",", "."} for token in behind)
        and any(sentence.ends_at("place_in", token.start) for token in town)
        and not any(place.start == token.start for place in sentence.actors for token in town)
    )
