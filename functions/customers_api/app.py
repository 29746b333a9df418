"""The customers door: who they are, whom they live with, what they allow, and who is calling."""

from typing import Annotated

from rapport.calls.daytime import leads
from rapport.customers import arrivals, consent, editing, family, finding, store
from rapport.customers.asked import ConsentAsked, CustomerFields, FamilyFields, NewCustomer, NewFamilyMember
from rapport.customers.family import MemberTold
from rapport.customers.told import ConsentTold, CustomerTold, told
from rapport.kernel import access, cursors
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, CustomerId, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.post("/cdm/customers", summary="Create a customer", tags=["customers"], status_code=201)
def create(customer: NewCustomer) -> Response[CustomerTold]:
    return reply.write(lambda work: arrivals.welcome(work, customer, leads.assigned), arrivals.told_with_duplicates)


@app.get("/cdm/customers/<customer_id>", summary="One customer", tags=["customers"])
def read(customer_id: CustomerId) -> Response[CustomerTold]:
    work = request.look()
    customer = store.get(work, customer_id)
    access.noted(work, customer_id)
    return reply.found(told(work, customer))


@app.put("/cdm/customers/<customer_id>", summary="Change a customer as a whole", tags=["customers"])
def put(customer_id: CustomerId, said: CustomerFields) -> Response[CustomerTold]:
    expected = request.expected_version()
    return reply.write(lambda work: editing.replace_all(work, customer_id, said, expected), told)


@app.patch("/cdm/customers/<customer_id>", summary="Change some fields of a customer", tags=["customers"])
def patch(customer_id: CustomerId, said: CustomerFields) -> Response[CustomerTold]:
    expected = request.expected_version()
    return reply.write(lambda work: editing.change(work, customer_id, said, expected), told)


@app.delete("/cdm/customers/<customer_id>", summary="Remove a customer", tags=["customers"], status_code=204)
def remove(customer_id: CustomerId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: editing.remove(work, customer_id, expected), reply.nothing)


@app.put("/cdm/customers/<customer_id>/consent", summary="Record what a customer allows", tags=["customers"])
def put_consent(customer_id: CustomerId, said: ConsentAsked) -> Response[CustomerTold]:
    expected = request.expected_version()
    return reply.write(lambda work: consent.record(work, customer_id, said, expected), told)


@app.get("/cdm/customers/<customer_id>/consent", summary="Everything they ever allowed", tags=["customers"])
def consents(customer_id: CustomerId, limit: Limit = 50, cursor: Cursor = None) -> Response[list[ConsentTold]]:
    found, after = consent.history(request.look(), customer_id, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/cdm/lookup", summary="Who is calling: everyone with this full number", tags=["customers"])
def look_up(phone: Annotated[str, Query(min_length=3, max_length=32)]) -> Response[list[CustomerTold]]:
    work = request.look()
    callers = finding.by_phone(work, phone)
    for each in callers:
        access.noted(work, each.customer_id)
    return reply.listed([told(work, each) for each in callers])


@app.get("/cdm/family-members/<customer_id>", summary="A customer's family", tags=["family"])
def members(customer_id: CustomerId) -> Response[list[MemberTold]]:
    work = request.look()
    return reply.listed([family.told(work, each) for each in family.members(work, customer_id)])


@app.post("/cdm/family-member", summary="Add a family member", tags=["family"], status_code=201)
def add_member(member: NewFamilyMember) -> Response[MemberTold]:
    return reply.write(lambda work: family.add(work, member.customer_id, member), family.told)


@app.put("/cdm/family-members/<customer_id>/<member_id>", summary="Change a family member", tags=["family"])
def change_member(customer_id: CustomerId, member_id: RecordId, said: FamilyFields) -> Response[MemberTold]:
    expected = request.expected_version()
    return reply.write(lambda work: family.change(work, customer_id, member_id, said, expected), family.told)


@app.delete(
    "/cdm/family-members/<customer_id>/<member_id>", summary="Remove a family member", tags=["family"], status_code=204
)
def remove_member(customer_id: CustomerId, member_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: family.remove(work, customer_id, member_id, expected), reply.nothing)


lambda_handler = door.opened(app)
