"""Changes the code at random, on a copy of the tree, and tells which changes no test notices.

The sample follows from the seed. Each mutant meets the tests of its own package, and all others if it survives them:
`python benchmarks/mutants.py --seed 1 --count 60 time model`. What survives is a hole in the tests, or equivalent.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

CHECKOUT = Path(__file__).parents[1]
_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
_COMPUTED: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.BitAnd: "|", ast.BitOr: "&"}


class Mutant(NamedTuple):
    """A change of one file: the characters that it replaces, and by what."""

    path: Path
    line: int
    begin: int
    end: int
    by: str


def mutants(path: Path) -> Iterator[Mutant]:
    """Every change that can be made to a file."""
    text = path.read_text(encoding="utf-8")
    starts = [0]
    for line in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def change(node: ast.expr, by: str) -> Mutant:
        begin = starts[node.lineno - 1] + node.col_offset
        return Mutant(path, node.lineno, begin, starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0), by)

    tree = ast.parse(text)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left, [op], [right]):
                yield change(node, f"({ast.unparse(left)} {_COMPARED[type(op)]} {ast.unparse(right)})")
            case ast.BoolOp(op, values):
                word = " or " if isinstance(op, ast.And) else " and "
                yield change(node, f"({word.join(f'({ast.unparse(value)})' for value in values)})")
            case ast.UnaryOp(ast.Not(), operand):
                yield change(node, f"bool({ast.unparse(operand)})")
            case ast.BinOp(ast.Call() | ast.Attribute() | ast.Subscript() as left, op, right) if type(op) in _COMPUTED:
                yield change(node, f"(({ast.unparse(left)}) {_COMPUTED[type(op)]} ({ast.unparse(right)}))")
            case ast.If(test) | ast.IfExp(test):
                yield change(test, f"(not ({ast.unparse(test)}))")
            case ast.Constant(bool() | int() as value) if id(node) not in said:
                yield change(node, str(not value) if isinstance(value, bool) else str(value + 1))
            case ast.Return(ast.expr() as value):
                yield change(value, "None")


def survives(mutant: Mutant, tree: Path, tests: list[str], seconds: int) -> bool:
    """Whether these tests pass with a mutant in place."""
    before = mutant.path.read_bytes()
    mutant.path.write_bytes(before[: mutant.begin] + mutant.by.encode() + before[mutant.end :])
    command = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests)
    environment = {**os.environ, "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree}", "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return False
    finally:
        mutant.path.write_bytes(before)
    return done.returncode == 0


def main() -> None:
    """Print each mutant of a sample that survives, and how many were killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60, help="mutants of each package or module")
    parser.add_argument("--seconds", type=int, default=900, help="a mutant that takes longer is killed")
    parser.add_argument("packages", nargs="+", help="packages, or modules such as record/chronology.py")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(CHECKOUT, tree, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "_build"))
        for name in options.packages:
            place = tree / "src" / "vnus_trade" / name
            every = [
                each for path in sorted(place.rglob("*.py") if place.is_dir() else [place]) for each in mutants(path)
            ]
            sample = random.Random(options.seed).sample(every, min(options.count, len(every)))  # noqa: S311
            own = f"tests/{name.partition('/')[0]}"
            killed = 0
            for mutant in sample:
                if any(not survives(mutant, tree, tests, options.seconds) for tests in ([own], ["tests"])):
                    killed += 1
                    continue
                was = mutant.path.read_bytes()[mutant.begin : mutant.end].decode()
                print(f"{mutant.path.relative_to(tree)}:{mutant.line}: {was!r} became {mutant.by!r}", flush=True)
            print(f"{name}: {killed} of {len(sample)} killed, of {len(every)} that there are", flush=True)


if __name__ == "__main__":
    main()
