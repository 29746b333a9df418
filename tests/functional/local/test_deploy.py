"""What is deployed when, told by a SAM that only keeps what it was told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from local import deploy
from local.places import Stopped

ADMIN = "AdminEmail=you@example.com"
API = "https://abc123.execute-api.eu-west-1.amazonaws.com"
# Keeps PublicUrl from one deploy to the next, as CloudFormation keeps what is not said anew.
SAM = f"""#!/bin/sh
here=$(dirname "$0")
echo "$* in $AWS_DEFAULT_REGION" >> "$here/asked"
test -f "$here/fails" && exit 1
case "$1" in
  deploy)
    for each in "$@"; do case "$each" in PublicUrl=*) echo "${{each#PublicUrl=}}" > "$here/url" ;; esac; done ;;
  list)
    test -f "$here/url" && kept=", {{\\"OutputKey\\": \\"PublicUrl\\", \\"OutputValue\\": \\"$(cat "$here/url")\\"}}"
    echo "[{{\\"OutputKey\\": \\"ApiUrl\\", \\"OutputValue\\": \\"{API}\\"}}$kept]" ;;
esac
"""


@pytest.fixture
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sam").write_text(SAM)
    (tmp_path / "sam").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    return tmp_path


def deploys(sam: Path) -> list[str]:
    """The parameters of each deploy since this was last looked at."""
    lines = (sam / "asked").read_text().splitlines()
    (sam / "asked").unlink()
    said = [line.partition(" in ")[0] for line in lines]
    return [line.removeprefix("deploy --parameter-overrides ") for line in said if line.startswith("deploy")]


def test_the_first_deploy_tells_the_shop_its_own_address_in_a_second_pass(sam: Path) -> None:
    assert deploy.deploy([ADMIN]) == API
    assert deploys(sam) == [ADMIN, f"{ADMIN} PublicUrl={API}"]


def test_later_ones_need_one_pass(sam: Path) -> None:
    deploy.deploy([ADMIN])
    deploys(sam)

    assert deploy.deploy([ADMIN]) == API
    assert deploys(sam) == [ADMIN]


def test_an_address_that_was_said_is_the_one(sam: Path) -> None:
    assert deploy.deploy([ADMIN, "PublicUrl=https://shop.example"]) == "https://shop.example"
    assert deploys(sam) == [f"{ADMIN} PublicUrl=https://shop.example"]


def test_a_region_said_the_other_way_is_heard(sam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_REGION", "ap-south-1")

    deploy.deploy([ADMIN])

    assert {line.rpartition(" in ")[2] for line in (sam / "asked").read_text().splitlines()} == {"ap-south-1"}


def test_a_deploy_that_fails_ends_there(sam: Path) -> None:
    (sam / "fails").touch()

    with pytest.raises(Stopped, match="`sam deploy` failed"):
        deploy.deploy([ADMIN])
    assert deploys(sam) == [ADMIN]
