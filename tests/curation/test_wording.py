"""Words that say of an event, an agreement, goods or a measure something else than its entry."""

from pathlib import Path

import pytest

from tests.curated import write
from vnus_trade.curation.survey import survey

HEAD = """from = "text.txt"
[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
languages = ["{language}"]
"""
MEETING = """[[meeting]]
id = "m"
form = "meeting"
status = "expected"
quote = '''{words}'''
"""
PACT = """[[agreement]]
id = "a"
stage = "{stage}"
quote = '''{words}'''
"""
PURCHASE = """[[commitment]]
id = "c"
matter = "purchase"
stage = "pledged"
goods = {goods}
amount = {{ is = "6000000000 USD", phrase = "{phrase}" }}
quote = '''{words}'''
"""


def said(folder: Path, language: str, entry: str, words: str) -> str:
    """What a check says of an entry of one sentence; '' if nothing."""
    write(folder / "note", f"{words}\n", HEAD.format(language=language) + entry)
    return "; ".join(map(str, survey(folder / "note").faults))


@pytest.mark.parametrize(
    ("language", "words", "is_wrong"),
    [
        ("en", "Arden proposed an emergency summit in Lima.", True),
        ("en", "Arden called for a meeting in Lima.", True),
        ("en", "Arden invited Borland to talks in Lima.", True),
        ("en", "Arden hopes to meet Borland in Lima.", True),
        ("en", "Both will meet in Lima, as Arden proposed.", False),
        ("en", "Borland agreed to the meeting that Arden proposed.", False),
        ("en", "Ministers meet in Lima on Friday.", False),
        ("en", "Officials meet in Lima, which offered to host them.", False),
        ("vi", "Arden đề xuất một cuộc họp khẩn tại Lima.", True),
        ("vi", "Arden mời Borland dự họp tại Lima.", True),
        ("vi", "Hai bên sẽ họp tại Lima theo đề xuất của Arden.", False),
        ("vi", "Borland nhận lời dự cuộc họp mà Arden đề xuất.", False),
    ],
)
def test_what_is_only_proposed(tmp_path: Path, language: str, words: str, is_wrong: bool) -> None:  # noqa: FBT001 (a row)
    """A meeting to come that somebody only proposes, wishes or invites to is none; one that is settled is one."""
    found = said(tmp_path, language, MEETING.format(words=words), words)
    assert ("only propose" in found) is bool(found) is is_wrong


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ('[[meeting]]\nid = "m"\nform = "meeting"\nplan = { place = "Lima" }', "plan"),
        ('[[meeting]]\nid = "m"\nform = "meeting"', ""),
        ('[[agreement]]\nid = "m"\nstage = "intended"\nstatus = "expected"', ""),
    ],
)
def test_the_key_of_what_is_only_proposed(tmp_path: Path, entry: str, key: str) -> None:
    """It is the plan where there is one; neither a meeting that was held nor a pact is only proposed."""
    words = "Arden proposed a meeting in Lima."
    found = said(tmp_path, "en", f"{entry}\nquote = '{words}'\n", words)
    assert ("only propose" in found) is bool(key)
    assert f"m {key}: is of what" in found or not key


@pytest.mark.parametrize(
    ("matter", "subject", "is_wrong"),
    [
        ("other", 'subject = "import ban"', True),
        ("other", 'subject = "figs"', False),
        ("other", "", False),
        ("non-tariff measure", 'subject = "import ban"', False),
    ],
)
def test_a_measure_that_is_called_other(tmp_path: Path, matter: str, subject: str, is_wrong: bool) -> None:  # noqa: FBT001 (a row)
    """A subject that is a measure at the border has a matter of its own."""
    words = "Arden pledged to drop its import ban on figs."
    entry = f"[[commitment]]\nid = 'c'\nmatter = '{matter}'\nstage = 'pledged'\n{subject}\nquote = '{words}'\n"
    assert ("write matter" in said(tmp_path, "en", entry, words)) is is_wrong


def test_what_is_only_proposed_may_be_inferred(tmp_path: Path) -> None:
    """A reason for the existence of a meeting is one for all that is said of it."""
    words = "Arden proposed an emergency summit in Lima."
    entry = MEETING.format(words=words) + 'inferred = { existence = "It is told elsewhere" }\n'
    assert not said(tmp_path, "en", entry, words)


@pytest.mark.parametrize(
    ("language", "stage", "words", "is_wrong"),
    [
        ("en", "signed", "Arden and Borland hope to sign the accord.", True),
        ("en", "in force", "They aim to put the accord into effect by May.", True),
        ("en", "ratified", "Arden is ready to ratify the accord.", True),
        ("en", "intended", "Arden and Borland hope to sign the accord.", False),
        ("en", "signed", "They signed the accord, and hope to apply it.", False),
        ("en", "in force", "The accord takes effect today; they plan to widen it.", False),
        ("en", "in force", "The accord applies from today; they plan to widen it.", False),
        ("vi", "in force", "Hiệp định có hiệu lực kể từ hôm nay và họ muốn mở rộng.", False),
        ("vi", "signed", "Arden và Borland hy vọng ký hiệp định.", True),
        ("vi", "signed", "Họ đã ký hiệp định và hy vọng sớm thực thi.", False),
        ("vi", "in force", "Arden sẵn sàng để hiệp định có hiệu lực.", True),
    ],
)
def test_what_is_only_hoped_for(tmp_path: Path, language: str, stage: str, words: str, is_wrong: bool) -> None:  # noqa: FBT001 (a row)
    """An agreement that somebody hopes or is ready to sign is not signed, unless words say that it is."""
    found = said(tmp_path, language, PACT.format(stage=stage, words=words), words)
    assert ("only hope for" in found) is bool(found) is is_wrong


@pytest.mark.parametrize(
    ("language", "words", "goods", "of"),
    [
        (
            "en",
            "It buys $6 billion of farm goods, including figs.",
            ["figs"],
            "farm goods",
        ),
        ("en", "It buys $6 billion of goods such as figs.", ["figs"], "goods"),
        ("en", "It buys $6 billion of U.S. goods, including figs.", ["figs"], "U.S. goods"),
        ("en", "It buys $6 billion of fruit, including figs.", ["fruit", "figs"], ""),
        ("en", "It buys $6 billion of figs, including dried ones.", ["figs"], ""),
        ("en", "It buys fruit, including $6 billion of figs.", ["figs"], ""),
        (
            "en",
            "It buys $6 billion of fruit. More is to come, including figs.",
            ["figs"],
            "",
        ),
        ("vi", "Họ mua 6 tỷ USD nông sản, gồm chè.", ["chè"], "nông sản"),
        ("vi", "Họ mua nông sản, gồm 6 tỷ USD chè.", ["chè"], ""),
        ("fr", "Ils achètent $6 billion de figues.", ["figues"], ""),
        ("en", "It buys $6 billion of goods, including figs.", [], ""),
    ],
)
def test_goods_that_are_only_some(tmp_path: Path, language: str, words: str, goods: list[str], of: str) -> None:
    """Money is for what stands behind it, which is named before the goods that it includes."""
    phrase = "6 tỷ USD" if language == "vi" else "$6 billion"
    entry = PURCHASE.format(goods=goods, phrase=phrase, words=words)
    found = said(tmp_path, language, entry, words)
    assert of in found
    assert ("are only a part of" in found) is bool(found) is bool(of)
