"""Who is named in an article: known actors, states, and persons with offices whom the record does not know."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, zip_longest

import attrs

from vnus_trade.cast.beside_names import BEFORE_STATES, goes_on, is_alone, is_place, title_begin, whole_body, with_sides
from vnus_trade.cast.members import Given, Member
from vnus_trade.cast.name_words import name_end
from vnus_trade.cast.states import adjectives_in, is_union, unions, with_marks
from vnus_trade.cast.titles import TitledName, titled_names
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, patterns_of, says
from vnus_trade.sentences.sentences import ActorPlace, ReadSentence, dateline_end
from vnus_trade.words.edges import folded_places, name_places
from vnus_trade.words.names import fold, id_from, initials

_SHORTEST_PART, _PARTS_OF_A_LONG_NAME = 3, 3
_SMALL_AND_LAST = re.compile(r"(?<= )(?:[a-z]\S* )+\S+\Z")


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
        called = {fold(name) for names in (*given.sides, *unions().values()) for name in names}
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
            adjectives = adjectives_in(names, text)
            self.derived.update(adjectives)
            called.setdefault(meant[-1], []).insert(0, (names[0], *adjectives))
            further.setdefault(meant[-1], []).extend(names[1:])
        for id_, lists in called.items():
            # The first names of all languages come before the second ones: a capital is the last name of a state.
            every = (*filter(None, chain.from_iterable(zip_longest(*lists))), *further.get(id_, ()))
            known_as = (named[fold(name)] for name in every if fold(name) in named)
            own = ids[id_] = next(known_as, None) or self._free(id_)
            state = self.members.get(own) or Member(own, ActorKind.STATE)
            if own not in self.members and (id_ in unions() or (id_ in meant and is_union(every, sentences, text))):
                state = Member(own, ActorKind.ORGANISATION, is_side=True)
            if state.sort == "state":
                self.members[own] = attrs.evolve(state, others=every)
        self._state_names = {
            with_marks(name) for member in self.members.values() if member.sort == "state" for name in member.names
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
        return with_marks(words) in self._state_names

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
        return self._side_in(found.title) or (self._side_in(f"{found.title} {found.state}") if found.state else None)

    def _side_in(self, title: str) -> str | None:
        """The state that a title names, if it is just one; who stands for an industry or a firm acts for none."""
        found = [m.id for m in self.members.values() if m.sort == "state" and any(_has(title, n) for n in m.names)]
        return found[0] if len(found) == 1 and not says("private", title) else None

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
            known = {with_marks(name) for name in self.members[id_].names} | self._state_names
            others = (*self.members[id_].others, *(word for word in own if with_marks(word) not in known))
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
        return attrs.evolve(sentence, actors=list(with_sides(chosen, sentence)), cues_by_kind=cues)

    def _places(self, member: Member, name: str, at: Offsets, sentence: ReadSentence) -> Iterator[ActorPlace]:
        """The place of a name, unless it is part of another name there, or that of a place."""
        start, end = at
        if not name.isascii() and name not in member.known and with_marks(sentence.text[start:end]) != with_marks(name):
            return
        if member.sort == "person":
            is_whole = " " in name and not any(other.endswith(f" {name}") for other in member.names)
            if name in member.known or is_whole or is_alone(sentence, start, end):
                told = member.introduced.start if member.introduced and member.introduced.end == end else start
                yield ActorPlace(min(told, title_begin(sentence, start)), end, member.id, "person", start)
        elif member.sort == "state" and (
            is_place(sentence, start, name, member)
            or goes_on(sentence, end)
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
        if len(before) > 1 and sentence.ends_at(BEFORE_STATES, start) is None:
            self._names_with_states.add(name)
        return name in self._names_with_states

    def _bodies(self, sentence: ReadSentence, begin: int) -> Iterator[ActorPlace]:
        """The bodies that a sentence names with capitals, such as the Ministry of Finance, as members of the cast."""
        for cue in sentence.cues("body", begin):
            whole = whole_body(sentence, cue.start, cue.end)
            if whole is None:
                continue
            start, end = whole[0], self._behind_state(sentence, whole[1])
            name = sentence.text[start:end]
            capitals = [word for word in name.split() if word[0].isupper()]
            if len(capitals) < 2 and not self._is_of_state(name):
                continue
            groups = (member for member in self.members.values() if member.sort == "group")
            known = next((group for group in groups if fold(name) in map(fold, group.names)), None)
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
        wanted = fold(title)
        titles = {id_: [fold(each) for t in self.members[id_].titles for each in (t, initials(t))] for id_ in named}
        found = [id_ for id_, own in titles.items() if any(f" {wanted} " in f" {each} " for each in own)]
        is_sure = len(found) == 1 and any(f" {each}".endswith(f" {wanted}") for each in titles[found[0]])
        return found[0] if is_sure else None


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


def _has(text: str, name: str) -> bool:
    return next(name_places(name, text), None) is not None


def _is_part(name: str, names: Iterable[str]) -> bool:
    """Return whether a name is the first or the last part of one of these, or the last two of more."""
    words = [fold(each).split() for each in names if " " in each]
    return any(name in (each[0], each[-1], " ".join(each[1:][-2:])) for each in words)
