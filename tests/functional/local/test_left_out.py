from typing import Any

import pytest

from local.left_out import LEFT_OUT, mentions, nothing_undecided, without_left_out
from local.places import Stopped

TABLE = {"Type": "AWS::DynamoDB::Table"}


def template(**resources: dict[str, Any]) -> dict[str, Any]:
    return {"Resources": resources}


@pytest.mark.parametrize("kind", sorted(LEFT_OUT))
def test_what_ministack_refuses_is_left_out(kind: str) -> None:
    assert without_left_out(template(Table=TABLE, Gone={"Type": kind}))["Resources"] == {"Table": TABLE}


def test_nothing_waits_for_what_is_left_out() -> None:
    archive = {"Type": "AWS::Events::Archive"}
    queue = {"Type": "AWS::SQS::Queue", "DependsOn": ["Archive", "Table"]}
    lone = {"Type": "AWS::SQS::Queue", "DependsOn": "Archive"}
    kept = without_left_out(template(Table=TABLE, Archive=archive, Queue=queue, Lone=lone))["Resources"]
    assert kept["Queue"]["DependsOn"] == ["Table"]
    assert "DependsOn" not in kept["Lone"]


def test_an_output_of_what_is_left_out_goes_with_it() -> None:
    outputs = {"Name": {"Value": {"Ref": "Archive"}}, "Table": {"Value": {"Ref": "Table"}}}
    whole = {**template(Table=TABLE, Archive={"Type": "AWS::Events::Archive"}), "Outputs": outputs}
    assert without_left_out(whole)["Outputs"] == {"Table": {"Value": {"Ref": "Table"}}}


def test_a_resource_that_cannot_do_without_is_named() -> None:
    needy = {"Type": "AWS::SSM::Parameter", "Properties": {"Value": {"Fn::GetAtt": ["Archive", "Arn"]}}}
    with pytest.raises(ValueError, match="Needy needs Archive"):
        without_left_out(template(Archive={"Type": "AWS::Events::Archive"}, Needy=needy))


def test_an_alias_is_not_handed_to_the_deployer_that_is_left_out() -> None:
    alias = {"Type": "AWS::Lambda::Alias", "UpdatePolicy": {"Ref": "Deployer"}}
    kept = without_left_out(template(Deployer={"Type": "AWS::CodeDeploy::DeploymentGroup"}, Alias=alias))
    assert kept["Resources"]["Alias"] == {"Type": "AWS::Lambda::Alias"}


@pytest.mark.parametrize(
    "part",
    [
        {"Ref": "Archive"},
        {"Fn::GetAtt": "Archive.Arn"},
        {"Fn::GetAtt": ["Archive", "Arn"]},
        {"Fn::Sub": "x ${Archive}"},
        {"Fn::Sub": ["${Archive.Arn}", {}]},
        {"Fn::Join": ["", [{"Ref": "Archive"}]]},
    ],
)
def test_every_way_of_naming_a_resource_is_noticed(part: dict[str, Any]) -> None:
    assert mentions({"Archive"}, part) == {"Archive"}


def test_a_type_that_nobody_decided_about_stops_the_launcher() -> None:
    with pytest.raises(Stopped, match=r"AWS::New::Thing.*local/left_out\.py"):
        nothing_undecided(template(Table=TABLE, New={"Type": "AWS::New::Thing"}), {"AWS::DynamoDB::Table"})


def test_a_template_of_known_types_passes() -> None:
    nothing_undecided(template(Table=TABLE), {"AWS::DynamoDB::Table"})
