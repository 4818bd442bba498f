"""JSON out and in: what a document says, that nothing is lost, and every way in which one is refused."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

import vnus_trade
from tests import invented
from tests.cited import cited
from vnus_trade.contents.index import Contents
from vnus_trade.display import terminal as views
from vnus_trade.errors import DocumentError, WriteRefused
from vnus_trade.interchange.from_json import LARGEST_DOCUMENT
from vnus_trade.interchange.json_faults import MOST_FAULTS
from vnus_trade.interchange.json_schema import DOCUMENT, SCHEMA
from vnus_trade.model.vocabulary import EventKind
from vnus_trade.record.chronology import Chronology
from vnus_trade.record.digest import encoded

SHIPPED = vnus_trade.load()
VALIDATOR = jsonschema.Draft202012Validator(DOCUMENT)


def _invented() -> Chronology:
    """The invented chronology with its true digest, a source that quotes itself, a stray letter and a reading."""
    document = json.loads(invented.chronology(filed={"deal": "glass-talks", "levy": ""}).to_json())
    (source,) = document["sources"]
    source["sha256"] = sha256(source["text"].encode()).hexdigest()
    source["evidence"] = [{"quotation": {"source": "post", "start": 0, "end": 5, "exact": "Arden"}}]
    source["repairs"] = [{"at": 11, "stray": "o", "reason": "Nobody knows"}]
    source["set_aside"][0]["repeats"] = {"first": 1, "last": 2}
    document["actors"][0]["evidence"][0]["reads"] = [["Arden and Borland", ["arden", "borland"]]]
    del document["digest"]
    return Chronology.from_json(encoded(document))


RECORD = _invented()
WRITTEN = RECORD.to_json()


def document(record: Chronology = RECORD, *, texts: bool = True) -> dict[str, Any]:
    """The document of a chronology, to be changed at will."""
    found: dict[str, Any] = json.loads(record.to_json(texts=texts))
    return found


def refusal(changed: Any) -> str:
    """The report on a document that the reader refuses."""
    with pytest.raises(DocumentError) as raised:
        Chronology.from_json(changed if isinstance(changed, str | bytes) else json.dumps(changed))
    return str(raised.value)


def faults(changed: Any) -> list[str]:
    """The faults that the reader finds, each with its path."""
    return [line.strip() for line in refusal(changed).splitlines()[1:]]


# Writing


def test_a_document_says_what_it_is() -> None:
    """A document names its format and version, whose the texts are, and the digest of the chronology."""
    written = document()
    assert (written["format"], written["version"], written["texts"]) == ("vnus-trade chronology", "1.0", True)
    assert written["digest"] == RECORD.digest
    assert written["notice"].startswith("The texts, and the words quoted from them, belong to their publishers;")


def test_an_event_in_a_document() -> None:
    """An event has its fields; references are ids, times are written, and mappings are pairs in their order."""
    by_id = {event["id"]: event for event in document()["events"]}
    assert by_id["call"] == {
        "kind": "meeting",
        "id": "call",
        "title": "Lorn telephones Kest",
        "dated": {"is": "2031-05-01", "zone": invented.ZONE},
        "when": {"is": "2031-05-01", "zone": invented.ZONE},
        "place": "Port Sorrow",
        "topics": ["glass"],
        "status": "ended",
        "form": "phone call",
        "participants": [{"actor": "lorn", "role": "chair"}, {"actor": "kest", "role": "party"}],
        "ordinal": 5,
        "outcomes": ["They will meet"],
        "evidence": [
            {
                "quotation": {
                    "source": "post",
                    "start": 48,
                    "end": 104,
                    "exact": "Ada Lorn telephoned Bram Kest from Port Sorrow on 1 May.",
                },
                "fields": ["when", "place", "form", "participants"],
            }
        ],
        "inferred": [["year", "It is the year of the Post"], ["ordinal", "There were four before"]],
    }
    assert by_id["tariff"]["rate"] == {"minimum": "12", "maximum": "20"}


def test_the_bytes_are_canonical() -> None:
    """A document is its own canonical JSON, and one chronology always gives the same."""
    assert RECORD.to_json().encode() == encoded(document())
    assert RECORD.to_json() == RECORD.to_json()
    assert "\n" not in SHIPPED.to_json()


def test_what_was_filed_goes_along() -> None:
    """The negotiation that each thing is filed under is in the document, also if it is none."""
    assert document()["filed"] == {"deal": "glass-talks", "levy": ""}
    assert Chronology.from_json(RECORD.to_json()).filed == {"deal": "glass-talks", "levy": ""}


# Round trips


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("record", [SHIPPED, RECORD], ids=["shipped", "invented"])
def test_nothing_is_lost(record: Chronology, texts: bool) -> None:  # noqa: FBT001 (pytest gives it by name)
    """A chronology that was written and read back is equal, has the same digest, and answers and displays the same."""
    read = Chronology.from_json(record.to_json(texts=texts))
    assert read == record
    assert read.digest == record.digest
    assert [event.when for event in read.events] == [event.when for event in record.events]
    assert read.order.stated == record.order.stated
    if texts:
        assert list(views.timeline_lines(read)) == list(views.timeline_lines(record))
    assert read.events.rows() == record.events.rows()
    assert [source.evidence for source in read.sources] == [source.evidence for source in record.sources]
    assert read.to_json(texts=texts) == record.to_json(texts=texts)


def test_bytes_are_read_as_well() -> None:
    """A document may be given as bytes in UTF-8."""
    assert Chronology.from_json(SHIPPED.to_json().encode()) == SHIPPED


def test_a_part_of_a_record_goes_with_what_it_refers_to() -> None:
    """The chronology of one negotiation brings what it refers to along, and is itself again when it is read."""
    other = attrs.evolve(invented.NEGOTIATION, id="other", title="Other talks", deal=None)
    elsewhere: tuple[Any, ...] = (*RECORD.sources, RECORD["second"], RECORD["call"], other)
    filed = {thing.id: "other" for thing in elsewhere} | {"glass-talks": "glass-talks"}
    contents = {field.name: getattr(RECORD, field.name) for field in attrs.fields(Contents)}
    whole = Chronology.of(Contents(**contents | {"negotiations": (*RECORD.negotiations, other)}), RECORD.order, filed)
    part = whole.negotiation("glass-talks")
    written = document(part)
    assert written["beside"] == ["call", "post", "second"]
    assert written["filed"] == {"glass-talks": "glass-talks"}
    read = Chronology.from_json(part.to_json())
    assert read == part
    assert read.sources == ()
    assert read.to_json() == part.to_json()


# Without texts


def test_texts_may_be_left_out() -> None:
    """Without texts, the lengths of the lines are kept, and the words that are quoted, in the quotations."""
    written = document(texts=False)
    assert "text" not in written["sources"][0]
    assert written["notice"].startswith(
        "Texts of sources were left out, so that quotations from them cannot be checked"
    )
    read = Chronology.from_json(json.dumps(written))
    (source,) = read.sources
    assert source.text is None
    assert source.line_lengths == tuple(map(len, invented.TEXT.split("\n")))
    assert read.unchecked == (source,)
    assert repr(read) == "<Chronology glass-talks: 9 events from 1 sources, whose quotations nobody could check>"
    assert read["deal"].evidence[0].quotation.exact == RECORD["deal"].evidence[0].quotation.exact
    assert read["deal"].evidence[0].quotation == RECORD["deal"].evidence[0].quotation
    assert read["deal"].evidence[0].quotation.line == 6
    assert read.to_json() == RECORD.to_json(texts=False)
    assert not RECORD.unchecked


# Files


def test_save(tmp_path: Path) -> None:
    """A chronology is saved in place of what the file held, and is read from it."""
    path = tmp_path / "record.json"
    path.write_text("old", encoding="utf-8")
    SHIPPED.save(path)
    assert Chronology.from_json(path.read_bytes()) == SHIPPED
    assert not Chronology.from_json(path.read_bytes()).unchecked
    SHIPPED.save(str(path), texts=False)
    assert Chronology.from_json(path.read_bytes()).unchecked
    with pytest.raises(WriteRefused):
        SHIPPED.save(tmp_path / "no" / "folder.json")
    assert [each.name for each in tmp_path.iterdir()] == ["record.json"]


# The schema


def test_the_shipped_schema_is_that_of_the_model() -> None:
    """The schema in the package is what the model gives; `python -m tests.rewrite` writes it anew."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == DOCUMENT
    jsonschema.Draft202012Validator.check_schema(DOCUMENT)


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("record", [SHIPPED, RECORD], ids=["shipped", "invented"])
def test_the_schema_accepts_what_is_written(record: Chronology, texts: bool) -> None:  # noqa: FBT001 (as above)
    """Every document that is written is valid under the schema."""
    VALIDATOR.validate(document(record, texts=texts))


