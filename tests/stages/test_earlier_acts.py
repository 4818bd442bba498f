"""How a tariff that is changed, or of which more is said, had come about: behind its noun, and between commas."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of, phrase, the

BEFORE = [
    ("Japan cut the 9% duty imposed on figs in May.", None),
    ("Japan suspended a 9% duty on figs imposed in May.", None),
    ("Japan lowered the 9% duty on figs levied last month to 4%.", 4),
    ("Japan lowered the 9% duty it had imposed on figs in May to 4%.", 4),
    ("Japan lowered the 9% duty that it had imposed on figs in May to 4%.", 4),
    ("Berg urged Japan to lower the 9% duty levied by Tokyo on figs in May.", None),
    ("Japan and Chile seek a deal that would cut the 9% duty imposed on figs in May.", None),
]


@pytest.mark.parametrize(("text", "rate"), BEFORE)
def test_how_a_tariff_that_is_changed_had_come_about(text: str, rate: int | None) -> None:
    """It is one tariff that was introduced, on its own day, and another entry has the change, without that day."""
    introduced, changed = [each.fields for each in drafted_of(text, "tariff")]
    assert (introduced["rate"], introduced["stage"], introduced["change"]) == (9, "enacted", "introduces")
    assert phrase(introduced["when"]).rstrip(".") in ("May", "last month")
    assert (changed["rate_before"], changed.get("rate")) == (9, rate)
    assert "when" not in changed


@pytest.mark.parametrize(
    "text",
    [
        "Japan cut the 9% duty.",
        "Japan cut the 9% duty on figs imposed.",
        "Japan cut the 9% duty imposed on figs.",
        "Japan cut the 9% duty on figs, and imposed one on tea in May.",
        "Japan cut the 9% levies on figs and tea and then imposed others in May.",
        "Japan cut from 9% the long and much debated old duty imposed in May.",
        "Japan cut the 9% duty threatened in May.",
    ],
)
def test_a_tariff_of_which_nobody_says_when_it_came_about(text: str) -> None:
    """Without a day on which it came about, a tariff that is changed has no entry of its own."""
    assert [each.fields.get("rate") for each in drafted_of(text, "tariff") if "rate" in each.fields] == []


COMMAS: list[tuple[str, dict[str, Any]]] = [
    ("A 9% duty on figs, announced by Japan in May, has yet to be enforced.", {"stage": "announced"}),
    ("A 9% duty on figs, imposed by Japan in May, is in place.", {"stage": "enacted", "change": "introduces"}),
    ("A 9% duty on figs found to be old, announced by Japan in May, is still to come.", {"stage": "announced"}),
]


@pytest.mark.parametrize(("text", "told"), COMMAS)
def test_how_a_tariff_came_about_between_commas(text: str, told: dict[str, Any]) -> None:
    """Between commas behind a tariff, a participle says how far it has come, by whom and when."""
    fields = the(text, "tariff").fields
    assert {key: fields.get(key) for key in ("stage", "change") if key in fields} == told
    assert (fields["imposed_by"], phrase(fields["when"])) == ("japan", "May")


@pytest.mark.parametrize(
    "text",
    [
        "Japan, which imposed a duty on Chilean figs in May, said it would talk.",
        "Berg phoned Kest after Japan, which imposed a duty on Chilean figs in May, had asked for talks.",
    ],
)
def test_a_tariff_of_who_acts(text: str) -> None:
    """A tariff without a rate is told of where a clause tells of a state that it imposed one."""
    fields = the(text, "tariff").fields
    assert (fields["stage"], fields["imposed_by"], phrase(fields["when"])) == ("enacted", "japan", "May")


def test_what_else_is_between_commas() -> None:
    """What is cut between commas, or by another verb than that of the tariff, is no act by which it came about."""
    fields = the("A 9% duty on figs, cut by Japan in May, was raised by Chile.", "tariff").fields
    assert (fields["imposed_by"], "when" in fields) == ("chile", False)
    text = "Japan cut the 9% duty that Chile raised to 12%."
    assert [each.fields.get("rate") for each in drafted_of(text, "tariff")] == [None, 12]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Under a draft, Japan would phase out its 9% duty on figs and cut its duty on rice to 5%.", None),
        ("Japan said it would phase out its 9% duty on figs and cut its duty on rice to 5%.", "announced"),
    ],
)
def test_what_would_be_done_and_nobody_says(text: str, stage: str | None) -> None:
    """Two verbs that share "would" have the stage of one: none, where nobody says that it would be so."""
    assert [each.fields.get("stage") for each in drafted_of(text, "tariff")] == [stage, stage]


SINCE = [
    ("Japan cut its duty on figs to 2% from 5%, effective since April 8.", "since April 8"),
    ("Japan has charged a 9% duty on figs since April 8.", "since April 8"),
    ("Japan’s 9% duty on figs has been in force since April 8.", "since April 8"),
]


@pytest.mark.parametrize(("text", "told"), SINCE)
def test_since_when_a_tariff_is_there(text: str, told: str) -> None:
    """Words that say since when it is there say when it took effect, which is past."""
    assert the(text, "tariff").fields["in_force"] == {"is": "2025-04-08", "zone": None, "phrase": told}


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Japan imposed a 9% duty on figs last month, and since June 8 has charged 5% on rice.", [False, True]),
        ("Japan cut its duties on figs to 2% from 5% and on tea to 5%, effective since April 8.", [True, True]),
        ("Japan will cut its duties on figs to 2% and on tea to 5%, effective from July 9.", [True, True]),
        ("Japan cut its duties on figs to 2% and on tea to 5% from July 9.", [False, True]),
        ("Japan cut its duty on figs to 2%, and Chile cut its duty on tea to 5%, effective July 9.", [False, True]),
    ],
)
def test_since_when_several_tariffs_are_there(text: str, are: list[bool]) -> None:
    """A day behind "and" is that of what follows, and one behind a comma that of all rates of its clause."""
    assert ["in_force" in each.fields for each in drafted_of(text, "tariff")] == are


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("Chile asked Japan to lower the rate on figs and olives to 10%.", [(10, None)]),
        ("Japan will lower the rate on Chilean figs to 10% from 15%.", [(10, 15)]),
        ("Japan cut the rate on loans to 3%.", []),
        ("Japan kept the rate on figs to 3%.", []),
        ("Japan cut the rate on figs by 3%.", []),
    ],
)
def test_the_rate_on_goods(text: str, rates: list[tuple[int, int | None]]) -> None:
    """A rate on goods that is moved to a percentage is that of a tariff, though no word calls it one."""
    assert [(each.fields.get("rate"), each.fields.get("rate_before")) for each in drafted_of(text, "tariff")] == rates


ABOVE = [
    ("Japan and Chile met in Lima on Tuesday over the 30% duty that Japan imposed on figs.", None),
    ("On Tuesday Japan and Chile met over a 30% duty on figs, which Japan imposed in May.", "May"),
    ("A 30% duty on figs, which Japan imposed in May, was on the table on Tuesday.", "May"),
    ("A 30% duty that Japan imposed on figs on Monday is high.", "Monday"),
    ("Nhật Bản và Chile đàm phán hôm thứ Ba về mức thuế 30% mà Nhật Bản áp đặt đối với chè.", None),
    ("Nhật Bản và Chile đàm phán hôm thứ Ba về mức thuế 30% mà Nhật Bản áp đặt hồi tháng 5.", "hồi tháng 5"),
    ("Nhật Bản áp thuế 30% hôm thứ Ba đối với chè mà Chile bán.", "hôm thứ Ba"),
]


@pytest.mark.parametrize(("text", "told"), ABOVE)
def test_a_day_outside_the_clause_of_its_verb(text: str, told: str | None) -> None:
    """Where a clause behind a tariff tells who imposed it, a day outside that clause is none of the tariff."""
    fields = the(text, "tariff").fields
    assert (fields["stage"], fields["change"]) == ("enacted", "introduces")
    assert (phrase(fields["when"]) if "when" in fields else None) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan would eliminate duties of up to 18 per cent on figs.", "removes"),
        ("Japan will scrap the up to 18 per cent duty on figs.", "removes"),
        ("Japan abolished duties of as much as 18 per cent on figs.", "removes"),
        ("Japan suspended duties of up to 18 per cent on figs.", "suspends"),
        ("Japan will scrap duties up to 18 per cent on figs.", "removes"),
        ("Japan agreed to eliminate tariffs up to 18% on figs.", "removes"),
        ("Japan will suspend duties up to 18% on figs.", "suspends"),
        ("Nhật Bản sẽ bãi bỏ các mức thuế lên tới 18% đối với chè.", "removes"),
        ("Nhật Bản sẽ xóa bỏ thuế lên tới 18% đối với chè.", "removes"),
        ("Japan lifted its duty on figs up to 18 per cent.", None),
        ("Japan lifted its duty on figs to 18 per cent.", None),
    ],
)
def test_what_is_removed_is_up_to_a_rate(text: str, told: str | None) -> None:
    """Duties "of up to" a rate that are removed were as high before; what is lifted "to" a rate is not removed."""
    fields = the(text, "tariff").fields
    assert fields.get("change") == told
    assert fields["rate_before" if told else "rate"].maximum == 18
    assert ("rate" in fields) is (told is None)
