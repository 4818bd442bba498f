"""The shorter form of curation files: quotations in entries, what these support, heads, and the named rules."""

from pathlib import Path

import pytest

import vnus_trade
from tests.curated import write
from vnus_trade import Chronology, CurationError
from vnus_trade.display.description import described

TEXT = """HANOI, 12 July 2031. Minister Ada Lorn of Arden met envoy Bram Kest in Hanoi on 10 July 2031.
The third round of talks was held in Washington, D.C. on 8 July 2031. She then praised Kest.
Arden will impose 12 per cent on glass of Borland from 20 July 2031 for 90 days.
Borland will buy 50 aircraft for $4.5 billion.
A word on the weather, which was fair all that week in the harbour.
The second round had ended on 3 July 2031.
"""
RECORD = """
[[negotiation]]
id = "talks"
title = "Talks"
parties = ["arden", "borland"]
zone = "Asia/Ho_Chi_Minh"

[[topic]]
id = "glass"
title = "Glass"

[[actor]]
id = "arden"
name = "Arden"
kind = "state"
  [[actor.evidence]]
  source = "paper"
  quote = "Minister Ada Lorn of Arden"

[[actor]]
id = "borland"
name = "Borland"
kind = "state"
  [[actor.evidence]]
  source = "paper"
  quote = "on glass of Borland"
"""
HEAD = """from = "text.txt"
id = "paper"
sha256 = "DIGEST"
title = "The paper"
published = "2031-07-12"
zone = "Asia/Ho_Chi_Minh"
topics = ["glass"]
aside = { background = "1-2, 4", unrelated = "5, 3" }

[[actor]]
id = "lorn"
name = "Ada Lorn"
kind = "person"
side = "arden"
office = { title = "Minister", organisation = "arden" }
quote = "Minister Ada Lorn of Arden"

[[actor]]
id = "kest"
name = "Bram Kest"
aliases = ["Kest"]
kind = "person"
office = "envoy"
quote = ["envoy Bram Kest", "praised Kest"]
"""
ROUNDS = """
[[round]]
id = "round-2"
number = 2
quote = "The second round had ended on 3 July 2031."

[[round]]
id = "round-3"
number = 3
place = "Washington, D.C."
when = { is = "2031-07-08", phrase = "8 July 2031" }
quote = '''The third round of talks was held in Washington, D.C. on 8 July 2031.'''
"""

OTHERS = """
[[round]]
id = "round-9"
number = 9
parties = ["borland"]
inferred = { parties = "So I think", number = "So I think" }
quote = "The second round had ended on 3 July 2031."
"""


def loaded(folder: Path, *entries: str, head: str = HEAD, record: str = RECORD) -> Chronology:
    """Load a folder of the one article, with these entries."""
    return vnus_trade.load(write(folder, TEXT, head + "\n".join(entries), record))


def faults(folder: Path, *entries: str, head: str = HEAD, record: str = RECORD) -> list[str]:
    """Load such a folder, and list its faults without their places."""
    with pytest.raises(CurationError) as caught:
        loaded(folder, *entries, head=head, record=record)
    return [str(fault).partition(": ")[2] for fault in caught.value.faults]


def test_a_quotation_supports_what_it_shows(tmp_path: Path) -> None:
    """A field that words can show is supported by the quotations that show it, and any other by all."""
    kest = loaded(tmp_path / "f").actor("kest")
    assert [(item.quotation.words, item.fields) for item in kest.evidence] == [
        ("envoy Bram Kest", ("name", "aliases", "kind", "office")),
        ("praised Kest", ("aliases", "kind")),
    ]


def test_an_office_in_the_table_of_its_actor(tmp_path: Path) -> None:
    """An office is shown by the quotations of its actor that show it."""
    record = loaded(tmp_path / "f")
    (minister,), (envoy,) = (record.actor(id_).offices for id_ in ("lorn", "kest"))
    assert (minister.title, minister.organisation) == ("Minister", record.actor("arden"))
    assert [(item.quotation.words, item.fields) for item in minister.evidence] == [
        ("Minister Ada Lorn of Arden", ("title", "organisation"))
    ]
    assert [(item.quotation.words, item.fields) for item in envoy.evidence] == [("envoy Bram Kest", ("title",))]


