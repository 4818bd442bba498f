"""Folders that build on earlier ones: continuing their negotiation, and extending what they hold.

The faults of both are in the table of faults; here is what an extension adds, and what it leaves alone.
"""

import shutil
from hashlib import sha256
from pathlib import Path

import attrs
import pytest

import vnus_trade
from tests.curated import LATER, NEIGHBOUR, VALID, write
from tests.printed import text
from vnus_trade import Chronology, TimeSpan
from vnus_trade.display.terminal import entry_lines
from vnus_trade.time.constraints import Relation


@pytest.fixture(scope="module")
def valid() -> Chronology:
    """What the first folder says by itself."""
    return vnus_trade.load(VALID)


@pytest.fixture(scope="module")
def both() -> Chronology:
    """What it says with the folder that continues it."""
    return vnus_trade.load(VALID, LATER)


def added(folder: Path, words: str, entry: str, record: str = 'continues = "talks"\n') -> Path:
    """A folder of one sentence and one entry."""
    article = f'from = "text.txt"\n\n[source]\nid = "leaflet"\nsha256 = "DIGEST"\ntitle = "A leaflet"\n\n{entry}\n'
    return write(folder, f"{words}\n", article, record)


def test_what_continues_belongs_to_the_negotiation(both: Chronology) -> None:
    """A folder that continues a negotiation adds to it, and declares none."""
    assert [negotiation.id for negotiation in both.negotiations] == ["talks"]
    assert both.negotiation("talks") == both
    assert [event.id for event in both.rounds] == ["round-1", "round-2", "round-3"]


def test_an_earlier_article_bounds_what_it_speaks_of(tmp_path: Path) -> None:
    """An event had ended when the first of all articles that quote it was published, extending ones too."""
    leaflet = added(
        tmp_path / "leaflet",
        "3 March 2031. The accord of Arden and Borland is signed.",
        """published = { is = "2031-03-03", phrase = "3 March 2031" }
zone = "UTC"
inferred = { zone = "Arden prints it" }

  [[source.evidence]]
  quote = "3 March 2031."
  for = "published"

[[extend]]
id = "accord"

  [[extend.evidence]]
  quote = "The accord of Arden and Borland is signed."
  for = "parties stage"
""",
    )
    assert vnus_trade.load(VALID)["accord"].when == TimeSpan.parse("[2031-01-01..2031-05-03]", "UTC")
    assert vnus_trade.load(VALID, leaflet)["accord"].when == TimeSpan.parse("[2031-01-01..2031-03-03]", "UTC")


def test_of_several_the_one_that_is_named_is_continued(tmp_path: Path) -> None:
    """Where several folders come before, `continues` says whose negotiation goes on."""
    leaflet = added(tmp_path / "leaflet", "They met.", MEETING, 'continues = "river-talks"\n')
    record = vnus_trade.load(VALID, NEIGHBOUR, leaflet)
    assert "talk" in {event.id for event in record.negotiation("river-talks").events}
    assert "talk" not in {event.id for event in record.negotiation("talks").events}


MEETING = """[[meeting]]
id = "talk"
title = "They meet"
form = "meeting"

  [[meeting.evidence]]
  quote = "They met."
  for = "form"
"""


def test_aliases_are_added(both: Chronology, valid: Chronology) -> None:
    """An added alias comes after those that there were, finds the actor, and shows it in words of any folder."""
    assert both.actor("old shore").id == "arden"
    assert both.actor("Addie").aliases == valid.actor("Addie").aliases
    with pytest.raises(vnus_trade.NotFound):
        valid.actor("Old Shore")


def test_an_added_alias_is_a_name_in_the_words(tmp_path: Path) -> None:
    """What an earlier folder calls by another name is seen by the name that this one adds."""
    meeting = MEETING.replace('form = "meeting"\n', 'form = "meeting"\nparticipants = { party = ["borland"] }\n')
    meeting = meeting.replace("They met", "They met the Reds").replace('for = "form"', 'for = "form participants"')
    words = "Borland is called the Reds. They met the Reds."
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, f"{EXTENDED}\n{meeting}"))
    assert [actor.id for actor in record["talk"].actors] == ["borland"]


EXTENDED = """[[extend]]
id = "borland"
aliases = ["Reds"]

  [[extend.evidence]]
  quote = "Borland is called the Reds."
  for = "aliases"
"""


