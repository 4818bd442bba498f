"""The words of a sentence by their numbers: of which kinds they are, and where names of persons begin and end."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import attrgetter

from vnus_trade.corpus.layout import Offsets
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.tokens import Token

_MOST_PARTS, _LONGEST_SHORT, _MOST_STATE_WORDS = 5, 3, 3
_KINDS = ("office", "office_word", "no_name", "particle", "courtesy", "body", "family")


def name_end(text: str, end: int) -> int:
    """Where a name ends that goes on behind an offset with another capitalised word, and that no other follows."""
    more = _MORE_OF_A_NAME.match(text, end)
    goes_on = more is not None and more[1][0].isupper() and not more[2].isupper()
    return more.end(1) if more is not None and goes_on else end


_SHORTEST_BODY = 3
_MORE_OF_A_NAME = re.compile(r" ([^\W\d_]{2,})(?=[\s,.;:’'] ?(\w?))")


class NameWords:
    """The words of one sentence, among which names are found."""

    def __init__(self, sentence: ReadSentence, is_state: Callable[[str], bool]) -> None:
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self._is_state = is_state
        self._kinds: dict[int, set[str]] = {}
        for kind in _KINDS:
            for cue in sentence.cues(kind):
                self._add(kind, self.number(cue.start), self.number(cue.end))
        for number in range(len(self.tokens)):
            self._add("state", number, self.state_end(number))

    def _add(self, kind: str, first: int, last: int) -> None:
        for number in range(first, last):
            self._kinds.setdefault(number, set()).add(kind)

    def number(self, offset: int) -> int:
        """The first word at an offset or behind it; behind the last one if there is none."""
        return bisect_left(self.tokens, offset, key=attrgetter("start"))

    def cue(self, number: int, kind: str) -> Cue | None:
        """The phrase of a kind that begins at a word."""
        return self.sentence.begins_at(kind, self.tokens[number].start)

    def is_kind(self, number: int, *kinds: str) -> bool:
        """Return whether a word is part of a phrase of one of these kinds, or of the name of a state."""
        return not self._kinds.get(number, set()).isdisjoint(kinds)

    def is_capital(self, number: int) -> bool:
        """Return whether there is such a word, with a capital."""
        return 0 <= number < len(self.tokens) and self.tokens[number].text[0].isupper()

    def is_mark(self, number: int, mark: str) -> bool:
        """Return whether a word or mark is there, and is this one."""
        return 0 <= number < len(self.tokens) and self.tokens[number].text == mark

    def text(self, first: int, last: int) -> str:
        """The words from one to before another, in one line; '' if there are none."""
        tokens = self.tokens[first:last]
        return " ".join(self.sentence.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""

    def state_end(self, first: int) -> int:
        """Behind the longest name of a state that begins at a word; that word if none does."""
        most = min(first + _MOST_STATE_WORDS, len(self.tokens)) if self.is_capital(first) else first
        lasts = (last for last in range(most, first, -1) if self.tokens[last - 1].text[0].isalpha())
        return next((last for last in lasts if self._is_state(self.text(first, last))), first)

    def state_begin(self, last: int) -> int:
        """The first word of the name of a state that ends before a word; that word if none does."""
        return next((first for first in range(last - _MOST_STATE_WORDS, last) if self.state_end(first) == last), last)

    def behind_courtesies(self, number: int) -> int:
        """The first word behind another that is none of a courtesy: "H.E. Mrs | Ada Berg"."""
        while self.is_kind(number, "courtesy"):
            number += 1
        return number

    def is_article(self, number: int) -> bool:
        """Return whether a word is an article, behind which no person is named: "the Northern Customs Union"."""
        return number >= 0 and self.cue(number, "article") is not None

    def is_of_title(self, number: int) -> bool:
        """Return whether a word may be part of a title: of an office, or of the state or the body that has it."""
        return self.is_kind(number, "office_word", "office", "state") or self._is_short_for_body(number)

    def _is_short_for_body(self, number: int) -> bool:
        """Return whether a word is short for a body, before a name in several parts: "WTO | Ngozi Adam"."""
        if not self.is_capital(number) or not self.begins_name(number + 1):
            return False
        word, behind = self.tokens[number].text, self.tokens[number + 1].text
        return word.isupper() and word.isalpha() and len(word) >= _SHORTEST_BODY and not behind.isupper()

    # Names

    def begins_name(self, number: int) -> bool:
        """Return whether a word may be the first of a name."""
        return self.is_capital(number) and not self.is_kind(number, "no_name", "office", "body", "courtesy", "state")

    def name_from(self, number: int, least: int = 1, *, is_titled: bool = False) -> int | None:
        """Where a name that begins at a word ends, in code points; None if none begins there.

        Behind a title, its first part may be a word such as He or To, if another one follows.
        """
        at, parts = number, 0
        if is_titled and self._is_short(at) and self.begins_name(at + 1):
            at, parts = at + 1, 1
        while at < len(self.tokens) and parts < _MOST_PARTS:
            is_short = parts > 0 and self._is_short(at)
            is_first_title = parts == 0 and self.is_kind(at, "office_word")
            is_inner = parts > 0 and ((self.is_capital(at) and self.begins_name(at + 1)) or self._ends_in_word(at))
            if (self.begins_name(at) or is_short or is_inner) and not is_first_title:
                at, parts = self._behind_part(at), parts + 1
            elif parts and self._is_particle(at):
                at += 1 + self.is_mark(at + 1, "-")  # al-Harbi
            else:
                break
        if parts < least or (parts == 1 and len(self.tokens[at - 1].text) < 2) or self._is_owner(at):
            return None
        if parts == 1 and self.is_kind(at - 1, "family") and self.is_beside(at):
            return None  # Bộ trưởng Đỗ | Việt Nam
        return self.tokens[at - 1].end

    def _ends_in_word(self, at: int) -> bool:
        """Return whether a name ends in a part that is a word as well, behind a family name: "Phạm Minh | Chính"."""
        is_known = any(self.is_kind(number, "family") for number in (at - 1, at - 2))
        states = [self.is_kind(number, "state") for number in (at, at - 1, at + 1)]
        return is_known and self.is_beside(at) and not (states[0] and any(states[1:]))  # Đỗ | Việt Nam

    def is_beside(self, at: int) -> bool:
        """Return whether a capitalised word is right behind another."""
        return self.is_capital(at) and self.tokens[at].start == self.tokens[at - 1].end + 1

    def _is_owner(self, at: int) -> bool:
        """Return whether a possessive and a word for a body follow: "the Builders’ Association"."""
        behind = at + 2 if self.is_mark(at + 1, "s") else at + 1
        is_mark = at < len(self.tokens) and self.tokens[at].text in ("’", "'")
        return is_mark and self.is_kind(behind, "body")

    def _is_particle(self, number: int) -> bool:
        """Return whether a word such as "von" is part of a name that goes on."""
        is_one, behind = self.is_kind(number, "particle"), number + 1 + self.is_mark(number + 1, "-")
        return is_one and (self.begins_name(behind) or self._is_particle(behind))

    def _behind_part(self, at: int) -> int:
        """The word behind a part of a name: an initial with its point, and names joined by a hyphen."""
        tokens = self.tokens
        if len(tokens[at].text) == 1 and self.is_mark(at + 1, ".") and tokens[at + 1].start == tokens[at].end:
            return at + 2
        while self.is_mark(at + 1, "-") and at + 2 < len(tokens) and tokens[at + 2].start == tokens[at].end + 1:
            at += 2
        return at + 1

    def name_before(self, first: int) -> Offsets | None:
        """A name in several parts before a title and its comma: "Howard Lutnick, the commerce secretary"."""
        at = first - 1
        while at >= 0 and self.cue(at, "article"):
            at -= 1
        if not self.is_mark(at, ","):
            return None
        last = at
        while at > 0 and self._may_end_name(at - 1):
            at -= 1
        while at < last and not self.begins_name(at):
            at += 1
        end = self.name_from(at, least=2) if at < last else None
        return (self.tokens[at].start, end) if end == self.tokens[last - 1].end else None

    def behind_bracket(self, number: int) -> int:
        """The word behind a short name in brackets, such as "(WTO)"; the same word where none begins there."""
        last = number + 2
        return last + 1 if self.is_mark(number, "(") and self.is_mark(last, ")") else number

    def _may_end_name(self, number: int) -> bool:
        is_joined = self.is_mark(number - 1, "-") and self.begins_name(number - 2)  # Min-ho
        is_part = self.begins_name(number) or self._is_short(number) or is_joined
        return is_part or self.tokens[number].text in (".", "-")

    def _is_short(self, number: int) -> bool:
        """Return whether a word with a capital may be part of a name though it is a word as well: He, To, An."""
        return self.is_capital(number) and len(self.tokens[number].text) <= _LONGEST_SHORT
