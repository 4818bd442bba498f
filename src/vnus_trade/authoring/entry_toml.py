"""Writes drafted entries as TOML: values, the words that made them as comments, and quotations in the entry itself."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import indent
from typing import Any

from vnus_trade.authoring.toml_writer import toml_evidence, toml_lines, toml_quotation, toml_string, toml_value
from vnus_trade.corpus.excerpts import Excerpt, TextStructure
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.letters import harmless
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import KINDS, keyed

_ASKED: Mapping[str, tuple[str, ...]] = {
    "tariff": ("stage",),
    "commitment": ("matter", "stage"),
    "meeting": ("form",),
    "actor": ("kind",),
}
"""The keys without which an entry of a kind cannot be; a draft that does not know one writes it empty."""

_SHORTEST = {"matter": "other", "stage": "announced", "form": "meeting", "kind": "person"}
"""What stands in place of an empty key while the rest of an entry is checked."""


def excerpts_of(entry: DraftedEntry, structure: TextStructure) -> list[Excerpt] | None:
    """The quotations of an entry; None if one of them cannot be told from other places."""
    found = [structure.excerpt(*quote) for quote in entry.quotes]
    return None if None in found else [excerpt for excerpt in found if excerpt is not None]


def entry_toml(entry: DraftedEntry, excerpts: Sequence[Excerpt], *, is_checked: bool = False) -> str:
    """The table of an entry; one that is to be checked has some word where the draft leaves a key to the curator."""
    notes = dict(entry.notes)
    lines = [f"[[{entry.kind}]]", f"id = {toml_string(entry.id)}{_comment(notes.pop('id', ''))}"]
    for key in _keys(entry):
        value = entry.fields.get(key)
        if value is not None:
            lines.append(f"{key} = {toml_value(value)}{_comment(notes.pop(key, ''))}")
        elif key in _ASKED.get(entry.kind, ()):
            lines.append(f'{key} = "{_SHORTEST[key] if is_checked else ""}"{_comment(notes.pop(key, ""))}')
    lines += toml_lines({"inferred": entry.fields.get("inferred", {})})
    supports = notes.pop("for", "")
    lines += [f"# {key}: {harmless(note)}" for key, note in notes.items()]
    reads = {words: ids[0] if len(ids) == 1 else list(ids) for words, ids in entry.reads.items()}
    lines += _quotations(entry, excerpts, reads, supports)
    return "\n".join(lines) + "\n"


def _keys(entry: DraftedEntry) -> Iterator[str]:
    """The keys that an entry may have, in the order of its class; an extension has those that it gives."""
    cls = KINDS.get(entry.kind, Actor)
    if entry.extends:
        yield from entry.fields
        return
    order = ("name", "number", "form", "when", "status", "plan", *keyed(cls))
    yield from dict.fromkeys(key for key in order if key in keyed(cls) and key not in ("id", "inferred"))


def _comment(note: str) -> str:
    return f"   # {harmless(note)}" if note else ""


def _quotations(
    entry: DraftedEntry, excerpts: Sequence[Excerpt], reads: Mapping[str, Any], supports: str
) -> Iterator[str]:
    """The quotations in the entry itself; in tables of their own where they need a line, or say what they support."""
    if supports:
        yield from (_evidence(entry.kind, each, reads, supports) for each in excerpts)
        return
    if len(excerpts) == 1:
        yield f"quote = {toml_quotation(excerpts[0].quote)}"
        yield from toml_lines({"line": excerpts[0].line, "reads": reads})
        return
    plain = [each for each in excerpts if each.line is None]
    if plain:
        yield "quote = ["
        yield from (f"  {toml_quotation(each.quote)}," for each in plain)
        yield "]"
        yield from toml_lines({"reads": _read_in(reads, plain)})
    for each in excerpts:
        if each.line is not None:
            yield _evidence(entry.kind, each, reads, None)


def _read_in(reads: Mapping[str, Any], excerpts: Sequence[Excerpt]) -> Mapping[str, Any]:
    return {words: ids for words, ids in reads.items() if any(words in each.quote for each in excerpts)}


def _evidence(kind: str, excerpt: Excerpt, reads: Mapping[str, Any], supports: str | None) -> str:
    own = toml_lines({"reads": _read_in(reads, [excerpt])})
    table = toml_evidence(kind, excerpt.quote, supports, line=excerpt.line)
    return "\n" + indent("\n".join([table, *own]), "  ")


def remark_toml(remark: Remark, structure: TextStructure) -> str:
    """A comment on the line of a passage."""
    return f"# Line {structure.locator.line_of(remark.start)}: {harmless(remark.message)}\n"
