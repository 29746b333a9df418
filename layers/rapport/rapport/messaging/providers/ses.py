"""Email by SES: SendEmail of `sesv2`."""

from __future__ import annotations

import re
from email.utils import formataddr
from typing import Any

from rapport.messaging.providers import email_tags
from rapport.messaging.providers.aws_answers import Meanings
from rapport.messaging.providers.aws_sending import CannotBeAsked, handed_over
from rapport.messaging.providers.clients import sending_client
from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.email_words import html, plain
from rapport.messaging.providers.provider import Answer, Envelope, Refused, Throttled, Unavailable

ADDRESS = r"[!-~]{1,64}@[!-~]{1,255}"

LONGEST_HEADER = 995
"""Printable ASCII characters of a value: botocore's model, MessageHeaderValue."""

MEANINGS = Meanings(
    {
        "AccountSuspendedException": Unavailable("account_suspended", misconfigured=True),
        "SendingPausedException": Unavailable("sending_paused", misconfigured=True),
        "MailFromDomainNotVerifiedException": Unavailable("not_verified", misconfigured=True),
        "MessageRejected": Refused("content"),
        "BadRequestException": Refused("not_accepted"),
        # The day's quota.
        "LimitExceededException": Throttled(),
    },
    # A sender that is not verified, or in the sandbox a receiver that is not, is told by these words alone:
    # https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html
    by_text=(
        ("MessageRejected", "not verified", Unavailable("not_verified", misconfigured=True)),
        ("MessageRejected", "Sending suspended", Unavailable("account_suspended", misconfigured=True)),
        ("BadRequestException", "onfiguration set", Unavailable("configuration_set", misconfigured=True)),
    ),
)


class Ses(CannotBeAsked):
    name = "ses"

    def __init__(self, client: Any, sender: str, sender_name: str, reply_to: str, configuration_set: str) -> None:
        self._client = client
        # SES wants a name that is not ASCII as an encoded word (RFC 2047); this makes one where it has to.
        self._from = formataddr((sender_name, sender)) if sender_name else sender
        self._reply_to, self._configuration_set = reply_to, configuration_set

    def send(self, envelope: Envelope) -> Answer:
        to = deliverable(envelope.to)
        if to is None:
            return Refused("bad_address", undeliverable=True)
        return handed_over(self._client.send_email, self._request(envelope, to), "MessageId", MEANINGS)

    def _request(self, envelope: Envelope, to: str) -> dict[str, Any]:
        text = plain(envelope.text, envelope.opt_out_link, envelope.template_language)
        simple = {
            # A line break in a subject would begin another header.
            "Subject": _utf8(" ".join(envelope.subject.split())),
            "Body": {"Text": _utf8(text), "Html": _utf8(html(text, envelope.template_language))},
            "Headers": opt_out_headers(envelope.opt_out_link),
        }
        request: dict[str, Any] = {
            "FromEmailAddress": self._from,
            "Destination": {"ToAddresses": [to]},
            "Content": {"Simple": simple},
            "EmailTags": [{"Name": email_tags.NAME, "Value": email_tags.tag_of(envelope.message_id)}],
        }
        if self._reply_to:
            request["ReplyToAddresses"] = [self._reply_to]
        if self._configuration_set:
            request["ConfigurationSetName"] = self._configuration_set
        return request


def opt_out_headers(link: str) -> list[dict[str, str]]:
    """One click without a question, RFC 8058: it needs https and both headers, and large mailboxes ask for it."""
    value = f"<{link}>"
    if not link or len(value) > LONGEST_HEADER or not re.fullmatch(r"[!-~]+", link):
        return []
    headers = [{"Name": "List-Unsubscribe", "Value": value}]
    if link.startswith("https://"):
        headers.append({"Name": "List-Unsubscribe-Post", "Value": "List-Unsubscribe=One-Click"})
    return headers


def deliverable(address: str) -> str | None:
    """SES does not speak SMTPUTF8: before the @ is ASCII, behind it a domain's ASCII spelling (botocore's model of
    `sesv2`, Destination)."""
    name, _, domain = address.rpartition("@")
    try:
        spelled = f"{name}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    # A comma or a bracket would make a list or a name of it.
    return spelled if re.fullmatch(ADDRESS, spelled) and not set(name + domain) & set(',;<>"()') else None


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}


def configured(configuration: Configuration) -> Ses:
    return Ses(
        sending_client("sesv2"),
        configuration.text("sender", ADDRESS),
        configuration.text("sender_name", r"[^\x00-\x1f]{1,100}", default=""),
        configuration.text("reply_to", ADDRESS, default=""),
        configuration.text("configuration_set", r"[A-Za-z0-9_-]{1,64}", default=""),
    )
