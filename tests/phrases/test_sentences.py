"""Times in sentences of our own, labelled by hand: nothing is read that a careful reader would read otherwise."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from vnus_trade.phrases.finding import find_times
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
from vnus_trade.time.span import TimeSpan

LANGUAGES = ("en", "vi")
UNREAD = "-"
_BRACED = re.compile(r"\{([^{}]*)\}")


class Label(NamedTuple):
    """Words of a sentence, and what they read to; None if they must be left unread."""

    start: int
    end: int
    span: TimeSpan | None


class Sentence(NamedTuple):
    """A sentence of an article, its labels, and what is found in it."""

    article: TimeSpan
    text: str
    labels: tuple[Label, ...]


class Found(NamedTuple):
    """Words in which a time is found, and what they read to; None if it is left unread."""

    start: int
    end: int
    span: TimeSpan | None


def found_in(sentence: Sentence, language: str) -> Iterator[Found]:
    """What is found in a sentence by itself, in an article of its language."""
    article = sentence.article
    found = find_times(sentence.text, anchor=article, zone=article.zone, policy=DEFAULT_POLICY, languages=[language])
    for each in found:
        yield Found(each.begin, each.end, each.span)


@cache
def sentences(language: str) -> tuple[Sentence, ...]:
    """The labelled sentences of a language."""
    lines = Path(__file__).with_name(f"sentences_{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert rows[0] == ["article", "zone", "spans", "sentence"]
    return tuple(_sentence(*row) for row in rows[1:])


def _sentence(date: str, zone: str, spans: str, braced: str) -> Sentence:
    labels: list[Label] = []
    text = ""
    written = [each for each in spans.split("; ") if each]
    for piece, words in enumerate(re.split(r"[{}]", braced)):
        if piece % 2:
            span, _, other = written[len(labels)].partition(" @")
            read = None if span == UNREAD else TimeSpan.parse(span, other or zone)
            labels.append(Label(len(text), len(text) + len(words), read))
        text += words
    assert len(labels) == len(written), braced
    return Sentence(TimeSpan.parse(date, zone), text, tuple(labels))


def bounds(span: TimeSpan | None) -> tuple[object, ...] | None:
    """What a span states, in whatever zone it is written."""
    return None if span is None else (span.begin_earliest, span.begin_latest, span.end_earliest, span.end_latest)


def misread(sentence: Sentence, language: str) -> Iterator[str]:
    """Every reading that is not what the words there are labelled with."""
    for found in found_in(sentence, language):
        here = [label for label in sentence.labels if label.start < found.end and found.start < label.end]
        meant = here[0].span if len(here) == 1 else None
        if found.span and bounds(found.span) != bounds(meant):
            expected = " and ".join(str(label.span or UNREAD) for label in here) or "no time"
            yield f"{sentence.text[found.start : found.end]!r} reads as {found.span}, not {expected}: {sentence.text}"


def missed(sentence: Sentence, language: str) -> Iterator[str]:
    """Every label with a span that is read nowhere in its sentence."""
    read = [found for found in found_in(sentence, language) if found.span]
    for label in sentence.labels:
        spans = [bounds(each.span) for each in read if label.start < each.end and each.start < label.end]
        if label.span and bounds(label.span) not in spans:
            yield f"{sentence.text[label.start : label.end]!r} is not read as {label.span}: {sentence.text}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_reading_is_wrong(language: str) -> None:
    """At most one in a hundred readings is not what a careful reader understands."""
    wrong = [line for sentence in sentences(language) for line in misread(sentence, language)]
    read = sum(found.span is not None for sentence in sentences(language) for found in found_in(sentence, language))
    precision = f"{len(wrong)} of {read} readings are wrong:\n" + "\n".join(wrong)
    assert read > 0, precision
    assert 100 * len(wrong) <= read, precision


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_times_are_read(language: str) -> None:
    """At least nine in ten times are read as labelled."""
    lost = [line for sentence in sentences(language) for line in missed(sentence, language)]
    every = sum(label.span is not None for sentence in sentences(language) for label in sentence.labels)
    assert 10 * len(lost) <= every, f"{len(lost)} of {every} times are not read as labelled:\n" + "\n".join(lost)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_times_and_traps(language: str) -> None:
    """Each language has 200 different sentences, a third of which must not be read."""
    every = sentences(language)
    traps = [sentence for sentence in every if all(label.span is None for label in sentence.labels)]
    assert len({sentence.text for sentence in every}) == len(every) >= 200
    assert len(traps) >= len(every) // 3
