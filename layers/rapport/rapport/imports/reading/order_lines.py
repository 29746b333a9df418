"""A row of an orders' file is one line of an order; see `orders` for how rows become orders. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rapport.imports.reading import amounts, days
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.said import Said
from rapport.imports.reading.sheet import Row
from rapport.imports.reading.statuses import STATUS_OF, Status
from rapport.imports.reading.values import emails, identifier, one_of, phones
from rapport.imports.reading.ways import Ways

LONGEST_LINE, LONGEST_NAME, LONGEST_ADDRESS, LONGEST_WORD = 200, 200, 500, 40
EARLIEST = 1990
"""An order before that year is a slip of the hand; no shop's books go back so far."""


@dataclass(frozen=True)
class OrderLineRow:
    """What one row says, and nothing that it does not: the second row of an order often names neither day nor buyer."""

    number: int
    order_id: str | None = None
    customer_id: str | None = None
    phone: str | None = None
    """In E.164."""
    email: str | None = None
    buyer_name: str | None = None
    address: str | None = None
    district: str | None = None
    city: str | None = None
    placed_at: datetime | None = None
    product_id: str | None = None
    product_name: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    line_total: Decimal | None = None
    order_total: Decimal | None = None
    discount: Decimal | None = None
    delivery_fee: Decimal | None = None
    payment_method: str | None = None
    channel: str | None = None
    coupon_code: str | None = None
    status: Status | None = None

    @property
    def names_a_product(self) -> bool:
        return self.product_id is not None or self.product_name is not None


def order_line_of(row: Row, mapping: Mapping[str, str], ways: Ways) -> OrderLineRow | list[Problem]:
    said = Said(row, mapping)
    if row.problem:
        return said.problems

    def amount(field: str) -> Decimal | None:
        return said.value(field, lambda cell: amounts.amount(cell, ways))

    line = OrderLineRow(
        number=row.number,
        order_id=said.value("order_id", identifier),
        customer_id=said.value("customer_id", identifier),
        phone=next(iter(said.value("phone", lambda cell: phones(cell, ways)) or ()), None),
        email=next(iter(said.value("email", emails) or ()), None),
        buyer_name=said.words("buyer_name", LONGEST_NAME),
        address=said.words("address", LONGEST_ADDRESS),
        district=said.words("district", LONGEST_LINE),
        city=said.words("city", LONGEST_LINE),
        placed_at=_placed_at(said, ways),
        product_id=said.value("product_id", identifier),
        product_name=said.words("product_name", LONGEST_NAME),
        quantity=said.value("quantity", lambda cell: amounts.quantity(cell, ways)),
        unit_price=amount("unit_price"),
        line_total=amount("line_total"),
        order_total=amount("order_total"),
        discount=amount("discount"),
        delivery_fee=amount("delivery_fee"),
        payment_method=said.words("payment_method", LONGEST_WORD),
        channel=said.words("channel", LONGEST_WORD),
        coupon_code=said.words("coupon_code", LONGEST_WORD),
        status=said.value("status", lambda cell: one_of(cell, STATUS_OF)),
    )
    return said.problems or line


def _placed_at(said: Said, ways: Ways) -> datetime | None:
    moment = said.value("order_date", lambda cell: days.moment(cell, ways))
    if moment is not None and moment.year < EARLIEST:
        said.wrong("order_date", "out_of_reach", f"is before {EARLIEST}")
    return moment
