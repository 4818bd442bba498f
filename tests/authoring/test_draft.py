"""Drafting: what a text holds that a curator will want, as TOML with exact quotations."""

import re
import textwrap
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import vnus_trade
from tests.curated import VALID, write
from vnus_trade.authoring import draft as drafting
from vnus_trade.authoring.draft import MOST_FINDINGS, Article, Draft, Known, draft, id_of, record_of, text_of
from vnus_trade.authoring.quote import in_one_line
from vnus_trade.curation.tables import TABLES, read_table
from vnus_trade.errors import ArticleRefused, TimeRefused
from vnus_trade.evidence.locator import Locator
from vnus_trade.model.entities import Actor
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.time.reading_policy import POLICIES

RECORD = vnus_trade.load()
SHIPPED = Known(
    actors=RECORD.actors,
    policy=POLICIES["thirds"].with_places(RECORD.negotiations[0].clocks),
    misnames=tuple((name, a.id, d.id) for d in RECORD.discrepancies for name, a in d.misnames.items()),
)
PUBLISHED = {"000": "2025-07-03", "001": "2025-07-02", "002": None, "003": "2025-04-23", "004": "2025-04-22"}
SEEDS = {path.name[:3]: path for path in sorted(vnus_trade.SEEDS.glob("*.txt"))}


def actor(id: str, name: str, *aliases: str, native: str | None = None) -> Actor:
    """An actor of these names."""
    return Actor(id=id, name=name, native_name=native, aliases=aliases, kind=ActorKind.PERSON)


def drafted(text: str | bytes, *actors: Actor, published: str | None = "2025-07-03", zone: str | None = None) -> Draft:
    """The draft of a text, in which these actors are known."""
    content = text if isinstance(text, bytes) else text.encode()
    article = Article(file="news.txt", content=content, id="news", published=published, zone=zone)
    return draft(article, attrs.evolve(SHIPPED, actors=actors))


def entries(made: Draft, kind: str) -> list[dict[str, Any]]:
    """The entries of a kind in a draft."""
    found = tomllib.loads(made.toml, parse_float=Decimal).get(kind, [])
    assert isinstance(found, list)
    return found


def times(text: str, **given: str | None) -> dict[str, str]:
    """The phrases that are read in a text, and what they are read as."""
    return {entry["when"]["phrase"]: entry["when"]["is"] for entry in entries(drafted(text, **given), "event")}


def rates(text: str) -> list[Any]:
    """The rates that are found in a text."""
    return [entry.get("rate") for entry in entries(drafted(text), "tariff")]


def quotations(made: Draft) -> list[tuple[str, int]]:
    """All quotations of a draft, with their lines."""
    document = tomllib.loads(made.toml)
    return [
        (evidence["quote"], evidence["line"])
        for kind in ("extend", "event", "tariff")
        for entry in document.get(kind, [])
        for evidence in entry["evidence"]
    ]


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    """The drafts of the shipped articles, by the beginning of their names."""
    return {
        number: draft(
            Article(
                file=path.name,
                content=path.read_bytes(),
                id="draft",
                published=PUBLISHED[number],
                zone="Asia/Ho_Chi_Minh",
            ),
            SHIPPED,
        )
        for number, path in SEEDS.items()
    }


# The shipped articles


@pytest.mark.parametrize("number", SEEDS)
def test_quotations_of_the_shipped_articles(drafts: dict[str, Draft], number: str) -> None:
    """Every quotation of a draft stands in its line just so, and once."""
    text = SEEDS[number].read_bytes().decode()
    locator = Locator(text)
    found = quotations(drafts[number])
    assert len(found) > 10
    for quote, line in found:
        start, end = locator.find(quote, line)
        assert text[start:end] == quote


