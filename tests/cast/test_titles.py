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
