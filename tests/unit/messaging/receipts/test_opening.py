"""An address is opened by HTTPS, at a host that proves its name, and where it leads nobody is followed."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from rapport.messaging.receipts.opening import MOST_BYTES, NotOpened, opened
from tests.rig.webhooks import key_of


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved.pem":
            self.send_response(302)
            self.send_header("Location", "/key.pem")
            self.end_headers()
            return
        length = {"/most.pem": MOST_BYTES, "/more.pem": MOST_BYTES + 1}.get(self.path)
        content = b"x" * length if length else self.path.encode()
        self.send_response(404 if self.path == "/none.pem" else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key, now = key_of("a host of this machine"), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path = tmp_path_factory.mktemp("host") / "host.pem"
    path.write_bytes(key.private_bytes(pem, plain, serialization.NoEncryption()) + built.public_bytes(pem))
    return path


@pytest.fixture(scope="module")
def host(certificate: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    encrypted = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    encrypted.load_cert_chain(certificate)
    server.socket = encrypted.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def trusted(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def test_what_lies_there_is_read(host: str, trusted: ssl.SSLContext) -> None:
    assert opened(f"https://{host}/key.pem", trusted) == b"/key.pem"
    assert (
        opened(f"https://{host}/?Action=ConfirmSubscription&Token=1", trusted)
        == b"/?Action=ConfirmSubscription&Token=1"
    )
    assert opened(f"https://{host}", trusted) == b"/"


@pytest.mark.parametrize("path", ["/moved.pem", "/none.pem", "/more.pem"])
def test_neither_redirects_nor_errors_nor_floods_are_taken(path: str, host: str, trusted: ssl.SSLContext) -> None:
    with pytest.raises(NotOpened):
        opened(f"https://{host}{path}", trusted)


def test_as_much_as_a_certificate_may_need_is_read(host: str, trusted: ssl.SSLContext) -> None:
    assert len(opened(f"https://{host}/most.pem", trusted)) == MOST_BYTES


def test_a_host_that_nobody_vouches_for_is_not_believed(host: str) -> None:
    with pytest.raises(OSError, match="certificate verify failed"):
        opened(f"https://{host}/key.pem")


@pytest.mark.parametrize("address", ["http://127.0.0.1/key.pem", "file:///etc/hostname", "https://", "key.pem", ""])
def test_nothing_is_opened_but_by_https(address: str) -> None:
    with pytest.raises(NotOpened):
        opened(address)
