"""A local aggregator over HTTP. docs/providers.md is the protocol that it, or a small adapter before it, speaks.

Aggregators differ in what they can do about a lost answer; this one's configuration says which kind it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, get_args
from urllib.parse import SplitResult, quote, urlsplit

from rapport.messaging.providers.calling import Heard, NoAnswer, NotReached, NotTrusted, Patience, call
from rapport.messaging.providers.configuration import Configuration, NotConfigured
from rapport.messaging.providers.provider import (
    Accepted,
    Answer,
    CannotSay,
    Capability,
    Envelope,
    Refused,
    Settling,
    Throttled,
    Unavailable,
    Unsure,
)
from rapport.messaging.providers.retry_after import retry_after

LONGEST_CALL = timedelta(seconds=20)
LONGEST_LAG = timedelta(seconds=30)
"""Together shorter than a lease: a gateway may be set up while functions run, and nobody checks leases then."""

# While it is not configured, a doubt about what it was sent waits: asked, it cannot say.
NOT_KNOWN_YET = Capability("can_be_asked", LONGEST_CALL, LONGEST_LAG)

WORDS: Mapping[str, Answer] = {
    "bad_number": Refused("bad_number", undeliverable=True),
    "opted_out": Refused("opted_out"),
    "blocked": Refused("blocked"),
    "content": Refused("content"),
    "too_long": Refused("too_long"),
    "not_allowed": Refused("not_allowed"),
    # It has had this key with other words: whatever those were, they may be on their way.
    "key_reused": Unsure("key_reused"),
}

STATUSES: Mapping[int, Answer] = {
    401: Unavailable("not_let_in", misconfigured=True),
    402: Unavailable("no_credit", misconfigured=True),
    403: Unavailable("not_let_in", misconfigured=True),
    404: Unavailable("wrong_address", misconfigured=True),
    405: Unavailable("wrong_address", misconfigured=True),
    410: Unavailable("wrong_address", misconfigured=True),
    408: Unsure("took_too_long"),
    # Another attempt with the same key is under way just now (draft-ietf-httpapi-idempotency-key-header, 2.7).
    409: Unsure("in_progress"),
    413: Refused("too_long"),
    425: Unsure("too_early"),
}


class Gateway:
    name = "gateway"

    def __init__(
        self,
        url: SplitResult,
        key: str,
        sender: str,
        patience: Patience,
        capability: Capability,
        webhook_secrets: tuple[str, ...] = (),
    ) -> None:
        """`webhook_secrets`: with any of them the gateway signs what it tells us; with none it cannot."""
        self._url, self._path = url, url.path.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
        self._sender, self._patience = sender, patience
        self.capability = capability
        self.webhook_secrets = webhook_secrets

    def send(self, envelope: Envelope) -> Answer:
        body = json.dumps(self._body(envelope), ensure_ascii=False).encode()
        headers = {**self._headers, "Content-Type": "application/json", "Idempotency-Key": envelope.message_id}
        try:
            heard = call("POST", self._url, self._path or "/", headers, body, self._patience)
        except NotReached as failure:
            return Unavailable(str(failure), misconfigured=isinstance(failure, NotTrusted))
        except NoAnswer as failure:
            return Unsure(str(failure))
        return answered(heard)

    def ask(self, message_id: str) -> Accepted | Refused | None:
        if self.capability.settling != "can_be_asked":
            raise CannotSay("it cannot be asked")
        path = f"{self._path}/{quote(message_id, safe='')}"
        try:
            heard = call("GET", self._url, path, self._headers, None, self._patience)
        except (NotReached, NoAnswer) as failure:
            raise CannotSay(str(failure)) from failure
        return what_became(message_id, heard)

    def _body(self, envelope: Envelope) -> dict[str, Any]:
        body: dict[str, Any] = {
            "reference": envelope.message_id,
            "channel": envelope.channel,
            "to": envelope.to,
            "text": envelope.text,
            "sender": self._sender,
        }
        if envelope.template_name:
            body["template"] = {
                "name": envelope.template_name,
                "language": envelope.template_language,
                "values": list(envelope.template_values),
            }
        return body


def configured(configuration: Configuration) -> Gateway:
    settling: Settling = _settling(configuration.text("settling", "|".join(get_args(Settling)), default="neither"))
    whole = timedelta(seconds=configuration.whole("call_seconds", 1, LONGEST_CALL // timedelta(seconds=1), default=10))
    lag = configuration.whole("lag_seconds", 0, LONGEST_LAG // timedelta(seconds=1), default=30)
    remembers = configuration.whole("remembers_hours", 1, 24 * 365, default=24)
    return Gateway(
        _address(configuration.text("url", r"[!-~]{1,2000}")),
        configuration.text("key", r"[!-~]{1,2000}"),
        configuration.text("sender", r"[^\x00-\x1f]{1,64}", default=""),
        Patience(connecting=timedelta(seconds=configuration.whole("connect_seconds", 1, 10, default=3)), whole=whole),
        Capability(settling, whole, timedelta(seconds=lag), timedelta(hours=remembers)),
        configuration.texts("webhook_secrets", r"[!-~]{16,2000}"),
    )


def _settling(said: str) -> Settling:
    for kind in get_args(Settling):
        if said == kind:
            known: Settling = kind
            return known
    raise NotConfigured("settling is wrong")


def _address(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        odd = url.port == 0 or not url.hostname or url.username is not None or url.query or url.fragment
    except ValueError:
        raise NotConfigured("url is wrong") from None
    if odd:
        raise NotConfigured("url is wrong")
    if url.scheme != "https" and not (url.scheme == "http" and url.hostname in ("127.0.0.1", "localhost")):
        # The key and people's numbers go over it.
        raise NotConfigured("url has to begin with https://")
    return url


def answered(heard: Heard) -> Answer:
    said = _object(heard.body)
    if 200 <= heard.status < 300:
        # Only an id says that it was taken: pages that say welcome, and gateways that say 200 to everything, do not.
        return _taken(said) or _known_word(said) or Unsure("no_reference")
    if heard.status == 429:
        return Throttled(retry_after(heard.headers))
    if heard.status == 503 and (wait := retry_after(heard.headers)) is not None:
        # A gateway that names a time has decided to wait. A bare 503 can be a proxy's, about a request that went on.
        return Throttled(wait)
    if heard.status >= 500 or heard.status < 200:
        return Unsure(f"status_{heard.status}")
    if heard.status < 400:
        return Unavailable("redirected", misconfigured=True)
    # A word that is ours is about this message; without one, what a status is about can be the whole account.
    return _known_word(said) or STATUSES.get(heard.status) or Refused("not_accepted")


def what_became(message_id: str, heard: Heard) -> Accepted | Refused | None:
    """It has to name the message: a page that says "not found" knows nothing of messages, and believing it would send
    them twice."""
    said = _object(heard.body)
    if said.get("reference") != message_id or heard.status not in (200, 404):
        raise CannotSay(f"status_{heard.status}")
    if heard.status == 404:
        return None
    if said.get("error"):
        word = _known_word(said)
        return word if isinstance(word, Refused) else Refused("not_accepted")
    taken = _taken(said)
    if taken is None:
        raise CannotSay("no_reference")
    return taken


def _taken(said: Mapping[str, Any]) -> Accepted | None:
    reference = said.get("id")
    if isinstance(reference, int) and not isinstance(reference, bool):
        reference = str(reference)
    return Accepted(reference) if isinstance(reference, str) and reference else None


def _known_word(said: Mapping[str, Any]) -> Answer | None:
    word = said.get("error")
    return WORDS.get(word) if isinstance(word, str) else None


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
