"""Attacks gisapp with damaged files, bombs, baits, kills and random actions, and writes a report.

`make attack` runs it: some 40 minutes on two cores. The same seed attacks in the same way;
`python -m tests.attack.campaign --share 0.1` is a quick look. A full run writes
resources/reliability.md. For Linux.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.attack import fuzz, kills
from tests.attack.baits import baits
from tests.attack.bombs import bombs
from tests.attack.leaks import leaks
from tests.attack.outcome import Outcome
from tests.attack.victims import CHECKOUT, LONGEST_S, MOST_MB
from tests.attack.window import actions
from tests.benchmarks.report import table

REPORT = CHECKOUT / "resources" / "reliability.md"
DAMAGED, KILLS, ACTIONS, ACTIONS_WITH_FAULTS, PARCELS, OPENINGS = (
    1000,
    125,
    20_000,
    6000,
    200_000,
    15,
)

_INTRODUCTION = """\
Attacked by `make attack` on {date}, with the seed {seed}. *Held* means: read right, read as far as
it goes, or refused in one sentence; within {seconds:.0f} s and {megabytes} MB, without a traceback,
a crash, or a line of a library's own."""


def outcomes(share: float, seed: int, folder: Path) -> Iterator[Outcome]:
    """Attack in all ways, one after the other.

    Parameters
    ----------
    share : float
        How much of the full campaign, above 0 and up to 1.
    seed : int
        The same seed, the same attacks.
    folder : Path
        An empty one, where files are made; those that something was wrong with stay there.
    """

    def some(count: int) -> int:
        return max(1, round(count * share))

    yield from fuzz.all_formats(some(DAMAGED), seed, folder / "fuzz")
    yield from bombs(folder / "bombs")
    yield from baits(folder / "baits")
    yield from kills.all_kinds(some(KILLS), seed, folder / "kills")
    yield actions(some(ACTIONS), seed, folder / "actions")
    yield actions(some(ACTIONS_WITH_FAULTS), seed, folder / "faults", spoils_files=True)
    yield leaks(PARCELS, max(3, some(OPENINGS)), folder / "leaks")


def report(found: list[Outcome], seed: int) -> str:
    """Return what was tried, what held and what did not, as Markdown."""
    introduction = _INTRODUCTION.format(
        date=date.today().isoformat(), seed=seed, seconds=LONGEST_S, megabytes=MOST_MB
    )
    lines = [
        (each.part, each.what, f"{each.tried:,}", f"{each.held:,}", f"{len(each.failures):,}")
        for each in found
    ]
    failures = [f"- {each.what}: `{failure}`" for each in found for failure in each.failures]
    parts = [
        "# Reliability",
        introduction,
        table(("attack", "on", "tried", "held", "failed"), lines),
        *(["## What failed", "\n".join(failures)] if failures else []),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> int:
    """Attack, print the report, and return 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack.campaign")
    parser.add_argument("--share", type=float, default=1.0, help="of the full campaign: 0 to 1")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="gisapp-attack-"))
    found = []
    for outcome in outcomes(arguments.share, arguments.seed, folder):
        print(f"{outcome.part}, {outcome.what}: {outcome.held} of {outcome.tried} held")
        found.append(outcome)
    written = report(found, arguments.seed)
    print(written)
    if arguments.share == 1:
        REPORT.write_text(written, encoding="utf-8")
    has_failed = any(each.failures for each in found)
    if has_failed:
        print(f"the files lie in {folder}", file=sys.stderr)
    return int(has_failed)


if __name__ == "__main__":
    sys.exit(main())
