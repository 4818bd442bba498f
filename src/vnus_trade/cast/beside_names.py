"""What stands beside a name in a sentence: a title, a state, more of a name, and the whole name of a body."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from vnus_trade.cast.members import Member
from vnus_trade.corpus.layout import Offsets
from vnus_trade.model.vocabulary import MeetingForm
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence
from vnus_trade.words.edges import capitals_beside
from vnus_trade.words.names import fold
from vnus_trade.words.tokens import Token


def with_sides(places: Sequence[ActorPlace], sentence: ReadSentence) -> Iterator[ActorPlace]:
    """The places, with the state of a title in the person’s: "India’s Minister Goyal", "Thủ tướng Na Uy Støre"."""
    begin: int | None = None
    for place, after in zip_longest(places, places[1:]):
        title = title_begin(sentence, place.start)
        is_beside = after is not None and (place.sort, after.sort) == ("state", "person")
        is_titled = after is not None and (after.start < after.name or title < place.start)
        between = sentence.text[place.end : after.start].strip() if after else ""
        if is_beside and is_titled and between in ("", "’s", "'s", "’", "'"):
            begin = title
            continue
        yield place if begin is None else place._replace(start=begin)
        begin = None


_BESIDE_NAMES = frozenset(("office", "office_word", "courtesy", "no_name"))


_NEVER_PARTS = frozenset(("no_name", "common", "office_word", "office", "pronoun", "courtesy", "tariff", "to_come"))


def is_alone(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether a part of a name stands by itself: no other name beside it, save for a title.

    One that is a word as well, such as May, needs the title.
    """
    words = sentence.text[sentence.start : sentence.end]
    before, after = capitals_beside(words, start - sentence.start, end - sentence.start)
    beside = _folded(sentence.patterns.words(_BESIDE_NAMES))
    is_common = words[start - sentence.start : end - sentence.start].casefold() in sentence.patterns.words(_NEVER_PARTS)
    return before in beside and after in beside and (not is_common or title_begin(sentence, start) < start)


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    """Words without their marks, as the words beside a name are given; '' is none beside it."""
    return frozenset(("", *map(fold, words)))


def title_begin(sentence: ReadSentence, start: int) -> int:
    """Where the title before a name begins."""
    at = sentence.left(start)
    if sentence.text[at - 1 : at] == ",":
        at -= 1  # "the chief negotiator, Ada Berg"
    while cue := sentence.ends_at(("office", "courtesy", "office_word", "counterpart"), at):
        at = cue.start
    return at if sentence.has(("office", "courtesy", "counterpart"), at, start) else start


def is_place(sentence: ReadSentence, start: int, name: str, member: Member) -> bool:
    """Return whether the name of a capital stands for a place there: behind "in", or where somebody travels to it."""
    travel = sentence.ends_at("form", start)
    is_visited = travel is not None and travel.value == MeetingForm.VISIT
    is_behind = is_visited or sentence.ends_at("place_in", start) is not None
    own = sentence.patterns.states.get(member.id, ())
    is_first = not member.others or fold(name) in {fold(each) for each in member.known}
    is_first = is_first or (name in own and name not in sentence.patterns.derived)
    return is_behind and not is_first


def goes_on(sentence: ReadSentence, end: int) -> bool:
    """Return whether a name goes on behind an offset with a capitalised word that is no title, office, body or good."""
    token = next(iter(sentence.tokens_between(end, end + 2)), None)
    if token is None or not token.text[0].isupper() or sentence.text[end : end + 1] != " ":
        return False
    return sentence.begins_at(_BEHIND_STATES, token.start) is None


_BEHIND_STATES = ("office", "office_word", "body", "no_name", "good", "generic_good", "tariff", "state", "courtesy")


BEFORE_STATES = (*_BEHIND_STATES, "common", "filler", "clause", "of", "place_in", "and", "supposed", "say", "pronoun")


def whole_body(sentence: ReadSentence, start: int, end: int) -> Offsets | None:
    """The name of a body around its noun: with the capitalised words before it, and what it is of behind it.

    None where it may end in a list of what it is of, or of others.
    """
    tokens = sentence.tokens
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    while first > 0 and sentence.begins_at("office_word", (before := tokens[first - 1].start)):
        if sentence.begins_at("article", before):
            break
        first -= 1
    while (
        first > 0 and tokens[first - 1].text[0].isupper() and not sentence.begins_at("no_name", tokens[first - 1].start)
    ):
        first -= 1
    while last < len(tokens):
        small = sentence.begins_at("office_of", tokens[last].start)
        if sentence.begins_at("place_in", tokens[last].start) and not (small and sentence.ends_at(_NAMED, small.end)):
            break  # Parliament | in Dodoma
        after = bisect_left(tokens, small.end, key=lambda token: token.start) if small else last
        if small is None or after >= len(tokens) or not tokens[after].text[0].isupper():
            break
        last = after + 1
        while (
            last < len(tokens)
            and tokens[last].text[0].isupper()
            and sentence.begins_at("office_word", tokens[last].start)
        ):
            last += 1
    whole = _behind_list(sentence, last) if tokens[last - 1].start > end else last
    return (tokens[first].start, tokens[whole - 1].end) if whole else None


_NAMED, _OTHERS = "organisation", ("office", "body", "courtesy", "state")


def _behind_list(sentence: ReadSentence, last: int) -> int:
    """The word behind the list in which a name goes on, "Ministry of Trade, | Industry and Labour"; 0 if unsure."""
    tokens, at, parts = sentence.tokens, last, list[Token]()
    while at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text[0].isupper():
        behind = _behind_capitals(sentence, at + 1)
        parts, at = [*parts, *tokens[at + 1 : behind]], behind
    at += at < len(tokens) and tokens[at].text == "," and bool(parts)
    joint = sentence.begins_at("and", tokens[at].start) if at < len(tokens) and parts else None
    after = bisect_left(tokens, joint.end, key=lambda token: token.start) if joint else at
    end = _behind_capitals(sentence, after)
    every = [*parts, *tokens[after:end]]
    if not joint or end == after or sentence.begins_at(_OTHERS, parts[0].start):
        return last
    is_list = all(sentence.begins_at("office_word", each.start) for each in parts)
    return end if is_list and not any(sentence.begins_at(_OTHERS, each.start) for each in every) else 0


def _behind_capitals(sentence: ReadSentence, at: int) -> int:
    """The first word from one on that has no capital."""
    tokens = sentence.tokens
    return next((number for number in range(at, len(tokens)) if not tokens[number].text[0].isupper()), len(tokens))
