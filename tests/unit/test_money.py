from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from rapport.kernel.http.amounts import Money, Quantity
from rapport.kernel.http.bodies import read_json
from rapport.kernel.money import MOST, as_number, money

amounts = st.decimals(min_value=0, max_value=MOST, places=2)
quantities = st.decimals(min_value=Decimal("0.001"), max_value=1_000_000, places=3)


class Bill(BaseModel):
    amount: Money


class Load(BaseModel):
    quantity: Quantity


@given(amount=amounts)
def test_an_amount_survives_the_way_out_and_in_exactly(amount: Decimal) -> None:
    sent = json.dumps(as_number(amount))

    assert Bill.model_validate(read_json(f'{{"amount": {sent}}}')).amount == amount


@given(quantity=quantities)
def test_a_quantity_survives_the_way_out_and_in_exactly(quantity: Decimal) -> None:
    sent = Load(quantity=quantity).model_dump_json()

    assert Load.model_validate(read_json(sent)).quantity == quantity


@given(amount=amounts)
def test_an_amount_may_come_as_text(amount: Decimal) -> None:
    assert Bill.model_validate({"amount": str(amount)}).amount == amount


@pytest.mark.parametrize("amount", ["0", "0.01", "450", "450.00", "49999.99", "50000", "999999999999.99"])
def test_an_amount_that_a_shop_can_have_is_taken(amount: str) -> None:
    assert Bill.model_validate(read_json(f'{{"amount": {amount}}}')).amount == Decimal(amount)


@pytest.mark.parametrize(
    "amount",
    [
        "-0.01",
        "0.001",
        "450.005",
        "1000000000000",
        "999999999999.991",
        "true",
        "false",
        "null",
        '""',
        '"taka 5"',
        '"1e400"',
        '"1e-400"',
        '"NaN"',
        '"Infinity"',
        '"-5"',
        "[1]",
        "{}",
    ],
)
def test_what_is_no_amount_of_money_is_refused(amount: str) -> None:
    with pytest.raises(ValidationError):
        Bill.model_validate(read_json(f'{{"amount": {amount}}}'))


@pytest.mark.parametrize("quantity", ["0", "-1", "0.0001", "1000000.001", "1000001", "true", '"1e-9"', '"NaN"', "null"])
def test_what_is_no_quantity_is_refused(quantity: str) -> None:
    with pytest.raises(ValidationError):
        Load.model_validate(read_json(f'{{"quantity": {quantity}}}'))


@pytest.mark.parametrize("quantity", ["0.001", "2", "2.5", "2.500", "1000000"])
def test_a_quantity_has_up_to_three_decimals(quantity: str) -> None:
    assert Load.model_validate(read_json(f'{{"quantity": {quantity}}}')).quantity == Decimal(quantity)


@pytest.mark.parametrize(
    ("said", "kept"), [("0.005", "0.01"), ("0.004", "0.00"), ("2.675", "2.68"), (5, "5.00"), ("1.10", "1.10")]
)
def test_money_is_kept_to_the_cent_halves_upwards(said: Any, kept: str) -> None:
    assert str(money(said)) == kept
