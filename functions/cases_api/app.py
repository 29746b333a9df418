"""The cases door: what went wrong or was asked for, until it is settled; and how customers say it went."""

from typing import Annotated

from rapport.cases import moving, notes, opening, queue, returning, store
from rapport.cases.case import Case, Kind, Priority, Status
from rapport.cases.model import (
    CaseCountsTold,
    CaseFields,
    CaseNoteAsked,
    CaseStatusAsked,
    CaseTold,
    NewCase,
    ReturnAsked,
)
from rapport.cases.queue import Due, Wanted
from rapport.cases.surveys import answering, by_link, form, results
from rapport.cases.surveys.form import Step
from rapport.cases.surveys.model import SurveyAsked, SurveySummaryTold, SurveyTold
from rapport.cases.told import told
from rapport.customers.model import Customer
from rapport.kernel import access, cursors
from rapport.kernel.caller import Caller, system
from rapport.kernel.http import customer_page, door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, CustomerId, Day, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, OpenAPIResponse, Query, Response
from rapport.kernel.work import Work
from rapport.orders import status as order_status
from rapport.team import store as team

PAGE: dict[int, OpenAPIResponse] = {
    200: {"description": "A page, in Bangla and English.", "content": {"text/html": {"schema": {"type": "string"}}}},
    404: {"description": "A page that says so.", "content": {"text/html": {"schema": {"type": "string"}}}},
}

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.get("/cases", summary="What is to be settled, the overdue first", tags=["cases"])
def cases(
    status: Annotated[Status | None, Query()] = None,
    kind: Annotated[Kind | None, Query()] = None,
    priority: Annotated[Priority | None, Query()] = None,
    assignee: Annotated[str | None, Query(min_length=1, max_length=64)] = None,
    due: Annotated[Due | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[list[CaseTold]]:
    """Without a status: all that is not settled. `assignee=-` is what nobody has yet."""
    wanted = Wanted(status, kind, priority, assignee, due)
    found, after = queue.page(request.look(), wanted, limit, cursors.opened(cursor))
    return listed(found, after)


@app.post("/cases", summary="Open a case", tags=["cases"], status_code=201)
def open_case(case: NewCase) -> Response[CaseTold]:
    return reply.write(lambda work: opening.open_case(work, case), shown)


@app.get("/cases/summary", summary="How much is to be settled", tags=["cases"])
def counts() -> Response[CaseCountsTold]:
    return reply.found(queue.counts(request.look()))


@app.get("/cases/<case_id>", summary="One case, with its notes", tags=["cases"])
def case(case_id: RecordId) -> Response[CaseTold]:
    work = request.look()
    found, customer = store.get(work, case_id)
    access.noted(work, customer.customer_id)
    return reply.found(whole(work, found, customer))


@app.put("/cases/<case_id>", summary="Change a case, or hand it to somebody", tags=["cases"])
def change(case_id: RecordId, said: CaseFields) -> Response[CaseTold]:
    expected = request.expected_version()
    return reply.write(lambda work: opening.change(work, case_id, said, expected), shown)


@app.put("/cases/<case_id>/status", summary="Let a case wait, settle it, take it up again", tags=["cases"])
def change_status(case_id: RecordId, said: CaseStatusAsked) -> Response[CaseTold]:
    expected = request.expected_version()
    return reply.write(lambda work: moving.change_status(work, case_id, said, expected), shown)


@app.post("/cases/<case_id>/notes", summary="Note something about a case", tags=["cases"], status_code=201)
def note(case_id: RecordId, said: CaseNoteAsked) -> Response[CaseTold]:
    return reply.write(lambda work: notes.add(work, case_id, said), shown)


@app.post("/cases/<case_id>/return", summary="Accept a return: its order's figures go back", tags=["cases"])
def accept_return(case_id: RecordId, said: ReturnAsked) -> Response[CaseTold]:
    expected = request.expected_version()
    return reply.write(lambda work: returning.accept(work, case_id, said, expected, take_back), shown)


@app.get("/cdm/customers/<customer_id>/cases", summary="A customer's cases, newest first", tags=["cases"])
def of_customer(customer_id: CustomerId, limit: Limit = 50, cursor: Cursor = None) -> Response[list[CaseTold]]:
    found, after = queue.of_customer(request.look(), customer_id, limit, cursors.opened(cursor))
    return listed(found, after)


@app.post("/surveys/answers", summary="Write down how a customer says it went", tags=["surveys"], status_code=201)
def answer(said: SurveyAsked) -> Response[SurveyTold]:
    return reply.write(lambda work: answering.answer(work, said), reply.as_is)


@app.get("/surveys/summary", summary="How customers say it is to buy here", tags=["surveys"])
def summary(
    from_: Annotated[Day | None, Query(alias="from")] = None, to: Annotated[Day | None, Query()] = None
) -> Response[SurveySummaryTold]:
    return reply.found(results.summary(request.look(), from_, to))


@app.get("/s/<token>", summary="How did it go? A page that asks", tags=["surveys"], responses=PAGE)
def ask_how_it_went(token: str) -> Response[str]:
    """Changes nothing: scanners of mail open every link."""
    return page(by_link.ask(request.shop(), token))


@app.post("/s/<token>", summary="How it went", tags=["surveys"], responses=PAGE)
def how_it_went(token: str) -> Response[str]:
    """By the form of that page: the link says whose case it is."""
    return page(by_link.take(request.shop(), caller(), token, app.current_event.raw_event.get("body") or ""))


def shown(work: Work, done: tuple[Case, Customer]) -> CaseTold:
    return told(work, *done)


def whole(work: Work, found: Case, customer: Customer) -> CaseTold:
    has_it = team.find(work, found.assignee) if found.assignee else None
    names = {has_it.agent_id: has_it.name} if has_it else {}
    return told(work, found, customer, names, notes.latest(work, customer, found))


def listed(found: list[tuple[Case, Customer]], after: str | None) -> Response[list[CaseTold]]:
    work = request.look()
    assigned = any(each.assignee for each, _ in found)
    names = {each.agent_id: each.name for each in team.everyone(work)} if assigned else {}
    return reply.listed([told(work, each, customer, names) for each, customer in found], cursors.closed(after))


def take_back(work: Work, order_id: str) -> None:
    order_status.change_status(work, order_id, "returned", None)


def page(step: Step) -> Response[str]:
    shop_name = request.shop().settings.current().business.name
    return Response(form.STATUS[step], None, form.page(step, shop_name), {**customer_page.HEADERS})


def caller() -> Caller:
    """Nobody who is signed in: the house acts on what its customer says."""
    return system("surveys", app.current_event.request_context.request_id)


lambda_handler = door.opened(app)
