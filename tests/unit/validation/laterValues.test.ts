import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../../../components";
import { deployComponent, failToDeployComponent, secretValue } from "../../helpers/deployProgram";
import { assertInputs, defaultTestUser, defaultUserPool, jane } from "../../helpers/expectedInputs";

interface Example {
  path: string;
  /** The arguments with this value in the place. */
  args: (value: unknown) => object;
  good: unknown;
  /** The inputs that the good value changes. */
  changes: Record<string, Record<string, unknown>>;
  bad: unknown;
  problem: Omit<Problem, "path" | "value">;
  /** The resource that isn't created from a bad value. */
  resource: string;
}

const { adminCreateUserConfig, verificationMessageTemplate, tags } = defaultUserPool;
const { inviteMessageTemplate } = adminCreateUserConfig;
const { attributes } = defaultTestUser;

const noFlag = { reason: "expected a boolean", fix: "write true or false" };
const expectedAString = "expected a string";
const noName = {
  reason: "Cognito accepts only letters, digits, spaces and _+=,.@-",
  fix: "remove the other characters",
};

const examples: Example[] = [
  {
    path: "userPool.name",
    args: (name) => ({ userPool: { name } }),
    good: "Customers",
    changes: { "auth-user-pool": { name: "Customers" } },
    bad: "hunter2/hunter2",
    problem: noName,
    resource: "auth-user-pool",
  },
  {
    path: "userPool.selfSignUp",
    args: (selfSignUp) => ({ userPool: { selfSignUp } }),
    good: true,
    changes: {
      "auth-user-pool": {
        adminCreateUserConfig: { ...adminCreateUserConfig, allowAdminCreateUserOnly: false },
      },
    },
    bad: "hunter2",
    problem: noFlag,
    resource: "auth-user-pool",
  },
  {
    path: "userPool.deletionProtection",
    args: (deletionProtection) => ({ userPool: { deletionProtection } }),
    good: false,
    changes: { "auth-user-pool": { deletionProtection: "INACTIVE" } },
    bad: "hunter2",
    problem: noFlag,
    resource: "auth-user-pool",
  },
  {
    path: "userPool.invitation.message",
    args: (message) => ({ userPool: { invitation: { message } } }),
    good: "{username}: {####}",
    changes: {
      "auth-user-pool": {
        adminCreateUserConfig: {
          ...adminCreateUserConfig,
          inviteMessageTemplate: { ...inviteMessageTemplate, emailMessage: "{username}: {####}" },
        },
      },
    },
    bad: "hunter2",
    problem: {
      reason: "the message lacks {username} and {####}, which Cognito replaces",
      fix: "add {username} and {####} to the message",
    },
    resource: "auth-user-pool",
  },
  {
    path: "userPool.verification.subject",
    args: (subject) => ({ userPool: { verification: { subject } } }),
    good: "Your code",
    changes: {
      "auth-user-pool": {
        verificationMessageTemplate: { ...verificationMessageTemplate, emailSubject: "Your code" },
      },
    },
    bad: "hunter2".repeat(21),
    problem: {
      reason: "Cognito accepts a subject of 1 to 140 characters; this has 147",
      fix: "write 1 to 140 characters",
    },
    resource: "auth-user-pool",
  },
  {
    path: "tags",
    args: (given) => ({ tags: given }),
    good: { team: "shop" },
    changes: { "auth-user-pool": { tags: { ...tags, team: "shop" } } },
    bad: "hunter2",
    problem: { reason: "expected an object", fix: 'write { team: "shop" }, with keys of your own' },
    resource: "auth-user-pool",
  },
  {
    path: "tags.team",
    args: (team) => ({ tags: { team } }),
    good: "shop",
    changes: { "auth-user-pool": { tags: { ...tags, team: "shop" } } },
    bad: ["hunter2"],
    problem: { reason: expectedAString, fix: "write text in quotes" },
    resource: "auth-user-pool",
  },
  {
    path: "appClient.name",
    args: (name) => ({ appClient: { name } }),
    good: "Web",
    changes: { "auth-app-client": { name: "Web" } },
    bad: "hunter2!",
    problem: noName,
    resource: "auth-app-client",
  },
  {
    path: "appClient.tokenRevocation",
    args: (tokenRevocation) => ({ appClient: { tokenRevocation } }),
    good: false,
    changes: { "auth-app-client": { enableTokenRevocation: false } },
    bad: "hunter2",
    problem: noFlag,
    resource: "auth-app-client",
  },
  {
    path: "testUser.username",
    args: (username) => ({ testUser: { ...jane, username } }),
    good: "joe",
    changes: { "auth-test-user": { username: "joe" } },
    bad: "hunter2@example.com",
    problem: {
      reason: "the email address is an alias, so Cognito rejects a username of that form",
      fix: "choose another username, or set `userPool.signInWith` to email",
    },
    resource: "auth-test-user",
  },
  {
    path: "testUser.email",
    args: (email) => ({ testUser: { ...jane, email } }),
    good: "joe@example.com",
    changes: { "auth-test-user": { attributes: { ...attributes, email: "joe@example.com" } } },
    bad: "hunter2",
    problem: {
      reason: "this isn't a valid email address",
      fix: "use an address such as jane@example.com",
    },
    resource: "auth-test-user",
  },
  {
    path: "testUser.attributes.nickname",
    args: (nickname) => ({ testUser: { ...jane, attributes: { nickname } } }),
    good: "Janey",
    changes: { "auth-test-user": { attributes: { ...attributes, nickname: "Janey" } } },
    bad: 7,
    problem: { reason: expectedAString, fix: "put it in quotes" },
    resource: "auth-test-user",
  },
];

