"""The yardstick of drafts: articles of our own, what is right in each, and how much of it a draft has.

A file in `tuning/` has an article, the folder of `folders.toml` to which it is added, and tables of what is right in
it. Each row has `words`, which stand in the sentence that says it (an actor has its `name` instead), and the values
of the fields in `FIELDS`; a time has the words of the article, `plan` and `plan_place` those of a plan; `{ any =
[...] }` lists values that are all right, and `{ is = ... }` in it a time that is no one's words. `free` names fields
that are not judged, `maybe` entries that may be there or not, and `never` what no draft may say: an entry of that
kind with these words, and with the values that the row gives.
"""

import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from tests import CHECKOUT
from vnus_trade import TimeSpan, read_phrase
from vnus_trade.command.main import main
from vnus_trade.curation.survey import survey
from vnus_trade.errors import Fault, PhraseRefused
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY
from vnus_trade.seeds import sha256

HERE = CHECKOUT / "tests" / "drafting"
PARTS = {"tuning": HERE / "tuning", "held out": HERE / "heldout"}
"""The articles that drafts may be tuned on, and those that they never were."""

Facts = Mapping[str, Any]
Offsets = tuple[int, int]

FIELDS: dict[str, tuple[str, ...]] = {
    "actor": ("kind", "office", "side"),
    "round": ("number", "when", "place", "status", "plan", "plan_place"),
    "meeting": ("form", "participants", "when", "place", "status", "plan", "plan_place"),
    "statement": ("speakers", "speech_acts", "when"),
    "tariff": (
        "rate",
        "rate_before",
        "basis_of_rate",
        "imposed_by",
        "applied_to",
        "goods",
        "stage",
        "change",
        "in_force",
    ),
    "agreement": ("stage", "parties", "status"),
    "commitment": ("matter", "amount", "obliged", "stage", "goods"),
    "extend": (),
}
"""The fields that are judged, by kind of entry."""
_NAMES = frozenset({"speakers", "participants", "parties", "imposed_by", "applied_to", "obliged", "side"})
_TIMES = frozenset({"when", "plan", "in_force"})


@attrs.frozen
class Article:
    """An article, what is right in it, and what a draft of it must not say."""

    name: str
    published: str
    zone: str
    language: str
    folder: Facts
    text: str
    right: tuple[tuple[str, Facts], ...]
    maybe: tuple[Facts, ...]
    never: tuple[Facts, ...]
    free: tuple[Facts, ...]

    @classmethod
    def read(cls, path: Path) -> "Article":
        """The article of a file; its folder is a row of `folders.toml` beside the file's directory."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        folders = tomllib.loads((path.parents[1] / "folders.toml").read_text(encoding="utf-8"))
        lists: dict[str, Any] = {name: tuple(table.get(name, ())) for name in ("maybe", "never", "free")}
        texts: dict[str, Any] = {name: table[name] for name in ("published", "zone", "language", "text")}
        right = tuple((kind, facts) for kind in FIELDS for facts in table.get(kind, ()))
        return cls(name=path.stem, folder=folders[table["folder"]], right=right, **lists, **texts)

    def span(self, facts: Facts) -> Offsets:
        """Where the words of a fact stand; those of an actor are its name."""
        words = facts.get("words") or next(name for name in one_of(facts["name"]) if name in self.text)
        start = self.text.index(words)
        return start, start + len(words)

    def judged(self, kind: str, facts: Facts) -> list[str]:
        """The fields of an entry that are judged: not those that the words leave free."""
        here = self.span(facts)
        free = {field for row in self.free if meets(self.span(row), [here]) for field in row["fields"].split()}
        return [field for field in FIELDS[kind] if field not in free]


def articles(part: str) -> list[Article]:
    """The articles of a part, by name."""
    return [Article.read(path) for path in sorted(PARTS[part].glob("*.toml"))]


def one_of(value: Any) -> list[Any]:
    """The values that are right: those of `any`, or the only one."""
    return list(value["any"]) if isinstance(value, dict) else [value]


def meets(span: Offsets, others: Iterable[Offsets]) -> bool:
    """Whether a span shares a letter with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


