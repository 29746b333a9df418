"""The link by which a message says how to get no more of them: `/u/<token>`. Pure.

The token is the message's id, packed, and a keyed hash of it: nobody can opt others out by guessing, and nothing has to
be stored for it. The id says customer and day; the channel stands in the message. 62 signs for a customer of ours, 40
to 124 for ids that shops bring along: an SMS pays for each of them.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rapport.kernel import keys
from rapport.kernel.ids import BROUGHT, CROCKFORD

type Digest = Callable[[str, str], str]
"""A keyed hash in hex, of what kind of thing and of which one: `Keyring.digest`."""

VALID = timedelta(days=400)
"""A link in an old mail has to work: a year, and a month for who reads it late."""

TOKEN = re.compile(r"[A-Za-z0-9_-]{40,130}")
KIND = "opt-out"
MAC = 10
"""Eighty bits: whoever tries a thousand a second needs longer than there have been stars."""

HEAD = 19
FIRST_DAY = date(2020, 1, 1)
OURS = "cus_"
LETTERS = 26
"""Of a computed part of an id, and of a ULID, in base 32."""


@dataclass(frozen=True)
class Opened:
    """Whose link was opened."""

    message_id: str
    customer_id: str
    day: date


def written(message_id: str, digest: Digest) -> str:
    mac = bytes.fromhex(digest(KIND, message_id)[: 2 * MAC])
    return base64.urlsafe_b64encode(_packed(message_id) + mac).decode().rstrip("=")


def read(token: str, digest: Digest, today: date) -> Opened | None:
    """None if it is not a link of ours, or too old."""
    # One sign alone at the end is six bits, and no byte.
    if not TOKEN.fullmatch(token) or len(token) % 4 == 1:
        return None
    message_id = _unpacked(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))[:-MAC])
    # Written once more and compared whole: no second spelling of a token is one.
    if message_id is None or not hmac.compare_digest(written(message_id, digest), token):
        return None
    opened = Opened(message_id, keys.customer_of_message(message_id), _day_of(message_id))
    return opened if today - opened.day <= VALID else None


def _packed(message_id: str) -> bytes:
    """Two bytes of day and seventeen of hash, whose six spare bits say how the customer's id follows."""
    _, _, computed, customer_id = message_id.split("_", 3)
    day = (_day_of(message_id) - FIRST_DAY).days
    ulid = customer_id.removeprefix(OURS)
    if customer_id.startswith(OURS) and len(ulid) == LETTERS and set(ulid) <= set(CROCKFORD):
        customer, packed = _number(ulid).to_bytes(17), 1
    else:
        customer, packed = customer_id.encode(), 0
    return (day << 136 | packed << 130 | _number(computed)).to_bytes(HEAD) + customer


def _unpacked(packed: bytes) -> str | None:
    head, customer = int.from_bytes(packed[:HEAD]), packed[HEAD:]
    day = FIRST_DAY + timedelta(days=head >> 136)
    ours = head >> 130 & 1
    customer_id = OURS + _letters(int.from_bytes(customer)) if ours else customer.decode("ascii", "replace")
    if not re.fullmatch(BROUGHT, customer_id):
        return None
    return f"msg_{day:%Y%m%d}_{_letters(head)}_{customer_id}"


def _day_of(message_id: str) -> date:
    day = message_id.split("_", 2)[1]
    return date(int(day[:4]), int(day[4:6]), int(day[6:]))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 32 + CROCKFORD.index(letter)
    return number


def _letters(number: int) -> str:
    """The lowest twenty-six."""
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(LETTERS)))