@pytest.mark.parametrize(
    "quoted",
    [
        'quote = ["Bram Kest said", "its trade minister"]\nreads = { "its trade minister" = "kest" }',
        """quote = "Bram Kest said"
[[actor.evidence]]
quote = "its trade minister"
reads = { "trade minister" = "kest" }""",
        """evidence = [
    { quote = "Bram Kest said", for = "name kind" },
    { quote = "its trade minister", for = "office", reads = { minister = "kest" } },
]""",
    ],
)
def test_the_holder_of_an_office_may_be_read(tmp_path: Path, quoted: str) -> None:
    """Words of a quotation of the actor may be declared to mean the holder of an office that they show."""
    text = "Bram Kest said no to its trade minister.\n"
    head = 'from = "text.txt"\nid = "note"\nsha256 = "DIGEST"\ntitle = "Bram Kest said no"\npublished = "2031"\n'
    head += 'zone = "UTC"\n[[actor]]\nid = "no"\nname = "Bram"\nkind = "group"\nquote = "Bram"\n'
    kest = f'{head}[[actor]]\nid = "kest"\nname = "Bram Kest"\nkind = "person"\noffice = "trade minister"\n{quoted}\n'
    record = vnus_trade.load(write(tmp_path / "f", text, kest))
    (office,) = record.actor("kest").offices
    assert [(item.quotation.words, list(item.reads.values())) for item in office.evidence] == [
        ("its trade minister", [(record.actor("kest").id,)])
    ]
    assert [item.reads for item in record.actor("kest").evidence if item.reads] == []
    unread = kest.replace('= "kest" }', '= "kest", no = "no" }').replace('"its trade', '"no to its trade')
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(write(tmp_path / "g", text, unread))
    (fault,) = caught.value.faults
    assert fault.message.startswith("'no' is read as 'no', which no field needs")


def test_the_head_is_that_of_the_source(tmp_path: Path) -> None:
    """What `[source]` holds may stand at the head; its date and zone are as given when the article was added."""
    source = loaded(tmp_path / "f").source("paper")
    assert (source.title, str(source.published), source.zone) == ("The paper", "2031-07-12", "Asia/Ho_Chi_Minh")
    assert dict(source.inferred) == dict.fromkeys(("published", "zone"), "given when the article was added")


def test_lines_are_set_aside_by_ranges(tmp_path: Path) -> None:
    """The head sets lines aside by ranges, also where some of their words are cited."""
    source = loaded(tmp_path / "f").source("paper")
    assert [(str(item.lines), str(item.reason)) for item in source.set_aside] == [
        *(("1-2", "background"), ("4", "background")),
        *(("5", "unrelated"), ("3", "unrelated")),
    ]


def test_rules_of_rounds(tmp_path: Path) -> None:
    """Parties, zone and order of rounds follow by rules, which are their reasons."""
    record = loaded(tmp_path / "f", ROUNDS)
    third = record.rounds.get("round-3")
    assert third.title == "Round 3, Washington, D.C."
    assert [party.id for party in third.parties] == ["arden", "borland"]
    assert [event.id for event in third.after] == ["round-2"]
    assert third.when.zone == "America/New_York"
    assert dict(third.inferred) == {
        "parties": "the parties of the negotiation",
        "after": "rounds are numbered in their order",
        "zone": "as of the place, Washington, D.C.",
    }
    assert [item.fields for item in third.evidence] == [("when", "place", "number")]
    assert "rounds are numbered in their order" in third._repr_html_()


