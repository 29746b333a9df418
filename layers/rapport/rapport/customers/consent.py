"""What a customer allows, per channel and purpose: the latest word counts, every word is kept."""

from __future__ import annotations

from dataclasses import replace

from rapport.customers import store
from rapport.customers.asked import ConsentAsked
from rapport.customers.model import Consent, Customer
from rapport.customers.told import ConsentTold, told
from rapport.kernel import keys, stretches
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.table import Put
from rapport.kernel.work import Work


def record(work: Work, customer_id: str, asked: ConsentAsked, expected: int | None) -> Customer:
    before = store.get(work, customer_id)
    name = f"{asked.channel}:{asked.purpose}"
    given = dict(before.consent) | {name: Consent(asked.allowed, work.now, asked.source)}
    shown = told(work, before).model_dump(mode="json")
    after = store.change(work, before, replace(before, consent=given), "consent", expected, shown)
    said = {
        "channel": asked.channel,
        "purpose": asked.purpose,
        "allowed": asked.allowed,
        "since": stamp(work.now),
        "source": asked.source,
        "by": work.caller.user_id,
    }
    work.write(Put(keys.consent_change(after.customer_id, work.now, asked.channel, asked.purpose), said))
    return after


def history(work: Work, customer_id: str, limit: int, after: str | None) -> tuple[list[ConsentTold], str | None]:
    """Every word, newest first."""
    customer = store.get(work, customer_id)
    ranges = ((keys.CONSENT_SAID, keys.CONSENT),)
    found, further = stretches.newest(work.table, map(keys.partition, customer.ids), ranges, limit, after)
    said = [
        ConsentTold(
            channel=item["channel"],
            purpose=item["purpose"],
            allowed=item["allowed"],
            since=from_stamp(item["since"]),
            source=item["source"],
        )
        for _, item in found
    ]
    return said, further
