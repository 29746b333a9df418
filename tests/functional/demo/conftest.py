"""One made-up shop for all tests that only look at it."""

from __future__ import annotations

import pytest

from tests.rig.made_up_shop import built
from tests.rig.shop import TestShop


@pytest.fixture(scope="session")
def made() -> TestShop:
    return built()
