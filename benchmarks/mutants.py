"""Changes the code at random, on a copy of the tree, and tells which changes no test notices.

`python benchmarks/mutants.py FOLDER --seed 28 --count 500 --least 60 time evidence` copies the tree to `FOLDER`, notes
there which tests run which lines, and gives each change of a seeded sample to the tests that run its line, the fastest
first, until one fails. A law has ten examples. What was found stands in `FOLDER/found.jsonl`; the same command, started
again, goes on from there, and at the end, or with `--report`, prints the figures and what survived.

A change inside a function is made in a fork of one process that has imported and collected everything. Where no test
notices it there, and the line runs while modules are imported or tests are collected, the change is made in the file,
for a process of its own.
"""

import argparse
import ast
import copy
import functools
import gc
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple, NoReturn

import coverage
import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
_COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(),
    ast.NotEq: ast.Eq(),
    ast.Lt: ast.LtE(),
    ast.LtE: ast.Lt(),
    ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(),
    ast.Is: ast.IsNot(),
    ast.IsNot: ast.Is(),
    ast.In: ast.NotIn(),
    ast.NotIn: ast.In(),
}
_COMPUTED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.FloorDiv(),
    ast.FloorDiv: ast.Mult(),
    ast.Mod: ast.Mult(),
    ast.BitAnd: ast.BitOr(),
    ast.BitOr: ast.BitAnd(),
}
_CACHED = type(functools.cache(len))
_COLLECTING, _MEMORY = 120, 2**32  # The most seconds of collecting tests, and the most bytes of a mutant.
_NOTED = 77  # The status of the process that has noted what each test runs.
_OPTIMIZED = 1  # The flag of the code of a function, which that of a class or a module does not have.


class Mutant(NamedTuple):
    """A change of one file: the bytes that it replaces, and by what; `words` if it changes words of a message alone."""

    path: str
    line: int
    begin: int
    end: int
    was: str
    by: str
    words: bool


def mutants(tree: Path, path: Path) -> Iterator[Mutant]:
    """Every change that can be made to a file; none of docstrings, of annotations or of literal text."""
    content = path.read_bytes()
    starts = [0]
    for line in content.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    module = ast.parse(content)
    typed, said = _within(module, _annotations), _within(module, _messages)
    for node in ast.walk(module):
        if not isinstance(node, ast.expr | ast.If | ast.Return) or id(node) in typed:
            continue
        for old, new in _changed(node):
            begin = starts[old.lineno - 1] + old.col_offset
            end = starts[(old.end_lineno or 0) - 1] + (old.end_col_offset or 0)
            was = content[begin:end].decode()
            place = path.relative_to(tree).as_posix()
            yield Mutant(place, old.lineno, begin, end, was, ast.unparse(new), id(old) in said)


def _changed(node: ast.expr | ast.If | ast.Return) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Compare():
            for number, operator in enumerate(node.ops):
                changed = copy.copy(node)
                changed.ops = [*node.ops[:number], _COMPARED[type(operator)], *node.ops[number + 1 :]]
                yield node, _bracketed(changed)
        case ast.BoolOp(operator, values):
            yield node, _bracketed(ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values))
        case ast.UnaryOp(ast.Not(), operand):
            yield node, ast.Call(ast.Name("bool"), [operand], [])
        case ast.BinOp(left, operator, right) if type(operator) in _COMPUTED and not _is_text(left, right):
            yield node, _bracketed(ast.BinOp(left, _COMPUTED[type(operator)], right))
        case ast.If(test) | ast.IfExp(test):
            yield test, _bracketed(ast.UnaryOp(ast.Not(), test))
        case ast.Constant(bool() as value):
            yield node, ast.Constant(not value)
        case ast.Constant(int() as value):
            yield node, ast.Constant(value + 1)
        case ast.Return(ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield value, ast.Constant(None)


def _bracketed(node: ast.expr) -> ast.expr:
    """An expression in brackets, whatever stands around it."""
    return ast.Name(f"({ast.unparse(node)})")


def _is_text(*operands: ast.expr) -> bool:
    return any(
        isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes))
        for node in operands
    )


def _within(module: ast.Module, chosen: Any) -> set[int]:
    """All nodes below those that are chosen, by identity."""
    return {id(inner) for node in ast.walk(module) for top in chosen(node) if top for inner in ast.walk(top)}


def _annotations(node: ast.AST) -> list[ast.expr | None]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.returns]
        case ast.arg() | ast.AnnAssign():
            return [node.annotation]
    return []


