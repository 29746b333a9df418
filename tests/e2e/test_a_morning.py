"""One morning, end to end: the schedule's job, an agent's desk, a call, and what follows from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from rapport.kernel import keys
from rapport.kernel.shop import DHAKA
from rapport.kernel.table import Key
from rapport.kernel.table.attributes import stored_key
from tests.e2e.house import House
from tests.e2e.laptop import eventually

EMAIL, PASSWORD = "morning@test.rapport.example", "Early-in-the-day-1"
EVERY_DAY = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
NOW = datetime.now(UTC)
TODAY = NOW.astimezone(DHAKA.zone).date()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def nusrat(house: House) -> str:
    """The token of an agent who works every day; her shop sells rice and honey, and offers one with the other."""
    agent = {"agent_id": "morning", "name": "Nusrat", "email": EMAIL, "working_days": EVERY_DAY, "daily_capacity": 20}
    house.done("POST", "/crm/automation/agents", agent)
    pool = house.shop.address.resources["UserPool"]
    house.shop.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True
    )
    honey = {"product_id": "morning-honey", "name": "Sundarban Honey 500 g", "category": "Honey", "price": 700}
    house.done("POST", "/catalog/products", honey)
    rule = {"id": "morning-rule", "rule_name": "Rice, then honey", "trigger_product_id": "e2e-rice"}
    house.done("POST", "/crm/automation/recommendation-rules", rule | {"recommended_product_id": "morning-honey"})
    bought(house, "morning-due", "01799000081", days_ago=9)
    return house.shop.sign_in(EMAIL, PASSWORD)["AccessToken"]


def bought(house: House, customer_id: str, phone: str, *, days_ago: int, product: str = "e2e-rice") -> None:
    """One of Nusrat's customers, and a good order of theirs."""
    house.customer(customer_id, phone, assigned_agent_id="morning")
    then = (NOW - timedelta(days=days_ago)).isoformat()
    lines = [{"product_id": product, "quantity": 20}]
    house.order(f"{customer_id}-1", customer_id, lines=lines, order_date=then)


def seen(house: House, token: str, path: str) -> Any:
    answer = house.ask("GET", f"/crm/automation{path}", token=token)
    assert answer.status == 200, answer.body
    return answer.json()


def becomes(house: House, token: str, task_id: str, **said: Any) -> Any:
    answer = house.ask("PUT", f"/crm/automation/tasks/{task_id}/status", said, token=token)
    assert answer.status == 200, answer.body
    return answer.json()


