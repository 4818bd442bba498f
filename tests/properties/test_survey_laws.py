"""The laws of surveys and edits: a sound folder has no faults, and an edit changes what it says and nothing else."""

import tomllib
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.effort import effort
from vnus_trade import strategies, survey
from vnus_trade.authoring.toml_edits import places, with_value
from vnus_trade.model.fields import evident_parts
from vnus_trade.strategies import Curated


@given(strategies.folders(max_events=4))
@effort(40)
def test_survey_law(curated: Curated) -> None:
    """A survey of folders that load has no faults, and every quotation of the record once."""
    with curated.written() as paths:
        seen = survey(*paths)
        alone = [survey(*paths, only=file) for file in dict.fromkeys(entry.file for entry in seen.entries)]
    assert seen.faults == ()
    found = sorted(
        (entry.id, item.quotation.source.id, item.quotation.start, item.fields)
        for entry in seen.entries
        for item in entry.evidence
    )
    assert found == sorted(
        (thing.id, item.quotation.source.id, item.quotation.start, item.fields)
        for things in curated.record.curated.values()
        for thing in things
        for part in evident_parts(thing)
        for item in part.evidence
    )
    assert [entry for each in alone for entry in each.entries] == list(seen.entries)
    assert [each.faults for each in alone] == [()] * len(alone)


@given(strategies.folders(max_events=3), st.data())
@effort(60)
def test_edit_law(curated: Curated, data: st.DataObject) -> None:
    """An edit gives one key of one table its value, and all else in the file reads as before."""
    files = [content.decode() for files in curated.folders for name, content in files.items() if name.endswith(".toml")]
    text = data.draw(st.sampled_from([text for text in files if text] or ["a = 1"]))
    path = data.draw(st.sampled_from([path for path in places(text) if isinstance(path[-1], str)]))
    key = data.draw(st.sampled_from([str(path[-1]), "is", "line"]))
    value = data.draw(st.one_of(st.integers(0, 99), st.text(max_size=8)))
    after = with_value(text, path[:-1], key, value)
    if after is None:
        return  # pragma: no cover - nothing is written then
    wanted = tomllib.loads(text, parse_float=Decimal)
    table: Any = wanted
    for step in path[:-1]:
        table = table[step]
    table[key] = value
    assert tomllib.loads(after, parse_float=Decimal) == wanted
    kept = [line for line in after.split("\n") if line in text.split("\n")]
    assert len(kept) >= len(text.split("\n")) - 1 - text.count("\r")
