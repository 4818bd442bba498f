"""Prints how many letters turn the drafts of the articles in `tests/drafting/typed/` into what was accepted of them.

Run `python -m benchmarks.keystrokes` in a checkout. Letters within an article's quotations count like all others, as if
they were typed and not pasted.
"""

from tests.drafting.keystrokes import letters_table

if __name__ == "__main__":
    print(*letters_table(), sep="\n")
