"""Clauses of sentences: where each begins, how, and whose subject it shares."""

import pytest

from tests.authoring.drafted import actor, drafted_article
from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.sentences.clauses import clauses_of, lead_of
from vnus_trade.sentences.sentences import ReadSentence

STATES = tuple(actor(name.lower(), name, kind=ActorKind.STATE) for name in ("Japan", "Chile", "Peru"))


def read(text: str) -> ReadSentence:
    """The only sentence of a text."""
    (sentence,) = drafted_article(text, actors=STATES).drafts.article.sentences
    return sentence


CLAUSES = [
    ("Japan agreed to buy 40 tons of figs a year, | and to drop a 7% levy on tea.", "own verb<0"),
    ("Japan imposed the duty in May, | after earlier threatening a levy of 46%.", "own participle<0"),
    (
        "A third round in May brought no deal, | and a fourth, | planned for June, | was called off.",
        "own own under resumed<1",
    ),
    ("Japan cut its duty to 5%, | and Chile pledged to buy rice.", "own own"),
    ("Japan ordered 30 jets, | with deliveries from 2029, | the company said on Friday.", "own with says"),
    (
        "Chile, | which raised its duty on tea last May, | said it would keep that | until talks end.",
        "own under resumed<0 under",
    ),
    (
        "Japan raised its duty to 7% in 2019, | after Chile doubled its own, | and cut it back to 5%.",
        "own under verb<0",
    ),
    ("The truck tariff, | which covers vans, | would remain.", "own under resumed<0"),
    (
        "The Japanese increase, | announced on Monday, | takes effect in May | and comes on top of others.",
        "own says resumed<0 verb<2",
    ),
    ("When talks end, | Japan will cut its duty.", "under own"),
    ("In exchange for lifting it | Japan wants a deal, | two officials said.", "participle own says"),
    ("Chile answered | by raising its duty | and said so.", "own participle<0 verb<1"),
    ("Japan proposed and imposed a duty on cut flowers and frozen fish.", "own"),
    (
        "Japan and Chile agreed on a deal | under which Chile will drop a duty | and Japan will lower one.",
        "own under own",
    ),
    ("Berg said | that Japan would cut its duty to 5% | and that it would rain.", "own own own"),
    ("According to Berg, | Japan cut its duty, | but kept its quota | that will be needed.", "says own verb<1 under"),
    ("According to Berg, | Japan cut its duty, | but growers wept.", "says own own"),
    ("TOKYO, July 3 (Reuters) — Japan, in turn, | cut its duty, | lowered its quota | ; Chile wept.", None),
    ("The plan, | he said, | would go ahead | if Chile came.", "own says resumed<0 under"),
    ("Japan raised its duty, the third rise this year, | and froze others.", None),
    ("Under a pact signed on Friday, | Japan will cut its duty | and it will buy figs.", "own own own"),
    (
        "The union, | which has 31 seats, | has denounced it as folly | and vowed to resist.",
        "own under resumed<0 verb<2",
    ),
    ("Japan hit tea with a levy of 5%, | according to a draft.", "own says"),
    ("Japan will keep its duty, with effect from May 1.", None),
    ("Japan revoked the duty | and rejected that of Chile.", "own verb<0"),
    (
        "Japan opened its market, a step | that Chile praised, | and a levy on figs, due in May, | was shelved.",
        None,
    ),
    ("Nhật Bản giảm thuế gạo xuống 5%, | còn Chile cam kết mua thép, | sau khi dọa áp thuế 9%.", "own own under"),
    ("Chile nói | rằng Nhật Bản vẫn giữ thuế 5% | và sẽ mua gạo.", "own own verb<1"),
]


@pytest.mark.parametrize(("text", "joints"), CLAUSES)
def test_clauses(text: str, joints: str | None) -> None:
    """A clause begins at its own subject, a verb, a participle, what makes it depend on another, or who says it."""
    sentence = read(text.replace("| ", ""))
    found = clauses_of(sentence)
    assert " | ".join(sentence.text[each.start : each.end].strip() for each in found) == text
    if joints is not None:
        assert " ".join(each.joint + ("" if each.of is None else f"<{each.of}") for each in found) == joints


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On April 14, Japan cut its duty, and Chile pledged to buy rice.", ["April 14"]),
        ("Japan cut its duty on April 14.", []),
        ("Speaking on April 14, Japan said so.", ["April 14"]),
        ("Told on April 14 of it, Japan wept.", []),
    ],
)
def test_times_that_open_a_sentence(text: str, times: list[str]) -> None:
    """A time before the first subject and verb of a sentence is one of all its main clauses."""
    assert [text[time.begin : time.end] for time in lead_of(read(text))] == times
