"""Drafts the curation file of a new article from its text."""

import re
import shlex
from collections.abc import Iterable
from pathlib import PurePath

import attrs

from vnus_trade.authoring.entry_drafts import DraftPart, actor_parts, rate_parts, time_parts
from vnus_trade.authoring.excerpts import TextStructure
from vnus_trade.authoring.toml_writer import toml_lines, toml_string, toml_value
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.layout import article_text
from vnus_trade.errors import ArticleRefused
from vnus_trade.letters import needs_escape
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import zone_of

_LONGEST_TITLE = 100
# Separates the entries of a menu; a title may have one before the name of the paper.
_BAR = re.compile("[|»›>•·]")
_WORDS_OF_A_TITLE, _BARS_OF_A_MENU = 3, 2
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


@attrs.frozen(kw_only=True)
class NewArticle:
    """A text to be curated, with its time of publication and its zone as the curator gives them.

    Raises `ArticleRefused` for bytes that are not a text and for a file name that is not portable, and `TimeRefused`
    for a time or a zone that cannot be read.
    """

    file: str
    content: bytes = attrs.field(repr=False)
    id: str
    published: str | None = None
    zone: str | None = None
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
        if stem.casefold() == "record":
            raise ArticleRefused(self.file, "its curation file would be record.toml, which every folder has; rename it")

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""
        return sha256(self.content)

    @property
    def curated_in(self) -> str:
        """The name of its curation file."""
        return f"{PurePath(self.file).stem}.toml"


@attrs.frozen
class ArticleDraft:
    """A draft in TOML, and the numbers of actors, times, unread words about time, and percentages in it."""

    toml: str
    actors: int
    times: int
    unread: int
    percentages: int


def draft_article(article: NewArticle, known: Contents, policy: ReadingPolicy) -> ArticleDraft:
    """Draft the curation of an article beside what is known, with its phrases read under this policy."""
    structure = article.structure
    actors = actor_parts(structure, known)
    times = list(time_parts(structure, article.date, article.zone, policy))
    percentages = list(rate_parts(structure))
    in_order = sorted([*times, *percentages], key=lambda part: part.start)
    sections = [
        _HEAD.format(file=article.file, draft=shlex.quote(PurePath(article.file).stem)),
        _source(article),
        _section("Known actors", actors),
        _section("Times and percentages, in the order of the text", in_order),
    ]
    if structure.stop < len(structure.text):
        line = structure.locator.line_of(structure.stop)
        sections.append(f"# From line {line} on, the text was not searched; it is too long.\n")
    return ArticleDraft(
        toml="\n".join(filter(None, [*sections, _TAIL])),
        actors=sum(part.is_entry for part in actors),
        times=sum(part.is_entry for part in times),
        unread=sum(part.is_unread for part in times),
        percentages=sum(part.is_entry for part in percentages),
    )


def _section(title: str, parts: Iterable[DraftPart]) -> str:
    blocks = [part.toml for part in parts]
    return "\n".join([f"# {title}\n", *blocks]) if blocks else ""


def _source(article: NewArticle) -> str:
    """The first tables of the file: the article that it curates, and the facts known of it."""
    given = {field: value for field in ("published", "zone") if (value := getattr(article, field)) is not None}
    title = _shortened(_title(article.structure) or article.id)
    facts = {"id": article.id, "sha256": article.sha256, "title": title, **given}
    lines = [f"from = {toml_string(article.file)}\n", "[source]", *toml_lines(facts)]
    if given:
        reasons = toml_value(dict.fromkeys(given, ""))
        lines.append(f"inferred = {reasons}   # say how you know, or quote the words below")
    lines += [remark for field, remark in _OPEN.items() if field not in given]
    return "\n".join([*lines, _SOURCE_EVIDENCE])


def _title(structure: TextStructure) -> str:
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
    """Words as a title: without letters that are not seen, in single spaces, and not too long."""
    seen = "".join(" " if letter.isspace() else "" if needs_escape(letter) else letter for letter in words)
    title = " ".join(seen.split())
    if len(title) <= _LONGEST_TITLE:
        return title
    cut = title[: _LONGEST_TITLE - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


_HEAD = """# A draft of what {file} says. It is no part of the folder until it is accepted.
#
# Every quotation is exact. Complete, confirm or delete each entry, and fill in the empty values.
# Then, in the folder:
#
#   vnus-trade accept . {draft}
#   vnus-trade check .
"""
_OPEN = {
    "published": '# published = { is = "2025-07-03", phrase = "July 3, 2025" }   # with the words for it quoted below',
    "zone": '# zone = "Asia/Ho_Chi_Minh"   # for dates without a zone; with a reason: inferred = { zone = "..." }',
    "year": "# year = 2025                # for dates without a year, where `published` leaves it open; with a reason",
    "languages": '# languages = ["en"]',
    "publisher": '# publisher = ""             # also origin, the agency; both in words of the text, quoted below',
}
_SOURCE_EVIDENCE = """
# [[source.evidence]]
# quote = ''
# for = "published publisher"
"""
_TAIL = """# Set aside the lines that no entry quotes, so that every passage is accounted for.

# [[set_aside]]
# lines = "24-42"
# reason = ""   # unrelated, duplicate, translation, furniture or background
"""
