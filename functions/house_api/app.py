"""The house door: who am I, who did what, what did the jobs do, what has the shop decided."""

import os
from typing import Annotated

from rapport.kernel import aws, cursors
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Day, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Body, Query, Response
from rapport.oversight import audit_trail, decided, jobs, me, verification
from rapport.oversight.audit_trail import AuditTold
from rapport.oversight.decided import SectionSaid, SectionTold, SettingsTold
from rapport.oversight.jobs import RunTold
from rapport.oversight.me import MeTold
from rapport.oversight.seals import S3Seals, SealStore
from rapport.oversight.verification import VerdictTold

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

Word = Annotated[str | None, Query(min_length=1, max_length=200)]


def seals() -> SealStore:
    return S3Seals(aws.client("s3"), os.environ["SEALS_BUCKET"])


@app.get("/me", summary="Who I am here, and what I may", tags=["house"])
def who_am_i() -> Response[MeTold]:
    return reply.found(me.told(request.look()))


@app.get("/audit", summary="Who did what, newest first", tags=["house"])
def audit(
    record: Word = None,
    user: Word = None,
    from_: Annotated[Day | None, Query(alias="from")] = None,
    to: Annotated[Day | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response[list[AuditTold]]:
    found, after = audit_trail.page(request.look(), record, user, from_, to, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/audit/verify", summary="Is the chain of a record, or the seal of a day, whole?", tags=["house"])
def verify(record: Word = None, day: Annotated[Day | None, Query()] = None) -> Response[VerdictTold]:
    return reply.found(verification.verdict(request.look(), record, day, seals))


@app.get("/ops/runs", summary="What the jobs did, newest first", tags=["house"])
def runs(job: Word = None, limit: Limit = 50, cursor: Cursor = None) -> Response[list[RunTold]]:
    found, after = jobs.runs(request.look(), job, limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.get("/api/config", summary="What the shop has decided", tags=["settings"])
def config() -> Response[SettingsTold]:
    return reply.found(decided.all_sections(request.look()))


@app.get("/api/config/<section>", summary="One section of the settings", tags=["settings"])
def config_section(section: RecordId) -> Response[SectionTold]:
    return reply.found(decided.section(request.look(), section))


@app.put("/api/config/<section>", summary="Decide anew; what is not said keeps its value", tags=["settings"])
def change_section(section: RecordId, said: Annotated[SectionSaid, Body()]) -> Response[SectionTold]:
    expected = request.expected_version()
    return reply.write(lambda work: decided.change(work, section, said, expected), reply.as_is)


lambda_handler = door.opened(app)
