"""The laws of completing an entry: added piece by piece or written together, it is the same entry."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.curated import VALID, write
from tests.properties.effort import effort

WORDS = "Arden and Borland, the fifth, from 5 to 20 per cent, Port Sorrow, 1 May 2031, said Law 5 and note {}."
DAY = {"is": "2031-05-01", "phrase": "1 May 2031"}
PIECES: dict[str, tuple[dict[str, Any], Sequence[tuple[str, Any]]]] = {
    "meeting": (
        {"title": "A meeting", "form": "meeting"},
        [
            *(("participants", {"chair": ["arden"]}), ("participants", {"chair": ["borland"], "host": ["arden"]})),
            *(("after", ["round-1"]), ("after", ["round-2", "round-1"]), ("outcomes", ["None"]), ("outcomes", ["Joy"])),
            *(("place", "Port Sorrow"), ("ordinal", 5), ("occasion", "fifth-meeting"), ("topics", ["glass"])),
            *(("when", DAY), ("documents", ["glass-law"])),
        ],
    ),
    "round": (
        {"title": "A round"},
        [("number", 5), ("parties", ["arden"]), ("parties", ["borland"]), ("place", "Port Sorrow"), ("when", DAY)],
    ),
    "statement": (
        {"title": "A statement", "gist": "It is said"},
        [
            *(("speakers", ["arden"]), ("speech_acts", ["asserts"]), ("speech_acts", ["wishes"]), ("medium", "post")),
            *(("verbatim", "Port Sorrow, 1 May"), ("outlet", "borland"), ("replies_to", "toast")),
            *(("about", ["round-1"]), ("about", ["borland"]), ("occasion", "fifth-meeting")),
        ],
    ),
    "tariff": (
        {"title": "A tariff", "stage": "announced"},
        [
            *(("announced_in", "glass-statement"), ("imposed_by", "arden"), ("applied_to", ["borland"]), ("rate", 5)),
            *(("goods", ["Port Sorrow"]), ("goods", ["1 May"]), ("in_force", DAY), ("instrument", "glass-law")),
            *(("applied_to", ["arden"]), ("exempts", {"goods": ["1 May"]}), ("exempts", {"payers": ["borland"]})),
            *(("change", "cuts"), ("condition", "Port Sorrow"), ("provided", "1 May")),
        ],
    ),
    "commitment": (
        {"title": "A commitment", "stage": "pledged", "matter": "purchase"},
        [
            *(("obliged", ["arden"]), ("to", "borland"), ("goods", ["Port Sorrow"]), ("deadline", DAY)),
            *(("change", "raises"), ("announced_by", ["arden"]), ("provided", "1 May")),
        ],
    ),
    "agreement": (
        {"title": "An agreement", "stage": "signed"},
        [("parties", ["arden"]), ("parties", ["borland"]), ("reached", DAY), ("announced_by", ["arden"])],
    ),
    "document": ({"title": "A document"}, [("number", "5"), ("issued_by", ["arden"]), ("issued_by", ["borland"])]),
    "actor": (
        {"name": "Arden", "kind": "group"},
        [("native_name", "Port"), ("aliases", ["May"]), ("aliases", ["Port Sorrow"]), ("side", "borland")],
    ),
    "gap": (
        {"title": "A gap", "missing": "place", "explanation": "Nobody said"},
        [("count", 5), ("concerns", ["arden"]), ("concerns", ["borland"]), ("when", DAY), ("closed_by", ["round-2"])],
    ),
}
"""What an entry of each kind must have, and what may be added to it; the same words show all that is not inferred."""
_INFERRED = ("after", "occasion")


@attrs.frozen
class Pieces:
    """An entry of a kind, in parts: the first is the entry, the others extend it; any piece may be repeated."""

    kind: str
    parts: Sequence[Sequence[tuple[str, Any]]]

    def apart(self) -> str:
        """The entry, and extensions of it."""
        first, *more = (self._table(number, [part]) for number, part in enumerate(self.parts))
        return first + "".join(each.replace(f"[[{self.kind}", "[[extend") for each in more)

    def together(self) -> str:
        """All in one entry, with the quotations of each part."""
        return self._table(0, self.parts)

    def _table(self, first: int, parts: Sequence[Sequence[tuple[str, Any]]]) -> str:
        given: dict[str, Any] = {} if first else dict(PIECES[self.kind][0])
        for part in parts:
            for key, value in part:
                given[key] = _merged(given.get(key), value)
        if reasons := {key: "It follows" for key in given if key in _INFERRED}:
            given["inferred"] = reasons
        lines = [f"[[{self.kind}]]", 'id = "it"', *(f"{key} = {_toml(value)}" for key, value in given.items())]
        for number, part in enumerate(parts, start=first):
            keys = dict.fromkeys((*(key for key, _ in part), *(() if number else PIECES[self.kind][0])))
            supports = " ".join(key for key in keys if key not in ("title", "topics", *_INFERRED))
            lines += [f"  [[{self.kind}.evidence]]", f'  quote = "{WORDS.format(number)}"', f'  for = "{supports}"']
        return "\n".join((*lines, "\n"))

    def load(self, place: Path, entries: str) -> vnus_trade.Chronology:
        """Load the folder of tests, and one after it with these entries."""
        shutil.rmtree(place, ignore_errors=True)
        text = "\n".join(WORDS.format(number) for number in range(len(self.parts)))
        head = 'from = "text.txt"\n\n[source]\nid = "paper"\nsha256 = "DIGEST"\ntitle = "Paper"\n\n'
        return vnus_trade.load(VALID, write(place, text, head + entries))


def _merged(own: Any, more: Any) -> Any:
    if isinstance(own, dict) and own is not DAY:
        return {key: _merged(own.get(key), more.get(key)) for key in (*own, *more)}
    if isinstance(own, list) and more is not None:
        return list(dict.fromkeys((*own, *more)))
    return own if more is None else more


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(member)}" for key, member in value.items()) + " }"
    return json.dumps(value)


@st.composite
def pieces(draw: st.DrawFn) -> Pieces:
    """Draw an entry in two to four parts, none of them empty but the first."""
    kind = draw(st.sampled_from(sorted(PIECES)))
    some = st.lists(st.sampled_from(PIECES[kind][1]), min_size=1, max_size=4, unique_by=str)
    return Pieces(kind, (draw(st.just([]) | some), *draw(st.lists(some, min_size=1, max_size=3))))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place to write a folder, one example after the other."""
    return tmp_path_factory.mktemp("pieces") / "folder"


@given(drawn=pieces())
@effort(30)
def test_pieces_law(place: Path, drawn: Pieces) -> None:
    """An entry with what extends it is the entry that is written together, and so is the whole record."""
    apart, together = drawn.load(place, drawn.apart()), drawn.load(place, drawn.together())
    assert apart == together
    assert apart.digest == together.digest
    # Two events are equal whatever follows for their times.
    assert [event.when for event in apart.all_events] == [event.when for event in together.all_events]
