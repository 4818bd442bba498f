"""What nouns such as "failure" and "promise" say of what is done to a tariff."""

import pytest

from tests.drafting.test_entries import drafted_of, remarks


@pytest.mark.parametrize(
    ("noun", "stage"),
    [
        ("promise to", "pledged"),
        ("pledge to", "pledged"),
        ("threat to", "threatened"),
        ("success in", None),
    ],
)
def test_how_far_a_noun_says_that_it_has_come(noun: str, stage: str | None) -> None:
    """A noun governs the verb behind it: what was only promised, decided or asked for was not done."""
    (entry,) = drafted_of(f"Berg spoke of the {noun} lower the 16% levy on glass.", "tariff")
    assert entry.fields.get("stage") == stage


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Berg cited Chile’s failure to lift a 16% levy on glass.", "failure to"),
        ("Berg cited Chile’s refusal to scrap a 16% levy on glass.", "refusal to"),
        ("Chile is reluctant to cut its 16% levy on glass.", "reluctant to"),
        ("Berg regretted the lack of progress on scrapping a 16% levy on glass.", "lack of progress on"),
        ("The delay in lifting the 16% levy on glass was long.", "delay in"),
        ("There is talk of lifting the 16% levy on glass.", "talk of"),
        ("Chile ignored an appeal to lift its 16% levy on glass.", "appeal to"),
        ("Chile missed a deadline to lift its 16% levy on glass.", "deadline to"),
    ],
)
def test_nouns_that_deny_what_is_done(text: str, word: str) -> None:
    """What somebody fails or is reluctant to do to a tariff, or what there is only talk of, is no entry."""
    assert drafted_of(text, "tariff") == []
    assert any(f'"{word}" ' in remark for remark in remarks(text))


def test_a_success_after_all() -> None:
    """A failure in another clause denies nothing."""
    (entry,) = drafted_of("Japan lifted the 16% levy on glass despite its failure to sell bottles.", "tariff")
    assert entry.fields["stage"] == "enacted"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Levies on Chilean glass will come down to 10%.", "announced"),
        ("Chilean levies on glass rise to 10%.", None),
        ("Its tariff cut on glass to 10% was offered by Japan.", "offered"),
        ("Japan levies a 10% duty on glass.", "enacted"),
        ("The 10% duty that Japan levies on glass hurts.", "enacted"),
        ("The 10% duty Japan charges on glass hurts.", "enacted"),
        ("Japan has cut on Monday its duty on glass to 10%.", "enacted"),
    ],
)
def test_nouns_that_look_like_verbs(text: str, stage: str | None) -> None:
    """A noun is no act, whatever verb has its letters; a verb has what is levied behind it, or who levies before it."""
    (entry,) = drafted_of(text, "tariff")
    assert entry.fields.get("stage") == stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        (
            "They narrowed their differences over an accord that would cut Japan’s duty on figs to 5%.",
            "under negotiation",
        ),
        ("They made progress on a trade deal that would cut Japan’s duty on figs to 5%.", "under negotiation"),
        ("Under the terms discussed in Lima, Japan would cut its duty on figs to 5%.", "under negotiation"),
        ("After talks on a deal that would cut its duty on figs to 5%, Japan left.", None),
    ],
)
def test_what_is_still_negotiated(text: str, stage: str | None) -> None:
    """What a deal on which sides differ, or an outline that they discuss, would do is under negotiation."""
    (entry,) = drafted_of(text, "tariff")
    assert entry.fields.get("stage") == stage


@pytest.mark.parametrize(
    ("text", "provided"),
    [
        (
            "Japan threatened a 25% duty on Chilean pork and lobster, worth $1 billion a year, should Chile act.",
            "should Chile act",
        ),
        ("Japan imposed a 25% duty on Chilean pork and lobster, worth $1 billion a year.", None),
        ("Japan said a 25% duty on Chilean pork and lobster, worth $1 billion a year, should be imposed.", None),
    ],
)
def test_conditions_whose_verb_comes_first(text: str, provided: str | None) -> None:
    """A verb before its subject begins a condition behind a comma, too; what goods are worth may follow one."""
    (entry,) = drafted_of(text, "tariff")
    assert entry.fields.get("provided") == provided
    assert entry.fields["goods"] == ["pork", "lobster"]
    assert entry.fields["trade_covered"]["phrase"] == "$1 billion a year"
