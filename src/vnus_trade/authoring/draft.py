"""Drafting: what a curator will want of an article, as TOML to complete, confirm or delete; and new folders.

Nothing is written that is not quoted: what a person has to say stands empty.
"""

import re
import shlex
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple

import attrs

from vnus_trade.authoring.quote import Passage, Passages, Words, in_one_line, quoted, unseen, visible, written
from vnus_trade.errors import ArticleRefused, PhraseRefused
from vnus_trade.model.entities import Actor
from vnus_trade.names import fold, stands_in
from vnus_trade.numbers import CARDINALS
from vnus_trade.seeds import sha256
from vnus_trade.time.phrases import phrase_places, read_phrase
from vnus_trade.time.reading_policy import DEFAULT_POLICY, ReadingPolicy
from vnus_trade.time.span import TimeSpan
from vnus_trade.time.zones import zone_of

MOST_FINDINGS = 200
"""A draft has no more times, and no more percentages, than this, and says from which line on it leaves them out."""

MOST_PLACES = 2_000
"""Times are looked for in no more places than this; an article of 100 KB has some two hundred."""

MOST_LETTERS = 100_000
"""What is beyond so many letters of an article is not looked at; most articles have a tenth of that, or less."""

_EVIDENCE_OF_AN_ACTOR = 3
_MOST_LINES = 8
_LONGEST_TITLE = 100


@attrs.frozen(kw_only=True)
class Article:
    """A text that is to be curated, and what its curator knows of it: the time it was published, and its zone.

    Raises `ArticleRefused` for bytes that are no text and a name that no folder could hold, and `TimeRefused` for a
    time or a zone that cannot be read.
    """

    file: str
    content: bytes = attrs.field(repr=False)
    id: str
    published: str | None = None
    zone: str | None = None
    text: str = attrs.field(init=False, repr=False, eq=False)
    date: TimeSpan = attrs.field(init=False, repr=False, eq=False)

    @text.default
    def _text(self) -> str:
        return text_of(self.file, self.content)

    @date.default
    def _date(self) -> TimeSpan:
        zone_of(self.zone)
        return TimeSpan(zone=self.zone) if self.published is None else TimeSpan.parse(self.published, self.zone)

    def __attrs_post_init__(self) -> None:
        stem = PurePath(self.file).stem
        if not self.file.isprintable() or self.file.startswith(".") or set(self.file) & set('<>:"/\\|?*') or not stem:
            raise ArticleRefused(self.file, "its name has signs that no name of a text should have; call it otherwise")
        if stem.casefold() == "record":
            raise ArticleRefused(self.file, "its curation would be record.toml, which is the folder's own; rename it")

    @property
    def sha256(self) -> str:
        """The digest of its bytes, in hexadecimal."""
        return sha256(self.content)

    @property
    def draft(self) -> str:
        """The name of its curation file."""
        return f"{PurePath(self.file).stem}.toml"


@attrs.frozen(kw_only=True)
class Known:
    """What is known where an article is to be filed: the actors, the policy for its phrases, and wrong names.

    `misnames` are the wrong name, the id of the actor who is meant, and the id of the discrepancy that says so.
    """

    actors: tuple[Actor, ...] = ()
    policy: ReadingPolicy = DEFAULT_POLICY
    misnames: tuple[tuple[str, str, str], ...] = ()


@attrs.frozen
class Draft:
    """The TOML of a draft, and how much was found: actors, times, words about time that are not read, percentages."""

    toml: str
    actors: int
    times: int
    unread: int
    percentages: int


