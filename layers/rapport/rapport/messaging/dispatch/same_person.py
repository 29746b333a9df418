"""One person under two ids, known as one since they were merged: what was planned for both goes out once."""

from __future__ import annotations

from rapport.customers.model import Customer
from rapport.kernel.table import Table
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import GONE, Message

ON_ITS_WAY = GONE | {"sending", "unknown"}
WAITS = frozenset({"queued", "held"})


def written_already(table: Table, message: Message, customer: Customer) -> bool:
    """The same word, under another of their ids, has gone or may have; or it waits as this one does, and is the one
    that goes: that of the id which comes first."""
    others = [each for each in customer.ids if each != message.customer_id]
    return any(
        each.state in ON_ITS_WAY or (each.state in WAITS and _comes_first(each, message, customer))
        for each in store.of_customer(table, others, message.day)
        if _same_word(each, message)
    )


def _same_word(other: Message, message: Message) -> bool:
    return (other.campaign_id, other.occurrence, other.channel) == (
        message.campaign_id,
        message.occurrence,
        message.channel,
    )


def _comes_first(other: Message, message: Message, customer: Customer) -> bool:
    return customer.ids.index(other.customer_id) < customer.ids.index(message.customer_id)
