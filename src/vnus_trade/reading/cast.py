"""Who is named in an article: known actors, states, and persons with offices whom the record does not know."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count, zip_longest
from typing import NamedTuple
from unicodedata import normalize

import attrs

from vnus_trade.contents.index import Contents
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.model.vocabulary import ActorKind, MeetingForm
from vnus_trade.reading.titles import TitledName, name_end, titled_names
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, patterns_of
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end
from vnus_trade.words.edges import capitals_beside, folded_places, name_places
from vnus_trade.words.names import fold, id_from, initials

SORTS: Mapping[ActorKind, str] = {ActorKind.PERSON: "person", ActorKind.STATE: "state"}
"""How actors of a kind are looked for; all others are groups."""

_SHORTEST_PART, _PARTS_OF_A_LONG_NAME = 3, 3
_SMALL_AND_LAST = re.compile(r"(?<= )(?:[a-z]\S* )+\S+\Z")


@attrs.frozen
class Member:
    """Someone whom an article may name: with `known` names of the record, and with others that only the article has."""

    id: str
    kind: ActorKind
    known: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    side: str | None = None
    introduced: TitledName | None = None
    """Where the article gives an office."""
    is_side: bool = False
    """Whether it trades as states do, as the European Union does."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, those of the record first."""
        return tuple(dict.fromkeys((*self.known, *self.others)))

    @property
    def sort(self) -> str:
        """Person, state or group; whatever trades as states do counts as one."""
        return "state" if self.is_side else SORTS.get(self.kind, "group")


class Given(NamedTuple):
    """What is said of the cast before an article is read: the sides, by the names of each, and ids that are taken."""

    sides: Sequence[Sequence[str]] = ()
    taken: Collection[str] = ()


_NOTHING = Given()


