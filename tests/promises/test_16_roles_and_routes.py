"""Promise 16: every role (and none) x every route x own, foreign and absent record, from the one table of routes;
a route without a row fails."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from rapport.kernel.caller import Role
from rapport.kernel.http import door
from rapport.kernel.http.roles import PUBLIC, ROUTES
from tests.promises.conftest import Counted
from tests.promises.surface import (
    CALLED,
    CHANGES,
    CUSTOMERS,
    MINE,
    MISSED,
    ORDERS,
    PHONES,
    QUIET,
    Ask,
    Route,
    Whose,
    ask,
    case_of,
    outside_world,
    stocked,
    task_of,
)
from tests.rig.shop import DOORS, TestShop, door_name

ALL_OF_THEM: tuple[Whose, ...] = ("own", "foreign", "absent")

# Who reaches whose records, in the words of the specification. `own` is the agent's, and has an order of the last
# thirty days; `foreign` is another agent's, and has not.
REACH: dict[tuple[Role, str], set[str]] = {
    (Role.ADMIN, "own"): {"own", "foreign"},
    (Role.SALES_MANAGER, "own"): {"own", "foreign"},
    (Role.SUPPORT, "own"): {"own", "foreign"},
    (Role.CRM_AGENT, "own"): {"own"},
    (Role.CRM_AGENT, "team"): {"own", "foreign"},
    (Role.DELIVERY_COORDINATOR, "own"): {"own"},
}

OF_NOBODY: frozenset[Route] = frozenset(
    [
        ("GET", "/me"),
        ("GET", "/ops/runs"),
        ("GET", "/ops/messages"),
        ("GET", "/ops/providers"),
        ("GET", "/ops/dead-letters"),
        ("POST", "/ops/dead-letters/redrive"),  # says of each letter what became of it
        ("GET", "/audit"),
        ("GET", "/audit/verify"),
        ("GET", "/api/config"),
        ("GET", "/crm/automation/agents"),
        ("POST", "/crm/automation/agents"),
        ("POST", "/cdm/customers"),
        ("GET", "/cases"),
        ("GET", "/cases/summary"),
        ("GET", "/surveys/summary"),
        ("POST", "/cdm/customers/exports"),
        ("POST", "/cdm/customers/import"),  # names an upload, whoever made it
        ("POST", "/cdm/imports/uploads"),
        ("GET", "/cdm/imports"),
        ("GET", "/privacy/requests"),
        ("GET", "/cdm/customers/duplicates"),
        ("GET", "/cdm/customer360"),
        ("GET", "/cdm/dropoff"),
        ("GET", "/cdm/upcoming-events"),
        ("GET", "/cdm/segments/summary"),
        ("GET", "/crm/insights/sales"),
        ("GET", "/catalog/products"),
        ("POST", "/catalog/products"),
        ("GET", "/catalog/categories"),
        ("POST", "/catalog/categories"),
        ("GET", "/orders"),
        ("GET", "/cdm/lookup"),  # by full phone, whoever's customer is calling
        ("POST", "/orders/batch"),  # says of each order what became of it
        ("GET", "/crm/automation/tasks/today"),  # the caller's own desk
        ("GET", "/crm-automation/call-tasks/today"),
        ("POST", "/crm/automation/tasks/bulk"),  # says of each task what became of it
        ("POST", "/crm/automation/tasks/generate"),
        ("POST", "/crm-automation/generate-call-tasks"),
        ("GET", "/crm/automation/team/dashboard"),
        ("POST", "/crm/automation/team/rebalance"),
        ("GET", "/crm/automation/customers/hot"),
        ("GET", "/crm/automation/customers/warm"),
        ("GET", "/crm/automation/customers/cold"),
        ("GET", "/crm/automation/recommendation-rules"),
        ("POST", "/crm/automation/recommendation-rules"),
        ("GET", "/crm/automation/campaigns"),
        ("GET", "/crm/automation/campaigns/active"),
        ("GET", "/crm-automation/campaigns"),
        ("POST", "/crm/automation/campaigns"),
        ("POST", "/crm-automation/campaign"),
        ("GET", "/crm/automation/offer-calendar/<year>"),  # every year has its offers
        ("PUT", "/crm/automation/offer-calendar/<year>"),
        ("GET", "/crm/automation/templates"),
        ("POST", "/crm/automation/templates"),
        ("GET", "/crm/automation/consumption-profiles"),
        ("POST", "/crm/automation/consumption-profiles"),
        ("GET", "/crm/automation/reminders"),
        ("GET", "/crm/automation/reminders/forecast"),
    ]
)
"""Routes that name no record: they answer whoever may ask."""

HOUSE: frozenset[Route] = frozenset(
    [
        ("GET", "/api/config/<section>"),
        ("PUT", "/api/config/<section>"),
        ("GET", "/ops/messages/<message_id>"),
        ("POST", "/ops/messages/<message_id>/resend"),
        ("POST", "/ops/messages/<message_id>/mark-sent"),
        ("PUT", "/ops/providers/<name>/pause"),
        ("GET", "/cdm/exports/<export_id>"),
        ("GET", "/cdm/imports/<import_id>"),
        ("PUT", "/cdm/imports/<import_id>"),
        ("POST", "/cdm/imports/<import_id>/check"),
        ("POST", "/cdm/imports/<import_id>/start"),
        ("POST", "/cdm/imports/<import_id>/cancel"),
        ("POST", "/cdm/imports/<import_id>/undo"),
        ("GET", "/cdm/imports/<import_id>/rows"),
        ("GET", "/cdm/imports/<import_id>/report"),
        ("GET", "/privacy/requests/<request_id>"),
        ("PUT", "/crm/automation/agents/<agent_id>"),
        ("GET", "/catalog/products/<product_id>"),
        ("PUT", "/catalog/products/<product_id>"),
        ("DELETE", "/catalog/products/<product_id>"),
        ("GET", "/crm/automation/recommendation-rules/<rule_id>"),
        ("PUT", "/crm/automation/recommendation-rules/<rule_id>"),
        ("DELETE", "/crm/automation/recommendation-rules/<rule_id>"),
        ("GET", "/crm/automation/campaigns/<campaign_id>"),
        ("PUT", "/crm/automation/campaigns/<campaign_id>"),
        ("DELETE", "/crm/automation/campaigns/<campaign_id>"),
        ("PUT", "/crm/automation/campaigns/<campaign_id>/toggle"),
        ("PUT", "/crm/automation/campaigns/<campaign_id>/pause"),
        ("PUT", "/crm/automation/campaigns/<campaign_id>/resume"),
        ("POST", "/crm/automation/campaigns/<campaign_id>/preview"),
        ("POST", "/crm/automation/campaigns/<campaign_id>/send"),
        ("POST", "/crm-automation/campaign/<campaign_id>/send"),
        ("GET", "/crm/automation/campaigns/<campaign_id>/stats"),
        ("GET", "/crm/automation/templates/<template_id>"),
        ("PUT", "/crm/automation/templates/<template_id>"),
        ("DELETE", "/crm/automation/templates/<template_id>"),
        ("GET", "/crm/automation/consumption-profiles/<profile_id>"),
        ("PUT", "/crm/automation/consumption-profiles/<profile_id>"),
        ("DELETE", "/crm/automation/consumption-profiles/<profile_id>"),
    ]
)
"""Records of the house: there, or not there, and nobody's own."""

