"""Conditions, changes and ranges as DynamoDB wants them said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapport.kernel.table.attributes import stored_value
from rapport.kernel.table.conditions import Absent, AbsentOrAtMost, Condition, Equal, Lacks, Present
from rapport.kernel.table.writes import Update


def changes_of(write: Update, names: dict[str, str], values: dict[str, Any]) -> str:
    clauses = []
    for verb, changes, shape in (("SET", write.set, "#{0} = :{0}"), ("ADD", write.add, "#{0} :{0}")):
        parts = []
        for count, (attribute, value) in enumerate(changes.items()):
            place = f"{verb.lower()}{count}"
            names[f"#{place}"] = attribute
            values[f":{place}"] = stored_value(value)
            parts.append(shape.format(place))
        if parts:
            clauses.append(f"{verb} {', '.join(parts)}")
    removed = []
    for count, attribute in enumerate(write.remove):
        names[f"#remove{count}"] = attribute
        removed.append(f"#remove{count}")
    if removed:
        clauses.append(f"REMOVE {', '.join(removed)}")
    return " ".join(clauses)


def condition_of(conditions: Sequence[Condition]) -> tuple[dict[str, str], dict[str, Any], str]:
    names: dict[str, str] = {}
    values: dict[str, Any] = {}
    parts = []
    for count, condition in enumerate(conditions):
        name, value = f"#if{count}", f":if{count}"
        match condition:
            case Absent():
                attribute, part = "pk", f"attribute_not_exists({name})"
            case Present():
                attribute, part = "pk", f"attribute_exists({name})"
            case Equal(attribute, wanted):
                part = f"{name} = {value}"
                values[value] = stored_value(wanted)
            case Lacks(attribute):
                names[f"{name}pk"] = "pk"
                part = f"(attribute_exists({name}pk) AND attribute_not_exists({name}))"
            case AbsentOrAtMost(attribute, most):
                names[f"{name}pk"] = "pk"
                part = f"(attribute_not_exists({name}pk) OR {name} <= {value})"
                values[value] = stored_value(most)
        names[name] = attribute
        parts.append(part)
    return names, values, " AND ".join(parts)


def just_above(sort_key: str) -> str:
    return sort_key + "\x00"


def just_below(sort_key: str) -> str:
    """The nearest key below it that any of ours could have: ours are shorter than this and hold no \\U0010ffff."""
    last = sort_key[-1]
    return sort_key[:-1] + chr(ord(last) - 1) + "\U0010ffff"
