"""`make import`: what a terminal shows of a file, and what it leaves beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from local.import_file import Shop, bring
from local.places import Stopped
from tests.rig.shop import TestShop

FILE = "Name,Mobile\nRahima Begum,01712345678\n=cmd,12\n"


class InProcess(Shop):
    """The API without a network; its back room is never idle."""

    def __init__(self) -> None:
        super().__init__("", "admin")
        self.shop = TestShop()

    def asked(self, method: str, path: str, body: Any = None, file: bytes | None = None) -> bytes:
        answer = self.shop.call(method, path, body, file=file)
        assert answer.status < 300, answer.text
        self.shop.worked_off()
        return answer.text.encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(FILE, "utf-8")
    return path


def test_a_file_is_shown_taken_in_and_its_bad_rows_are_given_back(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(InProcess(), file, "customers", ask=False)

    shown = capsys.readouterr().out
    assert "Mobile" in shown
    assert "Phone" in shown
    assert "done in 0 s: 1 new, 1 refused" in shown
    report = file.with_name("customers-bad-rows.csv").read_text("utf-8-sig")
    assert report.splitlines()[0] == "Name,Mobile,import_row,import_problem"
    assert report.splitlines()[1].startswith("'=cmd,12,3,")


def test_nothing_is_taken_in_before_somebody_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "n")
    shop = InProcess()

    with pytest.raises(Stopped, match="Nothing was taken in"):
        bring(shop, file, "customers", ask=True)

    assert shop.shop.call("GET", "/cdm/lookup?phone=01712345678").body == []


def test_columns_that_are_not_understood_stop_it(file: Path) -> None:
    file.write_text("a,b\n1,2\n", "utf-8")

    with pytest.raises(Stopped, match="not understood"):
        bring(InProcess(), file, "customers", ask=False)
