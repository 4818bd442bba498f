"""Days of a round of which several sentences tell, and what a round without a number is called."""

import pytest

from tests.drafting.test_entries import the

ENDED = "Japan and Chile concluded a fourth round of talks in Kobe on Tuesday."


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        (f"{ENDED} The five-day round began on June 27.", "2025-06-27/2025-07-01"),
        (f"{ENDED} It rained in Lima.\n\nThe round began on June 27.", "2025-06-27/2025-07-01"),
        ("The fourth round of talks began on June 27. The round ended on Tuesday.", "2025-06-27/2025-07-01"),
        (f"{ENDED} The first talks began on June 27.", "../2025-07-01"),
        (f"{ENDED} The wet round began on June 27.", "../2025-07-01"),
        (f"{ENDED} It rained. It poured. It rained on. The round began on June 27.", "../2025-07-01"),
        (f"{ENDED} The round began on July 2.", "../2025-07-01"),
        (f"{ENDED} The round was held in Kobe.", "../2025-07-01"),
    ],
)
def test_a_round_that_began_and_ended(text: str, is_: str) -> None:
    """A round lasts from the day on which a sentence says that it began to that on which another says that it ended."""
    when = the(text, "round").fields["when"]
    why = 'it began on "June 27", and ended then' if is_.startswith("2025") else None
    assert (when["is"], when.get("why")) == (is_, why)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The latest round was held in Kobe in May.", "round-latest"),
        ("A new round will be held in Kobe in August.", "round-next"),
    ],
)
def test_ids_of_rounds_without_a_number(text: str, id_: str) -> None:
    """A round without a number that was held is no next one."""
    assert the(text, "round").id == id_
