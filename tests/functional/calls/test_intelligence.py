"""What to know before a call, why somebody is called or not, and customers by how pressing a call is."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.functional.calls.scene import TASKS, Scene, after
from tests.functional.insight.crowd import settle, someone

LISTS = "/crm/automation/customers"


def intel(scene: Scene, customer: str, **how: Any) -> dict[str, Any]:
    told: dict[str, Any] = scene.good("GET", f"/crm/automation/intelligence/{customer}{how.pop('query', '')}", **how)
    return told


def why(scene: Scene, customer: str, query: str = "") -> dict[str, Any]:
    told: dict[str, Any] = scene.good("GET", f"/cdm/customers/{customer}/why{query}")
    return told


# -- before the call -------------------------------------------------------------------------------------------


def test_what_is_known_is_told_with_its_arithmetic() -> None:
    scene = Scene()
    scene.buyer("karim", 10, orders=10, price=2500)

    told = intel(scene, "karim", by="agt_1")

    assert (told["customer_name"], told["total_orders"], told["total_spend"]) == ("Karim", 10, 25000)
    assert (told["lifetime_value"], told["avg_order_value"], told["days_since_last_order"]) == (25000, 2500, 10)
    assert (told["customer_type"], told["lifecycle_stage"], told["temperature"]) == ("vip", "active", "warm")
    assert told["call_priority"] == "hot"
    assert told["call_priority_why"] == "Upsell opportunity - Recent high-value customer"
    assert [each["rule"] for each in told["call_reasons"]] == ["upsell", "vip_care"]
    assert told["score"] == sum(each["points"] for each in told["points"]) == 100


@pytest.mark.parametrize(
    ("silent", "orders", "action"),
    [
        (65, 2, "Send discount offer"),
        (65, 9, "Send discount offer"),
        (95, 2, "Win-back call with an offer"),
        (20, 6, "Personal call from manager"),
        (20, 1, "Welcome gift voucher"),
        (20, 3, "Regular follow-up"),
    ],
)
def test_the_recommended_action_goes_by_the_lifecycle_and_then_by_worth(silent: int, orders: int, action: str) -> None:
    scene = Scene()
    scene.buyer("karim", silent, orders=orders)

    told = intel(scene, "karim")

    assert told["recommended_action"] == action
    assert told["recommended_action_why"]


def test_who_never_ordered_is_a_prospect_without_a_reason() -> None:
    scene = Scene()
    scene.customer("rina")

    told = intel(scene, "rina")

    assert (told["call_priority"], told["call_reasons"], told["score"]) == ("cold", [], 0)
    assert told["call_priority_why"] == "No rule gives a reason today"
    assert "last_purchase_date" not in told


@pytest.mark.parametrize(
    ("said", "channel", "hour"),
    [
        ({}, "call", None),
        ({"preferred_channel": "whatsapp"}, "whatsapp", None),
        ({"contact_hours": {"start": "18:30", "end": "20:00"}}, "call", "18:30"),
    ],
)
def test_the_best_time_is_what_they_asked_for(said: dict[str, Any], channel: str, hour: str | None) -> None:
    scene = Scene()
    scene.customer("rina", **said)

    best = intel(scene, "rina")["best"]

    assert (best["channel"], best.get("hour")) == (channel, hour)


def test_or_when_they_shop() -> None:
    scene = Scene()
    scene.hot("karim")

    best = intel(scene, "karim")["best"]

    assert (best["hour"], best["hour_why"]) == ("09:00", "orders mostly in the morning")


def test_who_wants_no_contact_is_not_recommended_for_a_call() -> None:
    scene = Scene()
    scene.buyer("karim", 20, orders=6)
    scene.good("POST", TASKS, {"customerId": "karim"}, by="agt_1")
    scene.called("karim", "do_not_contact")

    told = intel(scene, "karim")

    assert (told["may_be_called"], told["may_be_called_why"]) == (False, "Does not want calls")
    assert told["recommended_action"].startswith("Do not call: ")
    assert told["recommended_action_why"] == "Does not want calls"
    assert told["best"] == {"channel_why": "they allow none"}


def test_a_no_to_calls_alone_leaves_the_first_channel_that_is_allowed() -> None:
    scene = Scene()
    scene.buyer("karim", 20, orders=6, preferred_channel="call")
    consent = {"channel": "call", "purpose": "marketing", "allowed": False, "source": "call"}
    scene.good("PUT", "/cdm/customers/karim/consent", consent)

    told = intel(scene, "karim", query="?lang=bn")

    assert (told["may_be_called"], told["may_be_called_why"]) == (False, "কল চান না")
    assert told["best"]["channel"] == "sms"
    assert "hour" not in told["best"]
    assert told["recommended_action"] == "কল করবেন না: এসএমএস-এ ম্যানেজারের নিজের কথা পাঠান"
    assert told["recommended_action_why"] == "কল চান না"
    whole = scene.good("GET", "/cdm/customer360/karim")
    assert whole["next_best_action"]["action"] == "Do not call: send a personal word from the manager by sms"


def test_what_to_do_is_told_in_the_language_that_is_asked_for() -> None:
    scene = Scene()
    scene.buyer("karim", 65, orders=2)

    told = intel(scene, "karim", query="?lang=bn")

    assert (told["recommended_action"], told["recommended_action_why"]) == (
        "ছাড়ের অফার পাঠান",
        "হারানোর ঝুঁকি: ৬৫ দিন অর্ডার নেই",
    )


def test_a_wrong_number_is_neither_called_nor_written_to() -> None:
    scene = Scene()
    scene.buyer("karim", 20, orders=6)
    scene.good("POST", TASKS, {"customerId": "karim"}, by="agt_1")
    scene.called("karim", "wrong_number")

    told = intel(scene, "karim")

    assert (told["may_be_called"], told["may_be_called_why"]) == (False, "The number is wrong")
    assert told["recommended_action"].startswith("Do not call: ")
    assert "channel" not in told["best"]


def test_who_has_an_address_is_written_to_there() -> None:
    scene = Scene()
    scene.buyer("karim", 65, orders=2, email="karim@example.com")
    scene.good("POST", TASKS, {"customerId": "karim"}, by="agt_1")
    scene.called("karim", "wrong_number")

    told = intel(scene, "karim")

    assert told["recommended_action"] == "Do not call: send a discount offer by email"
    assert told["best"]["channel"] == "email"


def test_whom_nothing_speaks_against_may_be_called() -> None:
    scene = Scene()
    scene.hot("karim")

    told = intel(scene, "karim")

    assert (told["may_be_called"], told["best"]["channel"]) == (True, "call")


def test_in_bangla() -> None:
    scene = Scene()
    scene.hot("karim")

    assert intel(scene, "karim", query="?lang=bn")["call_priority_why"].startswith("ভালো ক্রেতা, ১০ দিন")


def test_nobody_learns_of_a_customer_who_is_not_theirs() -> None:
    scene = Scene()
    scene.settings("access", visibility="own")
    scene.hot("karim", agent="agt_2")

    for path in ("/crm/automation/intelligence/karim", "/cdm/customers/karim/why"):
        assert scene.call("GET", path, by="agt_1").status == 404
        assert scene.call("GET", path, by="agt_2").status == 200
        assert scene.call("GET", path, role="support").status == 403


# -- why, or why not -------------------------------------------------------------------------------------------


def test_it_says_what_would_be_decided_now_and_of_each_rule_whether_it_holds() -> None:
    scene = Scene()
    scene.hot("karim")

    told = why(scene, "karim")

    assert (told["now"]["outcome"], told["now"]["why"]) == ("done", "upsell")
    assert {each["rule"] for each in told["rules"] if each["holds"]} == {"upsell", "cadence"}
    assert len(told["rules"]) == 11
    assert told["decided"] == []


def test_it_looks_and_changes_nothing() -> None:
    scene = Scene()
    scene.hot("karim")
    before = scene.shop.table.everything()

    why(scene, "karim")

    assert {key: item for key, item in scene.shop.table.everything().items() if key in before} == before


def test_what_was_decided_stands_with_its_task() -> None:
    scene = Scene()
    scene.hot("karim")
    run = scene.generate()

    (decided,) = why(scene, "karim")["decided"]

    assert (decided["automation"], decided["outcome"], decided["day"]) == ("call_tasks", "done", after(0))
    assert (decided["task_id"], decided["run_id"]) == (scene.task_of("karim")["id"], run["run_id"])
    assert sum(each["points"] for each in decided["points"]) == scene.task_of("karim")["score"]
    assert decided["facts"]["lifetime_value"] == 2500


@pytest.mark.parametrize(
    ("prepare", "code", "text"),
    [
        ("open", "open_task", "A call task is open already"),
        ("gap", "contact_gap", "Contacted a moment ago: not twice within the gap"),
        ("consent", "no_call_consent", "Does not want calls"),
        ("wrong", "wrong_number", "The number is wrong"),
        ("cold", "cold", "Cold: messages, not sales calls"),
        ("nothing", "no_reason", "No rule gives a reason today"),
    ],
)
def test_every_word_against_a_call_is_told(prepare: str, code: str, text: str) -> None:
    scene = Scene()
    match prepare:
        case "cold":
            scene.buyer("karim", 40, orders=3)
        case "nothing":
            scene.customer("karim")
        case _:
            scene.hot("karim")
    match prepare:
        case "open":
            scene.generate()
        case "gap":
            scene.good("POST", "/cdm/interaction", {"customer_id": "karim", "interaction_type": "call"})
        case "consent":
            said = {"channel": "call", "purpose": "marketing", "allowed": False, "source": "call"}
            scene.good("PUT", "/cdm/customers/karim/consent", said)
        case "wrong":
            scene.generate()
            scene.called("karim", "wrong_number")

    now = why(scene, "karim")["now"]

    assert (now["why"], now["text"]) == (code, text)
    assert now["outcome"] == ("deferred" if code in ("open_task", "contact_gap") else "suppressed")


def test_what_was_not_done_is_kept_too() -> None:
    scene = Scene()
    scene.buyer("cold", 40, orders=3)
    scene.hot("spoken")
    scene.good("POST", "/cdm/interaction", {"customer_id": "spoken", "interaction_type": "call"})
    scene.generate()

    (cold,), (spoken,) = why(scene, "cold")["decided"], why(scene, "spoken")["decided"]

    assert (cold["outcome"], cold["why"]) == ("suppressed", "cold")
    assert (spoken["outcome"], spoken["why"], spoken["until"]) == ("deferred", "contact_gap", after(3))
    assert ("task_id" in cold, "task_id" in spoken) == (False, False)


def test_the_ledger_is_walked_newest_first_to_its_end() -> None:
    scene = Scene()
    scene.hot("karim")
    for _ in range(3):
        scene.morning()
        scene.days_pass(1)
    days, cursor = [], ""
    while True:
        told = why(scene, "karim", f"?limit=1{cursor}")
        days += [each["day"] for each in told["decided"]]
        if "next_cursor" not in told:
            break
        cursor = f"&cursor={told['next_cursor']}"

    assert days == [after(2), after(1), after(0)]


# -- hot, warm and cold ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd() -> Scene:
    scene = Scene()
    chance = random.Random(7)
    settle(scene.shop, [someone(chance, number, scene.shop.shop.today()) for number in range(150)])
    return scene


def walk(scene: Scene, query: str, **how: Any) -> list[list[dict[str, Any]]]:
    pages, cursor = [], ""
    while True:
        answer = scene.call("GET", f"{LISTS}/{query}{cursor}", **how)
        assert answer.status == 200, answer.text
        pages.append(answer.body)
        if "X-Next-Cursor" not in answer.headers:
            return pages
        cursor = f"&cursor={answer.headers['X-Next-Cursor']}"
        assert len(pages) < 300


def everybody(scene: Scene, priority: str) -> set[str]:
    ids = {key.pk.removeprefix("CUSTOMER#") for key in scene.shop.table.everything() if key.sk == "PROFILE"}
    ids = {each for each in ids if each.startswith("cus_")}
    return {each for each in ids if intel(scene, each)["call_priority"] == priority}


@pytest.mark.parametrize("priority", ["hot", "warm", "cold"])
@pytest.mark.parametrize("limit", [1, 7, 200])
def test_a_walk_is_complete_without_repetition_and_by_value(crowd: Scene, priority: str, limit: int) -> None:
    pages = walk(crowd, f"{priority}?limit={limit}")

    rows = [each for page in pages for each in page]
    assert {each["call_priority"] for each in rows} == {priority}
    assert all(len(page) <= limit for page in pages)
    found = [each["customer_id"] for each in rows]
    assert len(found) == len(set(found))
    assert set(found) == everybody(crowd, priority)
    values = [each["lifetime_value"] for each in rows]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("priority", ["hot", "warm", "cold"])
def test_by_temperature_it_is_the_other_meaning(crowd: Scene, priority: str) -> None:
    rows = [each for page in walk(crowd, f"{priority}?by=temperature&limit=20") for each in page]
    plain = crowd.good("GET", f"/cdm/customer360?temperature={priority}&sort=lifetime_value&limit=200")

    assert {each["customer_temperature"] for each in rows} == {priority}
    assert [each["customer_id"] for each in rows] == [each["customer_id"] for each in plain]


def test_a_row_says_why(crowd: Scene) -> None:
    row = crowd.good("GET", f"{LISTS}/hot?limit=1")[0]
    told = intel(crowd, row["customer_id"])

    assert row["call_reason"] == told["call_priority_why"]
    assert (row["score"], row["call_priority"]) == (told["score"], told["call_priority"])


def test_an_agent_sees_their_own(crowd: Scene) -> None:
    scene = Scene()
    scene.settings("access", visibility="own")
    scene.hot("karim")
    scene.hot("tara", agent="agt_2")

    assert [each["customer_id"] for each in scene.good("GET", f"{LISTS}/hot", by="agt_1")] == ["karim"]
    assert {each["customer_id"] for each in scene.good("GET", f"{LISTS}/hot")} == {"karim", "tara"}


@pytest.mark.parametrize("query", ["tepid", "hot?by=mood", "hot?limit=0", "hot?cursor=!!!"])
def test_a_list_without_sense_is_refused(crowd: Scene, query: str) -> None:
    assert crowd.call("GET", f"{LISTS}/{query}").status in (404, 422)


def test_a_called_customer_is_no_longer_pressing() -> None:
    scene = Scene()
    scene.hot("karim")
    scene.generate()
    before = scene.good("GET", f"{LISTS}/hot")

    scene.say(scene.task_of("karim")["id"], outcome="successful")

    assert [each["customer_id"] for each in before] == ["karim"]
    assert scene.good("GET", f"{LISTS}/hot") == []
    assert scene.good("GET", f"{TASKS}/today", by="agt_1")[0]["status"] == "completed"
