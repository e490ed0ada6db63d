import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { python } from "../../../tests/emulator/emulatorPython";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { createTrigger, poolWithTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

/** The function's response about a user who is known elsewhere. */
function found(status?: string): string {
  const response = {
    userAttributes: { email: "ada@example.com", email_verified: true },
    messageAction: "SUPPRESS",
    ...(status === undefined ? {} : { finalUserStatus: status }),
  };
  return `Object.assign(event.response, ${JSON.stringify(response)});`;
}

// No pool's policy would accept it.
const oldPassword = "old";

async function statusOf({ send }: CognitoUnderTest, UserPoolId: string): Promise<string | undefined> {
  return (await send(new AdminGetUserCommand({ UserPoolId, Username: "ada" }))).UserStatus;
}

describeRule(
  "migrate user trigger",
  {
    "creates the user that the function confirms, with the password of the sign-in": async (cognito) => {
      const { trigger, UserPoolId, ClientId } = await poolWithTrigger(
        cognito,
        "UserMigration",
        found("CONFIRMED"),
      );
      const { AuthenticationResult } = await cognito.signIn(ClientId, "ada", oldPassword);
      assert.notEqual(AuthenticationResult?.IdToken, undefined);
      const { email, email_verified: isVerified } = await cognito.attributesOf(UserPoolId, "ada");
      assert.deepEqual([email, isVerified], ["ada@example.com", "true"]);
      assert.equal(await statusOf(cognito, UserPoolId), "CONFIRMED");
      await cognito.signIn(ClientId, "ada", oldPassword);
      assert.equal(
        await refusalOf(cognito.signIn(ClientId, "ada", "another")),
        "NotAuthorizedException: Incorrect username or password.",
      );
      const [event, ...others] = await trigger.events();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [event?.triggerSource, event?.userName, event?.callerContext.clientId],
        ["UserMigration_Authentication", "ada", ClientId],
      );
      assert.deepEqual(event?.request, { password: oldPassword, validationData: {} });
    },

    "requires a new password of a user whom the function doesn't confirm": async (cognito) => {
      for (const body of [found(), found("RESET_REQUIRED")]) {
        const { UserPoolId, ClientId } = await poolWithTrigger(cognito, "UserMigration", body);
        const asAdministrator = { UserPoolId, ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" } as const;
        const AuthParameters = { USERNAME: "ada", PASSWORD: oldPassword };
        assert.equal(
          await refusalOf(cognito.send(new AdminInitiateAuthCommand({ ...asAdministrator, AuthParameters }))),
          "PasswordResetRequiredException: Password reset required for the user",
        );
        assert.equal(await statusOf(cognito, UserPoolId), "RESET_REQUIRED");
      }
    },

    "creates nobody whom the function doesn't find": async (cognito) => {
      const { UserPoolId, ClientId } = await poolWithTrigger(
        cognito,
        "UserMigration",
        'throw new Error("Bad password");',
      );
      assert.equal(
        await refusalOf(cognito.signIn(ClientId, "ada", oldPassword)),
        `UserNotFoundException: Exception migrating user in app client ${ClientId}`,
      );
      assert.match(await refusalOf(statusOf(cognito, UserPoolId)), /^UserNotFoundException: /);
      const silent = await poolWithTrigger(cognito, "UserMigration", "", "ENABLED");
      assert.equal(
        await refusalOf(cognito.signIn(silent.ClientId, "ada", oldPassword)),
        "NotAuthorizedException: Incorrect username or password.",
      );
      const hidden = await poolWithTrigger(
        cognito,
        "UserMigration",
        'throw new Error("Bad password");',
        "ENABLED",
      );
      assert.equal(
        await refusalOf(cognito.signIn(hidden.ClientId, "ada", oldPassword)),
        "NotAuthorizedException: Incorrect username or password.",
      );
    },

    "gives who signs in with an alias the username that the function says": async (cognito) => {
      const response = {
        userAttributes: { username: "ada", email: "ada@example.com", email_verified: "true" },
        finalUserStatus: "CONFIRMED",
        messageAction: "SUPPRESS",
      };
      const body = `Object.assign(event.response, ${JSON.stringify(response)});`;
      const { arn } = await createTrigger(cognito, body);
      const settings = { LambdaConfig: { UserMigration: arn } };
      const UserPoolId = await cognito.createPool({ ...settings, AliasAttributes: ["email"] });
      const ClientId = await cognito.createClient(UserPoolId);
      await cognito.signIn(ClientId, "ada@example.com", oldPassword);
      const { email, username } = await cognito.attributesOf(UserPoolId, "ada");
      assert.deepEqual([email, username], ["ada@example.com", undefined]);
      const plain = await poolWithTrigger(cognito, "UserMigration", body);
      assert.equal(
        await refusalOf(cognito.signIn(plain.ClientId, "jane", oldPassword)),
        `UserNotFoundException: Exception migrating user in app client ${plain.ClientId}`,
      );
    },

    "migrates who recovers a password": async (cognito) => {
      const { trigger, UserPoolId, ClientId } = await poolWithTrigger(cognito, "UserMigration", found());
      const { CodeDeliveryDetails } = await cognito.send(
        new ForgotPasswordCommand({ ClientId, Username: "ada", ClientMetadata: { from: "shop" } }),
      );
      assert.equal(CodeDeliveryDetails?.DeliveryMedium, "EMAIL");
      assert.equal(await statusOf(cognito, UserPoolId), "RESET_REQUIRED");
      const [event] = await trigger.events();
      assert.equal(event?.triggerSource, "UserMigration_ForgotPassword");
      assert.deepEqual(event.request, { clientMetadata: { from: "shop" } });
    },

    "takes no parts of a response that aren't of their kind": async (cognito) => {
      const email = "ada@example.com";
      for (const response of [
        { userAttributes: "x" },
        { userAttributes: [email] },
        { userAttributes: { email: { address: email } } },
        { userAttributes: { email }, messageAction: 1 },
        { userAttributes: { email }, desiredDeliveryMediums: "EMAIL" },
        { userAttributes: { email }, finalUserStatus: {} },
      ]) {
        const { UserPoolId, ClientId } = await poolWithTrigger(
          cognito,
          "UserMigration",
          `Object.assign(event.response, ${JSON.stringify(response)});`,
        );
        assert.equal(
          await refusalOf(cognito.signIn(ClientId, "ada", oldPassword)),
          "InvalidLambdaResponseException: Unrecognizable lambda output",
        );
        assert.match(await refusalOf(statusOf(cognito, UserPoolId)), /^UserNotFoundException: /);
      }
    },

    "leaves out attributes without a value, and creates nobody with one that the pool lacks": async (
      cognito,
    ) => {
      const body = (attributes: string): string =>
        `${found("CONFIRMED")} Object.assign(event.response.userAttributes, ${attributes});`;
      const { UserPoolId, ClientId } = await poolWithTrigger(
        cognito,
        "UserMigration",
        body("{ name: null }"),
      );
      await cognito.signIn(ClientId, "ada", oldPassword);
      const { sub, ...attributes } = await cognito.attributesOf(UserPoolId, "ada");
      assert.notEqual(sub, undefined);
      assert.deepEqual(attributes, { email: "ada@example.com", email_verified: "true" });
      const other = await poolWithTrigger(cognito, "UserMigration", body('{ "custom:team": "1" }'));
      assert.equal(
        await refusalOf(cognito.signIn(other.ClientId, "ada", oldPassword)),
        `UserNotFoundException: Exception migrating user in app client ${other.ClientId}`,
      );
    },

    "hides from who recovers a password that the function fails, where the client does": async (cognito) => {
      const failing = 'throw new Error("Not there");';
      const hidden = await poolWithTrigger(cognito, "UserMigration", failing, "ENABLED");
      const { CodeDeliveryDetails } = await cognito.send(
        new ForgotPasswordCommand({ ClientId: hidden.ClientId, Username: "ada" }),
      );
      assert.notEqual(CodeDeliveryDetails, undefined);
      const { ClientId } = await poolWithTrigger(cognito, "UserMigration", failing);
      assert.equal(
        await refusalOf(cognito.send(new ForgotPasswordCommand({ ClientId, Username: "ada" }))),
        `UserNotFoundException: Exception migrating user in app client ${ClientId}`,
      );
    },

    "isn't asked where Cognito gets no password": async (cognito) => {
      const { trigger, ClientId } = await poolWithTrigger(cognito, "UserMigration", found("CONFIRMED"));
      const request = { ClientId, AuthParameters: { USERNAME: "ada", SRP_A: "a1" } };
      assert.equal(
        await refusalOf(cognito.send(new InitiateAuthCommand({ ...request, AuthFlow: "USER_SRP_AUTH" }))),
        "UserNotFoundException: User does not exist.",
      );
      const administrators = { ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH" } as const;
      const AuthParameters = { USERNAME: "ada", PASSWORD: oldPassword };
      assert.equal(
        await refusalOf(cognito.send(new InitiateAuthCommand({ ...administrators, AuthParameters }))),
        "InvalidParameterException: Unsupported AuthFlow: ADMIN_USER_PASSWORD_AUTH",
      );
      assert.deepEqual(await trigger.events(), []);
    },
  },
  triggerServices,
);

/** Signs in while the same sign-in migrates the user; prints what both are answered. */
const concurrent = `
from ministack.services import cognito
from rules.triggers import invocation, user_migration
pool = {"Id": "us-east-1_pool", "Arn": "arn", "Name": "pool", "_users": {}, "_groups": {}, "_clients": {"web": {}}}
pool["LambdaConfig"] = {"UserMigration": "function"}
pool["SchemaAttributes"] = [{"Name": "email", "AttributeDataType": "String"}]
cognito._user_pools[pool["Id"]] = pool
answers = []
def sign_in():
    request = {"ClientId": "web", "AuthFlow": "USER_PASSWORD_AUTH"}
    request["AuthParameters"] = {"USERNAME": "ada", "PASSWORD": "old"}
    proceed = lambda _: (200, {}, pool["_users"]["ada"]["UserStatus"])
    answers.append(user_migration.migrate_at_sign_in(cognito, request, proceed, lambda: None)[2])
def invoke(*_arguments, **_options):
    if not answers:
        invocation.invoke = lambda *_arguments, **_options: (response, None)
        sign_in()
    return response, None
response = {"userAttributes": {"email": "ada@example.com"}, "finalUserStatus": "CONFIRMED", "messageAction": "SUPPRESS"}
invocation.invoke = invoke
sign_in()
print(json.dumps([len(pool["_users"]), *map(str, answers)]))
`;

describe("The migration of a user", () => {
  it("is done once where somebody signs in twice at a time", async () => {
    assert.deepEqual(await python(concurrent), [1, "CONFIRMED", "CONFIRMED"]);
  });
});
