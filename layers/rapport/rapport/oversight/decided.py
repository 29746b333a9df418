"""What the shop has decided for itself: read, changed section by section, every version kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import GetJsonSchemaHandler, TypeAdapter, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import Detail, NotAcceptable, NotFound, StaleVersion
from rapport.kernel.events import Event
from rapport.kernel.http.amounts import DIGITS
from rapport.kernel.http.bodies import in_snake_case
from rapport.kernel.http.models import Told
from rapport.kernel.http.refusals import invalid_fields
from rapport.kernel.money import as_number
from rapport.kernel.settings import Nonsense, Settings
from rapport.kernel.settings_in_force import from_item, to_item
from rapport.kernel.table import Absent, Equal, Put
from rapport.kernel.work import Work

SECTIONS = tuple(each.name for each in fields(Settings))


class _AnySection:
    """What the sections may hold, for the document; which of them is meant, the address says."""

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "anyOf": [
                handler(TypeAdapter(type(each.default)).core_schema)
                | {"description": f"With the section `{each.name}`."}
                for each in fields(Settings)
            ]
        }


SectionSaid = Annotated[dict[str, Any], _AnySection()]


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
    was, said = getattr(before, name), in_snake_case(said)
    if misread := list(_misread(was, said)):
        raise NotAcceptable(f"invalid: {', '.join(each.field for each in misread)}", misread)
    try:
        section = TypeAdapter(type(was)).validate_python(to_item(before)[name] | said)
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


def _misread(was: Any, said: dict[str, Any]) -> Iterator[Detail]:
    """What a validator reads too kindly: "30" or true for a number, seconds for a day, 1e3 for an amount."""
    for name, value in said.items():
        match getattr(was, name, None):
            case bool():
                if not isinstance(value, bool):
                    yield Detail(name, "must be true or false")
            case int() if type(value) is not int:
                yield Detail(name, "must be a whole number")
            case Decimal() if isinstance(value, bool) or (isinstance(value, str) and not DIGITS.fullmatch(value)):
                yield Detail(name, "must be an exact amount, as a number or a string of digits")
            case tuple() if not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
                yield Detail(name, "must be a list of texts")


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
