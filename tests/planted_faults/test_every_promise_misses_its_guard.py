"""A test that stays green without its guard proves nothing. Each fault of the list is planted in a process of its own,
and the promise's test has to go red."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.planted_faults.faults import FAULTS, ROOT, Fault
from tests.planted_faults.planting import GuardMoved, without_its_guard

PROVED = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 29}
EACH = 2
"""Faults of each promise in the usual run; `make promises` plants all of them."""
RED = 1
"""What pytest ends with when tests ran and failed; all else (nothing found, broken off, never imported) is no proof."""


def run(tests: list[str], fault: str = "") -> subprocess.CompletedProcess[str]:
    """The tests in a process of their own, as small as they come, with the fault in place."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "RAPPORT_"))}
    # Plugins of other suites (schemathesis, xdist) take longer to import than these tests to run.
    environment |= {"RAPPORT_FAULT": fault, "RAPPORT_SMALL": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    asked = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider"]
    plugin = ["-p", "tests.planted_faults.planting"]
    return subprocess.run(
        [*asked, *plugin, *tests], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_no_two_faults_have_the_same_name() -> None:
    assert [name for name, times in Counter(fault.name for fault in FAULTS).items() if times > 1] == []


def test_every_promise_tested_here_has_a_planted_fault() -> None:
    assert {fault.promise for fault in FAULTS} >= PROVED


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_guard_stands_exactly_where_the_list_says(fault: Fault) -> None:
    """A fault that takes nothing out would prove nothing: say so at once, in milliseconds."""
    changed = without_its_guard(fault)
    compile(changed, fault.file, "exec")


def test_a_guard_that_moved_is_said_aloud() -> None:
    moved = Fault("moved", 7, FAULTS[0].file, "def nothing_of_the_kind(", "", FAULTS[0].test)
    with pytest.raises(GuardMoved, match="0 times"):
        without_its_guard(moved)


@pytest.mark.parametrize("half", [0, 1])
def test_without_a_fault_every_named_test_is_green(half: int) -> None:
    """The same processes, the same sizes: what turns them red below is the fault alone. In halves, for two cores."""
    ran = run(sorted({fault.test for fault in planted()})[half::2])
    assert ran.returncode == 0, ran.stdout[-4000:]


def planted() -> list[Fault]:
    """The first few of each promise, or all of them; where a guard stands is asked of all."""
    if os.environ.get("RAPPORT_LONG"):
        return FAULTS
    seen: Counter[int] = Counter()
    chosen = []
    for fault in FAULTS:
        seen[fault.promise] += 1
        if seen[fault.promise] <= EACH:
            chosen.append(fault)
    return chosen


@pytest.mark.parametrize("fault", planted(), ids=lambda fault: f"{fault.promise}: {fault.name}")
def test_without_its_guard_the_promise_is_seen_to_be_broken(fault: Fault) -> None:
    """Each promise's test must go red when its guard is taken out."""
    ran = run([fault.test], fault.name)
    assert ran.returncode == RED, f"pytest ended with {ran.returncode}\n{ran.stdout[-3000:]}{ran.stderr[-2000:]}"
    assert " failed" in ran.stdout.splitlines()[-1]
