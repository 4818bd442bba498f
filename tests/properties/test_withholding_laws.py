"""The laws of texts that are withheld: nothing else changes, and what is put back is checked again."""

import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests import text_of
from tests.properties.effort import effort
from vnus_trade import Chronology, strategies
from vnus_trade.authoring.withholding import withhold
from vnus_trade.evidence.ledger import LedgerLine
from vnus_trade.strategies import Curated


def quoted(record: Chronology) -> list[tuple[Any, ...]]:
    """All that quotations say, wherever their texts are."""
    quotations = ((id_, item.fields, item.quotation) for id_, item in record.citations())
    return [(id_, fields, each.start, each.end, each.exact, each.words, each.line) for id_, fields, each in quotations]


def cited(ledger: tuple[LedgerLine, ...]) -> list[tuple[Any, ...]]:
    """What a ledger says of the lines without their letters."""
    return [(line.number, line.cited_by, line.set_aside) for line in ledger]


def curation(folder: Path) -> dict[str, Any]:
    """The TOML of a folder without what is kept of withheld texts."""
    documents = {path.name: tomllib.loads(path.read_bytes().decode()) for path in (folder / "curation").glob("*.toml")}

    def stripped(value: Any) -> Any:
        if isinstance(value, list):
            return [stripped(member) for member in value]
        if not isinstance(value, dict):
            return value
        value = {key: stripped(member) for key, member in value.items() if key not in ("at", "line_lengths")}
        return value | ({"quote": " ".join(value["quote"].split())} if "quote" in value else {})

    return {name: stripped(document) for name, document in documents.items()}


@given(strategies.folders(min_events=1), st.data())
@effort(50)
def test_withholding_law(curated: Curated, data: st.DataObject) -> None:
    """With any texts withheld, folders load with the same objects, digest, words and lines, and name them unchecked."""
    record = curated.record
    with curated.written() as paths:
        before = [curation(path) for path in paths]
        chosen = []
        for number, folder in enumerate(paths):
            files = {source.file: source for source in record.sources if (folder / source.file).is_file()}
            ours = [source for source in files.values() if (folder / source.file).read_text() == text_of(source)]
            later = b"".join(each.read_bytes() for path in paths[number + 1 :] for each in path.glob("curation/*.toml"))
            for source in ours:
                # A later folder that quotes it would need the text.
                is_free = f'source = "{source.id}"'.encode() not in later
                if is_free and data.draw(st.booleans(), label=f"withhold {source.id}"):
                    withhold(folder, source.id, earlier=paths[:number])
                    chosen.append(source)
        found = vnus_trade.load(*paths)
        assert found == record
        assert found.digest == record.digest
        assert set(found.unchecked) == set(chosen)
        assert all((source.text is None) is (source in chosen) for source in found.sources)
        assert quoted(found) == quoted(record)
        for source in record.sources:
            assert cited(found.ledger(source)) == cited(record.ledger(source))
        assert [curation(path) for path in paths] == before
        for source in chosen:
            assert Chronology.from_json(found.to_json()).source(source.id).text is None
