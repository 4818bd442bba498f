"""Articles taken from web pages: their text and what the pages say of them, and hostile pages."""

from contextlib import suppress
from pathlib import Path
from time import perf_counter

import pytest

from vnus_trade.errors import ArticleRefused
from vnus_trade.filing.page_facts import PageFacts
from vnus_trade.filing.web_pages import MOST_BYTES, is_page, read_page

PAGES = Path(__file__).with_name("pages")
SENTENCE = "The talks on fish and glass went on in Port Sorrow, and nobody said when they would end, or where. "
BODY = f"<body><article><p>{SENTENCE * 2}</p><p>{SENTENCE}</p></article></body>"


def page(head: str = "", body: str = BODY) -> bytes:
    """A page with this head."""
    return f"<!DOCTYPE html><html><head>{head}</head>{body}</html>".encode()


def facts_of(name: str) -> PageFacts:
    """What a page of our own says of its article."""
    return read_page(name, (PAGES / name).read_bytes()).facts


def test_the_text_of_a_page() -> None:
    """The text has the headline and a paragraph a line, without menus, scripts and unseen letters."""
    assert read_page("json-ld.html", (PAGES / "json-ld.html").read_bytes()).text == (
        "Halvia and Torrenza open talks on citrus and timber\n"
        "BRENHOLT, 20 March 2031 (Brenholt Courier) – Halvia and Torrenza held the first round of their trade talks in "
        "Lysnes in early March.\n"
        "Torrenza’s chief negotiator, Tomás Arrieta, said on Wednesday evening that duties of 12 to 20 per cent on "
        "citrus “cannot stay as they are”, and that both sides would meet again before the summer.\n"
        "The ministers spoke by telephone before the round, and agreed to exchange lists of goods,\n"
        "which their officials will compare line by line, as the ministry said in a short note to the press.\n"
    )


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "json-ld.html",
            PageFacts(
                title="Halvia and Torrenza open talks on citrus and timber",
                authors=("Marit Solberg", "Jon Aske"),
                publisher="Brenholt Courier",
                url="https://courier.example/world/halvia-torrenza-open-talks",
                dates=("2031-03-20T18:05:00+01:00",),
                language="en",
            ),
        ),
        (
            "open-graph.html",
            PageFacts(
                title="Timber duty to be halved",
                authors=("Ida Berg",),
                publisher="The Lysnes Gazette",
                url="https://gazette.example/2031/04/24/timber",
                dates=("2031-04-24T08:30:00Z",),
                language="en",
            ),
        ),
        (
            "microdata.html",
            PageFacts(
                title="Arden keeps its tariff on glass",
                authors=("Ada Lorn",),
                publisher="Arden Post",
                dates=("2031-07-02",),
                language="en",
            ),
        ),
        (
            "amp.html",
            PageFacts(
                title="Third round of fish talks ends",
                authors=("Per Dahl",),
                publisher="Harbour News",
                url="https://harbour.example/fish-talks",
                dates=("2031-05-05T14:20Z", "Mon, 05 May 2031 16:20:00 +0200"),
                language="en",
            ),
        ),
        (
            "vietnamese.html",
            PageFacts(
                title="Hai bên kết thúc vòng đàm phán thứ ba",
                publisher="Báo Sao Biển",
                dates=("03/07/2031 15:37 GMT+7",),
                language="vi",
            ),
        ),
    ],
)
def test_what_pages_say_of_their_article(name: str, facts: PageFacts) -> None:
    """JSON-LD, Open Graph, microdata and the names of metadata say title, authors, site, address, date and language."""
    assert facts_of(name) == facts