def text_of(file: str, content: bytes) -> str:
    """The text of these bytes; raises `ArticleRefused` with the offset of what is no text in UTF-8."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise ArticleRefused(file, f"it is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if "\0" in text:
        raise ArticleRefused(file, f"it has NUL at offset {text.index(chr(0))}; it is no text, or a damaged one")
    return text


def id_of(name: str) -> str:
    """An id made of a name: its words in lower case and ASCII, joined by hyphens; '' if it has none.

    >>> id_of("Đàm phán Việt-Mỹ (July 3)")
    'dam-phan-viet-my-july-3'
    """
    return re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def draft(article: Article, known: Known) -> Draft:
    """Draft the curation of an article: the known actors, the times and the percentages in it, each with its words."""
    passages = Passages.of(article.text)
    stop = _end_of_search(passages)
    blocks = [(first, min(last, stop)) for first, last in passages.blocks if first < stop]
    actors = list(_actors(passages, Words.of(article.text[:stop]), known))
    times = list(_capped(_times(article, passages, blocks, known.policy), "times", passages))
    percentages = list(_capped(_percentages(passages, blocks), "percentages", passages))
    drafts, curation = (shlex.quote(f"{folder}/{article.draft}") for folder in ("curation/drafts", "curation"))
    parts = [
        _HEAD.format(file=article.file, drafts=drafts, curation=curation),
        _source(article, passages),
        _section("Actors that are known already", actors),
        _section("Times and percentages, in the order of the text", sorted([*times, *percentages], key=_start)),
        f"# From line {passages.locator.line_of(stop)} on, the text was not looked at; it is too long.\n"
        if stop < len(article.text)
        else "",
        _TAIL,
    ]
    counts = [sum(finding.is_entry for finding in findings) for findings in (actors, times, percentages)]
    unread = sum(finding.is_unread for finding in times)
    return Draft("\n".join(filter(None, parts)), counts[0], counts[1], unread, counts[2])


# What is found


class _Finding(NamedTuple):
    """A piece of a draft and where in the text it belongs: an entry, a time that is not read, or another remark."""

    start: int
    toml: str
    is_entry: bool = False
    is_unread: bool = False


def _start(finding: _Finding) -> int:
    return finding.start


def _capped(findings: Iterator[_Finding], what: str, passages: Passages) -> Iterator[_Finding]:
    """The first findings, each once, and a remark where the rest would begin."""
    by_toml: dict[str, _Finding] = {}
    new = (finding for finding in findings if by_toml.setdefault(finding.toml, finding) is finding)
    yield from islice(new, MOST_FINDINGS)
    for first_left in islice(new, 1):
        line = passages.locator.line_of(first_left.start)
        yield _Finding(first_left.start, f"# From line {line} on, more {what} are left out.\n")


def _end_of_search(passages: Passages) -> int:
    """Where the sentence begins that goes beyond `MOST_LETTERS`; the end of the text if none does."""
    ends = bisect_right(passages.sentences, MOST_LETTERS, key=itemgetter(1))
    return passages.sentences[ends][0] if ends < len(passages.sentences) else len(passages.text)


def _section(title: str, findings: Iterable[_Finding]) -> str:
    blocks = [finding.toml for finding in findings]
    return "\n".join([f"# {title}\n", *blocks]) if blocks else ""


def _source(article: Article, passages: Passages) -> str:
    """The head of the file: which text it curates, and what is known of it."""
    given = {field: value for field in ("published", "zone") if (value := getattr(article, field)) is not None}
    lines = [
        f"from = {written(article.file)}",
        "",
        "[source]",
        f"id = {written(article.id)}",
        f'sha256 = "{article.sha256}"',
        f"title = {written(_shortened(_title(passages) or article.id))}",
        *(f"{field} = {written(value)}" for field, value in given.items()),
    ]
    if given:
        reasons = ", ".join(f'{field} = ""' for field in given)
        lines.append(f"inferred = {{ {reasons} }}   # say from what you know it, or quote it below")
    lines += [remark for field, remark in _OPEN.items() if field not in given]
    return "\n".join([*lines, _SOURCE_EVIDENCE])


_OPEN = {
    "published": '# published = { is = "2025-07-03", phrase = "July 3, 2025" }   # with the words for it quoted below',
    "zone": '# zone = "Asia/Ho_Chi_Minh"   # of what names none; with a reason: inferred = { zone = "..." }',
    "year": "# year = 2025                # the same, of dates without a year, where `published` leaves it open",
    "languages": '# languages = ["en"]',
    "publisher": '# publisher = ""             # and origin, the agency behind it: as the text has them, quoted below',
}
_SOURCE_EVIDENCE = """
# [[source.evidence]]
# quote = ''
# for = "published publisher"
"""


# What parts the entries of a menu; a title may have one before the name of the paper.
_BAR = re.compile("[|»›>•·]")
_WORDS_OF_A_TITLE, _BARS_OF_A_MENU = 3, 2


def _title(passages: Passages) -> str:
    """The first line of three words that is no menu, with the rest of its paragraph; else the first line with a word.

    '' if there is no word.
    """
    first = ""
    for start, end in passages.lines:
        line = passages.text[start:end]
        words = sum(any(map(str.isalpha, word)) for word in line.split())
        if words >= _WORDS_OF_A_TITLE and len(_BAR.findall(line)) < _BARS_OF_A_MENU:
            return passages.text[start : passages.paragraph(start)[1]]
        if words and not first:
            first = line
    return first


def _shortened(words: str) -> str:
    """Words as a title: no letter that cannot be seen, single spaces, not too long."""
    seen = "".join(" " if letter.isspace() else "" if unseen(letter) else letter for letter in words)
    title = " ".join(seen.split())
    if len(title) <= _LONGEST_TITLE:
        return title
    cut = title[: _LONGEST_TITLE - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def _evidence(kind: str, passage: Passage, fields: str) -> str:
    header, line = f"\n  [[{kind}.evidence]]\n", f"  line = {passage.line}\n"
    return f"{header}  quote = {quoted(passage.quote)}\n{line}  for = {written(fields)}\n"


# Actors


def _actors(passages: Passages, words: Words, known: Known) -> Iterator[_Finding]:
    """One entry for each known actor in the order of the text, and a remark for each wrong name."""
    found = [_actor(passages, actor, mentions) for actor in known.actors if (mentions := _mentions(words, actor))]
    for name, actor_id, discrepancy in known.misnames:
        starts = [start for start, _ in words.places(name)]
        if starts:
            meant = f"a wrong name for {actor_id}, see the discrepancy {discrepancy}"
            lines = _line_numbers(passages, starts)
            found.append(_Finding(starts[0], f"# {visible(name)}, in {lines}: {meant}\n"))
    yield from sorted(found, key=_start)


def _actor(passages: Passages, actor: Actor, mentions: list[tuple[int, int, str]]) -> _Finding:
    """The extension of an actor by the first sentence for each of its names, a few at most."""
    chosen: dict[tuple[int, int], tuple[Passage, list[str]]] = {}
    shown: set[str] = set()
    tried: set[tuple[tuple[int, int], str]] = set()
    left = []
    for start, end, name in mentions:
        sentence = passages.sentence(start)
        is_new = sentence not in chosen and name not in shown and (sentence, name) not in tried
        if is_new and len(chosen) < _EVIDENCE_OF_AN_ACTOR:
            tried.add((sentence, name))
            passage = passages.around(start, end)
            if passage is not None:
                chosen[sentence] = passage, []
        if sentence in chosen and stands_in(name, chosen[sentence][0].quote):
            chosen[sentence][1].append(name)
            shown.add(name)
        else:
            left.append(start)
    fields: dict[str | None, str] = dict.fromkeys(actor.aliases, "aliases")
    fields |= {actor.native_name: "native_name", actor.name: "name"}
    toml = f"# {visible(actor.name)} stands in {_line_numbers(passages, left)} too.\n" if left else ""
    if chosen:
        toml += f"[[extend]]\nid = {written(actor.id)}   # {visible(actor.name)}\n"
    for passage, names in chosen.values():
        toml += _evidence("extend", passage, " ".join(dict.fromkeys(fields[name] for name in names)))
    return _Finding(mentions[0][0], toml, is_entry=bool(chosen))


def _mentions(words: Words, actor: Actor) -> list[tuple[int, int, str]]:
    """Where a text names an actor, by which name; of names that overlap, the longest."""
    found: dict[tuple[int, int], str] = {}
    for name in actor.names:
        alike = {_letters(other): other for other in actor.names if fold(other) == fold(name)}
        for span in words.places(name):
            spelled = words.text[slice(*span)]
            # A word with other marks is another word: "điện" is not "Diên", but "Dien" may be.
            is_meant = _letters(spelled) in alike or spelled.isascii() or all(map(str.isascii, alike))
            if is_meant and stands_in(name, spelled):
                found[span] = alike.get(_letters(spelled), name)
    mentions: list[tuple[int, int, str]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not mentions or start >= mentions[-1][1]:
            mentions.append((start, end, found[start, end]))
    return mentions


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", name).casefold()))


def _line_numbers(passages: Passages, starts: Iterable[int]) -> str:
    lines = list(dict.fromkeys(map(passages.locator.line_of, sorted(starts))))
    if len(lines) == 1:
        return f"line {lines[0]}"
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"lines {', '.join(map(str, lines[:_MOST_LINES]))}{more}"


# Times

# What is about time, though it may be no phrase that can be read.
_ABOUT_TIME = re.compile(
    r"\b(?:(?i:(?:last|next|this|past|previous|following|coming)\s{1,3}(?:day|night|week|weekend|month|year|quarter|decade"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\w{1,20}\s{1,3}(?:days?|weeks?|months?|years?)\s{1,3}"
    r"(?:ago|later|earlier)|tomorrow|tonight|(?:tuần|tháng|năm)\s{1,3}(?:trước|sau|này|tới|qua|ngoái)|ngày\s{1,3}mai)"
    r"|January|February|April|June|July|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_OTHER_WORDS_TOO = frozenset(("May", "March", "August"))
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|by|of|from|to|during|last|next|this|through)\s{1,3}\Z", re.IGNORECASE
)
_BEFORE_A_YEAR = re.compile(r"\b(?:in|since|until|by|during)\s{1,3}\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_DIGITS_ALONE = re.compile(
    r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[12][0-9]{3}|(?:19|20)[0-9]{2}"
    r"\s{0,3}[-–]\s{0,3}(?:19|20)[0-9]{2}"
)
# Where the words are the middle of something longer: 1,234 or COVID-19.
_LONGER_BEFORE = re.compile(r"(?:\w|[\u0300-\u036f]|\w[.,:/\-–'’])\Z")
_LONGER_AFTER = re.compile(r"\w|[\u0300-\u036f]|\s{0,3}%|[.,:/\-–][0-9]")


def _times(
    article: Article, passages: Passages, blocks: Iterable[tuple[int, int]], policy: ReadingPolicy
) -> Iterator[_Finding]:
    """The times, in the order of the text: an entry for each that is read, a remark for each that is not."""
    # What an article says twice in the same sentence is one time.
    seen: set[tuple[tuple[int, int], str]] = set()
    left = MOST_PLACES
    for first, last in blocks:
        block = passages.text[first:last]
        known = list(islice(phrase_places(block, policy=policy), left))
        left -= len(known)
        stop = len(block) if left else known.pop()[0]
        for start, end in _about_time(block, known, stop):
            place = first + start, first + end
            said = passages.sentence(place[0]), in_one_line(passages.text[slice(*place)])
            if said not in seen:
                seen.add(said)
                yield _time(article, passages, policy, place)
        if not left:
            yield _remark(passages, first + stop, "from here on, times were not looked for; there are too many")
            return


def _about_time(block: str, known: Iterable[tuple[int, tuple[int, ...]]], stop: int) -> Iterator[tuple[int, int]]:
    """Where a block has phrases that the grammar knows, and between them and up to `stop` other words about time."""
    done = 0
    for start, end in _phrases(block, known):
        yield from (match.span() for match in _ABOUT_TIME.finditer(block, done, start))
        yield start, end
        done = end
    yield from (match.span() for match in _ABOUT_TIME.finditer(block, done, stop))


def _phrases(block: str, known: Iterable[tuple[int, tuple[int, ...]]]) -> Iterator[tuple[int, int]]:
    """Of the phrases that the grammar knows in a block the longest that are likely, none within another."""
    taken = 0
    for start, ends in known:
        likely = next((end for end in ends if start >= taken and _is_likely(block, start, end)), None)
        if likely is not None:
            taken = likely
            yield start, likely


def _is_likely(block: str, start: int, end: int) -> bool:
    """Whether a phrase that the grammar knows means time there, and not a number, a name or another word."""
    phrase, before = block[start:end], block[max(0, start - 10) : start]
    if _LONGER_BEFORE.search(before) or _LONGER_AFTER.match(block, end):
        return False
    if not any(map(str.isalpha, phrase)):
        bare = _YEAR.fullmatch(phrase) and _BEFORE_A_YEAR.search(before)
        return bool(bare or _DIGITS_ALONE.fullmatch(phrase))
    if phrase in _OTHER_WORDS_TOO:
        return bool(_BEFORE_A_MONTH.search(before))
    # The short names of months and quarters are written with a capital; in small letters they are other words.
    return len(phrase) > len("Sept") or phrase[0].isupper() or not phrase.isascii()


def _time(article: Article, passages: Passages, policy: ReadingPolicy, place: tuple[int, int]) -> _Finding:
    """A phrase as an entry with what it reads as, or as a remark if it is not read; a part of it would mislead."""
    start, end = place
    phrase = in_one_line(passages.text[start:end])
    try:
        span = read_phrase(phrase, anchor=article.date, zone=article.zone, policy=policy)
    except PhraseRefused as refusal:
        remark = _remark(passages, start, f"{written(phrase)} is not read: {visible(refusal.reason)}")
        return remark._replace(is_unread=True)
    passage = passages.around(start, end)
    if passage is None:
        return _remark(passages, start, f"{written(phrase)} reads as {span}; {_NOT_UNIQUE}")
    zone = f", zone = {written(span.zone)}" if span.zone and span.zone != article.zone else ""
    when = f'when = {{ is = "{span}"{zone}, phrase = {written(phrase)} }}'
    local = "   # local time is taken for that of the article" if _LOCAL_TIME.search(phrase) else ""
    return _Finding(start, f"{_EVENT}{when}{local}\n{_evidence('event', passage, 'when')}", is_entry=True)


def _remark(passages: Passages, start: int, message: str) -> _Finding:
    return _Finding(start, f"# Line {passages.locator.line_of(start)}: {message}\n")


_EVENT = '[[event]]   # write meeting, round, statement, tariff or agreement\nid = ""\ntitle = ""\n'
_LOCAL_TIME = re.compile(r"\b(?:local|địa phương)\b", re.IGNORECASE)
_NOT_UNIQUE = "the words stand there several times, so that no quotation is unique"


# Percentages

_NUMBER = rf"[0-9]{{1,9}}(?:[.,][0-9]{{1,9}}){{0,3}}|(?i:{'|'.join(CARDINALS)})"
_PER_CENT = r"\s{0,3}(?:%|(?i:per\s{0,3}cent|percent|pct|phần\s{1,3}trăm)\b)"
_PERCENTAGE = re.compile(
    rf"(?<!\w)(?<![0-9][.,])(?:(?P<before>(?i:between|(?:ranging|ranges?)\s{{1,3}}from|from|từ))\s{{1,3}})?"
    rf"(?P<low>{_NUMBER})"
    rf"(?:(?:{_PER_CENT})?\s{{0,3}}(?P<join>[-–—]|\b(?i:to|and|or|đến|tới)\b)\s{{0,3}}(?P<high>{_NUMBER}))?"
    rf"{_PER_CENT}"
)
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")


def _percentages(passages: Passages, blocks: Iterable[tuple[int, int]]) -> Iterator[_Finding]:
    """The percentages, in the order of the text, each once in a sentence."""
    seen: set[tuple[tuple[int, int], str]] = set()
    for first, last in blocks:
        for match in _PERCENTAGE.finditer(passages.text, first, last):
            sentence = passages.sentence(match.start())
            for rate in _rates(match):
                if (sentence, rate) not in seen:
                    seen.add((sentence, rate))
                    yield _percentage(passages, match, rate)


def _percentage(passages: Passages, match: re.Match[str], rate: str) -> _Finding:
    passage = passages.around(*match.span())
    if passage is None:
        return _remark(passages, match.start(), f"{written(in_one_line(match[0]))}: {_NOT_UNIQUE}")
    return _Finding(match.start(), _tariff(rate, passage), is_entry=True)


def _rates(match: re.Match[str]) -> list[str]:
    """What a percentage says, as `rate` has it: a number, a range, or, where it may be a change, two numbers."""
    low, high = _number(match["low"]), _number(match["high"])
    if match["high"] is None:
        return [_rate(low, match["low"])]
    before, join = (match["before"] or "").casefold(), match["join"].casefold()
    is_range = before.startswith(("between", "rang")) or (before == "" and join not in ("and", "or"))
    if is_range and low is not None and high is not None and low < high:
        return [f"rate = {{ from = {low:f}, to = {high:f} }}"]
    return [_rate(low, match["low"]), _rate(high, match["high"])]


def _rate(number: Decimal | None, words: str) -> str:
    return f"# rate = {written(words)}: write it as a number" if number is None else f"rate = {number:f}"


def _number(words: str | None) -> Decimal | None:
    """The number that a figure or a word says; none for a comma that may part decimals, and for no number."""
    if words is not None and words.casefold() in CARDINALS:
        return Decimal(CARDINALS.index(words.casefold()))
    if words is None or not _FIGURE.fullmatch(words):
        return None
    return Decimal(words.replace(",", ""))


def _tariff(rate: str, passage: Passage) -> str:
    return (
        f'[[tariff]]   # delete it unless it is a tariff\nid = ""\ntitle = ""\n{rate}\n'
        f'stage = ""   # announced, offered, requested, pledged or enacted\n{_evidence("tariff", passage, "rate")}'
    )


# What is written around it

_HEAD = """# A draft of what {file} says. It is read by nobody until it is moved up.
#
# Every quotation is exact. Complete, confirm or delete each entry; what stands empty is for you to say.
# Then, in the folder:
#
#   mv {drafts} {curation}
#   vnus-trade check .
"""
_TAIL = """# What no entry quotes is set aside, line by line, so that every passage is accounted for.

