"""The contract of the table, which holds memory and DynamoDB to the same answers, on MiniStack's DynamoDB.

In the usual run any sequence of work, every kind of value, and what is counted; with RAPPORT_LONG=1 all of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys

from local.places import ROOT
from tests.e2e.house import House
from tests.functional.table.stores import ENDPOINT

FOLDER = "tests/functional/table"
USUALLY = [f"{FOLDER}/test_{name}.py" for name in ("same_answers", "values", "meter")]
LONG = os.environ.get("RAPPORT_LONG") == "1"


def test_the_table_keeps_its_contract_here(house: House) -> None:
    environment = os.environ | {ENDPOINT: house.shop.address.aws}
    command = [sys.executable, "-m", "pytest", *([FOLDER] if LONG else USUALLY), "-q", "-p", "no:cacheprovider"]
    asked = ["-k", "dynamo or same_answers or both_stores"]
    ran = subprocess.run([*command, *asked], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
    passed = re.search(r"(\d+) passed", ran.stdout)
    assert passed
    assert int(passed[1]) > (300 if LONG else 30)
