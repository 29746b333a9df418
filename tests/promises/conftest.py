"""Every promise's test says what it counted; the run ends with the table of all of them."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest

MARK = "promise"
LONGEST = (
    "test_19_no_personal_data.py",
    "test_18_fuzzing.py",
    "test_01_never_twice_never_lost.py",
    "test_29_laptop_killed.py",
    "test_24_28_orders_state_machine.py",
    "test_20_audit.py",
    "test_08_no_lost_update.py",
    "test_12_caps.py",
)
"""The files that take longest. They are begun first, so that none of them is left for one core alone at the end."""


@dataclass(frozen=True)
class Size:
    """How much is tried: enough to trust it in the usual run, more with RAPPORT_LONG=1."""

    long: bool
    small: bool
    """For planted faults: as little as shows them."""

    def __call__(self, usual: int, long: int, small: int) -> int:
        if self.small:
            return small
        return long if self.long else usual


@pytest.fixture(scope="session")
def size() -> Size:
    return Size(long=os.environ.get("RAPPORT_LONG") == "1", small=os.environ.get("RAPPORT_SMALL") == "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    turn = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turn.get(item.path.name, len(LONGEST)))


class Counted(Protocol):
    """`counted(7, "{cases} requests, {cases} effects", cases=20)` puts a line into the table at the end of the run;
    what several tests say in the same words is summed."""

    def __call__(self, promise: int, what: str, **numbers: int) -> None: ...


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Counted:
    def say(promise: int, what: str, **numbers: int) -> None:
        record_property(MARK, json.dumps([promise, what, numbers]))

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # Properties travel with the reports, so this holds for several processes (-n 2) as well.
    told: dict[tuple[int, str], Counter[str]] = {}
    for report in terminalreporter.stats.get("passed", []):
        for name, value in getattr(report, "user_properties", []):
            if name == MARK and report.when == "call":
                promise, what, numbers = json.loads(value)
                told.setdefault((promise, what), Counter()).update(numbers)
    if told:
        terminalreporter.section("promises")
    for (promise, what), numbers in sorted(told.items()):
        line = what.format(**numbers) if numbers else what
        terminalreporter.line(f"promise {promise:2d}: {line}")