def of(customer_id: str, tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [task for task in tasks if task["customer_id"] == customer_id]


def stored_there(house: House, key: Key) -> bool:
    """Whether a worker has written it: looked up in the store, so that waiting asks the API nothing."""
    table, place = house.shop.environment["RECORDS_TABLE"], stored_key(key)
    store = house.shop.client("dynamodb")
    return eventually(lambda: "Item" in store.get_item(TableName=table, Key=place))


@pytest.fixture(scope="module")
def made(house: House, nusrat: str) -> list[dict[str, int]]:
    """What the job says when the schedule calls it, and when it calls it again."""
    return [house.shop.invoke("CallTasksJob"), house.shop.invoke("CallTasksJob")]


@pytest.fixture(scope="module")
def called(house: House, nusrat: str, made: list[dict[str, int]]) -> Any:
    """The first call of the day: taken up, and over."""
    (task,) = of("morning-due", seen(house, nusrat, "/agent/morning/dashboard")["tasks"])
    becomes(house, nusrat, task["id"], status="in_progress")
    return becomes(house, nusrat, task["id"], outcome="successful", notes="Orders rice, wants to try the honey")


@pytest.fixture(scope="module")
def ordered(house: House, called: Any) -> str:
    """The order that the call led to, with what was offered in it."""
    lines = [{"product_id": "e2e-rice", "quantity": 5}, {"product_id": "morning-honey", "quantity": 1}]
    house.done("POST", "/orders", {"id": "morning-order", "customer_id": "morning-due", "lines": lines})
    return "morning-order"


def test_the_schedule_makes_the_tasks_once_however_often_it_calls(made: list[dict[str, int]]) -> None:
    first, second = made
    assert first["made"] >= 1
    assert "made" not in second


def test_the_next_action_is_the_hottest_and_says_why(house: House, nusrat: str, made: list[dict[str, int]]) -> None:
    told = seen(house, nusrat, "/agent/morning/next-action")
    assert (told["action"], told["customer_intel"]["customer_id"]) == ("call_hot_customer", "morning-due")
    assert sum(point["points"] for point in told["why"]["points"]) == told["why"]["score"]
    assert told["products_to_push"] == ["Sundarban Honey 500 g"]


def test_a_call_that_is_over_stands_so_with_its_minutes(called: Any) -> None:
    assert (called["status"], called["outcome"], called["task_type"]) == ("completed", "successful", "upsell")
    assert called["call_minutes"] >= 0


def test_the_order_took_what_was_offered(house: House, ordered: str) -> None:
    assert stored_there(house, keys.accepted(ordered))
    told = house.done("GET", "/crm/automation/recommendation-rules/morning-rule")
    assert (told["shown"], told["accepted"], told["revenue"]) == (1, 1, 700)


def test_what_was_bought_will_run_out_and_be_reminded_of(house: House, ordered: str) -> None:
    assert stored_there(house, keys.reminders("morning-due"))
    (honey,) = house.done("GET", "/crm/automation/reminders/morning-due")
    assert honey["product_id"] == "morning-honey"
    assert TODAY < date.fromisoformat(honey["reminder_date"]) < date.fromisoformat(honey["runs_out"])


def test_the_order_counts_for_her_who_called(house: House, nusrat: str, ordered: str) -> None:
    assert stored_there(house, keys.influenced(ordered))
    told = seen(house, nusrat, "/agent/performance")
    assert (told["conversions"], told["revenue_influenced"]) == (1, 1100)


def test_a_call_agreed_for_today_lies_on_the_desk_at_once(
    house: House, nusrat: str, made: list[dict[str, int]]
) -> None:
    house.customer("morning-agreed", "01799000082", assigned_agent_id="morning")
    contact = {"customer_id": "morning-agreed", "interaction_type": "call", "subject": "Asked to be called back"}
    agreed = contact | {"outcome": "follow_up_needed", "follow_up_date": TODAY.isoformat()}
    house.done("POST", "/cdm/interaction", agreed)
    tasks = eventually(
        lambda: seen(house, nusrat, "/tasks/today"), lambda told: bool(of("morning-agreed", told)), pause=1
    )
    (task,) = of("morning-agreed", tasks)
    assert (task["task_type"], task["priority"], task["source"]) == ("follow_up", "hot", "follow_up")


def test_tomorrows_tasks_are_those_of_the_preview(house: House, nusrat: str, made: list[dict[str, int]]) -> None:
    bought(house, "morning-next", "01799000083", days_ago=6, product="morning-honey")
    # What follows from the order moves what is known of them, and with it the plan.
    assert stored_there(house, keys.reminders("morning-next"))
    asked = {"task_date": TOMORROW.isoformat()}
    preview = house.done("POST", "/crm/automation/tasks/generate?dry_run=true", asked)
    (planned,) = [each for each in preview["plan"] if each["customer_id"] == "morning-next"]
    assert (planned["task_type"], planned["agent_id"]) == ("upsell", "morning")
    quoted = asked | {"plan_hash": preview["plan_hash"]}
    generated = house.done("POST", "/crm/automation/tasks/generate", quoted)
    assert (generated["status"], generated["breakdown"]) == ("finished", preview["breakdown"])
    late = house.ask("POST", "/crm/automation/tasks/generate", quoted)
    assert (late.status, late.json()["error"]["code"]) == (409, "plan_has_changed")