class Cast:
    """The members that an article names, by their ids, and the places of their names.

    Sides are states whose talks it is about, the name of each first; without any, the parties are.
    """

    def __init__(self, sentences: Sequence[ReadSentence], contents: Contents, given: Given = _NOTHING) -> None:
        self.members: dict[str, Member] = {}
        self.derived: set[str] = {name for tag in LANGUAGES_OF_DRAFTS for name in patterns_of(tag).derived}
        self._taken = given.taken
        self.parties: tuple[str, ...] = tuple(
            dict.fromkeys(party.id for negotiation in contents.negotiations[-1:] for party in negotiation.parties)
        )
        own_sides = {*self.parties, *(actor.side.id for actor in contents.actors if actor.side)}
        called = {fold(name) for names in (*given.sides, *_unions().values()) for name in names}
        for actor in contents.actors:
            titles = tuple(office.title for office in actor.offices)
            side = actor.side.id if actor.side else None
            is_union = actor.kind is ActorKind.ORGANISATION and not called.isdisjoint(map(fold, actor.names))
            is_side = is_union or (actor.id in own_sides and actor.kind is not ActorKind.PERSON)
            self.members[actor.id] = Member(actor.id, actor.kind, actor.names, (), titles, side, is_side=is_side)
        text = sentences[0].text[: sentences[-1].end] if sentences else ""
        self.sides: tuple[str, ...] = self._states(given.sides, sentences, text) or self.parties
        self._spellings(text)
        runs = frozenset(run for sentence in sentences for run in _runs(sentence))
        for sentence in sentences:
            for found in titled_names(sentence, self._is_state, runs):
                self._introduce(found)
        self._longer_names(sentences)
        self._name_parts()
        named = self._found(sentences)
        self._names_with_states: set[str] = set()
        self.sentences: list[ReadSentence] = [self._placed(sentence, named) for sentence in sentences]
        self.others: tuple[str, ...] = () if given.sides else self.others_than(self.parties)
        self.sides = () if self.others else self.sides

    def others_than(self, parties: Collection[str]) -> tuple[str, ...]:
        """The states of which it tells more than twice as often as of one of these: it is of other talks."""
        named = ([place.who for place in each.actors if place.sort == "state"] for each in self.sentences)
        told = Counter(who for each in named for who in dict.fromkeys(each))
        least = min((told[party] for party in parties), default=len(self.sentences))
        return tuple(id_ for id_, count in told.most_common() if count > 2 * least and id_ not in parties)

    def _states(self, sides: Sequence[Sequence[str]], sentences: Sequence[ReadSentence], text: str) -> tuple[str, ...]:
        """Add the sides and the states of patterns, known ones under their ids; the sides that the text names."""
        known = [member for member in self.members.values() if member.sort == "state"]
        named = {fold(name): member.id for member in known for name in member.known}
        called: dict[str, list[Sequence[str]]] = {}
        for tag in LANGUAGES_OF_DRAFTS:
            for id_, names in patterns_of(tag).states.items():
                called.setdefault(id_, []).append(names)
        of_patterns = {fold(name): id_ for id_, lists in called.items() for names in lists for name in names}
        # Other names that somebody gives, such as a capital, come last.
        meant, ids, further = list[str](), dict[str, str](), dict[str, list[str]]()
        for id_, names in [*((id_from(names[0]), names) for names in sides), *((m.id, m.known) for m in known)]:
            meant.append(next((of_patterns[fold(name)] for name in names if fold(name) in of_patterns), id_))
            adjectives = _adjectives(names, text)
            self.derived.update(adjectives)
            called.setdefault(meant[-1], []).insert(0, (names[0], *adjectives))
            further.setdefault(meant[-1], []).extend(names[1:])
        for id_, lists in called.items():
            # The first names of all languages come before the second ones: a capital is the last name of a state.
            every = (*filter(None, chain.from_iterable(zip_longest(*lists))), *further.get(id_, ()))
            known_as = (named[fold(name)] for name in every if fold(name) in named)
            own = ids[id_] = next(known_as, None) or self._free(id_)
            state = self.members.get(own) or Member(own, ActorKind.STATE)
            if own not in self.members and (id_ in _unions() or (id_ in meant and _is_union(every, sentences, text))):
                state = Member(own, ActorKind.ORGANISATION, is_side=True)
            if state.sort == "state":
                self.members[own] = attrs.evolve(state, others=every)
        self._state_names = {
            _plain(name) for member in self.members.values() if member.sort == "state" for name in member.names
        }
        given = [ids[id_] for id_ in meant[: len(sides)]]
        there = {id_ for id_ in given if any(_has(text, name) for name in self.members[id_].names)}
        self.unnamed_sides: frozenset[str] = frozenset(
            names[0] for names, id_ in zip(sides, given, strict=True) if id_ not in there
        )
        return tuple(id_ for id_ in dict.fromkeys(given) if id_ in there)

    def _free(self, id_: str) -> str:
        """The id of a new member: with a number, where something that is no actor has it."""
        numbered = (f"{id_}-{number}" for number in count(2))
        return next(each for each in chain([id_], numbered) if each in self.members or each not in self._taken)

    def _spellings(self, text: str) -> None:
        """Give each person whom the record knows without marks the whole name as a text writes it with marks."""
        for member in list(self.members.values()):
            for name in member.known if member.sort == "person" else ():
                if " " not in name or not name.isascii():
                    continue
                written = (in_one_line(text[slice(*place)]) for place in folded_places(name, text))
                named = {each for each in written if not each.isascii() and all(w[0].isupper() for w in each.split())}
                if len(named) == 1 and not any(fold(own) == fold(name) and not own.isascii() for own in member.known):
                    self.members[member.id] = attrs.evolve(member, others=(*member.others, *named))

    def _is_state(self, words: str) -> bool:
        return _plain(words) in self._state_names

    def _introduce(self, found: TitledName) -> None:
        """Add a person with an office, or the office to the person who has the name."""
        name = fold(found.name)
        of_name = [m for m in self.members.values() if m.sort == "person" and name in map(fold, m.names)]
        of_part = [m for m in self.members.values() if m.sort == "person" and _is_part(name, m.names)]
        whole = [
            m
            for m in self.members.values()
            if m.sort == "person" and any(_is_part(fold(n), (found.name,)) for n in m.others)
        ]
        member = next((m for m in (*of_name, *of_part, *whole)), None)
        if member is None:
            id_ = self._free(id_from(found.name))
            if not id_ or id_ in self.members:
                return
            member = Member(id_, ActorKind.PERSON, (), (found.name,), side=self._side_of(found))
        elif name not in map(fold, member.names) and (not of_part or " " in name):
            member = attrs.evolve(member, others=(found.name, *member.others))
        if (found.title or found.state) and (member.introduced is None or not member.introduced.title):
            titles = (*member.titles, found.title) if found.title else member.titles
            side = member.side or self._side_of(found)
            member = attrs.evolve(member, introduced=found, titles=titles, side=side)
        self.members[member.id] = member

    def _side_of(self, found: TitledName) -> str | None:
        return self._side_in(found.title) or (self._side_in(found.state) if found.state else None)

    def _side_in(self, title: str) -> str | None:
        """The state that a title names, if it is just one."""
        found = [m.id for m in self.members.values() if m.sort == "state" and any(_has(title, n) for n in m.names)]
        return found[0] if len(found) == 1 else None

    def _longer_names(self, sentences: Sequence[ReadSentence]) -> None:
        """Give each person the name that a text has for him, where it goes on: Tomás Arrieta Luna."""
        for start, end, id_, name in self._found(sentences):
            member = self.members[id_]
            if member.sort != "person" or " " not in name:
                continue
            last = name_end(sentences[0].text, end)
            longer = sentences[0].text[start:last]
            if (
                last > end
                and fold(longer) not in map(fold, member.names)
                and not self._is_state(longer[end - start :].strip())
            ):
                self.members[id_] = attrs.evolve(member, others=(*member.others, longer))

    def _name_parts(self) -> None:
        """Give each person the first, last and last two parts of a name that he alone has: Hà, van Aalst, Vega Moss."""
        owners: dict[str, set[str]] = {}
        parts: dict[str, list[str]] = {}
        for member in self.members.values():
            for name in member.names if member.sort == "person" else ():
                words = name.split()
                ends = [*words[-1:], *words[:1], *_SMALL_AND_LAST.findall(name)] if len(words) > 1 else []
                ends += [" ".join(words[-2:])] if len(words) >= _PARTS_OF_A_LONG_NAME else []
                shortest = _SHORTEST_PART - (len(words) >= _PARTS_OF_A_LONG_NAME)
                parts.setdefault(member.id, []).extend(
                    word for word in ends if len(word) >= (shortest if word is ends[0] else _SHORTEST_PART)
                )
                for word in words:
                    owners.setdefault(fold(word), set()).add(member.id)
        for id_, words in parts.items():
            own = [
                word
                for word in dict.fromkeys(words)
                if any(map(str.isupper, word)) and owners[fold(word.split()[-1])] == {id_}
            ]
            known = {_plain(name) for name in self.members[id_].names} | self._state_names
            others = (*self.members[id_].others, *(word for word in own if _plain(word) not in known))
            self.members[id_] = attrs.evolve(self.members[id_], others=others)

    # The places of names

    def _found(self, sentences: Sequence[ReadSentence]) -> list[tuple[int, int, str, str]]:
        """Where the article has each name of a member: start, end, id and name, in order."""
        text = sentences[0].text[: sentences[-1].end] if sentences else ""
        return sorted(
            (start, end, member.id, name)
            for member in self.members.values()
            for name in member.names
            for start, end in name_places(name, text, member.names)
        )

    def _placed(self, sentence: ReadSentence, named: Sequence[tuple[int, int, str, str]]) -> ReadSentence:
        """A sentence with the places of actors in it: of those that overlap, the longest."""
        begin = dateline_end(sentence)
        first, last = (bisect_left(named, (at,)) for at in (begin, sentence.end))
        found = [
            place
            for start, end, id_, name in named[first:last]
            if end <= sentence.end
            for place in self._places(self.members[id_], name, (start, end), sentence)
        ]
        found += self._bodies(sentence, begin)
        chosen: list[ActorPlace] = []
        for place in sorted(found, key=lambda each: (each.start, -each.end)):
            if chosen and place.start < chosen[-1].end:
                if place.end - place.start > chosen[-1].end - chosen[-1].start:
                    chosen[-1] = place
                continue
            chosen.append(place)
        people = [(place.name, place.end) for place in chosen if place.sort == "person"]
        cues = {
            kind: [cue for cue in each if not any(start <= cue.start and cue.end <= end for start, end in people)]
            for kind, each in sentence.cues_by_kind.items()
        }
        return attrs.evolve(sentence, actors=list(_with_sides(chosen, sentence)), cues_by_kind=cues)

    def _places(self, member: Member, name: str, at: Offsets, sentence: ReadSentence) -> Iterator[ActorPlace]:
        """The place of a name, unless it is part of another name there, or that of a place."""
        start, end = at
        if not name.isascii() and name not in member.known and _plain(sentence.text[start:end]) != _plain(name):
            return
        if member.sort == "person":
            is_whole = " " in name and not any(other.endswith(f" {name}") for other in member.names)
            if name in member.known or is_whole or _is_alone(sentence, start, end):
                told = member.introduced.start if member.introduced and member.introduced.end == end else start
                yield ActorPlace(min(told, _with_title(sentence, start)), end, member.id, "person", start)
        elif member.sort == "state" and (
            _is_place(sentence, start, name, member)
            or _goes_on(sentence, end)
            or self._is_last_of_a_name(sentence, start, end)
        ):
            return  # in Hanoi, Vietnam Airlines, Air China
        else:
            yield ActorPlace(start, end, member.id, member.sort, start)

    def _is_last_of_a_name(self, sentence: ReadSentence, start: int, end: int) -> bool:
        """Return whether a capitalised word before a state makes it part of a name, here or where it stood before.

        The first word of a sentence, which always has a capital, does so only where it did elsewhere.
        """
        before = sentence.tokens_between(sentence.start, start)
        if not before or before[-1].end != start - 1 or not before[-1].text[0].isupper():
            return False
        name = sentence.text[before[-1].start : end]
        if len(before) > 1 and not any(sentence.ends_at(kind, start) for kind in _BEFORE_STATES):
            self._names_with_states.add(name)
        return name in self._names_with_states

    def _bodies(self, sentence: ReadSentence, begin: int) -> Iterator[ActorPlace]:
        """The bodies that a sentence names with capitals, such as the Ministry of Finance, as members of the cast."""
        for cue in sentence.cues("body", begin):
            start, end = _whole_body(sentence, cue.start, cue.end)
            end = self._behind_state(sentence, end)
            name = sentence.text[start:end]
            capitals = [word for word in name.split() if word[0].isupper()]
            if len(capitals) < 2 and not self._is_of_state(name):
                continue
            known = next(
                (m for m in self.members.values() if m.sort == "group" and fold(name) in map(fold, m.names)), None
            )
            id_ = known.id if known else self._free(id_from(name))
            if known is None and id_ not in self.members:
                self.members[id_] = Member(id_, ActorKind.ORGANISATION, (), (name,), side=self._side_in(name))
            if self.members.get(id_) and self.members[id_].sort == "group":
                yield ActorPlace(start, end, id_, "group", start)

    def _behind_state(self, sentence: ReadSentence, at: int) -> int:
        """Where a state ends that follows right behind an offset, or that offset: "Bộ Công Thương Việt Nam"."""
        words = sentence.tokens_between(at, sentence.end)[:3]
        ends = (word.end for word in reversed(words) if self._is_state(sentence.text[words[0].start : word.end]))
        return next(ends, at) if sentence.text[at : at + 1] == " " else at

    def _is_of_state(self, name: str) -> bool:
        """Return whether the name of a body begins with a state: "Japanese trade ministry"."""
        words = name.split()
        return len(words) > 1 and any(self._is_state(" ".join(words[:count])) for count in (1, 2))

    def holder(self, title: str, named: Iterable[str]) -> str | None:
        """The one person among those named whose office has this title or ends with it, if no other has its words."""
        wanted = fold(title).removeprefix("the ")
        titles = {id_: [fold(each) for t in self.members[id_].titles for each in (t, initials(t))] for id_ in named}
        found = [id_ for id_, own in titles.items() if any(f" {wanted} " in f" {each} " for each in own)]
        is_sure = len(found) == 1 and any(f" {each}".endswith(f" {wanted}") for each in titles[found[0]])
        return found[0] if is_sure else None


