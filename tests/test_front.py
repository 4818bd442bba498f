"""What a newcomer sees first says the same everywhere: the version, the licences, how to install, what is promised."""

import re
import tomllib

import pytest

import vnus_trade
from tests import CHECKOUT

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGES = sorted(
    path
    for path in (CHECKOUT / "README.md", *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("docs/*.ipynb"))
    if "_build" not in path.parts
)


def text(name: str) -> str:
    """The text of a file of the checkout."""
    return (CHECKOUT / name).read_text(encoding="utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    """The package, its metadata and the citation file name one version, and the citation the licence of the code."""
    assert vnus_trade.__version__ == PROJECT["version"]
    cited = dict(re.findall(r"^(\w[\w-]*): (\S+)$", text("CITATION.cff"), flags=re.MULTILINE))
    assert (cited["version"], cited["license"]) == (PROJECT["version"], "MIT")


def test_the_articles_are_under_no_licence_of_ours() -> None:
    """The metadata names both licences, and each has a text that goes with the package."""
    assert PROJECT["license"] == "MIT AND LicenseRef-Articles"
    assert "LicenseRef-Articles" in "".join(map(text, PROJECT["license-files"]))


def test_one_page_says_how_to_install() -> None:
    """How to install the package stands in the README and on the page of installing; other pages lead there."""
    told = {
        path.relative_to(CHECKOUT).as_posix()
        for path in PAGES
        if re.search(r"pip install[^`\n]*(vnus-trade| \.|'\.)", path.read_text(encoding="utf-8"))
    }
    assert told == {"README.md", "docs/install.md"}


def test_every_extra_is_on_the_page_of_installing() -> None:
    """The table of extras has each that the metadata offers, and no other."""
    rows = re.findall(r"^\| `(\w+)` \|", text("docs/install.md"), flags=re.MULTILINE)
    assert sorted(rows) == sorted(PROJECT["optional-dependencies"])


@pytest.mark.parametrize("name", ["docs/reference/trust.md", "SECURITY.md"])
def test_what_holds_a_promise_is_there(name: str) -> None:
    """Each test and each page that a promise names exists."""
    named = re.findall(r"(?<![\w/])((?:tests|docs|fuzz|benchmarks)/[\w./-]+\.\w+)", text(name))
    assert named
    assert [path for path in named if not (CHECKOUT / path).is_file()] == []
