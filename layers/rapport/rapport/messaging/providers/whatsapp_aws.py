"""WhatsApp by AWS End User Messaging Social: SendWhatsAppMessage of `socialmessaging`, which passes on an object of
Meta's Cloud API.

AWS takes the object, and what Meta says to it comes later, as a receipt: a template that is not approved or a
conversation that is closed is no answer to this call.
https://docs.aws.amazon.com/social-messaging/latest/userguide/managing-event-destinations-generated.html
"""

from __future__ import annotations

import json
from typing import Any

from rapport.messaging.providers.aws_answers import Meanings
from rapport.messaging.providers.aws_sending import CannotBeAsked, handed_over
from rapport.messaging.providers.clients import sending_client
from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.provider import Answer, Envelope, Refused

LONGEST_TEXT = 4096
"""Characters of a text's body: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages"""

# An id of ours has at most 104 characters; this field takes 512 of them, and every status brings it back:
# https://developers.facebook.com/docs/whatsapp/business-platform/changelog
OURS = "biz_opaque_callback_data"

# Its own errors are the common ones. A DependencyException is a 502: whether Meta had it by then it does not tell.
MEANINGS = Meanings({})


class AwsWhatsApp(CannotBeAsked):
    name = "aws-whatsapp"

    def __init__(self, client: Any, phone_number_id: str, api_version: str) -> None:
        self._client, self._phone_number_id, self._api_version = client, phone_number_id, api_version

    def send(self, envelope: Envelope) -> Answer:
        if refused := unfit(envelope):
            return refused
        request = {
            "originationPhoneNumberId": self._phone_number_id,
            "message": json.dumps(cloud_message(envelope), ensure_ascii=False).encode(),
            "metaApiVersion": self._api_version,
        }
        return handed_over(self._client.send_whatsapp_message, request, "messageId", MEANINGS)


def unfit(envelope: Envelope) -> Refused | None:
    """What Meta would refuse, found before it goes."""
    if envelope.template_name:
        return Refused("empty_value") if not all(each.strip() for each in envelope.template_values) else None
    if not envelope.text.strip():
        return Refused("empty")
    return Refused("too_long") if len(envelope.text) > LONGEST_TEXT else None


def cloud_message(envelope: Envelope) -> dict[str, Any]:
    """https://docs.aws.amazon.com/social-messaging/latest/userguide/send-message-text.html"""
    addressed = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": envelope.to,
        OURS: envelope.message_id,
    }
    if not envelope.template_name:
        # Only within 24 hours of the customer's own last message; that is the gate's to know.
        return {**addressed, "type": "text", "text": {"body": envelope.text, "preview_url": False}}
    template: dict[str, Any] = {"name": envelope.template_name, "language": {"code": envelope.template_language}}
    if envelope.template_values:
        values = [{"type": "text", "text": on_one_line(value)} for value in envelope.template_values]
        template["components"] = [{"type": "body", "parameters": values}]
    return {**addressed, "type": "template", "template": template}


def on_one_line(value: str) -> str:
    """A value with a line break, a tab or more than four spaces in a row is refused."""
    return " ".join(value.split())


def configured(configuration: Configuration) -> AwsWhatsApp:
    return AwsWhatsApp(
        sending_client("socialmessaging"),
        # Shape: WhatsAppPhoneNumberId of botocore's model.
        configuration.text("phone_number_id", r"phone-number-id-[!-~]{1,90}|arn:[!-~]*:phone-number-id/[0-9a-zA-Z]+"),
        configuration.text("api_version", r"v[0-9]{1,3}\.[0-9]{1,2}", default="v20.0"),
    )
