"""What the strategies refuse, how their examples are written, and what a failing one shows."""

import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import vnus_trade
from vnus_trade import Chronology, ExtraMissing, ImpossibleValue, Statement, TimeRefused, WriteRefused
from vnus_trade.strategies import Curated, actors, chronologies, events, folders, sources, spans

some = settings(max_examples=1_000, derandomize=True, database=None, deadline=None)
# The first example that is found will do. It may be too large for Hypothesis to show, so numbers of it are looked for.
first = settings(some, phases=[Phase.generate])


@pytest.fixture(scope="module")
def two() -> Curated:
    """Two folders, the second of which extends the first."""
    return find(folders(), lambda curated: b"[[extend]]" in b"".join(curated.folders[-1].values()), settings=some)


def test_without_hypothesis_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Hypothesis is not installed, importing the strategies says which extra brings it."""
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "vnus_trade.strategies")
    with pytest.raises(ExtraMissing) as refusal:
        importlib.import_module("vnus_trade.strategies")
    assert str(refusal.value) == "hypothesis is not installed; pip install 'vnus-trade[test]' brings it"


def test_hypothesis_is_imported_by_nobody_else() -> None:
    """A program that does not ask for strategies does not import Hypothesis."""
    program = "import sys, vnus_trade; vnus_trade.load(); sys.exit('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"min_events": 3, "max_events": 2}, "strategy: min_events is 3; give 0 to 2"),
        ({"min_events": -1}, "strategy: min_events is -1; give 0 to 5"),
        ({"max_folders": 0}, "strategy: max_folders is 0; give 1 or more"),
        ({"kinds": (), "min_events": 1}, "strategy: kinds is empty; name some, or leave min_events out"),
        ({"zones": ()}, "strategy: zones is empty; None is a zone that nobody names"),
        ({"alphabet": ""}, "strategy: alphabet is empty; names are made of it"),
        ({"alphabet": "a."}, "strategy: alphabet has '.', of which no name can be made"),
    ],
)
def test_what_cannot_be_drawn_is_refused(wanted: dict[str, Any], message: str) -> None:
    """A strategy that could draw nothing, or nothing valid, is refused when it is made."""
    for make in (chronologies, folders):
        with pytest.raises(ImpossibleValue) as refusal:
            make(**wanted)
        assert str(refusal.value) == message


def test_unknown_words_are_refused() -> None:
    """A kind of event that there is not, a class that is none of events, and an unknown zone are refused."""
    with pytest.raises(ImpossibleValue, match="kinds has 'war', which is none of 'meeting', 'round'"):
        chronologies(kinds=["war"])
    with pytest.raises(ImpossibleValue, match="is <class 'int'>; name Event or a class of events"):
        events(int)  # type: ignore[type-var] # that is the point
    for strategy in (chronologies, folders, actors, sources, spans):
        with pytest.raises(TimeRefused, match="no time zone is called 'Asia/Hanoi'"):
            strategy(zones=["Asia/Hanoi"])
    with pytest.raises(TimeRefused, match="'Asia/Hanoi'"):
        events(Statement, zones=["Asia/Hanoi"])


def test_days_in_the_wrong_order_are_refused() -> None:
    """Spans from a day to an earlier one are refused."""
    day = vnus_trade.load().deal.when.begin_earliest
    assert day is not None
    with pytest.raises(ImpossibleValue, match="strategy: first is 2026-01-01, which is after 2025-07-02"):
        spans(first=day.date().replace(2026, 1, 1), last=day.date())


def test_folders_are_written_where_they_are_wanted(two: Curated, tmp_path: Path) -> None:
    """Folders are written as directories beside each other, load in their order, and replace nothing."""
    paths = two.write(tmp_path)
    assert paths == (tmp_path / "folder-1", tmp_path / "folder-2")
    assert vnus_trade.load(*paths) == two.record
    with pytest.raises(WriteRefused, match="something of that name"):
        two.write(tmp_path)


def test_folders_are_written_for_a_while(two: Curated) -> None:
    """Folders that are written for the time of a `with` block are gone after it."""
    with two.written() as paths:
        assert all((path / "curation" / "record.toml").is_file() for path in paths)
    assert not any(path.exists() for path in paths)


def test_curated_says_what_it_is(two: Curated) -> None:
    """What is shown of folders is how many they are, and of what record."""
    assert repr(two) == f"<Curated 2 folders: {two.record!r}>"


def test_a_failing_example_shows_its_curation() -> None:
    """What is shown of a failing example has the files that it would be curated in, and nothing else."""

    # Hypothesis tries the simplest example first; nothing has to be shrunk, which may take minutes on a busy machine.
    @given(chronologies(min_events=1, kinds=["round"]))
    @first
    def fails(record: vnus_trade.Chronology) -> None:
        assert not record.rounds

    with pytest.raises(AssertionError) as failure:
        fails()
    shown = "\n".join(failure.value.__notes__)
    lines = [line.strip() for line in shown.splitlines()]
    at = lines.index("folder-1/000.txt:")
    assert lines[at + 1 : at + 4] == ["It is said.", "folder-1/curation/source-1.toml:", 'from = "000.txt"']
    assert "[[round]]" in lines
    assert "Evidence(" not in shown


def test_a_failing_example_is_small() -> None:
    """What fails for one event shrinks to one event, with no actor, topic or negotiation beside it."""
    record = find(chronologies(), lambda record: bool(record.rounds), settings=some)
    assert [repr(event) for event in record.events] == ["<NegotiationRound round-1: [..]>"]
    assert [*record.actors, *record.topics, *record.negotiations, *record.gaps] == []


def test_a_kind_of_event_may_refer_to_others() -> None:
    """A single event refers to others of other kinds, which are whole as well."""
    replies = events(Statement).map(lambda event: event.replies_to and len(event.replies_to.evidence))
    assert find(replies, lambda found: found is not None, settings=first)


def test_events_may_be_left_out() -> None:
    """Without any kind of event, a chronology still has actors."""
    counts = chronologies(kinds=()).map(lambda record: (len(record.actors), len(record.all_events)))
    _, events_there = find(counts, lambda found: found[0] > 0, settings=first)
    assert events_there == 0


def test_many_events_may_be_asked_for() -> None:
    """A chronology may have hundreds of events."""

    @given(st.data())
    @settings(max_examples=2, derandomize=True, database=None, deadline=None)
    def look(data: st.DataObject) -> None:
        assert len(data.draw(chronologies(min_events=150, max_events=200)).all_events) >= 150

    look()


@pytest.mark.parametrize(
    ("kind", "has"),
    [
        ("tariff", lambda record: any(tariff.steps for tariff in record.tariffs)),
        ("tariff", lambda record: any(item.effect for tariff in record.tariffs for item in tariff.evidence)),
        ("commitment", lambda record: any(commitment.worth for commitment in record.commitments)),
    ],
)
def test_what_tariffs_and_commitments_have_is_drawn(kind: str, has: Callable[[Chronology], bool]) -> None:
    """Some worlds have rates in steps, evidence of effect, and quantities that come to money."""
    assert find(chronologies(kinds=(kind,), min_events=1, max_folders=1).map(has), bool, settings=first)
