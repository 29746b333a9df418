"""SMS and mobile push by SNS: Publish, to a number or to a device's endpoint."""

from __future__ import annotations

import json
from typing import Any

from rapport.messaging.providers.aws_answers import Meanings
from rapport.messaging.providers.aws_sending import CannotBeAsked, handed_over
from rapport.messaging.providers.clients import sending_client
from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.extra import advertises, lasts
from rapport.messaging.providers.provider import Answer, Envelope, Refused, Unavailable

LONGEST_SMS = 1600
"""Characters over all parts of one Publish: botocore's model, PublishInput.Message. (The guide to publishing by phone
says bytes: https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html; SNS itself has the last word.)"""
LONGEST_PUSH = 262_144
"""Bytes of a message that is no SMS: botocore's model, PublishInput.Message."""
PUSH_LASTS = (0, 2_419_200)
"""Seconds, four weeks at most, the longest that FCM keeps a message:
https://firebase.google.com/docs/cloud-messaging/customize-messages/setting-message-lifespan"""
TIMES_TO_LIVE = ("AWS.SNS.MOBILE.FCM.TTL", "AWS.SNS.MOBILE.APNS.TTL")
"""https://docs.aws.amazon.com/sns/latest/dg/sns-ttl.html"""

SMS_MEANINGS = Meanings(
    {"OptedOut": Refused("opted_out")},
    by_text=(
        # In a region without SMS every number is "not valid to publish to", so that none is taken for dead.
        ("InvalidParameter", "PhoneNumber", Refused("bad_number")),
        ("InvalidParameter", "SenderID", Unavailable("sender", misconfigured=True)),
    ),
)

PUSH_MEANINGS = Meanings(
    {
        "EndpointDisabled": Refused("device_gone", undeliverable=True),
        "PlatformApplicationDisabled": Unavailable("platform_off", misconfigured=True),
        "NotFound": Refused("device_gone", undeliverable=True),
    },
    by_text=(("InvalidParameter", "TargetArn", Refused("device_gone", undeliverable=True)),),
)


class SnsSms(CannotBeAsked):
    name = "sns"

    def __init__(self, client: Any, sender: str) -> None:
        self._client, self._sender = client, sender

    def send(self, envelope: Envelope) -> Answer:
        if not envelope.text.strip():
            return Refused("empty")
        if len(envelope.text) > LONGEST_SMS:
            return Refused("too_long")
        attributes = {"AWS.SNS.SMS.SMSType": "Promotional" if advertises(envelope) else "Transactional"}
        if self._sender:
            attributes["AWS.SNS.SMS.SenderID"] = self._sender
        request = {"PhoneNumber": envelope.to, "Message": envelope.text, "MessageAttributes": _said(attributes)}
        return handed_over(self._client.publish, request, "MessageId", SMS_MEANINGS)


class SnsPush(CannotBeAsked):
    name = "sns-push"

    def __init__(self, client: Any) -> None:
        self._client = client

    def send(self, envelope: Envelope) -> Answer:
        message = pushed(envelope)
        if len(message.encode()) > LONGEST_PUSH:
            return Refused("too_long")
        attributes = {"message_id": envelope.message_id}
        if (seconds := lasts(envelope, *PUSH_LASTS)) is not None:
            attributes |= dict.fromkeys(TIMES_TO_LIVE, str(seconds))
        request = {
            "TargetArn": envelope.to,
            "Message": message,
            "MessageStructure": "json",
            "MessageAttributes": _said(attributes),
        }
        return handed_over(self._client.publish, request, "MessageId", PUSH_MEANINGS)


def pushed(envelope: Envelope) -> str:
    """In each platform's own shape, as text within the text. The message's id travels to the device, so that the app
    can tell that it was opened: attributes stay with SNS.
    https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html"""
    ours = {"message_id": envelope.message_id}
    shown = {"title": envelope.subject, "body": envelope.text} if envelope.subject else {"body": envelope.text}
    apple = json.dumps({"aps": {"alert": shown}, **ours}, ensure_ascii=False)
    google = json.dumps({"fcmV1Message": {"message": {"notification": shown, "data": ours}}}, ensure_ascii=False)
    platforms = {"default": envelope.text, "APNS": apple, "APNS_SANDBOX": apple, "GCM": google}
    return json.dumps(platforms, ensure_ascii=False)


def _said(attributes: dict[str, str]) -> dict[str, dict[str, str]]:
    return {
        name: {"DataType": "Number" if name.endswith(".TTL") else "String", "StringValue": value}
        for name, value in attributes.items()
    }


def sms_configured(configuration: Configuration) -> SnsSms:
    # Three to eleven letters and digits, one letter at least: .../sns/latest/dg/sms_publish-to-phone.html
    return SnsSms(sending_client("sns"), configuration.text("sender", r"(?=.*[A-Za-z])[A-Za-z0-9]{3,11}", default=""))


def push_configured(configuration: Configuration) -> SnsPush:
    return SnsPush(sending_client("sns"))
