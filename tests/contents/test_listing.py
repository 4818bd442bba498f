"""Listings: members of a record in its order, their slices, what has an id, and rows."""

import attrs
import pytest

from tests.invented import DEAL, EVENTS, FIRST, GLASS, LAW, LORN, NEGOTIATION, POST, SECOND, chronology
from vnus_trade.answers.queries import Events
from vnus_trade.contents.index import Catalogue, Contents
from vnus_trade.contents.listing import Listing
from vnus_trade.errors import NotFound, QuestionRefused
from vnus_trade.model.events import Event
from vnus_trade.model.fields import COLLECTIONS

RECORD = chronology()
CATALOGUE = Catalogue(Contents(documents=RECORD.documents, all_events=EVENTS), RECORD.order)


def test_every_collection_is_a_listing() -> None:
    """A record's collections, what is possible of an answer, its gaps and every slice are listings."""
    answer = RECORD.rounds.before(DEAL)
    found = [getattr(RECORD, name) for name in COLLECTIONS]
    found += [answer.possible, answer.gaps, answer.discrepancies, RECORD.unchecked, answer[:1], RECORD.actors[1:][:1]]
    assert {type(each) for each in found} == {Listing}
    assert [each.kind for each in found[: len(COLLECTIONS)]] == list(COLLECTIONS.values())


def test_a_listing_equals_a_tuple_of_its_members() -> None:
    """Listings and tuples of the same members are equal and have one hash; an answer is neither."""
    assert RECORD.sources == (POST,)
    assert hash(RECORD.sources) == hash((POST,))
    assert RECORD.actors[:2] == RECORD.actors[:-2][:2]
    assert RECORD.actors[:2] != RECORD.actors
    assert RECORD.actors != list(RECORD.actors)
    assert RECORD.rounds[:] == tuple(RECORD.rounds)
    assert RECORD.rounds != RECORD.rounds[:]
    assert RECORD.rounds[:] != RECORD.rounds
    assert RECORD.rounds != tuple(RECORD.rounds)


def test_a_listing_is_a_sequence() -> None:
    """Members come by their places, in the order of the record, and cannot be set."""
    assert (RECORD.actors[0].id, RECORD.actors[-1].id, len(RECORD.sources)) == ("arden", "envoy", 1)
    assert [actor.id for actor in reversed(RECORD.actors)][-1] == "arden"
    assert not RECORD.actors[:0]
    with pytest.raises(IndexError):
        RECORD.sources[1]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RECORD.sources.kind = type(POST)  # type: ignore[misc]


def test_a_listing_has_objects_and_ids() -> None:
    """Membership is that of an object or of an id; an id that the record does not have is an error."""
    assert LORN in RECORD.actors
    assert GLASS not in RECORD.actors
    assert "lorn" in RECORD.actors
    assert "glass" not in RECORD.actors
    assert "third" in RECORD.rounds
    assert "third" not in RECORD.rounds[:1]
    with pytest.raises(NotFound, match="no id of this record is called 'lorm'; did you mean 'lorn'"):
        assert "lorm" in RECORD.actors
    foreign = Listing(CATALOGUE, type(LAW), (attrs.evolve(LAW, id="elsewhere"),))
    assert "elsewhere" in foreign


def test_members_are_found_by_id() -> None:
    """`get` finds a member; a missing one is an error with near misses, and an answer finds what is possible too."""
    assert RECORD.documents.get("law") is LAW
    with pytest.raises(NotFound, match=r"no Actor of this listing is called 'lorm'; did you mean 'lorn'"):
        RECORD.actors.get("lorm")
    with pytest.raises(NotFound, match="no NegotiationRound of this answer is called 'tird'; did you mean 'third'"):
        RECORD.rounds.get("tird")
    with pytest.raises(TypeError, match="get takes an id, not 2"):
        RECORD.actors.get(2)  # type: ignore[call-overload]
    answer = RECORD.events.before("2031-05-02")
    assert answer.get(answer.possible[0].id) is answer.possible[0]


def answered(certain: int, possible: int) -> Events[Event]:
    """An answer with so many certain and possible events."""
    events = EVENTS[: certain + possible]
    whole = Events.of(CATALOGUE, Event, events)
    left = Listing(CATALOGUE, Event, tuple(events[certain:]))
    return attrs.evolve(whole, members=tuple(events[:certain]), possible=left)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (slice(None), "5 certain, 2 possible left out"),
        (slice(3), "first 3 of 5 certain, 2 possible left out"),
        (slice(2, None), "last 3 of 5 certain, 2 possible left out"),
        (slice(1, 3), "2 of 5 certain, 2 possible left out"),
        (slice(None, None, 2), "3 of 5 certain, 2 possible left out"),
        (slice(None, None, -1), "5 of 5 certain, 2 possible left out"),
        (slice(0), "0 of 5 certain, 2 possible left out"),
    ],
)
def test_a_slice_says_what_it_leaves_out(part: slice, expected: str) -> None:
    """A slice of an answer says how many of how many it has, and how many possible ones are missing."""
    assert answered(5, 2)[part].extent == expected


def test_extents() -> None:
    """A collection has a number alone, its slices and theirs are parts of the whole, and answers say what they are."""
    actors = RECORD.actors
    assert (actors.extent, actors[:3].extent, actors[1:][:2].extent) == ("6", "first 3 of 6", "2 of 6")
    assert actors[:3][:1].extent == "first 1 of 6"
    assert answered(5, 0)[:1].extent == "first 1 of 5 certain"
    assert answered(5, 2).extent == "5 certain, 2 possible"
    possible = RECORD.events.before("2031-05-02").possible
    assert (possible.extent, possible[:1].extent) == (
        f"{len(possible)} possible",
        f"first 1 of {len(possible)} possible",
    )


def test_repr() -> None:
    """A listing names its first six members, and how many there are."""
    assert repr(RECORD.sources) == "<Listing[Source] 1: post>"
    assert repr(RECORD.actors[:0]) == "<Listing[Actor] 0 of 6>"
    assert repr(RECORD.all_events[:1]).startswith("<Listing[Event] first 1 of ")
    assert repr(RECORD.all_events).endswith(", ...>")


def test_rows_say_whether_a_question_was_asked() -> None:
    """A row of an event says whether it is a certain answer; where nothing was asked, it says neither."""
    answer = RECORD.events.before("2031-05-02")
    assert {row["certain"] for row in answer[:].rows()} == {True}
    assert {row["certain"] for row in answer.possible[:1].rows()} == {False}
    assert {row["certain"] for row in RECORD.all_events.rows()} == {None}


def test_a_timeline_draws_events() -> None:
    """A listing of events draws them, possible answers hollow; anything else is refused."""
    answer = RECORD.rounds.before(DEAL)
    assert "2 certain" in answer[:].timeline().svg
    possible = RECORD.events.before("2031-05-02").possible
    assert f"{len(possible)} possible" in possible.timeline().svg
    assert possible.timeline().svg.count("stroke-dasharray") > answer[:].timeline().svg.count("stroke-dasharray")
    assert "2 of" in Listing(CATALOGUE, type(FIRST), (FIRST, SECOND))[::-1].timeline().svg
    with pytest.raises(QuestionRefused, match="timeline: it draws events, and these are of Negotiation"):
        RECORD.negotiations.timeline()
    assert RECORD.negotiations == (NEGOTIATION,)