@pytest.mark.parametrize(
    ("second", "third", "beside", "after"),
    [
        (["arden"], ["arden"], "", ["round-2"]),
        (["arden"], ["borland"], "", []),
        ([], ["arden"], "", ["round-2"]),
        ([], [], "", ["round-2"]),
        ([], [], OTHERS, ["round-2"]),
        ([], ["arden"], OTHERS, []),
        (["arden"], ["arden"], OTHERS, ["round-2"]),
    ],
)
def test_rounds_of_other_parties_are_in_no_order(
    tmp_path: Path,
    second: list[str],
    third: list[str],
    beside: str,
    after: list[str],
) -> None:
    """Numbers order the rounds between the same parties; of several, one that names none is in no order."""
    between = {2: second, 3: third}
    entries = ROUNDS
    for number, parties in between.items():
        own = f"parties = {parties}\ninferred = {{ parties = 'So I think' }}\n" if parties else ""
        entries = entries.replace(f"number = {number}\n", f"number = {number}\n{own}")
    record = loaded(
        tmp_path / "f", entries + beside, record=RECORD.replace('parties = ["arden", "borland"]', "parties = []")
    )
    assert [event.id for event in record.rounds.get("round-3").after] == after


@pytest.mark.parametrize(
    ("own", "parties", "after"),
    [
        ('parties = ["borland"]\nafter = []\ninferred = { parties = "So I think" }', ["borland"], []),
        ("parties = []", [], ["round-2"]),
        ('after = ["round-2"]\ninferred = { after = "So I think" }', ["arden", "borland"], ["round-2"]),
    ],
)
def test_what_an_entry_says_wins(tmp_path: Path, own: str, parties: list[str], after: list[str]) -> None:
    """No rule replaces a value or a reason, and an empty list says that there is none."""
    third = loaded(tmp_path / "f", ROUNDS.replace("number = 3\n", f"number = 3\n{own}\n")).rounds.get("round-3")
    assert ([party.id for party in third.parties], [event.id for event in third.after]) == (parties, after)
    assert ("So I think" in third.inferred.values()) is ("So I think" in own)


@pytest.mark.parametrize(
    ("second", "after"),
    [
        ("", ["round-2"]),
        ('status = "called off"\n', []),
        ('status = "expected"\n', []),
        ('series = "another"\ninferred = { series = "By its words" }\n', []),
    ],
)
def test_a_round_follows_one_that_took_place(tmp_path: Path, second: str, after: list[str]) -> None:
    """A numbered round follows the nearest lower one of its series that took place."""
    entries = ROUNDS.replace("number = 2\n", f"number = 2\n{second}")
    assert [event.id for event in loaded(tmp_path / "f", entries)["round-3"].after] == after


TARIFF = """
[[tariff]]
id = "glass-tariff"
announced_by = ["arden"]
applied_to = "borland"
goods = ["glass"]
rate = 12
stage = "announced"
in_force = { is = "2031-07-20", phrase = "20 July 2031" }
expires = { is = "2031-10-18", phrase = "for 90 days" }
quote = "Arden will impose 12 per cent on glass of Borland from 20 July 2031 for 90 days."
"""
COMMITMENT = """
[[commitment]]
id = "aircraft"
matter = "purchase"
obliged = "borland"
stage = "pledged"
amount = { is = "4500000000 USD", phrase = "$4.5 billion" }
quote = "Borland will buy 50 aircraft for $4.5 billion."
"""


def test_rules_of_tariffs(tmp_path: Path) -> None:
    """Whoever announces a tariff speaks for the side that imposes it; a duration counts from when it is in force."""
    tariff = loaded(tmp_path / "f", TARIFF).tariffs.get("glass-tariff")
    assert tariff.imposed_by is not None
    assert tariff.imposed_by.id == "arden"
    assert "speaks for the side that imposes it" in tariff.inferred["imposed_by"]
    assert (tariff.title, [topic.id for topic in tariff.topics]) == (
        "12 per cent tariff on glass by Arden, announced",
        ["glass"],
    )


