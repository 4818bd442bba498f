"""What is imported only when it is asked for."""

from importlib import import_module
from typing import Any, ClassVar

from vnus_trade.errors import ExtraMissing


def deferred(module: str, name: str, *, extra: str | None = None) -> Any:
    """What a module calls `name`, importing the module now if nobody has yet.

    A chronology draws itself and writes itself out, but a program that only loads and asks should
    not wait for the modules that do so, let alone for the libraries of an `extra`. Raises `ExtraMissing` if the module
    needs a library that this extra brings and that is not installed.
    """
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        if extra is None:
            raise
        raise ExtraMissing(extra, str(error.name)) from error


class Shown:
    """Shows itself as HTML in a notebook."""

    __slots__ = ()

    # The function of `vnus_trade.pages` that makes the HTML.
    _shown_by: ClassVar[str] = "card"

    def _repr_html_(self) -> str:
        return str(deferred("vnus_trade.pages", self._shown_by)(self))
