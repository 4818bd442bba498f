"""Names in their context: where words that have a name or a title in them name somebody or something else."""

import unicodedata
from pathlib import Path
from typing import Literal

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade.checking.naming import KnownNames
from vnus_trade.errors import CurationError
from vnus_trade.folders.entries import Entry
from vnus_trade.model.entities import Actor
from vnus_trade.model.fields import keyed

HEAD = """from = "text.txt"

[source]
id = "note"
sha256 = "DIGEST"
title = "A note"

[[set_aside]]
lines = "9"
reason = "background"
"""
ACTOR = """
[[actor]]
id = "{id}"
name = "{name}"
kind = "{kind}"
{more}

  [[actor.evidence]]
  quote = "{name}"
  line = {line}
  for = "name"
"""
OFFICE = """
  [[actor.office]]
  title = "{title}"

    [[actor.office.evidence]]
    quote = "{title} {name}"
    line = {line}
    for = "title"
"""
LINES = (
    "The US and Vietnam and China Daily and Lam",
    "Prime Minister Pham Minh Chinh",
    "President Donald Trump or Trump",
    "Tô Lâm or Lâm",
    "Ho Chi Minh or Hồ Chí Minh",
    "总理李强",
    "China",
    "May or President or AM",
)
ACTORS = (
    ("us", "US", "state", 1, "", ""),
    ("vietnam", "Vietnam", "state", 1, "", ""),
    ("china-daily", "China Daily", "media", 1, "", ""),
    ("vietnam-lam-fund", "Lam", "group", 1, 'side = "vietnam"\naliases = ["the fund of Lâm"]', ""),
    ("chinh", "Pham Minh Chinh", "person", 2, 'side = "vietnam"', "Prime Minister"),
    ("trump", "Donald Trump", "person", 3, 'aliases = ["Trump"]', "President"),
    ("lam", "Tô Lâm", "person", 4, 'aliases = ["Lâm"]', ""),
    ("ho", "Ho Chi Minh", "person", 5, 'aliases = ["Hồ Chí Minh"]', ""),
    ("li", "李强", "person", 6, "", "总理"),
    ("china", "China", "state", 7, "", ""),
    ("may", "May", "person", 8, 'aliases = ["President", "AM"]', ""),
)


def proved(folder: Path, sentence: str, entry: str, form: Literal["NFC", "NFD"] = "NFC", quote: str = "") -> bool:
    """Return whether a folder loads in which an entry quotes a sentence, the last line of its article."""
    actors = ""
    for id_, name, kind, line, more, title in ACTORS:
        keys = ["kind", *(key for key in ("side", "aliases") if f"{key} =" in more)]
        inferred = "inferred = { " + ", ".join(f'{key} = "r"' for key in keys) + " }"
        actors += ACTOR.format(id=id_, name=name, kind=kind, line=line, more=f"{more}\n{inferred}")
        actors += OFFICE.format(title=title, name=name, line=line).replace("总理 ", "总理") if title else ""
    evidence = f"quote = '''{quote or sentence}'''\nline = 9\n"
    text = "\n".join((*LINES, sentence))
    article = HEAD + actors + entry.format(evidence=evidence)
    try:
        vnus_trade.load(write(folder, unicodedata.normalize(form, text), unicodedata.normalize(form, article)))
    except CurationError as error:
        faults = error.faults
    else:
        return True
    assert len(faults) == 1, faults
    return False


