"""template.yaml, read as data; and as CloudFormation sees it after SAM's translation."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from local.places import ROOT

type Resource = dict[str, Any]

# samtranslator lives with the laptop's AWS, not with the product's tools: asked there.
TRANSLATE = """
import json, sys
from pathlib import Path
from local.template import read_template, transformed

template = read_template(Path("template.yaml"))
for resource in template["Resources"].values():
    for source in ("CodeUri", "ContentUri"):
        if source in resource.get("Properties", {}):
            resource["Properties"][source] = "s3://packages/package"
json.dump(transformed(template), sys.stdout, default=str)
"""


class _Intrinsics(yaml.SafeLoader):
    """`!Ref x` becomes `{"Ref": "x"}`, `!Sub x` `{"Fn::Sub": "x"}`."""


def _short_form(loader: Any, tag: str, node: yaml.Node) -> Any:
    name = tag if tag in ("Ref", "Condition") else f"Fn::{tag}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if tag == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


_Intrinsics.add_multi_constructor("!", _short_form)


@cache
def template() -> dict[str, Any]:
    # The planted faults name a copy with a guard taken out.
    text = Path(os.environ.get("RAPPORT_TEMPLATE", ROOT / "template.yaml")).read_text("utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=_Intrinsics)
    return read


@cache
def translated() -> dict[str, Resource]:
    """The resources as CloudFormation will make them."""
    python = ROOT / ".venv-ministack" / "bin" / "python"
    ran = subprocess.run(
        [python, "-c", TRANSLATE],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "AWS_DEFAULT_REGION": "eu-west-1"},
        capture_output=True,
        text=True,
        check=True,
    )
    resources: dict[str, Resource] = json.loads(ran.stdout)["Resources"]
    return resources


def resources(kind: str) -> dict[str, Resource]:
    return {name: each for name, each in template()["Resources"].items() if each["Type"] == kind}


def functions() -> dict[str, Resource]:
    """By their folder: `functions/<name>`."""
    found = resources("AWS::Serverless::Function")
    return {Path(each["Properties"]["CodeUri"]).name: each for each in found.values()}


def events(function: Resource, *kinds: str) -> dict[str, Resource]:
    """What calls it, by the name of the event."""
    told = function["Properties"].get("Events", {})
    return {name: each["Properties"] for name, each in told.items() if each["Type"] in kinds}


def texts(content: Any) -> Iterator[str]:
    match content:
        case str():
            yield content
        case dict():
            for each in content.values():
                yield from texts(each)
        case list():
            for each in content:
                yield from texts(each)


def as_list(content: Any) -> list[Any]:
    return content if isinstance(content, list) else [content]
