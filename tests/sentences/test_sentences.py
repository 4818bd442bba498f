"""Languages of texts, as far as their words tell them, and sentences with what is said in them."""

import pytest

from tests.drafting.yardstick import Article, articles
from vnus_trade.corpus.layout import TextLayout
from vnus_trade.sentences.sentences import report_of, sure_languages


@pytest.mark.parametrize("article", articles("tuning"), ids=lambda article: article.name)
def test_languages_of_articles(article: Article) -> None:
    """The language of an article is told by its words; of two languages, and of few words, none is sure."""
    other = "bà và các ông đã cho biết" if article.language == "en" else "it is said of her that the"
    assert sure_languages(article.text) == (article.language,)
    assert sure_languages(f"{article.text} {other}") == ()
    assert sure_languages(article.text[:20]) == ()


def test_a_quotation_that_is_left_open_ends_with_its_paragraph() -> None:
    """What one quotation says in several sentences is one, also where its second mark is missing."""
    text = "The minister spoke to the press on Friday. She said: “We go on. We will not stop.\n\nThe talks then ended."
    report = report_of(TextLayout.of(text))
    assert [text[each.start : each.end] for each in report.sentences] == [
        "The minister spoke to the press on Friday.",
        "She said: “We go on. We will not stop.",
        "The talks then ended.",
    ]


def test_a_sentence_too_long_to_be_one_is_passed_over() -> None:
    """No sentence of more than a thousand letters is looked at."""
    text = f"The talks began on Friday. They spoke of {'steel and ' * 120}rice. The talks then ended."
    report = report_of(TextLayout.of(text))
    assert [text[each.start : each.end] for each in report.sentences] == [
        "The talks began on Friday.",
        "The talks then ended.",
    ]