# [[set_aside]]
# lines = "24-42"
# reason = ""   # unrelated, duplicate, translation, furniture or background
"""


def record_of(id: str, title: str, continues: str | None = None) -> str:
    """The `record.toml` of a new folder: a negotiation of this id, or one that is continued, and examples.

    The examples are commented out by a # without a space after it, and are TOML without it.
    """
    negotiation = _NEGOTIATION.format(id=written(id), title=written(title))
    head = negotiation if continues is None else _CONTINUES.format(id=written(continues))
    return f"{_RECORD}\n{head}\n{_EXAMPLES}"


_RECORD = """# What all articles of this folder share. Each article has a file of its own beside this one, which
# `vnus-trade add` drafts. Examples follow; take away a # that has no space after it, and put your own in.
"""
_NEGOTIATION = """[[negotiation]]
id = {id}
title = {title}
parties = []                       # ids of actors: ["arden", "borland"]
#zone = "Europe/Lisbon"             # of dates that name none
#clocks = {{ Arden = "Europe/Lisbon", Borland = "Asia/Tokyo" }}   # so that "Borland time" is understood
#policy = "halves"                  # "early May" is 1 to 15 May; without it, 1 to 10 May
#deal = "fishing-accord"            # the agreement that is the deal, once some file has it
"""
_CONTINUES = """# The negotiation that this folder goes on with. Load the folder that declares it before this one.
continues = {id}
"""
_EXAMPLES = """# What events are filed under.
#[[topic]]
#id = "fishing"
#title = "Fishing rights"

