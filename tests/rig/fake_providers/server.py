"""A provider's server: takes messages, remembers them by our id, and fails in the way it is told to."""

from __future__ import annotations

import json
import socket
import ssl
import struct
import sys
import threading
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import unquote

from tests.rig.fake_providers.dialects import Dialect, Reply
from tests.rig.fake_providers.faults import Fault, Visit, fail

ELSEWHERE = "/elsewhere"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes


class FakeProvider:
    def __init__(
        self, dialect: Dialect, knows_keys: bool = False, thinks: float = 5, encrypted: ssl.SSLContext | None = None
    ) -> None:
        """`knows_keys`: what comes again under a key is answered again, and taken once."""
        self.dialect = dialect
        self.fault: Fault | Reply = Fault.NONE
        self.requests: list[Request] = []
        self.taken: dict[str, list[Any]] = defaultdict(list)
        """By our message's id, each time that it was taken."""
        self.callers: set[tuple[str, int]] = set()
        """The other ends of the connections."""
        self._knows_keys, self._thinks = knows_keys, thinks
        self._closing, self._lock = threading.Event(), threading.Lock()
        self._server = _Server(self)
        self._scheme = "http"
        if encrypted is not None:
            self._scheme, self._server.socket = "https", encrypted.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()
        assert self._server.mistakes == []

    def says(self, status: int, code: str = "", text: str = "", **fields: Any) -> None:
        """From now on it takes nothing, and says this."""
        self.fault = self.dialect.error(status, code, text, **fields)

    def forget(self) -> None:
        self.fault = Fault.NONE
        self.taken.clear()
        self.requests.clear()

    def only(self) -> Any:
        """What the only message said that was taken."""
        ((content,),) = self.taken.values()
        return content

    def take(self, body: bytes) -> Reply:
        content = self.dialect.content(body)
        key = self.dialect.key(content)
        with self._lock:
            if not self._knows_keys or key not in self.taken:
                self.taken[key].append(content)
        return self.dialect.accepted(reference(key))

    def became(self, key: str) -> Reply:
        """Asked by our id, as a gateway can be."""
        known = {"reference": key, "id": reference(key), "state": "sent"}
        return Reply(200, json.dumps(known).encode()) if key in self.taken else Reply(404, _nothing(key))

    def think(self) -> None:
        self._closing.wait(self._thinks)


def reference(key: str) -> str:
    return f"theirs-{key}"


def _nothing(key: str) -> bytes:
    return json.dumps({"reference": key}).encode()


class _Server(ThreadingHTTPServer):
    # Its threads are waited for, so that no test leaves a socket to the next.
    daemon_threads = False

    def __init__(self, provider: FakeProvider) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.provider = provider
        self.mistakes: list[BaseException] = []
        self._lines: set[socket.socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._lines.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Whoever keeps a line open for later need not be waited for."""
        for line in list(self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The other side may hang up; anything else is a mistake of this server."""
        failure = sys.exception()
        if failure and not isinstance(failure, OSError):
            self.mistakes.append(failure)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    client_address: tuple[str, int]
    protocol_version = "HTTP/1.1"
    timeout = 5

    def do_POST(self) -> None:
        body = self._heard()
        self._answer(lambda: self.server.provider.take(body))

    def do_GET(self) -> None:
        self._heard()
        key = unquote(self.path.rsplit("/", 1)[-1])
        self._answer(lambda: self.server.provider.became(key))

    def _heard(self) -> bytes:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.provider.callers.add(self.client_address)
        self.server.provider.requests.append(Request(self.command, self.path, headers, body))
        return body

    def _answer(self, take: Any) -> None:
        provider = self.server.provider
        fault = Fault.NONE if self.path == ELSEWHERE else provider.fault
        if isinstance(fault, Reply):
            return self.say(fault)
        return fail(fault, Visit(self, provider.dialect, provider.url + ELSEWHERE, take, provider.think))

    # -- the line ----------------------------------------------------------------------------------------------

    def say(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in ({"Content-Length": str(len(reply.body))} | dict(reply.headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def say_raw(self, said: bytes) -> None:
        self.wfile.write(said)

    def hang_up(self) -> None:
        self.close_connection = True

    def tear(self) -> None:
        """The other side hears of it as of a line that was reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Says nothing: the tests say what matters."""
