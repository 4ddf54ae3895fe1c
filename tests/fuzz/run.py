"""
Fuzz the targets for long: ``python tests/fuzz/run.py --executions 1000000 [--seed N] [--targets dates,html]``.

With ``--atheris`` one target runs under atheris, guided by coverage, where that is installed.
What breaks is printed; keep it in ``cases.json``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings

from mutating import inputs
from targets import TARGETS


def own(names: list[str], executions: int, seed: int) -> int:
    """Mutated pieces, in turn for every target."""
    broken = 0
    for name in names:
        chance, begin, target = random.Random(f"{seed}{name}"), time.process_time(), TARGETS[name]
        for _ in range(executions // len(names)):
            data = inputs(name, chance)
            try:
                target(data)
            except Exception as error:
                broken += 1
                if broken < 50:
                    print(f"BROKEN {name} {data!r}: {type(error).__name__}: {str(error)[:300]}", flush=True)
        print(f"{name}: {executions // len(names)} executions, {time.process_time() - begin:.0f} s", flush=True)
    return broken


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--executions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--targets", default=",".join(TARGETS))
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("error")
    names = given.targets.split(",")
    if not given.atheris:
        return 1 if own(names, given.executions, given.seed) else 0
    import atheris

    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], f"-runs={given.executions}", "-max_len=300", f"-seed={given.seed + 1}"], TARGETS[names[0]]
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
