"""Files articles and web pages in a folder: each is copied, with the page that it came from, and drafted."""

import os
import re
import shlex
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count
from operator import itemgetter
from pathlib import Path
from typing import Any

import attrs

from vnus_trade.authoring.draft import ArticleDraft, DraftedArticle
from vnus_trade.authoring.new_article import BegunCuration, NewArticle
from vnus_trade.authoring.proving import proved
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.finders import policy_of
from vnus_trade.corpus.layout import refuse_large
from vnus_trade.curation.loader import load_folders
from vnus_trade.errors import ArticleRefused, ArticlesRefused, CurationError, TimeRefused, VnusTradeError, WriteRefused
from vnus_trade.evidence.sources import wrong_address
from vnus_trade.files import inside, write_all_new
from vnus_trade.filing.accepting import shared_head
from vnus_trade.filing.given_times import published_at, zone_called
from vnus_trade.filing.new_folders import RECORD
from vnus_trade.filing.text_heads import head_facts
from vnus_trade.filing.waiting import WaitingEntries, waiting_drafts
from vnus_trade.filing.web_pages import MOST_BYTES, WebPage, is_page, read_page
from vnus_trade.folders.toml_files import DRAFTS, Scope
from vnus_trade.model.entities import Negotiation
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.names import id_from, is_id

