"""SHA-256, by which texts are pinned."""

import hashlib
from importlib import import_module
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_trade import seeds as digests


@given(st.binary())
def test_it_is_that_of_hashlib(content: bytes) -> None:
    """The digest is the one that everybody else computes."""
    assert digests.sha256(content) == hashlib.sha256(content).hexdigest()


def test_a_python_without_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python has no SHA-256 of its own, that of `hashlib` is taken."""

    def lacking(name: str) -> ModuleType:
        if name.startswith("_"):
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr(digests, "import_module", lacking)
    assert digests.lean()(b"glass").hexdigest() == digests.sha256(b"glass")
