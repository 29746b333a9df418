"""SMS and push by SNS: what it is told, and what its words mean."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.provider import Accepted, Refused, Throttled, Unavailable, Unsure
from rapport.messaging.providers.sns import LONGEST_PUSH, LONGEST_SMS, SnsPush, SnsSms, sms_configured
from tests.functional.messaging.providers.conftest import Opening
from tests.functional.messaging.providers.envelopes import ID, PUSH, SMS
from tests.rig.fake_providers import SNS, FakeProvider, reference


@pytest.fixture
def theirs(opened: Opening) -> FakeProvider:
    return opened(SNS)[0]


@pytest.fixture
def sms(opened: Opening) -> SnsSms:
    return SnsSms(opened(SNS)[1], "MODHU")


@pytest.fixture
def push(opened: Opening) -> SnsPush:
    return SnsPush(opened(SNS)[1])


def attributes(said: dict[str, str]) -> dict[str, str]:
    """As the query protocol spells them."""
    entries = {key.split(".")[2] for key in said if key.startswith("MessageAttributes.entry.")}
    at = "MessageAttributes.entry.{}.{}".format
    return {said[at(entry, "Name")]: said[at(entry, "Value.StringValue")] for entry in entries}


# -- SMS -------------------------------------------------------------------------------------------------------


def test_it_is_told_whom_and_what(theirs: FakeProvider, sms: SnsSms) -> None:
    assert sms.send(SMS) == Accepted(reference(SMS.text))

    said = theirs.only()
    assert (said["PhoneNumber"], said["Message"]) == ("+8801712345678", "আপনার মধু শেষ হয়ে এলো?")
    assert attributes(said) == {"AWS.SNS.SMS.SMSType": "Promotional", "AWS.SNS.SMS.SenderID": "MODHU"}


def test_a_service_goes_as_one_and_without_a_sender_none_is_named(opened: Opening) -> None:
    theirs, client = opened(SNS)

    SnsSms(client, "").send(replace(SMS, extra={"kind": "TRANSACTIONAL"}))

    assert attributes(theirs.only()) == {"AWS.SNS.SMS.SMSType": "Transactional"}


@pytest.mark.parametrize(("text", "reason"), [(" ", "empty"), ("x" * (LONGEST_SMS + 1), "too_long")])
def test_words_that_cannot_go_do_not_go(theirs: FakeProvider, sms: SnsSms, text: str, reason: str) -> None:
    assert sms.send(replace(SMS, text=text)) == Refused(reason)
    assert theirs.requests == []


@pytest.mark.parametrize(
    ("status", "code", "text", "answer"),
    [
        # In a region without SMS it says so of every number: none is taken for dead.
        (400, "InvalidParameter", "PhoneNumber Reason: +880 is not valid to publish to", Refused("bad_number")),
        (400, "InvalidParameter", "SenderID is not right", Unavailable("sender", misconfigured=True)),
        (400, "InvalidParameter", "something else", Refused("not_accepted")),
        (400, "ValidationException", "something", Refused("not_accepted")),
        (400, "OptedOut", "", Refused("opted_out")),
        (403, "AuthorizationError", "", Unavailable("not_let_in", misconfigured=True)),
        (403, "InvalidClientTokenId", "", Unavailable("not_let_in", misconfigured=True)),
        (429, "Throttled", "", Throttled(None)),
        (400, "Throttling", "Rate exceeded", Throttled(None)),
        (500, "InternalError", "", Unsure("InternalError")),
    ],
)
def test_its_words_about_an_sms(
    theirs: FakeProvider, sms: SnsSms, status: int, code: str, text: str, answer: object
) -> None:
    theirs.says(status, code, text)

    assert sms.send(SMS) == answer


@pytest.mark.parametrize("sender", ["MODHU", "abc", "a2345678901"])
def test_a_sender_that_phones_can_show(sender: str) -> None:
    assert sms_configured(Configuration({"sender": sender}))


@pytest.mark.parametrize("sender", ["12345", "ab", "a23456789012", "Modhu Ghor", "মধু"])
def test_a_sender_that_phones_cannot_show(sender: str) -> None:
    with pytest.raises(NotConfigured, match="sender"):
        sms_configured(Configuration({"sender": sender}))


# -- push ------------------------------------------------------------------------------------------------------


def told(said: dict[str, str]) -> dict[str, Any]:
    platforms = json.loads(said["Message"])
    return {name: text if name == "default" else json.loads(text) for name, text in platforms.items()}


def test_each_platform_is_told_in_its_own_shape(theirs: FakeProvider, push: SnsPush) -> None:
    assert push.send(PUSH) == Accepted(reference(ID))

    said = theirs.only()
    assert (said["TargetArn"], said["MessageStructure"]) == (PUSH.to, "json")
    apple = {"aps": {"alert": {"title": "মধু", "body": PUSH.text}}, "message_id": ID}
    google = {"notification": {"title": "মধু", "body": PUSH.text}, "data": {"message_id": ID}}
    assert told(said) == {
        "default": PUSH.text,
        "APNS": apple,
        "APNS_SANDBOX": apple,
        "GCM": {"fcmV1Message": {"message": google}},
    }
    assert attributes(said) == {"message_id": ID}


def test_without_a_title_none_is_shown(theirs: FakeProvider, push: SnsPush) -> None:
    push.send(replace(PUSH, subject=""))

    assert told(theirs.only())["APNS"]["aps"]["alert"] == {"body": PUSH.text}


def test_it_does_not_show_what_is_over(theirs: FakeProvider, push: SnsPush) -> None:
    push.send(replace(PUSH, extra={"lasts_seconds": "99999999"}))

    longest = {"AWS.SNS.MOBILE.FCM.TTL": "2419200", "AWS.SNS.MOBILE.APNS.TTL": "2419200"}
    assert attributes(theirs.only()) == {"message_id": ID, **longest}


def test_what_is_too_large_to_push_does_not_go(theirs: FakeProvider, push: SnsPush) -> None:
    assert push.send(replace(PUSH, text="x" * LONGEST_PUSH)) == Refused("too_long")
    assert theirs.requests == []


@pytest.mark.parametrize(
    ("status", "code", "text", "answer"),
    [
        (400, "EndpointDisabled", "", Refused("device_gone", undeliverable=True)),
        (404, "NotFound", "", Refused("device_gone", undeliverable=True)),
        (400, "InvalidParameter", "TargetArn Reason: No endpoint found", Refused("device_gone", undeliverable=True)),
        (400, "InvalidParameter", "Message too long", Refused("not_accepted")),
        (400, "PlatformApplicationDisabled", "", Unavailable("platform_off", misconfigured=True)),
    ],
)
def test_its_words_about_a_push(
    theirs: FakeProvider, push: SnsPush, status: int, code: str, text: str, answer: object
) -> None:
    theirs.says(status, code, text)

    assert push.send(PUSH) == answer
