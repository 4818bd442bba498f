"""The laws of filing: pages are read or refused, whatever they hold; and no article stops or changes another."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from tests.filing.test_web_pages import PAGES, page
from tests.properties.effort import effort
from vnus_trade.errors import ArticleRefused, TimeRefused, VnusTradeError
from vnus_trade.filing.given_times import published_at, zone_called
from vnus_trade.filing.intake import GivenArticle, Intake
from vnus_trade.filing.new_folders import lay_out
from vnus_trade.filing.web_pages import read_page
from vnus_trade.letters import JOINERS, is_unseen
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
from vnus_trade.time.span import TimeSpan

SENTENCE = "The talks on fish and glass went on in Port Sorrow, and nobody said when they would end."
TAGS = "<p> </p> <div> </div> <br> <article> <!-- --> <script> </script> <a/href= <meta/charset=big5> > <time/pubdate "
TAGS += "<meta/name=pubdate/content=' <span/itemprop=headline <script/type='application/ld+json'> { } [\" \"] ' \" "
TAGS += '{"@type":"NewsArticle","headline": &amp; &#x202e; &#0; &bogus;'
LETTERS = ("\x00", "\x0b", "\u200d", "\ufeff", "\u202e", "\ud7ff", "é", " ", "\n")
MARKUP = st.sampled_from([*TAGS.split(), *LETTERS, SENTENCE])
DATES = st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}[T ]?[0-9:]{0,8} ?(GMT|Z|[+-][0-9:]{2,5})?")
ZONES = st.sampled_from(["UTC", "Hanoi", "New York", "Mars", "GMT+7", ""])


@effort(150)
@given(st.lists(MARKUP | st.text(max_size=5), max_size=40).map("".join), st.sampled_from(["utf-8", "utf-16", "big5"]))
def test_any_page_is_read_or_refused(body: str, encoding: str) -> None:
    """Whatever a page holds, its text is lines of words without unseen letters, or it is refused."""
    try:
        read = read_page("a.html", page(body=body).decode().encode(encoding, "ignore"))
    except ArticleRefused:
        return
    lines = read.text.split("\n")
    assert lines.pop() == ""
    assert lines == [" ".join(line.split()) for line in lines]
    assert all(lines)
    assert not any(is_unseen(letter) for letter in read.text if letter not in JOINERS)


@effort(100)
@given(DATES | st.text(max_size=20), ZONES | st.text(max_size=9))
def test_any_time_and_zone_is_read_or_refused(written: str, zone: str) -> None:
    """A time and a zone as anybody writes them are read, and then read again as themselves, or refused."""
    try:
        known = zone_called(zone, DEFAULT_POLICY)
        span = published_at(written, zone=known, policy=DEFAULT_POLICY)
    except TimeRefused:
        return
    assert zone_called(known, DEFAULT_POLICY) == known
    assert TimeSpan.parse(str(span), span.zone) == span


FILES = {
    **{f"text-{number}.txt": f"Round {number} was held on May {number}, 2031.".encode() for number in range(1, 4)},
    **{path.name: path.read_bytes() for path in sorted(PAGES.iterdir())},
    "undated.html": page(),
    "latin.txt": b"caf\xe9",
    "empty.txt": b"",
    "nul.txt": b"a\0",
    "scan.txt": b"%PDF-1.7",
    "record.txt": b"A record of talks.",
}
BAD = (
    "undated.html",
    "latin.txt",
    "empty.txt",
    "nul.txt",
    "scan.txt",
    "record.txt",
    "gone.txt",
    "https://example.org/a",
)


def filed(files: Path, *batches: list[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """What becomes of batches of files that are added to a new folder: the drafts and times in order, and refusals."""
    drafts, times, refused = dict[str, str](), list[str](), list[str]()
    with TemporaryDirectory() as place:
        folder = Path(place, "talks")
        lay_out(folder)
        for names in batches:
            articles = [GivenArticle(name if "://" in name else str(files / name), {"zone": "UTC"}) for name in names]
            try:
                for each in Intake(folder).take(articles):
                    drafts[each.article.file] = "" if each.draft is None else each.draft.toml
                    times.append(each.article.published or "9")
            except VnusTradeError as error:
                refused += map(str, getattr(error, "refused", [error]))
        waiting = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "curation" / "drafts").iterdir()}
    assert waiting == {Path(name).stem: toml for name, toml in drafts.items()}
    return drafts, times, refused


@effort(10)
@given(st.lists(st.sampled_from([*FILES, "gone.txt", "https://example.org/a"]), min_size=1, max_size=10, unique=True))
def test_no_article_stops_or_changes_another(names: list[str]) -> None:
    """Files are drafted as one by one in the order of publication, without the bad ones; each of these is a line."""
    with TemporaryDirectory() as place:
        for name, content in FILES.items():
            Path(place, name).write_bytes(content)
        drafts, times, refused = filed(Path(place), names)
        good = {Path(name).stem: name for name in names if name not in BAD}
        one_by_one = filed(Path(place), *([good[Path(file).stem]] for file in drafts))
        bad = filed(Path(place), *([name] for name in names if name in BAD))
    assert (drafts, times) == one_by_one[:2]
    assert times == sorted(times)
    assert len(drafts) == len(good)
    assert refused == bad[2]
    assert len(refused) == sum(name in BAD for name in names)
    assert all("\n" not in line and ";" in line for line in refused if "no such file" not in line)
