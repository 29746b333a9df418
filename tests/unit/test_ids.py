from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.http.roles import ROUTES
from rapport.kernel.ids import BROUGHT, ROUTE_WORDS, computed_id, new_id, shard_of

NOON = datetime(2026, 3, 10, 6, tzinfo=UTC)
instants = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # the zone is said beside
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1f"), max_size=20)


@given(one=instants, later=st.timedeltas(timedelta(milliseconds=1), timedelta(days=9999)))
def test_ids_sort_by_the_time_they_were_made(one: datetime, later: timedelta) -> None:
    assert new_id("cus", one) < new_id("cus", one + later)


def test_ids_of_one_instant_differ() -> None:
    assert len({new_id("ord", NOON) for _ in range(1000)}) == 1000


@given(instant=instants)
def test_an_id_of_ours_may_stand_in_an_address(instant: datetime) -> None:
    assert re.fullmatch(r"tsk_[0-9A-HJKMNP-TV-Z]{26}", new_id("tsk", instant))
    assert re.match(BROUGHT, new_id("tsk", instant))


@given(occurrence=st.lists(names, min_size=1, max_size=4))
def test_one_occurrence_has_one_id(occurrence: list[str]) -> None:
    computed = computed_id("evt", *occurrence)

    assert computed == computed_id("evt", *occurrence)
    assert re.fullmatch(r"evt_[0-9A-HJKMNP-TV-Z]{26}", computed)


def test_a_computed_id_does_not_depend_on_the_release() -> None:
    """What was planned before an update is found again behind it: these may never change."""
    assert computed_id("msg_20260310", "cmp_1", "send", "sms", "once", "cus_1") == (
        "msg_20260310_E8K79M2WMWCY9720E55ZB9G5A3"
    )
    assert computed_id("tsk", "রহিম", "2026-03-10") == "tsk_3B3B5GJPAD7K5282MNWH4K3VMT"
    assert computed_id("evt", "") == "evt_XGRH19HZ0W2JDFQX68K5QVJ917"


@given(one=st.lists(names, min_size=1, max_size=3), other=st.lists(names, min_size=1, max_size=3))
def test_other_occurrences_have_other_ids(one: list[str], other: list[str]) -> None:
    assert (computed_id("evt", *one) == computed_id("evt", *other)) == (one == other)


def test_where_one_word_ends_and_the_next_begins_matters() -> None:
    assert computed_id("evt", "ab", "c") != computed_id("evt", "a", "bc")


@given(name=names, shards=st.integers(1, 64))
def test_a_name_has_one_shard_for_ever(name: str, shards: int) -> None:
    assert 0 <= shard_of(name, shards) < shards
    assert shard_of(name, shards) == shard_of(name, shards)


def test_a_shard_does_not_depend_on_the_release() -> None:
    """Counters are taken back from the shard they were added to: these may never change."""
    assert [shard_of(name, 16) for name in ("cus_1", "cus_2", "cus_3", "রহিম")] == [14, 1, 5, 0]


def test_shards_are_filled_evenly() -> None:
    filled = [0] * 16
    for number in range(16_000):
        filled[shard_of(f"cus_{number}", 16)] += 1

    assert 850 < min(filled) <= max(filled) < 1150


@pytest.mark.parametrize("brought", ["1", "a", "A-1", "shop.10001", "x_y", "9" * 64, "0.1-2_3"])
def test_an_id_that_needs_no_escaping_may_be_brought(brought: str) -> None:
    assert re.match(BROUGHT, brought)


@pytest.mark.parametrize(
    "brought", ["", "-a", ".a", "_a", "a/b", "a b", "a%2F", "রহিম", "x" * 65, "a#b", "a?b", "../a"]
)
def test_an_id_that_needs_escaping_may_not(brought: str) -> None:
    assert not re.match(BROUGHT, brought)


def test_every_word_that_stands_where_an_id_could_is_kept_from_ids() -> None:
    """`/orders/batch` and `/orders/<order_id>`: an order named `batch` could never be addressed."""
    paths = [path.split("/")[1:] for _, path in ROUTES]
    words = {
        word
        for mine in paths
        for theirs in paths
        if _could_be(theirs, mine)
        for word, theirs_there in zip(mine, theirs, strict=True)
        if theirs_there.startswith("<") and not word.startswith("<")
    }

    assert {"batch", "lookup"} & ROUTE_WORDS == {"batch", "lookup"}
    assert words <= ROUTE_WORDS


def _could_be(pattern: list[str], path: list[str]) -> bool:
    """Whether an address of the one route could be taken for one of the other."""
    return len(pattern) == len(path) and all(
        there.startswith("<") or there == here for there, here in zip(pattern, path, strict=True)
    )
