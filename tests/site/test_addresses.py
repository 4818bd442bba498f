"""The addresses of entries."""

import pytest

from tests.invented import CALL, DISCREPANCIES, GAPS, LAW, LORN, POST
from vnus_trade.site.addresses import address, anchor, name_of


def test_the_address_of_each_class() -> None:
    """Events, actors and articles have pages of their own, findings and subjects a place on a page."""
    found = [address(thing) for thing in (CALL, LORN, POST)]
    assert found == ["events/call.html", "actors/lorn.html", "articles/post.html"]
    assert address(GAPS[0]) == f"gaps.html#{GAPS[0].id}"
    assert address(DISCREPANCIES[0]) == f"discrepancies.html#{DISCREPANCIES[0].id}"
    assert address(LAW) == "subjects.html#law"
    assert anchor(CALL, 2) == "call_2"


@pytest.mark.parametrize(
    "id_",
    [
        "",
        "..",
        "../../etc",
        "talks:round-2",
        "Round-2",
        "index",
        "con",
        "com1",
        "a/b",
        "a b",
        "x" * 300,
        "\ud800",
        "tô",
    ],
)
def test_an_id_that_could_name_no_file(id_: str) -> None:
    """An id that some system could not have as the name of a file has another name, of its words and a digest."""
    name = name_of(id_)
    assert name != id_
    assert len(name) <= 100
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")


def test_names_are_told_apart() -> None:
    """Ids that differ have names that differ, also where files are named without regard to capitals."""
    ids = ["round-2", "Round-2", "round 2", "index", "x" * 300, "x" * 301, name_of("Round-2").replace("_", "-")]
    assert len({name_of(id_).lower() for id_ in ids}) == len(ids)
