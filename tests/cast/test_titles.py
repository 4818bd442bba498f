"""Names of persons among the words that go with them."""

import pytest

from tests.authoring.drafted import drafted_article


@pytest.mark.parametrize(
    "text",
    [
        "H.E. Mrs Ada Lindqvist, Minister of Trade of Japan, said that it rained.",
        "The Hon. Dr Ada Lindqvist, Minister of Trade of Japan, said that it rained.",
        "The Rt Hon. Dame Ada Lindqvist, Minister of Trade, said that it rained.",
        "The Minister of Trade, H.E. Mrs. Ada Lindqvist, said that it rained.",
        "Her Excellency Mrs Ada Lindqvist, who met the Chilean minister in Kobe, said that it rained.",
        "He met his Japanese counterpart, H.E. Mrs Ada Lindqvist, and said that it rained. Lindqvist said so, too.",
    ],
)
def test_no_style_is_a_name(text: str) -> None:
    """Honorifics and styles, one or several, are no part of a name or an id."""
    found = {entry.id: entry.fields["name"] for entry in drafted_article(text).entries if entry.kind == "actor"}
    assert found["ada-lindqvist"] == "Ada Lindqvist"
    assert len([id_ for id_ in found if "lindqvist" in id_]) == 1


@pytest.mark.parametrize("name", ["Park Min-ho", "Min-ho Park", "Jean-Paul Martel", "Ann Park"])
def test_a_name_with_a_hyphen_before_its_office(name: str) -> None:
    """Parts of a name that hyphens join may begin with small letters."""
    drafted = drafted_article(f"“We cannot bear it,” said {name}, president of the Growers Federation.")
    assert [entry.fields.get("name") for entry in drafted.entries] == [name, None]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Trade Ministry official Rina Putri said here on Thursday that it rained.", "Trade Ministry official"),
        ("A senior trade official, Rina Putri, said it rained.", "senior trade official"),
        ("“It rained,” said Rina Putri, a trade ministry official.", "trade ministry official"),
        ("Rina Putri, an official at the Ministry of Trade, said so.", "official at the Ministry of Trade"),
        ("Người phát ngôn EC Rina Putri cho biết các bên đã gặp nhau.", "Người phát ngôn EC"),
        ("Chủ tịch VCCI Rina Putri nói rằng các bên đã gặp nhau.", "Chủ tịch VCCI"),
        ("EC spokesman Rina Putri said it rained.", "EC spokesman"),
        ("Customs officer Rina Putri said it rained.", "Customs officer"),
        ("Quan chức Bộ Thương mại Indonesia Rina Putri cho biết trời mưa.", "Quan chức Bộ Thương mại Indonesia"),
        ("Bà Rina Putri, cán bộ Bộ Công Thương, cho biết trời mưa.", "cán bộ Bộ Công Thương"),
    ],
)
def test_officials_without_another_title(text: str, office: str) -> None:
    """Officials and officers of a body are persons who speak."""
    found = drafted_article(text).entries
    person, statement = (next(each for each in found if each.kind == kind) for kind in ("actor", "statement"))
    assert (person.fields["name"], person.fields["office"]) == ("Rina Putri", office)
    assert list(statement.fields["speakers"]) == ["rina-putri"]


@pytest.mark.parametrize(
    "text",
    [
        "The official Gazette said it rained.",
        "The official Xinhua News Agency said it rained.",
        "An official at the Trade Ministry said it rained.",
    ],
)
def test_what_is_official_is_nobody(text: str) -> None:
    """Before a name, "official" alone tells of no office, and an official without a name is not his ministry."""
    assert drafted_article(text).entries == []
