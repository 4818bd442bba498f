"""The lines that no entry of a draft cites: which are suggested as background, and which have to be read."""

import re
from collections.abc import Iterator

import attrs
import pytest

from tests.authoring.drafted import actor, drafted, quotations
from tests.drafting.yardstick import Article, articles
from vnus_trade.evidence.locator import Locator
from vnus_trade.model.entities import Actor
from vnus_trade.model.vocabulary import ActorKind

KNOWN: tuple[Actor, ...] = (actor("arden", "Arden", kind=ActorKind.STATE), actor("lorn", "Ada Lorn"))
NOTE = "times, numbers, denials, direct speech or names in no entry; curate them, or set the lines aside"
TEXT = "Arden and tin\n\nTin is soft and shiny, and easily worked with a hammer.\n\n{}\n"


@pytest.mark.parametrize(
    "line",
    [
        "Grain ships leave the old harbour and sail by, as they always did.",
        "Thuyền chở gạo rời cảng cũ để đi tới những nơi khác, như mọi khi.",
    ],
)
def test_lines_without_facts_are_suggested_as_background(line: str) -> None:
    """A line that tells neither when, how much, what was said nor who did it is suggested as background."""
    assert '\n# background = "3-5"   # without the first # once you have read them\n' in drafted(TEXT.format(line)).toml


@pytest.mark.parametrize(
    "line",
    [
        "The mine was opened on 21 January by a crowd of people.",
        "The peace of 1911 was kept in the old harbour and in the villages around.",
        "Prices in the old harbour rose by 3 per cent all the same.",
        "The mine cost its owners some $40 million when it was built.",
        "Growers in the north sold 400 tonnes of it to their neighbours.",
        "People in the old harbour speak of “a good bargain” all the same.",
        "Lorn walked along the old harbour with a crowd of people.",
        "Arden reviewed what it takes from the old harbour.",
        f"The harbour {'is old and ' * 100} quiet.",
        "Growers in the old harbour were not asked what they thought of it.",
        "Người dân ở cảng cũ không được hỏi về những điều đó, theo các báo.",
        "Mỏ thiếc ở phía bắc mở cửa từ ngày 21/1 trước đông đảo người dân.",
    ],
)
def test_lines_with_facts_are_no_background(line: str) -> None:
    """A line with a time, a number, a denial, direct speech or a name, or that was not read, has to be read."""
    made = drafted(TEXT.format(line), *KNOWN).toml
    assert '\n# background = "3"   # without the first # once you have read them\n' in made
    assert f"\n# 5: {NOTE}\n" in made


def test_what_is_cited_of_a_line_is_no_reason() -> None:
    """Of a line that an entry cites in part, the rest alone decides."""
    begin = "Arden held the third round of the talks on 2 July."
    rest = "It took place in an old hall with tall windows and many rows of chairs."
    assert '# background = "1"' in drafted(f"{begin} {rest}\n", *KNOWN).toml


def test_a_sentence_over_several_lines_is_one() -> None:
    """A line is no background where its sentence tells a fact on another line."""
    first = "Ships leave the old harbour with grain and all kinds of fruit,"
    second = "and sail by the villages and the mines in the north, since 1911."
    made = drafted(f"Arden and tin\n\n{first}\n{second}\n").toml
    assert f"\n# 3-4: {NOTE}\n" in made
    assert "background" not in made


@pytest.mark.parametrize("article", articles("tuning"), ids=lambda article: article.name)
def test_no_figure_and_no_speech_is_suggested_as_background(article: Article) -> None:
    """In whole articles, no line that a draft suggests as background has a figure or a quotation mark uncited."""
    made = drafted(article.text, zone=article.zone, published=article.published)
    locator = Locator(article.text)
    for quote, line in quotations(made):
        start, end = locator.find(quote, line)
        article = attrs.evolve(article, text=blanked(article.text, start, end))
    lines = article.text.split("\n")
    for number in suggested(made.toml):
        assert re.search(r"[\d“”\"]", lines[number - 1]) is None


def blanked(text: str, start: int, end: int) -> str:
    """A text with letters taken for spaces between two offsets."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def suggested(toml: str) -> Iterator[int]:
    """The numbers of the lines that a draft suggests as background."""
    found = re.search(r'^# background = "([^"]*)"', toml, re.MULTILINE)
    for span in found[1].split(", ") if found else ():
        first, _, last = span.partition("-")
        yield from range(int(first), int(last or first) + 1)


@pytest.mark.parametrize(
    ("rest", "is_named"),
    [
        ("Arden called that too little, too late.", True),
        ("Arden is old.", False),
        ("That was too little, too late.", False),
    ],
)
def test_a_short_sentence_in_which_somebody_speaks(rest: str, *, is_named: bool) -> None:
    """A line has to be read where a sentence of the talks in it is cited by nothing, however short it is."""
    made = drafted(f"Lorn said on 2 July that it rained all day in the old harbour. {rest}\n", *KNOWN).toml
    assert (f"\n# 1: {NOTE}\n" in made) is is_named
