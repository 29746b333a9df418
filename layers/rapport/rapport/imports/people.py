"""Rows of customers: each finds its customer or makes one, in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from rapport.customers import editing
from rapport.customers import store as customers
from rapport.customers.asked import NewCustomer
from rapport.customers.model import Consent, Customer
from rapport.imports import marks
from rapport.imports.file_import import FileImport
from rapport.imports.joining import joined
from rapport.imports.marks import Mark
from rapport.imports.matching import Found, Gone, Named, Several, find
from rapport.imports.reading.customers import ConsentRead, NewCustomerRow, customer_of
from rapport.imports.reading.problem import Problem
from rapport.imports.refusing import problems_of, refused
from rapport.imports.results import RowResult
from rapport.kernel import keys
from rapport.kernel.clock import stamp
from rapport.kernel.errors import Busy, Refusal
from rapport.kernel.table import Item, Put
from rapport.kernel.work import Work, perform

if TYPE_CHECKING:
    from rapport.imports.taking import Slice

SOURCE = "import"


def take(slice_: Slice) -> Iterator[list[RowResult]]:
    for row, _, _ in slice_.rows:
        if row.problem:
            yield [refused(row.number, [Problem("", "row", row.problem)])]
            continue
        read = customer_of(row, slice_.one.mapping, slice_.ways)
        yield [_taken(slice_, read) if isinstance(read, NewCustomerRow) else refused(row.number, read)]


def _taken(slice_: Slice, row: NewCustomerRow) -> RowResult:
    try:
        asked = NewCustomer.model_validate(dict(row.asked))
        return perform(slice_.shop, slice_.caller, partial(take_one, one=slice_.one, asked=asked, row=row))
    except Several as several:
        return RowResult(row.number, "ambiguous", problems=(several.problem,))
    except Gone as gone:
        return refused(row.number, [gone.problem])
    except Busy:
        raise  # no fault of the row: the slice comes again
    except (Refusal, ValidationError) as no:
        return refused(row.number, problems_of(no))


def take_one(work: Work, one: FileImport, asked: NewCustomer, row: NewCustomerRow) -> RowResult:
    said = asked.model_dump(mode="json", exclude_unset=True, exclude={"customer_id"})
    found = find(work, _named(asked, said), one.import_id, row.number)
    if found.customer is None:
        return _made(work, one, found, asked, row)
    mark = marks.of(work, found.customer, one.import_id) or Mark()
    return mark.told(row.number) or _joined(work, one, found.customer, mark, said, row)


def _named(asked: NewCustomer, said: Mapping[str, Any]) -> Named:
    phones = [asked.phone, *(each.number for each in asked.phones or ())]
    emails = [asked.email, *(each.address for each in asked.emails or ())]
    words = tuple(f"{name}={said[name]}" for name in sorted(said))
    known = asked.customer_id, tuple(filter(None, phones)), tuple(filter(None, emails))
    return Named(*known, otherwise=words)


def _made(work: Work, one: FileImport, found: Found, asked: NewCustomer, row: NewCustomerRow) -> RowResult:
    profile = editing.profile_of(work, asked)
    given = {f"{each.channel}:{each.purpose}": each for each in row.consents}
    customer = newcomer(work, found, profile)
    # Who was erased before has said no, and no file says otherwise.
    said = {name: _word(work, each) for name, each in given.items()} | dict(customer.consent)
    customer = replace(customer, consent=said)
    customer = customers.create(work, customer, imported=True)
    for each in given.values():
        _kept_in_history(work, customer, each)
    result = RowResult(row.number, "created", f"customer:{customer.customer_id}")
    mark = Mark(created=True).with_row(result, {"said": _said_at(work, given)})
    marks.put(work, customer, one.import_id, mark)
    return result


def newcomer(work: Work, found: Found, profile: Mapping[str, Any]) -> Customer:
    fresh = editing.fresh(work, found.new_id, profile)
    return fresh if found.returning is None else returned(fresh, found.returning)


def returned(fresh: Customer, place: Item) -> Customer:
    """Under the key they had: what was noted about them then stays readable."""
    return replace(fresh, wrapped_key=place["key"], version=place["version"] + 1, audit_head=place["audit_head"])


def _joined(
    work: Work, one: FileImport, before: Customer, mark: Mark, said: Mapping[str, Any], row: NewCustomerRow
) -> RowResult:
    profile = editing.profile_with(work, before.profile, joined(before.profile, said, one.options.on_match))
    changed = [name for name in sorted(profile.keys() | before.profile.keys()) if _differs(name, profile, before)]
    given = {} if one.options.on_match == "skip" else _news(before, row.consents)
    record = f"customer:{before.customer_id}"
    if not changed and not given:
        return RowResult(row.number, "unchanged", record)
    words = {name: _word(work, each) for name, each in given.items()}
    after = replace(before, profile=profile, consent=dict(before.consent) | words)
    after = customers.change(work, before, after, "changed", None, imported=True)
    for each in given.values():
        _kept_in_history(work, after, each)
    result = RowResult(row.number, "changed", record, fields=(*changed, *sorted(given)))
    undo = {
        "before": {name: before.profile[name] for name in changed if name in before.profile},
        "after": {name: profile[name] for name in changed if name in profile},
        "fields": changed,
        "consent": {name: _plain(before.consent.get(name)) for name in given},
        "said": _said_at(work, given),
    }
    marks.put(work, after, one.import_id, mark.with_row(result, undo))
    return result


def _differs(name: str, profile: Mapping[str, Any], before: Customer) -> bool:
    return bool(profile.get(name) != before.profile.get(name))


def _news(before: Customer, said: Sequence[ConsentRead]) -> dict[str, ConsentRead]:
    """A no counts whatever was said before. A yes counts where nothing was: a file never lifts a no."""
    found = {}
    for each in said:
        known = before.consent.get(f"{each.channel}:{each.purpose}")
        if known is None or (known.allowed and not each.allowed):
            found[f"{each.channel}:{each.purpose}"] = each
    return found


def _word(work: Work, said: ConsentRead) -> Consent:
    return Consent(said.allowed, work.now, SOURCE)


def _plain(consent: Consent | None) -> list[Any] | None:
    return [consent.allowed, stamp(consent.since), consent.source] if consent else None


def _said_at(work: Work, given: Mapping[str, ConsentRead]) -> dict[str, str]:
    return {name: stamp(work.now) for name in given}


def _kept_in_history(work: Work, customer: Customer, said: ConsentRead) -> None:
    entry = {
        "channel": said.channel,
        "purpose": said.purpose,
        "allowed": said.allowed,
        "since": stamp(work.now),
        "source": SOURCE,
        "by": work.caller.user_id,
    }
    work.write(Put(keys.consent_change(customer.customer_id, work.now, said.channel, said.purpose), entry))
