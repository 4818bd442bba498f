"""The yardstick itself: the articles are sound, and figures count what they say."""

from typing import Any

import pytest

from tests.drafting.yardstick import (
    FIELDS,
    Article,
    DraftedEntry,
    Facts,
    articles,
    broken,
    drafted_entries,
    is_right,
    judged,
    one_of,
)
from vnus_trade.model import vocabulary

TUNING = articles("tuning")
VOCABULARIES = {
    ("actor", "kind"): vocabulary.ActorKind,
    ("meeting", "form"): vocabulary.MeetingForm,
    ("tariff", "stage"): vocabulary.TariffStage,
    ("tariff", "change"): vocabulary.MeasureChange,
    ("tariff", "basis_of_rate"): vocabulary.RateBasis,
    ("commitment", "stage"): vocabulary.TariffStage,
    ("commitment", "matter"): vocabulary.CommitmentMatter,
    ("agreement", "stage"): vocabulary.AgreementStage,
}
by_name = pytest.mark.parametrize("article", [*TUNING, *articles("held out")], ids=lambda article: article.name)


def ideal(article: Article) -> list[DraftedEntry]:
    """What a draft has that says all that is right, and nothing else."""

    def values(kind: str, facts: Facts) -> dict[str, Any]:
        given = {"status": "ended"} | dict(facts) if "status" in FIELDS[kind] else dict(facts)
        first = {field: one_of(given[field])[0] for field in FIELDS[kind] if field in given}
        return {field: compared(field, value) for field, value in first.items()}

    return [
        DraftedEntry(kind, named(facts, article), (article.span(facts),), values(kind, facts))
        for kind, facts in article.right
    ]


def named(facts: Facts, article: Article) -> str:
    """The name of an actor as the text has it, or the id of what is extended."""
    return next((name for name in one_of(facts.get("name", "")) if name in article.text), "") or facts.get("id", "")


def compared(field: str, value: Any) -> Any:
    """A value as `drafted_entries` gives it."""
    if field in {"speakers", "participants", "parties", "imposed_by", "applied_to", "obliged", "side", "speech_acts"}:
        return frozenset([value] if isinstance(value, str) else value)
    if field in {"when", "plan", "in_force"}:
        return {"phrase": value} if isinstance(value, str) else value
    return f"{value:g}" if field in {"rate", "rate_before"} and not isinstance(value, str) else value


@by_name
def test_articles_have_the_length_of_short_news(article: Article) -> None:
    """An article has 500 to 2,000 letters and is published in the future, so that it is plainly invented."""
    assert 500 <= len(article.text) <= 2000
    assert article.published > "2031"


@by_name
def test_words_stand_in_the_article(article: Article) -> None:
    """The words of each fact stand in the article once, and so do the words for times and places."""
    rows = [*(facts for _, facts in article.right), *article.maybe, *article.never, *article.free]
    assert [row["words"] for row in rows if "words" in row and article.text.count(row["words"]) != 1] == []
    quoted = [
        value
        for row in rows
        for field in ("when", "plan", "in_force", "place", "plan_place")
        for value in one_of(row.get(field, ""))
        if isinstance(value, str)
    ]
    assert [value for value in quoted if value.casefold() not in article.text.casefold()] == []


@by_name
def test_values_are_of_the_vocabularies(article: Article) -> None:
    """Each fact has fields that are judged, with words of the vocabularies."""
    for kind, facts in article.right:
        assert set(facts) <= {*FIELDS[kind], "words", "name", "id"}
        for field, value in facts.items():
            if (kind, field) in VOCABULARIES:
                assert set(one_of(value)) <= set(VOCABULARIES[kind, field])
    for row in (*article.maybe, *article.never):
        assert set(row) - {"kind", "words", "why", "name"} <= set(FIELDS.get(row["kind"], ()))


@by_name
def test_what_is_right_breaks_no_rule(article: Article) -> None:
    """A draft that says all that is right has no wrong or missing value, and falls into no trap."""
    figures = judged(article, ideal(article))
    assert figures.notes == []
    assert figures.right.total() > 0
    assert broken(article, ideal(article)) == []


