"""Whose a tariff or a commitment is where a pronoun, an office or a title says it, and what became of it."""

from typing import Any

import pytest

from tests.authoring.drafted import drafted
from tests.drafting.test_entries import drafted_of, phrase, remarks, the
from vnus_trade.model.quantities import Rate

PRESIDENT = "Japanese President Olof Strand"

TARIFFS: list[tuple[str, dict[str, Any], dict[str, tuple[str, ...]]]] = [
    ("Japan said it would cut its duty on figs to 5 per cent.", {"imposed_by": "japan", "announced_by": None}, {}),
    (f"{PRESIDENT} said that he would raise the duty on figs to 5 per cent.", {"announced_by": ["olof-strand"]}, {}),
    (
        f"{PRESIDENT} came. He will impose a 5 per cent duty on figs.",
        {"announced_by": ["olof-strand"]},
        {"He": ("olof-strand",)},
    ),
    ("Japan cut a duty. It will also impose a 5 per cent duty on figs.", {"imposed_by": "japan"}, {"It": ("japan",)}),
    (
        f"{PRESIDENT} said his government would impose a 5 per cent duty on figs.",
        {"imposed_by": "japan"},
        {"his government": ("japan",)},
    ),
    (f"“I will impose a 5 per cent duty on figs,” {PRESIDENT} said.", {"announced_by": ["olof-strand"]}, {}),
    (f"{PRESIDENT} raised his 5 per cent duty on figs to 8 per cent.", {"rate": Rate(8), "rate_before": Rate(5)}, {}),
    # Nobody certain
    (f"{PRESIDENT} met Berg, who said that he would raise the duty on figs to 5 per cent.", {"announced_by": None}, {}),
    ("Berg said her government would impose a 5 per cent duty on figs.", {"imposed_by": None}, {}),
    ("Growers said: “We will impose a 5 per cent duty on figs.”", {"imposed_by": None, "announced_by": None}, {}),
]


@pytest.mark.parametrize(("text", "fields", "reads"), TARIFFS)
def test_whom_a_pronoun_before_a_verb_means(
    text: str, fields: dict[str, Any], reads: dict[str, tuple[str, ...]]
) -> None:
    """Who levies a duty is whom the pronoun means, declared where the sentence does not name him; never one of two."""
    entry = drafted_of(text, "tariff")[-1]
    assert {key: entry.fields.get(key) for key in fields} == fields
    assert entry.reads == reads


@pytest.mark.parametrize(
    "text",
    [
        f"{PRESIDENT} met growers. His 5 per cent duty on figs took effect on July 1.",
        f"{PRESIDENT} met growers.\n\nStrand’s 5 per cent duty on figs took effect on July 1.",
        "Tổng thống Nhật Bản Olof Strand đã gặp các bên. Thuế 5% của ông đối với gạo có hiệu lực ngày 1/7.",
    ],
)
def test_whose_duty_is_that_of_a_person(text: str) -> None:
    """The state of which a person holds an office imposes his duty, with the reason where the sentence names none."""
    fields = the(text, "tariff").fields
    assert fields["imposed_by"] == "japan"
    assert fields["inferred"]["imposed_by"].startswith("the duty is that of Olof Strand, ")
    assert "inferred = {" in drafted(text, published="2025-07-03").toml


def test_whose_duty_needs_no_reason_where_the_state_is_named() -> None:
    """What the words show is not inferred."""
    fields = the(f"Growers met as {PRESIDENT}’s 5 per cent duty on figs took effect on July 1.", "tariff").fields
    assert (fields["imposed_by"], fields.get("inferred")) == ("japan", None)


@pytest.mark.parametrize("text", ["Berg came. Her 5 per cent duty on figs took effect.", "His 5% duty took effect."])
def test_whose_duty_is_nobodys_that_is_known(text: str) -> None:
    """Of a person without a state, or of nobody who is known, a comment asks."""
    entry = the(text, "tariff")
    assert "imposed_by" not in entry.fields
    assert entry.notes["imposed_by"] in ('"Her": of which state?', '"His": of which state?')


