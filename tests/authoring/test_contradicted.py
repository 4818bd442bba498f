"""Hints at values that the words quoted for them contradict."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade.authoring.contradicted import contradictions

ARTICLE = """from = "text.txt"
[source]
id = "note"
sha256 = "DIGEST"
title = "A note"
{languages}
[[{kind}]]
id = "e"
{fields}
quote = '''{words}'''
"""


def hints(folder: Path, kind: str, fields: str, words: str, languages: str = "") -> list[str]:
    """The hints at the one entry of a sentence."""
    article = ARTICLE.format(kind=kind, fields=fields, words=words, languages=languages)
    return [*contradictions(vnus_trade.load(write(folder / "note", f"{words}\n", article)))]


@pytest.mark.parametrize(
    ("kind", "fields", "words", "said"),
    [
        ("tariff", 'stage = "enacted"', "Arden threatened a duty on glass.", "“threatened” (threatened)"),
        ("tariff", 'stage = "announced"', "Arden offered to cut its duty.", "“offered” (offered)"),
        ("tariff", 'stage = "offered"', "Arden imposed a duty on glass.", "“imposed” (enacted)"),
        ("tariff", 'stage = "enacted"', "Arden đề nghị giảm thuế kính.", "“đề nghị” (requested)"),
        ("tariff", 'stage = "enacted"\nchange = "raises"', "Arden cut its duty on glass.", "“cut” (cuts)"),
        ("tariff", 'stage = "announced"\nchange = "prolongs"', "Arden put off its duty.", "“put off” (postpones)"),
        ("commitment", 'stage = "enacted"\nmatter = "quota"', "Arden was ready to lower its quota.", "ready to lower"),
        ("agreement", 'stage = "in force"', "The accord lapsed.", "“lapsed” (expired)"),
        ("agreement", 'stage = "terminated"', "They signed the accord.", "“signed” (signed)"),
        ("tariff", 'stage = "offered"', "Arden levies a 5 per cent duty on glass.", "“levies” (enacted)"),
        ("tariff", 'stage = "offered"', "A duty on glass is imposed by Arden.", "“imposed” (enacted)"),
        ("tariff", 'stage = "enacted"', "Arden called for a duty on glass.", "“called for” (requested)"),
        ("tariff", 'stage = "enacted"', "Arden went on to threaten a duty on glass.", "“threaten” (threatened)"),
        ("statement", 'speech_acts = ["agrees", "offers"]', "Arden rejected the plan.", "“rejected” (rejects)"),
    ],
)
def test_what_words_contradict(tmp_path: Path, kind: str, fields: str, words: str, said: str) -> None:
    """A value is in doubt where all words for one say the opposite, in English and Vietnamese."""
    (hint,) = hints(tmp_path, kind, fields, words)
    assert hint.startswith("e has ")
    assert said in hint


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("tariff", 'stage = "enacted"', "Arden imposed the duty that it had threatened."),
        ("tariff", 'stage = "threatened"', "Arden will impose a duty unless Borland yields."),
        ("tariff", 'stage = "enacted"', "The duty on glass is 5 per cent."),
        ("tariff", 'stage = "enacted"', "As threatened by Arden the duty on glass applies."),
        ("agreement", 'stage = "in force"', "The accord has not lapsed."),
        ("tariff", 'stage = "enacted"\ninferred = { stage = "It is paid" }', "Arden threatened a duty on glass."),
        ("tariff", 'stage = "enacted"\nchange = "removes"', "Arden suspended its duty on glass."),
        ("commitment", 'stage = "enacted"\nmatter = "purchase"', "Borland bought glass, as pledged."),
        ("commitment", 'stage = "enacted"\nmatter = "purchase"', "Borland đã mua kính như đã cam kết."),
        ("statement", 'speech_acts = ["asserts"]', "Arden rejected the plan."),
        ("statement", 'speech_acts = ["agrees"]', "Arden rejected the plan at first, but came round to it."),
        ("statement", 'speech_acts = ["agrees"]', "It would be “rejected outright” once."),
        ("tariff", 'stage = "agreed"', "Under the outline Arden would scrap its remaining charges on nuts."),
        ("tariff", 'stage = "threatened"', "Arden’s charges on glass may double unless Borland yields."),
        ("tariff", 'stage = "requested"', "Borland asked for lower levies on glass and no charges on tin."),
        ("tariff", 'stage = "announced"\nchange = "introduces"', "A levy on glass takes effect on May 1 to cut waste."),
        ("tariff", 'stage = "enacted"\nchange = "raises"', "The duty that Arden levies on glass was cut to 5%."),
        ("tariff", 'stage = "enacted"', "The duty on glass that Arden threatened in May applies."),
        ("tariff", 'stage = "enacted"', "The duty on glass Arden demanded is paid at the border."),
        ("tariff", 'stage = "enacted"', "Warned by growers over its duty on glass Arden lowers it to 5%."),
        ("tariff", 'stage = "announced"', "Arden’s move follows demands for a duty on glass."),
        ("tariff", 'stage = "enacted"', "What Kest called a warning to Borland over its duty on glass applies."),
        ("tariff", 'stage = "enacted"', "Theo yêu cầu của Arden về thuế kính, thuế mới được áp dụng."),
        ("agreement", 'stage = "agreed"', "After the old pact was terminated, they drew up a new one."),
        (
            "commitment",
            'stage = "agreed"\nmatter = "quota"\nchange = "introduces"',
            "Arden would open a quota for beef and scrap its remaining duties on nuts.",
        ),
        ("statement", "", "Arden rejected the plan."),
        ("round", "number = 2", "They rejected it in the second round."),
    ],
)
def test_what_words_leave(tmp_path: Path, kind: str, fields: str, words: str) -> None:
    """Words of both kinds, none, others, a reason, and what was said before put nothing in doubt."""
    assert hints(tmp_path, kind, fields, words) == []


def test_words_of_other_languages_say_nothing(tmp_path: Path) -> None:
    """A source of another language has no words of English."""
    words = "Arden threatened a duty on glass."
    assert hints(tmp_path, "tariff", 'stage = "enacted"', words, 'languages = ["fr"]') == []
