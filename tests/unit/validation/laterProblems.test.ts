import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, InvalidArgumentsError } from "../../../components";
import { attempt } from "../../../components/testing/attempt";
import { failToDeployComponent } from "../../helpers/deployProgram";

describe("A bad value that is known only later", () => {
  it("is told together with all others that are bad, in the order of the arguments", async () => {
    const { error, resources } = await failToDeployComponent({
      tags: { team: pulumi.output("x".repeat(257)), costCenter: Promise.resolve(4711) },
      testUser: {
        username: pulumi.secret("jane doe"),
        email: pulumi.output(Promise.resolve("hunter2")),
        attributes: { birthdate: pulumi.output({ day: 1 }).apply(({ day }) => String(day)) },
      },
      userPool: { verification: { message: Promise.resolve("hunter2") }, name: pulumi.output("a/b") },
      appClient: { tokenRevocation: pulumi.output("no") },
    });
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      [
        "userPool.name",
        "userPool.verification.message",
        "appClient.tokenRevocation",
        "testUser.username",
        "testUser.email",
        "testUser.attributes.birthdate",
        "tags.team",
        "tags.costCenter",
      ],
    );
    assert.match(error.message, /^CognitoAuth "auth", with the values of its Outputs, has 8 problems:\n/);
    assert.doesNotMatch(error.message, /hunter2|4711/);
    assert.deepEqual(Object.keys(resources).sort(), ["auth", "auth-test-user-password-1"]);
  });

  it("is one error, which Pulumi shows once, however many properties come from it", async () => {
    const name = pulumi.output("a/b");
    const { failures } = await attempt(
      () =>
        new CognitoAuth("auth", {
          userPool: { name },
          appClient: { name },
          tags: { team: pulumi.output(7) },
        } as object),
      {},
    );
    assert.equal(new Set(failures).size, 1);
  });

  it("is told by itself where it becomes known after others", async () => {
    const { promise, resolve } = withResolvers();
    const { failures } = await attempt(() => {
      const auth = new CognitoAuth("auth", {
        userPool: { name: pulumi.output("a/b") },
        appClient: { name: promise },
      });
      setImmediate(() => setImmediate(resolve, "c/d"));
      return auth.appClientId;
    }, {});
    const paths = [...new Set(failures)].map((error) =>
      error instanceof InvalidArgumentsError ? error.problems.map(({ path }) => path) : error,
    );
    assert.deepEqual(paths, [["userPool.name"], ["appClient.name"]]);
  });

  it("is shown as that of the component that it was given to", async () => {
    const { failures } = await attempt(() => {
      for (const name of ["one", "other"]) {
        new CognitoAuth(name, { userPool: { name: pulumi.output("a/b") } });
      }
    }, {});
    assert.deepEqual(
      [...new Set(failures)].map((error) => String(error).split("\n")[0]),
      ["one", "other"].map(
        (name) =>
          `InvalidArgumentsError: CognitoAuth "${name}", with the values of its Outputs, has a problem:`,
      ),
    );
  });

  it("shows no key of a map that is one, which may be a secret, too", async () => {
    for (const [given, reason] of [
      [{ "hunter2,": "x" }, "AWS accepts only letters, digits, spaces and _.:/=+-@ in a tag"],
      [{ "aws:hunter2": "x" }, "AWS reserves the prefix aws:"],
      [{ hunter2: 7 }, "expected a string"],
      [{ hunter2: "x".repeat(257) }, "AWS accepts a tag value of at most 256 characters; this has 257"],
      [{ "pulumi:stack": "hunter2" }, "every user pool gets this tag automatically"],
    ] as const) {
      for (const tags of [
        pulumi.secret(given),
        Promise.resolve(given),
        pulumi.output(1).apply(() => given),
      ]) {
        const { error } = await failToDeployComponent({ tags });
        assert.deepEqual(
          error.problems.map(({ path, value, reason: why }) => [path, value, why]),
          [["tags", undefined, `one of its fields is invalid: ${reason}`]],
        );
        assert.doesNotMatch(JSON.stringify(error.problems) + error.message, /hunter2/);
      }
    }
  });

  it("isn't taken for an empty object where it becomes one that isn't plain", async () => {
    for (const given of [
      new Map([["team", "shop"]]),
      new Date(0),
      Object.create({ team: "shop" }) as object,
    ]) {
      for (const tags of [Promise.resolve(given), pulumi.output(1).apply(() => given)]) {
        const { error } = await failToDeployComponent({ tags });
        assert.deepEqual(error.problems, [
          {
            path: "tags",
            reason: "expected a plain object, without a class",
            fix: 'write { team: "shop" }, with keys of your own',
          },
        ]);
      }
    }
  });

  it("is refused with a name that Pulumi loses or fails with, which is there until it is checked", async () => {
    for (const name of ["__proto__", "toString", pulumi.runtime.specialSigKey]) {
      const given = Object.fromEntries([
        [name, "x"],
        ["team", "shop"],
      ]);
      for (const tags of [
        Promise.resolve(given),
        pulumi.output(1).apply(() => given),
        Promise.resolve(pulumi.output(1).apply(() => given)),
      ]) {
        const { error } = await failToDeployComponent({ tags });
        assert.deepEqual(error.problems, [
          {
            path: "tags",
            reason: "one of its fields is invalid: Pulumi can't pass on a field of this name",
            fix: "choose another name",
          },
        ]);
      }
    }
  });

  it("is told once where it is a map with the same problem in many fields", async () => {
    const many = Object.fromEntries(Array.from({ length: 48 }, (_, index) => [`aws:${index}`, 7]));
    const { error } = await failToDeployComponent({ tags: pulumi.output(many) });
    assert.deepEqual(error.problems, [
      {
        path: "tags",
        reason: "one of its fields is invalid: AWS reserves the prefix aws:",
        fix: "choose another key",
      },
      { path: "tags", reason: "one of its fields is invalid: expected a string", fix: "put it in quotes" },
    ]);
  });

  it("counts the tags of a map that is one, too", async () => {
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`tag-${index}`, "x"]));
    const { error } = await failToDeployComponent({ tags: pulumi.output(many) });
    assert.deepEqual(error.problems, [
      {
        path: "tags",
        reason: "AWS allows 50 tags, and 2 are added automatically; there are 49 here",
        fix: "leave out 1",
      },
    ]);
  });
});

/** A promise of a name, which is resolved from outside. */
function withResolvers(): { promise: Promise<string>; resolve: (name: string) => void } {
  let resolve: (name: string) => void = () => undefined;
  const promise = new Promise<string>((fulfill) => (resolve = fulfill));
  return { promise, resolve };
}