ORIGINALS = "originals"
"""Where a folder keeps the web pages from which its texts were taken, byte for byte."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|www\.")
_WORD = re.compile(rb"[\w\x80-\xff]")
# How files begin that people take for texts.
_NO_TEXTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a document of Word or an archive",
    b"\xd0\xcf\x11\xe0": "an old document",
}


@attrs.frozen
class GivenArticle:
    """A file to be curated, and what the curator says of it: fields of `NewArticle`, times and zone as people write.

    Each of the `sides` is the name of a state, with other names of it behind =.
    """

    file: str
    facts: Mapping[str, Any] = attrs.field(factory=dict)
    where: str = ""
    """The line of the list that names it, for messages about it."""


@attrs.frozen
class FiledArticle:
    """An article in its folder with its draft; without one if it has been drafted before."""

    article: NewArticle
    draft: ArticleDraft | None
    needed: tuple[str, ...] = ()
    """The names of the drafts that wait, and to whose entries this one refers."""

    @property
    def absent_sides(self) -> frozenset[str]:
        """The sides that it names neither so nor otherwise, by their first names."""
        absent = frozenset(self.article.absent_sides)
        return absent & self.draft.unnamed_sides if self.draft else absent


class Intake:
    """A folder that takes in articles, with what it and the folders before it know.

    Raises `WriteRefused` for a folder that is not laid out, and `CurationError` while the folders have faults.
    """

    def __init__(self, folder: Path, earlier: Sequence[Path] = ()) -> None:
        if not (folder / "curation").is_dir():
            make = shlex.join(["vnus-trade", "new", str(folder)])
            raise WriteRefused(str(folder), f"it is not laid out yet; run first: {make}")
        self.folder = folder
        self._folders = [*earlier, folder]
        self.known: Chronology = self._loaded()
        self._negotiation = _negotiation(folder, self.known)
        self._policy = policy_of(self._negotiation)
        waiting = {name: _source_of(folder / DRAFTS / name) for name in waiting_drafts(folder)}
        self._waiting = WaitingEntries.of(folder, *waiting)
        texts = {source.file: source.sha256 for source in self.known.sources}
        # What an article is, is accepted with its first entries; its draft has only the name of the text then.
        digests = {name: str(head.get("sha256", texts.get(head.get("from", "")))) for name, head in waiting.items()}
        self._drafts: dict[str, str] = {digest: name for name, digest in digests.items()}
        # The digest of the text that has an id; '' of any other entry.
        self._ids: dict[str, str] = {
            **dict.fromkeys(self.known.filed, ""),
            **{source.id: source.sha256 for source in self.known.sources},
            **{str(head.get("id")): digests[name] for name, head in waiting.items()},
        }

    def take(self, given: Sequence[GivenArticle]) -> Iterator[FiledArticle]:
        """File articles in the order of their publication, those without a date last; a bad one stops no other.

        Afterwards raises what is wrong with the only one, or `ArticlesRefused`. Of an article that is refused, nothing
        is written.
        """
        refused: list[tuple[int, VnusTradeError]] = []
        read: list[tuple[float, int, NewArticle, dict[str, bytes]]] = []
        for number, each in enumerate(given):
            try:
                article, files = self._read(each)
            except VnusTradeError as error:
                refused.append((number, _named(error, each)))
            else:
                begin = article.date.begin_earliest
                read.append((float("inf") if begin is None else begin.timestamp(), number, article, files))
        for _, number, article, files in sorted(read, key=itemgetter(0, 1)):
            try:
                yield self._file(article, files)
            except VnusTradeError as error:
                refused.append((number, _named(error, given[number])))
        if refused:
            errors = tuple(error for _, error in sorted(refused, key=itemgetter(0)))
            raise errors[0] if len(given) == 1 else ArticlesRefused(errors, len(given))

    def _read(self, given: GivenArticle) -> tuple[NewArticle, dict[str, bytes]]:
        """An article with what is known of it, and the files that it brings into the folder."""
        path, facts = Path(given.file), dict(given.facts)
        content = _first_bytes(given.file)
        page = read_page(path.name, content) if is_page(path.name, content) else None
        file, text, files = path.name, content, dict[str, bytes]()
        if page is not None:
            file, text, original = f"{path.stem}.txt", page.text.encode(), f"{ORIGINALS}/{path.name}"
            files[original] = content
            facts = {**page.facts.known(), "page": (original, sha256(content)), **facts}
        else:
            facts = {**self._head(content, facts), **facts}
        refuse_large(given.file, len(text))
        if not _WORD.search(text):
            raise ArticleRefused(given.file, "it has no words; save the words of the article in it")
        files[file] = text
        if facts.get("zone"):
            facts["zone"] = zone_called(facts["zone"], self._policy)
        facts["sides"] = tuple(_names_of(given.file, side) for side in facts.get("sides", ()))
        digest = sha256(text)
        facts |= self._begun(file, digest)
        facts["published"] = self._published(facts, given.file, page)
        facts["id"] = self._id(facts, path.name, digest)
        return NewArticle(file=file, content=text, **facts), files

    def _head(self, content: bytes, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the head of a text says of its article, but for a time or an address that cannot be read."""
        head = dict[str, Any](head_facts(content[:_HEAD_BYTES].decode(errors="replace")))
        if wrong_address(head.get("url", "")):
            head.pop("url", None)
        try:
            self._date(head.get("published", ""), {**facts, "zone": None})
        except TimeRefused:
            head.pop("published", None)
        return head

    def _begun(self, file: str, digest: str) -> dict[str, Any]:
        """What is known of a text that is curated here in part: some words are neither cited nor set aside."""
        curated = self.folder / "curation" / f"{Path(file).stem}.toml"
        if _source_of(curated).get("sha256") != digest:
            return {}
        source = next((each for each in self.known.sources if each.sha256 == digest), None)
        if source is None:
            raise ArticleRefused(
                file, f"its curation {curated} has faults; mend what `vnus-trade check` says of it first"
            )
        if source.file != file or not any(line.unaccounted for line in self.known.ledger(source)):
            return {}
        kinds = {event.id: str(event.kind) for event in self.known.all_events}
        cited = tuple(
            (id_, kinds.get(id_, ""), (item.quotation.start, item.quotation.end))
            for id_, item in self.known.citations()
            if item.quotation.source.id == source.id
        )
        begun = BegunCuration(shared_head(curated.read_text(encoding="utf-8")), cited)
        when = str(source.published) if source.published else None
        return {"published": when, "zone": source.zone, "languages": source.languages, "begun": begun}

    def _published(self, facts: Mapping[str, Any], file: str, page: WebPage | None) -> str | None:
        """When an article appeared: as the curator says, or as its page does; of a page, one of them has to."""
        if facts.get("published"):
            return str(self._date(facts["published"], facts))
        if page is None:
            return None
        spans: list[TimeSpan] = []
        why = "its page does not name the time of its publication"
        for written in page.facts.dates:
            try:
                spans.append(self._date(written, facts))
            except TimeRefused as refused:
                why = str(refused)
                # A clock of no known zone still says the day.
                with suppress(TimeRefused):
                    spans.append(TimeSpan.parse(written[:_DAY], facts.get("zone")))
        spans.sort(key=_greatest_length)
        if not spans:
            raise ArticleRefused(file, f"{why}; {_SAY_WHEN}")
        apart = [each for each in spans[1:] if _are_apart(spans[0], each)]
        if not apart:
            return str(spans[0])
        first, last = (choose([spans[0], *apart], key=_begin) for choose in (min, max))
        if _begin(last) - _begin(first) >= _ONE_DAY:
            raise ArticleRefused(file, f"its page names several times of publication, {first} and {last}; {_SAY_WHEN}")
        return str(TimeSpan.parse(f"[{first}..{last}]", facts.get("zone")))

    def _date(self, written: str, facts: Mapping[str, Any]) -> TimeSpan:
        languages = facts.get("languages", ())
        return published_at(written, zone=facts.get("zone"), policy=self._policy, languages=languages)

    def _id(self, facts: Mapping[str, Any], name: str, digest: str) -> str:
        """The id that was asked for, or one made of the article's name that is free and not that of a side."""
        asked = facts.get("id")
        if asked is None:
            made, sides = id_from(Path(name).stem) or "article", {id_from(names[0]) for names in facts["sides"]}
            numbered = chain([made], (f"{made}-{number}" for number in count(2)))
            asked = next(id_ for id_ in numbered if id_ not in self._ids and id_ not in sides)
        elif self._ids.get(asked, digest) != digest:
            raise ArticleRefused(name, f"the id {asked!r} is taken; give another")
        elif not is_id(asked):
            raise ArticleRefused(name, f"{asked!r} is no id; write lower-case words joined by -")
        self._ids[asked] = digest
        return asked

    def _file(self, article: NewArticle, files: Mapping[str, bytes]) -> FiledArticle:
        """Write the files of an article and its draft, unless it has one; raises `ArticleRefused` or `WriteRefused`."""
        if self._drafts.get(article.sha256) == article.curated_in:
            return FiledArticle(article, None)
        if article.begun is None:
            self._check_not_curated(article)
        drafted = DraftedArticle.of(article, self._proposed(), self._policy, self._waiting.ids)
        draft = proved(drafted, self._folders).draft()
        needed = self._waiting.named_in(draft.toml)
        self._waiting.add(article.curated_in, draft.toml)
        new = {name: content for name, content in files.items() if not self._has(name, content)}
        write_all_new(self.folder, {**new, f"{DRAFTS}/{article.curated_in}": draft.toml.encode()})
        self._drafts[article.sha256] = article.curated_in
        return FiledArticle(article, draft, tuple(needed))

    def _loaded(self, drafts: Collection[str] = ()) -> Chronology:
        scope = Scope(is_unfinished=True, drafts=drafts.__contains__)
        return load_folders(*self._folders, strict=False, scope=scope)

    def _proposed(self) -> Contents:
        """What is known, with what the drafts that wait propose; of their entries with faults, only the actors."""
        known = self.known
        with suppress(CurationError):
            seen = self._loaded(waiting_drafts(self.folder)) if self._waiting.ids else known
            # A draft that contradicts what was accepted takes nothing of that away.
            if {each.file for each in seen.left_out if f"/{DRAFTS}/" not in each.file} <= {
                each.file for each in known.left_out
            }:
                known = seen
        return self._waiting.beside(known)

    def _has(self, name: str, content: bytes) -> bool:
        """Whether the folder has this file; raises `WriteRefused` if it has another one of its name."""
        copy = inside(self.folder, name)
        if not os.path.lexists(copy):
            return False
        if _first_bytes(str(copy)) != content:
            raise WriteRefused(str(copy), "another text of that name is there; rename the article")
        return True

    def _check_not_curated(self, article: NewArticle) -> None:
        """Raise `ArticleRefused` for a text that is curated already, and where its draft could not be accepted."""
        for source in self.known.sources:
            if source.sha256 == article.sha256:
                raise ArticleRefused(article.file, f"it is curated already, as the source {source.id!r}")
        other = self._drafts.get(article.sha256)
        if other:
            raise ArticleRefused(article.file, f"the draft {other} is of the same text; complete that one")
        curated = self.folder / "curation" / article.curated_in
        if os.path.lexists(curated):
            raise ArticleRefused(article.file, f"its curation file would be {curated}, which exists; rename the text")


