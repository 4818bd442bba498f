"""Every link of the built site leads somewhere, and nothing in it comes from elsewhere."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import attrs
import pytest

from tests import CHECKOUT

SITE = CHECKOUT / "docs" / "_build" / "html"


@pytest.fixture(scope="module")
def site() -> Path:
    """The folder of the built site."""
    if not (SITE / "index.html").is_file():
        pytest.skip("the site is not built; `make docs` builds it")
    return SITE


@attrs.define
class Read(HTMLParser):
    """The names within a page, where it leads, and what it loads."""

    names: list[str] = attrs.field(factory=list)
    leads_to: list[str] = attrs.field(factory=list)
    loads: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if "id" in given:
            self.names.append(given["id"])
        if tag == "a" and "href" in given:
            self.leads_to.append(given["href"])
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon", "shortcut icon"):
            self.loads.append(given["href"])
        elif tag in ("script", "img", "iframe", "source") and "src" in given:
            self.loads.append(given["src"])


def read(site: Path) -> dict[str, Read]:
    """Every page of the site, by its path."""
    found = {}
    for path in site.rglob("*.html"):
        if not path.relative_to(site).as_posix().startswith("_"):
            page = Read()
            page.feed(path.read_text(encoding="utf-8"))
            found[path.relative_to(site).as_posix()] = page
    return found


def test_links(site: Path) -> None:
    """Each link within the site leads to a file that is there, and to a name within that page."""
    all_pages = read(site)
    names = {path: frozenset(page.names) for path, page in all_pages.items()}
    broken = []
    for path, page in all_pages.items():
        for link in page.leads_to:
            if urlsplit(link).scheme:
                continue
            file, anchor = urldefrag(unquote(link))
            file = file.partition("?")[0]
            target = ((site / path).parent / file if file else site / path).resolve()
            there = target.is_file()
            if there and anchor:
                there = anchor in names.get(target.relative_to(site.resolve()).as_posix(), ())
            if not there:
                broken.append(f"{path}: {link}")
    assert sorted(set(broken)) == []


def test_nothing_comes_from_elsewhere(site: Path) -> None:
    """No page names a script, style, picture or frame of another site."""
    elsewhere = [f"{path}: {each}" for path, page in read(site).items() for each in page.loads if urlsplit(each).netloc]
    assert elsewhere == []


def test_names_are_unique(site: Path) -> None:
    """No page uses a name twice for what a link can lead to."""
    twice = {
        path: [name for name, count in Counter(page.names).items() if count > 1] for path, page in read(site).items()
    }
    assert {path: names for path, names in twice.items() if names} == {}