# The reader's reports


def _event(whole: dict[str, Any], id_: str) -> dict[str, Any]:
    return next(event for event in whole["events"] if event["id"] == id_)


def _twice(whole: dict[str, Any]) -> None:
    whole["topics"][0]["id"] = whole["order"][0]["id"]


REFUSED: list[tuple[str, Callable[[dict[str, Any]], Any], list[str]]] = [
    ("no version", lambda d: d.pop("version"), ["$.version: is missing"]),
    ("an odd version", lambda d: d.update(version="1"), ["$.version: '1' is not a version such as '1.0'"]),
    (
        "a newer major version",
        lambda d: d.update(version="2.0", colour="blue"),
        ["$.version: is 2.0, and this release reads version 1.0; install a newer release of vnus-trade"],
    ),
    (
        "an older major version",
        lambda d: d.update(version="0.9"),
        ["$.version: is 0.9, and this release reads version 1.0; write it anew with this one"],
    ),
    (
        "an unknown key of a newer minor version",
        lambda d: d.update(version="1.7", colour="blue"),
        ["$.colour: unknown key, of version 1.7 perhaps, while this release reads 1.0"],
    ),
    (
        "another format",
        lambda d: d.update(format="timeline"),
        ["$.format: 'timeline' is not 'vnus-trade chronology'"],
    ),
    (
        "a misspelt key",
        lambda d: d.update(topic=d.pop("topics")),
        ["$.topic: unknown key; did you mean 'topics'?"],
    ),
    (
        "an unknown key of an odd name",
        lambda d: d["topics"][0].update({"a 'b'": 1}),
        ["$.topics[0][\"a 'b'\"]: unknown key"],
    ),
    ("a missing key", lambda d: d.pop("notice"), ["$.notice: is missing"]),
    ("no object", lambda d: d["topics"].append(7), ["$.topics[1]: 7 is not an object"]),
    ("no event", lambda d: d["events"].append(None), ["$.events[9]: null is not an object"]),
    ("no array", lambda d: d.update(gaps={}), ["$.gaps: an object is not an array"]),
    ("no text", lambda d: d["gaps"][0].update(title=True), ["$.gaps[0].title: true is not a text"]),
    ("no flag", lambda d: d["actors"][0].update(named="no"), ["$.actors[0].named: 'no' is not true or false"]),
    (
        "no number",
        lambda d: _event(d, "call").update(ordinal=0),
        ["$.events[0].ordinal: 0 is not a whole number from 1"],
    ),
    (
        "a number with a point",
        lambda d: _event(d, "call").update(ordinal=5.0),
        ["$.events[0].ordinal: 5.0 is not a whole number from 1"],
    ),
    (
        "half a letter",
        lambda d: d["topics"][0].update(title="\ud800"),
        ["$.topics[0].title: '\\ud800' has half of a surrogate pair, which is no letter"],
    ),
    (
        "a long text in the wrong place",
        lambda d: d["actors"][0].update(kind="x" * 100),
        [
            (
                f"$.actors[0].kind: '{'x' * 57}...' is not one of 'person', 'group', 'state', 'government', 'party', "
                "'delegation', 'mission', 'organisation', 'media'"
            )
        ],
    ),
    (
        "no kind of event",
        lambda d: d["events"][0].update(kind="party"),
        [f"$.events[0].kind: 'party' is not one of {', '.join(repr(str(kind)) for kind in EventKind)}"],
    ),
    (
        "an event without a kind",
        lambda d: d["events"][0].pop("kind"),
        ["$.events[0].kind: is missing"],
    ),
    (
        "no decimal",
        lambda d: _event(d, "tariff")["rate"].update(minimum="1e1"),
        ["$.events[2].rate.minimum: '1e1' is not a decimal number in quotation marks, such as '12.5'"],
    ),
    (
        "an impossible rate",
        lambda d: _event(d, "tariff")["rate"].update(minimum="21"),
        ["$.events[2].rate: Rate: 21 to 20 is reversed; write 20 to 21"],
    ),
    (
        "an impossible event",
        lambda d: _event(d, "tariff").update(place="Port Sorrow"),
        [
            "$.events[2].place: tariff: place contradicts the statement speech in which it was announced; leave it out",
        ],
    ),
    (
        "no time",
        lambda d: d["gaps"][0].update(when={"is": "2031-13-01"}),
        ["$.gaps[0].when: cannot read '2031-13-01' as a time: 2031-13-01 is no day of the calendar"],
    ),
    ("a time without its text", lambda d: d["gaps"][0].update(when={"zone": "UTC"}), ["$.gaps[0].when.is: is missing"]),
    ("a time that is none", lambda d: d["gaps"][0].update(when="2031"), ["$.gaps[0].when: '2031' is not an object"]),
    (
        "a time that is no text",
        lambda d: d["gaps"][0].update(when={"is": 2031}),
        ["$.gaps[0].when.is: 2031 is not a time"],
    ),
    (
        "no pairs",
        lambda d: _event(d, "call").update(inferred={"year": "So"}),
        ["$.events[0].inferred: an object is not an array of pairs"],
    ),
    (
        "no pair",
        lambda d: _event(d, "call").update(inferred=[["year"]]),
        ["$.events[0].inferred[0]: an array is not a pair of a key and its value"],
    ),
    (
        "pairs of one key",
        lambda d: _event(d, "call").update(inferred=[["year", "So"], ["year", "Or so"]]),
        ["$.events[0].inferred: has a key more than once"],
    ),
    (
        "a key that is no text",
        lambda d: _event(d, "call").update(inferred=[[7, "So"]]),
        ["$.events[0].inferred[0][0]: 7 is not a text"],
    ),
    ("filing that is none", lambda d: d.update(filed=[]), ["$.filed: an array is not an object"]),
    (
        "filing of nothing",
        lambda d: d["filed"].update(nothing="glass-talks"),
        ["$.filed.nothing: nothing here has this id"],
    ),
    (
        "filing under nothing",
        lambda d: d["filed"].update(deal="nothing"),
        ["$.filed.deal: there is no Negotiation 'nothing'"],
    ),
    ("nothing beside", lambda d: d["beside"].append("nothing"), ["$.beside[0]: nothing here has the id 'nothing'"]),
    ("no id", lambda d: d["topics"][0].update(id=""), ["$.topics[0].id: '' is not an id"]),
    ("an id that is none", lambda d: d["topics"][0].update(id=7), ["$.topics[0].id: 7 is not an id"]),
    (
        "an id that is taken",
        lambda d: d["actors"][5].update(id="arden"),
        [
            "$.actors[5].id: 'arden' is taken already, by $.actors[0]",
        ],
    ),
    (
        "a dangling reference",
        lambda d: _event(d, "call")["topics"].append("glas"),
        ["$.events[0].topics[1]: there is no Topic 'glas'; did you mean 'glass'?"],
    ),
    (
        "a reference to something else",
        lambda d: _event(d, "speech").update(outlet="glass"),
        ["$.events[1].outlet: 'glass' is of Topic, not of Actor"],
    ),
    (
        "a reading of nobody",
        lambda d: d["actors"][0]["evidence"][0].update(reads=[["He", ["arden", "lorm"]]]),
        ["$.actors[0].evidence[0].reads[0][1][1]: there is no Actor 'lorm'; did you mean 'lorn'?"],
    ),
    (
        "a reading of what is no actor",
        lambda d: d["actors"][0]["evidence"][0].update(reads=[["It", ["glass"]]]),
        ["$.actors[0].evidence[0].reads[0][1][0]: 'glass' is of Topic, not of Actor"],
    ),
    (
        "a deal that is none",
        lambda d: d["negotiations"][0].update(deal="call"),
        ["$.negotiations[0].deal: 'call' is of Meeting, not of Agreement"],
    ),
    (
        "references in a circle",
        lambda d: (d["actors"][0].update(side="ministry"), d["actors"][1].update(side="arden")),
        ["$.actors[0]: these refer to each other in a circle: arden, ministry; leave out one reference"],
    ),
    (
        "a text that was changed",
        lambda d: d["sources"][0].update(text=d["sources"][0]["text"].replace("Rain", "Snow")),
        [
            (
                "$.sources[0].sha256: is not that of the text, which is "
                f"{sha256(invented.TEXT.replace('Rain', 'Snow').encode()).hexdigest()}"
            ),
        ],
    ),
    (
        "a false claim of texts",
        lambda d: d.update(texts=False),
        ["$.texts: is true if every source has its text, and only then"],
    ),
    (
        "a quotation of other words",
        lambda d: _event(d, "deal")["evidence"][0]["quotation"].update(exact="A deal was made"),
        [
            (
                "$.events[8].evidence[0].quotation: quotes 'A deal was made', and from 293 the text has "
                "'A deal has been made, Arden wrote at 10:25 on 2 July.'"
            ),
        ],
    ),
    (
        "a quotation of nothing",
        lambda d: _event(d, "deal")["evidence"][0]["quotation"].update(start=346),
        ["$.events[8].evidence[0].quotation: there are no words from 346 to 346; the text has 424 letters"],
    ),
    (
        "a stray letter that is none",
        lambda d: d["sources"][0]["repairs"][0].update(at=12),
        ["$.sources[0].repairs[0].stray: 'o' is not at 12"],
    ),
    (
        "lines that are not there",
        lambda d: d["sources"][0]["set_aside"][0].update(lines={"first": 7, "last": 70}),
        ["$.sources[0].set_aside[0].lines: the text has no lines 7-70"],
    ),
    (
        "an event without order",
        lambda d: d["order"].pop(0),
        [
            "$.events[0].id: 'call' is missing from `order`",
            "$.order[5].within: 'call' is missing from `order`",
            "$.order[7].within: 'call' is missing from `order`",
        ],
    ),
    (
        "an event twice in the order",
        lambda d: d["order"].append(d["order"][0]),
        ["$.order[9].id: 'call' is taken already, by $.order[0]"],
    ),
    (
        "no instant",
        lambda d: d["order"][0].update(ends_by="soon"),
        ["$.order[0].ends_by: 'soon' is not an instant such as '2025-07-02T14:25:00Z'"],
    ),
    (
        "an instant that is none",
        lambda d: d["order"][0].update(ends_by="2031-13-01T00:00:00Z"),
        ["$.order[0].ends_by: month must be in 1..12"],
    ),
    (
        "an instant before which there is no time",
        lambda d: next(entry for entry in d["order"] if entry["id"] == "first").update(ends_by="0001-01-01T00:00:00Z"),
        [
            "$.order[2].ends_by: is 0001-01-01T00:00:00+00:00; the evidence of $.events[4] makes it no instant",
            "$.order[2]: leaves 'first' no time: it would begin before the year 1",
        ],
    ),
    (
        "an event at another time than it says",
        lambda d: _event(d, "call")["dated"].update({"is": "2031-05-02"}),
        ["$.events[0].dated: is 2031-05-02, and all that is stated leaves 2031-05-01"],
    ),
    (
        "an event that goes on, while its evidence has it as over",
        lambda d: d["events"][0].update(status="ongoing"),
        ["$.events[0].status: is 'ongoing'; the evidence makes it 'ended'"],
    ),
    (
        "an event that takes place by the order alone",
        lambda d: d["order"][0].update(takes_place="possible"),
        [
            "$.order[0].takes_place: is possible; the status of $.events[0] makes it certain",
            (
                "$.events[3].when: is [2031-05-01..], and all that is stated leaves TimeSpan.parse('[..]', "
                "'Asia/Ho_Chi_Minh')"
            ),
        ],
    ),
    (
        "bounds that the evidence does not give",
        lambda d: d["order"][0].update(begins_from="2025-01-01T00:00:00Z", ends_by="2040-01-02T00:00:00Z"),
        [
            "$.order[0].begins_from: is 2025-01-01T00:00:00+00:00; the evidence of $.events[0] makes it no instant",
            "$.order[0].ends_by: is 2040-01-02T00:00:00+00:00; the evidence of $.events[0] makes it no instant",
        ],
    ),
    (
        "evidence that says otherwise than the order",
        lambda d: [e.update(status="expected") for e in d["events"][0]["evidence"]],
        ["$.events[0].status: is 'ended'; the evidence makes it 'expected'"],
    ),
    (
        "a plan of impossible values",
        lambda d: d["events"][0].update(plans=[{"when": {"is": "2031-05-01/2031-04-01"}, "place": 3, "kept": True}]),
        ["$.events[0].plans[0].place: 3 is not a text", "$.events[0].plans[0].kept: unknown key"],
    ),
    (
        "a plan at an impossible time",
        lambda d: d["events"][0].update(plans=[{"when": {"is": "2031-05-01/2031-04-01"}, "made": {"is": "2O31"}}]),
        [
            "$.events[0].plans[0].when: cannot read '2031-05-01/2031-04-01' as a time: it would end before it begins",
            "$.events[0].plans[0].made: cannot read '2O31' as a time: '2O31' is not 4 digits from 0 to 9",
        ],
    ),
    (
        "a status that there is not",
        lambda d: d["events"][0]["evidence"][0].update(status="begun"),
        [
            (
                "$.events[0].evidence[0].status: 'begun' is not one of 'expected', 'postponed', 'called "
                "off', 'ongoing', 'ended', 'denied', 'disputed'"
            ),
        ],
    ),
    (
        "an order without the occasion",
        lambda d: next(entry for entry in d["order"] if entry["id"] == "speech").pop("within"),
        [
            "$.order[6].within: leaves out 'call', which $.events[1] names",
        ],
    ),
    (
        "an order in a circle",
        lambda d: d["order"][2].update(after=["second"]),
        [
            (
                "$.order[2]: is contradicted: first, second: each would have to end before it begins, as their stated "
                "order runs in a circle"
            ),
        ],
    ),
    (
        "an order that leaves out",
        lambda d: d["order"][5].pop("after"),
        [
            (
                "$.events[4].when: is [..2031-05-19], and all that is stated leaves "
                "TimeSpan.parse('[..]', 'Asia/Ho_Chi_Minh')"
            ),
            "$.order[5].after: leaves out 'first', which $.events[5] names",
        ],
    ),
    (
        "another digest",
        lambda d: d.update(digest="0" * 64),
        [f"$.digest: is not that of this document, which is {RECORD.digest}"],
    ),
]


