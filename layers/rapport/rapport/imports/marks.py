"""What an import did to a customer, kept with them and sealed as they are: told again when a slice comes twice, and
what an undo goes back by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.imports.results import RowResult
from rapport.kernel import keys
from rapport.kernel.table import Absent, Delete, Equal, Item, Put
from rapport.kernel.work import Work


@dataclass(frozen=True)
class Mark:
    created: bool = False
    version: int = 0
    """The customer's, as this import left it."""
    rows: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By the row's number: its result, and what it changed from what."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Of what follows from orders, what an import changes beside the statistics: as it was before the first."""
    times: int = 0
    """How often it was written."""

    def told(self, row: int) -> RowResult | None:
        known = self.rows.get(str(row))
        return RowResult.read(known["result"]) if known else None

    def with_row(self, result: RowResult, undo: Mapping[str, Any]) -> Mark:
        return replace(self, rows=dict(self.rows) | {str(result.row): {"result": result.line(), "undo": dict(undo)}})


def of(work: Work, customer: Customer, import_id: str) -> Mark | None:
    item = work.table.get(keys.import_to_customer(customer.customer_id, import_id))
    return decode(work, customer, import_id, item) if item else None


def decode(work: Work, customer: Customer, import_id: str, item: Item) -> Mark:
    said = customers.seal_of(work, customer).open(item["sealed"], context(customer.customer_id, import_id))
    return Mark(item["created"], item["left_at"], said["rows"], said["facts"], item["version"])


def put(work: Work, customer: Customer, import_id: str, mark: Mark) -> None:
    """`customer` as this transaction leaves them."""
    said = {"rows": dict(mark.rows), "facts": dict(mark.facts)}
    item = {
        "created": mark.created,
        "left_at": customer.version,
        "sealed": customers.seal_of(work, customer).close(said, context(customer.customer_id, import_id)),
        "version": mark.times + 1,
    }
    unwritten = (Equal("version", mark.times),) if mark.times else (Absent(),)
    place = keys.import_to_customer(customer.customer_id, import_id)
    work.write(Put(place, item, when=unwritten, label="mark"))


def drop(work: Work, customer: Customer, import_id: str, mark: Mark) -> None:
    place = keys.import_to_customer(customer.customer_id, import_id)
    work.write(Delete(place, when=(Equal("version", mark.times),), label="mark"))


def context(customer_id: str, import_id: str) -> str:
    return f"import:{import_id}:{customer_id}"
