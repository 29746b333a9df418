"""SMS by AWS End User Messaging: SendTextMessage of `pinpoint-sms-voice-v2`."""

from __future__ import annotations

from typing import Any

from rapport.messaging.providers.aws_answers import Meanings
from rapport.messaging.providers.aws_sending import CannotBeAsked, handed_over
from rapport.messaging.providers.clients import sending_client
from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.extra import advertises, lasts
from rapport.messaging.providers.provider import Answer, Envelope, Refused, Throttled, Unavailable

LONGEST = 1600
"""Characters of a MessageBody, whatever the alphabet: botocore's model, TextMessageBody."""
LASTS = (5, 259_200)
"""Seconds of a TimeToLive, 72 hours at most: botocore's model."""


def _people(reason: str) -> Unavailable:
    return Unavailable(reason, misconfigured=True)


# A number that is not liked here is refused, but not taken for dead: the account, its region or its countries may be
# what is wrong. That a number is dead is told by receipts.
MEANINGS = Meanings(
    {
        "ValidationException/DestinationPhoneNumber": Refused("bad_number"),
        "ValidationException/MessageBody": Refused("content"),
        "ValidationException/OriginationIdentity": _people("sender"),
        "ValidationException/ConfigurationSetName": _people("configuration_set"),
        "ValidationException/CHANNEL_NOT_ENABLED": _people("channel_off"),
        "ValidationException/COUNTRY_NOT_ENABLED": Refused("country"),
        "ValidationException/COUNTRY_CODE_MISMATCH": Refused("country"),
        "ValidationException/DESTINATION_COUNTRY_BLOCKED": Refused("country"),
        "ValidationException/INTERNATIONAL_SENDING_NOT_SUPPORTED": Refused("country"),
        "ValidationException/INVALID_ARN": _people("sender"),
        "ValidationException/INVALID_IDENTITY_FOR_DESTINATION_COUNTRY": Refused("country"),
        "ValidationException/MAXIMUM_SIZE_EXCEEDED": Refused("too_long"),
        "ValidationException/PRICE_OVER_THRESHOLD": Refused("too_dear"),
        "ValidationException/RESOURCE_NOT_ACCESSIBLE": _people("sender"),
        "ValidationException/SENDER_ID_NOT_REGISTERED": _people("sender"),
        "ValidationException/SENDER_ID_NOT_SUPPORTED": _people("sender"),
        "ValidationException/SENDER_ID_REQUIRES_REGISTRATION": _people("sender"),
        "ConflictException/DESTINATION_PHONE_NUMBER_OPTED_OUT": Refused("opted_out"),
        "ConflictException/DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE": Refused("blocked"),
        "ConflictException/DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION": Refused("country"),
        # In the sandbox only verified numbers are written to.
        "ConflictException/DESTINATION_PHONE_NUMBER_NOT_VERIFIED": _people("sandbox"),
        # The rest is about senders, pools and registrations.
        "ConflictException": _people("sender"),
        "ServiceQuotaExceededException/MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT": _people("spend_limit"),
        "ServiceQuotaExceededException/DAILY_DESTINATION_CALL_LIMIT": Refused("too_many_to_number"),
        "ServiceQuotaExceededException": Throttled(),
    }
)


class AwsSms(CannotBeAsked):
    name = "aws-sms"

    def __init__(self, client: Any, sender: str, configuration_set: str) -> None:
        self._client, self._sender, self._configuration_set = client, sender, configuration_set

    def send(self, envelope: Envelope) -> Answer:
        if not envelope.text.strip():
            return Refused("empty")
        if len(envelope.text) > LONGEST:
            return Refused("too_long")
        return handed_over(self._client.send_text_message, self._request(envelope), "MessageId", MEANINGS)

    def _request(self, envelope: Envelope) -> dict[str, Any]:
        request: dict[str, Any] = {
            "DestinationPhoneNumber": envelope.to,
            "MessageBody": envelope.text,
            "MessageType": "PROMOTIONAL" if advertises(envelope) else "TRANSACTIONAL",
            # Comes back in every event about it; at most 800 characters of a value.
            "Context": {"message_id": envelope.message_id},
        }
        if self._sender:
            request["OriginationIdentity"] = self._sender
        if self._configuration_set:
            request["ConfigurationSetName"] = self._configuration_set
        if (seconds := lasts(envelope, *LASTS)) is not None:
            request["TimeToLive"] = seconds
        return request


def configured(configuration: Configuration) -> AwsSms:
    return AwsSms(
        sending_client("pinpoint-sms-voice-v2"),
        # Shapes: TextMessageOriginationIdentity and ConfigurationSetNameOrArn of botocore's model.
        configuration.text("sender", r"[A-Za-z0-9_:/+-]{1,256}", default=""),
        configuration.text("configuration_set", r"[A-Za-z0-9_:/-]{1,256}", default=""),
    )
