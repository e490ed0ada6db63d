import assert from "node:assert/strict";
import { parseAmplifyConfig } from "@aws-amplify/core/internals/utils";
import * as pulumi from "@pulumi/pulumi";
import {
  CognitoAuth,
  type CognitoAuthArgs,
  type DomainArgs,
  type PasskeysArgs,
  ProblemsError,
  readAuthStack,
  type UserPoolArgs,
} from "../../../components";
import { deployProgram, failToDeploy, mockClientSecret, mockPassword } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";
import version1 from "./version1.json";

type AmplifyOutputs = Parameters<typeof parseAmplifyConfig>[0];

const ses = {
  identityArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
  from: "no-reply@example.com",
};

interface Document {
  readonly auth: Record<string, unknown>;
  readonly custom: Record<string, unknown>;
}

/** The document that a component with these arguments exports. */
async function exported(args: CognitoAuthArgs): Promise<Document> {
  return JSON.parse(await written(args)) as Document;
}

async function written(args: CognitoAuthArgs): Promise<string> {
  const program = (): unknown => ({ written: new CognitoAuth("auth", args).amplifyOutputs });
  return String((await deployProgram(program)).outputs["written"]);
}

describe("What the stack exports for Amplify", () => {
  it("has the form of Amplify's own file, and contains the pool's settings", async () => {
    assert.deepEqual(await exported({}), {
      version: "1.5",
      auth: {
        aws_region: "eu-west-1",
        user_pool_id: "auth-user-pool-id",
        user_pool_client_id: "auth-app-client-id",
        password_policy: {
          min_length: 14,
          require_lowercase: true,
          require_numbers: true,
          require_symbols: true,
          require_uppercase: true,
        },
        standard_required_attributes: ["email"],
        username_attributes: ["username", "email"],
        user_verification_types: ["email"],
        unauthenticated_identities_enabled: false,
        mfa_configuration: "OPTIONAL",
        mfa_methods: ["TOTP"],
      },
      custom: { self_sign_up: false },
    });
  });

  it("is refused with a reason and a fix where the provider's answer is unexpected", async () => {
    const program = (): unknown => ({ written: new CognitoAuth("auth").amplifyOutputs });
    const answers = { "aws:cognito/userPool:UserPool": { schemas: 7 } };
    const { error } = await failToDeploy(program, { answers });
    assert.ok(error instanceof ProblemsError);
    assert.ok(error.cause instanceof TypeError);
    assert.deepEqual(error.problems, [
      {
        path: "amplifyOutputs",
        reason: `it can't be computed from what the AWS provider answered: ${error.cause.message}`,
        fix: "install the newest cognito-auth; if that has the same problem, report it with this message",
      },
    ]);
    assert.equal(error.stack, "");
  });

  it("is the same where the provider answers null for the sets that aren't given", async () => {
    const program = (args: CognitoAuthArgs) => (): unknown => ({
      written: new CognitoAuth("auth", args).amplifyOutputs,
    });
    const deployed = async (args: CognitoAuthArgs, unset: object): Promise<unknown> => {
      const answers = { "aws:cognito/userPool:UserPool": { ...unset } };
      return (await deployProgram(program(args), { answers })).outputs["written"];
    };
    assert.equal(await deployed({}, { usernameAttributes: null }), await written({}));
    const byEmail: CognitoAuthArgs = { userPool: { signInWith: "email" } };
    assert.equal(await deployed(byEmail, { aliasAttributes: null }), await written(byEmail));
  });

  it("is understood by Amplify", async () => {
    assert.deepEqual(parseAmplifyConfig(JSON.parse(await written({})) as AmplifyOutputs), {
      Auth: {
        Cognito: {
          userPoolId: "auth-user-pool-id",
          userPoolClientId: "auth-app-client-id",
          groups: undefined,
          loginWith: { username: true, email: true, phone: false },
          mfa: { status: "optional", totpEnabled: true, smsEnabled: false },
          passwordFormat: {
            minLength: 14,
            requireLowercase: true,
            requireNumbers: true,
            requireSpecialCharacters: true,
            requireUppercase: true,
          },
          userAttributes: { email: { required: true } },
        },
      },
    });
  });

  it("names email addresses alone where they are the usernames", async () => {
    const { auth } = await exported({ userPool: { signInWith: "email" } });
    assert.deepEqual(auth["username_attributes"], ["email"]);
  });

  it("names the aliases that Amplify knows, and no preferred username", async () => {
    const aliases = { email: false, phone: true, preferredUsername: true };
    const { auth } = await exported({ userPool: { aliases, sms: {} } });
    assert.deepEqual(auth["username_attributes"], ["username", "phone_number"]);
  });

  it("names the groups, each with its precedence, in the order of the program", async () => {
    const groups = { staff: { name: "Staff", precedence: 7 }, guests: {} };
    const { auth } = await exported({ groups });
    assert.deepEqual(auth["groups"], [{ Staff: { precedence: 7 } }, { guests: {} }]);
    assert.equal("groups" in (await exported({ groups: {} })).auth, false);
  });

  it("contains another password policy", async () => {
    const passwordPolicy = { minimumLength: 8, requireSymbols: false, requireUppercase: false };
    const { auth } = await exported({ userPool: { passwordPolicy } });
    assert.deepEqual(auth["password_policy"], {
      min_length: 8,
      require_lowercase: true,
      require_numbers: true,
      require_symbols: false,
      require_uppercase: false,
    });
  });

  it("says whether a second factor is required, and which", async () => {
    const mfaOf = async (mfa: { mode: "OFF" | "ON" }): Promise<unknown[]> => {
      const { auth } = await exported({ userPool: { mfa } });
      return [auth["mfa_configuration"], auth["mfa_methods"]];
    };
    assert.deepEqual(await mfaOf({ mode: "OFF" }), ["NONE", []]);
    assert.deepEqual(await mfaOf({ mode: "ON" }), ["REQUIRED", ["TOTP"]]);
  });

  it("has text messages and emails among the second factors, as far as MFA isn't off", async () => {
    const methodsOf = async (userPool: UserPoolArgs): Promise<unknown> =>
      (await exported({ userPool })).auth["mfa_methods"];
    const email = { accountRecovery: "adminOnly", ses } as const;
    assert.deepEqual(await methodsOf({ sms: {} }), ["SMS", "TOTP"]);
    assert.deepEqual(await methodsOf({ sms: {}, mfa: { totp: false } }), ["SMS"]);
    assert.deepEqual(await methodsOf({ sms: {}, mfa: { mode: "OFF" } }), []);
    assert.deepEqual(await methodsOf({ ...email, mfa: { email: {} } }), ["TOTP", "EMAIL"]);
    assert.deepEqual(await methodsOf({ ...email, sms: {}, mfa: { totp: false, email: {} } }), [
      "SMS",
      "EMAIL",
    ]);
  });

  it("says which first factors there are besides the password, where there is one", async () => {
    const passwordlessOf = async (args: CognitoAuthArgs): Promise<unknown> =>
      (await exported(args)).auth["passwordless"];
    const emailOtp = { userPool: { passwordless: { emailOtp: true } } };
    assert.equal(await passwordlessOf({}), undefined);
    assert.deepEqual(await passwordlessOf(emailOtp), { email_otp_enabled: true, sms_otp_enabled: false });
    assert.deepEqual(await passwordlessOf({ userPool: { passwordless: { smsOtp: true }, sms: {} } }), {
      email_otp_enabled: false,
      sms_otp_enabled: true,
    });
  });

  it("says which domain passkeys are for: the given one, or that of the sign-in pages", async () => {
    const webAuthnOf = async (passkeys: PasskeysArgs, domain?: DomainArgs): Promise<unknown> => {
      const pool: CognitoAuthArgs = { userPool: { passwordless: { passkeys } } };
      const { auth } = await exported(domain === undefined ? pool : { ...pool, domain });
      assert.equal("oauth" in auth, false);
      return Reflect.get(Object(auth["passwordless"]) as object, "web_authn");
    };
    const relyingPartyId = "example.com";
    assert.deepEqual(await webAuthnOf({ relyingPartyId, userVerification: "preferred" }), {
      relying_party_id: "example.com",
      user_verification: "preferred",
    });
    assert.deepEqual(await webAuthnOf({}, { prefix: "shop" }), {
      relying_party_id: "shop.auth.eu-west-1.amazoncognito.com",
      user_verification: "required",
    });
    const custom = { name: "auth.example.com", hostedZoneId: "Z1" };
    assert.deepEqual(await webAuthnOf({}, { custom }), {
      relying_party_id: "auth.example.com",
      user_verification: "required",
    });
  });

  it("says whether people can sign themselves up", async () => {
    assert.deepEqual((await exported({ userPool: { selfSignUp: true } })).custom, { self_sign_up: true });
    assert.deepEqual((await exported({ userPool: { selfSignUp: pulumi.output(true) } })).custom, {
      self_sign_up: true,
    });
  });

  it("requires no attribute of the application's own", async () => {
    const { auth } = await exported({ userPool: { customAttributes: { plan: { type: "String" } } } });
    assert.deepEqual(auth["standard_required_attributes"], ["email"]);
  });

  it("holds no secret", async () => {
    const text = await written({ testUser: jane, appClient: { generateSecret: true } });
    for (const secret of [mockPassword, mockClientSecret]) assert.equal(text.includes(secret), false);
  });

  it("is read by other stacks, and is nothing where an earlier version deployed the stack", async () => {
    const name = "acme/cognito-auth/dev";
    const read = async (outputs: object): Promise<unknown> => {
      const program = (): unknown => ({
        read: readAuthStack(new pulumi.StackReference(name)).amplifyOutputs.apply(
          (value) => value ?? "nothing",
        ),
      });
      return (await deployProgram(program, { stacks: { [name]: { ...outputs } } })).outputs["read"];
    };
    assert.equal(await read(version1), "nothing");
    assert.equal(await read({ ...version1, amplifyOutputs: "{}" }), "{}");
  });
});
