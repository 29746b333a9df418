"""Which provider goes by a name, as it is set up now; and that nobody settles a doubt too early.

Ask for the provider anew for each claim: it costs a look into a dictionary, and a provider that was set up a moment ago
is there without a deploy. What was asked for stays as it is, so that the lease of a claim and its sending speak of the
same provider. Settings are fetched here and never while a message is on its way.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Protocol

from rapport.kernel import aws
from rapport.kernel.errors import Busy
from rapport.messaging.providers import gateway, ses, sms_aws, sns, whatsapp_aws
from rapport.messaging.providers.aws_sending import AWS
from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.outbox import Outbox
from rapport.messaging.providers.provider import Capability, Provider
from rapport.messaging.providers.secret_store import SecretStore, Unreadable
from rapport.messaging.providers.unconfigured import Unconfigured

BUILDERS: Mapping[str, Callable[[Configuration], Provider]] = {
    "aws-sms": sms_aws.configured,
    "aws-whatsapp": whatsapp_aws.configured,
    "gateway": gateway.configured,
    "ses": ses.configured,
    "sns": sns.sms_configured,
    "sns-push": sns.push_configured,
}

CAPABILITIES: Mapping[str, Capability] = dict.fromkeys(BUILDERS, AWS) | {"gateway": gateway.NOT_KNOWN_YET}
"""Of a provider that is not set up, for the doubts that it may have left behind."""

KEPT = timedelta(minutes=5)
KEPT_AFTER_TROUBLE = timedelta(seconds=30)


class Secrets(Protocol):
    def read(self, name: str) -> str: ...


class LeaseTooShort(Exception):
    """A doubt would be settled while the call could still be under way, or before the provider knows of it."""


@dataclass(frozen=True)
class _Known:
    provider: Provider
    text: str
    until: timedelta


class Choosing:
    def __init__(self, secrets: Secrets, seconds: Callable[[], int]) -> None:
        self._secrets, self._seconds = secrets, seconds
        self._known: dict[str, _Known] = {}

    def provider_of(self, name: str) -> Provider:
        if name == Outbox.name:
            return OUTBOX
        if name not in BUILDERS:
            return Unconfigured(name, "no provider serves this channel", gateway.NOT_KNOWN_YET)
        now, known = timedelta(seconds=self._seconds()), self._known.get(name)
        if known is None or now >= known.until:
            known = self._known[name] = self._looked_up(name, known, now)
        return known.provider

    def webhook_secrets(self) -> tuple[str, ...]:
        """With which a gateway signs; none where nobody has set one, and then nobody is believed."""
        match self.provider_of("gateway"):
            case gateway.Gateway() as found:
                return found.webhook_secrets
            case Unconfigured(misconfigured=False):
                raise Busy("the secrets of the gateway cannot be read now")
        return ()

    def _looked_up(self, name: str, known: _Known | None, now: timedelta) -> _Known:
        try:
            text = self._secrets.read(name)
        except Unreadable as failure:
            if known and not failure.misconfigured:
                # What was set up a while ago serves better than nothing.
                return _Known(known.provider, known.text, now + KEPT_AFTER_TROUBLE)
            absent = Unconfigured(name, failure.reason, CAPABILITIES[name], failure.misconfigured)
            return _Known(absent, "", now + (KEPT if failure.misconfigured else KEPT_AFTER_TROUBLE))
        if known and known.text == text:
            return _Known(known.provider, text, now + KEPT)
        return _Known(_built(name, text), text, now + KEPT)


OUTBOX = Outbox()


def _built(name: str, text: str) -> Provider:
    try:
        return BUILDERS[name](Configuration.read(text))
    except NotConfigured as failure:
        return Unconfigured(name, f"its settings: {failure}", CAPABILITIES[name])


@cache
def _choosing() -> Choosing:
    # By the clock on the wall: a function sleeps between calls, and its settings grow old all the same.
    return Choosing(SecretStore(aws.client("ssm"), os.environ.get("PROVIDER_SECRETS", "")), lambda: int(time.time()))


def provider_of(name: str) -> Provider:
    return _choosing().provider_of(name)


def webhook_secrets() -> tuple[str, ...]:
    return _choosing().webhook_secrets()


def check_leases(lease: timedelta, providers: Iterable[Provider]) -> None:
    """When a function starts. A gateway set up later cannot need more than one that is not set up at all, because what
    may be set is bounded."""
    for provider in providers:
        if lease <= provider.capability.settled_after:
            raise LeaseTooShort(
                f"a lease of {lease} is not longer than the {provider.capability.settled_after} after which "
                f"{provider.name} can be settled"
            )
