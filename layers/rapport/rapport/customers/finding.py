"""Finding customers: by who is calling, and by what somebody typed."""

from __future__ import annotations

import re

from rapport.customers import lookups, names, store
from rapport.customers.model import Customer
from rapport.kernel import keys
from rapport.kernel.errors import invalid
from rapport.kernel.phones import NotAPhone, e164
from rapport.kernel.table import Range
from rapport.kernel.work import Work

MOST_WITH_ONE_PHONE = 50
DIGITS = re.compile(r"[\s()+-]")


def by_phone(work: Work, phone: str) -> list[Customer]:
    """Everyone with this full number, whoever's customers they are: somebody is on the line."""
    try:
        number = e164(phone, work.shop.place.country)
    except NotAPhone as problem:
        raise invalid("phone", str(problem)) from None
    return store.anyone(work, ids_with_phone(work, number))


def ids_with_phone(work: Work, number: str) -> list[str]:
    partition = keys.by_phone(work.keyring.digest("phone", number)).pk
    page = work.table.query(partition, limit=MOST_WITH_ONE_PHONE)
    return [item["sk"] for item in page.items]


def matching(work: Work, text: str, limit: int, after: str | None) -> tuple[list[Customer], str | None]:
    """Customers whom a search finds: by full phone or its last six digits, full email, or words of the name."""
    if typed := _name_in(text):
        return _by_name(work, typed, limit, after)
    ids, after = _by_address(work, text, limit, after)
    return store.get_many(work, ids), after


def _by_name(work: Work, typed: list[str], limit: int, after: str | None) -> tuple[list[Customer], str | None]:
    """Found by the longest word; who has several that begin so is shown at the first of them, once."""
    longest = max(typed, key=len)
    page = work.table.query(keys.by_name_word(longest).pk, Range.beginning(longest), limit=limit, after=after)
    places = {(customer_id, word) for word, customer_id in (keys.found_by_name(item["sk"]) for item in page.items)}
    known = store.get_many(work, sorted(customer_id for customer_id, _ in places))
    found = [
        each
        for each in known
        if names.matches(typed, each.known_as) and (each.customer_id, names.first(longest, each.known_as)) in places
    ]
    return found, page.after


def _name_in(text: str) -> list[str]:
    digits = DIGITS.sub("", text)
    return [] if "@" in text or (digits.isdecimal() and len(digits) >= 6) else names.words(text)


def _by_address(work: Work, text: str, limit: int, after: str | None) -> tuple[list[str], str | None]:
    if "@" in text:
        return _page(work, keys.by_email(lookups.email_digest(work.keyring, text.strip())).pk, limit, after)
    digits = DIGITS.sub("", text)
    if digits.isdecimal() and len(digits) >= 6:
        return _by_digits(work, text, digits, limit, after)
    raise invalid("search", "needs a phone, its last six digits, an email, or two letters of a name")


def _by_digits(work: Work, text: str, digits: str, limit: int, after: str | None) -> tuple[list[str], str | None]:
    if len(digits) == 6:
        ascii_digits = "".join(str(int(digit)) for digit in digits)
        return _page(work, keys.by_last_six(work.keyring.digest("last-six", ascii_digits)).pk, limit, after)
    try:
        number = e164(text, work.shop.place.country)
    except NotAPhone as problem:
        raise invalid("search", str(problem)) from None
    return _page(work, keys.by_phone(work.keyring.digest("phone", number)).pk, limit, after)


def _page(work: Work, partition: str, limit: int, after: str | None) -> tuple[list[str], str | None]:
    page = work.table.query(partition, limit=limit, after=after)
    return [item["sk"] for item in page.items], page.after


def possible_duplicates(work: Work, customer: Customer) -> list[str]:
    """Others with one of the same phones: a family, or the same person twice."""
    found: list[str] = []
    for phone in customer.phones:
        found += [each for each in ids_with_phone(work, phone["number"]) if each != customer.customer_id]
    return list(dict.fromkeys(found))
