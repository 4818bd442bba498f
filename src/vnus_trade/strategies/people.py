"""Inventing actors: what they are called, whose side they are on, and their offices."""

from vnus_trade.model.vocabulary import ActorKind
from vnus_trade.strategies.manuscript import Entry
from vnus_trade.strategies.story import Clause, Story


def actor(story: Story, folder: int) -> None:
    """Invent an actor and its offices."""
    dice = story.dice
    entry = story.entry("actor", folder)
    articles = story.quoted(folder)
    values = entry.values
    clauses = story.give(entry, "kind", dice.pick(tuple(ActorKind)))
    clauses += story.literal(entry, "name", story.name())
    if dice.chance(4):
        clauses += story.literal(entry, "native_name", story.name())
    aliases = tuple(dict.fromkeys(story.name() for _ in dice.times(2)))
    if aliases:
        clauses += story.literal(entry, "aliases", aliases)
    if dice.chance(6):
        values["named"] = False
        clauses.append(Clause("named"))
    side = dice.several(story.names, 1)
    if side:
        values["side"] = side[0]
        clauses += story.actors_in(entry, "side", side)
    story.names[entry.id] = (values["name"], *filter(None, (values.get("native_name"),)), *aliases)
    story.refer(entry.id, side)
    for _ in dice.times(2):
        office(story, entry, entry)
    story.cite(entry, articles, clauses)
    story.draft.entries.append(entry)


def office(story: Story, holder: Entry, part: Entry) -> None:
    """Invent an office of an actor, said by its entry or by one that extends it."""
    dice = story.dice
    entry = Entry(kind="office", id="", folder=part.folder)
    articles = story.quoted(part.folder)
    clauses = story.literal(entry, "title", dice.text())
    if not story.inferred(entry, "holder"):
        clauses.append(story.naming("", holder.id))
    organisation = dice.several([id_ for id_ in story.names if holder.id not in story.reaches[id_]], 1)
    if organisation:
        story.refer(holder.id, organisation)
        entry.values["organisation"] = organisation[0]
        clauses += story.actors_in(entry, "organisation", organisation)
    for field in dice.several(("as_of", "since"), 1):
        clauses += story.time(entry, field, story.around(*story.world(), articles))
    story.cite(entry, articles, clauses)
    part.offices.append(entry)
