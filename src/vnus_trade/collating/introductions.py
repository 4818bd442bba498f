"""Drafts actors: persons and bodies whom the record does not know, and names and offices that it lacks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vnus_trade.cast.members import Member
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry
from vnus_trade.reading.article import ReadArticle
from vnus_trade.reading.subjects import Subject, subject
from vnus_trade.sentences.patterns import says
from vnus_trade.sentences.sentences import ActorPlace
from vnus_trade.words.edges import sees
from vnus_trade.words.names import fold

_REFERRING = (
    "speakers",
    "addressees",
    "imposed_by",
    "applied_to",
    "announced_by",
    "obliged",
    "parties",
    "participants",
)


def named_in(entry: DraftedEntry) -> list[str]:
    """The ids of those whom the fields of an entry name."""
    found: list[str] = []
    for key in _REFERRING:
        value: Any = entry.fields.get(key, ())
        lists = value.values() if isinstance(value, Mapping) else [[value]] if isinstance(value, str) else [value]
        found += (id_ for ids in lists for id_ in ids)
    return list(dict.fromkeys(found))


def introductions(article: ReadArticle, entries: Sequence[DraftedEntry]) -> list[DraftedEntry]:
    """An entry for each actor whom entries name or who has an office, and whom, or whose names, nobody knows yet."""
    needed: dict[str, dict[str, Offsets]] = {}
    members = article.cast.members
    wanted = [(id_, entry.quotes, entry.reads) for entry in entries for id_ in named_in(entry)]
    wanted += [
        (m.id, (_sentence_at(article, m.introduced.start),), {})
        for m in members.values()
        if m.introduced and m.introduced.title
    ]
    for id_, quotes, reads in wanted:
        needed.setdefault(id_, {})
        if id_ in members and not any(id_ in ids for ids in reads.values()):
            needed[id_] |= _lacking(article, members[id_], quotes)
    needed |= {id_: {} for id_ in article.cast.sides if id_ not in needed}
    for id_ in list(needed):
        member = members.get(id_)
        if member and member.introduced and member.side and not member.known:
            quote = _sentence_at(article, member.introduced.start)
            state, words = members[member.side], article.layout.text[slice(*quote)]
            seen = [name for name in state.names if sees(name, words, state.names)]
            called = next((name for name in seen if name in words), next(iter(seen), None))
            needed.setdefault(state.id, {})
            if called is not None and called not in state.known:
                needed[state.id].setdefault(called, quote)
    for id_ in article.cast.sides:
        for name, quote in _called(article, members[id_]):
            needed[id_].setdefault(name, quote)
    drafted = [
        entry
        for id_, names in needed.items()
        if id_ in members
        for entry in _introduction(article, members[id_], names)
    ]
    return sorted(drafted, key=lambda entry: entry.start)


def _sentence_at(article: ReadArticle, at: int) -> Offsets:
    return next((s.start, s.end) for s in article.sentences if s.start <= at < s.end)


def _called(article: ReadArticle, side: Member) -> Iterator[tuple[str, Offsets]]:
    """The names by which a side that nobody knows is called where it does something, each with its sentence."""
    for sentence in article.sentences if not side.known else ():
        for place in sentence.actors:
            name = sentence.text[place.name : place.end]
            is_named = place.who == side.id and name in side.names and not _is_part(name, side)
            if is_named and not sentence.ends_at("place_in", place.start):
                yield name, (sentence.start, sentence.end)


def _lacking(article: ReadArticle, member: Member, quotes: Iterable[Offsets]) -> Iterator[tuple[str, Offsets]]:
    """Names of a member that the quotations need, and that the record does not have, each with its sentence."""
    for start, end in quotes:
        called = [
            (_as_written(member, sentence.text, place), (sentence.start, sentence.end))
            for sentence in article.sentences
            if start <= sentence.start and sentence.end <= end
            for place in sentence.actors
            if place.who == member.id
        ]
        called = [each for each in called if not _is_part(each[0], member)] or called
        if called and not any(_has_name(member, name) for name, _ in called):
            yield in_one_line(called[0][0]), called[0][1]


def _is_part(name: str, member: Member) -> bool:
    """Return whether a longer name of a state or union begins with a word: "European" of the European Union."""
    is_one = member.sort == "state" and " " not in name
    return is_one and any(fold(longer).startswith(f"{fold(name)} ") for longer in member.names)


def _has_name(member: Member, name: str) -> bool:
    """Return whether the record has a name of a member, with the marks that are written here."""
    return any(fold(own) == fold(name) and sees(own, name, member.known) for own in member.known)


def _as_written(member: Member, text: str, place: ActorPlace) -> str:
    """A name as a text has it, with the point that ends "U.S."."""
    written = text[place.name : place.end]
    return next(
        (name for name in member.names if name.startswith(written) and text.startswith(name, place.name)), written
    )


def _introduction(article: ReadArticle, member: Member, names: dict[str, Offsets]) -> Iterator[DraftedEntry]:
    """An actor, or an extension by the names and the office that are new."""
    named = member.introduced
    office = (named.title or None) if named else None
    quotes = [_sentence_at(article, named.start)] if named and (office or not member.known) else []
    if member.known:
        yield from _added(article, member, names, quotes)
        return
    quotes = list(dict.fromkeys((*quotes, *names.values())))
    if not quotes and member.id not in article.cast.sides:
        return
    start = min((quote[0] for quote in quotes), default=0)
    principal = named.name if named and member.sort == "person" else next(iter(names), member.others[0])
    whole = member.others if member.sort == "state" else member.others[: named is None and member.sort == "person"]
    used = [place for name in whole for place in _uses(article, member, name)]
    called = next((each for each in used if each[0] not in article.cast.derived), None)
    inferred: dict[str, str] = {}
    for name, quote in [called] if called else used[:1]:
        principal, quotes = name, list(dict.fromkeys((*quotes, quote)))
        if called is None:  # no state is called Chilean
            principal, names = _own_name(article, member), {name: quote, **names}
            inferred["name"] = f'the article calls it "{name}"'
    if not quotes:
        return
    side, notes = member.side if named and member.side in article.cast.members else None, {}
    may_act = side is None and office is not None and not says("private", office)
    for state, quote, words, is_sure in _spoken_for(article, member) if may_act else ():
        side, notes = (state if is_sure else None), {"side": words if is_sure else f"{words}: of that state?"}
        quotes = list(dict.fromkeys((*quotes, quote))) if is_sure else quotes
    fields = {
        "name": principal,
        "aliases": [name for name in names if fold(name) != fold(principal)] or None,
        "kind": str(member.kind),
        "side": side,
        "office": office,
        "inferred": inferred or None,
    }
    given = {key: value for key, value in fields.items() if value is not None}
    yield DraftedEntry("actor", start, tuple(quotes), given, notes, id=member.id)


def _added(
    article: ReadArticle, member: Member, names: dict[str, Offsets], quotes: list[Offsets]
) -> Iterator[DraftedEntry]:
    """An extension of a known actor by the names and the office that are new."""
    office = (member.introduced.title or None) if member.introduced else None
    posts = [_post(article, title) for title in member.titles[: -1 if office else None]]
    words = article.layout.text[slice(*quotes[0])] if quotes else ""
    is_new = office is not None and _post(article, office) not in posts
    fields: dict[str, Any] = {"aliases": list(names)} if names else {}
    fields |= {"office": office} if is_new and any(sees(name, words, member.names) for name in member.names) else {}
    quotes = list(dict.fromkeys((*names.values(), *quotes)))
    if fields:
        start = min(quote[0] for quote in quotes)
        yield DraftedEntry("extend", start, tuple(quotes), fields, {"id": member.known[0]}, id=member.id, extends=True)


def _spoken_for(article: ReadArticle, member: Member) -> Iterator[tuple[str, Offsets, str, bool]]:
    """The one state of which somebody says what it will do, with the words, and whether he can only speak for it.

    Who says that Canada would retaliate speaks for it; who says that it would pay may be anybody.
    """
    told = []
    for sentence in article.sentences:
        for say in sentence.cues("say", in_quotes=False):
            who = subject(sentence, say.start)
            for place in sentence.actors if isinstance(who, Subject) and who.ids == (member.id,) else ():
                future = sentence.begins_at("future", place.end)
                is_next = say.end <= place.start and sentence.words_between(say.end, place.start) <= 1
                if place.sort == "state" and future and is_next:
                    words = in_one_line(sentence.text[place.start : future.end])
                    is_own = sentence.begins_at("own_act", sentence.behind_fillers(future.end)) is not None
                    told.append((place.who, (sentence.start, sentence.end), f'"{words}"', is_own))
    if len({state for state, *_ in told}) == 1:
        yield max(told, key=lambda each: each[3])


def _own_name(article: ReadArticle, member: Member) -> str:
    """The name of a state that an article calls by adjective or capital alone: as a side, or in its language."""
    names = article.sentences[0].patterns.states.get(member.id, member.others)
    return member.others[0] if member.id in article.cast.sides else names[0]


def _post(article: ReadArticle, title: str) -> frozenset[str]:
    """The words of a title without states and what joins words: "Norwegian Minister of Trade" is "trade minister"."""
    states = {
        word for m in article.cast.members.values() if m.sort == "state" for n in m.names for word in fold(n).split()
    }
    joining = article.sentences[0].patterns.words(frozenset(("office_of",)))
    return frozenset(fold(title).split()) - states - {fold(word) for word in joining}


def _uses(article: ReadArticle, member: Member, name: str) -> Iterator[tuple[str, Offsets]]:
    """A name of a state with the first sentence that calls it so."""
    for sentence in article.sentences:
        if any(each.who == member.id and _as_written(member, sentence.text, each) == name for each in sentence.actors):
            yield name, (sentence.start, sentence.end)
            return
