"""A file is brought: read as far as it takes to say what its columns probably mean, sealed, and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import islice

from pydantic import ValidationError

from rapport.imports import moving, shelf, store
from rapport.imports.file_import import LARGEST, FileImport, Options, SheetFacts
from rapport.imports.model import UploadNamed, UploadTold
from rapport.imports.reading import mapping
from rapport.imports.reading.fields import Kind
from rapport.imports.reading.sheet import Row, Sheet, opened, rows
from rapport.imports.refusing import problems_of
from rapport.kernel.backroom import Backroom
from rapport.kernel.errors import Detail, NotAcceptable, NotFound, TooLarge
from rapport.kernel.http.bodies import json_instead_of_a_file
from rapport.kernel.ids import new_id
from rapport.kernel.objects import Objects
from rapport.kernel.work import Work

UPLOAD_LIVES = timedelta(minutes=15)
LOOKED_AT = 50
SHOWN = 5
LONGEST_SHOWN = 120


class NoSuchUpload(NotFound):
    code = "no_such_upload"


def too_large(size: int) -> TooLarge:
    limit = LARGEST // 1024 // 1024
    return TooLarge(f"this file has {size / 1024 / 1024:.0f} MB; at most {limit} MB are read at once: split it")


def place_to_put(work: Work, files: Objects, size: int) -> UploadTold:
    if size > LARGEST:
        raise too_large(size)
    upload_id = new_id("upl", work.now)
    url = files.to_put(shelf.upload(upload_id), size, UPLOAD_LIVES)
    return UploadTold(upload_id=upload_id, url=url, headers={"Content-Type": "application/octet-stream"})


def sent(body: bytes, content_type: str) -> bytes | UploadNamed:
    """A file, or the name of one that was uploaded."""
    if not content_type.lower().startswith("application/json"):
        return body
    try:
        return UploadNamed.model_validate(json_instead_of_a_file(body))
    except ValidationError as wrong:
        details = [Detail(each.field, each.said) for each in problems_of(wrong)]
        raise NotAcceptable("invalid: upload_id", details) from None


def bring(
    work: Work, back: Backroom, sent: bytes | UploadNamed, kind: Kind, file_name: str, *, start: bool
) -> FileImport:
    raw = sent if isinstance(sent, bytes) else _uploaded(back.files, sent.upload_id)
    sheet = opened(raw)
    first = list(islice(rows(raw, sheet, repair=False), LOOKED_AT))
    one = FileImport(
        import_id=new_id("imp", work.now),
        kind=kind,
        state="proposed",
        file_name=file_name,
        size=len(raw),
        sheet=_facts(sheet),
        mapping=mapping.proposed(kind, sheet, first, work.settings.custom_fields.customer),
        sample=tuple(_shown(row) for row in first[:SHOWN]),
        options=Options(),
        created_by=work.caller.user_id,
        created_at=work.now,
        updated_at=work.now,
    )
    # Before the record: an object without one is forgotten by itself, a record without its file would be none.
    shelf.put(back.files, work.keyring, shelf.file(one.import_id), raw)
    if isinstance(sent, UploadNamed):
        work.afterwards(partial(back.files.delete, [shelf.upload(sent.upload_id)]))
    if start:
        moving.mapped(work, one)
        one = replace(store.next_round(work, one, "run"), state="running")
        work.afterwards(partial(back.hand_over, moving.sorting(one)))
    return store.begin(work, one)


def _uploaded(files: Objects, upload_id: str) -> bytes:
    size = files.size(shelf.upload(upload_id))
    if size is not None and size > LARGEST:
        raise too_large(size)
    raw = files.get(shelf.upload(upload_id)) if size is not None else None
    if raw is None:
        raise NoSuchUpload(f"nothing was put under {upload_id}, or it was read already")
    return raw


def sheet_of(one: FileImport) -> Sheet:
    facts = one.sheet
    return Sheet(facts.format, facts.encoding, facts.separator, facts.header, facts.damaged)


def _facts(sheet: Sheet) -> SheetFacts:
    return SheetFacts(
        sheet.format, sheet.encoding, sheet.separator, tuple(_sayable(each) for each in sheet.header), sheet.damaged
    )


def _shown(row: Row) -> dict[str, str]:
    return {_sayable(name): _sayable(cell)[:LONGEST_SHOWN] for name, cell in row.cells.items()}


def _sayable(text: str) -> str:
    """Half a sign is no text: it could neither be kept nor answered."""
    return text.encode("utf-8", "replace").decode()
