"""What a web page says of its article in its metadata: title, authors, site, address, dates and language."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from vnus_trade.evidence.sources import wrong_address
from vnus_trade.words.lexicon import pattern

# How the names of schema.org's types of articles end: NewsArticle, Report, BlogPosting, or what many pages say instead.
_ARTICLES = ("Article", "Report", "Posting", "CreativeWork")
# The names of metadata: Open Graph, and what papers and libraries used before it.
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "site": ("og:site_name", "application-name", "dc.publisher"),
    "author": ("author", "article:author", "byl", "dc.creator", "parsely-author"),
    "date": (
        "article:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
    ),
    "address": ("og:url",),
    "language": ("og:locale", "content-language"),
}
# What programs write where they have no date: the first day of their calendars.
_NO_DATES = ("0001-01-01", "1970-01-01")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")
_BYLINE = re.compile(rf"(?:{pattern('byline')})\s+", re.IGNORECASE)
# What is longer is no title and no name.
_MOST_LETTERS = 500
_MOST_NODES = 1_000


@attrs.frozen(kw_only=True)
class PageFacts:
    """What a page says of its article, in its own words; `dates` are those of publication, each once."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    dates: tuple[str, ...] = ()
    language: str | None = None

    @classmethod
    def of(cls, tree: Any) -> "PageFacts":
        """The facts of a page as lxml has read it: by JSON-LD, then by microdata, then by the names of metadata."""
        named = _Named(tree)
        canonical = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").split()]
        addresses = [*filter(_is_address, [*canonical, *named.metas("address")])]
        article = _article(tree, addresses)
        titles = [*_texts(article.get("headline")), *named.items("headline"), *named.metas("title")]
        titles += [text for element in tree.iter("title") for text in _texts(element.text)]
        authors = _texts(article.get("author")) or named.items("author") or named.metas("author")
        sites = [*_texts(article.get("publisher")), *named.items("publisher"), *named.metas("site")]
        dates = [*_texts(article.get("datePublished")), *named.items("datePublished"), *named.metas("date")]
        dates += [time.get("datetime") or "" for time in tree.iter("time") if "pubdate" in time.attrib]
        tags = [*_texts(article.get("inLanguage")), tree.get("lang") or "", *named.metas("language")]
        languages = [tag[1].lower() for tag in map(_LANGUAGE.fullmatch, tags) if tag]
        return cls(
            title=next(iter(titles), None),
            # Some pages give the address of an author's page in place of the name.
            authors=tuple(dict.fromkeys(_BYLINE.sub("", name) for name in authors if not _is_address(name))),
            publisher=next(iter(sites), None),
            url=next(iter([*addresses, *filter(_is_address, _addresses(article))]), None),
            dates=tuple(date for date in dict.fromkeys(dates) if date and not date.startswith(_NO_DATES)),
            language=next(iter(languages), None),
        )

    def known(self) -> dict[str, Any]:
        """The facts under the names of the fields of a new article; not the dates, which have to be read."""
        languages = (self.language,) if self.language else ()
        facts = {"title": self.title, "authors": self.authors, "publisher": self.publisher, "url": self.url}
        return {**facts, "languages": languages}


class _Named:
    """The metadata of a page by their names, and the properties of the article that it marks up as microdata."""

    def __init__(self, tree: Any) -> None:
        self._metas: dict[str, list[str]] = {}
        self._items: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            for name in (meta.get("property"), meta.get("name"), meta.get("http-equiv")):
                self._metas.setdefault((name or "").lower(), []).extend(_texts(meta.get("content")))
        for element in tree.xpath("//*[@itemprop]"):
            scope = next((above for above in element.iterancestors() if "itemscope" in above.attrib), None)
            if scope is None or (scope.get("itemtype") or "").endswith(_ARTICLES):
                for name in element.get("itemprop").split():
                    self._items.setdefault(name, []).extend(_texts(_item_value(element)))

    def metas(self, key: str) -> list[str]:
        """What the metadata with these names say, in their order."""
        return [text for name in _META[key] for text in self._metas.get(name, ())]

    def items(self, name: str) -> list[str]:
        """What a property of the article says."""
        return self._items.get(name, [])


def _item_value(element: Any) -> str:
    """The value of a property as HTML has it; of a person or an organisation, the name."""
    if "itemscope" in element.attrib:
        for name in element.xpath(".//*[@itemprop='name']"):
            return _item_value(name)
    given = element.get("content") or element.get("datetime")
    return str(given or element.text_content())


def _article(tree: Any, addresses: list[str]) -> Mapping[str, Any]:
    """What the page's JSON-LD says of its article: of several, the one at the page's address, or nothing."""
    found: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                document = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue  # it is no JSON, as on many a page
            found += _articles(document)
    own = [node for node in found if not set(_addresses(node)).isdisjoint(addresses)]
    return next(iter(found if len(found) == 1 else own), {})


def _articles(document: Any) -> Iterator[Mapping[str, Any]]:
    """The articles of a document, those of its graph and that which a page is about included; no others."""
    left = [document]
    for _ in range(_MOST_NODES):
        node = left.pop(0) if left else None
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            if any(kind.endswith(_ARTICLES) for kind in _texts(node.get("@type"))):
                yield node
            left += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _addresses(node: Mapping[str, Any]) -> list[str]:
    pages = (node.get("url"), node.get("mainEntityOfPage"), node.get("@id"))
    return [text for page in pages for text in _texts(page.get("@id") if isinstance(page, dict) else page)]


def _texts(value: Any) -> list[str]:
    """The texts of a value: itself, those of a list, or the name of a person or an organisation."""
    members = value if isinstance(value, list) else [value]
    names = [member.get("name") if isinstance(member, dict) else member for member in members]
    texts = [" ".join(name.split()) for name in names if isinstance(name, str)]
    return [text for text in texts if 0 < len(text) <= _MOST_LETTERS]


def _is_address(text: str | None) -> bool:
    return text is not None and not wrong_address(text)