SPEECH = """
[[statement]]
id = "speech"
title = "A speech"
gist = "Something"
speakers = ["{who}"]

  [[statement.evidence]]
  {{evidence}}
  for = "gist speakers"
  {reads}
"""
PLACE = """
[[meeting]]
id = "meeting"
title = "A meeting"
form = "meeting"
place = "{place}"
inferred = {{{{ form = "r" }}}}

  [[meeting.evidence]]
  {{evidence}}
  for = "place"
"""
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("trump", "US President Donald Trump Wednesday night said so."),
        ("trump", "In Washington Trump said so."),
        ("trump", "Donald Trump Jan. 20 said so."),
        ("may", "They met May there."),
        ("trump", "They told Trump Vietnam would buy more."),
        ("trump", "It was Trump. Then they left."),
        ("trump", "Trump’s letter, of the Trump-Lam call, was long."),
        ("trump", "Trump Announces New Tariffs on Goods From Abroad"),
        ("trump", "The President said so."),
        ("chinh", "the prime minister said so."),
        ("chinh", "The Prime Minister of Vietnam said so."),
        ("chinh", "Vietnam’s Prime Minister said so."),
        ("chinh", "PRIME MINISTER SPEAKS"),
        ("chinh", "The PM said so."),
        ("lam", "Tổng Bí thư Tô Lâm nói như vậy."),
        ("ho", "Chủ tịch Hồ Chí Minh nói như vậy."),
        ("ho", "It is by Chi Ho Chi Minh Chi of them."),
        ("li", "总理说。"),
        ("us", "US President Donald Trump said so."),
        ("china", "China said so."),
        ("trump", "They told Secretary Trump so."),
        ("trump", "They say: “When Trump comes, they go.” Then – If Trump said so."),
        ("trump", "It was in May, USTR Trump said so."),
        ("trump", "It was Beijing’s Trump, they said so."),
        ("trump", "They met Donald J. Trump there."),
        ("trump", "i saw donald trump, they said so."),
        ("vietnam-lam-fund", "Vietnam’s Lam said so."),
        ("vietnam-lam-fund", "Trump’s Lam said so."),
        ("us", "They met US-Vietnam officials."),
    ],
)
def test_who_is_named(tmp_path: Path, form: Literal["NFC", "NFD"], who: str, sentence: str) -> None:
    """Small words, signs, days and known names may stand beside a name, in headlines any word."""
    assert proved(tmp_path / "note", sentence, SPEECH.format(who=who, reads=""), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("may", "They met on May 19 of them."),
        ("may", "They met at 10 AM of them."),
        ("may", "The Vice President said so."),
        ("trump", "They met at Trump Tower that day."),
        ("trump", "It came from Donald Trump Jr. that day."),
        ("trump", "The Vice-President said so."),
        ("trump", "State President Luong Cuong said so."),
        ("trump", "They met the President of Brazil."),
        ("chinh", "The Deputy Prime Minister said so."),
        ("chinh", "The prime minister-designate said so."),
        ("chinh", "A former prime minister said so."),
        ("chinh", "Malaysian Prime Minister Anwar Ibrahim said so."),
        ("chinh", "China’s Prime Minister said so."),
        ("chinh", "It rained at 10:25 PM. They said so."),
        ("chinh", "The air had PM 2.5 in it."),
        ("lam", "Người dân Lâm Đồng nói như vậy."),
        ("lam", "At the fund of Lâm they said so."),
        ("ho", "Officials in Ho Chi Minh City said so."),
        ("ho", "Người dân thành phố Hồ Chí Minh nói như vậy."),
        ("li", "副总理说。"),
        ("china", "The China Daily said so."),
        ("trump", "They saw Eric Trump there."),
        ("trump", "They saw Donald Trump, Jr., there."),
        ("trump", "They saw donald trump there."),
        ("trump", "In March non-Trump voters said so."),
        ("trump", "They wrote to ann@Trump.com there."),
        ("trump", "They read Trump.com there."),
        ("trump", "They read www.Trump there."),
        ("trump", "They met at Trump Tower in Hanoi."),
        ("trump", "In Hanoi, at Trump Tower, They Met."),
        ("lam", "Hôm ấy Nguyễn Văn Lâm nói như vậy."),
        ("china", "They sailed the South China Sea."),
        ("vietnam-lam-fund", "China’s Lam said so."),
    ],
)
def test_who_is_not_named(tmp_path: Path, form: Literal["NFC", "NFD"], who: str, sentence: str) -> None:
    """A name is none within a longer one, and a title none that is part of another or goes with another name."""
    assert not proved(tmp_path / "note", sentence, SPEECH.format(who=who, reads=""), form)


def test_what_follows_a_quotation_counts(tmp_path: Path) -> None:
    """A quotation that ends within a longer name does not make it a shorter one."""
    sentence, speech = "They met at Trump Tower that day.", SPEECH.format(who="trump", reads="")
    assert not proved(tmp_path / "note", sentence, speech, quote="They met at Trump")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("place", "sentence", "is_proved"),
    [
        ("Hà Nội", "Họ gặp nhau ở Hà Nội hôm ấy.", True),
        ("Hà", "Họ gặp nhau ở Hà Nội hôm ấy.", False),
        ("Nội", "Họ gặp nhau ở Hà Nội hôm ấy.", False),
        ("York", "They met in New York that day.", False),
        ("Ho Chi Minh", "They met in Ho Chi Minh City that day.", False),
        ("Geneva", "They met near the Geneva Convention hall.", False),
        ("Geneva", "They met in Geneva (Switzerland) on Monday.", True),
        ("Geneva", "Outside Geneva President Trump met them.", True),
        ("Geneva", "They met in Geneva Wednesday.", True),
        ("Geneva", "GENEVA, May 12 - They met there.", True),
        ("Geneva", "They left the US-China Geneva talks.", True),
    ],
)
def test_places(tmp_path: Path, form: Literal["NFC", "NFD"], place: str, sentence: str, is_proved: bool) -> None:  # noqa: FBT001
    """A place is none within a longer name; days and known names may stand beside it."""
    assert proved(tmp_path / "note", sentence, PLACE.format(place=place), form) is is_proved


