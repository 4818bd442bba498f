"""Finds persons by the titles of their offices: "Commerce Minister Ada Berg", "Ada Berg, the minister of commerce"."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from vnus_trade.corpus.layout import Offsets
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.tokens import Token

_MOST_PARTS, _MOST_WORDS, _LONGEST_APPOSITION, _LONGEST_SHORT = 5, 12, 90, 3
_MOST_STATE_WORDS = 3
_VERBS = ("say", "filler", "form", "held", "begun", "to_come", "negation", "clause", "courtesy", "office", "with")
_ACTING = ("say", "form", "held", "begun", "to_come", "agreement_stage", "pledge")


class TitledName(NamedTuple):
    """A name in a text with the title of an office, '' for none, the place of both, and the state that has it."""

    name: str
    title: str
    start: int
    end: int
    state: str = ""


def titled_names(
    sentence: ReadSentence, is_state: Callable[[str], bool], runs: Collection[str]
) -> Iterator[TitledName]:
    """The persons whom a sentence names with an office, or whom it lets speak, in order.

    `runs` are words with capitals that stand together somewhere in the article, and beside no other such word.
    """
    reader = _Reader(sentence, is_state, runs)
    found = [named for cue in sentence.cues("office") if (named := reader.around(cue.start, cue.end))]
    yield from found
    taken = [(named.start, named.end) for named in found]
    for named in reader.speaking():
        if not any(start < named.end and named.start < end for start, end in taken):
            yield named


def name_end(text: str, end: int) -> int:
    """Where a name ends that goes on behind an offset with another capitalised word, and that no other follows."""
    more = _MORE_OF_A_NAME.match(text, end)
    goes_on = more is not None and more[1][0].isupper() and not more[2].isupper()
    return more.end(1) if more is not None and goes_on else end


_MORE_OF_A_NAME = re.compile(r" ([^\W\d_]{2,})(?=[\s,.;:’'] ?(\w?))")


class _Reader:
    """Reads names and titles among the words of one sentence."""

    def __init__(self, sentence: ReadSentence, is_state: Callable[[str], bool], runs: Collection[str]) -> None:
        self._sentence = sentence
        self._tokens: Sequence[Token] = sentence.tokens
        self._is_state = is_state
        self._runs = runs
        self._kinds: dict[int, set[str]] = {}
        at = {token.start: number for number, token in enumerate(self._tokens)}
        for kind in ("office", "office_word", "no_name", "particle", "courtesy", "say", "body", "family"):
            for cue in sentence.cues(kind):
                first = at[cue.start]
                for number in range(first, len(self._tokens)):
                    if self._tokens[number].end > cue.end:
                        break
                    self._kinds.setdefault(number, set()).add(kind)
        self._at = at
        for number in range(len(self._tokens)):
            for count in range(_MOST_STATE_WORDS, 0, -1):
                span = self._tokens[number : number + count]
                if (
                    span[0].text[0].isupper()
                    and span[-1].text[0].isalpha()
                    and is_state(sentence.text[span[0].start : span[-1].end])
                ):
                    for each in range(number, number + len(span)):
                        self._kinds.setdefault(each, set()).add("state")
                    break

    def around(self, start: int, end: int) -> TitledName | None:
        """The person whose title has its head at a place."""
        first, last = self._title(start, end)
        text = self._sentence.text
        # Behind "head of the Norwegian", a name is that of a body.
        is_of_body = "state" in self._kinds.get(last - 1, set()) and self._sentence.ends_at(
            "article", self._tokens[last - 1].start
        )
        head = self._behind_bracket(last)
        name = None if is_of_body else self._name_from(head, is_titled=True)
        state, outside = self._owner(first)
        title, begin = text[self._tokens[first].start : self._tokens[last - 1].end], self._tokens[first].start
        if name is not None:
            own = self._behind_place(head, name)
            if own is None:
                return None
            title = text[begin : self._tokens[(last if own == head else own) - 1].end]
            state = state or self._state_behind(name) or self._state_led(name) or self._state_led_by(begin)
            return TitledName(_clean(text, self._tokens[own].start, name), " ".join(title.split()), begin, name, state)
        behind = self._name_before(outside)
        if behind is not None:
            last = self._goes_on(last)
            title = text[begin : self._tokens[last - 1].end]
            if self._ends(self._behind_bracket(last)):
                state = state or self._owner(self._at[behind[0]])[0]  # Norway’s Ada Berg, minister of trade
                return TitledName(
                    text[slice(*behind)], " ".join(title.split()), behind[0], self._tokens[last - 1].end, state
                )
        head = self._behind_bracket(last)
        at = self._behind_courtesies(head + 1)
        if (
            self._is(head, ",")
            and not self._has_two_offices(outside, last)
            and (name := self._name_from(at, least=2))
            and self._is_mark(name)
        ):
            return TitledName(_clean(text, self._tokens[at].start, name), " ".join(title.split()), begin, name, state)
        return None

    def _behind_place(self, first: int, end: int) -> int | None:
        """The word at which a name begins behind a place that the article names elsewhere: "Minister | Tây Khê | Lâm".

        None if it may all be a place: a comma, a courtesy and the name follow.
        """
        stop = next((n for n in range(first, len(self._tokens)) if self._tokens[n].start >= end), len(self._tokens))
        is_courtesy = self._is(stop, ",") and "courtesy" in self._kinds.get(stop + 1, set())
        if is_courtesy and self._name_from(self._behind_courtesies(stop + 1), least=2):
            return None
        for start, count in product((first - 1, first), (2, 3)):
            behind = start + count
            if stop - behind > 1 and self._begins_name(behind) and self._words(start, behind) in self._runs:
                return behind
        return first

    def _has_two_offices(self, first: int, last: int) -> bool:
        """Return whether words name an office for another: "a spokeswoman for the minister, Ada Berg" has two."""
        at, end = self._tokens[first].start, self._tokens[last].start
        offices = self._sentence.cues("office", at, end)
        before = self._sentence.ends_at("office_of", at)
        is_behind = before is not None and self._sentence.ends_at("office", before.start) is not None
        return is_behind or any(not self._sentence.has("and", offices[0].end, each.start) for each in offices[1:])

    def _words(self, first: int, last: int) -> str:
        tokens = self._tokens[first:last]
        return self._sentence.text[tokens[0].start : tokens[-1].end] if tokens else ""

    def _owner(self, first: int) -> tuple[str, int]:
        """The state whose possessive stands before a title, '' for none, and the first word of both."""
        is_possessive = self._is(first - 1, "s") and first > 2
        for count in (1, 2) if is_possessive else ():
            begin = first - 2 - count
            words = self._words(begin, first - 2) if begin >= 0 else ""
            if self._is_state(words):
                return words, begin
        return "", first

    def _state_behind(self, end: int) -> str:
        """The state that "of" and a name behind that of a person name: "Foreign Minister Ada Berg of Norway"."""
        of = self._sentence.begins_at("of", end + self._sentence.text.startswith(",", end))
        the = self._sentence.begins_at("article", of.end) if of else None
        at = the.end if the else of.end if of else self._sentence.end
        words = [token.text for token in self._sentence.tokens_between(at, self._sentence.end)[:2]]
        return next((said for said in (" ".join(words), *words[:1]) if said and self._is_state(said)), "")

    def _state_led(self, end: int) -> str:
        """The state whose side somebody leads whose name ends there: "led the Vietnamese side", "dẫn đầu đoàn Mỹ"."""
        leads = self._sentence.begins_at("leads", end)
        at = self._sentence.behind_fillers(leads.end) if leads else end
        team = self._sentence.begins_at("team", at)
        first = self._at.get(self._sentence.right(team.end if team else at), len(self._tokens))
        last = next((first + n for n in (3, 2, 1) if self._is_state(self._words(first, first + n))), 0) if leads else 0
        is_led = last and (team or self._sentence.begins_at("team", self._tokens[last - 1].end))
        return self._words(first, last) if is_led else ""

    def _state_led_by(self, begin: int) -> str:
        """The state whose side is led by somebody whose title begins there: "the US side was headed by Minister"."""
        led = self._sentence.ends_at("led_by", begin)
        at = led.start if led else begin
        while led and (filler := self._sentence.ends_at("filler", at)):
            at = filler.start
        team = self._sentence.ends_at("team", at) if led else None
        last = self._at.get(team.start, 0) if team else 0
        return next((self._words(last - n, last) for n in (2, 1) if self._is_state(self._words(last - n, last))), "")

    def _goes_on(self, last: int) -> int:
        """Where a title behind a name and its comma ends: with all names of what it is an office of."""
        while last < len(self._tokens):
            if self._tokens[last].text in ("’", "'"):
                last += 1 + self._is(last + 1, "s")  # head of the Builders’ | Association
                continue
            of = self._sentence.begins_at("office_of", self._tokens[last].start)
            after = next((n for n in range(last, len(self._tokens)) if of and self._tokens[n].start >= of.end), last)
            is_name = after < len(self._tokens) and self._tokens[after].text[0].isupper()
            if of and not is_name and (end := self._phrase_end(after)):
                return end
            if not (is_name or (of and self._is_title_word(after))) or (not of and not is_name):
                break
            last = after + 1
        return last

    def speaking(self) -> Iterator[TitledName]:
        """The persons without an office who speak: a name with words about him between commas, or with "Mr"."""
        for number, token in enumerate(self._tokens):
            at = self._behind_courtesies(number)
            if at > number and (end := self._name_from(at)):
                name = self._whole(_clean(self._sentence.text, self._tokens[at].start, end))
                if name:
                    yield TitledName(name, "", token.start, end)
            elif (
                self._begins_name(number)
                and not (number and self._begins_name(number - 1))
                and not self._is_the(number - 1)
            ):
                end = self._name_from(number, least=2)
                state = self._state_behind(end) if end and self._acts_for_state(token.start, end) else ""
                if end and (state or self._speaks(end)):
                    yield TitledName(_clean(self._sentence.text, token.start, end), "", token.start, end, state)
        for cue in self._sentence.cues("counterpart"):
            yield from self._counterpart(cue)

    def _whole(self, last: str) -> str:
        """The name behind "Mr" as it stands whole elsewhere: "When To Trung, ..."; '' where that may be one of two."""
        small = self._sentence.patterns.words(frozenset(("no_name",)))
        besides = self._sentence.patterns.words(frozenset(("courtesy", "office", "office_word")))
        runs = [run.split() for run in self._runs if run.endswith(f" {last}")]
        runs = [words for words in runs if not besides & {word.casefold() for word in words}]
        named = {" ".join(words[words[0].casefold() in small and len(words) > 2 :]) for words in runs}
        is_sure = len(named) == 1 and not any(words[0].casefold() in small for words in runs if len(words) == 2)
        return last if not named else named.pop() if is_sure else ""

    def _acts_for_state(self, start: int, end: int) -> bool:
        """Return whether somebody with a name and "of" a state does something, or is with others who do."""
        sentence = self._sentence
        if sentence.ends_at("firm", start) or sentence.has("firm", start, end):
            return False
        begin = sentence.behind_fillers(end + sentence.text.startswith(",", end))
        of = sentence.begins_at("of", begin)
        state = self._state_behind(end) if of else ""
        behind = sentence.text.find(state, of.end) + len(state) if of and state else 0
        joins = any(sentence.ends_at(kind, start) for kind in ("with", "between", "and"))
        acts = any(sentence.begins_at(kind, sentence.behind_fillers(behind)) for kind in _ACTING)
        is_first = sentence.begins_at("and", behind + sentence.text.startswith(",", behind)) is not None
        return bool(state) and (joins or acts or is_first)

    def _counterpart(self, cue: Cue) -> Iterator[TitledName]:
        """The person whom words call the counterpart of another: "her Castrian counterpart, Matteo Varga"."""
        first = self._at[cue.start]
        last = next((n for n in range(first, len(self._tokens)) if self._tokens[n].start >= cue.end), first)
        before = next((n for n in (1, 2) if first >= n and self._is_state(self._words(first - n, first))), 0)
        after = next((n for n in (3, 2, 1) if self._is_state(self._words(last, last + n))), 0) if not before else 0
        at = last + after + self._is(last + after, ",")
        at = self._behind_courtesies(at)
        end = self._name_from(at, least=2)
        state = self._words(first - before, first) if before else self._words(last, last + after) if after else ""
        if end and state:
            start = self._tokens[at].start
            yield TitledName(_clean(self._sentence.text, start, end), "", start, end, state)

    def _behind_courtesies(self, number: int) -> int:
        """The first word behind another that is none of a courtesy: "H.E. Mrs | Ada Berg"."""
        while "courtesy" in self._kinds.get(number, set()):
            number += 1
        return number

    def _is_the(self, number: int) -> bool:
        """Return whether a word is an article, behind which no person is named: "the Northern Customs Union"."""
        return number >= 0 and self._sentence.begins_at("article", self._tokens[number].start) is not None

    def _speaks(self, end: int) -> bool:
        """Return whether a verb of saying follows a name, behind words between commas."""
        sentence = self._sentence
        if sentence.text[end : end + 1] != "," or sentence.begins_at("courtesy", end + 1):
            return False
        close = sentence.text.find(",", end + 1, min(sentence.end, end + _LONGEST_APPOSITION))
        return close > 0 and sentence.begins_at("say", close + 1) is not None

    # Parts of titles and names

    def _title(self, start: int, end: int) -> Offsets:
        """The first and the last word of a title around its head, by their numbers; the last is behind it."""
        first = self._at[start]
        last = next((n for n in range(first, len(self._tokens)) if self._tokens[n].start >= end), len(self._tokens))
        while first > 0 and (
            self._is_title_word(first - 1)
            or (self._is(first - 1, "-") and self._is_title_word(first - 2))
            or self._is_plain_behind_state(first - 1)
            or (
                self._begins_name(first - 1)
                and (self._is_title_word(first - 2) or not self._begins_name(first - 2))
                and self._tokens[first].text[0].isupper()
            )
        ):
            first -= 1
        if (
            self._sentence.begins_at("and", self._tokens[first - 1].start)
            and "office_word" in self._kinds.get(first - 2, set())
            and 1 < first < self._at[start]
        ):
            first -= 2  # Industry and Trade Minister
            while self._is_title_word(first - 1) or (self._is(first - 1, ",") and self._is_title_word(first - 2)):
                first -= 1
        while last < len(self._tokens) and last - first < _MOST_WORDS:
            of = self._sentence.begins_at("office_of", self._tokens[last].start)
            after = next((n for n in range(last, len(self._tokens)) if of and self._tokens[n].start >= of.end), last)
            is_more = after < len(self._tokens) and self._is_title_word(after)
            if not of and "state" in self._kinds.get(last - 1, set()) - self._kinds.get(last, set()):
                break  # Bộ trưởng Tài chính Việt Nam | Đào Quang Khải
            goes_on = self._tokens[last].text[0].isupper() or "office_word" in self._kinds.get(last - 1, set())
            if self._is(last, "-") and self._is_title_word(last + 1):
                last += 2
            elif is_more and (of or goes_on or self._tokens[first].text[0].islower()):
                last = max(after, last) + 1
            else:
                break
        while first < self._at[start] and self._sentence.begins_at("article", self._tokens[first].start):
            first += 1
        return first, max(last, self._organisation_end(first, last))

    def _organisation_end(self, first: int, last: int) -> int:
        """Behind the whole name of the organisation of which a title is: with its state, or up to a family name.

        As of "Chủ tịch Hiệp hội Gỗ và Lâm sản Việt Nam | Đỗ Xuân Lập"; 0 where a title names none.
        """
        offices = self._sentence.cues("office")
        ends = self._tokens[min(last, len(self._tokens) - 1)].end
        nouns = [
            cue
            for cue in self._sentence.cues("organisation", self._tokens[first].start, self._sentence.end)
            if cue.start < ends and not any(each.start <= cue.start < each.end for each in offices)
        ]
        at = next((n for n in range(first, len(self._tokens)) if nouns and self._tokens[n].start >= nouns[-1].end), 0)
        while 0 < at < len(self._tokens):
            if "state" in self._kinds.get(at, set()):
                behind = at + 1
                while "state" in self._kinds.get(behind, set()):
                    behind += 1
                more = self._behind_bracket(behind)
                is_more = self._is(more, "-") or (
                    more < len(self._tokens) and self._sentence.begins_at("place_in", self._tokens[more].start)
                )
                if not is_more:
                    return behind
                at = more
            elif self._begins_family(at) or self._ends_organisation(at):
                return at - 3 * (self._is(at - 1, ")") and self._is(at - 3, "("))
            at = max(at + 1, self._behind_bracket(at))
        return at

    def _begins_family(self, at: int) -> bool:
        """Return whether the name of a person begins with a family name that is known as one."""
        return "family" in self._kinds.get(at, set()) and self._begins_name(at) and self._goes_on_at(at + 1)

    def _ends_organisation(self, at: int) -> bool:
        """Return whether a verb or a mark ends the name of an organisation, but for the comma of a list in it."""
        word, start = self._tokens[at].text, self._tokens[at].start
        if word == ",":
            behind = self._tokens[at + 1 : at + 6]
            joints = [n for n, each in enumerate(behind[:-1]) if self._sentence.begins_at("and", each.start)]
            is_list = bool(joints) and behind[joints[0] + 1].text[0].isupper() and self._begins_name(at + 1)
            return not is_list or any(each.text == "," for each in behind[: joints[0]])
        is_verb = word[0].islower() and any(self._sentence.begins_at(kind, start) for kind in _VERBS)
        is_joined = self._sentence.ends_at("and", start) is not None
        return (is_verb and not is_joined) or (not word[0].isalnum() and word not in "-()")

    def _is_title_word(self, number: int) -> bool:
        if not 0 <= number < len(self._tokens):
            return False
        return bool(self._kinds.get(number, set()) & {"office_word", "office", "state"})

    def _is_plain_behind_state(self, number: int) -> bool:
        """Return whether a word in small letters is of no known kind, and stands between a state and an office.

        As in "Norwegian | farm | union leader", or "Norwegian | sugar lobby | chief executive".
        """
        words = self._tokens[max(0, number - 1) : number + 1]
        starts = {cue.start for kind, cues in self._sentence.cues_by_kind.items() if kind != "good" for cue in cues}
        plain = [word.text.isalpha() and word.text.islower() and word.start not in starts for word in words]
        behind = number - 2 if len(plain) > 1 and plain[0] else number - 1
        return plain[-1] and "state" in self._kinds.get(behind, set())

    def _begins_name(self, number: int) -> bool:
        if not 0 <= number < len(self._tokens):
            return False
        token, kinds = self._tokens[number], self._kinds.get(number, set())
        return token.text[0].isupper() and not kinds & {"no_name", "office", "body", "courtesy", "state"}

    def _name_from(self, number: int, least: int = 1, *, is_titled: bool = False) -> int | None:
        """Where a name that begins at a word ends, in code points; None if none begins there.

        Behind a title, its first part may be a word such as He or To, if another one follows.
        """
        at, parts = number, 0
        is_short = is_titled and at < len(self._tokens) and len(self._tokens[at].text) <= _LONGEST_SHORT
        if is_short and self._tokens[at].text[0].isupper() and self._begins_name(at + 1):
            at, parts = at + 1, 1
        while at < len(self._tokens) and parts < _MOST_PARTS:
            is_short = parts > 0 and len(self._tokens[at].text) <= _LONGEST_SHORT and self._tokens[at].text[0].isupper()
            is_first_title = parts == 0 and "office_word" in self._kinds.get(at, set())
            is_inner = parts > 0 and self._tokens[at].text[0].isupper() and self._begins_name(at + 1)
            is_inner = is_inner or (parts > 0 and self._ends_in_word(at))
            if (self._begins_name(at) or is_short or is_inner) and not is_first_title:
                at, parts = self._behind_part(at), parts + 1
            elif parts and self._is_particle(at):
                at += 1 + self._is(at + 1, "-")  # al-Harbi
            else:
                break
        if parts < least or (parts == 1 and len(self._tokens[at - 1].text) < 2) or self._is_owner(at):
            return None
        if parts == 1 and "family" in self._kinds.get(at - 1, set()) and self._goes_on_at(at):
            return None  # Bộ trưởng Đỗ | Việt Nam
        return self._tokens[at - 1].end

    def _ends_in_word(self, at: int) -> bool:
        """Return whether a name ends in a part that is a word as well, behind a family name: "Phạm Minh | Chính"."""
        is_known = any("family" in self._kinds.get(number, set()) for number in (at - 1, at - 2))
        states = ["state" in self._kinds.get(number, set()) for number in (at, at - 1, at + 1)]
        return is_known and self._goes_on_at(at) and not (states[0] and any(states[1:]))  # Đỗ | Việt Nam

    def _goes_on_at(self, at: int) -> bool:
        """Return whether a capitalised word is right behind another."""
        is_there = at < len(self._tokens) and self._tokens[at].text[0].isupper()
        return is_there and self._tokens[at].start == self._tokens[at - 1].end + 1

    def _is_owner(self, at: int) -> bool:
        """Return whether a possessive and a word for a body follow: "the Builders’ Association"."""
        behind = at + 2 if self._is(at + 1, "s") else at + 1
        is_mark = at < len(self._tokens) and self._tokens[at].text in ("’", "'")
        return is_mark and "body" in self._kinds.get(behind, set())

    def _is_particle(self, number: int) -> bool:
        """Return whether a word such as "von" is part of a name that goes on."""
        is_one, behind = "particle" in self._kinds.get(number, set()), number + 1 + self._is(number + 1, "-")
        return is_one and (self._begins_name(behind) or self._is_particle(behind))

    def _behind_part(self, at: int) -> int:
        """The word behind a part of a name: an initial with its point, and names joined by a hyphen."""
        tokens = self._tokens
        if len(tokens[at].text) == 1 and self._is(at + 1, ".") and tokens[at + 1].start == tokens[at].end:
            return at + 2
        while self._is(at + 1, "-") and at + 2 < len(tokens) and tokens[at + 2].start == tokens[at].end + 1:
            at += 2
        return at + 1

    def _name_before(self, first: int) -> Offsets | None:
        """A name in several parts before a title and its comma: "Howard Lutnick, the commerce secretary"."""
        at = first - 1
        while at >= 0 and self._sentence.begins_at("article", self._tokens[at].start):
            at -= 1
        if not self._is(at, ","):
            return None
        last = at
        while at > 0 and self._may_end_name(at - 1):
            at -= 1
        while at < last and not self._begins_name(at):
            at += 1
        end = self._name_from(at, least=2) if at < last else None
        return (self._tokens[at].start, end) if end == self._tokens[last - 1].end else None

    def _behind_bracket(self, number: int) -> int:
        """The word behind a short name in brackets, such as "(WTO)"; the same word where none begins there."""
        last = number + 2
        return last + 1 if self._is(number, "(") and self._is(last, ")") else number

    def _may_end_name(self, number: int) -> bool:
        token = self._tokens[number]
        is_short = len(token.text) <= _LONGEST_SHORT and token.text[0].isupper()
        is_joined = self._is(number - 1, "-") and self._begins_name(number - 2)  # Min-ho
        return self._begins_name(number) or is_short or is_joined or token.text in (".", "-")

    def _phrase_end(self, number: int) -> int | None:
        """Behind the last word of a few that a mark ends: "head of the federation,"."""
        for at in range(number, min(number + _MOST_PARTS, len(self._tokens))):
            if self._tokens[at].text in ",.;)":
                return at if at > number else None
            if not self._tokens[at].text[0].isalpha():
                return None
        return None

    def _ends(self, last: int) -> bool:
        """Return whether an apposition may end there."""
        if last >= len(self._tokens) or self._tokens[last].text in ",.;)":
            return True
        kinds = ("say", "and", "clause", "on", "place_in")
        return any(self._sentence.begins_at(kind, self._tokens[last].start) for kind in kinds)

    def _is(self, number: int, mark: str) -> bool:
        return 0 <= number < len(self._tokens) and self._tokens[number].text == mark

    def _is_mark(self, end: int) -> bool:
        return self._sentence.text[end : end + 1] in (",", ".", "") or self._sentence.begins_at("say", end) is not None


def _clean(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
