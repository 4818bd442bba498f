"""An article as it is read: its sentences with who, when and how much."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Any

import attrs

from vnus_trade.cast.cast import Cast
from vnus_trade.cast.members import Given
from vnus_trade.contents.index import Contents
from vnus_trade.corpus.excerpts import in_one_line
from vnus_trade.corpus.finders import found_times
from vnus_trade.corpus.layout import Offsets, TextLayout
from vnus_trade.model.fields import only_point
from vnus_trade.phrases.finding import FoundTime
from vnus_trade.phrases.reading_policy import ReadingPolicy
from vnus_trade.reading.moving import with_moves
from vnus_trade.reading.settling import settled
from vnus_trade.sentences.sentences import (
    VERBAL,
    ReadSentence,
    ReportedText,
    dateline_end,
    report_of,
    sure_languages,
)
from vnus_trade.time.span import TimeSpan
from vnus_trade.words.numbers import numbers

_DAYS_OF_NEWS = 300


@attrs.frozen(eq=False, repr=False)
class ReadArticle:
    """An article that is read sentence by sentence."""

    layout: TextLayout
    report: ReportedText
    cast: Cast
    sentences: Sequence[ReadSentence]
    times: Sequence[FoundTime]
    anchor: TimeSpan
    zone: str | None
    policy: ReadingPolicy

    @classmethod
    def of(
        cls,
        layout: TextLayout,
        known: Contents,
        *,
        anchor: TimeSpan,
        zone: str | None,
        policy: ReadingPolicy,
        given: Given,
    ) -> "ReadArticle":
        """Read an article beside what is known, and what is given of its cast."""
        report = report_of(layout)
        cast = Cast(report.sentences, known, given)
        times = list(found_times(layout, anchor=anchor, zone=zone, policy=policy))
        languages = sure_languages(layout.text[: layout.stop])
        sentences = [_measured(sentence, times, languages, anchor) for sentence in cast.sentences]
        told = {time.begin: time for sentence in sentences for time in sentence.times}
        times = [told.get(time.begin, time) for time in times]
        return cls(layout, report, cast, sentences, times, anchor, zone, policy)

    def before(self, sentence: ReadSentence, most: int) -> Sequence[ReadSentence]:
        """The sentences right before another, at most so many, in order."""
        at = bisect_left(self.sentences, sentence.start, key=attrgetter("start"))
        return self.sentences[max(0, at - most) : at]

    # Times and places

    def time(self, found: FoundTime, key: str = "when") -> dict[str, Any]:
        """A time as an entry gives it under a key; of two that may be meant, the later."""
        span = only_point(key, found.span or found.candidates[-1])
        phrase = in_one_line(self.layout.text[found.begin : found.end])
        return {"is": str(span), "zone": None if span.zone == self.zone else span.zone, "phrase": phrase}

    def is_to_come(self, found: FoundTime) -> bool:
        """Return whether a time is certainly after the article."""
        return found.span is not None and found.span.certainly_after(self.anchor)

    def is_past(self, found: FoundTime) -> bool:
        """Return whether a time is certainly before the article, or of its day."""
        return found.span is not None and not found.span.possibly_after(self.anchor)

    def long_ago(self, sentence: ReadSentence, within: Offsets, near: int) -> str:
        """The words for the time that is nearest to an offset, if it is far before the article; '' for none."""
        times = (time for time in sentence.times if time.span and within[0] <= time.begin < within[1])
        time = min(times, key=lambda each: abs(each.begin - near), default=None)
        return in_one_line(self.layout.text[time.begin : time.end]) if time and self.is_old(time) else ""

    def is_old(self, time: FoundTime) -> bool:
        """Return whether a time began far before the article."""
        begin, first = self.anchor.begin_earliest, time.span.begin_earliest if time.span else None
        return bool(begin and first and (begin - first).days > _DAYS_OF_NEWS)


def _measured(
    sentence: ReadSentence, times: Sequence[FoundTime], languages: Collection[str], anchor: TimeSpan
) -> ReadSentence:
    """A sentence with its numbers and its times, but for those of its dateline."""
    begin = dateline_end(sentence)
    first, last = (bisect_left(times, at, key=attrgetter("begin")) for at in (begin, sentence.end))
    own = [found for found in times[first:last] if found.end <= sentence.end]
    read = [
        number._replace(start=number.start + sentence.start, end=number.end + sentence.start)
        for number in numbers(sentence.text[sentence.start : sentence.end], languages)
    ]
    times = [settled(sentence, found, anchor) for found in own]
    return with_moves(attrs.evolve(_without_names(sentence), times=times, numbers=read))


def _without_names(sentence: ReadSentence) -> ReadSentence:
    """A sentence without the verbs that are only parts of names: "Trần Văn Hạ"."""
    people = [place for place in sentence.actors if place.sort == "person"]
    cues = {
        kind: [cue for cue in each if not any(p.start <= cue.start and cue.end <= p.end for p in people)]
        for kind, each in sentence.cues_by_kind.items()
        if kind in VERBAL
    }
    return attrs.evolve(sentence, cues_by_kind={**sentence.cues_by_kind, **cues}) if people else sentence
