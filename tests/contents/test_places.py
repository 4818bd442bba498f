"""Places by any of their names."""

from pathlib import Path

import pytest

from tests.cited import cited
from vnus_trade.errors import NotFound
from vnus_trade.record.chronology import Chronology


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    return cited(tmp_path_factory.mktemp("talks"))


@pytest.mark.parametrize("name", ["Geneva", "geneva", "Genève", "日內瓦"])
def test_any_name_leads_to_the_events(name: str, record: Chronology) -> None:
    """A name of a place, in any case and with or without accents, finds the events that have another name of it."""
    assert [event.id for event in record.events.at_place(name)] == ["round-3"]


def test_a_known_place_without_events(record: Chronology) -> None:
    """A place that the record knows and at which nothing took place is no error."""
    assert len(record.events.at_place("Port Sorrow")) == 0


def test_no_such_place(record: Chronology) -> None:
    """A name that no place has is an error with near misses, aliases among them."""
    with pytest.raises(NotFound, match=r"no place is called 'Geneve City'; did you mean 'Gen[eè]v[ae]'"):
        record.events.at_place("Geneve City")


def test_a_place_that_no_entry_is_about(tmp_path: Path) -> None:
    """An event's place needs no entry; then it has the one name."""
    record = cited(tmp_path, **{'place = "Geneva"': 'place = "日內瓦"', 'for = "place ': 'for = "', ', "日內瓦"]': "]"})
    assert [event.id for event in record.events.at_place("日內瓦")] == ["round-3"]
    assert len(record.events.at_place("Geneva")) == 0


def test_the_places_of_one_negotiation(record: Chronology) -> None:
    """The chronology of one negotiation has its places, and those of others where its events took place."""
    assert record.negotiation("talks").places == record.places
    elsewhere = Chronology.from_json(record.to_json())
    filed = {**elsewhere.filed, "geneva": "others", "port": "others"}
    others = Chronology.of(elsewhere, elsewhere.order, filed)
    assert [place.id for place in others.negotiation("talks").places] == ["geneva"]
