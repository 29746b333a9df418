"""Which column means what: proposed by what stands above it and in it, checked when a person says otherwise. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from rapport.imports.reading import looks
from rapport.imports.reading.fields import CUSTOM, FIELDS, Kind
from rapport.imports.reading.problem import Problem
from rapport.imports.reading.sheet import Row, Sheet
from rapport.kernel.spelling import plainly

REPORT_ROW = "import_row"
REPORT_PROBLEM = "import_problem"
"""The two columns that a report of bad rows adds: sent again corrected, they mean nothing."""
SECOND = {"phone": "second_phone", "email": "second_email"}
"""Two columns of phones are a phone and another."""
BY_LOOKS: Mapping[Kind, tuple[str, ...]] = {
    "customers": ("email", "phone"),
    "products": ("price",),
    "orders": ("email", "phone", "order_date"),
}
"""A column with a header that says nothing, or none. Not a birthday: a day beside a person can be any day."""
BY_NAMES: Mapping[Kind, str | None] = {"customers": "full_name", "products": "name", "orders": None}
ONE_OF: Mapping[Kind, Sequence[tuple[str, ...]]] = {
    "customers": [("full_name", "first_name", "last_name", "company_name")],
    "products": [],
    "orders": [
        ("customer_id", "phone", "email", "buyer_name"),
        ("product_id", "product_name", "line_total", "order_total"),
    ],
}
"""Of each, one at least has to be there."""


def proposed(kind: Kind, sheet: Sheet, sample: Sequence[Row], custom: Collection[str] = ()) -> dict[str, str]:
    """Column -> field. A column that means nothing to us is absent; a field is there once at most."""
    columns = {name: [row.cells.get(name, "") for row in sample if not row.problem] for name in sheet.header}
    for added in (REPORT_ROW, REPORT_PROBLEM):
        columns.pop(added, None)
    found: dict[str, str] = {}
    for column, field in _candidates(kind, columns, custom):
        if column in found:
            continue
        wanted = field if field not in found.values() else SECOND.get(field) if kind == "customers" else None
        if wanted and wanted not in found.values():
            found[column] = wanted
    return {column: found[column] for column in columns if column in found}


def _candidates(kind: Kind, columns: Mapping[str, Sequence[str]], custom: Collection[str]) -> Iterator[tuple[str, str]]:
    """From what is surest to what is a guess; the first that fits a column and a field holds."""
    declared = {_folded(name): f"{CUSTOM}{name}" for name in custom} if kind == "customers" else {}
    yield from ((column, declared[_folded(column)]) for column in columns if _folded(column) in declared)
    if kind == "orders":  # one program calls it "Name"
        yield from ((column, "order_id") for column in columns if looks.mostly(looks.order_numbers, columns[column]))
    read = {column: _readings(column) for column in columns}
    for field, header in _written_above(kind):
        for column, cells in columns.items():
            if header in read[column] and _not_contradicted(field, cells):
                yield column, field
    for field, header in sorted(_written_above(kind), key=lambda each: -len(each[1])):
        look = looks.LOOKS.get(field)
        for column, cells in columns.items():
            if look and f" {header} " in f" {_folded(column)} " and looks.mostly(look, cells):
                yield column, field
    for field in BY_LOOKS[kind]:
        yield from ((column, field) for column, cells in columns.items() if looks.mostly(looks.LOOKS[field], cells))
    if name := BY_NAMES[kind]:
        yield from ((column, name) for column, cells in columns.items() if looks.mostly(looks.names, cells))


@cache
def _written_above(kind: Kind) -> list[tuple[str, str]]:
    """Fields and what people write above them, what is most usual first."""
    ranked = [
        (rank, place, field.name, _folded(header))
        for place, field in enumerate(FIELDS[kind])
        for rank, header in enumerate(field.headers)
    ]
    return [(field, header) for _, _, field, header in sorted(ranked)]


def _not_contradicted(field: str, cells: Sequence[str]) -> bool:
    """A "Contact" full of names is no phone."""
    look = looks.phones if field in ("phone", "second_phone") else None
    return look is None or looks.empty(cells) or not looks.mostly(looks.names, cells)


def _readings(column: str) -> set[str]:
    """A header as it is, without what stands in brackets, and each of two languages by itself."""
    parts = re.split(r"[/|(\[]", column)
    return {_folded(each) for each in (column, re.sub(r"[(\[].*?[)\]]", " ", column), *parts)} - {""}


def _folded(header: str) -> str:
    text = plainly(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header))  # customerName
    kept = (sign if sign.isalnum() or unicodedata.category(sign) in ("Mn", "Mc") else " " for sign in text)
    return " ".join("".join(kept).split())


def checked(
    kind: Kind, header: Sequence[str], mapping: Mapping[str, str], custom: Collection[str] = ()
) -> list[Problem]:
    """What is wrong with a mapping: nothing, or a sentence each."""
    known = {field.name for field in FIELDS[kind]} | (
        {f"{CUSTOM}{name}" for name in custom} if kind == "customers" else set()
    )
    problems = [
        Problem(field, "no_such_column", f"the file has no column {column}")
        for column, field in mapping.items()
        if column not in header
    ]
    for field, times in Counter(mapping.values()).items():
        if field not in known:
            problems.append(Problem(field, "no_such_field", f"{field} is no field of {kind}"))
        elif times > 1:
            problems.append(Problem(field, "mapped_twice", f"{times} columns are said to be {field}"))
    said = set(mapping.values())
    problems += [
        Problem(each.name, "needed", f"a column has to say the {each.words['en'].lower()}")
        for each in FIELDS[kind]
        if each.needed and each.name not in said
    ]
    problems += [
        Problem(choices[0], "one_needed", f"a column has to say one of {', '.join(choices)}")
        for choices in ONE_OF[kind]
        if not said & set(choices)
    ]
    return problems
