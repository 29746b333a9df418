"""What a route answers: something found, a list, or a piece of work performed once per Idempotency-Key."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rapport.kernel.answers import Answer
from rapport.kernel.errors import Busy
from rapport.kernel.http import request
from rapport.kernel.http.powertools import Response
from rapport.kernel.table import Refused, TooBusy
from rapport.kernel.work import TRIES, Work


def write[T](doing: Callable[[Work], T], shown: Callable[[Work, T], BaseModel | None]) -> Response[Any]:
    """Performs the work and answers; the same Idempotency-Key gets the same answer and no second effect."""
    now = request.current()
    for _ in range(TRIES):
        work = Work(now.shop, request.caller())
        if now.once and (earlier := now.once.earlier(work.table, work.keyring, work.now)):
            return _response(earlier)
        record = doing(work)
        answer = _answer(shown(work, record), now.success)
        if now.once:
            work.write(now.once.remembered(answer, work.keyring, work.now))
        try:
            work.commit()
        except Refused:
            continue
        except TooBusy as busy:
            raise Busy(str(busy)) from busy
        return _response(answer)
    raise Busy("others keep changing the same record")


def write_in_parts[M: BaseModel](doing: Callable[[], M], decided: Callable[[M], bool]) -> Response[Any]:
    """For work of several transactions, each of which can be done again: the key is bound to this body before the
    first of them, and the answer is remembered after the last. An answer that is not decided yet is not kept."""
    now, work = request.current(), request.look()
    if now.once:
        with suppress(Refused):
            work.table.transact([now.once.bound(work.keyring, work.now)])
        if earlier := now.once.earlier(work.table, work.keyring, work.now):
            return _response(earlier)
    told = doing()
    answer = _answer(told, 200)
    if now.once and decided(told):
        work.table.transact([now.once.finished(answer, work.keyring, work.now)])
    return _response(answer)


def as_is[M: BaseModel](_: Work, model: M) -> M:
    """For what is kept as it is shown."""
    return model


def nothing(_: Work, __: None) -> None:
    """For what is gone."""


def file(path: Path, content_type: str) -> Response[str]:
    return Response(status_code=200, content_type=content_type, body=path.read_text("utf-8"))


def sheet(content: str, name: str) -> Response[str]:
    """A table for a spreadsheet, under the name of a file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(status_code=200, content_type="text/csv; charset=utf-8", body=content, headers=headers)


def found(model: BaseModel) -> Response[Any]:
    return _response(_answer(model, 200))


def listed(models: Sequence[BaseModel], after: str | None = None) -> Response[Any]:
    """A bare array; where there is more, the cursor stands in a header."""
    headers = {"X-Next-Cursor": after} if after else {}
    body = [model.model_dump(mode="json") for model in models]
    return Response(status_code=200, content_type="application/json", body=body, headers=headers)


def _answer(model: BaseModel | None, status: int) -> Answer:
    if model is None:
        return Answer(204, None, {})
    version = getattr(model, "version", None)
    headers = {"ETag": f'"{version}"'} if version is not None else {}
    return Answer(status, model.model_dump(mode="json"), headers)


def _response(answer: Answer) -> Response[Any]:
    if answer.status == 204:
        return Response(status_code=204, body="")
    return Response(
        status_code=answer.status,
        content_type="application/json",
        body=answer.body,
        headers=dict(answer.headers),
    )


def dumped(content: Any) -> str:
    """How answers are written: Bangla as Bangla, no needless blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
