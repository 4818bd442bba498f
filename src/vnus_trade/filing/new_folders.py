"""Lays out folders for articles of one's own."""

from pathlib import Path

from vnus_trade.authoring.toml_writer import toml_string
from vnus_trade.errors import WriteRefused
from vnus_trade.files import write_all_new
from vnus_trade.folders.toml_files import DRAFTS
from vnus_trade.words.names import id_from

RECORD = Path("curation", "record.toml")
"""Where a folder says what its articles are about."""
_NEW_RECORD = Path(__file__).with_name("new_record.toml")
_NEGOTIATION, _TALKS = "negotiation", "talks"
_CONTINUES = """# The negotiation that this folder continues. Load the folder that declares it before this one.
continues = {id}
"""


def lay_out(folder: Path, continues: str | None = None) -> Path:
    """Make a folder with a `record.toml`, which declares or continues a negotiation; return the path of that file."""
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "it is a file; name a folder")
    name = folder.resolve().name
    base = id_from(name) or _NEGOTIATION
    # So that a state or an article of the name of the folder may have it as its id.
    id_ = base if base.endswith((_TALKS, _NEGOTIATION)) else f"{base}-{_TALKS}"
    record = new_record(id_, name if name.isprintable() else base, continues)
    write_all_new(folder, {str(RECORD): record.encode()}, [DRAFTS])
    return folder / RECORD


def new_record(id: str, title: str, continues: str | None = None) -> str:
    """The `record.toml` of a new folder, with examples that are comments; without the ``#`` they are TOML."""
    template = _NEW_RECORD.read_text(encoding="utf-8")
    if continues is None:
        return template.replace('"ID"', toml_string(id)).replace('"TITLE"', toml_string(title))
    head, _, rest = template.partition("[[negotiation]]\n")
    _, _, examples = rest.partition("\n\n")
    return f"{head}{_CONTINUES.format(id=toml_string(continues))}\n{examples}"