def _with_sides(places: Sequence[ActorPlace], sentence: ReadSentence) -> Iterator[ActorPlace]:
    """The places, with the state of a title in the person’s: "India’s Minister Goyal", "Thủ tướng Na Uy Støre"."""
    begin: int | None = None
    for place, after in zip_longest(places, places[1:]):
        title = _with_title(sentence, place.start)
        is_beside = after is not None and (place.sort, after.sort) == ("state", "person")
        is_titled = after is not None and (after.start < after.name or title < place.start)
        between = sentence.text[place.end : after.start].strip() if after else ""
        if is_beside and is_titled and between in ("", "’s", "'s", "’", "'"):
            begin = title
            continue
        yield place if begin is None else place._replace(start=begin)
        begin = None


def _runs(sentence: ReadSentence) -> Iterator[str]:
    """The words with capitals that stand together, and beside no other such word."""
    last = 0
    start: int | None = None
    for token in (*sentence.tokens, None):
        goes_on = token is not None and token.text[0].isupper()
        if start is not None and not (token and goes_on and sentence.text[last : token.start].isspace()):
            yield in_one_line(sentence.text[start:last])
            start = None
        if token is not None and goes_on:
            start, last = token.start if start is None else start, token.end


_BESIDE_NAMES = frozenset(("office", "office_word", "courtesy", "no_name"))
_NEVER_PARTS = frozenset(("no_name", "common", "office_word", "office", "pronoun", "courtesy", "tariff", "to_come"))


