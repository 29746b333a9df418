"""`make bench`: everything; `python -m bench routes 1000 10000`: one part, at sizes of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench import campaigns, cold_starts, idle_bill, imports, learning, messages, morning, planning_speed, routes, warm
from bench.tables import Table

SIZES = [1_000, 10_000, 100_000]


def main(words: list[str]) -> int:
    part, sizes = (words[0], [int(word) for word in words[1:]]) if words else ("all", [])
    parts: dict[str, Callable[[], Table | list[Table]]] = {
        "cold": cold_starts.measured,
        "warm": warm.measured,
        "idle": idle_bill.measured,
        "learning": learning.measured,
        "planning": planning_speed.measured,
        "morning": lambda: morning.measured(sizes or list(morning.SIZES)),
        "sql": lambda: morning.by_sql(sizes or list(morning.SIZES)),
        "campaigns": lambda: campaigns.measured(sizes or list(campaigns.SIZES)),
        "messages": messages.measured,
        "imports": lambda: imports.measured(sizes or list(imports.SIZES)),
        "routes": lambda: routes.measured(sizes or SIZES),
    }
    chosen = parts.values() if part == "all" else [parts[part]]
    missed: list[str] = []
    for measure in chosen:
        found = measure()
        for table in found if isinstance(found, list) else [found]:
            table.show()
            missed += table.missed
    print("\n" + ("every target holds" if not missed else "missed:\n  " + "\n  ".join(missed)))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