OF_THE_PERSON: frozenset[Route] = frozenset(
    [
        ("PUT", "/cdm/customers/<customer_id>"),
        ("PATCH", "/cdm/customers/<customer_id>"),
        ("POST", "/cdm/family-member"),
        ("PUT", "/cdm/family-members/<customer_id>/<member_id>"),
        ("DELETE", "/cdm/family-members/<customer_id>/<member_id>"),
    ]
)
"""A shared team reads every customer; who they are is changed by their own agent."""

ON_A_DESK: frozenset[Route] = frozenset(
    [
        ("GET", "/crm/automation/tasks/<task_id>"),
        ("PUT", "/crm/automation/tasks/<task_id>/status"),
        ("PUT", "/crm-automation/call-task/<task_id>/status"),
        ("PUT", "/crm/automation/tasks/<task_id>/assign"),
        ("POST", "/crm/automation/campaigns/missed-call"),
    ]
)
"""A team shares its customers; a call that is to be made is its agent's own."""

OF_AN_AGENT: frozenset[Route] = frozenset(
    [
        ("GET", "/crm/automation/agent/<agent_id>/dashboard"),
        ("GET", "/crm/automation/agent/<agent_id>/next-action"),
        ("GET", "/crm/automation/agent/performance"),
        ("GET", "/crm-automation/agent-performance"),
    ]
)
"""Agents have their own day; whether another is there at all, they are not told."""

