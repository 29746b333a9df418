"""`make stop`: asks the running shop to save and close, and waits until it has."""

import os
import signal
import sys
import time

from local.one_at_a_time import holder, is_alive
from local.places import SHOP, Places

# A save takes seconds; a shop that needs longer is in trouble.
PATIENCE = 60.0


def stop(places: Places) -> str:
    process = holder(places)
    if process is None:
        return "No shop is running."
    os.kill(process, signal.SIGTERM)
    give_up = time.monotonic() + PATIENCE
    while holder(places) is not None and is_alive(process):
        if time.monotonic() > give_up:
            raise TimeoutError(f"The shop (process {process}) did not stop within {PATIENCE:.0f} s.")
        time.sleep(0.1)
    return "The shop is closed; its data are kept for the next `make run`."


if __name__ == "__main__":
    try:
        print(stop(SHOP))
    except TimeoutError as trouble:
        sys.exit(f"{trouble} End it with: kill -9 {holder(SHOP)}")
