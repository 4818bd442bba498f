"""The built site, a browser, and one who reads the site in it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.browser.browsing import Reader, served, started

SITE = Path(__file__).parents[2] / "docs" / "_build" / "html"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built; `make docs` builds it")
    return SITE


@pytest.fixture(scope="session")
def reader(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One who reads the site in Chromium."""
    browser, driver = which("chromium"), which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("Chromium or its driver is not here; on Debian: apt-get install chromium chromium-driver")
    profile = tmp_path_factory.mktemp("profile")
    with served(site) as address, started(browser, driver, profile) as chrome:
        yield Reader(chrome, address)
