"""The public door: is the shop well, and how is it spoken to. The only door that asks for no token."""

from pathlib import Path

from rapport.kernel.http import door, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.powertools import APIGatewayHttpResolver, OpenAPIResponse, Response
from rapport.oversight import health
from rapport.oversight.health import HealthTold

HERE = Path(__file__).parent
HEALTH: dict[int, OpenAPIResponse] = {
    200: {"description": "All is well.", "content": {"application/json": {"model": HealthTold}}},
    503: {"description": "Something is not well.", "content": {"application/json": {"model": HealthTold}}},
}
DOCUMENT: dict[int, OpenAPIResponse] = {
    200: {"description": "OpenAPI 3.1.", "content": {"application/json": {"schema": {"type": "object"}}}},
}
PAGE: dict[int, OpenAPIResponse] = {
    200: {"description": "A page.", "content": {"text/html": {"schema": {"type": "string"}}}},
}

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.get("/health", summary="Is the shop well?", tags=["house"], responses=HEALTH)
def is_well() -> Response[HealthTold]:
    return health.answer(request.shop())


@app.get("/openapi.json", summary="This document", tags=["house"], responses=DOCUMENT)
def openapi() -> Response[str]:
    return reply.file(HERE / "openapi.json", "application/json")


@app.get("/docs", summary="This document, to be read", tags=["house"], responses=PAGE)
def docs() -> Response[str]:
    return reply.file(HERE / "docs.html", "text/html; charset=utf-8")


lambda_handler = door.opened(app)