@pytest.mark.parametrize(
    ("words", "sentence", "is_right"),
    [
        ("Trump", "Trump said so.", False),
        ("Mr Trump", "Mr Trump said so.", False),
        ("Prime Minister Trump", "Prime Minister Trump said so.", False),
        ("Donald", "Donald Trump said so.", False),
        ("Vietnam", "Vietnam said so.", False),
        ("Trump’s envoy", "Trump’s envoy said so.", True),
        ("the fund of Lâm", "the fund of Lâm said so.", True),
        ("President Vietnam", "President Vietnam said so.", True),
        ("Lâm", "Lâm said so.", True),
        ("Trump’s", "Trump’s said so.", False),
        ("Then Trump", "Then Trump said so.", False),
        ("the envoy of Trump", "the envoy of Trump said so.", True),
        ("李", "李强说。", False),
    ],
)
def test_whom_words_may_mean(tmp_path: Path, words: str, sentence: str, is_right: bool) -> None:  # noqa: FBT001
    """Words that are, or lie within, the name of an actor cannot be read as another who has no such name."""
    reads = f'reads = {{{{ "{words}" = "lam" }}}}'
    assert proved(tmp_path / "note", sentence, SPEECH.format(who="lam", reads=reads)) is is_right


def test_a_name_with_a_stray_letter(tmp_path: Path) -> None:
    """A name that a stray letter parts is seen without it."""
    stray = '\n[[repair]]\nat = {at}\nstray = "ꦛ"\nreason = "r"\n'
    at = len("\n".join((*LINES, "It was Tr")))
    speech = SPEECH.format(who="trump", reads="") + stray.format(at=at)
    assert proved(tmp_path / "note", "It was Trꦛump.", speech, quote="It was Trump.")


@pytest.mark.parametrize(
    ("sentence", "stray", "is_repaired"),
    [
        ("Trump said so. It is 4x6.", "x", False),
        ("Trump said so. It is not 46.", "not ", False),
        ("Trump said so. It is xs46.", "xs", True),
        ("Trump said so. It is x 46.", "x", True),
    ],
)
def test_what_a_repair_takes_away(tmp_path: Path, sentence: str, stray: str, is_repaired: bool) -> None:  # noqa: FBT001
    """A repair takes away stray letters, no word of two letters or more, and nothing between two figures."""
    at = len("\n".join((*LINES, sentence[: sentence.index(stray)])))
    repair = f'\n[[repair]]\nat = {at}\nstray = "{stray}"\nreason = "r"\n'
    speech = SPEECH.format(who="trump", reads="") + repair
    assert proved(tmp_path / "note", sentence, speech, quote="Trump said so.") is is_repaired


@pytest.mark.parametrize(
    ("kind", "value", "sentence", "is_proved"),
    [
        ("actor", "Zeta Berg", "It was Zeta. Berg said so.", False),
        ("actor", "Zeta Berg", "It was Zeta, Berg said so.", False),
        ("actor", "Zeta Berg", "It was Zeta (Berg) – so.", False),
        ("actor", "Zeta Berg", "It was Zeta – Berg said so.", False),
        ("actor", "Zeta Berg", "It was “Zeta” Berg said so.", True),
        ("actor", "Zeta Berg", "It was Zeta-Berg said so.", True),
        ("actor", "St Zeta, B.C.", "It was St. Zeta, B.C. they said.", True),
        ("actor", "US Zeta Corp", "It was U.S. Zeta Corp they said.", True),
        ("office", "Secretary", "Zeta Berg, Secretary-General, said so.", False),
        ("office", "Secretary", "Zeta Berg, Secretary General, said so.", False),
        ("office", "Secretary", "Zeta Berg, Secretary of Glass, said so.", True),
        ("native_name", "Zéta Berg", "Zeta Berg said so.", False),
        ("native_name", "Zéta Berg", "ZÉTA BERG said so.", True),
        ("number", "301", "It has 301 pages.", False),
        ("number", "301", "It costs $301.", False),
        ("number", "301", "It is Section 301.", True),
        ("number", "301", "They want Section 301 tariffs.", True),
        ("number", "301", "It is Executive Order 301 of April 2.", True),
        ("number", "301", "Theo Nghị định 301 ngày 2/5.", True),
        ("number", "301", "It is Order 14.301.", False),
    ],
)
def test_what_names_and_numbers_print(tmp_path: Path, kind: str, value: str, sentence: str, is_proved: bool) -> None:  # noqa: FBT001
    """A name is printed in one sentence, and a title, a number and a native name as they are."""
    name = value if kind == "actor" else "Zeta Berg"
    more, field = ("", "name") if kind != "native_name" else (f'native_name = "{value}"', "native_name")
    entry = f'[[actor]]\nid = "x"\nname = "{name}"\nkind = "person"\n{more}\n'
    entry += 'inferred = {{ kind = "r"' + (', name = "r"' if kind == "native_name" else "") + " }}\n"
    entry += f'[[actor.evidence]]\n{{evidence}}\nfor = "{field}"\n'
    if kind == "office":
        entry += f'[[actor.office]]\ntitle = "{value}"\n[[actor.office.evidence]]\n{{evidence}}\nfor = "title"\n'
    if kind == "number":
        entry = f'[[document]]\nid = "d"\ntitle = "d"\nnumber = "{value}"\n[[document.evidence]]\n'
        entry += '{evidence}\nfor = "number"\n'
    assert proved(tmp_path / "note", sentence, entry) is is_proved


