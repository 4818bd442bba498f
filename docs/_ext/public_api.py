"""The reference of the public API: what `vnus_trade` exports, what it is made from, and what leads to it.

autodoc describes each name. Added here is what it cannot know: where a class comes from and which queries return it,
what raises an error, and that `code` which is the name of something public leads there, on every page.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from types import GenericAlias
from typing import Any, get_args, get_type_hints

import attrs
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

import vnus_trade
from vnus_trade import strategies
from vnus_trade.frozen import FrozenMapping, hints_of

MACHINERY = frozenset(
    (
        "Chronology.all_events",
        "Chronology.curated",
        "Chronology.of",
        "Chronology.order",
        "Events.of",
        "FollowedPlan.of",
        "Plans.of",
        "Source.locator",
        "TimeSpan.begin_bounds",
        "TimeSpan.end_bounds",
        "TimeSpan.of_bounds",
    )
)
"""What modules of the library need of each other: it takes or gives what nobody else knows, and is no API."""

MADE = {
    "Chronology": "`load` and `Chronology.from_json` make it; nobody calls the constructor.",
    **dict.fromkeys(("Events", "Listing"), "Chronologies and queries make it; nobody calls the constructor."),
    **dict.fromkeys(("Plans", "FollowedPlan"), "`Chronology.plans` makes it; nobody calls the constructor."),
    **dict.fromkeys(("Passage", "Passages"), "`Chronology.search` makes it; nobody calls the constructor."),
    **dict.fromkeys(
        ("Difference", "Change", "FieldChange"), "`Chronology.diff` makes it; nobody calls the constructor."
    ),
    **dict.fromkeys(
        ("Why", "Judgement", "Step", "FieldSupport", "AskedQuestion", "World"),
        "`Events.why` and `Chronology.why` make it; nobody calls the constructor.",
    ),
}
"""Classes whose constructors are no API, and where their objects come from."""

STRATEGIES = "vnus_trade.strategies"
NAMES = {
    **{name: f"vnus_trade.{name}" for name in vnus_trade.__all__},
    **{
        f"strategies.{name}": f"{STRATEGIES}.{name}"
        for name, thing in vars(strategies).items()
        if not name.startswith("_")
        and (getattr(thing, "__module__", "") == STRATEGIES if callable(thing) else isinstance(thing, str | tuple))
    },
}
"""Public names, as the pages write them, with where they are documented."""


def _classes() -> dict[str, type]:
    public = {name: getattr(vnus_trade, name) for name in vnus_trade.__all__}
    return {name: thing for name, thing in public.items() if inspect.isclass(thing)}


def _own(cls: type) -> Iterator[tuple[str, Any]]:
    """The public members that a class has from this library, itself or by inheritance."""
    ours = [base for base in cls.__mro__ if base.__module__.startswith("vnus_trade")]
    for name in dict.fromkeys(name for base in ours for name in (*vars(base).get("__annotations__", ()), *vars(base))):
        if not name.startswith("_") and f"{cls.__name__}.{name}" not in MACHINERY:
            yield name, inspect.getattr_static(cls, name, None)


CLASSES = _classes()
MEMBERS = {name: tuple(member for member, _ in _own(cls)) for name, cls in CLASSES.items()}
"""The public members of each public class."""

OWN = {
    name: tuple(
        member
        for member in MEMBERS[name]
        if not any(member in MEMBERS.get(base.__name__, ()) for base in CLASSES[name].__mro__[1:])
    )
    for name in CLASSES
}
"""Those of them that no other public class hands down to it: each member is described once."""


def _returned(cls: type, name: str, member: Any) -> set[type]:
    """The public classes that a member gives."""
    function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
    try:
        hint = get_type_hints(function)["return"] if inspect.isfunction(function) else get_type_hints(cls)[name]
    except (KeyError, NameError, TypeError):
        return set()
    return set(_within(hint))


def _within(hint: Any) -> Iterator[type]:
    arguments = get_args(hint)
    if hint in CLASSES.values():
        yield hint
    # A sequence of events is both; what a function takes is not returned.
    yield from (found for argument in arguments if not isinstance(argument, list) for found in _within(argument))


def _returning() -> dict[str, list[str]]:
    """For each public class the members that return it, written once where the class defines or inherits them."""
    found: dict[str, list[str]] = {name: [] for name in CLASSES}
    for owner, cls in CLASSES.items():
        for name, member in _own(cls):
            for returned in _returned(cls, name, member) if name in OWN[owner] else ():
                if returned is not cls or owner not in ("Events", "Plans"):
                    found[returned.__name__].append(f"{owner}.{name}")
    for function in ("load", "read_phrase"):
        (returned,) = _within(get_type_hints(getattr(vnus_trade, function))["return"])
        found[returned.__name__].insert(0, function)
    return found


def _raising() -> dict[str, list[str]]:
    """For each error what says that it raises it, in its docstring."""
    found: dict[str, list[str]] = {}
    documented = {function: inspect.getdoc(getattr(vnus_trade, function)) for function in ("load", "read_phrase")}
    documented["say_phrase"] = inspect.getdoc(vnus_trade.say_phrase)
    for owner, cls in CLASSES.items():
        documented[owner] = None if issubclass(cls, Exception | Enum) else cls.__doc__
        for name, member in _own(cls):
            if name in OWN[owner] and (callable(member) or isinstance(member, property | classmethod)):
                documented[f"{owner}.{name}"] = inspect.getdoc(member)
    for name, text in documented.items():
        for sentence in re.split(r"(?<=[.;])\s", text or ""):
            if "aises" in sentence:
                for error in re.findall(r"`(\w+)`", sentence):
                    if error in CLASSES and issubclass(CLASSES[error], Exception):
                        found.setdefault(error, []).append(name)
    return found


RETURNING = _returning()
RAISING = _raising()


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _say_more(app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Add to a class what it is a kind of, where it comes from, and which queries return it."""
    cls = getattr(obj, "__name__", "")
    if what not in ("class", "exception") or not inspect.isclass(obj) or CLASSES.get(cls) is not obj:
        return
    added = []
    if issubclass(obj, vnus_trade.Event) and obj is not vnus_trade.Event:
        added.append("An `Event`, and has all that an event has.")
    if what == "exception" and obj is not vnus_trade.VnusTradeError:
        bases = [base.__name__ for base in obj.__mro__[1:] if base.__module__ == "builtins"]
        parent = next(base.__name__ for base in obj.__mro__[1:] if base.__name__ in CLASSES)
        attributes = ", ".join(f"``{given}``" for given in inspect.signature(obj).parameters)
        added += [f"Attributes: {attributes}.", f"Derived from `{parent}` and :exc:`{bases[0]}`."]
    if cls in MADE:
        added.append(MADE[cls])
    if RETURNING.get(cls):
        added.append(f"Found in: {_listed(RETURNING[cls])}.")
    if RAISING.get(cls):
        added.append(f"Raised by: {_listed(RAISING[cls])}.")
    example = next((at for at, line in enumerate(lines) if line.startswith(">>>")), len(lines))
    lines[example:example] = [line for text in added for line in ("", text, "")]