def test_a_status_that_is_open_is_refused() -> None:
    """A document whose evidence leaves open how an event stands is refused, whatever status it gives."""
    changed = document()
    event = changed["events"][0]
    event["evidence"] = [{**event["evidence"][0], "status": status} for status in ("expected", "postponed")]
    event["status"] = "expected"
    assert faults(changed) == [
        "$.order[0].takes_place: is certain; the status of $.events[0] makes it possible",
        (
            "$.events[0].latest_status: is missing: the times of publication leave open whether the latest is "
            "'expected' or 'postponed'; say which"
        ),
    ]


@pytest.mark.parametrize(("damage", "expected"), [item[1:] for item in REFUSED], ids=[item[0] for item in REFUSED])
def test_what_is_refused(damage: Callable[[dict[str, Any]], Any], expected: list[str]) -> None:
    """A document that cannot be right is refused with the path of each fault and a message."""
    changed = document()
    damage(changed)
    assert faults(changed) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("", "$: is no JSON: Expecting value in line 1, column 1"),
        ("{", "$: is no JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        (b"\xff", "$: is not UTF-8 at byte 0"),
        ("\ufeff{}", "$: is no JSON: Unexpected UTF-8 BOM (decode using utf-8-sig) in line 1, column 1"),
        ("[]", "$: an array is not an object"),
        ("null", "$: null is not an object"),
        ("[" * 100_000, "$: nests deeper than any document of a chronology"),
        ('{"a":' * 100_000, "$: nests deeper than any document of a chronology"),
        (
            " " * (LARGEST_DOCUMENT + 1),
            f"$: is larger than {LARGEST_DOCUMENT} bytes; leave articles or their texts out",
        ),
    ],
    ids=["empty", "cut off", "not UTF-8", "a mark", "an array", "null", "deep arrays", "deep objects", "large"],
)
def test_what_is_no_document(given: str | bytes, expected: str) -> None:
    """Other JSON, other bytes, and documents too deep or too large are refused at once."""
    assert faults(given) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"ordinal":5', '"ordinal":NaN', "$.events[0].ordinal: NaN is not a whole number from 1"),
        ('"ordinal":5', '"ordinal":-Infinity', "$.events[0].ordinal: -Infinity is not a whole number from 1"),
        ('"ordinal":5', '"ordinal":1e999', "$.events[0].ordinal: Infinity is not a whole number from 1"),
        ('"ordinal":5', f'"ordinal":{"9" * 9_999}', "$.events[0].ordinal: Infinity is not a whole number from 1"),
        ('"ordinal":5', '"ordinal":5,"ordinal":5', "$.events[0]: has a key more than once"),
        ('"filed":{', '"filed":{"levy":"",', "$.filed: has a key more than once"),
    ],
)
def test_what_json_allows_and_we_do_not(old: str, new: str, expected: str) -> None:
    """Numbers that are none, numbers without measure and keys that stand twice are refused."""
    assert faults(RECORD.to_json().replace(old, new, 1)) == [expected]


