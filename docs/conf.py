"""How Sphinx builds the site. Nothing here or in the pages fetches anything."""

import sys
import tomllib
from pathlib import Path

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS / "_ext"))

from folded_search import STOPWORDS  # noqa: E402, F401 - it fails here, and not late in a build, if Sphinx has changed
from local_inventories import inventories  # noqa: E402

_PROJECT = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "vnus_trade"
author = "the vnus_trade developers"
copyright = "2026, the vnus_trade developers; quoted texts belong to their publishers"  # noqa: A001 - Sphinx's name
version = release = _PROJECT["version"]
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "public_api",
    "generated_parts",
    "notebook_pages",
    "folded_search",
    "accessible",
    "record_pages",
]

exclude_patterns = ["_build", "_ext", "_templates", "inventories", "your-own-articles"]
nitpicky = True
# Type variables, and bases of ours that no reader needs: `public_api` says what they are in words.
nitpick_ignore_regex = [
    ("py:class", r"(vnus_trade\.[\w.]+\.)?([ABCDEFLV]|_Default|Kind|Window|Entity)"),
    ("py:obj", r"vnus_trade\.[\w.]+\.([ABCDEFLV]|_Default|Kind)"),
]

intersphinx_mapping = inventories(DOCS / "inventories", DOCS / "_build" / "inventories")
intersphinx_disabled_reftypes = ["std:*"]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "tasklist"]
myst_heading_anchors = 3
myst_links_external_new_tab = False

autodoc_default_options = {
    "members": True,
    "member-order": "bysource",
    # Which of them are shown is for `public_api` to say.
    "inherited-members": True,
}
autodoc_typehints = "signature"
default_role = "code"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 120
python_display_short_literal_types = True
toc_object_entries_show_parents = "hide"
add_module_names = False
trim_doctest_flags = True

# Styles whose every colour keeps its contrast to the paper.
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
highlight_language = "text"
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_only_copy_prompt_lines = True
copybutton_exclude = ".linenos, .gp, .go"

html_theme = "furo"
html_title = f"vnus_trade {release}"
html_short_title = "vnus_trade"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["site.css"]
html_search_scorer = str(DOCS / "search-scorer.js")
html_js_files = [("marks-in-pictures.js", {"priority": 100})]
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_show_sphinx = False
html_domain_indices = False
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif",
        "font-stack--headings": "Georgia, 'Noto Serif', 'Liberation Serif', 'DejaVu Serif', serif",
        "color-brand-primary": "#8a2c0a",
        "color-brand-content": "#1d5c9e",
        "color-brand-visited": "#5b4a9e",
        "color-background-primary": "#ffffff",
        "color-background-secondary": "#f7f6f2",
        "color-code-background": "#f7f6f2",
    },
    "dark_css_variables": {
        "color-brand-primary": "#ff9d6b",
        "color-brand-content": "#7db4f0",
        "color-brand-visited": "#b9a8f5",
        "color-background-primary": "#16181c",
        "color-background-secondary": "#1d2025",
        "color-code-background": "#22252b",
        "color-sidebar-caption-text": "#a9aeb6",
    },
}
