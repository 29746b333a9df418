"""Takes one guard out of the house, for one run of pytest: `-p tests.planted_faults.planting`, RAPPORT_FAULT=<name>.

The module that holds the guard is read, changed and compiled as it is imported; nothing is written anywhere. A guard
that is no longer where the list says stops the run: a fault that takes nothing out would prove nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.planted_faults.faults import FAULTS, ROOT, Fault

NEVER_IMPORTED = 70
"""The exit code of a run that never came near the guard."""


class GuardMoved(Exception):
    """The text to take out does not stand exactly once in its file."""


def without_its_guard(fault: Fault) -> str:
    source = (ROOT / fault.file).read_text("utf-8")
    if source.count(fault.guard) != 1:
        raise GuardMoved(f"{fault.name}: {source.count(fault.guard)} times in {fault.file}: {fault.guard!r}")
    return source.replace(fault.guard, fault.instead)


class FaultyLoader(SourceFileLoader):
    changed = ""
    imported = False

    def get_code(self, fullname: str) -> CodeType:
        FaultyLoader.imported = True
        code: CodeType = self.source_to_code(FaultyLoader.changed.encode(), self.path)
        return code


class Planter(MetaPathFinder):
    def __init__(self, fault: Fault) -> None:
        self._file = str(ROOT / fault.file)
        FaultyLoader.changed = without_its_guard(fault)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not fullname.startswith(("rapport", "functions", "local")):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin == self._file:
            spec.loader = FaultyLoader(fullname, self._file)
        return spec


# As the plugin is imported, not when pytest is configured: by then a conftest has imported half the house.
PLANTED = os.environ.get("RAPPORT_FAULT")
if PLANTED:
    sys.meta_path.insert(0, Planter(next(fault for fault in FAULTS if fault.name == PLANTED)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Red is all that is asked of it: no search for the smallest example, no memory of earlier ones.
    for item in items:
        machine: Any = getattr(item, "cls", None)
        if isinstance(getattr(machine, "settings", None), settings):
            quick = settings(
                machine.settings, phases=(Phase.generate,), database=None, max_examples=60, derandomize=True
            )
            machine.settings = quick


def pytest_sessionfinish(session: pytest.Session) -> None:
    if PLANTED and not FaultyLoader.imported:
        session.exitstatus = NEVER_IMPORTED
