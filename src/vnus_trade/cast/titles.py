"""Finds persons by the titles of their offices: "Commerce Minister Ada Berg", "Ada Berg, the minister of commerce"."""

from collections.abc import Callable, Collection, Iterator
from itertools import product
from typing import NamedTuple

from vnus_trade.cast.name_words import NameWords
from vnus_trade.corpus.layout import Offsets
from vnus_trade.sentences.patterns import Cue
from vnus_trade.sentences.sentences import ReadSentence

_MOST_WORDS, _LONGEST_APPOSITION, _LONGEST_PHRASE = 12, 90, 5
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


class _Reader:
    """Reads names and titles among the words of one sentence."""

    def __init__(self, sentence: ReadSentence, is_state: Callable[[str], bool], runs: Collection[str]) -> None:
        self._sentence = sentence
        self._words = NameWords(sentence, is_state)
        self._tokens = self._words.tokens
        self._runs = runs

    def around(self, start: int, end: int) -> TitledName | None:
        """The person whose title has its head at a place."""
        first, last = self._title(start, end)
        text = self._sentence.text
        # Behind "head of the Norwegian", a name is that of a body.
        is_of_body = self._words.is_kind(last - 1, "state") and self._words.is_article(last - 2)
        head = self._words.behind_bracket(last)
        if self._sentence.begins_at("official", start) and last - first == 1:
            is_of_body = True  # the official Gazette
        name = None if is_of_body else self._words.name_from(head, is_titled=True)
        state, outside = self._owner(first)
        title, begin = self._words.text(first, last), self._tokens[first].start
        if name is not None:
            own = self._behind_place(head, name)
            if own is None:
                return None
            title = self._words.text(first, last if own == head else own)
            state = state or self._state_behind(name) or self._state_led(name) or self._state_led_by(begin)
            return TitledName(self._words.text(own, self._words.number(name)), title, begin, name, state)
        behind = self._words.name_before(outside)
        if behind is not None:
            last = self._goes_on(last)
            title = self._words.text(first, last)
            if self._ends(self._words.behind_bracket(last)):
                state = state or self._owner(self._words.number(behind[0]))[0]  # Norway’s Ada Berg, minister of trade
                return TitledName(text[slice(*behind)], title, behind[0], self._tokens[last - 1].end, state)
        head = self._words.behind_bracket(last)
        at = self._words.behind_courtesies(head + 1)
        if (
            self._words.is_mark(head, ",")
            and not self._has_two_offices(outside, last)
            and (name := self._words.name_from(at, least=2))
            and self._is_mark(name)
        ):
            return TitledName(self._words.text(at, self._words.number(name)), title, begin, name, state)
        return None

    def _behind_place(self, first: int, end: int) -> int | None:
        """The word at which a name begins behind a place that the article names elsewhere: "Minister | Tây Khê | Lâm".

        None if it may all be a place: a comma, a courtesy and the name follow.
        """
        stop = self._words.number(end)
        is_courtesy = self._words.is_mark(stop, ",") and self._words.is_kind(stop + 1, "courtesy")
        if is_courtesy and self._words.name_from(self._words.behind_courtesies(stop + 1), least=2):
            return None
        for start, count in product((first - 1, first), (2, 3)):
            behind = start + count
            if stop - behind > 1 and self._words.begins_name(behind) and self._words.text(start, behind) in self._runs:
                return behind
        return first

    def _has_two_offices(self, first: int, last: int) -> bool:
        """Return whether words name an office for another: "a spokeswoman for the minister, Ada Berg" has two."""
        at, end = self._tokens[first].start, self._tokens[last].start
        offices = self._sentence.cues("office", at, end)
        before = self._sentence.ends_at("office_of", at)
        is_behind = before is not None and self._sentence.ends_at("office", before.start) is not None
        return is_behind or any(not self._sentence.has("and", offices[0].end, each.start) for each in offices[1:])

    def _owner(self, first: int) -> tuple[str, int]:
        """The state whose possessive stands before a title, '' for none, and the first word of both."""
        end = first - 2
        begin = self._words.state_begin(end) if self._words.is_mark(first - 1, "s") else end
        return (self._words.text(begin, end), begin) if begin < end else ("", first)

    def _state_behind(self, end: int) -> str:
        """The state that "of" and a name behind that of a person name: "Foreign Minister Ada Berg of Norway"."""
        of = self._sentence.begins_at("of", end + self._sentence.text.startswith(",", end))
        first = self._words.number(self._sentence.behind(of.end, "article")) if of else 0
        return self._words.text(first, self._words.state_end(first)) if of else ""

    def _state_led(self, end: int) -> str:
        """The state whose side somebody leads whose name ends there: "led the Vietnamese side", "dẫn đầu đoàn Mỹ"."""
        leads = self._sentence.begins_at("leads", end)
        at = self._sentence.behind_fillers(leads.end) if leads else end
        team = self._sentence.begins_at("team", at)
        first = self._words.number(team.end if team else at)
        last = self._words.state_end(first) if leads else first
        is_led = last > first and (team or self._sentence.begins_at("team", self._tokens[last - 1].end))
        return self._words.text(first, last) if is_led else ""

    def _state_led_by(self, begin: int) -> str:
        """The state whose side is led by somebody whose title begins there: "the US side was headed by Minister"."""
        led = self._sentence.ends_at("led_by", begin)
        at = led.start if led else begin
        while led and (filler := self._sentence.ends_at("filler", at)):
            at = filler.start
        team = self._sentence.ends_at("team", at) if led else None
        last = self._words.number(team.start) if team else 0
        return self._words.text(self._words.state_begin(last), last)

    def _goes_on(self, last: int) -> int:
        """Where a title behind a name and its comma ends: with all names of what it is an office of."""
        while last < len(self._tokens):
            if self._tokens[last].text in ("’", "'"):
                last += 1 + self._words.is_mark(last + 1, "s")  # head of the Builders’ | Association
                continue
            of = self._words.cue(last, "office_of")
            after = self._words.number(of.end) if of else last
            is_name = self._words.is_capital(after)
            if of and not is_name and (end := self._phrase_end(after)):
                return end
            if not (is_name or (of and self._words.is_of_title(after))) or (not of and not is_name):
                break
            last = after + 1
        return last

    def speaking(self) -> Iterator[TitledName]:
        """The persons without an office who speak: a name with words about him between commas, or with "Mr"."""
        for number, token in enumerate(self._tokens):
            at = self._words.behind_courtesies(number)
            if at > number and (end := self._words.name_from(at)):
                name = self._whole(self._words.text(at, self._words.number(end)))
                if name:
                    yield TitledName(name, "", token.start, end)
            elif (
                self._words.begins_name(number)
                and not (number and self._words.begins_name(number - 1))
                and not self._words.is_article(number - 1)
            ):
                end = self._words.name_from(number, least=2)
                state = self._state_behind(end) if end and self._acts_for_state(token.start, end) else ""
                if end and (state or self._speaks(end)):
                    yield TitledName(self._words.text(number, self._words.number(end)), "", token.start, end, state)
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
        joins = sentence.ends_at(("with", "between", "and"), start) is not None
        acts = sentence.begins_at(_ACTING, sentence.behind_fillers(behind)) is not None
        is_first = sentence.begins_at("and", behind + sentence.text.startswith(",", behind)) is not None
        return bool(state) and (joins or acts or is_first)

    def _counterpart(self, cue: Cue) -> Iterator[TitledName]:
        """The person whom words call the counterpart of another: "her Castrian counterpart, Matteo Varga".

        Or "Matteo Varga, her Castrian counterpart"; nobody where a name is on both sides.
        """
        first, last = self._words.number(cue.start), self._words.number(cue.end)
        before = self._words.state_begin(first)
        after = self._words.state_end(last) if before == first else last
        at = self._words.behind_courtesies(after + self._words.is_mark(after, ","))
        end = self._words.name_from(at, least=2)
        state = self._words.text(before, first) or self._words.text(last, after)
        is_own = before > 0 and self._words.cue(before - 1, "possessive") is not None
        led = self._words.name_before(before - is_own)
        if end and state and not led:
            yield TitledName(self._words.text(at, self._words.number(end)), "", self._tokens[at].start, end, state)
        elif led and state and not end:
            yield TitledName(self._sentence.text[slice(*led)], "", *led, state)

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
        head = first = self._words.number(start)
        last = self._words.number(end)
        while first > 0 and (
            self._words.is_of_title(first - 1)
            or (self._words.is_mark(first - 1, "-") and self._words.is_of_title(first - 2))
            or self._is_plain_behind_state(first - 1)
            or (
                self._words.begins_name(first - 1)
                and (self._words.is_of_title(first - 2) or not self._words.begins_name(first - 2))
                and self._tokens[first].text[0].isupper()
            )
        ):
            first -= 1
        if 1 < first < head and self._words.cue(first - 1, "and") and self._words.is_kind(first - 2, "office_word"):
            first -= 2  # Industry and Trade Minister
            while self._words.is_of_title(first - 1) or (
                self._words.is_mark(first - 1, ",") and self._words.is_of_title(first - 2)
            ):
                first -= 1
        while last < len(self._tokens) and last - first < _MOST_WORDS:
            of = self._words.cue(last, "office_of")
            after = self._words.number(of.end) if of else last
            is_more = self._words.is_of_title(after)
            if not of and self._words.is_kind(last - 1, "state") and not self._words.is_kind(last, "state"):
                break  # Bộ trưởng Tài chính Việt Nam | Đào Quang Khải
            goes_on = self._tokens[last].text[0].isupper() or self._words.is_kind(last - 1, "office_word")
            if self._words.is_mark(last, "-") and self._words.is_of_title(last + 1):
                last += 2
            elif is_more and (of or goes_on or self._tokens[first].text[0].islower()):
                last = max(after, last) + 1
            else:
                break
        while first < head and self._words.cue(first, "article"):
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
        at = self._words.number(nouns[-1].end) if nouns else 0
        while 0 < at < len(self._tokens):
            if self._words.is_kind(at, "state"):
                behind = at + 1
                while self._words.is_kind(behind, "state"):
                    behind += 1
                more = self._words.behind_bracket(behind)
                is_more = self._words.is_mark(more, "-") or (
                    more < len(self._tokens) and self._words.cue(more, "place_in")
                )
                if not is_more:
                    return behind
                at = more
            elif self._begins_family(at) or self._ends_organisation(at):
                return at - 3 * (self._words.is_mark(at - 1, ")") and self._words.is_mark(at - 3, "("))
            at = max(at + 1, self._words.behind_bracket(at))
        return at

    def _begins_family(self, at: int) -> bool:
        """Return whether the name of a person begins with a family name that is known as one."""
        return self._words.is_kind(at, "family") and self._words.begins_name(at) and self._words.is_beside(at + 1)

    def _ends_organisation(self, at: int) -> bool:
        """Return whether a verb or a mark ends the name of an organisation, but for the comma of a list in it."""
        word, start = self._tokens[at].text, self._tokens[at].start
        if word == ",":
            behind = self._tokens[at + 1 : at + 6]
            joints = [n for n, each in enumerate(behind[:-1]) if self._sentence.begins_at("and", each.start)]
            is_list = bool(joints) and behind[joints[0] + 1].text[0].isupper() and self._words.begins_name(at + 1)
            return not is_list or any(each.text == "," for each in behind[: joints[0]])
        is_verb = word[0].islower() and self._sentence.begins_at(_VERBS, start) is not None
        is_joined = self._sentence.ends_at("and", start) is not None
        return (is_verb and not is_joined) or (not word[0].isalnum() and word not in "-()")

    def _is_plain_behind_state(self, number: int) -> bool:
        """Return whether a word in small letters is of no known kind, and stands between a state and an office.

        As in "Norwegian | farm | union leader", or "Norwegian | sugar lobby | chief executive".
        """
        words = self._tokens[max(0, number - 1) : number + 1]
        starts = {
            cue.start
            for kind, cues in self._sentence.cues_by_kind.items()
            if kind not in ("good", "private")
            for cue in cues
        }
        plain = [word.text.isalpha() and word.text.islower() and word.start not in starts for word in words]
        behind = number - 2 if len(plain) > 1 and plain[0] else number - 1
        return plain[-1] and self._words.is_kind(behind, "state")

    def _phrase_end(self, number: int) -> int | None:
        """Behind the last word of a few that a mark ends: "head of the federation,"."""
        for at in range(number, min(number + _LONGEST_PHRASE, len(self._tokens))):
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
        return any(self._words.cue(last, kind) for kind in kinds)

    def _is_mark(self, end: int) -> bool:
        return self._sentence.text[end : end + 1] in (",", ".", "") or self._sentence.begins_at("say", end) is not None