@pytest.mark.parametrize(
    "text",
    [
        f"{PRESIDENT} said he would raise the duty on figs to 5 per cent if Chile acted.",
        f"{PRESIDENT} said his government would raise its duty on figs to 5 per cent if Chile acted.",
        f"{PRESIDENT} said Japan would raise its duty on figs to 5 per cent unless Chile acted.",
        f"{PRESIDENT} warned he would raise the duty on figs to 5 per cent unless talks resumed.",
        f"“We will put a 5 per cent duty on figs unless Chile acts,” {PRESIDENT} said.",
        "Tổng thống Nhật Bản Olof Strand cho biết ông sẽ áp thuế 5% đối với gạo nếu các bên không đàm phán.",
    ],
)
def test_threats_of_persons(text: str) -> None:
    """What a person says that he, or his state, would do if something holds is a threat with its condition."""
    fields = the(text, "tariff").fields
    assert fields["stage"] == "threatened"
    assert fields["provided"].split()[0] in ("if", "unless", "nếu")


def test_what_others_would_do_is_no_threat() -> None:
    """What a person says that another state would do if something holds is only supposed."""
    assert drafted_of(f"{PRESIDENT} said Chile would raise its duty on figs to 5 per cent if it lost.", "tariff") == []
    assert drafted_of("Berg said Japan would raise its duty on figs to 5 per cent if it lost.", "tariff") == []


def test_when_a_statement_made_it_known() -> None:
    """A tariff or a commitment that a statement of its sentence only makes known has its time."""
    cut = the("Japan said on Monday that it would cut its duty on figs to 5 per cent.", "tariff")
    assert phrase(cut.fields["when"]) == "Monday"
    assert drafted_of("Japan said on Monday that it would cut its duty on figs to 5 per cent.", "statement") == []


COMMITMENTS: list[tuple[str, dict[str, Any]]] = [
    ("Japan cut a duty. It also pledged to buy rice for $1 billion.", {"obliged": ["japan"], "stage": "pledged"}),
    ("Japan suspended a pledge to buy 40 aircraft.", {"change": "suspends", "stage": "enacted", "obliged": ["japan"]}),
    ("Japan will suspend its plan to buy 40 aircraft.", {"change": "suspends", "stage": "announced"}),
    ("Japan put on hold its plan to buy 40 aircraft.", {"change": "suspends", "stage": "enacted"}),
    ("Japan has halted its purchases of Chilean wheat.", {"change": "suspends", "amount": None, "goods": ["wheat"]}),
    ("Japan scrapped its commitment to invest $2 billion.", {"stage": "withdrawn", "change": None}),
    ("Japan cancelled an order for 40 Chilean aircraft.", {"stage": "withdrawn", "obliged": ["japan"]}),
    ("Japan withdrew its offer to buy 40 aircraft.", {"stage": "withdrawn"}),
    ("Nhật Bản đã hủy cam kết mua 40 máy bay của Chile và các bên.", {"stage": "withdrawn"}),
    ("Nhật Bản tạm dừng mua gạo của Chile và các bên.", {"change": "suspends", "goods": ["gạo"]}),
    ("Japan suspended its duty on figs and agreed to buy 40 aircraft.", {"stage": "agreed", "change": None}),
    ("Japanese carrier Lotus signed a contract to buy 30 jets.", {"obliged": None}),
    ("Japan agreed to buy gas turbines for $1 billion.", {"goods": ["gas turbines"]}),
]


@pytest.mark.parametrize(("text", "fields"), COMMITMENTS)
def test_what_became_of_a_commitment(text: str, fields: dict[str, Any]) -> None:
    """What is suspended or taken back is not pledged, and whose it is, a pronoun may say."""
    found = the(text, "commitment").fields
    assert {key: found.get(key) for key in fields} == fields


@pytest.mark.parametrize(
    "text",
    ["Japan did not cancel its order for 40 aircraft.", "Japan suspended its duty on figs to buy rice for $1 billion."],
)
def test_what_is_no_commitment_that_was_halted(text: str) -> None:
    """What is not cancelled, or is not what was suspended, makes no entry."""
    assert drafted_of(text, "commitment") == []


def test_its_duty_that_is_no_news() -> None:
    """A duty of which only somebody speaks is old, whoever's it is."""
    assert '"5 per cent": "her" looks back, so no new tariff' in remarks("Berg defended her 5 per cent duty on figs.")