@pytest.mark.parametrize(
    ("words", "is_proved"),
    [
        *(("In 2025 so.", True), ("On 2025-05-19 so.", True), ("On 19/5/25 so.", True), ("二〇二五年。", True)),
        *(("In 2024 so.", False), ("It is 12025 so.", False), ("It is so.", False)),
    ],
)
def test_the_year_of_a_source(tmp_path: Path, words: str, is_proved: bool) -> None:  # noqa: FBT001
    """The words that are quoted for the year of a source print it."""
    head = f'from = "text.txt"\nid = "note"\nsha256 = "DIGEST"\ntitle = "T"\nyear = 2025\nquote = "{words}"\n'
    folder = write(tmp_path / "note", words, head)
    if is_proved:
        assert vnus_trade.load(folder).sources[0].year == 2025
    else:
        with pytest.raises(CurationError, match="do not mention '2025'"):
            vnus_trade.load(folder)


@pytest.mark.parametrize(("number", "is_proved"), [("59-NQ/TW", True), ("59", False), ("TW", False)])
def test_numbers_of_documents(tmp_path: Path, number: str, is_proved: bool) -> None:  # noqa: FBT001
    """The number of a document is all of it, also behind a hyphen or stroke."""
    head = f'\n[[document]]\nid = "d"\ntitle = "d"\nnumber = "{number}"\n'
    document = head + '[[document.evidence]]\n{evidence}\nfor = "number"\n'
    assert proved(tmp_path / "note", "It was Resolution No. 59-NQ/TW then.", document) is is_proved


def test_titles_are_abbreviated_by_several_letters() -> None:
    """The letters of a title of several words stand for it; one letter stands for none."""
    given = {"lorn": [Entry("actor", Actor, keyed(Actor), {"name": "Ada Lorn", "kind": "person"})]}
    titles = [("Prime Minister", "lorn", "note"), ("Minister", "lorn", "note")]
    assert sorted(KnownNames(given, titles, []).titles("lorn", "note")) == ["Minister", "PM", "Prime Minister"]


def test_a_longer_name_is_there_as_whole_words() -> None:
    """A name is no part of another's longer one of which the text has the letters alone, within other words."""
    given = {
        id_: [Entry("actor", Actor, keyed(Actor), {"name": name, "kind": "person"})]
        for id_, name in (("o", "O"), ("o-al", "O Al"))
    }
    names = KnownNames(given, [], [])
    assert names.within("so said O also", 8, 9) == set()
    assert names.within("so said O Al also", 8, 9) == {"o-al"}


@pytest.mark.parametrize(("form", "other"), [FORMS, FORMS[::-1]])
def test_a_name_in_small_letters_is_the_same_in_both_forms(
    form: Literal["NFC", "NFD"], other: Literal["NFC", "NFD"]
) -> None:
    """A person whose name has no capital is named by it, however the marks of its letters are written."""
    name, text = unicodedata.normalize(form, "tô lâm"), f"It is {unicodedata.normalize(other, 'tô lâm')} who spoke."
    names = KnownNames({"lam": [Entry("actor", Actor, keyed(Actor), {"name": name, "kind": "person"})]}, [], [])
    assert not names.is_part("lam", text, 6, text.index(" who"))
