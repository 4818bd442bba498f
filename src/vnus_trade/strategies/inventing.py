"""Drawing whole folders: articles and entries that are valid together, within a folder and over several.

`story` keeps what is drawn valid; `people` and `happenings` invent the entries of which there is most to say.
"""

from functools import partial

import attrs
from hypothesis import strategies as st

from vnus_trade.evidence.stretches import Reason
from vnus_trade.model.vocabulary import DiscrepancyKind, EventKind
from vnus_trade.strategies.composing import Composition
from vnus_trade.strategies.dice import Dice
from vnus_trade.strategies.happenings import event
from vnus_trade.strategies.manuscript import Article, Entry, Form, Line, Time
from vnus_trade.strategies.people import actor, office
from vnus_trade.strategies.story import HALF_DAY, HALF_DAYS, Clause, Story
from vnus_trade.strategies.wishes import Wishes
from vnus_trade.time.reading_policy import POLICIES

_FORMS: tuple[Form, ...] = ("NFC", "NFD")
_FILLERS = (Reason.UNRELATED, Reason.FURNITURE, Reason.BACKGROUND, Reason.DUPLICATE, Reason.TRANSLATION)


@st.composite
def compositions(draw: st.DrawFn, wishes: Wishes) -> Composition:
    """Valid folders of which each wish holds."""
    story = Story(Dice(draw, wishes.alphabet), wishes)
    folders = 1 + draw(st.integers(0, wishes.max_folders - 1))
    for number in range(folders):
        _folder(story, number)
    if wishes.last:
        _last(story, folders - 1)
    for article in story.draft.articles:
        _fill(story, article)
    return Composition.of(story.draft)


def _folder(story: Story, number: int) -> None:
    """Invent one folder, which may refer to the ones before it."""
    wishes, repeat = story.wishes, story.dice.repeat
    have = len(story.worlds)
    is_quoted = have < wishes.min_events or (wishes.last != () and number == 0)
    repeat(partial(_article, story, number), int(is_quoted), 2)
    repeat(partial(_topic, story, number), 0, 2)
    has_articles = any(article.entry.folder == number for article in story.draft.articles)
    if has_articles:
        repeat(partial(actor, story, number), 0, 4)
        repeat(partial(_document, story, number), 0, 1)
        if wishes.kinds:
            repeat(partial(event, story, number, wishes.kinds), wishes.min_events - have, wishes.max_events - have)
        repeat(partial(_judgement, story, number), 0, 2)
    _subject(story, number)
    if has_articles:
        repeat(partial(_extension, story, number), 0, 3)


def _last(story: Story, folder: int) -> None:
    """Invent what the caller wants to have at the end."""
    story.dice.begin()
    kind = story.dice.pick(story.wishes.last)
    if kind == "source":
        _article(story, folder)
    elif kind == "actor":
        actor(story, folder)
    else:
        event(story, folder, (kind,))


# Articles


def _article(story: Story, folder: int) -> None:
    """Invent an article, about which its own first sentence may say something."""
    dice, articles = story.dice, story.draft.articles
    number = sum(article.entry.folder == folder for article in articles)
    entry = Entry(kind="source", id=f"source-{len(articles) + 1}", folder=folder)
    entry.values["title"] = dice.text()
    article = Article(
        entry=entry,
        file=f"{number:03}.txt",
        at=HALF_DAY * (HALF_DAYS - dice.below(HALF_DAYS)),
        form=dice.pick(_FORMS),
        newline=dice.pick(("\n", "\r\n")),
        mark="\ufeff" if dice.chance(8) else "",
        lines=[],
    )
    clauses = []
    for field in dice.several(("publisher", "origin")):
        entry.values[field] = dice.text()
        clauses.append(Clause(field, entry.values[field]))
    clauses += story.give(entry, "zone", dice.pick(story.wishes.zones))
    if dice.chance(2):
        clauses += story.give(entry, "year", dice.pick((2025, 2024)))
    if dice.chance(3):
        entry.values["languages"] = dice.pick((("en",), ("vi", "en")))
    articles.append(article)
    if dice.chance(2):
        clauses += story.time(entry, "published", story.around(article.at, article.at + 1, [article]))
    if clauses:
        story.cite(entry, [article], clauses)


def _fill(story: Story, article: Article) -> None:
    """Put sentences between the others that nothing cites, and that are set aside."""
    dice = story.dice
    said = list(article.lines)

    def filler() -> None:
        reason = dice.pick(_FILLERS)
        if reason not in (Reason.DUPLICATE, Reason.TRANSLATION):
            line = Line(words=[dice.text()], reason=reason)
        elif said:
            repeated = dice.pick(said)
            words = repeated.words if reason is Reason.DUPLICATE else [dice.text()]
            line = Line(words=list(words), reason=reason, repeats=repeated)
        else:
            return
        article.lines.insert(dice.below(len(article.lines) + 1), line)

    dice.repeat(filler, 0, 3)


