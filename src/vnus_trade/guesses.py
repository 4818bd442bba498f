"""What users guess: attributes and operators that a class has not, and what to write instead, from `guesses.toml`.

Each is an error, whose text is made when somebody reads it, since programs ask for attributes that are not there.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from vnus_trade import lazy

_Class = TypeVar("_Class", bound=type)
_OPERATORS: Mapping[str, str] = {
    **{f"__{name}__": sign for name, sign in (("lt", "<"), ("le", "<"), ("gt", "<"), ("ge", "<"))},
    **{f"__{name}__": sign for name, sign in (("add", "+"), ("radd", "+"), ("sub", "-"), ("rsub", "-"))},
    **{f"__{name}__": sign for name, sign in (("or", "|"), ("and", "&"), ("invert", "~"), ("contains", "in"))},
}


class Explained:
    """What says what to write instead of an attribute or an operator that it has not."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        """Lay out the text of it as a text is: ``f"{rate:>12}"``."""
        return format(str(self), how)


class AttributeMissing(AttributeError):
    """A class has no attribute of this name; an answer is of a kind of event."""

    def __init__(self, cls: type[Any], name: str, kind: Any = None) -> None:
        # Python adds a suggestion of its own to an error that has a name.
        super().__init__(cls, name, kind, name=None)

    def __str__(self) -> str:
        cls, name, kind = self.args
        return _said(cls, name, f"{cls.__name__} has no {name!r}", cls._instead(kind, name) if kind else None)


def _missing(self: Any, name: str) -> Any:
    if hasattr(type(self), name):
        # There is one, which raised an error of its own.
        return object.__getattribute__(self, name)
    raise AttributeMissing(type(self), name, self.kind if hasattr(type(self), "_instead") else None)


def _refusing(sign: str) -> Callable[..., Any]:
    def refuse(self: Any, *_: object) -> Any:
        if _advice(type(self), sign) is None and sign != "in":
            return NotImplemented
        raise TypeError(_said(type(self), sign, f"{type(self).__name__} has no {sign!r}"))

    return refuse


# Set here, since type checkers would take every name for an attribute, and every operator for one that works.
for _name, _method in {"__getattr__": _missing, **{name: _refusing(sign) for name, sign in _OPERATORS.items()}}.items():
    setattr(Explained, _name, _method)


def no_sequence(cls: _Class) -> _Class:
    """Refuse `len` and iteration of a class, with what to write; objects of it are true."""
    refused = {"__iter__": _refusing("iteration"), "__len__": _refusing("len"), "__bool__": lambda _: True}
    for name, method in refused.items():
        setattr(cls, name, method)
    return cls


@cache
def _guesses() -> Mapping[str, Mapping[str, str]]:
    """What to write, by class and by what people guess."""
    found: Mapping[str, Mapping[str, str]] = lazy.tomllib.loads(
        Path(__file__).with_name("guesses.toml").read_text(encoding="utf-8")
    )
    return found


def advice(about: str, guess: str) -> str | None:
    """What to write instead of a guess about a class or a question of this name; `None` if nobody thought of it."""
    return _guesses().get(about, {}).get(guess)


def _advice(cls: type[Any], guess: str) -> str | None:
    """What to write instead of a guess about this class or one that it is derived from."""
    return next((found for base in cls.__mro__ if (found := advice(base.__name__, guess))), None)


def _said(cls: type[Any], guess: str, what: str, otherwise: str | None = None) -> str:
    """An error about a guess: with what to write, or the names that are like it."""
    instead = _advice(cls, guess) or otherwise
    if instead is not None:
        return f"{what}; write {instead}"
    return f"{what}{lazy.names.meant(guess, (name for name in dir(cls) if name[0] != '_'))}"