@pytest.mark.parametrize(
    ("number", "phrase", "written"),
    [
        ("000", "10:25 a.m. on July 2 (local time)", "2025-07-02T10:25+07:00"),
        ("000", "first half of 2025", "[2025-01-01..2025-06-30]"),
        ("001", "Wednesday night (Hanoi time)", "[2025-07-02T18:00+07:00..2025-07-02]"),
        ("001", "tối thứ Tư (giờ Hà Nội)", "[2025-07-02T18:00+07:00..2025-07-02]"),
        ("001", "ngày 2 tháng 7 năm 2025", "2025-07-02"),
        ("002", "May 19-22, 2025", "2025-05-19/2025-05-22"),
        ("003", "2025-04-23", "2025-04-23"),
        ("003", "early April", "[2025-04-01..2025-04-10]"),
        ("004", "April 22", "2025-04-22"),
    ],
)
def test_times_of_the_shipped_articles(drafts: dict[str, Draft], number: str, phrase: str, written: str) -> None:
    """The times that the shipped articles name are found and read."""
    assert (phrase, written) in [
        (entry["when"]["phrase"], entry["when"]["is"]) for entry in entries(drafts[number], "event")
    ]


@pytest.mark.parametrize(
    ("number", "rate", "line"), [("000", {"from": 20, "to": 40}, 2), ("003", 46, 13), ("003", 0, 15)]
)
def test_percentages_of_the_shipped_articles(drafts: dict[str, Draft], number: str, rate: object, line: int) -> None:
    """The percentages that the shipped articles name are found, in digits and in words."""
    assert (rate, line) in [
        (entry["rate"], entry["evidence"][0]["line"]) for entry in entries(drafts[number], "tariff")
    ]


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_actors_of_the_shipped_articles(drafts: dict[str, Draft], number: str) -> None:
    """To Lam is found in every article that names him, by the names that it uses."""
    (found,) = [entry for entry in entries(drafts[number], "extend") if entry["id"] == "to-lam"]
    fields = {field for evidence in found["evidence"] for field in evidence["for"].split()}
    assert {"003": "native_name"}.get(number, "name") in fields
    assert 1 <= len(found["evidence"]) <= 3


def test_a_wrong_name_is_remarked(drafts: dict[str, Draft]) -> None:
    """A name that the record knows to be wrong is no entry, but a remark that says whom it stands for."""
    assert (
        "# Nguyễn Phú Trọng, in lines 4, 8, 14, 16, 18: a wrong name for to-lam, "
        "see the discrepancy wrong-general-secretary\n"
    ) in drafts["001"].toml


def test_extensions_of_the_shipped_articles_are_entries(drafts: dict[str, Draft]) -> None:
    """What a draft says of known actors is complete as it stands."""
    for made in drafts.values():
        for entry in entries(made, "extend"):
            assert read_table(entry, "extend").text("id") == entry["id"]


# A whole draft

TEXT = """Arden raises tariffs
ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.
She spoke last week of "glass".
"""
EXPECTED = """# A draft of what news.txt says. It is read by nobody until it is moved up.
#
# Every quotation is exact. Complete, confirm or delete each entry; what stands empty is for you to say.
# Then, in the folder:
#
#   mv curation/drafts/news.toml curation/news.toml
#   vnus-trade check .

from = "news.txt"

[source]
id = "news"
sha256 = "DIGEST"
title = "Arden raises tariffs"
published = "2025-07-03"
zone = "Asia/Tokyo"
inferred = { published = "", zone = "" }   # say from what you know it, or quote it below
# year = 2025                # the same, of dates without a year, where `published` leaves it open
# languages = ["en"]
# publisher = ""             # and origin, the agency behind it: as the text has them, quoted below

# [[source.evidence]]
# quote = ''
# for = "published publisher"

# Actors that are known already

# Arden stands in line 2 too.
[[extend]]
id = "arden"   # Arden

  [[extend.evidence]]
  quote = '''Arden raises tariffs'''
  line = 1
  for = "name"

[[extend]]
id = "lorn"   # Ada Lorn

  [[extend.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "name"

# Times and percentages, in the order of the text

[[event]]   # write meeting, round, statement, tariff or agreement
id = ""
title = ""
when = { is = "2025-07-02", phrase = "July 2" }

  [[event.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "when"

[[event]]   # write meeting, round, statement, tariff or agreement
id = ""
title = ""
when = { is = "2025-07-02", phrase = "Wednesday" }

  [[event.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "when"

[[tariff]]   # delete it unless it is a tariff
id = ""
title = ""
rate = 12.5
stage = ""   # announced, offered, requested, pledged or enacted

  [[tariff.evidence]]
  quote = '''ARDEN CITY, July 2 (Post) - Minister Ada Lorn said on Wednesday that tariffs of 12.5 per cent will stay.'''
  line = 2
  for = "rate"

# Line 3: "last week" is not read: not understood: 'last', 'week'

# What no entry quotes is set aside, line by line, so that every passage is accounted for.

# [[set_aside]]
# lines = "24-42"
# reason = ""   # unrelated, duplicate, translation, furniture or background
"""


