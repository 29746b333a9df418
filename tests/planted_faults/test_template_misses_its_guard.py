"""Promise 23, in the template: each guard taken out of a copy turns the template's own tests red."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planted_faults.faults import ROOT

KEPT = "tests/functional/template/test_what_is_kept.py"
FAILS = "tests/functional/template/test_what_fails_is_kept.py"
FAULTS = {
    "a table that cannot be recovered": (
        """      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
      SSESpecification: { SSEEnabled: true }
      StreamSpecification""",
        """      SSESpecification: { SSEEnabled: true }
      StreamSpecification""",
        KEPT,
    ),
    "a table that is not encrypted by our word": (
        "      SSESpecification: { SSEEnabled: true }\n      StreamSpecification",
        "      StreamSpecification",
        KEPT,
    ),
    "a user pool that goes with its stack": (
        "  UserPool:\n    Type: AWS::Cognito::UserPool\n    DeletionPolicy: Retain\n",
        "  UserPool:\n    Type: AWS::Cognito::UserPool\n    DeletionPolicy: Delete\n",
        KEPT,
    ),
    "a stream whose poison is dropped": (
        "            DestinationConfig: { OnFailure: { Destination: !GetAtt DeadLetters.Arn } }\n",
        "",
        FAILS,
    ),
    "a policy with every action": (
        "              Action: [dynamodb:Query]\n",
        '              Action: ["dynamodb:*"]\n',
        FAILS,
    ),
}


def red(template: Path, tests: str) -> bool:
    environment = os.environ | {"RAPPORT_TEMPLATE": str(template), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    asked = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", tests]
    return subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("name", FAULTS)
def test_promise_23_misses_what_was_taken_out_of_the_template(name: str, tmp_path: Path) -> None:
    guard, instead, tests = FAULTS[name]
    text = (ROOT / "template.yaml").read_text("utf-8")
    assert text.count(guard) == 1, f"{text.count(guard)} times in the template: {guard!r}"
    faulty = tmp_path / "template.yaml"
    faulty.write_text(text.replace(guard, instead), "utf-8")

    assert red(faulty, tests)


def test_the_template_as_it_is_turns_nothing_red() -> None:
    assert not red(ROOT / "template.yaml", KEPT)
    assert not red(ROOT / "template.yaml", FAILS)
