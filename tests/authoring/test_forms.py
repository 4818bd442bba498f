"""Forms in drafts: what stands in sentences that no entry tells, as comments from which entries are made."""

import re
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.authoring.drafted import LETTERS, POLICY, actor, drafted, new_article
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.authoring.forms import MOST_FORMS
from vnus_trade.authoring.new_article import BegunCuration
from vnus_trade.contents.index import Contents
from vnus_trade.evidence.locator import Locator
from vnus_trade.model.entities import Actor
from vnus_trade.model.vocabulary import ActorKind

KNOWN: tuple[Actor, ...] = (
    actor("arden", "Arden", kind=ActorKind.STATE),
    actor("borland", "Borland", kind=ActorKind.STATE),
    actor("lorn", "Ada Lorn"),
)
FORM = re.compile(
    r'# Line \d+: a form for what no entry says\. Take off the "# " before what is right:\n((?:# .*\n|#\n)+)'
)


def forms(text: str) -> list[str]:
    """The forms of a draft of a text, without the signs before their lines."""
    return [re.sub(r"(?m)^# ?", "", form) for form in FORM.findall(drafted(text, *KNOWN).toml)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In Arden, the rate on figs and rice from Borland, 75% until then, had been 40% or 20% in August.",
            (
                'id = "tariff-75-borland-figs"\nimposed_by = "arden"   # or borland\napplied_to = ["borland"]\n'
                'goods = ["figs", "rice"]\nrate = 75   # or "40%", "20%"\nrate_before = 40   # or "75%", "20%"\n'
                'stage = ""\nin_force = { is = "2025-08", phrase = "August" }\n'
            ),
        ),
        (
            "If Arden had cut its fee on figs from 12% to 4%, and on rice to 3%, until 9 August, some would have gone.",
            (
                'id = "tariff-4-figs"\nimposed_by = "arden"\ngoods = ["figs"]\nchange = "cuts"   # "cut"\n'
                'rate = 4   # or "12%", "3%"\nrate_before = 12   # or "4%", "3%"\nstage = "enacted"   # "cut"\n'
                'expires = { is = "2025-08-09", phrase = "until 9 August" }\n'
            ),
        ),
        (
            "They hope that Arden would take some 400 tonnes of figs, worth $3 million, by June.",
            (
                'id = "commitment-arden"\nobliged = ["arden"]\nmatter = ""\ngoods = ["figs"]\n'
                'amount = { is = "3000000 USD", phrase = "$3 million" }   # or "400 tonnes"\nstage = ""\n'
                'deadline = { is = "[..2025-06-30]", phrase = "by June" }\n'
            ),
        ),
        (
            "If Lorn meets Arden on May 5 or on May 6, it is a visit to remember.",
            (
                'id = "meeting-lorn-arden"\nform = "meeting"   # "meets", "visit to"\n'
                'when = { is = "2025-05-05", phrase = "May 5" }   # or "May 6"\n'
                'participants = ["lorn", "arden"]\n'
            ),
        ),
        (
            "It is not known whether Arden or Lorn said “enough is enough” of it.",
            (
                'id = "arden-asserts"\nspeakers = ["arden"]   # or lorn\nspeech_acts = ["asserts"]\n'
                'verbatim = "enough is enough"\n'
            ),
        ),
        (
            "It had gone to 5% for Arden.",
            'id = "tariff-5"\nimposed_by = "arden"\nrate = 5\nstage = ""\n',
        ),
        (
            "Of Arden, the rate is 5%.",
            'id = "tariff-5"\nimposed_by = "arden"\nrate = 5\nstage = ""\n',
        ),
        (
            "Arden refused to write an exemption into the text.",
            'id = "arden-2"\nspeakers = ["arden"]\nspeech_acts = [""]\n',
        ),
    ],
)
def test_a_sentence_without_an_entry_has_a_form(sentence: str, expected: str) -> None:
    """What stands in such a sentence is the form of an entry, with its sentence, and with what else it may be."""
    [form] = forms(f"Talks on figs\n\n{sentence}\n")
    kind, _, rest = form.partition("\n")
    assert kind in ("[[tariff]]", "[[commitment]]", "[[meeting]]", "[[statement]]")
    assert rest == f"{expected}quote = '''{sentence}'''\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "By then, 5% of tariffs on figs are old.",
        "A survey found that nobody had spoken of Arden.",
        "Exports of figs from Arden to Borland fell 22% in May.",
        "Trade of Arden and Borland was worth $44 million.",
        "Arden is a quiet state beside the sea.",
        "It said that nothing would come of it.",
        "Arden raised its tariff on figs from 12% to 40% on 2 July.",
        "Lorn told reporters on Monday that the rate on figs was wrong.",
        "Lorn said on Monday: “The rate on figs is 5% now.”",
        "It is hoped that Arden would grow by 5%.",
        "They hope that Arden would yield.",
        "Exports of figs from Arden went to 5%.",
        "Of Arden, 1.250% is the rate on figs.",
        "Arden raised its tariff on figs from 12% to 40% on 2 July, before which, say, 7% or 8% was the rate on rice.",
    ],
)
def test_what_tells_nothing_or_has_an_entry_has_no_form(sentence: str) -> None:
    """There is no form for shares and trade, for sentences without an act, and for those that an entry tells."""
    assert not forms(f"Talks on figs\n\n{sentence}\n")


