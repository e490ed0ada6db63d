import assert from "node:assert/strict";
import {
  AdminCreateUserCommand,
  GetUserAttributeVerificationCodeCommand,
  VerifyUserAttributeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { answerers, answerFirstSignIn } from "../../../tests/helpers/firstSignIn";
import { codeMailedTo } from "../../../tests/helpers/messages";
import { changeAttributes, changeOwnAttributes, confirmSignUp, signUp } from "../../../tests/helpers/signUp";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";
import { readMails } from "../../messages";

const email = "ada@example.com";
const verified = { email, email_verified: "true" };
const taken = "AliasExistsException: An account with the email already exists.";

interface Deployment {
  readonly UserPoolId: string;
  readonly ClientId: string;
  /** Whether each user's email address is verified. */
  readonly verifiedOf: (...names: string[]) => Promise<readonly (string | undefined)[]>;
}

/** Creates a pool with aliases, and Ada, who has verified ones. */
async function deploy(cognito: CognitoUnderTest): Promise<Deployment> {
  const UserPoolId = await cognito.createPool({
    AliasAttributes: ["email", "phone_number", "preferred_username"],
    AutoVerifiedAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
  });
  const attributes = { ...verified, preferred_username: "countess" };
  await cognito.createUser(UserPoolId, { attributes });
  return {
    UserPoolId,
    ClientId: await cognito.createClient(UserPoolId),
    verifiedOf: (...names) =>
      Promise.all(
        names.map(async (name) => (await cognito.attributesOf(UserPoolId, name))["email_verified"]),
      ),
  };
}

function create(cognito: CognitoUnderTest, UserPoolId: string, ForceAliasCreation: boolean, value = email) {
  const UserAttributes = [
    { Name: "email", Value: value },
    { Name: "email_verified", Value: "true" },
  ];
  const request = { UserPoolId, Username: "grace", MessageAction: "SUPPRESS", UserAttributes } as const;
  return cognito.send(new AdminCreateUserCommand({ ...request, ForceAliasCreation }));
}

describeRule(
  "unique aliases",
  {
    "refuse a new user with another's verified address, in any case": async (cognito) => {
      const { UserPoolId, verifiedOf } = await deploy(cognito);
      assert.equal(await refusalOf(create(cognito, UserPoolId, false)), taken);
      assert.equal(await refusalOf(create(cognito, UserPoolId, false, "ADA@example.com")), taken);
      await create(cognito, UserPoolId, false, "grace@example.com");
      assert.deepEqual(await verifiedOf("ada", "grace"), ["true", "true"]);
    },

    "move to a new user where an administrator forces it": async (cognito) => {
      const { UserPoolId, ClientId, verifiedOf } = await deploy(cognito);
      assert.equal((await cognito.signIn(ClientId, email)).ChallengeName, undefined);
      await create(cognito, UserPoolId, true);
      assert.deepEqual(await verifiedOf("ada", "grace"), ["false", "true"]);
    },

    "let a user sign up with another's address, and refuse the confirmation": async (cognito) => {
      const { ClientId, verifiedOf } = await deploy(cognito);
      await signUp(cognito, ClientId, { Username: "grace", attributes: { email } });
      assert.equal(
        await refusalOf(confirmSignUp(cognito, ClientId, "wrong", "grace")),
        "CodeMismatchException: Invalid verification code provided, please try again.",
      );
      const code = await codeMailedTo(cognito, email);
      assert.equal(await refusalOf(confirmSignUp(cognito, ClientId, code, "grace")), taken);
      assert.equal((await verifiedOf("ada"))[0], "true");
    },

    "move at a confirmation that forces it": async (cognito) => {
      const { ClientId, verifiedOf } = await deploy(cognito);
      await signUp(cognito, ClientId, { Username: "grace", attributes: { email } });
      const code = await codeMailedTo(cognito, email);
      await confirmSignUp(cognito, ClientId, code, "grace", { ForceAliasCreation: true });
      assert.equal((await verifiedOf("ada"))[0], "false");
      assert.ok((await cognito.signIn(ClientId, "grace")).AuthenticationResult);
    },

    "move to the last one whose address an administrator verifies": async (cognito) => {
      const { UserPoolId, verifiedOf } = await deploy(cognito);
      await cognito.createUser(UserPoolId, { Username: "grace" });
      await changeAttributes(cognito, UserPoolId, { email }, "grace");
      assert.deepEqual(await verifiedOf("ada"), ["true"]);
      await changeAttributes(cognito, UserPoolId, { email_verified: "true" }, "grace");
      assert.deepEqual(await verifiedOf("ada", "grace"), ["false", "true"]);
    },

    "move to the last one who verifies the address": async (cognito) => {
      const { UserPoolId, ClientId, verifiedOf } = await deploy(cognito);
      await cognito.createUser(UserPoolId, { Username: "grace" });
      await changeOwnAttributes(cognito, ClientId, { email }, "grace");
      assert.deepEqual(await verifiedOf("ada", "grace"), ["true", "false"]);
      const { AuthenticationResult } = await cognito.signIn(ClientId, "grace");
      const request = { AccessToken: AuthenticationResult?.AccessToken, AttributeName: "email" };
      await cognito.send(new GetUserAttributeVerificationCodeCommand(request));
      const mail = (await readMails(cognito.endpoint))?.at(-1);
      const Code = /\b\d{6}\b/.exec(mail?.text ?? "")?.[0];
      await cognito.send(new VerifyUserAttributeCommand({ ...request, Code }));
      assert.deepEqual(await verifiedOf("ada", "grace"), ["false", "true"]);
    },

    "move to a new user whose address a trigger verifies": async (cognito) => {
      const body = "event.response = { autoConfirmUser: true, autoVerifyEmail: true };";
      const { arn: PreSignUp } = await createTrigger(cognito, body);
      const UserPoolId = await cognito.createPool({
        AliasAttributes: ["email"],
        LambdaConfig: { PreSignUp },
      });
      const ClientId = await cognito.createClient(UserPoolId);
      await signUp(cognito, ClientId, { attributes: { email } });
      await signUp(cognito, ClientId, { Username: "grace", attributes: { email } });
      assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "false");
      assert.equal((await cognito.attributesOf(UserPoolId, "grace"))["email_verified"], "true");
    },

    "are refused at the first sign-in where they are another's": async (cognito) => {
      const { UserPoolId, ClientId } = await deploy(cognito);
      const attributes = { email: "grace@example.com", email_verified: "true" };
      await cognito.createUser(UserPoolId, { Username: "grace", isTemporary: true, attributes });
      for (const by of answerers) {
        for (const [name, value] of [
          ["email", email],
          ["preferred_username", "Countess"],
        ] as const) {
          const answer = { UserPoolId, ClientId, Username: "grace", attributes: { [name]: value } };
          assert.equal(
            await refusalOf(answerFirstSignIn(cognito, by, answer)),
            `AliasExistsException: An account with the ${name} already exists.`,
          );
        }
      }
      const own = { UserPoolId, ClientId, Username: "grace", attributes: { preferred_username: "admiral" } };
      await answerFirstSignIn(cognito, "user", own);
    },

    "differ by their case where usernames do": async (cognito) => {
      const UserPoolId = await cognito.createPool({
        AliasAttributes: ["email"],
        UsernameConfiguration: { CaseSensitive: true },
      });
      await cognito.createUser(UserPoolId, { attributes: verified });
      assert.equal(await refusalOf(create(cognito, UserPoolId, false)), taken);
      await create(cognito, UserPoolId, false, "ADA@example.com");
    },

    "let a preferred username stay with its first user": async (cognito) => {
      const { UserPoolId, ClientId } = await deploy(cognito);
      await cognito.createUser(UserPoolId, { Username: "grace" });
      const attributes = { preferred_username: "COUNTESS" };
      const refused = "AliasExistsException: An account with the preferred_username already exists.";
      assert.equal(await refusalOf(changeAttributes(cognito, UserPoolId, attributes, "grace")), refused);
      assert.equal(await refusalOf(changeOwnAttributes(cognito, ClientId, attributes, "grace")), refused);
      assert.equal(
        await refusalOf(cognito.createUser(UserPoolId, { Username: "mary", attributes })),
        refused,
      );
      await changeOwnAttributes(cognito, ClientId, attributes, "ada");
    },

    "let users have the same address where it is no alias": async (cognito) => {
      const UserPoolId = await cognito.createPool();
      await cognito.createUser(UserPoolId, { attributes: verified });
      await create(cognito, UserPoolId, false);
      assert.equal((await cognito.attributesOf(UserPoolId, "ada"))["email_verified"], "true");
    },
  },
  triggerServices,
);