@pytest.mark.parametrize("is_party", [True, False])
def test_an_organisation_may_be_a_side(tmp_path: Path, is_party: bool) -> None:  # noqa: FBT001 (a row)
    """What an organisation announces it imposes, if it is a party of the talks; of any other nobody says so."""
    record = RECORD.replace('kind = "state"', 'kind = "organisation"', 1)
    head = HEAD.replace('side = "arden"\n', "")
    record = record if is_party else record.replace('["arden", "borland"]', '["borland"]')
    tariff = loaded(tmp_path / "f", TARIFF, head=head, record=record).tariffs.get("glass-tariff")
    assert (tariff.imposed_by is not None) is is_party
    spoken = loaded(tmp_path / "g", TARIFF, record=record).tariffs.get("glass-tariff")
    assert spoken.imposed_by is not None


def test_a_title_says_what_is_taken_away(tmp_path: Path) -> None:
    """The title of a suspension does not read as a new tariff."""
    entry = TARIFF.replace('stage = "announced"', 'stage = "announced"\nchange = "suspends"')
    tariff = loaded(tmp_path / "f", entry).tariffs.get("glass-tariff")
    assert tariff.title == "Suspension of tariffs on glass by Arden, announced"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ('change = "suspends"\nsubject = "aircraft"', "Suspension of aircraft by Borland, pledged"),
        ('change = "suspends"', "Suspension by Borland, pledged"),
        ('change = "introduces"\nsubject = "aircraft"', "Aircraft by Borland, pledged"),
        (
            'matter = "negotiation"\nchange = "suspends"\nsubject = "aircraft"',
            "Suspension of negotiation (“aircraft”) by Borland, pledged",
        ),
        ('matter = "negotiation"\nchange = "removes"', "Breaking off of negotiation by Borland, pledged"),
    ],
)
def test_a_title_of_a_measure_says_what_it_is(tmp_path: Path, given: str, title: str) -> None:
    """The title of what is no tariff has the source's words for it, and calls what is suspended nothing else."""
    given = given if "matter" in given else f'matter = "other"\n{given}'
    entry = COMMITMENT.replace('amount = { is = "4500000000 USD", phrase = "$4.5 billion" }\n', f"{given}\n")
    assert loaded(tmp_path / "f", entry.replace('matter = "purchase"\n', "")).commitments.get("aircraft").title == title


@pytest.mark.parametrize(
    "change",
    [
        ('stage = "announced"', 'stage = "requested"'),
        ('stage = "announced"', 'stage = "under negotiation"'),
        ('announced_by = ["arden"]', 'announced_by = ["arden", "borland"]'),
        ('announced_by = ["arden"]', 'announced_by = ["borland"]'),
        ('announced_by = ["arden"]', 'announced_by = ["kest"]\nreads = { Arden = "kest" }'),
    ],
)
def test_a_tariff_may_be_of_others(tmp_path: Path, change: tuple[str, str]) -> None:
    """Nobody is said to impose a tariff that is requested, of several sides, on its own goods, or of no side."""
    entry = TARIFF.replace(*change)
    if "kest" in entry:
        kest = '[[extend]]\nid = "kest"\naliases = ["Arden will"]\nquote = "Arden will impose 12 per cent"\n'
        entry = entry.replace("reads = { Arden = ", 'reads = { "Arden will" = ') + kest
    assert loaded(tmp_path / "f", entry).tariffs.get("glass-tariff").imposed_by is None


@pytest.mark.parametrize(
    ("stage", "announced_by"), [("pledged", ["borland"]), ("requested", ["arden"]), ("agreed", [])]
)
def test_rules_of_commitments(tmp_path: Path, stage: str, announced_by: list[str]) -> None:
    """Who pledges or offers announces it, and so does who requests."""
    entry = COMMITMENT.replace("pledged", stage).replace(
        'obliged = "borland"', 'obliged = "borland"\nto = "lorn"\ninferred = { to = "So I think" }'
    )
    commitment = loaded(tmp_path / "f", entry).commitments.get("aircraft")
    assert [actor.id for actor in commitment.announced_by] == announced_by
    assert commitment.title == f"Purchase by Borland of 4.5 billion USD, {stage}"


