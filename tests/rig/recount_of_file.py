"""What a file of customers and one of orders come to, counted by hand: plain Python over the files, and nothing of the
house. Whoever doubts an import runs it over the same files: `python tests/rig/recount_of_file.py customers orders`."""

from __future__ import annotations

import csv
import io
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

BANGLA = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
PRODUCTS = {"rice", "oil", "honey", "lentils"}


@dataclass
class Counted:
    """One person, by the last ten digits of their number."""

    orders: int = 0
    spend: Decimal = Decimal(0)
    first: date | None = None
    last: date | None = None


@dataclass
class Recount:
    people: dict[str, Counted] = field(default_factory=lambda: defaultdict(Counted))
    good_rows: int = 0
    bad_rows: list[int] = field(default_factory=list)


def number(cell: str) -> str | None:
    digits = "".join(sign for sign in cell.translate(BANGLA) if sign.isdigit())
    digits = digits.removeprefix("88") if len(digits) == 13 else digits
    return digits[-10:] if len(digits) == 11 and digits.startswith("01") else None


def day(cell: str) -> date | None:
    try:
        first, month, year = (int(part) for part in cell.translate(BANGLA).split("/"))
        return date(year, month, first)
    except ValueError:
        return None


def amount(cell: str) -> Decimal | None:
    try:
        return Decimal(cell.translate(BANGLA).replace(",", "").replace("৳", ""))
    except InvalidOperation:
        return None


def of_customers(text: str) -> Recount:
    found = Recount()
    for line, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        phone = number(row["Mobile"])
        if phone is None or not row["Name"].strip():
            found.bad_rows.append(line)
            continue
        found.good_rows += 1
        found.people[phone] = found.people[phone]
    return found


def of_orders(text: str) -> Recount:
    """An order with a bad row is no order: none of its rows count."""
    found = Recount()
    orders: dict[str, list[tuple[int, dict[str, str]]]] = defaultdict(list)
    for line, row in enumerate(csv.DictReader(io.StringIO(text)), start=2):
        orders[row["Order ID"]].append((line, row))
    for rows in orders.values():
        goods, phone, when = Decimal(0), None, None
        for _, row in rows:
            phone, when = number(row["Mobile"]), day(row["Date"])
            price, quantity = amount(row["Unit price"]), amount(row["Quantity"])
            if None in (phone, when, price, quantity) or row["SKU"] not in PRODUCTS:
                found.bad_rows += [line for line, _ in rows]
                break
            assert price is not None
            assert quantity is not None
            goods += price * quantity
        else:
            assert phone is not None
            assert when is not None
            found.good_rows += len(rows)
            person = found.people[phone]
            person.orders += 1
            person.spend += goods
            person.first = min(person.first or when, when)
            person.last = max(person.last or when, when)
    return found


if __name__ == "__main__":
    for path, count in zip(sys.argv[1:], (of_customers, of_orders), strict=False):
        with open(path, encoding="utf-8-sig") as file:
            counted = count(file.read())
        total = sum((each.spend for each in counted.people.values()), Decimal(0))
        orders = sum(each.orders for each in counted.people.values())
        sys.stdout.write(
            f"{path}: {counted.good_rows} good rows, {len(counted.bad_rows)} bad, {len(counted.people)} people, "
            f"{orders} orders, {total} in all\n"
        )
