"""WhatsApp by AWS End User Messaging Social: what it is told, and what its words mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.provider import Accepted, Envelope, Refused, Throttled, Unavailable, Unsure
from rapport.messaging.providers.whatsapp_aws import LONGEST_TEXT, AwsWhatsApp, configured
from tests.functional.messaging.providers.conftest import Opening
from tests.functional.messaging.providers.envelopes import ID, WHATSAPP
from tests.rig.fake_providers import WHATSAPP as DIALECT
from tests.rig.fake_providers import FakeProvider, reference

TEMPLATE = replace(
    WHATSAPP, template_name="refill", template_language="bn", template_values=("মধু\n৫০০\tগ্রাম", "a     b")
)


@pytest.fixture
def theirs(opened: Opening) -> FakeProvider:
    return opened(DIALECT)[0]


@pytest.fixture
def ours(opened: Opening) -> AwsWhatsApp:
    return AwsWhatsApp(opened(DIALECT)[1], "phone-number-id-1", "v20.0")


def test_words_of_our_own_go_as_text(theirs: FakeProvider, ours: AwsWhatsApp) -> None:
    assert ours.send(WHATSAPP) == Accepted(reference(ID))

    assert theirs.only() == {
        "originationPhoneNumberId": "phone-number-id-1",
        "metaApiVersion": "v20.0",
        "message": {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": "+8801712345678",
            "biz_opaque_callback_data": ID,
            "type": "text",
            "text": {"body": "আপনার মধু শেষ হয়ে এলো?", "preview_url": False},
        },
    }


def test_an_approved_template_goes_by_its_name_with_values_on_one_line(theirs: FakeProvider, ours: AwsWhatsApp) -> None:
    ours.send(TEMPLATE)

    message = theirs.only()["message"]
    assert (message["type"], message["biz_opaque_callback_data"]) == ("template", ID)
    values = [{"type": "text", "text": "মধু ৫০০ গ্রাম"}, {"type": "text", "text": "a b"}]
    assert message["template"] == {
        "name": "refill",
        "language": {"code": "bn"},
        "components": [{"type": "body", "parameters": values}],
    }


def test_a_template_without_values_has_no_components(theirs: FakeProvider, ours: AwsWhatsApp) -> None:
    ours.send(replace(TEMPLATE, template_values=()))

    assert theirs.only()["message"]["template"] == {"name": "refill", "language": {"code": "bn"}}


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        (replace(WHATSAPP, text=" "), "empty"),
        (replace(WHATSAPP, text="x" * (LONGEST_TEXT + 1)), "too_long"),
        (replace(TEMPLATE, template_values=("honey", " \n")), "empty_value"),
    ],
)
def test_what_meta_would_refuse_does_not_go(
    theirs: FakeProvider, ours: AwsWhatsApp, envelope: Envelope, reason: str
) -> None:
    assert ours.send(envelope) == Refused(reason)
    assert theirs.requests == []


def test_the_longest_words_go(ours: AwsWhatsApp) -> None:
    assert ours.send(replace(WHATSAPP, text="x" * LONGEST_TEXT)) == Accepted(reference(ID))


@pytest.mark.parametrize(
    ("status", "code", "answer"),
    [
        (400, "InvalidParametersException", Refused("not_accepted")),
        (400, "ValidationException", Refused("not_accepted")),
        (403, "AccessDeniedException", Unavailable("not_let_in", misconfigured=True)),
        (404, "ResourceNotFoundException", Unavailable("not_found", misconfigured=True)),
        (429, "ThrottledRequestException", Throttled(None)),
        (500, "InternalServiceException", Unsure("InternalServiceException")),
        (502, "DependencyException", Unsure("DependencyException")),
    ],
)
def test_its_words(theirs: FakeProvider, ours: AwsWhatsApp, status: int, code: str, answer: object) -> None:
    theirs.says(status, code)

    assert ours.send(WHATSAPP) == answer


@pytest.mark.parametrize(
    "number", ["phone-number-id-01234567890123456789012345678901", "arn:aws:social-messaging:r:1:phone-number-id/ab1"]
)
def test_a_number_that_can_send(number: str) -> None:
    assert configured(Configuration({"phone_number_id": number}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone_number_id", None),
        ("phone_number_id", "+8801712345678"),
        ("api_version", "20.0"),
        ("api_version", "latest"),
    ],
)
def test_what_may_not_be_set_up(field: str, value: object) -> None:
    with pytest.raises(NotConfigured, match=field):
        configured(Configuration({"phone_number_id": "phone-number-id-1", field: value}))
