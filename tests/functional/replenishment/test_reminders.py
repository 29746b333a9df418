"""From an order to a reminder: through the doors, the outbox and the worker."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.customers import store as customers
from rapport.replenishment.due import due_between
from rapport.replenishment.states import from_summary
from tests.functional.replenishment.scene import TODAY, Scene, after, all_days, forecast


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_an_order_of_the_four_staples_is_reminded_as_the_guide_says(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", "oil-1l", "turmeric", "honey", "soap")
    scene.settle()

    assert scene.dates() == {
        "rice": after(22),
        "oil/mustard oil": after(18),
        "spices/turmeric": after(28),
        "honey": after(40),
    }
    assert {(day, need) for day, _, need in scene.agenda()} == {(day, need) for need, day in scene.dates().items()}
    scene.consistent()


def test_told_again_nothing_is_written(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    events = scene.told()
    scene.hear(*events)
    before = scene.shop.table.everything()

    scene.hear(*events, *events)

    assert scene.shop.table.everything() == before


def test_told_in_the_wrong_order_it_is_the_same(scene: Scene) -> None:
    other = Scene()
    for each in (scene, other):
        each.order("o1", "rice-5kg", days=10)
        each.order("o2", "nazir-5kg", "oil-1l", days=5)
        each.move("o2", "cancelled")
    first = scene.told()
    scene.hear(*first)
    other.hear(*reversed(other.told()))

    assert scene.needs() == other.needs()
    assert scene.agenda() == other.agenda()
    assert scene.dates() == {"rice": after(12)}


@pytest.mark.parametrize("product", ["rice-5kg", "nazir-5kg", "rice-1kg"])
def test_a_later_purchase_of_it_replaces_the_reminder(scene: Scene, product: str) -> None:
    scene.order("o1", "rice-5kg", days=5)
    scene.settle()
    scene.order("o2", product)
    scene.settle()

    assert list(scene.dates()) == ["rice"]
    assert scene.reminders()["rice"]["product_id"] == product
    assert len(scene.agenda()) == 1
    scene.consistent()


@pytest.mark.parametrize("status", ["cancelled", "returned"])
def test_an_order_taken_back_gives_the_older_reminder_back(scene: Scene, status: str) -> None:
    scene.order("o1", "rice-5kg", days=5)
    scene.settle()
    before = scene.agenda(), scene.needs()
    scene.order("o2", "rice-5kg", "oil-1l")
    scene.settle()
    assert scene.dates()["rice"] == after(22)

    scene.move("o2", status)
    scene.settle()

    assert (scene.agenda(), scene.needs()) == before
    scene.consistent()


def test_the_only_order_cancelled_leaves_nothing(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.move("o1", "cancelled")
    scene.settle()

    assert scene.reminders() == {}
    assert scene.agenda() == {}
    assert scene.counted() == {}
    assert scene.summary() == []


def test_a_corrected_order_counts_as_it_is_now(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.good("PUT", "/orders/o1", {"lines": [{"product_id": "rice-5kg", "quantity": 2}]})
    scene.settle()

    assert scene.dates() == {"rice": after(51)}
    scene.consistent()


# -- the past ------------------------------------------------------------------------------------------------


def test_imported_history_reminds_of_nothing_that_is_over(scene: Scene) -> None:
    for number, days in enumerate(range(540, 30, -30)):
        scene.order(f"o{number}", "rice-5kg", "honey", days=days, imported=True)
    scene.settle()

    assert {day for day, _, _ in scene.agenda()} <= {after(days) for days in range(90)}
    assert list(due_between(scene.shop.work(), TODAY - timedelta(days=400), TODAY)) == []


def test_imported_history_that_is_over_reads_as_lapsed_and_is_in_no_summary(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", days=25, imported=True)
    scene.settle()

    assert scene.reminders()["rice"]["state"] == "lapsed"
    assert scene.agenda() == {}
    assert scene.summary() == []
    scene.consistent()


def test_imported_history_that_is_not_over_yet_reminds(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", days=20, imported=True)
    scene.settle()

    assert list(scene.agenda()) == [(after(2), "c1", "rice")]


def test_an_order_dated_back_acts_once_on_the_next_day(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", days=25)
    scene.settle()
    assert list(scene.agenda()) == [(after(1), "c1", "rice")]

    scene.days_pass(3)
    scene.order("o2", "honey")
    scene.settle()

    assert (after(1), "c1", "rice") in scene.agenda()
    scene.consistent()


def test_an_order_dated_back_too_far_is_nobodys_task(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", days=52)
    scene.settle()

    assert scene.agenda() == {}
    assert scene.summary() == []


def test_a_reminder_that_comes_back_after_it_was_due_acts_as_if_time_had_passed(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.days_pass(20)
    scene.order("o3", "rice-5kg")
    scene.settle()
    scene.days_pass(5)
    scene.move("o3", "cancelled")
    scene.settle()

    assert list(scene.agenda()) == [(after(26), "c1", "rice")]


# -- asking --------------------------------------------------------------------------------------------------


def test_asking_is_remembered_and_slows_the_reminders_of_who_never_answers(scene: Scene) -> None:
    scene.order("o1", "honey")
    scene.settle()
    for _ in range(2):
        scene.days_pass(40)
        scene.ask("honey")
        scene.days_pass(30)
        scene.order(f"o{_}-late", "honey")
        scene.settle()

    told = scene.reminders()["honey"]
    assert told["arithmetic"]["unanswered"] == 2
    assert told["arithmetic"]["asked_less_often"]
    assert told["arithmetic"]["consumption_days"] == 90
    scene.consistent()


def test_asking_twice_a_day_is_asking_once_and_asking_a_stranger_is_nothing(scene: Scene) -> None:
    scene.order("o1", "honey")
    scene.settle()
    scene.ask("honey")
    before = scene.household()
    scene.ask("honey")

    assert scene.household() == before
    assert before is not None
    assert before["asked"] == {"honey": [after(0)]}


def test_a_removed_customer_is_not_reminded(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.good("DELETE", "/cdm/customers/c1")
    scene.settle()

    assert scene.household() is None
    assert scene.agenda() == {}


# -- what the others read ------------------------------------------------------------------------------------


def test_the_summary_on_the_profile_says_what_the_household_holds(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", "oil-1l")
    scene.settle()

    work = scene.shop.work()
    read = from_summary(customers.get(work, "c1").rooms["reminders"])

    assert {each.need: each.reminder_date.isoformat() for each in read} == scene.dates()
    assert scene.summary()[0] == {
        "need": "oil/mustard oil",
        "product_id": "oil-1l",
        "product_name": "Mustard Oil 1 litre",
        "last_bought": after(0),
        "pack": "1 litre",
        "reminder_date": after(18),
        "runs_out": after(25),
        "days": 25,
        "basis": "table",
    }


def test_who_is_due_between_two_days_is_told_once() -> None:
    scene = Scene(customers=("c1", "c2", "c3"))
    scene.order("o1", "rice-5kg", "oil-1l")
    scene.order("o2", "rice-5kg", customer_id="c2")
    scene.order("o3", "honey", customer_id="c3")
    scene.settle()
    work = scene.shop.work()

    def due(since: int, until: int) -> list[str]:
        found = due_between(work, TODAY + timedelta(days=since), TODAY + timedelta(days=until))
        return sorted(found)

    assert due(18, 22) == ["c1", "c2"]
    assert due(19, 21) == []
    assert due(22, 22) == ["c1", "c2"]
    assert due(0, 40) == ["c1", "c2", "c3"]


def test_the_forecast_is_the_calendar_counted(scene: Scene) -> None:
    scene.order("o1", "rice-5kg", "oil-1l", "turmeric", "honey")
    scene.settle()

    assert forecast(scene) == scene.recounted()
    assert len(scene.good("GET", "/crm/automation/reminders/forecast")) == 30


def test_the_forecast_knows_who_will_be_called(scene: Scene) -> None:
    scene.order("o1", lines=[{"product_id": "rice-5kg", "quantity": 1, "unit_price": 5000}])
    scene.settle()

    assert list(all_days(scene)) == [(after(22), 1, 0)]


def test_two_needs_of_one_day_are_one_contact(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.days_pass(4)
    scene.order("o2", "oil-1l")
    scene.settle()
    assert len(scene.agenda()) == 2
    assert list(all_days(scene)) == [(after(22), 0, 1)]

    scene.move("o2", "cancelled")
    scene.settle()

    assert list(all_days(scene)) == [(after(22), 0, 1)]
    scene.consistent()


def test_a_call_of_a_day_nobody_calls_is_made_on_the_next_that_somebody_does(scene: Scene) -> None:
    scene.good("PUT", "/api/config/business", {"weekend": ["friday", "saturday"], "holidays": [SUNDAY]})
    scene.shop.clock.advance(minutes=1)
    # Reminded on Saturday the 28th; told by call, and to another by a message.
    scene.order("o1", lines=[{"product_id": "oil-1l", "quantity": 1, "unit_price": 5000}])
    scene.good("POST", "/cdm/customers", {"customer_id": "c2", "first_name": "Karim", "phone": "01712349999"})
    scene.order("o2", "oil-1l", customer_id="c2")
    scene.settle()

    assert list(all_days(scene)) == [(SATURDAY, 0, 1), (MONDAY, 1, 0)]
    assert list(all_days(scene, 19)) == [(SATURDAY, 0, 1)]
    # Seen from behind the weekend it waits for today.
    scene.days_pass(20)
    assert list(all_days(scene)) == [(MONDAY, 1, 0)]
    scene.days_pass(1)
    assert list(all_days(scene)) == []


SATURDAY, SUNDAY, MONDAY = after(18), after(19), after(20)


def test_who_becomes_a_vip_will_be_called(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    assert list(all_days(scene)) == [(after(22), 0, 1)]

    for number in range(2, 7):
        scene.order(f"o{number}", "soap")
    scene.settle()

    assert list(all_days(scene)) == [(after(22), 1, 0)]
    scene.consistent()


# -- the door ------------------------------------------------------------------------------------------------


def test_who_is_reminded_today_with_the_reason_in_words(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.days_pass(22)

    (told,) = scene.good("GET", "/crm/automation/reminders")

    assert (told["customer_id"], told["product_id"], told["state"]) == ("c1", "rice-5kg", "due")
    assert told["channels"] == ["whatsapp", "sms"]
    assert told["why"] == (
        "Miniket Rice 5 kg: bought 5 kg on 2026-03-10; 5 kg last about 29 days, this 29;"
        " taken as 29 days, it runs out on 2026-04-08 and they are reminded 7 days before."
    )


def test_a_day_is_told_in_pages() -> None:
    names = tuple(f"c{number}" for number in range(1, 8))
    scene = Scene(customers=names)
    for name in names:
        scene.order(f"o-{name}", "rice-5kg", customer_id=name)
    scene.settle()

    found: list[str] = []
    cursor = ""
    while True:
        answer = scene.call("GET", f"/crm/automation/reminders?date={after(22)}&limit=3{cursor}")
        assert answer.status == 200, answer.text
        found += [each["customer_id"] for each in answer.body]
        if "X-Next-Cursor" not in answer.headers:
            break
        cursor = f"&cursor={answer.headers['X-Next-Cursor']}"

    assert sorted(found) == sorted(names)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/crm/automation/reminders/nobody", 404),
        ("/crm/automation/reminders?date=2026-13-01", 422),
        ("/crm/automation/reminders?date=1800-01-01", 422),
        ("/crm/automation/reminders/forecast?days=0", 422),
        ("/crm/automation/reminders/forecast?days=91", 422),
        ("/crm/automation/reminders/forecast?days=90", 200),
        ("/crm/automation/reminders/forecast?days=1", 200),
    ],
)
def test_questions_at_the_edge(scene: Scene, path: str, status: int) -> None:
    assert scene.call("GET", path).status == status


def test_where_agents_see_their_own_customers_they_see_their_own_reminders(scene: Scene) -> None:
    scene.order("o1", "rice-5kg")
    scene.settle()
    scene.good("PUT", "/api/config/access", {"visibility": "own"})
    scene.shop.clock.advance(minutes=1)

    how = {"role": "crm_agent", "user": "user-lonely"}
    assert scene.call("GET", f"/crm/automation/reminders?date={after(22)}", **how).body == []
    assert scene.call("GET", "/crm/automation/reminders/c1", **how).status == 404
