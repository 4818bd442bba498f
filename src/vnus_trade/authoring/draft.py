"""Drafts the curation file of a new article from its text: entries, remarks, and the lines that nothing cites."""

import shlex
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from pathlib import PurePath

import attrs

from vnus_trade.authoring.entry_toml import entry_toml, excerpts_of, remark_toml
from vnus_trade.authoring.forms import form_toml, forms_of, has_figure
from vnus_trade.authoring.leftovers import figures, leftovers
from vnus_trade.authoring.new_article import NewArticle
from vnus_trade.authoring.uncited import asides_toml
from vnus_trade.cast.members import Given
from vnus_trade.collating.drafter import Drafts, drafts_of, ids_in, mentioned, with_ids
from vnus_trade.collating.introductions import introductions
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.layout import Offsets
from vnus_trade.drafting.entries import DraftedEntry, Remark
from vnus_trade.folders.registry import with_article
from vnus_trade.letters import harmless
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.reading.article import ReadArticle


@attrs.frozen
class ArticleDraft:
    """A draft in TOML, and the numbers of entries and remarks in it, by kind."""

    toml: str
    counts: Mapping[str, int]
    """How many entries it has of each kind, extensions among them; those of `form` and `remark` are comments."""
    has_entries: bool
    names_states: bool
    """Whether the article names a state that is known, or said to be a side."""
    unnamed_sides: frozenset[str] = frozenset()
    """The sides that were said and that its report does not name, by their first names."""
    others: tuple[str, ...] = ()
    """The states of which it tells more than of a party of its negotiation, by their ids."""


@attrs.frozen
class DraftedArticle:
    """An article with what was drafted of it, which may be written, or first be checked and corrected."""

    article: NewArticle
    drafts: Drafts
    entries: Sequence[DraftedEntry]
    remarks: Sequence[Remark]
    forms: Sequence[DraftedEntry]
    """What stands in sentences that no entry tells, written as comments."""

    @classmethod
    def of(
        cls, article: NewArticle, known: Contents, policy: ReadingPolicy, taken: Collection[str] = ()
    ) -> "DraftedArticle":
        """Draft an article; an entry whose words cannot be told from others of the text is a remark."""
        structure = article.structure
        given = Given(article.sides, {article.id, *taken, *ids_in(known)})
        read = ReadArticle.of(structure, known, anchor=article.date, zone=article.zone, policy=policy, given=given)
        drafts, begun = drafts_of(read, known, taken), article.begun
        entries, remarks = [], [each for each in drafts.events if isinstance(each, Remark)]
        for entry in drafts.entries:
            if begun and (before := begun.citing(entry)):
                remarks.append(Remark(entry.start, f"words that {before} has already"))
            elif excerpts_of(entry, structure):
                entries.append(entry)
            else:
                said = f"{with_article(entry.kind)} whose words stand in several places of one line"
                remarks.append(Remark(entry.start, said))
        told = leftovers(drafts.article, entries, remarks)
        told = [remark for remark in told if not (begun and begun.tells(remark.start))]
        forms = forms_of(drafts.article, entries, [remark.start for remark in told])
        forms = [form for form in forms if excerpts_of(form, structure) and not (begun and begun.tells(form.start))]
        shown = {each.start for form in forms for each in figures(drafts.article) if has_figure(form, each)}
        remarks += [remark for remark in told if remark.start not in shown]
        ids = {*given.taken, *(each.id for each in entries)}
        named = [each for each in with_ids(forms, ids, drafts.article) if isinstance(each, DraftedEntry)]
        people = [each for each in introductions(drafts.article, named) if not (each.extends or each.id in ids)]
        people = [each for each in people if excerpts_of(each, structure)]
        return cls(article, drafts, entries, remarks, [*people, *named])

    def in_order(self) -> list[DraftedEntry]:
        """The entries as the file has them: actors and extensions first, then the order of the text."""
        return sorted(self.entries, key=lambda entry: (_is_event(entry), entry.start))

    def toml(self, *, is_checked: bool = False) -> str:
        """The curation file; to be checked, it has its entries alone, with a word where one is left to the curator."""
        structure = self.article.structure
        told = [
            (
                _is_event(entry),
                entry.start,
                entry_toml(entry, excerpts_of(entry, structure) or (), is_checked=is_checked),
            )
            for entry in self.in_order()
        ]
        if is_checked:
            return "\n".join([self.article.source_toml(), *(words for *_, words in told)])
        told += ((True, remark.start, remark_toml(remark, structure)) for remark in self.remarks)
        told += ((True, form.start, form_toml(form, structure)) for form in self.forms)
        sections = []
        for is_event, each in groupby(sorted(told, key=lambda one: one[:2]), key=lambda one: one[0]):
            title = "What happened, in the order of the text" if is_event else "Actors, and what the record has already"
            sections += [f"# {title}\n", *(words for *_, words in each)]
        if structure.stop < len(structure.text):
            line = structure.locator.line_of(structure.stop)
            sections.append(f"# From line {line} on, the text was not searched; it is too long.\n")
        head = _HEAD.format(file=self.article.file, draft=shlex.quote(PurePath(self.article.file).stem))
        return "\n".join(
            [head, self.article.source_toml(), self._known_here(), *sections, asides_toml(self.drafts, self._cited())]
        )

    def _cited(self) -> list[Offsets]:
        """The quotations of the entries, and those of what was accepted before, in their order."""
        before = [span for _, _, span in self.article.begun.cited] if self.article.begun else []
        return sorted([*before, *(quote for entry in self.entries for quote in entry.quotes)])

    def _known_here(self) -> str:
        """A comment that lists the known actors whom the article names, by their ids, with the lines."""
        locator = self.article.structure.locator
        found = {id_: sorted({locator.line_of(at) for at in places}) for id_, places in mentioned(self.drafts).items()}
        lines = (
            f"#   {id_} ({', '.join(map(str, at[:_MOST_LINES]))}{', ...' * (len(at) > _MOST_LINES)})"
            for id_, at in found.items()
        )
        return "\n".join(["# Known actors, with the lines that name them:", *map(harmless, lines), ""]) if found else ""

    def draft(self) -> ArticleDraft:
        """The draft as it is written."""
        counts = {kind: sum(entry.kind == kind for entry in self.entries) for kind in _COUNTED}
        names_states = any(place.sort == "state" for each in self.drafts.article.sentences for place in each.actors)
        counts |= {"form": len(self.forms), "remark": len(self.remarks)}
        return ArticleDraft(
            self.toml(),
            counts,
            has_entries=bool(self.entries),
            names_states=names_states,
            unnamed_sides=self.drafts.article.cast.unnamed_sides,
            others=self.drafts.article.cast.others,
        )


def _is_event(entry: DraftedEntry) -> bool:
    return entry.kind not in ("actor", "extend")


_COUNTED = ("actor", "round", "meeting", "statement", "tariff", "agreement", "commitment", "extend")
_MOST_LINES = 8
_HEAD = """# A draft of what {file} says. It is no part of the folder until it is accepted.
#
# Every quotation is exact. The words that decided a value stand behind it. Confirm, correct or delete each entry, and
# fill in what is empty. Then, in the folder:
#
#   vnus-trade accept . {draft}
#   vnus-trade check .
"""
