"""Messages for these tests, and a client that waits for as long as a test can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

from rapport.messaging.providers.clients import new_sending_client
from rapport.messaging.providers.provider import Envelope
from tests.rig.fake_providers import FakeProvider

ID = "msg_20261121_0123456789ABCDEFGHJKMNPQRS_cust.karim-1"

SMS = Envelope(ID, "sms", "+8801712345678", "আপনার মধু শেষ হয়ে এলো?")
WHATSAPP = replace(SMS, channel="whatsapp")
PUSH = replace(SMS, channel="push", to="arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/shop/1", subject="মধু", text=ID)
EMAIL = replace(SMS, channel="email", to="karim@example.com", subject="মধু", opt_out_link="https://shop.example/out/abc")


@contextmanager
def client_of(provider: FakeProvider, reading: timedelta = timedelta(seconds=5)) -> Iterator[Any]:
    client = new_sending_client(provider.dialect.name, provider.url, reading)
    try:
        yield client
    finally:
        client.close()
