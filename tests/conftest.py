"""What every suite stands on: no network but the machine's own, nothing remembered from the test before."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# Read by the doors when they are first imported, so before any test imports one.
os.environ.setdefault("TOKEN_ISSUER", "https://issuer.example/pool")
os.environ.setdefault("TOKEN_CLIENT", "client-1")
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    os.environ.setdefault(name, "nobody")

# How long one example takes says how busy the machine is, not whether the rule holds.
settings.register_profile("rapport", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("rapport")


@pytest.fixture(autouse=True)
def nothing_noted_before() -> None:
    """A worker remembers which readings it has noted; a new shop may get the very address of an old one."""
    from rapport.kernel import access  # after the environment above is set

    access._noted.clear()
