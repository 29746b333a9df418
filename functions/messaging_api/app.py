"""The messaging door: what messages say."""

from typing import Annotated

from rapport.kernel import cursors
from rapport.kernel.figures import Language
from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.params import Cursor, Limit, RecordId
from rapport.kernel.http.powertools import APIGatewayHttpResolver, Query, Response
from rapport.messaging.templates import previewing, saving, store, told
from rapport.messaging.templates.model import (
    NewTemplate,
    PreviewAsked,
    TemplateFields,
    TemplatePreviewTold,
    TemplateTold,
)

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)

# -- templates -----------------------------------------------------------------------------------------------


@app.get("/crm/automation/templates", summary="What messages say", tags=["messages"])
def templates(limit: Limit = 100, cursor: Cursor = None) -> Response[list[TemplateTold]]:
    found, after = told.page(request.look(), limit, cursors.opened(cursor))
    return reply.listed(found, cursors.closed(after))


@app.post("/crm/automation/templates", summary="Write a template", tags=["messages"], status_code=201)
def create_template(said: NewTemplate) -> Response[TemplateTold]:
    return reply.write(lambda work: saving.create(work, said), told.template)


@app.post("/crm/automation/templates/preview", summary="How it would read, and what it would cost", tags=["messages"])
def preview_template(
    said: PreviewAsked, lang: Annotated[Language | None, Query()] = None
) -> Response[TemplatePreviewTold]:
    return reply.write(lambda work: previewing.preview(work, said, lang), reply.as_is)


@app.get("/crm/automation/templates/<template_id>", summary="One template, as it is or once was", tags=["messages"])
def template(
    template_id: RecordId, version: Annotated[int | None, Query(ge=0, le=999999)] = None
) -> Response[TemplateTold]:
    work = request.look()
    return reply.found(told.template(work, store.of_version(work, template_id, version)))


@app.put("/crm/automation/templates/<template_id>", summary="Say it better", tags=["messages"])
def change_template(template_id: RecordId, said: TemplateFields) -> Response[TemplateTold]:
    expected = request.expected_version()
    return reply.write(lambda work: saving.change(work, template_id, said, expected), told.template)


@app.delete(
    "/crm/automation/templates/<template_id>",
    summary="Take it out, or back to the default",
    tags=["messages"],
    status_code=204,
)
def remove_template(template_id: RecordId) -> Response[None]:
    expected = request.expected_version()
    return reply.write(lambda work: store.remove(work, template_id, expected), reply.nothing)


lambda_handler = door.opened(app)
