"""`python -m local.browser`: sees to it that there is a Chromium for the tests of the console, and says where.

A system's own comes first; where there is none, Debian's package is installed by whoever may, else Playwright's.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from local.places import Stopped

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AS_ROOT = (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"])


def found() -> Path | None:
    told = os.environ.get("CHROMIUM")
    if told:
        return Path(told)
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(on_path) if on_path else playwrights_own()


def playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def brought() -> Path:
    there = found()
    if there is not None:
        return there
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("set-up: a browser for the tests (Debian's chromium) ...", file=sys.stderr, flush=True)
        for command in AS_ROOT:
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if found() is None:
        print("set-up: a browser for the tests (Playwright's chromium) ...", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    there = found()
    if there is None:
        raise Stopped("There is no Chromium for the tests of the console: install one, or set CHROMIUM to its path.")
    return there


if __name__ == "__main__":
    try:
        print(brought())
    except Stopped as stopped:
        sys.exit(str(stopped))
