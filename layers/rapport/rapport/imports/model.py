"""What a caller may say and gets to know about imports."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, model_validator

from rapport.imports.file_import import LARGEST, OnMatch, State, Task
from rapport.imports.reading.fields import Kind
from rapport.imports.results import Outcome
from rapport.kernel.http.models import Asked, Id, Told

Column = Annotated[str, Field(max_length=500)]
FieldName = Annotated[str, Field(min_length=1, max_length=60)]


class UploadNamed(Asked):
    """Instead of the file itself."""

    upload_id: Id


class UploadAsked(Asked):
    size: Annotated[int, Field(ge=1, le=10**12, strict=True, description=f"In bytes; at most {LARGEST}.")]


class UploadTold(Told):
    upload_id: str
    url: str = Field(description="Put the file here, with just that many bytes, within a quarter of an hour.")
    headers: dict[str, str]


class OptionsAsked(Asked):
    repair: StrictBool = Field(False, description="Mend text that was read in the wrong encoding before.")
    day_first: StrictBool = Field(True, description="03/05/2024 is the third of May.")
    decimal_comma: StrictBool = Field(False, description="1.234,50 is what others write 1,234.50.")
    on_match: OnMatch = Field("fill", description="Of who is here: what is missing, whatever the file says, nothing.")
    general_product: Id | None = Field(None, description="Stands for an order of which the file gives a total alone.")

    @model_validator(mode="before")
    @classmethod
    def an_object(cls, said: Any) -> Any:
        # A number with a point is an object to Python, whose attributes the framework would look through.
        if isinstance(said, Decimal):
            raise ValueError("must be an object")
        return said


class ImportChanged(Asked):
    mapping: dict[Column, FieldName] | None = Field(None, max_length=100, description="Column: field.")
    options: OptionsAsked | None = None


class StartAsked(Asked):
    plan_hash: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = Field(
        None, description="What a dry run found: if anything would be otherwise by now, nothing is taken in."
    )


class SheetTold(Told):
    format: Literal["csv", "jsonl"]
    encoding: str
    separator: str
    header: list[str]
    damaged: bool = Field(description="Some of its text was read in the wrong encoding before it came here.")


class FieldTold(Told):
    name: str
    words: dict[str, str]
    needed: bool


class ProblemTold(Told):
    field: str
    code: str
    said: str


class OptionsTold(Told):
    repair: bool
    day_first: bool
    decimal_comma: bool
    on_match: OnMatch
    general_product: str | None = None


class ProgressTold(Told):
    task: Task
    slices: int | None = Field(None, description="Absent until the rows are sorted.")
    done: int
    rows: int | None = None
    counts: dict[str, int] = Field(description="Rows by what became of them, or would; and what came with them.")


class ImportTold(Told):
    import_id: str
    kind: Kind
    status: State
    file_name: str
    size: int
    sheet: SheetTold
    mapping: dict[str, str]
    options: OptionsTold
    progress: ProgressTold | None = Field(None, description="Of the latest going through the file.")
    plan_hash: str | None = None
    sample: list[dict[str, str]] | None = Field(None, description="The first rows, as they stand in the file.")
    mended: list[dict[str, str]] | None = Field(None, description="Of a damaged file: the same rows, were they mended.")
    fields: list[FieldTold] | None = Field(None, description="What a column may mean.")
    one_of: list[list[str]] | None = Field(None, description="Of each of these, one field at least has to be said.")
    problems: list[ProblemTold] | None = Field(None, description="What is wrong with the mapping.")
    created_by: str
    created_at: datetime
    updated_at: datetime
    version: int


class RowTold(Told):
    row: int = Field(description="As a person counts who has the file open.")
    outcome: Outcome
    record: str | None = None
    fields: list[str] | None = None
    problems: list[ProblemTold] | None = None
