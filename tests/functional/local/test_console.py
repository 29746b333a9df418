"""When the console is installed and built, told by an npm that only writes down what it was asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from local import console as building
from local.console import Console
from local.places import ROOT, Stopped

NPM = r"""#!/bin/sh
here=$(dirname "$0")
echo "$* SITE=$SITE" >> "$here/asked"
test -f "$here/fails" && { cat "$here/fails" >&2; exit 1; }
case "$1 $2" in
  "ci "*) rm -rf node_modules; mkdir node_modules ;;
  "run build") mkdir -p "$SITE/assets"; cp src/main.ts "$SITE/index.html"; cp "$here/clock" "$SITE/assets/a.js" ;;
esac
"""


@pytest.fixture
def console(tmp_path: Path) -> Console:
    for name, content in {
        "local/node.txt": "node==1\n",
        "console/package.json": "{}",
        "console/package-lock.json": "{}",
        "console/src/main.ts": "say('hello')",
        ".venv-node/bin/npm": NPM,
        ".venv-node/bin/clock": "the same",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (tmp_path / ".venv-node/bin/npm").chmod(0o755)
    (tmp_path / "functions" / "console").mkdir(parents=True)
    return Console(tmp_path)


def asked(console: Console) -> list[str]:
    """What npm was asked since this was last looked at, without its flags."""
    notes = console.node / "asked"
    lines = notes.read_text().splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return [" ".join(word for word in line.split(" SITE=")[0].split() if not word.startswith("--")) for line in lines]


def fails(console: Console, output: str) -> None:
    (console.node / "fails").write_text(output)


class TestBuilding:
    def test_a_fresh_checkout_is_installed_and_built(self, console: Console) -> None:
        building.do(console, [])
        assert asked(console) == ["ci", "run build"]
        assert (console.site / "index.html").read_text() == "say('hello')"

    def test_what_is_built_is_not_built_again(self, console: Console) -> None:
        building.do(console, [])
        asked(console)
        building.do(console, [])
        assert asked(console) == []

    def test_a_changed_source_is_built_and_nothing_is_installed(self, console: Console) -> None:
        building.do(console, [])
        asked(console)
        (console.sources / "src" / "more.ts").write_text("say('more')")
        building.do(console, [])
        assert asked(console) == ["run build"]

    def test_a_changed_lock_is_installed_and_built(self, console: Console) -> None:
        building.do(console, [])
        asked(console)
        (console.sources / "package-lock.json").write_text('{"lockfileVersion": 3}')
        building.do(console, [])
        assert asked(console) == ["ci", "run build"]

    def test_another_node_builds_anew(self, console: Console) -> None:
        building.do(console, [])
        asked(console)
        (console.root / "local" / "node.txt").write_text("node==2\n")
        building.do(console, [])
        assert asked(console) == ["ci", "run build"]

    def test_a_site_that_was_deleted_is_built(self, console: Console) -> None:
        building.do(console, [])
        asked(console)
        (console.site / "index.html").unlink()
        building.do(console, [])
        assert asked(console) == ["run build"]

    def test_a_build_cut_off_half_way_is_done_again(self, console: Console) -> None:
        building.do(console, [])
        (console.sources / "src" / "main.ts").write_text("broken")
        fails(console, "main.ts(1,1): error")
        with pytest.raises(Stopped):
            building.do(console, [])
        (console.node / "fails").unlink()
        asked(console)
        building.do(console, [])
        assert asked(console) == ["run build"]

    def test_no_stamp_lies_in_the_folder_that_is_served(self, console: Console) -> None:
        building.do(console, [])
        assert sorted(building.contents(console.site)) == ["assets/a.js", "index.html"]


class TestSentences:
    def test_no_network_is_told_as_that(self, console: Console) -> None:
        fails(console, "npm error code ENOTFOUND\nnpm error request failed\n")
        with pytest.raises(Stopped, match=r"No network: the console's packages .* where it stopped\."):
            building.do(console, [])

    def test_a_lock_that_npm_refuses_is_told_in_its_words(self, console: Console) -> None:
        fails(console, "npm error code EUSAGE\nnpm error package.json and package-lock.json are not in sync\n")
        with pytest.raises(Stopped, match=r"are not in sync\)\. See build/console/npm\.log\."):
            building.do(console, [])
        assert "not in sync" in console.log.read_text()

    def test_a_build_that_fails_shows_why(self, console: Console) -> None:
        building.do(console, ["types"])
        fails(console, "src/main.ts: Unexpected token")
        with pytest.raises(Stopped, match=r"could not be built:\n\nsrc/main\.ts: Unexpected token"):
            building.do(console, [])

    def test_without_a_node_it_says_who_brings_one(self, console: Console) -> None:
        (console.node / "npm").unlink()
        with pytest.raises(Stopped, match="`make console` brings it"):
            building.do(console, [])

    def test_what_nobody_can_do_is_refused(self, console: Console) -> None:
        with pytest.raises(Stopped, match="What is polish"):
            building.do(console, ["polish"])


class TestChecks:
    def test_types_that_do_not_hold_are_shown(self, console: Console) -> None:
        building.do(console, [])
        fails(console, "src/main.ts(3,1): error TS2322")
        with pytest.raises(Stopped, match="TS2322"):
            building.do(console, ["types"])

    def test_a_contract_that_is_not_the_documents_says_how_to_write_it(self, console: Console) -> None:
        building.do(console, [])
        fails(console, "not up-to-date")
        with pytest.raises(Stopped, match=r"run python -m local\.console contract"):
            building.do(console, ["contract", "--check"])

    def test_two_builds_of_the_same_bytes_pass(self, console: Console) -> None:
        building.do(console, ["twice"])

    def test_two_builds_that_differ_are_named(self, console: Console) -> None:
        building.do(console, [])
        (console.node / "clock").write_text("a moment later")
        with pytest.raises(Stopped, match=r"differ in assets/a\.js\."):
            building.do(console, ["twice"])


class TestTheLock:
    """`npm ci` takes it on every machine: with any registry, on any platform."""

    def test_it_names_no_registry(self) -> None:
        assert [name for name, each in locked().items() if "resolved" in each] == []

    def test_every_package_in_it_is_known_by_its_bytes(self) -> None:
        ours = {"", *(name for name, each in locked().items() if each.get("inBundle"))}
        assert [name for name, each in locked().items() if "integrity" not in each and name not in ours] == []

    def test_what_other_platforms_need_stands_in_it_too(self) -> None:
        there = {name.rpartition("node_modules/")[2] for name in locked()}
        wanted = {other for each in locked().values() for other in each.get("optionalDependencies", ())}
        assert wanted - there == set()

    def test_what_the_project_asks_for_is_said_to_the_digit(self) -> None:
        asked = json.loads((ROOT / "console" / "package.json").read_text())
        versions = {**asked["dependencies"], **asked["devDependencies"]}
        assert {name: each for name, each in versions.items() if not each.replace(".", "").isdigit()} == {}


def locked() -> dict[str, dict[str, Any]]:
    packages: dict[str, dict[str, Any]] = json.loads((ROOT / "console" / "package-lock.json").read_text())["packages"]
    return packages
