"""How a chronology is written as one JSON document, with or without the texts of its sources.

Its bytes are canonical: sorted keys, no white space, UTF-8. `docs/interchange.md` describes it.
"""

from itertools import chain
from pathlib import Path
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import WriteRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.files import replace
from vnus_trade.interchange.converter import converter
from vnus_trade.interchange.json_schema import ARRAYS, FORMAT, VERSION
from vnus_trade.interchange.tables import NOTICE
from vnus_trade.model.fields import COLLECTIONS, beyond
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded

_WITH_TEXTS = (
    "The texts, and the words quoted from them, belong to their publishers; they stand here as evidence, and the "
    "licence of the software does not cover them."
)
_WITHOUT_TEXTS = f"Texts of sources were left out, so that quotations from them cannot be checked again. {NOTICE}"


def to_json(record: Chronology, *, texts: bool = True) -> str:
    """The document of a chronology."""
    there: dict[str, list[Any]] = {key: [*record.curated[name]] for key, name in ARRAYS.items()}
    beside = sorted(beyond(chain(*there.values()), *COLLECTIONS.values()), key=lambda thing: str(thing.id))
    for key, name in ARRAYS.items():
        there[key] += [thing for thing in beside if isinstance(thing, COLLECTIONS[name])]
    things = list(chain(*there.values()))
    if not texts:
        there["sources"] = list(map(_withheld, there["sources"]))
    is_whole = all(source.text is not None for source in there["sources"])
    under = {"", *(negotiation.id for negotiation in record.negotiations)}
    document = {
        "format": FORMAT,
        "version": ".".join(map(str, VERSION)),
        "notice": _WITH_TEXTS if is_whole else _WITHOUT_TEXTS,
        "texts": is_whole,
        "digest": record.digest,
        **there,
        "order": record.order.stated,
        "filed": {thing.id: record.filed[thing.id] for thing in things if record.filed.get(thing.id) in under},
        "beside": [thing.id for thing in beside],
    }
    return encoded(converter.unstructure(document)).decode()


def entry_to_json(thing: object) -> str:
    """One object of a chronology as it stands in the document, in lines for people to read."""
    return lazy.json.dumps(converter.unstructure(thing), indent=2, ensure_ascii=False)


def save(record: Chronology, path: str | Path, *, texts: bool = True) -> None:
    """Write the document of a chronology in place of what the file held; raises `WriteRefused`."""
    if Path(path).suffix.lower() in (".csv", ".parquet"):
        raise WriteRefused(str(path), "a record is saved as JSON; save a table, such as record.events, under this name")
    replace(Path(path), to_json(record, texts=texts).encode())


def _withheld(source: Source) -> Source:
    lengths = source.line_lengths if source.text is None else tuple(map(len, source.text.split("\n")))
    return attrs.evolve(source, text=None, line_lengths=lengths)
