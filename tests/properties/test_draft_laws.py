"""The laws of drafts: what they propose has no fault, quotations are exact, and no text takes long or breaks them."""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

import vnus_trade
from tests.authoring.drafted import POLICY, RECORD, drafted_article, new_article
from tests.drafting.yardstick import articles, lay_out
from tests.properties.effort import effort
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.evidence.locator import Locator
from vnus_trade.filing.intake import GivenArticle, Intake
from vnus_trade.sentences.sentences import MOST_LETTERS_OF_A_SENTENCE

# What news is made of: the sentences of articles with all that drafts look for, and words that confuse them.
SENTENCES = sorted(
    {
        article.text[start:end].strip()
        for article in articles("tuning")
        for layout in [TextLayout.of(article.text)]
        for start, end in layout.sentences
    }
)
ODD = st.sampled_from(
    [
        *("'''", '"""', "\\", "'", '"', "“", "\r\n", "\n", "\n\n", " ", "\t", ". ", "#", "\ufeff", "\u200b", "\u202e"),
        *("\x01", "\x1b[0m", "\x7f", "\x85", "\u2028", "e\u0301", "To Lam", "Tô Lâm", "May 5", "in 2025", "46%"),
        *("20%- 40%", "2,5 percent", "ngày 2/7", "last week", "U.S.", "He said", "on Wednesday night", "a", "é", "😀"),
        *(
            "Minister ",
            "of the ",
            "will impose ",
            "tariffs on ",
            "from 20 to 10 per cent",
            "the second round",
            " agreed",
        ),
        *(" said ", ", and Japan ", "not ", "if ", "(", ")", "Vietnam", "met with", "a deal", "buy $5 billion", "’s "),
    ]
)
LISTED = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12, unique=True)
BREAKS = st.sampled_from([" ", "\n", "\n\n"])


@given(LISTED, st.lists(BREAKS, min_size=12, max_size=12), st.sampled_from(["2031-04-24", "2031-11-18"]))
@effort(20)
def test_what_is_drafted_has_no_fault(told: list[str], breaks: list[str], published: str) -> None:
    """A draft as it stands has no fault but where it leaves a key empty: for the curator to fill in."""
    text = "".join(f"{sentence}{end}" for sentence, end in zip(told, breaks, strict=False)).strip() + "\n"
    halvia = next(article for article in articles("tuning") if article.name == "second-round").folder
    with TemporaryDirectory() as place:
        folder, file = Path(place, "talks"), Path(place, "article.txt")
        folder.mkdir()
        lay_out(folder, halvia)
        file.write_text(text, encoding="utf-8", newline="")
        given = GivenArticle(str(file), {"published": published, "zone": "Europe/Oslo"})
        assert [filed.article.file for filed in Intake(folder).take([given])] == ["article.txt"]
        draft = tomllib.loads((folder / "curation" / "drafts" / "article.toml").read_text(encoding="utf-8"))
        seen = vnus_trade.survey(folder)
    faults = [fault for fault in seen.faults if fault.file.endswith("article.toml") and fault.path]
    at_fault = [(fault, draft[str(fault.path[0])][fault.path[1]]) for fault in faults if len(fault.path) > 1]
    assert [str(fault) for fault, entry in at_fault if entry.get(fault.field, "") != ""] == []


@given(
    st.lists(ODD | st.sampled_from(SENTENCES), max_size=30).map("".join)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"))
)
@example("\ufeffMay 5\r\nMay 5 '''46%'''\r\n")
@example("May 5 May 5\nMay 5")
@effort(50)
def test_quotations_of_any_text_are_exact(text: str) -> None:
    """The draft of any text is TOML without letters that drive a terminal, and each quotation is exact and unique."""
    article = new_article(text, zone="Asia/Tokyo")
    made = DraftedArticle.of(article, RECORD, POLICY).draft()
    document = tomllib.loads(made.toml)
    locator = Locator(text)
    for tables in document.values():
        for entry in tables if isinstance(tables, list) else ():
            for table in (entry, *entry.get("evidence", ())):
                quotes = table.get("quote", [])
                for quote in [quotes] if isinstance(quotes, str) else quotes:
                    start, end = locator.find(quote, table.get("line"))
                    assert in_one_line(text[start:end]) == quote
    assert not {"\x1b", "\u202e", "\x85"} & set(made.toml)


@given(
    st.sampled_from(SENTENCES),
    st.sampled_from(["said ", "of the ", "and Japan, ", "not ", "5 per cent ", "“", "Minister "]),
)
@effort(20)
def test_no_longer_sentence_is_looked_at(sentence: str, filler: str) -> None:
    """Whatever a sentence of more than a thousand letters says, no entry is made of it."""
    long = f"{sentence.rstrip('.!?”')} {filler * (MOST_LETTERS_OF_A_SENTENCE // len(filler))}"
    made = drafted_article(long)
    assert [
        entry for entry in made.entries if entry.quotes[0][1] - entry.quotes[0][0] > MOST_LETTERS_OF_A_SENTENCE
    ] == []
