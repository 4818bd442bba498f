"""Whatever a curation file says, loading gives a record that can be shown, or a report."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vnus_trade
from tests.curated import VALID
from vnus_trade import CurationError, views

FILES = {
    name: (VALID / "curation" / name).read_text(encoding="utf-8").split("\n")
    for name in ("record.toml", "article.toml")
}
# Each line that gives a key, by its file and number.
KEYS = [(name, number) for name, lines in FILES.items() for number, line in enumerate(lines) if " = " in line]
VALUES = (
    *("3", "-1", "true", "1.5", "nan", "1e400", "99999999999999999999999", "2031-05-01"),
    *('""', '" "', '"x"', '"/"', '"."', '"a-b--c"', '"\\u0000"', '"arden"', '"report"', '"talks"', '"fifth-meeting"'),
    *('"glass"', '"round-1"', '"glass-statement"', '"toast"', '"[..]"', '"2031-05-01T25:00"', '"UTC"', '"ended"'),
    *("[]", "[3]", '["arden"]', '["round-1", "round-1"]', '["toast"]', '["talks"]', '[""]'),
    *("{}", '{ is = "2031", phrase = "2031", zone = "" }', '{ party = ["talks"] }', '{ party = "arden" }'),
    *("{ from = 1, to = 99999999999999999999 }", "{ from = -0.0, to = 0 }", '{ x = "arden" }', '{ existence = "x" }'),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the valid folder, to be spoilt."""
    return Path(shutil.copytree(VALID, tmp_path_factory.mktemp("curation") / "spoilt"))


@given(key=st.sampled_from(KEYS), value=st.sampled_from([*VALUES, None]))
@settings(max_examples=250)
def test_record_or_report_law(folder: Path, key: tuple[str, int], value: str | None) -> None:
    """With any one value changed or left out, loading reports faults, or gives a record of which all can be shown."""
    name, number = key
    lines = list(FILES[name])
    lines[number] = "" if value is None else f"{lines[number].partition(' = ')[0]} = {value}"
    path = folder / "curation" / name
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        record = vnus_trade.load(folder)
    except CurationError as error:
        shown = [str(fault) for fault in error.faults]
    else:
        shown = [*views.timeline(record), *views.account(record)]
        for things in (record.all_events, record.actors, record.documents, record.sources, record.gaps):
            for thing in things:
                shown += views.card(thing, record)
        assert len(record.events.rows()) == len(record.all_events)
        assert len(record.digest) == 64
    finally:
        path.write_text("\n".join(FILES[name]), encoding="utf-8")
    assert shown
