"""Folders of several negotiations that share ids: each is told apart by its negotiation, and actors alike are one."""

import re
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

import vnus_trade
from tests.curated import VALID
from vnus_trade import Ambiguous, Chronology, CurationError, NotFound

AGAIN = {
    "record.toml": """continues = "talks"

[[extend]]
id = "round-2"
topics = ["glass"]
""",
}


# An actor of the same id and name that is another one.
ENVOY = ('name = "Bram Kest"\nkind = "person"', 'name = "Bram Kest"\nkind = "group"')


def another(to: Path, *changes: tuple[str, str], negotiation: str = "others") -> Path:
    """A folder with the ids of the valid one, whose negotiation is another and whose text has other bytes."""
    copytree(VALID, to)
    text = to / "text.txt"
    before = text.read_bytes()
    text.write_bytes(before + b"\n")
    for path in (to / "curation").glob("*.toml"):
        content = path.read_text(encoding="utf-8").replace(
            sha256(before).hexdigest(), sha256(text.read_bytes()).hexdigest()
        )
        content = content.replace('id = "talks"', f'id = "{negotiation}"')
        for old, new in changes:
            content = content.replace(old, new)
        path.write_text(content, encoding="utf-8")
    return to


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> Chronology:
    return vnus_trade.load(VALID, another(tmp_path_factory.mktemp("two") / "others", ENVOY))


def test_each_is_reached_by_its_negotiation(record: Chronology) -> None:
    """An id that two negotiations share is reached with that of the negotiation, and alone it is ambiguous."""
    first, second = record["talks:round-1"], record["others:round-1"]
    assert (record.filed[first.id], record.filed[second.id]) == ("talks", "others")
    with pytest.raises(Ambiguous, match="'others:round-1' or 'talks:round-1'"):
        record["round-1"]
    with pytest.raises(NotFound):
        record["round-9"]
    assert record.topics.get("talks:glass") != record.topics.get("others:glass")
    assert {source.id for source in record.sources} == {"talks:report", "others:report"}


def test_in_its_own_files_an_id_means_its_own(record: Chronology) -> None:
    """References, evidence and the deal of a folder mean its own entries."""
    for name in ("talks", "others"):
        assert [event.id for event in record[f"{name}:round-2"].after] == [f"{name}:round-1"]
        assert {item.quotation.source.id for item in record[f"{name}:toast"].evidence} == {f"{name}:report"}
        assert record.negotiation(name).deal.id == f"{name}:accord"
        assert [topic.id for topic in record[f"{name}:glass-tariff"].topics] == [f"{name}:glass"]


def test_actors_alike_are_one(record: Chronology) -> None:
    """Actors of one id, name and kind are one, whose evidence adds up; others are told apart."""
    arden = record.actor("Arden")
    assert (arden.id, len(arden.evidence)) == ("arden", 2 * len(vnus_trade.load(VALID).actor("Arden").evidence))
    assert {actor.id for actor in record.actors} >= {"talks:kest", "others:kest", "lorn"}
    assert [actor.id for actor in record["others:toast"].actors] == ["lorn", "others:kest"]


def test_apart_as_alone(record: Chronology, tmp_path: Path) -> None:
    """Each negotiation answers as it does alone."""
    alone = vnus_trade.load(another(tmp_path / "f", ENVOY))
    part = record.negotiation("others")
    assert [event.id for event in part.events] == [f"others:{event.id}" for event in alone.events]
    assert [event.when for event in part.events] == [event.when for event in alone.events]
    assert part["round-1"] == part["others:round-1"]
    assert [each.id for each in part.rounds.before(part.deal)] == [
        f"others:{each.id}" for each in alone.rounds.before(alone.deal)
    ]


def test_it_comes_back_from_json(record: Chronology) -> None:
    """A record with such ids is written and read as any other."""
    assert Chronology.from_json(record.to_json()) == record
    assert record.timeline().svg


def test_a_third_folder_says_which(tmp_path: Path) -> None:
    """A folder that continues one of them means that one's entries, and names those of another by their negotiation."""
    others = another(tmp_path / "others")
    third = tmp_path / "third"
    (third / "curation").mkdir(parents=True)
    file = third / "curation" / "record.toml"
    file.write_text(AGAIN["record.toml"], encoding="utf-8")
    record = vnus_trade.load(VALID, others, third)
    assert [topic.id for topic in record["talks:round-2"].topics] == ["talks:glass"]
    assert record["others:round-2"].topics == ()
    file.write_text(AGAIN["record.toml"].replace('"glass"', '"others:glass"'), encoding="utf-8")
    record = vnus_trade.load(VALID, others, third)
    assert [topic.id for topic in record["talks:round-2"].topics] == ["others:glass"]


def test_a_stranger_has_to_say_which(tmp_path: Path) -> None:
    """A folder of another negotiation that names a shared id without its negotiation is told which there are."""
    others, third = another(tmp_path / "others"), tmp_path / "third"
    (third / "curation").mkdir(parents=True)
    content = re.sub("continues.*", '[[negotiation]]\nid = "third"\ntitle = "T"\nparties = []', AGAIN["record.toml"])
    (third / "curation" / "record.toml").write_text(content, encoding="utf-8")
    with pytest.raises(CurationError) as caught:
        vnus_trade.load(VALID, others, third)
    assert caught.value.faults[0].message == (
        "'round-2' is an id of several entries; write 'talks:round-2' or 'others:round-2'"
    )


def test_what_stays_a_fault(tmp_path: Path) -> None:
    """Two negotiations with one id, or entries of one negotiation, are a fault, and so is an id with a colon."""
    with pytest.raises(CurationError, match=r"others/curation/record.toml:1: talks id: is taken already"):
        vnus_trade.load(VALID, another(tmp_path / "others", negotiation="talks"))
    odd = another(tmp_path / "odd", ('id = "round-1"', 'id = "talks:round-1"'))
    with pytest.raises(CurationError, match="is no id"):
        vnus_trade.load(odd)