def test_the_occasion_of_a_file(tmp_path: Path) -> None:
    """What is said or made known is at the occasion of its file, with that as its reason, unless it says otherwise."""
    head = HEAD.replace("topics =", 'occasion = "visit"\ntopics =')
    entries = """
[[meeting]]
id = "visit"
form = "visit"
participants = { party = ["lorn", "kest"] }
quote = "Minister Ada Lorn of Arden met envoy Bram Kest"

[[statement]]
id = "praise"
speakers = ["lorn"]
speech_acts = ["appreciates"]
quote = "She then praised Kest."
reads = { She = "lorn" }
"""
    record = loaded(tmp_path / "f", entries, head=head)
    praise, visit = record.statements.get("praise"), record.meetings.get("visit")
    assert praise.occasion == visit
    assert praise.inferred["occasion"].startswith("the head of the curation file")
    assert (praise.title, visit.title) == ("Ada Lorn appreciates", "Visit of Ada Lorn and Bram Kest")
    assert praise.gist is None
    assert {each.key: each.value for each in described(praise)}["gist"] == "“She then praised Kest.”"


def test_a_title_of_several_speakers(tmp_path: Path) -> None:
    """What several speakers do is said of several."""
    entry = """
[[statement]]
id = "words"
speakers = ["lorn", "kest"]
speech_acts = ["asserts", "wishes"]
quote = "Minister Ada Lorn of Arden met envoy Bram Kest"
"""
    assert loaded(tmp_path / "f", entry).statements.get("words").title == "Ada Lorn and Bram Kest assert and wish"


def test_what_is_left_to_a_correction(tmp_path: Path) -> None:
    """A time and an amount that give only their phrases are faults that say what these read as."""
    entries = TARIFF.replace('is = "2031-10-18", ', ""), COMMITMENT.replace('is = "4500000000 USD", ', "")
    assert faults(tmp_path / "f", *entries) == [
        "glass-tariff expires: gives no `is`; 'for 90 days' reads as 2031-10-18: `vnus-trade check --fix` writes it",
        "aircraft amount: gives no `is`; '$4.5 billion' reads as 4500000000 USD: `vnus-trade check --fix` writes it",
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("2031-10-18", "2031-10-19"), "the phrase 'for 90 days' reads as 2031-10-18, not as 2031-10-19"),
        (
            ('in_force = { is = "2031-07-20", phrase = "20 July 2031" }\n', ""),
            "without a `when` it is not known from when",
        ),
        (('for 90 days" }', 'for 90 days", why = "They say so" }'), ""),
        (('"2031-10-18", phrase = "for 90 days" }', '"2031-10-30", phrase = "for 90 days", why = "So" }'), ""),
    ],
)
def test_durations_are_checked(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    """A duration ends when it is said to, counted from a known start, unless the entry says why."""
    assert change[0] in TARIFF
    entry = TARIFF.replace(*change)
    if expected:
        (fault,) = faults(tmp_path / "f", entry)
        assert fault.startswith("glass-tariff expires: ")
        assert expected in fault
    else:
        assert loaded(tmp_path / "f", entry).tariffs


def test_two_readings(tmp_path: Path) -> None:
    """A phrase that may be two times is not read, and the fault has both."""
    article = (
        HEAD.partition("[[actor]]")[0]
        + """
[[meeting]]
id = "next"
form = "meeting"
when = { phrase = "Tuesday" }
quote = "Arden and Borland will meet again on Tuesday."
"""
    )
    text = "Minister Ada Lorn of Arden speaks on glass of Borland.\nArden and Borland will meet again on Tuesday.\n"
    with pytest.raises(CurationError, match=r"gives no `is`, and cannot read the phrase 'Tuesday': .*2031-07-"):
        vnus_trade.load(write(tmp_path / "f", text, article.replace('"1-2, 4", unrelated = "5, 3"', '"1-2"'), RECORD))
