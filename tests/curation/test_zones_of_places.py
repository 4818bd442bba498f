"""The zone of an event: that of its place, by the clocks of the folder or a city of the name, or else the article's."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade import CurationError, Meeting
from vnus_trade.authoring.fixing import fix

TEXT = """LONDON, Tuesday. Envoys ended talks in {place} {said}, and are to meet in Seoul on 10 June 2025.
"""
ARTICLE = """from = "text.txt"
id = "paper"
sha256 = "DIGEST"
title = "The paper"
published = "2025-05-13"
zone = "Europe/London"
languages = ["en"]

[[meeting]]
id = "talks"
form = "meeting"
when = {{ is = "{day}", phrase = "{said}" }}
place = "{place}"
quote = "Envoys ended talks in {place} {said}"

[[meeting]]
id = "next"
form = "meeting"
plan = {{ when = {{ is = "2025-06-10", phrase = "10 June 2025" }}, place = "Seoul" }}
quote = "are to meet in Seoul on 10 June 2025"
"""
CLOCKS = """
[[negotiation]]
id = "talks-of-envoys"
title = "Talks"
parties = []
zone = "Europe/London"
clocks = { Madrid = "Asia/Tokyo" }
"""


def talks(folder: Path, place: str, said: str = "on 13 May 2025", day: str = "2025-05-13") -> Meeting:
    """The talks of the article at a place, on a day that it tells so."""
    text, article = (each.format(place=place, said=said, day=day) for each in (TEXT, ARTICLE))
    record = vnus_trade.load(write(folder, text, article, CLOCKS))
    assert [plan.when.zone for plan in record["next"].plans if plan.when] == ["Asia/Seoul"]
    return record.meetings.get("talks")


@pytest.mark.parametrize(
    ("place", "zone", "reason"),
    [
        ("Montevideo", "America/Montevideo", "as of the place, Montevideo"),
        ("New Delhi", "Asia/Kolkata", "as of the place, New Delhi"),
        ("Brussels", "Europe/Brussels", "as of the place, Brussels"),
        ("Madrid", "Asia/Tokyo", "as of the place, Madrid"),
        ("Victoria", "Europe/London", "as of the article, as no clock of Victoria is known: "),
        ("Port Sorrow", "Europe/London", "as of the article, as no clock of Port Sorrow is known: "),
        ("London", "Europe/London", "as of the article: "),
    ],
)
def test_the_zone_of_a_place(tmp_path: Path, place: str, zone: str, reason: str) -> None:
    """A clock of the folder wins, then a city of one zone; where neither is known, the reason says whose zone it is."""
    met = talks(tmp_path / "f", place)
    assert (met.when.zone, str(met.dated)) == (zone, "2025-05-13")
    assert met.inferred["zone"].startswith(reason)


@pytest.mark.parametrize(("said", "day"), [("on Tuesday", "13"), ("today", "13"), ("yesterday", "12")])
def test_a_day_is_one_of_the_calendar_of_the_article(tmp_path: Path, said: str, day: str) -> None:
    """A day that is told by the article's own is that day where the event was, though it may be another there then."""
    met = talks(tmp_path / "f", "Montevideo", said, f"2025-05-{day}")
    assert (met.when.zone, str(met.dated)) == ("America/Montevideo", f"2025-05-{day}")


@pytest.mark.parametrize(
    ("said", "time"),
    [("at 10 a.m. today", "2025-05-13T10:00"), ("on Tuesday", "2025-05-14"), ("someday", "2025-05-13")],
)
def test_a_time_of_neither_calendar_is_refused(tmp_path: Path, said: str, time: str) -> None:
    """A clock time of a day that is open there, and another day, are faults as they are in the zone of the article."""
    with pytest.raises(CurationError, match="when"):
        talks(tmp_path / "f", "Montevideo", said, time)


MORNING = "at 10 a.m. on 13 May 2025"


@pytest.mark.parametrize(("offset", "zone"), [("-03:00", "America/Montevideo"), ("+01:00", "Europe/London")])
def test_an_offset_says_whose_clocks_are_meant(tmp_path: Path, offset: str, zone: str) -> None:
    """A clock time has the offset of the place or of the article, and is of that zone."""
    met = talks(tmp_path / "f", "Montevideo", MORNING, f"2025-05-13T10:00{offset}")
    assert (met.when.zone, str(met.when)) == (zone, f"2025-05-13T10:00{offset}")


def test_an_offset_of_neither_is_refused(tmp_path: Path) -> None:
    """An offset that neither the place nor the article has contradicts the clocks of the place."""
    with pytest.raises(CurationError, match="contradicts the zone America/Montevideo"):
        talks(tmp_path / "f", "Montevideo", MORNING, "2025-05-13T10:00+09:00")


def test_what_is_written_for_a_phrase_can_be_read(tmp_path: Path) -> None:
    """The time of day that `fix` writes for a phrase loads in the zone of the place."""
    text, article = (each.format(place="Montevideo", said=MORNING, day="") for each in (TEXT, ARTICLE))
    folder = write(tmp_path / "f", text, article.replace('is = "", ', ""), CLOCKS)
    assert [mend.value for _, mend in fix(folder)] == ["2025-05-13T10:00-03:00"]
    assert vnus_trade.load(folder).meetings.get("talks").when.zone == "America/Montevideo"
