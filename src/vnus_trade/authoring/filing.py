"""Lays out folders for articles of one's own, and files articles in them with their drafts."""

import os
import shlex
import tomllib
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from vnus_trade.authoring.draft import ArticleDraft, draft_article
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.authoring.toml_writer import toml_string
from vnus_trade.corpus.layout import refuse_large
from vnus_trade.curation.loader import load_folders
from vnus_trade.errors import ArticleRefused, WriteRefused
from vnus_trade.files import inside, write_all_new
from vnus_trade.folders.limits import Limits
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy, policy_named
from vnus_trade.record.chronology import Chronology
from vnus_trade.words.names import id_from, is_id

_RECORD = Path("curation", "record.toml")
DRAFTS = "curation/drafts"
"""Where the drafts of a folder wait."""
_NEW_RECORD = Path(__file__).with_name("new_record.toml")
_CONTINUES = """# The negotiation that this folder continues. Load the folder that declares it before this one.
continues = {id}
"""


def lay_out(folder: Path, continues: str | None = None) -> Path:
    """Make a folder with a `record.toml`, which declares or continues a negotiation; return the path of that file."""
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "it is a file; name a folder")
    name = folder.resolve().name
    id_ = id_from(name) or "negotiation"
    record = new_record(id_, name if name.isprintable() else id_, continues)
    write_all_new(folder, {str(_RECORD): record.encode()}, [DRAFTS])
    return folder / _RECORD


def new_record(id: str, title: str, continues: str | None = None) -> str:
    """The `record.toml` of a new folder, with examples that are comments; without the ``#`` they are TOML."""
    template = _NEW_RECORD.read_text(encoding="utf-8")
    if continues is None:
        return template.replace('"ID"', toml_string(id)).replace('"TITLE"', toml_string(title))
    head, _, rest = template.partition("[[negotiation]]\n")
    _, _, examples = rest.partition("\n\n")
    return f"{head}{_CONTINUES.format(id=toml_string(continues))}\n{examples}"


def waiting_drafts(folder: Path) -> list[str]:
    """The names of the drafts in a folder that have not been moved up."""
    return sorted(path.name for path in (folder / DRAFTS).glob("*.toml"))


def read_article(path: Path) -> bytes:
    """The bytes of an article; raises `ArticleRefused` if it cannot be read, or is too large for `load`."""
    most = Limits().file_bytes
    try:
        if not path.is_file():
            raise ArticleRefused(str(path), "there is no such file")
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise ArticleRefused(str(path), error.strerror or str(error)) from error
    refuse_large(str(path), len(content))
    return content


def file_article(
    folder: Path, path: Path, *, earlier: Sequence[Path], id: str | None, published: str | None, zone: str | None
) -> tuple[NewArticle, ArticleDraft]:
    """Copy an article into a folder that is laid out, and write its draft; `earlier` are folders to load before.

    Raises `CurationError` while the folders have faults, and `ArticleRefused` or `WriteRefused` where the article
    cannot be curated or written; then nothing is written.
    """
    if not (folder / "curation").is_dir():
        make = shlex.join(["vnus-trade", "new", str(folder)])
        raise ArticleRefused(str(path), f"{folder} is not laid out yet; run first: {make}")
    known = load_folders(*earlier, folder, strict=False)
    content = read_article(path)
    id_ = _new_id(id, path.name, known)
    article = NewArticle(file=path.name, content=content, id=id_, published=published, zone=zone)
    _check_not_curated(article, folder, known)
    draft = draft_article(article, known, _policy(folder, known))
    copy = inside(folder, article.file)
    files = {f"{DRAFTS}/{article.curated_in}": draft.toml.encode()}
    if not os.path.lexists(copy):
        files = {article.file: content, **files}
    elif read_article(copy) != content:
        raise WriteRefused(str(copy), "another text of that name is there; rename the article")
    write_all_new(folder, files)
    return article, draft


def _new_id(asked: str | None, name: str, known: Chronology) -> str:
    """The id that was asked for, or a free one made of the article's name."""
    if asked is None:
        made = id_from(Path(name).stem) or "article"
        return next(id_ for id_ in chain([made], (f"{made}-{n}" for n in count(2))) if id_ not in known.filed)
    if asked in known.filed:
        raise ArticleRefused(name, f"the id {asked!r} is taken; give another")
    if not is_id(asked):
        raise ArticleRefused(name, f"{asked!r} is no id; write lower-case words joined by -")
    return asked


def _check_not_curated(article: NewArticle, folder: Path, known: Chronology) -> None:
    """Raise `ArticleRefused` for a text that is curated already, and where its draft could not be moved up."""
    for source in known.sources:
        if source.sha256 == article.sha256:
            raise ArticleRefused(article.file, f"it is curated already, as the source {source.id!r}")
    curated = folder / "curation" / article.curated_in
    if os.path.lexists(curated):
        raise ArticleRefused(article.file, f"its curation file would be {curated}, which exists; rename the text")


def _policy(folder: Path, known: Chronology) -> ReadingPolicy:
    """The policy of the negotiation that a folder, the last one loaded, declares or continues."""
    record = folder / _RECORD
    head = tomllib.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    policy = DEFAULT_POLICY
    for negotiation in known.negotiations:
        if head.get("continues", negotiation.id) == negotiation.id:
            policy = policy_named(negotiation.policy, negotiation.clocks)
    return policy
