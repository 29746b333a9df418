"""The document is what the code says, is OpenAPI 3.1, and leaves nobody guessing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from openapi.document import PLACE, written
from openapi.examples import BODIES
from rapport.campaigns import defaults
from rapport.kernel.http.roles import PUBLIC, ROUTES
from tests.promises.surface import Ask, import_that_is, outside_world
from tests.rig.fuzzing_document import fault
from tests.rig.shop import TestShop

DOCUMENT: dict[str, Any] = json.loads(PLACE.read_text("utf-8"))


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


each_operation = pytest.mark.parametrize(
    ("method", "path", "operation"), [pytest.param(*each, id=f"{each[0]} {each[1]}") for each in operations()]
)


def route(method: str, path: str) -> tuple[str, str]:
    return method, path.replace("{", "<").replace("}", ">")


def test_the_committed_document_is_what_the_code_says() -> None:
    assert PLACE.read_text("utf-8") == written(), "run python -m openapi"


def test_it_is_openapi_3_1() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    OPENAPI_31_VALIDATOR.validate(DOCUMENT)


def test_its_schemas_are_json_schemas() -> None:
    for schema in DOCUMENT["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


def test_it_refers_to_nothing_that_is_not_there() -> None:
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', PLACE.read_text("utf-8")):
        found: Any = DOCUMENT
        for part in reference.split("/"):
            found = found[part]


def test_nothing_is_described_that_nobody_refers_to() -> None:
    text = PLACE.read_text("utf-8")
    unused = [
        f"{kind}/{name}"
        for kind in ("schemas", "parameters", "headers", "responses")
        for name in DOCUMENT["components"][kind]
        if f'"#/components/{kind}/{name}"' not in text
    ]
    assert unused == []


def test_it_lists_exactly_the_table_of_roles() -> None:
    assert {route(method, path) for method, path, _ in operations()} == set(ROUTES)


def test_every_operation_has_an_id_of_its_own() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z_]+", name) for name in names)


@each_operation
def test_an_operation_says_what_it_is_and_for_whom(method: str, path: str, operation: dict[str, Any]) -> None:
    roles = ROUTES[route(method, path)]
    assert operation["summary"]
    assert operation["tags"][0] in {tag["name"] for tag in DOCUMENT["tags"]}
    assert set(operation["x-roles"]) == {role.value for role in roles}
    assert all(role.value in operation["description"] for role in roles)
    assert (operation.get("security") == []) is (roles == PUBLIC)


@each_operation
def test_an_operation_says_how_it_refuses(method: str, path: str, operation: dict[str, Any]) -> None:
    answers = operation["responses"]
    signed_in = operation.get("security") != []
    wanted = {"422", "429", "500"} | ({"401", "403"} if signed_in else set())
    wanted |= {"401"} if path.startswith("/webhooks/") else set()
    wanted |= {"404"} if "{" in path else set()
    wanted |= {"400", "413"} if method != "GET" else set()
    wanted |= {"409"} if method != "GET" and signed_in else set()
    assert wanted <= answers.keys()
    for status in wanted:
        response = DOCUMENT["components"]["responses"][answers[status]["$ref"].rpartition("/")[2]]
        shape = json.dumps(response["content"]["application/json"]["schema"])
        assert "#/components/schemas/Error" in shape
        assert ("GatewayError" in shape) is (status in {"401", "404", "413", "429"})


@each_operation
def test_an_operation_says_what_it_answers(method: str, path: str, operation: dict[str, Any]) -> None:
    (success,) = [status for status in operation["responses"] if status.startswith("2")]
    answer = operation["responses"][success]
    assert (success == "204") is (method == "DELETE")
    assert ("content" in answer) is (success != "204")
    parameters = [each.get("name") for each in operation.get("parameters", ())]
    assert ("X-Next-Cursor" in answer.get("headers", {})) is ("cursor" in parameters)


@each_operation
def test_a_write_minds_its_headers(method: str, path: str, operation: dict[str, Any]) -> None:
    shared = {each["$ref"].rpartition("/")[2] for each in operation.get("parameters", ()) if "$ref" in each}
    # A key belongs to whoever is signed in: two callers may choose the same.
    wanted = {"IdempotencyKey"} if method != "GET" and operation.get("security") != [] else set()
    assert shared == wanted | ({"IfMatch"} if method in ("PUT", "PATCH", "DELETE") else set())


def test_every_example_of_a_refusal_has_the_shape_it_shows() -> None:
    for response in DOCUMENT["components"]["responses"].values():
        media = response["content"]["application/json"]
        assert fault(media["schema"], media["example"]) is None


@pytest.mark.parametrize("asked", sorted(BODIES), ids=" ".join)
def test_every_example_is_accepted_by_the_shop(asked: tuple[str, str]) -> None:
    method, path = asked
    with outside_world():
        shop = opened_shop()
        member = shop.call("GET", "/cdm/family-members/cus_1001").body[0]["id"]
        known = {
            "<customer_id>": "cus_1001",
            "<member_id>": member,
            "<order_id>": "ord_2001",
            "<product_id>": "rice-5kg",
            "<agent_id>": "agt_1",
            "<section>": "temperature",
            "<name>": "outbox",
            "<rule_id>": "rule_1",
            "<template_id>": "birthday",
            "<campaign_id>": "cmp_birthday",
            "<year>": "2026",
            "<provider>": "gateway",
            "<task_id>": shop.call("GET", "/crm/automation/tasks/today?agentId=agt_1").body[0]["id"],
            "<case_id>": shop.call("GET", "/cdm/customers/cus_1001/cases").body[0]["case_id"],
            "<import_id>": import_that_is(shop, "proposed"),
            "<profile_id>": "con_1N9HT7MJVCRM83ZW1DERTQXQDF",  # the category Rice
        }
        for name, value in known.items():
            path = path.replace(name, value)
        body = BODIES[asked]
        if path.endswith("/missed-call"):
            task = f"/crm/automation/tasks/{known['<task_id>']}/status"
            assert shop.call("PUT", task, {"outcome": "no_answer"}).status == 200
            body = body | {"task_id": known["<task_id>"]}
        answer = Ask(method, path, body).of(shop)
    assert answer.status in (200, 201, 202), answer.text
    assert all(row["order"] for row in answer.body.get("rows", ())), answer.text


def opened_shop() -> TestShop:
    shop = TestShop()
    # Settings are believed for half a minute: these are decided before this shop has read any.
    decided = TestShop(table=shop.table).call("PUT", "/api/config/providers", {"whatsapp": "outbox"})
    assert decided.status == 200
    for path, body in (
        ("/catalog/products", {"product_id": "rice-5kg", "name": "Rice", "category": "Rice", "price": 425}),
        ("/catalog/products", {"product_id": "honey-500g", "name": "Honey", "category": "Honey", "price": 750}),
        ("/catalog/products", {"product_id": "pain-relief-oil", "name": "Oil", "category": "Care", "price": 300}),
        ("/catalog/products", {"product_id": "spices-200g", "name": "Spices", "category": "Spices", "price": 150}),
        ("/crm/automation/agents", {"agent_id": "agt_1", "name": "Nila"}),
        ("/crm/automation/agents", {"agent_id": "1", "name": "Mina"}),
        ("/cdm/customers", {"customer_id": "cus_1001", "first_name": "Rahima", "phone": "01712345678"}),
        ("/cdm/customers", {"customer_id": "cus_1002", "first_name": "Karim", "phone": "01712345679"}),
        ("/cdm/customers", {"customer_id": "cus_1003", "first_name": "Rahima", "phone": "01812345678"}),
        ("/crm/automation/tasks", {"customer_id": "cus_1002", "agent_id": "agt_1"}),
        (
            "/crm/automation/recommendation-rules",
            {
                "rule_id": "rule_1",
                "rule_name": "Rice",
                "trigger_category": "Rice",
                "recommended_product_id": "honey-500g",
            },
        ),
        ("/cdm/family-member", {"customer_id": "cus_1001", "name": "Karim", "relationship": "child"}),
        (
            "/orders",
            {"id": "ord_2001", "customer_id": "cus_1001", "lines": [{"product_id": "rice-5kg", "quantity": 1}]},
        ),
        (
            "/cases",
            {"customer_id": "cus_1001", "kind": "return", "order_id": "ord_2001", "what_happened": "too small"},
        ),
    ):
        assert shop.call("POST", path, body).status == 201
    columns = b"Name,Mobile\nRahima,01712345678\n"
    assert shop.call("POST", "/cdm/customers/import", file=columns).status == 202
    shop.files.put("uploads/upl_01JQ0000000000000000000000", columns)
    assert shop.call("POST", "/cdm/customers/cus_1001/merge", {"customer_id": "cus_1003"}).status == 200
    defaults.ensure(shop.work())
    for campaign in ("cmp_birthday", "cmp_missed_call"):
        assert shop.call("PUT", f"/crm/automation/campaigns/{campaign}/toggle").status == 200
    return shop
