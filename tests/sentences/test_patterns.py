"""The phrases of each language."""

from pathlib import Path

import pytest

from vnus_trade.sentences import patterns
from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, VALUED, WORDS, Cue, patterns_of
from vnus_trade.words.tokens import tokens_of


@pytest.mark.parametrize("tag", LANGUAGES_OF_DRAFTS)
def test_each_language_has_every_kind_of_phrase(tag: str) -> None:
    """A language has phrases of each kind that drafts look for."""
    kinds = {kind for meanings in patterns_of(tag).phrases.values() for kind, _ in meanings}
    assert kinds == WORDS | VALUED.keys()


def test_the_longest_phrase_of_a_kind_counts() -> None:
    """Of phrases of one kind that overlap, the first and longest counts; other kinds are found beside it."""
    text = "They will impose duties"
    cues = [cue for cue in patterns_of("en").cues(tokens_of(text)) if cue.kind in ("tariff_stage", "change", "to_come")]
    assert cues == [
        Cue(5, 16, "tariff_stage", "announced"),
        Cue(5, 9, "to_come", ""),
        Cue(10, 16, "change", "introduces"),
    ]


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[words]\nshouting = 'hey'\n[state]\n", "no patterns are of the kind 'shouting'"),
        ("[shouting]\nloud = 'hey'\n[state]\n", "no patterns are of the kind 'shouting'"),
        ("[say]\nshouts = 'hey'\n[state]\n", "SpeechAct: 'shouts' is none of"),
    ],
)
def test_patterns_that_nobody_reads(toml: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind or a value that no reader of patterns knows is refused."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "xx.toml").write_text(toml, encoding="utf-8")
    monkeypatch.setattr(patterns, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=problem):
        patterns_of("xx")


def test_alternatives_of_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrase stands for each choice of its alternatives; an empty one leaves the word out."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "xy.toml").write_text("[words]\nof = 'in| a|the row, |'\n[state]\n", encoding="utf-8")
    monkeypatch.setattr(patterns, "files", lambda _: tmp_path)
    phrases = {("in", "a", "row"), ("in", "the", "row"), ("a", "row"), ("the", "row")}
    assert patterns_of("xy").phrases.keys() == phrases
