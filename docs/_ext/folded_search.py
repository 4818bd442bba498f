"""Search that finds *Tô Lâm* typed as *to lam*, and `before` and 46, which Sphinx takes for words without meaning."""

import inspect
import unicodedata
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

import vnus_trade

_API = {
    name
    for public in (getattr(vnus_trade, name) for name in vnus_trade.__all__)
    if inspect.isclass(public)
    for name in dir(public)
    if not name.startswith("_")
}
STOPWORDS = frozenset(SearchEnglish.stopwords) - _API
"""English words that are not searched for; those that are names of our API are."""


def folded(text: str) -> str:
    """A text without its accents, and with d for đ; `_FOLDING` does the same to what a reader types."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if unicodedata.category(letter)[0] != "M")
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


_FOLDING = r"""
var splitQuery = (query) =>
  query
    .normalize("NFD").replace(/\p{Mark}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D")
    .split(/[^\p{Letter}\p{Number}_]+/gu)
    .filter((term) => term)
    .map((term) => term.replace(/^[0-9]+$/, "№$&"));
"""


class FoldedEnglish(SearchEnglish):
    """English as Sphinx searches it, but for accents, the names of our API, and numbers, which get a sign."""

    stopwords = STOPWORDS
    js_splitter_code = _FOLDING

    def split(self, input: str) -> list[str]:
        return [f"№{word}" if word.isdecimal() else word for word in super().split(folded(input))]


def setup(app: Sphinx) -> dict[str, Any]:
    """Search in place of Sphinx's English."""
    app.add_search_language(FoldedEnglish)
    return {"parallel_read_safe": True}
