"""Explanations in sentences: what each kind of step, leeway, world and verdict says."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import vnus_trade
from tests.curated import VALID, write
from tests.invented import CALL, DEAL, FIRST, SECOND, SPEECH, TARIFF, chronology, span
from vnus_trade import Chronology, TimeSpan
from vnus_trade.contents.index import Contents
from vnus_trade.model.events import NegotiationRound
from vnus_trade.ordering.order import Order
from vnus_trade.ordering.stated import Stated
from vnus_trade.time.wording import instant_in_words

SHIPPED = vnus_trade.load()
RECORD = chronology()

SAID: Mapping[str, tuple[Any, str]] = {
    "order": (
        RECORD.why(FIRST, "before", SECOND),
        """
First round [first] certainly answers before(second)
before(second): certain
  second began after first had ended
""",
    ),
    "an occasion": (
        RECORD.why(SPEECH, "during", CALL),
        """
Lorn speaks of glass [speech] certainly answers during(call)
during(call): certain
  speech began no earlier than call, at which it took place
      “Ada Lorn told Bram Kest that glass would cost” (post, line 4)
  speech ended no later than call, at which it took place (as shown above)
""",
    ),
    "an announcement": (
        RECORD.why(SPEECH, "during", TARIFF),
        """
Lorn speaks of glass [speech] certainly answers during(tariff)
during(tariff): certain
  tariff has the time of speech, in which it was announced
      “glass would cost between 12 and 20 per cent” (post, line 4)
  tariff has the time of speech, in which it was announced (as shown above)
""",
    ),
    "itself": (
        RECORD.why(DEAL, "overlaps", DEAL),
        """
The deal [deal] is left out of overlapping(deal)
overlapping(deal): no, as nothing is overlapping itself
""",
    ),
    "nothing asked": (
        RECORD.events.why(DEAL),
        """
The deal [deal] certainly answers a question without conditions
""",
    ),
    "a filing": (
        RECORD.tariffs.about("glass").why(TARIFF),
        """
