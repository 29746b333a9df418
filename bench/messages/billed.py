"""What a thousand messages cost in dollars: the store, the queue, the functions, the log, and the provider apart."""

from __future__ import annotations

from collections import Counter

from bench import prices
from bench.messages.counting import DELIVERED_TOGETHER, STEPS, Through
from bench.tables import Table

DISPATCH_GB = 1.0
WEBHOOK_GB = 0.5
CORES_A_GB = 1024 / 1769
"""So much of a processor comes with the memory of a function."""
STORE_MS, TRANSACTION_MS = 5.0, 12.0
"""What DynamoDB takes within a region, the client's own part with it: assumed, for nothing here is as far away."""


def a_thousand(counted: Through, timed: Through) -> Table:
    """Units as counted, time as measured on this machine; waiting for the store as assumed."""
    bill = {f"DynamoDB, {step}": _units(counted, step) for step in STEPS}
    bill["SQS"] = 1000 * timed.calls.total() / timed.messages * prices.SQS_REQUEST
    bill["Lambda, dispatch"] = (
        1000 * _running(timed, "claim", "settle", gb=DISPATCH_GB) + 1000 / DELIVERED_TOGETHER * prices.LAMBDA_REQUEST
    )
    bill["log"] = 1000 * timed.logged / timed.messages / 1e9 * prices.LOG_GB
    sent = sum(dollars for what, dollars in bill.items() if what != "DynamoDB, receipt")
    bill["HTTP API and Lambda, receipt"] = 1000 * (
        prices.HTTP_API_REQUEST + prices.LAMBDA_REQUEST + _running(timed, "receipt", gb=WEBHOOK_GB)
    )
    table = Table("What 1,000 messages cost, in dollars (us-east-1, on demand)", ("what", "dollars"))
    for what, dollars in bill.items():
        table.add(what, f"{dollars:.4f}")
    table.add("planned and sent", f"{sent:.4f}")
    table.add("planned, sent and heard of", f"{sum(bill.values()):.4f}")
    parts, price = counted.parts / counted.messages, 1000 * counted.price / counted.messages
    table.add(f"apart, the provider: SMS of {parts:.0f} parts, by the shop's price", f"{price:,.0f} taka")
    table.add("apart, the provider: email by SES", f"{1000 * prices.EMAIL_BY_SES:.2f}")
    return table


def _units(through: Through, step: str) -> float:
    cost = through.costs[step]
    spent = cost.read_units * prices.READ_UNIT + cost.write_units * prices.WRITE_UNIT
    return 1000 * spent / through.messages


def _running(through: Through, *steps: str, gb: float) -> float:
    """Dollars for the time that a function runs for one message: its processor's, and that of waiting."""
    busy = sum(through.milliseconds(step) for step in steps) / min(1.0, gb * CORES_A_GB)
    asked: Counter[str] = sum((through.costs[step].requests for step in steps), Counter())
    waits = sum(
        number * (TRANSACTION_MS if kind.startswith("Transact") else STORE_MS) for kind, number in asked.items()
    )
    return (busy + waits / through.messages) / 1000 * gb * prices.LAMBDA_GB_SECOND_ARM
