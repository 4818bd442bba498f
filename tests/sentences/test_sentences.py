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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hạ viện đã bàn về thuế của các nước.", "change"),
        ("Các bên chịu áp lực của thuế.", "tariff_stage"),
        ("Tổng thống đã bàn về thuế của các nước.", "rate_basis"),
        ("Tổng thư ký đã bàn về thuế của các nước.", "agreement_stage"),
        ("Hiệp định thương mại tự do của các nước.", "passive"),
        ("Các hãng hàng không đã bàn về thuế.", "negation"),
        ("Theo số liệu của các nước, thuế đã tăng.", "supposed"),
        ("Các bên gặp khó khăn với thuế của các nước.", "form"),
        ("Các bên song phương đã bàn về thuế.", "but"),
        ("Japan raised its concerns over the duty.", "change"),
        ("Japan cut ties with Chile over the duty.", "change"),
    ],
)
def test_a_part_of_a_longer_word_says_nothing(text: str, kind: str) -> None:
    """A word within a title, a name or another longer word is no verb, no denial and no basis of a rate."""
    (sentence,) = report_of(TextLayout.of(text)).sentences
    assert not sentence.has(kind)
    assert sentence.has("tariff") or "hiệp định" in text.casefold()