# Who takes part. A quotation shows each field that its `for` names.
#[[actor]]
#id = "arden"
#name = "Arden"
#kind = "state"                     # or person, group, government, party, delegation, mission, organisation, media
#[[actor.evidence]]
#source = "post-2031-05-03"         # the id of an article; in its own file this is left out
#quote = '''Delegations of Arden and Borland met'''
#for = "name kind"

# What happened: meeting, round, statement, tariff or agreement. Mostly these stand in the file of their article.
#[[round]]
#id = "fishing-round-1"
#title = "First round"
#number = 1
#when = { is = "2031-05-01", phrase = "May 1" }
#parties = ["arden", "borland"]
#topics = ["fishing"]
#[[round.evidence]]
#source = "post-2031-05-03"
#quote = '''the first round between Arden and Borland, held on May 1'''
#for = "number when parties"

# Who said what. What follows from the words, and does not stand in them, has a reason in place of a quotation.
#[[statement]]
#id = "arden-hopes"
#title = "Arden hopes for an accord"
#speakers = ["arden"]
#speech_acts = ["wishes"]
#gist = "Arden hopes for an accord this year"
#inferred = { speech_acts = "To hope is to wish" }
#[[statement.evidence]]
#source = "post-2031-05-03"
#quote = '''Arden said that it hoped for an accord within the year'''
#for = "speakers gist"
"""