def test_so_many_faults_are_enough() -> None:
    """After a thousand faults nobody looks for more."""
    changed = document()
    changed["topics"] = [{}] * MOST_FAULTS
    assert len(faults(changed)) == MOST_FAULTS


def test_faults_of_many_parts_come_together() -> None:
    """One report has what is wrong in the head, in an object, in a quotation and in the order."""
    changed = document()
    changed["colour"] = "blue"
    changed["topics"][0]["colour"] = "blue"
    changed["events"][8]["evidence"][0]["quotation"]["exact"] = "A deal"
    changed["order"][0]["after"] = ["nothing"]
    assert refusal(changed).splitlines() == [
        "4 faults in the document; nothing was read",
        "  $.colour: unknown key",
        "  $.topics[0].colour: unknown key",
        (
            "  $.events[8].evidence[0].quotation: quotes 'A deal', and from 293 the text has "
            "'A deal has been made, Arden wrote at 10:25 on 2 July.'"
        ),
        "  $.order[0].after[0]: 'nothing' is missing from `order`",
    ]


def test_a_long_array_at_fault_is_told_in_part() -> None:
    """Of an array of which nothing can be made, the first twenty members are told, so that reading stays short."""
    changed = document()
    evidence = changed["events"][8]["evidence"]
    evidence[0]["quotation"]["exact"] = "A deal"
    changed["events"][8]["evidence"] = evidence * 1_000
    found = faults(changed)
    assert [fault.partition(": ")[0] for fault in found] == [
        f"$.events[8].evidence[{number}].quotation" for number in range(20)
    ]


