"""The stage of a tariff by the words that govern it."""

import pytest

from tests.authoring.drafted import actor, drafted_article
from vnus_trade.model.vocabulary import ActorKind

SIDES = (actor("japan", "Japan", "Japanese", kind=ActorKind.STATE), actor("berg", "Ada Berg"))


@pytest.mark.parametrize(
    ("text", "stage", "who"),
    [
        (
            "Ada Berg also plans to raise tariffs on cranes to 50%, they said, though no final decision was taken.",
            "under consideration",
            (None, None),
        ),
        (
            "Japan will impose a tariff of 50% on cranes, officials said, but no decision has been made.",
            "under consideration",
            ("japan", None),
        ),
        (
            "Nhật Bản sẽ áp thuế 50% đối với thép, các quan chức cho biết, nhưng chưa có quyết định cuối cùng.",
            "under consideration",
            ("japan", None),
        ),
        ("Ada Berg will impose a tariff of 50% on cranes.", "announced", (None, ["berg"])),
        (
            "Japan imposed a tariff of 50% on cranes, but no decision has been made on ships.",
            "enacted",
            ("japan", None),
        ),
        (
            "No decision has been made on ships, and Japan will impose a tariff of 50% on cranes.",
            "announced",
            ("japan", None),
        ),
    ],
)
def test_what_is_not_decided(text: str, stage: str, who: tuple[str | None, list[str] | None]) -> None:
    """A plan on which a sentence then says that nothing is decided is under consideration, and nobody announces it."""
    (entry,) = (each for each in drafted_article(text, actors=SIDES).drafts.entries if each.kind == "tariff")
    assert entry.fields["stage"] == stage
    assert (entry.fields.get("imposed_by"), entry.fields.get("announced_by")) == who


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Under the Protocol, Japan will cut its duty on cheese to 5 per cent.", "agreed"),
        ("Under the proposed pact, Japan will cut its duty on cheese to 5 per cent.", None),
        ("Under pressure from growers, Japan will cut its duty on cheese to 5 per cent.", "announced"),
        ("Japan will cut its duty on cheese under the pact to 5 per cent.", "announced"),
    ],
)
def test_under_an_agreement_it_is_as_far_as_that(text: str, stage: str | None) -> None:
    """What will be done under an agreement is announced by nobody."""
    (tariff,) = (entry for entry in drafted_article(text, actors=SIDES).entries if entry.kind == "tariff")
    assert tariff.fields.get("stage") == stage


@pytest.mark.parametrize(
    "text",
    [
        "Japan agreed to raise the yearly ceiling on duty-free garment imports to nine million pieces.",
        "Japan offered to lift the cap on duty-free tyre imports to 40,000 units.",
        "Japan will increase duty-free imports of rice by 400 tonnes.",
        "Japan scrapped duty-free treatment for parcels.",
    ],
)
def test_nothing_is_done_to_a_duty_of_zero(text: str) -> None:
    """Where imports are free of duty, what is raised or scrapped is no tariff."""
    assert not [entry for entry in drafted_article(text, actors=SIDES).entries if entry.kind == "tariff"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Ada Berg said she might add a 25% duty on coffee “if they keep playing games.”", "threatened"),
        ("“We may slap a 5% duty on figs if they act,” Ada Berg said.", "threatened"),
        ("Japan said on Monday it could double its duty on wine if no deal is reached.", "threatened"),
        ("Nhật Bản nói Nhật Bản có thể áp thuế 25% đối với cà phê nếu đàm phán thất bại.", "threatened"),
        # A supposition of others, a gift, or one without a condition is no threat.
        ("Growers said Japan could impose a 15% duty on copper if talks fail.", None),
        ("Japan could impose a 15% duty on copper if talks fail.", None),
        ("Ada Berg said Japan could impose a 15% duty on copper if talks fail.", None),
        ("Japan said it could lower its duty on copper to 5% if talks succeed.", None),
        ("Japan said it might raise its duty on wine to 20% from 10%.", None),
        ("Ada Berg raised the duty on figs to 20%, saying: “If they act, we will answer.”", "enacted"),
    ],
)
def test_what_may_come_if_something_holds(text: str, stage: str | None) -> None:
    """Who says that he may levy a tariff if something holds threatens it."""
    sides = (actor("japan", "Japan", "Nhật Bản", kind=ActorKind.STATE), SIDES[1])
    tariffs = [entry for entry in drafted_article(text, actors=sides).entries if entry.kind == "tariff"]
    assert [each.fields.get("stage") for each in tariffs] == ([stage] if stage else [])


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Japan raised tariffs. It will add another 25% on coffee.", "25 per cent"),
        ("Ada Berg spoke of tariffs. She said she might add 25% on goods if they act.", "25 per cent"),
        ("Japan raised tariffs. Growers add 25% on figs sold abroad.", None),
        ("Japan met Ada Berg. It will add 25% on coffee.", None),
        ("Japan raised tariffs. It will add 25% on the whole.", None),
        ("Japan’s tariffs would add 25% to prices.", None),
        ("Japan will add a 4% duty on figs.", "4 per cent"),
    ],
)
def test_a_rate_that_is_put_on_goods(text: str, rate: str | None) -> None:
    """A percentage that somebody puts on goods is a rate where words before tell of tariffs."""
    rates = [str(each.fields["rate"]) for each in drafted_article(text, actors=SIDES).entries if "rate" in each.fields]
    assert rates == ([rate] if rate else [])


