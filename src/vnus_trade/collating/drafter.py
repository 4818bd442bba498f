"""Drafts the entries of an article: actors first, then what happened, in the order of the text, and remarks."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from vnus_trade.collating.introductions import introductions, named_in
from vnus_trade.collating.merging import told_once, with_known
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.mentions import NameSearch
from vnus_trade.drafting.entries import DraftedEntry, DraftedPart, Remark
from vnus_trade.drafting.meetings import meetings
from vnus_trade.drafting.rounds import rounds
from vnus_trade.drafting.statements import statements
from vnus_trade.drafting.tariffs import tariffs
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.reading.article import ReadArticle
from vnus_trade.undertaking.agreements import agreements
from vnus_trade.undertaking.commitments import commitments
from vnus_trade.undertaking.talks import halted_talks
from vnus_trade.words.names import id_from

MOST_ENTRIES = 300
"""The most entries of a draft; a remark says from where on the rest is left out."""

_LONGEST_ID = 48


@attrs.frozen(eq=False, repr=False)
class Drafts:
    """What was drafted of an article: actors, events and remarks in the order of the text, and how it was read."""

    actors: Sequence[DraftedEntry]
    events: Sequence[DraftedPart]
    article: ReadArticle

    @property
    def entries(self) -> list[DraftedEntry]:
        """The actors and the events."""
        return [*self.actors, *(each for each in self.events if isinstance(each, DraftedEntry))]


def drafts_of(article: ReadArticle, known: Contents, taken: Collection[str] = ()) -> Drafts:
    """Draft the entries of an article that was read beside what is known; ids that are `taken` are not given again."""
    found, article = statements(article)
    for sentence in article.sentences:
        for read in (rounds, meetings, tariffs, agreements, commitments, halted_talks):
            found += read(article, sentence)
    events = with_known(told_once(found, article.cast), known, article.zone, article.cast)
    if len(events) > MOST_ENTRIES:
        cut = events[MOST_ENTRIES].start
        events = [*events[:MOST_ENTRIES], Remark(cut, "from here on, more entries are left out; there are too many")]
    actors = introductions(article, [each for each in events if isinstance(each, DraftedEntry)])
    ids = {*taken, *ids_in(known), *(actor.id for actor in actors)}
    return Drafts(actors, list(with_ids(events, ids, article)), article)


def ids_in(known: Contents) -> Iterator[str]:
    """The ids of all that was curated."""
    for things in known.curated.values():
        yield from (thing.id for thing in things)


def with_ids(found: Iterable[DraftedPart], taken: set[str], article: ReadArticle) -> Iterator[DraftedPart]:
    """The entries with ids made of what they say, none of which is taken, and with that of the one they are within."""
    made_at: dict[int | None, str] = {}
    for each in found:
        if isinstance(each, Remark) or each.extends:
            yield each
            continue
        made = base = _id(each, article)[:_LONGEST_ID].strip("-") or each.kind
        number = 1
        while made in taken:
            number += 1
            made = f"{base}-{number}"
        taken.add(made)
        if each.kind == EventKind.COMMITMENT:
            made_at[each.start] = made
        yield attrs.evolve(each, id=made).having(within=made_at.get(each.within))


def _id(entry: DraftedEntry, article: ReadArticle) -> str:
    fields, who = entry.fields, [_short(article, id_) for id_ in named_in(entry)]
    match entry.kind:
        case "round":
            parts = ["round", str(fields.get("number", "next" if "plan" in fields else "latest"))]
        case "meeting":
            parts = [fields.get("form", entry.kind), *who[:2]]
        case "statement":
            parts = [*who[: len(fields["speakers"])][:2], *fields.get("speech_acts", ["says"])[:1]]
        case "tariff":
            rate = fields.get("rate")
            size = [str(end) for end in dict.fromkeys(rate.ends) if end is not None] if isinstance(rate, Rate) else []
            parts = [
                "tariff",
                *size,
                *(_short(article, id_) for id_ in fields.get("applied_to", ())[:1]),
                *fields.get("goods", ())[:1],
            ]
        case "commitment":
            parts = [fields.get("matter", entry.kind), *(_short(article, id_) for id_ in fields.get("obliged", ())[:1])]
        case _:
            parts = [entry.kind, *filter(None, [fields.get("stage")])]
    return id_from(" ".join(parts).replace(".", "-"))


def _short(article: ReadArticle, id_: str) -> str:
    """What a person is called for short, by that part of his name that the article has alone: Yeo Han-koo is Yeo.

    Where it has none, he has all of his name, as nobody can tell the family name of He Lifeng by its place.
    """
    member = article.cast.members.get(id_)
    if member is None or member.sort != "person":
        return id_
    called = Counter(
        sentence.text[place.name : place.end]
        for sentence in article.sentences
        for place in sentence.actors
        if place.who == id_ and len(sentence.text[place.name : place.end].split()) == 1
    )
    return id_from(called.most_common(1)[0][0]) if called else id_


def mentioned(drafts: Drafts) -> Mapping[str, list[int]]:
    """The known actors whom the article names, each with the places, as the finder of a corpus finds them."""
    layout = drafts.article.layout
    text = layout.text[: layout.stop]
    members = [member for member in drafts.article.cast.members.values() if member.known]
    found: dict[str, list[int]] = {}
    for number, place in NameSearch([member.known for member in members]).mentions(text):
        found.setdefault(members[number].id, []).append(place.begin)
    return found
