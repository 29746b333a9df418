"""What a customer allows, per channel and purpose: the latest word counts, every word is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapport.customers import store
from rapport.customers.asked import ConsentAsked
from rapport.customers.model import CHANNELS, Consent, Customer
from rapport.customers.told import ConsentTold, told
from rapport.kernel import keys
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
    work.write(Put(keys.consent_change(customer_id, work.now, asked.channel, asked.purpose), said))
    return after


def withdraw(work: Work, customer: Customer, source: str) -> Customer:
    """Do not contact me: no more calls of any purpose, no marketing by any channel."""
    names = ["call:service", *(f"{channel}:marketing" for channel in CHANNELS)]
    return say(work, customer, dict.fromkeys(names, False), source)


def say(work: Work, customer: Customer, words: Mapping[str, bool], source: str) -> Customer:
    """Several words at once, each kept in the history."""
    given = dict(customer.consent) | {name: Consent(allowed, work.now, source) for name, allowed in words.items()}
    for name, allowed in words.items():
        channel, purpose = name.split(":")
        said = {
            "channel": channel,
            "purpose": purpose,
            "allowed": allowed,
            "since": stamp(work.now),
            "source": source,
            "by": work.caller.user_id,
        }
        work.write(Put(keys.consent_change(customer.customer_id, work.now, channel, purpose), said))
    return store.change(work, customer, replace(customer, consent=given), "consent", None)


def history(work: Work, customer_id: str, limit: int, after: str | None) -> tuple[list[ConsentTold], str | None]:
    """Every word, newest first."""
    store.get(work, customer_id)
    page = work.table.query(keys.partition(customer_id), keys.CONSENT, newest_first=True, limit=limit, after=after)
    said = [
        ConsentTold(
            channel=item["channel"],
            purpose=item["purpose"],
            allowed=item["allowed"],
            since=from_stamp(item["since"]),
            source=item["source"],
        )
        for item in page.items
    ]
    return said, page.after
