"""The day's tasks: made once, shown first, on any day that is open, whoever asks and however often."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from functions.call_tasks_job import app as job
from rapport.calls.morning import generating
from rapport.kernel import runs
from rapport.kernel.caller import system
from rapport.kernel.work import Work
from tests.functional.calls.scene import TASKS, AnHour, Scene, after, runs_out_after
from tests.promises.surface import in_the_environment

BOTH = (f"{TASKS}/generate", "/crm-automation/generate-call-tasks")


def filled(agents: tuple[str, ...] = ("agt_1", "agt_2")) -> Scene:
    """Someone for nearly every rule, and some whom no rule wants."""
    scene = Scene(agents=agents)
    scene.hot("upsell")
    scene.warm("repeat")
    scene.buyer("at-risk", 65)
    scene.buyer("gone", 95)
    scene.buyer("welcome", 2)
    scene.buyer("vip", 20, orders=6, price=900)
    scene.customer("born-today", dateOfBirth="1990-03-10")
    scene.customer("born-tomorrow", dateOfBirth="1990-03-11")
    scene.customer("born-later", dateOfBirth="1990-03-12")
    scene.customer("nobody")
    scene.buyer("cold-repeat", 40, orders=3)
    scene.told()
    return scene


@pytest.fixture
def scene() -> Scene:
    return filled()


def made(scene: Scene) -> dict[str, tuple[str, str]]:
    return {each["customer_id"]: (each["task_type"], each["priority"]) for each in scene.tasks()}


EVERYBODY = {
    "upsell": ("upsell", "hot"),
    "repeat": ("follow_up", "warm"),
    "at-risk": ("at_risk", "warm"),
    "gone": ("win_back", "cold"),
    "welcome": ("new_customer", "warm"),
    "vip": ("relationship", "hot"),
    "born-today": ("birthday", "warm"),
    "born-tomorrow": ("birthday", "warm"),
}


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize("body", [None, {}, {"taskDate": after(0)}, {"task_date": after(0)}])
def test_a_days_tasks_are_made(scene: Scene, path: str, body: Any) -> None:
    told = scene.good("POST", path, body)

    assert made(scene) == EVERYBODY
    assert told["message"] == f"Generated 8 call tasks for {after(0)}"
    assert told["breakdown"] == {
        "at_risk": 1,
        "birthday": 2,
        "follow_up": 1,
        "new_customer": 1,
        "relationship": 1,
        "upsell": 1,
        "win_back": 1,
    }
    assert (told["status"], told["unassigned"], told["made_already"]) == ("finished", 0, 0)
    assert (told["candidates"], told["done"], told["deferred"], told["suppressed"]) == (9, 8, 0, 1)
    assert told["reasons"] == {"cold": 1}
    assert told["agent_minutes"] == 8 * 6
    assert told["run_id"].startswith("run_")


def test_the_schedule_makes_the_same() -> None:
    scene = filled()

    scene.morning()

    assert made(scene) == EVERYBODY


@pytest.mark.parametrize("role", ["crm_agent", "support", "delivery_coordinator"])
def test_only_managers_make_a_day(scene: Scene, role: str) -> None:
    for path in BOTH:
        scene.refused(403, "POST", path, role=role)


def test_made_again_nothing_is_made(scene: Scene) -> None:
    scene.generate()
    before = scene.tasks(), scene.cells()

    again = scene.generate()

    assert (scene.tasks(), scene.cells()) == before
    assert (again["message"], again["breakdown"]) == (f"Generated 0 call tasks for {after(0)}", {})


def test_when_everybody_is_looked_at_again_it_is_told_that_they_were_made(scene: Scene) -> None:
    """A change of the edges has all windows read once more."""
    scene.generate()
    scene.settings("calls", upsell_to_days=16)
    before = made(scene)

    again = scene.generate()

    assert made(scene) == before
    assert again["made_already"] == 8


def test_what_was_closed_is_not_made_again_the_same_day(scene: Scene) -> None:
    scene.generate()
    scene.say(scene.task_of("upsell")["id"], by=None, status="skipped")
    scene.called("repeat", "wrong_number")
    scene.settings("calls", upsell_to_days=16)

    scene.generate()

    assert made(scene) == EVERYBODY
    assert len(scene.tasks()) == 8


# -- shown first -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dryRun", "dry_run"])
def test_a_preview_writes_nothing_and_says_what_would_be_made(scene: Scene, name: str) -> None:
    before = scene.shop.table.everything()

    shown = scene.good("POST", f"{BOTH[0]}?{name}=true")

    assert scene.shop.table.everything() == before
    assert (shown["message"], shown["status"]) == (f"Would generate 8 call tasks for {after(0)}", "preview")
    assert "run_id" not in shown
    plan = {each["customer_id"]: each for each in shown["plan"]}
    assert set(plan) == {*EVERYBODY, "cold-repeat"}
    assert plan["upsell"]["text"] == "Upsell opportunity - Recent high-value customer"
    assert plan["cold-repeat"]["text"] == "Cold: messages, not sales calls"
    assert all(
        each["score"] == sum(point["points"] for point in each["points"])
        for each in shown["plan"]
        if each["outcome"] == "done"
    )


def test_the_run_does_what_the_preview_said(scene: Scene) -> None:
    shown = scene.good("POST", f"{BOTH[0]}?dryRun=true")

    done = scene.generate(planHash=shown["plan_hash"])

    same = ("breakdown", "candidates", "done", "deferred", "suppressed", "reasons", "agent_minutes", "plan_hash")
    assert {name: done[name] for name in same} == {name: shown[name] for name in same}
    planned = {each["customer_id"]: each.get("agent_id") for each in shown["plan"] if each["outcome"] == "done"}
    assert planned == {each["customer_id"]: each.get("agent_id") for each in scene.tasks()}


def test_a_plan_that_would_be_another_now_is_refused(scene: Scene) -> None:
    shown = scene.good("POST", f"{BOTH[0]}?dryRun=true")
    scene.order("upsell")

    error = scene.refused(409, "POST", BOTH[0], {"planHash": shown["plan_hash"]})

    assert error["code"] == "plan_has_changed"
    assert error["current"]["plan_hash"] == scene.good("POST", f"{BOTH[0]}?dryRun=true")["plan_hash"]
    assert scene.tasks() == []


# -- other days ------------------------------------------------------------------------------------------------


def test_tomorrow_can_be_made_today_and_the_morning_leaves_it(scene: Scene) -> None:
    told = scene.generate(taskDate=after(1))
    tomorrow = made(scene)
    scene.days_pass(1)
    scene.morning()

    assert told["task_date"] == after(1)
    assert tomorrow["born-later"] == ("birthday", "warm")
    assert "born-today" not in tomorrow
    assert made(scene) == tomorrow


def test_tomorrow_made_today_leaves_todays_tasks_alone(scene: Scene) -> None:
    scene.generate()

    scene.generate(taskDate=after(1))

    assert {each["status"] for each in scene.tasks()} == {"pending"}
    assert {each["customer_id"] for each in scene.tasks() if each["task_date"] == after(1)} == {"born-later"}


def test_a_holiday_is_closed(scene: Scene) -> None:
    scene.settings("business", holidays=[after(0)])

    told = scene.generate()

    assert (told["status"], told["breakdown"], told["candidates"]) == ("closed", {}, 0)
    assert told["message"] == f"Generated 0 call tasks for {after(0)}"
    assert scene.tasks() == []


def test_what_a_closed_day_would_have_brought_comes_on_the_next_open_one(scene: Scene) -> None:
    scene.settings("business", holidays=[after(0)])
    scene.morning()
    scene.days_pass(1)

    scene.morning()

    assert set(made(scene)) >= {"upsell", "repeat", "at-risk", "gone", "welcome", "vip", "born-tomorrow"}


def test_a_weekend_is_closed_until_somebody_works_on_it(scene: Scene) -> None:
    scene.days_pass(3)
    closed = scene.generate()
    scene.changed_agent("agt_2", working_days=["friday"])
    opened = scene.generate()

    assert closed["status"] == "closed"
    assert opened["status"] == "finished"
    assert {each.get("agent_id") for each in scene.tasks()} <= {"agt_2", None}


@pytest.mark.parametrize("day", ["2026-02-30", "soon", 7])
def test_a_day_that_is_none_is_refused(scene: Scene, day: Any) -> None:
    scene.refused(422, "POST", BOTH[0], {"taskDate": day})


# -- who gets what ---------------------------------------------------------------------------------------------


def test_nobody_gets_more_than_they_can_do() -> None:
    scene = Scene(agents=())
    scene.agent("agt_1", daily_capacity=2)
    for number in range(4):
        scene.hot(f"hot-{number}", agent=None)
    scene.buyer("gone", 95, agent=None)
    scene.told()

    told = scene.generate()

    assert (told["unassigned"], told["deferred"], told["reasons"]) == (2, 1, {"no_capacity": 1})
    assert len(scene.desk("agt_1")) == 2
    assert {each["customer_id"] for each in scene.desk(None)} == {"hot-2", "hot-3"}


def test_who_was_put_off_for_want_of_room_comes_up_tomorrow() -> None:
    scene = Scene(agents=())
    scene.agent("agt_1", daily_capacity=0)
    scene.buyer("gone", 92, agent=None)
    scene.told()
    scene.generate()
    scene.changed_agent("agt_1", daily_capacity=5)
    scene.days_pass(1)

    scene.morning()

    assert made(scene) == {"gone": ("win_back", "cold")}


def test_in_a_team_without_anybody_tasks_lie_in_the_pool() -> None:
    scene = Scene(agents=())
    scene.hot("karim", agent=None)

    assert scene.generate()["unassigned"] == 1
    assert [each["customer_id"] for each in scene.desk(None)] == ["karim"]


# -- on the 28th and the 29th of February ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (date(2027, 2, 26), False),
        (date(2027, 2, 27), True),
        (date(2027, 2, 28), True),
        (date(2027, 3, 1), False),
        (date(2028, 2, 27), False),
        (date(2028, 2, 28), True),
        (date(2028, 2, 29), True),
    ],
)
def test_a_leap_day_birthday_is_called_about_on_the_28th_in_common_years(day: date, called: bool) -> None:
    scene = Scene()
    scene.settings("business", weekend=["monday"] if day.weekday() else ["friday"])
    scene.customer("leap", dateOfBirth="1992-02-29")
    scene.shop.clock.set(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))

    scene.morning()

    assert ("leap" in made(scene)) is called


# -- when time is up -------------------------------------------------------------------------------------------


def test_what_is_not_done_in_time_goes_on_behind_the_bus(scene: Scene) -> None:
    work = Work(scene.shop.shop, system(generating.JOB))
    first = generating.run(work, work.today, runs_out_after(3))
    assert not first.finished
    assert len(scene.tasks()) == 3

    (event,) = [each for each in scene.told() if each["type"] == "GenerationContinued"]
    with in_the_environment(scene.shop):
        job.lambda_handler({"detail": event}, AnHour())

    assert made(scene) == EVERYBODY
    run = runs.find(scene.shop.table, generating.JOB, first.run.started, first.run.run_id)
    assert run is not None
    assert run.finished is not None
    assert run.counts["made"] == 8
    assert run.counts["candidates"] == 9
    assert "made_already" not in run.counts
    assert len(scene.good("GET", "/ops/runs?job=call-tasks")) == 1


def test_it_may_take_many_rests(scene: Scene) -> None:
    work = Work(scene.shop.shop, system(generating.JOB))
    done = generating.run(work, work.today, runs_out_after(2))
    parts = 1
    while not done.finished:
        (event,) = [each for each in scene.told() if each["type"] == "GenerationContinued"]
        assert event["part"] == parts + 1
        done = generating.go_on(work, work.today, event["run_id"], done.run.started, event["part"], runs_out_after(4))
        parts += 1
        assert parts < 20

    assert made(scene) == EVERYBODY
    assert done.run.counts["made"] == 8


def test_the_rest_told_twice_makes_nothing_twice(scene: Scene) -> None:
    work = Work(scene.shop.shop, system(generating.JOB))
    generating.run(work, work.today, runs_out_after(3))
    (event,) = [each for each in scene.told() if each["type"] == "GenerationContinued"]
    with in_the_environment(scene.shop):
        for _ in range(3):
            job.lambda_handler({"detail": event}, AnHour())

    assert made(scene) == EVERYBODY
    assert len(scene.tasks()) == 8


def test_in_a_request_time_is_up_too_and_the_answer_says_so(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from functions.planning_api import app as door

    monkeypatch.setattr(door, "IN_A_REQUEST", timedelta(0))

    told = scene.generate()

    assert (told["status"], told["breakdown"]) == ("continues", {})
    (event,) = [each for each in scene.told() if each["type"] == "GenerationContinued"]
    assert event["run_id"] == told["run_id"]
    with in_the_environment(scene.shop):
        job.lambda_handler({"detail": event}, AnHour())
    assert made(scene) == EVERYBODY


def test_the_job_leaves_a_minute_to_finish(scene: Scene) -> None:
    class HalfAMinute(AnHour):
        def get_remaining_time_in_millis(self) -> int:
            return 30_000

    with in_the_environment(scene.shop):
        job.lambda_handler({}, HalfAMinute())

    assert scene.tasks() == []
    assert [each["type"] for each in scene.told() if each["type"] == "GenerationContinued"] == ["GenerationContinued"]


def test_a_named_day_is_made_by_the_job_too(scene: Scene) -> None:
    with in_the_environment(scene.shop):
        job.lambda_handler({"day": after(1)}, AnHour())

    assert {each["task_date"] for each in scene.tasks()} == {after(1)}


# -- a day that is over, or none ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", BOTH)
def test_a_day_that_is_over_is_shown_but_not_made(path: str) -> None:
    scene = filled()

    error = scene.refused(422, "POST", path, {"task_date": after(-1)})
    shown = scene.good("POST", f"{path}?dry_run=true", {"task_date": after(-1)})

    assert [each["field"] for each in error["details"]] == ["task_date"]
    assert (shown["status"], shown["task_date"]) == ("preview", after(-1))


@pytest.mark.parametrize("day", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_a_day_without_a_day_before_is_refused_by_name(day: str, query: str) -> None:
    scene = Scene(agents=())

    error = scene.refused(422, "POST", f"{TASKS}/generate{query}", {"task_date": day})

    assert [each["field"] for each in error["details"]] == ["task_date"]
