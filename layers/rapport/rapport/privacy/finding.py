"""What lies elsewhere than beside a person and names them: found by marks, by what lies beside them, and by hashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapport.kernel import keys
from rapport.kernel.table import Item, Key
from rapport.kernel.work import Work
from rapport.messaging.gate import suppression
from rapport.messaging.ledger.message import MESSAGE_CHANNELS
from rapport.privacy.kinds import kind_beside
from rapport.privacy.person import Person

type Beside = Sequence[Item]

TOGETHER = 100


def elsewhere(work: Work, person: Person, beside: Beside) -> Iterator[tuple[Key, Item]]:
    for places in (_tasks, _carts, _of_orders, _of_cases):
        yield from _read(work, places(person, beside))
    yield from _read(work, _suppressed(work, person))
    yield from _read(work, _changes(beside))
    found = _read(work, _elsewhere_changed(work, beside))
    yield from found
    for customer_id in person.ids:
        yield from _looked_at(work, customer_id)


def task_ids(beside: Beside) -> list[str]:
    """By their marks; those made before there were marks stand in the ledger of what was decided."""
    marked = [keys.named_beside(item["sk"]) for item in _of(beside, "TASK")]
    decided = [item["task_id"] for item in _of(beside, "DECISION") if item.get("task_id")]
    return list(dict.fromkeys([*marked, *decided]))


def _tasks(_: Person, beside: Beside) -> Iterator[Key]:
    for task_id in task_ids(beside):
        yield keys.call_task(task_id)
        yield keys.converted(task_id)


def _carts(_: Person, beside: Beside) -> Iterator[Key]:
    return (keys.cart(keys.named_beside(item["sk"])) for item in _of(beside, "CART"))


def _of_orders(_: Person, beside: Beside) -> Iterator[Key]:
    each_of: tuple[Callable[[str], Key], ...] = (keys.order_pointer, keys.influenced, keys.accepted, keys.brought)
    return (place(item["order_id"]) for item in _of(beside, "ORDER") for place in each_of)


def _of_cases(_: Person, beside: Beside) -> Iterator[Key]:
    return (keys.case_pointer(item["case_id"]) for item in _of(beside, "CASE"))


def _suppressed(work: Work, person: Person) -> Iterator[Key]:
    phones, emails = person.addresses
    for channel in MESSAGE_CHANNELS:
        for address in emails if channel == "email" else phones:
            yield suppression.place(work.keyring, channel, address)


AUDITED = {
    "PROFILE": ("customer", "customer_id"),
    "FAMILY": ("family_member", "member_id"),
    "ORDER": ("order", "order_id"),
    "INTERACTION": ("interaction", "id"),
    "ACTIVITY": ("engagement", "id"),
    "MESSAGE": ("message", "message_id"),
    "CASE": ("case", "case_id"),
    "SURVEY": ("survey", "answer_id"),
}
"""Whose changes stand in a chain, and by what name."""


def _changes(beside: Beside) -> Iterator[Key]:
    """A record says how many entries its chain has, so they are asked for by their numbers."""
    for item in beside:
        kind, name = AUDITED.get(kind_beside(item["sk"]).partition("/")[2], ("", ""))
        if kind and item.get("audit_head"):
            yield from _entries(kind, item[name], item)


def _elsewhere_changed(work: Work, beside: Beside) -> Iterator[Key]:
    tasks = work.table.get_many(keys.call_task(each) for each in task_ids(beside))
    for item in tasks.values():
        yield from _entries("task", item["task_id"], item)
    carts = work.table.get_many(keys.cart(keys.named_beside(item["sk"])) for item in _of(beside, "CART"))
    for item in carts.values():
        yield from _entries("cart", item["cart_id"], item)


def _entries(kind: str, record_id: str, item: Item) -> Iterator[Key]:
    written = item["audited"] if "audited" in item else item["version"]
    for number in range(1, int(written) + 1):
        yield keys.audit_entry(kind, record_id, number)


def _looked_at(work: Work, customer_id: str) -> Iterator[tuple[Key, Item]]:
    after: str | None = None
    while True:
        page = work.table.query(keys.access_partition(customer_id), area="audit", limit=TOGETHER, after=after)
        yield from ((Key(item["pk"], item["sk"], "audit"), item) for item in page.items)
        after = page.after
        if after is None:
            return


def _read(work: Work, places: Iterable[Key]) -> Iterator[tuple[Key, Item]]:
    yield from work.table.get_many(places).items()


def _of(beside: Beside, word: str) -> Iterator[Item]:
    return (item for item in beside if item["sk"].partition("#")[0] == word)
