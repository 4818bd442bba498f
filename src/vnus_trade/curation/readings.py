"""Checks whom `reads` gives for words that name nobody ("he", "they", "the two governments"), by number and kind."""

from collections.abc import Iterator, Mapping, Sequence

from vnus_trade.checking.support import Located
from vnus_trade.folders.registry import Registry
from vnus_trade.folders.toml_files import EntryAt
from vnus_trade.folders.untrusted import TomlPath
from vnus_trade.grammars.grammar import Language, languages_of
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.words.numbers import numbers
from vnus_trade.words.tokens import tokens_of

# Actors that are never several; others may be, but no organisation is the two sides of talks.
_SINGLE = frozenset((ActorKind.PERSON, ActorKind.STATE, ActorKind.GOVERNMENT))
_PAIR = 2
_MEND = "give whom it means, or leave the reading out and give the reason in `inferred`"


def reading_faults(evidence: Mapping[tuple[EntryAt, TomlPath], Sequence[Located]], registry: Registry) -> None:
    """Report the readings of pronouns and of counted nouns that no such words can have."""
    reported: set[tuple[EntryAt, str]] = set()  # an office or a plan has the quotations of its entry
    for (at, path), items in evidence.items():
        for item in items:
            languages = languages_of(item.quotation.source.languages)
            for words, ids in item.entry.reads.items():
                kinds = [registry.whole(registry.entries[id_]).text("kind") or "" for id_ in ids]
                meant = next((said for one in languages for said in _meant(words, kinds, one)), None)
                if meant and (at, words) not in reported:
                    reported.add((at, words))
                    said = f"{words!r} is read as {' and '.join(map(repr, ids))}, and means {meant}"
                    at.report("reads", f"{said}; {_MEND}", *path)


def _meant(words: str, kinds: Sequence[str], language: Language) -> Iterator[str]:
    """What words mean in a language, where actors of these kinds are something else."""
    said, persons = " ".join(words.casefold().split()), kinds.count(ActorKind.PERSON)
    if said in language.words["one_person"] and (persons, len(kinds)) != (1, 1):
        yield "one person"
    if said in language.words["no_person"] and persons:
        yield "no person"
    if said in language.words["several"] and persons == len(kinds) == 1:
        yield "several"
    count = _counted(words, language)
    is_body = len(kinds) < count and not _SINGLE.issuperset(kinds)
    if count == _PAIR and not language.words["sides"].isdisjoint(said.split()):
        is_body = ActorKind.GROUP in kinds
    if count > 1 and len(kinds) != count and not is_body:
        yield f"{count} of them"


def _counted(words: str, language: Language) -> int:
    """How many words say that they mean: "the two governments", "cả hai bên"; 0 where they do not count."""
    tokens = [token for token in tokens_of(words) if token.word not in language.words["before_counted"]]
    if not tokens or any(not token.word.isalnum() for token in tokens):
        return 0  # "two-day", "the two countries’ envoy"
    if tokens[0].word in language.words["both"]:
        return _PAIR
    is_name = len(tokens) > 1 and all(token.text[0].isupper() for token in tokens[:2])  # Ba Lan
    is_counted = tokens[0].is_number or tokens[0].word in language.tables["COUNT"]
    found = next(iter(numbers(words, [language.tag])), None) if is_counted and not is_name else None
    return int(found.least) if found and found.least else 0
