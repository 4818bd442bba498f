"""Writes the expected reports and outputs anew: `python -m tests.rewrite`. Read what it changed before you keep it."""

import os

import vnus_trade
from tests.curated import BROKEN
from tests.test_views import EXPECTED, outputs, text


def rewrite() -> None:
    """Write `broken/*/expected.txt` and `expected/*.txt`."""
    for name, lines in outputs():
        (EXPECTED / f"{name}.txt").write_text(text(lines), encoding="utf-8")
    os.chdir(BROKEN)
    for folder in sorted(path.name for path in BROKEN.iterdir() if not path.name.startswith("_")):
        try:
            vnus_trade.load(folder)
        except vnus_trade.CurationError as error:
            (BROKEN / folder / "expected.txt").write_text(f"{error}\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite()
