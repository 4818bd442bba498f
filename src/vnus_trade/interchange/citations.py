"""The sources as entries of a bibliography: BibTeX for LaTeX, and CSL-JSON for reference managers."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vnus_trade import lazy
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.vocabulary import Standing
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.wording import in_words

# A day, month or year, perhaps with a time of day; other spans are no date that a bibliography can have.
_DATE = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T.+)?")
# Commands without braces that TeX would count.
_COMMANDS = {"\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum"}
_ESCAPED = str.maketrans(
    {sign: f"\\text{name}{{}}" for sign, name in _COMMANDS.items()} | {sign: f"\\{sign}" for sign in "#$%&_"}
)
_NO_KEY = re.compile(r"[^A-Za-z0-9:.-]")


def to_bibtex(sources: Iterable[Source]) -> str:
    """An entry for each source, under its id: ``@online``, or ``@misc`` without a URL; letters stay as they are.

    A title, and each author, is in braces of its own, so that no style takes it apart.
    """
    return "\n".join(map(_entry, sources))


def to_csl_json(sources: Iterable[Source]) -> str:
    """An array of CSL items (CSL 1.0.2), one for each source, with its id."""
    return f"{lazy.json.dumps([*map(_item, sources)], ensure_ascii=False, indent=2)}\n"


def _entry(source: Source) -> str:
    date, publisher = _date(source.published), _plain(source.publisher or source.origin)
    notes = [] if source.standing is Standing.CURRENT else [str(source.standing)]
    notes += [f"published {in_words(source.published)}"] if source.published is not None and not date else []
    notes += [f"archived at {source.archived}"] if source.archived else []
    fields = {
        "author": " and ".join(f"{{{_plain(author)}}}" for author in source.authors),
        "title": f"{{{_plain(source.title)}}}",
        "organization": f"{{{publisher}}}" if publisher else "",
        "date": date,
        "year": date[:4],
        "url": source.url,
        "urldate": _date(source.accessed),
        "note": _plain("; ".join((*notes, *_notes(source)))),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{'online' if source.url else 'misc'}{{{_key(source)},\n{''.join(lines)}}}\n"


def _item(source: Source) -> dict[str, Any]:
    item = {
        "id": source.id,
        "type": "webpage" if source.url else "document",
        "title": source.title,
        "author": [{"literal": author} for author in source.authors],
        "publisher": source.publisher or source.origin,
        "issued": _issued(source.published),
        "accessed": _issued(source.accessed),
        "URL": source.url,
        "archive_location": source.archived,
        "language": next(iter(source.languages), None),
        "status": None if source.standing is Standing.CURRENT else source.standing,
        "note": "; ".join(_notes(source)),
    }
    return {name: value for name, value in item.items() if value}


def _notes(source: Source) -> Iterator[str]:
    """What neither form has a field for."""
    if source.publisher and source.origin and source.origin != source.publisher:
        yield f"from {source.origin}"
    if source.version_of is not None:
        yield f"a version of {source.version_of.id}"
    if source.translation_of is not None:
        yield f"a translation of {source.translation_of.id}"
    yield f"SHA-256 {source.sha256}"


def _key(source: Source) -> str:
    """The id, or a key like it where the id has signs that end a key."""
    key = _NO_KEY.sub("-", source.id)
    return key if key == source.id else f"{key}-{source.sha256[:12]}"


def _plain(text: str | None) -> str:
    """A text in one line, with the signs of TeX as its commands."""
    return " ".join((text or "").split()).translate(_ESCAPED)


def _date(span: TimeSpan | None) -> str:
    """The day, month or year of a span, in its own zone; empty for another span."""
    found = _DATE.fullmatch(str(span))
    return found[1] if found else ""


def _issued(span: TimeSpan | None) -> dict[str, Any] | None:
    date = _date(span)
    if date:
        return {"date-parts": [[int(part) for part in date.split("-")]]}
    return None if span is None else {"literal": in_words(span)}