def test_a_whole_draft() -> None:
    """A draft has a head, the source, the known actors, and what was found in the order of the text."""
    article = Article(file="news.txt", content=TEXT.encode(), id="news", published="2025-07-03", zone="Asia/Tokyo")
    known = Known(actors=(actor("lorn", "Ada Lorn"), actor("arden", "Arden"), actor("kest", "Bram Kest")))
    made = draft(article, known)
    assert made.toml == EXPECTED.replace("DIGEST", article.sha256)
    assert attrs.astuple(made)[1:] == (2, 2, 1, 1)


def test_a_draft_of_nothing() -> None:
    """An article of which nothing is known and in which nothing is found has a head and a source."""
    made = drafted("\n\n...\n", published=None)
    assert tomllib.loads(made.toml)["source"]["title"] == "news"
    assert made.toml.count("[[") == 2
    assert "# published = " in made.toml
    assert "# zone = " in made.toml
    assert "inferred = { published" not in made.toml


# Times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("held from May 19-22, 2025, in Washington", {"May 19-22, 2025": "2025-05-19/2025-05-22"}),
        ("On July 2, 2024 he left.", {"July 2, 2024": "2024-07-02"}),
        ("the 2021-2025 term", {"2021-2025": "2021/2025"}),
        ("on 23/4/2025.", {"23/4/2025": "2025-04-23"}),
        ("in 2024, he", {"2024": "2024"}),
        ("By 2030 he", {"2030": "2030"}),
        ("in May, March and June", {"May": "2025-05", "June": "2025-06"}),
        ("in Q1 and q1", {"Q1": "[2025-01-01..2025-03-31]"}),
        ("vào ngày 2/7 và năm 2024", {"ngày 2/7": "2025-07-02", "năm 2024": "2024"}),
        ("từ ngày 19 đến 22 tháng 5", {"ngày 19 đến 22 tháng 5": "2025-05-19/2025-05-22"}),
        ("chu\u031b nga\u0300y 2 tha\u0301ng 7", {"nga\u0300y 2 tha\u0301ng 7": "2025-07-02"}),
        ("yesterday's talks", {"yesterday": "2025-07-02"}),
        ("Yesterday, talks", {"Yesterday": "2025-07-02"}),
        # A number, a name or another word.
        ("2024 was", {}),
        ("Resolution 2024 may march 24/7", {}),
        ("3/4 of 1234-5678 and July 1,000 and July 5%", {"July": "2025-07"}),
        ("COVID-19 May 5", {"May 5": "2025-05-05"}),
        ("dec 5, sep", {"dec 5": "2025-12-05"}),
        ("the G7 July", {"July": "2025-07"}),
        ("1,234 May 5th and in 2025-26", {}),
        # The grammar knows no such word, and so a part of it is read.
        ("on July 2 or July 3", {"July 2": "2025-07-02", "July 3": "2025-07-03"}),
    ],
)
def test_times_that_are_found(text: str, found: dict[str, str]) -> None:
    """The longest phrase that is read is found, and neither a part of another word or number, nor a bare number."""
    assert times(text) == found


def test_a_phrase_that_is_not_read_is_remarked() -> None:
    """A phrase that cannot be read is a remark with the reason; no part of it is read in its place."""
    made = drafted("At 10:25 a.m. on July 2 (local time), he left on Wednesday, July 4, 2024.")
    assert entries(made, "event") == []
    remarks = [line for line in made.toml.splitlines() if line.startswith("# Line")]
    assert remarks == [
        (
            '# Line 1: "10:25 a.m. on July 2 (local time)" is not read: '
            "a time of day needs a zone, and neither the phrase nor the article has one"
        ),
        '# Line 1: "Wednesday, July 4, 2024" is not read: 2024-07-04 is a Thursday',
    ]


def test_without_a_date_of_the_article() -> None:
    """What depends on the date of the article is remarked, with the reason; what does not is read."""
    made = drafted("On July 2 and in May 2025.", published=None)
    assert [entry["when"]["is"] for entry in entries(made, "event")] == ["2025-05"]
    assert '# Line 1: "July 2" is not read: it depends on the date of the article, which is open\n' in made.toml
    assert made.unread == 1