def test_offices_are_added(both: Chronology) -> None:
    """An added office has its times and its evidence, from the folder that adds it."""
    (office,) = both.actor("lorn").offices
    assert (office.title, office.since) == ("Minister of Glass", TimeSpan.parse("2029", "UTC"))
    assert [evidence.quotation.source.id for evidence in office.evidence] == ["herald"]
    assert both.actor("Minister of Glass").id == "lorn"


def test_bounds_narrow_a_time(both: Chronology, valid: Chronology) -> None:
    """An added time is held together with the one that was there; what follows in order is bounded by it too."""
    assert valid["round-2"].dated is None
    assert both["round-2"].dated == TimeSpan.parse("[..2031-04-20]", "UTC")
    assert both["round-2"].when == TimeSpan.parse("[2031-04-01..2031-04-20]", "UTC")
    assert both["round-1"].when == TimeSpan.parse("[2031-04-01..2031-04-20]", "UTC")


def test_two_times_are_held_together(tmp_path: Path) -> None:
    """A time that narrows a curated one gives what both leave open, in the zone of the first."""
    entry = """[[extend]]
id = "round-1"
when = { is = "[2031-04-11T00:00+07:00..]", phrase = "some days later", why = "It began on the eleventh" }

  [[extend.evidence]]
  quote = "The first round was held some days later."
  for = "when"
"""
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", "The first round was held some days later.", entry))
    assert record["round-1"].dated == TimeSpan.parse("[2031-04-10T17:00Z..2031-04-30]", "UTC")
    assert len(record["round-1"].evidence) == 2


def test_order_is_added(tmp_path: Path, valid: Chronology) -> None:
    """An added `after` orders events of earlier folders."""
    words = "The accord was signed after the second round."
    entry = (
        '[[extend]]\nid = "accord"\nafter = ["round-2"]\n\n'
        f'  [[extend.evidence]]\n  quote = "{words}"\n  for = "after"\n'
    )
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, entry))
    assert [event.id for event in record["accord"].after] == ["round-2"]
    assert "round-2" in [event.id for event in record.rounds.before(record.deal)]
    assert "round-2" not in [event.id for event in valid.rounds.before(valid.deal)]
    assert record.relations("accord", "round-2") <= {Relation.AFTER, Relation.MET_BY}


def test_evidence_is_added(both: Chronology, valid: Chronology) -> None:
    """More evidence comes after that which there was, and need not show all members of a field once more."""
    assert both["accord"].evidence[:-1] == valid["accord"].evidence
    assert both["accord"].evidence[-1].quotation.exact == "Borland calls the accord a first step."
    assert [evidence.quotation.source.id for evidence in both.document("glass-law").evidence] == ["report", "herald"]


def test_reasons_are_added(tmp_path: Path) -> None:
    """A reason for what an extension adds stands beside those that there were, which stay as they are."""
    words = "The second round was over."
    entry = (
        '[[extend]]\nid = "glass-statement"\nafter = ["round-2"]\n'
        'inferred = { after = "It is told later", zone = "Another reason" }\n\n'
        f'  [[extend.evidence]]\n  quote = "{words}"\n  for = "speech_acts"\n'
    )
    first = vnus_trade.load(VALID)["glass-statement"].inferred
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, entry))
    assert dict(record["glass-statement"].inferred) == {**first, "after": "It is told later"}


def test_a_deal_is_added(tmp_path: Path) -> None:
    """A negotiation that named no deal may be given one, once."""
    agreement = """[[agreement]]
id = "river-deal"
title = "The deal of the river"
stage = "announced"

  [[agreement.evidence]]
  quote = "There is a deal."
  for = "stage"

[[extend]]
id = "river-talks"
deal = "river-deal"
"""
    first = added(tmp_path / "first", "There is a deal.", agreement, 'continues = "river-talks"\n')
    record = vnus_trade.load(NEIGHBOUR, first)
    assert record.deal.id == "river-deal"


