"""A webhook, from its bytes to what it does. Who sent it decides before anything in it is believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import Field

from rapport.kernel.caller import Caller
from rapport.kernel.errors import Busy
from rapport.kernel.http.models import Told
from rapport.kernel.log import logger
from rapport.kernel.shop import Shop
from rapport.kernel.table import TooBusy
from rapport.messaging.receipts import gateway_receipts, reading
from rapport.messaging.receipts.fields import NotAllUnderstood
from rapport.messaging.receipts.notifications import Confirmation, Notification, Topics
from rapport.messaging.receipts.receipt import Receipt
from rapport.messaging.receipts.receiving import receive
from rapport.messaging.receipts.signatures import SIGNATURE, Forged, header, raw_body, signed_by_gateway


class ReceivedTold(Told):
    received: int = Field(description="How many receipts were understood.")


class NotConfirmed(Busy):
    """SNS does not take our yes now, and is asked to ask again."""


@dataclass(frozen=True)
class Hearing:
    shop: Shop
    caller: Caller
    secrets: Callable[[], Sequence[str]]
    """With which a gateway signs. Asked for when one calls."""
    topics: Mapping[str, Topics]
    """Of each provider who tells us by SNS."""
    opened: Callable[[str], bytes]

    def hear(self, provider: str, request: Mapping[str, Any]) -> ReceivedTold:
        if provider not in reading.READERS:
            raise reading.NobodyTellsUs(f"{provider} tells us nothing")
        body = raw_body(request)
        if provider == gateway_receipts.PROVIDER:
            now = self.shop.clock.now()
            signed_by_gateway(body, header(request, SIGNATURE), self.secrets(), now)
            return self._kept(provider, body, now)
        return self._notified(provider, body)

    def _notified(self, provider: str, body: bytes) -> ReceivedTold:
        if provider not in self.topics:
            raise Forged("this is about no topic of ours")
        match self.topics[provider].heard(body):
            case Notification(_, message, at):
                return self._kept(provider, message, at)
            case Confirmation(_, address):
                self._confirm(address)
            case _:
                logger().warning("receipts will stay away: their subscription has ended", provider=provider)
        return ReceivedTold(received=0)

    def _confirm(self, address: str) -> None:
        try:
            self.opened(address)
        except OSError:
            raise NotConfirmed("SNS cannot be reached now") from None

    def _kept(self, provider: str, content: bytes | str, told_at: datetime) -> ReceivedTold:
        """Each by itself: what fails is told again, with its neighbours, to whom nothing happens by that."""
        broken: NotAllUnderstood | None = None
        try:
            understood: Sequence[Receipt] = reading.receipts(provider, content, told_at, self.shop.place.country)
        except NotAllUnderstood as refusal:
            understood, broken = refusal.understood, refusal
        failures = [failure for receipt in understood if (failure := self._failure(receipt))]
        if failures:
            raise failures[0]
        if broken:
            raise broken
        return ReceivedTold(received=len(understood))

    def _failure(self, receipt: Receipt) -> Exception | None:
        try:
            receive(self.shop, self.caller, receipt)
        except (Busy, TooBusy) as busy:
            return busy
        except Exception as failure:
            # Named here as well: the door tells of one failure, and there may be several.
            logger().error("receipt not kept", failure, provider=receipt.provider, receipt=receipt.kind)
            return failure
        return None
