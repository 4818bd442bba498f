"""Evidence for other tools: Web Annotations and footnotes."""

import json
from hashlib import sha256

import attrs
import pytest

import vnus_trade
from tests.invented import ARDEN, DEAL, LAW, POST, TARIFF, chronology
from vnus_trade.evidence.sources import Quotation
from vnus_trade.interchange.web_annotations import CONTEXT, around, collection, target
from vnus_trade.model.entities import Actor
from vnus_trade.record.chronology import Chronology
from vnus_trade.time.span import TimeSpan

SHIPPED = vnus_trade.load()


def test_an_annotation() -> None:
    """An annotation names the entry and the fields, the text by its digest, and the words by offset and by search."""
    (found,) = (each for each in chronology().annotations() if each["body"][1]["value"] == "deal")
    assert found == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": found["id"],
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": "The deal (deal): when, announced_by",
            },
            {"type": "TextualBody", "purpose": "identifying", "value": "deal"},
            {"type": "TextualBody", "purpose": "tagging", "value": "when"},
            {"type": "TextualBody", "purpose": "tagging", "value": "announced_by"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": "ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "type": "Text",
                "format": "text/plain",
                "label": "post.txt",
            },
            "selector": [
                {"type": "TextPositionSelector", "start": 293, "end": 346},
                {
                    "type": "TextQuoteSelector",
                    "prefix": "harges for lenses from June on.\n",
                    "exact": "A deal has been made, Arden wrote at 10:25 on 2 July.",
                    "suffix": "\nRain is expected over the hills",
                },
            ],
        },
    }
    assert found["id"].startswith("urn:uuid:")


def test_the_language_of_a_text() -> None:
    """A text whose languages are known says so."""
    annotation = SHIPPED.annotations()[0]
    assert annotation["target"]["source"]["language"] == list(SHIPPED.sources[0].languages)


def test_an_office_is_told_apart() -> None:
    """An annotation for an office names the office; one without fields names the entry alone."""
    said = [annotation["body"][0]["value"] for annotation in chronology().annotations()]
    assert "Ada Lorn, Minister (lorn)" in said
    assert "Ministry of Glass (ministry)" in said
    tagged = [body["value"] for each in SHIPPED.annotations() for body in each["body"] if body["purpose"] == "tagging"]
    assert "offices.title" in tagged


def test_one_annotation_for_each_piece_of_evidence() -> None:
    """There are as many annotations as pieces of evidence, each with an identifier of its own that stays the same."""
    found = SHIPPED.annotations()
    assert len(found) == len(list(SHIPPED.citations()))
    assert len({annotation["id"] for annotation in found}) == len(found)
    assert found == vnus_trade.load().annotations()


def test_a_collection() -> None:
    """A collection has all annotations in one page, and says whose the words are."""
    whole = collection(SHIPPED)
    assert whole["@context"] == CONTEXT
    assert whole["type"] == "AnnotationCollection"
    assert whole["total"] == len(whole["first"]["items"]) == len(SHIPPED.annotations())
    assert whole["first"]["partOf"] == whole["id"]
    assert "belong to the publishers of the texts" in whole["label"]
    assert json.loads(json.dumps(whole)) == whole


def test_a_target_is_named_by_the_digest_of_its_bytes() -> None:
    """The name is that of RFC 6920, whose example this is."""
    source = attrs.evolve(POST, sha256=sha256(b"Hello World!").hexdigest())
    assert target(source) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("the only one", 4, 8, ("the ", " one")),
        ("a" * 200, 0, 100, ("", "a" * 100)),
        ("a" * 200, 100, 101, ("a" * 100, "a" * 99)),
        (f"{'x' * 40}word{'y' * 40}" * 2, 40, 44, ("x" * 40, f"{'y' * 40}x")),
    ],
    ids=["unique", "from the beginning", "within", "the least that tells them apart"],
)
def test_what_stands_around_makes_it_unique(text: str, start: int, end: int, expected: tuple[str, str]) -> None:
    """Some letters on each side always stand there, and more only if it takes them to tell the place apart."""
    assert around(Quotation(attrs.evolve(POST, text=text), start, end)) == expected


def test_without_the_text_nothing_is_said_about_what_stands_around() -> None:
    """Where a text was left out, the words and their offset are all there is."""
    read = Chronology.from_json(SHIPPED.to_json(texts=False))
    ours, theirs = SHIPPED.annotations()[0]["target"]["selector"], read.annotations()[0]["target"]["selector"]
    assert theirs[0] == ours[0]
    assert theirs[1] == {"type": "TextQuoteSelector", "exact": ours[1]["exact"]}


# Footnotes


def test_citing_a_source() -> None:
    """A footnote of a source says who published it, what it is called, when, and which text it is."""
    assert POST.cite() == "post-house, “The Arden Post” [post; SHA-256 000000000000]"
    dated = attrs.evolve(POST, origin="APA", published=TimeSpan.parse("2031-07-03", "Asia/Ho_Chi_Minh"))
    assert dated.cite() == "post-house, APA, “The Arden Post”, published 3 July 2031 [post; SHA-256 000000000000]"
    inferred = attrs.evolve(dated, publisher=None, inferred={"published": "It speaks of the day before"})
    assert inferred.cite() == "APA, “The Arden Post”, published 3 July 2031 (inferred) [post; SHA-256 000000000000]"


def test_citing_a_source_whose_text_was_left_out() -> None:
    """A footnote says if nobody could check the text."""
    read = Chronology.from_json(SHIPPED.to_json(texts=False))
    assert read.sources[0].cite().endswith("; text withheld]")


def test_citing_an_event() -> None:
    """A footnote of an event has its time, its quotations with their lines, and each source once."""
    assert DEAL.cite() == (
        "The deal (deal), at an unknown time. “A deal has been made, Arden wrote at 10:25 on 2 July.” (line 6): "
        "post-house, “The Arden Post” [post; SHA-256 000000000000]."
    )
    several = attrs.evolve(TARIFF, evidence=(*TARIFF.evidence, *LAW.evidence))
    assert several.cite().count("post-house") == 1
    assert "per cent” (line 4), “7/GL” (line 5): " in several.cite()


def test_a_footnote_keeps_the_clock_time() -> None:
    """A footnote gives a time to the minute by the clock of its own zone, and a day as a day."""
    minute, day = (TimeSpan.parse(when, "Asia/Ho_Chi_Minh") for when in ("2031-07-02T10:25", "2031-07-02"))
    assert attrs.evolve(DEAL, when=minute).cite().startswith("The deal (deal), 2 July 2031, 10:25 (UTC+7). ")
    assert ", published 2 July 2031, 10:25 (UTC+7) [" in attrs.evolve(POST, published=minute).cite()
    assert ", published 2 July 2031 [" in attrs.evolve(POST, published=day).cite()


def test_citing_what_is_no_event() -> None:
    """An actor is cited by name, a document by title; what has no quotation says so."""
    assert ARDEN.cite().startswith("Arden (arden). “Arden and Borland talk of glass” (line 1): ")
    assert LAW.cite().startswith("Law on glass (law). “7/GL” (line 5): ")
    bare = Actor(id="x", name="X", kind="person")
    assert bare.cite() == "X (x). No source says so in words that are quoted here."
