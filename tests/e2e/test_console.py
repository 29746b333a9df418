"""The console as a browser meets it: its page, what that loads, and a working day's sign-in."""

from __future__ import annotations

import gzip
import re

from local.places import ROOT
from local.testing import Answer, RunningShop
from tests.e2e.house import House


def page(shop: RunningShop) -> Answer:
    answer = shop.request("GET", "/admin/crm/agent-dashboard?day=today")
    assert answer.status == 200, "the console has not been built: run `make console`"
    return answer


def test_its_page_comes_with_a_policy_and_loads_what_it_names(demo: RunningShop) -> None:
    whole = page(demo)
    named = re.findall(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"', whole.body.decode())

    assert "default-src 'none'" in whole.headers["Content-Security-Policy"]
    assert {name.rpartition(".")[2] for name in named} == {"js", "css"}
    for name in named:
        plain = demo.request("GET", name)
        shrunk = demo.request("GET", name, headers={"Accept-Encoding": "gzip"})
        assert (plain.status, shrunk.headers["Content-Encoding"]) == (200, "gzip")
        assert gzip.decompress(shrunk.body) == plain.body
        assert "immutable" in plain.headers["Cache-Control"]


def test_a_font_arrives_byte_for_byte(demo: RunningShop) -> None:
    built = next((ROOT / "functions" / "console" / "site" / "assets").glob("*.woff2"))

    font = demo.request("GET", f"/assets/{built.name}")

    assert (font.status, font.headers["Content-Type"]) == (200, "font/woff2")
    assert font.body == built.read_bytes()


def test_a_working_day_begins_with_one_click_is_renewed_and_ends(demo: RunningShop) -> None:
    people = demo.request("GET", "/sign-in.json").json()["people"]
    nusrat = next(each for each in people if each["role"] == "crm_agent")

    given = demo.request("POST", "/sign-in", body={"person": nusrat["person"]}).json()
    me = demo.request("GET", "/me", token=given["access_token"]).json()
    assert (me["name"], me["roles"], me["currency"]) == (nusrat["name"], ["crm_agent"], "BDT")

    renewal = {"refresh_token": given["refresh_token"]}
    renewed = demo.request("POST", "/sign-in", body=renewal).json()
    assert demo.request("GET", "/me", token=renewed["access_token"]).status == 200

    assert demo.request("POST", "/sign-out", body=renewal).status == 204
    assert demo.request("POST", "/sign-in", body=renewal).status == 401


def test_a_page_from_elsewhere_signs_nobody_in(demo: RunningShop) -> None:
    origin = {"Origin": "https://elsewhere.example"}

    assert demo.request("POST", "/sign-in", body={"person": "admin"}, headers=origin).status == 403


def test_a_shop_without_the_demo_says_what_the_cloud_says(house: House) -> None:
    told = house.ask("GET", "/sign-in.json", role=None).json()

    assert told["kind"] == "hosted"
    assert re.fullmatch(r"https://rapport-[0-9a-f-]{36}\.auth\.[a-z0-9-]+\.amazoncognito\.com", told["page"])
    assert told["client_id"] == house.shop.address.resources["UserPoolClient"]
