"""An import as the store holds it. A file without a header has a customer's name for one: what came out of it is
sealed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rapport.imports.file_import import FileImport, Options, Round, SheetFacts
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Keyring
from rapport.kernel.table import Item

COUNTED = "n_"
"""Counters stand at the top of a round's record, so that every slice can add to them."""

PLAIN = (
    "import_id",
    "kind",
    "state",
    "size",
    "created_by",
    "version",
    "audit_head",
    "round",
    "run_round",
    "sorted_in",
    "slices",
    "rows",
    "plan_hash",
)


def encode(one: FileImport, keyring: Keyring) -> Item:
    from_the_file = {
        "file_name": one.file_name,
        "sheet": asdict(one.sheet),
        "mapping": dict(one.mapping),
        "sample": [dict(each) for each in one.sample],
    }
    item: dict[str, Any] = {name: getattr(one, name) for name in PLAIN}
    return item | {
        "options": asdict(one.options),
        "sealed": keyring.close(from_the_file, _context(one.import_id)),
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
    }


def decode(item: Item, keyring: Keyring) -> FileImport:
    said = keyring.open(item["sealed"], _context(item["import_id"]))
    sheet = said["sheet"] | {"header": tuple(said["sheet"]["header"])}
    return FileImport(
        **{name: item[name] for name in PLAIN},
        file_name=said["file_name"],
        sheet=SheetFacts(**sheet),
        mapping=said["mapping"],
        sample=tuple(said["sample"]),
        options=Options(**item["options"]),
        created_at=from_stamp(item["created_at"]),
        updated_at=from_stamp(item["updated_at"]),
    )


def round_of(item: Item) -> Round:
    counts = {name.removeprefix(COUNTED): item[name] for name in sorted(item) if name.startswith(COUNTED)}
    return Round(item["number"], item["task"], item["done"], counts)


def _context(import_id: str) -> str:
    return f"import:{import_id}"
