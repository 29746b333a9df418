"""Clients of AWS: made once per cold start, from one session, with time-outs that fit a door."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def client(service: str) -> Any:
    from botocore.config import Config

    # Our own code shapes every request; checking each against the service's model took a third of a batch write.
    quick = Config(
        parameter_validation=False,
        connect_timeout=2,
        read_timeout=5,
        retries={"mode": "standard", "max_attempts": 3},
        tcp_keepalive=True,
        # By itself a link to a bucket is signed the old way, which new buckets refuse, and which binds no size.
        **({"signature_version": "s3v4", "s3": {"addressing_style": "virtual"}} if service == "s3" else {}),
    )
    return _session().create_client(service, config=quick)


@cache
def _session() -> Any:
    from botocore.session import Session

    return Session()
