"""Takes the text of an article from a web page that was saved: nothing of the page is run, and nothing is fetched."""

import codecs
import re
from logging import NullHandler, getLogger
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.errors import ArticleRefused
from vnus_trade.filing.page_facts import PageFacts
from vnus_trade.letters import JOINERS, is_unseen

MOST_BYTES = 3 * 2**20
"""The bytes of the largest page that is read; most have a tenth of that."""

_SUFFIXES = (".html", ".htm", ".xhtml")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE)

# Where a page declares its encoding (WHATWG HTML, 13.2.3.2): a mark before everything, or near its beginning.
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
# What the names of encodings mean on the web, by those of Python (WHATWG Encoding, 4.2).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_KNOWN = re.compile(r"utf-8|gb18030|big5|euc_jp|iso2022_jp|cp(?:932|949|874|125\d|866)|iso8859-\d+|koi8-[ru]|mac-roman")

# A comment, a script or a style, or a tag with its attributes (WHATWG HTML, 13.2.5).
_ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?"""
_TAG = re.compile(rf"(?is)<!--.*?-->|<(script|style)\b.*?(?:</\1|\Z)|<[a-z][^\s/>]*+(?P<attributes>(?:{_ATTRIBUTE})*+)")
_MOST_ATTRIBUTES = 1_000
_FEW_LETTERS = 2 * _MOST_ATTRIBUTES

# Elements that begin a line of their own.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl"),
        *("dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    )
)

# Its messages about pages that cannot be read would be printed.
getLogger("readability").addHandler(NullHandler())


@attrs.frozen
class WebPage:
    """The article that was taken from a page: its text, a paragraph a line, and what the page says of it."""

    text: str
    facts: PageFacts


def is_page(name: str, content: bytes) -> bool:
    """Return whether a file is a web page, by its name or by how it begins."""
    return name.lower().endswith(_SUFFIXES) or _PAGE.match(content.removeprefix(codecs.BOM_UTF8)) is not None


def read_page(name: str, content: bytes) -> WebPage:
    """The article of a page; raises `ArticleRefused` where there is none to be read, and `ExtraMissing`.

    The main text is that which readability finds (Burchik's port of arc90's script). Its first line is the headline.
    """
    html = lazy.from_extra("html", "lxml.html")
    readability = lazy.from_extra("html", "readability")
    text = _decoded(name, content)
    if any(_has_many_attributes(tag["attributes"] or "") for tag in _TAG.finditer(text)):
        raise ArticleRefused(name, f"a tag of it has more than {_MOST_ATTRIBUTES} attributes; {_AS_TEXT}")
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
        if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
            raise ArticleRefused(name, f"its tags are nested too deeply to be read; {_AS_TEXT}")
        facts = PageFacts.of(tree)
        summary = readability.Document(text).summary(html_partial=True)
        main = list(_paragraphs(html.fromstring(summary)))
    except (html.etree.LxmlError, readability.readability.Unparseable) as error:
        raise ArticleRefused(name, f"no article is found in it; {_AS_TEXT}") from error
    if not main:
        raise ArticleRefused(name, f"no article is found in it; {_AS_TEXT}")
    head = [facts.title] if facts.title and facts.title not in main[:2] else []
    return WebPage("".join(f"{line}\n" for line in (*head, *main)), facts)


_WALK = ("start", "end", "comment", "pi")
_AS_TEXT = "save the words of the article as a text in UTF-8"


def _decoded(name: str, content: bytes) -> str:
    """The page as text, by the encoding that it declares, or else UTF-8."""
    if len(content) > MOST_BYTES:
        raise ArticleRefused(name, f"it has more than {MOST_BYTES} bytes, the most of a page that is read; {_AS_TEXT}")
    mark = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "")
    found = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    label = mark or (b"".join(filter(None, found.groups())).decode("ascii", "replace") if found else "utf-8")
    encoding = mark or _encoding(name, label)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        said = f"it declares {label}" if found or mark else "it declares no encoding"
        raise ArticleRefused(name, f"{said}, and is not {encoding} at byte {error.start}; save it as UTF-8") from error
    if encoding != "utf-8" and not mark:
        # Bytes that are UTF-8 throughout are so by no accident: what was saved anew often keeps its old declaration.
        text = _as_utf_8(content) or text
    if "\0" in text:
        raise ArticleRefused(name, f"it has NUL at offset {text.index(chr(0))}; it is damaged, or no page")
    return text.removeprefix("\ufeff")


def _encoding(name: str, label: str) -> str:
    """Python's name of a declared encoding."""
    try:
        python = codecs.lookup(label).name
    except LookupError:
        python = ""
    encoding = _WIDER.get(python, python)
    if not _KNOWN.fullmatch(encoding):
        raise ArticleRefused(name, f"it declares the encoding {label!r}, which no web page has; save it as UTF-8")
    return encoding


def _as_utf_8(content: bytes) -> str | None:
    try:
        return None if content.isascii() else content.decode()
    except UnicodeDecodeError:
        return None


def _has_many_attributes(attributes: str) -> bool:
    """Whether a parser, which compares each attribute with all before it, would take long over a tag."""
    return len(attributes) > _FEW_LETTERS and len(re.findall(_ATTRIBUTE, attributes)) > _MOST_ATTRIBUTES


def _paragraphs(root: Any) -> list[str]:
    """The words of an element, a line for each block in it, in single spaces and without letters that nobody sees."""
    parts: list[str] = []
    for event, element in lazy.from_extra("html", "lxml.etree").iterwalk(root, events=_WALK):
        parts.append("\n" if element.tag in _BLOCKS else "")
        words = element.tail if event != "start" else element.text
        parts.append(" ".join((words or "").split("\n")))
    text = "".join(parts)
    seen = "".join(each for each in text if each.isspace() or each in JOINERS or not is_unseen(each))
    return [line for line in (" ".join(line.split()) for line in seen.split("\n")) if line]
