import io
import shutil
import zipfile
from pathlib import Path

import pytest

from local.packages import Package, files_of, pack, sources
from local.places import Stopped

TEMPLATE = {
    "Resources": {
        "Door": {"Type": "AWS::Serverless::Function", "Properties": {"CodeUri": "functions/door/"}},
        "WordsLayer": {"Type": "AWS::Serverless::LayerVersion", "Properties": {"ContentUri": "layers/words/"}},
    }
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(Path(__file__).parent / "small_shop", tmp_path / "project")
    return tmp_path / "project"


def packed(project: Path) -> dict[str, Package]:
    return {package.logical_id: package for package in pack(TEMPLATE, project, project / "packages")}


def names(package: Package) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(package.content)).namelist()


def test_the_same_sources_give_the_same_packages(project: Path) -> None:
    assert packed(project) == packed(project)


def test_a_changed_source_gives_another_name(project: Path) -> None:
    before = packed(project)
    (project / "functions" / "door" / "app.py").write_text("changed = True\n")
    (project / "layers" / "words" / "words" / "__init__.py").write_text("GREETING = 'salaam'\n")
    after = packed(project)
    assert before["Door"].name != after["Door"].name
    assert before["WordsLayer"].name != after["WordsLayer"].name


def test_what_a_test_run_leaves_behind_is_not_packed(project: Path) -> None:
    before = packed(project)
    left = project / "functions" / "door" / "__pycache__"
    left.mkdir()
    (left / "app.cpython-313.pyc").write_bytes(b"compiled")
    assert packed(project) == before
    assert names(before["Door"]) == ["app.py"]


def test_a_layer_is_a_pointer_to_what_its_makefile_built(project: Path) -> None:
    package = packed(project)["WordsLayer"]
    assert names(package) == ["python/lib/python3.13/site-packages/layer.pth"]
    built = project / "packages" / package.name.removesuffix(".zip") / "python"
    assert (built / "words" / "__init__.py").exists()
    assert str(built).encode() in zipfile.ZipFile(io.BytesIO(package.content)).read(names(package)[0])


def test_a_layer_that_was_half_built_is_built_again(project: Path) -> None:
    built = project / "packages" / packed(project)["WordsLayer"].name.removesuffix(".zip")
    built.rename(built.with_name(f"{built.name}.1.part"))
    packed(project)
    assert built.exists()


def test_a_layer_that_cannot_be_built_says_so_in_one_sentence(project: Path) -> None:
    (project / "layers" / "words" / "Makefile").write_text("build-WordsLayer:\n\tfalse\n")
    with pytest.raises(Stopped, match="The layer WordsLayer could not be built"):
        packed(project)


def test_code_that_is_not_there_says_so_in_one_sentence(project: Path) -> None:
    shutil.rmtree(project / "functions" / "door")
    with pytest.raises(Stopped, match="Door says its code is in"):
        packed(project)


def test_a_source_that_stands_in_the_globals_is_found() -> None:
    template = {
        "Globals": {"Function": {"CodeUri": "functions/all/"}},
        "Resources": {"Door": {"Type": "AWS::Serverless::Function", "Properties": {}}},
    }
    assert list(sources(template, "AWS::Serverless::Function", "CodeUri")) == [("Door", "functions/all/")]


def test_files_come_in_one_order(project: Path) -> None:
    assert files_of(project) == sorted(files_of(project))
