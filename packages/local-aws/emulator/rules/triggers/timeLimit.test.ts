import assert from "node:assert/strict";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { createAwsClient } from "../../../awsClient";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf } from "../../../tests/helpers/messages";
import { signUp } from "../../../tests/helpers/signUp";
import { createTrigger, triggerServices } from "../../../tests/helpers/triggerFunctions";

/** The body of a function that doesn't answer its first calls. */
const silentFor = (calls: number): string => `if (calls <= ${calls}) await new Promise(() => undefined);`;
const silent = silentFor(Infinity);

/** A pool whose only trigger is a function, and a client of it. */
async function poolWith(
  cognito: CognitoUnderTest,
  name: string,
  arn: string,
): Promise<{ UserPoolId: string; ClientId: string }> {
  const UserPoolId = await cognito.createPool({ LambdaConfig: { [name]: arn } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

async function signUpWith(cognito: CognitoUnderTest, name: string, arn: string): Promise<void> {
  await signUp(cognito, (await poolWith(cognito, name, arn)).ClientId);
}

async function signInWith(cognito: CognitoUnderTest, name: string, arn: string): Promise<void> {
  const { UserPoolId, ClientId } = await poolWith(cognito, name, arn);
  await cognito.createUser(UserPoolId);
  await cognito.signIn(ClientId);
}

async function beginChallengesWith(cognito: CognitoUnderTest, name: string, arn: string): Promise<void> {
  const { UserPoolId, ClientId } = await poolWith(cognito, name, arn);
  await cognito.createUser(UserPoolId);
  const AuthParameters = { USERNAME: "ada" };
  await cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: "CUSTOM_AUTH", AuthParameters }));
}

/** What a function is called for, by its trigger. */
const calling = {
  PreSignUp: signUpWith,
  DefineAuthChallenge: beginChallengesWith,
  PreAuthentication: signInWith,
  PreTokenGeneration: signInWith,
  PostAuthentication: signInWith,
};

describeRule(
  "time limit of triggers",
  {
    "calls a function again that doesn't answer in time, up to three times": async (cognito) => {
      const trigger = await createTrigger(cognito, silentFor(2));
      await signUpWith(cognito, "PreSignUp", trigger.arn);
      assert.equal((await trigger.events()).length, 3);
    },

    "fails what the function is for, whatever that is": async (cognito) => {
      const refusals = Object.entries(calling).map(async ([name, call]) => {
        const { arn } = await createTrigger(cognito, silent);
        return [name, await refusalOf(call(cognito, name, arn))] as const;
      });
      for (const [name, refusal] of await Promise.all(refusals)) {
        assert.equal(
          refusal,
          `UnexpectedLambdaException: ${name} invocation failed due to error ` +
            "Socket timeout while invoking Lambda function.",
        );
      }
    },

    "doesn't wait for a function that sends messages": async (cognito) => {
      const sender = await createTrigger(cognito, silent);
      const { KeyMetadata } = await createAwsClient(KMSClient, cognito).send(new CreateKeyCommand({}));
      const UserPoolId = await cognito.createPool({
        AutoVerifiedAttributes: ["email"],
        LambdaConfig: {
          CustomEmailSender: { LambdaArn: sender.arn, LambdaVersion: "V1_0" },
          KMSKeyID: KeyMetadata?.Arn,
        },
      });
      const ClientId = await cognito.createClient(UserPoolId);
      await signUp(cognito, ClientId, { attributes: { email: emailOf("ada") } });
      assert.equal((await sender.events()).length, 1);
    },
  },
  [...triggerServices, "kms"],
  // A function's own timeout is 3 seconds by default, which is shorter than the limit of AWS.
  { COGNITO_AUTH_TRIGGER_SECONDS: "2" },
);
