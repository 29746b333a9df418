"""What the shop has decided for itself: read, changed section by section, every version kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.events import Event
from rapport.kernel.http.bodies import in_snake_case
from rapport.kernel.http.models import Told
from rapport.kernel.http.refusals import invalid_fields
from rapport.kernel.money import as_number
from rapport.kernel.settings import Nonsense, Settings
from rapport.kernel.settings_in_force import from_item, to_item
from rapport.kernel.table import Absent, Equal, Put
from rapport.kernel.work import Work

SECTIONS = tuple(each.name for each in fields(Settings))


class NoSuchSection(NotFound):
    code = "no_such_section"


class SectionTold(Told):
    section: str
    settings: dict[str, Any]
    version: int


class SettingsTold(Told):
    settings: dict[str, dict[str, Any]]
    time_zone: str
    currency: str
    version: int


@dataclass(frozen=True, kw_only=True)
class SettingsChanged(Event):
    type: ClassVar[str] = "SettingsChanged"
    section: str

    @property
    def record(self) -> str:
        return "settings:shop"


def all_sections(work: Work) -> SettingsTold:
    settings, version, _ = _stored(work)
    place = work.shop.place
    return SettingsTold(
        settings={name: _shown(getattr(settings, name)) for name in SECTIONS},
        time_zone=str(place.zone),
        currency=place.currency,
        version=version,
    )


def section(work: Work, name: str) -> SectionTold:
    settings, version, _ = _stored(work)
    return _section(settings, version, name)


def change(work: Work, name: str, said: dict[str, Any], expected: int | None) -> SectionTold:
    """What is not said keeps its value; the whole section must make sense together."""
    before, version, head = _stored(work)
    shown = _section(before, version, name)
    if expected is not None and expected != version:
        raise StaleVersion("the settings have changed", current=shown.model_dump(mode="json"))
    kind = type(getattr(before, name))
    try:
        section = TypeAdapter(kind).validate_python(to_item(before)[name] | in_snake_case(said))
    except ValidationError as error:
        raise invalid_fields(map(_named, error.errors())) from None
    after = replace(before, **{name: section})
    if after == before:
        return shown
    _save(work, version, head, before, after, name)
    return _section(after, version + 1, name)


def _named(found: Mapping[str, Any]) -> Mapping[str, Any]:
    """What two settings together get wrong, told under the name of one."""
    match found:
        case {"ctx": {"error": Nonsense(name=name, problem=problem)}}:
            return {"loc": (*found["loc"], name), "msg": problem}
    return found


def _stored(work: Work) -> tuple[Settings, int, str]:
    item = work.table.get(keys.settings())
    return (from_item(item), item["version"], item["audit_head"]) if item else (Settings(), 0, "")


def _section(settings: Settings, version: int, name: str) -> SectionTold:
    if name not in SECTIONS:
        raise NoSuchSection(f"there is no section {name}; there are {', '.join(SECTIONS)}")
    return SectionTold(section=name, settings=_shown(getattr(settings, name)), version=version)


def _save(work: Work, version: int, head: str, before: Settings, after: Settings, name: str) -> None:
    place = keys.settings()
    was, now = to_item(before)[name], to_item(after)[name]
    head = work.audit(
        "settings",
        "shop",
        version + 1,
        f"changed {name}",
        place=place,
        before=was,
        after=now,
        previous=head,
    )
    item = {"settings": to_item(after), "version": version + 1, "audit_head": head}
    when = (Equal("version", version),) if version else (Absent(),)
    history = item | {"by": work.caller.user_id, "at": stamp(work.now), "section": name}
    work.write(Put(place, item, when=when, label="settings"))
    work.write(Put(keys.settings_version(version + 1), history, when=(Absent(),), label="settings"))
    work.emit(SettingsChanged(occurred_at=work.now, record_version=version + 1, section=name))


def _shown(value: Any) -> Any:
    match value:
        case Decimal():
            return as_number(value)
        case date():
            return value.isoformat()
        case dict():
            return {name: _shown(each) for name, each in value.items()}
        case list() | tuple():
            return [_shown(each) for each in value]
        case _ if hasattr(value, "__dataclass_fields__"):
            return {each.name: _shown(getattr(value, each.name)) for each in fields(value)}
        case _:
            return value
