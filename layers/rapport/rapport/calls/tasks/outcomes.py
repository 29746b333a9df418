"""What became of a call: a closed list, what each means, and which moves a task can make."""

from __future__ import annotations

import re

from rapport.activity.kinds import Outcome
from rapport.calls.tasks.model import CallStatusAsked
from rapport.calls.tasks.task import Status
from rapport.kernel.errors import invalid

MOVES: dict[Status, frozenset[Status]] = {
    "pending": frozenset({"in_progress", "completed", "failed", "skipped", "expired"}),
    "in_progress": frozenset({"pending", "completed", "failed", "skipped", "expired"}),
    # What is over stays so: an undo within its minute is the one way back, and is no move.
    "completed": frozenset(),
    "failed": frozenset(),
    "skipped": frozenset(),
    "expired": frozenset(),
}
OPEN: frozenset[Status] = frozenset({"pending", "in_progress"})

COMPLETES: frozenset[Outcome] = frozenset(
    {"successful", "interested", "follow_up_needed", "not_interested", "do_not_contact"}
)
FAILS: frozenset[Outcome] = frozenset({"no_answer", "busy", "wrong_number"})
TRIED_AGAIN: frozenset[Outcome] = frozenset({"no_answer", "busy"})
KNOWN: frozenset[Outcome] = COMPLETES | FAILS
READ_AS: dict[str, Outcome] = {**{each: each for each in KNOWN}, "positive": "successful", "success": "successful"}
"""What people write, and what it means."""

BETWEEN = re.compile(r"[\s_-]+")
"""People write `no answer`, `no-answer` and `no_answer`."""
BEGINS = re.compile(
    r"\s*("
    # The longest first: what is `not interested` is not read by less of it.
    + "|".join(each.replace("_", BETWEEN.pattern) for each in sorted(READ_AS, key=len, reverse=True))
    + r")(?![^\W_])",
    re.IGNORECASE,
)


def read(asked: CallStatusAsked) -> tuple[Status, Outcome | None, str | None]:
    """Status, outcome and notes as they are meant: an outcome alone says its status, free words are kept as notes."""
    outcome, words = _outcome(asked.outcome)
    implied: Status | None = None
    if outcome is not None:
        implied = "completed" if outcome in COMPLETES else "failed"
    status = asked.status or implied
    assert status is not None, "the model asks for one of them"
    if implied is not None and status != implied:
        raise invalid("outcome", f"{outcome} means {implied}, not {status}")
    if status in ("completed", "failed") and outcome is None:
        choices = ", ".join(sorted(COMPLETES if status == "completed" else FAILS))
        raise invalid("outcome", f"is needed with {status}; one of {choices}")
    if status == "expired":
        raise invalid("status", "expired is what time says of a task, not a person")
    notes = " ".join(part for part in (words, asked.notes) if part) or None
    return status, outcome, notes


def _outcome(text: str | None) -> tuple[Outcome | None, str | None]:
    """`successful - placed order` is successful, with words; `unsuccessful` is not, and nor is `not successful`."""
    if text is None:
        return None, None
    begins = BEGINS.match(text)
    if begins is None:
        raise invalid("outcome", f"must begin with one of {', '.join(sorted(KNOWN))}")
    word = BETWEEN.sub("_", begins[1].lower())
    return READ_AS[word], text[begins.end() :].strip(" \t\n_-:,.;\u2013\u2014") or None
