"""Rows become orders that come to what the file says, to the cent, or are refused."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapport.imports.reading.orders import LineRead, OrderLineRow, OrderRead, order_line_of, order_of
from rapport.kernel.money import CENT, ZERO, money
from tests.unit.imports.reading.files import WAYS, row

NOON = datetime(2024, 5, 3, 6, tzinfo=UTC)


def _line(**cells: str) -> OrderLineRow:
    found = order_line_of(*row(**cells), WAYS)
    assert isinstance(found, OrderLineRow), found
    return found


def _order(*lines: dict[str, str]) -> OrderRead:
    found = order_of([_line(**line) for line in lines])
    assert isinstance(found, OrderRead), found
    return found


def _refused(*lines: dict[str, str]) -> tuple[str, str]:
    found = order_of([_line(**line) for line in lines])
    assert isinstance(found, list), found
    return found[0].field, found[0].code


FIRST = {"order_id": "#7", "order_date": "3/5/24", "phone": "01712345678"}


def test_one_row_is_one_order() -> None:
    order = _order(
        FIRST | {"product_name": "Rice", "quantity": "২", "unit_price": "450", "status": "Completed", "channel": "web"}
    )

    assert (order.order_id, order.phone, order.placed_at, order.status) == ("7", "+8801712345678", NOON, "delivered")
    assert order.lines == (LineRead(None, "Rice", Decimal(2), Decimal(450)),)


def test_the_rows_below_need_not_say_again_who_bought_and_when() -> None:
    order = _order(FIRST | {"product_id": "rice", "discount": "5"}, {"order_id": "7", "product_id": "oil"})

    assert [line.product_id for line in order.lines] == ["rice", "oil"]
    assert order.discount == 5


def test_what_every_row_repeats_counts_once() -> None:
    line = FIRST | {"product_id": "rice", "discount": "5", "delivery_fee": "60"}
    order = _order(line, line)

    assert (order.discount, order.delivery_fee) == (Decimal(5), Decimal(60))
    assert len(order.lines) == 2


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"phone": "01812345678"}, "phone"),
        ({"order_date": "4/5/24"}, "order_date"),
        ({"discount": "7"}, "discount"),
        ({"status": "returned"}, "status"),
    ],
)
def test_rows_of_one_order_must_not_contradict_each_other(cells: dict[str, str], field: str) -> None:
    line = FIRST | {"product_id": "rice", "discount": "5", "status": "delivered"}

    assert _refused(line, line | cells) == (field, "rows_differ")


def test_how_the_buyers_name_is_spelled_is_no_contradiction() -> None:
    order = _order(
        FIRST | {"product_id": "r", "buyer_name": "Md Karim"}, FIRST | {"product_id": "o", "buyer_name": "Karim"}
    )

    assert order.buyer_name == "Md Karim"


def test_a_total_alone_is_one_line_of_nothing_in_particular() -> None:
    order = _order(FIRST | {"order_total": "1,060", "delivery_fee": "60", "discount": "100"})

    assert order.lines == (LineRead(None, None, Decimal(1), Decimal(1100)),)
    assert (order.discount, order.delivery_fee) == (Decimal(100), Decimal(60))


def test_a_line_that_came_to_no_multiple_keeps_its_quantity_and_its_cents() -> None:
    order = _order(FIRST | {"product_name": "Rice", "quantity": "3", "line_total": "100", "discount": "10"})

    assert order.lines == (LineRead(None, "Rice", Decimal(3), Decimal("33.34")),)
    assert order.discount == Decimal("10.02")


def test_a_line_that_came_to_less_than_its_price_was_cheaper_by_a_discount() -> None:
    order = _order(FIRST | {"product_name": "Rice", "quantity": "2", "unit_price": "50", "line_total": "90"})

    assert (order.lines[0].unit_price, order.discount) == (Decimal(50), Decimal(10))


def test_totals_that_differ_by_row_are_what_each_line_came_to() -> None:
    order = _order(
        FIRST | {"product_name": "Rice", "order_total": "100"},
        {"order_id": "7", "product_name": "Oil", "order_total": "150"},
    )

    assert [line.unit_price for line in order.lines] == [100, 150]


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"product_name": "Rice", "unit_price": "50", "line_total": "51"}, "line_total", "does_not_add_up"),
        ({"product_name": "Rice", "unit_price": "50", "order_total": "51"}, "order_total", "does_not_add_up"),
        ({"product_name": "Rice", "unit_price": "50", "order_total": "49.99"}, "order_total", "does_not_add_up"),
        ({"order_total": "50", "delivery_fee": "51"}, "order_total", "does_not_add_up"),
        ({"product_name": "Rice", "unit_price": "50", "discount": "50.01"}, "discount", "does_not_add_up"),
        ({}, "product_name", "needed"),
        ({"product_id": "r", "order_date": ""}, "order_date", "needed"),
        ({"product_id": "r", "phone": ""}, "customer_id", "needed"),
    ],
)
def test_what_does_not_add_up_is_refused_by_name(cells: dict[str, str], field: str, code: str) -> None:
    assert _refused(FIRST | cells) == (field, code)


def test_a_discount_may_take_all() -> None:
    assert _order(FIRST | {"product_name": "Rice", "unit_price": "50", "discount": "50"}).discount == 50


def test_an_order_has_at_most_sixty_lines() -> None:
    lines = [FIRST | {"product_id": f"p{number}"} for number in range(61)]

    assert len(_order(*lines[:60]).lines) == 60
    assert _refused(*lines) == ("", "too_many_lines")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Processing", "placed"),
        ("on-hold", "placed"),
        ("Fulfilled", "delivered"),
        ("ডেলিভারি হয়েছে", "delivered"),
        ("Canceled", "cancelled"),
        ("বাতিল", "cancelled"),
        ("refunded", "returned"),
        ("ফেরত", "returned"),
        ("", None),
    ],
)
def test_a_status_is_known_in_the_words_of_other_programs(word: str, status: str | None) -> None:
    assert _line(status=word).status == status


@pytest.mark.parametrize(
    ("cells", "field", "code"),
    [
        ({"status": "melted"}, "status", "not_one_of"),
        ({"order_date": "31/12/1989"}, "order_date", "out_of_reach"),
        ({"unit_price": "free"}, "unit_price", "not_a_number"),
        ({"quantity": "0"}, "quantity", "out_of_range"),
        ({"payment_method": "x" * 41}, "payment_method", "too_long"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(cells: dict[str, str], field: str, code: str) -> None:
    found = order_line_of(*row(**cells), WAYS)

    assert isinstance(found, list)
    assert [(each.field, each.code) for each in found] == [(field, code)]


AMOUNTS = st.decimals(0, 10**6, places=2)
QUANTITIES = st.decimals("0.001", 1000, places=3)


@given(st.lists(st.tuples(QUANTITIES, AMOUNTS), min_size=1, max_size=6), AMOUNTS)
def test_an_order_comes_to_the_sum_of_what_its_lines_came_to(said: list[tuple[Decimal, Decimal]], fee: Decimal) -> None:
    rows = [
        OrderLineRow(
            number, "7", "c", placed_at=NOON, product_id="p", quantity=much, line_total=total, delivery_fee=fee
        )
        for number, (much, total) in enumerate(said)
    ]
    order = order_of(rows)

    assert isinstance(order, OrderRead)
    goods = sum((money(line.quantity * (line.unit_price or ZERO)) for line in order.lines), ZERO)
    assert goods - order.discount == sum(total for _, total in said)
    assert order.discount >= 0
    assert all(line.unit_price == (line.unit_price or ZERO).quantize(CENT) for line in order.lines)
    assert [line.quantity for line in order.lines] == [much for much, _ in said]
