"""One call over HTTP, and whether it can have been heard: that alone decides whether it may be made again.

A connection of its own for each call: one that was kept may have died while this process slept, and then nobody could
say whether what was sent into it arrived. Redirects are not followed: whoever was given the key is not whoever it
points to.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from threading import Timer
from urllib.parse import SplitResult

LARGEST_ANSWER = 64 * 1024
"""An answer is a few fields; what is longer is some page about something else."""


@dataclass(frozen=True)
class Heard:
    status: int
    headers: Mapping[str, str]
    """By their names in small letters."""
    body: bytes
    """Empty if it did not come whole, or was longer than an answer is."""


class NotReached(Exception):
    """Nothing was handed over."""


class NotTrusted(NotReached):
    """Somebody was there, who could not show that it is whom we mean."""


class NoAnswer(Exception):
    """Something was handed over, and no answer came."""


@dataclass(frozen=True)
class Patience:
    connecting: timedelta
    """For each address that the name has. However long it takes in all, nothing is handed over after `whole`."""
    whole: timedelta


def call(
    method: str, url: SplitResult, path: str, headers: Mapping[str, str], body: bytes | None, patience: Patience
) -> Heard:
    until = time.monotonic_ns() + patience.whole // timedelta(microseconds=1) * 1000
    with _reached(url, patience.connecting) as connection, _cut_at(until, connection.sock):
        try:
            connection.request(method, path, body, {**headers, "Connection": "close"})
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException) as failure:
            raise NoAnswer(type(failure).__name__) from failure
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Heard(answer.status, names, _body(answer))


@contextmanager
def _reached(url: SplitResult, connecting: timedelta) -> Iterator[http.client.HTTPConnection]:
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname or "", url.port, timeout=connecting.total_seconds())
    try:
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as failure:
            raise NotTrusted("certificate") from failure
        except OSError as failure:
            raise NotReached("no_connection") from failure
        yield connection
    finally:
        connection.close()


@contextmanager
def _cut_at(until: int, line: socket.socket) -> Iterator[None]:
    """A socket's own time-out starts anew with each byte; this one does not."""
    left = (until - time.monotonic_ns()) / 1_000_000_000
    if left <= 0:
        raise NotReached("no_connection")
    line.settimeout(left)
    cutting = Timer(left, _cut, (line,))
    cutting.daemon = True
    cutting.start()
    try:
        yield
    finally:
        cutting.cancel()


def _cut(line: socket.socket) -> None:
    try:
        # The plain socket's way also for an encrypted one: its own would wait for the other side to agree.
        socket.socket.shutdown(line, socket.SHUT_RDWR)
    except OSError:
        return  # It was closed in this very moment.


def _body(answer: http.client.HTTPResponse) -> bytes:
    """The status is known already; a body that breaks off says nothing against it."""
    try:
        body = answer.read(LARGEST_ANSWER + 1)
    except (OSError, http.client.HTTPException):
        return b""
    return body if len(body) <= LARGEST_ANSWER else b""
