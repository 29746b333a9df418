"""Providers on 127.0.0.1: real HTTP in their own dialects, with everything that can go wrong, and a memory of what they
took."""

from tests.rig.fake_providers.dialects import AWS_SMS, GATEWAY, SES, SNS, WHATSAPP, Dialect, Reply
from tests.rig.fake_providers.faults import DRIPS_FOR, THINKING, Fault
from tests.rig.fake_providers.server import FakeProvider, Request, reference

__all__ = [
    "AWS_SMS",
    "DRIPS_FOR",
    "GATEWAY",
    "SES",
    "SNS",
    "THINKING",
    "WHATSAPP",
    "Dialect",
    "FakeProvider",
    "Fault",
    "Reply",
    "Request",
    "reference",
]
