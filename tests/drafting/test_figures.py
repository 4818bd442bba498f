"""The figures of drafts in the documentation."""

import pytest

from tests.drafting.figures import PAGE, with_figures

pytestmark = pytest.mark.repetitive


def test_the_page_has_the_figures_of_today() -> None:
    """The tables of the page are what is measured; `python -m tests.rewrite` writes them anew."""
    page = PAGE.read_text(encoding="utf-8")
    assert with_figures(page).splitlines() == page.splitlines()


def test_a_page_without_the_tables() -> None:
    """A page that has lost a table is refused with what is missing."""
    with pytest.raises(ValueError, match="has nothing like"):
        with_figures("")
