"""Everything that is held about a person, told to them: record by record, under headings they can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import Field

from rapport.kernel import access
from rapport.kernel.http.models import Told
from rapport.kernel.ids import new_id
from rapport.kernel.objects import Objects
from rapport.kernel.table import Key
from rapport.kernel.work import Work
from rapport.privacy import finding, manifest, person
from rapport.privacy.kinds import kind_of
from rapport.privacy.listing import LINK_LIVES
from rapport.privacy.person import Person

MOST_BYTES = 5 * 1024 * 1024
NOT_IN_IT = (
    "Logs show at most a masked number or address, and are gone after 30 days.",
    "Backups hold what the store held, and are gone after 35 days.",
    "Answers that were remembered for repeated requests are sealed, and are gone after a day.",
)


class PersonExport(Told):
    customer_id: str
    also_kept_under: list[str] = Field(description="Ids of records that were merged into this one.")
    exported_at: datetime
    records: dict[str, list[dict[str, Any]]] | None = Field(
        None,
        description="Every record held about them, under headings: profile, family, orders, messages, changes. "
        "Absent where it is more than an answer holds.",
    )
    url: str | None = Field(None, description="Where all of it is to be had then, for five minutes from now.")
    kept_elsewhere: list[str] = Field(description="What is not in it, and when it goes by itself.")


def within_an_answer(work: Work, told: PersonExport, files: Callable[[], Objects]) -> PersonExport:
    """A gateway answers six megabytes at the most; what is more lies as a file for a week."""
    content = told.model_dump_json().encode()
    if len(content) <= MOST_BYTES:
        return told
    key = f"{files_of(told.customer_id)}{new_id('exp', work.now)}.json"
    files().put(key, content)
    url = files().to_get(key, f"{told.customer_id}.json", LINK_LIVES)
    return told.model_copy(update={"records": None, "url": url})


def files_of(customer_id: str) -> str:
    return f"exports/persons/{customer_id}/"


def export(work: Work, customer_id: str) -> PersonExport:
    who = person.of(work, customer_id)
    access.noted(work, who.customer_id, "exported")
    return PersonExport(
        customer_id=who.customer_id,
        also_kept_under=list(who.ids[1:]),
        exported_at=work.now,
        records=records(work, who),
        kept_elsewhere=list(NOT_IN_IT),
    )


def records(work: Work, who: Person) -> dict[str, list[dict[str, Any]]]:
    """By heading, in the order of the manifest; a kind that it does not know ends the export."""
    beside = [item for each in who.ids for item in person.beside(work, each)]
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in beside:
        line = manifest.line_of(kind_of(Key(item["pk"], item["sk"])))
        found[line.called].append(dict(line.told(work, who, item)))
    for key, item in finding.elsewhere(work, who, beside):
        line = manifest.line_of(kind_of(key))
        found[line.called].append(dict(line.told(work, who, item)))
    return {line.called: found[line.called] for line in manifest.LINES if line.called in found}
