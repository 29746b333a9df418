"""Cold starts in fresh processes, on the layers as they are built for the laptop, beside one yardstick.

The yardstick is a function that only makes a botocore DynamoDB client. Processor time is compared, the least of
several rounds, all within one run: seconds on a shared machine say little, ratios say much.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.tables import Table

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
DOORS_AT_MOST = 1.8
WORKERS_AT_MOST = 1.3

YARDSTICK = "from botocore.session import Session; Session().create_client('dynamodb')"
OPENED = "import functions.{name}.app; from rapport.kernel import shop; shop.from_environment()"


def measured() -> Table:
    table = Table(
        "Cold starts, beside a function that only makes a DynamoDB client", ("function", "ms", "ratio", "target")
    )
    with tempfile.TemporaryDirectory() as folder:
        path = _layers(Path(folder))
        names = sorted(each.name for each in (ROOT / "functions").iterdir() if (each / "app.py").exists())
        programs = {"(yardstick)": YARDSTICK} | {name: OPENED.format(name=name) for name in names}
        least = _least(programs, path, Path(folder) / "deps/python/tzdata/zoneinfo")
    yardstick = least.pop("(yardstick)")
    table.add("(yardstick)", yardstick * 1000, "1.00", "")
    for name, seconds in least.items():
        most = DOORS_AT_MOST if name.endswith(("_api", "console")) else WORKERS_AT_MOST
        ratio = seconds / yardstick
        table.add(name, seconds * 1000, f"{ratio:.2f}", f"<= {most}", holds=ratio <= most)
    return table


def _layers(folder: Path) -> str:
    """Both layers, by the very makefiles that the deployment uses."""
    python = sys.executable
    uv = next(str(each) for each in (ROOT / ".tools").rglob("uv") if each.is_file() and os.access(each, os.X_OK))
    for layer, target in (("deps", "build-DepsLayer"), ("rapport", "build-RapportLayer")):
        artifacts = folder / layer
        artifacts.mkdir()
        command = ["make", "-s", target, f"ARTIFACTS_DIR={artifacts}", "PLATFORM=host", f"PYTHON={python}", f"UV={uv}"]
        subprocess.run(command, cwd=ROOT / "layers" / layer, check=True)
    return os.pathsep.join([str(folder / "rapport/python"), str(folder / "deps/python"), str(ROOT)])


def _least(programs: dict[str, str], path: str, zones: Path) -> dict[str, float]:
    environment = os.environ | {
        "PYTHONPATH": path,
        "LAMBDA_TASK_ROOT": "/var/task",  # without it Powertools measures something else
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "RECORDS_TABLE": "records",
        "AUDIT_TABLE": "audit",
        "SHOP_KEY": "key",
        "TIME_ZONE": "Asia/Dhaka",
        "CURRENCY": "BDT",
        "COUNTRY": "BD",
        # As the template has them.
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
        "PYTHONTZPATH": str(zones),
    }
    least: dict[str, float] = {}
    # Bare: without site packages, so that only the layers are there to be imported.
    bare = str(Path(sys.executable).resolve())
    for _ in range(ROUNDS):
        for name, program in programs.items():
            seconds = _processor_seconds([bare, "-S", "-c", program], environment)
            least[name] = min(least.get(name, seconds), seconds)
    return least


def _processor_seconds(command: list[str], environment: dict[str, str]) -> float:
    process = subprocess.Popen(command, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[-1]} failed")
    return used.ru_utime + used.ru_stime
