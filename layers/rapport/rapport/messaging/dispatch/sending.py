"""Taking one message from the queue as far as it goes now.

It can be told of the same message any number of times, by any number of workers, and be killed at any point: what
counts is the record. A worker that dies behind its claim leaves a lease that runs out, and what the provider can do
about that decides how it is settled.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

from rapport.kernel.caller import system
from rapport.kernel.shop import Shop
from rapport.messaging.dispatch.circuits import Circuits
from rapport.messaging.dispatch.claiming import Claim, Claiming
from rapport.messaging.dispatch.composing import Composer
from rapport.messaging.dispatch.pacing import AtOnce, Pace
from rapport.messaging.dispatch.queue import LONGEST_DELAY, Queue
from rapport.messaging.dispatch.settling import HANDED_OVER, Settling
from rapport.messaging.ledger import store
from rapport.messaging.ledger.message import Message
from rapport.messaging.providers.provider import (
    Accepted,
    Answer,
    CannotSay,
    Envelope,
    Provider,
    Refused,
    Throttled,
    Unavailable,
    Unsure,
)

LEASE = timedelta(seconds=60)
LEAST_REST = timedelta(seconds=1)
LONG_REST = timedelta(seconds=30)
NAME = "dispatch"

type FindProvider = Callable[[str], Provider]


class Dispatch:
    def __init__(
        self,
        shop: Shop,
        find_provider: FindProvider,
        queue: Queue,
        composer: Composer,
        dice: Random,
        lease: timedelta = LEASE,
        pace: Pace | None = None,
    ) -> None:
        caller = system(NAME)
        self.shop, self.queue = shop, queue
        self.circuits = Circuits(shop.table, shop.clock)
        self._provider = find_provider
        self._pace = pace or AtOnce()
        self._claiming = Claiming(shop, caller, composer, lease)
        self._settling = Settling(shop, caller, dice)

    def dispatch(self, message_id: str) -> str:
        """What came of it, in a word."""
        message = store.find(self.shop.table, message_id)
        if message is None:
            return "no_such_message"
        if not message.waits:
            return "at_rest"
        if message.state == "sending":
            over = self._after_its_lease(message)
            if isinstance(over, str):
                return over
            message = over
        if message.due > self.shop.clock.now():
            return "not_due"
        serving = self.shop.settings.current().providers.of(message.channel)
        if serving == "none":
            return "no_provider"
        if message.in_doubt and message.provider != serving:
            # Only who may have had it knows its key.
            return self._settling.parked(message, "provider_changed")
        if not self.circuits.may_send(serving):
            return self._behind_its_rest(message, serving)
        provider = self._provider(serving)
        if message.in_doubt and self._forgotten(message, provider):
            return self._settling.parked(message, "key_forgotten")
        self._pace.keep(serving, self.shop.settings.current().providers.rate(message.channel))
        claim = self._claiming.claim(message)
        if isinstance(claim, str):
            return claim
        if self._held_up(claim.message, provider):
            return self._in_line(claim.message, self._settling.back(claim.message, "held_up", None))
        answer = provider.send(enveloped(claim))
        # First what the answer means for the message: a store that is busy with the provider's record leaves no doubt.
        outcome = self._settling.settle(claim, answer, provider.capability)
        self._told(serving, answer)
        return self._in_line(claim.message, outcome)

    def _forgotten(self, message: Message, provider: Provider) -> bool:
        """Behind the provider's memory the same key is a new message to it: paused for days, one would go twice."""
        first = message.times.get(HANDED_OVER, message.since)
        return self.shop.clock.now() > first + provider.capability.remembers

    def _held_up(self, message: Message, provider: Provider) -> bool:
        """A worker that stood still behind its claim (frozen, or waiting for the store) sends no more: before its call
        were over, and known to the provider, another might settle what it claimed."""
        assert message.lease_until is not None
        return self.shop.clock.now() + provider.capability.settled_after > message.lease_until

    def _told(self, provider: str, answer: Answer) -> None:
        match answer:
            case Accepted() | Refused():
                self.circuits.worked(provider)
            case Throttled(retry_after):
                self.circuits.throttled(provider, retry_after)
            case Unavailable(reason, misconfigured):
                self.circuits.failed(provider, reason, misconfigured=misconfigured)
            case Unsure(reason):
                self.circuits.failed(provider, reason)

    def _after_its_lease(self, message: Message) -> Message | str:
        """Claimed before, by this worker or another, and not settled."""
        assert message.lease_until is not None
        if message.lease_until > self.shop.clock.now():
            return "under_way"
        provider = self._provider(message.provider)
        match provider.capability.settling:
            case "neither":
                return self._settling.unknown(message, "no_answer")
            case "takes_key":
                if self._forgotten(message, provider):
                    return self._settling.unknown(message, "key_forgotten")
                return self._in_line(message, self._settling.again_with_its_key(message, "no_answer"))
            case "can_be_asked":
                return self._asked(message, provider)

    def _asked(self, message: Message, provider: Provider) -> Message | str:
        try:
            answer = provider.ask(message.message_id)
        except CannotSay:
            return self._settling.asked_later(message, provider.capability.settled_after)
        if answer is None:
            self._settling.not_had(message)
            return store.find(self.shop.table, message.message_id) or "no_such_message"
        claim = self._claiming.of(message)
        if claim is None:
            return self._settling.unknown(message, "customer_removed")
        return self._settling.settle(claim, answer, provider.capability)

    def _behind_its_rest(self, message: Message, provider: str) -> str:
        """A short rest is waited for in the queue; behind a long one, or a person's pause, the sweeper brings them."""
        until = self.circuits.of(provider).until
        rest = until - self.shop.clock.now() if until is not None else LONG_REST
        if rest < LONG_REST and not self.circuits.of(provider).paused_by:
            self.queue.put([message.message_id], max(rest, LEAST_REST))
        return "provider_rests"

    def _in_line(self, message: Message, outcome: str) -> str:
        """What waits for minutes goes back to the queue by itself; the sweeper would find it as well."""
        if outcome in ("back_in_line", "again_with_its_key"):
            waiting = store.find(self.shop.table, message.message_id)
            if waiting is not None and waiting.state == "queued":
                delay = max(timedelta(0), waiting.due - self.shop.clock.now())
                if delay <= LONGEST_DELAY:
                    self.queue.put([message.message_id], delay)
        return outcome


def enveloped(claim: Claim) -> Envelope:
    message, composed = claim.message, claim.composed
    return Envelope(
        message_id=message.message_id,
        channel=message.channel,
        to=composed.to,
        text=composed.text,
        subject=composed.subject,
        opt_out_link=composed.link,
        template_name=composed.whatsapp_name,
        template_language=composed.language,
        template_values=composed.values,
        extra={"kind": "PROMOTIONAL" if message.advertises else "TRANSACTIONAL"},
    )
