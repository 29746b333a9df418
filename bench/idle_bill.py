"""What the stack costs in a month in which nobody comes, from the template.

Prices are those of us-east-1, without any free tier: aws.amazon.com/dynamodb/pricing/on-demand,
aws.amazon.com/kms/pricing, aws.amazon.com/cloudwatch/pricing, aws.amazon.com/lambda/pricing,
aws.amazon.com/eventbridge/pricing, read in 2026.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bench.tables import Table
from rapport.kernel import keys

ROOT = Path(__file__).resolve().parent.parent
GOAL = 3.00
MINUTES = 60 * 24 * 30

ALARM = 0.10
KMS_KEY = 1.00
READ_UNIT = 0.125 / 1_000_000
WRITE_UNIT = 0.625 / 1_000_000
LAMBDA_REQUEST = 0.20 / 1_000_000
LAMBDA_GB_SECOND_ARM = 0.0000133334
SCHEDULER_CALL = 1.00 / 1_000_000
QUEUE_POLLS_A_MONTH = 650_000
"""A queue with a Lambda behind it is polled by five pollers, every twenty seconds, for ever."""
SQS_REQUEST = 0.40 / 1_000_000
SWEEP_SECONDS = 0.15


def measured() -> Table:
    resources = _resources()
    bill = {
        "KMS keys": _count(resources, "AWS::KMS::Key") * KMS_KEY,
        "alarms": _count(resources, "AWS::CloudWatch::Alarm") * ALARM,
        "polled queues": _polled(resources) * QUEUE_POLLS_A_MONTH * SQS_REQUEST,
    }
    for name, schedule in _schedules(resources):
        calls = _calls_a_month(schedule["Properties"]["ScheduleExpression"])
        memory = resources[name]["Properties"].get("MemorySize", 512) / 1024
        bill[f"{name}, {calls:,} calls"] = calls * (
            SCHEDULER_CALL + LAMBDA_REQUEST + memory * SWEEP_SECONDS * LAMBDA_GB_SECOND_ARM
        )
    # The sweeper asks each shard of the outbox and notes itself once.
    bill["sweeper's reads and writes"] = MINUTES * (keys.OUTBOX_SHARDS * READ_UNIT + WRITE_UNIT)
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
    if expression.startswith("cron("):
        return 30
    raise ValueError(f"how often is {expression}?")