def test_an_entry_of_the_same_folder_is_extended(tmp_path: Path, valid: Chronology) -> None:
    """An extension may stand beside what it extends, in any order of the files."""
    folder = Path(shutil.copytree(VALID, tmp_path / "copy"))
    more = folder / "curation" / "a-first.toml"
    more.write_text(
        '[[extend]]\nid = "kest"\naliases = ["envoy"]\n\n  [[extend.evidence]]\n  source = "report"\n'
        '  quote = "Bram Kest has been the envoy of the Borland Office since 2030."\n  for = "aliases"\n'
    )
    record = vnus_trade.load(folder)
    assert record.actor("envoy").id == "kest"
    assert attrs.evolve(record.actor("kest"), aliases=(), evidence=valid.actor("kest").evidence) == valid.actor("kest")


def test_extensions_of_several_folders_come_in_their_order(tmp_path: Path) -> None:
    """What several folders add to one entry stands in the order in which the folders are named."""
    changes = [("herald", "gazette"), ("Herald", "Gazette"), ("Old Shore", "New Shore"), ("Glass", "Stone")]
    changes += [("round-3", "round-4"), ("number = 3", "number = 4"), ("third", "fourth"), ("Third", "Fourth")]
    texts = []
    for path in (LATER / "text.txt", LATER / "curation" / "article.toml"):
        texts.append(path.read_text(encoding="utf-8"))
        for old, new in changes:
            texts[-1] = texts[-1].replace(old, new)
    digest = sha256((LATER / "text.txt").read_bytes()).hexdigest()
    again = write(tmp_path / "again", texts[0], texts[1].replace(digest, "DIGEST"), 'continues = "talks"\n')
    record = vnus_trade.load(VALID, LATER, again)
    assert record.actor("arden").aliases == ("Old Shore", "New Shore")
    assert [office.title for office in record.actor("lorn").offices] == ["Minister of Glass", "Minister of Stone"]
    assert [evidence.quotation.source.id for evidence in record["accord"].evidence] == ["report", "herald", "gazette"]


def test_the_digest_tells_what_was_added(both: Chronology, valid: Chronology) -> None:
    """A record that was added to is another record."""
    assert both != valid
    assert both.digest != valid.digest


def completed(tmp_path: Path, words: str, id_: str, keys: str, supports: str) -> Chronology:
    """Load the first folder, and one whose sentence completes one of its entries."""
    entry = f'[[extend]]\nid = "{id_}"\n{keys}\n\n  [[extend.evidence]]\n  quote = "{words}"\n  for = "{supports}"\n'
    return vnus_trade.load(VALID, added(tmp_path / "leaflet", words, entry))


def test_empty_fields_are_filled(tmp_path: Path, valid: Chronology) -> None:
    """What an entry leaves empty is filled, with the words of the extension; everything else stays as it is."""
    record = completed(
        tmp_path, "The second round was held at Port Sorrow.", "round-2", 'place = "Port Sorrow"', "place"
    )
    assert valid["round-2"].place is None
    assert record["round-2"].place == "Port Sorrow"
    (evidence,) = record["round-2"].evidence_for("place")
    assert evidence.quotation.source.id == "leaflet"
    assert [event.id for event in record.events.at_place("Port Sorrow")] == ["round-2", "fifth-meeting"]


def test_participants_are_added_by_their_roles(tmp_path: Path) -> None:
    """Those who are added come after those that there were, role by role."""
    words = "Bram Kest took the chair, and Ada Lorn sat with Arden and Borland."
    keys = 'participants = { chair = ["kest"], party = ["arden", "lorn"] }'
    meeting = completed(tmp_path, words, "fifth-meeting", keys, "participants")["fifth-meeting"]
    assert isinstance(meeting, vnus_trade.Meeting)
    assert [(str(each.role), each.actor.id) for each in meeting.participants] == [
        *(("party", "arden"), ("party", "borland"), ("party", "lorn"), ("chair", "kest"))
    ]


def test_a_value_that_is_repeated_has_more_evidence(tmp_path: Path, valid: Chronology) -> None:
    """An extension that repeats a value adds its words to those that there were."""
    record = completed(tmp_path, "The first round was the first of many.", "round-1", "number = 1", "number")
    assert len(record["round-1"].evidence_for("number")) == len(valid["round-1"].evidence_for("number")) + 1
    assert attrs.evolve(record["round-1"], evidence=valid["round-1"].evidence) == valid["round-1"]


