"""A message as the store holds it: its words and its address sealed with the customer's own key."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.money import money
from rapport.kernel.table import Item
from rapport.messaging.ledger.message import Message

PLAIN = (
    "message_id",
    "customer_id",
    "campaign_id",
    "occurrence",
    "channel",
    "purpose",
    "state",
    "content_id",
    "variant",
    "priority",
    "reason",
    "attempt",
    "in_doubt",
    "provider",
    "reference",
    "strikes",
    "parts",
    "sealed",
    "answer",
    "orders",
    "version",
    "audited",
    "audit_head",
)
AS_THEY_ARE = attrgetter(*PLAIN)
INSTANTS = ("planned_at", "since", "due", "valid_until")


def encode(message: Message) -> Item:
    """Without what has nothing to say: a message is written some four times, and pays by its size."""
    item: Item = {name: value for name, value in zip(PLAIN, AS_THEY_ARE(message), strict=True) if value}
    item |= {name: stamp(getattr(message, name)) for name in INSTANTS}
    if message.said:
        item["said"] = dict(message.said)
    if message.times:
        item["times"] = {name: stamp(at) for name, at in message.times.items()}
    if message.lease_until is not None:
        item["lease_until"] = stamp(message.lease_until)
    if message.counted_on is not None:
        item["counted_on"] = message.counted_on.isoformat()
    for name in ("cost", "brought"):
        if value := getattr(message, name):
            item[name] = value
    place = _place(message)
    return item | {keys.OUTGOING.pk: place[0], keys.OUTGOING.sk: place[1]}


def _place(message: Message) -> tuple[str, str]:
    if message.waits:
        return keys.waiting(message.channel, message.message_id, message.due, message.campaign_id)
    return keys.at_rest(message.state, message.message_id, message.since, message.campaign_id)


def decode(item: Item) -> Message:
    said: dict[str, Any] = {name: item[name] for name in PLAIN if name in item}
    said |= {name: from_stamp(item[name]) for name in INSTANTS}
    if "said" in item:
        said["said"] = item["said"]
    if "times" in item:
        said["times"] = {name: from_stamp(at) for name, at in item["times"].items()}
    if "lease_until" in item:
        said["lease_until"] = from_stamp(item["lease_until"])
    if "counted_on" in item:
        said["counted_on"] = date.fromisoformat(item["counted_on"])
    for name in ("cost", "brought"):
        if name in item:
            said[name] = money(Decimal(item[name]))
    return Message(**said)


def context(message_id: str) -> str:
    """What is sealed in a message opens nowhere else."""
    return f"message:{message_id}"
