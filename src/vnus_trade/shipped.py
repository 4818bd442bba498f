"""Where the shipped seeds lie: inside the installed package, else in the checkout that it is run from."""

from pathlib import Path

_PACKAGED = Path(__file__).parent / "seeds"

SEEDS: Path = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "seeds"
"""The folder of the shipped record: the article texts, and `curation/` beside them."""
