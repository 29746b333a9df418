"""Somebody new with a number or an address of a person who was erased: whoever asked to be forgotten did not ask to be
called. They may say otherwise themselves, and then it is their word that counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.customers.lookups import email_digest
from rapport.customers.model import CHANNELS, Consent
from rapport.kernel import keys
from rapport.kernel.table import Key
from rapport.kernel.work import Work

ERASED = "erased"
"""Why an address may not be written to, and whence the word on consent comes."""


def consent_of(work: Work, profile: Mapping[str, Any]) -> dict[str, Consent]:
    """What they are taken to allow before they have said anything: all, unless they were erased."""
    found = work.table.get_many(_places(work, profile))
    if not any(item["why"] == ERASED for item in found.values()):
        return {}
    return {f"{channel}:marketing": Consent(False, work.now, ERASED) for channel in CHANNELS}


def _places(work: Work, profile: Mapping[str, Any]) -> list[Key]:
    """On the list that the gate of messages reads: one channel is enough, for erasure writes them all."""
    phones = [
        keys.suppressed("sms", work.keyring.digest("phone", each["number"])) for each in profile.get("phones", ())
    ]
    emails = [
        keys.suppressed("email", email_digest(work.keyring, each["address"])) for each in profile.get("emails", ())
    ]
    return [*phones, *emails]
