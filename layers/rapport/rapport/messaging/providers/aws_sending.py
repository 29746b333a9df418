"""Handing a message to AWS: once, and then the exact meaning of whatever comes back.

None of the services takes a key with a message. In botocore's models SendTextMessage, Publish to a number or an
endpoint, SendEmail and SendWhatsAppMessage have no client token (SNS's deduplication id is for FIFO topics alone), and
none can be asked by a reference of ours. So a lost answer stays lost until a receipt tells, or a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from botocore.exceptions import ClientError

from rapport.messaging.providers.aws_answers import Meanings, meaning_of, meaning_of_silence
from rapport.messaging.providers.clients import LONGEST_CALL
from rapport.messaging.providers.provider import Accepted, Answer, CannotSay, Capability, Unsure

AWS = Capability("neither", LONGEST_CALL)


def handed_over(
    send: Callable[..., Mapping[str, Any]], request: Mapping[str, Any], id_field: str, own: Meanings
) -> Answer:
    try:
        said = send(**request)
    except ClientError as failure:
        return meaning_of(failure, own)
    except Exception as failure:
        # Wide on purpose: whatever breaks in there, the message may have left before it did.
        return meaning_of_silence(failure)
    reference = said.get(id_field)
    return Accepted(reference) if isinstance(reference, str) and reference else Unsure("no_reference")


class CannotBeAsked:
    capability = AWS

    def ask(self, message_id: str) -> NoReturn:
        raise CannotSay("AWS knows no references but its own")
