"""Who is called today: a class for each rule, every edge on its day and on the days beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from rapport.calls.plan import rules
from rapport.calls.plan.known import Known, Occasion
from rapport.calls.plan.looking_ahead import callable_reasons
from rapport.calls.plan.rules import FOR_EVER, RULES, Rule, reasons
from rapport.calls.plan.summary import Summary
from rapport.kernel.clock import next_occurrence
from rapport.kernel.settings import CallPoints, Lifecycle, Settings, Value
from tests.unit.calls.people import (
    DAY,
    SETTINGS,
    after,
    anniversary,
    before,
    birthday,
    calling,
    holds,
    on,
    person,
    reason,
    reminder,
    served,
)


def called_for(known: Known, day: date = DAY, settings: Settings = SETTINGS) -> set[Rule]:
    """The rules that still speak once it is asked whether they may be called."""
    return {each.rule for each in callable_reasons(on(known, day, settings))}


class TestFollowUp:
    @pytest.mark.parametrize(
        ("agreed", "called"),
        [((), False), ((1,), False), ((0,), True), ((-1,), True), ((-40,), True), ((5, -2), True)],
    )
    def test_on_the_day_agreed_and_on_every_day_after_a_missed_one(self, agreed: tuple[int, ...], called: bool) -> None:
        known = person(calls=Summary(follow_ups=tuple(after(days) for days in agreed)))

        assert holds("follow_up", known) is called

    def test_of_several_missed_days_the_latest_is_spoken_of(self) -> None:
        known = person(calls=Summary(follow_ups=(before(5), before(2), after(3))))

        told = reason("follow_up", known)

        assert told is not None
        assert (told.priority, told.points, told.said) == ("hot", 50, {"agreed": "2026-03-08"})
        assert (told.occurrence, told.until) == ("2026-03-08", FOR_EVER)

    def test_it_does_not_ask_whether_the_customer_is_cold(self) -> None:
        known = person(silent=200, calls=Summary(follow_ups=(DAY,)))

        assert "follow_up" in called_for(known)


class TestUpsell:
    @pytest.mark.parametrize(
        ("silent", "called"), [(6, False), (7, True), (8, True), (14, True), (15, True), (16, False)]
    )
    def test_a_week_to_a_fortnight_after_a_good_order(self, silent: int, called: bool) -> None:
        assert holds("upsell", person(silent=silent, average="2500")) is called

    @pytest.mark.parametrize(("average", "called"), [("999.99", False), ("1000", True), ("1000.01", True)])
    def test_for_whoever_orders_for_a_thousand_on_average(self, average: str, called: bool) -> None:
        assert holds("upsell", person(silent=10, average=average)) is called

    @pytest.mark.parametrize(("orders", "average", "called"), [(51, "980", False), (52, "980", True)])
    def test_or_who_spent_fifty_thousand_in_all(self, orders: int, average: str, called: bool) -> None:
        assert holds("upsell", person(silent=10, orders=orders, average=average)) is called

    def test_it_is_hot_and_lasts_to_the_end_of_its_window(self) -> None:
        told = reason("upsell", person(silent=10, average="2500"))

        assert told is not None
        assert (told.priority, told.points) == ("hot", 40)
        assert told.until == after(5)
        assert told.said["days"] == 10

    def test_an_order_is_followed_up_once(self) -> None:
        known = person(silent=10, average="2500", calls=served(upsell=before(10)))

        assert not holds("upsell", known)

    def test_the_next_order_is_another_matter(self) -> None:
        known = person(silent=10, average="2500", calls=served(upsell=before(60)))

        assert holds("upsell", known)

    def test_given_back_it_stands_as_if_nobody_had_called(self) -> None:
        """A task that failed or expired serves nothing: the reason is there until the far edge of its window."""
        known = person(silent=10, average="2500", calls=Summary(given_back="tsk_1"))

        assert [holds("upsell", known, after(days)) for days in (0, 5, 6)] == [True, True, False]

    @pytest.mark.parametrize(("quiet", "called"), [(2, False), (3, False), (4, True)])
    def test_what_was_crossed_while_history_came_in_is_not_news(self, quiet: int, called: bool) -> None:
        """The near edge was crossed three days ago."""
        assert holds("upsell", person(silent=10, average="2500", quiet=quiet)) is called

    def test_the_window_is_a_setting(self) -> None:
        settings = calling(upsell_from_days=4, upsell_to_days=5)

        found = [holds("upsell", person(silent=silent, average="2500"), DAY, settings) for silent in (3, 4, 5, 6)]

        assert found == [False, True, True, False]

    def test_high_value_is_a_setting(self) -> None:
        settings = replace(SETTINGS, value=replace(Value(), high_average_order=Decimal(3000)))

        assert not holds("upsell", person(silent=10, average="2500"), DAY, settings)


class TestVipCare:
    @pytest.mark.parametrize(("contact", "called"), [(13, False), (14, True), (15, True), (100, True)])
    def test_when_nobody_spoke_with_them_for_a_fortnight(self, contact: int, called: bool) -> None:
        assert holds("vip_care", person(silent=5, orders=6, first=200, contact=contact)) is called

    @pytest.mark.parametrize(("orders", "called"), [(5, False), (6, True), (7, True)])
    def test_for_those_with_six_orders(self, orders: int, called: bool) -> None:
        assert holds("vip_care", person(silent=5, orders=orders, first=200)) is called

    @pytest.mark.parametrize(("average", "called"), [("49999.99", False), ("50000", True)])
    def test_or_with_fifty_thousand(self, average: str, called: bool) -> None:
        assert holds("vip_care", person(silent=20, average=average)) is called

    @pytest.mark.parametrize(("silent", "called"), [(89, True), (90, False)])
    def test_those_gone_for_ninety_days_are_won_back_instead(self, silent: int, called: bool) -> None:
        assert holds("vip_care", person(silent=silent, orders=6, first=200)) is called

    @pytest.mark.parametrize(("last_call", "called"), [(13, False), (14, True)])
    def test_it_comes_round_again_after_its_gap(self, last_call: int, called: bool) -> None:
        known = person(silent=5, orders=6, first=200, calls=served(vip_care=before(last_call)))

        assert holds("vip_care", known) is called

    @pytest.mark.parametrize(("quiet", "called"), [(13, False), (14, True)])
    def test_an_imported_customer_is_left_alone_for_the_gap_first(self, quiet: int, called: bool) -> None:
        assert holds("vip_care", person(silent=5, orders=6, first=200, quiet=quiet)) is called

    def test_it_is_hot_and_says_how_long_nobody_called(self) -> None:
        told = reason("vip_care", person(silent=5, orders=6, first=200, contact=20))

        assert told is not None
        assert (told.priority, told.points, told.said) == ("hot", 35, {"days": 20})

    def test_a_cold_vip_is_cared_for_too(self) -> None:
        assert "vip_care" in called_for(person(silent=40, orders=6, first=200))


class TestRepeatReminder:
    @pytest.mark.parametrize(("behind", "called"), [(-1, False), (0, True), (7, True), (29, True), (30, False)])
    def test_from_the_day_it_is_due_until_nobody_waits_any_more(self, behind: int, called: bool) -> None:
        assert holds("repeat_reminder", person(silent=5, reminders=[reminder(behind)])) is called

    @pytest.mark.parametrize(
        ("silent", "orders", "average", "called"),
        [
            (7, 2, "500", True),
            (8, 2, "500", False),
            (8, 6, "500", True),
            (8, 2, "1000", True),
            (8, 2, "999", False),
        ],
    )
    def test_by_call_for_the_hot_the_vip_and_those_of_high_value(
        self, silent: int, orders: int, average: str, called: bool
    ) -> None:
        known = person(silent=silent, orders=orders, average=average, first=200, reminders=[reminder()])

        assert holds("repeat_reminder", known) is called

    @pytest.mark.parametrize(("silent", "priority"), [(7, "hot"), (8, "warm"), (30, "warm"), (31, "cold")])
    def test_its_priority_is_the_temperature(self, silent: int, priority: str) -> None:
        told = reason("repeat_reminder", person(silent=silent, average="2500", reminders=[reminder()]))

        assert told is not None
        assert told.priority == priority

    def test_a_cold_household_is_reminded_otherwise(self) -> None:
        assert "repeat_reminder" not in called_for(person(silent=31, average="2500", reminders=[reminder()]))

    def test_the_thing_that_is_due_longest_is_spoken_of_and_all_are_served(self) -> None:
        known = person(silent=5, reminders=[reminder(1, "oil", 30), reminder(3, "rice", 25), reminder(-2, "honey")])

        told = reason("repeat_reminder", known)

        assert told is not None
        assert told.said == {"product": "Miniket Rice 5 kg", "pack": "5 kg", "days": 25}
        assert set(told.occurrence.split(rules.BESIDE)) == {
            f"rice={before(25).isoformat()}",
            f"oil={before(30).isoformat()}",
        }

    def test_a_purchase_is_asked_about_once(self) -> None:
        asked = Summary(served={"repeat_reminder:rice": before(25).isoformat()})

        assert not holds("repeat_reminder", person(silent=5, reminders=[reminder()], calls=asked))
        assert holds("repeat_reminder", person(silent=5, reminders=[reminder(bought=20)], calls=asked))

    def test_what_was_asked_about_does_not_hide_the_rest(self) -> None:
        asked = Summary(served={"repeat_reminder:rice": before(25).isoformat()})

        told = reason("repeat_reminder", person(silent=5, reminders=[reminder(3), reminder(1, "oil")], calls=asked))

        assert told is not None
        assert told.occurrence == f"oil={before(25).isoformat()}"


class TestBirthdayAndAnniversary:
    @pytest.mark.parametrize(("ahead", "called"), [(-1, False), (0, True), (1, True), (2, False)])
    def test_today_or_tomorrow(self, ahead: int, called: bool) -> None:
        assert holds("birthday", person(occasions=[birthday(ahead)])) is called
        assert holds("anniversary", person(occasions=[anniversary(ahead)])) is called

    def test_both_are_reasons_when_they_fall_together(self) -> None:
        found = {each.rule for each in reasons(on(person(occasions=[birthday(), anniversary(1)])))}

        assert found == {"birthday", "anniversary"}

    @pytest.mark.parametrize(("orders", "silent", "priority"), [(5, 20, "warm"), (6, 20, "hot"), (6, 90, "warm")])
    def test_it_is_hot_for_a_vip_and_warm_for_others(self, orders: int, silent: int, priority: str) -> None:
        told = reason("birthday", person(silent=silent, orders=orders, first=300, occasions=[birthday()]))

        assert told is not None
        assert (told.priority, told.points) == (priority, 25)

    def test_it_ends_with_the_day_itself(self) -> None:
        told = reason("birthday", person(occasions=[birthday(1)]))

        assert told is not None
        assert (told.until, told.said) == (after(1), {"falls": "2026-03-11", "today": False})

    def test_who_was_congratulated_is_not_called_again_this_year(self) -> None:
        wished = served(birthday=after(1))

        assert not holds("birthday", person(occasions=[birthday(1)], calls=wished))
        assert holds("birthday", person(occasions=[birthday(1)], calls=served(birthday=before(364))))

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
            (date(2028, 3, 1), False),
        ],
    )
    def test_a_leap_day_birthday_is_kept_on_the_28th_in_common_years(self, day: date, called: bool) -> None:
        known = person(occasions=[Occasion("birthday", next_occurrence(2, 29, day))])

        assert holds("birthday", known, day) is called

    def test_a_birthday_on_new_years_day_is_called_about_on_new_years_eve(self) -> None:
        eve = date(2026, 12, 31)

        assert holds("birthday", person(occasions=[Occasion("birthday", next_occurrence(1, 1, eve))]), eve)

    def test_a_cold_customer_is_congratulated_too(self) -> None:
        assert "birthday" in called_for(person(silent=60, orders=2, occasions=[birthday()]))

    def test_how_far_ahead_is_a_setting(self) -> None:
        assert holds("birthday", person(occasions=[birthday(3)]), DAY, calling(occasion_days_ahead=3))
        assert not holds("birthday", person(occasions=[birthday(1)]), DAY, calling(occasion_days_ahead=0))


class TestAtRisk:
    @pytest.mark.parametrize(("silent", "called"), [(59, False), (60, True), (61, True), (89, True), (90, False)])
    def test_from_two_to_three_months_without_an_order(self, silent: int, called: bool) -> None:
        assert holds("at_risk", person(silent=silent)) is called

    @pytest.mark.parametrize(("contact", "called"), [(None, True), (6, False), (7, True), (8, True)])
    def test_not_when_somebody_spoke_with_them_this_week(self, contact: int | None, called: bool) -> None:
        assert holds("at_risk", person(silent=65, contact=contact)) is called

    def test_once_for_one_silence(self) -> None:
        assert not holds("at_risk", person(silent=65, calls=served(at_risk=before(65))))

    @pytest.mark.parametrize(("quiet", "called"), [(4, False), (5, False), (6, True)])
    def test_not_for_a_silence_that_was_imported(self, quiet: int, called: bool) -> None:
        assert holds("at_risk", person(silent=65, quiet=quiet)) is called

    def test_it_is_warm_and_lasts_until_they_are_gone(self) -> None:
        told = reason("at_risk", person(silent=65))

        assert told is not None
        assert (told.priority, told.points, told.until) == ("warm", 25, after(24))

    def test_it_is_a_call_of_its_own_kind_for_the_cold(self) -> None:
        assert called_for(person(silent=65)) == {"at_risk"}

    def test_a_strict_shop_makes_none(self) -> None:
        assert called_for(person(silent=65), settings=calling(recover_the_cold=False)) == set()

    def test_its_edges_are_those_of_the_lifecycle(self) -> None:
        settings = replace(SETTINGS, lifecycle=Lifecycle(at_risk_days=40, churned_days=50, inactive_days=90))

        found = [holds("at_risk", person(silent=silent), DAY, settings) for silent in (39, 40, 49, 50)]

        assert found == [False, True, True, False]


class TestRepeatBuyer:
    @pytest.mark.parametrize(("silent", "called"), [(14, False), (15, True), (30, True), (31, False)])
    def test_half_a_month_to_a_month_after_an_order(self, silent: int, called: bool) -> None:
        assert holds("repeat_buyer", person(silent=silent, orders=2, first=100)) is called

    @pytest.mark.parametrize(("orders", "called"), [(1, False), (2, True), (6, True)])
    def test_of_somebody_who_came_back(self, orders: int, called: bool) -> None:
        assert holds("repeat_buyer", person(silent=20, orders=orders, first=100)) is called

    def test_once_for_an_order(self) -> None:
        assert not holds("repeat_buyer", person(silent=20, orders=2, first=100, calls=served(repeat_buyer=before(20))))

    @pytest.mark.parametrize(("quiet", "called"), [(5, False), (6, True)])
    def test_not_for_an_edge_that_history_crossed(self, quiet: int, called: bool) -> None:
        assert holds("repeat_buyer", person(silent=20, orders=2, first=100, quiet=quiet)) is called

    def test_it_is_warm_to_the_end_of_its_window(self) -> None:
        told = reason("repeat_buyer", person(silent=20, orders=2, first=100))

        assert told is not None
        assert (told.priority, told.points, told.until) == ("warm", 20, after(10))


class TestWelcome:
    @pytest.mark.parametrize(("first", "called"), [(0, False), (1, True), (2, True), (3, True), (4, False)])
    def test_one_to_three_days_after_the_first_order(self, first: int, called: bool) -> None:
        assert holds("welcome", person(silent=first)) is called

    def test_a_second_order_the_next_day_changes_nothing(self) -> None:
        assert holds("welcome", person(silent=1, orders=2, first=2))

    def test_nobody_is_welcomed_twice(self) -> None:
        assert not holds("welcome", person(silent=2, calls=served(welcome=before(2))))

    @pytest.mark.parametrize(("quiet", "called"), [(0, False), (1, False), (2, True)])
    def test_nobody_is_welcomed_whose_order_is_history(self, quiet: int, called: bool) -> None:
        assert holds("welcome", person(silent=2, quiet=quiet)) is called

    def test_who_never_ordered_is_not_welcomed(self) -> None:
        assert reasons(on(person())) == []

    def test_it_is_warm_for_three_days(self) -> None:
        told = reason("welcome", person(silent=1))

        assert told is not None
        assert (told.priority, told.points, told.until) == ("warm", 20, after(2))


class TestCadence:
    @pytest.mark.parametrize(("age", "called"), [(9, False), (10, True), (30, True), (31, False)])
    def test_every_ten_days_in_the_first_month(self, age: int, called: bool) -> None:
        assert holds("cadence", person(silent=age)) is called

    @pytest.mark.parametrize(("contact", "called"), [(9, False), (10, True)])
    def test_ten_days_after_the_last_contact(self, contact: int, called: bool) -> None:
        assert holds("cadence", person(silent=20, contact=contact)) is called

    @pytest.mark.parametrize(("last_call", "called"), [(9, False), (10, True)])
    def test_ten_days_after_the_last_call_of_it(self, last_call: int, called: bool) -> None:
        assert holds("cadence", person(silent=25, calls=served(cadence=before(last_call)))) is called

    @pytest.mark.parametrize(("contact", "called"), [(29, False), (30, True)])
    def test_monthly_for_those_who_come_back(self, contact: int, called: bool) -> None:
        assert holds("cadence", person(silent=5, orders=3, first=200, contact=contact)) is called

    @pytest.mark.parametrize(("orders", "called"), [(1, False), (2, True), (5, True), (6, False)])
    def test_vips_have_care_of_their_own(self, orders: int, called: bool) -> None:
        assert holds("cadence", person(silent=5, orders=orders, first=200)) is called

    def test_nobody_is_welcomed_and_kept_in_touch_with_at_once(self) -> None:
        settings = calling(new_customer_gap_days=1)

        found = [holds("cadence", person(silent=age), DAY, settings) for age in (2, 3, 4)]

        assert found == [False, False, True]

    def test_the_cold_are_left_to_messages(self) -> None:
        known = person(silent=31, orders=3, first=200)

        assert holds("cadence", known)
        assert called_for(known) == set()

    def test_a_new_customers_ends_with_their_first_month(self) -> None:
        told = reason("cadence", person(silent=12))

        assert told is not None
        assert (told.priority, told.points, told.until) == ("warm", 20, after(18))

    def test_a_repeat_customers_has_no_end(self) -> None:
        told = reason("cadence", person(silent=5, orders=3, first=200))

        assert told is not None
        assert told.until == FOR_EVER


class TestWinBack:
    @pytest.mark.parametrize(("silent", "called"), [(89, False), (90, True), (110, True), (111, False)])
    def test_for_three_weeks_after_ninety_days(self, silent: int, called: bool) -> None:
        assert holds("win_back", person(silent=silent)) is called

    @pytest.mark.parametrize(
        ("silent", "week", "last"),
        [(90, 1, 96), (96, 1, 96), (97, 2, 103), (103, 2, 103), (104, 3, 110), (110, 3, 110)],
    )
    def test_each_week_is_an_occasion_of_its_own(self, silent: int, week: int, last: int) -> None:
        told = reason("win_back", person(silent=silent))

        assert told is not None
        assert told.occurrence == f"{before(silent).isoformat()}#{week}"
        assert told.until == after(last - silent)

    def test_one_call_a_week(self) -> None:
        called = served(win_back=f"{before(95).isoformat()}#1")

        assert not holds("win_back", person(silent=95, calls=called))
        assert holds("win_back", person(silent=95, calls=called), after(2))

    def test_it_is_cold_and_the_least_of_reasons(self) -> None:
        told = reason("win_back", person(silent=90))

        assert told is not None
        assert (told.priority, told.points) == ("cold", 10)

    @pytest.mark.parametrize(("quiet", "called"), [(4, False), (5, False), (6, True)])
    def test_not_in_a_week_that_began_in_imported_history(self, quiet: int, called: bool) -> None:
        assert holds("win_back", person(silent=95, quiet=quiet)) is called

    def test_the_next_week_after_an_import_is_news_again(self) -> None:
        assert holds("win_back", person(silent=97, quiet=1))

    def test_a_strict_shop_makes_none(self) -> None:
        assert called_for(person(silent=95)) == {"win_back"}
        assert called_for(person(silent=95), settings=calling(recover_the_cold=False)) == set()

    def test_how_many_weeks_is_a_setting(self) -> None:
        assert holds("win_back", person(silent=117), DAY, calling(win_back_weeks=4))
        assert not holds("win_back", person(silent=90), DAY, calling(win_back_weeks=0))


# -- what holds for all of them --------------------------------------------------------------------------------


def test_the_rules_stand_in_the_order_of_the_table() -> None:
    assert [rule.__name__ for rule in RULES] == [
        "follow_up",
        "upsell",
        "vip_care",
        "repeat_reminder",
        "birthday",
        "anniversary",
        "at_risk",
        "repeat_buyer",
        "welcome",
        "cadence",
        "win_back",
    ]


def test_a_cold_customer_gets_no_sales_call() -> None:
    """Cold by temperature, with every sales reason that can hold for one."""
    known = person(silent=31, orders=3, average="2500", first=200, reminders=[reminder()])

    assert {each.rule for each in reasons(on(known))} >= {"repeat_reminder", "cadence"}
    assert called_for(known) == set()


def test_the_points_are_settings() -> None:
    settings = replace(SETTINGS, call_points=CallPoints(upsell=7))

    told = reason("upsell", person(silent=10, average="2500"), DAY, settings)

    assert told is not None
    assert told.points == 7


def test_md_karim_is_hot_for_upsell_and_care() -> None:
    """Ten orders worth 25,000, the last of them ten days ago; spoken with three weeks ago."""
    known = person(silent=10, orders=10, average="2500", first=200, contact=21)

    assert {each.rule: each.priority for each in reasons(on(known))} == {"upsell": "hot", "vip_care": "hot"}


@pytest.mark.parametrize("days", range(0, 130))
def test_nobody_who_never_ordered_gets_a_reason_from_time_alone(days: int) -> None:
    assert reasons(on(person(), DAY + timedelta(days=days))) == []
