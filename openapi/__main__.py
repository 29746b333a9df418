"""`python -m openapi` writes the document; `python -m openapi --check` fails if the committed one says otherwise."""

from __future__ import annotations

import sys
from difflib import unified_diff
from itertools import islice

from openapi.document import PLACE, written

MOST_LINES = 80


def main(arguments: list[str]) -> int:
    now = written()
    if arguments != ["--check"]:
        PLACE.write_text(now, "utf-8")
        return 0
    committed = PLACE.read_text("utf-8") if PLACE.exists() else ""
    difference = unified_diff(committed.splitlines(), now.splitlines(), "committed", "made from the code", lineterm="")
    shown = list(islice(difference, MOST_LINES))
    if shown:
        sys.stderr.write("\n".join([*shown, "", "The document is not what the code says: run python -m openapi", ""]))
    return 1 if shown else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
