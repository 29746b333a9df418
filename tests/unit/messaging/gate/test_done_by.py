"""When something is done that rests while it is quiet."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.kernel.settings import Messages
from rapport.messaging.gate.quiet import done_by

DHAKA = ZoneInfo("Asia/Dhaka")
NIGHTLY = Messages(quiet_from="21:00", quiet_to="09:00")


@pytest.mark.parametrize(
    ("begins", "minutes", "done"),
    [
        ("10T12:00", 0, "10T12:00"),
        ("10T12:00", 90, "10T13:30"),
        ("10T20:00", 60, "10T21:00"),
        ("10T20:00", 61, "11T09:01"),
        ("10T22:00", 10, "11T09:10"),
        ("11T03:00", 10, "11T09:10"),
        ("10T20:00", 60 + 12 * 60 + 5, "12T09:05"),
    ],
)
def test_a_night_is_left_out(begins: str, minutes: int, done: str) -> None:
    assert _done_by(begins, minutes, NIGHTLY) == done


@pytest.mark.parametrize(("begins", "minutes", "done"), [("10T12:30", 10, "10T12:40"), ("10T12:50", 30, "10T15:20")])
def test_an_afternoon_is_left_out_as_well(begins: str, minutes: int, done: str) -> None:
    assert _done_by(begins, minutes, Messages(quiet_from="13:00", quiet_to="15:00")) == done


def test_where_it_is_never_quiet_it_goes_through() -> None:
    assert _done_by("10T20:00", 3 * 24 * 60, Messages(quiet_from="00:00", quiet_to="00:00")) == "13T20:00"


def _done_by(begins: str, minutes: int, messages: Messages) -> str:
    at = datetime.fromisoformat(f"2026-03-{begins}").replace(tzinfo=DHAKA)
    done = done_by(at, timedelta(minutes=minutes), DHAKA, messages)
    return f"{done.astimezone(DHAKA):%dT%H:%M}"
