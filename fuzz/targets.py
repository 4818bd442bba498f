"""Fuzzes the readers of untrusted text, guided by coverage: `python -m fuzz.targets TARGET CORPUS [libFuzzer options]`.

Each target is a law over bytes; atheris looks for bytes that break it. See `README.md` beside this file.
"""

import re
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["vnus_trade"]):
    from vnus_trade import SEEDS, TimeSpan, read_phrase, say_phrase
    from vnus_trade.errors import PhraseRefused, QuestionRefused, QuotationAmbiguous, QuotationNotFound, TimeRefused
    from vnus_trade.evidence.locator import Locator
    from vnus_trade.evidence.stretches import Lines, Reason, Repair, SetAside
    from vnus_trade.phrases.reading_policy import POLICIES

from tests.curated import VALID
from tests.curation.fault_table import rows
from tests.properties.damage import judged

ZONES = (None, "UTC", "+07:00", "Asia/Ho_Chi_Minh", "America/New_York", "America/Sao_Paulo", "Pacific/Apia")
ANCHORS = tuple(TimeSpan.parse(text, zone) for text in ("2025-07-02", "2025", "[..]", "0001", "9999") for zone in ZONES)
# Separates the parts of a file of the loader's corpus: the text, the article's file, and `record.toml`.
PART = b"\n%%%%\n"
KEY = re.compile(rb"(?m)^[ \t]*[\w.]+ = .*$")


def check_time(content: bytes) -> None:
    """A written time is refused, or its written form reads back to the same span."""
    zone, text = ZONES[content[0] % len(ZONES)] if content else None, content[1:].decode(errors="replace")
    try:
        span = TimeSpan.parse(text, zone)
    except TimeRefused as refusal:
        assert str(refusal)
    else:
        assert TimeSpan.parse(str(span), span.zone) == span


def check_phrase(content: bytes) -> None:
    """A phrase is refused, or gives a span; a phrase made of that span reads back to it."""
    chosen, phrase = content[0] if content else 0, content[1:].decode(errors="replace")
    anchor, zone = ANCHORS[chosen % len(ANCHORS)], ZONES[chosen % len(ZONES)]
    for policy in POLICIES.values():
        try:
            span = read_phrase(phrase, anchor=anchor, zone=zone, policy=policy)
        except PhraseRefused as refusal:
            assert str(refusal)
            continue
        assert TimeSpan.parse(str(span), span.zone) == span
        for language in ("en", "vi"):
            try:
                said = say_phrase(span, language=language)
            except QuestionRefused:
                continue
            assert read_phrase(said, anchor=anchor, zone=span.zone, policy=policy) == span


def check_locator(content: bytes) -> None:
    """Words are found exactly, at one place, or are refused, also with stray letters and repetitions."""
    data = atheris.FuzzedDataProvider(content)
    at, size, first, last, line = (data.ConsumeIntInRange(0, 12) for _ in range(5))
    quote, _, text = data.ConsumeUnicodeNoSurrogates(data.remaining_bytes()).partition("|")
    repairs = [Repair(at=at, stray=text[at : at + size], reason="a stray letter")] if text[at : at + size] else []
    aside = [SetAside(lines=Lines(first, last), reason=Reason.DUPLICATE)]
    try:
        start, end = Locator(text, "text", repairs, aside).find(quote, line or None)
    except (QuotationNotFound, QuotationAmbiguous) as refusal:
        assert str(refusal)
        if isinstance(refusal, QuotationAmbiguous):
            assert len(refusal.lines) > 1
        return
    assert 0 <= start < end <= len(text)
    kept = "".join(letter for n, letter in enumerate(text[start:end], start) if not (repairs and at <= n < at + size))
    assert " ".join(kept.split()) == " ".join(quote.split())
    assert not line or text.count("\n", 0, start) + 1 == line


def check_loader(content: bytes) -> None:
    """A folder, alone or after one that it builds on, gives a sound chronology or faults that name real places."""
    text, article, record = (*content.split(PART), b"", b"")[:3]
    digest = sha256(text).hexdigest().encode()
    curation = FOLDER / "curation"
    curation.mkdir(parents=True, exist_ok=True)
    (FOLDER / "text.txt").write_bytes(text)
    (curation / "article.toml").write_bytes(article.replace(b"DIGEST", digest))
    (curation / "record.toml").write_bytes(record)
    judged(*([VALID] if b"continues" in record or b"[[extend]]" in article else []), FOLDER)


def spoilt(content: bytes, most: int, seed: int) -> bytes:
    """A folder with a few lines dropped, doubled or moved, or values exchanged; half the time, changed byte by byte."""
    random = Random(seed)  # noqa: S311 (nothing secret)
    if random.random() < 0.5:
        return bytes(atheris.Mutate(content, most))
    lines = content.split(b"\n")
    values = [line.group() for line in KEY.finditer(content)]
    for _ in range(random.randint(1, 3)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(5):
            case 0:
                lines[at : at + random.choice((1, 1, 1, 2, 8))] = [b""]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3 if values and b" = " in lines[at]:
                lines[at] = lines[at].partition(b" = ")[0] + b" = " + random.choice(values).partition(b" = ")[2]
            case _ if values:
                lines.insert(at, random.choice(values))
    return b"\n".join(lines)[:most]


TARGETS: dict[str, Callable[[bytes], None]] = {
    "time": check_time,
    "phrase": check_phrase,
    "locator": check_locator,
    "loader": check_loader,
}
FOLDER = Path(tempfile.mkdtemp(prefix="vnus-fuzz-")) / "mine"


def seed(target: str, corpus: Path) -> None:
    """Fill an empty corpus from the seeds and the broken folders of the tests."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    found = b"\n".join(path.read_bytes() for path in SEEDS.glob("curation/*.toml"))
    if target == "loader":
        for number, row in enumerate(rows()):
            files, folder = row.files(), row.loaded[-1]
            names = ("text.txt", "curation/article.toml", "curation/record.toml")
            parts = [files.get(f"{folder}/{name}", b"") for name in names]
            parts[1] = parts[1].replace(sha256(parts[0]).hexdigest().encode(), b"DIGEST")
            (corpus / str(number)).write_bytes(PART.join(parts))
        return
    quoted = {"time": rb'"([\dX\[][^"]*)"', "phrase": rb'phrase = "([^"]*)"', "locator": rb"quote = '''([^']*)'''"}
    for number, written in enumerate(sorted(set(re.findall(quoted[target], found)))):
        before = bytes(5) + written + b"|Before it. " if target == "locator" else b"\x03"
        (corpus / str(number)).write_bytes(before + written)


def main() -> None:
    """Run one target until it fails or its time is over."""
    target, corpus, *options = sys.argv[1:]
    seed(target, Path(corpus))
    mutator = {"custom_mutator": spoilt} if target == "loader" else {}
    atheris.Setup([sys.argv[0], corpus, *options], TARGETS[target], **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
