"""The laws of folding and finding names."""

import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.properties.strategies import names, nothing_to_find
from vnus_trade.errors import NotFound
from vnus_trade.words.names import Named, NameIndex, fold, near, stands_in

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title)

spellings = st.tuples(st.sampled_from(FORMS), st.sampled_from(CASES))


@given(names, spellings)
def test_folding_law(name: str, spelling: tuple[Form, Callable[[str], str]]) -> None:
    """A name folds alike in every normal form and in any case."""
    form, case = spelling
    assert fold(unicodedata.normalize(form, case(name))) == fold(name)


@given(st.text())
def test_idempotence_law(text: str) -> None:
    """Folding what is folded changes nothing, and leaves words apart by single spaces."""
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.split(" ") == (folded.split() or [""])


@given(names, spellings)
def test_finding_law(name: str, spelling: tuple[Form, Callable[[str], str]]) -> None:
    """An index finds a thing by its name in every normal form and case, and by a title before the name."""
    form, case = spelling
    index = NameIndex("actor", [Named("it", (name,), ("General Secretary",)), Named("other", ("Zzyzx",))])
    written = unicodedata.normalize(form, case(name))
    assert index.find(written) == "it"
    assert index.find(f"General Secretary {written}") == "it"


@given(names, spellings, st.text(" ,.;\n“”", min_size=1))
def test_standing_law(name: str, spelling: tuple[Form, Callable[[str], str]], around: str) -> None:
    """A name that is no acronym stands in any text that has it as whole words, and not inside a longer word."""
    form, case = spelling
    assume(not name.isupper())
    written = unicodedata.normalize(form, case(name))
    assert stands_in(name, f"said{around.strip('.')} {written} {around}today")
    assert not stands_in(name, f"x{written}x".replace(" ", ""))


@given(nothing_to_find)
def test_empty_law(text: str) -> None:
    """The empty name and punctuation fold to nothing, find nothing and stand nowhere."""
    index = NameIndex("actor", [Named("it", ("To Lam", text), (text,))])
    assert fold(text) == ""
    assert not stands_in(text, f"any {text} text")
    with pytest.raises(NotFound) as refusal:
        index.find(text)
    assert str(refusal.value) == "an empty name finds no actor"


@given(names, st.lists(names, max_size=5))
def test_near_law(name: str, others: list[str]) -> None:
    """The nearest name to a known one is itself, however it is written."""
    found = near(name.upper(), [*others, name])
    assert fold(found[0]) == fold(name)
    assert set(found) <= {name, *others}


@given(names, st.lists(names, max_size=8))
def test_only_near_names_are_suggested(name: str, others: list[str]) -> None:
    """What is suggested shares most of its letters with what was written, or begins with it, or ends alike."""
    for found in near(name, others):
        alike = SequenceMatcher(None, fold(found), fold(name)).ratio() >= 0.7
        assert alike or fold(found).startswith(f"{fold(name)} ") or fold(found).split()[-1] == fold(name).split()[-1]