Tariff on glass [tariff] certainly answers of_kind(TariffAnnouncement).about(glass)
of_kind(TariffAnnouncement): yes
about(glass): yes
  by topics (the curator's own filing)
""",
    ),
    "another entry's field": (
        RECORD.events.by("Lorn").why(TARIFF),
        """
Tariff on glass [tariff] certainly answers by(lorn)
by(lorn): yes
  by speakers of speech
      “Ada Lorn told Bram Kest that glass would cost” (post, line 4)
""",
    ),
    "an unnamed event": (
        RECORD.why(FIRST, "before", span("[2031-05-01..2031-05-03]")),
        """
First round [first] possibly answers before([2031-05-01..2031-05-03])
before([2031-05-01..2031-05-03]): possible
  first may end as late as 19 May 2031, 24:00 in Arden:
    second began after first had ended
    second began before 19 May 2031, 24:00 in Arden
        “The second round was held at Long Ford, Borland, from 19 to 22 May.” (post, line 3)
  the time [2031-05-01..2031-05-03] asked about may begin as early as 1 May 2031, 00:00 in Arden
in a world in which all of it holds, for example:
  first lasts from 2 May 2031, 00:00 in Arden to 3 May 2031, 00:00 in Arden
  the time [2031-05-01..2031-05-03] asked about lasts from 3 May 2031, 00:00 in Arden to 3 May 2031, 01:00 in Arden
in a world in which it does not hold, for example:
  first lasts from 18 May 2031, 00:00 in Arden to 19 May 2031, 00:00 in Arden
  the time [2031-05-01..2031-05-03] asked about lasts from 1 May 2031, 00:00 in Arden to 2 May 2031, 00:00 in Arden
""",
    ),
}
"""What is explained, and what is said."""


@pytest.mark.parametrize(("why", "expected"), SAID.values(), ids=SAID)
def test_sentences(why: Any, expected: str) -> None:
    """Each kind of step and fact is said in a sentence, with its words below it the first time."""
    assert str(why) == expected.strip()


def test_what_need_not_take_place_does_not_in_some_world() -> None:
    """Where only that leaves an answer open, the world in which it does not hold is one without the event."""
    why = vnus_trade.load().events.where(status="expected").why("trade-agreement-intended")
    assert str(why).endswith("hold, for example:\n  trade-agreement-intended does not take place")


def test_publication() -> None:
    """A bound from publication names the source that reports the event."""
    said = str(SHIPPED.why("vietnam-measures-reported", "after", "2025-04-20"))
    assert (
        "began no earlier than 22 April 2025, 00:00 in Hanoi: vna-2025-04-22 reports it, and was not published" in said
    )
    said = str(SHIPPED.why("april-call", "before", "2025-05-01"))
    assert "ended by 23 April 2025, 24:00 in Hanoi: vns-2025-04-23 reports it, and was published by then" in said
    assert "the time asked about begins at 1 May 2025, 00:00 in Hanoi" in said


def test_publication_of_what_goes_on(tmp_path: Path) -> None:
    """A bound of what went on when its source was published says so."""
    article = """
from = "text.txt"

[source]
id = "leaflet"
sha256 = "DIGEST"
title = "A leaflet"
published = { is = "2031-06-01", zone = "UTC", phrase = "1 June 2031" }

  [[source.evidence]]
  quote = "On 1 June 2031"
  for = "published"

[[meeting]]
id = "council"
title = "Council"
form = "meeting"

  [[meeting.evidence]]
  quote = "On 1 June 2031 the council is meeting."
  status = "ongoing"
  for = "form"
"""
    folder = write(tmp_path / "leaflet", "On 1 June 2031 the council is meeting.", article, 'continues = "talks"')
    record = vnus_trade.load(VALID, folder)
    said = str(record.why("council", "after", "2031-06-02"))
    assert "council began by 1 June 2031, 24:00 in Arden: leaflet has it as going on, and was published by" in said
    said = str(record.why("council", "before", "2031-05-31"))
    assert "council ended no earlier than 1 June 2031, 00:00 in Arden: leaflet has it as going on, and was not" in said


def test_chains_of_several_questions() -> None:
    """Where questions exclude each other, what was asked is said as such."""
    said = str(SHIPPED.meetings.before("2025-06-10").after("2025-06-10").why("pm-review")).splitlines()
    assert said[said.index("no possible world satisfies all of these questions:") + 1 :] == [
        "  the time asked about ends at 10 June 2025, 24:00 in Hanoi",
        "  as asked, the time asked about ended no later than pm-review began",
        "  pm-review began before it ended",
        "  as asked, pm-review ended no later than the time asked about began",
        "  the time asked about begins at 10 June 2025, 00:00 in Hanoi",
    ]


def test_equal_instants() -> None:
    """Bounds that meet are compared where one instant is said in two ways."""
    said = str(RECORD.why(CALL, "before", "2031-05-02"))
    assert "1 May 2031, 24:00 in Arden is the same instant as 2 May 2031, 00:00 in Arden" in said
    said = str(RECORD.why(DEAL, "after", "2031-07-02T10:24+07:00"))
    assert "same instant" not in said


def test_no_room_for_a_microsecond() -> None:
    """A world that needs less than a microsecond says so."""
    instant = datetime(2031, 5, 1, tzinfo=UTC)
    within = TimeSpan(instant, None, None, instant.replace(microsecond=1), "UTC")
    rounds = [NegotiationRound(id=id_, title=id_, when=within) for id_ in "ab"]
    order = Order.of(Stated(event.id, within) for event in rounds)
    said = str(Chronology.of(Contents(all_events=tuple(rounds)), order, {}).why("a", "before", "b"))
    assert "1 May 2031, 00:00 in UTC and 1/2 microseconds" in said


def test_in_a_notebook() -> None:
    """A notebook shows the sentences, each with its quotations marked in their context and its reasons."""
    html = SHIPPED.rounds.before(SHIPPED.deal).why("round-2")._repr_html_()
    assert "round-2 ended by 22 May 2025, 24:00 in Washington" in html
    assert "<mark>The second round of bilateral negotiations" in html
    assert "zone inferred: The round was held in Washington, D.C." in html


def test_instants() -> None:
    """An instant is said with as much of its clock time as it needs; midnight may close the day before."""
    midnight = datetime(2031, 5, 2, tzinfo=UTC)
    assert instant_in_words(midnight, None) == "2 May 2031, 00:00 in UTC"
    assert instant_in_words(midnight, None, closing=True) == "1 May 2031, 24:00 in UTC"
    assert instant_in_words(midnight.replace(second=5), "UTC", closing=True) == "2 May 2031, 00:00:05 in UTC"
    assert instant_in_words(midnight.replace(microsecond=5), None) == "2 May 2031, 00:00:00.000005 in UTC"
    first = datetime(1, 1, 1, tzinfo=UTC)
    assert instant_in_words(first, None, closing=True) == "1 January 1, 00:00 in UTC"
