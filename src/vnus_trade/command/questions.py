"""The options by which lists are asked, and the lists of a record with those that each takes."""

from collections.abc import Mapping

import attrs

from vnus_trade.command.declarations import Argument, argument
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.model.vocabulary import EventKind


@attrs.frozen
class Query:
    """An option that asks an answer: the method that it calls, and how the question above the answer says it."""

    option: str
    metavar: str
    help: str
    method: str
    words: str
    keyword: str = ""
    """The name under which the method takes the value, if it does not take it as its first argument."""
    is_time: bool = False
    """Whether the value may be a time, which is read in a zone."""

    @property
    def argument(self) -> Argument:
        """The option, which may be repeated: all of what is asked holds then."""
        return argument(
            self.option, dest=self.option, metavar=self.metavar, action="append", default=[], help=self.help
        )


def _words(vocabulary: type[EventKind | Status], *left_out: str) -> str:
    return ", ".join(word for word in vocabulary if word not in left_out)


_WHEN = "'deal', the id of an event, or a date such as 2025-07-02 or 2025-07"

_TIMES = (
    Query("--before", "WHEN", f"ended when this began, or earlier: {_WHEN}", "before", "before {}", is_time=True),
    Query("--after", "WHEN", "began when this ended, or later", "after", "after {}", is_time=True),
    Query("--during", "WHEN", "began and ended within this", "during", "during {}", is_time=True),
    Query("--on", "DAY", "began and ended on this day", "on", "on {}", is_time=True),
)
_FACTS = (
    Query("--by", "ACTOR", "said or announced by this actor, by any name", "by", "by {}"),
    Query(
        "--side", "PARTY", "said or announced by this party, or by anyone on its side", "by_side", "by the side of {}"
    ),
    Query("--involving", "ACTOR", "in which this actor takes part", "involving", "involving {}"),
    Query("--about", "SUBJECT", "about this topic, actor, document or event", "about", "about {}"),
    Query("--at", "MEETING", "said or decided at this meeting", "at", "at {}"),
    Query("--mentioning", "WORDS", "with these words in a quotation", "mentioning", "mentioning “{}”"),
    Query("--citing", "SOURCE", "that some quotation of this source supports", "citing", "citing {}"),
    Query("--where", "FIELD=VALUE", "with this value, as stage=announced or rate=20..40", "where", "where {}"),
    Query(
        "--status",
        "STATUS",
        f"that stand so: {_words(Status, 'called off', 'denied')}",
        "where",
        "with the status “{}”",
        "status",
    ),
)
_KIND = Query("--kind", "KIND", f"of this kind: {_words(EventKind)}", "of_kind", "of the kind “{}”")
_EVENTS = (*_TIMES, *_FACTS)

LISTS: Mapping[str, tuple[str, tuple[Query, ...]]] = {
    "events": ("list all that took place, or what answers a question", (*_EVENTS, _KIND)),
    "rounds": ("list the rounds of negotiation", _EVENTS),
    "meetings": ("list the meetings and calls", _EVENTS),
    "statements": ("list what was said", _EVENTS),
    "tariffs": (
        "list the tariffs announced, offered, requested or enacted",
        (*_EVENTS, Query("--in-force", "DAY", "that count on this day", "in_force", "in force on {}", "on")),
    ),
    "agreements": (
        "list the agreements",
        (*_EVENTS, Query("--current", "DAY", "the latest stage of each on this day", "current", "current on {}", "on")),
    ),
    "commitments": (
        "list what sides undertake that is no tariff",
        (*_EVENTS, Query("--due", "DAY", "still to be kept on this day", "due", "due on {}", "on")),
    ),
    "plans": (
        "list what was planned, and what became of it",
        (
            *_TIMES,
            _KIND,
            Query("--became", "FATE", "such as open or kept", "where", "that became “{}”", "became"),
        ),
    ),
    "actors": ("list everyone who takes part", ()),
    "sources": ("list the articles", ()),
    "documents": ("list the resolutions, decrees and texts", ()),
    "topics": ("list the subjects of events", ()),
    "gaps": ("list what the sources leave unsaid", ()),
    "discrepancies": ("list where sources disagree, or seem to", ()),
}
"""The collections of a record that a subcommand lists: its help, and the options that ask it."""

CALLS: Mapping[str, tuple[str, tuple[Argument, ...]]] = {
    "search": (
        "find words and numbers in the articles, and what cites them",
        (argument("words", metavar="WORDS", nargs="+", help="the words, which stand there together, or a number"),),
    ),
    "rates": (
        "list what each measure levies, certainly and possibly",
        (
            argument("--on", metavar="DAY", help="at some time of this day; without it, of all time"),
            argument("--imposed-by", metavar="PARTY", help="levied by this party"),
            argument("--applied-to", metavar="PARTY", help="on the goods of this party"),
        ),
    ),
    "positions": (
        "list what each side offers, requests and pledges",
        (argument("topic", metavar="TOPIC", help="the id of a topic, such as reciprocal-tariffs"),),
    ),
    "accounts": (
        "list what each source and side says of an event",
        (argument("event", metavar="EVENT", help="the id of an event, such as deal"),),
    ),
}
"""The methods of a record that a subcommand calls for a list: its help, and the arguments of the method."""

ZONE = argument("--zone", metavar="ZONE", help="where dates are read, such as Asia/Ho_Chi_Minh")
EVENT_QUERIES = LISTS["events"][1]
