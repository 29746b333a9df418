"""Which column means what: proposed by what stands above it and in it, and checked when a person says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapport.imports.reading.fields import Kind
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row, Sheet

REPORT_ROW = "import_row"
REPORT_PROBLEM = "import_problem"
"""The two columns that a report of bad rows adds: sent again corrected, they mean nothing."""


def proposed(kind: Kind, sheet: Sheet, sample: Sequence[Row], custom: Collection[str] = ()) -> dict[str, str]:
    """Column -> field. A column that means nothing to us is absent; a field is there once at most."""
    return {}


def checked(
    kind: Kind, header: Sequence[str], mapping: Mapping[str, str], custom: Collection[str] = ()
) -> list[Problem]:
    """What is wrong with a mapping: nothing, or a sentence each."""
    return []