# The folder and the draft


def lay_out(folder: Path, known: Facts) -> None:
    """Write a folder that knows these actors and events from a first article, which has their names and quotations."""
    actors, events = known["actors"], known.get("events", "")
    quotes = [row["quote"] for rows in tomllib.loads(events).values() for row in rows]
    lines = [*(", ".join([actor["name"], *actor.get("aliases", ())]) for actor in actors), *quotes]
    content = "\n".join(lines).encode()
    head = {"from": "first.txt", "id": "first", "sha256": sha256(content), "title": "What the folder knows"}
    curation = _table(head) + "".join(
        "\n[[actor]]\n"
        + _table(actor | {"quote": line, "line": row})
        + ('inferred = { side = "as known" }\n' if "side" in actor else "")
        for row, (actor, line) in enumerate(zip(actors, lines, strict=False), start=1)
    )
    negotiation = {"id": "talks", "title": "Talks", "zone": known["zone"], "parties": known.get("parties", [])}
    clocks = "".join(f"{place} = '{zone}'\n" for place, zone in known.get("clocks", {}).items())
    record = f"[[negotiation]]\n{_table(negotiation)}[negotiation.clocks]\n{clocks}"
    (folder / "curation").mkdir()
    (folder / "curation" / "record.toml").write_text(record, encoding="utf-8")
    if lines:
        (folder / "first.txt").write_bytes(content)
        (folder / "curation" / "first.toml").write_text(curation + events, encoding="utf-8")


def _table(facts: Facts) -> str:
    """Texts, numbers and lists of texts as TOML; none of ours has an apostrophe or an escape."""
    return "".join(f"{key} = {value!r}\n" for key, value in facts.items())


@attrs.frozen
class Draft:
    """The draft that `add` writes of an article, and the faults that a check finds in it as it is."""

    toml: str
    faults: tuple[Fault, ...]


def drafted(article: Article) -> Draft:
    """The draft of an article that is added to its folder."""
    with TemporaryDirectory() as place:
        folder, file = Path(place, "talks"), Path(place, "article.txt")
        folder.mkdir()
        lay_out(folder, article.folder)
        file.write_text(article.text, encoding="utf-8", newline="")
        with redirect_stdout(io.StringIO()):
            status = main(["add", str(folder), str(file), "--published", article.published, "--zone", article.zone])
        if status:
            raise ValueError(f"{article.name} could not be added")
        toml = (folder / "curation" / "drafts" / "article.toml").read_text(encoding="utf-8")
        return Draft(toml, tuple(survey(folder).faults))


# What a draft says


@attrs.frozen
class DraftedEntry:
    """An entry of a draft: its kind, where its quotations stand, and the values of the fields that are judged."""

    kind: str
    name: str
    spans: tuple[Offsets, ...]
    values: Facts
    is_by_rule: bool = False
    """Whether a rule supplies the side that imposes a tariff, since its announcer is given."""


_EMPTY: tuple[Any, ...] = ("", None, frozenset())


def drafted_entries(article: Article, toml: str) -> list[DraftedEntry]:
    """The entries of a draft, with names instead of ids."""
    tables = tomllib.loads(toml)
    actors = chain(article.folder["actors"], tables.get("actor", ()))
    names = {actor["id"]: actor["name"] for actor in actors if actor.get("id")}
    known = {row["id"] for rows in tomllib.loads(article.folder.get("events", "")).values() for row in rows}
    found = []
    for kind, fields in FIELDS.items():
        for row in tables.get(kind, ()):
            if kind == "extend" and row["id"] not in known:
                continue
            name = row.get("name") or row.get("id", "")
            spans = _spans(row, article.text) if kind != "actor" else _places(name, article.text)
            values = {field: value for field in fields if (value := _value(field, row, names)) not in _EMPTY}
            by_rule = bool(row.get("announced_by") or row.get("announced_in"))
            found.append(DraftedEntry(kind, name, tuple(spans), values, by_rule))
    return found


