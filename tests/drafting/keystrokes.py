"""Counts the letters that turn a draft into the file that is accepted."""

import re
from difflib import SequenceMatcher


def typed_letters(draft: str, finished: str) -> int:
    """The letters to type: those that are inserted, and one for each deletion.

    Lines are compared first. Lines next to each other that are deleted, such as an entry, cost one; where lines are
    changed, their letters are compared. Line ends and quotations are counted as letters, as if nothing was pasted.

    >>> typed_letters("place = ''", "place = 'Oslo'")
    4
    """
    old, new = draft.splitlines(keepends=True), finished.splitlines(keepends=True)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(_changed("".join(old[a:b]), "".join(new[c:d])) for step, a, b, c, d in steps if step != "equal")


def _changed(old: str, new: str) -> int:
    """The letters to type for a passage: anew, or within the old one if that is less."""
    anew = len(re.findall(r"(?:.+\n?)+", old)) + len(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if old and new else ()
    within = sum(max(d - c, 1 if step == "delete" else 0) for step, _, _, c, d in steps if step != "equal")
    return min(anew, within) if steps else anew
