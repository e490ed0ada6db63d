import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs } from "../../components";
import type { Intercept } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import type { Served } from "../../packages/local-aws/tests/provider/served";
import { idsOf, withoutResults } from "../../packages/local-aws/tests/realEngine/engineStack";
import { deleteUnknown, type Deployed, findDeployed, poolIds } from "./deployed";
import { useProxiedEngine } from "./proxied";

/** The calls of a deployment, by the resource that they are for. */
const calls = {
  "auth-user-pool": ["CreateUserPool", "SetUserPoolMfaConfig", "DescribeUserPool", "GetUserPoolMfaConfig"],
  "auth-app-client": ["CreateUserPoolClient"],
  "auth-test-user": ["AdminCreateUser", "AdminGetUser"],
};

const faults = {
  "answers 429": () => ({ status: 429, body: '{"__type":"TooManyRequestsException","message":"Not now."}' }),
  "answers 500": () => ({ status: 500, body: '{"__type":"InternalErrorException","message":"Oh no."}' }),
  "resets the connection": () => Promise.reject(new Error("reset")),
  "is made, but its answer is lost": async (_request, forward) => {
    await forward();
    return Promise.reject(new Error("reset"));
  },
  "never answers": () => new Promise<never>(() => undefined),
} satisfies Record<string, Intercept>;

const testUser = { username: "jane", email: "jane@example.com" };

// Else a destruction fails, as on AWS.
const userPool = { deletionProtection: false };

/** Arguments that change every resource, and the calls that this takes. */
const changed: CognitoAuthArgs = {
  userPool: {
    ...userPool,
    mfa: { mode: "ON" },
    passwordPolicy: { minimumLength: 20 },
    customAttributes: { level: { type: "Number" } },
  },
  appClient: { tokenRevocation: false },
  testUser: { ...testUser, attributes: { given_name: "Joan" }, passwordVersion: 2 },
  tags: { team: "shop" },
};
/** The same without an attribute, which the client would have to be able to read. */
const changedWithoutAttribute: CognitoAuthArgs = {
  ...changed,
  userPool: { ...changed.userPool, customAttributes: {} },
};
const updates = [
  "SetUserPoolMfaConfig",
  "UpdateUserPool",
  "AddCustomAttributes",
  "TagResource",
  "UpdateUserPoolClient",
  "AdminUpdateUserAttributes",
  "AdminSetUserPassword",
];

const deletions = ["AdminDeleteUser", "DeleteUserPoolClient", "DeleteUserPool"];

const creations = ["CreateUserPool", "CreateUserPoolClient", "AdminCreateUser"];

interface FailedChange {
  readonly stack: pulumi.automation.Stack;
  /** The resources before the change. */
  readonly deployed: readonly string[];
  /** The calls that change something, since it failed. */
  readonly calledAfterwards: readonly string[];
}

/** Whether it is a resource of the AWS provider's, by its type and id. */
const isInCloud = (resource: string): boolean => resource.startsWith("aws:");

/** How long a provider waits for an answer that never comes, in milliseconds; on a busy machine, others may take longer. */
const impatience = 2_000;

