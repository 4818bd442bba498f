"""Languages of texts, as far as their words tell them."""

import pytest

from tests.drafting.yardstick import Article, articles
from vnus_trade.reading.sentences import sure_languages


@pytest.mark.parametrize("article", articles("tuning"), ids=lambda article: article.name)
def test_languages_of_articles(article: Article) -> None:
    """The language of an article is told by its words; of two languages, and of few words, none is sure."""
    other = "bà và các ông đã cho biết" if article.language == "en" else "it is said of her that the"
    assert sure_languages(article.text) == (article.language,)
    assert sure_languages(f"{article.text} {other}") == ()
    assert sure_languages(article.text[:20]) == ()
