"""A gateway over https: who cannot show a certificate that we trust is told nothing."""

from __future__ import annotations

import ipaddress
import ssl
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from rapport.messaging.providers.configuration import Configuration
from rapport.messaging.providers.gateway import Gateway, configured
from rapport.messaging.providers.provider import Accepted, Unavailable, Unsure
from tests.functional.messaging.providers.envelopes import ID, SMS
from tests.rig.fake_providers import DRIPS_FOR, GATEWAY, FakeProvider, Fault, reference


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With its key, for 127.0.0.1."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                key_cert_sign=True,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("certificate") / "here.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(made.public_bytes(Encoding.PEM) + private)
    return path


def encrypted(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def ours(theirs: FakeProvider) -> Gateway:
    return configured(Configuration({"url": theirs.url, "key": "k", "call_seconds": 1}))


def test_whom_we_do_not_trust_we_tell_nothing(certificate: Path) -> None:
    with FakeProvider(GATEWAY, encrypted=encrypted(certificate)) as theirs:
        answer = ours(theirs).send(SMS)

    assert answer == Unavailable("certificate", misconfigured=True)
    assert theirs.requests == []


def test_whom_we_trust_takes_the_message(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with FakeProvider(GATEWAY, encrypted=encrypted(certificate)) as theirs:
        assert ours(theirs).send(SMS) == Accepted(reference(ID))


@pytest.mark.parametrize("fault", [Fault.DRIPPED_AFTER, Fault.SLOW_AFTER])
def test_an_encrypted_line_is_cut_in_time_as_well(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with FakeProvider(GATEWAY, encrypted=encrypted(certificate)) as theirs:
        theirs.fault = fault
        begun = time.monotonic()
        answer = ours(theirs).send(SMS)
        took = time.monotonic() - begun

    assert isinstance(answer, Unsure)
    assert 1 <= took < DRIPS_FOR
