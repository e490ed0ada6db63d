import assert from "node:assert/strict";
import {
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigResponse,
  type UserPoolType,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type { automation } from "@pulumi/pulumi";
import type { UserPoolArgs } from "../../components";
import { region } from "../../packages/local-aws/tests/provider/providerUnderTest";
import { type ChangingStack, outcomeOf, useChanging } from "./changing";
import { rolesIn } from "./inventory";

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

  /** The error of the pool in an operation that fails. */
  async function errorOf(
    operation: (options: automation.PreviewOptions) => Promise<unknown>,
  ): Promise<string | undefined> {
    let error: string | undefined;
    const onEvent = ({ diagnosticEvent }: automation.EngineEvent): void => {
      const { severity, urn = "", message = "" } = diagnosticEvent ?? {};
      if (severity !== "error" || !urn.endsWith("::auth-user-pool")) return;
      // This process runs many programs, so the hook's name has a number.
      error = message.replace(/(hook "[\w-]+-factors)-\d+"/, '$1"');
    };
    await assert.rejects(operation({ onEvent, color: "never" }));
    return error;
  }

  /** Makes sure that a change is refused by the preview and by an update without one, and changes nothing. */
  async function assertRefused(changing: ChangingStack, problem: string): Promise<void> {
    const { stack } = changing;
    const before = await stack.exportStack();
    const expected = `before hook "auth-user-pool-factors" failed: The update of auth-user-pool has a problem:

${problem}
Nothing has been changed.
`;
    assert.equal(await errorOf((options) => stack.preview(options)), `Preview failed: ${expected}`);
    assert.deepEqual((await stack.exportStack()).deployment, before.deployment);
    assert.equal(await errorOf((options) => stack.up(options)), expected);
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

  it("is refused where it takes away text messages, also with their role", async () => {
    const changing = await stackWith({ sms: {} });
    setPool(changing, {});
    await assertRefused(
      changing,
      `  userPool.sms
    why: the pool has text messages, and neither Cognito nor the AWS provider takes them away
    fix: keep it; to stop them being a second factor, set \`userPool.mfa.mode\` to OFF
`,
    );
    setPool(changing, { sms: {} });
    await changing.stack.preview({ expectNoChanges: true, refresh: true });
    const { pool } = await deployed(changing);
    const [role = ""] = (await rolesIn({ endpoint: engine.emulator.endpoint, region })).filter((name) =>
      name.startsWith("auth-sms-role-"),
    );
    assert.ok(pool.SmsConfiguration?.SnsCallerArn?.endsWith(`:role/${role}`));
    await changing.stack.destroy();
  });

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
    await changing.stack.preview({ expectNoChanges: true, refresh: true });
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
    await changing.stack.preview({ expectNoChanges: true, refresh: true });
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
    assert.deepEqual(await outcomeOf(changing.stack), { "app-client": "updated", "user-pool": "updated" });
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
    await changing.stack.preview({ expectNoChanges: true, refresh: true });
    await changing.stack.destroy();
  });

  // The hook is asked about updates only, and the AWS provider shows no difference here.
  it("isn't noticed where text messages go while MFA is off and no phone number is verified: only their role goes", async () => {
    const changing = await stackWith({ mfa: { mode: "OFF" }, sms: {} });
    const { SmsConfiguration } = (await deployed(changing)).pool;
    setPool(changing, { mfa: { mode: "OFF" } });
    assert.deepEqual(await outcomeOf(changing.stack), { "sms-role": "deleted", "sms-policy": "deleted" });
    assert.deepEqual((await deployed(changing)).pool.SmsConfiguration, SmsConfiguration);
    await changing.stack.preview({ expectNoChanges: true, refresh: true });
    setPool(changing, { mfa: { mode: "OFF" }, sms: {} });
    const again = { "sms-role": "created", "sms-policy": "created", "user-pool": "updated" };
    assert.deepEqual(await outcomeOf(changing.stack), again);
    await changing.stack.destroy();
  });
});
