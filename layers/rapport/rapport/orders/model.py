"""What a caller may say and gets to know about an order."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator

from rapport.kernel.http.amounts import Money, Quantity
from rapport.kernel.http.models import Asked, Id, Instant, Line, Phone, Told
from rapport.kernel.money import ZERO
from rapport.orders.order import Status

MOST_LINES = 60
"""Lines of one order. Its transaction writes at most a hundred records, and sixty kinds fill a lorry."""


class LineAsked(Asked):
    product_id: Id
    quantity: Quantity
    unit_price: Money | None = Field(None, description="The product's price, if not given.")


class Buyer(Asked):
    """Enough to create a customer; attached to the one who has the phone, if exactly one has."""

    first_name: Annotated[str, Field(min_length=1, max_length=100)]
    last_name: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    phone: Phone
    address: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    district: Line | None = None
    city: Line | None = None


class OrderFields(Asked):
    order_date: Instant | None = Field(None, description="Now, if not given. Back-dated orders are welcome.")
    lines: list[LineAsked] = Field(min_length=1, max_length=MOST_LINES)
    discount: Money = ZERO
    delivery_fee: Money = ZERO
    payment_method: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    channel: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    coupon_code: Annotated[str, Field(min_length=1, max_length=40)] | None = None

    @model_validator(mode="after")
    def sane_date(self) -> Self:
        if self.order_date is not None and self.order_date.year < 1990:
            raise ValueError("order_date is before 1990")
        return self


class NewOrder(OrderFields):
    id: Id | None = Field(None, description="Yours, if you have one: the same id again is the same order.")
    customer_id: Id | None = None
    customer: Buyer | None = None
    status: Status = "placed"
    imported: StrictBool = Field(False, description="History, not news: no automation acts on it.")

    @model_validator(mode="after")
    def somebody_bought(self) -> Self:
        if (self.customer_id is None) == (self.customer is None):
            raise ValueError("customer_id or customer is needed, and not both")
        return self

    @property
    def buyer(self) -> Buyer:
        assert self.customer is not None, "asked only where no customer_id was given"
        return self.customer


class OrderBatch(Asked):
    orders: list[NewOrder] = Field(min_length=1, max_length=100)


class StatusAsked(Asked):
    status: Status


class LineTold(Told):
    product_id: str
    name: str
    category: str
    quantity: Quantity
    unit_price: Money
    amount: Money


class OrderTold(Told):
    order_id: str
    customer_id: str
    customer_name: str | None = Field(None, description="Where orders are looked at beside one another, or one alone.")
    order_date: datetime
    lines: list[LineTold]
    discount: Money
    delivery_fee: Money
    total_amount: Money
    payment_method: str | None = None
    channel: str | None = None
    coupon_code: str | None = None
    status: Status
    imported: bool
    version: int
    created_at: datetime
    updated_at: datetime


class ErrorTold(Told):
    code: str
    message: str


class BatchRow(Told):
    """One order of a batch: accepted, or refused with the reason; the others are not harmed."""

    index: int
    order: OrderTold | None = None
    error: ErrorTold | None = None


class BatchTold(Told):
    accepted: int
    refused: int
    rows: list[BatchRow]
