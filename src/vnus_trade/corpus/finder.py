"""What a record knows, found in any number of articles: from Arrow batches to Arrow batches."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

import attrs

from vnus_trade import lazy
from vnus_trade.answers.predicates import BOUND_COLUMNS, bounds_row
from vnus_trade.corpus.batches import BatchColumns
from vnus_trade.corpus.finders import NumberKind, found_numbers, found_times, policy_of
from vnus_trade.corpus.layout import TextLayout, article_text, refuse_large
from vnus_trade.corpus.mentions import NameSearch
from vnus_trade.errors import ArticleRefused, VnusTradeError
from vnus_trade.phrases.reading_policy import DEFAULT_POLICY, ReadingPolicy
from vnus_trade.record.chronology import Chronology
from vnus_trade.seeds import sha256
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.edges import ends_name, folded_places
from vnus_trade.words.names import fold
from vnus_trade.words.numbers import Number

FINDINGS = BatchColumns(
    {
        **dict.fromkeys(("article", "sha256", "kind"), "string"),
        **dict.fromkeys(("begin", "end"), "int32"),
        **dict.fromkeys(("exact", "value", "note"), "string"),
        **dict.fromkeys(BOUND_COLUMNS, "int64"),
    }
)
"""The columns of what `Finder.scan` yields."""

_FEWEST_WORDS = 6  # what is shorter repeats by chance
_LONGEST_NOTE = 500
_NEEDED, _PERHAPS = ("id", "text"), ("published", "zone")

_Row = dict[str, Any]


@attrs.frozen(kw_only=True)
class Finder:
    """What is looked for in articles, and how: the names of actors, quotations, and how times are read.

    It holds no texts, so that it is small and goes to every worker. It finds what `vnus-trade add` finds for a draft.
    The order of articles, and how they lie in batches, changes nothing.

    >>> import pyarrow, vnus_trade
    >>> finder = vnus_trade.Finder.of(vnus_trade.load())
    >>> articles = pyarrow.RecordBatch.from_pylist([{"id": "a", "text": "Greer spoke of 20 per cent."}])
    >>> [(row["kind"], row["exact"], row["value"]) for found in finder.scan([articles]) for row in found.to_pylist()]
    [('actor', 'Greer', 'jamieson-greer'), ('rate', '20 per cent', '20')]
    """

    names: tuple[tuple[str, tuple[str, ...]], ...] = attrs.field(repr=False)
    """The id of each actor with its names."""
    quotations: tuple[tuple[str, str, str], ...] = attrs.field(default=(), repr=False)
    """Words that the record quotes, the ids of the entries that rest on them, and the source with the offsets there."""
    policy: ReadingPolicy = DEFAULT_POLICY
    """How times are read."""
    least: int = 1
    """How many different actors an article must name to be looked at."""

    @classmethod
    def of(cls, record: Chronology, least: int = 1) -> "Finder":
        """What this record knows; times are read under the policy of its last negotiation.

        Of quotations those of six words and more are looked for.
        """
        quoted: dict[tuple[str, str], dict[str, None]] = {}
        for id_, item in record.citations():
            quotation = item.quotation
            if len(fold(quotation.words).split()) >= _FEWEST_WORDS:
                place = f"{quotation.source.id}[{quotation.start}:{quotation.end}]"
                quoted.setdefault((quotation.words, place), {})[id_] = None
        return cls(
            names=tuple((actor.id, actor.names) for actor in record.actors),
            quotations=tuple((words, "; ".join(ids), place) for (words, place), ids in quoted.items()),
            policy=policy_of(record.negotiations[-1] if record.negotiations else None),
            least=least,
        )

    def scan(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Yield a `pyarrow.RecordBatch` of findings for each batch of articles; the columns are those of `FINDINGS`.

        An article has an `id`, its `text` (bytes or a string) and, where they are known, when it was `published` (a
        written time, a date or a timestamp) and its `zone`. An article that cannot be read is one row of the kind
        ``refused`` whose note says why; so no article stops a job. Raises `ExtraMissing` without the extra `parquet`.
        """
        for batch in batches:
            named = [*_NEEDED, *(name for name in _PERHAPS if name in batch.schema.names)]
            given = {name: _column(batch, name) for name in named}
            articles = (dict(zip(given, cells, strict=True)) for cells in zip(*given.values(), strict=True))
            yield FINDINGS.batch(row for article in articles for row in self._rows(article))

    def _rows(self, article: _Row) -> list[_Row]:
        """The rows of one article, or one that says why there are none."""
        name, content = _as_text(article["id"]), article["text"]
        row = {"article": name, "sha256": None if content is None else sha256(_as_bytes(content))}
        try:
            return [row | found for found in self._found(name, article)]
        except VnusTradeError as refused:
            return [row | {"kind": "refused", "note": str(refused)[:_LONGEST_NOTE]}]
        except Exception as error:  # noqa: BLE001 - no article may stop a job of millions; its row says what happened
            return [row | {"kind": "failed", "note": f"{type(error).__name__}: {error}"[:_LONGEST_NOTE]}]

    def _found(self, name: str, article: _Row) -> list[_Row]:
        content, zone = article["text"], _as_text(article.get("zone")) or None
        if content is None:
            raise ArticleRefused(name, "it has no text")
        content = _as_bytes(content)
        refuse_large(name, len(content))
        text = article_text(name, content)
        published = _as_text(article.get("published"))
        anchor = TimeSpan.parse(published, zone) if published else TimeSpan(zone=zone)
        actors = list(self._actors(text))
        if len({row["value"] for row in actors}) < self.least:
            return []
        layout = TextLayout.of(text)
        searched = text[: layout.stop]
        if len(searched) < len(text):
            actors = list(self._actors(searched))
        found = [*actors, *self._repeats(searched), *map(_number_row, found_numbers(layout))]
        found += self._times(layout, anchor, zone)
        for row in found:
            row["exact"] = text[row["begin"] : row["end"]]
        found.sort(key=lambda row: (row["begin"], row["end"], row["kind"]))
        if layout.stop < len(text):
            found.append(
                {"kind": "cut", "begin": layout.stop, "end": len(text), "note": "it is too long to be searched"}
            )
        return found

    def _actors(self, text: str) -> Iterator[_Row]:
        for number, (begin, end, name) in self._search.mentions(text):
            yield {"kind": "actor", "begin": begin, "end": end, "value": self.names[number][0], "note": name}

    def _repeats(self, text: str) -> Iterator[_Row]:
        """The quotations of the record that a text has as well, in whatever case, accents and signs."""
        letters = fold(text)
        words = letters.split() if self.quotations else []
        for start in {pair for pair in pairwise(words) if pair in self._quotations_by_start}:
            for number in self._quotations_by_start[start]:
                quoted, ids, place = self.quotations[number]
                for begin, end in folded_places(quoted, text) if fold(quoted) in letters else ():
                    if ends_name(text, begin, end):
                        yield {"kind": "repeats", "begin": begin, "end": end, "value": ids, "note": place}

    def _times(self, layout: TextLayout, anchor: TimeSpan, zone: str | None) -> Iterator[_Row]:
        for found in found_times(layout, anchor=anchor, zone=zone, policy=self.policy):
            row: _Row = {"kind": "time", "begin": found.begin, "end": found.end, "note": found.reason}
            yield row if found.span is None else row | _time_cells(found.span)

    @cached_property
    def _search(self) -> NameSearch:
        return NameSearch([names for _, names in self.names])

    @cached_property
    def _quotations_by_start(self) -> Mapping[tuple[str, ...], list[int]]:
        """The numbers of the quotations by their first two words."""
        starts: dict[tuple[str, ...], list[int]] = {}
        for number, (words, _, _) in enumerate(self.quotations):
            starts.setdefault(tuple(fold(words).split()[:2]), []).append(number)
        return starts


# Articles speak of the same few days over and over.
@lru_cache(maxsize=1024)
def _time_cells(span: TimeSpan) -> _Row:
    return {"value": str(span), "note": span.zone, **bounds_row(span.begin_bounds, span.end_bounds)}


def _number_row(found: tuple[NumberKind, Number]) -> _Row:
    kind, number = found
    row = {"kind": str(kind), "begin": number.start, "end": number.end, "note": number.bound}
    if None in number.ends:
        return row | {"note": "languages read these figures differently"}
    value = " to ".join(f"{end.normalize():f}" for end in number.ends if end is not None)
    return row | {"value": f"{value} {number.unit}" if kind is NumberKind.AMOUNT else value}


def _column(batch: Any, name: str) -> list[Any]:
    """The cells of a column; strings as bytes, since one that is not UTF-8 would stop the whole batch."""
    arrow, column = lazy.from_extra("parquet", "pyarrow"), batch.column(name)
    if arrow.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if str(column.type) in ("string", "large_string", "string_view"):
        column = column.cast(arrow.large_binary())
    found: list[Any] = column.to_pylist()
    return found


def _as_bytes(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _as_text(value: object) -> str:
    """A cell as text; '' for none."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
