"""What Amazon SES tells of an e-mail. Pure.

https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html

Our id comes back among the tags of the mail, spelled as SES takes it (`email_tags`).

A transient bounce is nothing to us: it may be a full mailbox, and as well an answer of somebody on holiday, who has
the mail. An undetermined one says less still.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.messaging.providers import email_tags
from rapport.messaging.receipts.fields import Told
from rapport.messaging.receipts.receipt import Receipt, ReceiptKind

PROVIDER = "ses"

SUPPRESSED = "OnAccountSuppressionList"
"""Taken by SES and never sent: the address is on its own list already."""


def receipts(told: Told, told_at: datetime, region: str) -> list[Receipt]:
    # The second name is that of feedback notifications, which SES sends for identities without event publishing.
    read = READERS.get(told.text("eventType", "") or told.text("notificationType", ""))
    return read(told, told.inner("mail")) if read else []


def _sent(told: Told, mail: Told) -> list[Receipt]:
    return [_receipt(mail, "sent", mail.instant("timestamp"))]


def _delivered(told: Told, mail: Told) -> list[Receipt]:
    return [_receipt(mail, "delivered", told.inner("delivery").instant("timestamp"))]


def _opened(told: Told, mail: Told) -> list[Receipt]:
    return [_receipt(mail, "opened", told.inner("open").instant("timestamp"))]


def _clicked(told: Told, mail: Told) -> list[Receipt]:
    return [_receipt(mail, "clicked", told.inner("click").instant("timestamp"))]


def _bounced(told: Told, mail: Told) -> list[Receipt]:
    bounce = told.inner("bounce")
    if bounce.text("bounceType") != "Permanent":
        return []
    at = bounce.instant("timestamp")
    addresses = [each.text("emailAddress") for each in bounce.each("bouncedRecipients")] or [""]
    if bounce.text("bounceSubType", "") == "UnsubscribedRecipient":
        failed = [_receipt(mail, "failed", at, address, "opted_out") for address in addresses]
        return [*failed, *(_receipt(mail, "unsubscribed", at, address) for address in addresses)]
    return [_receipt(mail, "failed", at, address, "bounced", undeliverable=True) for address in addresses]


def _complained(told: Told, mail: Told) -> list[Receipt]:
    complaint = told.inner("complaint")
    # Somebody took a mail out of the folder for spam: the opposite of a complaint.
    if complaint.text("complaintFeedbackType", "") == "not-spam":
        return []
    at = complaint.instant("timestamp")
    kind: ReceiptKind = "failed" if complaint.text("complaintSubType", "") == SUPPRESSED else "unsubscribed"
    addresses = [each.text("emailAddress") for each in complaint.each("complainedRecipients")] or [""]
    return [_receipt(mail, kind, at, address, "complained", undeliverable=True) for address in addresses]


def _rejected(told: Told, mail: Told) -> list[Receipt]:
    return [_receipt(mail, "failed", mail.instant("timestamp"), reason="content")]


def _subscription(told: Told, mail: Told) -> list[Receipt]:
    subscription = told.inner("subscription")
    wishes = subscription.inner("newTopicPreferences")
    topics = [each.text("subscriptionStatus") for each in wishes.each("topicSubscriptionStatus")]
    if not wishes.yes("unsubscribeAll", False) and "OptOut" not in topics:
        return []
    to = mail.listed("destination")
    address = to[0] if to and isinstance(to[0], str) else ""
    return [_receipt(mail, "unsubscribed", subscription.instant("timestamp"), address)]


READERS: dict[str, Callable[[Told, Told], list[Receipt]]] = {
    "Send": _sent,
    "Delivery": _delivered,
    "Open": _opened,
    "Click": _clicked,
    "Bounce": _bounced,
    "Complaint": _complained,
    "Reject": _rejected,
    "Rendering Failure": _rejected,
    "Subscription": _subscription,
}


def _receipt(
    mail: Told, kind: ReceiptKind, at: datetime, address: str = "", reason: str = "", undeliverable: bool = False
) -> Receipt:
    return Receipt(
        provider=PROVIDER,
        kind=kind,
        at=at,
        message_id=_our_id(mail),
        reference=mail.text("messageId"),
        address=address,
        channel="email",
        reason=reason,
        undeliverable=undeliverable,
    )


def _our_id(mail: Told) -> str:
    tags = mail.inner("tags") if mail.has("tags") else Told({})
    values = tags.listed(email_tags.NAME)
    if not values:
        return ""
    tag = Told({email_tags.NAME: values[0]}, tags.where).text(email_tags.NAME)
    return Told({email_tags.NAME: email_tags.message_of(tag)}, tags.where).our_id(email_tags.NAME)
