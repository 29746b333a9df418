from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.customers.contacts import Contacts
from rapport.customers.model import CHANNELS, Channel
from rapport.kernel.settings import Messages
from rapport.messaging.gate.caps import Full, caps, full
from tests.unit.messaging.gate.people import TODAY, contacted

AS_SHIPPED = Messages()
MANY = Messages(a_day=50, a_week=50, sms_a_week=50, calls_a_week=50, contacts_a_week=50)


def only(**said: int) -> Messages:
    """One cap as given, and of all else as much as there may be."""
    every: dict[str, Any] = {**dict.fromkeys(CAPS, 50), **said}
    return Messages(**every)


CAPS = ("a_day", "a_week", "sms_a_week", "calls_a_week", "contacts_a_week")


class TestADay:
    def test_one_message_a_day_and_the_next_waits_for_tomorrow(self) -> None:
        assert full(contacted(), "sms", TODAY, AS_SHIPPED) is None
        assert full(contacted((0, "email")), "sms", TODAY, AS_SHIPPED) == Full("a_day", TODAY + timedelta(days=1))

    def test_yesterdays_does_not_count(self) -> None:
        assert full(contacted((1, "sms")), "sms", TODAY, AS_SHIPPED) is None

    def test_a_call_takes_no_room_for_messages(self) -> None:
        assert full(contacted((0, "call")), "sms", TODAY, AS_SHIPPED) is None

    def test_two_where_two_are_allowed(self) -> None:
        assert full(contacted((0, "sms")), "email", TODAY, only(a_day=2)) is None
        assert full(contacted((0, "sms"), (0, "email")), "email", TODAY, only(a_day=2)) is not None


class TestAWeek:
    def test_the_third_goes_and_the_fourth_waits_until_the_first_is_a_week_old(self) -> None:
        three = contacted((6, "email"), (4, "email"), (2, "email"))
        assert full(contacted((6, "email"), (4, "email")), "email", TODAY, AS_SHIPPED) is None
        assert full(three, "email", TODAY, AS_SHIPPED) == Full("a_week", TODAY + timedelta(days=1))

    def test_what_is_seven_days_old_has_left_the_window(self) -> None:
        three = contacted((7, "email"), (4, "email"), (2, "email"))
        assert full(three, "email", TODAY, AS_SHIPPED) is None

    def test_it_waits_for_as_many_days_as_it_takes(self) -> None:
        three = contacted((3, "email"), (2, "email"), (1, "email"))
        assert full(three, "email", TODAY, AS_SHIPPED) == Full("a_week", TODAY + timedelta(days=4))

    def test_all_channels_count_together(self) -> None:
        three = contacted((3, "email"), (2, "whatsapp"), (1, "push"))
        assert full(three, "sms", TODAY, AS_SHIPPED) == Full("a_week", TODAY + timedelta(days=4))


class TestSmsAWeek:
    def test_two_and_the_third_waits(self) -> None:
        two = contacted((5, "sms"), (3, "sms"))
        assert full(contacted((5, "sms")), "sms", TODAY, AS_SHIPPED) is None
        assert full(two, "sms", TODAY, AS_SHIPPED) == Full("sms_a_week", TODAY + timedelta(days=2))

    def test_another_channel_still_has_room(self) -> None:
        assert full(contacted((5, "sms"), (3, "sms")), "email", TODAY, AS_SHIPPED) is None


class TestCallsAWeek:
    def test_two_and_the_third_waits(self) -> None:
        two = contacted((6, "call"), (3, "call"))
        assert full(contacted((6, "call")), "call", TODAY, AS_SHIPPED) is None
        assert full(two, "call", TODAY, AS_SHIPPED) == Full("calls_a_week", TODAY + timedelta(days=1))

    def test_messages_take_no_room_for_calls_but_that_of_all_contacts(self) -> None:
        assert full(contacted((0, "sms"), (1, "email"), (2, "email")), "call", TODAY, AS_SHIPPED) is None


class TestContactsAWeek:
    def test_calls_and_messages_share_four(self) -> None:
        three = contacted((6, "call"), (5, "call"), (4, "email"))
        four = contacted((6, "call"), (5, "call"), (4, "email"), (2, "email"))
        assert full(three, "email", TODAY, AS_SHIPPED) is None
        assert full(four, "email", TODAY, AS_SHIPPED) == Full("contacts_a_week", TODAY + timedelta(days=1))
        assert full(four, "call", TODAY, only(contacts_a_week=4)) is not None


class TestTheOneThatHoldsLongest:
    def test_is_told(self) -> None:
        """Tomorrow there would be room for the day, but not for another SMS."""
        two = contacted((1, "sms"), (0, "sms"))
        assert full(two, "sms", TODAY, AS_SHIPPED) == Full("sms_a_week", TODAY + timedelta(days=6))


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("name", CAPS)
def test_at_each_cap_the_last_has_room_and_the_next_has_none(name: str, channel: Channel) -> None:
    for most in (1, 2, 5):
        messages = only(**{name: most})
        cap = next((each for each in caps(channel, messages) if each.name == name), None)
        if cap is None:
            continue
        counts_as: Channel = channel if channel in cap.channels else "email"
        almost = contacted(*[(0, counts_as)] * (most - 1))
        assert full(almost, channel, TODAY, messages) is None
        assert full(almost.noted(TODAY, counts_as), channel, TODAY, messages) == Full(
            name, TODAY + timedelta(days=cap.days)
        )


history = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(CHANNELS)), max_size=12)


@given(history, st.sampled_from(CHANNELS))
def test_there_is_room_again_on_the_day_that_is_told_and_no_day_before(
    contacts_: list[tuple[int, Channel]], channel: Channel
) -> None:
    contacts = contacted(*contacts_)
    met = full(contacts, channel, TODAY, AS_SHIPPED)
    day = TODAY
    while full(contacts, channel, day, AS_SHIPPED) is not None:
        day += timedelta(days=1)

    assert day == (met.until if met else TODAY)
    assert day <= TODAY + timedelta(days=7)


@given(history, st.sampled_from(CHANNELS), st.integers(1, 40))
def test_who_waits_as_told_never_gets_more_than_the_caps(
    contacts_: list[tuple[int, Channel]], channel: Channel, how_many: int
) -> None:
    """One after the other, each on the first day on which there is room."""
    contacts, day, on = contacted(), TODAY, list[object]()
    for _ in range(how_many):
        met = full(contacts, channel, day, AS_SHIPPED)
        day = met.until if met else day
        contacts = contacts.noted(day, channel)
        on.append(day)
        for cap in caps(channel, AS_SHIPPED):
            assert contacts.within(day, cap.days, cap.channels) <= cap.most


def test_nobody_contacted_has_room_by_every_channel() -> None:
    assert all(full(Contacts(), channel, TODAY, AS_SHIPPED) is None for channel in CHANNELS)


def test_who_may_get_fifty_gets_the_fiftieth() -> None:
    nearly: list[tuple[int, Channel]] = [(0, "sms")] * 49
    assert full(contacted(*nearly), "sms", TODAY, MANY) is None
    assert full(contacted(*nearly, (0, "sms")), "sms", TODAY, MANY) is not None
