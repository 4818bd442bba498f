"""The types of the rows of events, by kind: written by `tests.rewrite` from `interchange/rows.py`, never by hand."""

from datetime import datetime
from decimal import Decimal
from typing import TypedDict


class CommonRow(TypedDict):
    """What the row of every event has."""

    id: str
    kind: str
    title: str
    certain: bool | None
    basis: str
    status: str
    caveat: str | None
    written: str | None
    zone: str | None
    begin_earliest: datetime | None
    begin_latest: datetime | None
    end_earliest: datetime | None
    end_latest: datetime | None
    dated: str | None
    place: str | None
    occasion: str | None
    occasion_named: str | None
    after: str | None
    after_named: str | None
    actors: str | None
    actors_named: str | None
    topics: str | None
    topics_named: str | None
    documents: str | None
    documents_named: str | None
    inferred: str | None
    quotation: str | None
    source: str | None
    source_named: str | None
    offset: int | None
    line: int | None
    sources: str | None


class MeetingRow(CommonRow):
    """The row of a meeting."""

    form: str | None
    participants: str | None
    participants_named: str | None
    mode: str | None
    ordinal: int | None
    outcomes: str | None


class RoundRow(CommonRow):
    """The row of a round."""

    number: int | None
    parties: str | None
    parties_named: str | None
    participants: str | None
    participants_named: str | None
    mode: str | None
    series: str | None


class TariffRow(CommonRow):
    """The row of a tariff."""

    announced_in: str | None
    announced_in_named: str | None
    announced_by: str | None
    announced_by_named: str | None
    provided: str | None
    imposed_by: str | None
    imposed_by_named: str | None
    applied_to: str | None
    applied_to_named: str | None
    applied_to_all: bool | None
    goods: str | None
    goods_hs: str | None
    exempts_goods: str | None
    exempts_payers: str | None
    exempts_payers_named: str | None
    condition: str | None
    trade_covered_least: Decimal | None
    trade_covered_greatest: Decimal | None
    trade_covered_unit: str | None
    trade_covered_per: str | None
    within: str | None
    within_named: str | None
    change: str | None
    rate_minimum: Decimal | None
    rate_maximum: Decimal | None
    rate_before_minimum: Decimal | None
    rate_before_maximum: Decimal | None
    basis_of_rate: str | None
    steps: str | None
    specific_least: Decimal | None
    specific_greatest: Decimal | None
    specific_unit: str | None
    specific_per: str | None
    stage: str | None
    instrument: str | None
    instrument_named: str | None
    authority: str | None
    authority_named: str | None
    in_force: str | None
    in_force_zone: str | None
    in_force_begin_earliest: datetime | None
    in_force_begin_latest: datetime | None
    in_force_end_earliest: datetime | None
    in_force_end_latest: datetime | None
    expires: str | None
    expires_zone: str | None
    expires_begin_earliest: datetime | None
    expires_begin_latest: datetime | None
    expires_end_earliest: datetime | None
    expires_end_latest: datetime | None
    continues: str | None
    continues_named: str | None
    retaliates_for: str | None
    retaliates_for_named: str | None
    fulfils: str | None
    fulfils_named: str | None


class StatementRow(CommonRow):
    """The row of a statement."""

    speakers: str | None
    speakers_named: str | None
    speech_acts: str | None
    gist: str | None
    verbatim: str | None
    medium: str | None
    outlet: str | None
    outlet_named: str | None
    relayed_by: str | None
    relayed_by_named: str | None
    addressees: str | None
    addressees_named: str | None
    about: str | None
    about_named: str | None
    replies_to: str | None
    replies_to_named: str | None


class AgreementRow(CommonRow):
    """The row of an agreement."""

    announced_in: str | None
    announced_in_named: str | None
    announced_by: str | None
    announced_by_named: str | None
    provided: str | None
    parties: str | None
    parties_named: str | None
    stage: str | None
    reached: str | None
    reached_zone: str | None
    reached_begin_earliest: datetime | None
    reached_begin_latest: datetime | None
    reached_end_earliest: datetime | None
    reached_end_latest: datetime | None
    continues: str | None
    continues_named: str | None


class CommitmentRow(CommonRow):
    """The row of a commitment."""

    announced_in: str | None
    announced_in_named: str | None
    announced_by: str | None
    announced_by_named: str | None
    provided: str | None
    obliged: str | None
    obliged_named: str | None
    to: str | None
    to_named: str | None
    matter: str | None
    subject: str | None
    within: str | None
    within_named: str | None
    change: str | None
    goods: str | None
    goods_hs: str | None
    amount_least: Decimal | None
    amount_greatest: Decimal | None
    amount_unit: str | None
    amount_per: str | None
    basis_of_amount: str | None
    worth_least: Decimal | None
    worth_greatest: Decimal | None
    worth_unit: str | None
    worth_per: str | None
    amount_before_least: Decimal | None
    amount_before_greatest: Decimal | None
    amount_before_unit: str | None
    amount_before_per: str | None
    stage: str | None
    deadline: str | None
    deadline_zone: str | None
    deadline_begin_earliest: datetime | None
    deadline_begin_latest: datetime | None
    deadline_end_earliest: datetime | None
    deadline_end_latest: datetime | None
    continues: str | None
    continues_named: str | None
    fulfils: str | None
    fulfils_named: str | None


class EventRow(MeetingRow, RoundRow, TariffRow, StatementRow, AgreementRow, CommitmentRow):
    """The row of an event among those of all kinds."""
