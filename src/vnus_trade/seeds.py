"""The folder of the shipped record, its parsed curation, and the SHA-256 digests that pin texts."""

import json
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

_PACKAGED = Path(__file__).parent / "seeds"

SEEDS: Path = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "seeds"
"""The folder of the shipped record: the articles, and `curation/` beside them."""

PARSED = Path(__file__).with_name("parsed.json")
"""The shipped curation in JSON, which is read ten times faster than TOML."""


def parsed() -> dict[str, dict[str, Any]]:
    """The content of each file of the shipped curation, as `tomllib` would return it, by the SHA-256 of its bytes.

    A file that has changed since then is not among them and is read as TOML, so this affects nothing but speed.
    """
    documents: dict[str, dict[str, Any]] = json.loads(PARSED.read_bytes(), parse_float=Decimal)
    return documents


def sha256(content: bytes) -> str:
    """The SHA-256 (FIPS 180-4) of these bytes, in hexadecimal.

    >>> sha256(b"")
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    return str(_SHA256(content).hexdigest())


def is_sha256(digest: str) -> bool:
    """Return whether a text is a SHA-256 as `sha256` writes it."""
    return len(digest) == 64 and set(digest) <= set("0123456789abcdef")


def sha256_without_openssl() -> Callable[[bytes], Any]:
    """CPython's own SHA-256. Importing `hashlib` would load OpenSSL, which slows the start; `random` avoids it too."""
    for module in ("_sha2", "_sha256"):  # its name since Python 3.12, and before
        with suppress(ImportError):
            return import_module(module).sha256  # type: ignore[no-any-return]
    return import_module("hashlib").sha256  # type: ignore[no-any-return]


_SHA256 = sha256_without_openssl()