NAMED_IN_THE_BODY: frozenset[Route] = frozenset([("POST", "/orders")])
"""Where a customer out of reach is a wrong field of the request."""

VALUES = {
    "lifetime_value",
    "total_spend",
    "total_orders",
    "avg_order_value",
    "is_high_value",
    "behavior",
    "preferred_categories",
    "avg_days_between_orders",
}
TO_DELIVER = {"customer_id", "first_name", "last_name", "district", "city", "phone", "address"}


@pytest.fixture(autouse=True)
def _outside() -> Iterator[None]:
    with outside_world():
        yield


def sign_in(role: Role) -> str | None:
    return MINE if role is Role.CRM_AGENT else None


def routes_of_the_doors() -> set[Route]:
    found: set[Route] = set()
    for name in DOORS:
        app = importlib.import_module(f"functions.{name}.app").app
        found |= {(route.method, route.path) for route in [*app._static_routes, *app._dynamic_routes]}
    return found


def expected(route: Route, role: Role, visibility: str, whose: Whose) -> set[int]:
    """What the table of routes and the rules of reach say together."""
    if role not in ROUTES[route]:
        return {403}
    good = {200, 201, 202, 204}
    if route in OF_NOBODY:
        return good
    if route in HOUSE:
        return {404} if whose == "absent" else good
    if (role, visibility, whose) == (Role.CRM_AGENT, "team", "foreign") and route in OF_THE_PERSON:
        return {403}
    if role is Role.CRM_AGENT and whose != "own" and route in OF_AN_AGENT:
        return {403}
    if role is Role.CRM_AGENT and whose == "foreign" and route in ON_A_DESK:
        return {404}
    if whose in REACH[role, visibility]:
        return good
    return {422} if route in NAMED_IN_THE_BODY else {404}


def test_every_route_of_every_door_has_a_row_and_every_row_a_route() -> None:
    """A route without a row fails; so does a row that nobody serves."""
    assert routes_of_the_doors() == set(ROUTES)


def test_every_row_belongs_to_the_door_that_the_gateway_chooses() -> None:
    """The rig sends a request where the template would."""
    for route in ROUTES:
        app = importlib.import_module(f"functions.{door_name(ask(route, stocked()).path)}.app").app
        assert route in {(each.method, each.path) for each in [*app._static_routes, *app._dynamic_routes]}


def test_a_door_with_a_route_that_has_no_row_does_not_start() -> None:
    """A function with a route that has no row in the table does not start."""
    app = APIGatewayHttpResolver()

    @app.get("/cdm/customers/<customer_id>/secrets")
    def secrets(customer_id: str) -> dict[str, str]:
        return {customer_id: "told"}

    with pytest.raises(RuntimeError, match="/cdm/customers/<customer_id>/secrets"):
        door.opened(app)


@pytest.mark.parametrize(
    ("role", "visibility"), [*REACH], ids=lambda each: each.value if isinstance(each, Role) else str(each)
)
def test_a_role_gets_what_the_table_and_its_reach_say_and_nothing_else(
    role: Role, visibility: str, counted: Counted
) -> None:
    """Every role x every route x own, foreign and absent record."""
    tried = refused = 0
    for route, allowed in sorted(ROUTES.items()):
        if allowed == PUBLIC:
            continue
        for whose in ALL_OF_THEM:
            shop = stocked(visibility)
            before = shop.table.everything()
            answer = ask(route, shop, whose).of(shop, role=role.value, user=sign_in(role))
            where = (role, visibility, route, whose, answer.text)
            assert answer.status in expected(route, role, visibility, whose), where
            if answer.status >= 400:
                assert shop.table.everything() == before, where
                refused += 1
            tried += 1
    said = "{tried} requests of every role to every route, own, foreign and absent: {refused} refused, 0 by mistake"
    counted(16, said, tried=tried, refused=refused)