def _signature(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, signature: str | None, returned: str | None
) -> tuple[str | None, str | None] | None:
    """Nothing for constructors that are no API, and defaults by a name, or `...`, where they are long or made anew."""
    if what == "class" and (getattr(obj, "__name__", "") in MADE or issubclass(obj, Enum)):
        return "", None
    if signature is None:
        return None
    signature = re.sub(r"mappingproxy\(\{.*?\}\)", "...", signature).replace("NOTHING", "...")
    for constant in ("ALPHABET", "ZONES"):
        signature = signature.replace(repr(getattr(strategies, constant)), constant)
    return signature, None if what in ("class", "exception") else returned


def _skip(app: Sphinx, what: str, name: str, obj: Any, skip: bool, options: Any) -> bool | None:  # noqa: FBT001
    owner = app.env.current_document.autodoc_class.rpartition(".")[2]
    return True if owner in OWN and name not in OWN[owner] else None


class LinkPublicNames(SphinxTransform):
    """Let `code` that is the name of something public lead to it."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        for literal in list(self.document.findall(nodes.literal)):
            target = self._target(literal)
            if target is not None:
                link = addnodes.pending_xref("", refdomain="py", reftype="obj", reftarget=target, refexplicit=True)
                literal.replace_self(link)
                link += literal

    def _target(self, literal: nodes.literal) -> str | None:
        text = literal.astext().removeprefix("vnus_trade.").removesuffix("()")
        described = ""
        parent = literal.parent
        while parent is not None:
            if isinstance(parent, nodes.title | nodes.reference | addnodes.pending_xref | addnodes.desc_signature):
                return None
            if isinstance(parent, addnodes.desc) and isinstance(parent[0], nodes.Element) and not described:
                described = parent[0].get("fullname", "")
            parent = parent.parent
        owner, _, member = text.rpartition(".")
        if text == described or text.endswith("__all__"):
            return None
        if text in NAMES:
            return NAMES[text]
        if owner in MEMBERS and member in MEMBERS[owner]:
            return _documented(owner, member)
        cls = described.partition(".")[0]
        if not owner and cls in MEMBERS and text in MEMBERS[cls] and described != f"{cls}.{text}":
            return _documented(cls, text)
        return None


def _documented(owner: str, member: str) -> str | None:
    """Where a member is documented: with its class, or with that from which it is inherited."""
    bases = (base.__name__ for base in CLASSES[owner].__mro__)
    return next((f"vnus_trade.{base}.{member}" for base in bases if member in OWN.get(base, ())), None)


def _read_as_mappings(classes: Mapping[str, type]) -> None:
    """Let readers see what our frozen mapping is for them: a mapping of texts."""
    bases = {base for public in classes.values() for base in public.__mro__}
    # The model keeps its annotations as they are before they change here.
    for cls in filter(attrs.has, bases):
        hints_of(cls)
    for cls in bases:
        made = getattr(vars(cls).get("__init__"), "__annotations__", {})
        for hints in (vars(cls).get("__annotations__", {}), made):
            for name, hint in list(hints.items()):
                if getattr(hint, "__origin__", None) is FrozenMapping:
                    hints[name] = GenericAlias(Mapping, (str, *get_args(hint)))


def setup(app: Sphinx) -> dict[str, Any]:
    """Hear what autodoc finds."""
    _read_as_mappings(CLASSES)
    app.connect("autodoc-process-docstring", _say_more)
    app.connect("autodoc-process-signature", _signature)
    app.connect("autodoc-skip-member", _skip)
    app.add_transform(LinkPublicNames)
    return {"parallel_read_safe": True}
