"""What to do next, and what would change it: decided without a store."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rapport.calls.agents.next_action import Choice, choose, would_change
from rapport.calls.plan.rules import HOTTEST_FIRST
from rapport.calls.tasks.task import Task
from rapport.kernel.decisions import Point
from tests.unit.calls.people import DAY, before

NOON = "2026-03-10 12:00"


def task(task_id: str = "a", **said: Any) -> Task:
    fields: dict[str, Any] = {
        "customer_id": f"of-{task_id}",
        "agent_id": "agt_1",
        "task_date": DAY,
        "last_day": DAY,
        "task_type": "upsell",
        "priority": "hot",
        "status": "pending",
        "score": 40,
        "source": "generation",
        "created_at": datetime(2026, 3, 10, tzinfo=UTC),
        "version": 1,
    } | said
    return Task(task_id=task_id, **fields)


def chosen(*tasks: Task, now: str = NOON) -> Choice:
    found = choose(tasks, now)
    assert found is not None
    return found


# -- which one ------------------------------------------------------------------------------------------------------


def test_of_nothing_there_is_nothing_to_choose() -> None:
    assert choose([], NOON) is None


def test_the_hottest_comes_first_whatever_the_points() -> None:
    found = chosen(task("warm", priority="warm", score=90), task("hot", score=10))

    assert (found.first.task_id, found.second and found.second.task_id) == ("hot", "warm")


def test_then_the_highest_score_then_the_longest_without_contact_then_the_id() -> None:
    tasks = [
        task("e", score=30),
        task("d", last_contact=before(2)),
        task("b", last_contact=before(9)),
        task("c", last_contact=before(9)),
        task("a"),
    ]
    found = []
    while tasks:
        found.append(chosen(*tasks).first.task_id)
        tasks = [each for each in tasks if each.task_id != found[-1]]

    assert found == ["a", "b", "c", "d", "e"]


def test_who_is_on_the_line_stays_first() -> None:
    found = chosen(task("hot", score=90), task("on the line", priority="cold", score=1, status="in_progress"))

    assert found.first.task_id == "on the line"


def test_a_callback_waits_for_its_time() -> None:
    tasks = task("later", score=90, scheduled_time="12:01"), task("now", score=10)

    assert chosen(*tasks).first.task_id == "now"
    assert chosen(*tasks, now="2026-03-10 12:01").first.task_id == "later"


def test_a_callback_of_yesterday_waits_no_more() -> None:
    late = task("late", task_date=before(1), last_day=DAY, scheduled_time="17:00", priority="warm")

    assert chosen(late, now="2026-03-10 09:00").first.task_id == "late"


def test_when_all_wait_there_is_nothing_to_do_now() -> None:
    assert choose([task(scheduled_time="15:00")], NOON) is None


def test_a_callback_that_will_rank_higher_is_told_of() -> None:
    found = chosen(task("now", score=10), task("later", score=90, scheduled_time="15:00"))

    assert found.later is not None
    assert found.later.task_id == "later"


def test_a_callback_that_will_not_is_not() -> None:
    found = chosen(task("now", status="in_progress"), task("later", score=90, scheduled_time="15:00"))

    assert found.later is None


def test_a_promise_that_is_due_comes_before_the_hottest_chance() -> None:
    agreed = task("agreed", priority="warm", score=0, source="manual", scheduled_time="15:00")

    found = chosen(task("upsell", score=90), agreed, now="2026-03-10 15:06")

    assert found.first.task_id == "agreed"
    assert would_change(found, "Rahim") == [
        "This call was agreed for 15:00: Rahim would have to be agreed for a time as well"
    ]


def test_of_two_promises_the_older_comes_first() -> None:
    found = chosen(task("b", scheduled_time="11:30"), task("c", priority="warm", scheduled_time="11:00"))

    assert found.first.task_id == "c"
    assert would_change(found, None) == ["This call was agreed for an earlier time than the runner-up's"]


TASKS = st.lists(
    st.builds(
        task,
        st.integers(0, 10_000).map(str),
        priority=st.sampled_from(HOTTEST_FIRST),
        score=st.integers(0, 120),
        last_contact=st.one_of(st.none(), st.integers(0, 40).map(before)),
        scheduled_time=st.one_of(st.none(), st.sampled_from(["09:00", "12:00", "15:00"])),
        status=st.sampled_from(["pending", "pending", "in_progress"]),
    ),
    max_size=8,
    unique_by=lambda each: each.task_id,
)


@given(TASKS, st.randoms(use_true_random=False))
def test_the_order_in_which_tasks_are_read_decides_nothing(tasks: list[Task], chance: Any) -> None:
    shuffled = list(tasks)
    chance.shuffle(shuffled)

    assert choose(tasks, NOON) == choose(shuffled, NOON)


@given(TASKS)
def test_nothing_that_can_be_done_now_is_better_than_what_is_chosen(tasks: list[Task]) -> None:
    found = choose(tasks, NOON)
    ready = [each for each in tasks if each.scheduled_time in (None, "09:00", "12:00")]

    assert (found is None) == (not ready)
    if found is None:
        return
    assert found.first in ready
    if found.first.status != "in_progress":
        assert all(each.status != "in_progress" for each in ready)
        promised = [each.scheduled_time for each in ready if each.scheduled_time is not None]
        assert found.first.scheduled_time == min(promised, default=None)
        ready = [each for each in ready if each.scheduled_time == found.first.scheduled_time]
        hottest = min(HOTTEST_FIRST.index(each.priority) for each in ready)
        assert HOTTEST_FIRST.index(found.first.priority) == hottest
        assert found.first.score == max(each.score for each in ready if HOTTEST_FIRST.index(each.priority) == hottest)


# -- what would change it --------------------------------------------------------------------------------------------


def scored(task_id: str, **points: int) -> Task:
    arithmetic = tuple(Point(what, worth) for what, worth in points.items())
    return task(task_id, score=sum(points.values()), arithmetic=arithmetic)


def test_the_only_task_is_told_as_such() -> None:
    (said,) = would_change(chosen(task()), None)

    assert "the only one" in said


def test_between_priorities_the_other_would_have_to_be_as_hot() -> None:
    found = chosen(task("a"), task("b", priority="warm"))

    assert would_change(found, "Rahim") == ["Rahim would have to be hot, not warm"]


def test_a_term_larger_than_the_gap_would_turn_it() -> None:
    found = chosen(scored("a", upsell=40, vip=10, high_average=10), scored("b", upsell=40, high_average=10))

    assert would_change(found, "Rahim") == ["Without 'Upsell opportunity' (40) Rahim comes first"]


def test_several_terms_are_each_told() -> None:
    found = chosen(scored("a", upsell=40, vip_care=35), scored("b", upsell=40, further_reasons=30))

    assert would_change(found, None) == [
        "Without 'Upsell opportunity' (40) the runner-up comes first",
        "Without 'VIP care' (35) the runner-up comes first",
    ]


def test_when_no_single_term_would_turn_it_the_missing_points_are_told() -> None:
    found = chosen(scored("a", welcome=20, vip=10, high_average=10), scored("b", win_back=10))

    assert would_change(found, "Rahim") == ["Rahim needs 31 more points"]


def test_of_equals_the_longer_silence_decided() -> None:
    found = chosen(task("a", last_contact=before(9)), task("b", last_contact=before(2)))

    assert would_change(found, "Rahim") == ["Equal points: Rahim was contacted more recently"]


def test_of_equals_in_everything_nobody_is_said_to_have_been_contacted() -> None:
    found = chosen(task("a"), task("b"))

    (said,) = would_change(found, "Rahim")
    assert "contacted" not in said


def test_who_is_on_the_line_is_said_to_be() -> None:
    """The other may rank higher; it is the call that is being made that keeps it back."""
    found = chosen(task("a", status="in_progress", priority="warm"), task("b", score=90))

    (said,) = would_change(found, "Rahim")
    assert "would have to be warm" not in said


def test_a_callback_to_come_is_told_first() -> None:
    found = chosen(task("a", score=10), task("b", score=90, scheduled_time="15:00"))

    assert would_change(found, None)[0] == "At 15:00 a call that ranks higher comes due"


@given(TASKS)
def test_there_is_always_something_to_say(tasks: list[Task]) -> None:
    found = choose(tasks, NOON)

    assert found is None or would_change(found, "Rahim")


@given(TASKS)
def test_and_in_bangla_it_is_bangla(tasks: list[Task]) -> None:
    found = choose(tasks, NOON)

    for text in would_change(found, None, "bn") if found else ():
        assert not re.search("[A-Za-z0-9]", text)
        assert re.search("[\u0980-\u09ff]", text)


def test_a_name_keeps_its_digits() -> None:
    found = chosen(task("a"), task("b", priority="warm"))

    assert would_change(found, "Shop 24", "bn") == ["Shop 24-কে উষ্ণ নয়, গরম হতে হতো"]


def test_taking_the_term_away_does_turn_it() -> None:
    first, second = scored("b", upsell=40, vip=10), scored("a", upsell=40)
    told = would_change(chosen(first, second), "Rahim")
    without = replace(first, score=first.score - 40)

    assert "Without 'Upsell opportunity' (40) Rahim comes first" in told
    assert chosen(without, second).first.task_id == "a"


def test_days_are_compared_as_days() -> None:
    tomorrow = task("tomorrow", task_date=date(2026, 3, 11), last_day=date(2026, 3, 11), scheduled_time="09:00")

    assert choose([tomorrow], NOON) is None
