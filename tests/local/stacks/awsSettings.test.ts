import assert from "node:assert/strict";
import { CommandError } from "../../../cli/errors";
import { checkAwsSettings } from "../../../local/stacks/awsSettings";

function refusalOf(
  config: Record<string, string>,
  regionOfOthers?: string,
): { message: string; fix: string } {
  try {
    checkAwsSettings(config, "Pulumi.dev.yaml", regionOfOthers);
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error));
    return { message: error.message, fix: error.fix };
  }
  return assert.fail("it is accepted");
}

describe("The settings of the AWS provider", () => {
  it("say which region a stack is in", () => {
    assert.equal(checkAwsSettings({}, "Pulumi.dev.yaml"), "us-east-1");
    assert.equal(checkAwsSettings({ "aws:region": "eu-west-1" }, "Pulumi.dev.yaml"), "eu-west-1");
    assert.equal(
      checkAwsSettings({ "aws:region": "us-gov-west-1" }, "Pulumi.dev.yaml", "us-gov-west-1"),
      "us-gov-west-1",
    );
  });

  it("may be any that the provider or Pulumi has, and those of other packages anything", () => {
    const config = {
      "aws:defaultTags": "{}",
      "aws:profile": "x",
      "aws:version": "7",
      "awsx:regoin": "x",
      "shop:aws": "x",
    };
    assert.equal(checkAwsSettings(config, "Pulumi.dev.yaml"), "us-east-1");
  });

  it("are refused where they are misspelled", () => {
    assert.deepEqual(refusalOf({ "aws:regoin": "eu-west-1" }), {
      message: 'Pulumi.dev.yaml can\'t be deployed: the AWS provider has no setting "aws:regoin".',
      fix: "did you mean aws:region?",
    });
    assert.deepEqual(refusalOf({ "aws:bucketsOfAll": "hunter2" }), {
      message: 'Pulumi.dev.yaml can\'t be deployed: the AWS provider has no setting "aws:bucketsOfAll".',
      fix: "remove it",
    });
  });

  for (const region of ["Mars", "eu", "eu-west", "", "eu-west-1 ", "EU-WEST-1"]) {
    it(`are refused where the region isn't one: ${JSON.stringify(region)}`, () => {
      assert.deepEqual(refusalOf({ "aws:region": region }), {
        message: `Pulumi.dev.yaml can't be deployed: aws:region is ${JSON.stringify(region)}, which isn't a region.`,
        fix: "write one such as eu-west-1",
      });
    });
  }

  it("are refused where the region isn't that of the other stacks", () => {
    assert.deepEqual(refusalOf({ "aws:region": "eu-west-1" }, "us-east-1"), {
      message:
        "Pulumi.dev.yaml can't be deployed: aws:region is eu-west-1, and a local AWS stands for one region, here us-east-1.",
      fix: "set aws:region to us-east-1, or that of the other stacks to eu-west-1",
    });
  });
});
