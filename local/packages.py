"""Packs the template's functions and layers as `sam build` would, for the machine this runs on.

A package is named by a digest of what it was made from: an unchanged one is found again, a changed one has
another name, which is how the stack sees that there is something to update.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local.places import Stopped

Template = dict[str, Any]
NEVER_PACKED = {"__pycache__", ".mypy_cache", ".ruff_cache", ".DS_Store"}
# A zip remembers times, and the same content must give the same bytes.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Package:
    logical_id: str
    name: str
    content: bytes


def pack(template: Template, root: Path, folder: Path) -> list[Package]:
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=4) as together:
        layers = [
            together.submit(pack_layer, logical_id, root, source, folder)
            for logical_id, source in sources(template, "AWS::Serverless::LayerVersion", "ContentUri")
        ]
        functions = [
            pack_function(logical_id, root / source)
            for logical_id, source in sources(template, "AWS::Serverless::Function", "CodeUri")
        ]
        return [layer.result() for layer in layers] + functions


def sources(template: Template, kind: str, field: str) -> Iterator[tuple[str, str]]:
    everyones = template.get("Globals", {}).get(kind.rsplit("::", 1)[1], {}).get(field)
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == kind:
            source = resource.get("Properties", {}).get(field, everyones)
            if isinstance(source, str):
                yield logical_id, source


def files_of(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not NEVER_PACKED & set(path.relative_to(folder).parts) and path.suffix != ".pyc"
    )


def digest_of(folder: Path, *besides: bytes) -> str:
    digest = hashlib.sha256()
    for path in files_of(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for other in besides:
        digest.update(other)
    return digest.hexdigest()[:16]


def zipped(contents: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return into.getvalue()


def pack_function(logical_id: str, folder: Path) -> Package:
    if not folder.is_dir():
        raise Stopped(f"The template's {logical_id} says its code is in {folder}, which is not there.")
    content = zipped({path.relative_to(folder).as_posix(): path.read_bytes() for path in files_of(folder)})
    return Package(logical_id, f"{logical_id}-{digest_of(folder)}.zip", content)


def pack_layer(logical_id: str, root: Path, source: str, folder: Path) -> Package:
    """Builds the layer once on disk and packs a pointer to it.

    MiniStack unpacks every layer anew for every worker and writes its bytes into every saved state: fifty
    megabytes, twenty times. A `.pth` file inside a layer is read as on Lambda, so it can point elsewhere.
    """
    lock = (root / "uv.lock").read_bytes() if (root / "uv.lock").exists() else b""
    digest = digest_of(root / source, lock, sys.version.encode(), str(folder.resolve()).encode())
    built = folder / f"{logical_id}-{digest}"
    if not built.exists():
        half_done = folder / f"{logical_id}-{digest}.{os.getpid()}.part"
        shutil.rmtree(half_done, ignore_errors=True)
        build_layer(logical_id, root, root / source, half_done)
        half_done.rename(built)
    pointer = f"import sys; sys.path.insert(0, {str(built.resolve() / 'python')!r})\n"
    content = zipped({"python/lib/python3.13/site-packages/layer.pth": pointer.encode()})
    return Package(logical_id, f"{logical_id}-{digest}.zip", content)


def build_layer(logical_id: str, root: Path, source: Path, artifacts: Path) -> None:
    artifacts.mkdir(parents=True)
    brought = root / ".tools" / "uv" / "bin" / "uv"
    uv = str(brought) if brought.exists() else "uv"
    command = [
        "make", "--no-print-directory", "-C", str(source), f"build-{logical_id}", "PLATFORM=host",
        f"ARTIFACTS_DIR={artifacts.resolve()}", f"PYTHON={sys.executable}", f"UV={uv}",
    ]  # fmt: skip
    # Under `make run` the flags of that make would reach this one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    made = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
    if made.returncode != 0:
        said = next((line for line in reversed(made.stderr.splitlines()) if line.strip()), "no output")
        raise Stopped(f"The layer {logical_id} could not be built ({said.strip()}): is there a network?")


def forget_old(folder: Path, packages: list[Package]) -> None:
    """Built layers of earlier shops. One shop keeps all of its own: old versions of functions point to them."""
    kept = {package.name.removesuffix(".zip") for package in packages}
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