def test_an_office_that_is_repeated_has_more_evidence(tmp_path: Path) -> None:
    """The same office in another folder is one office with the words of both."""
    words = "In 2030 Bram Kest was made envoy of the Borland Office."
    entry = f"""[[extend]]
id = "kest"

  [[extend.office]]
  title = "envoy"
  organisation = "borland-office"
  since = {{ is = "2030", phrase = "2030", zone = "UTC" }}

    [[extend.office.evidence]]
    quote = "{words}"
    for = "title organisation since"
"""
    (office,) = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, entry)).actor("kest").offices
    assert [evidence.quotation.source.id for evidence in office.evidence] == ["report", "leaflet"]


def test_times_of_every_field_are_narrowed(tmp_path: Path) -> None:
    """A second time for when an agreement was reached leaves what both leave open."""
    keys = 'reached = { is = "2031-02", phrase = "February 2031", zone = "UTC" }'
    more = 'reached = { is = "[2031-02-10..]", phrase = "10 February 2031", why = "No earlier", zone = "UTC" }'
    words = "The accord was reached in February 2031, on 10 February 2031 or later."
    entries = [
        f'[[extend]]\nid = "accord"\n{each}\nevidence = [{{ quote = "{words}", for = "reached" }}]\n'
        for each in (keys, more)
    ]
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, "\n".join(entries)))
    assert isinstance(record["accord"], vnus_trade.Agreement)
    assert record["accord"].reached == TimeSpan.parse("[2031-02-10..2031-02-28]", "UTC")


def test_filing_needs_no_words(tmp_path: Path, valid: Chronology) -> None:
    """Topics that an extension adds need no quotation, as in an entry."""
    entry = '[[extend]]\nid = "accord"\ntopics = ["glass"]\n'
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", "", entry))
    assert [topic.id for topic in record["accord"].topics] == ["glass"]
    assert record["accord"].evidence == valid["accord"].evidence


def test_a_policy_that_is_filled_reads_every_phrase(tmp_path: Path) -> None:
    """The reading policy and the clocks that a later folder gives a negotiation hold for its entries."""
    talks = '[[extend]]\nid = "talks"\npolicy = "halves"\nclocks = { Cape = "+03:00" }\n'
    meeting = MEETING.replace(
        'form = "meeting"', 'form = "meeting"\nwhen = { is = "[2031-05-01..2031-05-15]", phrase = "early May 2031" }'
    )
    words = "They met in early May 2031."
    meeting = meeting.replace("They met.", words).replace('for = "form"', 'for = "form when"')
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, f"{talks}\n{meeting}"))
    assert record.negotiations[0].policy == "halves"
    assert [*record.negotiations[0].clocks] == ["Arden", "Borland", "Cape"]


THIRD = """from = "text.txt"

[source]
id = "june-report"
sha256 = "DIGEST"
title = "The third round"
zone = "America/New_York"
inferred = { zone = "The report is from Washington" }
published = { is = "2025-06-16", phrase = "June 16, 2025" }

  [[source.evidence]]
  quote = "WASHINGTON, June 16, 2025."
  for = "published"

[[round]]
id = "round-3"
title = "Third round"
number = 3
parties = ["vietnam", "united-states"]
after = ["round-2"]
when = { is = "2025-06-09/2025-06-12", phrase = "June 9-12, 2025" }

  [[round.evidence]]
  quote = "Vietnam and the United States held the third and last round before the deal on June 9-12, 2025."
  for = "number parties after when"

[[extend]]
id = "rounds-before-deal"
closed_by = ["round-3"]

  [[extend.evidence]]
  quote = "Vietnam and the United States held the third and last round before the deal"

[[extend]]
id = "round-2-heads"
closed_by = ["nguyen-hong-dien", "jamieson-greer"]

  [[extend.evidence]]
  quote = "At the second one Nguyen Hong Dien and Jamieson Greer had led the delegations."
"""
REPORT = """WASHINGTON, June 16, 2025.
Vietnam and the United States held the third and last round before the deal on June 9-12, 2025.
At the second one Nguyen Hong Dien and Jamieson Greer had led the delegations."""


