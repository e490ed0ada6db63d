// The AWS CDK's synth of the same pool, client and user; it has no temporary password of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";

const outdir = mkdtempSync(join(tmpdir(), "bench-cdk-"));
const app = new App({ outdir });
const stack = new Stack(app, "bench");
const pool = new cognito.UserPool(stack, "user-pool", {
  signInAliases: { username: true, email: true },
  signInCaseSensitive: false,
  selfSignUpEnabled: false,
  standardAttributes: { email: { required: true, mutable: true } },
  autoVerify: { email: true },
  keepOriginal: { email: true },
  accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
  passwordPolicy: { minLength: 14, tempPasswordValidity: Duration.days(7) },
  mfa: cognito.Mfa.OPTIONAL,
  mfaSecondFactor: { otp: true, sms: false },
  featurePlan: cognito.FeaturePlan.ESSENTIALS,
  deletionProtection: true,
  removalPolicy: RemovalPolicy.RETAIN,
});
pool.addClient("app-client", {
  authFlows: { userSrp: true, adminUserPassword: true },
  preventUserExistenceErrors: true,
  accessTokenValidity: Duration.minutes(60),
  idTokenValidity: Duration.minutes(60),
  refreshTokenValidity: Duration.days(30),
  disableOAuth: true,
});
new cognito.CfnUserPoolUser(stack, "test-user", {
  userPoolId: pool.userPoolId,
  username: "jane",
  desiredDeliveryMediums: ["EMAIL"],
  userAttributes: [
    { name: "email", value: "jane@example.com" },
    { name: "email_verified", value: "true" },
  ],
});
app.synth();
rmSync(outdir, { recursive: true });