def _names_of(file: str, side: str) -> tuple[str, ...]:
    """The names of a side; raises `ArticleRefused` for what is none, or may be those of several sides."""
    names = tuple(" ".join(name.split()) for name in side.split("="))
    if any(not id_from(name) or not set(name).isdisjoint(",;") for name in names):
        raise ArticleRefused(file, f"{side!r} is not one side; write each by itself, as Arden or Burma=Myanmar")
    return names


_HEAD_BYTES = 4_000
_ONE_DAY = 86_400.0  # seconds
_DAY = len("2025-07-03")
_SAY_WHEN = "say when with --published, or in the list"


def _first_bytes(file: str) -> bytes:
    """The bytes of a file, up to one more than a page may have; raises `ArticleRefused` if it cannot be an article."""
    if _ADDRESS.match(file):
        raise ArticleRefused(file, "it is an address, and nothing is fetched; save the page, and add its file")
    path = Path(file)
    try:
        is_folder = path.is_dir()
        content = None
        if path.is_file():
            with path.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ArticleRefused(file, getattr(error, "strerror", None) or str(error)) from error
    if content is None:
        names = f"it is a folder; name the files in it, such as {path / '*.html'}"
        raise ArticleRefused(file, names if is_folder else "there is no such file")
    kind = next((kind for start, kind in _NO_TEXTS.items() if content.startswith(start)), "")
    if kind:
        raise ArticleRefused(file, f"it is {kind}; save its words as a text in UTF-8")
    return content


