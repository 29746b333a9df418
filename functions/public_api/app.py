"""The public door: is the shop well, and how is it spoken to. The only door that asks for no token."""

from pathlib import Path

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response

from rapport.kernel.http import door
from rapport.kernel.http.bodies import read_json
from rapport.oversight import health
from rapport.oversight.health import HealthTold

HERE = Path(__file__).parent

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=door.dumped,
)


@app.get("/health", summary="Is the shop well?", tags=["house"])
def is_well() -> Response[HealthTold]:
    return health.answer(door.shop())


@app.get("/openapi.json", summary="This document", include_in_schema=False)
def openapi() -> Response[str]:
    return door.file(HERE / "openapi.json", "application/json")


@app.get("/docs", summary="This document, to be read", include_in_schema=False)
def docs() -> Response[str]:
    return door.file(HERE / "docs.html", "text/html; charset=utf-8")


lambda_handler = door.opened(app)
