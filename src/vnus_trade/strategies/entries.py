"""Entries drawn field by field, as the classes of the model say what each field is; then what folders say of them."""

from collections.abc import Callable, Container, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

from vnus_trade.evidence.backing import Backing
from vnus_trade.evidence.sources import Source
from vnus_trade.evidence.stretches import Reason
from vnus_trade.evidence.vocabulary import Status
from vnus_trade.folders.tables import EXTENDABLE
from vnus_trade.model.entities import Actor, Negotiation, Office, Place
from vnus_trade.model.events import TAKEN, Agreement, Event, Plan, RateStep
from vnus_trade.model.fields import KINDS, Field, fields_of, keyed
from vnus_trade.model.findings import Discrepancy, Gap
from vnus_trade.model.quantities import Amount, Goods, Rate, SpecificDuty
from vnus_trade.model.vocabulary import MOVES, AmountBasis, EventKind, MeasureChange, Period, Role
from vnus_trade.phrases.reading_policy import POLICIES
from vnus_trade.strategies import standing
from vnus_trade.strategies.world import (
    DAY,
    FOLLOWS,
    HALF_DAYS,
    HOLDER,
    Article,
    ArticleSentence,
    Choices,
    Cited,
    Clause,
    InventedWorld,
    Timing,
    WorldEntry,
)
from vnus_trade.time.span import TimeSpan

Drawn = tuple[Any, list[Clause]]
"""The value of a field, `None` for none, and the clauses with the words that show it."""

# What the files say beside the fields that are drawn.
_BESIDE = frozenset(("id", "sha256", "line_lengths", "evidence", "inferred"))
# What decides when an event happens, and what its times may be, is drawn with it.
_DECISIVE = frozenset(("occasion", "announced_in", "announced_by", "speakers", "in_force", "expires", "change"))
# The fields that an entry of an event gives, and that its extensions may give too.
_REPEATED = frozenset(("dated", "status", "latest_status"))
_RATES = tuple(map(Decimal, ("46", "0", "20", "12.5", "20.00")))
_PERIODS = ((Period.YEAR, " a year"), (Period.YEAR, " mỗi năm"), (Period.MONTH, " per month"))
_UNCITED = (Reason.UNRELATED, Reason.FURNITURE, Reason.BACKGROUND)
_REPEATING = (Reason.DUPLICATE, Reason.TRANSLATION)


# Whole entries

_ORDINALS = ("first", "second", "third", "fourth")


def draw_entry(world: InventedWorld, folder: int, kind: str) -> None:
    """Draw an entry of this kind; what needs an article to quote, and has none, gets the simplest."""
    cls: Any = KINDS[kind]
    choices = world.choices
    has_evidence = "evidence" in fields_of(cls)
    if has_evidence and not world.articles:
        choices.tape, tape = iter(b""), choices.tape
        draw_article(world, folder)
        choices.tape = tape
    entry = WorldEntry(kind=kind, cls=cls, id=world.free_id(kind), folder=folder, home=world.home(folder))
    clauses = _fields(world, entry, keyed(cls), world.articles if has_evidence else ())
    if issubclass(cls, Event) and choices.chance(8):
        entry.inferred["existence"] = FOLLOWS
    _say_what_rules_would(world, entry)
    _finish(world, entry, () if issubclass(cls, Discrepancy | Gap) else clauses)


# What a named rule may fill in for an entry of a kind, and the key that says of it that another gives it.
_BY_RULE: dict[str, Sequence[str]] = {"round": ("parties", "after"), "commitment": ("announced_by",)}


def _say_what_rules_would(world: InventedWorld, entry: WorldEntry) -> None:
    """Give what a named rule would fill in: nothing, or for whoever imposes a tariff an actor by inference."""
    values = entry.values
    for key in _BY_RULE.get(entry.kind, ()):
        if not (key == "announced_by" and "announced_in" in values):
            values.setdefault(key, ())
    is_announced = entry.kind == "tariff" and values.keys() & {"announced_by", "announced_in"}
    if is_announced and "imposed_by" not in values and world.ids(Actor):
        values["imposed_by"] = world.choices.pick(world.ids(Actor))
        world.refer(entry, [values["imposed_by"]])
        entry.inferred["imposed_by"] = FOLLOWS


