"""Somebody new with a number or an address of a person who was erased: whoever asked to be forgotten did not ask to be
called. They may say otherwise themselves, and then it is their word that counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from rapport.customers.lookups import email_digest
from rapport.customers.model import CHANNELS, Consent
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.table import Absent, Key, Put, Refused
from rapport.kernel.work import Work

SOURCE = "erased"


def note_erased(work: Work, phones: Iterable[str], emails: Iterable[str]) -> None:
    """By itself, before the person goes: repeated, it is there already."""
    for place in _places(work, phones, emails):
        with suppress(Refused):
            work.table.transact([Put(place, {"since": stamp(work.now)}, when=(Absent(),))])


def consent_of(work: Work, profile: Mapping[str, Any]) -> dict[str, Consent]:
    """What somebody new is taken to allow before they have said anything: all, unless they were erased."""
    phones = (each["number"] for each in profile.get("phones", ()))
    emails = (each["address"] for each in profile.get("emails", ()))
    if not work.table.get_many(_places(work, phones, emails)):
        return {}
    return {f"{channel}:marketing": Consent(False, work.now, SOURCE) for channel in CHANNELS}


def _places(work: Work, phones: Iterable[str], emails: Iterable[str]) -> list[Key]:
    by_phone = [keys.erased(work.keyring.digest("phone", each)) for each in phones]
    return by_phone + [keys.erased(email_digest(work.keyring, each)) for each in emails]
