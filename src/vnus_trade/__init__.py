"""What happened in a trade negotiation, in what order, and who says so: typed, quoted, and honest about time."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # pragma: no cover - only type checkers read it
    from vnus_trade.answers.bearing import AskedQuestion
    from vnus_trade.answers.measures import RatedMeasure
    from vnus_trade.answers.predicates import Predicates, Question, pairs
    from vnus_trade.answers.queries import Events
    from vnus_trade.answers.standing import Total
    from vnus_trade.contents.listing import Listing
    from vnus_trade.contents.row_types import (
        AgreementRow,
        CommitmentRow,
        CommonRow,
        EventRow,
        MeetingRow,
        RoundRow,
        StatementRow,
        TariffRow,
    )
    from vnus_trade.contents.where import FieldSupport
    from vnus_trade.corpus.batches import BatchColumns
    from vnus_trade.corpus.checked import CHECKED, checked
    from vnus_trade.corpus.finder import FINDINGS, Finder
    from vnus_trade.curation.survey import Survey, SurveyedEntry, survey
    from vnus_trade.errors import (
        Ambiguous,
        ArticleRefused,
        ArticlesRefused,
        CurationError,
        DocumentError,
        DocumentFault,
        ExtraMissing,
        Fault,
        Fix,
        ImpossibleValue,
        LeftOut,
        Misnamed,
        NoSingleAnswer,
        NotFound,
        OrderContradiction,
        PhraseRefused,
        QuestionRefused,
        QuotationAmbiguous,
        QuotationNotFound,
        TextWithheld,
        TimeRefused,
        VnusTradeError,
        WithholdingRefused,
        WriteRefused,
        ZoneUnknown,
    )
    from vnus_trade.evidence.ledger import Ledger, LedgerLine
    from vnus_trade.evidence.sources import Evidence, Quotation, Source
    from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
    from vnus_trade.evidence.vocabulary import Effect, Standing, Status
    from vnus_trade.folders.limits import Limits
    from vnus_trade.loading import load
    from vnus_trade.measures.course import AppliedRate
    from vnus_trade.model.entities import Actor, Document, Negotiation, Office, Place, Topic
    from vnus_trade.model.events import (
        Agreement,
        Commitment,
        Event,
        Meeting,
        NegotiationRound,
        Participant,
        Plan,
        RateStep,
        StagesOn,
        Statement,
        TariffAnnouncement,
    )
    from vnus_trade.model.findings import Discrepancy, Gap
    from vnus_trade.model.quantities import Amount, Exemptions, Goods, Rate, SpecificDuty
    from vnus_trade.model.vocabulary import (
        ActorKind,
        AgreementStage,
        Basis,
        CommitmentMatter,
        DiscrepancyKind,
        EventKind,
        MeasureChange,
        Medium,
        MeetingForm,
        Mode,
        RateBasis,
        Role,
        SpeechAct,
        TariffStage,
    )
    from vnus_trade.notebook import Picture
    from vnus_trade.phrases.finding import FoundTime, find_times, read_phrase, say_phrase
    from vnus_trade.phrases.reading_policy import POLICIES, ReadingPolicy
    from vnus_trade.proofs.network import Moment, Point
    from vnus_trade.proofs.why import Judgement, Leeway, Occurrence, Step, Why, World
    from vnus_trade.record.chronology import Chronology
    from vnus_trade.record.compared import Change, Difference, FieldChange
    from vnus_trade.record.passages import Passage, Passages
    from vnus_trade.record.plans import Fate, FollowedPlan, Plans
    from vnus_trade.record.positions import Account, Position
    from vnus_trade.seeds import SEEDS
    from vnus_trade.time.constraints import Certainty, Relation
    from vnus_trade.time.span import TimeSpan

    __version__: str

__all__ = [
    "CHECKED",
    "FINDINGS",
    "POLICIES",
    "SEEDS",
    "Account",
    "Actor",
    "ActorKind",
    "Agreement",
    "AgreementRow",
    "AgreementStage",
    "Ambiguous",
    "Amount",
    "AppliedRate",
    "ArticleRefused",
    "ArticlesRefused",
    "AskedQuestion",
    "Basis",
    "BatchColumns",
    "Certainty",
    "Change",
    "Chronology",
    "Commitment",
    "CommitmentMatter",
    "CommitmentRow",
    "CommonRow",
    "CurationError",
    "Difference",
    "Discrepancy",
    "DiscrepancyKind",
    "Document",
    "DocumentError",
    "DocumentFault",
    "Effect",
    "Event",
    "EventKind",
    "EventRow",
    "Events",
    "Evidence",
    "Exemptions",
    "ExtraMissing",
    "Fate",
    "Fault",
    "FieldChange",
    "FieldSupport",
    "Finder",
    "Fix",
    "FollowedPlan",
    "FoundTime",
    "Gap",
    "Goods",
    "ImpossibleValue",
    "Judgement",
    "Ledger",
    "LedgerLine",
    "Leeway",
    "LeftOut",
    "Limits",
    "Lines",
    "Listing",
    "MeasureChange",
    "Medium",
    "Meeting",
    "MeetingForm",
    "MeetingRow",
    "Misnamed",
    "Mode",
    "Moment",
    "Negotiation",
    "NegotiationRound",
    "NoSingleAnswer",
    "NotFound",
    "Occurrence",
    "Office",
    "OrderContradiction",
    "Participant",
    "Passage",
    "Passages",
    "PhraseRefused",
    "Picture",
    "Place",
    "Plan",
    "Plans",
    "Point",
    "Position",
    "Predicates",
    "Question",
    "QuestionRefused",
    "Quotation",
    "QuotationAmbiguous",
    "QuotationNotFound",
    "Rate",
    "RateBasis",
    "RateStep",
    "RatedMeasure",
    "ReadingPolicy",
    "Reason",
    "Relation",
    "Repair",
    "Role",
    "RoundRow",
    "SetAside",
    "Source",
    "SpecificDuty",
    "SpeechAct",
    "StagesOn",
    "Standing",
    "Statement",
    "StatementRow",
    "Status",
    "Step",
    "Survey",
    "SurveyedEntry",
    "TariffAnnouncement",
    "TariffRow",
    "TariffStage",
    "TextWithheld",
    "TimeRefused",
    "TimeSpan",
    "Topic",
    "Total",
    "VnusTradeError",
    "Why",
    "WithholdingRefused",
    "World",
    "WriteRefused",
    "ZoneUnknown",
    "checked",
    "find_times",
    "load",
    "pairs",
    "read_phrase",
    "say_phrase",
    "survey",
]

# The modules of these names, each of which is imported when one of its names is first asked for.
_HOMES = {
    "corpus.batches": "BatchColumns",
    "corpus.checked": "CHECKED checked",
    "corpus.finder": "FINDINGS Finder",
    "curation.survey": "Survey SurveyedEntry survey",
    "answers.bearing": "AskedQuestion",
    "contents.listing": "Listing",
    "answers.measures": "RatedMeasure",
    "answers.predicates": "Predicates Question pairs",
    "answers.queries": "Events",
    "answers.standing": "Total",
    "contents.where": "FieldSupport",
    "errors": (
        "Ambiguous Fix LeftOut ArticleRefused ArticlesRefused CurationError DocumentError DocumentFault "
        "ExtraMissing Fault ImpossibleValue Misnamed NoSingleAnswer NotFound OrderContradiction PhraseRefused "
        "QuestionRefused QuotationAmbiguous QuotationNotFound TextWithheld TimeRefused VnusTradeError "
        "WithholdingRefused WriteRefused ZoneUnknown"
    ),
    "contents.row_types": "AgreementRow CommitmentRow CommonRow EventRow MeetingRow RoundRow StatementRow TariffRow",
    "evidence.ledger": "Ledger LedgerLine",
    "evidence.sources": "Evidence Quotation Source",
    "evidence.stretches": "Lines Reason Repair SetAside",
    "evidence.vocabulary": "Effect Standing Status",
    "folders.limits": "Limits",
    "loading": "load",
    "measures.course": "AppliedRate",
    "model.entities": "Actor Document Negotiation Office Place Topic",
    "model.events": (
        "Agreement Commitment Event Meeting NegotiationRound Participant Plan RateStep StagesOn "
        "Statement TariffAnnouncement"
    ),
    "model.findings": "Discrepancy Gap",
    "model.quantities": "Amount Exemptions Goods Rate SpecificDuty",
    "model.vocabulary": (
        "ActorKind AgreementStage Basis CommitmentMatter DiscrepancyKind EventKind MeasureChange Medium "
        "MeetingForm Mode RateBasis Role SpeechAct TariffStage"
    ),
    "notebook": "Picture",
    "proofs.network": "Moment Point",
    "proofs.why": "Judgement Leeway Occurrence Step Why World",
    "record.chronology": "Chronology",
    "record.compared": "Change Difference FieldChange",
    "record.passages": "Passage Passages",
    "record.plans": "Fate FollowedPlan Plans",
    "record.positions": "Account Position",
    "seeds": "SEEDS",
    "time.constraints": "Certainty Relation",
    "phrases.finding": "FoundTime find_times read_phrase say_phrase",
    "phrases.reading_policy": "POLICIES ReadingPolicy",
    "time.span": "TimeSpan",
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}


if not TYPE_CHECKING:  # pragma: no branch - a type checker would take every name for one that is there

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            return import_module("importlib.metadata").version("vnus-trade")
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return value


def __dir__() -> list[str]:
    return __all__
