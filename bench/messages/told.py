"""What the store and the queue were asked for a message, and how fast it went, held against the targets."""

from __future__ import annotations

from bench.messages.counting import DELIVERED_TOGETHER, STEPS, Through
from bench.tables import Table
from rapport.campaigns.planning.writing import TOGETHER

MOST_TRANSACTIONS = 1
"""To plan (twenty-five together), to claim and to settle."""
CALLS_A_MESSAGE = 0.3
"""Put, received and deleted ten at a time."""


def steps(memory: Through, dynamo: Through) -> Table:
    """The same requests on both; units as the memory table counts them, for moto counts none of a transaction."""
    table = Table(
        "A message through the ledger: what the store is asked, per message",
        ("step", "requests", "the same on moto", "read units", "write units", "transactions", "target"),
    )
    for step in STEPS:
        cost, there, many = memory.costs[step], dynamo.costs[step], memory.messages
        most = max(cost.most_transactions, there.most_transactions)
        asked, asked_there = _requests(memory, step), _requests(dynamo, step)
        table.add(
            step,
            asked,
            "yes" if asked == asked_there else asked_there,
            f"{cost.read_units / many:.2f}",
            f"{cost.write_units / many:.2f}",
            f"at most {most}",
            f"<= {MOST_TRANSACTIONS}" + (f" for {TOGETHER}" if step == "plan" else ""),
            holds=most <= MOST_TRANSACTIONS,
        )
    return table


def _requests(through: Through, step: str) -> str:
    """Without what is asked once and believed for a while: the settings, the provider's circuit."""
    rates = {kind: number / through.messages for kind, number in sorted(through.costs[step].requests.items())}
    return ", ".join(f"{_rate(rate)} {kind}" for kind, rate in rates.items() if rate >= 0.02)


def _rate(number: float) -> str:
    return f"{number:.0f}" if abs(number - round(number)) < 0.02 else f"{number:.2g}"


def speed(runs: dict[str, Through]) -> Table:
    table = Table(
        "A message through the ledger: processor time, one process",
        ("run", *(f"{step}, ms" for step in STEPS), "planned and sent, messages a second"),
    )
    for name, through in runs.items():
        times = [f"{through.milliseconds(step):.2f}" for step in STEPS]
        table.add(name, *times, f"{through.a_second:,.0f}")
    return table


def queue(through: Through) -> Table:
    table = Table("A message through the queue: calls to SQS, per message", ("call", "calls", "target"))
    for call, number in through.calls.items():
        table.add(f"{call}, {DELIVERED_TOGETHER} at a time", f"{number / through.messages:.2f}", "")
    together = through.calls.total() / through.messages
    table.add("together", f"{together:.2f}", f"<= {CALLS_A_MESSAGE}", holds=together <= CALLS_A_MESSAGE)
    return table
