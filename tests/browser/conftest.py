"""The built site, a browser, and one who reads the site in it."""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from selenium import webdriver

from tests.browser.browsing import Reader, served, started

SITE = Path(__file__).parents[2] / "docs" / "_build" / "html"
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    if not (SITE / "index.html").exists():
        pytest.skip("the site is not built; `make docs` builds it")
    return SITE


@pytest.fixture(scope="session")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium without a screen."""
    browser, driver = which("chromium"), which("chromedriver")
    if browser is None or driver is None:
        pytest.skip("Chromium or its driver is not here; on Debian: apt-get install chromium chromium-driver")
    profile = tmp_path_factory.mktemp("profile")
    with started(browser, driver, profile) as browsing:
        yield browsing


@pytest.fixture(scope="session")
def reader(site: Path, chrome: webdriver.Chrome) -> Iterator[Reader]:
    """One who reads the site in Chromium."""
    with served(site) as address:
        yield Reader(chrome, address)


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for faults of access."""
    if not AXE.exists():
        pytest.skip("axe-core is not here; `make test-docs` installs it where npm is")
    return AXE.read_text(encoding="utf-8")