def test_the_zone_of_a_phrase() -> None:
    """A phrase that names another zone than the article's says so; the article's own needs no saying."""
    text = "At 10:25 a.m. on July 2 (Hanoi time). At 9:25 a.m. on July 2 (local time)."
    other, own = (entries(drafted(text, zone=zone), "event") for zone in ("Asia/Tokyo", "Asia/Ho_Chi_Minh"))
    assert [entry["when"].get("zone") for entry in other] == ["Asia/Ho_Chi_Minh", None]
    assert [entry["when"].get("zone") for entry in own] == [None, None]
    assert drafted(text, zone="Asia/Tokyo").toml.count("# local time is taken for that of the article") == 1


@pytest.mark.parametrize(
    "words",
    ["two weeks ago", "next Monday", "the past year", "tomorrow", "tuần trước", "năm ngoái", "mid-July or so"],
)
def test_words_about_time_that_cannot_be_read(words: str) -> None:
    """Words that are plainly about time and cannot be read are remarked, with the reason."""
    made = drafted(f"It happened {words} there.")
    assert made.unread + made.times == 1


def test_a_time_is_drafted_once_a_sentence() -> None:
    """What a sentence says twice is one entry; another sentence has its own."""
    made = drafted("On July 2 he came, and on July 2 he left. He was ill on July 2.\n")
    assert [entry["evidence"][0]["quote"] for entry in entries(made, "event")] == [
        "On July 2 he came, and on July 2 he left.",
        "He was ill on July 2.",
    ]


# Percentages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46 per cent, 0.5% and ten percent", [46, Decimal("0.5"), 10]),
        ("between 20%- 40% after", [{"from": 20, "to": 40}]),
        ("20-40 per cent; 20 to 40%; 20%–40%", [{"from": 20, "to": 40}] * 3),
        ("between 20 and 40 percent; ranging from 5% to 8%", [{"from": 20, "to": 40}, {"from": 5, "to": 8}]),
        ("from 10% to 25%", [10, 25]),
        ("20 and 40 percent", [20, 40]),
        ("46% to 20%", [46, 20]),
        ("1,234 per cent", [1234]),
        ("khoảng 20 phần trăm", [20]),
        ("2,5%", [None]),
        ("2,5 to 3%", [None, 3]),
        ("1.2.3%", [None]),
        ("a46% tenth percent 5 percentage", []),
        ("Zero per cent", [0]),
        ("twenty pct", [20]),
    ],
)
def test_percentages_that_are_found(text: str, found: list[object]) -> None:
    """Percentages are numbers, or ranges if the words say so; a comma that may mean two things is left open."""
    separate = "\n".join(f"{part}." for part in text.split("; "))
    assert rates(separate) == found


def test_an_open_number_is_told() -> None:
    """A number that may be read in two ways is left to a person, with the words."""
    assert '# rate = "2,5": write it as a number\n' in drafted("at 2,5% now").toml


# Actors


def test_an_actor_by_several_names() -> None:
    """An actor has one entry, with the first sentence for each of its names, three at most; the rest are lines."""
    lam = actor("lam", "To Lam", "Lam", "Party chief", "our leader", native="Tô Lâm")
    text = "The Party chief came.\nTo Lam left.\nTo Lam slept.\nTô Lâm woke, and To Lam ate.\nLam.\nour leader.\n"
    (found,) = entries(drafted(text, lam), "extend")
    assert [(evidence["line"], evidence["for"]) for evidence in found["evidence"]] == [
        (1, "aliases"),
        (2, "name"),
        (4, "native_name name"),
    ]
    assert "# To Lam stands in lines 3, 5, 6 too.\n" in drafted(text, lam).toml


