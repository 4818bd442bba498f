"""Tests of `vnus_trade.site`, and what reads a page for them."""

from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urlsplit

import attrs

from tests.invented import CALL, EVENTS, chronology
from vnus_trade.record.chronology import Chronology
from vnus_trade.site.pages import files_of

SCRIPT = "<script src=//evil.example/x.js></script>"
HOSTILE = (
    f"</title></style></script>-->\"'{SCRIPT}<script>evil = 1</script><img src=x onerror=alert(1)>\u202e{{{{ 7*7 }}}}"
)
"""A text that would be a script wherever it is taken for HTML."""

_VOID = frozenset(("input", "link", "meta"))


@attrs.define
class Html(HTMLParser):
    """A page: its elements, its anchors, where it leads, its text, and the marked text of each line of an article."""

    tags: list[tuple[str, dict[str, str]]] = attrs.field(factory=list)
    text: str = ""
    marked: dict[str, str] = attrs.field(factory=dict)
    _open: list[tuple[str, dict[str, str]]] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    @classmethod
    def read(cls, html: str) -> "Html":
        """Read a page; fails unless every element is closed in its place."""
        page = cls()
        page.feed(html)
        page.close()
        assert page._open == []
        return page

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = tag, {name: value or "" for name, value in attributes}
        self.tags.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        within = [given for _, given in self._open]
        if not any(tag in ("style", "script") for tag, _ in self._open):
            self.text += data
        if any("mark" in given.get("class", "").split() for given in within):
            line = next(given["id"] for given in within if given.get("class") == "passage")
            self.marked[line] = self.marked.get(line, "") + data

    @property
    def ids(self) -> list[str]:
        """The anchors in the page."""
        return [given["id"] for _, given in self.tags if "id" in given]

    def links(self) -> Iterable[tuple[str, dict[str, str]]]:
        """Where the page leads, with the attributes of each link."""
        return ((given["href"], given) for tag, given in self.tags if tag == "a")


def site_of(record: Chronology) -> dict[str, Html]:
    """The pages of a record, read."""
    return {path: Html.read(content.decode()) for path, content in files_of(record).items() if path.endswith(".html")}


def hostile_record() -> Chronology:
    """The invented record, with a title and a place that are HTML."""
    call = attrs.evolve(CALL, title=f"x{HOSTILE}", place=HOSTILE)
    return chronology([call if event is CALL else event for event in EVENTS])


def dead_links(site: Mapping[str, Html], files: Iterable[str]) -> list[str]:
    """The links that lead to no file or to no anchor, and those that leave the site in a way that is not asked for."""
    there, found = frozenset(files), []
    anchors = {path: frozenset(page.ids) for path, page in site.items()}
    for path, page in site.items():
        for link, given in page.links():
            address, anchor = urldefrag(link)
            if urlsplit(link).scheme:
                is_right = link.startswith(("https://", "http://")) and given.get("rel") == "noopener noreferrer"
            else:
                target = normpath(join(dirname(path), unquote(address.partition("?")[0]))) if address else path
                is_right = target in there and (not anchor or unquote(anchor) in anchors[target])
            found += [] if is_right else [f"{path}: {link}"]
    return found
