"""Whatever a provider does: we never say that it took what it did not take, nor that it did not take what it took."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.messaging.providers.calling import Patience
from rapport.messaging.providers.clients import new_sending_client
from rapport.messaging.providers.gateway import Gateway
from rapport.messaging.providers.provider import (
    Accepted,
    Capability,
    Envelope,
    Provider,
    Refused,
    Settling,
    Throttled,
    Unavailable,
    Unsure,
)
from rapport.messaging.providers.ses import Ses
from rapport.messaging.providers.sms_aws import AwsSms
from rapport.messaging.providers.sns import SnsPush, SnsSms
from rapport.messaging.providers.whatsapp_aws import AwsWhatsApp
from tests.functional.messaging.providers import envelopes
from tests.functional.messaging.providers.envelopes import client_of
from tests.rig import fake_providers
from tests.rig.fake_providers import THINKING, Dialect, FakeProvider, Fault, reference

PATIENCE = timedelta(milliseconds=300)
QUICK = [fault for fault in Fault if fault not in THINKING]


@dataclass
class Pair:
    theirs: FakeProvider
    ours: Provider
    envelope: Envelope


def gateway(url: str, settling: Settling = "neither") -> Gateway:
    patience = Patience(connecting=PATIENCE, whole=PATIENCE)
    return Gateway(urlsplit(f"{url}/messages"), "key", "Shop", patience, Capability(settling, PATIENCE))


AWS: dict[str, tuple[Dialect, Callable[[Any], Provider], Envelope]] = {
    "aws-sms": (fake_providers.AWS_SMS, lambda client: AwsSms(client, "Shop", "events"), envelopes.SMS),
    "sns": (fake_providers.SNS, lambda client: SnsSms(client, "Shop"), replace(envelopes.SMS, text=envelopes.ID)),
    "sns-push": (fake_providers.SNS, SnsPush, envelopes.PUSH),
    "ses": (fake_providers.SES, lambda client: Ses(client, "a@shop.example", "", "", ""), envelopes.EMAIL),
    "aws-whatsapp": (
        fake_providers.WHATSAPP,
        lambda client: AwsWhatsApp(client, "phone-number-id-1", "v20.0"),
        envelopes.WHATSAPP,
    ),
}


@pytest.fixture(scope="module", params=["gateway", *AWS])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    with ExitStack() as open_while_testing:
        if request.param == "gateway":
            theirs = open_while_testing.enter_context(FakeProvider(fake_providers.GATEWAY, thinks=1))
            yield Pair(theirs, gateway(theirs.url), envelopes.SMS)
            return
        dialect, made, envelope = AWS[request.param]
        theirs = open_while_testing.enter_context(FakeProvider(dialect, thinks=1))
        yield Pair(theirs, made(open_while_testing.enter_context(client_of(theirs, PATIENCE))), envelope)


def sent(pair: Pair, fault: Fault) -> tuple[object, list[Any]]:
    pair.theirs.forget()
    pair.theirs.fault = fault
    answer = pair.ours.send(pair.envelope)
    return answer, pair.theirs.taken[pair.envelope.message_id]


def check(pair: Pair, fault: Fault) -> object:
    answer, taken = sent(pair, fault)

    assert len(pair.theirs.requests) == 1, "a message was handed over twice, or to somebody else"
    if isinstance(answer, Accepted):
        assert taken
        assert answer.reference == reference(pair.envelope.message_id)
    else:
        assert not taken or isinstance(answer, Unsure)
    return answer


@given(faults=st.lists(st.sampled_from(QUICK), min_size=1, max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_answer_is_true_about_whether_it_was_taken(pair: Pair, faults: list[Fault]) -> None:
    for fault in faults:
        check(pair, fault)


@pytest.mark.parametrize("fault", sorted(THINKING))
def test_who_does_not_answer_in_time_may_have_taken_it(pair: Pair, fault: Fault) -> None:
    assert isinstance(check(pair, fault), Unsure)


EXACT: dict[Fault, object] = {
    Fault.NONE: Accepted,
    Fault.THROTTLED: Throttled(None),
    Fault.THROTTLED_WITH_TIME: Throttled(timedelta(seconds=7)),
    Fault.REFUSED: Refused,
    Fault.FORBIDDEN: Unavailable("not_let_in", misconfigured=True),
    Fault.REDIRECTED: Unavailable("redirected", misconfigured=True),
}

BESIDES: dict[tuple[str, Fault], object] = {
    # Of AWS an answer is read to its end, however long; of a stranger's gateway it is not.
    **{(name, Fault.HUGE_AFTER): Accepted for name in AWS},
    # SNS speaks XML, and botocore wants to see some whatever the status.
    **{(name, Fault.REDIRECTED): Unsure for name in ("sns", "sns-push")},
}


@pytest.mark.parametrize("fault", QUICK)
def test_nobody_is_left_in_doubt_without_need(pair: Pair, fault: Fault) -> None:
    """A certain word of the provider's is a certain answer; all else is a doubt."""
    answer, _ = sent(pair, fault)

    expected = BESIDES.get((pair.ours.name, fault)) or EXACT.get(fault, Unsure)
    assert isinstance(answer, expected) if isinstance(expected, type) else answer == expected


@pytest.mark.parametrize("name", ["gateway", *AWS])
def test_where_nobody_listens_nothing_was_taken(name: str) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        if name == "gateway":
            assert gateway(url).send(envelopes.SMS) == Unavailable("no_connection")
            return
        dialect, made, envelope = AWS[name]
        client = new_sending_client(dialect.name, url, PATIENCE)
        assert made(client).send(envelope) == Unavailable("no_connection")
        client.close()
