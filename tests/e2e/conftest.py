"""The stack is brought up once; the run ends with how much it was asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from local.testing import RunningShop, running_shop
from tests.e2e.house import DECIDED, House

ASKED = pytest.StashKey[int]()
SAID = "said"
"""A line that a test puts under the run."""


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """The project's own template, empty, on free ports of this machine."""
    with running_shop(tmp_path_factory.mktemp("shop") / "shop") as running:
        yield running


@pytest.fixture(scope="session", autouse=True)
def demo_opening(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Future[RunningShop] | None]:
    """A second shop, with the demo in it: loading takes a while, and a core of its own."""
    if not any("demo" in getattr(item, "fixturenames", ()) for item in request.session.items):
        yield None
        return
    opened = running_shop(tmp_path_factory.mktemp("demo") / "shop", demo=True)
    with ThreadPoolExecutor(1) as aside, ExitStack() as shops:
        yield aside.submit(shops.enter_context, opened)


@pytest.fixture(scope="session")
def demo(demo_opening: Future[RunningShop] | None) -> RunningShop:
    assert demo_opening, "asked for by a test, so it was begun"
    return demo_opening.result()


@pytest.fixture(scope="session")
def house(shop: RunningShop, pytestconfig: pytest.Config) -> Iterator[House]:
    """Opened to work: there is something to sell, and somebody who carries messages."""
    opened = House(shop)
    for section, said in DECIDED.items():
        opened.done("PUT", f"/api/config/{section}", said)
    opened.done(
        "POST", "/catalog/products", {"product_id": "e2e-rice", "name": "Rice", "category": "Grocery", "price": 80}
    )
    yield opened
    pytestconfig.stash[ASKED] = opened.requests


@dataclass(frozen=True)
class Dismissed:
    token: str
    at: float


@pytest.fixture(scope="session", autouse=True)
def dismissed(house: House) -> Dismissed:
    """Somebody who worked here until just now. Made first, so that half a minute passes while others are tested."""
    email = "dismissed@test.rapport.example"
    agent = house.done("POST", "/crm/automation/agents", {"agent_id": "dismissed", "name": "Dilara", "email": email})
    pool = house.shop.address.resources["UserPool"]
    house.shop.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool, Username=email, Password="Until-just-now-1", Permanent=True
    )
    token = house.shop.sign_in(email, "Until-just-now-1")["AccessToken"]
    assert house.ask("GET", "/me", token=token).json()["agent_id"] == agent["agent_id"]
    house.done("PUT", "/crm/automation/agents/dismissed", {"name": "Dilara", "active": False})
    return Dismissed(token, time.monotonic())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if ASKED in config.stash:
        terminalreporter.line(f"{config.stash[ASKED]} requests through the HTTP API")
    for report in terminalreporter.stats.get("passed", []):
        for name, value in getattr(report, "user_properties", []):
            if name == SAID and report.when == "call":
                terminalreporter.line(str(value))
