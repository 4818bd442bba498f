"""Web Annotations (W3C, 2017) in JSON-LD: one for each quotation that supports something, for other tools.

A target is named by the digest of its bytes (RFC 6920), so that the same text is the same target for everyone.
Its selectors find the words by their offset, and by plain text search with enough letters around them to be unique.
"""

from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, count
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from vnus_trade.evidence.sources import Quotation, Source
from vnus_trade.model.fields import evident_parts
from vnus_trade.record.chronology import Chronology

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LABEL = (
    "The quotations that support the entries of a chronology. The words quoted, and those around them, belong to the "
    "publishers of the texts."
)

# Letters on each side of a quotation, if they make it unique.
_AROUND = 32


def annotations(record: Chronology) -> list[dict[str, Any]]:
    """An annotation for each piece of evidence in a chronology."""
    return [{"@context": CONTEXT, **annotation} for annotation in _annotations(record)]


def collection(record: Chronology) -> dict[str, Any]:
    """All annotations of a chronology as an AnnotationCollection of one page."""
    items = list(_annotations(record))
    whole = _urn("collection", record.digest)
    page = {"id": _urn("page", record.digest), "type": "AnnotationPage", "partOf": whole, "startIndex": 0}
    return {
        "@context": CONTEXT,
        "id": whole,
        "type": "AnnotationCollection",
        "label": LABEL,
        "total": len(items),
        "first": page | {"items": items},
    }


def target(source: Source) -> str:
    """The name of a source by its digest, as RFC 6920 writes it."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().rstrip('=')}"


def around(quotation: Quotation) -> tuple[str, str]:
    """The letters before and after a quotation: enough that together with it they occur once in the source.

    None of a text that is withheld.
    """
    text, start, end = quotation.context

    def is_unique(size: int) -> bool:
        words = text[max(start - size, 0) : end + size]
        return text.find(words, text.find(words) + 1) < 0

    size = _AROUND
    while not is_unique(size):
        size *= 2
    if size > _AROUND:
        size = bisect_left(range(size), x=True, lo=size // 2, key=is_unique)
    return text[max(start - size, 0) : start], text[end : end + size]


def _annotations(record: Chronology) -> Iterator[dict[str, Any]]:
    numbers = count()
    for thing in chain.from_iterable(record.curated.values()):
        for part in evident_parts(thing):
            called, prefix = str(thing), ""
            if part is not thing:
                called, prefix = f"{called}, {getattr(part, 'title', 'plan')}", f"{type(part).__name__.lower()}s."
            for evidence in part.evidence:
                fields = [f"{prefix}{field}" for field in evidence.fields]
                yield _annotation(next(numbers), thing.id, called, fields, evidence.quotation)


def _annotation(number: int, entry: str, title: str, fields: list[str], quotation: Quotation) -> dict[str, Any]:
    source = quotation.source
    exact: dict[str, Any] = {"type": "TextQuoteSelector", "exact": quotation.exact}
    if source.text is not None:
        exact["prefix"], exact["suffix"] = around(quotation)
    said = f"{title} ({entry})" + (f": {', '.join(fields)}" if fields else "")
    resource: dict[str, Any] = {"id": target(source), "type": "Text", "format": "text/plain", "label": source.file}
    if source.languages:
        resource["language"] = list(source.languages)
    return {
        "id": _urn(source.sha256, str(quotation.start), str(quotation.end), entry, str(number)),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": said},
            {"type": "TextualBody", "purpose": "identifying", "value": entry},
            *({"type": "TextualBody", "purpose": "tagging", "value": field} for field in fields),
        ],
        "target": {
            "type": "SpecificResource",
            "source": resource,
            "selector": [{"type": "TextPositionSelector", "start": quotation.start, "end": quotation.end}, exact],
        },
    }


def _urn(*parts: str) -> str:
    """An identifier that is always the same for the same things."""
    return uuid5(NAMESPACE_OID, " ".join(parts)).urn