def _messages(node: ast.AST) -> list[ast.AST | None]:
    return [node] if isinstance(node, ast.Raise | ast.JoinedStr) else []


class Covered(NamedTuple):
    """The seconds that each test takes, and which tests, by number, run each line; `-1` runs before the tests."""

    seconds: Mapping[str, float]
    lines: Mapping[str, Mapping[str, Sequence[int]]]

    def tests(self, mutant: Mutant, *, of_file: bool = False) -> dict[str, float]:
        """The tests that run the line of a mutant and their seconds, near and fast ones first.

        Or, `of_file`, those that run anything of its file, and those of no package, which look at names and signatures.
        """
        lines = self.lines.get(mutant.path, {})
        chosen = set(lines.get(str(mutant.line), ()))
        if of_file:
            chosen |= {number for others in lines.values() for number in others}
            chosen |= {number for number, name in enumerate(self.seconds) if name.startswith("tests/test_")}
        known = ((name, took) for number, (name, took) in enumerate(self.seconds.items()) if number in chosen)
        return dict(sorted(known, key=lambda each: (each[1] > 1, not is_near(mutant, each[0]), each[1])))

    def runs_before(self, mutant: Mutant) -> bool:
        """Whether the line runs while modules are imported or tests are collected."""
        return -1 in self.lines.get(mutant.path, {}).get(str(mutant.line), ())


def is_near(mutant: Mutant, test: str) -> bool:
    """Whether a test is one of the package that a mutant is in."""
    return test.startswith(f"tests/{mutant.path.split('/')[2]}")


