"""Who carries messages, how they are, and the hand on the tap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

import functions.ops_api.app as ops_api
from rapport.kernel import audit
from rapport.messaging.dispatch import circuits
from rapport.messaging.providers.choosing import CAPABILITIES
from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import Provider
from rapport.messaging.providers.unconfigured import Unconfigured
from tests.functional.ops.conftest import door_of
from tests.rig.sending import SendingShop, stocked

PAUSE = "/ops/providers/outbox/pause"


def find(name: str) -> Provider:
    return Outbox() if name == "outbox" else Unconfigured(name, "no secret", CAPABILITIES[name])


@pytest.fixture(autouse=True)
def _nobody_is_set_up() -> Iterator[None]:
    with patch.object(ops_api, "provider_of", find):
        yield


def told(shop: SendingShop) -> dict[str, dict[str, Any]]:
    answer = door_of(shop).call("GET", "/ops/providers")
    assert answer.status == 200, answer.text
    return {each["name"]: each for each in answer.body}


def paused(shop: SendingShop, value: bool, user: str | None = None) -> dict[str, Any]:
    answer = door_of(shop).call("PUT", PAUSE, {"paused": value}, user=user)
    assert answer.status == 200, answer.text
    return dict(answer.body)


def failing(shop: SendingShop, times: int) -> None:
    """So many messages in a row that nobody took."""
    watched = circuits.Circuits(shop.table, shop.clock)
    for _ in range(times):
        watched.failed("outbox", "connection refused")


def test_each_that_serves_a_channel_is_told_with_its_rates() -> None:
    shop = stocked("c1")
    shop.say("providers", sms="gateway", whatsapp="gateway", email="none", sms_a_second=7, whatsapp_a_second=20)

    assert told(shop) == {
        "gateway": {
            "name": "gateway",
            "state": "flowing",
            "rates": {"sms": 7, "whatsapp": 20},
            "failures": 0,
            "lost_answer": CAPABILITIES["gateway"].settling,
            "version": 0,
        },
        "outbox": {
            "name": "outbox",
            "state": "flowing",
            "rates": {"push": 50},
            "failures": 0,
            "lost_answer": "takes_key",
            "version": 0,
        },
    }


def test_one_that_serves_no_channel_any_more_is_told_as_long_as_something_is_known_of_it() -> None:
    shop = stocked("c1")
    failing(shop, 3)
    shop.say("providers", sms="none", whatsapp="none", email="none", push="none")

    assert [(each["name"], each["rates"], each["failures"]) for each in told(shop).values()] == [("outbox", {}, 3)]


@pytest.mark.parametrize(
    ("failures", "state"), [(circuits.FAILURES_IN_A_ROW - 1, "flowing"), (circuits.FAILURES_IN_A_ROW, "resting")]
)
def test_one_that_fails_again_and_again_rests_and_says_until_when(failures: int, state: str) -> None:
    shop = stocked("c1")
    failing(shop, failures)

    seen = told(shop)["outbox"]

    assert (seen["state"], seen["failures"], seen["reason"]) == (state, failures, "connection refused")
    assert ("until" in seen) is (state == "resting")


def test_a_paused_one_sends_nothing_until_somebody_resumes_it() -> None:
    shop = stocked("c1")
    assert paused(shop, True, "user-shirin")["state"] == "paused"
    message = shop.message("c1")
    shop.plan(message)

    shop.run(timedelta(minutes=30))
    assert shop.found(message).state == "queued"
    assert told(shop)["outbox"]["paused_by"] == "user-shirin"

    assert paused(shop, False)["state"] == "flowing"
    shop.run(timedelta(minutes=2))
    assert shop.found(message).state == "sent"


def test_resuming_forgets_the_rest_and_the_failures() -> None:
    shop = stocked("c1")
    failing(shop, circuits.FAILURES_IN_A_ROW)

    resumed = paused(shop, False)

    assert (resumed["state"], resumed["failures"]) == ("flowing", 0)
    assert not {"until", "reason", "paused_by"} & set(resumed)


def test_pausing_keeps_what_is_known_of_its_failures() -> None:
    shop = stocked("c1")
    failing(shop, circuits.FAILURES_IN_A_ROW)

    seen = paused(shop, True)

    assert (seen["state"], seen["failures"]) == ("paused", circuits.FAILURES_IN_A_ROW)


def test_each_decision_is_in_its_chain_and_a_decision_that_changes_nothing_is_none() -> None:
    shop = stocked("c1")
    paused(shop, False)
    paused(shop, True, "user-shirin")
    paused(shop, True, "user-anika")
    failing(shop, 5)
    paused(shop, False)

    entries = audit.chain(shop.table, "provider", "outbox")

    assert [(each["who"], each["what"]) for each in entries] == [("user-shirin", "paused"), ("user-admin", "resumed")]
    assert door_of(shop).call("GET", "/audit/verify?record=provider:outbox").body["whole"]


def test_nobody_pauses_one_that_carries_nothing() -> None:
    shop = stocked("c1")

    answer = door_of(shop).call("PUT", "/ops/providers/ses/pause", {"paused": True})

    assert (answer.status, answer.body["error"]["code"]) == (404, "no_such_provider")


def test_who_resumes_what_another_has_paused_meanwhile_is_told_so() -> None:
    shop = stocked("c1")
    seen = {"If-Match": f'"{told(shop)["outbox"]["version"]}"'}
    paused(shop, True, "user-shirin")

    answer = door_of(shop).call("PUT", PAUSE, {"paused": False}, headers=seen)

    assert (answer.status, answer.body["error"]["current"]["paused_by"]) == (409, "user-shirin")
    assert told(shop)["outbox"]["state"] == "paused"


def test_failures_of_the_provider_itself_make_nobodys_view_stale() -> None:
    shop = stocked("c1")
    seen = {"If-Match": f'"{told(shop)["outbox"]["version"]}"'}
    failing(shop, 3)

    answer = door_of(shop).call("PUT", PAUSE, {"paused": True}, headers=seen)

    assert (answer.status, answer.headers["ETag"]) == (200, '"1"')