WARNED = [
    ("Ada Berg warned on Monday that Chile's 9 per cent duty would hurt growers.", []),
    ("Ada Berg warned that a 9 per cent duty on cranes would raise prices in Japan.", []),
    ("Japan warned that the 9% duty on cranes would be a mistake.", []),
    ("Ada Berg cảnh báo thuế 9% đối với thép của Japan sẽ làm tăng giá và các chi phí.", [None]),
    ("Ada Berg warned that the 9% duty on cranes that Japan imposed in May will cost jobs.", ["enacted"]),
    # What is warned of is the tariff.
    ("Japan warned of a 9% duty on cranes that would hurt growers.", ["threatened"]),
    ("Japan warned Chile that a 9% duty on cranes would follow.", ["threatened"]),
    ("Japan warned that a 9% duty on cranes would be imposed.", ["threatened"]),
    ("Japan warned that a 9% duty on cranes would take effect.", ["threatened"]),
    ("Japan warned that it would impose a 9% duty on cranes, which would hurt growers.", ["threatened"]),
    ("Japan cảnh báo thuế 9% đối với thép sẽ được áp dụng với các bên.", ["threatened"]),
]


@pytest.mark.parametrize(("text", "stages"), WARNED)
def test_what_is_warned_of(text: str, stages: list[str | None]) -> None:
    """Who warns of the harm that a tariff would do threatens none."""
    found = [entry.fields for entry in drafted_article(text, actors=SIDES).entries if entry.kind == "tariff"]
    assert [fields.get("stage") for fields in found] == stages


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Japan met Ada Berg, with Japan offering to phase out its 15% duty on tea.", ["offered"]),
        ("Japan is prepared to cut its duty on figs to 5%.", ["offered"]),
        ("Ada Berg said Japan was willing to scrap its 9% duty on figs once a text is signed.", ["offered"]),
        ("Japan is prepared to raise its duty on figs to 25%.", [None]),
        ("Japanese growers are ready to pay a 5% duty on figs.", [None]),
        ("Japan is not prepared to cut its duty on figs to 5%.", []),
    ],
)
def test_what_somebody_is_prepared_to_do(text: str, stage: list[str | None]) -> None:
    """Who is prepared to lower a tariff offers that, and who is to raise or to pay one offers nothing."""
    tariffs = [each for each in drafted_article(text, actors=SIDES).entries if each.kind == "tariff"]
    assert [each.fields.get("stage") for each in tariffs] == stage


@pytest.mark.parametrize(
    ("text", "stage", "day"),
    [
        ("Japan’s 14% duty on steel will kick in on August 10.", "announced", "2025-08-10"),
        ("Japan’s 14% duty on steel kicked in on June 1.", "enacted", "2025-06-01"),
        ("Japan’s 14% duty on steel will kick in on August 10 unless Chile signs.", None, "2025-08-10"),
    ],
)
def test_what_kicks_in(text: str, stage: str | None, day: str) -> None:
    """A duty that kicks in takes effect then."""
    (tariff,) = (each for each in drafted_article(text, actors=SIDES).entries if each.kind == "tariff")
    assert (tariff.fields.get("stage"), tariff.fields["in_force"]["is"]) == (stage, day)


def test_what_was_due_to_kick_in() -> None:
    """What was due to take effect may not have done so, and what did not is none."""
    for text in ("The 14% duty on steel had been due to kick in next Monday.", "Japan’s 14% duty did not kick in."):
        found = drafted_article(text, actors=SIDES).entries
        assert not any(each.fields.get("stage") for each in found if each.kind == "tariff")
