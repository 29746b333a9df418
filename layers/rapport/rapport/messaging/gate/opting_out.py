"""Somebody says stop: the address first, at once and by itself, then the word on each profile that has it.

Whoever claims a message checks both, so nothing leaves after the first of the two is written.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rapport.customers import store as customers
from rapport.customers import withdrawing
from rapport.customers.lookups import email_digest
from rapport.customers.model import Consent, Customer, Purpose
from rapport.kernel import keys
from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform
from rapport.messaging.gate.suppression import Why, allow_again, suppress
from rapport.messaging.ledger.message import MessageChannel

START = "start"
PURPOSES: tuple[Purpose, ...] = ("marketing", "service")

MOST_AT_AN_ADDRESS = 50
"""A family shares a number; more than so many do not."""


def stop(shop: Shop, caller: Caller, channel: MessageChannel, address: str, why: Why) -> list[str]:
    """Ids of those to whom the address belongs: whatever it is about, nothing goes there by that channel."""
    suppress(Work(shop, caller), channel, address, why)
    return _say(shop, caller, channel, address, f"{why}", _takes_back)


def start(shop: Shop, caller: Caller, channel: MessageChannel, address: str, at: datetime) -> list[str]:
    """They want to hear again; only what they took back by writing stop comes back. A word of before, delivered late
    or once more, says nothing against a later stop."""
    allow_again(Work(shop, caller), channel, address, at)
    return _say(shop, caller, channel, address, START, partial(_comes_back, at=at))


def no_more_advertising(work: Work, customer: Customer, channel: MessageChannel, source: str) -> Customer:
    """By the link in a message: this person, this channel; word about their orders still comes."""
    return withdrawing.say(work, customer, {f"{channel}:marketing": False}, source)


def owners(shop: Shop, caller: Caller, channel: MessageChannel, address: str) -> list[Customer]:
    work = Work(shop, caller)
    if channel == "email":
        place = keys.by_email(email_digest(work.keyring, address))
    else:
        place = keys.by_phone(work.keyring.digest("phone", address))
    found = work.table.query(place.pk, limit=MOST_AT_AN_ADDRESS)
    return customers.anyone(work, (item["sk"] for item in found.items))


def _say(
    shop: Shop,
    caller: Caller,
    channel: MessageChannel,
    address: str,
    source: str,
    changes: Callable[[Consent | None], bool],
) -> list[str]:
    theirs = [each.customer_id for each in owners(shop, caller, channel, address)]
    for customer_id in theirs:
        doing = partial(_one, customer_id=customer_id, channel=channel, source=source, changes=changes)
        perform(shop, caller, doing)
    return theirs


def _one(
    work: Work, customer_id: str, channel: MessageChannel, source: str, changes: Callable[[Consent | None], bool]
) -> None:
    for customer in customers.anyone(work, [customer_id]):
        names = [f"{channel}:{purpose}" for purpose in PURPOSES]
        words = {name: source == START for name in names if changes(customer.consent.get(name))}
        if words:
            withdrawing.say(work, customer, words, source)


def _takes_back(said: Consent | None) -> bool:
    return said is None or said.allowed


def _comes_back(said: Consent | None, at: datetime) -> bool:
    return said is not None and not said.allowed and said.source == "stop" and said.since <= at
