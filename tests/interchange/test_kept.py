"""Documents that were written once are read for ever, and a change of the format is one of its version."""

import json
import re
from pathlib import Path

import pytest

from tests import CHECKOUT
from tests.interchange.kept import KEPT, NOW, RELEASED, is_current, keys, used
from vnus_trade import Chronology

VERSIONS = sorted(path for path in KEPT.iterdir())
DOCUMENTS = [path for path in sorted(KEPT.glob("*/*.json")) if path.name != "schema.json"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(KEPT).as_posix())
def test_a_kept_document_is_read(path: Path) -> None:
    """A document of each version of the format is read, with the digest that it names, and is written without loss."""
    record = Chronology.from_json(path.read_bytes())
    assert record.digest == json.loads(path.read_bytes())["digest"]
    assert Chronology.from_json(record.to_json()) == record


def test_a_change_of_the_format_raises_its_version() -> None:
    """Today's writer has the schema that is kept of its version: else VERSION is raised, and its documents are kept."""
    assert is_current(), "raise VERSION in interchange/json_schema.py if it is released, then: python -m tests.rewrite"


@pytest.mark.parametrize("folder", VERSIONS, ids=lambda path: path.name)
def test_the_kept_documents_have_every_key(folder: Path) -> None:
    """The kept documents of a version have every key that its schema knows, and say that they are of that version."""
    kept = [json.loads(path.read_bytes()) for path in DOCUMENTS if path.parent == folder]
    assert {document["version"] for document in kept} == {folder.name}
    assert keys(json.loads((folder / "schema.json").read_bytes())) <= {key for each in kept for key in used(each)}


def test_what_releases_have_written_is_kept() -> None:
    """Each release but the first, before which nothing is kept, says which version of the format it writes."""
    releases = re.findall(r"^## \[([\d.]+)\]", (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(releases) == sorted([*RELEASED, "0.1.0"])
    assert {path.name for path in VERSIONS} == {*RELEASED.values(), NOW}
