"""A showing is taken by the first order in its time, whatever became known first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.recommendations import showings
from rapport.recommendations.showings import Showing

START = datetime(2026, 3, 1, 6, tzinfo=UTC)


def at(day: int, minute: int = 0) -> datetime:
    return START + timedelta(days=day, minutes=minute)


def on(day: int) -> date:
    return at(day).date()


def shown(day: int, known: list[Showing] | None = None, credit: str = "r1") -> tuple[list[Showing], bool]:
    return showings.shown(known or [], credit, at(day), on(day), on(day + 14))


def ordered(known: list[Showing], order: str, day: int, amount: int | None, minute: int = 0) -> list[Showing]:
    placed = at(day, minute)
    return showings.with_order(known, order, placed, on(day), None if amount is None else Decimal(amount))


def taken(known: list[Showing]) -> list[tuple[str, Decimal] | None]:
    return [(each.taken.order_id, each.taken.amount) if each.taken else None for each in known]


class TestShowing:
    @pytest.mark.parametrize(("day", "counts"), [(0, False), (14, False), (15, True)])
    def test_again_while_it_is_open_is_no_new_one(self, day: int, counts: bool) -> None:
        first, _ = shown(0)
        after, counted = shown(day, first, "r2")
        assert (counted, len(after)) == (counts, 1 + counts)

    def test_again_lasts_longer_and_stays_the_firsts_achievement(self) -> None:
        first, _ = shown(0)
        (only,), _ = shown(10, first, "r2")
        assert (only.credit, only.shown_at, only.until) == ("r1", at(0), on(24))

    def test_the_latest_few_are_kept(self) -> None:
        known: list[Showing] = []
        for number in range(showings.KEPT + 3):
            known, _ = shown(number * 20, known)
        assert (len(known), known[-1].shown_at) == (showings.KEPT, at((showings.KEPT + 2) * 20))


class TestTaking:
    @pytest.mark.parametrize(
        ("day", "minute", "takes"), [(0, -1, False), (0, 0, True), (14, 0, True), (15, 0, False), (-1, 0, False)]
    )
    def test_an_order_from_the_showing_to_its_last_day(self, day: int, minute: int, takes: bool) -> None:
        known, _ = shown(0)
        assert bool(taken(ordered(known, "o1", day, 350, minute))[0]) is takes

    def test_the_first_order_takes_it(self) -> None:
        known, _ = shown(0)
        known = ordered(ordered(known, "late", 9, 500), "early", 3, 350)
        assert taken(known) == [("early", Decimal(350))]

    def test_when_it_is_taken_back_the_next_one_has_it(self) -> None:
        known, _ = shown(0)
        known = ordered(ordered(known, "late", 9, 500), "early", 3, 350)
        assert taken(ordered(known, "early", 3, None)) == [("late", Decimal(500))]

    def test_what_moved_is_told(self) -> None:
        before, _ = shown(0)
        after = ordered(before, "o1", 3, 350)
        corrected = ordered(after, "o1", 3, 700)
        assert showings.moves(before, after) == [("r1", 1, Decimal(350))]
        assert showings.moves(after, corrected) == [("r1", 0, Decimal(350))]
        assert showings.moves(corrected, before) == [("r1", -1, Decimal(-700))]
        assert showings.moves(after, after) == []


STATES = st.dictionaries(
    st.sampled_from(["o1", "o2", "o3"]), st.tuples(st.integers(-2, 40), st.none() | st.integers(0, 900)), max_size=3
)


@given(
    st.lists(STATES, min_size=1, max_size=4),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_whatever_the_order_of_news_only_the_last_state_counts(
    changes: list[dict[str, tuple[int, int | None]]], shown_on: list[int]
) -> None:
    known: list[Showing] = []
    for day in sorted(shown_on):
        known, _ = shown(day, known)
    final: dict[str, tuple[int, int | None]] = {}
    for state in changes:
        final |= state
    straight = known
    for order, (day, amount) in sorted(final.items()):
        straight = ordered(straight, order, day, amount)

    winding, revenue, accepted = known, Decimal(0), 0
    for state in changes:
        for order, (day, amount) in state.items():
            after = ordered(winding, order, day, amount)
            for move in showings.moves(winding, after):
                accepted, revenue = accepted + move.accepted, revenue + move.revenue
            winding = after

    assert taken(winding) == taken(straight)
    found = [each.taken.amount for each in straight if each.taken]
    assert (accepted, revenue) == (len(found), sum(found, Decimal(0)))


def test_it_reads_back_as_it_was_written() -> None:
    known, _ = shown(0)
    known = ordered(known, "o1", 3, 350)
    assert showings.decode(showings.encode(known)) == known
