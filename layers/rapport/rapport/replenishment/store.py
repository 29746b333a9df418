"""Reading and writing consumption profiles. Defaults read like the others, until the shop has its own word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rapport.catalog import store as catalog
from rapport.catalog.shelf_names import shelf_called
from rapport.kernel import keys
from rapport.kernel.errors import Conflict, NotFound, StaleVersion, invalid
from rapport.kernel.table import Absent, Equal, Item, Put
from rapport.kernel.work import Work
from rapport.replenishment.defaults import DEFAULTS
from rapport.replenishment.events import ConsumptionProfileChanged
from rapport.replenishment.packs import Pack
from rapport.replenishment.profiles import InForce, Profile, nonsense

if TYPE_CHECKING:
    # The worker reads profiles and has no use for a validator.
    from rapport.replenishment.model import NewProfile, ProfileFields

DEFAULT = {each.profile_id: each for each in DEFAULTS}


class NoSuchProfile(NotFound):
    code = "no_such_consumption_profile"


class ProfileExists(Conflict):
    code = "consumption_profile_exists"


class DefaultStays(Conflict):
    """A default is not the shop's to remove; it can be overruled, or switched off."""

    code = "default_profile"


def in_force(work: Work) -> InForce:
    return InForce.among(_own(work), DEFAULTS)


def page(work: Work) -> list[Profile]:
    """The shop's own, and the defaults that are still in force; categories first, by name."""
    own = {each.profile_id: each for each in _own(work)}
    everything = (DEFAULT | own).values()
    return sorted(everything, key=lambda each: (each.category is None, each.category or each.product_id or ""))


def get(work: Work, wanted: str) -> Profile:
    item = work.table.get(keys.consumption_profile(wanted))
    if item is not None and "removed_at" not in item:
        return _profile(item)
    if wanted in DEFAULT:
        return DEFAULT[wanted]
    raise NoSuchProfile(f"there is no consumption profile {wanted}")


def create(work: Work, asked: NewProfile) -> Profile:
    profile = _said(asked, product_id=asked.product_id, category=asked.category)
    _sensible(work, profile)
    item = work.table.get(keys.consumption_profile(profile.profile_id))
    if item is not None and "removed_at" not in item:
        raise ProfileExists("there is a consumption profile for this already", current=told_of(_profile(item)))
    return _save(work, item, profile, "created")


def change(work: Work, wanted: str, asked: ProfileFields, expected: int | None) -> Profile:
    """Changing a default makes it the shop's own."""
    before = get(work, wanted)
    _as_expected(before, expected)
    profile = _said(asked, product_id=before.product_id, category=before.category)
    if (problem := nonsense(profile)) is not None:
        raise problem
    return _save(work, work.table.get(keys.consumption_profile(wanted)), profile, "changed")


def remove(work: Work, wanted: str, expected: int | None) -> None:
    """A default that it overruled is in force again. The record stays: its audit chain goes on if it comes back."""
    before = get(work, wanted)
    if before.is_default:
        raise DefaultStays("this is a default: switch it off with is_active, or say better", current=told_of(before))
    _as_expected(before, expected)
    version = before.version + 1
    head = _audit(work, before, None, version, "removed", before.audit_head)
    item = _item(before) | {"version": version, "audit_head": head, "removed_at": work.now.isoformat()}
    work.write(
        Put(keys.consumption_profile(wanted), item, when=(Equal("version", before.version),), label="consumption")
    )
    _tell(work, before, version)


def told_of(profile: Profile) -> dict[str, Any]:
    """As it is shown to whoever believed otherwise."""
    from rapport.replenishment.told import profile as shown

    return shown(profile).model_dump(mode="json")


def _own(work: Work) -> list[Profile]:
    found: list[Profile] = []
    after: str | None = None
    while True:
        page = work.table.query(keys.CONSUMPTION, keys.CONSUMPTION_PROFILES, limit=500, after=after)
        found += [_profile(item) for item in page.items if "removed_at" not in item]
        after = page.after
        if after is None:
            return found


