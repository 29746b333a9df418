"""Reading and writing templates. Defaults read like the others, until the shop has its own word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotFound, StaleVersion, invalid
from rapport.kernel.ids import ROUTE_WORDS, new_id
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.messaging.templates import record
from rapport.messaging.templates.defaults import DEFAULTS
from rapport.messaging.templates.template import Template

DEFAULT = {each.template_id: each for each in DEFAULTS}


class NoSuchTemplate(NotFound):
    code = "no_such_template"


class TemplateIdTaken(Conflict):
    code = "template_id_taken"


class DefaultStays(Conflict):
    """A default is not the shop's to remove; it can be said better."""

    code = "default_template"


def get(work: Work, template_id: str) -> Template:
    found = _standing(work.table.get(keys.template(template_id))) or DEFAULT.get(template_id)
    if found is None:
        raise NoSuchTemplate(f"there is no template {template_id}")
    return found


def of_version(work: Work, template_id: str, number: int | None) -> Template:
    """As it once was, or as it is. Versions outlive their template: what was sent can be looked up."""
    if number is None:
        return get(work, template_id)
    item = work.table.get(keys.template_version(template_id, number))
    if item is not None:
        return record.decode(item)
    if number == 0 and template_id in DEFAULT:
        return DEFAULT[template_id]
    raise NoSuchTemplate(f"there is no version {number} of a template {template_id}")


def page(work: Work, limit: int, after: str | None) -> tuple[list[Template], str | None]:
    """In the order of their ids, the defaults among the shop's own."""
    found = work.table.query(keys.TEMPLATES, keys.EACH_TEMPLATE, limit=limit, after=after)
    shown = {place: each for each in DEFAULTS if _between(after, place := _place(each), found.after)}
    for item in found.items:
        if own := _standing(item):
            shown[_place(own)] = own
    places = sorted(shown)[:limit]
    rest = places[-1] if len(shown) > limit else found.after
    return [shown[place] for place in places], rest


def create(work: Work, template: Template, *, named: bool) -> Template:
    if named and template.template_id.lower() in ROUTE_WORDS:
        raise invalid("id", "is a word of our addresses; choose another")
    taken = work.table.get(keys.template(template.template_id)) is not None
    if named and (taken or template.template_id in DEFAULT):
        raise TemplateIdTaken(f"there is a template {template.template_id} already")
    return _save(work, None, None, replace(template, version=1), "created")


def change(work: Work, template_id: str, after: Template, expected: int | None) -> Template:
    """Another version; what was is kept. Changing a default makes it the shop's own."""
    item = work.table.get(keys.template(template_id))
    before = _standing(item)
    _as_expected(before or get(work, template_id), expected)
    # A default that was the shop's own once goes on where it was taken back.
    last = record.decode(item) if item is not None else None
    number = last.version + 1 if last else 1
    return _save(work, last, before, replace(after, template_id=template_id, version=number), "changed")


def remove(work: Work, template_id: str, expected: int | None) -> None:
    """A default that it overruled is in force again. Its place stays taken: the audit chain is not another's."""
    before = get(work, template_id)
    _as_expected(before, expected)
    if before.is_default:
        raise DefaultStays("this is a default: say it better, or use another", current=audited(before))
    number = before.version + 1
    head = _audit(work, before, None, number, "removed", before.audit_head)
    item = record.encode(before) | {"version": number, "audit_head": head, "removed_at": work.now.isoformat()}
    work.write(Put(keys.template(template_id), item, when=(Equal("version", before.version),), label="template"))


def fresh_id(work: Work) -> str:
    return new_id("tpl", work.now)


def audited(template: Template) -> dict[str, Any]:
    said = {name: value for name, value in record.encode(template).items() if value and name != "audit_head"}
    said["id"] = said.pop("template_id")
    return said


def _standing(item: Item | None) -> Template | None:
    return record.decode(item) if item is not None and "removed_at" not in item else None


def _place(template: Template) -> str:
    return keys.template(template.template_id).sk


def _between(after: str | None, place: str, until: str | None) -> bool:
    return (after is None or place > after) and (until is None or place <= until)


def _as_expected(before: Template, expected: int | None) -> None:
    if expected is not None and expected != before.version:
        raise StaleVersion("this template has changed", current=audited(before))


def _save(work: Work, last: Template | None, before: Template | None, template: Template, what: str) -> Template:
    head = _audit(work, before, template, template.version, what, last.audit_head if last else "")
    saved = replace(template, audit_head=head)
    item = record.encode(saved)
    when = (Equal("version", last.version),) if last else (Absent(),)
    work.write(
        Put(keys.template(saved.template_id), item, when=when, label="template"),
        Put(keys.template_version(saved.template_id, saved.version), item, when=(Absent(),), label="version"),
    )
    return saved


def _audit(work: Work, before: Template | None, after: Template | None, number: int, what: str, previous: str) -> str:
    template = after or before
    assert template is not None
    return work.audit(
        "template",
        template.template_id,
        number,
        what,
        place=keys.template(template.template_id),
        before=audited(before) if before else None,
        after=audited(after) if after else None,
        previous=previous,
    )
