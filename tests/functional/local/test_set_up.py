import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from local import set_up
from local.set_up import Environment, SetUpStopped

PROJECT_PYTHON = Path(sys.executable)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "TOOLS", tmp_path / ".tools")
    monkeypatch.setattr(set_up, "LOG", tmp_path / ".tools" / "set-up.log")
    (tmp_path / ".tools").mkdir()
    (tmp_path / "pins.txt").write_text("one==1\n")
    return tmp_path


def a_program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


class TestPython:
    def test_a_shim_that_fails_is_passed_over(self, project: Path) -> None:
        shim = a_program(project / "python3.13", "echo 'pyenv: version not installed' >&2; exit 127")
        found = set_up.find_python(iter([shim, PROJECT_PYTHON]))
        assert found is not None
        assert found.parent != shim.parent

    def test_a_python_of_another_version_is_passed_over(self, project: Path) -> None:
        older = a_program(project / "python3", "echo 3.11 /usr")
        assert set_up.find_python(iter([older])) is None

    def test_a_version_that_pyenv_has_but_did_not_select_is_found(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed = project / "pyenv" / "versions" / "3.13.9" / "bin" / "python3.13"
        a_program(installed, f'exec "{PROJECT_PYTHON}" "$@"')
        monkeypatch.setenv("PYENV_ROOT", str(project / "pyenv"))
        assert installed in set_up.pythons_of_pyenv()

    def test_none_to_be_had_says_what_to_install(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("HOME", str(project))
        monkeypatch.setenv("PYENV_ROOT", str(project))
        uv = a_program(project / "uv", "echo 'error: dns error: failed to lookup address' >&2; exit 2")
        with pytest.raises(SetUpStopped, match=r"no Python 3\.13 on this machine.*pyenv install 3\.13"):
            set_up.bring_python(uv)


class TestSentences:
    def test_no_network_is_told_as_that(self, project: Path) -> None:
        with pytest.raises(SetUpStopped, match=r"No network: the tools could not be fetched.*where it"):
            set_up.command(["sh", "-c", "echo 'error sending request for url' >&2; exit 2"], "the tools")

    def test_any_other_failure_names_its_last_words_and_the_log(self, project: Path) -> None:
        with pytest.raises(SetUpStopped, match=r"the tools failed \(disk full\)\. See \.tools/set-up\.log"):
            set_up.command(["sh", "-c", "echo 'disk full' >&2; exit 1"], "the tools")
        assert "disk full" in (project / ".tools" / "set-up.log").read_text()

    def test_a_failure_ends_without_a_traceback(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def refuses(names: list[str]) -> None:
            raise SetUpStopped("No network.")

        monkeypatch.setattr(set_up, "set_up", refuses)
        assert set_up.main([]) == 1
        assert capsys.readouterr().err == "set-up: No network.\n"


def make_environment(environment: Environment, fill: Callable[[Path], None]) -> None:
    def create(folder: Path) -> None:
        a_program(folder / "bin" / "python", f'exec "{PROJECT_PYTHON}" "$@"')

    environment.make(fill, create)


class TestEnvironments:
    def test_one_that_was_filled_is_ready(self, project: Path) -> None:
        environment = Environment(".venv", ["pins.txt"], "tools")
        make_environment(environment, lambda folder: None)
        assert environment.is_ready()

    def test_one_whose_pins_changed_is_not(self, project: Path) -> None:
        environment = Environment(".venv", ["pins.txt"], "tools")
        make_environment(environment, lambda folder: None)
        (project / "pins.txt").write_text("one==2\n")
        assert not environment.is_ready()

    def test_one_cut_off_half_way_is_not_ready_and_can_be_finished(self, project: Path) -> None:
        environment = Environment(".venv", ["pins.txt"], "tools")

        def cut_off(folder: Path) -> None:
            raise SetUpStopped("No network.")

        with pytest.raises(SetUpStopped):
            make_environment(environment, cut_off)
        assert not environment.is_ready()
        make_environment(environment, lambda folder: None)
        assert environment.is_ready()

    def test_a_broken_one_is_made_anew(self, project: Path) -> None:
        a_program(project / ".venv" / "bin" / "python", "exit 127")
        environment = Environment(".venv", ["pins.txt"], "tools")
        make_environment(environment, lambda folder: None)
        assert set_up.answers(environment.folder / "bin" / "python", "import sys") is not None


def test_the_set_up_runs_on_a_bare_python() -> None:
    """Nothing but the standard library, because it runs before anything is installed."""
    program = "import runpy; runpy.run_path('local/set_up.py', run_name='looked at')"
    ran = subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=set_up.ROOT, check=False)
    assert ran.returncode == 0
