"""Bridge: MiniStack writes its own port into what it saves (a queue is kept under its address).

So it gets the same port at every start; where that one is taken meanwhile, what was saved is readdressed.
"""

from collections.abc import Callable

from local.places import Places


def choose(places: Places, is_free: Callable[[int], bool], a_free_port: Callable[[], int]) -> int:
    kept = places.folder / "gateway-port"
    last = int(kept.read_text()) if kept.exists() else None
    if last and is_free(last):
        return last
    port = a_free_port()
    if last:
        readdress(places, last, port)
    kept.write_text(str(port))
    return port


def readdress(places: Places, last: int, port: int) -> None:
    for saved in places.state.glob("*.json"):
        text = saved.read_text()
        moved = text.replace(f"localhost:{last}", f"localhost:{port}")
        moved = moved.replace(f"127.0.0.1:{last}", f"127.0.0.1:{port}")
        if moved != text:
            half_done = saved.with_suffix(".part")
            half_done.write_text(moved)
            half_done.replace(saved)
