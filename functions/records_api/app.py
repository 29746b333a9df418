"""The records door: what a shop brings along, what it keeps clean, what it gives out and forgets."""

from collections.abc import Sequence
from typing import Annotated

from rapport.customers import holding
from rapport.customers.told import CustomerTold
from rapport.customers.told import told as customer_told
from rapport.imports import bringing, moving, report, rowwise, store
from rapport.imports.file_import import Options
from rapport.imports.model import (
    ImportChanged,
    ImportTold,
    RowTold,
    StartAsked,
    UploadAsked,
    UploadTold,
)
from rapport.imports.reading.fields import Kind
from rapport.imports.results import Outcome
from rapport.imports.told import brought, in_a_list, row, shown
from rapport.kernel import cursors, objects, sqs
from rapport.kernel.backroom import Backroom
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.models import Line
from rapport.kernel.http.params import Cursor, CustomerId, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, OpenAPIResponse, Query, Response
from rapport.kernel.ids import BROUGHT
from rapport.merging import candidates, merging, parting, previewing
from rapport.merging.model import DistinctTold, MergeAsked, MergePreview, OtherAsked, PairTold
from rapport.merging.rooms import Cases, Contacts, Joining, Reminders
from rapport.privacy import erasing, exporting, listing, requests
from rapport.privacy.exporting import PersonExport
from rapport.privacy.model import DataRequestTold, EraseAsked, HoldAsked, ListAsked, ListExportTold
from rapport.privacy.told import list_told, request_told, with_link

SHEET: dict[int, OpenAPIResponse] = {
    200: {"description": "A CSV file.", "content": {"text/csv": {"schema": {"type": "string"}}}},
}

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.post("/cdm/customers/import", summary="Bring a file", tags=["imports"], status_code=202)
def bring(
    kind: Annotated[Kind, Query()] = "customers",
    file_name: Annotated[Line, Query()] = "import.csv",
    start: Annotated[bool, Query()] = False,
) -> Response[ImportTold]:
    """The body is the file itself, CSV or JSON lines, up to 5 MB; or it is JSON and names an upload. What its columns
    probably mean is proposed; with `start` that is taken for granted and work begins at once."""

    now = request.current()
    file = bringing.sent(now.file, now.headers.get("content-type", ""))
    return reply.write(lambda work: bringing.bring(work, back(), file, kind, file_name, start=start), brought)


@app.post("/cdm/imports/uploads", summary="Where to put a larger file", tags=["imports"], status_code=201)
def place_for_upload(upload: UploadAsked) -> Response[UploadTold]:
    return reply.write(lambda work: bringing.place_to_put(work, objects.files(), upload.size), reply.as_is)


@app.get("/cdm/imports", summary="Imports, newest first", tags=["imports"])
def imports(limit: Limit = 50, cursor: Cursor = None) -> Response[list[ImportTold]]:
    found, after = store.page(request.look(), limit, cursors.opened(cursor))
    return reply.listed([in_a_list(each) for each in found], cursors.closed(after))


@app.get("/cdm/imports/<import_id>", summary="One import, and how far it has come", tags=["imports"])
def one_import(import_id: RecordId) -> Response[ImportTold]:
    work = request.look()
    return reply.found(shown(work, store.get(work, import_id)))


@app.put("/cdm/imports/<import_id>", summary="Say what the columns mean", tags=["imports"])
def change(import_id: RecordId, said: ImportChanged) -> Response[ImportTold]:
    expected = request.expected_version()
    options = Options(**said.options.model_dump()) if said.options else None
    return reply.write(lambda work: moving.change(work, import_id, said.mapping, options, expected), shown)


@app.post("/cdm/imports/<import_id>/check", summary="A dry run of every row", tags=["imports"], status_code=202)
def check(import_id: RecordId) -> Response[ImportTold]:
    return reply.write(lambda work: moving.check(work, back(), import_id), brought)


@app.post("/cdm/imports/<import_id>/start", summary="Take the rows in", tags=["imports"], status_code=202)
def start(import_id: RecordId, said: StartAsked | None = None) -> Response[ImportTold]:
    plan_hash = said.plan_hash if said else None
    return reply.write(lambda work: moving.start(work, back(), import_id, plan_hash), brought)


@app.post("/cdm/imports/<import_id>/cancel", summary="Stop where it is", tags=["imports"])
def cancel(import_id: RecordId) -> Response[ImportTold]:
    return reply.write(lambda work: moving.cancel(work, import_id), shown)


@app.post("/cdm/imports/<import_id>/undo", summary="Take a whole import back", tags=["imports"], status_code=202)
def undo(import_id: RecordId) -> Response[ImportTold]:
    return reply.write(lambda work: moving.undo(work, back(), import_id), brought)


@app.get("/cdm/imports/<import_id>/rows", summary="What became of each row, or would", tags=["imports"])
def rows(
    import_id: RecordId, outcome: Annotated[Outcome | None, Query()] = None, limit: Limit = 50, cursor: Cursor = None
) -> Response[list[RowTold]]:
    work = request.look()
    found, after = rowwise.page(work, objects.files(), import_id, outcome, limit, cursors.opened(cursor))
    return reply.listed([row(each) for each in found], cursors.closed(after))


