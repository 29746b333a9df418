"""The manifest: every kind of record that can name a person, what it is to them, how it is told, and what erasure does.

A record whose kind is in no line fails the export, and the test that walks the store: what the house does not know that
it holds, it could neither tell nor forget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rapport.activity import engagement_record, interactions
from rapport.calls.tasks import record as tasks
from rapport.calls.tasks import words_kept
from rapport.cases import record as cases
from rapport.cases.surveys import answer as answers
from rapport.customers import family
from rapport.imports import marks
from rapport.kernel import audit, keys
from rapport.kernel.table import Item
from rapport.kernel.work import Work
from rapport.messaging.ledger import record as messages
from rapport.privacy import profile_told, telling
from rapport.privacy.person import Person

Erasure = Literal["at once", "goes", "words go", "stays"]
"""`at once`: in the erasure's own transaction. `goes`: by the job; what carries an audit chain leaves its number and
head, so that the chain can still be checked. `words go`: by the job, what is said in it. `stays`: as it is."""

type Told = Callable[[Work, Person, Item], Mapping[str, Any]]


@dataclass(frozen=True)
class Line:
    kind: str
    called: str
    """Under which heading the person finds it in their export."""
    erasure: Erasure
    why: str
    """Why erasure does that."""
    told: Told = lambda _, __, item: telling.plain(item)


def _family(work: Work, person: Person, item: Item) -> Mapping[str, Any]:
    return family.decoded(work, person.customer, item).fields


def _interaction(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    words = interactions.words_of(item, person.seal(_owner(item))) if "sealed" in item else {}
    return telling.plain(item) | words


def _activity(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    return telling.plain(item) | engagement_record.words(item, person.seal(_owner(item)))


def _message(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    if "sealed" not in item:
        return telling.plain(item)
    context = messages.context(item["message_id"])
    return telling.plain(item) | {"words": person.seal(_owner(item)).open(item["sealed"], context)}


def _task(work: Work, person: Person, item: Item) -> Mapping[str, Any]:
    return telling.plain(item) | words_kept.opened(work, person.customer, tasks.decode(item))


def _audit(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    if "sealed" not in item or item["owner"] not in person.ids:
        return telling.plain(item)
    context = audit.context(item["kind"], item["record_id"], item["number"])
    return telling.plain(item) | {"change": person.seal(item["owner"]).open(item["sealed"], context)}


def _case(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    return telling.plain(item) | cases.words(cases.decode(item, person.seal(_owner(item))))


def _case_note(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    return telling.plain(item) | {"text": cases.note_text(item, person.seal(_owner(item)))}


def _answer(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    comment = answers.decode(item, person.seal(_owner(item))).comment
    return telling.plain(item) | ({"comment": comment} if comment else {})


def _imported(_: Work, person: Person, item: Item) -> Mapping[str, Any]:
    import_id = keys.named_beside(item["sk"])
    context = marks.context(_owner(item), import_id)
    said: dict[str, Any] = person.seal(_owner(item)).open(item["sealed"], context)
    return {"import_id": import_id} | telling.plain(item) | said


def _owner(item: Item) -> str:
    return keys.customer_of(item["pk"])


BESIDE = (
    Line("CUSTOMER/PROFILE", "profile", "at once", "the person themselves, and the key", profile_told.told),
    Line("CUSTOMER/FAMILY", "family", "goes", "people they live with", _family),
    Line("CUSTOMER/CONSENT", "consent", "goes", "their words on how to reach somebody who is not here any more"),
    Line("CUSTOMER/BOUGHT", "older_products", "goes", "a summary of their orders", lambda *it: telling.product(it[2])),
    Line(
        "CUSTOMER/ORDER",
        "orders",
        "stays",
        "what was sold stays sold; it names nobody but an id",
        lambda *it: telling.order(it[2]),
    ),
    Line("CUSTOMER/ACTIVITY", "activities", "goes", "what happened with them, and what was said", _activity),
    Line("CUSTOMER/INTERACTION", "interactions", "goes", "what was said in a contact", _interaction),
    Line("CUSTOMER/MESSAGE", "messages", "words go", "campaigns count it; what it said and to whom goes", _message),
    Line("CUSTOMER/REASON", "reasons_to_write", "goes", "nobody writes to them any more"),
    Line("CUSTOMER/DECISION", "decisions", "goes", "why they were called or not"),
    Line("CUSTOMER/DROPOFF", "silences", "goes", "when they fell silent"),
    Line("CUSTOMER/REMINDERS", "reminders", "goes", "what their household uses up"),
    Line("CUSTOMER/SHOWN", "recommendations_shown", "goes", "what was recommended to them"),
    Line("CUSTOMER/CASE", "cases", "goes", "what went wrong, and what was done about it", _case),
    Line("CUSTOMER/CASENOTE", "notes_on_cases", "goes", "what was noted about it", _case_note),
    Line("CUSTOMER/SURVEY", "survey_answers", "goes", "what they answered; how many answered stays counted", _answer),
    Line("CUSTOMER/IMPORTED", "imports", "goes", "what a file said of them", _imported),
    Line("CUSTOMER/ALIKE", "likenesses", "goes", "who may be the same person, or is not"),
    Line("CUSTOMER/TASK", "call_task_marks", "goes", "says that a task is about them"),
    Line("CUSTOMER/CART", "cart_marks", "goes", "says that a cart was theirs"),
)
"""What lies in the customer's own partition, under each of their ids."""

