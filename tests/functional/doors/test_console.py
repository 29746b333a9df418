"""The console's door, on a console of two files: what it hands out, to whom shrunk, and what it never reaches."""

from __future__ import annotations

import gzip
import importlib
import json
import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

import functions.console.app as console
from openapi.document import PLACE
from rapport.kernel.http.roles import ROUTES
from tests.rig.shop import Answer, TestShop

SCRIPT = b"document.title = 'Rapport'"
BROTLI = b"\x0b\x02\x80pretends to be brotli\x03"
FONT = bytes(range(256))
PAGE = "<!doctype html><title>Rapport</title>"
ADDRESSES = ["/", "/admin", "/admin/crm", "/admin/crm/agent-dashboard", "/admin/customers/cdm/md-karim"]
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(console, "SITE", tmp_path / "site")
    (tmp_path / "site" / "assets").mkdir(parents=True)
    for name, content in {
        "index.html": PAGE.encode(),
        "secret.js": b"beside the assets, not among them",
        "assets/main-1a2b.js": SCRIPT,
        "assets/main-1a2b.js.br": BROTLI,
        "assets/main-1a2b.js.gz": gzip.compress(SCRIPT, mtime=0),
        "assets/small-1a2b.css": b"body { margin: 0 }",
        "assets/bengali-1a2b.woff2": FONT,
        "assets/_shared-1a2b.js": SCRIPT,
        "assets/notes.txt": b"of no known type",
    }.items():
        (tmp_path / "site" / name).write_bytes(content)
    return tmp_path / "site"


def get(path: str, accepted: str | None = None) -> Answer:
    return TestShop().call("GET", path, role=None, headers={"Accept-Encoding": accepted} if accepted else {})


def content(answer: Answer) -> bytes:
    return b64decode(answer.text, validate=True)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_of_the_console_answers_its_page(site: Path, path: str) -> None:
    answer = get(path)

    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert content(answer).decode() == PAGE


@pytest.mark.parametrize(
    "query", ["?code=1f2e&state=ab", "?temperature=hot&sort=lifetime_value", "?error=access_denied"]
)
def test_the_query_is_the_pages_own_to_read(site: Path, query: str) -> None:
    assert get("/admin" + query).status == 200


def test_the_document_says_that_any_query_is_taken_where_it_is() -> None:
    paths = json.loads(PLACE.read_text("utf-8"))["paths"]
    said = {
        path
        for path, methods in paths.items()
        for parameter in methods.get("get", {}).get("parameters", ())
        if parameter.get("in") == "query" and parameter["schema"].get("type") == "object"
    }

    assert said == {route.openapi_path for route in [*console.app._static_routes, *console.app._dynamic_routes]}


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_page_is_never_kept_and_may_load_nothing_from_elsewhere(site: Path, path: str) -> None:
    headers = get(path).headers
    rules = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "manifest-src": "'self'",
    }


@pytest.fixture
def in_the_cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The door as it opens where the pool has a page of its own."""
    page = "https://rapport-1.auth.eu-west-1.amazoncognito.com"
    monkeypatch.setenv("SIGN_IN_PAGE", page)
    importlib.reload(console)
    yield page
    monkeypatch.undo()
    importlib.reload(console)


def test_the_page_may_also_ask_the_pools_own_for_tokens(in_the_cloud: str) -> None:
    assert f"; connect-src 'self' {in_the_cloud}; " in get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "said",
    [
        {"FILES_ORIGIN": "https://files.s3.eu-west-1.amazonaws.com"},
        {"FILES_ORIGIN": "https://files.s3.eu-west-1.amazonaws.com", "AWS_ENDPOINT_URL": "http://127.0.0.1:4566"},
    ],
)
def test_the_page_may_put_a_large_file_where_a_link_leads(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    importlib.reload(console)
    policy = get("/").headers["Content-Security-Policy"]
    monkeypatch.undo()
    importlib.reload(console)

    assert f"; connect-src 'self' {list(said.values())[-1]}; " in policy


def test_it_says_where_one_signs_in_and_as_whom_the_pool_knows_us(in_the_cloud: str) -> None:
    told = get("/sign-in.json")

    assert (told.status, told.headers["Content-Type"]) == (200, "application/json")
    assert told.body == {"kind": "hosted", "page": in_the_cloud, "client_id": "client-1"}


def test_a_console_that_has_not_been_built_says_how_to_build_it(site: Path) -> None:
    shutil.rmtree(site)

    answer = get("/admin/crm")

    assert (answer.status, answer.headers["Content-Type"]) == (503, "text/html; charset=utf-8")
    assert "make console" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert get("/assets/main-1a2b.js").status == 404


# -- what the page loads -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "encoding", "body"),
    [
        ("gzip, deflate, br", "br", BROTLI),
        ("BR", "br", BROTLI),
        ("gzip;q=1.0, br;q=0.1", "br", BROTLI),
        ("gzip, br;q=0", "gzip", gzip.compress(SCRIPT, mtime=0)),
        ("gzip, br; q=0.000", "gzip", gzip.compress(SCRIPT, mtime=0)),
        ("deflate", None, SCRIPT),
        ("brotli, x-gzip", None, SCRIPT),
        (None, None, SCRIPT),
    ],
)
def test_a_file_comes_as_small_as_the_browser_can_open(
    site: Path, accepted: str | None, encoding: str | None, body: bytes
) -> None:
    answer = get("/assets/main-1a2b.js", accepted)

    assert answer.status == 200
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert content(answer) == body


def test_a_file_that_does_not_shrink_comes_as_it_is(site: Path) -> None:
    answer = get("/assets/bengali-1a2b.woff2", "gzip, deflate, br")

    assert "Content-Encoding" not in answer.headers
    assert content(answer) == FONT


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("main-1a2b.js", "text/javascript; charset=utf-8"),
        ("_shared-1a2b.js", "text/javascript; charset=utf-8"),
        ("small-1a2b.css", "text/css; charset=utf-8"),
        ("bengali-1a2b.woff2", "font/woff2"),
    ],
)
def test_a_file_says_what_it_is_and_is_kept_for_ever(site: Path, name: str, kind: str) -> None:
    headers = get(f"/assets/{name}", "br").headers

    assert headers["Content-Type"] == kind
    assert headers["Cache-Control"] == FOREVER
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "nothing.js",
        "notes.txt",
        "main-1a2b.js.br",
        "main-1a2b.js.gz",
        "..",
        ".",
        "../secret.js",
        "..%2Fsecret.js",
        "%2e%2e%2fsecret.js",
        "..\\secret.js",
        "../../app.py",
        "main-1a2b.js%00",
        "main-1a2b.js\x00",
        ".js",
        "প্রধান.js",
        "x" * 4000 + ".js",
    ],
)
def test_what_is_no_file_of_the_page_is_not_there(site: Path, name: str) -> None:
    answer = get(f"/assets/{name}")

    assert answer.status == 404
    assert answer.body["error"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/admin/", "/admin/a/b/c/d", "/assets", "/assets/", "/assets/a/b.js", "/index.html"])
def test_an_address_that_is_none_of_the_consoles_is_not_there(site: Path, path: str) -> None:
    event = {"requestContext": {"http": {"method": "GET", "path": path}}, "rawPath": path, "headers": {}}

    assert console.lambda_handler(event, None)["statusCode"] == 404


def test_the_door_needs_no_word_of_who_is_asking(site: Path) -> None:
    served = {(route.method, route.path) for route in [*console.app._static_routes, *console.app._dynamic_routes]}

    assert [route for route in served if ROUTES[route]] == []
