"""Writing curated folders for the tests that need one of their own."""

import re
from hashlib import sha256
from pathlib import Path

BROKEN = Path(__file__).parent / "broken"
VALID, NEIGHBOUR = BROKEN / "_valid", BROKEN / "_neighbour"


def loaded_with(name: str) -> list[str]:
    """The folders of `broken/` that are loaded to show a fault of one: that one, or what its `loaded.txt` names."""
    loaded = BROKEN / name / "loaded.txt"
    return loaded.read_text(encoding="utf-8").split() if loaded.is_file() else [name]


def write(folder: Path, text: str, article: str, record: str = "") -> Path:
    """A folder with one text, one article's file, and a `record.toml`; DIGEST in the article stands for the text's."""
    (folder / "curation").mkdir(parents=True)
    content = text.encode()
    (folder / "text.txt").write_bytes(content)
    digest = sha256(content).hexdigest()
    (folder / "curation" / "article.toml").write_text(article.replace("DIGEST", digest), encoding="utf-8")
    (folder / "curation" / "record.toml").write_text(record, encoding="utf-8")
    return folder


def changed(folder: Path, to: Path, *changes: tuple[str, str]) -> Path:
    """A copy of a folder of the same layout with these replacements in its article's file."""
    article = (folder / "curation" / "article.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in article, old
        article = article.replace(old, new, 1)
    article = re.sub(r'sha256 = "\w+"', 'sha256 = "DIGEST"', article)
    text = (folder / "text.txt").read_text(encoding="utf-8")
    return write(to, text, article, (folder / "curation" / "record.toml").read_text(encoding="utf-8"))
