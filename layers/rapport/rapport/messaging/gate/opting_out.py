"""Somebody says stop: the address first, at once and by itself, then the word on each profile that has it.

Whoever claims a message checks both, so nothing leaves after the first of the two is written.
"""

from __future__ import annotations

from functools import partial

from rapport.customers import store as customers
from rapport.customers import withdrawing
from rapport.customers.lookups import email_digest
from rapport.customers.model import Customer, Purpose
from rapport.kernel import keys
from rapport.kernel.caller import Caller
from rapport.kernel.shop import Shop
from rapport.kernel.work import Work, perform
from rapport.messaging.gate.suppression import Why, allow_again, suppress
from rapport.messaging.ledger.message import MessageChannel

MOST_AT_AN_ADDRESS = 50
"""A family shares a number; more than so many do not."""


def stop(shop: Shop, caller: Caller, channel: MessageChannel, address: str, why: Why) -> list[str]:
    """Ids of those to whom the address belongs: whatever it is about, nothing goes there by that channel."""
    suppress(Work(shop, caller), channel, address, why)
    return _say(shop, caller, channel, address, f"{why}", allowed=False, purposes=("marketing", "service"))


def start(shop: Shop, caller: Caller, channel: MessageChannel, address: str) -> list[str]:
    """They want to hear again; only what they took back by writing stop comes back."""
    allow_again(Work(shop, caller), channel, address)
    return _say(shop, caller, channel, address, "start", allowed=True, purposes=("marketing", "service"))


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
    *,
    allowed: bool,
    purposes: tuple[Purpose, ...],
) -> list[str]:
    words = {f"{channel}:{purpose}": allowed for purpose in purposes}
    theirs = [each.customer_id for each in owners(shop, caller, channel, address)]
    for customer_id in theirs:
        perform(shop, caller, partial(_one, customer_id=customer_id, words=words, source=source))
    return theirs


def _one(work: Work, customer_id: str, words: dict[str, bool], source: str) -> None:
    found = customers.anyone(work, [customer_id])
    if found and any(_differs(found[0], name, allowed) for name, allowed in words.items()):
        withdrawing.say(work, found[0], words, source)


def _differs(customer: Customer, name: str, allowed: bool) -> bool:
    said = customer.consent.get(name)
    return said is None or said.allowed != allowed