def test_without_a_token_only_the_public_routes_answer(counted: Counted) -> None:
    """Every route for nobody at all, and for a sign-in without a role."""
    shop = stocked()
    before = shop.table.everything()
    tried = 0
    for route, allowed in sorted(ROUTES.items()):
        # What nobody in particular may change asks for a proof of its own, and has it here: in a shop of its own.
        here = stocked() if allowed == PUBLIC and route in CHANGES else shop
        for whose in ALL_OF_THEM:
            request = ask(route, here, whose)
            nobody = request.of(here, role=None).status
            groupless = request.of(here, claims=here.claims("") | {"cognito:groups": "[]"}).status
            if allowed == PUBLIC:
                assert nobody not in (401, 403), route
                assert groupless not in (401, 403), route
            else:
                assert (nobody, groupless) == (401, 403), route
            tried += 2
    assert shop.table.everything() == before
    counted(16, f"nobody, and nobody in particular: {tried} requests, only public routes answered")


def test_what_is_public_and_changes_something_wants_its_own_proof() -> None:
    """A signature over the body, a link that only its receiver was sent: without them nothing changes, whoever asks."""
    for route in CHANGES:
        if ROUTES[route] == PUBLIC:
            shop = stocked()
            before, request = shop.table.everything(), ask(route, shop)
            bare = Ask(request.method, route[1].replace("<token>", "x" * 62)) if "<token>" in route[1] else request
            answer = shop.call(bare.method, bare.path, bare.body)
            assert answer.status in (401, 404), route
            assert shop.table.everything() == before


def test_the_other_name_of_a_sales_manager_reaches_as_far() -> None:
    """`crm_manager` is accepted as `sales_manager`."""
    for route, allowed in ROUTES.items():
        if allowed == PUBLIC:
            continue
        shop, other = stocked(), stocked()
        request = ask(route, shop, "foreign")
        assert (
            request.of(shop, role="crm_manager", user="user-manager").status
            == request.of(other, role="sales_manager", user="user-manager").status
        ), route


# The table itself, held against the specification's sentence: "admin all; manager all but settings, people and
# erasure; agent own customers, their orders and interactions; support any customer's person and orders; delivery
# name, phone, address and orders; export and bulk for manager and admin alone".


def test_only_an_admin_decides_settings_and_people_and_reads_the_audit() -> None:
    for route in ROUTES:
        managers_look = route[0] == "GET" and route[1].startswith("/ops/messages")
        if route[1].startswith(("/api/config", "/audit", "/ops")) and not managers_look:
            assert ROUTES[route] == {Role.ADMIN}, route
        if route[1].startswith("/crm/automation/agents") and route[0] != "GET":
            assert ROUTES[route] == {Role.ADMIN}, route


def test_only_an_admin_erases_and_holds() -> None:
    for route in (("POST", "/cdm/customers/<customer_id>/erase"), ("PUT", "/cdm/customers/<customer_id>/hold")):
        assert ROUTES[route] == {Role.ADMIN}, route


def test_support_and_delivery_change_nothing_but_what_they_work_on() -> None:
    changing = {
        role: {route for route in CHANGES if role in ROUTES[route]}
        for role in (Role.SUPPORT, Role.DELIVERY_COORDINATOR)
    }
    status = ("PUT", "/orders/<order_id>/status")
    consent = ("PUT", "/cdm/customers/<customer_id>/consent")
    cases = {route for route in CHANGES if route[1].startswith("/cases")}
    talked = {("POST", "/cdm/interaction"), ("POST", "/surveys/answers")}
    assert changing[Role.DELIVERY_COORDINATOR] == {status, *cases}
    assert changing[Role.SUPPORT] == {status, consent, *cases, *talked}


def test_bulk_removal_and_totals_are_for_those_who_manage() -> None:
    for route in (
        ("POST", "/orders/batch"),
        ("DELETE", "/cdm/customers/<customer_id>"),
        ("GET", "/cdm/segments/summary"),
        ("GET", "/crm/insights/sales"),
        ("GET", "/cdm/customers/<customer_id>/export"),
        ("POST", "/cdm/customers/exports"),
        ("GET", "/cdm/exports/<export_id>"),
    ):
        assert ROUTES[route] == {Role.ADMIN, Role.SALES_MANAGER}, route


# -- lists -----------------------------------------------------------------------------------------------------


def named_in(shop: TestShop, path: str, role: str, user: str | None = None) -> set[str]:
    """Whose records a list shows, however many pages it takes."""
    found: set[str] = set()
    cursor = ""
    while True:
        page = shop.call("GET", path + cursor, role=role, user=user)
        assert page.status == 200, page.text
        found |= {each["customer_id"] for each in page.body}
        if "X-Next-Cursor" not in page.headers:
            return found
        cursor = ("&" if "?" in path else "?") + f"cursor={page.headers['X-Next-Cursor']}"


