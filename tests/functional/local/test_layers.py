"""The layers' own makefiles, as SAM and the laptop run them."""

import importlib.util
import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from local.places import ROOT

# Bit 0: found by the hash of its source; bit 1, which is not set: look whether the source still has that hash.
UNCHECKED_HASH = 0b01
HOUSE, FUNCTIONS = ROOT / "layers" / "rapport" / "rapport", ROOT / "functions"
ASKED_FOR = re.compile(r"client\(\"([a-z0-9-]+)\"")


def services() -> set[str]:
    """Whatever the code makes a client of, and the one that signs in for botocore itself."""
    sources = [*HOUSE.rglob("*.py"), *FUNCTIONS.rglob("*.py")]
    return {"sts"} | {name for path in sources for name in ASKED_FOR.findall(path.read_text("utf-8"))}


def built(layer: str, target: str, into: Path, **settings: str) -> Path:
    uv = ROOT / ".tools" / "uv" / "bin" / "uv"
    told = {"ARTIFACTS_DIR": str(into), "PYTHON": sys.executable, "UV": str(uv)} | settings
    command = ["make", "--silent", "-C", str(ROOT / "layers" / layer), target]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command += [f"{name}={value}" for name, value in told.items()]
    subprocess.run(command, env=environment, check=True)
    return into / "python"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("rapport", "build-RapportLayer", tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("deps", "build-DepsLayer", tmp_path_factory.mktemp("packages"), PLATFORM="host")


def test_the_house_is_compiled_so_that_nobody_looks_at_its_sources_again(house: Path) -> None:
    source = house / "rapport" / "__init__.py"
    compiled = Path(importlib.util.cache_from_source(str(source))).read_bytes()
    assert compiled[:4] == importlib.util.MAGIC_NUMBER
    assert int.from_bytes(compiled[4:8], "little") == UNCHECKED_HASH


def test_a_traceback_names_the_place_in_lambda_wherever_the_layer_was_built(house: Path) -> None:
    source = house / "rapport" / "__init__.py"
    compiled = Path(importlib.util.cache_from_source(str(source))).read_bytes()
    assert marshal.loads(compiled[16:]).co_filename == "/opt/python/rapport/__init__.py"


def test_every_module_of_the_house_is_in_its_layer(house: Path) -> None:
    sources = ROOT / "layers" / "rapport" / "rapport"
    assert {path.relative_to(house / "rapport") for path in (house / "rapport").rglob("*.py")} == {
        path.relative_to(sources) for path in sources.rglob("*.py")
    }


def test_what_the_lock_names_can_be_imported_from_the_layer_alone(packages: Path) -> None:
    """On a bare interpreter: in an environment of ours a missing package would be found next door."""
    program = f"""
import sys
sys.path = [path for path in sys.path if "site-packages" not in path] + [{str(packages)!r}]
import aws_lambda_powertools.event_handler, cryptography.fernet, phonenumbers, pydantic, tzdata
import botocore.session
session = botocore.session.get_session()
for service in {sorted(services())!r}:
    session.create_client(service, "us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
assert phonenumbers.is_valid_number(phonenumbers.parse("01712345678", "BD"))
"""
    subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=packages, check=True)


def test_only_the_services_in_use_are_described(packages: Path) -> None:
    data = packages / "botocore" / "data"
    assert {path.name for path in data.iterdir() if path.is_dir()} == services()
    assert (data / "endpoints.json").exists()


def test_no_layer_holds_tests(packages: Path) -> None:
    assert not [path for path in packages.rglob("tests") if path.is_dir()]


def test_the_sources_of_the_layers_hold_no_folder_that_sam_would_nest() -> None:
    assert not (ROOT / "layers" / "rapport" / "python").exists()
    assert not (ROOT / "layers" / "deps" / "python").exists()