def _spans(row: Facts, text: str) -> Iterator[Offsets]:
    """Where the quotations of an entry stand; one that occurs several times, in its line."""
    for evidence in [row, *row.get("evidence", ()), *rows_of(row.get("plan"))]:
        quotes = evidence.get("quote", [])
        for quote in [quotes] if isinstance(quotes, str) else quotes:
            words = re.compile(r"\s+".join(map(re.escape, quote.split())))
            first = sum(map(len, text.splitlines(keepends=True)[: evidence.get("line", 1) - 1]))
            if place := words.search(text, first) or words.search(text):
                yield place.span()


def _places(name: str, text: str) -> Iterator[Offsets]:
    """Where a name stands first."""
    if name and name in text:
        yield text.index(name), text.index(name) + len(name)


def rows_of(value: Any) -> list[Any]:
    """One table or several, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _value(field: str, row: Facts, names: Mapping[str, str]) -> Any:
    """The value of a field as it is compared; None where it is left open."""
    plan: Facts = next(iter(rows_of(row.get("plan"))), {})
    value = row.get(field)
    if field == "status":
        said = [evidence["status"] for evidence in row.get("evidence", ()) if "status" in evidence]
        return value or next(iter(said), "expected" if plan and "when" not in row else "ended")
    if field in ("plan", "plan_place"):
        return plan.get("when" if field == "plan" else "place")
    if field == "office":
        return next((office["title"] if isinstance(office, dict) else office for office in rows_of(value)), None)
    if field in _NAMES:
        ids = chain.from_iterable(value.values()) if isinstance(value, dict) else rows_of(value)
        return frozenset(names.get(id_, id_) for id_ in ids)
    if field == "speech_acts":
        return frozenset(value or ())
    if field == "goods":
        return [part["words"] if isinstance(part, dict) else part for part in rows_of(value)] or None
    if field in ("rate", "rate_before"):
        return _rate(value)
    return value.get("is") if field == "amount" and isinstance(value, dict) else value


def _rate(value: Any) -> str | None:
    """A rate as one writes it: "14", "11 to 17", "up to 8", "over 40"."""
    if not isinstance(value, dict):
        return None if value is None or isinstance(value, str) else f"{value:g}"
    match value:
        case {"from": least, "to": greatest}:
            return f"{least:g} to {greatest:g}"
        case {"to": greatest}:
            return f"up to {greatest:g}"
        case _:
            ((word, bound),) = value.items()
            return f"{word} {bound:g}"


def is_right(field: str, expected: Any, found: Any, article: Article) -> bool:
    """Whether a drafted value is one that is right."""
    return any(_same(field, value, found, article) for value in one_of(expected))


def _same(field: str, value: Any, found: Any, article: Article) -> bool:
    if field in _TIMES:
        return _same_time(value, found, article)
    if field in _NAMES or field == "speech_acts":
        return bool(frozenset(rows_of(value)) == found)
    if field in ("rate", "rate_before"):
        return bool((value if isinstance(value, str) else f"{value:g}") == found)
    return bool(value == found)


def _same_time(phrase: str | Facts, found: Any, article: Article) -> bool:
    """Whether a time has the same words, or is what they are read as; or is the time that is given as `is`.

    Of words that may mean two, a longer phrase of the draft must have them, such as "effective July 1" of "July 1".
    """
    written = found if isinstance(found, dict) else {"is": found}
    if not isinstance(phrase, str):
        return written.get("is") in (phrase["is"], str(TimeSpan.parse(phrase["is"], article.zone)))
    words = str(written.get("phrase", "")).rstrip(".").casefold()
    if words == phrase.rstrip(".").casefold():
        return True
    try:
        anchor = TimeSpan.parse(article.published, article.zone)
        return str(read_phrase(phrase, anchor=anchor, zone=article.zone, policy=DEFAULT_POLICY)) == written.get("is")
    except PhraseRefused as refused:
        return words.endswith(f" {phrase.casefold()}") and written.get("is") in refused.candidates


# Figures


@attrs.define
class Figures:
    """How many entries and values are right, wrong and missing, by kind and by kind and field."""

    right: Counter[str] = attrs.field(factory=Counter)
    wrong: Counter[str] = attrs.field(factory=Counter)
    missing: Counter[str] = attrs.field(factory=Counter)
    notes: list[str] = attrs.field(factory=list)

    def add(self, other: "Figures") -> None:
        """Count in what another has."""
        self.right += other.right
        self.wrong += other.wrong
        self.missing += other.missing
        self.notes += other.notes

    def precision(self, key: str) -> float:
        """The share of what is drafted that is right; 1 where nothing is."""
        drafted_ = self.right[key] + self.wrong[key]
        return self.right[key] / drafted_ if drafted_ else 1.0

    def recall(self, key: str) -> float:
        """The share of what is there that is drafted right; 1 where nothing is."""
        there = self.right[key] + self.missing[key]
        return self.right[key] / there if there else 1.0


def judged(article: Article, entries: list[DraftedEntry]) -> Figures:
    """The figures of one draft: each of its entries is held against one of what is right."""
    pairs = dict(_pairs(article, entries))
    figures = Figures()

    def note(where: str, what: str) -> None:
        figures.notes.append(f"{article.name}: {where}: {what}")

    for number, (kind, facts) in enumerate(article.right):
        entry = pairs.get(number) or _told_with(article, facts, entries) if kind == "statement" else pairs.get(number)
        words = facts.get("words") or one_of(facts["name"])[0]
        (figures.right if entry else figures.missing)[kind] += 1
        if entry is None:
            note(f"{kind} “{words}”", "missing")
        elif number in pairs:
            for field, verdict in _verdicts(article, kind, facts, entry):
                getattr(figures, verdict)[f"{kind} {field}"] += 1
                if verdict != "right":
                    note(
                        f"{kind} “{words}”", f"{field} {verdict}: {facts.get(field)} and not {entry.values.get(field)}"
                    )
    for entry in entries:
        if all(entry is not taken for taken in pairs.values()) and not _is_allowed(article, entry):
            figures.wrong[entry.kind] += 1
            note(f"{entry.kind} {entry.name}", f"should not be there: {dict(entry.values)}")
    return figures


def _meets_right(article: Article, kind: str, facts: Facts, entry: DraftedEntry) -> bool:
    """Whether a drafted entry may be the one that is right: of its kind, with its words; an actor by its name."""
    if kind in ("actor", "extend"):
        return entry.kind == kind and entry.name in one_of(facts["name" if kind == "actor" else "id"])
    return entry.kind == kind and meets(article.span(facts), entry.spans)


def _pairs(article: Article, entries: list[DraftedEntry]) -> Iterator[tuple[int, DraftedEntry]]:
    """Each right entry with the drafted one that has most of its values right; each is taken once."""
    candidates = [
        (sum(verdict == "right" for _, verdict in _verdicts(article, kind, facts, entry)), number, at)
        for number, (kind, facts) in enumerate(article.right)
        for at, entry in enumerate(entries)
        if _meets_right(article, kind, facts, entry)
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    for _, number, at in sorted(candidates, key=lambda candidate: (-candidate[0], *candidate[1:])):
        if number not in taken[0] and at not in taken[1]:
            taken[0].add(number)
            taken[1].add(at)
            yield number, entries[at]


def _told_with(article: Article, facts: Facts, entries: list[DraftedEntry]) -> DraftedEntry | None:
    """A statement of the same speakers whose quotation has these words, too; what one says in a row may be one."""
    for entry in entries:
        if _meets_right(article, "statement", facts, entry) and _is_said(article, facts, entry):
            return entry
    return None


def _is_said(article: Article, facts: Facts, entry: DraftedEntry) -> bool:
    return is_right("speakers", facts["speakers"], entry.values.get("speakers"), article)


def _verdicts(article: Article, kind: str, facts: Facts, entry: DraftedEntry) -> Iterator[tuple[str, str]]:
    """Each judged field that either has, and whether it is right, wrong, missing; a wrong value is missing as well."""
    given = {"status": "ended"} | dict(facts) if "status" in FIELDS[kind] else facts
    for field in article.judged(kind, facts):
        expected, found = given.get(field), entry.values.get(field)
        if field == "status" and expected == found == "ended":
            continue
        if expected is not None and found is not None and is_right(field, expected, found, article):
            yield field, "right"
            continue
        if field == "speech_acts" and found is not None and _acts_in_turn(article, facts, entry, found):
            yield field, "right"
            continue
        if found is not None:
            yield field, "wrong"
        if expected is not None and not (found is None and field == "imposed_by" and entry.is_by_rule):
            yield field, "missing"


def _acts_in_turn(article: Article, facts: Facts, entry: DraftedEntry, found: frozenset[str]) -> bool:
    """Whether what is done in a statement is done in those of its speakers that are drafted in one with it."""
    own = [set(rows_of(acts)) for acts in one_of(facts["speech_acts"])]
    said = (other for kind, other in article.right if kind == "statement" and _is_said(article, other, entry))
    together = [
        acts for other in said if meets(article.span(other), entry.spans) for acts in one_of(other["speech_acts"])
    ]
    return any(acts <= found for acts in own) and found <= set(chain.from_iterable(together))


def _is_allowed(article: Article, entry: DraftedEntry) -> bool:
    """Whether an entry beside the right ones does not count: it may be there, or is what a speaker goes on to say."""
    for row in article.maybe:
        if row["kind"] == entry.kind and _fits(article, row, entry, is_open=True):
            return True
    said = (facts for kind, facts in article.right if kind == entry.kind == "statement")
    return any(_meets_right(article, "statement", facts, entry) and _is_said(article, facts, entry) for facts in said)


def _fits(article: Article, row: Facts, entry: DraftedEntry, *, is_open: bool = False) -> bool:
    """Whether an entry has these words and, of the fields that the row gives, these values, or leaves them open."""
    fields = [field for field in row if field in FIELDS[entry.kind] and field != "kind"]
    named = "name" not in row or entry.name in one_of(row["name"])
    return (
        named
        and meets(article.span(row), entry.spans)
        and all(
            (is_open and field not in entry.values) or is_right(field, row[field], entry.values.get(field), article)
            for field in fields
        )
    )


def broken(article: Article, entries: list[DraftedEntry]) -> list[str]:
    """What a draft says although it must not: the kind, the words and the reason of each trap that caught it."""
    return [
        f"{article.name}: {row['kind']} “{row['words']}”: {row['why']}"
        for row in article.never
        for entry in entries
        if row["kind"] in ("any", entry.kind) and entry.kind != "extend" and _fits(article, row, entry)
    ]


_TRAPS = "must not be said"


def figures_of(part: str) -> Figures:
    """The figures of all articles of a part; its notes begin with the traps that caught a draft."""
    total = Figures()
    for article in articles(part):
        entries = drafted_entries(article, drafted(article).toml)
        said = sorted(set(broken(article, entries)))
        total.notes += [f"trap: {trap}" for trap in said]
        total.wrong[_TRAPS] += len(said)
        total.right[_TRAPS] += len(article.never) - len(said)
        total.add(judged(article, entries))
    return total


def table(figures: Figures) -> Iterator[str]:
    """The figures as a Markdown table: a row for each kind of entry, and below it for each of its fields."""
    yield "| what | right | wrong | missing | precision | recall |"
    yield "|---|--:|--:|--:|--:|--:|"
    for kind, fields in FIELDS.items():
        for key, label in [(kind, f"**{kind}**"), *((f"{kind} {field}", f"`{field}`") for field in fields)]:
            counts = figures.right[key], figures.wrong[key], figures.missing[key]
            if any(counts):
                precision = f"{figures.precision(key):.0%}" if counts[0] + counts[1] else "–"
                shares = precision, f"{figures.recall(key):.0%}"
                yield f"| {label} | {' | '.join(map(str, counts))} | {' | '.join(shares)} |"
    yield f"| **{_TRAPS}** | {figures.right[_TRAPS]} | {figures.wrong[_TRAPS]} | | | |"
