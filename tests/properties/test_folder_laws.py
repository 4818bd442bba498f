"""The laws of folders that are loaded together: one adds to another what it says, and changes nothing else."""

import shutil
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.curated import write
from tests.properties.effort import effort
from vnus_trade import Actor, Chronology, Event

PEOPLE = ("Ada Lorn", "Bram Kest", "Tô Lâm")


@attrs.frozen
class Drafted:
    """A folder about the same people as the others: the days of its meetings, and who took part in each."""

    name: str
    days: tuple[int | None, ...]
    present: tuple[tuple[int, ...], ...]

    def person(self, number: int) -> str:
        return f"{self.name}-person-{number}"

    def meeting(self, number: int) -> str:
        return f"{self.name}-meeting-{number}"

    def written(self, to: Path, extended: "Extension | None" = None) -> Path:
        """Write the folder, or one that only extends it."""
        lines, entries = [f"The {self.name} paper of 30 May 2031."], []
        if extended is None:
            for number, name in enumerate(PEOPLE):
                lines.append(f"{name} is person {number} of {self.name}.")
                entries.append(
                    _entry("actor", self.person(number), f'name = "{name}"\nkind = "person"', lines[-1], "name kind")
                )
            for number, (day, present) in enumerate(zip(self.days, self.present, strict=True)):
                when = "" if day is None else f" on {day} May 2031"
                lines.append(f"Meeting {number} was of {' and '.join(PEOPLE[each] for each in present)}{when}.")
                ids = ", ".join(f'"{self.person(each)}"' for each in present)
                keys = f'title = "Meeting {number}"\nform = "meeting"\nparticipants = {{ party = [{ids}] }}'
                if day is not None:
                    keys += f'\nwhen = {{ is = "2031-05-{day:02}", phrase = "{day} May 2031" }}'
                supports = "form participants" + (" when" if day is not None else "")
                entries.append(_entry("meeting", self.meeting(number), keys, lines[-1], supports))
            record = f'[[negotiation]]\nid = "{self.name}-talks"\ntitle = "Talks"\nparties = []\nzone = "UTC"\n'
        else:
            for number in extended.aliases:
                lines.append(f"One calls {PEOPLE[number]} Number {number} of {self.name}.")
                alias = f'aliases = ["Number {number}"]'
                entries.append(_entry("extend", self.person(number), alias, lines[-1], "aliases"))
            for number in extended.quoted:
                lines.append(f"It was a meeting indeed, number {number} of {self.name}.")
                entries.append(_entry("extend", self.meeting(number), "", lines[-1], "form"))
            for number in extended.late:
                lines.append(f"By 29 May 2031, meeting {number} of {self.name} was over.")
                when = 'when = { is = "[..2031-05-29]", phrase = "29 May 2031", why = "Over by then" }'
                entries.append(_entry("extend", self.meeting(number), when, lines[-1], "when"))
            record = f'continues = "{self.name}-talks"\n'
        name = self.name if extended is None else f"{self.name}-more"
        head = f'from = "text.txt"\n\n[source]\nid = "{name}-paper"\nsha256 = "DIGEST"\ntitle = "Paper"\nzone = "UTC"\n'
        head += 'published = { is = "2031-05-30", phrase = "30 May 2031" }\ninferred = { zone = "It is ours" }\n'
        head += f'\n  [[source.evidence]]\n  quote = "{lines[0]}"\n  for = "published"\n\n'
        return write(to / name, "\n".join(lines), head + "\n".join(entries), record)


@attrs.frozen
class Extension:
    """An extension of a folder: the people who get an alias, and the meetings that get more evidence or a bound."""

    aliases: frozenset[int]
    quoted: frozenset[int]
    late: frozenset[int]


def _entry(kind: str, id_: str, keys: str, quote: str, supports: str) -> str:
    evidence = f'  [[{kind}.evidence]]\n  quote = "{quote}"\n  for = "{supports}"\n'
    return f'[[{kind}]]\nid = "{id_}"\n{keys}\n\n{evidence}'


@st.composite
def drafts(draw: st.DrawFn, name: str) -> Drafted:
    """Draw a folder of a few meetings, some without a date."""
    days = draw(st.lists(st.one_of(st.none(), st.integers(1, 28)), min_size=1, max_size=4))
    some = st.frozensets(st.integers(0, len(PEOPLE) - 1), min_size=1).map(sorted).map(tuple)
    return Drafted(name, tuple(days), tuple(draw(some) for _ in days))


