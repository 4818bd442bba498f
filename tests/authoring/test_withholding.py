"""Texts that may not be passed on: what the curation keeps of them, and what stands in the way of it."""

import re
import shutil
from pathlib import Path

import pytest

import vnus_trade
from tests.curated import LATER, VALID, changed, write
from tests.properties.test_withholding_laws import quoted
from vnus_trade import SEEDS
from vnus_trade.authoring import withholding
from vnus_trade.authoring.withholding import withhold
from vnus_trade.errors import CurationError, NotFound, TextWithheld, WithholdingRefused, WriteRefused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one text."""
    return Path(shutil.copytree(VALID, tmp_path / "valid"))


def content(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_shipped_record_without_its_texts(tmp_path: Path) -> None:
    """With all its texts withheld, the shipped record has the same objects, digest, words and lines."""
    record = vnus_trade.load()
    folder = shutil.copytree(SEEDS, tmp_path / "seeds")
    for source in record.sources:
        withhold(folder, source.id)
    found = vnus_trade.load(folder)
    assert not list(folder.glob("*.txt"))
    assert (found, found.digest, quoted(found)) == (record, record.digest, quoted(record))
    assert [*found.unchecked] == [*found.sources]
    assert found.to_json() == record.to_json(texts=False)


def test_what_is_written(folder: Path) -> None:
    """Nothing is added but offsets and lengths of lines, and a text that is put back is checked again."""
    before = content(folder)
    done = withhold(folder, "report")
    after = content(folder)
    text = before.pop("text.txt")
    assert after.keys() == before.keys()
    lines = [line for name in before for line in before[name].split(b"\n")]
    added = [line for name in after for line in after[name].split(b"\n")]
    for line in lines:
        added.remove(line)
    assert len(added) == done.quotations + 1
    assert all(line.strip().startswith((b"at = [", b"line_lengths = [")) for line in added)
    assert done.lines == len(text.split(b"\n"))
    assert vnus_trade.load(folder).unchecked
    (folder / "text.txt").write_bytes(text)
    assert not vnus_trade.load(folder).unchecked
    # As after an interruption before the text was removed.
    assert withhold(folder, "report").written == ()
    assert content(folder) == after


def test_words_are_kept_as_the_text_has_them(tmp_path: Path) -> None:
    """A quotation with other white space than the text is written anew, without the stray letters."""
    spaced = ('quote = "Bram Kest has been the envoy"', "quote = '''\nBram  Kest has\nbeen the envoy'''")
    folder = changed(VALID, tmp_path / "valid", spaced)
    record = vnus_trade.load(folder)
    withhold(folder, "report")
    assert "quote = '''Bram Kest has been the envoy'''" in (folder / "curation" / "article.toml").read_text()
    assert quoted(vnus_trade.load(folder)) == quoted(record)


def test_a_folder_with_faults(folder: Path) -> None:
    """A folder that does not load is left as it is."""
    (folder / "text.txt").write_text("Another text.")
    before = content(folder)
    with pytest.raises(CurationError):
        withhold(folder, "report")
    assert content(folder) == before


def test_what_is_refused(folder: Path, tmp_path: Path) -> None:
    """Unknown sources, those of another folder, links, and texts that are withheld already are refused."""
    later = Path(shutil.copytree(LATER, tmp_path / "later"))
    with pytest.raises(NotFound, match="did you mean 'report'"):
        withhold(folder, "reprot")
    with pytest.raises(WithholdingRefused, match="does not curate it; name the folder that has it"):
        withhold(later, "report", earlier=[folder])
    (folder / "text.txt").rename(folder / "moved.txt")
    (folder / "text.txt").symlink_to(folder / "moved.txt")
    with pytest.raises(WithholdingRefused, match="is a link; put the text in its place"):
        withhold(folder, "report")
    (folder / "moved.txt").replace(folder / "text.txt")
    withhold(folder, "report")
    with pytest.raises(WithholdingRefused, match="it is withheld already"):
        withhold(folder, "report")
    with pytest.raises(TextWithheld, match=r"put it back into its folder as text\.txt"):
        vnus_trade.load(folder).source("report").locate("Bram Kest")


def test_words_beside_a_quotation(tmp_path: Path) -> None:
    """Where a check needs words beside a quotation, the text is needed, and stays."""
    text = (VALID / "text.txt").read_text(encoding="utf-8").replace("12 per cent", "12 and 15 per cent")
    article = (VALID / "curation" / "article.toml").read_text(encoding="utf-8")
    article = article.replace("12 per cent", "12 and 15 per cent").replace("at = 840", "at = 847")
    article = article.replace("goods rate stage", "goods stage")
    article = article.replace("rate = 12\n", 'rate = 12\nevidence = [{ quote = "with 12", for = "rate" }]\n', 1)
    first, _, rest = article.partition("  [[tariff.evidence]]\n")
    quoted_, _, others = rest.partition("\n\n")
    inner = ", ".join(line.strip() for line in quoted_.split("\n"))
    article = first.replace('for = "rate" }]', f'for = "rate" }}, {{ {inner} }}]') + others
    article = re.sub(r'sha256 = "\w+"', 'sha256 = "DIGEST"', article)
    folder = write(tmp_path / "valid", text, article, (VALID / "curation" / "record.toml").read_text(encoding="utf-8"))
    before = content(folder)
    with pytest.raises(WithholdingRefused, match=r"quote more words.*\n.*\n.*glass-tariff rate"):
        withhold(folder, "report")
    assert content(folder) == before


def test_an_edit_that_goes_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that would say something else, or a folder that would, is not written."""
    before = content(folder)
    with monkeypatch.context() as patched:
        patched.setattr(withholding, "edited", lambda text, _: text)
        with pytest.raises(WithholdingRefused, match="written in a way"):
            withhold(folder, "report")
    other, load = vnus_trade.load(), vnus_trade.load
    with monkeypatch.context() as patched:
        patched.setattr(withholding, "load_folders", lambda *folders: load(*folders) if folder in folders else other)
        with pytest.raises(WithholdingRefused, match="would not load as before"):
            withhold(folder, "report")
    assert content(folder) == before


def test_a_text_that_cannot_be_removed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the system does not let the text be removed, the folder loads as before."""
    unlink, record = Path.unlink, vnus_trade.load(folder)

    def refuse(path: Path, **options: bool) -> None:
        if path.name == "text.txt":
            raise PermissionError(1, "Not yours")
        unlink(path, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(WriteRefused, match="cannot be removed: Not yours"):
            withhold(folder, "report")
    assert vnus_trade.load(folder) == record
