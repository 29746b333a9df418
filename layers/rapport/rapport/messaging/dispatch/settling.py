"""What follows from a provider's answer, written in one transaction with the campaign's numbers and the timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from rapport.customers import contacts as contacts_
from rapport.customers import store as customers
from rapport.kernel.money import ZERO
from rapport.kernel.shop import Shop
from rapport.kernel.table import Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.dispatch.backing_off import wait
from rapport.messaging.dispatch.claiming import Claim
from rapport.messaging.gate.suppression import suppress
from rapport.messaging.gate.verdict import contacts_of
from rapport.messaging.ledger import store
from rapport.messaging.ledger.leaving import left
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import (
    Accepted,
    Answer,
    Capability,
    Throttled,
    Unavailable,
    Unsure,
)
from rapport.messaging.providers.provider import Refused as RefusedByProvider

MOST_ATTEMPTS = 6
"""Certain failures and doubts alike; being told to wait is neither."""

HANDED_OVER = "handed_over"
"""When one that is in doubt first was with the provider."""

type Change = Callable[[Work, Message], None]


class Settling:
    def __init__(self, shop: Shop, caller: Any, dice: Random) -> None:
        self.shop, self.caller, self.dice = shop, caller, dice

    def settle(self, claim: Claim, answer: Answer, capability: Capability) -> str:
        match answer:
            case Accepted(reference):
                return self.sent(claim, reference)
            case RefusedByProvider(reason, undeliverable):
                return self.refused(claim, reason, undeliverable=undeliverable)
            case Throttled(retry_after):
                return self.back(claim.message, "throttled", retry_after)
            case Unavailable(reason):
                return self.back(claim.message, reason, None)
            case Unsure(reason):
                return self.doubtful(claim.message, reason, capability)

    def sent(self, claim: Claim, reference: str) -> str:
        def change(work: Work, message: Message) -> None:
            left(
                work,
                message,
                claim.customer,
                title=claim.composed.title,
                text=claim.composed.text,
                reference=reference,
            )

        return self._settled(claim.message, change, "sent")

    def refused(self, claim: Claim, reason: str, *, undeliverable: bool = False) -> str:
        """For good; what was counted against the person is given back."""
        if undeliverable:
            suppress(Work(self.shop, self.caller), claim.message.channel, claim.composed.to, "undeliverable")

        def change(work: Work, message: Message) -> None:
            uncounted = given_back(work, message)
            failed = replace(uncounted, state="failed", reason=reason, in_doubt=False, lease_until=None, cost=ZERO)
            store.move(work, message, failed)

        return self._settled(claim.message, change, "failed")

    def back(self, message: Message, reason: str, retry_after: timedelta | None) -> str:
        """Certainly not taken: it waits, and this was no attempt and no contact: it asks for room anew."""
        pause = max(retry_after or timedelta(0), wait(message.attempt, self.dice))

        def change(work: Work, message: Message) -> None:
            waiting = replace(
                message if message.in_doubt else given_back(work, message),
                state="queued",
                reason=reason,
                attempt=message.attempt - 1,
                due=work.now + pause,
                lease_until=None,
            )
            store.move(work, message, waiting)

        return self._settled(message, change, "back_in_line")

    def doubtful(self, message: Message, reason: str, capability: Capability) -> str:
        """The provider may have it."""
        if capability.settling == "neither":
            return self.unknown(message, reason)
        if capability.settling == "can_be_asked":
            return self.asked_later(message, capability.settled_after)
        return self.again_with_its_key(message, reason)

    def again_with_its_key(self, message: Message, reason: str) -> str:
        if message.attempt >= MOST_ATTEMPTS:
            return self.unknown(message, reason)
        pause = wait(message.attempt, self.dice)

        def change(work: Work, message: Message) -> None:
            doubtful = replace(
                message,
                state="queued",
                reason=reason,
                in_doubt=True,
                due=work.now + pause,
                lease_until=None,
                # The provider's memory of its key may have begun here.
                times={HANDED_OVER: message.since, **message.times},
            )
            store.move(work, message, doubtful)

        return self._settled(message, change, "again_with_its_key")

    def asked_later(self, message: Message, after: timedelta) -> str:
        def change(work: Work, message: Message) -> None:
            later = work.now + after
            store.move(work, message, replace(message, in_doubt=True, due=later, lease_until=later))

        return self._settled(message, change, "to_be_asked")

    def unknown(self, message: Message, reason: str) -> str:
        """Never twice by itself, never lost in silence: a person sees it, and says what is to be done."""

        def change(work: Work, message: Message) -> None:
            store.move(work, message, replace(message, state="unknown", reason=reason, lease_until=None))

        return self._settled(message, change, "unknown")

    def not_had(self, message: Message) -> str:
        """The provider was asked, and has never had it."""

        def change(work: Work, message: Message) -> None:
            store.move(
                work,
                message,
                replace(
                    given_back(work, message),
                    state="queued",
                    reason="",
                    in_doubt=False,
                    due=work.now,
                    lease_until=None,
                ),
            )

        return self._settled(message, change, "not_had")

    def parked(self, message: Message, reason: str) -> str:
        """In line, and yet nothing that the house may do by itself."""
        work = Work(self.shop, self.caller)
        store.move(work, message, replace(message, state="unknown", reason=reason))
        try:
            work.commit()
        except Refused:
            return "contended"
        return "unknown"

    def _settled(self, claimed: Message, change: Change, outcome: str) -> str:
        """If the message moved on meanwhile (a receipt was faster than the answer), there is nothing left to settle."""
        message: Message | None = claimed
        for _ in range(TRIES):
            if message is None or message.state != "sending" or _claim(message) != _claim(claimed):
                return "settled_already"
            work = Work(self.shop, self.caller)
            change(work, message)
            try:
                work.commit()
            except Refused:
                message = store.find(self.shop.table, claimed.message_id)
                continue
            return outcome
        return "contended"


def _claim(message: Message) -> tuple[int, datetime]:
    """Which of its claims it is: by hand, attempts begin anew."""
    return message.attempt, message.since


def given_back(work: Work, message: Message) -> Message:
    """What reached nobody is not counted against what they may get."""
    if message.counted_on is None:
        return message
    found = customers.anyone(work, [message.customer_id])
    if found:
        fewer = contacts_of(found[0]).noted(message.counted_on, message.channel, -1)
        customers.keep(work, found[0], "contacts", contacts_.to_item(fewer))
    return replace(message, counted_on=None)
