"""What a tariff exempts, in its own sentence or in the next one."""

from typing import Any

import pytest

from tests.drafting.test_entries import drafted_of, the

DUTY = "Japan imposed a 20 per cent tariff on Chilean goods."

EXEMPT: list[tuple[str, dict[str, list[str]] | None]] = [
    (f"{DUTY} Pharmaceuticals are exempt.", {"goods": ["Pharmaceuticals"]}),
    (f"{DUTY} Pharmaceuticals and timber will be exempted from the duty.", {"goods": ["Pharmaceuticals", "timber"]}),
    (f"{DUTY} The tariff does not apply to copper.", {"goods": ["copper"]}),
    (f"{DUTY} Canada and Mexico are exempt.", {"payers": ["canada", "mexico"]}),
    (f"{DUTY[:-1]}, but exempted figs.", {"goods": ["figs"]}),
    (f"{DUTY[:-1]}, excluding steel and cars.", {"goods": ["steel", "cars"]}),
    ("Japan imposed a 20 per cent tariff on all imports except figs.", {"goods": ["figs"]}),
    ("Japan imposed a 20 per cent tariff on all goods except those from Canada.", {"payers": ["canada"]}),
    (
        "Nhật Bản áp thuế 20% đối với hàng hóa của Chile. Dược phẩm được miễn thuế và các bên đã biết.",
        {"goods": ["Dược phẩm"]},
    ),
    ("Nhật Bản áp thuế 20% đối với hàng hóa của Chile, trừ dược phẩm và gạo.", {"goods": ["dược phẩm", "gạo"]}),
    (f"{DUTY[:-1]}, but exempted figs from the 20 per cent duty.", {"goods": ["figs"]}),
    # No goods of this tariff
    (f"{DUTY} Students are exempt.", None),
    (f"{DUTY} Cars are not exempt.", None),
    (f"{DUTY} Cars are exempt from the quota.", None),
    (f"{DUTY}\n\nCars are exempt.", None),
    (f"{DUTY} Cars are exempt from a duty of 5 per cent.", None),
    (f"{DUTY} Farmers in Canada and growers in the south of Mexico are exempt.", None),
    (f"{DUTY} It rained.", None),
    (DUTY, None),
]


@pytest.mark.parametrize(("text", "exempts"), EXEMPT)
def test_what_is_exempt(text: str, exempts: dict[str, list[str]] | None) -> None:
    """A tariff exempts what words say of it alone, in its sentence or the next; the quotation has them."""
    entry = drafted_of(text, "tariff")[0]
    assert entry.fields.get("exempts") == exempts
    (start, end), words = entry.quotes[0], text[slice(*entry.quotes[0])]
    assert (start, end > len(DUTY)) == (0, len(text) > len(DUTY) and exempts is not None)
    assert all(good in words for good in (exempts or {}).get("goods", []))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Japan imposed a 20 per cent tariff on all goods except those from Canada.", {"applied_to": None}),
        ("Japan imposed a 20 per cent tariff on most Chilean goods.", {"goods": None, "applied_to": ["chile"]}),
        ("Japan imposed a 20 per cent surtax on Chilean-made port cranes.", {"goods": ["port cranes"]}),
    ],
)
def test_goods_and_payers_that_are_none(text: str, fields: dict[str, Any]) -> None:
    """Who is exempt pays nothing, "most" names no goods, and "-made" is no part of them."""
    found = the(text, "tariff").fields
    assert {key: found.get(key) for key in fields} == fields


def test_two_tariffs_have_no_exemption_of_either() -> None:
    """Where a sentence has two tariffs, nothing says of which the next one exempts something."""
    text = "Japan imposed a 20 per cent tariff on rice and a 5 per cent tariff on tea. Cars are exempt."
    assert [entry.fields.get("exempts") for entry in drafted_of(text, "tariff")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        f"{DUTY[:-1]} and exempted lumber from a 45 per cent combined levy.",
        f"{DUTY[:-1]}, while lumber will be exempted from a levy of 45 per cent.",
        "Japan would lower its 25% car tariff to 10% and exempt lumber from a 45% combined levy.",
    ],
)
def test_what_is_exempt_from_another_rate(text: str) -> None:
    """What is exempt from a levy with a rate of its own is no exemption of the tariff before it."""
    assert not any("exempts" in entry.fields for entry in drafted_of(text, "tariff"))
