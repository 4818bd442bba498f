"""The subcommands for your own folders: new, add, check, accept, quote and withhold."""

import os
import shlex
from argparse import Namespace
from collections.abc import Iterable, Sequence
from glob import escape
from pathlib import Path

import attrs

from vnus_trade import lazy
from vnus_trade.authoring.contradicted import contradictions
from vnus_trade.authoring.fixing import fix
from vnus_trade.authoring.toml_writer import toml_value
from vnus_trade.authoring.withholding import withhold
from vnus_trade.authoring.word_search import evidence_toml, find_words
from vnus_trade.command.declarations import Printed, Verbatim
from vnus_trade.command.opening import earlier, loaded, opened, shipped
from vnus_trade.corpus.layout import article_text
from vnus_trade.curation.survey import SurveyedEntry, survey
from vnus_trade.display import terminal as views
from vnus_trade.display.description import counted, without
from vnus_trade.errors import CurationError, Fault, LeftOut, VnusTradeError
from vnus_trade.evidence.locator import Locator
from vnus_trade.filing.accepting import accept, draft_called, refusing, waiting_elsewhere
from vnus_trade.filing.intake import ORIGINALS, FiledArticle, Intake, read_article
from vnus_trade.filing.new_folders import lay_out
from vnus_trade.filing.source_lists import given_files, listed_files
from vnus_trade.filing.waiting import WaitingEntries, waiting_drafts
from vnus_trade.folders.toml_files import DRAFTS, labels_of, written_path
from vnus_trade.model.vocabulary import EventKind

_MOST_PLACES = 20
_MOST_COMMANDS = 3
# What it means for a draft that its article was added without saying so.
_UNKNOWN = {
    "published": "Their dates that name no year are not read.",
    "zone": "Their dates are those of any place on Earth.",
    "side": "Drafts leave open there who imposes a tariff and for whom somebody speaks.",
}
_ANEW = "delete the draft and add the article again"


def run_check(options: Namespace) -> Iterable[Printed]:
    """The account of folders without faults; their drafts; mended values."""
    before, folders = shipped(options), list(map(Path, options.folder))
    read, is_json = [*before, *folders], options.form == "json"
    for number, folder in enumerate(folders if options.fix else ()):
        for file, mend in fix(folder, earlier=[*before, *folders[:number]]):
            mended = f"{folder / file}: {written_path((*mend.path, mend.key))} = {toml_value(mend.value)}"
            yield from [mended] if not is_json else ()
    drafts = [] if is_json else list(_all_drafts(read, folders, is_long=options.drafts))
    yield from drafts if options.drafts else ()
    after = () if options.drafts else drafts
    try:
        record = opened(before, folders, strict=not options.lenient, check=True)
    except CurationError as error:
        yield from [_in_json(error.faults)] if is_json else after  # one of them may have what is missing
        raise
    yield from [_in_json(())] if is_json else views.account_lines(record, contradictions(record))
    yield from after


def _in_json(faults: Iterable[Fault]) -> Verbatim:
    return Verbatim(lazy.tables.rows_to_json(map(attrs.asdict, faults)))


def _all_drafts(read: Sequence[Path], folders: Iterable[Path], *, is_long: bool) -> Iterable[Printed]:
    """Say which drafts of these folders wait, and what is wrong with them, when all that is read is loaded."""
    waiting = list(filter(waiting_drafts, folders))
    if waiting:
        seen, labels = survey(*read), labels_of(read)
        for at in map(read.index, waiting):
            yield from _drafts(read[: at + 1], labels[at], seen.faults, is_long=is_long)
        yield from _alike(seen.entries)


def _drafts(read: Sequence[Path], label: str, faults: Sequence[Fault], *, is_long: bool) -> Iterable[Printed]:
    """Say which drafts of the last folder wait, and how many faults each has, or which; faults call it by its label.

    Of a draft without any, one of its lines, or an entry of another draft, may still keep it from being accepted.
    """
    folder = read[-1]
    names = waiting_drafts(folder)
    found = {name: [fault for fault in faults if fault.file == f"{label}/{DRAFTS}/{name}"] for name in names}
    tried = [name for name, own in found.items() if not own][:_MOST_PLACES]
    found |= {name: [*refusing(read, name)] for name in tried}
    wait = "draft waits" if len(names) == 1 else "drafts wait"
    none = {name: "no fault: accept it" if name in tried else "no fault of its own" for name in names}
    said = ", ".join(f"{name} ({counted(own, 'fault') if own else none[name]})" for name, own in found.items())
    yield f"{len(names)} {wait} in {folder / DRAFTS}: {said}"
    yield from (f"  {fault}" for own in found.values() for fault in own if is_long)
    if not is_long and any(found.values()):
        yield f"  vnus-trade check {shlex.quote(str(folder))} --drafts lists them."


