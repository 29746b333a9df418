"""SMS by AWS End User Messaging: what it is told, and what its words mean."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.provider import Accepted, CannotSay, Refused, Throttled, Unavailable, Unsure
from rapport.messaging.providers.sms_aws import LONGEST, AwsSms, configured
from tests.functional.messaging.providers.conftest import Opening
from tests.functional.messaging.providers.envelopes import ID, SMS
from tests.rig.fake_providers import AWS_SMS, FakeProvider, reference


@pytest.fixture
def theirs(opened: Opening) -> FakeProvider:
    return opened(AWS_SMS)[0]


@pytest.fixture
def ours(opened: Opening) -> AwsSms:
    return AwsSms(opened(AWS_SMS)[1], "MODHU", "events")


def test_it_is_told_whom_what_and_our_reference(theirs: FakeProvider, ours: AwsSms) -> None:
    assert ours.send(SMS) == Accepted(reference(ID))

    assert theirs.only() == {
        "DestinationPhoneNumber": "+8801712345678",
        "MessageBody": "আপনার মধু শেষ হয়ে এলো?",
        "MessageType": "PROMOTIONAL",
        "OriginationIdentity": "MODHU",
        "ConfigurationSetName": "events",
        "Context": {"message_id": ID},
    }


def test_without_a_sender_it_chooses_one(opened: Opening) -> None:
    theirs, client = opened(AWS_SMS)

    AwsSms(client, "", "").send(SMS)

    assert {"OriginationIdentity", "ConfigurationSetName"}.isdisjoint(theirs.only())


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        ({"kind": "PROMOTIONAL"}, "PROMOTIONAL"),
        ({"kind": "TRANSACTIONAL"}, "TRANSACTIONAL"),
        ({"kind": "else"}, "PROMOTIONAL"),
    ],
)
def test_only_a_service_goes_as_one(theirs: FakeProvider, ours: AwsSms, extra: dict[str, str], kind: str) -> None:
    ours.send(replace(SMS, extra=extra))

    assert theirs.only()["MessageType"] == kind


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("4", 5), ("5", 5), ("3600", 3600), ("259200", 259_200), ("259201", 259_200), ("soon", None), ("", None)],
)
def test_it_does_not_deliver_what_is_over(theirs: FakeProvider, ours: AwsSms, said: str, seconds: int | None) -> None:
    ours.send(replace(SMS, extra={"lasts_seconds": said}))

    assert theirs.only().get("TimeToLive") == seconds


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), (" \n", "empty"), ("অ" * (LONGEST + 1), "too_long")])
def test_words_that_cannot_go_do_not_go(theirs: FakeProvider, ours: AwsSms, text: str, reason: str) -> None:
    assert ours.send(replace(SMS, text=text)) == Refused(reason)
    assert theirs.requests == []


def test_the_longest_words_go(theirs: FakeProvider, ours: AwsSms) -> None:
    assert ours.send(replace(SMS, text="অ" * LONGEST)) == Accepted(reference(ID))


PEOPLE = True


@pytest.mark.parametrize(
    ("status", "code", "fields", "answer"),
    [
        (400, "ConflictException", {"Reason": "DESTINATION_PHONE_NUMBER_OPTED_OUT"}, Refused("opted_out")),
        (400, "ConflictException", {"Reason": "DESTINATION_PHONE_NUMBER_NOT_VERIFIED"}, Unavailable("sandbox", PEOPLE)),
        (400, "ConflictException", {"Reason": "NO_ORIGINATION_IDENTITIES_FOUND"}, Unavailable("sender", PEOPLE)),
        (400, "ConflictException", {}, Unavailable("sender", PEOPLE)),
        (
            400,
            "ValidationException",
            {"Reason": "FIELD_VALIDATION_FAILED", "Fields": [{"Name": "DestinationPhoneNumber", "Message": "bad"}]},
            Refused("bad_number"),
        ),
        (
            400,
            "ValidationException",
            {"Reason": "FIELD_VALIDATION_FAILED", "Fields": [{"Name": "OriginationIdentity", "Message": "bad"}]},
            Unavailable("sender", PEOPLE),
        ),
        (400, "ValidationException", {"Reason": "DESTINATION_COUNTRY_BLOCKED"}, Refused("country")),
        (400, "ValidationException", {"Reason": "OTHER"}, Refused("not_accepted")),
        (400, "ValidationException", {}, Refused("not_accepted")),
        (
            402,
            "ServiceQuotaExceededException",
            {"Reason": "MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT"},
            Unavailable("spend_limit", PEOPLE),
        ),
        (400, "AccessDeniedException", {"Reason": "ACCOUNT_DISABLED"}, Unavailable("not_let_in", PEOPLE)),
        (400, "ResourceNotFoundException", {"ResourceType": "pool"}, Unavailable("not_found", PEOPLE)),
        (400, "ThrottlingException", {}, Throttled(None)),
        (500, "InternalServerException", {}, Unsure("InternalServerException")),
        (503, "ServiceUnavailable", {}, Unsure("ServiceUnavailable")),
        (503, "ThrottlingException", {}, Throttled(None)),
        (500, "ValidationException", {}, Unsure("ValidationException")),
        (403, "ExpiredTokenException", {}, Unavailable("credentials_expired")),
        (403, "never heard of", {}, Unavailable("not_let_in", PEOPLE)),
        (418, "never heard of", {}, Refused("not_accepted")),
        (500, "never heard of", {}, Unsure("status_500")),
    ],
)
def test_its_words(
    theirs: FakeProvider, ours: AwsSms, status: int, code: str, fields: dict[str, Any], answer: object
) -> None:
    theirs.says(status, code, "about +8801712345678", **fields)

    assert ours.send(SMS) == answer


def test_a_doubt_stays_one(ours: AwsSms) -> None:
    assert ours.capability.settling == "neither"
    with pytest.raises(CannotSay):
        ours.ask(ID)


@pytest.mark.parametrize(
    ("field", "value"), [("sender", "two words"), ("sender", "a" * 257), ("configuration_set", "a b"), ("sender", 7)]
)
def test_what_may_not_be_set_up(field: str, value: object) -> None:
    with pytest.raises(NotConfigured, match=field):
        configured(Configuration({field: value}))
