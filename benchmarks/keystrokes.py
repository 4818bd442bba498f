"""Prints how many letters turn the drafts of the articles in `tests/drafting/typed/` into what was accepted of them.

Run `python -m benchmarks.keystrokes` in a checkout. Letters within an article's quotations count like all others, as if
they were typed and not pasted.
"""

from tests.drafting.keystrokes import TYPED, articles_of

if __name__ == "__main__":
    print("| article | its letters | those of its curation | typed |")
    print("|---|--:|--:|--:|")
    for folder in sorted(TYPED.iterdir()):
        for article in articles_of(folder):
            lengths = len(article.text), len(article.finished), article.letters
            print(f"| {article.name} | {' | '.join(f'{length:,}' for length in lengths)} |")
