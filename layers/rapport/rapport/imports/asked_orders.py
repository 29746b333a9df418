"""An order of a file in the words of the house: its products found, its id its own or computed from what it says."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from rapport.imports.goods import Shelf
from rapport.imports.reading.orders import LineRead, OrderRead
from rapport.imports.reading.problem import Problem
from rapport.imports.refusing import problems_of
from rapport.imports.rows_of_orders import ReadOrder
from rapport.kernel.ids import ROUTE_WORDS, computed_id
from rapport.kernel.sealing import Keyring
from rapport.orders.model import LineAsked, OrderFields
from rapport.orders.order import Status


@dataclass(frozen=True)
class AskedOrder:
    order_id: str
    numbers: tuple[int, ...]
    fields: OrderFields
    status: Status | None
    read: OrderRead


def asked_of(each: ReadOrder, shelf: Shelf, general: str | None, keyring: Keyring) -> AskedOrder | list[Problem]:
    problems: list[Problem] = []
    lines: list[dict[str, object]] = []
    for line in each.read.lines:
        product = _product(line, shelf, general)
        if isinstance(product, Problem):
            problems.append(product)
        else:
            lines.append({"product_id": product, "quantity": line.quantity, "unit_price": line.unit_price})
    if problems:
        return list(dict.fromkeys(problems))
    read = each.read
    if (read.order_id or "").lower() in ROUTE_WORDS:
        return [Problem("order_id", "taken", "is a word of our addresses; choose another")]
    try:
        fields = OrderFields(
            order_date=read.placed_at,
            lines=[LineAsked.model_validate(line) for line in lines],
            discount=read.discount,
            delivery_fee=read.delivery_fee,
            payment_method=read.payment_method,
            channel=read.channel,
            coupon_code=read.coupon_code,
        )
    except ValidationError as wrong:
        return problems_of(wrong)
    return AskedOrder(read.order_id or _computed(each, keyring), read.numbers, fields, read.status, read)


def _product(line: LineRead, shelf: Shelf, general: str | None) -> str | Problem:
    if line.product_id is None and line.product_name is None:
        if general is None:
            said = "names no product; say which one stands for a total alone, in the options"
            return Problem("product_id", "needs_general_product", said)
        return general
    if line.product_id is not None and line.product_id in shelf.products:
        return line.product_id
    called = shelf.called(line.product_name) if line.product_name else []
    if len(called) > 1:
        return Problem("product_name", "several_have_this", f"{len(called)} products have this name; say which by id")
    if called:
        return called[0]
    named = line.product_name or line.product_id
    return Problem(
        "product_id", "no_such_product", f"names no product of this shop: {named}; bring the price list first"
    )


def _computed(each: ReadOrder, keyring: Keyring) -> str:
    """From all that it says: brought again it is the same order. Keyed, because it may be little more than a phone."""
    read, buyer = each.read, each.buyer
    words = [buyer.customer_id, *buyer.phones, *buyer.emails, *buyer.otherwise, read.placed_at.isoformat()]
    for line in read.lines:
        words += [line.product_id, line.product_name, str(line.quantity.normalize()), str(line.unit_price)]
    words += [str(read.discount), str(read.delivery_fee), read.payment_method, read.channel, read.coupon_code]
    return computed_id("ord", "file", keyring.digest("order", "\x1f".join(word or "" for word in words)), str(each.nth))
