"""`make import FILE=customers.csv`: brings a file into the running shop, as the console does: shows what its columns
are taken for, asks, takes the rows in, and saves those that could not be taken in beside the file.

KIND=orders or KIND=products says what the rows are, YES=1 asks nothing, ROLE=sales_manager signs in as somebody else.
"""

import argparse
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.places import SHOP, Stopped
from local.sign_in import token

IN_A_REQUEST = 4 * 1024 * 1024
"""Five are taken; but what a function is handed grows by a third on its way, and six are the most that it takes."""
BAR = 40
LOOKS_EVERY = 0.5
SIGNED_IN_FOR = 600
WORDS = {"created": "new", "changed": "changed", "unchanged": "unchanged", "refused": "refused", "ambiguous": "unclear"}


@dataclass
class Shop:
    """The API of the running shop, spoken to as one of its people."""

    url: str
    role: str
    _token: str = ""
    _since: float = 0.0

    def asked(self, method: str, path: str, body: Any = None, file: bytes | None = None) -> bytes:
        if time.monotonic() - self._since > SIGNED_IN_FOR or not self._token:
            self._token, self._since = token(SHOP, self.role), time.monotonic()
        kind = "application/octet-stream" if file is not None else "application/json"
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": kind}
        content = file if file is not None else json.dumps(body).encode() if body is not None else None
        return sent(urllib.request.Request(f"{self.url}{path}", content, headers, method=method))

    def told(self, method: str, path: str, body: Any = None, file: bytes | None = None) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.asked(method, path, body, file))
        return answer


def sent(request: urllib.request.Request) -> bytes:
    try:
        with urllib.request.urlopen(request, timeout=60) as answered:
            content: bytes = answered.read()
            return content
    except urllib.error.HTTPError as refused:
        with refused:
            raise Stopped(said(refused.read())) from None
    except OSError as failure:
        raise Stopped(f"The shop does not answer ({failure}): start it with `make run`.") from None


def said(answer: bytes) -> str:
    """Why not, in the shop's own words."""
    try:
        error = json.loads(answer)["error"]
    except (ValueError, KeyError, TypeError):
        return answer.decode(errors="replace")
    details = [f"  {each['field']}: {each['problem']}" for each in error["details"]]
    return "\n".join([error["message"], *details])


def brought(shop: Shop, path: Path, kind: str) -> dict[str, Any]:
    """In the request if it is small; else put where the shop says, and named."""
    content = path.read_bytes()
    query = urllib.parse.urlencode({"kind": kind, "file_name": path.name[-200:]})
    if len(content) <= IN_A_REQUEST:
        return shop.told("POST", f"/cdm/customers/import?{query}", file=content)
    upload = shop.told("POST", "/cdm/imports/uploads", {"size": len(content)})
    sent(urllib.request.Request(upload["url"], content, upload["headers"], method="PUT"))
    return shop.told("POST", f"/cdm/customers/import?{query}", {"upload_id": upload["upload_id"]})


def proposal(told: Mapping[str, Any]) -> Iterator[str]:
    """What each column is taken for, with what stands in it first."""
    sheet, words = told["sheet"], {each["name"]: each["words"]["en"] for each in told["fields"]}
    first = told["sample"][0] if told["sample"] else {}
    yield f"{told['file_name']}: {told['kind']}, {sheet['format']}, {sheet['encoding']}, {told['size']:,} bytes"
    for column in sheet["header"]:
        field = told["mapping"].get(column)
        yield f"  {column[:30]:<32}{words.get(field, field) if field else '-':<24}{first.get(column, '')[:40]}"
    if sheet["damaged"]:
        yield "  Some of its text was read in the wrong encoding before; it is taken as it is."
    yield from (f"  ! {each['said']}" for each in told["problems"])


def progress(told: Mapping[str, Any]) -> str:
    now = told.get("progress") or {}
    slices, done = now.get("slices") or 0, now.get("done", 0)
    full = BAR * done // slices if slices else 0
    return f"[{'#' * full}{'.' * (BAR - full)}] {counts(now.get('counts', {}))}"


def counts(found: Mapping[str, int]) -> str:
    return ", ".join(f"{found[name]:,} {word}" for name, word in WORDS.items() if name in found) or "sorting"


def watched(shop: Shop, import_id: str) -> dict[str, Any]:
    """Until it has come to rest. One line that moves, where somebody looks; else one at the end."""
    while True:
        told = shop.told("GET", f"/cdm/imports/{import_id}")
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{progress(told)}\033[K")
        if told["status"] not in ("running", "checking", "confirming", "undoing"):
            sys.stderr.write("\n" if sys.stderr.isatty() else "")
            return told
        # The shop works it off by itself and tells nobody here: whoever waits has to look.
        time.sleep(LOOKS_EVERY)


def bring(shop: Shop, path: Path, kind: str, *, ask: bool) -> None:
    if not path.is_file():
        raise Stopped(f"There is no file {path}.")
    told = brought(shop, path, kind)
    print("\n".join(proposal(told)))
    if told["problems"]:
        raise Stopped("Its columns are not understood; say in the console what they mean.")
    if ask and input("Take the rows in? [y/N] ").strip().lower() not in ("y", "yes"):
        raise Stopped("Nothing was taken in.")
    began = time.monotonic()
    shop.told("POST", f"/cdm/imports/{told['import_id']}/start")
    done = watched(shop, told["import_id"])
    found = done["progress"]["counts"]
    print(f"{done['status']} in {time.monotonic() - began:.0f} s: {counts(found)}")
    if found.get("refused") or found.get("ambiguous"):
        report = path.with_name(f"{path.stem}-bad-rows.csv")
        report.write_bytes(shop.asked("GET", f"/cdm/imports/{told['import_id']}/report"))
        print(f"What could not be taken in, and why: {report}. Put it right there and bring it again.")


def main(words: list[str]) -> None:
    asked = argparse.ArgumentParser(prog="make import", description=__doc__)
    asked.add_argument("file", type=Path)
    asked.add_argument("--kind", choices=("customers", "products", "orders"), default="customers")
    asked.add_argument("--role", default="admin")
    asked.add_argument("--yes", action="store_true")
    said = asked.parse_args(words)
    address = SHOP.read_address()
    if address is None:
        raise Stopped("The shop is not running: start it with `make run`.")
    bring(Shop(address.url, said.role), said.file, said.kind, ask=not said.yes)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stopped as stopped:
        sys.exit(str(stopped))