ELSEWHERE = (
    Line("TASK/TASK", "call_tasks", "words go", "agents' days are counted by it; notes go", _task),
    Line("TASK/CONVERTED", "calls_that_led_to_orders", "stays", "a number"),
    Line("CART/CART", "carts", "stays", "a value and an id"),
    Line("CASE/POINTER", "case_places", "stays", "where a case lay"),
    Line("ORDER/POINTER", "order_places", "stays", "where an order lies"),
    Line("ORDER/INFLUENCED", "orders_after_calls", "stays", "amounts an agent is credited with"),
    Line("ORDER/ACCEPTED", "recommendations_accepted", "stays", "amounts a rule is credited with"),
    Line("BROUGHT/BROUGHT", "orders_after_messages", "stays", "amounts a campaign is credited with"),
    Line("SUPPRESSED/SUPPRESSED", "suppressed_addresses", "stays", "a keyed hash, so that nobody writes there again"),
    Line("RECORD", "changes", "stays", "sealed with the key that is gone; the chain can still be checked", _audit),
    Line("ACCESS", "who_looked", "stays", "who looked at an id, and when"),
)
"""What lies elsewhere and names them; `privacy.finding` says how each is found."""

FOUND_BY = {
    "PHONE": "at once: a keyed hash of a number",
    "PHONE6": "at once: a keyed hash of its last six digits",
    "EMAIL": "at once: a keyed hash of an address",
    "NAME": "at once: words of the name",
    "NAMED": "at once: the whole name with the district",
    "PAIRS": "by the job: two ids that may be one person's",
    "EVENT": "at once: birthdays, and names of the family with them",
    "DUE": "at once: windows entered by a changed fact",
    "LOOK": "by itself: an id under a day, gone within days of it",
    "REMIND": "by the job: an id under a day",
    "ERASED": "stays: keyed hashes of those who were erased, so that nobody calls them again",
    "PRIVACY": "stays: that an erasure was asked and done, by an id",
    "OUTBOX": "by itself: ids and facts on their way, gone when published",
    "ANSWER": "by itself: sealed with the shop's key, told to nobody but its caller, gone after a day",
}
"""Places that lead to a person and tell nothing that the lines above do not; and when erasure is through with them."""

NAMES_NOBODY = {
    "CAMPAIGN": "contents, runs and budgets of campaigns",
    "CAMPAIGNS": "campaigns, and when they start",
    "CATALOG": "products and categories",
    "CONSUMPTION": "how fast things are used up",
    "COUNT": "counters",
    "IMPORT": "rounds and slices of imports: numbers",
    "IMPORTS": "imports: whose file, sealed, and what its columns mean",
    "LETTER": "dead letters that were sent again",
    "OFFERCALENDAR": "the offers of a year",
    "OFFERS": "recommendation rules, and what they achieved",
    "PAUSE": "whether a campaign is paused",
    "PROVIDERS": "who carries messages",
    "REACTOR": "how far a reactor has come",
    "RUN": "what jobs did",
    "SEAL": "roots of sealed days",
    "SETTINGS": "what the shop decided",
    "SHOP": "the shop's wrapped key",
    "SIGNIN": "whose sign-in it is, of the team",
    "TALLY": "numbers of campaigns",
    "TEAM": "the team",
    "TEMPLATE": "former versions of templates",
    "TEMPLATES": "what messages say",
    "TOGETHER": "what is bought together",
}
"""Rooms of the store in which no customer is named."""

LINES = (*BESIDE, *ELSEWHERE)
BY_KIND: Mapping[str, Line] = {line.kind: line for line in LINES}


class UnknownKindOfRecord(Exception):
    """The house holds something about a person that it cannot name: nothing is exported as if it were everything."""


def knows(kind: str) -> bool:
    """Whether the house can say of a record of this kind whom it names, or that it names nobody."""
    room = kind.partition("/")[0]
    return kind in BY_KIND or room in FOUND_BY or room in NAMES_NOBODY


def line_of(kind: str) -> Line:
    if kind not in BY_KIND:
        raise UnknownKindOfRecord(kind)
    return BY_KIND[kind]