def test_what_follows_from_a_fault_is_not_told() -> None:
    """A source that quotes one whose text was changed is not at fault for it."""
    changed = document()
    other = changed["sources"][0] | {"id": "other", "evidence": [], "sha256": "0" * 64}
    changed["sources"].append(other)
    changed["sources"][0]["evidence"][0]["quotation"]["source"] = "other"
    assert faults(changed) == [f"$.sources[1].sha256: is not that of the text, which is {RECORD.sources[0].sha256}"]


def _quoting(start: int, exact: str) -> Callable[[dict[str, Any]], Any]:
    """Let a quotation have these words at this offset."""
    changed = {"start": start, "end": start + len(exact), "exact": exact}
    return lambda d: _event(d, "deal")["evidence"][0]["quotation"].update(changed)


WITHHELD_REFUSED: list[tuple[str, Callable[[dict[str, Any]], Any], list[str]]] = [
    (
        "no lines",
        lambda d: d["sources"][0].pop("line_lengths"),
        ["$.sources[0].line_lengths: post: line_lengths are those of a text that is withheld, and only of such"],
    ),
    (
        "lines and a text",
        lambda d: d["sources"][0].update(text=invented.TEXT),
        ["$.sources[0].line_lengths: post: line_lengths are those of a text that is withheld, and only of such"],
    ),
    (
        "quotations that contradict each other",
        _quoting(48, "Ida"),
        [
            "$.actors[3].evidence[0].quotation: 'A' at 48 contradicts 'I', which is kept of the text",
            "$.actors[3].offices[0].evidence[0].quotation: 'A' at 48 contradicts 'I', which is kept of the text",
            "$.events[0].evidence[0].quotation: 'A' at 48 contradicts 'I', which is kept of the text",
        ],
    ),
    (
        "a quotation over a line end",
        _quoting(292, "The"),
        ["$.events[8].evidence[0].quotation: 'T' at 292 contradicts '\\n', which is kept of the text"],
    ),
    (
        "a line end in a line",
        _quoting(294, "h\ne"),
        ["$.events[8].evidence[0].quotation: a line end at 295 contradicts the lengths of the lines"],
    ),
    (
        "a quotation beyond the end",
        _quoting(420, "words"),
        ["$.events[8].evidence[0].quotation: there are no words from 420 to 425; the text has 424 letters"],
    ),
    (
        "a quotation of another length",
        lambda d: _event(d, "deal")["evidence"][0]["quotation"].update(end=500),
        ["$.events[8].evidence[0].quotation: there are 53 letters from 293 to 500"],
    ),
    (
        "a stray letter beyond the end",
        lambda d: d["sources"][0].update(repairs=[{"at": 500, "stray": "x", "reason": "a slip"}]),
        ["$.sources[0].repairs[0].stray: there are no words from 500 to 501; the text has 424 letters"],
    ),
    (
        "a false claim of texts",
        lambda d: d.update(texts=True),
        ["$.texts: is true if every source has its text, and only then"],
    ),
]


