from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.customers.model import Purpose
from rapport.kernel import keys
from rapport.messaging.ledger import record
from rapport.messaging.ledger.message import GONE, MESSAGE_CHANNELS, MOVES, STATES, WAITING, State, new_message_id
from tests.unit.messaging.gate.people import NOON, TODAY, message

ORDER: dict[State, int] = {"sent": 1, "delivered": 2, "read": 3}


class TestMoves:
    def test_every_state_has_its_moves_and_no_other(self) -> None:
        assert MOVES.keys() == set(STATES)
        assert all(after in STATES for moves in MOVES.values() for after in moves)

    def test_what_went_goes_no_further_back_than_it_is(self) -> None:
        for before in GONE:
            for after in MOVES[before] & GONE:
                assert ORDER[after] > ORDER[before]

    def test_what_went_never_waits_again(self) -> None:
        """It would go twice."""
        assert all(not (MOVES[before] & WAITING) for before in GONE)

    def test_what_arrived_does_not_fail_afterwards(self) -> None:
        assert "failed" in MOVES["sent"]
        assert "failed" not in MOVES["delivered"]
        assert "failed" not in MOVES["read"]

    def test_what_was_with_a_provider_is_not_called_held_suppressed_or_expired(self) -> None:
        assert not MOVES["sending"] & {"held", "suppressed", "expired"}

    def test_only_what_failed_or_is_in_doubt_comes_back_in_line(self) -> None:
        assert {state for state in STATES if state not in WAITING and "queued" in MOVES[state]} == {"failed", "unknown"}

    @pytest.mark.parametrize("state", ["read", "suppressed", "expired"])
    def test_at_its_end_nothing_follows(self, state: State) -> None:
        assert MOVES[state] == frozenset()


class TestItsId:
    def test_follows_from_the_occurrence_alone(self) -> None:
        one = new_message_id("cmp_1", "send", "sms", "2026-03", "c1", TODAY)
        assert one == new_message_id("cmp_1", "send", "sms", "2026-03", "c1", TODAY)

    @pytest.mark.parametrize(
        "other",
        [
            ("cmp_2", "send", "sms", "2026-03", "c1"),
            ("cmp_1", "remind", "sms", "2026-03", "c1"),
            ("cmp_1", "send", "email", "2026-03", "c1"),
            ("cmp_1", "send", "sms", "2026-04", "c1"),
            ("cmp_1", "send", "sms", "2026-03", "c2"),
        ],
    )
    def test_another_automation_step_channel_occurrence_or_customer_is_another(self, other: Any) -> None:
        campaign_id, step, channel, occurrence, customer_id = other
        another = new_message_id(campaign_id, step, channel, occurrence, customer_id, TODAY)
        assert another != new_message_id("cmp_1", "send", "sms", "2026-03", "c1", TODAY)

    @given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True), st.dates(date(2000, 1, 1)))
    def test_says_where_it_lies(self, customer_id: str, day: date) -> None:
        """No pointer and no second look-up: the place follows from the id, whatever the shop calls its customers."""
        found = new_message_id("cmp_1", "send", "sms", "once", customer_id, day)
        assert keys.customer_of_message(found) == customer_id
        assert keys.message(found).pk == keys.partition(customer_id)
        assert message(message_id=found).day == day

    def test_parts_of_it_do_not_run_into_each_other(self) -> None:
        assert new_message_id("a", "bc", "sms", "x", "c1", TODAY) != new_message_id("ab", "c", "sms", "x", "c1", TODAY)


instants = st.integers(0, 10**7).map(lambda seconds: NOON + timedelta(seconds=seconds, microseconds=seconds % 997))
purposes: st.SearchStrategy[Purpose] = st.sampled_from(["marketing", "service"])


@given(
    state=st.sampled_from(STATES),
    channel=st.sampled_from(MESSAGE_CHANNELS),
    purpose=purposes,
    at=st.tuples(instants, instants, instants, instants),
    lease=st.none() | instants,
    times=st.dictionaries(st.sampled_from(["sent", "delivered", "read", "answered"]), instants),
    cost=st.decimals(0, 100, places=2),
    said=st.dictionaries(st.sampled_from(["product", "code"]), st.text(max_size=5) | st.integers(0, 9)),
    counted=st.none() | st.just(TODAY),
    plain=st.fixed_dictionaries(
        {
            "reason": st.text(max_size=8),
            "variant": st.sampled_from(["", "A"]),
            "attempt": st.integers(0, 6),
            "in_doubt": st.booleans(),
            "strikes": st.integers(0, 3),
            "priority": st.integers(0, 100),
            "sealed": st.none() | st.binary(min_size=1, max_size=9),
            "version": st.integers(1, 50),
            "audited": st.integers(0, 3),
        }
    ),
)
def test_a_message_reads_as_it_was_kept(
    state: State,
    channel: Any,
    purpose: Purpose,
    at: tuple[datetime, datetime, datetime, datetime],
    lease: datetime | None,
    times: dict[str, datetime],
    cost: Decimal,
    said: dict[str, Any],
    counted: date | None,
    plain: dict[str, Any],
) -> None:
    planned_at, since, due, valid_until = at
    kept = message(
        state=state,
        channel=channel,
        purpose=purpose,
        planned_at=planned_at,
        since=since,
        due=due,
        valid_until=valid_until,
        lease_until=lease,
        times=times,
        cost=cost,
        said=said,
        counted_on=counted,
        **plain,
    )
    item = record.encode(kept)

    assert record.decode(item) == kept
    # It stands in one place of the index: where somebody has to look at it, or among those at rest.
    assert item[keys.OUTGOING.pk].startswith("WAITING#" if kept.waits else "MESSAGES#")
    assert keys.read_outgoing(item[keys.OUTGOING.sk]) == ("cmp_1", kept.message_id)
