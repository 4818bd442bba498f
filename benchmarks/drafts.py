"""Prints how much of the articles in `tests/drafting/` is drafted, and how much of what is drafted is right.

Run `python -m benchmarks.drafts` in a checkout, with `tuning` or `held out` for a part of them, and with `--notes`
for a list of what is wrong or missing. Precision is the share of the drafted entries or values that are right, recall
the share of the right ones that are drafted. A wrong value counts against both.
"""

import argparse

from tests.drafting.yardstick import PARTS, figures_of, table

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, default="tuning")
    parser.add_argument("--notes", action="store_true", help="list what is wrong or missing")
    options = parser.parse_args()
    found = figures_of(options.part)
    print(*table(found), sep="\n")
    if options.notes:
        print("", *found.notes, sep="\n")
