"""The rules by which a field may be filled in, each with its sentence."""

from enum import StrEnum


class NamedRule(StrEnum):
    """A rule by its sentence: the reason that what it fills in has in `inferred`, and so is shown with everywhere."""

    PUBLISHED = "given when the article was added"
    """A source's `published` and `zone`, for which no words are quoted."""
    OCCASION = "the head of the curation file gives it for all that its article reports"
    """The `occasion` of what is said or made known, as the head of a file has it."""
    PLACE_ZONE = "as of the place, {place}"
    """The zone of an event's time: that of the place where it was."""
    PARTIES = "the parties of the negotiation"
    """The `parties` of a round."""
    AFTER = "rounds are numbered in their order"
    """The `after` of a numbered round: the nearest lower one of its series that took place."""
    IMPOSED_BY = "whoever announces a tariff, and does not request it, speaks for the side that imposes it"
    """The `imposed_by` of a tariff."""
    ANNOUNCED_BY = "a side announces what it offers, pledges or requests"
    """The `announced_by` of a commitment."""