def read_article(path: Path) -> bytes:
    """The bytes of an article; raises `ArticleRefused` if it cannot be read, or is too large for `load`."""
    content = _first_bytes(str(path))
    refuse_large(str(path), len(content))
    return content


def _named(error: VnusTradeError, given: GivenArticle) -> VnusTradeError:
    """An error that names the article, and the line of the list where it stands."""
    if not isinstance(error, ArticleRefused | TimeRefused):
        return error
    reason = error.reason if isinstance(error, ArticleRefused) else str(error)
    return ArticleRefused(f"{given.where}: {given.file}" if given.where else given.file, reason)


def _greatest_length(span: TimeSpan) -> float:
    begin, end = span.begin_earliest, span.end_latest
    return float("inf") if begin is None or end is None else (end - begin).total_seconds()


def _begin(span: TimeSpan) -> float:
    return float("-inf") if span.begin_earliest is None else span.begin_earliest.timestamp()


def _are_apart(one: TimeSpan, other: TimeSpan) -> bool:
    """Whether two times of publication cannot be the same: one is before the other, or both are days, and not one."""
    is_other = _begin(one) != _begin(other) and _greatest_length(one) == _greatest_length(other)
    return is_other or one.certainly_before(other) or other.certainly_before(one)


def _source_of(draft: Path) -> Mapping[str, Any]:
    """What a draft that waits says of its source; nothing if it cannot be read."""
    try:
        document = tomllib.loads(draft.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    source = document.get("source", document)
    return source if isinstance(source, dict) else {}


def _negotiation(folder: Path, known: Chronology) -> Negotiation | None:
    """The negotiation that a folder, the last one loaded, declares or continues."""
    record = folder / RECORD
    head = tomllib.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    found = [each for each in known.negotiations if head.get("continues", each.id) == each.id]
    return found[-1] if found else None