def _plain(name: str) -> str:
    """A name in any case, with its marks."""
    return normalize("NFC", name).casefold().replace(".", "")


def _adjectives(names: Iterable[str], text: str) -> list[str]:
    """The adjectives that a text makes of the names of a state, if no other word begins so: Niger is not Nigerian."""
    endings = {ending for tag in LANGUAGES_OF_DRAFTS for ending in patterns_of(tag).endings}
    found: list[str] = []
    for name in names if text else ():
        longer = set(re.findall(rf"(?<!\w){re.escape(name)}(\w+)", text)) if len(name) >= _SHORTEST_STEM else set()
        if longer <= {*endings, *(f"{ending}s" for ending in endings)}:
            found += sorted(name + ending for ending in longer & endings)
    return found


_SHORTEST_STEM = 4


@cache
def _unions() -> Mapping[str, Sequence[str]]:
    """The names of each organisation that trades as states do."""
    patterns = [patterns_of(tag) for tag in LANGUAGES_OF_DRAFTS]
    return {id_: [name for each in patterns for name in each.states.get(id_, ())] for p in patterns for id_ in p.unions}


def _is_union(names: Iterable[str], sentences: Sequence[ReadSentence], text: str) -> bool:
    """Return whether a text speaks of several countries of that name: "Mercosur countries", "nations of the EU"."""
    places = [place for name in names for place in name_places(name, text)]
    return any(
        sentence.begins_at("members", text.find(" ", end)) or sentence.ends_at("members_of", start)
        for start, end in places
        for sentence in sentences
        if sentence.start <= start < sentence.end
    )