def test_later_articles_close_gaps_of_the_shipped_record(tmp_path: Path) -> None:
    """Answers no longer name what later articles supply; the record keeps it, and shows what closes it."""
    record = vnus_trade.load(vnus_trade.SEEDS, write(tmp_path / "june", REPORT, THIRD))
    shipped = vnus_trade.load()
    closed = {"rounds-before-deal", "round-2-heads"}
    before = [gap.id for gap in shipped.rounds.before(shipped.deal).gaps]
    assert closed <= set(before)
    answer = record.rounds.before(record.deal)
    assert [event.id for event in answer] == ["round-1", "round-2", "round-3"]
    assert [gap.id for gap in answer.gaps] == [id_ for id_ in before if id_ not in closed]
    assert [gap.id for gap in record.gaps] == [gap.id for gap in shipped.gaps]
    gap = next(gap for gap in record.gaps if gap.id == "round-2-heads")
    assert [actor.id for actor in gap.closed_by] == ["nguyen-hong-dien", "jamieson-greer"]
    assert [evidence.quotation.source.id for evidence in gap.evidence][-1] == "june-report"


def test_displays_show_what_closes_a_gap(tmp_path: Path) -> None:
    """The card of a gap, that of what it concerns, and the page of a record say what closes it."""
    record = vnus_trade.load(vnus_trade.SEEDS, write(tmp_path / "june", REPORT, THIRD))
    gap = next(gap for gap in record.gaps if gap.id == "rounds-before-deal")
    closed = (
        "How many rounds lay between the second and the deal [rounds-before-deal] (closed by Third round [round-3])"
    )
    assert "closed_by: Third round [round-3]" in " ".join(text(entry_lines(gap, record)).split())
    assert f"gap: {closed}" in " ".join(text(entry_lines(record["round-2"], record)).split())
    page = record._repr_html_()
    assert "2 closed gaps: what some sources leave open and others say" in page
    assert "none of them says. (closed by Third round [round-3])" in page
    assert "(closed by" not in vnus_trade.load()._repr_html_()


def test_speakers_that_are_added_speak_for_themselves(tmp_path: Path, valid: Chronology) -> None:
    """An article's own voice speaks when it is published; one whose speaker a later article names need not."""
    record = completed(tmp_path, "It was Ada Lorn who seemed glad.", "glad", 'speakers = ["lorn"]', "speakers")
    assert valid["glad"].when == TimeSpan.parse("2031-05-03", "UTC")
    assert record["glad"].when == TimeSpan.parse("[..2031-05-03]", "UTC")


def test_plans_come_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    """What looks back on plans quotes each by itself, says when it was made if it can, and moves no status back."""
    words = "For Port Sorrow it was planned in January 2031, and for Long Ford in February 2031."
    plans = """
[[extend]]
id = "round-1"

  [[extend.plan]]
  place = "Long Ford"
  made = { is = "2031-02", phrase = "February 2031" }
  quote = "for Long Ford in February 2031"

  [[extend.plan]]
  place = "Port Sorrow"
  made = { is = "2031-01", phrase = "January 2031" }
  quote = "For Port Sorrow it was planned in January 2031"
"""
    record = vnus_trade.load(VALID, added(tmp_path / "leaflet", words, plans))
    assert [plan.place for plan in record["round-1"].plans] == ["Port Sorrow", "Long Ford"]
    assert [str(plan.made) for plan in record.plans] == ["2031-01", "2031-02"]
    assert [str(plan.became) for plan in record.plans] == ["replaced", "unclear"]
    assert record["round-1"].status == "ended"


def test_a_time_that_contradicts_an_extension_names_it(tmp_path: Path) -> None:
    """Where one folder gives the time of an entry and a later one another, the fault says where the first stands."""
    entry = """[[extend]]
id = "talk"
when = {{ is = "{day}", zone = "UTC", phrase = "{phrase}" }}
inferred = {{ zone = "Arden prints it", year = "Of that year" }}
quote = "They met on {phrase}."
"""
    paths = [added(tmp_path / "leaflet", "They met.", MEETING)]
    for name, day, phrase in (("first", "2031-09-03", "3 September"), ("then", "2031-09-05", "5 September")):
        words = f"They met on {phrase}."
        paths.append(added(tmp_path / name, words, entry.format(day=day, phrase=phrase).replace("leaflet", name)))
        article = paths[-1] / "curation" / "article.toml"
        article.write_text(article.read_text("utf-8").replace('"leaflet"', f'"{name}"'), "utf-8")
    with pytest.raises(vnus_trade.CurationError) as refused:
        vnus_trade.load(VALID, *paths)
    assert "2031-09-05 contradicts 2031-09-03, which 'talk' gives at first/curation/article.toml" in str(refused.value)
