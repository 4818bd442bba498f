"""Names of states: their adjectives, and which of them are unions of states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from unicodedata import normalize

from vnus_trade.sentences.patterns import LANGUAGES_OF_DRAFTS, patterns_of
from vnus_trade.sentences.sentences import ReadSentence
from vnus_trade.words.edges import name_places


def with_marks(name: str) -> str:
    """A name in any case, with its marks."""
    return normalize("NFC", name).casefold().replace(".", "")


def adjectives_in(names: Iterable[str], text: str) -> list[str]:
    """The adjectives that a text makes of the names of a state, if no other word begins so: Niger is not Nigerian."""
    endings = {ending for tag in LANGUAGES_OF_DRAFTS for ending in patterns_of(tag).endings}
    found: list[str] = []
    for name in names if text else ():
        longer = set(re.findall(rf"(?<!\w){re.escape(name)}(\w+)", text)) if len(name) >= _SHORTEST_STEM else set()
        if longer <= {*endings, *(f"{ending}s" for ending in endings)}:
            found += sorted(name + ending for ending in longer & endings)
    return found


_SHORTEST_STEM = 4


@cache
def unions() -> Mapping[str, Sequence[str]]:
    """The names of each organisation that trades as states do."""
    patterns = [patterns_of(tag) for tag in LANGUAGES_OF_DRAFTS]
    return {id_: [name for each in patterns for name in each.states.get(id_, ())] for p in patterns for id_ in p.unions}


def is_union(names: Iterable[str], sentences: Sequence[ReadSentence], text: str) -> bool:
    """Return whether a text speaks of several countries of that name: "Mercosur countries", "nations of the EU"."""
    places = [place for name in names for place in name_places(name, text)]
    return any(
        sentence.begins_at("members", text.find(" ", end)) or sentence.ends_at("members_of", start)
        for start, end in places
        for sentence in sentences
        if sentence.start <= start < sentence.end
    )
