"""Where the laptop's shop keeps what it keeps: all of it under one folder, so that one delete forgets it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stopped(Exception):
    """Says in one sentence what is in the way and what to do about it."""


@dataclass(frozen=True)
class Address:
    """How to reach a shop that is open; written when it opens, for `make token` and for people."""

    url: str
    aws: str
    region: str
    outputs: dict[str, str]
    resources: dict[str, str]
    process: int


@dataclass(frozen=True)
class Places:
    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def objects(self) -> Path:
        return self.folder / "objects"

    @property
    def packages(self) -> Path:
        return self.folder / "packages"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def scratch(self) -> Path:
        return self.folder / "scratch"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def address(self) -> Path:
        return self.folder / "address.json"

    @property
    def sam_environment(self) -> Path:
        return self.folder / "env.json"

    @property
    def opened(self) -> Path:
        """The stamp of a shop whose stack stood and whose demo was loaded to the end. Written last."""
        return self.folder / "opened"

    def prepare(self) -> None:
        # Workers unpack into scratch; after a kill nobody else would clear it.
        shutil.rmtree(self.scratch, ignore_errors=True)
        if not self.opened.exists():  # half an opening is thrown away, not built upon
            for half_done in (self.state, self.objects):
                shutil.rmtree(half_done, ignore_errors=True)
        for folder in (self.state, self.objects, self.packages, self.logs, self.scratch):
            folder.mkdir(parents=True, exist_ok=True)

    def write_address(self, address: Address) -> None:
        half_done = self.address.with_suffix(".part")
        half_done.write_text(json.dumps(address.__dict__, indent=2))
        half_done.replace(self.address)  # whoever waits for it reads all of it

    def read_address(self) -> Address | None:
        try:
            return Address(**json.loads(self.address.read_text()))
        except FileNotFoundError:
            return None


SHOP = Places(ROOT / ".shop")
