"""Claiming a message: the one transaction after which it may be sent, and without which it may not.

It holds the message, the customer's profile as it was read (their consent, their address, their name), what was counted
against what one person may get, the suppression list, the campaign's pause and the campaign's numbers. So consent, caps
and pauses hold however many workers run, and a customer who says stop is not written to after that instant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from rapport.customers import contacts as contacts_
from rapport.customers import store as customers
from rapport.customers.model import Customer, Room
from rapport.kernel import keys
from rapport.kernel.clock import business_day
from rapport.kernel.shop import Shop
from rapport.kernel.table import Check, Equal, Refused
from rapport.kernel.work import TRIES, Work
from rapport.messaging.dispatch import circuits
from rapport.messaging.dispatch.backing_off import PAUSED
from rapport.messaging.dispatch.composing import Composed, Composer
from rapport.messaging.dispatch.same_person import written_already
from rapport.messaging.gate.suppression import not_suppressed, why_suppressed
from rapport.messaging.gate.verdict import Drop, Go, Hold, Surroundings, contacts_of, is_approved, verdict
from rapport.messaging.ledger import record, store
from rapport.messaging.ledger.message import Message, MessageChannel
from rapport.messaging.templates.rendering import MissingWord, TooLong

RIVALS_LOOKED_BACK = timedelta(days=7)


@dataclass(frozen=True)
class Claim:
    message: Message
    customer: Customer
    composed: Composed


class Claiming:
    def __init__(self, shop: Shop, caller: Any, composer: Composer, lease: timedelta) -> None:
        self.shop, self.caller, self.composer, self.lease = shop, caller, composer, lease

    def claim(self, message: Message) -> Claim | str:
        """The claim, or what became of the message instead. A lost race uses up no attempt: all is read again."""
        now: Message | None = message
        for _ in range(TRIES):
            if now is None or now.state not in ("queued", "held"):
                return "at_rest" if now is None or not now.waits else "under_way"
            work = Work(self.shop, self.caller)
            if now.due > work.now:
                return "not_due"
            result = self._considered(work, now)
            try:
                work.commit()
            except Refused as refused:
                if self._stood_aside(now, result, refused):
                    return "stood_aside"
                now = store.find(self.shop.table, message.message_id)
                continue
            return result
        return "contended"

    def _considered(self, work: Work, message: Message) -> Claim | str:
        found = customers.anyone(work, [message.customer_id])
        if not found:
            return self._dropped(work, message, Drop("suppressed", "customer_removed"))
        customer = found[0]
        if customer.aliases and written_already(self.shop.table, message, customer):
            return self._dropped(work, message, Drop("suppressed", "written_already"))
        content = self.composer.content_of(message)
        around = Surroundings(
            work.now,
            self.shop.place.zone,
            work.settings,
            by_template=is_approved(content.whatsapp_name, work.settings),
            rivals=self._rivals(work, message, customer),
        )
        match verdict(message, customer, around):
            case Drop() as drop:
                return self._dropped(work, message, drop)
            case Hold(until, why):
                store.move(work, message, replace(message, state="held", due=until, reason=why))
                return "held"
            case Go():
                return self._claimed(work, message, customer)

    def _claimed(self, work: Work, message: Message, customer: Customer) -> Claim | str:
        seal = customers.seal_of(work, customer, message.customer_id)
        if message.sealed is not None and message.in_doubt:
            # Word for word what the provider may have already: another text under the same key is another message.
            composed = Composed.opened(seal.open(message.sealed, record.context(message.message_id)))
        else:
            try:
                composed = self.composer.compose(work, message, customer)
            except (MissingWord, TooLong) as unsayable:
                return self._dropped(work, message, Drop("suppressed", unsayable.code))
        claimed = store.move(
            work,
            message,
            replace(
                message,
                state="sending",
                reason="",
                attempt=message.attempt + 1,
                lease_until=work.now + self.lease,
                provider=work.settings.providers.of(message.channel),
                counted_on=work.today if message.advertises else None,
                parts=composed.parts,
                cost=work.settings.providers.price(message.channel, composed.parts),
                sealed=seal.close(composed.kept(), record.context(message.message_id)),
            ),
        )
        # A complaint that is opened in this moment keeps advertising away, and nothing else.
        rests_on: tuple[Room, ...] = ("cases",) if message.advertises else ()
        if message.advertises and message.counted_on != work.today:
            # One that went in doubt on another day may have arrived on either: it counts on both.
            counted = contacts_of(customer).noted(work.today, message.channel)
            customers.keep(work, customer, "contacts", contacts_.to_item(counted))
            customers.unedited(work, customer, *rests_on)
        else:
            read = customers.as_read(customer, *rests_on)
            work.write(Check(keys.customer(customer.customer_id), read, label="customer"))
        work.write(not_suppressed(work, message.channel, composed.to))
        work.write(
            Check(keys.pause_of(message.campaign_id, message.message_id), (Equal("state", "running"),), label="pause")
        )
        return Claim(claimed, customer, composed)

    def of(self, message: Message) -> Claim | None:
        """A claim of before, as it was made; None if the customer is here no more."""
        work = Work(self.shop, self.caller)
        found = customers.anyone(work, [message.customer_id])
        if not found or message.sealed is None:
            return None
        opened = customers.seal_of(work, found[0], message.customer_id).open(
            message.sealed, record.context(message.message_id)
        )
        return Claim(message, found[0], Composed.opened(opened))

    def _dropped(self, work: Work, message: Message, drop: Drop) -> str:
        if message.in_doubt:
            # It may have gone before it was refused: that is for a person to say, not for us to call suppressed.
            store.move(work, message, replace(message, state="unknown", reason=f"in_doubt_{drop.why}"))
            return "unknown"
        store.move(work, message, replace(message, state=drop.state, reason=drop.why))
        return drop.state

    def _rivals(self, work: Work, message: Message, customer: Customer) -> tuple[MessageChannel, ...]:
        """One who has room for a single message gets the best of those that wait for it."""
        if not message.advertises or message.counted_on is not None:
            return ()
        since = business_day(work.now - RIVALS_LOOKED_BACK, self.shop.place.zone)
        return tuple(
            rival.channel
            for rival in store.of_customer(self.shop.table, customer.ids, since)
            if _waits_for_the_same(rival, message, work.now)
            and _rank(rival) < _rank(message)
            and (rival.channel == message.channel or self._carried(work, rival.channel))
        )

    def _carried(self, work: Work, channel: MessageChannel) -> bool:
        """What cannot leave today, because nobody carries it, keeps nobody back."""
        provider = work.settings.providers.of(channel)
        return provider != "none" and circuits.read(self.shop.table, provider).may(work.now) != "no"

    def _stood_aside(self, message: Message, claim: Claim | str, refused: Refused) -> bool:
        """What the claim was refused for, where that is more than a lost race."""
        if "suppressed" in refused.labels and isinstance(claim, Claim):
            why = why_suppressed(Work(self.shop, self.caller), message.channel, claim.composed.to)
            if why is None:
                return False  # They wrote START meanwhile.
            # An address at which nothing arrives has not asked for anything.
            return self._moved(message, Drop("suppressed", why if why == "undeliverable" else "opted_out"))
        if "pause" in refused.labels:
            copy = self.shop.table.get(keys.pause_of(message.campaign_id, message.message_id))
            if copy is None or copy["state"] == "stopped":
                return self._moved(message, Drop("expired", "campaign_stopped"))
            return self._postponed(message)
        return False

    def _moved(self, message: Message, drop: Drop) -> bool:
        work = Work(self.shop, self.caller)
        self._dropped(work, message, drop)
        return _committed(work)

    def _postponed(self, message: Message) -> bool:
        work = Work(self.shop, self.caller)
        store.move(work, message, replace(message, due=work.now + PAUSED))
        work.write(
            Check(keys.pause_of(message.campaign_id, message.message_id), (Equal("state", "paused"),), label="pause")
        )
        return _committed(work)


def _committed(work: Work) -> bool:
    try:
        work.commit()
    except Refused:
        return False
    return True


def _waits_for_the_same(rival: Message, message: Message, now: datetime) -> bool:
    return (
        rival.message_id != message.message_id
        and rival.advertises
        # Held overnight, all of them come back at the same instant.
        and rival.state in ("queued", "held")
        and rival.counted_on is None
        and rival.due <= now <= rival.valid_until
    )


def _rank(message: Message) -> tuple[int, datetime, str]:
    """The first in this order goes first: by the campaign's weight, then by who came earlier."""
    return -message.priority, message.planned_at, message.message_id