def _alike(entries: Iterable[SurveyedEntry]) -> Iterable[Printed]:
    """Hint at rounds of one title of which some wait: drafts that are made at once do not know those of each other."""
    rounds: dict[str, list[str]] = {}
    for each in entries:
        if each.kind == EventKind.ROUND and each.title:
            rounds.setdefault(each.title, []).append(f"{each.id} in {each.file}")
    for title, places in rounds.items():
        if len(places) > 1 and any(f"/{DRAFTS}/" in place for place in places):
            yield f"hint: several rounds are called “{title}”: {'; '.join(places)}. If they are one, extend the first"


def run_new(options: Namespace) -> Iterable[Printed]:
    """Lay out a folder for articles, and say what comes next."""
    folder = shlex.quote(str(options.folder))
    option = " --shipped" if options.continues else ""
    sides = option or " --side STATE --side STATE"
    yield f"{lay_out(options.folder, options.continues)} is laid out; say in it what the articles are about."
    yield "Then draft what an article says, and see what is still missing:"
    yield ""
    yield Verbatim(f"  vnus-trade add {folder} ARTICLE.txt --published DATE --zone ZONE{sides}")
    yield Verbatim(f"  vnus-trade check {folder}{option}")


def run_add(options: Namespace) -> Iterable[Printed]:
    """File articles in a folder with their drafts, a line for each, and say what comes next."""
    folder: Path = options.folder
    facts = {
        key: getattr(options, key) for key in ("id", "url", "publisher", "published", "zone") if getattr(options, key)
    }
    facts |= {"languages": tuple(options.language)} if options.language else {}
    facts |= {"sides": tuple(options.side)} if options.side else {}
    given = [*given_files(options.article, facts), *(listed_files(options.list, facts) if options.list else ())]
    if not given or (len(given) > 1 and not facts.keys().isdisjoint(("id", "url"))):
        wrong = "--id and --url are of one article; say them in a list" if given else "name the files to add"
        options.misuse(wrong)
    intake = Intake(folder, earlier(options))
    filed = list[FiledArticle]()
    try:
        for each in intake.take(given):
            filed.append(each)
            yield from _filed(folder, each)
    except VnusTradeError:
        yield from _after_adding(options, filed, intake.known.left_out)
        raise
    yield from _after_adding(options, filed, intake.known.left_out)


_OTHER_TALKS = """It tells more of {} than of a party of the folder. If it is of other talks, \
give their rounds `parties` and a `series`, or add it to a folder of its own."""


def _filed(folder: Path, filed: FiledArticle) -> Iterable[Printed]:
    """Say where an article is, and what its draft has."""
    article, draft = filed.article, filed.draft
    waiting = Path(folder, DRAFTS, article.curated_in)
    if draft is None:
        yield f"{folder / article.file} was drafted before, in {waiting}; to draft it anew, {_ANEW}"
        return
    rest = "The rest of " if article.begun else ""
    yield f"{rest}{folder / article.file} is drafted in {waiting}:"
    published = f"published: {article.published}, " if article.page else ""
    yield f"  {published}{', '.join(counted(range(n), kind) for kind, n in draft.counts.items() if n) or 'no entries'}"
    if draft.others:
        yield f"  {_OTHER_TALKS.format(' and '.join(draft.others[:2]))}"
    if filed.needed:
        yield f"  It builds on what waits in {', '.join(filed.needed)}; accept that first."


def _after_adding(options: Namespace, filed: Sequence[FiledArticle], left_out: Sequence[LeftOut]) -> Iterable[Printed]:
    """Say what comes after articles were filed, if any were."""
    if filed:
        if left_out and any(each.draft for each in filed):
            check = shlex.join(["vnus-trade", "check", str(options.folder)])
            yield f"The drafts know nothing of what is {without(left_out)}. Run {check}, mend it, and then {_ANEW}."
        for key, files in _lacking(filed).items():
            if files:
                more = f" and {len(files) - _MOST_COMMANDS} more" if len(files) > _MOST_COMMANDS else ""
                said = f"{', '.join(files[:_MOST_COMMANDS])}{more}. {_UNKNOWN[key]} To say it, {_ANEW}."
                yield f"Without --{key}: {said}"
        sides = [{names[0] for names in each.article.sides} for each in filed]
        named = [own - each.absent_sides for own, each in zip(sides, filed, strict=True)]
        if absent := set[str]().union(*sides).difference(*named):
            yield f"Sides that no article names: {', '.join(sorted(absent))}."
        drafts = "the draft" if len(filed) == 1 else "each draft"
        yield f"Complete {drafts}, and make it part of the folder when it has no fault:"
        yield from _next_commands(options, [Path(each.article.curated_in).stem for each in filed[:_MOST_COMMANDS]])


