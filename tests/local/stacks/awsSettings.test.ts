import assert from "node:assert/strict";
import { CommandError } from "../../../cli/errors";
import { checkAwsSettings } from "../../../local/stacks/awsSettings";

function regionOf(config: Record<string, string>, regionOfOthers?: string): string {
  return checkAwsSettings({ config }, "Pulumi.dev.yaml", regionOfOthers);
}

function refusalOf(
  config: Record<string, string>,
  regionOfOthers?: string,
): { message: string; fix: string } {
  try {
    regionOf(config, regionOfOthers);
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error));
    return { message: error.message, fix: error.fix };
  }
  return assert.fail("it is accepted");
}

describe("The settings of the AWS provider", () => {
  it("say which region a stack is in", () => {
    assert.equal(regionOf({}), "us-east-1");
    assert.equal(regionOf({ "aws:region": "eu-west-1" }), "eu-west-1");
    assert.equal(regionOf({ "aws:region": "us-gov-west-1" }, "us-gov-west-1"), "us-gov-west-1");
  });

  it("may be any that the provider or Pulumi has, and those of other packages anything", () => {
    const config = {
      "aws:defaultTags": "{}",
      "aws:profile": "x",
      "aws:version": "7",
      "awsx:regoin": "x",
      "shop:aws": "x",
      "eks:x": "x",
      "app:region": "x",
      "awss:team": "x",
      "shop-auth:aws": "x",
    };
    assert.equal(regionOf(config), "us-east-1");
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

  for (const [key, meant] of [
    ["awss:region", "aws:region"],
    ["AWS:region", "aws:region"],
    ["asw:region", "aws:region"],
  ] as const) {
    it(`are refused under a misspelled namespace: ${key}`, () => {
      assert.deepEqual(refusalOf({ [key]: "eu-west-1" }), {
        message: `Pulumi.dev.yaml can't be deployed: "${key}" isn't a setting of the AWS provider.`,
        fix: `did you mean "${meant}"?`,
      });
    });
  }

  it("are refused where they were set without --path", () => {
    assert.deepEqual(refusalOf({ "aws:defaultTags.tags.a": "hunter2" }), {
      message:
        'Pulumi.dev.yaml can\'t be deployed: "aws:defaultTags.tags.a" was set without --path, so it is a key of its own.',
      fix: "remove it, and set it with --path",
    });
    assert.deepEqual(refusalOf({ "aws:defaulttag[0]": "hunter2" }), {
      message: 'Pulumi.dev.yaml can\'t be deployed: the AWS provider has no setting "aws:defaulttag[0]".',
      fix: "did you mean aws:defaultTags?",
    });
  });

  it("are shown in one short line, whatever they are", () => {
    const hostile = "\n\u001b[31m\u009b\u202e".repeat(100_000);
    for (const config of [
      { "aws:region": hostile },
      { "aws:region": `${"a".repeat(1_000_000)}-a-1` },
      { [`aws:${hostile}`]: "x" },
      { [`aws:profile.${hostile}`]: "x" },
      { [`awss:profile.${hostile}`]: "x" },
    ]) {
      const { message, fix } = refusalOf(config);
      assert.doesNotMatch(message + fix, /[\p{Cc}\p{Cf}]/u);
      assert.ok(message.length < 600, message);
      assert.ok(fix.length < 600, fix);
    }
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
