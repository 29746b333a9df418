"""What the shop writes down about its customers beyond what the house knows of every one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rapport.kernel.settings.nonsense import long, many
from rapport.kernel.settings.section import Section


@dataclass(frozen=True)
class CustomField(Section):
    type: Literal["text", "number", "date", "choice", "yes_no"]
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        many(self.choices, "choices", 100)


@dataclass(frozen=True)
class CustomFields(Section):
    customer: Mapping[str, CustomField] = field(default_factory=dict)

    def __post_init__(self) -> None:
        many(self.customer, "customer", 50)
        for name in self.customer:
            long(name, "a field's name", 1, 40)
