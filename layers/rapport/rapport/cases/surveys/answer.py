"""An answer as the store holds it: figures in the open, what was said under the customer's seal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapport.cases.surveys.model import Source
from rapport.kernel import keys
from rapport.kernel.clock import from_stamp, stamp
from rapport.kernel.sealing import Seal
from rapport.kernel.table import Item, Key

UNSAID_IF_NONE = ("case_id", "nps", "satisfaction")


@dataclass(frozen=True)
class Answer:
    answer_id: str
    customer_id: str
    at: datetime
    source: Source
    case_id: str | None = None
    nps: int | None = None
    satisfaction: int | None = None
    comment: str | None = None


def key(answer: Answer) -> Key:
    return keys.survey_answer(answer.customer_id, answer.at, answer.answer_id)


def encode(answer: Answer, seal: Seal) -> Item:
    item: dict[str, Any] = {
        "answer_id": answer.answer_id,
        "customer_id": answer.customer_id,
        "at": stamp(answer.at),
        "source": answer.source,
        "version": 1,
    }
    item |= {name: said for name in UNSAID_IF_NONE if (said := getattr(answer, name)) is not None}
    if answer.comment is None:
        return item
    month, place = keys.comment(answer.at, answer.answer_id)
    sealed = seal.close({"comment": answer.comment}, _context(answer.answer_id))
    return item | {"sealed": sealed, keys.DESK.pk: month, keys.DESK.sk: place}


def decode(item: Item, seal: Seal) -> Answer:
    words: dict[str, str] = seal.open(item["sealed"], _context(item["answer_id"])) if "sealed" in item else {}
    said = {name: item[name] for name in UNSAID_IF_NONE if name in item}
    return Answer(
        answer_id=item["answer_id"],
        customer_id=item["customer_id"],
        at=from_stamp(item["at"]),
        source=item["source"],
        comment=words.get("comment"),
        **said,
    )


def _context(answer_id: str) -> str:
    return f"survey:{answer_id}"
