"""Brings what the commands stand on: uv, Python 3.13 and the virtual environments.

Runs on any Python from 3.11 and on nothing else, because it runs before there is anything else.
Each step leaves its stamp last, so a set-up cut off half way goes on where it stopped, and one that is
complete costs a few file reads.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
LOG = TOOLS / "set-up.log"
UV_VERSION = "0.13.8"
PYTHON_VERSION = "3.13"
AGAIN = "then run the same command again: it goes on where it stopped."

NO_NETWORK = re.compile(
    r"dns error|failed to lookup|Name or service not known|Temporary failure in name resolution|"
    r"error sending request|NewConnectionError|ConnectionError|ConnectTimeout|Network is unreachable|"
    r"No route to host|Connection refused|timed out|Could not connect|Max retries exceeded|"
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH",
    re.IGNORECASE,
)


class SetUpStopped(Exception):
    """Says in one sentence what is missing and what to do about it."""


def announce(line: str) -> None:
    # Standard error, so that `make token` has nothing but the token on standard output.
    print(line, file=sys.stderr, flush=True)


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Says what is being done, that it still is, and how long it took."""
    announce(f"set-up: {what} ...")
    began = time.monotonic()
    done = threading.Event()

    def still_at_it() -> None:
        while not done.wait(10):
            announce(f"set-up: {what}: still at it, {time.monotonic() - began:.0f} s")

    threading.Thread(target=still_at_it, daemon=True).start()
    try:
        yield
    finally:
        done.set()
    announce(f"set-up: {what}: done in {time.monotonic() - began:.1f} s")


def command(arguments: Sequence[str | Path], what: str) -> None:
    """Runs a command quietly into the set-up's log; a failure becomes one sentence."""
    environment = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "UV_NO_PROGRESS": "1"}
    environment.pop("VIRTUAL_ENV", None)  # a shell's own environment is none of ours
    ran = subprocess.run(
        [str(argument) for argument in arguments],
        cwd=ROOT,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )
    output = ran.stdout + ran.stderr
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(map(str, arguments))}\n{output}\n")
    if ran.returncode == 0:
        return
    if NO_NETWORK.search(output):
        raise SetUpStopped(f"No network: {what} could not be fetched. Connect this machine, {AGAIN}")
    last = next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "no output")
    raise SetUpStopped(f"{what} failed ({last}). See {LOG.relative_to(ROOT)}, {AGAIN}")


def answers(python: str | Path, question: str) -> str | None:
    """What a Python answers, or None when it is not one: a pyenv shim may stand on PATH and fail."""
    try:
        ran = subprocess.run(
            [str(python), "-c", question], cwd=ROOT, text=True, capture_output=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.strip() if ran.returncode == 0 else None


# --- uv ------------------------------------------------------------------------------------------------


def uv_is_right(uv: Path) -> bool:
    if not uv.exists():
        return False
    ran = subprocess.run([str(uv), "--version"], text=True, capture_output=True, check=False)
    return ran.stdout.split()[1:2] == [UV_VERSION]


def bring_uv() -> Path:
    """uv from the package index into the project's own folder, with whichever pip there is."""
    uv = TOOLS / "uv" / "bin" / "uv"
    if uv_is_right(uv):
        return uv
    with timed(f"uv {UV_VERSION}"):
        half_done = TOOLS / "uv.part"
        shutil.rmtree(half_done, ignore_errors=True)
        install = ["install", "--quiet", "--timeout", "30", "--retries", "2", "--target", str(half_done)]
        command([*a_pip(), *install, f"uv=={UV_VERSION}"], f"uv {UV_VERSION}")
        shutil.rmtree(TOOLS / "uv", ignore_errors=True)
        half_done.rename(TOOLS / "uv")
    if not uv_is_right(uv):
        raise SetUpStopped(f"uv was installed but does not run: delete {TOOLS.relative_to(ROOT)}, {AGAIN}")
    return uv


def a_pip() -> list[str | Path]:
    for python in (Path(sys.executable), *pythons_on_path()):
        if answers(python, "import pip") is not None:
            return [python, "-m", "pip"]
    own = TOOLS / "pip"
    made = subprocess.run([sys.executable, "-m", "venv", str(own)], capture_output=True, check=False)
    if made.returncode != 0:
        raise SetUpStopped(
            f"This machine's Python ({sys.executable}) has neither pip nor venv: install one of them "
            f"(on Debian or Ubuntu: apt install python3-venv), {AGAIN}"
        )
    return [own / "bin" / "python", "-m", "pip"]


# --- Python 3.13 ---------------------------------------------------------------------------------------


def pythons_on_path() -> Iterator[Path]:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        for name in (f"python{PYTHON_VERSION}", "python3", "python"):
            candidate = Path(folder) / name
            if folder and candidate.exists():
                yield candidate


def pythons_of_pyenv() -> Iterator[Path]:
    """Versions that pyenv has installed; one that is not selected has a shim that only fails."""
    roots = [os.environ.get("PYENV_ROOT"), str(Path.home() / ".pyenv")]
    for root in dict.fromkeys(root for root in roots if root):
        found = sorted(Path(root).glob(f"versions/{PYTHON_VERSION}*/bin/python{PYTHON_VERSION}"))
        yield from reversed(found)


def find_python(candidates: Iterator[Path]) -> Path | None:
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.base_prefix)"
    for candidate in candidates:
        version, _, prefix = (answers(candidate, question) or "").partition(" ")
        real = Path(prefix) / "bin" / f"python{PYTHON_VERSION}"
        if version == PYTHON_VERSION:
            return real if real.exists() else candidate
    return None


