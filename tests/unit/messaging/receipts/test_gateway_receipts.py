"""What a gateway tells, event by event; a broken one is named and takes no other with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.kernel.errors import NotUnderstood
from rapport.messaging.receipts.fields import NotAllUnderstood
from rapport.messaging.receipts.reading import NobodyTellsUs, receipts
from rapport.messaging.receipts.receipt import Receipt

TOLD_AT = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
OURS = "msg_20260310_0123456789ABCDEFGHJKMNPQRS_cus_1"


def event(**fields: Any) -> dict[str, Any]:
    whole = {"type": "delivered", "reference": OURS, "id": "g-1", "at": "2026-03-10T11:59:00+06:00", **fields}
    return {name: value for name, value in whole.items() if value is not None}


def read(*events: Any) -> list[Receipt]:
    return receipts("gateway", json.dumps({"events": events}), TOLD_AT)


def problems(*events: Any) -> list[tuple[str, str]]:
    with pytest.raises(NotAllUnderstood) as refused:
        read(*events)
    return [(each.field, each.problem) for each in refused.value.details]


def test_a_message_that_arrived() -> None:
    assert read(event()) == [
        Receipt(
            provider="gateway",
            kind="delivered",
            at=datetime(2026, 3, 10, 5, 59, tzinfo=UTC),
            message_id=OURS,
            reference="g-1",
            channel="sms",
        )
    ]


@pytest.mark.parametrize("kind", ["delivered", "read", "failed", "clicked"])
def test_each_kind_about_a_message(kind: str) -> None:
    (found,) = read(event(type=kind))

    assert (found.kind, found.message_id) == (kind, OURS)


def test_only_a_bad_number_is_never_written_to_again() -> None:
    dead, busy = read(event(type="failed", reason="bad_number"), event(type="failed", reason="unreachable"))

    assert (dead.undeliverable, dead.reason) == (True, "bad_number")
    assert (busy.undeliverable, busy.reason) == (False, "unreachable")


def test_a_reason_in_words_of_its_own_is_none() -> None:
    """They would be counted and shown, whatever stands in them."""
    (lost,) = read(event(type="failed", reason="absent subscriber +8801712345678"))

    assert (lost.kind, lost.reason) == ("failed", "")


@pytest.mark.parametrize("written", ["+8801712345678", "8801712345678", "01712345678", "০১৭১২৩৪৫৬৭৮"])
def test_a_reply_comes_from_a_number_however_it_is_written(written: str) -> None:
    (found,) = read(event(type="replied", text="জি 🙂", **{"from": written}))

    assert (found.kind, found.address, found.text) == ("replied", "+8801712345678", "জি 🙂")


def test_a_reply_needs_no_message_and_a_receipt_needs_one() -> None:
    (found,) = read(event(type="replied", reference=None, id=None, **{"from": "01712345678"}))
    assert found.message_id == ""

    assert problems(event(reference=None, id=None))[0][0] == "events[0].reference"


def test_a_gateway_may_carry_whatsapp() -> None:
    (found,) = read(event(channel="whatsapp"))

    assert found.channel == "whatsapp"
    assert problems(event(channel="pigeon")) == [("events[0].channel", "must be one of sms, whatsapp")]


def test_an_id_may_be_a_number() -> None:
    assert read(event(id=12))[0].reference == "12"


def test_kinds_that_nobody_knows_are_let_through_as_nothing() -> None:
    assert read(event(type="seen_by_a_cat"), event(type="DELIVERED")) == []
    assert read() == []


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (event(type=None), "type"),
        (event(type=7), "type"),
        (event(at=None), "at"),
        (event(at="yesterday"), "at"),
        (event(at="2026-03-10T11:59:00"), "at"),
        (event(at="1999-12-31T23:59:59Z"), "at"),
        (event(at="2100-01-01T00:00:01Z"), "at"),
        (event(at=1773122400), "at"),
        (event(reference="msg_of_somebody_else"), "reference"),
        (event(reference=OURS + "\n"), "reference"),
        (event(id=True), "id"),
        (event(id=1.5), "id"),
        (event(text=["a"]), "text"),
        (event(text="half \ud83d"), "text"),
        (event(type="replied"), "from"),
        (event(type="unsubscribed"), "from"),
        (event(type="replied", **{"from": "12"}), "from"),
        (event(type="replied", **{"from": "BRAND"}), "from"),
        ("delivered", "type"),
        (None, "type"),
    ],
)
def test_what_is_broken_is_named(broken: Any, field: str) -> None:
    assert [name for name, _ in problems(broken)] == [f"events[0].{field}"]


@pytest.mark.parametrize("at", ["2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"])
def test_the_times_that_are_still_of_our_days(at: str) -> None:
    assert len(read(event(at=at))) == 1


def test_a_broken_event_takes_no_other_with_it() -> None:
    with pytest.raises(NotAllUnderstood) as refused:
        read(event(id="1"), "broken", event(id="2", at="?"), event(id="3"))

    assert [each.reference for each in refused.value.understood] == ["1", "3"]
    assert [each.field for each in refused.value.details] == ["events[1].type", "events[2].at"]


@pytest.mark.parametrize("content", ["", "[]", "null", '"events"', "{", "[" * 100_000, '{"events": {}}', "{}", b"\xff"])
def test_what_is_no_list_of_events_is_refused(content: str | bytes) -> None:
    with pytest.raises(NotUnderstood):
        receipts("gateway", content, TOLD_AT)


def test_a_name_that_is_no_provider_tells_nothing() -> None:
    with pytest.raises(NobodyTellsUs):
        receipts("pigeon-post", "{}", TOLD_AT)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(
    data=st.dictionaries(
        st.sampled_from(["type", "reference", "id", "from", "text", "at", "reason", "channel"]),
        JSON | st.sampled_from(["delivered", "replied", OURS, "01712345678", "0001-01-01T00:00:00+14:00"]),
    )
)
def test_whatever_is_told_is_read_or_refused_by_name(data: dict[str, Any]) -> None:
    try:
        fine = all(isinstance(each, Receipt) for each in read(event(**data)))
    except NotUnderstood as refusal:
        fine = bool(refusal.details)
    assert fine
