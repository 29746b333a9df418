"""Promise 13: nothing that advertises leaves in quiet hours, at any minute of a year; what was held leaves once, when
they end.

The rule is asked about every minute of 365 days, and compared with a clock on the wall that another hand wound: minutes
counted through from the zone's changes of time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from rapport.kernel.settings import Messages
from rapport.kernel.shop import DHAKA, Place
from rapport.messaging.gate.quiet import quiet_until
from tests.promises.conftest import Counted, Size
from tests.rig.sending import WORDS, Faults, SendingShop, stocked

LONDON = ZoneInfo("Europe/London")
DAY = 24 * 60
MINUTE = timedelta(minutes=1)
WINDOWS = [
    # zone, from, to
    ("Asia/Dhaka", "21:00", "09:00"),
    ("Europe/London", "22:30", "07:45"),
]
MORE = [
    ("Europe/London", "13:00", "15:30"),
    ("Asia/Dhaka", "00:00", "06:00"),
    ("Asia/Dhaka", "12:00", "00:00"),
    ("Asia/Dhaka", "21:00", "20:59"),
    ("Asia/Dhaka", "09:00", "09:00"),
    ("Europe/London", "01:30", "23:59"),
    ("Europe/London", "23:00", "01:30"),
    ("Asia/Kathmandu", "21:00", "09:00"),
    ("Australia/Lord_Howe", "21:00", "01:45"),
    ("America/St_Johns", "20:15", "08:15"),
]
"""Offsets of three quarters, a change of half an hour, windows that begin and end in the hour that is skipped or shown
twice."""
CHANGES = [
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
]
"""On which London, Newfoundland and Lord Howe set their clocks in 2026."""
YEAR = [(date(2026, 1, 1), 365)]


def clock_on_the_wall(zone: ZoneInfo, first: datetime, minutes: int) -> list[int]:
    """Which minute of the day it shows, for so many minutes from the first."""
    shown = []
    for hour in range(0, minutes, 15):
        # Zones change their time at a quarter at the finest.
        local = (first + hour * MINUTE).astimezone(zone)
        base = local.hour * 60 + local.minute
        shown += [(base + each) % DAY for each in range(15)]
    return shown[:minutes]


def is_quiet(minute: int, begins: int, ends: int) -> bool:
    """Counted round the dial from where the quiet begins."""
    return (minute - begins) % DAY < (ends - begins) % DAY


def in_minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def every_minute(
    zone: ZoneInfo, begins: str, ends: str, first_day: date, days: int
) -> Iterator[tuple[datetime, datetime | None]]:
    """And until when it is quiet then: told from the end, where one knows what comes."""
    first = datetime(first_day.year, first_day.month, first_day.day, tzinfo=UTC)
    quiet = [
        is_quiet(minute, in_minutes(begins), in_minutes(ends))
        for minute in clock_on_the_wall(zone, first, (days + 2) * DAY)
    ]
    until: list[datetime | None] = []
    end = first
    for number in reversed(range(len(quiet))):
        if not quiet[number]:
            end = first + number * MINUTE
        until.append(end if quiet[number] else None)
    until.reverse()
    for number in range(days * DAY):
        yield first + number * MINUTE, until[number]


@pytest.mark.parametrize(("zone_name", "begins", "ends"), WINDOWS + MORE)
def test_at_every_minute_of_a_year_it_is_quiet_as_the_clock_on_the_wall_says(
    zone_name: str, begins: str, ends: str, size: Size, counted: Counted
) -> None:
    """In more zones and windows only about the changes of time, unless the run is long."""
    zone, messages = ZoneInfo(zone_name), Messages(quiet_from=begins, quiet_to=ends)
    whole = size.long or ((zone_name, begins, ends) in WINDOWS and not size.small)
    minutes = quiet = 0
    for first_day, days in YEAR if whole else [(change - timedelta(days=2), 4) for change in CHANGES]:
        for now, expected in every_minute(zone, begins, ends, first_day, days):
            until = quiet_until(now, zone, messages)
            if until != expected:
                # On a day of which the clock is set it may last longer than it must: never shorter.
                assert expected is not None, now
                assert until is not None, now
                assert until > expected, now
                assert quiet_until(until, zone, messages) is None, now
                assert any(abs((expected.date() - change).days) <= 1 for change in CHANGES), now
            minutes += 1
            quiet += expected is not None
    counted(
        13,
        "{minutes} minutes of a year asked one by one, in several zones and windows: {quiet} quiet, 0 taken for others",
        minutes=minutes,
        quiet=quiet,
    )


@pytest.mark.parametrize("seconds", [0, 1, 59, 59.999999])
def test_a_minute_is_quiet_to_its_last_second_and_not_a_second_longer(seconds: float) -> None:
    at = datetime(2026, 3, 10, 21, 0, tzinfo=DHAKA.zone)
    messages = Messages()
    assert quiet_until(at - MINUTE + timedelta(seconds=seconds), DHAKA.zone, messages) is None
    assert quiet_until(at + timedelta(seconds=seconds), DHAKA.zone, messages) is not None
    morning = datetime(2026, 3, 11, 9, 0, tzinfo=DHAKA.zone)
    assert quiet_until(morning - MINUTE + timedelta(seconds=seconds), DHAKA.zone, messages) == morning
    assert quiet_until(morning + timedelta(seconds=seconds), DHAKA.zone, messages) is None


# -- through the engine ------------------------------------------------------------------------------------------


def quiet_now(at: datetime, zone: ZoneInfo, begins: str, ends: str) -> bool:
    local = at.astimezone(zone)
    return is_quiet(local.hour * 60 + local.minute, in_minutes(begins), in_minutes(ends))


def placed(zone: ZoneInfo, now: datetime, faults: Faults, seed: int) -> SendingShop:
    shop = SendingShop(seed, faults=faults, now=now, place=Place(zone, "BDT", "BD"))
    shop.campaign()
    return shop


@pytest.mark.parametrize(
    ("zone_name", "begins", "ends", "day"),
    [
        ("Asia/Dhaka", "21:00", "09:00", datetime(2026, 3, 10, tzinfo=UTC)),
        ("Europe/London", "22:00", "08:00", datetime(2026, 3, 28, tzinfo=UTC)),
        ("Europe/London", "23:30", "01:30", datetime(2026, 3, 28, tzinfo=UTC)),
        ("Europe/London", "23:30", "01:30", datetime(2026, 10, 24, tzinfo=UTC)),
    ],
)
def test_planned_round_the_clock_nothing_leaves_in_quiet_hours_and_what_was_held_leaves_once(
    zone_name: str, begins: str, ends: str, day: datetime, size: Size, counted: Counted
) -> None:
    """Somebody is planned every twenty minutes; providers fail, workers die, and the queue tells twice."""
    zone = ZoneInfo(zone_name)
    shop = placed(zone, day, Faults(answer_lost=0.2, not_reached=0.2, dies=0.1, throttled=0.1, doubled=0.3), 7)
    shop.say("messages", quiet_from=begins, quiet_to=ends)
    people = size(75, 400, 75)
    offers, errands = [], []
    for number in range(people):
        shop.customer(f"c{number}")
        offers.append(shop.message(f"c{number}"))
        errands.append(shop.message(f"c{number}", occurrence="order", purpose="service", content=WORDS))
        shop.plan(offers[-1], errands[-1])
        shop.run(timedelta(minutes=20))
    shop.to_rest()

    left = dict(shop.provider.sent_at)
    assert shop.reached_twice() == []
    assert left.keys() == {each.message_id for each in (*offers, *errands)} == shop.told_of()
    assert not any(quiet_now(left[each.message_id], zone, begins, ends) for each in offers)
    # Service leaves at any hour.
    assert any(quiet_now(left[each.message_id], zone, begins, ends) for each in errands)
    held = [each for each in offers if quiet_now(each.planned_at, zone, begins, ends)]
    assert held
    for each in held:
        ended = quiet_until(each.planned_at, zone, shop.shop.settings.current().messages)
        assert ended is not None
        # When the quiet ends, and not long after: as long as a few faults take.
        assert ended <= left[each.message_id] <= ended + timedelta(hours=1), each
    counted(
        13,
        "planned round the clock: {offers} offers, {held} of them held, 0 left in quiet hours, each once; service at "
        "any hour",
        offers=len(offers),
        held=len(held),
    )


def test_what_went_in_doubt_before_the_quiet_waits_for_its_end(counted: Counted) -> None:
    """A worker died a minute before nine in the evening; nobody is woken up to settle it."""
    shop = stocked("c1", faults=Faults(dies=1.0))
    shop.clock.set(datetime(2026, 3, 10, 20, 59, tzinfo=DHAKA.zone))
    message = shop.message("c1")
    shop.plan(message)
    shop.deliver()
    assert shop.found(message).state == "sending"
    shop.faults.dies = 0.0
    shop.run(timedelta(hours=11))
    assert (shop.found(message).state, shop.found(message).in_doubt) == ("held", True)
    shop.run(timedelta(hours=3))

    ((_, left),) = shop.provider.sent_at
    assert left >= datetime(2026, 3, 11, 9, 0, tzinfo=DHAKA.zone)
    assert shop.found(message).state == "sent"
    counted(13, "in doubt at nine in the evening: goes again in the morning", cases=1)
