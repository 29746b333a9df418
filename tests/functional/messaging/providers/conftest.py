"""Providers that run for a module, and have forgotten everything when a test begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.functional.messaging.providers.envelopes import client_of
from tests.rig.fake_providers import Dialect, FakeProvider

Opening = Callable[[Dialect], tuple[FakeProvider, Any]]


@pytest.fixture(scope="session")
def opened() -> Iterator[Opening]:
    running: dict[str, tuple[FakeProvider, Any]] = {}
    with ExitStack() as while_testing:

        def opening(dialect: Dialect) -> tuple[FakeProvider, Any]:
            if dialect.name not in running:
                provider = while_testing.enter_context(FakeProvider(dialect))
                running[dialect.name] = provider, while_testing.enter_context(client_of(provider))
            running[dialect.name][0].forget()
            return running[dialect.name]

        yield opening