describe("A deployment, under the real engine,", () => {
  let intercept: Intercept;
  let args: CognitoAuthArgs;
  const proxied = useProxiedEngine((request, forward) => intercept(request, forward));
  let impatientProvider: Served;

  before(async () => {
    impatientProvider = await proxied.engine.served(proxied.endpoint, impatience);
  });

  /** A stack whose calls go through a proxy that may answer in Cognito's place. */
  async function newStack(provider = proxied.provider): Promise<pulumi.automation.Stack> {
    args = { testUser, userPool };
    const { stack } = await proxied.engine.newStack(provider, () => {
      new CognitoAuth("auth", args);
      return Promise.resolve();
    });
    return withoutResults(stack);
  }

  function deployedSince(before: readonly string[]): Promise<Deployed> {
    return findDeployed(proxied.cognito, ({ Id = "" }) => !before.includes(Id));
  }

  /** Makes sure that since then one pool was created, with one client and one user. */
  async function assertCreatedOnce(before: readonly string[]): Promise<void> {
    const { pools, clients, users } = await deployedSince(before);
    assert.deepEqual([pools.length, clients.length], [1, 1]);
    assert.deepEqual(users, [`${pools[0] ?? ""}/jane`]);
  }

  it("makes these calls, and no others", async () => {
    const made = new Set<string>();
    intercept = ({ operation }, forward) => {
      made.add(operation);
      return forward();
    };
    await (await newStack()).up();
    assert.deepEqual([...made].sort(), Object.values(calls).flat().sort());
  });

  for (const [resource, operations] of Object.entries(calls)) {
    for (const operation of operations) {
      for (const [title, fault] of Object.entries(faults)) {
        it(`is completed by the next one, with a refresh, where ${operation} ${title}`, async () => {
          const before = await poolIds(proxied.cognito);
          const stack = await newStack(title === "never answers" ? impatientProvider : proxied.provider);
          intercept = (request, forward) =>
            request.operation === operation ? fault(request, forward) : forward();
          const isInDoubt = creations.includes(operation) && !title.startsWith("answers");
          const doubt = isInDoubt ? ".*; it may have been created anyway" : "";
          const reason = `(1 error occurred:\\s+\\* )?${operation}: ${doubt}`;
          const named = new RegExp(`aws:cognito:\\w+ \\(${resource}\\):\\s+error: ${reason}`);
          await assert.rejects(stack.up(), named);

          intercept = (_request, forward) => forward();
          // As the guide says: what may have been created anyway is looked for, and deleted.
          if (isInDoubt) {
            await deleteUnknown(
              proxied.cognito,
              await deployedSince(before),
              JSON.stringify(await stack.exportStack()),
            );
          }
          await stack.up({ refresh: true });
          await stack.preview({ expectNoChanges: true });
          await assertCreatedOnce(before);
        });
      }
    }
  }

  /** Deploys a stack, and changes it while an operation fails in some way. */
  async function failToChange(
    operation: string,
    fault: Intercept,
    change: CognitoAuthArgs = changed,
  ): Promise<FailedChange> {
    intercept = (_request, forward) => forward();
    const stack = await newStack();
    await stack.up();
    const deployed = (await idsOf(stack)).filter(isInCloud);
    intercept = (request, forward) => (request.operation === operation ? fault(request, forward) : forward());
    args = change;
    const named = new RegExp(`aws:cognito:\\w+ \\(auth-.*error: .*${operation}: `, "s");
    await assert.rejects(stack.up(), named);
    const calledAfterwards: string[] = [];
    intercept = (request, forward) => {
      if (!/^(Describe|Get|AdminGet)/.test(request.operation)) calledAfterwards.push(request.operation);
      return forward();
    };
    return { stack, deployed, calledAfterwards };
  }

  for (const operation of updates.filter((one) => one !== "AdminSetUserPassword")) {
    for (const title of ["answers 500", "is made, but its answer is lost"] as const) {
      it(`of a change is completed by the next one, with a refresh, where ${operation} ${title}`, async () => {
        const { stack, deployed } = await failToChange(operation, faults[title]);
        await stack.up({ refresh: true });
        await stack.preview({ expectNoChanges: true });
        await stack.refresh({ expectNoChanges: true });
        assert.deepEqual((await idsOf(stack)).filter(isInCloud), deployed);
      });
    }
  }

  for (const operation of ["SetUserPoolMfaConfig", "UpdateUserPool", "AdminUpdateUserAttributes"]) {
    it(`of a change is green the next time without a refresh, but does nothing, where ${operation} fails`, async () => {
      const fault = faults["answers 500"];
      const { stack, calledAfterwards } = await failToChange(operation, fault, changedWithoutAttribute);
      await stack.up();
      assert.equal(calledAfterwards.includes(operation), false);
      // By now it has read what is there.
      await stack.up();
      assert.equal(calledAfterwards.includes(operation), true);
    });
  }

  it("of a change is never completed without a refresh where AddCustomAttributes fails", async () => {
    const { stack, calledAfterwards } = await failToChange("AddCustomAttributes", faults["answers 500"]);
    // The client can't read what the pool doesn't have, so that this isn't green.
    await assert.rejects(stack.up(), /auth-app-client.*Invalid read attributes specified/s);
    assert.equal(calledAfterwards.includes("AddCustomAttributes"), false);
    await stack.up({ refresh: true });
    assert.equal(calledAfterwards.includes("AddCustomAttributes"), true);
  });

  it("of a change is completed by the next one where UpdateUserPoolClient fails", async () => {
    const { stack, calledAfterwards } = await failToChange("UpdateUserPoolClient", faults["answers 500"]);
    await stack.up();
    assert.equal(calledAfterwards.includes("UpdateUserPoolClient"), true);
    await stack.preview({ expectNoChanges: true });
  });

  it("of the password isn't completed even with a refresh where AdminSetUserPassword fails, but by another version", async () => {
    const { stack, calledAfterwards } = await failToChange("AdminSetUserPassword", faults["answers 500"]);
    await stack.up({ refresh: true });
    await stack.preview({ expectNoChanges: true });
    assert.equal(calledAfterwards.includes("AdminSetUserPassword"), false);
    args = { ...changed, testUser: { ...testUser, attributes: { given_name: "Joan" }, passwordVersion: 3 } };
    await stack.up();
    assert.equal(calledAfterwards.includes("AdminSetUserPassword"), true);
  });

  for (const operation of deletions) {
    it(`is taken down by the next try where ${operation} answers 500`, async () => {
      const before = await poolIds(proxied.cognito);
      intercept = (_request, forward) => forward();
      const stack = await newStack();
      await stack.up();
      intercept = (request, forward) =>
        request.operation === operation ? faults["answers 500"]() : forward();
      await assert.rejects(stack.destroy(), new RegExp(`\\(auth-[\\w-]+\\):\\s+error: .*${operation}: `));

      intercept = (_request, forward) => forward();
      await stack.destroy();
      assert.deepEqual(await poolIds(proxied.cognito), before);
    });
  }

  for (const title of ["answers 429", "answers 500"] as const) {
    it(`doesn't fail where each call ${title} once`, async () => {
      const before = await poolIds(proxied.cognito);
      const failed = new Set<string>();
      intercept = ({ operation }, forward) => {
        if (failed.has(operation)) return forward();
        failed.add(operation);
        return faults[title]();
      };
      await (await newStack()).up();
      assert.equal(failed.size, Object.values(calls).flat().length);
      await assertCreatedOnce(before);
    });
  }
});