@pytest.mark.parametrize(
    ("damage", "expected"), [item[1:] for item in WITHHELD_REFUSED], ids=[item[0] for item in WITHHELD_REFUSED]
)
def test_what_is_refused_without_texts(damage: Callable[[dict[str, Any]], Any], expected: list[str]) -> None:
    """Where texts are left out, quotations must at least agree with each other and with the lines."""
    changed = document(texts=False)
    damage(changed)
    assert faults(changed) == expected


def test_a_quotation_is_one_that_loading_accepts() -> None:
    """A quotation that cuts a word or number is refused where the text is there; without texts nobody can tell."""
    changed = document()
    lorn = next(number for number, actor in enumerate(changed["actors"]) if actor["id"] == "lorn")
    for held, start, end in ((changed["actors"][lorn], 48, 54), (changed["actors"][lorn]["offices"][0], 154, 166)):
        exact = invented.TEXT[start:end]
        held["evidence"][0]["quotation"] |= {"start": start, "end": end, "exact": exact}
    path, mend = f"$.actors[{lorn}]", "quote whole words and numbers"
    assert faults(changed)[:2] == [
        f"{path}.evidence[0].quotation: cuts 'Lorn'; {mend}",
        f"{path}.offices[0].evidence[0].quotation: cuts '22'; {mend}",
    ]


