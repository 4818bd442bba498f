"""The names of actors and places, the titles of actors, and where a name in an article is part of another one."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeAlias
from unicodedata import normalize

from vnus_trade.folders.entries import Entry
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.time.wording import MONTHS, WEEKDAYS
from vnus_trade.words.edges import SMALL_WORDS, capitals_beside, folded_places, is_whole, sees
from vnus_trade.words.lexicon import pattern, words
from vnus_trade.words.names import fold, initials, without_beside
from vnus_trade.words.tokens import is_unspaced

_REACH, _MOST_RIVALS, _LONGEST_ABBREVIATION = 200, 1_000, 5
# Words that may stand beside any name without being part of it; days and months are cut short too: Sept., Thurs.
_DAYS = frozenset(name[:size].casefold() for name in (*MONTHS, *WEEKDAYS) for size in (3, 4, 5, len(name)))
_APART = SMALL_WORDS | _DAYS | {*words("no_name"), ""}
# Before a title, words that make it another one; before a person's name and behind it, words for places.
_OTHER_TITLE = re.compile(rf"(?:\b(?:{pattern('before_title')})[\s-]|{pattern('sign_before_title')})\Z", re.IGNORECASE)
_TITLE_GOES_ON = re.compile(rf"-[^\W\d_]|\s(?i:{pattern('behind_title')})\b")
_PLACE = re.compile(rf"\b(?:{pattern('before_name_of_place')})\s\Z", re.IGNORECASE)
_PLACE_ENDS = frozenset(words("signs_of_places"))
# Behind a person's name, what makes it a son's; before a name in one part, words that are no given names.
_JUNIOR = re.compile(rf",\s(?:{pattern('junior')})\b")
_IN_A_PLACE = re.compile(rf"\b(?:{pattern('before_place')})\s+\S+\s+\Z", re.IGNORECASE)
_OWNER = re.compile(r"([^\W\d_][\w.]*)['’]s\s+\Z")
_NO_GIVEN_NAME = re.compile(rf"{pattern('no_given_name')}|\w")
# Before the name of a state, words that make it another land.
_OTHER_LAND = re.compile(rf"\b({pattern('other_land')})\s\Z")
# Before a name, words of which it is not the person but something or somebody else's.
_JOINING = frozenset(map(fold, words("joining_names")))
_OF = re.compile(rf"\s(?:{pattern('of_title')})\s(?:(?:{pattern('the')})\s)?")

IsPart: TypeAlias = Callable[[str, int, int], bool]
"""Whether a name, at a start and an end in a text, is only a part of another one."""


class KnownNames:
    """Every name of each actor and each place, and the titles that exactly one actor holds according to a source.

    `faulty` are the ids of entries with a fault, which may have names that could not be read.
    """

    def __init__(
        self,
        actors: Mapping[str, Sequence[Entry]],
        titles: Iterable[tuple[str, str, str]],
        places: Iterable[Sequence[str]],
        faulty: Collection[str] = (),
    ) -> None:
        """Take the entries of each actor, the names of each place, and the titles.

        Each title comes with its holder, '' if inferred, and a source that says so.
        """
        self.faulty: frozenset[str] = frozenset(faulty)
        self._places = tuple(places)
        keys = ("name", "native_name", "aliases")
        self._names = {
            id_: tuple(name for entry in entries for key in keys for name in entry.texts(key))
            for id_, entries in actors.items()
        }
        self._unspaced = [
            (id_, fold(name)) for id_, names in self._names.items() for name in names if is_unspaced(name[:1])
        ]
        self._last = {fold(name).rpartition(" ")[2] for names in self._names.values() for name in names}
        self._words = {
            id_: {word for name in names for word in fold(name).split()} for id_, names in self._names.items()
        }
        self._sides = {id_ for id_, (entry, *_) in actors.items() if entry.text("kind") == ActorKind.STATE}
        self._sides |= {id_ for entries in actors.values() for entry in entries for id_ in entry.texts("side")}
        self._persons = {id_ for id_, (entry, *_) in actors.items() if entry.text("kind") == ActorKind.PERSON}
        # The side of each actor, and the organisations of its offices.
        self._of = {
            id_: {of for e in entries for of in (*e.texts("side"), *(o.text("organisation") or "" for o in e.offices))}
            for id_, entries in actors.items()
        }
        self._called: dict[str, set[str]] = {}
        self._having: dict[str, list[tuple[str, str]]] = {}
        for id_, name in ((id_, name) for id_, names in self._names.items() for name in names):
            self._called.setdefault(" ".join(without_beside(name)), set()).add(id_)
            for word in {*fold(name).split()}:
                self._having.setdefault(word, []).append((id_, fold(name)))
        # A name as a text has it may have more letters, for marks of their own.
        self._reach = min(_REACH, 2 * max((len(name) for names in self._names.values() for name in names), default=0))
        titles = list(titles)
        self._title_words = {word for title, _, _ in titles for word in fold(title).split()}
        self._titles = self._held(titles)

    def _held(self, titles: Iterable[tuple[str, str, str]]) -> Mapping[tuple[str, str], Sequence[str]]:
        """The titles, and abbreviations that are no names, that one actor alone holds, by source and holder."""
        holders: dict[tuple[str, str], dict[str, str]] = {}
        for title, holder, source in titles:
            short = initials(title)
            is_short = 1 < len(short) <= _LONGEST_ABBREVIATION and not {*fold(title).split()} & SMALL_WORDS
            for called in (title, short) if is_short and fold(short) not in self._called else (title,):
                holders.setdefault((source, fold(called)), {})[holder] = called
        found: dict[tuple[str, str], list[str]] = {}
        for (source, _), called_by in holders.items():
            if len(called_by) == 1:
                ((holder, title),) = called_by.items()
                found.setdefault((source, holder), []).append(title)
        return found

    def __contains__(self, id_: object) -> bool:
        return id_ in self._names

    def of(self, id_: str) -> Sequence[str]:
        """The names of an actor."""
        return self._names[id_]

    def of_place(self, name: str) -> Sequence[str]:
        """The names of the place that has this one, which any source may use; without an entry, this alone."""
        return (name, *(other for names in self._places if name in names for other in names))

    def titles(self, id_: str, source: str) -> Sequence[str]:
        """The titles, and their abbreviations, that mean an actor in a source."""
        return self._titles.get((source, id_), ())

    def bearer(self, words: str, ids: Sequence[str], text: str, at: int) -> str:
        """The id of an actor but these whose name words at a place are, behind titles perhaps, or are part of.

        Names without a capital, such as "the government", may mean several.
        """
        within = self.within(text, at, at + len(words))
        if within and within.isdisjoint(ids):
            return min(within)
        said = without_beside(words)
        if said[-1:] == ["s"] and len(said) > 1:
            said = said[:-1]
        written = fold(words).removesuffix(" s").split()
        for first in range(len(said)):
            is_his = _JOINING.isdisjoint(written[: first - len(said)])
            called = self._called.get(" ".join(said[first:]), set()) if is_his or first == 0 else set()
            if called.isdisjoint(ids) and (first == 0 or called <= self._persons):
                for id_ in sorted(called):
                    names = [name for name in self._names[id_] if not name.removeprefix("the ")[:1].islower()]
                    if any(sees(name, words, names) for name in names):
                        return id_
        return ""

    def within(self, text: str, start: int, end: int) -> set[str]:
        """The actors of whose names, as a text has them, a passage is only a part."""
        near, first = text[max(0, start - self._reach) : end + self._reach], min(start, self._reach)
        part, said, last = fold(text[start:end]), fold(near), first + end - start
        return {
            id_
            for id_, name in (
                self._unspaced if is_unspaced(part[:1]) else self._having.get(part.partition(" ")[0], ())
            )[:_MOST_RIVALS]
            if len(name) > len(part) and name in said
            if any(
                begin <= first and last <= stop and is_whole(near, begin, stop)
                for begin, stop in folded_places(name, near)
            )
        }

    def is_part(self, id_: str, text: str, start: int, end: int) -> bool:
        """Whether a name of an actor is part of a longer name: a known one of another, or a person's that goes on.

        Capitals tell it of persons alone, since "US President" names a state. Of bodies, names on one side may share.
        """
        others, of = self.within(text, start, end) - {id_}, {id_, *self._of[id_]}
        if id_ not in self._persons:
            land = _OTHER_LAND.search(text, max(0, start - _REACH), start)
            is_other_land = land is not None and fold(land[1]) not in self._words[id_]
            owner = _OWNER.search(text, max(0, start - _REACH), start) if self._of[id_] else None
            owners = self._called.get(fold(owner[1]), set()) & self._sides if owner else set()
            rivals = (other not in self._persons and of.isdisjoint(self._of[other]) for other in others)
            return is_other_land or bool(owners and of.isdisjoint(owners)) or any(rivals)
        words = {*fold(text[start:end]).split()}
        if words <= self._title_words:
            return self.is_other_title(id_, text, start, end)
        _, after = capitals_beside(text, start, end)
        is_other = self._is_namesake(id_, text, start, end) or _JUNIOR.match(text, end)
        is_date = words <= _DAYS | {"am", "pm"} and _is_timed(text, start, end)
        is_place = _PLACE.search(_before(text, start)) or text[end : end + 1] in _PLACE_ENDS
        own = self._words[id_]
        return bool(others or is_place or is_date or is_other) or not (
            after in own or self._begins(after, self._persons)
        )

    def _is_namesake(self, id_: str, text: str, start: int, end: int) -> bool:
        """Whether a person's name in one part stands behind another's given name, or one in more has no capital."""
        written = normalize("NFC", text[start:end])
        if " " in fold(written):
            near = _before(text, start).rpartition("\n")[2] + text[end : end + _REACH].partition("\n")[0]
            names = (normalize("NFC", name) for name in self._names[id_])
            return written.islower() and written not in names and not near.islower()
        name, _ = capitals_beside(text, start, end, first=False)
        before = _before(text, start)
        is_apart = (
            before.rstrip().endswith(("’s", "'s")) or before.rstrip()[-2:].isupper() or _IN_A_PLACE.search(before)
        )
        is_known = any(name in words for words in (_APART, self._title_words, self._last, self._words[id_]))
        return bool(name) and not (is_apart or is_known or _NO_GIVEN_NAME.fullmatch(name))

    def is_part_of_place(self, text: str, start: int, end: int) -> bool:
        """Whether a place's name is part of a longer one, as Hà is of Hà Nội; other known names may stand beside it."""
        before, after = capitals_beside(text, start, end, first=False)
        return not (self._begins(after) and (before in _APART or before in self._having))

    def is_other_title(self, id_: str, text: str, start: int, end: int) -> bool:
        """Whether a title of an actor is part of another, or somebody else's: Deputy Minister, Minister of Glass.

        Words for the side and the organisations of its holder may stand beside it; figures, as in "10 PM", may not.
        """
        names = [name for each in self._of[id_] for name in self._names.get(each, ())]
        beside = {*capitals_beside(text, start, end)}
        if joined := _OF.match(text, end):
            beside.add(fold(text[joined.end() : joined.end() + _REACH]).partition(" ")[0])
        known = _APART | {word for name in names for word in fold(name).split()}
        return _is_timed(text, start, end) or is_other_office(text, start, end) or not beside <= known

    def _begins(self, word: str, apart_from: Collection[str] = ()) -> bool:
        """Return whether a word may follow any name, or begins a title or the name of any but these actors."""
        names = self._having.get(word, ())[:_MOST_RIVALS]
        is_named = any(name.startswith(word) and id_ not in apart_from for id_, name in names)
        return is_named or word in _APART or word in self._title_words


def is_other_office(text: str, start: int, end: int) -> bool:
    """Whether a title is part of another one, such as President of Vice President, or of Secretary-General."""
    return _OTHER_TITLE.search(_before(text, start)) is not None or _TITLE_GOES_ON.match(text, end) is not None


def _is_timed(text: str, start: int, end: int) -> bool:
    """Return whether figures stand beside words, as in "10 PM" and "May 19"."""
    return any(letter.isdecimal() for letter in text[max(0, start - 2) : start] + text[end : end + 2])


def _before(text: str, start: int) -> str:
    return normalize("NFC", text[max(0, start - _REACH) : start])
