"""Writes the expected reports, outputs and schema anew: `python -m tests.rewrite`. Read the diff before you keep it."""

import json
import os
from tempfile import TemporaryDirectory

import vnus_trade
from tests import CHECKOUT, EXPECTED
from tests.curation import fault_table
from tests.display.test_terminal import outputs
from tests.drafting import figures
from tests.interchange import kept
from tests.notebook import FIRST_STEPS, read, run, written
from tests.pictures.test_svg import DRAWN
from tests.printed import text
from tests.public_names import listed
from tests.row_types import ROW_TYPES
from tests.row_types import written as row_types
from tests.snapshot import snapshot
from vnus_trade.interchange.json_schema import DOCUMENT, SCHEMA
from vnus_trade.seeds import SNAPSHOT


def rewrite() -> None:
    """Write what the package ships in JSON, the expected reports, outputs and names, the picture and the notebook."""
    SNAPSHOT.write_text(snapshot(), encoding="utf-8")
    SCHEMA.write_text(f"{json.dumps(DOCUMENT, indent=2)}\n", encoding="utf-8")
    ROW_TYPES.write_text(row_types(), encoding="utf-8")
    vnus_trade.load().timeline().save(DRAWN)
    for name, lines in outputs():
        (EXPECTED / f"{name}.txt").write_text(text(lines), encoding="utf-8")
    (CHECKOUT / "tests" / "public-names.txt").write_text(listed(), encoding="utf-8")
    if not kept.is_current():
        kept.write()
    with TemporaryDirectory() as elsewhere:
        os.chdir(elsewhere)  # the notebook saves a file
        FIRST_STEPS.write_text(written(run(read(FIRST_STEPS))), encoding="utf-8")
        os.chdir(CHECKOUT)
    figures.PAGE.write_text(figures.with_figures(figures.PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    for path in fault_table.GROUPS:
        path.write_text(fault_table.rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
