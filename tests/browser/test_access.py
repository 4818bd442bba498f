"""No page has a fault that axe-core finds (Web Content Accessibility Guidelines 2, A and AA, and good practice)."""

from pathlib import Path

import pytest

from tests.browser.browsing import PHONE, WIDE, Reader
from tests.browser.test_reading import pages

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for faults."""
    if not AXE.exists():
        pytest.skip("axe-core is not here; `make test-docs` installs it where npm is")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("theme", "width"), [("light", WIDE), ("dark", PHONE)])
def test_access(site: Path, reader: Reader, axe: str, theme: str, width: int) -> None:
    """axe-core finds no violation on any page, in light or in dark, wide or narrow."""
    found = {}
    for path in pages(site):
        reader.open(path, theme=theme, width=width)
        reader.chrome.execute_script(axe)
        violations = reader.chrome.execute_async_script(
            "axe.run().then(results => arguments[0](results.violations.map(each => "
            "[each.id, ...each.nodes.slice(0, 3).map(node => node.html.slice(0, 200))])))"
        )
        if violations:
            found[path] = violations
    assert found == {}
