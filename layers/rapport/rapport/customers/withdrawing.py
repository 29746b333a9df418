"""Do not contact me: several words on consent at once, each kept in the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapport.customers import store
from rapport.customers.model import CHANNELS, Consent, Customer
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.table import Put
from rapport.kernel.work import Work


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