def test_a_page_in_another_encoding() -> None:
    """A page is read by the encoding that it declares."""
    text = read_page("microdata.html", (PAGES / "microdata.html").read_bytes()).text
    assert "ARDEN CITY – The minister" in text
    assert "Borland’s delegation" in text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("<meta charset=gb2312>", "gb18030"),
        ("<meta charset=Shift_JIS>", "cp932"),
        ("<meta charset=windows-1258>", "cp1258"),
        ("<meta charset=ISO-8859-1>", "utf-8"),
    ],
)
def test_encodings_as_the_web_has_them(head: str, encoding: str) -> None:
    """Encodings mean what they mean on the web, and what is UTF-8 throughout is read as such whatever is declared."""
    words = "Đồng" if encoding == "cp1258" else "東京" if encoding in ("gb18030", "cp932") else "café"
    body = f"<body><p>{words} {SENTENCE * 3}</p></body>"
    decomposed = {"Đồng": "Đô\u0300ng"}.get(words, words)
    content = page(head, body).decode().replace(words, decomposed).encode(encoding)
    assert read_page("a.html", content).text.startswith(f"{decomposed} The talks")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page("<meta charset=utf-8>").replace(b"fish", b"fi\xe9sh"), "it declares utf-8, and is not utf-8 at byte 87;"),
        (
            page().replace(b"fish", b"fi\xe9sh"),
            "it declares no encoding, and is not utf-8 at byte 67; save it",
        ),
        (page("<meta charset=cp1252>").replace(b"fish", b"\x81"), "it declares cp1252, and is not cp1252 at byte"),
        (page("<meta charset=klingon>"), "it declares the encoding 'klingon', which no web page has; save it as UTF-8"),
        (page("<meta charset=punycode>"), "it declares the encoding 'punycode', which no web page has"),
        (page("<meta charset=zip>"), "it declares the encoding 'zip', which no web page has"),
        (page() + b"\0", "it has NUL at offset"),
        (page() + b" " * MOST_BYTES, "it has more than 3145728 bytes, the most of a page that is read; save the words"),
        (page(body="<body></body>"), "no article is found in it; save the words of the article as a text in UTF-8"),
        (b"", "no article is found in it"),
        (b"<html>" + b"<!--" * 500, "no article is found in it"),
        (page('<meta http-equiv="refresh" content="0;url=https://example.org">', ""), "no article is found in it"),
        (page(body="<div>" * 5000 + SENTENCE), "its tags are nested too deeply to be read; save the words"),
        (
            page(body="<p " + " ".join(f"a{n}=''" for n in range(100_000)) + ">" + SENTENCE),
            "a tag of it has more than 1000 attributes; save the words of the article as a text in UTF-8",
        ),
        (
            page(body="<p " + "/".join(f'a{n}=">"' for n in range(100_000)) + ">" + SENTENCE),
            "a tag of it has more than",
        ),
    ],
)
def test_pages_that_are_refused(content: bytes, reason: str) -> None:
    """A page in which no article can be read is refused in a moment, with what to do."""
    begin = perf_counter()
    with pytest.raises(ArticleRefused) as refused:
        read_page("a.html", content)
    assert refused.value.reason.startswith(reason)
    assert perf_counter() - begin < 5


@pytest.mark.parametrize(
    "body",
    [
        "<p>" * 30_000,
        "<b><i>" * 100_000,
        "<a href='" * 100_000,
        "&amp;" * 200_000,
        "<table><tr><td>" * 50_000,
        "<!" * 300_000,
        "<script>" * 50_000,
        " " * 1_000_000,
        "<p title='" + "a b " * 100_000 + "'>",
    ],
)
def test_hostile_pages_take_moments(body: str) -> None:
    """Markup that no person writes is read or refused in moments."""
    begin = perf_counter()
    with suppress(ArticleRefused):
        read_page("a.html", page(body=f"{BODY}{body}"))
    assert perf_counter() - begin < 5


