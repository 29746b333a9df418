"""`make console`: the console's pages, built if anything that they are made of changed.

python -m local.console                    brings functions/console/site up to date
python -m local.console types              what the type checker says of the sources
python -m local.console contract           writes the API's types anew, from the API's document
python -m local.console contract --check   fails if the committed ones are others
python -m local.console twice              builds a second time and compares, byte for byte

Node comes from its own environment, packages from the lock. Stamps are written last, so whatever was cut off is done
again; none of them lies in the folder that is served.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from local.places import ROOT, Stopped
from local.set_up import AGAIN, NO_NETWORK, announce, timed

NOT_A_SOURCE = {"node_modules", ".DS_Store"}
MOST_LINES = 40


@dataclass(frozen=True)
class Console:
    """Where the console's parts lie in a project."""

    root: Path = ROOT

    @property
    def sources(self) -> Path:
        return self.root / "console"

    @property
    def site(self) -> Path:
        return self.root / "functions" / "console" / "site"

    @property
    def workshop(self) -> Path:
        return self.root / "build" / "console"

    @property
    def node(self) -> Path:
        return self.root / ".venv-node" / "bin"

    @property
    def log(self) -> Path:
        return self.workshop / "npm.log"

    @property
    def installed(self) -> Path:
        # Goes with the folder that it speaks of.
        return self.sources / "node_modules" / ".installed"

    @property
    def built(self) -> Path:
        return self.workshop / "built"


# --- what changed ---------------------------------------------------------------------------------------


def source_files(console: Console) -> Iterator[Path]:
    for folder, folders, names in console.sources.walk():
        folders[:] = sorted(set(folders) - NOT_A_SOURCE)
        yield from (folder / name for name in sorted(set(names) - NOT_A_SOURCE))


def digest(console: Console, files: Iterator[Path]) -> str:
    """Of the files, and of the Node that works on them."""
    told = hashlib.sha256((console.root / "local" / "node.txt").read_bytes())
    for path in files:
        told.update(path.relative_to(console.sources).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()


def packages_wanted(console: Console) -> str:
    return digest(console, (console.sources / name for name in ("package.json", "package-lock.json")))


def says(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted


# --- npm ------------------------------------------------------------------------------------------------


def npm(console: Console, *arguments: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs npm quietly, its words in the log."""
    if not (console.node / "npm").exists():
        raise Stopped("There is no Node here yet: `make console` brings it.")
    environment = {**os.environ, "PATH": f"{console.node}{os.pathsep}{os.environ.get('PATH', '')}", "NO_COLOR": "1"}
    environment.pop("NODE_ENV", None)  # "production" would leave out what the build is done with
    if site:
        environment["SITE"] = os.path.relpath(site, console.sources)
    command = [str(console.node / "npm"), *arguments]
    ran = subprocess.run(
        command,
        cwd=console.sources,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    console.workshop.mkdir(parents=True, exist_ok=True)
    with console.log.open("a") as log:
        log.write(f"$ npm {' '.join(arguments)}\n{ran.stdout}{ran.stderr}\n")
    return ran


def install(console: Console) -> None:
    wanted = packages_wanted(console)
    if says(console.installed, wanted):
        return
    with timed("the console's packages"):
        # No package may run anything of its own here: what it does, it does in the build.
        ran = npm(console, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
        if ran.returncode != 0:
            raise Stopped(why_not_installed(console, ran.stdout + ran.stderr))
        console.installed.write_text(wanted)


def why_not_installed(console: Console, output: str) -> str:
    if NO_NETWORK.search(output):
        return f"No network: the console's packages could not be fetched. Connect this machine, {AGAIN}"
    said = [line for line in output.splitlines() if line.startswith("npm error") and "error code" not in line]
    log = console.log.relative_to(console.root)
    return f"The console's packages could not be installed ({said[0] if said else 'no output'}). See {log}."


# --- building -------------------------------------------------------------------------------------------


def build(console: Console) -> None:
    wanted = digest(console, source_files(console))
    if says(console.built, wanted) and (console.site / "index.html").exists():
        return
    with timed("the console"):
        console.built.unlink(missing_ok=True)
        build_into(console, console.site)
        console.built.write_text(wanted)


def build_into(console: Console, site: Path) -> None:
    ran = npm(console, "run", "build", site=site)
    if ran.returncode != 0 or not (site / "index.html").exists():
        raise Stopped(f"The console could not be built:\n\n{last_lines(ran.stdout + ran.stderr)}")


def last_lines(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-MOST_LINES:])


def build_twice(console: Console) -> None:
    """The same sources give the same bytes: who builds it, where and when, says nothing."""
    again = console.workshop / "again"
    with timed("the console, a second time"):
        shutil.rmtree(again, ignore_errors=True)
        build_into(console, again)
    first, second = contents(console.site), contents(again)
    others = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    if others:
        raise Stopped(f"Two builds of the console differ in {', '.join(others)}.")


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


# --- checking -------------------------------------------------------------------------------------------


def check_types(console: Console) -> None:
    ran = npm(console, "run", "--silent", "types")
    if ran.returncode != 0:
        raise Stopped(f"The console's types do not hold:\n\n{last_lines(ran.stdout + ran.stderr)}")


def contract(console: Console, check: bool) -> None:
    ran = npm(console, "run", "--silent", "contract", *(["--", "--check"] if check else []))
    if ran.returncode == 0:
        return
    if check:
        raise Stopped(
            "The console's contract is not what the API's document says: run python -m local.console contract"
        )
    raise Stopped(f"The contract could not be written:\n\n{last_lines(ran.stdout + ran.stderr)}")


# --- the command ----------------------------------------------------------------------------------------


@contextmanager
def one_at_a_time(console: Console) -> Iterator[None]:
    """Two commands started at once: one builds, the other waits and finds it done."""
    console.workshop.mkdir(parents=True, exist_ok=True)
    with (console.workshop / "lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def do(console: Console, arguments: Sequence[str]) -> None:
    with one_at_a_time(console):
        install(console)
        match arguments:
            case []:
                build(console)
            case ["types"]:
                check_types(console)
            case ["contract"]:
                contract(console, check=False)
            case ["contract", "--check"]:
                contract(console, check=True)
            case ["twice"]:
                build(console)
                build_twice(console)
            case _:
                raise Stopped(f"What is {' '.join(arguments)}? Say one of: types, contract, contract --check, twice.")


def main(arguments: Sequence[str]) -> int:
    try:
        do(Console(), arguments)
    except Stopped as stopped:
        announce(str(stopped))
        return 1
    except KeyboardInterrupt:
        announce("\nStopped; run the same command again: it begins anew.")
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
