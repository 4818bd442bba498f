"""A law of sentences with several tariffs: no value of a tariff is that of another clause."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.drafted import actor, drafted_article
from tests.properties.effort import effort
from vnus_trade.model.quantities import Rate
from vnus_trade.model.vocabulary import ActorKind

STATES = {
    "japan": ("Japan", "Japanese", "Nhật Bản"),
    "chile": ("Chile", "Chilean", "Chile"),
    "peru": ("Peru", "Peruvian", "Peru"),
    "kenya": ("Kenya", "Kenyan", "Kenya"),
}
KNOWN = tuple(actor(id_, *names, kind=ActorKind.STATE) for id_, names in STATES.items())


class Told(NamedTuple):
    """What a clause tells of a tariff: who does what to the duty on whose goods, at which rate, when."""

    subject: str
    verb: tuple[str, str, str, str]
    rate: int
    goods: str
    payer: str | None
    day: str | None


# Words with a gap for the duty; the stage, the change, and which rate it is.
VERBS = {
    "en": [
        ("raised its duty on {goods} to {rate}%", "enacted", "raises", "rate"),
        ("cut its tariff on {goods} to {rate}%", "enacted", "cuts", "rate"),
        ("imposed a {rate}% duty on {goods}", "enacted", "introduces", "rate"),
        ("removed a {rate}% levy on {goods}", "enacted", "removes", "rate_before"),
        ("agreed to lower its tariff on {goods} to {rate}%", "agreed", "cuts", "rate"),
        ("will lower its tariff on {goods} to {rate}%", "announced", "cuts", "rate"),
        ("threatened to slap a {rate}% surcharge on {goods}", "threatened", "introduces", "rate"),
        ("offered to abolish a {rate}% tariff on {goods}", "offered", "removes", "rate_before"),
    ],
    "vi": [
        ("đã giảm thuế đối với {goods} xuống {rate}%", "enacted", "cuts", "rate"),
        ("sẽ nâng thuế đối với {goods} lên {rate}%", "announced", "raises", "rate"),
        ("dọa áp thuế {rate}% đối với {goods}", "threatened", "introduces", "rate"),
        ("cam kết bãi bỏ thuế {rate}% đối với {goods}", "pledged", "removes", "rate_before"),
    ],
}
GOODS = {"en": ["figs", "rice", "steel", "cars", "tea", "wine"], "vi": ["gạo", "thép", "tôm", "cà phê", "than", "gỗ"]}
DAYS = {"en": ["on May 3", "on June 9", "in April", "from August 4"], "vi": ["ngày 3/5", "ngày 9/6", "từ ngày 4/8"]}
OWN = {
    "en": [", and ", ", while ", ", but ", "; ", ", after ", " after ", ", because ", ", before ", " and "],
    "vi": [", còn ", ", trong khi ", ", và ", ", nhưng ", ", sau khi ", "; "],
}
# What tells of no tariff, and has values that none may take.
ASIDES = {
    "en": [
        *("", "", "", ", with deliveries from 2029", ", easing a quarrel with India over nuts", " after talks in Lima"),
        *(
            ", which India called unfair in May",
            ", a day before a summit in Lima",
            ", threatening to sue India in June",
        ),
        *(", which would suffer if talks in Lima fail", " from growers who pay more if they miss the date"),
        *(" in return for help with its ports", ", though traders in India had asked for cuts in March"),
    ],
    "vi": [
        *("", "", ", sau cuộc gặp tại Lima", " trước khi hai bên gặp nhau vào tháng 8"),
        ", vốn khó bán nếu cuộc gặp tại Lima đổ vỡ",
    ],
}
LEADS = {"en": ["", "", "On June 17, "], "vi": ["", "", "Ngày 17/6, ", "Các bên cho biết "]}
SHARED = {"en": [" and ", ", and ", ", but ", ", then "], "vi": [" và ", ", đồng thời "]}


@st.composite
def told(draw: st.DrawFn) -> tuple[str, list[Told], str]:
    """A sentence of two or three clauses with usual joints, and what each tells."""
    language = draw(st.sampled_from(["en", "en", "vi"]))
    count = draw(st.integers(2, 3))
    subjects = draw(st.lists(st.sampled_from(sorted(STATES)), min_size=count, max_size=count, unique=True))
    rates = draw(st.lists(st.integers(2, 60), min_size=count, max_size=count, unique=True))
    goods = draw(st.lists(st.sampled_from(GOODS[language]), min_size=count, max_size=count, unique=True))
    days = draw(st.lists(st.sampled_from(DAYS[language]), min_size=count, max_size=count, unique=True))
    clauses: list[Told] = []
    words = lead = draw(st.sampled_from(LEADS[language]))
    for number in range(count):
        shares = number > 0 and draw(st.booleans())
        who = clauses[-1].subject if shares else subjects[number]
        payer = draw(st.sampled_from([None, *(id_ for id_ in STATES if id_ not in subjects)]))
        verb = draw(st.sampled_from(VERBS[language]))
        day = days[number] if draw(st.booleans()) else None
        day = None if number == 0 and lead else day
        clauses.append(Told(who, verb, rates[number], goods[number], payer, day))
        if number:
            words += draw(st.sampled_from((SHARED if shares else OWN)[language]))
        if not shares:
            words += STATES[who][0] if language == "en" else STATES[who][2]
            words += " "
        named = {
            None: goods[number],
            "en": f"{STATES[payer or who][1]} {goods[number]}",
            "vi": f"{goods[number]} của {STATES[payer or who][2]}",
        }[language if payer else None]
        words += verb[0].format(goods=named, rate=rates[number]) + (f" {day}" if day else "")
        words += draw(st.sampled_from(ASIDES[language]))
    end = " The two sides said so." if language == "en" else " Các bên đã cho biết như vậy."
    return f"{words}.{end}", clauses, lead


@given(told())
@effort(60)
def test_clauses_never_exchange_values(sentence: tuple[str, list[Told], str]) -> None:
    """Each value of a tariff is that of the clause that has its rate, or is left empty."""
    text, clauses, lead = sentence
    entries = [each for each in drafted_article(text, actors=KNOWN).entries if each.kind == "tariff"]
    for entry in entries:
        fields = entry.fields
        (own,) = [each for each in clauses if Rate(each.rate) in (fields.get("rate"), fields.get("rate_before"))]
        payers = [] if own.payer is None else [own.payer]
        assert fields.get(own.verb[3], Rate(own.rate)) == Rate(own.rate)
        assert fields.get("imposed_by", own.subject) == own.subject
        assert fields.get("goods", [own.goods]) == [own.goods]
        assert fields.get("applied_to", payers) == payers
        assert fields.get("stage", own.verb[1]) == own.verb[1]
        assert fields.get("change", own.verb[2]) == own.verb[2]
        assert "provided" not in fields
        for key in ("when", "in_force", "expires"):
            assert key not in fields or fields[key]["phrase"] in (own.day or lead)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Japan’s minister said Monday she was sure of lowering a 24 per cent US tariff on figs.", None),
        ("Japan on Monday told growers of lowering a 24 per cent US tariff on figs.", None),
        ("Japan welcomed on Monday the 24 per cent Chilean duty on figs.", None),
        ("Japan said on Monday it would raise its duty on figs to 24 per cent.", "Monday"),
        ("Japan announced on Monday a 24 per cent duty on figs.", "Monday"),
        ("Japan on Monday raised its duty on figs to 24 per cent.", "Monday"),
    ],
)
def test_the_day_of_a_saying_is_none_of_a_tariff(text: str, day: str | None) -> None:
    """A day beside a verb of saying, or where nothing is done to a tariff, is not when it came about."""
    found = [each for each in drafted_article(text, actors=KNOWN).entries if each.kind == "tariff"]
    assert [each.fields.get("when", {}).get("phrase") for each in found] in ([day], [] if day is None else None)


def test_a_fact_beside_a_denial() -> None:
    """What a relative clause tells behind what is denied is a fact."""
    text = "Japan denied that it would cut its duty on figs, which it raised to 5 per cent on June 9."
    found = [each for each in drafted_article(text, actors=KNOWN).entries if each.kind == "tariff"]
    assert [(each.fields["rate"], each.fields["stage"]) for each in found] == [(Rate(5), "enacted")]
    assert not [
        e for e in drafted_article(text.replace(", which", " that"), actors=KNOWN).entries if e.kind == "tariff"
    ]
