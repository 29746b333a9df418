import os
from pathlib import Path

import pytest

from local import gateway_port
from local.function_logs import LARGEST, FunctionLogs, short
from local.one_at_a_time import holder, the_only_one
from local.places import Address, Places, Stopped
from local.sign_in import token
from local.stop import stop


@pytest.fixture
def places(tmp_path: Path) -> Places:
    there = Places(tmp_path / "shop")
    there.prepare()
    return there


class TestOneAtATime:
    def test_a_second_launcher_is_told_how_to_stop_the_first(self, places: Places) -> None:
        with the_only_one(places), pytest.raises(Stopped, match="already running: stop it with `make stop`"):
            the_only_one(places).__enter__()

    def test_a_shop_that_is_closed_may_be_opened_again(self, places: Places) -> None:
        with the_only_one(places):
            assert holder(places) == os.getpid()
        assert holder(places) is None
        with the_only_one(places):
            assert holder(places) == os.getpid()

    def test_stopping_what_does_not_run_is_no_failure(self, places: Places) -> None:
        assert stop(places) == "No shop is running."


class TestTheShopsFolder:
    def test_half_an_opening_is_thrown_away(self, places: Places) -> None:
        (places.state / "dynamodb.json").write_text("half a shop")
        places.prepare()
        assert list(places.state.iterdir()) == []

    def test_a_whole_shop_is_kept(self, places: Places) -> None:
        (places.state / "dynamodb.json").write_text("a shop")
        places.opened.touch()
        places.prepare()
        assert (places.state / "dynamodb.json").read_text() == "a shop"

    def test_what_workers_left_behind_is_cleared(self, places: Places) -> None:
        (places.scratch / "worker").mkdir()
        places.prepare()
        assert list(places.scratch.iterdir()) == []

    def test_an_address_is_read_as_it_was_written(self, places: Places) -> None:
        address = Address("http://localhost:3001", "http://127.0.0.1:4566", "us-east-1", {"A": "b"}, {}, 7)
        places.write_address(address)
        assert places.read_address() == address


class TestGatewayPort:
    def test_a_free_port_is_kept(self, places: Places) -> None:
        first = gateway_port.choose(places, lambda port: True, lambda: 4001)
        assert (first, gateway_port.choose(places, lambda port: True, lambda: 4002)) == (4001, 4001)

    def test_what_was_saved_follows_to_another_port(self, places: Places) -> None:
        gateway_port.choose(places, lambda port: True, lambda: 4001)
        saved = places.state / "sqs.json"
        saved.write_text('{"a": "http://localhost:4001/0/queue", "b": "http://127.0.0.1:4001/", "c": "40012"}')
        assert gateway_port.choose(places, lambda port: False, lambda: 4002) == 4002
        assert saved.read_text() == (
            '{"a": "http://localhost:4002/0/queue", "b": "http://127.0.0.1:4002/", "c": "40012"}'
        )


class TestFunctionLogs:
    def test_a_failure_stands_in_the_functions_log_and_in_that_of_all_failures(self, tmp_path: Path) -> None:
        FunctionLogs(tmp_path).write("OrdersApi", "request-1", "Traceback ...\nKeyError: 'x'", True, 12)
        assert "request-1 FAILED 12 ms\nTraceback ...\nKeyError: 'x'\n" in (tmp_path / "OrdersApi.log").read_text()
        assert (tmp_path / "errors.log").read_text().startswith("OrdersApi ")

    def test_what_went_well_is_no_error(self, tmp_path: Path) -> None:
        FunctionLogs(tmp_path).write("OrdersApi", "request-1", "", False, 12)
        assert not (tmp_path / "errors.log").exists()

    def test_a_log_does_not_grow_for_ever(self, tmp_path: Path) -> None:
        (tmp_path / "OrdersApi.log").write_bytes(b"x" * (LARGEST + 1))
        FunctionLogs(tmp_path).write("OrdersApi", "request-1", "", False, 12)
        assert (tmp_path / "OrdersApi.old.log").stat().st_size == LARGEST + 1
        assert (tmp_path / "OrdersApi.log").stat().st_size < 200

    def test_a_function_has_its_name_of_the_template(self) -> None:
        assert short("rapport-OutboxSweeper-F0119E9A44AD7") == "OutboxSweeper"
        assert short("rapport-orders") == "orders"


class TestToken:
    def test_an_unknown_role_is_told_which_there_are(self, places: Places) -> None:
        with pytest.raises(Stopped, match="no role 'boss'; choose one of: admin, sales_manager"):
            token(places, "boss")

    def test_without_a_shop_there_is_no_token(self, places: Places) -> None:
        with pytest.raises(Stopped, match="not running: start it with `make run`"):
            token(places, "admin")
