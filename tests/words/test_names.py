"""Folding names, seeing them in texts, and finding things by them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_trade.errors import Ambiguous, NotFound
from vnus_trade.words import names
from vnus_trade.words.names import Named, NameIndex, WordTable, fold, id_from, is_id, near, stands_in

ACTORS = NameIndex(
    "actor",
    [
        Named("to-lam", ("To Lam", "Tô Lâm", "Lam"), ("General Secretary", "Party chief"), ("Party", "Vietnam")),
        Named("dien", ("Nguyen Hong Dien", "Dien"), ("Minister of Industry and Trade",), ("Vietnamese",)),
        Named("thang", ("Nguyen Van Thang", "Thang"), ("Minister of Finance",)),
        Named("greer", ("Jamieson Greer", "Greer"), ("US Trade Representative", "USTR")),
        Named("a-greer", ("Anna Greer", "Greer")),
        Named("viet", ("Đỗ Hưng Việt",)),
        Named("us", ("United States", "US", "U.S."), title_words=("side",)),
        Named(
            "envoy", ("Envoy",), ("US Special Envoy",), ("US", "American"), ("Special Envoy",), ("USSE", "the tall man")
        ),
        Named("other", ("Other",), hints=("the tall man",)),
    ],
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tô Lâm", "to lam"),
        ("TO  LAM", "to lam"),
        (unicodedata.normalize("NFD", "Tô Lâm"), "to lam"),
        ("Đỗ Hưng Việt", "do hung viet"),
        ("U.S.", "us"),
        ("Trump’s", "trump s"),
        ("Łukasz Ørsted ð ı", "lukasz orsted d i"),
        ("Straße", "strasse"),
        ("46%", "46"),
        ("", ""),
        (" – “” . ", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Case, accents and punctuation go, đ becomes d, and words are apart by single spaces."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tô Lâm", "to-lam"),
        ("To Lam", "to-lam"),
        ("to lam", "to-lam"),
        ("TÔ LÂM", "to-lam"),
        (unicodedata.normalize("NFD", "Tô Lâm"), "to-lam"),
        ("to-lam", "to-lam"),
        ("Lam", "to-lam"),
        ("General Secretary Lam", "to-lam"),
        ("the Party General Secretary To Lam", "to-lam"),
        ("To Lam, Party chief of Vietnam", "to-lam"),
        ("Party chief", "to-lam"),
        ("Minister Dien", "dien"),
        ("His Excellency Mr. Nguyen Hong Dien", "dien"),
        ("Minister of Finance", "thang"),
        ("US Trade Representative Greer", "greer"),
        ("the Party chief", "to-lam"),
        ("the US side", "us"),
        ("American Special Envoy", "envoy"),
        ("the USSE", "envoy"),
        ("do hung viet", "viet"),
        ("Do Hung Viet", "viet"),
        ("U.S.", "us"),
    ],
)
def test_finding(name: str, found: str) -> None:
    """A thing is found by its id, a name however it is written, a title, a title with a name, and what leads to it."""
    assert ACTORS.find(name) == found


def test_marks_that_are_spelling() -> None:
    """Marks of kana, Thai and Devanagari stay, and accents of all scripts go."""
    assert fold("ばば") != fold("ぱぱ")
    assert fold(unicodedata.normalize("NFD", "ばば")) == fold("ばば") == fold("ﾊﾞﾊﾞ".replace("ﾊ", "は"))
    assert fold("นี้ไทย") == unicodedata.normalize("NFKD", "นี้ไทย")
    assert fold("हिन्दी नेपाल") == "हिन्दी नेपाल"
    assert fold("أَحْمَد") == fold("احمد")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "an empty name finds no actor"),
        ("…", "an empty name finds no actor"),
        ("To Lan", "no actor is called 'To Lan'; did you mean 'Tô Lâm'?"),
        ("Zzyzx", "no actor is called 'Zzyzx'"),
        ("the tall man", "no actor is called 'the tall man'"),
        ("Minister Greer", "no actor is called 'Minister Greer'; did you mean 'Anna Greer' or 'Jamieson Greer'?"),
        ("Secretary", "no actor is called 'Secretary'; did you mean 'General Secretary'?"),
    ],
)
def test_what_is_not_there(name: str, text: str) -> None:
    """A name of nothing is an error that lists what comes near, never an answer."""
    with pytest.raises(NotFound) as refusal:
        ACTORS.find(name)
    assert str(refusal.value) == text
    assert ACTORS.candidates(name) == set()


def test_what_is_no_name() -> None:
    """A name that is no text is refused as a mistake of type."""
    with pytest.raises(TypeError, match="expected the name of the actor, not 7"):
        ACTORS.find(7)  # type: ignore[arg-type]


def test_a_name_of_several() -> None:
    """A name that fits several is an error that lists their ids."""
    with pytest.raises(Ambiguous) as refusal:
        ACTORS.find("Greer")
    assert str(refusal.value) == "'Greer' is the name of several: 'a-greer' or 'greer'; say which actor by its id"


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("To Lam", "General Secretary Tô Lâm said", True),
        ("Lam", "Lamb is served", False),
        ("US", "the US side", True),
        ("US", "let us go", False),
        ("U.S.", "the US side", True),
        ("PM", "at 9 pm", False),
        ("USTR", "the ustr", True),
        ("Vietnam", "VIETNAM’S exports", True),
        ("", "anything", False),
        ("–", "a – b", False),
    ],
)
def test_standing_in_a_text(name: str, text: str, *, stands: bool) -> None:
    """A name stands in a text as whole words, and a short one in capitals only in capitals."""
    assert stands_in(name, text) is stands


def test_near_names_come_nearest_first() -> None:
    """Near misses are given as they are written, the nearest first, and no more than asked for."""
    assert near("Jamison Greer", ["Jamie Greer", "Jamieson Greer", "To Lam"]) == ("Jamieson Greer", "Jamie Greer")
    assert near("Jamison Greer", ["Jamie Greer", "Jamieson Greer", "To Lam"], 1) == ("Jamieson Greer",)
    assert near("", ["To Lam"]) == ()
    assert (
        near("trade minister", ["Prime Minister", "Minister of Trade and Crafts"])[0] == "Minister of Trade and Crafts"
    )
    assert near("of", ["Minister of Trade"]) == ()


def test_near_names_among_many() -> None:
    """Among ten thousand names the nearest is found, and among long ones, of which only the beginnings count."""
    known = [f"topic-{number}" for number in range(10_000)]
    assert near("topick-4711", known, 1) == ("topic-4711",)
    assert near("Jamison Greer", ["Jamieson Greer", *known], 1) == ("Jamieson Greer",)
    assert near("ba" * 10_000, [f"{'ab' * 10_000}{number}" for number in range(1_000)], 1)


def test_near_names_that_are_long() -> None:
    """Of long names the beginnings are compared."""
    title = "Minister of Agriculture and Rural Development of the Socialist Republic of Vietnam, and of the Environment"
    assert near("Minister of Agriculture and Rural Developement", [title, "Minister of Finance"], 1) == (title,)
    assert near(title.replace("Rural", "Rurral"), [title], 1) == (title,)


def test_marks_without_end() -> None:
    """Accents, Hebrew points and Arabic vowels vanish, and a run of them takes no time to put in order."""
    assert fold("e\u0323\u0302\u0301") == fold("e\u0301\u0302\u0323") == "e"
    assert fold("א\u05b0ב") == fold("אב")
    assert fold("a" + "\u0301\u0323\u05b1\u05b0" * 100_000) == "a"


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("My Articles", "my-articles"),
        ("Đàm phán_2025", "dam-phan-2025"),
        ("新聞", ""),
        ("--a--", "a"),
        ("½ café", "1-2-cafe"),
    ],
)
def test_ids_from_names(name: str, id_: str) -> None:
    """An id is made of the words of a name, in ASCII."""
    assert id_from(name) == id_


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, True) for text in ("a", "round-2", "2025-07-02", "to-lam")),
        *((text, False) for text in ("", "-a", "a-", "a--b", "A", "tô-lâm", "a b", "a_b", "a\n")),
    ],
)
def test_the_form_of_an_id(text: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """An id is lower-case ASCII words and numbers that single hyphens join."""
    assert is_id(text) is expected


@given(st.text())
def test_ids_from_any_name(name: str) -> None:
    """An id made of a name has the form of an id and gives itself again; a name without words in ASCII gives none."""
    made = id_from(name)
    assert made == "" or (is_id(made) and id_from(made) == made)


def test_words_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table of words makes once what it remembers, forgets all when it is full, and remembers no long words."""
    monkeypatch.setattr(names, "_MOST_WORDS", 2)
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    table, long = WordTable(length), "x" * 1_000
    assert [table[word] for word in ("ab", "abc", "ab", long, long, "abcd", "ab")] == [2, 3, 2, 1_000, 1_000, 4, 2]
    assert made == ["ab", "abc", long, long, "abcd", "ab"]
    assert set(table) == {"ab", "abcd"}
