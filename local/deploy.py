"""`make deploy`, behind `sam build`: deploys, and once more where nobody has said at which address the shop is reached.

The user pool must be told where sign-in comes back to, and messages carry links. The shop's own address is known only
once it stands, and the template cannot refer to it there. CloudFormation keeps what was said for every later deploy.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from local.places import ROOT, Stopped

OUTPUTS = ("list", "stack-outputs", "--output", "json")


def deploy(told: Sequence[str]) -> str:
    """`told` are parameters of the template, as `Name=value`. Gives the address at which the shop is reached."""
    run("deploy", "--parameter-overrides", *told)
    outputs = stands()
    if "PublicUrl" not in outputs:
        print(f"\nThe shop is reached at {outputs['ApiUrl']}: it is told so, once.", flush=True)
        run("deploy", "--parameter-overrides", *told, f"PublicUrl={outputs['ApiUrl']}")
        outputs = stands()
    return outputs["PublicUrl"]


def stands() -> dict[str, str]:
    said = json.loads(run(*OUTPUTS, shown=False))
    return {each["OutputKey"]: each["OutputValue"] for each in said}


def run(*arguments: str, shown: bool = True) -> str:
    environment = dict(os.environ)
    if "AWS_REGION" in environment:  # which SAM does not read everywhere
        environment.setdefault("AWS_DEFAULT_REGION", environment["AWS_REGION"])
    output = None if shown else subprocess.PIPE
    ran = subprocess.run(["sam", *arguments], cwd=ROOT, env=environment, stdout=output, text=True, check=False)
    if ran.returncode != 0:
        raise Stopped(f"`sam {arguments[0]}` failed, see above; what stood before stands as it did.")
    return ran.stdout or ""


if __name__ == "__main__":
    try:
        print(f"\nThe console: {deploy(sys.argv[1:])}/admin")
    except Stopped as stopped:
        sys.exit(str(stopped))
