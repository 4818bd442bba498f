"""Where a text names actors."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from vnus_trade.corpus.mentions import Mention, NameSearch
from vnus_trade.words.edges import name_places


def named(text: str, *actors: Sequence[str]) -> list[tuple[int, str, str]]:
    """The number of each actor that a text names, in which words, and by which name."""
    found = NameSearch(actors).mentions(text)
    return [(number, text[begin:end], name) for number, (begin, end, name) in found]


def test_the_longest_name_is_found() -> None:
    """Of names that overlap the longest is found, once, and a name is said as the actor has it."""
    assert list(NameSearch([("To Lam", "Lam")]).mentions("Kest met To Lam.")) == [(0, Mention(9, 15, "To Lam"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kest met Lam in the Union of Kest.", [(0, "Kest"), (0, "Union of Kest"), (1, "Lam")]),
        ("The Union  of\nKest’s kestrels, to Lamb", [(0, "Union  of\nKest")]),
        ("The Union of – To Lam", [(1, "To Lam")]),
        ("The Union\n\nof Kest, the Union - of Kest", [(0, "Kest"), (0, "Kest")]),
        ("He went.Kest stayed; kest, Kesť, 在Kest和", [(0, "Kest"), (0, "Kest")]),
        ("Unions of Kestrel, the to", []),
        ("", []),
    ],
)
def test_names_are_whole_words(text: str, found: list[tuple[int, str]]) -> None:
    """Names of several words are found over any white space, and none within other words or over a blank line."""
    assert [each[:2] for each in named(text, ("Kest", "Union of Kest"), ("Tô Lâm", "Lam"))] == found


def test_names_of_the_same_letters() -> None:
    """Of names of one actor with the same letters, that is said which the text writes, or else the first."""
    assert named("US and U.S. goods", ("U.S.", "US")) == [(0, "US", "US"), (0, "U.S", "U.S.")]


ACTORS = [
    ("Kest", "Union of Kest", "the Union"),
    ("Tô Lâm", "Lam", "to lam of Kest"),
    ("U.S.", "US", "我国", "AT&T"),
    ("ก",),
]
PIECES = [*(name for actor in ACTORS for name in actor), "and", "of", "kest", "LAM", "x", "1", "½", "™", "在", "ำ", "İ"]
GLUE = [
    "",
    " ",
    "  ",
    "\n",
    "\n\n",
    ".",
    "-",
    "’s",
    "'",
    ",",
    "\u0301",
    "\u200b",
    "@",
    ".com",
    "non-",
    "l’",
    " – ",
    "…",
]


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=12).map(
        lambda parts: "".join(map("".join, parts))
    )
)
@effort(300)
def test_one_pass_finds_the_same_law(text: str) -> None:
    """All names together are found where each of them is found by itself, but for those within longer ones."""
    found: dict[int, set[tuple[int, int]]] = {actor: set() for actor in range(len(ACTORS))}
    for actor, place in NameSearch(ACTORS).mentions(text):
        found[actor].add(place[:2])
    for actor, names in enumerate(ACTORS):
        places, stop = {place for name in names for place in name_places(name, text, names)}, 0
        for begin, end in sorted(places, key=lambda place: (place[0], -place[1])):
            assert ((begin, end) in found[actor]) == (begin >= stop)
            stop = end if begin >= stop else stop
        assert found[actor] <= places