def _lacking(filed: Sequence[FiledArticle]) -> dict[str, list[str]]:
    """The articles with a new draft for which an option was not given, by its name; dates of one text are in sight."""
    new = [(each.article, each.draft) for each in filed if each.draft]
    dated = [article for article, _ in new if article.page or len(filed) > 1]
    return {
        "published": [article.file for article in dated if article.published is None],
        "zone": [article.file for article in dated if article.zone is None],
        "side": [article.file for article, draft in new if not draft.names_states and draft.has_entries],
    }


def _next_commands(options: Namespace, drafts: Iterable[str]) -> Iterable[Printed]:
    """The commands that accept drafts, and the one that checks their folder."""
    option = ["--shipped"] if options.shipped else []
    yield ""
    yield from (_accepting(options, draft) for draft in drafts)
    yield _to_run("check", *options.beside, str(options.folder), *option)


def _accepting(options: Namespace, draft: str, ids: Iterable[str] = ()) -> Verbatim:
    option = ["--shipped"] if options.shipped else []
    beside = [f"--beside={other}" for other in options.beside]
    return _to_run("accept", str(options.folder), draft, *ids, *beside, *option)


def run_accept(options: Namespace) -> Iterable[Printed]:
    """Make a draft, or some entries of it, part of its folder, and say what comes next."""
    if options.draft is None:
        options.misuse(f"name a draft; there wait: {', '.join(waiting_drafts(options.folder)) or 'none'}")
    try:
        done = accept(options.folder, options.draft, options.ids, earlier=earlier(options))
    except CurationError as error:
        yield from _to_accept_first(options, error.faults)
        raise
    if done.waiting is None:
        yield f"{done.file} is part of the folder now. See what is still missing:"
        yield from _next_commands(options, ())
        return
    yield f"{done.file} has {', '.join(done.accepted)} now."
    left = [id_ or "one without an id" for id_ in done.waiting[:_MOST_PLACES]]
    more = f" and {len(done.waiting) - len(left)} more" if len(done.waiting) > len(left) else ""
    yield f"In the draft there wait: {', '.join(left) or 'no entries'}{more}."
    yield "The article is complete when the draft is accepted, and its other lines are cited or set aside:"
    yield from _next_commands(options, [options.draft])


def _to_accept_first(options: Namespace, faults: Iterable[Fault]) -> Iterable[Printed]:
    """The commands that accept, of other drafts, what a draft refers to."""
    name = draft_called(options.draft)
    places = waiting_elsewhere(options.folder, name)
    first: dict[str, dict[str, None]] = {}
    for missing in (fault.missing for fault in faults if fault.missing in places):
        first.setdefault(Path(places[missing]).stem, {})[missing] = None
    if first:
        yield "What it refers to waits in other drafts. Accept that first:"
        yield ""
        yield from (_accepting(options, draft, ids) for draft, ids in first.items())
    own = [fault.missing for fault in faults if fault.missing in WaitingEntries.of(options.folder, name).ids]
    if own and options.ids:
        yield "What it refers to waits in the same draft. Accept that with it:"
        yield ""
        yield _accepting(options, options.draft, dict.fromkeys((*own, *options.ids)))


def _to_run(*arguments: str) -> Verbatim:
    return Verbatim(f"  {shlex.join(['vnus-trade', *arguments])}")


def run_quote(options: Namespace) -> Iterable[Printed]:
    """The places of words in a text, as evidence."""
    if os.path.isfile(options.source):  # noqa: PTH113 - pathlib's raises for a name that is too long
        path, source = Path(options.source), None
        locator = Locator(article_text(str(path), read_article(path)), path.name)
    else:
        found = loaded(options).source(options.source)
        source, locator = found.id, found.locator()
    places = find_words(locator, " ".join(options.words))
    for number, place in enumerate(places[:_MOST_PLACES]):
        if number:
            yield ""
        yield Verbatim(f"# {locator.source}, line {place.line}\n{evidence_toml(place, source)}")
    if len(places) > _MOST_PLACES:
        yield ""
        yield Verbatim(f"# {len(places) - _MOST_PLACES} more places; give more words.")


def run_withhold(options: Namespace) -> Iterable[Printed]:
    """Delete a text and write the places of its quotations."""
    folder: Path = options.folder
    done = withhold(folder, options.source, earlier=earlier(options))
    quotations = "1 quotation has its" if done.quotations == 1 else f"{done.quotations} quotations have their"
    yield f"{quotations} offsets now, and the source the lengths of its {done.lines} lines:"
    yield from (f"  {path}" for path in done.written)
    yield f"{done.text} is deleted; put back, it lets its quotations be checked again."
    for page in sorted((folder / ORIGINALS).glob(f"{escape(done.text.stem)}.*")):
        yield f"The page that it was taken from is still there; keep it elsewhere, too: {page}"
    drafts = waiting_drafts(folder)
    if drafts:
        yield f"Look for words of it in {folder / DRAFTS} too: {', '.join(drafts)}"
