"""The seed hook: fills a shop that was just created, if the project has a `demo` module.

The launcher knows only how to call it. It runs in the project's own environment, with the addresses and the
settings that the shop's own functions have.
"""

import json
import os
import subprocess
from pathlib import Path

from local import stack as stacks
from local.emulator import CREDENTIALS, REGION
from local.places import Stopped
from local.stack import Stack

MODEL_FUNCTION = "OrdersApi"
"""It knows what all of them know."""


def is_there(root: Path) -> bool:
    return (root / "demo" / "__main__.py").exists()


def load(root: Path, endpoint: str, stack: Stack) -> None:
    shown_to_functions = stacks.environment_of(endpoint, stack.resources[MODEL_FUNCTION])
    environment = {
        **os.environ,
        **shown_to_functions,
        **CREDENTIALS,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "RAPPORT_OUTPUTS": json.dumps(stack.outputs),
        "PYTHONPATH": os.pathsep.join([str(root / "layers" / "rapport"), str(root)]),
        "PYTHONUNBUFFERED": "1",
    }
    python = root / ".venv" / "bin" / "python"
    loaded = subprocess.run([str(python), "-m", "demo"], cwd=root, env=environment, check=False)
    if loaded.returncode != 0:
        raise Stopped("The demo shop could not be loaded (see above); run `make run` again to start it afresh.")