def test_many_more_lines() -> None:
    """Of many lines the first are listed, and the others counted."""
    assert (
        "# Kest stands in lines 2, 3, 4, 5, 6, 7, 8, 9 and 3 more too.\n"
        in drafted("Kest.\n" * 12, actor("kest", "Kest")).toml
    )


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("To Lam", "TÔ LÂM", True),
        ("Diên", "Dien", True),
        ("Diên", "điện đàm", False),
        ("Diên", "DIÊN", True),
        ("US", "let us", False),
        ("US", "the US.", True),
        ("U.S.", "the US", True),
        ("Ada Lorn", "Ada\r\n  Lorn", True),
        ("Ada Lorn", "Ada\n\nLorn", False),
        ("Ada Lorn", "Ada  Lorn", True),
        ("Lorn", "Lornes", False),
        ("Bộ Ngoại giao", "Bô\u0323 Ngoa\u0323i giao", True),
    ],
)
def test_names(name: str, text: str, is_found: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A name is found whatever its case, without its accents, but not with others, as whole words of one paragraph."""
    assert bool(entries(drafted(text, actor("x", name)), "extend")) is is_found


def test_an_actor_that_cannot_be_quoted() -> None:
    """Where no quotation would be unique, the lines are told, and there is no entry."""
    made = drafted(f"{'Kest ' * 2_000}\n\nKest", actor("kest", "Kest"))
    assert made.actors == 1
    assert "# Kest stands in line 1 too.\n" in made.toml
    assert [quote for quote, _ in quotations(made)] == ["Kest"]


def test_a_name_beyond_a_cut() -> None:
    """In a sentence too long to quote whole, a name beyond what is quoted is left to the lines."""
    text = f"Kest {'and so on ' * 60} Bram"
    made = drafted(text, actor("kest", "Kest", "Bram"))
    assert [evidence["for"] for evidence in entries(made, "extend")[0]["evidence"]] == ["name"]
    assert "# Kest stands in line 1 too.\n" in made.toml


# Wrapped articles

WRAPPED = """The talks between Arden and
Borland went on. Minister Ada
Lorn said that they had met in early
  April 2031, and that a tariff of 12 per
cent would follow.

In May
"""


def test_what_a_wrapped_article_says(tmp_path: Path) -> None:
    """Names, times and percentages are found over the end of a line, never over a blank one, and `load` takes them."""
    record = vnus_trade.load(VALID)
    article = Article(file="text.txt", content=WRAPPED.encode(), id="leaflet", published="2031-05-03")
    made = draft(article, Known(actors=record.actors))
    extensions, (time, *_), (tariff,) = (entries(made, kind) for kind in ("extend", "event", "tariff"))
    assert [(entry["id"], entry["evidence"][0]["line"]) for entry in extensions] == [
        ("arden", 1),
        ("borland", 1),
        ("lorn", 2),
    ]
    said = (
        "Minister Ada Lorn said that they had met in early April 2031, and that a tariff of 12 per cent would follow."
    )
    assert time["when"] == {"is": "[2031-04-01..2031-04-10]", "phrase": "early April 2031"}
    assert (tariff["rate"], tariff["evidence"][0]["quote"]) == (12, said)
    completed = (
        made.toml.replace('published = ""', 'published = "It is known"')
        .replace("[[event]]", '[[meeting]]\nform = "meeting"\ninferred = { form = "They met" }')
        .replace("[[event.", "[[meeting.")
        .partition("[[tariff]]")[0]
        .replace('id = ""\ntitle = ""', 'id = "talk"\ntitle = "They meet"')
    )
    both = vnus_trade.load(VALID, write(tmp_path / "more", WRAPPED, completed, 'continues = "talks"\n'))
    assert both["talk"].evidence[0].quotation.words == said
    assert both.actor("lorn").evidence[-1].quotation.exact.startswith("Minister Ada\nLorn")


def found(text: str, *known: Actor) -> tuple[set[str], set[tuple[str, str]], set[str]]:
    """The actors, times and rates that are found in a text."""
    made = drafted(text, *known, zone="Asia/Ho_Chi_Minh")
    return (
        {entry["id"] for entry in entries(made, "extend")},
        {(entry["when"]["phrase"], entry["when"]["is"]) for entry in entries(made, "event")},
        {str(entry.get("rate")) for entry in entries(made, "tariff")},
    )


TOLD = (
    *("Ada Lorn", "Kest,", "Bộ Ngoại giao", "early April,", "on May 19-22, 2025,", "Wednesday night (Hanoi time)"),
    *(
        "10:25 a.m. on July 2 (local time).",
        "in May.",
        "May",
        "2",
        "ngày 2 tháng 7 năm 2025",
        "since 2024",
        "next week",
    ),
    *("between 20%- 40%", "from 5 per cent to 8 phần trăm", "12 per cent.", "ten percent", "The", "U.S."),
)


@given(st.lists(st.sampled_from(TOLD), max_size=30), st.data())
def test_how_an_article_is_wrapped_does_not_matter(told: list[str], data: st.DataObject) -> None:
    """However an article is broken into lines between its words, the same actors, times and percentages are found."""
    # A word of its own after each lets every sentence be told from all others.
    words = " ".join(f"{words} {'abcdefghij'[n % 10] * (3 + n // 10)}" for n, words in enumerate(told)).split()
    ends = data.draw(st.lists(st.sampled_from((" ", "\n", "\r\n")), min_size=len(words), max_size=len(words)))
    known = (actor("lorn", "Ada Lorn"), actor("kest", "Kest"), actor("ministry", "Bộ Ngoại giao"))
    wrapped = "".join(f"{word}{end}" for word, end in zip(words, ends, strict=True))
    assert found(wrapped, *known) == found(" ".join(words), *known)


@given(st.sampled_from(sorted(SEEDS)), st.integers(20, 120))
@settings(max_examples=20)
def test_how_a_shipped_article_is_wrapped_does_not_matter(number: str, width: int) -> None:
    """Wrapped at any width, a shipped article gives the same actors, times and percentages."""
    text = SEEDS[number].read_text(encoding="utf-8")
    lines = (textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    assert found("\n".join(lines), *SHIPPED.actors) == found(text, *SHIPPED.actors)


# Odd texts

ODD = st.sampled_from(
    [
        *("'''", '"""', "\\", "'", '"', "\r\n", "\n", "\n\n", " ", "\t", ". ", "#", "\ufeff", "\u200b", "\u202e"),
        *("\x01", "\x1b[0m", "\x7f", "\x85", "\u2028", "e\u0301", "To Lam", "Tô Lâm", "May 5", "in 2025", "46%"),
        *("20%- 40%", "2,5 percent", "ngày 2/7", "last week", "U.S.", "Kest", "on Wednesday night", "a", "é", "😀"),
    ]
)