def _finish(world: InventedWorld, entry: WorldEntry, clauses: Sequence[Clause]) -> None:
    """Cite what an entry or an extension quotes, say how an event stands there, and add it."""
    known = (standing.is_known(world, id_) for id_ in entry.values.get("after", ()))
    if Status.ENDED in entry.stands and not all(known):
        entry.inferred["after"] = FOLLOWS
    world.cite(entry, clauses)
    for key, parts in (("plan", entry.plans), ("steps", entry.steps)):
        backing = [cited for cited in entry.evidence if key in cited.fields]
        for part in parts:
            part.evidence = part.evidence or [Cited(each.article, each.sentence, [*part.values]) for each in backing]
    if issubclass(entry.cls, Event):
        standing.say_statuses(world, entry)
        standing.say_effects(world, entry)
    world.add(entry)


def draw_article(world: InventedWorld, folder: int) -> None:
    """Draw an article, of which its own first sentence may say something."""
    choices = world.choices
    article = Article(
        kind="source",
        cls=Source,
        id=world.free_id("source"),
        folder=folder,
        file=f"{sum(article.folder == folder for article in world.articles):03}.txt",
        at=choices.pick(HALF_DAYS[::-1]) + DAY // 2,
        form=choices.pick(("NFC", "NFD")),
        newline=choices.pick(("\n", "\r\n")),
        mark="\ufeff" if choices.chance(8) else "",
    )
    article.home = article
    if clauses := _fields(world, article, keyed(Source), [article]):
        world.cite(article, clauses)
    world.articles.append(article)
    world.add(article)


def draw_extension(world: InventedWorld, folder: int) -> None:
    """Draw what a folder adds to an entry of one before it, if there is any: fields, quotations, or both."""
    targets = [each for each in world.by_id.values() if each.folder < folder and issubclass(each.cls, EXTENDABLE)]
    if not targets:
        return
    target = world.choices.pick(targets[::-1])
    entry = WorldEntry(kind="extend", cls=target.cls, id=target.id, folder=folder, home=world.home(folder))
    articles = () if target.cls is Negotiation else world.articles
    if issubclass(target.cls, Event):
        articles = [article for article in articles if standing.may_be_quoted(world, target, article)]
        if not articles:
            return  # pragma: no cover - few draws have no article that may speak of it
    clauses = _fields(world, entry, _added(world, target), articles)
    if target.cls is Actor:
        clauses.append(Clause("name", target.values["name"]))
    if entry.values or entry.quotes:  # pragma: no branch - few draws leave nothing to add
        _finish(world, entry, clauses)


def _added(world: InventedWorld, target: WorldEntry) -> Sequence[str]:
    """The keys of several members, of what each part of an event says, and of what is empty so far.

    What decides when it was is left out.
    """
    given = {key for entry in world.entries if entry.id == target.id for key in entry.values}
    return [
        key
        for key, field in keyed(target.cls).items()
        if not (field.is_required or field.is_mapping or key in _DECISIVE)
        if field.is_several or field.name in _REPEATED or (key not in given and field.implied is None)
    ]


def draw_aside(world: InventedWorld, _folder: int) -> None:
    """Draw a sentence that nothing cites and that is set aside, between the others of an article."""
    choices = world.choices
    sentences = choices.pick(world.articles[::-1]).sentences if world.articles else []
    said = [sentence for sentence in sentences if not sentence.reason]
    reason = choices.pick(_UNCITED + _REPEATING if said else _UNCITED)
    repeats = choices.pick(said) if reason in _REPEATING else None
    aside = ArticleSentence(lead=choices.text(), reason=reason, repeats=repeats)
    if repeats and reason is Reason.DUPLICATE:
        aside.lead, aside.words = repeats.lead, repeats.words
    sentences.insert(choices.below(len(sentences) + 1), aside)


# Fields


@cache
def _in_order(cls: Any) -> Sequence[Field]:
    """The fields of a class that are drawn: those first that decide when it happens, and `when` next."""
    common = fields_of(Event) if issubclass(cls, Event) else {}
    places = ((0, 3), (2, 1))
    drawn = [field for key, field in keyed(cls).items() if key not in _BESIDE]
    return sorted(drawn, key=lambda field: places[field.name in common][field.value is TimeSpan])