def test_nothing_of_a_page_is_run_or_fetched(tmp_path: Path) -> None:
    """Entities from files, scripts and frames bring nothing into the text, and nested entities do not grow."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "{"z" * 1000}">]>'
    frame = f'<iframe src="{secret.as_uri()}"></iframe><script src="{secret.as_uri()}"></script>'
    content = f"{doctype}<html><body>{frame}<p>&x;{'&y;' * 20} {SENTENCE * 3}</p></body></html>".encode()
    text = read_page("a.html", content).text
    assert "hidden" not in text
    assert "zzz" not in text
    assert SENTENCE.strip() in text


def test_letters_that_nobody_sees() -> None:
    """Control characters, soft hyphens and marks of direction are left out; joiners are spelling, and stay."""
    body = f"<body><p>fi\u00adsh \x01\u202egl\u200cass {SENTENCE * 3}</p></body>"
    assert read_page("a.html", page(body=body)).text.startswith("fish gl\u200cass The talks")


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.HTML", b"", True),
        ("a.htm", b"words", True),
        ("saved", b"\xef\xbb\xbf\n <!-- saved --><!DOCTYPE html>", True),
        ("a.txt", b'<?xml version="1.0"?><html>', True),
        ("a.txt", b"The <html> tag", False),
        ("a.txt", b"", False),
    ],
)
def test_which_files_are_pages(name: str, content: bytes, *, expected: bool) -> None:
    """A file is a page by its name or by how it begins."""
    assert is_page(name, content) is expected


def linked(document: str) -> str:
    """JSON-LD in the head of a page."""
    return f'<script type="application/ld+json">{document}</script>'


@pytest.mark.parametrize(
    ("head", "facts"),
    [
        ("", PageFacts()),
        ("<title> </title><meta name=pubdate>", PageFacts()),
        (linked(""), PageFacts()),
        (linked("[" * 100_000), PageFacts()),
        (linked(f'{{"@type": {"9" * 5000}}}'), PageFacts()),
        (linked('{"@type": "NewsArticle", "headline": 3, "author": [null]}'), PageFacts()),
        (linked('[{"@type": "NewsArticle", "headline": "1"}, {"@type": "NewsArticle", "headline": "2"}]'), PageFacts()),
        (
            linked(
                '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "1", "inLanguage": "fr-CA"}}'
            ),
            PageFacts(title="1", language="fr"),
        ),
        (linked('{"@type": "Report", "url": "https://example.org/1"}'), PageFacts(url="https://example.org/1")),
        ("<meta name=pubdate content=0001-01-01T00:00:00><meta name=publishdate content=1970-01-01>", PageFacts()),
        ('<meta name="author" content="https://example.org/ida"><link rel="canonical" href="/one">', PageFacts()),
        ('<meta property="og:title" content="One"><title>One - Post</title>', PageFacts(title="One")),
        (f'<meta property="og:title" content="{"long " * 200}"><title>One</title>', PageFacts(title="One")),
        (
            "<meta name=DC.date.issued content=2031-05-02><meta name=pubdate content=2031-05-02>",
            PageFacts(dates=("2031-05-02",)),
        ),
    ],
)
def test_what_little_pages_say(head: str, facts: PageFacts) -> None:
    """What is no fact is none: of several articles without the page's address, neither is this one."""
    assert read_page("a.html", page(head)).facts == facts


def test_a_time_that_is_marked_as_that_of_publication() -> None:
    """A `time` marked with `pubdate` is a date of publication; any other is not."""
    body = BODY.replace(
        "<article>", "<article><time pubdate datetime='2031-05-02'></time><time datetime='2030'></time>"
    )
    assert read_page("a.html", page(body=body)).facts.dates == ("2031-05-02",)


def test_the_headline_is_not_repeated() -> None:
    """A headline that the text begins with stands there once."""
    body = f"<body><article><h1>Fish</h1><p>{SENTENCE * 3}</p></article></body>"
    assert read_page("a.html", page("<title>Fish</title>", body)).text.count("Fish\n") == 1


def test_an_author_without_a_marked_name() -> None:
    """The words of a person in microdata whose name is not marked are the name."""
    body = BODY.replace("<article>", "<article><span itemprop='author' itemscope>Ida Berg</span>")
    assert read_page("a.html", page(body=body)).facts.authors == ("Ida Berg",)
