"""`make test`: the test suites one after another, each in a pytest of its own, each with its seconds."""

import os
import subprocess
import sys
import time
from pathlib import Path

from local.places import ROOT

# These start nothing outside their process, so two of them may run side by side.
SIDE_BY_SIDE = {
    # A file stays together: its tests may share what is dear to start, or follow one another.
    "unit": "loadfile",
    "functional": "loadfile",
    "promises": "loadfile",
    # Each fault is planted in a process of its own, and all of them stand in one file.
    "planted_faults": "worksteal",
}


def run(suite: str) -> tuple[int, float]:
    folder = Path("tests") / suite
    together = ["-n", "2", "--dist", SIDE_BY_SIDE[suite]] if suite in SIDE_BY_SIDE else []
    began = time.monotonic()
    print(f"\n== {folder}", flush=True)
    ran = subprocess.run([sys.executable, "-m", "pytest", str(folder), "-q", *together], cwd=ROOT, check=False)
    return ran.returncode, time.monotonic() - began


def main(suites: list[str]) -> int:
    os.environ.pop("AWS_PROFILE", None)  # a developer's own account is none of the tests' business
    results = {suite: run(suite) for suite in suites}
    print("\nsuite        seconds")
    for suite, (outcome, seconds) in results.items():
        said = "passed" if outcome == 0 else f"FAILED (pytest exit {outcome})"
        print(f"{suite:12} {seconds:7.1f}  {said}")
    return 0 if all(outcome == 0 for outcome, _ in results.values()) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