def _has(text: str, name: str) -> bool:
    return next(name_places(name, text), None) is not None


def _is_part(name: str, names: Iterable[str]) -> bool:
    """Return whether a name is the first or the last part of one of these, or the last two of more."""
    words = [fold(each).split() for each in names if " " in each]
    return any(name in (each[0], each[-1], " ".join(each[1:][-2:])) for each in words)


def _is_alone(sentence: ReadSentence, start: int, end: int) -> bool:
    """Return whether a part of a name stands by itself: no other name beside it, save for a title.

    One that is a word as well, such as May, needs the title.
    """
    words = sentence.text[sentence.start : sentence.end]
    before, after = capitals_beside(words, start - sentence.start, end - sentence.start)
    beside = _folded(sentence.patterns.words(_BESIDE_NAMES))
    is_common = words[start - sentence.start : end - sentence.start].casefold() in sentence.patterns.words(_NEVER_PARTS)
    return before in beside and after in beside and (not is_common or _with_title(sentence, start) < start)


@cache
def _folded(words: frozenset[str]) -> frozenset[str]:
    """Words without their marks, as the words beside a name are given; '' is none beside it."""
    return frozenset(("", *map(fold, words)))


def _with_title(sentence: ReadSentence, start: int) -> int:
    """Where the title before a name begins."""
    at = sentence.left(start)
    if sentence.text[at - 1 : at] == ",":
        at -= 1  # "the chief negotiator, Ada Berg"
    while cue := next(
        filter(None, (sentence.ends_at(kind, at) for kind in ("office", "courtesy", "office_word", "counterpart"))),
        None,
    ):
        at = cue.start
    titled = any(sentence.has(kind, at, start) for kind in ("office", "courtesy", "counterpart"))
    return at if titled else start


