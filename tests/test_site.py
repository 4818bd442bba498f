"""The built site: its inventory is the public API, and what is made from the code and the tests is complete."""

import inspect
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, is_typeddict

import pytest

import vnus_trade
from tests import CHECKOUT
from tests.curation import fault_table
from vnus_trade import strategies
from vnus_trade.folders.tables import TABLES
from vnus_trade.model.entities import Office
from vnus_trade.model.events import Plan
from vnus_trade.model.fields import KINDS, keyed

SITE = CHECKOUT / "docs" / "_build" / "html"
STRATEGIES = "vnus_trade.strategies"

MACHINERY = {
    "vnus_trade.Chronology.all_events",
    "vnus_trade.Chronology.curated",
    "vnus_trade.Chronology.of",
    "vnus_trade.Chronology.order",
    "vnus_trade.Events.of",
    "vnus_trade.FollowedPlan.of",
    "vnus_trade.Plans.of",
    "vnus_trade.Source.locator",
    "vnus_trade.TimeSpan.begin_bounds",
    "vnus_trade.TimeSpan.end_bounds",
    "vnus_trade.TimeSpan.of_bounds",
}
"""What modules need of each other and readers do not; `docs/_ext/public_api.py` leaves it out."""


class Entry(NamedTuple):
    """A line of an inventory: a name, what it is, where, and whether it is another name for something listed."""

    name: str
    role: str
    is_alias: bool
    place: str


@pytest.fixture(scope="module")
def inventory() -> list[Entry]:
    """The entries of the site's own `objects.inv`."""
    packed = SITE / "objects.inv"
    if not packed.is_file():
        pytest.skip("the site is not built; `make docs` builds it")
    newer = next(_newer_than(packed.stat().st_mtime), None)
    if newer is not None:
        pytest.skip(f"{newer} is newer than the built site; `make docs` builds it anew")
    head, body = packed.read_bytes().split(b"zlib.\n", 1)
    assert head.startswith(b"# Sphinx inventory version 2\n# Project: vnus_trade\n")
    found = []
    for line in zlib.decompress(body).decode().splitlines():
        name, role, priority, place, _ = re.fullmatch(r"(.+?) (\S+:\S+) (-?\d+) (\S+) (.*)", line).groups()  # type: ignore[union-attr]
        found.append(Entry(name, role, priority == "-1", place.replace("$", name)))
    return found


def _newer_than(built: float) -> Iterator[Path]:
    """What the site is made from and has changed since."""
    for pattern in (
        "src/**/*.*",
        "seeds/**/*",
        "docs/*.md",
        "docs/*/*.md",
        "docs/_ext/**/*.py",
        "tests/curation/faults/*",
    ):
        for path in CHECKOUT.glob(pattern):
            if path.is_file() and path.stat().st_mtime > built:
                yield path.relative_to(CHECKOUT)


def public_names() -> Iterator[str]:
    """The names that others may import, and the members of the classes among them, each where it first stands."""
    public = {name: getattr(vnus_trade, name) for name in vnus_trade.__all__}
    classes = {thing for thing in public.values() if inspect.isclass(thing)}
    for name, thing in public.items():
        yield f"vnus_trade.{name}"
        if inspect.isclass(thing):
            handed_down = {member for base in thing.__mro__[1:] if base in classes for member in _members(base)}
            yield from (f"vnus_trade.{name}.{member}" for member in _members(thing) - handed_down)
    for name, thing in vars(strategies).items():
        own = getattr(thing, "__module__", "") == STRATEGIES if callable(thing) else isinstance(thing, str | tuple)
        if own and not name.startswith("_"):
            yield f"{STRATEGIES}.{name}"
            if inspect.isclass(thing):
                yield from (f"{STRATEGIES}.{name}.{member}" for member in _members(thing))


def _members(cls: type) -> set[str]:
    """The public members of a class; of a type of rows none, as its page leads to where its columns are explained."""
    if is_typeddict(cls):
        return set()
    ours = [base for base in cls.__mro__ if base.__module__.startswith("vnus_trade")]
    names = (name for base in ours for name in (*inspect.get_annotations(base), *vars(base)))
    return {name for name in names if not name.startswith("_")}


def test_inventory(inventory: list[Entry]) -> None:
    """The site describes every public name once, by the name under which it is imported, and nothing private."""
    described = [entry.name for entry in inventory if entry.role.startswith("py:") and not entry.is_alias]
    assert len(described) == len(set(described))
    assert set(described) == set(public_names()) - MACHINERY


def test_aliases(inventory: list[Entry]) -> None:
    """Whoever meets a class by the module in which it stands is led to its public name."""
    aliases = {entry.name: entry.place for entry in inventory if entry.is_alias and entry.role.startswith("py:")}
    described = {entry.place: entry.name for entry in inventory if not entry.is_alias}
    assert described[aliases["vnus_trade.time.span.TimeSpan"]] == "vnus_trade.TimeSpan"
    assert set(aliases.values()) <= set(described)


def test_places(inventory: list[Entry]) -> None:
    """Whatever other sites link to by our inventory is there."""
    # Sphinx counts in an index of modules that it does not write, as there is but one module.
    listed = [entry for entry in inventory if not entry.name.endswith("modindex")]
    pages = {entry.place.partition("#")[0] for entry in listed}
    texts = {page: (SITE / page).read_text(encoding="utf-8") for page in pages}
    for entry in listed:
        page, _, anchor = entry.place.partition("#")
        assert not anchor or f'id="{anchor}"' in texts[page], entry


@pytest.mark.usefixtures("inventory")
def test_links_both_ways() -> None:
    """A class leads to the queries that return it, and an error to what raises it."""
    model = (SITE / "reference" / "model.html").read_text(encoding="utf-8")
    meeting = model.partition('id="vnus_trade.Meeting"')[2].partition('id="')[0]
    assert 'href="chronology.html#vnus_trade.Chronology.meetings"' in meeting
    errors = (SITE / "reference" / "errors.html").read_text(encoding="utf-8")
    refused = errors.partition('id="vnus_trade.TimeRefused"')[2].partition('id="')[0]
    assert 'href="time.html#vnus_trade.TimeSpan.parse"' in refused


@pytest.mark.usefixtures("inventory")
def test_curation_format() -> None:
    """The page on the curation format names every table, and every key of every table."""
    page = (SITE / "reference" / "curation.html").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z_0-9]+", re.sub(r"<[^>]+>", "", page)))
    keys = {key for cls in (*KINDS.values(), Office, Plan) for key in keyed(cls)}
    inner = {
        "quote",
        "for",
        "line",
        "reads",
        "is",
        "phrase",
        "why",
        "from",
        "to",
        "words",
        "hs",
        "at",
        "stray",
        "lines",
    }
    assert {*TABLES, *keys, *inner} - words == set()


@pytest.mark.usefixtures("inventory")
def test_fault_catalogue() -> None:
    """The catalogue shows each fault that the tests know."""
    page = (SITE / "reference" / "faults.html").read_text(encoding="utf-8")
    for name in fault_table.BY_NAME:
        assert f'id="{re.sub(r"[^a-z0-9]+", "-", name.lower())}"' in page


@pytest.mark.usefixtures("inventory")
def test_search_is_folded() -> None:
    """The index has names without their accents, as the page folds what is typed, and knows the words of the API."""
    index = (SITE / "searchindex.js").read_text(encoding="utf-8")
    script = (SITE / "_static" / "language_data.js").read_text(encoding="utf-8")
    assert '"lam":' in index
    assert '"lâm":' not in index
    assert 'normalize("NFD")' in script
    assert '"before"' not in script
    assert '"the"' in script
