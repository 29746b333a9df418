"""A small shop with one thing of each kind that is bridged, on a real MiniStack: started, restarted, killed."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from local import stack
from local.places import ROOT, Places
from local.stop import stop
from local.testing import RunningShop, running_shop

SMALL_SHOP = Path(__file__).parent / "small_shop"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    with running_shop(tmp_path_factory.mktemp("small") / "shop", root=SMALL_SHOP) as running:
        yield running


def kept(shop: RunningShop, thing: str) -> bool:
    key = {"pk": {"S": thing}}
    return "Item" in shop.client("dynamodb").get_item(TableName=shop.address.outputs["TableName"], Key=key)


def eventually(holds: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + 30
    while time.monotonic() < give_up:
        if holds():
            return True
        time.sleep(0.1)
    return False


class TestRoutes:
    def test_a_public_route_answers_anybody_and_its_function_reads_its_layer(self, shop: RunningShop) -> None:
        answer = shop.request("GET", "/health")
        assert (answer.status, answer.json()) == (200, {"greeting": "good morning"})

    def test_a_route_behind_the_authorizer_asks_for_a_token(self, shop: RunningShop) -> None:
        assert shop.request("GET", "/things/tea").status == 401
        assert shop.request("GET", "/things/tea", token="not.a.token").status == 401

    def test_a_token_passes_and_its_groups_arrive_as_in_the_cloud(self, shop: RunningShop) -> None:
        answer = shop.request("PUT", "/things/tea", role="admin")
        assert (answer.status, answer.json()["groups"]) == (200, "[admin]")

    def test_a_path_without_a_route_is_not_found(self, shop: RunningShop) -> None:
        assert shop.request("GET", "/nowhere").status == 404
        assert shop.request("GET", "/_ministack/health").status == 404

    def test_a_path_keeps_its_escapes_and_its_query(self, shop: RunningShop) -> None:
        answer = shop.request("GET", "/things/a%25b?x=1", role="admin")
        assert answer.json()["path"] == "/things/a%25b"

    def test_a_body_over_ten_megabytes_is_refused_as_the_gateway_does(self, shop: RunningShop) -> None:
        answer = shop.request("PUT", "/things/huge", role="admin", body=b"x" * (10 * 1024 * 1024 + 1))
        assert (answer.status, answer.json()) == (413, {"message": "Request Entity Too Large"})


class TestEventsAndJobs:
    def test_a_change_travels_by_stream_bus_and_queue(self, shop: RunningShop) -> None:
        shop.request("PUT", "/things/rice", role="admin")
        assert eventually(lambda: kept(shop, "arrived-rice"))

    def test_the_sweeper_runs_once_at_every_start(self, shop: RunningShop) -> None:
        assert eventually(lambda: kept(shop, "ticks"))

    def test_what_a_function_raises_is_found_in_the_errors_log(self, shop: RunningShop) -> None:
        answer = shop.request("GET", "/things/fail", role="admin")
        assert (answer.status, answer.json()) == (500, {"message": "Internal Server Error"})
        errors = shop.places.logs / "errors.log"
        assert eventually(lambda: errors.exists() and "LookupError: told to fail" in errors.read_text())
        assert "OrdersApi " in errors.read_text()


def test_nothing_listens_outside_this_machine(shop: RunningShop) -> None:
    listening = set()
    inodes = {
        link.stat().st_ino
        for link in Path(f"/proc/{shop.process.pid}/fd").glob("*")
        if str(link.readlink()).startswith("socket:")
    }
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3] == "0A" and int(fields[9]) in inodes:
            listening.add(fields[1].split(":")[0])
    assert listening == {"0100007F"}  # 127.0.0.1, as the kernel writes it


def test_a_taken_port_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        python = ROOT / ".venv-ministack" / "bin" / "python"
        command = [
            python,
            "-m",
            "local",
            "--root",
            SMALL_SHOP,
            "--folder",
            tmp_path / "shop",
            "--port",
            str(port),
        ]
        ran = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr == (
        f"Port {port} is taken by another program: stop that one, or choose another port, "
        f"for instance `make run PORT={port + 1}`.\n"
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("kept")
    shutil.copytree(SMALL_SHOP, home / "project")
    with_a_demo(home / "project", 'open("loaded.txt", "a").write(os.environ["TABLE_NAME"] + "\\n")')
    return home


def with_a_demo(project: Path, what_it_does: str) -> None:
    """A demo module, and the environment of the project that it runs in."""
    (project / "demo").mkdir()
    (project / "demo" / "__main__.py").write_text(f"import json, os\n{what_it_does}\n")
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to(sys.executable)


class TestAShopThatIsKept:
    """One shop's life, each step from where the last one left it."""

    def opened(self, home: Path) -> AbstractContextManager[RunningShop]:
        return running_shop(home / "shop", root=home / "project", keep=True, demo=True, save_every=0.5)

    def test_its_data_survive_a_clean_stop(self, home: Path) -> None:
        with self.opened(home) as shop:
            for thing in ("tea", "rice", "lentils"):
                shop.request("PUT", f"/things/{thing}", role="admin")
            assert eventually(lambda: kept(shop, "arrived-lentils"))
            assert stop(shop.places) == "The shop is closed; its data are kept for the next `make run`."
            assert shop.process.wait(10) == 0
        assert stop(Places(home / "shop")) == "No shop is running."

    def test_it_finds_its_data_again_and_its_stream_skips_nothing(self, home: Path) -> None:
        with self.opened(home) as shop:
            assert "bringing up the stack: found" in shop.said.read_text()
            assert kept(shop, "tea")
            # As many records as had been streamed before are those that MiniStack would skip.
            shop.request("PUT", "/things/honey", token=shop.sign_in("admin@test.rapport.example")["AccessToken"])
            assert eventually(lambda: kept(shop, "arrived-honey"))
            saves = saved_at(shop)
            assert eventually(lambda: saved_at(shop) > saves + 1)
            shop.stop(signal.SIGKILL)

    def test_a_kill_loses_nothing_that_was_saved_and_changed_sources_are_taken_up(self, home: Path) -> None:
        words = home / "project" / "layers" / "words" / "words" / "__init__.py"
        words.write_text(words.read_text().replace("good morning", "shubho sokal"))
        with self.opened(home) as shop:
            assert "bringing up the stack: updated" in shop.said.read_text()
            assert shop.request("GET", "/health").json() == {"greeting": "shubho sokal"}
            assert kept(shop, "honey")
            token = shop.sign_in("admin@test.rapport.example")["AccessToken"]
            assert shop.request("GET", "/things/honey", token=token).status == 200
            shop.request("PUT", "/things/salt", token=token)
            assert eventually(lambda: kept(shop, "arrived-salt"))

    def test_its_demo_was_loaded_once_in_all_that_time(self, home: Path) -> None:
        state = json.loads((home / "shop" / "state" / "dynamodb.json").read_text())
        (table,) = [key for key in state["payload"]["tables"]["data"] if "Things" in key]
        assert (home / "project" / "loaded.txt").read_text().splitlines() == [table.split("'")[1]]

    def test_a_second_launcher_is_sent_away(self, home: Path) -> None:
        with self.opened(home) as shop, pytest.raises(RuntimeError, match="The shop is already running"):  # noqa: SIM117
            with running_shop(shop.places.folder, root=home / "project", keep=True):
                pytest.fail("two shops wrote to one folder")


