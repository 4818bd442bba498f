"""Writing curated folders for the tests that need one of their own."""

import re
from hashlib import sha256
from pathlib import Path

from tests import FOLDERS

VALID, LATER = FOLDERS / "valid", FOLDERS / "later"
"""A negotiation, and a folder that continues it."""
TALKS, TALKS_LATER = FOLDERS / "talks", FOLDERS / "talks-later"
"""Ten articles on talks that were planned, moved, held, called off and denied, and one more that completes them."""
TALKS_TARIFFS = FOLDERS / "talks-tariffs"
"""Seven articles that go on from these talks: duties that change, purchases, and a framework that matures."""
NEIGHBOUR, NAMESAKES = FOLDERS / "neighbour", FOLDERS / "namesakes"
"""A negotiation of its own, and one whose actors have the names of shipped ones."""


def write(folder: Path, text: str, article: str, record: str = "") -> Path:
    """Write a folder of one text, one article and a `record.toml`; DIGEST in the article becomes that of the text."""
    (folder / "curation").mkdir(parents=True)
    content = text.encode()
    (folder / "text.txt").write_bytes(content)
    digest = sha256(content).hexdigest()
    (folder / "curation" / "article.toml").write_text(article.replace("DIGEST", digest), encoding="utf-8")
    (folder / "curation" / "record.toml").write_text(record, encoding="utf-8")
    return folder


def changed(folder: Path, to: Path, *changes: tuple[str, str]) -> Path:
    """Copy a folder of the same layout, with these replacements in the file of its article."""
    article = (folder / "curation" / "article.toml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in article, old
        article = article.replace(old, new, 1)
    article = re.sub(r'sha256 = "\w+"', 'sha256 = "DIGEST"', article)
    text = (folder / "text.txt").read_text(encoding="utf-8")
    return write(to, text, article, (folder / "curation" / "record.toml").read_text(encoding="utf-8"))
