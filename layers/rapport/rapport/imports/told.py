"""What a caller gets to know of an import."""

from __future__ import annotations

from collections.abc import Mapping

from rapport.imports import model, store
from rapport.imports.file_import import FileImport, Round
from rapport.imports.reading import mapping as mappings
from rapport.imports.reading.fields import CUSTOM, FIELDS
from rapport.imports.reading.mending import mended
from rapport.imports.reading.problem import Problem
from rapport.imports.results import RowResult
from rapport.kernel.settings import CustomField
from rapport.kernel.work import Work


def brought(work: Work, one: FileImport) -> model.ImportTold:
    """As it was just written: the store knows of its round when that is committed."""
    return whole(work, one, None)


def shown(work: Work, one: FileImport) -> model.ImportTold:
    return whole(work, one, store.latest_round(work, one))


def in_a_list(one: FileImport) -> model.ImportTold:
    return _told(one)


def whole(work: Work, one: FileImport, now: Round | None) -> model.ImportTold:
    custom = work.settings.custom_fields.customer
    wrong = mappings.checked(one.kind, one.sheet.header, one.mapping, custom)
    return _told(one).model_copy(
        update={
            "progress": _progress(one, now) if now else None,
            "sample": [dict(each) for each in one.sample],
            "mended": [_mended(each) for each in one.sample] if one.sheet.damaged else None,
            "fields": _fields(one, custom),
            "one_of": [list(each) for each in mappings.ONE_OF[one.kind]],
            "problems": [problem(each) for each in wrong],
        }
    )


def problem(each: Problem) -> model.ProblemTold:
    return model.ProblemTold(field=each.field, code=each.code, said=each.said)


def row(each: RowResult) -> model.RowTold:
    return model.RowTold(
        row=each.row,
        outcome=each.outcome,
        record=each.record or None,
        fields=list(each.fields) or None,
        problems=[problem(one) for one in each.problems] or None,
    )


def _mended(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: mended(cell) for name, cell in cells.items()}


def _told(one: FileImport) -> model.ImportTold:
    sheet = one.sheet
    return model.ImportTold(
        import_id=one.import_id,
        kind=one.kind,
        status=one.state,
        file_name=one.file_name,
        size=one.size,
        sheet=model.SheetTold(
            format=sheet.format,
            encoding=sheet.encoding,
            separator=sheet.separator,
            header=list(sheet.header),
            damaged=sheet.damaged,
        ),
        mapping=dict(one.mapping),
        options=model.OptionsTold(**vars(one.options)),
        plan_hash=one.plan_hash or None,
        created_by=one.created_by,
        created_at=one.created_at,
        updated_at=one.updated_at,
        version=one.version,
    )


def _progress(one: FileImport, now: Round) -> model.ProgressTold:
    return model.ProgressTold(
        task=now.task,
        slices=one.slices if one.sorted_in else None,
        done=now.done,
        rows=one.rows if one.sorted_in else None,
        counts=dict(now.counts),
    )


def _fields(one: FileImport, custom: Mapping[str, CustomField]) -> list[model.FieldTold]:
    known = [model.FieldTold(name=each.name, words=dict(each.words), needed=each.needed) for each in FIELDS[one.kind]]
    names = custom if one.kind == "customers" else ()
    return known + [model.FieldTold(name=f"{CUSTOM}{name}", words={"en": name}, needed=False) for name in names]
