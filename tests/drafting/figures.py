"""The figures of drafts that the documentation gives, measured anew."""

import re
from collections.abc import Callable, Iterable

from tests import CHECKOUT
from tests.drafting.keystrokes import TYPED, articles_of, changes, letters_table
from tests.drafting.yardstick import figures_of, table

PAGE = CHECKOUT / "docs" / "how-to" / "add-an-article.md"


def _first_changes() -> Iterable[str]:
    return changes(next(articles_of(TYPED / "tea")))


_MEASURED: dict[str, Callable[[], Iterable[str]]] = {
    r'`python -m benchmarks\.drafts "held out"`[^|]*\n\n(?P<old>(?:\|.*\n)+)': lambda: table(figures_of("held out")),
    r"`python -m benchmarks\.keystrokes`[^|]*\n\n(?P<old>(?:\|.*\n)+)": letters_table,
    r"```diff\n(?P<old>(?:.*\n)*?)```": _first_changes,
}
"""What measures the part of the page that a pattern finds."""


def with_figures(page: str) -> str:
    """The page with the figures that drafts have now; raises `ValueError` where a part of it is missing."""
    for pattern, measure in _MEASURED.items():
        found = re.search(pattern, page)
        if found is None:
            raise ValueError(f"{PAGE.name} has nothing like {pattern}")
        page = page[: found.start("old")] + "".join(f"{line}\n" for line in measure()) + page[found.end("old") :]
    return page
