"""Coming in, staying in, and leaving: on the laptop by one click, in the cloud by the user pool's own page."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, Route, expect

from local.testing import RunningShop
from tests.e2e.the_console.conftest import Sit
from tests.e2e.the_console.desk import Desk

POOL = "https://shop-1.auth.eu-west-1.amazoncognito.com"
CLIENT = "console-client"
DAY = "/admin/crm/agent-dashboard"


def signed_out(page: Page) -> None:
    expect(page.locator("[data-role]").first).to_be_visible()


def test_a_reload_and_a_second_tab_need_no_second_sign_in(sit: Sit) -> None:
    desk = sit("crm_agent")
    desk.open(DAY)
    desk.page.reload()
    desk.at_rest()
    expect(desk.another_tab(DAY).locator("[data-task]")).to_be_visible()


def test_the_access_token_is_nowhere_but_in_memory(sit: Sit) -> None:
    desk = sit("crm_agent")
    sent: list[str] = []
    desk.page.on("request", lambda request: sent.append(request.headers.get("authorization", "")))
    desk.open(DAY)
    bearers = {each.removeprefix("Bearer ") for each in sent if each}
    kept = desk.page.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie")
    assert bearers
    assert not any(bearer in kept for bearer in bearers)


def test_an_access_token_that_the_shop_no_longer_takes_is_renewed_without_a_word(sit: Sit) -> None:
    desk = sit("crm_agent")
    desk.open(DAY)
    refused: list[str] = []

    def once(route: Route) -> None:
        bearer = route.request.headers["authorization"]
        if not refused or bearer == refused[0]:
            refused.append(bearer)
            route.fulfill(status=401, json={"message": "Unauthorized"})
        else:
            route.continue_()

    desk.page.route("**/cdm/customer360?**", once)
    desk.page.get_by_role("link", name="Customers").first.click()
    expect(desk.page.get_by_role("row").nth(3)).to_be_visible()
    assert refused


def test_who_signs_out_in_one_tab_is_out_in_all_and_cannot_be_renewed(sit: Sit) -> None:
    desk = sit("crm_agent")
    first = desk.open(DAY)
    second = desk.another_tab(DAY)
    renewal = first.evaluate("localStorage.getItem('rapport.renewal')")
    first.get_by_role("button", name="Tele-sales agent").click()
    first.get_by_role("menuitem", name="Sign out").click()
    signed_out(first)
    signed_out(second)
    assert first.evaluate("localStorage.getItem('rapport.renewal')") is None
    assert desk.shop.request("POST", "/sign-in", body={"refresh_token": renewal}).status == 401


class Pool:
    """The user pool's page, as far as a browser sees it: it sends back a code, and gives tokens for it to who began."""

    def __init__(self, tokens: dict[str, Any]) -> None:
        self.tokens = tokens
        self.asked: dict[str, str] = {}
        self.exchanged: dict[str, str] = {}

    def authorize(self, route: Route) -> None:
        self.asked = said(urlsplit(route.request.url).query)
        back = f"{self.asked['redirect_uri']}?code=a-code&state={self.asked['state']}"
        # Not by a redirect: what follows one cannot be answered by a test any more.
        route.fulfill(content_type="text/html", body=f"<script>location.replace({json.dumps(back)})</script>")

    def token(self, route: Route) -> None:
        self.exchanged = said(route.request.post_data or "")
        proof = hashlib.sha256(self.exchanged.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        good = self.exchanged.get("code") == "a-code" and challenge == self.asked["code_challenge"]
        answer = self.tokens if good else {"error": "invalid_grant"}
        route.fulfill(status=200 if good else 400, json=answer, headers={"Access-Control-Allow-Origin": "*"})


def said(pairs: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(pairs).items()}


def before_the_pool(chromium: Browser, demo: RunningShop, pool: Pool) -> Page:
    """The console as the cloud serves it: its door names the pool, and its content policy lets the page ask there."""
    page = chromium.new_context(locale="en-GB").new_page()

    def door(route: Route) -> None:
        answer = route.fetch()
        headers = dict(answer.headers)
        policy = headers["content-security-policy"].replace("connect-src 'self'", f"connect-src 'self' {POOL}")
        route.fulfill(response=answer, headers=headers | {"content-security-policy": policy})

    page.route(lambda url: urlsplit(url).path in ("/", "/admin"), door)
    hosted = {"kind": "hosted", "page": POOL, "client_id": CLIENT}
    page.route("**/sign-in.json", lambda route: route.fulfill(json=hosted))
    page.route(f"{POOL}/oauth2/authorize**", pool.authorize)
    page.route(f"{POOL}/oauth2/token", pool.token)
    page.goto(f"{demo.url}/admin")
    return page


def test_in_the_cloud_a_code_becomes_tokens_only_for_the_browser_that_asked_for_it(
    chromium: Browser, demo: RunningShop, sit: Sit
) -> None:
    desk: Desk = sit("crm_agent")
    pool = Pool({"access_token": desk.token, "refresh_token": "renewal", "expires_in": 900})
    page = before_the_pool(chromium, demo, pool)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("[data-task]")).to_be_visible()
    assert pool.asked["response_type"] == "code"
    assert pool.asked["code_challenge_method"] == "S256"
    assert pool.asked["redirect_uri"] == f"{demo.url}/admin"
    assert "code=" not in page.url, "a code has no business in the history"
    page.context.close()


def test_a_code_that_somebody_slipped_into_a_link_signs_nobody_in(chromium: Browser, demo: RunningShop) -> None:
    pool = Pool({"access_token": "somebody-elses", "refresh_token": "r", "expires_in": 900})
    page = before_the_pool(chromium, demo, pool)
    page.goto(f"{demo.url}/admin?code=a-code&state=of-another")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    assert pool.exchanged == {}
    page.context.close()
