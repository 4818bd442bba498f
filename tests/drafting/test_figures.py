"""Drafts of the articles that they were tuned on: how much is right, and which traps catch them."""

from functools import cache

import pytest

from tests.drafting.yardstick import FIELDS, Figures, articles, broken, drafted, drafted_entries, judged

# Entries of a kind that are right of those drafted, and of those that there are, in per cent; and values of a field.
LEAST_PRECISION, LEAST_RECALL, LEAST_FIELD = 90, 84, 85


@cache
def figures() -> tuple[Figures, tuple[str, ...]]:
    """The figures of all articles, and the traps that caught their drafts."""
    total, caught = Figures(), []
    for article in articles("tuning"):
        entries = drafted_entries(article, drafted(article).toml)
        total.add(judged(article, entries))
        caught += broken(article, entries)
    return total, tuple(caught)


def share(right: int, all_: int) -> float:
    """A part of all in per cent; of nothing, all of it."""
    return 100 * right / all_ if all_ else 100.0


def test_most_entries_are_right() -> None:
    """Of what is drafted most is right, and of what is right most is drafted."""
    found, _ = figures()
    right, wrong, missing = (sum(count[kind] for kind in FIELDS) for count in (found.right, found.wrong, found.missing))
    assert share(right, right + wrong) >= LEAST_PRECISION
    assert share(right, right + missing) >= LEAST_RECALL


@pytest.mark.parametrize("key", [f"{kind} {field}" for kind, fields in FIELDS.items() for field in fields])
def test_values_are_right_or_empty(key: str) -> None:
    """A value that is drafted is right; a wrong one is rarer than one in seven, or stands alone."""
    found, _ = figures()
    right, wrong = found.right[key], found.wrong[key]
    assert wrong <= 2 or share(right, right + wrong) >= LEAST_FIELD


def test_few_traps_catch() -> None:
    """Denials, suppositions, old news, polls and teasers make no entries."""
    _, caught = figures()
    assert len(caught) <= 8
