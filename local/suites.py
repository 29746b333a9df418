"""`make test`: the test suites, each in a pytest of its own, each with its seconds.

Those that start nothing outside their process run one after another, each on both cores. What brings up a shop and a
browser waits for them half of its time: it runs beside the others.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from local.places import ROOT

# These start nothing outside their process, so two of them may run side by side.
SIDE_BY_SIDE = {
    # A file stays together: its tests may share what is dear to start, or follow one another.
    "unit": ["--dist", "loadfile"],
    "functional": ["--dist", "loadfile"],
    # In the order in which they are collected, which is the longest first: none is left for one core at the end.
    "promises": ["--dist", "loadfile", "--no-loadscope-reorder"],
    # Each fault is planted in a process of its own, and all of them stand in one file.
    "planted_faults": ["--dist", "worksteal"],
}


@dataclass(frozen=True)
class Ran:
    outcome: int
    seconds: float
    said: str = ""
    """Empty if it was said while it ran."""

    def __str__(self) -> str:
        told = "passed" if self.outcome == 0 else f"FAILED (pytest exit {self.outcome})"
        return f"{self.seconds:7.1f}  {told}"


def run(suite: str, *, aloud: bool) -> Ran:
    together = ["-n", "2", *SIDE_BY_SIDE[suite]] if suite in SIDE_BY_SIDE else []
    asked = [sys.executable, "-m", "pytest", str(folder(suite)), "-q", *together]
    began = time.monotonic()
    heard = None if aloud else subprocess.PIPE
    ran = subprocess.run(asked, cwd=ROOT, check=False, stdout=heard, stderr=heard and subprocess.STDOUT, text=True)
    return Ran(ran.returncode, time.monotonic() - began, ran.stdout or "")


def run_aloud(suite: str) -> Ran:
    print(f"\n== {folder(suite)}", flush=True)
    return run(suite, aloud=True)


def folder(suite: str) -> Path:
    return Path("tests") / suite


def run_all(suites: list[str]) -> dict[str, Ran]:
    in_turn = [suite for suite in suites if suite in SIDE_BY_SIDE]
    beside = [suite for suite in suites if suite not in SIDE_BY_SIDE]
    if not in_turn:
        return {suite: run_aloud(suite) for suite in beside}
    with ThreadPoolExecutor(1) as aside:
        # Two suites that speak at once are read by nobody: what these say is kept until they have said all of it.
        kept = {suite: aside.submit(run, suite, aloud=False) for suite in beside}
        results = {suite: run_aloud(suite) for suite in in_turn}
        for suite, ran in kept.items():
            results[suite] = ran.result()
            print(f"\n== {folder(suite)}\n{results[suite].said}", end="", flush=True)
    return results


def main(suites: list[str]) -> int:
    os.environ.pop("AWS_PROFILE", None)  # a developer's own account is none of the tests' business
    began = time.monotonic()
    results = run_all(suites)
    print("\nsuite          seconds")
    for suite in suites:
        print(f"{suite:14} {results[suite]}")
    print(f"{'all of them':14} {time.monotonic() - began:7.1f}")
    return 0 if all(ran.outcome == 0 for ran in results.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