def test_a_demo_that_fails_leaves_no_half_shop_behind(tmp_path: Path) -> None:
    shutil.copytree(SMALL_SHOP, tmp_path / "project")
    with_a_demo(tmp_path / "project", 'json.loads(os.environ["RAPPORT_OUTPUTS"])["TableName"]; raise SystemExit(3)')
    with pytest.raises(RuntimeError, match="The demo shop could not be loaded"):
        running_shop(tmp_path / "shop", root=tmp_path / "project", keep=True, demo=True).__enter__()
    assert not Places(tmp_path / "shop").opened.exists()


def saved_at(shop: RunningShop) -> float:
    return (shop.places.state / "sqs.json").stat().st_mtime


def test_types_left_out_are_those_that_ministack_refuses() -> None:
    """The list holds no more than it must. Alarms are known there, and refused with metric math; a subscription is
    known, and would knock at an address outside that answers no laptop."""
    program = (
        "import json\n"
        "from local.left_out import LEFT_OUT\n"
        "from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS as known\n"
        "print(json.dumps(sorted(set(LEFT_OUT) & set(known))))\n"
    )
    python = ROOT / ".venv-ministack" / "bin" / "python"
    ran = subprocess.run([str(python), "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout.splitlines()[-1]) == ["AWS::CloudWatch::Alarm", "AWS::SNS::Subscription"]


def test_metric_math_is_still_refused(shop: RunningShop) -> None:
    alarm = {
        "ComparisonOperator": "GreaterThanThreshold",
        "EvaluationPeriods": 1,
        "Threshold": 0,
        "Metrics": [{"Id": "rate", "Expression": "1 / 1"}],
    }
    template = {"Resources": {"Alarm": {"Type": "AWS::CloudWatch::Alarm", "Properties": alarm}}}
    cloudformation = stack.client("cloudformation", shop.address.aws)
    cloudformation.create_stack(StackName="alarm", TemplateBody=json.dumps(template))

    def refused() -> bool:
        status: str = cloudformation.describe_stacks(StackName="alarm")["Stacks"][0]["StackStatus"]
        return status.startswith("ROLLBACK")

    assert eventually(refused)