@pytest.mark.parametrize("path", ["/cdm/customer360", "/cdm/customer360?sort=last_order", "/orders?from=2025-12-01"])
def test_a_list_shows_an_agent_their_own_and_a_delivery_the_last_thirty_days(path: str) -> None:
    """A foreign record is not listed."""
    shop = stocked()
    mine, theirs = {CUSTOMERS["own"], QUIET}, {CUSTOMERS["foreign"]}
    if path.startswith("/cdm"):  # who never ordered is on no list of orders
        mine, theirs = mine | {CALLED["own"], MISSED["own"]}, theirs | {CALLED["foreign"], MISSED["foreign"]}
    everyone = mine | theirs
    assert named_in(shop, path, "crm_agent", MINE) == mine
    assert named_in(shop, path, "delivery_coordinator") == {CUSTOMERS["own"]}
    assert named_in(shop, path, "crm_agent", "user-without-a-place-in-the-team") == set()
    for role in ("admin", "sales_manager", "support"):
        assert named_in(shop, path, role) == everyone
    assert named_in(stocked("team"), path, "crm_agent", MINE) == everyone


@pytest.mark.parametrize("path", ["/cdm/dropoff", "/cdm/upcoming-events?days=60"])
def test_the_sellers_lists_show_an_agent_their_own(path: str) -> None:
    """A foreign record is not listed, in no list."""
    assert CUSTOMERS["foreign"] not in named_in(stocked(), path, "crm_agent", MINE)
    assert QUIET in named_in(stocked(), path, "crm_agent", MINE)
    assert {CUSTOMERS["foreign"], QUIET} <= named_in(stocked("team"), path, "crm_agent", MINE)
    assert {CUSTOMERS["foreign"], QUIET} <= named_in(stocked(), path, "sales_manager")


@pytest.mark.parametrize(
    "search",
    [PHONES["foreign"], PHONES["foreign"][-6:], "theirs@example.com", "Theirs", "th"],
    ids=["phone", "last six", "email", "name", "beginning of the name"],
)
def test_a_search_finds_nobody_out_of_reach(search: str) -> None:
    """A foreign record is not found by searching for it."""
    shop = stocked()
    path = f"/cdm/customer360?search={search}"
    assert named_in(shop, path, "sales_manager") == {CUSTOMERS["foreign"]}
    assert named_in(shop, path, "crm_agent", MINE) == set()
    assert named_in(shop, path, "delivery_coordinator") == set()


def test_out_of_reach_and_absent_read_the_same() -> None:
    """An id cannot be probed: the answer about a foreign record is the answer about none."""
    told: dict[Route, dict[str, Any]] = {}
    for route in sorted(ROUTES.keys() - OF_NOBODY - HOUSE):
        if Role.CRM_AGENT not in ROUTES[route]:
            continue
        shop = stocked()
        for whose in ("foreign", "absent"):
            request = ask(route, shop, whose)
            answer = request.of(shop, role="crm_agent", user=MINE)
            said = answer.text
            tasks = {"foreign": task_of(shop, CALLED["foreign"]), "absent": "tsk_nobody"}
            missed = tasks | {"foreign": task_of(shop, MISSED["foreign"])}
            cases = {"foreign": case_of(shop, CUSTOMERS["foreign"]), "absent": "case_nothing"}
            carts = {"foreign": "crt_theirs", "absent": "crt_nothing"}
            for names in (CUSTOMERS, ORDERS, tasks, missed, cases, carts):
                if names[whose] in request.path or names[whose] in str(request.body):
                    said = said.replace(names[whose], "<it>")
            told.setdefault(route, {})[whose] = (answer.status, said)
    assert len(told) > 15
    assert {route: answers for route, answers in told.items() if answers["foreign"] != answers["absent"]} == {}


def test_an_order_brought_again_by_an_agent_who_may_not_see_it_tells_nothing_of_whose_it_is() -> None:
    """Neither readable nor changeable, whichever way it is asked for."""
    shop = stocked()
    before = shop.table.everything()
    again = Ask(
        "POST",
        "/orders",
        {
            "id": ORDERS["foreign"],
            "customer_id": CUSTOMERS["own"],
            "lines": [{"product_id": "rice", "quantity": 2}],
            "status": "cancelled",
        },
    )
    answer = again.of(shop, role="crm_agent", user=MINE)
    assert answer.status in (404, 409)
    assert CUSTOMERS["foreign"] not in answer.text
    assert shop.table.everything() == before


