"""What all HTML and SVG share: the colours of light and dark, and texts escaped."""

from collections.abc import Mapping
from html import escape

from vnus_trade.letters import fit_for_xml, harmless

_COLOURS = {
    "paper": ("#ffffff", "#16181c"),
    "band": ("#f5f5f2", "#1d2025"),
    "ink": ("#1c1c1c", "#ececec"),
    "quiet": ("#5c5c5c", "#a9aeb6"),
    "rule": ("#c9c9c4", "#474c54"),
    "mark": ("#fff1a8", "#5c4d00"),
    "round": ("#a3380a", "#ff9d6b"),
    "meeting": ("#1d5c9e", "#7db4f0"),
    "tariff": ("#8a2459", "#f390bf"),
    "commitment": ("#6b5300", "#dcc063"),
    "agreement": ("#1a6b3c", "#6fd195"),
    "statement": ("#5b4a9e", "#b9a8f5"),
    "other": ("#5c5c5c", "#a9aeb6"),
}
LIGHT: Mapping[str, str] = {name: light for name, (light, _) in _COLOURS.items()}
DARK: Mapping[str, str] = {name: dark for name, (_, dark) in _COLOURS.items()}
"""The colours on light and on dark paper, by what they are for."""


def themed(own: str) -> str:
    """A style sheet for everything in the class `vnus`: the colours of light and dark, and these own rules.

    The reader's system decides, but a notebook or page that says which it is overrules that.
    """
    light, dark = (
        "{" + f"color-scheme:{name};" + "".join(f"--{key}:{value};" for key, value in colours.items()) + "}"
        for name, colours in (("light", LIGHT), ("dark", DARK))
    )
    is_light = ("[data-jp-theme-light=true]", ".vscode-light", "[theme=light]", "[data-theme=light]")
    is_dark = ("[data-jp-theme-light=false]", ".vscode-dark", "[theme=dark]", "[data-theme=dark]")
    return (
        f".vnus{light}@media screen and (prefers-color-scheme:dark){{.vnus{dark}}}"
        f"@media screen{{{','.join(f'{where} .vnus' for where in is_light)}{light}"
        f"{','.join(f'{where} .vnus' for where in is_dark)}{dark}}}{own}"
    )


def escaped(text: str) -> str:
    """Text as XML and HTML write it, harmless; a letter that XML has no place for becomes the sign for such letters."""
    return escape(fit_for_xml(harmless(text, "\n\r"))).replace("\r", "&#13;")
