"""Prints how much of the articles in `tests/drafting/` is drafted, and how much of what is drafted is right.

Run `python -m benchmarks.drafts` in a checkout, with `tuning` or `held out` for a part of them, and with `--notes`
for a list of what is wrong or missing. Precision is the share of the drafted entries or values that are right, recall
the share of the right ones that are drafted. A wrong value counts against both.
"""

import argparse
from collections.abc import Iterator

from tests.drafting.yardstick import FIELDS, PARTS, Figures, articles, broken, drafted, drafted_entries, judged


def figures_of(part: str) -> Figures:
    """The figures of all articles of a part; its notes begin with the traps that caught a draft."""
    total = Figures()
    for article in articles(part):
        entries = drafted_entries(article, drafted(article).toml)
        total.notes += [f"trap: {trap}" for trap in broken(article, entries)]
        total.add(judged(article, entries))
    return total


def table(figures: Figures) -> Iterator[str]:
    """The figures as a Markdown table: a row for each kind of entry, and below it for each of its fields."""
    yield "| | right | wrong | missing | precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|"
    for kind, fields in FIELDS.items():
        for key, label in [(kind, f"**{kind}**"), *((f"{kind} {field}", f"`{field}`") for field in fields)]:
            counts = figures.right[key], figures.wrong[key], figures.missing[key]
            if any(counts):
                precision = f"{figures.precision(key):.0%}" if counts[0] + counts[1] else "–"
                shares = precision, f"{figures.recall(key):.0%}"
                yield f"| {label} | {' | '.join(map(str, counts))} | {' | '.join(shares)} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="tuning")
    parser.add_argument("--notes", action="store_true", help="list what is wrong or missing")
    options = parser.parse_args()
    found = figures_of(options.part)
    print(*table(found), sep="\n")
    if options.notes:
        print("", *found.notes, sep="\n")
