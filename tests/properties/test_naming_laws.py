"""The law of names that go on: words that print a longer name prove no shorter one, and other words do."""

import unicodedata
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from vnus_trade.checking.naming import KnownNames
from vnus_trade.model.entities import Actor


class Given:
    """An actor as an entry of a curation file gives it."""

    def __init__(self, actor: Actor) -> None:
        self._names = {"name": [actor.name], "aliases": [*actor.aliases], "native_name": [actor.native_name or ""]}
        self.kind = actor.kind
        self.offices = ()

    def texts(self, key: str) -> list[str]:
        """The texts under a key."""
        return [*filter(None, self._names.get(key, ()))]

    def text(self, _: str) -> str:
        """The kind of actor."""
        return str(self.kind)


ACTORS = vnus_trade.load().actors
GIVEN: dict[str, Any] = {actor.id: [Given(actor)] for actor in ACTORS}
NAMES = KnownNames(GIVEN, [("Prime Minister", "pham-minh-chinh", "s")], [])
PERSONS = [(actor.id, name) for actor in ACTORS if actor.kind == "person" for name in actor.names]
PLACES = sorted({event.place for event in vnus_trade.load().events if event.place})
GOING_ON = ("Tower", "City", "Street", "Đồng", "Jr.", "II", "Seng", "Organization", "Convention", "Élysée")
APART = ("said", "and", "(VNA)", "Wednesday", "May", "Vietnam", "– Ann", "“Ann”", "12", "/ Ann", "đã")
LEADING = ("they saw", "people from", "hôm ấy ở", "it rained. Then from")
ENDING = ("there", "that day.", "hôm ấy")
Form = Literal["NFC", "NFD"]
forms: st.SearchStrategy[Form] = st.sampled_from(("NFC", "NFD"))


def places(name: str, beside: str, lead: str, end: str, form: Form) -> tuple[str, int, int]:
    """A sentence in a normal form, and where it has a name, with a word directly behind it."""
    before, name = (unicodedata.normalize(form, part) for part in (f"{lead} ", name))
    return f"{before}{name} " + unicodedata.normalize(form, f"{beside} {end}"), len(before), len(before) + len(name)


@given(st.sampled_from(PERSONS), st.sampled_from(GOING_ON), st.sampled_from(LEADING), st.sampled_from(ENDING), forms)
def test_going_on_law(person: tuple[str, str], word: str, lead: str, end: str, form: Form) -> None:
    """A person's name with another capitalised word behind it in a sentence is part of a longer name."""
    id_, name = person
    assert NAMES.is_part(id_, *places(name, word, lead, end, form))


@given(st.sampled_from(PLACES), st.sampled_from(GOING_ON), st.sampled_from(LEADING), st.sampled_from(ENDING), forms)
def test_going_on_law_of_places(place: str, word: str, lead: str, end: str, form: Form) -> None:
    """A place with another capitalised word behind it, or a part of its name alone, is part of a longer name."""
    assert NAMES.is_part_of_place(*places(place, word, lead, end, form))
    first, _, rest = place.partition(" ")
    if rest[:1].isupper():
        assert NAMES.is_part_of_place(*places(first, rest, lead, end, form))


@given(st.sampled_from(PERSONS), st.sampled_from(APART), st.sampled_from(LEADING), st.sampled_from(ENDING), forms)
def test_standing_apart_law(person: tuple[str, str], word: str, lead: str, end: str, form: Form) -> None:
    """A person's name beside small words, signs, days and names of states is a name of its own, unless it is longer."""
    id_, name = person
    text, start, stop = places(name, word, lead, end, form)
    assert NAMES.is_part(id_, text, start, stop) == bool(NAMES.within(text, start, stop) - {id_})


SHORT = [(id_, name) for id_, name in PERSONS if " " not in name and name.isascii()]


@given(st.sampled_from(SHORT), st.sampled_from(("Eric", "Văn", "Mary-Ann", "Jo", "Ng")), st.sampled_from(ENDING), forms)
def test_given_names_law(person: tuple[str, str], given_name: str, end: str, form: Form) -> None:
    """A person's name in one part behind a given name that is not his is another's; behind a title it is his."""
    id_, name = person
    assert NAMES.is_part(id_, *places(name, "said", f"they told {given_name}", end, form))
    for title in ("Minister", "Secretary", "CEO", "Mr", "Hanoi’s"):
        assert not NAMES.is_part(id_, *places(name, "said", f"they told {title}", end, form))


@given(
    st.sampled_from(("Deputy", "Vice", "former", "Acting", "Malaysian", "Phó", "cựu")), st.sampled_from(LEADING), forms
)
def test_other_titles_law(word: str, lead: str, form: Form) -> None:
    """A title behind a word that makes it another one is not that of its holder, and without that word it is."""
    text, start, end = places("Prime Minister", "said so", f"{lead} the {word}", "there", form)
    assert NAMES.is_other_title("pham-minh-chinh", text, start, end)
    assert not NAMES.is_other_title(
        "pham-minh-chinh", *places("Prime Minister", "said so", f"{lead} the", "there", form)
    )
