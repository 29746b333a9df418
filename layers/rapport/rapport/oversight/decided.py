"""What the shop has decided for itself: read, changed section by section, every version kept."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import ValidationError

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import NotFound, StaleVersion
from rapport.kernel.events import Event
from rapport.kernel.http.bodies import in_snake_case
from rapport.kernel.http.models import Told
from rapport.kernel.http.refusals import invalid_fields
from rapport.kernel.settings import Settings
from rapport.kernel.settings_in_force import from_item
from rapport.kernel.table import Absent, Equal, Put
from rapport.kernel.work import Work


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
        settings=settings.model_dump(mode="json"),
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
    merged = before.model_dump() | {name: getattr(before, name).model_dump() | in_snake_case(said)}
    try:
        after = Settings.model_validate(merged)
    except ValidationError as error:
        raise invalid_fields(error.errors()) from None
    if after == before:
        return shown
    _save(work, version, head, before, after, name)
    return _section(after, version + 1, name)


def _stored(work: Work) -> tuple[Settings, int, str]:
    item = work.table.get(keys.settings())
    return (from_item(item), item["version"], item["audit_head"]) if item else (Settings(), 0, "")


def _section(settings: Settings, version: int, name: str) -> SectionTold:
    if name not in Settings.model_fields:
        raise NoSuchSection(f"there is no section {name}; there are {', '.join(Settings.model_fields)}")
    return SectionTold(section=name, settings=getattr(settings, name).model_dump(mode="json"), version=version)


def _save(work: Work, version: int, head: str, before: Settings, after: Settings, name: str) -> None:
    place = keys.settings()
    was, now = before.model_dump(mode="json")[name], after.model_dump(mode="json")[name]
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
    # Amounts are kept as text: the store knows no floats, and pydantic reads them back exactly.
    kept = _texts(after.model_dump())
    item = {"settings": kept, "version": version + 1, "audit_head": head}
    when = (Equal("version", version),) if version else (Absent(),)
    history = item | {"by": work.caller.user_id, "at": stamp(work.now), "section": name}
    work.write(Put(place, item, when=when, label="settings"))
    work.write(Put(keys.settings_version(version + 1), history, when=(Absent(),), label="settings"))
    work.emit(SettingsChanged(occurred_at=work.now, record_version=version + 1, section=name))


def _texts(value: Any) -> Any:
    match value:
        case dict():
            return {name: _texts(each) for name, each in value.items()}
        case list():
            return [_texts(each) for each in value]
        case bool() | int() | str() | None:
            return value
        case _:
            return str(value)
