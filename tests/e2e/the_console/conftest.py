"""A browser, and people of the demo shop who sit down at it. Whatever the page complains of fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from local.browser import brought
from local.testing import RunningShop
from tests.e2e.the_console.desk import Desk

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Started by whoever runs the tests, root included; and it looks for nobody but the shop."""

Sit = Callable[..., Desk]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=brought(), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def sit(chromium: Browser, demo: RunningShop) -> Iterator[Sit]:
    """`sit("crm_agent")`: somebody of that role, signed in by one click, at a screen of their own."""
    desks: list[Desk] = []

    def down(role: str, *, language: str = "en", width: int = 1280, height: int = 860) -> Desk:
        desk = Desk.of(chromium, demo, role, language=language, width=width, height=height)
        desks.append(desk)
        return desk

    yield down
    complaints = [complaint for desk in desks for complaint in desk.complaints]
    for desk in desks:
        desk.leave()
    assert complaints == []


@pytest.fixture(scope="session")
def pictures() -> Path:
    folder = Path("build") / "console-pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