ARTICLE = Article(
    name="sample",
    published="2031-05-02",
    zone="Europe/Oslo",
    language="en",
    folder={"actors": [{"id": "halvia", "name": "Halvia"}]},
    text="On Friday, Halvia imposed a duty of 5 per cent on figs. "
    "Ada Berg said it hurts. Berg asked for talks. Sales fell 7 per cent.",
    right=(
        (
            "tariff",
            {"words": "imposed a duty", "rate": 5, "stage": "enacted", "imposed_by": "Halvia", "goods": ["figs"]},
        ),
        ("statement", {"words": "said it hurts", "speakers": ["Ada Berg"], "speech_acts": ["asserts"]}),
        ("statement", {"words": "asked for talks", "speakers": ["Ada Berg"], "speech_acts": ["requests"]}),
        ("actor", {"name": "Ada Berg", "kind": "person"}),
    ),
    maybe=({"kind": "meeting", "words": "asked for talks", "status": "expected"},),
    never=({"kind": "tariff", "words": "fell 7 per cent", "why": "sales"},),
    free=({"words": "imposed a duty", "fields": "change"},),
)
DRAFT = """
[[actor]]
id = "ada-berg"
name = "Ada Berg"
kind = "group"

[[tariff]]
rate = 5
stage = ""
change = "introduces"
imposed_by = "halvia"
goods = ["sales", "figs"]
quote = "On Friday, Halvia imposed a duty of 5 per cent on figs."

[[tariff]]
rate = { to = 7 }
quote = "Sales fell 7 per cent."

[[statement]]
speakers = ["ada-berg"]
speech_acts = ["asserts", "requests"]
quote = ["Ada Berg said it hurts.", "Berg asked for talks."]

[[meeting]]
status = "expected"
quote = "Berg asked for talks."
"""


def test_figures_count_entries_and_values() -> None:
    """A value is right, wrong (and then missing as well) or missing; what is free or may be there does not count."""
    figures = judged(ARTICLE, drafted_entries(ARTICLE, DRAFT))
    assert dict(figures.right) == {
        "actor": 1, "tariff": 1, "tariff rate": 1, "tariff imposed_by": 1, "statement": 2, "statement speakers": 1,
        "statement speech_acts": 1
    }  # fmt: skip
    assert dict(figures.wrong) == {"actor kind": 1, "tariff goods": 1, "tariff": 1}
    assert dict(figures.missing) == {"actor kind": 1, "tariff goods": 1, "tariff stage": 1}
    assert figures.precision("tariff") == 0.5
    assert figures.recall("tariff") == 1.0
    assert figures.precision("tariff stage") == 1.0
    assert figures.recall("tariff stage") == 0.0


def test_traps_are_found() -> None:
    """A draft that says what it must not is named with the words and the reason."""
    assert broken(ARTICLE, drafted_entries(ARTICLE, DRAFT)) == ["sample: tariff “fell 7 per cent”: sales"]
    assert broken(ARTICLE, drafted_entries(ARTICLE, "")) == []


def test_an_entry_answers_for_one_fact() -> None:
    """Of two drafted entries of one sentence, the one with more right values counts, and the other is wrong."""
    twice = DRAFT + "[[tariff]]\nrate = 5\nstage = 'enacted'\nquote = 'Halvia imposed a duty of 5 per cent'\n"
    figures = judged(ARTICLE, drafted_entries(ARTICLE, twice))
    assert (figures.right["tariff"], figures.wrong["tariff"]) == (1, 2)
    assert figures.right["tariff stage"] == 0


@pytest.mark.parametrize(
    ("written", "words", "count"),
    [("2032-01-14", "from January 14", 1), ("2032-01-15", "from January 14", 0), ("2032-01-14", "14 January", 0)],
)
def test_a_time_that_may_be_of_two_years_has_the_right_words_at_its_end(written: str, words: str, count: int) -> None:
    """A time that no rule settles is right if its words end with the right ones, and mean the day that it gives."""
    article = next(article for article in TUNING if article.name == "capped-rates")
    assert is_right("in_force", "January 14", {"is": written, "phrase": words}, article) == bool(count)


def test_a_time_is_right_in_other_words_that_read_as_the_same() -> None:
    """A time with other words is right if it is written as what the right words read as."""
    article = next(article for article in TUNING if article.name == "second-round")
    entry = next(entry for entry in ideal(article) if entry.kind == "round")
    other = DraftedEntry(
        "round",
        "",
        entry.spans,
        dict(entry.values) | {"when": {"is": "2031-04-21/2031-04-23", "phrase": "21-23 April"}},
    )
    assert judged(article, [other]).right["round when"] == 1
    wrong = DraftedEntry(
        "round", "", entry.spans, dict(entry.values) | {"when": {"is": "2031-04-21", "phrase": "21 April"}}
    )
    assert judged(article, [wrong]).right["round when"] == 0
