"""What happened in a trade negotiation, in what order, and who says so: typed, quoted, and honest about time."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # pragma: no cover - only type checkers read it
    from vnus_trade.answers.bearing import AskedQuestion as AskedQuestion
    from vnus_trade.answers.measures import RatedMeasure as RatedMeasure
    from vnus_trade.answers.predicates import Predicates as Predicates, Question as Question, pairs as pairs
    from vnus_trade.answers.queries import Events as Events
    from vnus_trade.answers.standing import Total as Total
    from vnus_trade.contents.listing import Listing as Listing
    from vnus_trade.contents.row_types import (
        AgreementRow as AgreementRow,
        CommitmentRow as CommitmentRow,
        CommonRow as CommonRow,
        EventRow as EventRow,
        MeetingRow as MeetingRow,
        RoundRow as RoundRow,
        StatementRow as StatementRow,
        TariffRow as TariffRow,
    )
    from vnus_trade.contents.where import FieldSupport as FieldSupport
    from vnus_trade.corpus.batches import BatchColumns as BatchColumns
    from vnus_trade.corpus.checked import CHECKED as CHECKED, checked as checked
    from vnus_trade.corpus.finder import FINDINGS as FINDINGS, Finder as Finder
    from vnus_trade.curation.survey import Survey as Survey, SurveyedEntry as SurveyedEntry, survey as survey
    from vnus_trade.errors import (
        Ambiguous as Ambiguous,
        ArticleRefused as ArticleRefused,
        ArticlesRefused as ArticlesRefused,
        CurationError as CurationError,
        DocumentError as DocumentError,
        DocumentFault as DocumentFault,
        ExtraMissing as ExtraMissing,
        Fault as Fault,
        Fix as Fix,
        ImpossibleValue as ImpossibleValue,
        LeftOut as LeftOut,
        Misnamed as Misnamed,
        NoSingleAnswer as NoSingleAnswer,
        NotFound as NotFound,
        OrderContradiction as OrderContradiction,
        PhraseRefused as PhraseRefused,
        QuestionRefused as QuestionRefused,
        QuotationAmbiguous as QuotationAmbiguous,
        QuotationNotFound as QuotationNotFound,
        TextWithheld as TextWithheld,
        TimeRefused as TimeRefused,
        VnusTradeError as VnusTradeError,
        WithholdingRefused as WithholdingRefused,
        WriteRefused as WriteRefused,
        ZoneUnknown as ZoneUnknown,
    )
    from vnus_trade.evidence.ledger import Ledger as Ledger, LedgerLine as LedgerLine
    from vnus_trade.evidence.sources import Evidence as Evidence, Quotation as Quotation, Source as Source
    from vnus_trade.evidence.stretches import Lines as Lines, Reason as Reason, Repair as Repair, SetAside as SetAside
    from vnus_trade.evidence.vocabulary import Effect as Effect, Standing as Standing, Status as Status
    from vnus_trade.folders.limits import Limits as Limits
    from vnus_trade.loading import load as load
    from vnus_trade.measures.course import AppliedRate as AppliedRate
    from vnus_trade.model.entities import (
        Actor as Actor,
        Document as Document,
        Negotiation as Negotiation,
        Office as Office,
        Place as Place,
        Topic as Topic,
    )
    from vnus_trade.model.events import (
        Agreement as Agreement,
        Commitment as Commitment,
        Event as Event,
        Meeting as Meeting,
        NegotiationRound as NegotiationRound,
        Participant as Participant,
        Plan as Plan,
        RateStep as RateStep,
        StagesOn as StagesOn,
        Statement as Statement,
        TariffAnnouncement as TariffAnnouncement,
    )
    from vnus_trade.model.findings import Discrepancy as Discrepancy, Gap as Gap
    from vnus_trade.model.quantities import (
        Amount as Amount,
        Exemptions as Exemptions,
        Goods as Goods,
        Rate as Rate,
        SpecificDuty as SpecificDuty,
    )
    from vnus_trade.model.vocabulary import (
        ActorKind as ActorKind,
        AgreementStage as AgreementStage,
        AmountBasis as AmountBasis,
        Basis as Basis,
        CommitmentMatter as CommitmentMatter,
        DiscrepancyKind as DiscrepancyKind,
        EventKind as EventKind,
        MeasureChange as MeasureChange,
        Medium as Medium,
        MeetingForm as MeetingForm,
        Mode as Mode,
        Period as Period,
        RateBasis as RateBasis,
        Role as Role,
        SpeechAct as SpeechAct,
        TariffStage as TariffStage,
    )
    from vnus_trade.notebook import Picture as Picture
    from vnus_trade.phrases.finding import (
        FoundTime as FoundTime,
        find_times as find_times,
        read_phrase as read_phrase,
        say_phrase as say_phrase,
    )
    from vnus_trade.phrases.reading_policy import POLICIES as POLICIES, ReadingPolicy as ReadingPolicy
    from vnus_trade.proofs.network import Moment as Moment, Point as Point
    from vnus_trade.proofs.why import (
        Judgement as Judgement,
        Leeway as Leeway,
        Occurrence as Occurrence,
        Step as Step,
        Why as Why,
        World as World,
    )
    from vnus_trade.record.chronology import Chronology as Chronology
    from vnus_trade.record.compared import Change as Change, Difference as Difference, FieldChange as FieldChange
    from vnus_trade.record.passages import Passage as Passage, Passages as Passages
    from vnus_trade.record.plans import Fate as Fate, FollowedPlan as FollowedPlan, Plans as Plans
    from vnus_trade.record.positions import Account as Account, Position as Position
    from vnus_trade.seeds import SEEDS as SEEDS
    from vnus_trade.time.constraints import Certainty as Certainty, Relation as Relation
    from vnus_trade.time.span import TimeSpan as TimeSpan

    __all__: list[str]
    __version__: str

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
        "ActorKind AgreementStage AmountBasis Basis CommitmentMatter DiscrepancyKind EventKind MeasureChange Medium "
        "MeetingForm Mode Period RateBasis Role SpeechAct TariffStage"
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
    __all__ = sorted(_MODULES)  # noqa: PLE0605 (it is a list)

    def __getattr__(name: str) -> Any:
        if name == "__version__":
            return import_module("importlib.metadata").version("vnus-trade")
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