@given(st.lists(ODD, max_size=40).map("".join) | st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@example("\ufeffMay 5\r\nMay 5 '''46%'''\r\n")
@example("May 5 May 5\nMay 5")
def test_drafts_of_any_text(text: str) -> None:
    """For any text the draft is TOML, and each quotation is exact in one line, is unique, and shows what it is for."""
    known = (actor("lam", "To Lam", native="Tô Lâm"), actor("kest", "Kest", "U.S."))
    made = drafted(text, *known, zone="Asia/Tokyo")
    locator = Locator(text)
    for quote, line in quotations(made):
        start, end = locator.find(quote, line)
        assert in_one_line(text[start:end]) == quote
    document = tomllib.loads(made.toml)
    for entry in document.get("event", []):
        assert entry["when"]["phrase"] in entry["evidence"][0]["quote"]
    assert document["from"] == "news.txt"
    assert document["source"]["title"].isprintable() or document["source"]["title"].strip()
    assert not {"\x1b", "\u202e", "\x85"} & set(made.toml)


@given(st.binary(max_size=20))
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    """Bytes are a text, or they are refused with the place that is none."""
    try:
        text = text_of("a.txt", content)
    except ArticleRefused as refused:
        text, reason = "", refused.reason
    else:
        reason = ""
    assert text.encode() == content or re.match(r"it is not UTF-8 at byte \d|it has NUL at offset \d", reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9", "it is not UTF-8 at byte 3; save it as UTF-8"),
        ("é\0".encode(), "it has NUL at offset 1; it is no text, or a damaged one"),
    ],
)
def test_what_is_no_text(content: bytes, reason: str) -> None:
    """Bytes that are no text are refused with the offset."""
    with pytest.raises(ArticleRefused) as refused:
        drafted(content)
    assert str(refused.value) == f"news.txt cannot be curated: {reason}"


@pytest.mark.parametrize(
    "file", ["", ".txt", ".hidden", "a/b.txt", "a\\b.txt", "a\nb.txt", "a\u202eb.txt", "a:b", "a?"]
)
def test_a_name_that_is_not_plain(file: str) -> None:
    """A text whose name could mean something else, somewhere, is refused."""
    with pytest.raises(ArticleRefused, match="its name has signs that no name of a text should have"):
        Article(file=file, content=b"", id="a")


