"""The law of the shorter form: it says what the long form says that it stands for."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given

import vnus_trade
from tests.properties.effort import effort
from vnus_trade import Chronology, strategies
from vnus_trade.authoring.toml_writer import toml_lines
from vnus_trade.curation.loader import Loading
from vnus_trade.folders.entries import Entry, EvidenceEntry
from vnus_trade.folders.limits import STANDARD
from vnus_trade.folders.report import Report
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.model.fields import evident_parts
from vnus_trade.strategies import Curated

Table = dict[str, Any]

# What a rule fills in where the strategies say that there is nothing, but for order, which might contradict times.
BY_RULE = ("parties", "announced_by")
PARTS = ("office", "plan", "steps")


def tables(document: Table) -> Iterator[tuple[str, Table]]:
    """Every table of a document that is an entry, with its kind."""
    for kind, value in document.items():
        for table in value if isinstance(value, list) else [value] if kind == "source" else []:
            yield kind, table


def parts(table: Table) -> Iterator[Table]:
    """The parts of an entry that may have evidence of their own."""
    for key in PARTS:
        given = table.get(key, [])
        yield from given if isinstance(given, list) else [given]


def shorten(kind: str, table: Table) -> None:
    """Leave to the words of quotations what they support, and put them into the entry where they may stand there."""
    items: list[Table] = table.get("evidence", [])
    said = {key for item in items for key in item.get("for", "").split()}
    # Gaps and discrepancies are supported as a whole; what an extension quotes may be for what it does not give.
    if table.get("id", "").startswith(("gap", "discrepancy")) or (
        kind == "extend" and not (said and said <= table.keys())
    ):
        return
    for key in BY_RULE:
        if kind in ("round", "commitment") and table.get(key) == []:
            del table[key]
    if "year" in said or not items:
        return
    for item in items:
        if not item.keys() & {"status", "effect"}:
            item.pop("for", None)
    reads = {words: ids for item in items for words, ids in item.get("reads", {}).items()}
    is_plain = all(item.keys() <= {"quote", "reads", *(["line"] if len(items) == 1 else [])} for item in items)
    if is_plain and all(reads[words] == ids for item in items for words, ids in item.get("reads", {}).items()):
        table["quote"] = [item["quote"] for item in items]
        table |= {"reads": reads} if reads else {}
        table |= {"line": items[0]["line"]} if "line" in items[0] else {}
        del table["evidence"]


def shortened(document: Table) -> Table:
    """A curation file in the shorter form."""
    for kind, table in tables(document):
        for part in parts(table):
            shorten("part", part)
        shorten(kind, table)
    asides: dict[str, list[str]] = {}
    kept = []
    for aside in document.pop("set_aside", []):
        if aside.keys() == {"lines", "reason"}:
            asides.setdefault(aside["reason"], []).append(aside["lines"])
        else:
            kept.append(aside)
    source = document.pop("source", {})
    joined = {reason: ", ".join(lines) for reason, lines in asides.items()}
    if "evidence" in source:
        source = {"source": source}
    return {**source, **({"aside": joined} if joined else {}), **document, **({"set_aside": kept} if kept else {})}


def lengthened(document: Table, found: Iterable[EntryAt]) -> Table:
    """A curation file with all that loading its shorter form found out: evidence for fields, values, and reasons."""
    keys = {
        key for key, value in document.items() if key not in ("from", "continues", "source") and not is_tables(value)
    }
    source = {key: document.pop(key) for key in keys - {"aside"}}
    document |= {"source": source} if source else {}
    several = [(reason, part.strip()) for reason, all_ in document.pop("aside", {}).items() for part in all_.split(",")]
    asides = [*({"lines": part, "reason": reason} for reason, part in several), *document.pop("set_aside", [])]
    for at in found:
        if at.kind in ("repair", "set_aside"):
            continue
        table: Any = document
        for step in at.path:
            table = table[step]
        lengthen(table, at.entry)
        for (key, number), part in at.entry.inner:
            inner: Any = table[str(key)]
            lengthen(inner[int(number)] if isinstance(inner, list) else inner, part)
    return document | ({"set_aside": asides} if asides else {})


def is_tables(value: Any) -> bool:
    """Whether a value is a list of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(member, dict) for member in value)


