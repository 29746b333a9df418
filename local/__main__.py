"""`make run`: the very template, on this machine, behind one address.

Read `open_shop` top to bottom: packages, emulator, stack, demo, door.
"""

import argparse
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from local import demo_shop, expiry, function_logs, left_out, packages, sam_environment, stack, streams, warming
from local.deliveries import Deliveries
from local.demo_sign_in import DemoSignIn
from local.emulator import REGION, Emulator, a_free_port, is_free
from local.one_at_a_time import the_only_one
from local.places import ROOT, SHOP, Address, Places, Stopped
from local.saving import EVERY, Saver
from local.sign_in import CLIENT
from local.stack import Stack
from local.template import laptop_template, read_template


def open_shop(root: Path, places: Places, port: int, *, keep: bool, demo: bool, save_every: float) -> None:
    with ExitStack() as shop:
        shop.enter_context(the_only_one(places))
        port = port or a_free_port()
        if not is_free(port):
            raise Stopped(
                f"Port {port} is taken by another program: stop that one, or choose another port, "
                f"for instance `make run PORT={port + 1}`."
            )
        url = f"http://localhost:{port}"
        places.prepare()
        first_time = not places.opened.exists()

        template = read_template(root / "template.yaml")
        with step("packing functions and layers"):
            packed = packages.pack(template, root, places.packages)
            if first_time:
                packages.forget_old(places.packages, packed)

        with step("starting the laptop's AWS" + ("" if first_time else " and reading what was saved")):
            emulator = shop.enter_context(Emulator(places, port, keep))
            function_logs.keep_the_emulators(places.logs)
            function_logs.keep(emulator, places.logs)
            streams.begin_again(emulator)
            deliveries = Deliveries(emulator, places.state / "underway.json")

        with step("bringing up the stack") as done:
            plain = laptop_template(template, packed, stack.BUCKET, url)
            left_out.nothing_undecided(plain, emulator.known_types())
            done.append(stack.bring_up(emulator.url, plain, packed))
        standing = stack.look_up(emulator.url)
        expiry.apply(emulator.url, template, standing)

        saver = Saver(emulator, deliveries, save_every)
        if first_time:
            if demo and demo_shop.is_there(root):
                with step("loading the demo shop"):
                    demo_shop.load(root, emulator.url, standing)
            if keep:
                with step("saving the shop"):
                    saver.save()
            places.opened.touch()  # from here on, what is saved is a whole shop
        deliveries.go_on()  # before the next save, which knows only of what is on its way by then
        if keep:
            saver.start()
            shop.callback(saver.stop)
        shop.callback(deliveries.stop)

        api_id = standing.resources["Api"]
        # In the cloud the user pool has a page to sign in at; a shop without the demo has nobody who could.
        demo_people = demo and demo_shop.is_there(root)
        people = DemoSignIn(root, emulator.url, standing.resources[CLIENT]) if demo_people else None
        emulator.door.open(api_id, people)
        address = Address(url, emulator.url, REGION, standing.outputs, standing.resources, os.getpid())
        places.write_address(address)
        sam_environment.write(places.sam_environment, emulator.url, standing)
        shop.callback(places.address.unlink, missing_ok=True)
        warming.start_workers(emulator, emulator.url, api_id)
        sweep(emulator, standing)
        print(welcome(address, places), flush=True)
        wait_to_be_stopped()
        print("\nClosing the shop and saving it ...", flush=True)


def sweep(emulator: Emulator, standing: Stack) -> None:
    """What was written before the last stop and had not left yet, leaves now, and not within the minute."""
    sweeper = standing.resources.get("OutboxSweeper")
    if sweeper is None:
        return

    def run() -> None:
        try:
            stack.invoke(emulator.url, sweeper, {})
        except (RuntimeError, BotoCoreError, ClientError) as trouble:
            print(f"The sweeper failed and goes again within the minute: {trouble}", flush=True)

    threading.Thread(target=run, name="sweeper", daemon=True).start()


@contextmanager
def step(what: str) -> Iterator[list[str]]:
    """One line that says what is going on; a second one when it takes long."""
    began = time.monotonic()
    print(f"{what} ...", flush=True)
    outcome: list[str] = []
    yield outcome
    seconds = time.monotonic() - began
    print(f"{what}: {' '.join([*outcome, 'done'])} in {seconds:.1f} s", flush=True)


def welcome(address: Address, places: Places) -> str:
    logs = places.logs.relative_to(ROOT) if places.logs.is_relative_to(ROOT) else places.logs
    return f"""
The shop is open at {address.url}
  to work     {address.url}/  (the console: sign in as one of the demo's people by one click)
  to read     {address.url}/docs
  to ask      make token ROLE=admin   (or sales_manager, crm_agent, support, delivery_coordinator)
              curl -H "Authorization: Bearer $(make -s token ROLE=admin)" {address.url}/me
  its logs    {logs}/  (one file per function; {function_logs.ERRORS} holds every failure)
  its AWS     {address.aws}  (any access key, region {address.region})
  to stop     Ctrl-C here, or `make stop`; saved every 30 seconds and when it stops
"""


def wait_to_be_stopped() -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopped.set())
    stopped.wait()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C shall not cut the save short


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m local", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=3001, help="where the shop is served; 0 takes a free one")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project whose template is run")
    parser.add_argument("--folder", type=Path, default=SHOP.folder, help="where the shop keeps its data")
    parser.add_argument("--forgetful", action="store_true", help="keep nothing: for tests")
    parser.add_argument("--no-demo", action="store_true", help="leave the shop empty")
    parser.add_argument("--save-every", type=float, default=EVERY, metavar="SECONDS")
    asked = parser.parse_args()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    try:
        open_shop(
            asked.root.resolve(),
            Places(asked.folder.resolve()),
            asked.port,
            keep=not asked.forgetful,
            demo=not asked.no_demo,
            save_every=asked.save_every,
        )
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped before the shop was open.", file=sys.stderr)
        return 130
    print("The shop is closed.", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