def _fields(world: InventedWorld, entry: WorldEntry, keys: Container[str], articles: Sequence[Article]) -> list[Clause]:
    """Choose one or two of these articles to quote, the last ones first, and draw the fields and what shows them."""
    if articles:
        entry.quotes = [world.choices.pick(articles[::-1]) for _ in range(1 + world.choices.chance(3))]
    clauses: list[Clause] = []
    whole = world.by_id.get(entry.id, entry)
    for field in _in_order(entry.cls):
        if field.key not in keys or (field.name in TAKEN and "announced_in" in whole.values):
            continue
        value, shown = _DRAWN.get(field.key, _drawn)(world, entry, field)
        if value is not None:
            entry.values[field.key] = value
            needs_words = field.backing is not Backing.SAID or field.value is TimeSpan
            if field.backing is not Backing.FILING:
                clauses += (needs_words and shown) or [Clause(field.key)]
        elif field.value in (Plan, RateStep):
            clauses += shown
    return clauses


def _drawn(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw a value, or several, of the class that a field has."""
    choices = world.choices
    if field.key in _CHOSEN:
        value = choices.pick(_CHOSEN[field.key](world))
        return value, [Clause(field.key, str(value))] if value and field.backing is Backing.PRINTED else []
    if field.refers_to:
        return _references(world, entry, field)
    if field.value is TimeSpan:
        return _time(world, entry, field)
    if not field.is_required and not choices.chance(3):
        return None, []
    drawn = [_one(world, entry, field) for _ in range(1 + (field.is_several and choices.chance(2)))]
    shown = [Clause(field.key, word) for _, words in drawn for word in words]
    return tuple(dict.fromkeys(value for value, _ in drawn)) if field.is_several else drawn[0][0], shown


def _one(world: InventedWorld, entry: WorldEntry, field: Field) -> tuple[Any, Sequence[str]]:
    """Draw one value, and the words that print it."""
    choices = world.choices
    if field.vocabulary or field.value is bool:
        return choices.pick(tuple(field.vocabulary or (False, True))), ()
    if field.value is int:
        number = 1 + choices.below(4)
        return number, (choices.pick((f"round {number}", f"the {_ORDINALS[number - 1]} round")),)
    if field.value is Rate:
        return _rate(choices)
    if field.value in (Amount, SpecificDuty):
        amount, words = _amount(choices)
        if field.value is Amount:
            often, said = choices.pick(((None, ""), (None, ""), *_PERIODS))
            return attrs.evolve(amount, per=often), (f"{words}{said}",)
        per = choices.pick(("kilogram", "100 litres"))
        return SpecificDuty(amount, per), (f"{words} per {per}",)
    text = world.name() if entry.cls is Actor else choices.text()
    if field.value is not Goods:
        return text, (text,)
    code = choices.pick((None, "9001", "9001.30"))
    return Goods(text, code), (text,) if code is None else (text, f"HS {code}")


def _rate(choices: Choices) -> tuple[Rate, Sequence[str]]:
    """Draw a rate, exact, as a range or as a bound, and the words that print it."""
    least = choices.pick(_RATES)
    greatest = least + choices.pick((0, 20))
    if choices.chance(3):
        is_most, is_strict = choices.chance(2), choices.chance(2)
        words = (("at least", "more than"), ("up to", "under"))[is_most][is_strict]
        bound = Rate(*((None, least) if is_most else (least, None)), is_strict=is_strict)
        return bound, (f"{words} {least:f} per cent",)
    rate = Rate(least, greatest)
    return rate, (str(rate) if rate.is_exact else f"from {rate}",)


def _amount(choices: Choices) -> tuple[Amount, str]:
    """Draw an amount of money or of goods, and the words that print it."""
    number = choices.pick((8, 50, 900))
    return choices.pick(
        (
            (Amount(number * 10**6, unit="USD"), f"${number} million"),
            (Amount(None, number * 10**9, unit="VND"), f"up to {number} tỷ đồng"),
            (Amount(number * 10**9, None, unit="USD", is_strict=True), f"more than {number} billion dollars"),
            (Amount(number, unit="tonnes"), f"{number} tonnes"),
        )
    )


def _references(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Refer to earlier entries that do not refer to this one, and name those that are actors."""
    ids = [id_ for id_ in world.ids(*field.refers_to) if entry.id not in world.reached.get(id_, (id_,))]
    if field.key in _FITTING:
        ids = [id_ for id_ in ids if _FITTING[field.key](world, entry, id_)]
    chosen = world.choices.several(ids, 3 if field.is_several else 1)
    if not chosen:
        # Curation files always say who negotiates, if only nobody.
        return () if entry.cls is Negotiation else None, []
    world.refer(entry, chosen)
    if field.is_mapping:
        return {world.name(): id_ for id_ in chosen}, []
    return chosen if field.is_several else chosen[0], _naming(world, field, chosen)


def _naming(world: InventedWorld, field: Field, ids: Sequence[str]) -> list[Clause]:
    return [world.naming(field.key, thing) for thing in (world.by_id[id_] for id_ in ids) if thing.cls is Actor]


def _is_after(world: InventedWorld, entry: WorldEntry, other: str) -> bool:
    return world.moments[other][1] <= standing.moment(world, entry)[0]


def _is_at(world: InventedWorld, entry: WorldEntry, meeting: str) -> bool:
    """Return whether an event lies within the time of a meeting, and may be said to be at it."""
    (begin, end), (first, last) = standing.moment(world, entry), world.moments[meeting]
    return first <= begin and end <= last and standing.may_be_at(world, entry, meeting)


def _is_ongoing_at(world: InventedWorld, entry: WorldEntry, other: str) -> bool:
    (begin, end), (first, last) = standing.moment(world, entry), world.moments[other]
    return begin <= first and last <= end


_FITTING: dict[str, Callable[[InventedWorld, WorldEntry, str], bool]] = {
    "after": _is_after,
    "occasion": _is_at,
    "ongoing_at": _is_ongoing_at,
    "announced_in": standing.may_be_announced_in,
    **dict.fromkeys(("continues", "fulfils"), standing.may_be_carried_on),
}


def _time(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw a time that is true in the hidden world; the times of an entry follow each other in their order."""
    is_moved = entry.values.get("change") == MeasureChange.POSTPONES and "in_force" not in entry.values
    if not world.choices.below(4 if entry.cls is Source else 2) or (field.key == "expires" and is_moved):
        return None, []  # what is put off does not end
    if entry.cls is Source:
        begin, end = entry.quotes[0].at, entry.quotes[0].at + 1
    elif issubclass(entry.cls, Event) and field.key == "when":
        if not standing.may_have_time(world, entry):
            return None, []
        begin, end = standing.moment(world, entry)
    else:
        begin, end = (entry.until, entry.until + DAY) if entry.until else world.stretch()
        entry.until = end
    timing, words = world.timing(begin, end, entry.quotes)
    return timing, [Clause(field.key, words)]


# Fields that are drawn each in a way of its own


def _status(world: InventedWorld, entry: WorldEntry, _field: Field) -> Drawn:
    """Say perhaps how an event stands where its evidence does not, as it stands in one of the articles."""
    return world.choices.pick((None, *dict.fromkeys(standing.stands(world, entry)))), []


def _latest_status(world: InventedWorld, entry: WorldEntry, _field: Field) -> Drawn:
    standing.stands(world, entry)
    last = standing.latest(world, entry)
    if len(last) < 2 or standing.settled_status(world, entry.id) is not None:
        return None, []
    return world.choices.pick(last), []


def _plans(world: InventedWorld, entry: WorldEntry, _field: Field) -> Drawn:
    """Draw plans for an event, each with a quotation of its own, or with those of the entry."""
    clauses: list[Clause] = []
    for _ in world.choices.several(range(2)):
        plan = WorldEntry(kind="plan", cls=Plan, id=entry.id, folder=entry.folder, home=entry.home)
        has_own = world.choices.chance(2)
        plan.quotes = [world.choices.pick(world.articles[::-1])] if has_own else entry.quotes
        said = _fields(world, plan, keyed(Plan), ())
        if not plan.values.keys() & {"when", "place"}:
            continue
        entry.plans.append(plan)
        if has_own:
            world.cite(plan, said)
            plan.evidence[0].fields = [key for key in keyed(Plan) if key in plan.values.keys() - plan.inferred.keys()]
        else:
            clauses += _of_part("plan", plan, said)
    return None, clauses


def _steps(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw a rate from a date on, and perhaps another, shown by the quotations of the tariff."""
    clauses: list[Clause] = []
    for _ in world.choices.several(range(2)) if entry.quotes else ():
        step = WorldEntry(kind="steps", cls=RateStep, id=entry.id, folder=entry.folder, home=entry.home)
        step.quotes = entry.quotes
        said = _fields(world, step, keyed(RateStep), ())
        if "in_force" in step.values:
            entry.steps.append(step)
            clauses += _of_part(field.key, step, said)
    return None, clauses


def _of_part(key: str, part: WorldEntry, said: Sequence[Clause]) -> list[Clause]:
    """What the quotations of an entry say of a part of it."""
    values = [part.values[each.field] for each in said]
    timings = [value if isinstance(value, Timing) else None for value in values]
    return [Clause(key, each.words, timing=timing) for each, timing in zip(said, timings, strict=True)]


def _participants(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    roles: dict[str, list[str]] = {}
    people = world.choices.several(world.ids(Actor), 3)
    for id_ in people:
        roles.setdefault(world.choices.pick(tuple(Role)), []).append(id_)
    world.refer(entry, people)
    return roles or None, _naming(world, field, people)


def _offices(world: InventedWorld, entry: WorldEntry, _field: Field) -> Drawn:
    for _ in world.choices.several(range(2)):
        office = WorldEntry(kind="office", cls=Office, id=entry.id, folder=entry.folder, home=entry.home)
        clauses = _fields(world, office, keyed(Office), world.articles)
        world.cite(office, [*clauses, world.naming(HOLDER, world.by_id.get(entry.id, entry))])
        entry.offices.append(office)
    return None, []


def _translation(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    return (None, []) if "version_of" in entry.values else _references(world, entry, field)


def _place(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw a place by its own name, and another name of it in the words; or one that no entry is about."""
    places = world.choices.several(world.ids(Place), 1)
    if not places:
        return _drawn(world, entry, field)
    values = world.by_id[places[0]].values
    return values["name"], [Clause(field.key, world.choices.pick((values["name"], *values.get("aliases", ()))))]


_ADDRESSES = (None, "https://example.org/đàm-phán?a=1&b=%7B2%7D_#3", "http://127.0.0.1:8080")


def _exempts(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw the goods and the payers to which a tariff does not apply."""
    payers = world.choices.several(world.ids(Actor), 2)
    goods = [world.choices.text()] * world.choices.chance(2)
    world.refer(entry, payers)
    drawn = {"goods": tuple(map(Goods, goods)), "payers": payers}
    shown = [*(Clause(field.key, words) for words in goods), *_naming(world, field, payers)]
    return {key: members for key, members in drawn.items() if members} or None, shown


def _reasoned(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw what need not agree with other values, such as a rate of before with what is continued: with a reason."""
    value, _ = _drawn(world, entry, field)
    if value is not None:
        entry.inferred[field.key] = FOLLOWS
    return value, []


_CHOSEN: dict[str, Callable[[InventedWorld], Sequence[Any]]] = {
    **dict.fromkeys(("url", "archived"), lambda _: _ADDRESSES),
    "zone": lambda world: [*world.options.zones],
    "clocks": lambda world: [
        None,
        None,
        *({f"Clock of {world.choices.text()}": zone} for zone in world.options.zones if zone),
    ],
    "deal": lambda world: [None, *reversed(world.ids(Agreement))],
    "policy": lambda _: (None, *POLICIES),
    "year": lambda _: (None, 2025, 2024),
    "languages": lambda _: (None, ("en", "vi"), ("vi", "en")),
    "missing": lambda _: (*EventKind, "place", "when"),
}


def _basis_of_amount(world: InventedWorld, entry: WorldEntry, _: Field) -> Drawn:
    """Draw what an amount counts; it makes a difference only beside a rise or a cut."""
    change = world.by_id.get(entry.id, entry).values.get("change", entry.values.get("change"))
    if not world.choices.chance(2):
        return None, []
    return world.choices.pick((*AmountBasis,) if change in MOVES else (AmountBasis.TOTAL,)), []


def _worth(world: InventedWorld, entry: WorldEntry, field: Field) -> Drawn:
    """Draw the money that a quantity comes to; nothing beside money, or beside no amount."""
    whole = world.by_id.get(entry.id, entry)
    amount = entry.values.get("amount", whole.values.get("amount"))
    if amount is None or amount.is_money or not world.choices.chance(2):
        return None, []
    return Amount(2 * 10**9, unit="USD"), [Clause(field.key, "$2 billion")]


_DRAWN: dict[str, Callable[[InventedWorld, WorldEntry, Field], Drawn]] = {
    "status": _status,
    "latest_status": _latest_status,
    "plan": _plans,
    "participants": _participants,
    "exempts": _exempts,
    "steps": _steps,
    **dict.fromkeys(("rate_before", "amount_before", "change", "applied_to", "to", "continues", "within"), _reasoned),
    "office": _offices,
    "place": _place,
    "basis_of_amount": _basis_of_amount,
    "worth": _worth,
    "translation_of": _translation,
}