/** What each resource has to wait for. */
const dependents: Record<string, string[]> = {
  "auth-user-pool": ["auth-app-client", "auth-test-user"],
};

describe("A value that is known only later", () => {
  for (const { path, args, good, changes, bad, problem, resource } of examples) {
    for (const [kind, later] of [
      ["an Output", pulumi.output<unknown>],
      ["a promise", (value: unknown): Promise<unknown> => Promise.resolve(value)],
    ] as const) {
      it(`is passed on as ${path} if it is good, from ${kind}`, async () => {
        await assertInputs(args(later(good)), changes);
      });

      it(`fails as ${path} if it is bad, and nothing is created from it, from ${kind}`, async () => {
        const withTestUser = { testUser: jane, ...args(later(bad)) };
        const { error, resources, outputs } = await failToDeployComponent(withTestUser);
        assert.deepEqual(error.problems, [{ path, ...problem }]);
        assert.equal(
          error.message,
          `CognitoAuth "auth", with the values of its Outputs, has a problem:

  ${path}
    why: ${problem.reason}
    fix: ${problem.fix}
`,
        );
        assert.equal(error.stack, "");
        assert.doesNotMatch(error.message, /hunter2/);
        assert.deepEqual(
          [resource, ...(dependents[resource] ?? [])].filter((name) => name in resources),
          [],
        );
        assert.deepEqual(outputs, {});
      });
    }
  }

  it("creates nothing at all if it is the pool's and bad", async () => {
    const { resources } = await failToDeployComponent({ userPool: { name: pulumi.output("") } });
    assert.deepEqual(Object.keys(resources), ["auth"]);
  });

  it("lets the pool and the client be if it is the test user's and bad", async () => {
    const { resources } = await failToDeployComponent({ testUser: { ...jane, username: pulumi.output("") } });
    assert.deepEqual(Object.keys(resources).sort(), [
      "auth",
      "auth-app-client",
      "auth-test-user-password-1",
      "auth-user-pool",
    ]);
  });

  it("stays secret if it is", async () => {
    const email = pulumi.secret("jane@example.com");
    const { resources } = await deployComponent({ testUser: { ...jane, email } });
    assert.deepEqual(resources["auth-test-user"]?.inputs["attributes"], secretValue(attributes));
  });

  it("is both the username and the address where users sign in with that", async () => {
    const username = pulumi.output("joe@example.com");
    const { resources } = await deployComponent({
      userPool: { signInWith: "email" },
      testUser: { username },
    });
    assert.deepEqual(resources["auth-test-user"]?.inputs, {
      ...defaultTestUser,
      username: "joe@example.com",
      attributes: { email: "joe@example.com", email_verified: "true" },
    });
  });

  it("can be a whole map of tags, and a value in one", async () => {
    const team = pulumi.output("shop");
    await assertInputs(
      { tags: pulumi.output({ team }) },
      { "auth-user-pool": { tags: { ...tags, team: "shop" } } },
    );
  });
});
