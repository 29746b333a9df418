"""Whether a webhook is from whom it says: asked of the body as it arrived, byte for byte, before anything in it is
believed. Pure.

A gateway signs with a secret that it shares with us: `X-Rapport-Signature: t=<unix seconds>,v1=<hex>`, where v1 is the
HMAC-SHA256 of `<t>.<body>`. While a secret is being changed it may send several v1, and we may know several secrets.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rapport.kernel.errors import NotSignedIn, NotUnderstood

SIGNATURE = "X-Rapport-Signature"
TOLERANCE = timedelta(minutes=5)
"""How far two clocks may differ. Within it a recording can be played again: a receipt that comes twice does nothing."""


class Forged(NotSignedIn):
    """Nobody we know has signed this."""


def raw_body(event: Mapping[str, Any]) -> bytes:
    """The bytes that were sent. The gateway of AWS hands text over as text and everything else in base64."""
    body = event.get("body") or ""
    try:
        if event.get("isBase64Encoded"):
            return base64.b64decode(body, validate=True)
        return str(body).encode()
    except (binascii.Error, ValueError):
        raise NotUnderstood("the body does not arrive whole") from None


def header(event: Mapping[str, Any], name: str) -> str:
    """Whatever its case. Given twice it is joined, as the gateway of AWS does it: what is ambiguous then fails."""
    given = event.get("headers") or {}
    return ",".join(str(value) for each, value in given.items() if each.lower() == name.lower())


def signed_by_gateway(body: bytes, signature: str, secrets: Sequence[str], now: datetime) -> None:
    """Refuses what is not signed with one of the secrets, within five minutes."""
    at, macs = _read(signature)
    if abs(now.timestamp() - int(at)) > TOLERANCE.total_seconds():
        raise Forged("the signature is not of this moment")
    # A secret that nobody has set is no secret: anyone could sign with it.
    ours = [_mac(body, secret, at) for secret in secrets if secret.strip()]
    if not any(hmac.compare_digest(mac, theirs) for mac in ours for theirs in macs):
        raise Forged("the signature does not fit the body")


def gateway_signature(body: bytes, secret: str, at: datetime) -> str:
    """How the other side signs: for gateways on a laptop, and for whoever writes an adapter."""
    seconds = str(int(at.timestamp()))
    return f"t={seconds},v1={_mac(body, secret, seconds)}"


def _mac(body: bytes, secret: str, at: str) -> str:
    return hmac.digest(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hex()


def _read(signature: str) -> tuple[str, list[str]]:
    parts = [part.strip().partition("=") for part in signature.split(",")]
    times = [value for name, _, value in parts if name == "t"]
    macs = [value for name, _, value in parts if name == "v1" and re.fullmatch(r"[0-9a-f]{64}", value)]
    if len(times) != 1 or not re.fullmatch(r"[0-9]{1,12}", times[0]) or not macs:
        raise Forged(f"{SIGNATURE} must say t=<unix seconds>,v1=<hex>")
    return times[0], macs