@st.composite
def extended(draw: st.DrawFn) -> tuple[Drafted, Extension]:
    """Draw a folder and an extension of it."""
    draft = draw(drafts("ours"))
    meetings = st.frozensets(st.integers(0, len(draft.days) - 1))
    people = st.frozensets(st.integers(0, len(PEOPLE) - 1))
    added = Extension(draw(people), draw(meetings), draw(meetings))
    return draft, added


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place to write folders, one example after the other."""
    return tmp_path_factory.mktemp("drafts")


def _afresh(place: Path) -> Path:
    shutil.rmtree(place)
    place.mkdir()
    return place


def _answers(record: Chronology) -> list[str]:
    """List the answers to a few questions of every kind, certain and possible apart."""
    events = list(record.all_events)
    asked = [record.events.before(event) for event in events] + [record.events.after(event) for event in events]
    asked += [record.meetings.involving(name) for name in PEOPLE]
    asked += [record.events.before("2031-05-15"), record.events.during("2031-05")]
    return [f"{[e.id for e in answer]} {[e.id for e in answer.possible]} {answer.gaps}" for answer in asked]


@given(ours=drafts("ours"), theirs=drafts("theirs"))
@effort(25)
def test_beside_law(place: Path, ours: Drafted, theirs: Drafted) -> None:
    """Loaded with an unrelated folder, in either order, a negotiation and its answers are the same as alone."""
    folders = [ours.written(_afresh(place)), theirs.written(place)]
    alone = vnus_trade.load(folders[0])
    for order in (folders, folders[::-1]):
        apart = vnus_trade.load(*order).negotiation("ours-talks")
        assert apart == alone
        assert apart.digest == alone.digest
        assert _answers(apart) == _answers(alone)


@given(drawn=extended())
@effort(50)
def test_extension_law(place: Path, drawn: tuple[Drafted, Extension]) -> None:
    """An extension adds to the entries that it names, and changes nothing else."""
    draft, extension = drawn
    folders = [draft.written(_afresh(place)), draft.written(place, extension)]
    before, after = vnus_trade.load(folders[0]), vnus_trade.load(*folders)
    for number in range(len(PEOPLE)):
        old, new = before.actor(draft.person(number)), after.actor(draft.person(number))
        assert new.aliases == ((f"Number {number}",) if number in extension.aliases else ())
        _same_but_for(old, new, ("aliases", "evidence") if number in extension.aliases else ())
    for number in range(len(draft.days)):
        then, now = before[draft.meeting(number)], after[draft.meeting(number)]
        # Whom a meeting holds may have been given an alias.
        named = {"participants"} if extension.aliases & set(draft.present[number]) else set()
        named |= {"evidence"} if number in extension.quoted | extension.late else set()
        named |= {"dated", "inferred"} if number in extension.late else set()
        _same_but_for(then, now, tuple(named))
        assert [person.id for person in now.actors] == [person.id for person in then.actors]
        assert then.evidence == now.evidence[: len(then.evidence)]
        assert then.inferred.items() <= now.inferred.items()
        assert now.when.narrowed_by(then.when) == now.when
    if not (extension.aliases or extension.quoted or extension.late):
        assert {event.id: event for event in before.events} == {event.id: event for event in after.events}


def _same_but_for(one: Actor | Event, other: Actor | Event, fields: tuple[str, ...]) -> None:
    """Check that two objects are equal in every field but these."""
    for field in attrs.fields(type(one)):
        if field.eq and field.name not in fields:
            assert getattr(one, field.name) == getattr(other, field.name), field.name


@given(drawn=extended())
@effort(15)
def test_order_of_folders_law(place: Path, drawn: tuple[Drafted, Extension]) -> None:
    """Folders named in the wrong order are refused, with a fault for each reference."""
    draft, extension = drawn
    folders = [draft.written(_afresh(place)), draft.written(place, extension)]
    with pytest.raises(vnus_trade.CurationError) as caught:
        vnus_trade.load(*reversed(folders))
    faults = caught.value.faults
    assert {fault.file.partition("/")[0] for fault in faults} == {"ours-more"}
    assert len(faults) <= 1 + len(extension.aliases) + len(extension.quoted) + len(extension.late)
