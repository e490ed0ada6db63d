import { strict as assert } from "node:assert";
import { Provider } from "@pulumi/aws/provider";
import type { ComponentResourceOptions, ResourceTransformation } from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs, MfaMode } from "cognito-auth";
import { deployWithMocks } from "cognito-auth/testing";
import { violationsIn } from "../policies";

/** The violations of one user pool, which has an owner and a region by default. */
async function violationsOf(
  args: CognitoAuthArgs = {},
  options?: ComponentResourceOptions,
): Promise<string[]> {
  const deployment = await deployWithMocks(() => {
    const provider = new Provider("region", { region: "eu-west-1" });
    new CognitoAuth("auth", { tags: { owner: "tests" }, ...args }, options ?? { provider });
  });
  return violationsIn(deployment);
}

describe("The platform team's policies", () => {
  it("are met by the component's defaults", async () => {
    assert.deepEqual(await violationsOf(), []);
  });

  it("find a pool that can be deleted by mistake", async () => {
    assert.deepEqual(await violationsOf({ userPool: { deletionProtection: false } }), [
      "auth-user-pool: a user pool can't be deleted by mistake",
    ]);
  });

  it("find a pool without a second factor", async () => {
    assert.deepEqual(await violationsOf({ userPool: { mfa: { mode: MfaMode.Off } } }), [
      "auth-user-pool: a user pool lets its users have a second factor",
    ]);
  });

  it("find a pool without an owner, and one that is wherever the stack happens to be", async () => {
    assert.deepEqual(await violationsOf({ tags: {} }), ["auth-user-pool: a user pool has an owner"]);
    assert.deepEqual(await violationsOf({}, {}), [
      "auth-user-pool: a user pool is in a region that is chosen",
    ]);
  });

  it("find a client that was changed behind the component's back", async () => {
    const lax = { preventUserExistenceErrors: "LEGACY", enableTokenRevocation: false };
    const change: ResourceTransformation = ({ type, props, opts }) =>
      type === "aws:cognito/userPoolClient:UserPoolClient"
        ? { props: { ...(props as object), ...lax }, opts }
        : undefined;
    assert.deepEqual(await violationsOf({}, { transformations: [change] }), [
      "auth-user-pool: a user pool is in a region that is chosen",
      "auth-app-client: an app client doesn't reveal whether a user exists",
      "auth-app-client: an app client has sessions that can be ended",
    ]);
  });
});
