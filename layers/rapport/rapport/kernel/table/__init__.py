"""The only way to the store.

Rooms say what they want in these words; `dynamo` and `memory` do it, and one contract suite holds both to
the same answers. Every write carries its condition, several writes are one transaction, and there is no scan.
"""

from rapport.kernel.table.conditions import Absent, AbsentOrAtMost, Condition, Equal, Lacks, Present
from rapport.kernel.table.meter import Meter
from rapport.kernel.table.shapes import Area, Index, Item, Key, Page, Range
from rapport.kernel.table.store import Refused, Table, TooBusy
from rapport.kernel.table.writes import Check, Delete, Put, Update, Write

__all__ = [
    "Absent",
    "AbsentOrAtMost",
    "Area",
    "Check",
    "Condition",
    "Delete",
    "Equal",
    "Index",
    "Item",
    "Key",
    "Lacks",
    "Meter",
    "Page",
    "Present",
    "Put",
    "Range",
    "Refused",
    "Table",
    "TooBusy",
    "Update",
    "Write",
]
