"""What erasure leaves to a job: record by record, what still speaks of the person goes, and what is counted stays.

The key is gone already, so nothing here is readable any more; it is cleared all the same. Every step can be done again:
who comes back finds less to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import batched
from typing import Any

from rapport.kernel import keys
from rapport.kernel.backroom import Backroom, NotYet, Task
from rapport.kernel.caller import system
from rapport.kernel.clock import stamp
from rapport.kernel.table import Delete, Equal, Item, Key, Present, Put, Refused, Update, Write
from rapport.kernel.work import Work, perform
from rapport.privacy import finding, manifest, person, requests
from rapport.privacy.exporting import files_of
from rapport.privacy.kinds import kind_of
from rapport.replenishment.recomputing import recompute

NAME = "erasure"
TASK = "erase"
TOGETHER = 25
WORDS = ("sealed", "said")
"""What a record says, and what its words were made with."""
CHAIN = ("id", "member_id", "case_id", "answer_id", "kind", "version", "audited", "audit_head")
"""What is left of a record whose changes stand in a chain: enough to check that the chain is whole."""


def clear(room: Backroom, task: Task) -> None:
    look = Work(room.shop, system(NAME))
    request = requests.get(look, task["request_id"])
    if request.state == "done":
        return
    counts: Counter[str] = Counter()
    look.table.delete_many(Key(pk, sk) for pk, sk in request.file.get("places", ()))
    for customer_id in request.customer_ids:
        # The forecast counts reminders: they go as they do for everybody who leaves.
        perform(room.shop, look.caller, partial(recompute, customer_id=customer_id))
        room.files.delete(room.files.list(files_of(customer_id)))
    beside = [item for each in request.customer_ids for item in person.beside(look, each)]
    # Elsewhere first, and all of it: what lies beside them says where that is.
    for some in batched(_counted(_elsewhere(look, beside), counts), TOGETHER, strict=False):
        _done(look, some)
    for some in batched(_counted(_beside(look, beside), counts), TOGETHER, strict=False):
        _done(look, some)
        if not room.time_left():
            room.hand_over({"task": TASK, "request_id": task["request_id"]})
            return
    perform(room.shop, look.caller, partial(_finished, request_id=request.request_id, counts=dict(counts)))


def _finished(work: Work, request_id: str, counts: dict[str, int]) -> None:
    request = requests.get(work, request_id)
    if request.state != "done":
        requests.finish(work, request, counts=counts, file={})


def _elsewhere(look: Work, beside: Sequence[Item]) -> Iterator[Write]:
    found = look.table.get_many(keys.call_task(each) for each in finding.task_ids(beside))
    yield from (_without_words(key, item) for key, item in found.items() if _speaks(item))
    for item in beside:
        if item["sk"].startswith(keys.ALIKE):
            customer_id, other_id = keys.customer_of(item["pk"]), keys.named_beside(item["sk"])
            yield Delete(keys.alike(other_id, customer_id))
            yield Delete(keys.pair(item["strength"], customer_id, other_id))


def _beside(look: Work, beside: Sequence[Item]) -> Iterator[Write]:
    for item in beside:
        key = Key(item["pk"], item["sk"])
        match manifest.line_of(kind_of(key)).erasure:
            case "goes" if "audit_head" in item or item.get("kind") == "message":
                # A receipt may still come for a message, and finds its place.
                if "erased_at" not in item:
                    yield _stub(key, item, stamp(look.now))
            case "goes":
                yield Delete(key)
            case "words go" if _speaks(item):
                yield _without_words(key, item)


def _stub(key: Key, item: Item, at: str) -> Put:
    left = {name: item[name] for name in CHAIN if name in item}
    return Put(key, left | {"erased_at": at}, when=(_as_read(item),), label="record")


def _without_words(key: Key, item: Item) -> Update:
    # What is written in its ledger's own way moves on, so that nobody who read the words writes them back.
    moved: dict[str, Any] = {"add": {"version": 1}} if "audited" in item or "message_id" in item else {}
    return Update(key, remove=WORDS, when=(_as_read(item),), label="record", **moved)


def _as_read(item: Item) -> Equal | Present:
    return Equal("version", item["version"]) if "version" in item else Present()


def _speaks(item: Item) -> bool:
    return any(name in item for name in WORDS)


def _counted(writes: Iterator[Write], counts: Counter[str]) -> Iterator[Write]:
    for write in writes:
        counts["gone" if isinstance(write, Delete | Put) else "words_gone"] += 1
        yield write


def _done(look: Work, writes: Sequence[Write]) -> None:
    try:
        look.table.transact(writes)
    except Refused:
        # Somebody wrote to one of them at this very moment; it is looked at again from the beginning.
        raise NotYet from None
