"""How far a tariff has come that a draft, a proposal or an offer would bring."""

import pytest

from tests.drafting.test_entries import the

_IN_FULL = " Đây là tin của các bên trong ngày."


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Under the draft package Japan would cut its duty on figs to 5%.", "under negotiation"),
        ("Under a draft trade deal, Japan will cut its duty on figs to 5%.", "under negotiation"),
        ("The draft agreement would cut Japan's duty on figs to 5%.", "under negotiation"),
        ("Under a draft text seen by growers, Japan would phase out its 8% duty on figs.", "under negotiation"),
        ("Under the terms of Chile’s proposal, Japan would cut its duty on figs to 5%.", "requested"),
        ("Under the terms, Japan will study an offer and cut its duty on figs to 5%.", "agreed"),
        ("The proposal would see Japan’s duty on figs cut to 5%.", None),
        ("Under the draft decree, Japan would cut its duty on figs to 5%.", "under consideration"),
        ("Under its offer, Japan would cut its duty on figs to 5%.", "offered"),
        ("Under Japan's offer, Japan would cut its duty on figs to 5%.", "offered"),
        ("Under Chile's proposal, Japan would cut its duty on figs to 5%.", "requested"),
        ("Under the proposal, Japan would cut its duty on figs to 5%.", None),
        ("The offer would cut Japan's duty on figs to 5%.", None),
        ("Under Chile's proposal, Japan's duty on figs would be cut to 5%.", None),
        ("Under pressure, which the draft deal eased, Japan will cut its duty on figs to 5%.", "announced"),
        ("Under the eyes of all of those who wrote the draft deal Japan will cut its duty on figs to 5%.", "announced"),
        ("The draft deal pleased growers, and Japan will cut its duty on figs to 5%.", "announced"),
        ("Under the pact, Japan would cut its duty on figs to 5%.", "agreed"),
        ("Under the draft, Japan would cut its duty on figs to 5% when the accord takes effect.", "under negotiation"),
        ("Under the draft, Japan would cut its duty on figs to 5%.", None),
        ("Theo dự thảo, Nhật Bản sẽ giảm thuế tôm xuống 5% khi hiệp định có hiệu lực.", "under negotiation"),
        ("Theo dự thảo thỏa thuận, Nhật Bản sẽ giảm thuế tôm xuống 5%.", "under negotiation"),
        ("Theo dự thảo nghị định, Nhật Bản sẽ giảm thuế tôm xuống 5%.", "under consideration"),
        ("Theo đề xuất của Nhật Bản, Nhật Bản sẽ giảm thuế tôm xuống 5%.", "offered"),
        ("Theo đề xuất của Chile, Nhật Bản sẽ giảm thuế tôm xuống 5%.", "requested"),
        ("Theo đề xuất, Nhật Bản sẽ giảm thuế tôm xuống 5%.", None),
    ],
)
def test_what_a_draft_would_do(text: str, stage: str | None) -> None:
    """What a draft deal would do is negotiated; a proposal offers or asks for it by whose it is, if that is said."""
    entry = the(text + _IN_FULL * ("ế" in text), "tariff")
    assert (entry.fields.get("stage"), entry.fields["imposed_by"]) == (stage, "japan")


def test_what_may_be_offered_or_asked_for() -> None:
    """A note says where the words leave open whose proposal it is."""
    assert the("Under the proposal, Japan would cut its duty on figs to 5%.", "tariff").notes["stage"] == (
        '"proposal": offered or requested'
    )


def test_what_a_draft_depends_on() -> None:
    """What a draft would do if something holds is no threat."""
    text = "Under the draft deal, Japan would raise its duty on figs to 15% {}."
    fields = the(text.format("unless Chile bought its rice"), "tariff").fields
    assert (fields["stage"], fields["provided"]) == ("under negotiation", "unless Chile bought its rice")
    fields = the(text.format("as soon as it enters into force"), "tariff").fields
    assert (fields["stage"], fields["provided"]) == ("under negotiation", "as soon as it enters into force")