class Tracing:
    """A plugin of pytest that notes which lines each test runs, and how long it takes."""

    def __init__(self, tree: Path) -> None:
        self.tree, self.seconds = tree, dict[str, float]()
        self.coverage = coverage.Coverage(data_file=None, source=[str(tree / "src")], config_file=False)
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Trace one test; one that fails anyway tells nothing."""
        self.coverage.switch_context(item.nodeid)
        begun, failed = time.process_time(), item.session.testsfailed
        done = yield
        if item.session.testsfailed == failed:
            self.seconds[item.nodeid] = time.process_time() - begun
        self.coverage.switch_context("")
        return done

    def pytest_sessionfinish(self) -> None:
        """Write down what was found."""
        self.coverage.stop()
        data = self.coverage.get_data()
        numbers = {"": -1, **{name: number for number, name in enumerate(self.seconds)}}
        lines = {
            Path(name).relative_to(self.tree).as_posix(): {
                line: [numbers[test] for test in tests if test in numbers]
                for line, tests in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
        }
        found = json.dumps({"seconds": self.seconds, "lines": lines})
        (self.tree.parent / "covered.json").write_text(found, encoding="utf-8")


class Trying:
    """A plugin of pytest that tries mutants on the tests that are collected, each in a fork."""

    def __init__(self, folder: Path, sample: Sequence[Mutant], covered: Covered, budget: int) -> None:
        self.folder, self.sample, self.covered, self.budget = folder, sample, covered, budget
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = {}
        self.caches: list[Any] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try each mutant, and write down what became of it."""
        # So that a file is never left changed.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        items = {item.nodeid: item for item in session.items}
        for each in gc.get_objects():
            if isinstance(each, FunctionType):
                self.functions.setdefault(_place(each.__code__), []).append(each)
            elif isinstance(each, _CACHED):
                self.caches.append(each)
        # A fork shares the memory of what the collector leaves alone.
        gc.freeze()
        # Those that need a process of their own take longest.
        for mutant in sorted(self.sample, key=lambda mutant: not self._functions(mutant)):
            begun = time.monotonic()
            last = self.folder / "last.txt"
            last.write_text("", encoding="utf-8")
            outcome = self._tried(session, items, mutant)
            found = {**mutant._asdict(), "outcome": outcome, "seconds": round(time.monotonic() - begun, 1)}
            found["last"] = last.read_text(encoding="utf-8")
            with (self.folder / "found.jsonl").open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(found, ensure_ascii=False)}\n")
        return True

    def _tried(self, session: pytest.Session, items: Mapping[str, pytest.Item], mutant: Mutant) -> str:
        """What becomes of a mutant: in a fork where it is in a function, and afresh where that does not tell."""
        functions, tests = self._functions(mutant), self.covered.tests(mutant)
        outcome = "survived"
        if functions and tests:
            outcome = self._forked(session, functions, {items[name]: took for name, took in tests.items()})
        runs_before = self.covered.runs_before(mutant)
        every = self.covered.tests(mutant, of_file=runs_before) if runs_before or not functions else {}
        for near in (True, False):
            # The tests of a package alone are collected at once.
            chosen = {name: took for name, took in every.items() if is_near(mutant, name) is near}
            if chosen and outcome != "killed":
                outcome = self._afresh(mutant, chosen)
        return outcome

    def _functions(self, mutant: Mutant) -> list[tuple[FunctionType, CodeType]]:
        """The function that holds a mutant, and its code with it."""
        name = str(self.folder / "tree" / mutant.path)
        content = Path(name).read_bytes()
        codes = [
            code
            for text in (content, changed(content, mutant))
            for code in _codes(compile(text, name, "exec", dont_inherit=True))
            # A default that is a function stands in the head of another one.
            if code.co_firstlineno <= mutant.line <= _last_line(code)
        ]
        old = max(codes[: len(codes) // 2], key=lambda code: code.co_firstlineno, default=None)
        if old is None:
            return []
        (new,) = (code for code in codes[len(codes) // 2 :] if _place(code) == _place(old))
        if new == old:
            # The line stands behind the function, or in what is run where it is defined.
            return []
        found = self.functions.get(_place(old), ())
        return [(each, new) for each in found if each.__code__.co_freevars == new.co_freevars]

    def _forked(
        self,
        session: pytest.Session,
        functions: list[tuple[FunctionType, CodeType]],
        tests: Mapping[pytest.Item, float],
    ) -> str:
        """What becomes of a mutant in a fork of this process."""
        if child := os.fork():
            return outcome_of(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        try:
            silence = os.open(os.devnull, os.O_WRONLY)
            for number in (1, 2):
                os.dup2(silence, number)
            for function, code in functions:
                function.__code__ = code
            for cached in self.caches:
                cached.cache_clear()
            run_each(session, tests, self.budget, self.folder)
        except BaseException:  # noqa: BLE001 (what breaks the tests is noticed)
            os._exit(1)

    def _afresh(self, mutant: Mutant, tests: Mapping[str, float]) -> str:
        """What becomes of a mutant in a process of its own, which imports the changed file."""
        path = self.folder / "tree" / mutant.path
        before = path.read_bytes()
        path.write_bytes(changed(before, mutant))
        (self.folder / "chosen.json").write_text(json.dumps(tests), encoding="utf-8")
        try:
            return outcome_of(run(self.folder, "--budget", str(self.budget), "--afresh", silent=True))
        finally:
            path.write_bytes(before)


class Choosing:
    """A plugin of pytest that runs the tests of these names, in this order, and ends the process with their outcome."""

    def __init__(self, folder: Path, budget: int) -> None:
        self.folder, self.budget = folder, budget
        self.tests: Mapping[str, float] = json.loads((folder / "chosen.json").read_text(encoding="utf-8"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Run the tests that were chosen; any other end of the process is one that is noticed."""
        items = {item.nodeid: item for item in session.items}
        if not session.testsfailed:
            run_each(session, {items[name]: took for name, took in self.tests.items()}, self.budget, self.folder)


def bound(seconds: float) -> None:
    """End this process by a signal after so many seconds of processor time from now, and bound its memory."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def run_each(session: pytest.Session, tests: Mapping[pytest.Item, float], budget: int, folder: Path) -> NoReturn:
    """Run tests until one fails, and end the process: with 1, with 3 if they take too long, or with 0.

    The test that runs is noted, so that the last one is known whatever ends the process.
    """
    begun = time.process_time()
    for (item, took), after in zip(tests.items(), [*list(tests)[1:], None], strict=True):
        if time.process_time() - begun > budget:
            os._exit(3)
        (folder / "last.txt").write_text(item.nodeid, encoding="utf-8")
        # What takes ten times as long as it did, and more, is taken for endless.
        bound(20 + 10 * took)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            os._exit(1)
    os._exit(0)


def outcome_of(status: int) -> str:
    """What the end of a process says of a mutant."""
    return {0: "survived", 3: "unfinished"}.get(status, "killed")


def changed(content: bytes, mutant: Mutant) -> bytes:
    """The content of a file with a mutant in place."""
    return content[: mutant.begin] + mutant.by.encode() + content[mutant.end :]


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of the functions of a module and of its classes, and of none within another."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & _OPTIMIZED:
                yield inner
            else:
                yield from _codes(inner)


def _last_line(code: CodeType) -> int:
    """The last line of a function, or of the functions within it."""
    inner = (_last_line(each) for each in code.co_consts if isinstance(each, CodeType))
    return max((code.co_firstlineno, *(line for *_, line in code.co_lines() if line), *inner))


def _place(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def run(folder: Path, *arguments: str, silent: bool = False) -> int:
    """Start this script on the copy of the tree."""
    tree = folder / "tree"
    command = (sys.executable, str(tree / "benchmarks" / "mutants.py"), str(folder), *arguments)
    environment = {**os.environ, "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree}", "PYTHONDONTWRITEBYTECODE": "1"}
    environment["HYPOTHESIS_PROFILE"] = "mutants"
    output = subprocess.DEVNULL if silent else None
    return subprocess.run(command, cwd=tree, env=environment, check=False, stdout=output, stderr=output).returncode


def tested(plugin: object, *options: str) -> int:
    """Run pytest with a plugin, on one process, without a word."""
    silent = ("-q", "--no-header", "--no-summary", "-p", "no:cacheprovider")
    return int(pytest.main([*silent, *options], plugins=[plugin]))


def sampled(tree: Path, options: argparse.Namespace) -> list[Mutant]:
    """The sample that follows from the seed: so many of each package, and of all of them up to the whole count."""
    dice = random.Random(options.seed)  # noqa: S311 (nothing secret)
    chosen, others = list[Mutant](), list[Mutant]()
    for name in options.packages:
        place = tree / "src" / "vnus_trade" / name
        paths = sorted(place.rglob("*.py") if place.is_dir() else [place])
        every = [mutant for path in paths for mutant in mutants(tree, path)]
        dice.shuffle(every)
        chosen += every[: options.least]
        others += every[options.least :]
        print(f"{name}: {len(every)} changes can be made")
    chosen += dice.sample(others, min(len(others), max(0, options.count - len(chosen))))
    dice.shuffle(chosen)
    return chosen


def report(folder: Path) -> None:
    """Print how many were killed in each package, and what survived."""
    found = [json.loads(line) for line in (folder / "found.jsonl").read_text(encoding="utf-8").splitlines()]
    for each in sorted(found, key=lambda each: (each["words"], each["path"], each["line"])):
        if each["outcome"] != "killed":
            apart = ", words of a message" if each["words"] else ""
            print(f"{each['path']}:{each['line']}: {each['was']!r} became {each['by']!r}: {each['outcome']}{apart}")
    for words in (False, True):
        told = [(each["path"].split("/")[2], each["outcome"] == "killed") for each in found if each["words"] is words]
        all_of, killed = Counter(name for name, _ in told), Counter(name for name, dead in told if dead)
        print("words of messages:" if words else "code:", f"{sum(killed.values())} of {len(told)} killed;", end=" ")
        print(", ".join(f"{name} {killed[name]} of {count}" for name, count in sorted(all_of.items())))


def main() -> int:
    """Copy the tree, note what each test runs, and try what is left of the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=28)
    parser.add_argument("--count", type=int, default=500, help="mutants in all")
    parser.add_argument("--least", type=int, default=60, help="mutants of each package or module at least")
    parser.add_argument("--budget", type=int, default=60, help="seconds of processor time for one mutant")
    parser.add_argument("--report", action="store_true", help="only print what was found so far")
    parser.add_argument("--afresh", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("packages", nargs="*", help="packages, or modules such as record/chronology.py")
    options = parser.parse_intermixed_args()
    folder = options.folder.resolve()
    tree, noted, found = folder / "tree", folder / "covered.json", folder / "found.jsonl"
    if options.afresh:
        # Importing and collecting may be endless too.
        bound(_COLLECTING)
        chosen = Choosing(folder, options.budget)
        return tested(chosen, *dict.fromkeys(name.partition("::")[0] for name in chosen.tests))
    if options.report:
        report(folder)
    elif Path(__file__).resolve() != tree / "benchmarks" / "mutants.py":
        if not tree.exists():
            left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", "_build", "node_modules")
            shutil.copytree(CHECKOUT, tree, ignore=left_out)
        while run(folder, *sys.argv[2:]) == _NOTED:
            pass
        report(folder)
    elif not noted.exists():
        tested(Tracing(tree))
        return _NOTED
    else:
        covered = Covered(**json.loads(noted.read_text(encoding="utf-8")))
        lines = found.read_text(encoding="utf-8").splitlines() if found.exists() else []
        done = {(each["path"], each["begin"], each["by"]) for each in map(json.loads, lines)}
        left = [each for each in sampled(tree, options) if (each.path, each.begin, each.by) not in done]
        return tested(Trying(folder, left, covered, options.budget))
    return 0


if __name__ == "__main__":
    sys.exit(main())
