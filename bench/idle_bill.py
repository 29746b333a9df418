"""What the stack costs in a month in which nobody comes, from the template; prices stand in bench/prices.py."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bench import prices
from bench.tables import Table
from rapport.kernel import keys
from rapport.messaging.ledger.message import MESSAGE_CHANNELS

ROOT = Path(__file__).resolve().parent.parent
GOAL = 3.00
MINUTES = 60 * 24 * 30

QUEUE_POLLS_A_MONTH = 650_000
"""A queue with a Lambda behind it is polled by five pollers, every twenty seconds, for ever."""
SWEEP_SECONDS = 0.15


def measured() -> Table:
    resources = _resources()
    bill = {
        "KMS keys": _count(resources, "AWS::KMS::Key") * prices.KMS_KEY,
        "alarms": _count(resources, "AWS::CloudWatch::Alarm") * prices.ALARM,
        "polled queues": _polled(resources) * QUEUE_POLLS_A_MONTH * prices.SQS_REQUEST,
    }
    for name, schedule in _schedules(resources):
        calls = _calls_a_month(schedule["Properties"]["ScheduleExpression"])
        memory = resources[name]["Properties"].get("MemorySize", 512) / 1024
        bill[f"{name}, {calls:,} calls"] = calls * (
            prices.SCHEDULER_CALL + prices.LAMBDA_REQUEST + memory * SWEEP_SECONDS * prices.LAMBDA_GB_SECOND_ARM
        )
    # It asks each shard of the outbox and notes itself once.
    bill["outbox sweeper's reads and writes"] = MINUTES * (keys.OUTBOX_SHARDS * prices.READ_UNIT + prices.WRITE_UNIT)
    # If every channel is carried: the settings, and of each channel its provider and the waiting, by an index.
    waiting = 1 + len(MESSAGE_CHANNELS) * (1 + keys.WALK_SHARDS / 2)
    bill["message sweeper's reads"] = MINUTES * waiting * prices.READ_UNIT
    bill["message sweeper's looks into its queue"] = MINUTES * prices.SQS_REQUEST
    # The marks of campaigns that start at an instant.
    bill["marketing job's looks for what starts"] = MINUTES / 5 * prices.READ_UNIT
    table = Table("The idle bill, dollars a month", ("what", "dollars", "goal"))
    for what, dollars in bill.items():
        table.add(what, f"{dollars:.3f}", "")
    total = sum(bill.values())
    table.add("together", f"{total:.2f}", f"<= {GOAL:.2f}", holds=total <= GOAL)
    return table


def _resources() -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        """Reads CloudFormation's short forms as what they stand for."""

    Loader.add_multi_constructor("!", lambda loader, tag, node: {tag: getattr(node, "value", None)})
    text = (ROOT / "template.yaml").read_text("utf-8")
    template: dict[str, Any] = yaml.load(text, Loader)
    found: dict[str, Any] = template["Resources"]
    return found


def _count(resources: dict[str, Any], kind: str) -> int:
    return sum(1 for resource in resources.values() if resource["Type"] == kind)


def _events(resources: dict[str, Any], kind: str) -> list[tuple[str, Any]]:
    return [
        (name, event)
        for name, resource in resources.items()
        for event in resource.get("Properties", {}).get("Events", {}).values()
        if event["Type"] == kind
    ]


def _polled(resources: dict[str, Any]) -> int:
    return len(_events(resources, "SQS"))


def _schedules(resources: dict[str, Any]) -> list[tuple[str, Any]]:
    return _events(resources, "ScheduleV2")


def _calls_a_month(expression: str) -> int:
    if expression == "rate(1 minute)":
        return MINUTES
    if often := re.fullmatch(r"cron\(\*/(\d+) \* \* \* \? \*\)", expression):
        return MINUTES // int(often[1])
    if re.fullmatch(r"cron\(0 \*/2 \* \* \? \*\)", expression):
        return 30 * 12
    if re.fullmatch(r"cron\(\d+ \d+ \* \* \? \*\)", expression):
        return 30
    raise ValueError(f"how often is {expression}?")
