"""Digests: SHA-256, by which texts are pinned."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any


def sha256(content: bytes) -> str:
    """The SHA-256 (FIPS 180-4) of these bytes, in hexadecimal.

    >>> sha256(b"")
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    return str(_SHA256(content).hexdigest())


def lean() -> Callable[[bytes], Any]:
    """Python's own SHA-256: `hashlib` also loads OpenSSL, for which `random` avoids it, too."""
    for module in ("_sha2", "_sha256"):  # since Python 3.12, and before
        with suppress(ImportError):
            return import_module(module).sha256  # type: ignore[no-any-return]
    return import_module("hashlib").sha256  # type: ignore[no-any-return]


_SHA256 = lean()