def test_two_sources_of_the_same_bytes_are_refused() -> None:
    """Two sources of one digest would be two witnesses where there is one."""
    changed = document()
    changed["sources"].append(changed["sources"][0] | {"id": "other", "evidence": []})
    assert faults(changed) == [
        "$.sources[1].sha256: is that of 'post' too; a text is one source, which everything quotes"
    ]


def test_a_long_chain_is_read() -> None:
    """A document with a chain of many events, which contradicts itself, is read without recursion, and refused."""
    changed = document()
    chain = [{"id": f"e{number}", "span": {"is": "[..]"}, "after": [f"e{number - 1}"]} for number in range(1, 20_000)]
    changed["order"] += [{"id": "e0", "span": {"is": "2031-05-01", "zone": "UTC"}}, *chain]
    changed["order"][-1]["span"] = {"is": "2031-04-01", "zone": "UTC"}
    changed["topics"] += [{"id": f"t{number}", "titl": ""} for number in range(900)]
    assert len(faults(changed)) > 900


def test_sources_that_are_versions_of_others(tmp_path: Path) -> None:
    """A version of itself, of an unknown source or of what is none, and an address of no page are faults."""
    whole = document(cited(tmp_path))
    original, translation = whole["sources"]

    def found(**changed: str) -> list[str]:
        return faults(whole | {"sources": [original | changed, translation]})

    assert found(version_of="dispatch") == [
        "$.sources[0]: these refer to each other in a circle: bureau, dispatch; leave out one reference"
    ]
    assert found(version_of="bureaus") == [
        "$.sources[0].version_of: there is no Source 'bureaus'; did you mean 'bureau'?"
    ]
    assert found(version_of="lorn") == ["$.sources[0].version_of: 'lorn' is of Actor, not of Source"]
    assert found(url="example.org") == ["$.sources[0].url: 'example.org' is not an address such as https://example.org"]
    assert found(url="https://a\u202eb")[0].startswith(
        "$.sources[0].url: bureau: url 'https://a\\u202eb' is no address of a page; "
    )
