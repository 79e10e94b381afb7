"""The same storm for as long as one likes, each time with another seed: `python -m tests.faults` (`make soak`)."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from sightline.settings import load_settings
from sightline.testing.servers import local_copy
from tests.faults.storm import WRITERS, blow, check, draw, storm


def main() -> None:
    """Round after round; the first that loses or doubles anything ends it with its seed."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    end, rounds, rows = time.monotonic() + asked.minutes * 60, 0, 0
    while rounds == 0 or (time.monotonic() < end and asked.seed is None):
        seed = asked.seed if asked.seed is not None else random.randrange(2**32)
        chance = random.Random(seed)
        sent = draw(WRITERS, batches=chance.randrange(20, 60), rows=chance.randrange(20, 400), chance=chance)
        with ExitStack() as stack:
            server = stack.enter_context(local_copy(load_settings()))
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            found = stack.enter_context(storm(server, Path(folder)))
            faults = chance.choices(sorted(found.faults()), k=chance.randrange(10, 30))
            try:
                blow(found, sent, faults, pause=chance.uniform(0.2, 2.0), seed=seed)
                check(found, sent)
            except BaseException:
                sys.stderr.write(f"failed with --seed {seed}\n")
                raise
            tries = found.tries
        rounds, rows = rounds + 1, rows + sent.rows
        line = f"round {rounds}: seed {seed}, {sent.rows:,} rows, {len(faults)} faults, {tries:,} requests: all there"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{rounds} rounds, {rows:,} rows: nothing lost, nothing doubled\n")


if __name__ == "__main__":
    main()
