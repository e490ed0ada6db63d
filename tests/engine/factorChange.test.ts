import assert from "node:assert/strict";
import {
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigResponse,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type * as pulumi from "@pulumi/pulumi";
import type { UserPoolArgs } from "../../components";
import { region, types } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { type ChangingStack, outcomeOf, useChanging } from "./changing";
import { rolesIn } from "./inventory";
import { assertRefused as assertRefusedBy } from "./refusals";
import { poolAndClient } from "./userChanges/course";

const ses = { identityArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com", from: "x@example.com" };
const passkeys = { relyingPartyId: "example.com" };
const byAdmin = { accountRecovery: "adminOnly" } as const;

describe("A change of text messages and factors, under the real engine,", () => {
  const { engine, newStack } = useChanging();

  /** Gives a pool other arguments. */
  function setPool({ program }: ChangingStack, userPool: UserPoolArgs): void {
    program.args = { userPool: { deletionProtection: false, ...userPool } };
  }

  async function stackWith(userPool: UserPoolArgs): Promise<ChangingStack> {
    return newStack({ userPool: { deletionProtection: false, ...userPool } });
  }

  /** Makes sure that a change is refused by the preview and by an update without one, and changes nothing. */
  async function assertRefused({ stack }: ChangingStack, problem: string): Promise<void> {
    const error = `before hook "auth-user-pool-factors" failed: The update of auth-user-pool has a problem:

${problem}
Nothing of the pool has been changed.
`;
    await assertRefusedBy(stack, "auth-user-pool", error);
  }

  async function assertSettled({ stack }: ChangingStack): Promise<void> {
    await stack.preview({ expectNoChanges: true, refresh: true });
  }

  async function deployed({
    outputs,
  }: ChangingStack): Promise<{ pool: UserPoolType; mfa: GetUserPoolMfaConfigResponse }> {
    const UserPoolId = String((await outputs())["userPoolId"]?.value);
    const cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    const { UserPool: pool = {} } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    const mfa = await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
    cognito.destroy();
    return { pool, mfa };
  }

  for (const mode of ["OPTIONAL", "OFF"] as const) {
    it(`is refused where it takes away text messages while MFA is ${mode}, and their role stays`, async () => {
      const changing = await stackWith({ mfa: { mode }, sms: {} });
      setPool(changing, { mfa: { mode } });
      await assertRefused(
        changing,
        `  userPool.sms
    why: the pool has text messages, and neither Cognito nor the AWS provider takes them away
    fix: keep it; to stop them being a second factor, set \`userPool.mfa.mode\` to OFF
`,
      );
      setPool(changing, { mfa: { mode }, sms: {} });
      await assertSettled(changing);
      const { pool } = await deployed(changing);
      const [role = ""] = (await rolesIn({ endpoint: engine.emulator.endpoint, region })).filter((name) =>
        name.startsWith("auth-sms-role-"),
      );
      assert.ok(pool.SmsConfiguration?.SnsCallerArn?.endsWith(`:role/${role}`));
      await changing.stack.destroy();
    });
  }

  it("is refused where it takes away email as a factor, until MFA is off", async () => {
    const changing = await stackWith({ ses, ...byAdmin, mfa: { email: {} } });
    setPool(changing, { ses, ...byAdmin });
    await assertRefused(
      changing,
      `  userPool.mfa.email
    why: email is a second factor of the pool, and the AWS provider doesn't turn it off
    fix: keep it, or remove it together with MFA, by \`userPool.mfa.mode\` OFF, and turn that on again in a later deployment
`,
    );
    setPool(changing, { ses, ...byAdmin, mfa: { mode: "OFF" } });
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    setPool(changing, { ses, ...byAdmin });
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    assert.equal((await deployed(changing)).mfa.EmailMfaConfiguration, undefined);
    await assertSettled(changing);
    await changing.stack.destroy();
  });

  it("is refused where it adds email as a factor together with what that rests on, and made after it", async () => {
    const changing = await stackWith({ featurePlan: "LITE" });
    setPool(changing, { ses, ...byAdmin, mfa: { email: {} } });
    await assertRefused(
      changing,
      `  userPool.mfa.email
    why: it rests on other changes of this update, which the AWS provider makes after it, so Cognito would refuse it
    fix: leave it out, deploy \`userPool.ses\` and \`userPool.accountRecovery\` and \`userPool.featurePlan\`, and then add it
`,
    );
    setPool(changing, { ses, ...byAdmin });
    await changing.stack.up();
    setPool(changing, { ses, ...byAdmin, mfa: { email: {} } });
    await changing.stack.preview();
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    await assertSettled(changing);
    await changing.stack.destroy();
  });

  it("is refused where it adds passkeys together with the plan that has them, and made after it", async () => {
    const changing = await stackWith({ featurePlan: "LITE" });
    setPool(changing, { passwordless: { passkeys } });
    await assertRefused(
      changing,
      `  userPool.passwordless.passkeys
    why: it rests on other changes of this update, which the AWS provider makes after it, so Cognito would refuse it
    fix: leave it out, deploy \`userPool.featurePlan\`, and then add it
`,
    );
    setPool(changing, {});
    await changing.stack.up();
    setPool(changing, { passwordless: { passkeys } });
    assert.deepEqual(await outcomeOf(changing.stack), poolAndClient);
    await changing.stack.destroy();
  });

  it("needs none of this in a new pool", async () => {
    const changing = await stackWith({
      sms: {},
      ses,
      ...byAdmin,
      mfa: { email: {} },
      passwordless: { passkeys },
    });
    await assertSettled(changing);
    await changing.stack.destroy();
  });

  it("is refused where it takes away passkeys, unless the pool's settings of passkeys are ignored", async () => {
    const changing = await stackWith({ passwordless: { emailOtp: true, passkeys } });
    setPool(changing, { passwordless: { emailOtp: true } });
    await assertRefused(
      changing,
      `  userPool.passwordless.passkeys
    why: the pool keeps the settings of passkeys, so every later preview would show a diff
    fix: keep it, or remove it with the resource option ignoreChanges: ["webAuthnConfiguration"] of the user pool
`,
    );
    const keepSettings: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === types.pool
        ? { props, opts: { ...opts, ignoreChanges: ["webAuthnConfiguration"] } }
        : undefined;
    changing.program.opts = { transforms: [keepSettings] };
    await changing.stack.preview();
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    const factors = (await deployed(changing)).pool.Policies?.SignInPolicy?.AllowedFirstAuthFactors;
    assert.deepEqual(factors, ["PASSWORD", "EMAIL_OTP"]);
    await assertSettled(changing);
    setPool(changing, {});
    assert.deepEqual(await outcomeOf(changing.stack), poolAndClient);
    await assertSettled(changing);
    await changing.stack.destroy();
  });

  it("is refused where it requires MFA together with the end of what excludes it, and made after it", async () => {
    const changing = await stackWith({
      sms: {},
      accountRecovery: "phoneThenEmail",
      passwordless: { smsOtp: true },
    });
    setPool(changing, { sms: {}, mfa: { mode: "ON" } });
    await assertRefused(
      changing,
      `  userPool.mfa.mode: ON
    why: the AWS provider sets it before it changes \`userPool.passwordless\` and \`userPool.accountRecovery\`, with which Cognito refuses it
    fix: keep the mode that it was, deploy the change of \`userPool.passwordless\` and \`userPool.accountRecovery\`, and then set it
`,
    );
    setPool(changing, { sms: {} });
    assert.deepEqual(await outcomeOf(changing.stack), poolAndClient);
    await assertSettled(changing);
    setPool(changing, { sms: {}, mfa: { mode: "ON" } });
    await changing.stack.preview();
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    await assertSettled(changing);
    await changing.stack.destroy();
  });

  it("is refused where it takes away first factors together with their plan, and made before it", async () => {
    const changing = await stackWith({ passwordless: { emailOtp: true } });
    setPool(changing, { featurePlan: "LITE" });
    await assertRefused(
      changing,
      `  userPool.featurePlan: LITE
    why: the pool still has first factors that this plan lacks
    fix: keep the plan, deploy without \`userPool.passwordless\`, and then set it
`,
    );
    setPool(changing, {});
    assert.deepEqual(await outcomeOf(changing.stack), poolAndClient);
    await assertSettled(changing);
    setPool(changing, { featurePlan: "LITE" });
    await changing.stack.preview();
    assert.deepEqual(await outcomeOf(changing.stack), { "user-pool": "updated" });
    await assertSettled(changing);
    await changing.stack.destroy();
  });
});
