"""The other side of a webhook: gateways and SNS as they sign, written down once more and not taken from the house."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
SECRET = "gateway-secret-of-the-tests"

TOPIC = "arn:aws:sns:ap-southeast-1:123456789012:rapport-receipts"
HOST = "https://sns.ap-southeast-1.amazonaws.com"
CERTIFICATE = f"{HOST}/SimpleNotificationService-0f1e2d3c4b5a69788796a5b4c3d2e1f0.pem"
CONFIRM = f"{HOST}/?Action=ConfirmSubscription&TopicArn={TOPIC}&Token=2336412f37"

Version = Literal["1", "2"]
HASHES: dict[Version, hashes.HashAlgorithm] = {"1": hashes.SHA1(), "2": hashes.SHA256()}


def event(body: bytes, headers: Mapping[str, str] | None = None, in_base64: bool = False) -> dict[str, Any]:
    """As the HTTP API of AWS hands a request over: what is no text always in base64."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        in_base64 = True
    return {
        "headers": dict(headers or {}),
        "body": base64.b64encode(body).decode() if in_base64 else text,
        "isBase64Encoded": in_base64,
    }


def mac(body: bytes, secret: str, seconds: int) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()


def signature(body: bytes, secret: str = SECRET, at: datetime = NOW) -> str:
    seconds = int(at.timestamp())
    return f"t={seconds},v1={mac(body, secret, seconds)}"


@cache
def key_of(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def certificate_of(name: str, begins: datetime = NOW - timedelta(days=30), days: int = 365) -> bytes:
    return _certificate(key_of(name), begins, days)


def elliptic_certificate() -> bytes:
    return _certificate(ec.generate_private_key(ec.SECP256R1()), NOW - timedelta(days=30), 365)


def _certificate(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, begins: datetime, days: int) -> bytes:
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sns.amazonaws.com")])
    builder = x509.CertificateBuilder(named, named, key.public_key(), x509.random_serial_number())
    built = builder.not_valid_before(begins).not_valid_after(begins + timedelta(days=days)).sign(key, hashes.SHA256())
    return built.public_bytes(serialization.Encoding.PEM)


@dataclass
class Internet:
    """Serves the certificate of SNS at its address, and at every other one that of somebody else."""

    sns: bytes
    fetched: int = 0

    def __call__(self, address: str) -> bytes:
        self.fetched += 1
        return self.sns if address == CERTIFICATE else certificate_of("mallory")


def envelope(message: str, **fields: Any) -> dict[str, Any]:
    """Fields set to None are left out."""
    whole = {
        "Type": "Notification",
        "MessageId": "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
        "TopicArn": TOPIC,
        "Message": message,
        "Timestamp": "2026-03-10T05:59:30.655Z",
        "SigningCertURL": CERTIFICATE,
        "UnsubscribeURL": f"{HOST}/?Action=Unsubscribe&SubscriptionArn={TOPIC}:c9135db0",
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def confirmation(**fields: Any) -> dict[str, Any]:
    asked = {"Type": "SubscriptionConfirmation", "Token": "2336412f37", "SubscribeURL": CONFIRM}
    return envelope("You have chosen to subscribe to the topic.", **(asked | fields))


def signed(said: Mapping[str, Any], by: str = "sns", version: Version = "2") -> dict[str, Any]:
    made = key_of(by).sign(string_to_sign(said), padding.PKCS1v15(), HASHES[version])
    return {**said, "SignatureVersion": version, "Signature": base64.b64encode(made).decode()}


def string_to_sign(said: Mapping[str, Any]) -> bytes:
    if said["Type"] == "Notification":
        names = ["Message", "MessageId", *(["Subject"] if "Subject" in said else []), "Timestamp", "TopicArn", "Type"]
    else:
        names = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"]
    return "".join(f"{name}\n{said[name]}\n" for name in names).encode()


def sent(said: Mapping[str, Any]) -> bytes:
    # Half a sign has no bytes of its own; JSON writes it as `\\ud83d`.
    return json.dumps(said, ensure_ascii=False).encode(errors="backslashreplace")
