"""What is known of an article before it is read, and the head of its curation file."""

import re
from pathlib import PurePath
from typing import Any

import attrs

from vnus_trade.authoring.toml_writer import toml_evidence, toml_lines, toml_string, toml_value
from vnus_trade.corpus.excerpts import TextStructure
from vnus_trade.corpus.layout import Offsets, article_text
from vnus_trade.drafting.entries import DraftedEntry
from vnus_trade.errors import ArticleRefused
from vnus_trade.evidence.sources import wrong_address
from vnus_trade.folders.named_rules import NamedRule
from vnus_trade.letters import needs_escape
from vnus_trade.seeds import sha256
from vnus_trade.sentences.sentences import sure_languages
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import zone_of
from vnus_trade.words.edges import sees
from vnus_trade.words.lexicon import pattern

_LONGEST_TITLE, _LONGEST_HEADLINE = 100, 250
# Separates the entries of a menu; a title may have one before the name of the paper.
_BAR = re.compile("[|»›>•·]")
_WORDS_OF_A_TITLE, _BARS_OF_A_MENU = 3, 2
_KNOWN = ("authors", "publisher", "url", "archived", "accessed", "published", "zone", "languages")
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


@attrs.frozen
class BegunCuration:
    """What was accepted of an article before, so that the rest is drafted."""

    head: str
    """The lines that the draft shares with it."""
    cited: tuple[tuple[str, str, Offsets], ...]
    """The quotations from the article: the id and the kind of the entry, and the offsets."""

    def citing(self, entry: DraftedEntry) -> str:
        """The id of an entry that says what a drafted one says again: of its kind, or extended by it, in its words."""
        wanted = entry.id if entry.extends else entry.kind
        for id_, kind, (first, last) in self.cited:
            if wanted in (id_, kind) and any(start < last and first < end for start, end in entry.quotes):
                return id_
        return ""

    def tells(self, at: int) -> bool:
        """Whether an event cites the passage at an offset."""
        return any(kind and start <= at < end for _, kind, (start, end) in self.cited)


@attrs.frozen(kw_only=True)
class NewArticle:
    """A text to be curated, with what its page or the curator says of it; times are in the written form.

    Raises `ArticleRefused` for bytes that are not a text, for a file name that is not portable and for a wrong address,
    and `TimeRefused` for a time or a zone that cannot be read.
    """

    file: str
    content: bytes = attrs.field(repr=False)
    id: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: str | None = None
    published: str | None = None
    zone: str | None = None
    languages: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    """States that are sides of what it is about, by the names of each, its own first."""
    page: tuple[str, str] | None = None
    """The name in the folder, and the digest, of the web page from which the text was taken."""
    begun: BegunCuration | None = None
    structure: TextStructure = attrs.field(init=False, repr=False, eq=False)
    date: TimeSpan = attrs.field(init=False, repr=False, eq=False)

    @structure.default
    def _structure(self) -> TextStructure:
        return TextStructure.of(article_text(self.file, self.content))

    @date.default
    def _date(self) -> TimeSpan:
        zone_of(self.zone)
        return TimeSpan(zone=self.zone) if self.published is None else TimeSpan.parse(self.published, self.zone)

    def __attrs_post_init__(self) -> None:
        stem = PurePath(self.file).stem
        if not self.file.isprintable() or self.file.startswith(".") or set(self.file) & _NOT_IN_NAMES or not stem:
            raise ArticleRefused(self.file, "its name has characters that not every system allows; rename it")
        for wrong in map(wrong_address, filter(None, (self.url, self.archived))):
            if wrong:
                raise ArticleRefused(self.file, wrong)
        for tag in self.languages:
            if tag.casefold() in _CODES_OF_STATES:
                right = _CODES_OF_STATES[tag.casefold()]
                raise ArticleRefused(self.file, f"{tag!r} is the code of a state, and of no language; write {right!r}")
        if stem.casefold() == "record":
            raise ArticleRefused(self.file, "its curation file would be record.toml, which every folder has; rename it")

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""
        return sha256(self.content)

    @property
    def absent_sides(self) -> list[str]:
        """The sides of which it has no name."""
        text = self.structure.text
        return [names[0] for names in self.sides if not any(sees(name, text, names) for name in names)]

    @property
    def curated_in(self) -> str:
        """The name of its curation file."""
        return f"{PurePath(self.file).stem}.toml"

    def source_toml(self) -> str:
        """The first tables of the curation file: the article that it curates, and the facts known of it."""
        if self.begun:
            return self.begun.head
        facts: dict[str, Any] = {"id": self.id, "sha256": self.sha256}
        facts["title"] = _shortened(self.title or _first_title(self.structure) or self.id)
        facts |= {key: getattr(self, key) or None for key in _KNOWN}
        facts["languages"] = self.languages or sure_languages(self.structure.text[: self.structure.stop]) or None
        lines = [f"from = {toml_string(self.file)}\n", "[source]", *toml_lines(facts)]
        if self.publisher:
            lines.append(
                f"inferred = {toml_value({'publisher': str(NamedRule.PUBLISHED)})}   # or quote the words below"
            )
        dateline = None if self.publisher else self._dateline()
        if dateline:
            facts["publisher"] = dateline["publisher"]
            lines.append(f"publisher = {toml_string(dateline['publisher'])}{_FROM_DATELINE}")
        begin = self.date.begin_earliest
        year = str(begin.year) if begin else "2025"
        lines += [remark.replace("2025", year) for key, remark in _OPEN.items() if not facts.get(key)]
        if self.page:
            lines.append("# The page that the text was taken from is {}, with the SHA-256 {}.".format(*self.page))
        evidence = toml_evidence("source", dateline[0], "publisher") + "\n" if dateline else _SOURCE_EVIDENCE
        return "\n".join([*lines, "", evidence])

    def _dateline(self) -> re.Match[str] | None:
        """The first dateline that names who published or sent the report, if its words stand in one place."""
        text = self.structure.text
        each = (dateline.search(text, 0, self.structure.stop) for dateline in _DATELINES)
        found = min(filter(None, each), key=re.Match.start, default=None)
        return found if found and text.count(found[0]) == 1 else None


