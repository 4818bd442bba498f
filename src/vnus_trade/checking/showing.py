"""Finds values in quoted words: names of actors and places, texts, numbers, amounts, codes and phrases."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from unicodedata import normalize

from vnus_trade.checking.joint_titles import holds_jointly
from vnus_trade.checking.measured import measured, numbers_beside, numbers_of
from vnus_trade.checking.naming import IsPart, KnownNames, is_other_office
from vnus_trade.checking.support import Located, Shows, Support, letter_places
from vnus_trade.evidence.backing import Backing
from vnus_trade.folders.limits import Effort
from vnus_trade.model.quantities import Goods
from vnus_trade.words.edges import ends_name, has_marks_of, name_places, sees
from vnus_trade.words.lexicon import pattern
from vnus_trade.words.names import fold
from vnus_trade.words.numbers import counts, cuts, has_whole, numbers
from vnus_trade.words.numerals import ORDINAL

# The cost of looking for one name, besides the letters that are searched; of looking closer at a place where its
# letters are; and of each letter of words that are looked at closer, or read for their numbers.
_STEPS_OF_A_SEARCH, _STEPS_OF_A_LOOK, _STEPS_OF_A_LETTER, _STEPS_OF_A_FIGURE = 1_000, 5_000, 50, 500
# The letters beside the number of a document that tell whether it is one.
_NEAR = 40


def wanted(support: Support, key: str, names: KnownNames) -> Iterator[tuple[str, Shows]]:
    """Each value of a field, and whether a quotation shows it."""
    if key == "holder":
        # A title proves no holder of it.
        yield support.at.id, _shows_actor(names, support.at.id, with_titles=False)
        return
    field = support.fields[key]
    owner = support.at.id
    for value in support.values(key):
        if isinstance(value, Goods):
            yield value.words, _shows_text([value.words], (), None)
            if value.hs is not None:
                yield value.hs, _shows_code(value.hs)
        elif field.backing is Backing.NAMED:
            if value in names:
                yield str(value), _shows_actor(names, str(value))
        elif field.backing is Backing.VERBATIM or key in _EXACT:
            yield str(value), _EXACT.get(key, _shows_letters)(str(value))
        elif not isinstance(value, str):
            yield from measured(support, value)
        elif key == "place":
            called = names.of_place(value)
            yield value, _shows_text(called, called, names.is_part_of_place)
        else:
            same = names.of(owner) if owner in names and not support.path else ()
            # A document's number goes on behind a hyphen or stroke.
            is_part = is_other_office if key == "title" else _is_no_number if key == "number" else None
            is_shown = _shows_text([value], same, partial(names.is_part, owner) if same else is_part)
            held = key == "title" and owner in names
            yield value, _shows_title(value, names.of(owner), is_shown) if held else is_shown


def _shows_actor(names: KnownNames, id_: str, *, with_titles: bool = True) -> Shows:
    """Show an actor by one of his names, or of the titles that he has in a source."""

    def shows(item: Located, effort: Effort) -> bool:
        if id_ in names.faulty:
            return True
        source = item.quotation.source.id
        own, held = names.of(id_), names.titles(id_, source) if with_titles else ()
        is_part, is_other = partial(names.is_part, id_), partial(names.is_other_title, id_)
        return any(_sees(name, item, own, effort, is_part) for name in own) or any(
            _sees(title, item, held, effort, is_other) for title in held
        )

    return shows


def _shows_text(texts: Sequence[str], same: Sequence[str], part: IsPart | None) -> Shows:
    """Show one of several texts."""
    return lambda item, effort: any(_sees(text, item, same, effort, part) for text in texts)


def _shows_title(title: str, holder: Sequence[str], alone: Shows) -> Shows:
    """Show a title by itself, or in the plural beside its holders."""

    def shows(item: Located, effort: Effort) -> bool:
        if alone(item, effort):
            return True
        effort.spend(len(item.text) * _STEPS_OF_A_LETTER)
        return holds_jointly(title, holder, item.text, item.first, item.last)

    return shows


def _sees(name: str, item: Located, known: Sequence[str], effort: Effort, is_part: IsPart | None) -> bool:
    effort.spend(_STEPS_OF_A_SEARCH + len(item.words))
    there = fold(item.words).count(fold(name)) if fold(name) else 0
    if there:
        effort.spend(there * _STEPS_OF_A_LOOK + len(item.words) * _STEPS_OF_A_LETTER)
    is_there = there > 0 and sees(name, item.words, known)
    if not is_there or is_part is None:
        return is_there
    text, at, end = item.quotation.context
    first = text.find(name, at, end)
    last = first + len(name)
    # Written letter for letter, as most names are, it needs no closer look.
    if first >= 0 and ends_name(text, first, last, beside_point=len(name) > 1) and not is_part(text, first, last):
        return True
    # Stray letters may lie within the name; then it has no place of its own.
    places = [(at + first, at + last) for first, last in name_places(name, text[at:end], known)]
    effort.spend(len(places) * 3 * _STEPS_OF_A_LOOK)
    return not places or not all(is_part(text, *place) for place in places)


def _shows_marks(name: str) -> Shows:
    """Show a name with its own marks."""

    def shows(item: Located, effort: Effort) -> bool:
        effort.spend(_STEPS_OF_A_SEARCH + len(item.words) * _STEPS_OF_A_LETTER)
        return has_marks_of(name, item.words)

    return shows


def _shows_year(year: str) -> Shows:
    """Show a year by its figures, the last two of them in a date, or its numerals in Chinese."""
    signs = year.translate(dict(enumerate(pattern("signs_of_digits"), ord("0"))))
    written = re.compile(rf"(?<!\d){year}(?!\d)|(?<=['’/.-]){year[2:]}(?!\d)|{signs}(?:{pattern('year_sign')})")

    def shows(item: Located, effort: Effort) -> bool:
        effort.spend(_STEPS_OF_A_SEARCH + len(item.words))
        return written.search(normalize("NFKC", item.words)) is not None

    return shows


_EXACT: Mapping[str, Callable[[str], Shows]] = {"year": _shows_year, "native_name": _shows_marks}


def _is_no_number(text: str, start: int, end: int) -> bool:
    """Whether the number of a document goes on behind a hyphen or stroke, or is one of something else."""
    if {text[start - 1 : start], text[end : end + 1]} & {"-", "/"}:
        return True
    begin, near = max(0, start - _NEAR), text[max(0, start - _NEAR) : end + _NEAR]
    within = (one for one in numbers(near) if one.start <= start - begin and end - begin <= one.end)
    return any(one.unit not in ("", ORDINAL) or counts(one, near) for one in within)


def _shows_letters(text: str) -> Shows:
    letters = " ".join(text.split())

    def shows(item: Located, effort: Effort) -> bool:
        effort.spend(_STEPS_OF_A_SEARCH + len(item.words))
        return has_whole(letters, item.words)

    return shows


def _shows_code(code: str) -> Shows:
    """Show a customs code, with its points or without, behind the words for one or, with its points, in brackets."""
    digits = code.replace(".", "")

    def shows(item: Located, effort: Effort) -> bool:
        others = [number for number in numbers_of(item, effort) if number.unit]
        return any(
            re.sub(r"\D", "", normalize("NFKC", found[0])) == digits
            and item.first <= found.start() < found.end() <= item.last
            and not cuts(item.text, *found.span())
            and not _NO_CODE.match(item.text, found.start())
            and not any(number.start <= found.start() < number.end for number in others)
            for listed in _CODES.finditer(item.text)
            for form in (_PLAIN, _SPACED)
            for found in form.finditer(item.text, *listed.span(listed.lastgroup or 0))
        )

    return shows


# Years, which no heading has as its number, and quantities.
_NO_CODE = re.compile(
    rf"(?:19(?:0[6-9]|[1-9]\d)|20[1-9]\d)(?![\d.]|\s\d\d\b)|[\d.]+\s(?:{pattern('units_of_goods')}|{pattern('short_tons')})\b",
    re.IGNORECASE,
)
_PLAIN, _SPACED = re.compile(r"(?<!\d )\d+(?:\.\d+)*"), re.compile(r"\d+(?:[. ]\d+)+")
_CODES = re.compile(
    rf"(?:\b(?:HTS(?:US)?|HS|{pattern('codes')})\b|{pattern('code_signs')})"
    rf"(?:\s?(?:(?:{pattern('behind_codes')}|HS(?:US)?)\b|{pattern('behind_code_signs')}|[.:：(（]))*\s?"
    rf"(?P<codes>\d[\d. ]*(?:(?:, and|,|;|{pattern('joining_codes')}|[-–])\s?(?=\d{{4}}|\d\d\b)\d[\d. ]*)*)"
    rf"|(?:[(（]|(?:{pattern('before_code')})\s)"
    r"(?P<pointed>(?!(?:19|20)\d\d\.(?:0\d|1[0-2])\b)\d{4}(?:\.\d\d){1,3})(?!\d)",
    re.IGNORECASE,
)


def phrase_places(phrase: str, found: Iterable[Located]) -> list[tuple[Located, int, int]]:
    """The quotations that have a phrase as whole words and numbers, with its start and end in their `text`."""
    wanted = normalize("NFC", " ".join(phrase.split()))
    places = (
        (item, at, at + len(wanted)) for item in found for at in (letter_places(wanted, item.text) if wanted else ())
    )
    return [place for place in places if _is_phrase(*place)]


def _is_phrase(item: Located, start: int, end: int) -> bool:
    """Return whether quoted words that tell a time leave out no year and no half of the day beside them."""
    goes_on = _GOES_ON.match(item.text, end)
    is_dated = goes_on and goes_on[0][-1].isdecimal() and _WITH_YEAR.search(item.text, start, end)
    is_named = item.text[start].isdecimal() and _NAMED.search(item.text, 0, start)
    is_after = is_named or _YEAR_BEFORE.search(item.text, 0, start)
    is_part = (
        cuts(item.text[: end if is_possessor(item.text, end) else None], start, end)
        or is_after
        or (goes_on and not is_dated)
    )
    if is_part or not (item.first <= start and end <= item.last):
        return False
    if _FRACTION.fullmatch(item.text, start, end):
        return _NO_DAY.search(item.text, 0, start) is None and _OF_SOME.match(item.text, end) is None
    return not any(
        number.start < end < number.end for number in numbers_beside(item) if number.unit not in ("", ORDINAL)
    )


def is_possessor(text: str, end: int) -> bool:
    """Return whether words that end at an offset say whose or of when something is: "Tuesday's meeting"."""
    return _POSSESSIVE.match(text, end) is not None


_POSSESSIVE = re.compile(r"['’]s\b")
# What is printed just before or behind a phrase and belongs to it: a year, a name with a hyphen, half of the day.
_YEAR_BEFORE = re.compile(rf"(?:(?:19|20)\d\d\s?(?:[/.-]|{pattern('year_sign')})|{pattern('year_of_era')})\Z")
_NAMED = re.compile(r"[^\W\d_][-‐‑]\Z")
_GOES_ON = re.compile(
    rf"(?:\s?(?:[-–,&]|{pattern('between_days')})\s?\d{{1,2}}\b)*(?:\s(?:(?:{pattern('of_year')})\s|\()?|\s?,\s?|[/.-])"
    rf"(?:19|20|１９|２０)\d\d(?!,?\d|\s?%)|,\s(?:{pattern('of_year')})\s(?:19|20)\d\d\b|\s['’‘]\d\d\b|\s?[ap]\.?\s?m\b",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
# A day and a month of Vietnamese, which may be two thirds, or the number of a decree or a street.
_FRACTION = re.compile(r"\d{1,2}/\d{1,2}")
_NO_DAY = re.compile(rf"\b(?:{pattern('before_fraction')})\s\Z", re.IGNORECASE)
_OF_SOME = re.compile(rf"/[^\W\d_]|\s(?:{pattern('behind_fraction')})\b")
