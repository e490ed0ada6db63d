import assert from "node:assert/strict";
import fc from "fast-check";
import { CognitoAuth, InvalidArgumentsError, type Problem } from "../../components";
import { attempt } from "../../components/testing/attempt";
import { cut, outerPathsOf } from "../../components/validation/shown";
import { StackKey } from "../../program/keys";
import { withTypeFixes } from "../../program/typeFix";
import { validArguments } from "../helpers/arbitraries";
import { beyondAws } from "../helpers/awsLimits";
import { readWith, resolved, written } from "../helpers/configuration";
import { outputsOf } from "../helpers/deployProgram";
import { type Configuration, project } from "../helpers/program";

type Json = Record<string, unknown>;

/** What stands in a value that is a secret, and may be nowhere in a message. */
const canary = "hunter2";

const keys = fc.oneof(
  fc.constantFrom(...["userPool", "appClient", "testUser", "tags"], ...Object.values(StackKey)),
  fc.constantFrom(
    "userpool",
    "mfa",
    "userPool.mfa.mode",
    "testUser.email",
    "domain",
    "toString",
    "__proto__",
    "",
  ),
  fc.constantFrom(
    ...['tags["a b"]', "tags[0]", "userpool[", "\n\u001b[31m\u009b\u202e", "k".repeat(2_000)],
    `tags.${"\u202e".repeat(2_000)}`,
  ),
);

const values = fc.oneof(
  fc.constantFrom("true", "false", "True", "", "null", "{}", "[]", "{", `"${canary}"`, "7", canary),
  fc.json({ maxDepth: 3 }),
  fc.json({ maxDepth: 3 }).map((json) => `{"name":${json},"${canary}":1,"attributes":{"a":"${canary}"}}`),
);

/** Something wrong, in place of a value. */
const wrong = fc.constantFrom<unknown>(
  null,
  "",
  "16",
  "true",
  -1,
  1e6,
  0.5,
  [],
  {},
  [canary],
  { [canary]: 1 },
  canary.repeat(400),
);

/** An object in which one of its fields, however deep, has another value. */
function withOne(value: Json, choices: readonly number[], other: unknown): Json {
  const [first = 0, ...rest] = choices;
  const names = Object.keys(value);
  const name = names[first % Math.max(names.length, 1)] ?? "other";
  const inner = value[name];
  const isDeeper = typeof inner === "object" && inner !== null && !Array.isArray(inner) && rest.length > 0;
  return { ...value, [name]: isDeeper ? withOne({ ...inner }, rest, other) : other };
}

/** Configurations: right ones, such with a mistake, and anything. */
const configurations: fc.Arbitrary<Configuration | Promise<Configuration>> = fc.oneof(
  validArguments.map(async (args) => written(await resolved(args))),
  fc
    .tuple(validArguments, fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), wrong)
    .map(async ([args, choices, other]) => written(withOne({ ...(await resolved(args)) }, choices, other))),
  fc.dictionary(keys, values, { maxKeys: 4, noNullPrototype: true }),
);

describe("Any configuration of a stack", () => {
  it("deploys within AWS's limits, or is refused with every problem's path, reason and fix", async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (written) => {
        const configuration = await written;
        const { failures, ...deployment } = await attempt(
          () => outputsOf(new CognitoAuth("auth", readWith(configuration).args)),
          { project },
        );
        const [error] = failures;
        if (error === undefined) {
          assert.deepEqual(beyondAws(deployment), []);
          return;
        }
        assert.ok(error instanceof InvalidArgumentsError);
        assert.deepEqual(deployment.resources, {});
        assert.doesNotMatch(error.message, /(?!\n)[\p{Cc}\p{Cf}]/u);
        const longest = 1_000 * error.problems.length + 100;
        assert.ok(error.message.length < longest, `${error.message.length} characters`);
        for (const { path, reason, fix } of error.problems) {
          const key = Object.keys(configuration).find(
            (one) => [cut(one), `${project}:${one}`].includes(path) || outerPathsOf(path).includes(one),
          );
          assert.ok(key !== undefined, path);
          assert.ok(reason !== "" && fix !== "", path);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("shows no secret in an error", async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (written) => {
        const configuration = await written;
        const all = Object.keys(configuration);
        const { failures } = await attempt(() => readWith(configuration, all), { project });
        for (const error of failures) {
          assert.ok(error instanceof InvalidArgumentsError, String(error));
          // The names of fields aren't secrets.
          const values = error.problems.map(({ value, reason, fix }) => `${value ?? ""}\n${reason}\n${fix}`);
          assert.doesNotMatch(values.join("\n"), new RegExp(`${canary}(?!('? VALUE|\\.))`));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is read with as many steps for each of many problems as for each of few", async () => {
    const stepsFor = (count: number): number => {
      let steps = 0;
      const tags = Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, index]));
      const counted = new Proxy(tags, {
        get: (target, key) => {
          steps += 1;
          return Reflect.get(target, key) as unknown;
        },
        getOwnPropertyDescriptor: (target, key) => {
          steps += 1;
          return Reflect.getOwnPropertyDescriptor(target, key);
        },
      });
      const problems = Object.keys(tags).map((tag): Problem => ({
        path: `tags.${tag}`,
        reason: "expected a string",
        fix: "write a string",
      }));
      assert.equal(withTypeFixes(problems, { tags: counted }, () => false).length, count);
      return steps;
    };
    await attempt(
      () => {
        const [few, many] = [stepsFor(50), stepsFor(500)];
        assert.ok(few >= 50, `${few} steps`);
        assert.ok(many <= 11 * few, `${many} steps instead of ${few}`);
      },
      { project },
    ).then(({ failures }) => {
      assert.deepEqual(failures, []);
    });
  });
});
