"""The console's door: its page, what the page loads, and how one signs in. Built beforehand, by `make console`.

Every address of the console answers the same page, which reads from the address what is meant, the query included.
"""

import os
from pathlib import Path

from rapport.kernel import objects
from rapport.kernel.http import door, files, reply, request
from rapport.kernel.http.bodies import read_json
from rapport.kernel.http.powertools import APIGatewayHttpResolver, OpenAPIResponse, Response
from rapport.oversight import sign_in
from rapport.oversight.sign_in import SignInTold

HERE = Path(__file__).parent
SITE = HERE / "site"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    f"connect-src {' '.join(filter(None, ("'self'", sign_in.page(os.environ), objects.origin(os.environ))))}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
FOR_PAGES = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
# A file's name holds a digest of what is in it: another content is another name.
FOR_ASSETS = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}

PAGE: dict[int, OpenAPIResponse] = {
    200: {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}},
    503: {"description": "It has not been built.", "content": {"text/html": {"schema": {"type": "string"}}}},
}
ASSET: dict[int, OpenAPIResponse] = {
    200: {
        "description": "A file of the page.",
        "content": {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in files.TYPES.values()},
    },
}
SIGN_IN: dict[int, OpenAPIResponse] = {
    200: {"description": "How.", "content": {"application/json": {"model": SignInTold}}},
}

app = APIGatewayHttpResolver(
    enable_validation=True,
    response_validation_error_http_code=500,
    json_body_deserializer=read_json,
    serializer=reply.dumped,
)


@app.get("/", summary="The console", tags=["console"], responses=PAGE)
def entrance() -> Response[str]:
    return the_page()


@app.get("/admin", summary="The console, and where signing in comes back to", tags=["console"], responses=PAGE)
def home() -> Response[str]:
    return the_page()


@app.get("/admin/<room>", summary="A room of the console", tags=["console"], responses=PAGE)
def show_room(room: str) -> Response[str]:
    return the_page()


@app.get("/admin/<room>/<page>", summary="A page of the console", tags=["console"], responses=PAGE)
def show_page(room: str, page: str) -> Response[str]:
    return the_page()


@app.get("/admin/<room>/<page>/<record>", summary="A record in the console", tags=["console"], responses=PAGE)
def show_record(room: str, page: str, record: str) -> Response[str]:
    return the_page()


@app.get("/assets/<file>", summary="A file of the console", tags=["console"], responses=ASSET)
def asset(file: str) -> Response[str]:
    return files.sent(files.named(SITE / "assets", file), accepted(), FOR_ASSETS)


@app.get("/sign-in.json", summary="How one signs in here", tags=["console"], responses=SIGN_IN)
def how_to_sign_in() -> Response[SignInTold]:
    return reply.found(sign_in.told(os.environ))


def the_page() -> Response[str]:
    built = SITE / "index.html"
    if built.is_file():
        return files.sent(built, accepted(), FOR_PAGES)
    return Response(503, files.TYPES[".html"], (HERE / "not_built.html").read_text("utf-8"), {**FOR_PAGES})


def accepted() -> str:
    return request.current().headers.get("accept-encoding", "")


lambda_handler = door.opened(app, any_query=True)
