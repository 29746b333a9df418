"""What a message costs on its way through the ledger: planned, claimed, sent, settled, and heard of.

The very dispatch of the product, its words and its opt-out link made anew for each; the provider is the outbox, which
takes no time, so that what is measured is ours. Ten messages lie in one delivery, as the queue's mapping has it.
"""

from __future__ import annotations

from bench.messages import billed, told
from bench.messages.sending import AT_ONCE, crowd, sent
from bench.tables import Table
from rapport.kernel import keys
from rapport.kernel.table.memory import MemoryTable
from tests.functional.table.stores import dynamo_table, dynamodb, new_tables

COUNTED = 1_000
ON_MOTO = 100
"""moto copies all its tables for each transaction: units are told by a hundred as well."""


def measured() -> list[Table]:
    people = crowd()
    fast = sent(people, MemoryTable(keys.INDEXES, metered=False), AT_ONCE)
    memory = sent(people, MemoryTable(keys.INDEXES), COUNTED)
    with dynamodb() as client:
        dynamo = sent(people, dynamo_table(client, new_tables(client)), ON_MOTO)
    return [
        told.steps(memory, dynamo),
        told.speed({f"memory, {AT_ONCE:,}": fast, f"moto, {ON_MOTO:,}": dynamo}),
        told.queue(fast),
        billed.a_thousand(memory, fast),
    ]
