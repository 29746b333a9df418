"""Clients that send try once, whatever happens, and not into a connection that has died meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from rapport.messaging.providers import clients
from rapport.messaging.providers.provider import Accepted, Unsure
from rapport.messaging.providers.sms_aws import AwsSms
from tests.functional.messaging.providers.envelopes import ID, SMS, client_of
from tests.rig.fake_providers import AWS_SMS, THINKING, FakeProvider, Fault, reference

LONG_AGO = clients.STALE_AFTER.total_seconds() + 1


@pytest.fixture
def theirs() -> Iterator[FakeProvider]:
    with FakeProvider(AWS_SMS) as provider:
        yield provider


@pytest.mark.parametrize("fault", sorted(set(Fault) - THINKING))
def test_a_message_is_handed_over_once_even_if_the_environment_asks_for_more(
    theirs: FakeProvider, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "5")
    monkeypatch.setenv("AWS_RETRY_MODE", "adaptive")
    theirs.fault = fault

    with client_of(theirs) as client:
        AwsSms(client, "", "").send(SMS)

    assert len(theirs.requests) == 1


def test_messages_in_a_row_share_a_connection(theirs: FakeProvider) -> None:
    with client_of(theirs) as client:
        for _ in range(3):
            AwsSms(client, "", "").send(SMS)

    assert len(theirs.callers) == 1


def test_after_a_sleep_a_message_gets_a_connection_of_its_own(
    theirs: FakeProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    with client_of(theirs) as client:
        AwsSms(client, "", "").send(SMS)
        woken = time.time() + LONG_AGO
        monkeypatch.setattr(time, "time", lambda: woken)
        answer = AwsSms(client, "", "").send(SMS)

    assert answer == Accepted(reference(ID))
    assert len(theirs.callers) == 2


def test_a_line_that_went_dead_unseen_is_a_doubt(theirs: FakeProvider) -> None:
    """Why the one above matters: nobody could say what became of a message that was handed into it."""
    with client_of(theirs) as client:
        AwsSms(client, "", "").send(SMS)
        theirs.fault = Fault.DROPPED_BEFORE

        assert isinstance(AwsSms(client, "", "").send(SMS), Unsure)