def lengthen(table: Table, entry: Entry) -> None:
    """Write into the table of an entry what loading found out."""
    for key in ("quote", "line", "reads", "at", "source"):
        table.pop(key, None)
    for key in (*BY_RULE, "title"):
        if key in entry.values:
            table[key] = entry.values[key]
    if entry.inferred:
        table["inferred"] = dict(entry.inferred)
    if entry.evidence:
        table["evidence"] = [dict(evidence(item)) for item in entry.evidence]


def evidence(item: EvidenceEntry) -> Iterator[tuple[str, Any]]:
    """The table of a piece of evidence."""
    yield "quote", item.quote
    if item.supports:
        yield "for", " ".join(item.supports)
    elif item.status is None:
        yield "for", ""
    yield from ((key, value) for key in ("line", "source", "status") if (value := getattr(item, key)) is not None)
    if item.reads:
        yield "reads", {words: list(ids) for words, ids in item.reads.items()}


def written(document: Table) -> bytes:
    """A curation file, every entry in tables of one line each."""
    plain = {key: value for key, value in document.items() if not (is_tables(value) or key == "source")}
    lines = toml_lines(plain)
    for kind, value in document.items():
        if kind not in plain:
            for table in value if isinstance(value, list) else [value]:
                lines += ["", "[source]" if kind == "source" else f"[[{kind}]]", *toml_lines(table)]
    return "\n".join(lines).encode()


def rewritten(folders: Iterable[Mapping[str, bytes]], where: Path, change: Any) -> list[Path]:
    """Write folders with their curation files changed."""
    paths = []
    for number, files in enumerate(folders):
        path = where / f"folder-{number}"
        (path / "curation").mkdir(parents=True)
        for name, content in files.items():
            if name.endswith(".toml"):
                document = tomllib.loads(content.decode(), parse_float=Decimal)
                (path / name).write_bytes(written(change(document, f"{path.name}/{name}")))
            else:
                (path / name).write_bytes(content)
        paths.append(path)
    return paths


def supported(record: Chronology) -> dict[str, list[tuple[set[str], dict[str, tuple[str, ...]]]]]:
    """For each part of each entry, the fields that have quotations or a reason, and the readings."""
    return {
        thing.id: [
            (
                {key for item in part.evidence for key in item.fields} | part.inferred.keys(),
                {words: ids for item in part.evidence for words, ids in item.reads.items()},
            )
            for part in evident_parts(thing)
        ]
        for collection in record.curated.values()
        for thing in collection
    }


@given(strategies.folders(max_events=4))
@effort(40)
def test_short_form_law(curated: Curated) -> None:
    """A folder in the shorter form is loaded as the long form that it stands for, and leaves no field unsupported."""
    with TemporaryDirectory() as place:
        short = rewritten(curated.folders, Path(place, "short"), lambda document, _: shortened(document))
        loading = Loading(short, Report(STANDARD), STANDARD)
        record = loading.chronology()
        found: dict[str, list[EntryAt]] = {}
        for at in loading.entries:
            found.setdefault(at.file.shown, []).append(at)
        contents = [
            {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}
            for path in short
        ]
        long = rewritten(
            contents, Path(place, "long"), lambda document, shown: lengthened(document, found.get(shown, ()))
        )
        expanded = vnus_trade.load(*long)
    assert expanded == record
    assert expanded.digest == record.digest
    before, after = supported(curated.record), supported(record)
    assert before.keys() == after.keys()
    for id_, sides in before.items():
        for (fields, reads), (now, still) in zip(sides, after[id_], strict=True):
            assert fields - {"existence"} <= now | {"existence"}, id_
            assert still == reads