def _first_title(structure: TextStructure) -> str:
    """The first line of three words that is no menu, with the rest of its paragraph; else the first line with a word.

    '' if there is no word.
    """
    first = ""
    for start, end in structure.lines:
        line = structure.text[start:end]
        words = sum(any(map(str.isalpha, word)) for word in line.split())
        if words >= _WORDS_OF_A_TITLE and len(_BAR.findall(line)) < _BARS_OF_A_MENU:
            return structure.text[start : structure.paragraph(start)[1]]
        if words and not first:
            first = line
    return first


def _shortened(words: str) -> str:
    """Words as a title, not too long; a headline, which no full stop ends, may be as long as its line."""
    title, line = _in_one_line(words), _in_one_line(words.strip().partition("\n")[0])
    if len(title) <= _LONGEST_TITLE:
        return title
    if _LONGEST_TITLE < len(line) <= _LONGEST_HEADLINE and not line.endswith("."):
        return line
    cut = title[: _LONGEST_TITLE - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _in_one_line(words: str) -> str:
    """Words in single spaces, without letters that are not seen."""
    seen = "".join(" " if letter.isspace() else "" if needs_escape(letter) else letter for letter in words)
    return " ".join(seen.split())


_CODES_OF_STATES = {"vn": "vi", "jp": "ja", "cn": "zh", "kr": "ko", "us": "en", "gb": "en"}
"""Codes of states that no language has, with the language that is meant by each."""

_OPEN = {
    "published": '# published = { is = "2025-07-03", phrase = "July 3, 2025" }   # with the words for it quoted below',
    "zone": '# zone = "Asia/Ho_Chi_Minh"   # for dates without a zone; with a reason: inferred = { zone = "..." }',
    "year": "# year = 2025                # for dates without a year, where `published` leaves it open; with a reason",
    "languages": '# languages = ["en"]',
    "publisher": '# publisher = ""             # also origin, the agency; both in words of the text, quoted below',
}
_FROM_DATELINE = "   # read from the dateline below; an agency that another paper prints is its `origin`"
_DASH, _PUBLISHER = r"\s?(?:–|—|--?)\s", r"\((?P<publisher>[^\W\d_a-z][^()\n]{1,39})\)"
_IN_DATELINE = rf"(?:[^\W\d_a-z][^\s(]*|\d[^\s(]*|{pattern('in_datelines')})"
# HANOI, July 3 (Reuters) - | (VnExpress) Thứ Ba, 5/8/2025 – | TTO -
_DATELINES = tuple(
    re.compile(f"^{dateline}", re.MULTILINE)
    for dateline in (
        f"(?:{_IN_DATELINE} ){{0,7}}{_PUBLISHER}(?={_DASH})",
        f"{_PUBLISHER}(?=(?: {_IN_DATELINE}){{1,5}}{_DASH})",
        f"(?P<publisher>{pattern('publishers')})(?={_DASH})",
    )
)
_SOURCE_EVIDENCE = """# [[source.evidence]]
# quote = ''
# for = "publisher"
"""
