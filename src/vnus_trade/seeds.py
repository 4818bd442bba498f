"""The folder of the shipped record, where its snapshot lies, and the SHA-256 digests that pin texts."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

_PACKAGED = Path(__file__).parent / "seeds"

SEEDS: Path = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "seeds"
"""The folder of the shipped record: the articles, and `curation/` beside them."""

SNAPSHOT: Path = Path(__file__).with_name("snapshot.json")
"""The shipped record as it was when all of it had been checked, which `vnus_trade.record.snapshot` reads."""


def pinned_files() -> dict[str, bytes]:
    """The content of each file of the shipped record, by its path in the folder."""
    paths = sorted((*SEEDS.glob("*.txt"), *SEEDS.glob("curation/*.toml")))
    return {path.relative_to(SEEDS).as_posix(): path.read_bytes() for path in paths}


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