def bring_python(uv: Path) -> Path:
    def everywhere() -> Iterator[Path]:
        yield from pythons_on_path()
        yield from pythons_of_pyenv()
        managed = [str(uv), "python", "find", "--no-python-downloads", PYTHON_VERSION]
        found = subprocess.run(managed, cwd=ROOT, text=True, capture_output=True, check=False)
        if found.returncode == 0:
            yield Path(found.stdout.strip())

    python = find_python(everywhere())
    if python is None:
        try:
            with timed(f"Python {PYTHON_VERSION}"):
                command([uv, "python", "install", PYTHON_VERSION], f"Python {PYTHON_VERSION}")
        except SetUpStopped:
            python = None
        else:
            python = find_python(everywhere())
    if python is None:
        raise SetUpStopped(
            f"There is no Python {PYTHON_VERSION} on this machine and none could be fetched: install one "
            f"(pyenv install {PYTHON_VERSION}, or your system's python{PYTHON_VERSION} package), {AGAIN}"
        )
    return python


# --- the environments ----------------------------------------------------------------------------------


class Environment:
    """A virtual environment made from pinned files; its stamp says which."""

    def __init__(self, folder: str, pins: Sequence[str], what: str) -> None:
        self.folder = ROOT / folder
        self.pins = [ROOT / pin for pin in pins]
        self.what = what
        self.stamp = self.folder / ".ready"

    def wanted(self) -> str:
        digest = hashlib.sha256()
        for pin in self.pins:
            digest.update(pin.read_bytes())
        return digest.hexdigest()

    def is_ready(self) -> bool:
        python = self.folder / "bin" / "python"
        return python.exists() and self.stamp.exists() and self.stamp.read_text() == self.wanted()

    def make(self, fill: Callable[[Path], None], create: Callable[[Path], None]) -> None:
        with timed(self.what):
            self.stamp.unlink(missing_ok=True)
            if answers(self.folder / "bin" / "python", "import sys") is None:
                shutil.rmtree(self.folder, ignore_errors=True)
                create(self.folder)
            fill(self.folder)
            self.stamp.write_text(self.wanted())


PROJECT = Environment(".venv", ["pyproject.toml", "uv.lock"], "the project's tools (.venv)")
MINISTACK = Environment(".venv-ministack", ["local/ministack.txt"], "the laptop's AWS (.venv-ministack)")
SAM = Environment(".venv-sam", ["local/sam.txt"], "the SAM command (.venv-sam)")
NODE = Environment(".venv-node", ["local/node.txt"], "Node, which builds the console (.venv-node)")
ENVIRONMENTS = {"project": PROJECT, "ministack": MINISTACK, "sam": SAM, "node": NODE}


def set_up(names: Sequence[str]) -> None:
    missing = [ENVIRONMENTS[name] for name in names if not ENVIRONMENTS[name].is_ready()]
    uv_there = (TOOLS / "uv" / "bin" / "uv").exists()
    if uv_there and not missing:
        return
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "set-up.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # two commands started at once: one works, the other waits
        uv = bring_uv()
        missing = [environment for environment in missing if not environment.is_ready()]
        if not missing:
            return
        python = bring_python(uv)

        def create(folder: Path) -> None:
            command([uv, "venv", "--quiet", "--python", python, folder], f"the folder {folder.name}")

        for environment in missing:

            def fill(folder: Path, environment: Environment = environment) -> None:
                if environment is PROJECT:
                    command([uv, "sync", "--frozen", "--python", python], environment.what)
                else:
                    into = folder / "bin" / "python"
                    compiled = "--compile-bytecode"  # else every start would compile anew where Python may not write
                    command([uv, "pip", "sync", compiled, "--python", into, *environment.pins], environment.what)

            environment.make(fill, create)


def main(names: Sequence[str]) -> int:
    try:
        set_up(names or list(ENVIRONMENTS))
    except SetUpStopped as stopped:
        announce(f"set-up: {stopped}")
        return 1
    except KeyboardInterrupt:
        announce("\nset-up: stopped; run the same command again: it goes on where it stopped.")
        return 130
    except OSError as trouble:
        announce(f"set-up: {trouble}; put that right, {AGAIN}")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
