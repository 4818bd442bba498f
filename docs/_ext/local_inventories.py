"""The inventories of other projects' documentation, from texts that lie in docs/inventories/.

Building the site must not depend on the network, and we link to a few dozen names only. So each text lists these
names with their places below the public address, as `objects.inv` has them once it is unpacked. To link to another
name, add its line; whoever has the network finds it with `python -m sphinx.ext.intersphinx ADDRESS/objects.inv`.
"""

import zlib
from pathlib import Path

ADDRESSES = {
    "python": "https://docs.python.org/3",
    "attrs": "https://www.attrs.org/en/stable",
    "cattrs": "https://catt.rs/en/stable",
    "hypothesis": "https://hypothesis.readthedocs.io/en/latest",
}


def inventories(texts: Path, packed: Path) -> dict[str, tuple[str, str]]:
    """Pack each text as Sphinx reads inventories; the address and the packed file of each project."""
    packed.mkdir(parents=True, exist_ok=True)
    found = {}
    for project, address in ADDRESSES.items():
        lines = (texts / f"{project}.txt").read_text(encoding="utf-8").splitlines()
        names = [line for line in lines if line and not line.startswith("#")]
        head = f"# Sphinx inventory version 2\n# Project: {project}\n# Version: \n"
        head += "# The remainder of this file is compressed using zlib.\n"
        file = packed / f"{project}.inv"
        file.write_bytes(head.encode() + zlib.compress("".join(f"{name}\n" for name in names).encode()))
        found[project] = (address, str(file))
    return found
