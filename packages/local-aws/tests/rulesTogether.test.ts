import assert from "node:assert/strict";
import {
  AdminConfirmSignUpCommand,
  AssociateSoftwareTokenCommand,
  type CreateUserPoolCommandInput,
  GetTokensFromRefreshTokenCommand,
  RespondToAuthChallengeCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "../awsClient";
import { type Emulator, startEmulator } from "../emulator";
import {
  cognitoAt,
  type CognitoUnderTest,
  otherPassword,
  password,
  refusalOf,
} from "./helpers/cognitoUnderTest";
import { oneTimeCode } from "./helpers/oneTimeCode";
import { createTrigger, type TriggerFunction, triggerServices } from "./helpers/triggerFunctions";

const usedUp = "NotAuthorizedException: Invalid session for the user, session can only be used once.";

describe("The rules of the local AWS together", () => {
  let emulator: Emulator;
  let cognito: CognitoUnderTest;

  before(async () => {
    const services = [...triggerServices, "kms"];
    emulator = await startEmulator({ services, rules: "all", onProgress: () => undefined });
    cognito = cognitoAt(emulator.endpoint);
  });

  after(() => emulator.stop());

  /** The sources of the triggers for which a function was invoked, in order. */
  async function sourcesOf(trigger: TriggerFunction): Promise<string[]> {
    return (await trigger.events()).map(({ triggerSource }) => triggerSource);
  }

  async function poolWithRequiredApp(settings: Partial<CreateUserPoolCommandInput>): Promise<string> {
    const UserPoolId = await cognito.createPool(settings);
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    await cognito.send(
      new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: "ON", SoftwareTokenMfaConfiguration }),
    );
    return UserPoolId;
  }

  it("lead a user through all steps of a sign-in, of which functions are told once", async () => {
    const trigger = await createTrigger(cognito);
    const { arn } = trigger;
    const UserPoolId = await poolWithRequiredApp({
      UsernameConfiguration: { CaseSensitive: false },
      LambdaConfig: { PreAuthentication: arn, PostAuthentication: arn, PreTokenGeneration: arn },
    });
    const ClientId = await cognito.createClient(UserPoolId, {
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
    });
    await cognito.createUser(UserPoolId, { isTemporary: true });

    const first = await cognito.signIn(ClientId, "ADA");
    assert.equal(first.ChallengeName, "NEW_PASSWORD_REQUIRED");
    const choose = new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session: first.Session,
      ChallengeResponses: { USERNAME: "Ada", NEW_PASSWORD: otherPassword },
    });
    const second = await cognito.send(choose);
    assert.equal(second.ChallengeName, "MFA_SETUP");
    assert.deepEqual(await sourcesOf(trigger), ["PreAuthentication_Authentication"]);
    const app = await cognito.send(new AssociateSoftwareTokenCommand({ Session: second.Session }));
    const UserCode = oneTimeCode(app.SecretCode ?? "");
    const verified = await cognito.send(new VerifySoftwareTokenCommand({ Session: app.Session, UserCode }));
    const complete = (Session?: string): RespondToAuthChallengeCommand =>
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: "MFA_SETUP",
        Session,
        ChallengeResponses: { USERNAME: "aDA" },
      });
    assert.equal(await refusalOf(cognito.send(complete(app.Session))), usedUp);
    const { AuthenticationResult } = await cognito.send(complete(verified.Session));
    assert.deepEqual(await sourcesOf(trigger), [
      "PreAuthentication_Authentication",
      "TokenGeneration_Authentication",
      "PostAuthentication_Authentication",
    ]);

    const RefreshToken = AuthenticationResult?.RefreshToken;
    const refresh = new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken });
    await cognito.send(refresh);
    assert.match(await refusalOf(cognito.send(refresh)), /^RefreshTokenReuseException: /);
    assert.deepEqual((await sourcesOf(trigger)).slice(3), ["TokenGeneration_RefreshTokens"]);
  });

  it("take no answer to a challenge back because a function is told of it", async () => {
    const body = 'throw new Error("The log is full");';
    const { arn } = await createTrigger(cognito, body);
    const UserPoolId = await cognito.createPool({ LambdaConfig: { PostAuthentication: arn } });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.createUser(UserPoolId, { isTemporary: true });
    const { Session } = await cognito.signIn(ClientId);
    const answer = new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session,
      ChallengeResponses: { USERNAME: "ada", NEW_PASSWORD: otherPassword },
    });
    assert.equal(
      await refusalOf(cognito.send(answer)),
      "UserLambdaValidationException: PostAuthentication failed with error The log is full.",
    );
    assert.equal(await refusalOf(cognito.send(answer)), usedUp);
  });

  it("migrate an unknown user before the sign-in is allowed", async () => {
    const response = { userAttributes: { email: "ada@example.com" }, finalUserStatus: "CONFIRMED" };
    const trigger = await createTrigger(
      cognito,
      `if (event.triggerSource.startsWith("UserMigration")) event.response = ${JSON.stringify(response)};`,
    );
    const { arn } = trigger;
    const LambdaConfig = { UserMigration: arn, PreAuthentication: arn, PostAuthentication: arn };
    const UserPoolId = await cognito.createPool({ LambdaConfig });
    const ClientId = await cognito.createClient(UserPoolId);
    await cognito.signIn(ClientId);
    const events = await trigger.events();
    assert.deepEqual(
      events.map(({ triggerSource }) => triggerSource),
      [
        "UserMigration_Authentication",
        "PreAuthentication_Authentication",
        "PostAuthentication_Authentication",
      ],
    );
    assert.equal(events[1]?.request["userNotFound"], false);
  });

  it("invoke the functions of a sign-up in their order, and none for one that is refused", async () => {
    const trigger = await createTrigger(cognito);
    const { arn } = trigger;
    const { KeyMetadata } = await createAwsClient(KMSClient, cognito).send(new CreateKeyCommand({}));
    const UserPoolId = await cognito.createPool({
      AutoVerifiedAttributes: ["email"],
      LambdaConfig: {
        PreSignUp: arn,
        CustomMessage: arn,
        CustomEmailSender: { LambdaArn: arn, LambdaVersion: "V1_0" },
        KMSKeyID: KeyMetadata?.Arn,
        PostConfirmation: arn,
      },
    });
    const ClientId = await cognito.createClient(UserPoolId);
    const signUp = (attributes: Readonly<Record<string, string>>): SignUpCommand =>
      new SignUpCommand({
        ClientId,
        Username: "ada",
        Password: password,
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      });
    assert.match(
      await refusalOf(cognito.send(signUp({ email: "ada@example.com", "custom:team": "1" }))),
      /^InvalidParameterException: /,
    );
    assert.deepEqual(await sourcesOf(trigger), []);
    await cognito.send(signUp({ email: "ada@example.com" }));
    // Nothing waits for the one that sends the email.
    await trigger.received(2);
    assert.deepEqual(await sourcesOf(trigger), ["PreSignUp_SignUp", "CustomEmailSender_SignUp"]);
    assert.equal(
      await refusalOf(cognito.signIn(ClientId)),
      "UserNotConfirmedException: User is not confirmed.",
    );
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username: "ada" }));
    assert.deepEqual((await sourcesOf(trigger)).slice(2), ["PostConfirmation_ConfirmSignUp"]);
  });
});
