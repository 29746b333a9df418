"""Somebody at a screen: the page they look at, what it complains of, and the shop behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from local.testing import RunningShop

PATIENCE = 20_000
"""Milliseconds: far more than anything takes on a busy machine, so that only what never comes is waited for so long."""
LOCALES = {"en": "en-GB", "bn": "bn-BD"}
EXPECTED = ("Failed to load resource", "net::ERR_")
"""What the browser says of an answer that a test made fail."""


@dataclass
class Desk:
    shop: RunningShop
    role: str
    context: BrowserContext
    page: Page
    token: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser, shop: RunningShop, role: str, *, language: str, width: int, height: int) -> Self:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=LOCALES[language], reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page = context.new_page()
        person = next(
            one["person"] for one in shop.request("GET", "/sign-in.json").json()["people"] if one["role"] == role
        )
        token = shop.request("POST", "/sign-in", body={"person": person}).json()["access_token"]
        desk = cls(shop, role, context, page, token)
        desk.listen(page)
        page.goto(f"{shop.url}/admin")
        page.locator(f'[data-role="{role}"]').first.click()
        # Not `main`: the page where one signs in has one, too.
        expect(page.locator("main#page")).to_be_visible()
        return desk

    def listen(self, page: Page) -> None:
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(each in message.text for each in EXPECTED):
            self.complaints.append(message.text)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.shop.url}{path}")
        self.at_rest()
        return self.page

    def at_rest(self) -> None:
        """All that the page asked for is there."""
        expect(self.page.locator("h1")).to_be_visible()
        expect(self.page.locator("[data-skeleton]")).to_have_count(0)

    def another_tab(self, path: str) -> Page:
        page = self.context.new_page()
        self.listen(page)
        page.goto(f"{self.shop.url}{path}")
        expect(page.locator("h1")).to_be_visible()
        return page

    def asks(self, method: str, path: str, body: Any = None) -> Any:
        """Past the page, straight from the shop, as the same person: what is really there."""
        answer = self.shop.request(method, path, token=self.token, body=body)
        assert answer.status < 300, (method, path, answer.status, answer.body)
        return answer.json()

    def leave(self) -> None:
        # What a test still holds up is let go, and not mourned.
        self.context.unroute_all(behavior="ignoreErrors")
        for page in self.context.pages:
            page.unroute_all(behavior="ignoreErrors")
        self.context.close()
