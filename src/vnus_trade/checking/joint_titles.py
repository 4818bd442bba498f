"""Finds a title in the plural beside a list of those who hold it: "their trade ministers, Ada Berg and Jon Lind"."""

import re
from collections.abc import Collection, Iterator

from vnus_trade.checking.naming import is_other_office
from vnus_trade.words.lexicon import pattern
from vnus_trade.words.names import without_beside

# A name in a list of English, and behind it what it is of: "Ada Berg of Arden", "Arden’s Ada Berg", "Ada Berg (Arden)".
_CAPITAL = r"\b[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_CAPITAL}\.|{_CAPITAL}[\w'’-]*+)"
_NAME = rf"{_WORD}(?:\s(?:(?:{pattern('in_names')})\s){{0,2}}{_WORD}){{0,5}}"
_ITEM = rf"{_NAME}(?:\s(?:of\s(?:the\s)?{_NAME}|\({_NAME}\)))?"
_AND = r"\s(?:and|&)\s"
_LIST = rf"{_ITEM}(?:,\s{_ITEM}){{0,8}},?{_AND}{_ITEM}"
# "the trade ministers Ada Berg and Jon Lind"; behind a comma, something has to end the list.
_BEHIND = (
    rf"(?P<title>%s)(?:\sof\s(?:the\s)?{_NAME}(?:{_AND}(?:the\s)?{_NAME})?)?"
    rf"(?:\s(?P<near>{_LIST})|,\s(?P<apart>{_LIST})(?=\s?[,.;:)–—]|\Z))"
)
# "Ada Berg and Jon Lind, the trade ministers": of a longer list, the last two are meant at least.
_BEFORE = rf"(?P<near>{_ITEM},?{_AND}{_ITEM})(?P<apart>),\s(?:(?:{pattern('before_titles')})\s){{0,3}}(?P<title>%s)"
_PARTS, _OWNER, _OF = re.compile(rf",?{_AND}|,\s"), re.compile(r".*['’]s?\s"), re.compile(r"\s(?:of\s|\().*")
# One of two offices: "the foreign and trade ministers".
_JOINED = re.compile(rf"(?:\b(?:{pattern('joining_titles')})|&|/)\s?\Z")
_IRREGULAR = {"man": ("men",), "person": ("people", "persons")}
_HISSING, _CONSONANT_AND_Y = ("s", "x", "z", "ch", "sh"), re.compile(r"[^aeiou]y\Z")


def holds_jointly(title: str, holder: Collection[str], text: str, first: int, last: int) -> bool:
    """Whether a passage of a text names a holder, by one of these names, in a list beside the plural of a title.

    >>> text = "The trade ministers Ada Berg and Jon Lind met Tove Ek."
    >>> [holds_jointly("trade minister", [name], text, 0, len(text)) for name in ("Jon Lind", "Tove Ek")]
    [True, False]
    """
    plurals = [plural for plural in _plurals(title.split()) if plural.casefold() in " ".join(text.casefold().split())]
    any_of = "(?i:{})".format("|".join(re.escape(plural).replace(r"\ ", r"\s") for plural in plurals))
    called = [without_beside(name) for name in holder]
    return any(
        without_beside(_OWNER.sub("", _OF.sub("", item))) in called
        for form in ((_BEHIND, _BEFORE) if plurals else ())
        for found in re.finditer(rf"\b{form % any_of}\b", text)
        if first <= found.start() and found.end() <= last
        if not _JOINED.search(text, 0, found.start("title")) and not is_other_office(text, *found.span("title"))
        for item in _PARTS.split(found["near"] or found["apart"])
    )


def _plurals(words: list[str]) -> Iterator[str]:
    """A title with one of its words in the plural, unless it may be two titles."""
    for at, word in enumerate(words if {"and", "&"}.isdisjoint(words) else ()):
        yield from (" ".join((*words[:at], plural, *words[at + 1 :])) for plural in _plural(word))


def _plural(word: str) -> Collection[str]:
    ending = next((end for end in _IRREGULAR if word.endswith(end)), None)
    if ending is not None:
        return [word.removesuffix(ending) + plural for plural in _IRREGULAR[ending]]
    if _CONSONANT_AND_Y.search(word):
        return [word[:-1] + "ies"]
    return [word + ("es" if word.endswith(_HISSING) else "s")]
