from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapport.customers.contacts import ALL_CHANNELS, BY_MESSAGE, KEPT, Contacts, from_item, to_item
from rapport.customers.model import CHANNELS, Channel
from tests.unit.messaging.gate.people import NOON, TODAY, contacted

days = st.integers(0, 20).map(lambda ahead: TODAY + timedelta(days=ahead))
channels = st.sampled_from(CHANNELS)
noted = st.lists(st.tuples(st.integers(0, 3), channels), max_size=25)
"""Each so many days after the one before it."""


@given(noted, st.integers(1, 7), st.sets(channels))
def test_a_window_counts_what_was_noted_in_its_days(
    steps: list[tuple[int, Channel]], width: int, wanted: set[Channel]
) -> None:
    contacts, day, plain = Contacts(), TODAY, Counter[tuple[int, Channel]]()
    for step, channel in steps:
        day += timedelta(days=step)
        contacts = contacts.noted(day, channel)
        plain[(day - TODAY).days, channel] += 1
    last = (day - TODAY).days
    expected = sum(many for (on, by), many in plain.items() if last - width < on <= last and by in wanted)

    assert contacts.within(day, width, wanted) == expected


@given(noted, days, channels)
def test_one_that_was_not_to_be_leaves_all_as_it_was(
    steps: list[tuple[int, Channel]], day: object, channel: Channel
) -> None:
    contacts, at = Contacts(), TODAY
    for step, by in steps:
        at += timedelta(days=step)
        contacts = contacts.noted(at, by)
    before = contacts.noted(at, channel, 0)

    assert before.noted(at, channel).noted(at, channel, -1) == before


def test_nothing_is_taken_back_that_was_never_there() -> None:
    assert Contacts().noted(TODAY, "sms", -1) == Contacts()
    assert Contacts().noted(TODAY, "sms", -1).noted(TODAY, "sms").within(TODAY, 1, {"sms"}) == 1


@given(noted)
def test_no_more_is_kept_than_a_rule_looks_back(steps: list[tuple[int, Channel]]) -> None:
    """A profile does not grow with the years."""
    contacts, day = Contacts(), TODAY
    for step, channel in steps:
        day += timedelta(days=step)
        contacts = contacts.noted(day, channel)

    assert all(on > day - KEPT for on, _, _ in contacts.counted)
    assert len(contacts.counted) <= 7 * len(CHANNELS)


@given(noted, st.booleans())
def test_kept_on_a_profile_it_reads_the_same(steps: list[tuple[int, Channel]], wrote: bool) -> None:
    contacts, day = Contacts(wrote_whatsapp=NOON if wrote else None), TODAY
    for step, channel in steps:
        day += timedelta(days=step)
        contacts = contacts.noted(day, channel)

    assert from_item(to_item(contacts)) == contacts


def test_a_profile_of_before_there_were_contacts_has_none() -> None:
    assert from_item({}) == Contacts()


def test_a_call_is_a_contact_and_no_message() -> None:
    contacts = contacted((0, "call"), (0, "sms"))
    assert contacts.within(TODAY, 1, ALL_CHANNELS) == 2
    assert contacts.within(TODAY, 1, BY_MESSAGE) == 1
