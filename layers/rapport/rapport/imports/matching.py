"""Whom a row speaks of: by their own id; else by phone or email, if exactly one has it; else somebody new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapport.customers import finding, lookups
from rapport.customers import store as customers
from rapport.customers.model import Customer
from rapport.imports.reading.problem import Problem
from rapport.kernel import keys
from rapport.kernel.ids import computed_id
from rapport.kernel.spelling import plainly
from rapport.kernel.table import Item
from rapport.kernel.work import Work


@dataclass(frozen=True)
class Named:
    """What a row says of a customer that they can be known by. Phones in E.164."""

    customer_id: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    """Everything else that it says, for somebody without any of these: the same words are the same person."""


@dataclass(frozen=True)
class Found:
    customer: Customer | None
    new_id: str = ""
    returning: Item | None = None
    """The place of somebody whom an undone import had brought: they may come again."""


class Several(Exception):
    """A family shares a phone; a file that names nobody cannot say who is meant."""

    def __init__(self, many: int) -> None:
        super().__init__()
        said = f"{many} customers have this phone or email; say which by customer_id"
        self.problem = Problem("customer_id", "several_have_this", said)


class Gone(Exception):
    """Somebody took this customer out; a file does not bring them back."""

    problem = Problem("customer_id", "was_removed", "this customer was removed from the shop")


def find(work: Work, named: Named, import_id: str, row: int) -> Found:
    if named.customer_id:
        return _at(work, named.customer_id)
    if not named.phones and not named.emails:
        return _at(work, computed_id("cus", "file", work.keyring.digest("row", _words(named.otherwise))))
    ids = [each for phone in named.phones for each in finding.ids_with_phone(work, phone)]
    ids += [each for email in named.emails for each in ids_with_email(work, email)]
    known = {each.customer_id: each for each in customers.anyone(work, ids)}
    if len(known) > 1:
        raise Several(len(known))
    if known:
        return Found(next(iter(known.values())))
    return _at(work, computed_id("cus", import_id, str(row)))


def ids_with_email(work: Work, address: str) -> list[str]:
    partition = keys.by_email(lookups.email_digest(work.keyring, address)).pk
    page = work.table.query(partition, limit=finding.MOST_WITH_ONE_PHONE)
    return [item["sk"] for item in page.items]


def _at(work: Work, customer_id: str) -> Found:
    item = work.table.get(keys.customer(customer_id))
    if item is None:
        return Found(None, customer_id)
    if "removed_at" not in item:
        return Found(customers.from_item(work, customer_id, item))
    if "taken_back" in item:
        return Found(None, customer_id, item)
    raise Gone


def _words(said: Iterable[str]) -> str:
    return "\x1f".join(plainly(each) for each in said)
