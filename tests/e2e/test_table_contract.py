"""The contract of the table, which holds memory and DynamoDB to the same answers, on MiniStack's DynamoDB."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from local.places import ROOT
from tests.e2e.house import House
from tests.functional.table.stores import ENDPOINT


def test_the_table_keeps_its_contract_here(house: House) -> None:
    environment = os.environ | {ENDPOINT: house.shop.address.aws}
    command = [sys.executable, "-m", "pytest", "tests/functional/table", "-q", "-p", "no:cacheprovider"]
    asked = ["-k", "dynamo or same_answers"]
    ran = subprocess.run([*command, *asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed
    assert int(passed[1]) > 300