def test_a_name_that_the_folder_has_for_itself() -> None:
    """A text cannot be called so that its curation would be the folder's own record."""
    with pytest.raises(ArticleRefused, match="its curation would be record"):
        Article(file="Record.txt", content=b"", id="a")


@pytest.mark.parametrize("given", [{"published": "3 July"}, {"zone": "Mars/Olympus"}])
def test_what_cannot_be_known_of_an_article(given: dict[str, str]) -> None:
    """A date and a zone are checked before anything is drafted."""
    with pytest.raises(TimeRefused):
        Article(file="a.txt", content=b"", id="a", **given)


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("000", "Vietnam, US in negotiations to concretise outcomes of top leaders' phone talks"),
        ("001", "Vietnamese Party leader, US President talk bilateral ties, trade issues"),
        (
            "002",
            "The Second Round of Bilateral Negotiations for the Trade Agreement between Vietnam and the United…",
        ),
        # It has no title.
        ("003", "date 2025-04-23 HÀ NỘI — Minister of Industry and Trade Nguyễn Hồng Diên, head of the Vietnamese…"),
        ("004", "Measures sought to promote fair, sustainable trade relations with US"),
    ],
)
def test_titles_of_the_shipped_articles(drafts: dict[str, Draft], number: str, title: str) -> None:
    """The title of a shipped article is found where it has one, also below a word of its page."""
    assert tomllib.loads(drafts[number].toml)["source"]["title"] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Home\nNews\n\nArden raises tariffs\nBy Ann Post, who was there and saw it\n", "Arden raises tariffs"),
        ("Alvera Gazette | Home | The sea today\nArden raises tariffs", "Arden raises tariffs"),
        ("You are here: News » Trade » Glass\nArden raises tariffs", "Arden raises tariffs"),
        ("Arden raises tariffs | Arden Post\n\nmore", "Arden raises tariffs | Arden Post"),
        (
            "Arden raises tariffs on glass and\non sand\n\nThe minister said so.",
            "Arden raises tariffs on glass and on sand",
        ),
        ("Home | News | Sports\n\nGlass\n", "Home | News | Sports"),
    ],
)
def test_titles_below_a_menu(text: str, title: str) -> None:
    """The title is the first line of three words that is no menu, with what goes on in the next; else the first."""
    assert tomllib.loads(drafted(text).toml)["source"]["title"] == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("  A\ttitle \r", "A title"),
        ("\ufeffA ti\u200btle\x07", "A title"),
        ("a" * 200, "a" * 99 + "…"),
        ("word " * 30, "word " * 18 + "word…"),
    ],
)
def test_titles(line: str, title: str) -> None:
    """The title is in single spaces, without what cannot be seen, and not too long."""
    found = tomllib.loads(drafted(f"\n---\n{line}\nmore").toml)["source"]["title"]
    assert found == title


# Large texts


def test_a_large_article_is_drafted() -> None:
    """An article of 100 KB is drafted as a short one is."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SEEDS.values()) * 4
    assert len(text.encode()) > 100_000
    made = draft(Article(file="a.txt", content=text.encode(), id="a", published="2025-07-03"), SHIPPED)
    assert made.times > 80


@pytest.mark.parametrize("size", [20_000, 2**20])
@pytest.mark.parametrize(
    "piece",
    [
        "5% ",
        "5%. ",
        "May 1 ",
        "1/2/",
        "in 2025 ",
        "To Lam\n",
        "To Lam. ",
        "Vietnam on May 1 at 5%, ",
        "may ",
        "a",
        "\n",
        "'",
    ],
)
def test_a_monotonous_text_is_drafted(piece: str, size: int) -> None:
    """Of a text that is made to be slow the draft is short, be it as long as a folder may hold."""
    text = piece * (size // len(piece))
    made = draft(Article(file="a.txt", content=text.encode(), id="a", published="2025"), SHIPPED)
    assert tomllib.loads(made.toml)["from"] == "a.txt"
    assert made.times + made.unread <= MOST_FINDINGS >= made.percentages
    assert len(made.toml) < 2**20


def test_no_more_findings_than_a_person_reads() -> None:
    """A draft stops at a number of findings of one kind, and says where."""
    made = drafted("\n".join(f"Item {n} on May 5 at {n}%." for n in range(1, MOST_FINDINGS + 50)))
    assert made.times == made.percentages == MOST_FINDINGS
    assert f"# From line {MOST_FINDINGS + 1} on, more times are left out.\n" in made.toml
    assert f"# From line {MOST_FINDINGS + 1} on, more percentages are left out.\n" in made.toml


def test_a_text_beyond_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a text that is too long the beginning is looked at, up to a sentence, and the draft says so."""
    monkeypatch.setattr(drafting, "MOST_LETTERS", 30)
    made = drafted("Kest on May 5 at 5%.\n\nKest on May 6 at 6%.\n\nKest on May 7 at 7%.\n", actor("kest", "Kest"))
    assert (made.actors, made.times, made.unread, made.percentages) == (1, 1, 0, 1)
    assert "# From line 3 on, the text was not looked at; it is too long.\n" in made.toml
    assert "Kest stands" not in made.toml