def _is_place(sentence: ReadSentence, start: int, name: str, member: Member) -> bool:
    """Return whether the name of a capital stands for a place there: behind "in", or where somebody travels to it."""
    travel = sentence.ends_at("form", start)
    is_visited = travel is not None and travel.value == MeetingForm.VISIT
    is_behind = is_visited or sentence.ends_at("place_in", start) is not None
    is_first = not member.others or fold(name) in {fold(each) for each in member.known}
    return is_behind and not is_first


def _goes_on(sentence: ReadSentence, end: int) -> bool:
    """Return whether a name goes on behind an offset with a capitalised word that is no title, office, body or good."""
    token = next(iter(sentence.tokens_between(end, end + 2)), None)
    if token is None or not token.text[0].isupper() or sentence.text[end : end + 1] != " ":
        return False
    return not any(sentence.begins_at(kind, token.start) for kind in _BEHIND_STATES)


_BEHIND_STATES = ("office", "office_word", "body", "no_name", "good", "generic_good", "tariff", "state", "courtesy")
_BEFORE_STATES = (*_BEHIND_STATES, "common", "filler", "clause", "of", "place_in", "and", "supposed", "say", "pronoun")


def _whole_body(sentence: ReadSentence, start: int, end: int) -> Offsets:
    """The name of a body around its noun: with the capitalised words before it, and what it is of behind it."""
    tokens = sentence.tokens
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    while first > 0 and sentence.begins_at("office_word", tokens[first - 1].start) and tokens[first - 1].word != "the":
        first -= 1
    while (
        first > 0 and tokens[first - 1].text[0].isupper() and not sentence.begins_at("no_name", tokens[first - 1].start)
    ):
        first -= 1
    while last < len(tokens):
        small = sentence.begins_at("office_of", tokens[last].start)
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
    return tokens[first].start, tokens[last - 1].end