def test_who_is_named_in_forms_alone_has_one_too() -> None:
    """An actor of a form whom nobody knows, and whom no entry names, has the form of an actor before it."""
    first, second = forms("Talks\n\nA diplomat said Germany and Italy were pressing for it.\n")
    assert first.startswith('[[actor]]\nid = "germany"\nname = "Germany"\nkind = "state"\n')
    assert second.startswith('[[statement]]\nid = "germany-asserts"\nspeakers = ["germany"]   # or italy\n')


def test_figures_in_forms_are_not_listed_again() -> None:
    """What a form has is not remarked as being in no entry; what it lacks is."""
    made = drafted("Talks\n\nOf Arden, 5% or 6% or 7% is the rate on figs, and 400 tonnes.\n\nIt was 7%.\n", *KNOWN)
    assert '"5%" is in no entry' not in made.toml
    assert 'Line 3: "7%" is in no entry' not in made.toml
    assert 'Line 5: "7%" is in no entry' in made.toml
    assert '"6%" is in no entry' not in made.toml
    assert '"400 tonnes" is in no entry' in made.toml
    assert made.counts["form"] == 1


def test_entries_before_and_behind_take_no_form() -> None:
    """A sentence between two that entries tell has its form, and a figure that it has alone is not listed."""
    told = "Arden raised its tariff on {} from 12% to 40% on 2 July."
    [form] = forms(f"Talks\n\n{told.format('figs')}\n\nOf Arden, 5% is the rate on tea.\n\n{told.format('rice')}\n")
    assert "rate = 5\n" in form
    assert "is in no entry" not in drafted("Talks\n\nOf Arden, 5% is the rate on tea.\n", *KNOWN).toml


def test_long_texts_have_so_many_forms() -> None:
    """There are at most `MOST_FORMS` forms in a draft."""
    text = "\n\n".join(f"Arden refused to write exemption {number} into a text." for number in range(MOST_FORMS + 9))
    assert len(forms(text)) == MOST_FORMS


def test_a_form_whose_words_stand_twice_is_left_out() -> None:
    """A sentence that cannot be told from another of its line has no form."""
    assert not forms("Talks\n\nArden refused to write it. Arden refused to write it.\n")


def test_what_was_accepted_has_no_form() -> None:
    """A sentence that an accepted event cites has no form when the rest is drafted."""
    text = "Talks\n\nArden refused to write an exemption into the text.\n"
    begun = BegunCuration("", (("refusal", "statement", (7, 57)),))
    for before, count in ((None, 1), (begun, 0)):
        article = new_article(text, begun=before)
        assert len(DraftedArticle.of(article, Contents(actors=KNOWN), POLICY).forms) == count


SENTENCES = st.sampled_from(
    [
        "In Arden, the rate on figs from Borland, 75% until then, was {} 40%.",
        "They hope that Arden would take 400 tonnes of {} by June.",
        "If Lorn meets Arden on May 5 {}, it is a visit.",
        "Arden refused to write {} into the text.",
    ]
)


@given(
    st.lists(
        st.tuples(SENTENCES, st.text(LETTERS.filter(lambda letter: letter != "\0"), max_size=6)),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
@example([("Arden refused to write {} into the text.", "'''")])
@example([("Arden refused to write {} into the text.", "\n")])
def test_forms_are_entries_without_their_signs(parts: list[tuple[str, str]]) -> None:
    """Without its signs, each form is a table of TOML, and its quotation is in the text."""
    text = "Talks\n\n" + "\n\n".join(sentence.format(letters) for sentence, letters in parts) + "\n"
    for form in forms(text):
        [(kind, [entry])] = tomllib.loads(form).items()
        assert kind in ("tariff", "commitment", "meeting", "statement")
        assert Locator(text).find(entry["quote"])


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("Arden is said to have refused on Wednesday to write it down.", "2025-07-02"),
        ("Arden will refuse on Wednesday to write it down.", "2025-07-09"),
        ("If Lorn meets Arden on Wednesday for it, it is a visit to remember.", "2025-07-09"),
    ],
)
def test_a_form_has_the_day_before_the_article_unless_words_tell_of_what_is_to_come(sentence: str, when: str) -> None:
    """Of two days that may be meant, a form has the past one for a past act, with the other beside it."""
    other = ({"2025-07-02", "2025-07-09"} - {when}).pop()
    [form] = forms(f"Talks on figs\n\n{sentence}\n")
    assert f'when = {{ is = "{when}", phrase = "Wednesday" }}   # or {other}\n' in form