# What events refer to


def _topic(story: Story, folder: int) -> None:
    entry = story.entry("topic", folder)
    entry.values["title"] = story.dice.text()
    story.draft.entries.append(entry)


def _document(story: Story, folder: int) -> None:
    dice = story.dice
    entry = story.entry("document", folder)
    articles = story.quoted(folder)
    entry.values["title"] = dice.text()
    clauses = story.literal(entry, "number", f"{dice.pick((59, 7))}-{dice.text()}") if dice.chance(2) else []
    issuers = dice.several(story.names)
    if issuers:
        entry.values["issued_by"] = issuers
        clauses += story.actors_in(entry, "issued_by", issuers)
    story.cite(entry, articles, clauses)
    story.draft.entries.append(entry)


# What is contradicted, unsaid, or said later


def _judgement(story: Story, folder: int) -> None:
    """Invent a discrepancy or a gap."""
    dice = story.dice
    kind = dice.pick(("gap", "discrepancy"))
    entry = story.entry(kind, folder)
    articles = story.quoted(folder)
    values = entry.values
    values["title"], values["explanation"] = dice.text(), dice.text()
    others = [other.id for other in story.draft.entries if other.kind != "negotiation"]
    concerns = dice.several([*(article.entry.id for article in articles), *others], 3)
    if concerns:
        values["concerns"] = concerns
    if kind == "gap":
        values["missing"] = dice.pick((*map(str, EventKind), "place", "when"))
        if dice.chance(3):
            values["count"] = dice.pick((1, 2))
        if dice.chance(2):
            entry.times["when"] = Time(story.around(*story.world(), articles), short=dice.chance(2))
    else:
        values["kind"], values["resolution"] = dice.pick(tuple(DiscrepancyKind)), dice.text()
        misnamed = dice.maybe(story.names)
        if misnamed is not None:
            values["misnames"] = {story.name(): misnamed}
    story.cite(entry, articles, ())
    story.draft.entries.append(entry)


def _subject(story: Story, folder: int) -> None:
    """Invent what a folder says that it is about: a negotiation of its own, an earlier one, or nothing."""
    dice, zones = story.dice, story.wishes.zones
    dice.begin()
    declared = story.ids("negotiation")
    # With two negotiations, a folder has to say which of them it is about.
    choice = dice.pick(("declares", "continues") if len(declared) > 1 else ("neither", "declares", "continues"))
    story.draft.continues.append(dice.pick(declared) if choice == "continues" and declared else None)
    if choice != "declares":
        return
    entry = story.entry("negotiation", folder)
    values = entry.values
    values["title"] = dice.text()
    values["parties"] = dice.several(story.names)
    values["zone"] = dice.pick(zones)
    named = [zone for zone in zones if zone is not None]
    if named and dice.chance(3):
        values["clocks"] = {dice.text(): dice.pick(named)}
    if dice.chance(3):
        values["policy"] = dice.pick(tuple(POLICIES))
    deal = dice.maybe(story.ids("agreement"))
    if deal is not None:
        values["deal"] = deal
    story.draft.entries.append(entry)


def _extension(story: Story, folder: int) -> None:
    """Invent what a later folder adds to an entry of one before it."""
    targets = [entry for entry in story.draft.entries if entry.folder < folder and entry.kind != "topic"]
    if not targets:
        return
    target = story.dice.pick(targets[::-1])
    entry = attrs.evolve(story.entry("extend", folder), id=target.id)
    if target.kind != "negotiation":
        _extend(story, target, entry)
        target.extended.append(entry)
    elif not any("deal" in part.values for part in target.parts) and (agreements := story.ids("agreement")):
        entry.values["deal"] = story.dice.pick(agreements[::-1])
        target.extended.append(entry)


def _extend(story: Story, target: Entry, entry: Entry) -> None:
    """Add names and offices to an actor, a time and order to an event, and a quotation to anything."""
    dice = story.dice
    articles = story.quoted(entry.folder)
    clauses: list[Clause] = []
    if target.kind == "actor":
        alias = dice.several((dice.text(),), 1)
        if alias:
            clauses += story.literal(entry, "aliases", alias)
        for _ in dice.times(1):
            office(story, target, entry)
        clauses.append(Clause("name", target.values["name"]))
    elif target.id in story.worlds:
        begin, end = story.worlds[target.id]
        if "announced_in" not in target.values and dice.chance(2):
            clauses += story.time(entry, "when", story.around(begin, end, articles))
        stated = target.values.get("after", ())
        earlier = [
            id_
            for id_, (_, ended) in story.worlds.items()
            if ended <= begin and target.id not in story.reaches[id_] and id_ not in stated
        ]
        after = dice.several(earlier, 1)
        clauses += story.give(entry, "after", after)
        story.refer(target.id, after)
    story.cite(entry, articles, clauses)
