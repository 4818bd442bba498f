"""The dependencies: the lowest and the kept versions that are tried agree with what is declared."""

import re
import tomllib
from typing import Any

from packaging.requirements import Requirement
from packaging.version import Version

from tests import CHECKOUT

PROJECT: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS, GROUPS = PROJECT["project"]["optional-dependencies"], PROJECT["dependency-groups"]


def lowest(requirement: Requirement) -> Version:
    """The lowest version that a requirement allows; each allows that version and all later ones."""
    (bound,) = requirement.specifier
    assert bound.operator == ">=", str(requirement)
    return Version(bound.version)


def pins(file: str) -> dict[str, Version]:
    """The versions that a file of constraints pins."""
    lines = (CHECKOUT / file).read_text(encoding="utf-8").splitlines()
    pinned = [line.split("==") for line in lines if not line.startswith("#")]
    return {re.sub("[-_.]+", "-", name).lower(): Version(version) for name, version in pinned}


def test_the_lowest_versions_are_those_that_are_declared() -> None:
    """`constraints-lowest.txt` pins what the package, its extras and its tests need, at the lowest version declared."""
    needed = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(need for needs in EXTRAS.values() for need in needs),
        *GROUPS["tests"],
        *GROUPS["interop"],
    ]
    declared = {(need.name, lowest(need)) for need in map(Requirement, needed)}
    assert sorted(declared) == sorted(pins("constraints-lowest.txt").items())


def test_the_kept_versions_are_allowed() -> None:
    """`constraints.txt` pins each direct dependency, at a version that is declared to do."""
    lists = [PROJECT["build-system"]["requires"], PROJECT["project"]["dependencies"]]
    pinned = pins("constraints.txt")
    for need in (Requirement(need) for needs in (*lists, *EXTRAS.values(), *GROUPS.values()) for need in needs):
        assert pinned[need.name] in need.specifier