def test_times_are_looked_for_in_no_more_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text with a great many dates is given up where they become too many, and the draft says so."""
    monkeypatch.setattr(drafting, "MOST_PLACES", 2)
    made = drafted("tomorrow, May 1,\nMay 2,\nnext week\n\nMay 3\n")
    assert [entry["when"]["is"] for entry in entries(made, "event")] == ["2025-05-01"]
    assert "# Line 2: from here on, times were not looked for; there are too many\n" in made.toml
    assert made.unread == 1


# The folder's own file


def uncommented(toml: str) -> dict[str, Any]:
    """The TOML in which all examples are put to use."""
    return tomllib.loads(re.sub(r"(?m)^#(?=\S)", "", toml), parse_float=Decimal)


@pytest.mark.parametrize("continues", [None, "fish-talks"])
def test_the_example_is_right(continues: str | None) -> None:
    """The file of a new folder is TOML as it stands, and every example in it is what a table may say."""
    toml = record_of("my-talks", 'My "talks"', continues)
    document = tomllib.loads(toml)
    if continues is None:
        assert document == {"negotiation": [{"id": "my-talks", "title": 'My "talks"', "parties": []}]}
    else:
        assert document == {"continues": "fish-talks"}
    whole = uncommented(toml)
    whole.pop("continues", None)
    assert {"topic", "actor", "round", "statement"} <= whole.keys() <= set(TABLES)
    for kind, tables in whole.items():
        for table in tables:
            assert read_table(table, kind).text("id") == table["id"]


def test_the_example_can_be_taken_up_line_by_line() -> None:
    """The keys of the negotiation may be taken up one by one."""
    lines = record_of("my-talks", "My talks").split("\n")
    for number, line in enumerate(lines):
        if re.match(r"#[a-z]", line) and number < lines.index("# What events are filed under."):
            taken = [*lines[:number], line[1:], *lines[number + 1 :]]
            (negotiation,) = tomllib.loads("\n".join(taken))["negotiation"]
            assert len(negotiation) == 4


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("My Articles", "my-articles"),
        ("Đàm phán_2025", "dam-phan-2025"),
        ("新聞", ""),
        ("--a--", "a"),
        ("½ café", "1-2-cafe"),
    ],
)
def test_ids(name: str, id_: str) -> None:
    """An id is made of the words of a name, in ASCII."""
    assert id_of(name) == id_


def test_seeds_are_where_the_tests_look() -> None:
    """The five shipped articles are drafted here."""
    assert list(SEEDS) == list(PUBLISHED)
    assert all(isinstance(path, Path) for path in SEEDS.values())


def test_a_name_that_nothing_tells_apart() -> None:
    """A name that stands in a line over and over, with nothing else around it, is remarked and not quoted."""
    made = drafted("Ada Lorn " * 400, actor("lorn", "Ada Lorn"))
    assert entries(made, "extend") == []
    assert "# Ada Lorn stands in line 1 too.\n" in made.toml


def test_a_time_that_nothing_tells_apart() -> None:
    """A time that stands in a line over and over, with nothing else around it, is remarked with what it reads as."""
    made = drafted("It was on May 5. " * 400)
    assert entries(made, "event") == []
    assert '# Line 1: "May 5" reads as 2025-05-05; the words stand there several times, so that' in made.toml
