"""One launcher per shop: two would overwrite each other's saved state."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from local.places import Places, Stopped

# A launcher that was killed may have left a save that is just being written; it holds the lock too.
A_LAST_SAVE = 20.0


def holder(places: Places) -> int | None:
    """The process that has the shop open, if one has."""
    try:
        with places.lock.open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(lock.read().strip() or 0) or None
    except FileNotFoundError:
        return None
    return None


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def the_only_one(places: Places) -> Iterator[None]:
    places.folder.mkdir(parents=True, exist_ok=True)
    with places.lock.open("a+") as lock:
        give_up = time.monotonic() + A_LAST_SAVE
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                lock.seek(0)
                process = int(lock.read().strip() or 0)
                if not process or is_alive(process) or time.monotonic() > give_up:
                    where = places.read_address()
                    at = f" at {where.url}" if where else ""
                    raise Stopped(f"The shop is already running{at}: stop it with `make stop`.") from None
                time.sleep(0.2)
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield
