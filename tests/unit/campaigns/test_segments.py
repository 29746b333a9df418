"""Segments: whom each holds on its boundary days, and that a walk between its days misses nobody."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.campaigns.segments import BY_NAME, EVERYBODY, NEVER_ORDERED, holds, is_known, known_names, reach, spelled
from rapport.kernel import keys
from rapport.kernel.keys import Place
from rapport.kernel.settings import Lifecycle, Settings, Temperature

TODAY = date(2026, 3, 10)
SETTINGS = Settings()
SEGMENTS = [*BY_NAME, "inactive_1_days", "inactive_30_days", "inactive_730_days"]


def silent(days: int | None, orders: int = 2, spend: str = "900") -> Place:
    if days is None:
        return Place(None, Decimal(0), 0, "c1")
    return Place(TODAY - timedelta(days=days), Decimal(spend), orders, "c1")


def held(place: Place, settings: Settings = SETTINGS) -> set[str]:
    return {each for each in SEGMENTS if holds(each, place, TODAY, settings)}


@pytest.mark.parametrize(
    ("segment", "first_in", "last_in"),
    [
        ("hot", 0, 7),
        ("warm", 8, 30),
        ("cold", 31, None),
        ("inactive", 90, None),
        ("inactive_30_days", 30, None),
        ("inactive_730_days", 730, None),
        ("repeat", 0, 89),
        ("stage:active", 0, 59),
        ("stage:at_risk", 60, 89),
        ("stage:churned", 90, None),
    ],
)
def test_a_segment_begins_and_ends_on_its_day(segment: str, first_in: int, last_in: int | None) -> None:
    assert holds(segment, silent(first_in), TODAY, SETTINGS)
    assert not first_in or not holds(segment, silent(first_in - 1), TODAY, SETTINGS)
    assert last_in is None or holds(segment, silent(last_in), TODAY, SETTINGS)
    assert last_in is None or not holds(segment, silent(last_in + 1), TODAY, SETTINGS)


def test_who_never_ordered_is_new_cold_and_a_prospect_and_nobody_is_missed_from_all() -> None:
    assert held(silent(None)) == {"all", "new", "prospect", "stage:prospect", "cold"}


def test_new_alone_is_the_type_of_customer_and_the_stage_has_to_be_said() -> None:
    long_ago = silent(70, orders=1)

    assert holds("new", long_ago, TODAY, SETTINGS)
    assert not holds("stage:new", long_ago, TODAY, SETTINGS)
    assert holds("stage:new", silent(59, orders=1), TODAY, SETTINGS)


def test_who_falls_silent_is_inactive_before_they_are_a_vip() -> None:
    assert holds("vip", silent(89, orders=7), TODAY, SETTINGS)
    assert held(silent(95, orders=7)) >= {"inactive", "stage:churned", "inactive_30_days"}
    assert not holds("vip", silent(95, orders=7), TODAY, SETTINGS)


@pytest.mark.parametrize(
    ("orders", "spend", "valued"), [(2, "1999.98", False), (2, "2000", True), (1, "1000", True), (100, "50000", True)]
)
def test_high_value_goes_by_the_average_order_or_by_all_of_them(orders: int, spend: str, valued: bool) -> None:
    assert holds("high_value", silent(5, orders, spend), TODAY, SETTINGS) is valued


def test_who_never_ordered_is_of_no_high_value() -> None:
    assert not holds("high_value", silent(None), TODAY, SETTINGS)


def test_an_order_dated_tomorrow_is_todays() -> None:
    assert held(silent(-1)) == {"all", "repeat", "hot", "stage:active"}


class TestTheDaysBetweenWhichToLook:
    @given(
        place=st.builds(
            silent,
            st.one_of(st.none(), st.integers(-3, 900)),
            orders=st.integers(1, 12),
            spend=st.sampled_from(["10", "2500", "60000"]),
        ),
        warm=st.integers(8, 200),
        at_risk=st.integers(10, 100),
        inactive=st.integers(1, 400),
    )
    def test_nobody_whom_a_segment_holds_stands_outside_of_them(
        self, place: Place, warm: int, at_risk: int, inactive: int
    ) -> None:
        settings = Settings(
            temperature=Temperature(warm_days=warm),
            lifecycle=Lifecycle(at_risk_days=at_risk, churned_days=at_risk + 30, inactive_days=inactive),
        )

        for segment in held(place, settings):
            earliest, latest = reach(segment, TODAY, settings)
            assert earliest <= keys.last_order_day(place.last) <= latest, segment

    @pytest.mark.parametrize(
        ("segment", "days"),
        [
            ("all", EVERYBODY),
            ("prospect", NEVER_ORDERED),
            ("hot", ("2026-03-03", "9999-12-31")),
            ("warm", ("2026-02-08", "2026-03-02")),
            ("cold", (keys.NEVER, "2026-02-07")),
            ("inactive", ("0001-01-01", "2025-12-10")),
            ("inactive_30_days", ("0001-01-01", "2026-02-08")),
            ("repeat", ("2025-12-11", "9999-12-31")),
            ("stage:at_risk", ("2025-12-11", "2026-01-09")),
        ],
    )
    def test_they_are_as_few_as_can_be(self, segment: str, days: tuple[str, str]) -> None:
        assert reach(segment, TODAY, SETTINGS) == days


class TestNames:
    @pytest.mark.parametrize("segment", SEGMENTS)
    def test_are_known(self, segment: str) -> None:
        assert is_known(segment)

    @pytest.mark.parametrize(
        "segment",
        ["inactive_0_days", "inactive_731_days", "inactive_030_days", "gold", "segment:7", "loyal", "stage:vip", ""],
    )
    def test_of_nobody_are_not(self, segment: str) -> None:
        assert not is_known(segment)

    def test_are_kept_as_one_spelling(self) -> None:
        assert spelled(" Inactive_30_Days ") == "inactive_30_days"

    def test_can_be_told(self) -> None:
        assert known_names().startswith("all, new, repeat, vip, inactive, stage:prospect")
        assert known_names().endswith("inactive_<1 to 730>_days")
