"""Clients of AWS for sending. They try once: to a service that takes no key, a second try is a second message."""

from __future__ import annotations

import time
from datetime import timedelta
from functools import cache
from typing import Any

CONNECTING = timedelta(seconds=2)
READING = timedelta(seconds=10)
LONGEST_CALL = timedelta(seconds=30)
"""Connecting to each of an endpoint's addresses, the handshake, and the answer."""

STALE_AFTER = timedelta(seconds=2)
"""A function can sleep for minutes between two calls, and the other side has hung up meanwhile. A message handed into
such a connection is in doubt, and with AWS nobody could settle that: better a handshake more."""


@cache
def sending_client(service: str) -> Any:
    return new_sending_client(service)


def new_sending_client(service: str, endpoint: str | None = None, reading: timedelta = READING) -> Any:
    from botocore.config import Config
    from botocore.session import Session

    once = Config(
        parameter_validation=False,
        connect_timeout=CONNECTING.total_seconds(),
        read_timeout=reading.total_seconds(),
        retries={"mode": "standard", "total_max_attempts": 1},
        tcp_keepalive=True,
    )
    client = Session().create_client(service, config=once, endpoint_url=endpoint)
    _hang_up_when_idle(client)
    return client


def _hang_up_when_idle(client: Any) -> None:
    last = time.time()

    def before_a_call(**_: object) -> None:
        nonlocal last
        # By the clock on the wall: the other one may stand still while the function sleeps.
        now, before = time.time(), last
        last = now
        if timedelta(seconds=now - before) > STALE_AFTER:
            client.close()

    client.meta.events.register("before-call", before_a_call)
