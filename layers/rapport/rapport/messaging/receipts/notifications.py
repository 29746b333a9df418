"""Notifications of Amazon SNS, by which AWS tells what became of messages, and whether they are really from there.

SNS signs single fields, not the body: the envelope has to be read to be checked. What lies in it is read afterwards.
The rules are those of https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html, and two more:

- The certificate has to come from the SNS host of the topic's own region. Any `sns.<something>.amazonaws.com` is not
  enough: a bucket called `sns` answers at `sns.s3-us-west-2.amazonaws.com`, with whatever certificate its owner likes
  (https://spaceraccoon.dev/exploiting-improper-validation-amazon-simple-notification-service/).
- No field but the message itself may hold a line break. The signed text is the fields joined by line breaks, and only
  so can it not be cut into other fields than those that were signed.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rapport.kernel.clock import Clock
from rapport.kernel.errors import Busy, NotUnderstood
from rapport.messaging.receipts.fields import Told, told_in
from rapport.messaging.receipts.signatures import TOLERANCE, Forged

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

TOPIC = re.compile(r"arn:(aws|aws-cn|aws-us-gov):sns:([a-z0-9-]{3,}):[0-9]{12}:[A-Za-z0-9_-]{1,256}")
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z")

OLDEST = timedelta(minutes=75)
"""SNS goes on trying for an hour at most (a hard limit:
https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html) and does not date its message anew; the
quarter of an hour is for jitter, slow calls and clocks. What is older was recorded by somebody: a STOP of last year,
played again, would take away a consent that was given since."""

SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    "SubscriptionConfirmation": ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
    "UnsubscribeConfirmation": ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
}
"""What SNS signs of each kind, in this order."""

MOST_CERTIFICATES = 16


@dataclass(frozen=True)
class Notification:
    topic: str
    message: str
    at: datetime


@dataclass(frozen=True)
class Confirmation:
    """SNS asks whether we want to hear of a topic: yes, by opening this address."""

    topic: str
    address: str


@dataclass(frozen=True)
class Farewell:
    """Somebody has ended our subscription: receipts will stay away until it is renewed."""

    topic: str


class CertificateOutOfReach(Busy):
    """Not known to be forged: SNS is asked to try again."""


class Topics:
    """The topics that are ours, and their notifications. Keeps the certificates that it has fetched."""

    def __init__(self, topics: Iterable[str], fetch: Callable[[str], bytes], clock: Clock) -> None:
        self._hosts = {topic: _host_of(topic) for topic in topics if topic}
        self._fetch = fetch
        self._clock = clock
        self._certificates: dict[str, Certificate] = {}

    def heard(self, body: bytes) -> Notification | Confirmation | Farewell:
        """What SNS says, or a refusal if it is not SNS that says it, or not of a topic of ours."""
        try:
            said = told_in(body)
            kind, topic = said.text("Type"), said.text("TopicArn")
            if kind not in SIGNED or topic not in self._hosts:
                raise Forged("this is about no topic of ours")
            at = self._recent(said.text("Timestamp"))
            self._signed(said, SIGNED[kind], self._hosts[topic])
            return _meant(said, kind, topic, at, self._hosts[topic])
        except NotUnderstood:
            raise Forged("this is no notification") from None

    def _recent(self, stamp: str) -> datetime:
        try:
            at = datetime.fromisoformat(stamp) if INSTANT.fullmatch(stamp) else None
        except ValueError:
            at = None
        now = self._clock.now()
        if at is None or not now - OLDEST <= at <= now + TOLERANCE:
            raise Forged("this notification is not of this hour")
        return at

    def _signed(self, said: Told, names: tuple[str, ...], host: str) -> None:
        # Late: most doors never hear of SNS.
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
        from cryptography.hazmat.primitives.hashes import SHA1, SHA256

        hashes = {"1": SHA1, "2": SHA256}
        version = said.text("SignatureVersion")
        if version not in hashes:
            raise Forged("this is signed in a way that we do not know")
        key = self._certificate(said.text("SigningCertURL"), host).public_key()
        if not isinstance(key, RSAPublicKey):
            raise Forged("SNS signs by RSA")
        try:
            signature = base64.b64decode(said.text("Signature"), validate=True)
            key.verify(signature, _signed_text(said, names), PKCS1v15(), hashes[version]())
        except (InvalidSignature, binascii.Error, ValueError):
            raise Forged("the signature does not fit the notification") from None

    def _certificate(self, address: str, host: str) -> Certificate:
        certificate = self._certificates.get(address)
        if certificate is None:
            # The whole address, and not its host alone: no port, no sign-in, no query that SNS would answer.
            if not re.fullmatch(rf"https://{re.escape(host)}/[A-Za-z0-9_-]+\.pem", address):
                raise Forged("SNS does not keep its certificates there")
            certificate = self._fetched(address)
            if len(self._certificates) >= MOST_CERTIFICATES:
                self._certificates.clear()
            self._certificates[address] = certificate
        if not certificate.not_valid_before_utc <= self._clock.now() <= certificate.not_valid_after_utc:
            raise Forged("the certificate is not valid today")
        return certificate

    def _fetched(self, address: str) -> Certificate:
        from cryptography.x509 import load_pem_x509_certificate

        try:
            return load_pem_x509_certificate(self._fetch(address))
        except OSError:
            raise CertificateOutOfReach("the certificate of SNS cannot be fetched now") from None
        except ValueError:
            raise Forged("this is no certificate") from None


def _host_of(topic: str) -> str:
    found = TOPIC.fullmatch(topic)
    if found is None:
        raise ValueError(f"{topic!r} is not the name of a topic")
    partition, region = found.groups()
    return f"sns.{region}.amazonaws.com" + (".cn" if partition == "aws-cn" else "")


def _signed_text(said: Told, names: tuple[str, ...]) -> bytes:
    signed = ""
    for name in names:
        if name == "Subject" and "Subject" not in said.fields:
            continue
        value = said.text(name)
        if name != "Message" and "\n" in value:
            raise Forged("no field but the message has several lines")
        signed += f"{name}\n{value}\n"
    return signed.encode()


def _meant(said: Told, kind: str, topic: str, at: datetime, host: str) -> Notification | Confirmation | Farewell:
    if kind == "Notification":
        return Notification(topic, said.text("Message"), at)
    if kind == "UnsubscribeConfirmation":
        return Farewell(topic)
    address = said.text("SubscribeURL")
    # It is opened from inside the house: nowhere but at SNS, even if SNS itself should say otherwise.
    if not re.fullmatch(rf"https://{re.escape(host)}/\?[A-Za-z0-9=&%:._~+-]+", address):
        raise Forged("SNS confirms nothing there")
    return Confirmation(topic, address)
