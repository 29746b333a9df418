"""Opens an address of SNS: where its certificate lies, or where a subscription is confirmed.

Nothing but HTTPS, and no redirects: an address that was checked must not lead to one that was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ssl import SSLContext

SECONDS = 3
MOST_BYTES = 64 * 1024


class NotOpened(OSError):
    """Nobody there, or not what was asked for."""


def opened(address: str, trusted: SSLContext | None = None) -> bytes:
    # Late: it brings the whole of e-mail along, for a certificate that is fetched once.
    from http.client import HTTPException, HTTPSConnection

    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise NotOpened("only by HTTPS")
    connection = HTTPSConnection(parts.hostname, parts.port, timeout=SECONDS, context=trusted)
    try:
        connection.request("GET", f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
        answer = connection.getresponse()
        content = answer.read(MOST_BYTES + 1)
    except HTTPException as broken:
        raise NotOpened(f"no proper answer: {type(broken).__name__}") from None
    finally:
        connection.close()
    if answer.status != 200 or len(content) > MOST_BYTES:
        raise NotOpened(f"answered {answer.status}, {len(content)} bytes")
    return content
