"""Every page, for each role that may open it, in each state: photographed, and looked over by axe."""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.laptop import eventually
from tests.e2e.the_console import pages
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

AXE = Path("console/node_modules/axe-core/axe.min.js")
LOOK_OVER = """async () => {
    const found = await axe.run(document, { resultTypes: ['violations'] })
    return found.violations.map((each) => ({
        rule: each.id,
        impact: each.impact,
        where: each.nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.failureSummary),
    }))
}"""
SERIOUS = {"serious", "critical"}
WIDTHS = (1280, 768, 360)
LONG = os.environ.get("RAPPORT_LONG") == "1"
SEEN_BY = {
    "data": ("crm_agent", "admin", "support", "delivery_coordinator"),
    "loading": ("crm_agent",),
    "error": ("admin",),
    "empty": ("admin",),
}
"""Each state, and whose pages show it in the usual run; in the long one everybody's do. An admin has every page, and a
sales manager fewer of the same."""
STYLE = (
    "body{font:14px sans-serif}figure{display:inline-block;margin:8px;vertical-align:top}"
    "img{width:420px;border:1px solid #ccc}"
)
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def whose(state: str) -> tuple[str, ...]:
    """Chosen before anything runs: nothing is left out on the way."""
    return pages.ROLES if LONG else SEEN_BY[state]


def findings(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(LOOK_OVER)
    return [each for each in found if each["impact"] in SERIOUS]


@pytest.mark.parametrize("role", whose("data"))
def test_every_page_of_a_role_is_whole_and_axe_finds_nothing_serious(sit: Sit, pictures: Path, role: str) -> None:
    desk = sit(role)
    wrong: dict[str, Any] = {}
    for path in pages.open_to(desk):
        wrong |= whole(desk, path)
        desk.page.screenshot(path=pictures / f"{pages.name_of(path)}--{role}--data.png", full_page=True)
    assert wrong == {}


def whole(desk: Desk, path: str) -> dict[str, Any]:
    page = desk.open(path)
    found = {path: findings(page), f"{path} says": page.get_by_role("alert").all_inner_texts()}
    return {where: what for where, what in found.items() if what}


@pytest.mark.parametrize(
    ("role", "state"), [(role, state) for state in SEEN_BY if state != "data" for role in whose(state)]
)
def test_every_page_knows_what_to_show_while_it_waits_fails_or_has_nothing(
    sit: Sit, pictures: Path, role: str, state: str
) -> None:
    answers = pages.STATES[state]
    assert answers
    desk = sit(role)
    addresses = [path for path in pages.open_to(desk) if path not in pages.ASKS_NOTHING]
    desk.page.route(pages.answers, answers)
    wrong: dict[str, Any] = {}
    for path in addresses:
        desk.page.goto(f"{desk.shop.url}{path}")
        expect(desk.page.locator("h1")).to_be_visible()
        shown(desk, state)
        desk.page.screenshot(path=pictures / f"{pages.name_of(path)}--{role}--{state}.png", full_page=True)
        if found := findings(desk.page):
            wrong[path] = found
    assert wrong == {}


def shown(desk: Desk, state: str) -> None:
    match state:
        case "loading":
            expect(desk.page.locator("[data-skeleton]").first).to_be_visible()
        case "error":
            expect(desk.page.get_by_role("button", name="Retry").first).to_be_visible()
        case _:
            expect(desk.page.locator("[data-skeleton]")).to_have_count(0)


def too_wide(page: Page) -> int:
    pixels: int = page.evaluate(OVER)
    return pixels


@pytest.mark.parametrize("language", ["en", "bn"])
def test_no_page_is_wider_than_the_screen_in_either_language(sit: Sit, pictures: Path, language: str) -> None:
    desk = sit("admin", language=language)
    wrong: dict[str, Any] = {}
    for path in pages.open_to(desk):
        desk.open(path)
        for width in WIDTHS:
            desk.page.set_viewport_size({"width": width, "height": 860})
            # What is drawn anew for another width may take a moment.
            if over := eventually(lambda: too_wide(desk.page), lambda pixels: pixels == 0, within=5):
                wrong[f"{path} at {width}"] = over
        # The last width is a phone's.
        desk.page.screenshot(path=pictures / f"{pages.name_of(path)}--{language}--phone.png", full_page=True)
        if language == "bn" and (found := findings(desk.page)):
            wrong[path] = found
    assert wrong == {}


def test_what_a_role_may_not_open_is_not_offered_and_leads_nowhere(sit: Sit) -> None:
    desk = sit("delivery_coordinator")
    may = pages.open_to(desk)
    offered = desk.page.get_by_role("navigation").first.get_by_role("link")
    for link in offered.all():
        assert link.get_attribute("href") in may
    for path, _ in pages.rows():
        if pages.address(path) not in may:
            desk.page.goto(f"{desk.shop.url}{pages.address(path)}")
            expect(desk.page.get_by_text("There is nothing here for you.")).to_be_visible()


@pytest.fixture(scope="session", autouse=True)
def _to_leaf_through(pictures: Path) -> Any:
    """One page with all the pictures, for people."""
    yield
    shots = sorted(pictures.glob("*.png"))
    figures = (
        f'<figure><img src="{each.name}" loading="lazy"><figcaption>{html.escape(each.stem)}</figcaption></figure>'
        for each in shots
    )
    page = f"<!doctype html><title>Console</title><style>{STYLE}</style>{''.join(figures)}"
    (pictures / "index.html").write_text(page)
