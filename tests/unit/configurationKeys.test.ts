import assert from "node:assert/strict";
import { InvalidArgumentsError, type Problem } from "../../components";
import { readConfiguration } from "../../program/configuration";
import { refusalOf } from "../helpers/configuration";
import { failToDeploy } from "../helpers/deployProgram";
import type { Configuration } from "../helpers/program";

describe("A mistake in the keys of the configuration", () => {
  it("is a key that doesn't exist", async () => {
    const reason = "there is no argument with this name";
    const all =
      "use one of userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags";
    assert.deepEqual(
      await problemsIn({ userpool: "{}", website: "x", protected: "true", "mfa.mode": "ON" }),
      [
        { path: "userpool", reason, fix: "did you mean userPool?" },
        { path: "website", reason, fix: all },
        { path: "protected", reason, fix: "did you mean protect?" },
        { path: "mfa.mode", reason, fix: all },
      ],
    );
  });

  it("is a key without a name", async () => {
    assert.deepEqual(await problemsIn({ "": "{}" }), [
      {
        path: "cognito-auth:",
        reason: "there is no argument with this name",
        fix: "use one of userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags",
      },
    ]);
  });

  for (const [key, written] of [
    ["userPool.mfa.mode", "cognito-auth:userPool.mfa.mode"],
    ['tags["a b"]', `'cognito-auth:tags["a b"]'`],
    ["tags[0]", "'cognito-auth:tags[0]'"],
  ] as const) {
    it(`is a path that was set as a key, without --path: ${key}`, async () => {
      assert.deepEqual(await problemsIn({ [key]: "ON" }), [
        {
          path: key,
          reason: "this was set without --path, so it is a key of its own",
          fix: `pulumi config set --path ${written} VALUE && pulumi config rm ${written}`,
        },
      ]);
    });
  }

  it("is a path in an argument that doesn't exist", async () => {
    const reason = "there is no argument with this name";
    assert.deepEqual(await problemsIn({ "userpool.mfa.mode": "ON", "tag[0]": "x", "protected.x": "x" }), [
      { path: "userpool.mfa.mode", reason, fix: "did you mean userPool?" },
      { path: "tag[0]", reason, fix: "did you mean tags?" },
      { path: "protected.x", reason, fix: "did you mean protect?" },
    ]);
  });

  it("is reported in a few short lines, whatever the key", async () => {
    const long = "k\n\u001b\u009b\u202e".repeat(200_000);
    for (const key of [long, `tags.${long}`, `tags["${long}"]`]) {
      const { message } = await refusalOf({ [key]: JSON.stringify({ [long]: { [long]: 1 } }) });
      assert.doesNotMatch(message, /(?!\n)[\p{Cc}\p{Cf}]/u);
      assert.ok(message.length < 1_000, message);
    }
    const error = await failureOf({ [`shop:tags.${long}`]: "x", [`${long}:tags`]: "x" }, "shop-auth");
    assert.ok(error.message.length < 2_500, error.message);
  });

  it("is a path without --path whose name is too long for a command", async () => {
    const key = `tags.${"k".repeat(60)}`;
    assert.deepEqual(await problemsIn({ [key]: "x" }), [
      {
        path: `tags.${"k".repeat(55)}…`,
        reason: "this was set without --path, so it is a key of its own",
        fix: "set what it is for by --path, and remove this key",
      },
    ]);
  });

  it("is reported for 100 keys, and counted for all others", async () => {
    const keys = Array.from({ length: 300 }, (_, index) => [`k${index}`, "x"] as const);
    const others = Array.from({ length: 30 }, (_, index) => [`shop:tags.t${index}`, "x"] as const);
    const full = keys.map(([key, value]) => [`shop-auth:${key}`, value] as const);
    const { problems } = await failureOf(Object.fromEntries([...full, ...others]), "shop-auth");
    assert.deepEqual(
      problems.map(({ path }) => path),
      [...others.map(([key]) => key), ...keys.slice(0, 70).map(([key]) => key), "shop-auth"],
    );
    assert.deepEqual(problems.at(-1), {
      path: "shop-auth",
      reason: "230 more keys don't exist or belong to another project",
      fix: "correct the keys above first",
    });
    const { problems: exactly } = await failureOf(Object.fromEntries(full.slice(0, 100)), "shop-auth");
    assert.equal(exactly.length, 100);
  });

  it("is an object of too many levels", async () => {
    const reason = "this has more objects and arrays in one another than any argument";
    for (const value of [
      `${'{"a":'.repeat(21)}{}${"}".repeat(21)}`,
      `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    ]) {
      assert.deepEqual(await problemsIn({ userPool: value }), [
        { path: "userPool", reason, fix: "nest fewer" },
      ]);
      assert.deepEqual(
        (await problemsIn({ "tags.a": value, invitation: value })).map(({ fix }) => fix),
        [
          "set each of its values, and remove it: pulumi config rm cognito-auth:tags.a",
          "set each of its values, and remove it: pulumi config rm cognito-auth:invitation",
        ].map((fix, index) =>
          fix.replace("values,", `values under \`${["tags.a", "userPool.invitation"][index]}\`,`),
        ),
      );
    }
    const [problem] = await problemsIn({ tags: `${'{"a":'.repeat(19)}{}${"}".repeat(19)}` });
    assert.equal(problem?.path, "tags.a");
  });

  it("is a key of this program that belongs to another project, as after a change of the project's name", async () => {
    const config = {
      "cognito-auth:production": "true",
      "cognito-auth:userPool": '{"mfa":{"mode":"ON"}}',
      "cognito-auth:userPool.name": "hunter2",
      "shop:tags": "{}",
      "shop:mfa": "ON",
    };
    const error = await failureOf(config, "shop-auth");
    const belongsTo = (project: string): string =>
      `this belongs to a project "${project}", and this project is "shop-auth"`;
    const renamed = (key: string): string =>
      `rename it to shop-auth:${key}, or remove it, where it is set: ` +
      "the stack's file (Pulumi.prod.yaml), Pulumi.yaml or an environment";
    assert.deepEqual(error.problems, [
      ...["production", "userPool", "userPool.name"].map((key) => ({
        path: `cognito-auth:${key}`,
        reason: belongsTo("cognito-auth"),
        fix: renamed(key),
      })),
      { path: "shop:tags", reason: belongsTo("shop"), fix: renamed("tags") },
      { path: "shop:mfa", reason: belongsTo("shop"), fix: renamed("mfa") },
    ]);
  });
});

/** The error about the full configuration of a stack `prod`. */
async function failureOf(config: Record<string, string>, project: string): Promise<InvalidArgumentsError> {
  const options = { project, stack: "prod", config };
  const { error, resources } = await failToDeploy(() => readConfiguration("auth"), options);
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  assert.deepEqual(resources, {});
  return error;
}

async function problemsIn(configuration: Configuration): Promise<Problem[]> {
  return (await refusalOf(configuration)).problems;
}
