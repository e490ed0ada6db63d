import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../../../components";
import { problemsOf, withAnyOf, withArgument } from "../../helpers/argumentRules";
import { deployComponent, failToDeployComponent } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";

const groups = [
  "userPool",
  "appClient",
  "appClients",
  "domain",
  "resourceServers",
  "groups",
  "triggers",
  "customSenders",
  "testUser",
  "tags",
];

const testUserFix = 'write { username: "jane", email: "jane@example.com" }';

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** An object that throws whatever is done with it. */
function throwing(): object {
  const refuse = (): never => {
    throw new Error("hunter2");
  };
  return new Proxy(
    {},
    { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse, getOwnPropertyDescriptor: refuse },
  );
}

/** An object with a field whose getter throws. */
function withThrowingField(name: string): object {
  return Object.defineProperty({}, name, {
    enumerable: true,
    get: () => {
      throw new Error("hunter2");
    },
  });
}

describe("An object that can't be read", () => {
  const unreadable = { value: "a value that can't be read" };

  for (const [what, value] of [
    ["a revoked proxy", revoked({})],
    ["a revoked proxy of an array", revoked([])],
    ["a proxy that throws", throwing()],
  ] as const) {
    it(`is refused as the arguments and in them: ${what}`, () => {
      assert.deepEqual(problemsOf(value), [
        { path: "args", ...unreadable, reason: "expected an object", fix: withAnyOf(...groups) },
      ]);
      assert.deepEqual(problemsOf({ testUser: value }), [
        { path: "testUser", ...unreadable, reason: "expected an object", fix: testUserFix },
      ]);
      assert.deepEqual(problemsOf({ testUser: { ...jane, username: value } }), [
        {
          path: "testUser.username",
          ...unreadable,
          reason: "expected a string",
          fix: "write text in quotes",
        },
      ]);
    });
  }

  it("is refused where only its fields can't be listed", () => {
    const refuse = (): never => {
      throw new Error("hunter2");
    };
    const value = new Proxy({ given_name: "Jane" }, { ownKeys: refuse });
    const objection = { reason: "its fields can't be read", fix: "write an object whose fields can be" };
    assert.deepEqual(problemsOf({ userPool: value }), [{ path: "userPool", ...objection }]);
    assert.deepEqual(problemsOf({ tags: value }), [{ path: "tags", ...objection }]);
    assert.deepEqual(problemsOf({ testUser: { ...jane, attributes: value } }), [
      { path: "testUser.attributes", ...objection },
    ]);
  });

  it("is refused where a getter throws", () => {
    const problem = (path: string, reason: string, fix: string): Problem => ({
      path,
      ...unreadable,
      reason,
      fix,
    });
    assert.deepEqual(problemsOf(withThrowingField("testUser")), [
      problem("testUser", "expected an object", testUserFix),
    ]);
    assert.deepEqual(problemsOf({ userPool: withThrowingField("name") }), [
      problem("userPool.name", "expected a string", "write text in quotes"),
    ]);
    assert.deepEqual(problemsOf({ tags: withThrowingField("team") }), [
      problem("tags.team", "expected a string", "write text in quotes"),
    ]);
    assert.deepEqual(problemsOf({ userPool: { mfa: withThrowingField("totp") } }), [
      problem("userPool.mfa.totp", "expected a boolean", "write true or false"),
    ]);
  });

  it("is refused once a promise has become it", async () => {
    const tags = Promise.resolve(withThrowingField("team"));
    const { error } = await failToDeployComponent({ tags });
    assert.deepEqual(error.problems, [
      {
        path: "tags",
        reason: "expected an object",
        fix: 'write { team: "shop" }, with keys of your own',
      },
    ]);
  });
});

describe("A value of an odd kind", () => {
  it("is refused, whatever the argument", () => {
    const odd = [
      Symbol("odd"),
      Symbol.iterator,
      (): number => 1,
      7n,
      new WeakMap(),
      Promise,
      new Error("odd"),
    ];
    for (const value of odd) {
      for (const path of [
        "userPool",
        "userPool.name",
        "userPool.mfa.mode",
        "appClient.generateSecret",
        "tags",
      ]) {
        assert.deepEqual(
          problemsOf(withArgument({}, path, value)).map((problem) => problem.path),
          [path],
        );
      }
    }
  });

  it("is described by its kind", () => {
    const shown = (value: unknown): string | undefined => problemsOf({ userPool: value })[0]?.value;
    class Bare {
      readonly mode = "ON";
    }
    Object.defineProperty(Bare, "name", { value: "a\nb".repeat(30) });
    assert.equal(shown(new Bare()), `an instance of "${"a\\nb".repeat(20)}…"`);
    assert.equal(shown(new (class extends Map {})()), "an object with a prototype");
    assert.equal(shown(Symbol("a\n\u202eb")), "Symbol(a\\n\\u202eb)");
    assert.equal(shown(Symbol("x".repeat(1_000))), `Symbol(${"x".repeat(53)}…`);
  });

  it("isn't negative zero, which is the same as zero", async () => {
    const appClient = { refreshTokenRotation: { retryGracePeriodSeconds: -0 } };
    const { resources } = await deployComponent({
      appClient,
      userPool: { passwordPolicy: { historySize: -0 } },
    });
    const rotation = resources["auth-app-client"]?.inputs["refreshTokenRotation"];
    assert.deepEqual(rotation, { feature: "ENABLED", retryGracePeriodSeconds: 0 });
    const { passwordHistorySize } = resources["auth-user-pool"]?.inputs["passwordPolicy"] as {
      passwordHistorySize: number;
    };
    assert.equal(Object.is(passwordHistorySize, 0), true);
  });
});

describe("A name of a component that isn't one", () => {
  const named = (name: unknown, args: object = {}): Problem[] => validate(name as string, args);
  const bothNamed = { userPool: { name: "customers" }, appClient: { name: "web" } };

  it("is refused where it isn't a string", async () => {
    for (const [name, value, fix] of [
      [Symbol("auth"), "Symbol(auth)", "write text in quotes"],
      [undefined, "undefined", "write text in quotes"],
      [7, "7", "put it in quotes"],
      [{}, "an object", "write text in quotes"],
      [
        pulumi.output("auth"),
        "an Output",
        "write a plain value: it must be known before anything is deployed",
      ],
    ] as const) {
      assert.deepEqual(named(name), [{ path: "name", value, reason: "expected a string", fix }]);
      if (name === undefined) continue;
      const { error } = await failToDeployComponent({}, name as string);
      assert.equal(error.message.split(":")[0], `CognitoAuth ${value} has a problem`);
    }
  });

  it("is refused where it is empty, whatever the names of its resources", () => {
    for (const args of [{}, bothNamed]) {
      assert.deepEqual(named("", args), [
        {
          path: "name",
          value: '""',
          reason: "resources are named after the component",
          fix: 'write a name, such as "auth"',
        },
      ]);
    }
  });

  it("is refused where it would break its URN, whatever the names of its resources", () => {
    for (const args of [{}, bothNamed]) {
      for (const name of ["a::b", "::", "a:::b"]) {
        assert.deepEqual(named(name, args), [
          {
            path: "name",
            value: `"${name}"`,
            reason: "Pulumi separates the parts of a URN, of which the name is one, by ::",
            fix: "choose another name",
          },
        ]);
      }
    }
    assert.deepEqual(named("a:b", bothNamed), []);
  });
});