@app.get("/cdm/imports/<import_id>/report", summary="The bad rows, to be put right", tags=["imports"], responses=SHEET)
def bad_rows(import_id: RecordId) -> Response[str]:
    """As they were, with two columns more: the row's number, and what is wrong with it. Sent again corrected, those
    two mean nothing."""
    return reply.sheet(report.of_bad_rows(request.look(), objects.files(), import_id), f"{import_id}-bad-rows.csv")


@app.get("/cdm/customers/<customer_id>/export", summary="Everything held about a person", tags=["privacy"])
def export(customer_id: CustomerId) -> Response[PersonExport]:
    work = request.look()
    return reply.found(exporting.within_an_answer(work, exporting.export(work, customer_id), objects.files))


@app.post("/cdm/customers/<customer_id>/erase", summary="Erase a person", tags=["privacy"], status_code=202)
def erase(customer_id: CustomerId, said: EraseAsked) -> Response[DataRequestTold]:
    """At once and for ever: the key to all that was sealed, names, and whatever they are found by. A job clears the
    rest; what was sold keeps its figures."""
    return reply.write(lambda work: erasing.erase(work, customer_id, said), request_told)


@app.put("/cdm/customers/<customer_id>/hold", summary="A legal hold, on or off", tags=["privacy"])
def hold(customer_id: CustomerId, said: HoldAsked) -> Response[CustomerTold]:
    """While it is on, the customer can be neither erased nor removed."""
    doing, expected = holding.put_on if said.on else holding.end, request.expected_version()
    return reply.write(lambda work: doing(work, customer_id, said.reason, expected), customer_told)


@app.post("/cdm/customers/exports", summary="Write a list of customers", tags=["privacy"], status_code=202)
def export_list(said: ListAsked) -> Response[ListExportTold]:
    return reply.write(lambda work: listing.ask(work, said), list_told)


@app.get("/cdm/exports/<export_id>", summary="A list that was written, and where to fetch it", tags=["privacy"])
def exported_list(export_id: RecordId) -> Response[ListExportTold]:
    work = request.look()
    return reply.found(with_link(work, requests.get(work, export_id), objects.files))


@app.get("/privacy/requests", summary="What was asked about people's data", tags=["privacy"])
def data_requests(limit: Limit = 50, cursor: Cursor = None) -> Response[list[DataRequestTold]]:
    work = request.look()
    found, after = requests.page(work, limit, cursors.opened(cursor))
    return reply.listed([request_told(work, each) for each in found], cursors.closed(after))


@app.get("/privacy/requests/<request_id>", summary="One of them", tags=["privacy"])
def data_request(request_id: RecordId) -> Response[DataRequestTold]:
    work = request.look()
    return reply.found(request_told(work, requests.get(work, request_id)))


@app.get(
    "/cdm/customers/duplicates", summary="Records that may be one person, the likeliest first", tags=["duplicates"]
)
def duplicates(limit: Limit = 20, cursor: Cursor = None) -> Response[list[PairTold]]:
    found, after = candidates.page(request.look(), limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/cdm/customers/<customer_id>/merge", summary="What two records would be as one", tags=["duplicates"])
def merged(
    customer_id: CustomerId, with_: Annotated[str, Query(alias="with", pattern=BROUGHT)]
) -> Response[MergePreview]:
    return reply.found(previewing.preview(request.look(), customer_id, with_, joinings()))


@app.post("/cdm/customers/<customer_id>/merge", summary="Two records are one person", tags=["duplicates"])
def merge(customer_id: CustomerId, other: MergeAsked) -> Response[CustomerTold]:
    expected = request.expected_version()
    return reply.write(lambda work: merging.merge(work, customer_id, other, expected, joinings()), customer_told)


@app.post("/cdm/customers/<customer_id>/unmerge", summary="They are two people after all", tags=["duplicates"])
def unmerge(customer_id: CustomerId, other: OtherAsked) -> Response[CustomerTold]:
    expected = request.expected_version()
    return reply.write(
        lambda work: parting.unmerge(work, customer_id, other.customer_id, expected, joinings()), customer_told
    )


@app.post("/cdm/customers/<customer_id>/distinct", summary="Two people who look like one", tags=["duplicates"])
def distinct(customer_id: CustomerId, other: OtherAsked) -> Response[DistinctTold]:
    return reply.write(lambda work: candidates.distinct(work, customer_id, other.customer_id), reply.as_is)


def joinings() -> Sequence[Joining]:
    """What each room keeps of a customer is made one with them."""
    from rapport.calls.merging import Calls  # late: files are brought by a door that knows nothing of calls

    return Contacts(), Reminders(), Cases(), Calls()


def back() -> Backroom:
    return Backroom(request.shop(), objects.files(), sqs.named(sqs.RECORDS))


lambda_handler = door.opened(app)
