"""What stands on a customer's profile about their cases that are not settled: read with the customer, by whoever calls
or writes to them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from rapport.cases.case import Case, Kind
from rapport.kernel.clock import from_stamp, stamp

ROOM = "cases"


class OpenCase(NamedTuple):
    kind: Kind
    opened_at: datetime


@dataclass(frozen=True)
class OpenCases:
    cases: Mapping[str, OpenCase] = field(default_factory=dict)
    """By id: noted twice it is there once, and two customers' are put together by putting them side by side."""

    @property
    def complaints(self) -> dict[str, OpenCase]:
        """Oldest first."""
        theirs = [(case_id, each) for case_id, each in self.cases.items() if each.kind == "complaint"]
        return dict(sorted(theirs, key=lambda pair: (pair[1].opened_at, pair[0])))

    def noting(self, case: Case) -> OpenCases:
        others = {case_id: each for case_id, each in self.cases.items() if case_id != case.case_id}
        return OpenCases(others | ({case.case_id: OpenCase(case.kind, case.opened_at)} if case.is_open else {}))


def of(rooms: Mapping[Any, Mapping[str, Any]]) -> OpenCases:
    """From what the rooms keep on a profile."""
    return from_item(rooms.get(ROOM, {}))


def has_open_complaint(rooms: Mapping[Any, Mapping[str, Any]]) -> bool:
    return bool(of(rooms).complaints)


def from_item(item: Mapping[str, Any]) -> OpenCases:
    return OpenCases({case_id: OpenCase(kind, from_stamp(at)) for case_id, (kind, at) in item.get("open", {}).items()})


def to_item(open_cases: OpenCases) -> dict[str, Any]:
    return {"open": {case_id: [each.kind, stamp(each.opened_at)] for case_id, each in open_cases.cases.items()}}
