"""The addresses of a site: the page of each entry and the anchors in it, safe to name a file whatever the id is."""

from typing import Any

from vnus_trade.evidence.sources import Source
from vnus_trade.model.entities import Actor
from vnus_trade.model.events import Event
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.seeds import sha256
from vnus_trade.words.names import id_from, is_id

_LONGEST = 80
# Names that a site needs itself, or that Windows keeps for devices.
_TAKEN = {"index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def name_of(id_: str) -> str:
    """The id itself where every file system and every address can have it, else its words and a digest.

    >>> name_of("round-2"), name_of("../Round 2")
    ('round-2', 'round-2_01e56fcfd1fa0b38')
    """
    if is_id(id_) and len(id_) <= _LONGEST and id_ not in _TAKEN:
        return id_
    return f"{id_from(id_)[:_LONGEST] or 'x'}_{sha256(id_.encode('utf-8', 'surrogatepass'))[:16]}"


def anchor(thing: Any, number: int) -> str:
    """The anchor of a quotation in its article, by its number in an entry.

    With W before it, it is the anchor on the page of the entry.
    """
    return f"{name_of(thing.id)}_{number}"


def address(thing: Any) -> str:
    """The address of the description of an entry, relative to the folder of the site."""
    name = name_of(thing.id)
    match thing:
        case Event():
            return f"events/{name}.html"
        case Actor():
            return f"actors/{name}.html"
        case Source():
            return f"articles/{name}.html"
        case Discrepancy():
            return f"discrepancies.html#{name}"
        case Gap():
            return f"gaps.html#{name}"
        case _:
            return f"subjects.html#{name}"