def _said(asked: ProfileFields, product_id: str | None, category: str | None) -> Profile:
    return Profile(
        product_id=product_id,
        category=category,
        avg_consumption_days=asked.avg_consumption_days,
        standard=Pack(asked.standard_pack, asked.unit),
        buffer_days=asked.buffer_days,
        min_days=asked.min_days,
        max_days=asked.max_days,
        one_need=asked.one_need,
        is_active=asked.is_active,
    )


def _sensible(work: Work, profile: Profile) -> None:
    if (problem := nonsense(profile)) is not None:
        raise problem
    if profile.product_id is not None:
        try:
            catalog.get(work, profile.product_id)
        except catalog.NoSuchProduct:
            raise invalid("product_id", f"names no product: {profile.product_id}") from None
    elif profile.category is not None:
        named = [each.name for each in catalog.categories(work)] + [each.category or "" for each in DEFAULTS]
        if shelf_called(profile.category) not in map(shelf_called, named):
            raise invalid("category", f"names no category of the catalogue: {profile.category}")


def _as_expected(before: Profile, expected: int | None) -> None:
    if expected is not None and expected != before.version:
        raise StaleVersion("this consumption profile has changed", current=told_of(before))


def _save(work: Work, item: Item | None, profile: Profile, what: str) -> Profile:
    before = _profile(item) if item is not None else None
    version = before.version + 1 if before else 1
    standing = before if item is not None and "removed_at" not in item else None
    head = _audit(work, standing, profile, version, what, before.audit_head if before else "")
    saved = replace(profile, version=version, audit_head=head)
    when = (Equal("version", before.version),) if before else (Absent(),)
    work.write(Put(keys.consumption_profile(saved.profile_id), _item(saved), when=when, label="consumption"))
    _tell(work, saved, version)
    return saved


def _tell(work: Work, profile: Profile, version: int) -> None:
    """The reminders of those who have one already follow."""
    work.emit(
        ConsumptionProfileChanged(
            occurred_at=work.now,
            record_version=version,
            profile_id=profile.profile_id,
            product_id=profile.product_id,
            category=profile.category,
        )
    )


def _audit(work: Work, before: Profile | None, after: Profile | None, number: int, what: str, previous: str) -> str:
    profile = after or before
    assert profile is not None
    return work.audit(
        "consumption",
        profile.profile_id,
        number,
        what,
        place=keys.consumption_profile(profile.profile_id),
        before=_audited(before),
        after=_audited(after),
        previous=previous,
    )


def _audited(profile: Profile | None) -> Item | None:
    if profile is None:
        return None
    said = {name: value for name, value in _item(profile).items() if name not in ("version", "audit_head")}
    return said | {"standard_pack": profile.standard.text}


def _item(profile: Profile) -> Item:
    item: Item = {
        "avg_consumption_days": profile.avg_consumption_days,
        "standard_pack": profile.standard.size,
        "unit": profile.standard.unit,
        "buffer_days": profile.buffer_days,
        "min_days": profile.min_days,
        "max_days": profile.max_days,
        "one_need": profile.one_need,
        "is_active": profile.is_active,
        "version": profile.version,
        "audit_head": profile.audit_head,
    }
    for name in ("product_id", "category"):
        if (value := getattr(profile, name)) is not None:
            item[name] = value
    return item


def _profile(item: Item) -> Profile:
    return Profile(
        product_id=item.get("product_id"),
        category=item.get("category"),
        avg_consumption_days=item["avg_consumption_days"],
        standard=Pack(Decimal(item["standard_pack"]), item["unit"]),
        buffer_days=item["buffer_days"],
        min_days=item["min_days"],
        max_days=item["max_days"],
        one_need=item["one_need"],
        is_active=item["is_active"],
        version=item["version"],
        audit_head=item["audit_head"],
    )
