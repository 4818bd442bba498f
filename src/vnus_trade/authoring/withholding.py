"""Withholds a text that may not be passed on: the curation keeps what its quotations need, and the text is removed."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from vnus_trade.authoring.toml_edits import Edit, beside, edited, places, toml_of, value_at
from vnus_trade.authoring.toml_writer import toml_quotation, toml_value
from vnus_trade.corpus.layout import Offsets
from vnus_trade.curation.loader import load_folders
from vnus_trade.errors import CurationError, WithholdingRefused
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import Strays
from vnus_trade.files import inside, remove, replace
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.record.chronology import Chronology


@attrs.frozen
class Withheld:
    """What was done: the text that is gone, the curation files that were written, and what these keep of the text."""

    text: Path
    written: tuple[Path, ...]
    quotations: int
    lines: int


def withhold(folder: Path, source: str, *, earlier: Sequence[Path] = ()) -> Withheld:
    """Withhold the text of a source of a folder, which then loads as before; `earlier` are folders to load before it.

    The curation files are written first and the text is removed last, so that the folder loads whatever happens
    in between. Raises `CurationError` while the folders have faults, and `NotFound`, `WithholdingRefused` and
    `WriteRefused` where something is not as it must be; then the text stays.
    """
    record = load_folders(*earlier, folder)
    found = record.source(source)
    text = inside(folder, found.file)
    files = {path: path.read_bytes().decode() for path in sorted((folder / "curation").glob("*.toml"))}
    documents = {path: toml_of(content) for path, content in files.items()}
    if found.text is None:
        raise WithholdingRefused(found.id, "it is withheld already")
    if found.id not in map(_curated, documents.values()):
        raise WithholdingRefused(found.id, f"{folder} does not curate it; name the folder that has it")
    if text.is_symlink():
        raise WithholdingRefused(found.id, f"{text} is a link; put the text in its place")
    spans = {path: _spans(document, found) for path, document in documents.items()}
    kept = {path: _kept(files[path], documents[path], spans[path], found) for path in files}
    _prove(record, found, kept, folder, earlier)
    written = tuple(path for path in files if kept[path] != files[path])
    for path in written:
        replace(path, kept[path].encode())
    remove(text)
    return Withheld(
        text, written, sum(len(found) for each in spans.values() for found in each.values()), len(found.line_starts) - 1
    )


def _head(document: Mapping[str, Any]) -> tuple[TomlPath, Mapping[str, Any]]:
    """What a file says of the source that it curates, in [source] or at its head, with the path."""
    return (("source",), document["source"]) if "source" in document else ((), document)


def _curated(document: Mapping[str, Any]) -> str:
    """The id of the source that a file curates; '' for none."""
    return str(_head(document)[1].get("id", ""))


def _quoting(table: Any, path: TomlPath) -> Iterator[tuple[TomlPath, dict[str, Any]]]:
    """The tables with quotations among tables of evidence, offices and plans, each with its path."""
    if isinstance(table, list):
        for number, member in enumerate(table):
            yield from _quoting(member, (*path, number))
    elif isinstance(table, dict):
        if "quote" in table:
            yield path, table
        for key in ("evidence", "office", "plan"):
            yield from _quoting(table.get(key), (*path, key))


def _spans(document: Mapping[str, Any], source: Source) -> dict[TomlPath, list[Offsets]]:
    """The places in the text of the quotations of a source that a file has, by the paths of their tables."""
    locator, own = source.locator(), _curated(document)
    head = [((), document)] if "quote" in document else []
    tables = [*head, *(found for kind, value in document.items() for found in _quoting(value, (kind,)))]
    return {
        path: [locator.find(quote, table.get("line")) for quote in _several(table["quote"])]
        for path, table in tables
        if (table.get("source", own) if path else own) == source.id
    }


def _several(quote: str | list[str]) -> list[str]:
    return quote if isinstance(quote, list) else [quote]


def _kept(content: str, document: dict[str, Any], spans: Mapping[TomlPath, list[Offsets]], source: Source) -> str:
    """A curation file with what has to be kept of a text: offsets, words as the text has them, lengths of lines."""
    text, strays = source.text or "", Strays.of(source.repairs)
    where, wanted, edits = places(content) if spans else {}, deepcopy(document), list[Edit]()

    def give(path: TomlPath, next_to: str, key: str, value: list[Any]) -> None:
        table = value_at(wanted, path)
        if key not in table:
            table[key] = value
            edits.append(beside(content, where[*path, next_to], key, toml_value(value)))

    for path, found in spans.items():
        quote = value_at(wanted, path)["quote"]
        words = ["".join(text[start:end] for start, end in strays.around(*span)) for span in found]
        give(path, "quote", "at", list(map(list, found)) if isinstance(quote, list) else list(found[0]))
        for number, (said, word) in enumerate(zip(_several(quote), words, strict=True)):
            if said != word:
                place = where[*path, "quote", *([number] if isinstance(quote, list) else [])]
                edits.append(Edit(place.start, place.end, toml_quotation(word)))
        value_at(wanted, path)["quote"] = words if isinstance(quote, list) else words[0]
    if _curated(document) == source.id:
        where = where or places(content)
        give(_head(document)[0], "sha256", "line_lengths", list(map(len, text.split("\n"))))
    after = edited(content, edits)
    if toml_of(after) != wanted:
        raise WithholdingRefused(source.id, "a curation file is written in a way that this edit cannot go on with")
    return after


def _prove(record: Chronology, source: Source, kept: Mapping[Path, str], folder: Path, earlier: Sequence[Path]) -> None:
    """Load a copy of the folder as it will be; raises `WithholdingRefused` if it is not the same."""
    with TemporaryDirectory() as place:
        copy = Path(place, folder.resolve().name)
        (copy / "curation").mkdir(parents=True)
        for path, content in kept.items():
            (copy / "curation" / path.name).write_bytes(content.encode())
        for file in (toml_of(content).get("from") for content in kept.values()):
            if file not in (None, source.file) and (folder / file).is_file():
                (copy / file).write_bytes((folder / file).read_bytes())
        try:
            proof = load_folders(*earlier, copy)
        except CurationError as error:
            raise WithholdingRefused(source.id, f"{_QUOTE_MORE}\n{error}") from error
    if _quoted(proof) != _quoted(record) or proof.digest != record.digest:
        raise WithholdingRefused(source.id, "the folder would not load as before; please report this")


_QUOTE_MORE = "without it, what is quoted does not show enough; quote more words (lines are those of the files to be)"


def _quoted(record: Chronology) -> list[tuple[str, str, int, str]]:
    quotations = ((id_, item.quotation) for id_, item in record.citations())
    return sorted((id_, each.source.id, each.start, each.exact) for id_, each in quotations)
