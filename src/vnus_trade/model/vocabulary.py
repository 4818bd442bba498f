"""The closed vocabularies of the model: each is a `StrEnum`, whose members are the words that curations write."""

from vnus_trade.evidence.vocabulary import Vocabulary


class ActorKind(Vocabulary):
    """What sort of actor takes part."""

    PERSON = "person"
    GROUP = "group"
    STATE = "state"
    GOVERNMENT = "government"
    PARTY = "party"
    DELEGATION = "delegation"
    MISSION = "mission"
    ORGANISATION = "organisation"
    MEDIA = "media"


class EventKind(Vocabulary):
    """The six kinds of event."""

    MEETING = "meeting"
    ROUND = "round"
    TARIFF = "tariff"
    STATEMENT = "statement"
    AGREEMENT = "agreement"
    COMMITMENT = "commitment"


class Basis(Vocabulary):
    """Whether a source says that something happened, or the curator concluded it."""

    STATED = "stated"
    INFERRED = "inferred"


class MeetingForm(Vocabulary):
    """How people met."""

    PHONE_CALL = "phone call"
    CABINET_MEETING = "cabinet meeting"
    PRESS_CONFERENCE = "press conference"
    MEETING = "meeting"
    VISIT = "visit"


class Mode(Vocabulary):
    """Whether people met in one room."""

    IN_PERSON = "in person"
    VIDEO = "video"
    HYBRID = "hybrid"


class Role(Vocabulary):
    """What a participant was at a meeting or a round; a head led a delegation, of which others were members."""

    CHAIR = "chair"
    PARTY = "party"
    SPEAKER = "speaker"
    HOST = "host"
    ATTENDEE = "attendee"
    HEAD = "head"
    MEMBER = "member"


class SpeechAct(Vocabulary):
    """What a speaker does by saying it, after Searle (1976): assertives, commissives, directives, expressives."""

    ASSERTS = "asserts"
    ANNOUNCES = "announces"
    COMMITS = "commits"
    THREATENS = "threatens"
    OFFERS = "offers"
    AGREES = "agrees"
    REJECTS = "rejects"
    REQUESTS = "requests"
    INSTRUCTS = "instructs"
    APPRECIATES = "appreciates"
    WISHES = "wishes"


class Medium(Vocabulary):
    """By what means a statement was made."""

    SPOKEN = "spoken"
    POST = "post"
    LETTER = "letter"
    PUBLICATION = "publication"


class TariffStage(Vocabulary):
    """How far a change to a tariff, or a commitment, had come.

    What is under consideration one side weighs, plans or proposes of its own accord, and has not decided. What is under
    negotiation is talked about between sides, and nobody has offered, asked for or pledged it yet.
    """

    UNDER_CONSIDERATION = "under consideration"
    THREATENED = "threatened"
    UNDER_NEGOTIATION = "under negotiation"
    ANNOUNCED = "announced"
    OFFERED = "offered"
    REQUESTED = "requested"
    PLEDGED = "pledged"
    AGREED = "agreed"
    ENACTED = "enacted"
    WITHDRAWN = "withdrawn"


class MeasureChange(Vocabulary):
    """What an announcement does to a tariff or to what a commitment is about."""

    INTRODUCES = "introduces"
    RAISES = "raises"
    CUTS = "cuts"
    REMOVES = "removes"
    SUSPENDS = "suspends"
    RESTORES = "restores"
    PROLONGS = "prolongs"
    POSTPONES = "postpones"
    KEEPS = "keeps"


MOVES = frozenset((MeasureChange.RAISES, MeasureChange.CUTS))
"""The changes to another rate or amount."""

HARSH = frozenset((MeasureChange.INTRODUCES, MeasureChange.RAISES))
"""The changes that make a measure harsher."""

PUT_OFF = frozenset((MeasureChange.SUSPENDS, MeasureChange.PROLONGS, MeasureChange.POSTPONES))
"""The changes that last until a day to come."""

EASING = frozenset((MeasureChange.CUTS, MeasureChange.REMOVES, MeasureChange.SUSPENDS))
"""The changes that ease a measure, or end it."""


class RateBasis(Vocabulary):
    """What a rate counts: all that is levied, what comes on top of other duties, or the most that they come to."""

    TOTAL = "total"
    ADDITIONAL = "additional"
    CAP = "cap"


class AmountBasis(Vocabulary):
    """What an amount counts: all that there is to be, or the difference that a rise or a cut makes."""

    TOTAL = "total"
    DIFFERENCE = "difference"


class Period(Vocabulary):
    """For how long an amount is, over and over: 40,000 tonnes a year."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


class CommitmentMatter(Vocabulary):
    """What a commitment is about.

    A non-tariff measure is one of the UNCTAD classification without a word of its own here: import licences, port fees,
    safeguards, anti-dumping, standards. Of negotiation, `change` says that a side opens talks (introduces), suspends or
    postpones them, breaks them off (removes), or resumes them (restores), and `stage` that it did or only threatens to.
    """

    PURCHASE = "purchase"
    INVESTMENT = "investment"
    MARKET_ACCESS = "market access"
    QUOTA = "quota"
    EXPORT_CONTROL = "export control"
    RECOGNITION = "recognition"
    NON_TARIFF_MEASURE = "non-tariff measure"
    NEGOTIATION = "negotiation"
    OTHER = "other"


class AgreementStage(Vocabulary):
    """How far an agreement had come, in the words of whoever speaks of it.

    What is suspended may be taken up again, and is then in force as a later stage. What expired, or lapsed, ended by
    its own terms, and what was terminated by an act: that of a side which left it, or of both.
    """

    INTENDED = "intended"
    AGREED = "agreed"
    CONSENSUS = "consensus"
    PRELIMINARY = "preliminary"
    ANNOUNCED = "announced"
    SIGNED = "signed"
    RATIFIED = "ratified"
    PROVISIONALLY_APPLIED = "provisionally applied"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"


class DiscrepancyKind(Vocabulary):
    """A source is wrong, sources conflict, words differ, or they only seem to conflict."""

    ERROR = "error"
    CONFLICT = "conflict"
    WORDING = "wording"
    APPARENT = "apparent"
