"""No page has a fault that axe-core finds (Web Content Accessibility Guidelines 2, A and AA, and good practice)."""

from pathlib import Path

import pytest

from tests.browser.browsing import PHONE, WIDE, Reader
from tests.browser.test_reading import pages


@pytest.mark.parametrize(("theme", "width"), [("light", WIDE), ("dark", PHONE)])
def test_access(site: Path, reader: Reader, axe: str, theme: str, width: int) -> None:
    """axe-core finds no violation on any page, in light or in dark, wide or narrow."""
    found = {}
    for path in pages(site):
        reader.open(path, theme=theme, width=width)
        violations = reader.violations(axe)
        if violations:
            found[path] = violations
    assert found == {}