def test_an_order_by_the_phone_of_anothers_customer_tells_nothing_of_them() -> None:
    shop = stocked()
    before = shop.table.everything()
    buyer = {"first_name": "Theirs", "phone": PHONES["foreign"]}
    asked = Ask("POST", "/orders", {"customer": buyer, "lines": [{"product_id": "rice", "quantity": 1}]})
    answer = asked.of(shop, role="crm_agent", user=MINE)
    assert answer.status in (404, 409, 422)
    assert CUSTOMERS["foreign"] not in answer.text
    assert shop.table.everything() == before


def test_an_agent_keeps_sight_of_a_customer_who_came_with_an_order() -> None:
    """Who sees only their own would otherwise lose the customer they have just taken down."""
    shop = stocked()
    buyer = {"first_name": "Jamil", "phone": "01712000004"}
    asked = Ask("POST", "/orders", {"customer": buyer, "lines": [{"product_id": "rice", "quantity": 1}]})
    order = asked.of(shop, role="crm_agent", user=MINE).body
    assert shop.call("GET", f"/orders/{order['order_id']}", role="crm_agent", user=MINE).status == 200


def test_an_agent_gives_no_customer_to_a_colleague_and_takes_none() -> None:
    """Handing customers around is for those who manage."""
    for visibility in ("own", "team"):
        shop = stocked(visibility)
        before = shop.table.everything()
        for customer, agent in ((CUSTOMERS["own"], "agt_theirs"), (CUSTOMERS["foreign"], "agt_mine")):
            given = Ask("PATCH", f"/cdm/customers/{customer}", {"assigned_agent_id": agent})
            assert given.of(shop, role="crm_agent", user=MINE).status in (403, 404)
        assert shop.table.everything() == before


# -- values and fields -----------------------------------------------------------------------------------------


def fields_in(content: Any) -> set[str]:
    match content:
        case dict():
            return set(content) | {name for each in content.values() for name in fields_in(each)}
        case list():
            return {name for each in content for name in fields_in(each)}
    return set()


def test_support_sees_persons_and_orders_and_no_values() -> None:
    """Support gets no values, on whichever route."""
    seen: set[str] = set()
    for route in sorted(ROUTES):
        if Role.SUPPORT not in ROUTES[route]:
            continue
        shop = stocked()
        seen |= fields_in(ask(route, shop).of(shop, role="support").body)
    assert seen & VALUES == set()
    assert {"phone", "address", "lines", "family_members_count"} <= seen
    shop = stocked()
    assert Ask("POST", "/orders", ask(("POST", "/orders"), shop).body).of(shop).status == 201
    whole, rows = (shop.call("GET", path).body for path in ("/cdm/customer360/cus_mine", "/cdm/customer360"))
    assert fields_in([whole, rows]) >= VALUES


def test_delivery_gets_name_phone_and_address() -> None:
    """Delivery gets only name, phone, address, beside the orders."""
    paths = ["/cdm/customers/cus_mine", "/cdm/customer360/cus_mine", "/cdm/customer360"]
    for path in paths:
        shop = stocked()
        seen = fields_in(shop.call("GET", path, role="delivery_coordinator").body)
        assert seen <= TO_DELIVER, path
        assert {"customer_id", "first_name", "phone", "address"} <= seen, path
    orders = stocked().call("GET", "/cdm/customers/cus_mine/orders", role="delivery_coordinator")
    assert [order["order_id"] for order in orders.body] == ["ord_mine"]


@pytest.mark.parametrize(("days", "status"), [(0, 200), (24, 200), (25, 200), (26, 404), (100, 404)])
def test_delivery_reads_a_customer_until_thirty_days_after_the_last_order(days: int, status: int) -> None:
    """Delivery: customers with an order in the last 30 days; this one's was five days ago."""
    shop = stocked()
    shop.clock.advance(days=days)
    for path in ("/cdm/customers/cus_mine", "/orders/ord_mine", "/cdm/customers/cus_mine/orders"):
        assert shop.call("GET", path, role="delivery_coordinator").status == status, path
