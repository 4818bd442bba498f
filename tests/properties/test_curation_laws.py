"""Loading any curation file gives a record that can be shown, or a report."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

import vnus_trade
from tests.properties.damage import check_record, judged
from tests.properties.effort import effort
from vnus_trade import CurationError, strategies
from vnus_trade.strategies import Curated

VALUES = (
    *("3", "-1", "true", "1.5", "nan", "1e400", "99999999999999999999999", "2031-05-01"),
    *('""', '" "', '"x"', '"/"', '"."', '"a-b--c"', '"\\u0000"', '"actor-1"', '"source-1"', '"negotiation-1"'),
    *('"topic-1"', '"meeting-1"', '"round-1"', '"statement-1"', '"gap-1"', '"[..]"', '"2031-05-01T25:00"', '"UTC"'),
    *("[]", "[3]", '["actor-1"]', '["round-1", "round-1"]', '["statement-1"]', '["negotiation-1"]', '[""]', '"ended"'),
    *("{}", '{ is = "2031", phrase = "2031", zone = "" }', '{ party = ["topic-1"] }', '{ party = "actor-1" }'),
    *("{ from = 1, to = 99999999999999999999 }", "{ from = -0.0, to = 0 }", '{ x = "actor-1" }', '{ existence = "x" }'),
)


@st.composite
def spoilt(draw: st.DrawFn) -> Curated:
    """Draw folders in which one value of a curation file is changed or left out."""
    curated = draw(strategies.folders(min_events=1, max_events=3))
    keys = [
        (number, name, at)
        for number, files in enumerate(curated.folders)
        for name, content in files.items()
        for at, line in enumerate(content.split(b"\n"))
        if name.endswith(".toml") and b" = " in line
    ]
    number, name, at = draw(st.sampled_from(keys))
    value = draw(st.sampled_from((None, *VALUES)))
    lines = curated.folders[number][name].split(b"\n")
    lines[at] = b"" if value is None else lines[at].partition(b" = ")[0] + f" = {value}".encode()
    changed = [dict(files) for files in curated.folders]
    changed[number][name] = b"\n".join(lines)
    return attrs.evolve(curated, folders=tuple(changed))


@given(spoilt())
@effort(250)
def test_record_or_report_law(curated: Curated) -> None:
    """With any one value changed or left out, loading gives a consistent record, or reports faults at their places."""
    with curated.written() as paths:
        judged(*paths)


@given(spoilt())
@effort(60)
def test_partly_law(curated: Curated) -> None:
    """What is loaded without what has faults is consistent, and lacks what it names; without faults, it is whole."""
    with curated.written() as paths:
        try:
            record = vnus_trade.load(*paths, strict=False)
        except CurationError:
            return
        check_record(record)
        there = {thing.id for things in record.curated.values() for thing in things}
        assert there.isdisjoint(each.entry for each in record.left_out if "extend" not in each.path)
        if not record.left_out:
            assert vnus_trade.load(*paths) == record
