"""Times a cold start: a fresh interpreter that imports, loads and answers, against the dependencies alone.

The two take turns, so that a slow spell of the machine slows both.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 41
ALONE = "import attrs, cattrs, dateutil.relativedelta, zoneinfo, tomllib"
WHOLE = "import vnus_trade; record = vnus_trade.load(); record.rounds.before(record.deal)"
# The interpreter's own start is left out of the inner figure and is part of the outer one.
TIMED = "import time; begun = time.perf_counter(); {}; print(time.perf_counter() - begun)"


def timed(code: str, environment: dict[str, str]) -> tuple[float, float]:
    """Run code in a fresh interpreter; return the milliseconds of the code and of the whole process."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", TIMED.format(code)], env=environment, stdout=subprocess.PIPE, check=True
    )
    return 1000 * float(done.stdout), 1000 * (time.perf_counter() - begun)


def main() -> None:
    """Print the medians and their ratios."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for code in (ALONE, WHOLE):
        timed(code, environment)  # writes the bytecode
    pairs = [(timed(ALONE, environment), timed(WHOLE, environment)) for _ in range(RUNS)]
    print(f"medians of {RUNS} alternating runs, in milliseconds")
    print(f"{'':28}{'dependencies':>14}{'load and answer':>17}{'ratio':>8}")
    for column, title in enumerate(("the code alone", "with the interpreter's start")):
        alone = statistics.median(pair[0][column] for pair in pairs)
        whole = statistics.median(pair[1][column] for pair in pairs)
        print(f"{title:28}{alone:14.1f}{whole:17.1f}{whole / alone:8.2f}")


if __name__ == "__main__":
    main()
