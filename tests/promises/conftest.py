"""Every promise's test says what it counted; the run ends with the table of all of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest

MARK = "promise"


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


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Callable[[int, str], None]:
    """`counted(7, "500 requests, 500 effects")` puts that line into the table at the end of the run."""

    def say(promise: int, what: str) -> None:
        record_property(MARK, f"{promise:02d}|{what}")

    return say


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    # Properties travel with the reports, so this holds for several processes (-n 2) as well.
    told = [
        str(value)
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", [])
        if name == MARK and report.when == "call"
    ]
    if not told:
        return
    terminalreporter.section("promises")
    for line in sorted(told):
        number, what = line.split("|", 1)
        terminalreporter.line(f"promise {int(number):2d}: {what}")
