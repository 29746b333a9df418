"""What a function imports before its first event, in a process of its own: what that event seldom needs comes late."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from local.places import ROOT

PLANNING = "rapport.campaigns.planning"


@cache
def imported(program: str) -> frozenset[str]:
    ran = subprocess.run(
        [sys.executable, "-c", f"{program}; import sys; print(*sys.modules)"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "layers/rapport"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(ran.stdout.split())


def of(function: str) -> frozenset[str]:
    return imported(f"import functions.{function}.app")


@pytest.mark.parametrize("door", ["calls_api", "campaigns_api"])
@pytest.mark.parametrize(
    "module",
    [
        "asyncio",
        "aws_lambda_powertools.event_handler.appsync",
        "aws_lambda_powertools.metrics.metrics",
        "aws_lambda_powertools.utilities.data_classes.s3_event",
        "boto3",
        "cryptography",
        "phonenumbers",
    ],
)
def test_a_door_imports_of_powertools_what_it_uses(door: str, module: str) -> None:
    assert module not in of(door)


@pytest.mark.parametrize(
    ("worker", "module"),
    [
        ("marketing_job", f"{PLANNING}.marketing_job"),
        ("marketing_job", "rapport.campaigns.campaign"),
        ("campaign_worker", f"{PLANNING}.planner"),
        ("campaign_worker", "rapport.messaging.templates.rendering"),
        ("desk_worker", "rapport.recommendations"),
        ("call_tasks_job", "rapport.recommendations"),
        ("call_tasks_job", "rapport.orders"),
    ],
)
def test_a_worker_does_not_import_what_most_of_its_events_are_over_without(worker: str, module: str) -> None:
    assert module not in of(worker)
    assert not {"pydantic", "aws_lambda_powertools"} & of(worker)


def test_what_was_left_out_is_there_for_whoever_asks_by_its_name() -> None:
    asked = "from rapport.kernel.http import powertools; from aws_lambda_powertools.event_handler.appsync import Router"

    assert {"asyncio", "aws_lambda_powertools.event_handler.appsync"} <= imported(
        f"{asked}; assert Router is not object"
    )
