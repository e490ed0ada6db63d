import assert from "node:assert/strict";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "../../../awsClient";
import { type CognitoUnderTest, refusalOf } from "../../../tests/helpers/cognitoUnderTest";
import { sending } from "../../../tests/helpers/customSenders";
import { describeRule } from "../../../tests/helpers/describeRule";
import { emailOf } from "../../../tests/helpers/messages";
import { signUp } from "../../../tests/helpers/signUp";
import {
  createHeldTrigger,
  createTrigger,
  type TriggerFunction,
  triggerServices,
} from "../../../tests/helpers/triggerFunctions";

/** The limit in these tests, in seconds. */
const limit = 2;

/**
 * Creates a function that doesn't answer its first calls. AWS Lambda ends it later than the pool gives up, and before the
 * test does.
 */
function createSilentTrigger(cognito: CognitoUnderTest, calls = Infinity): Promise<TriggerFunction> {
  const body = `if (calls <= ${String(calls)}) await new Promise(() => undefined);`;
  return createTrigger(cognito, body, { Timeout: 15 });
}

/** A pool whose only trigger is a function, and a client of it. */
async function poolWith(
  cognito: CognitoUnderTest,
  name: string,
  { arn }: TriggerFunction,
): Promise<{ UserPoolId: string; ClientId: string }> {
  const UserPoolId = await cognito.createPool({ LambdaConfig: { [name]: arn } });
  return { UserPoolId, ClientId: await cognito.createClient(UserPoolId) };
}

async function signUpWith(cognito: CognitoUnderTest, name: string, fn: TriggerFunction): Promise<void> {
  await signUp(cognito, (await poolWith(cognito, name, fn)).ClientId);
}

async function signInWith(cognito: CognitoUnderTest, name: string, fn: TriggerFunction): Promise<void> {
  const { UserPoolId, ClientId } = await poolWith(cognito, name, fn);
  await cognito.createUser(UserPoolId);
  await cognito.signIn(ClientId);
}

async function beginChallengesWith(
  cognito: CognitoUnderTest,
  name: string,
  fn: TriggerFunction,
): Promise<void> {
  const { UserPoolId, ClientId } = await poolWith(cognito, name, fn);
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
    "calls a function again that doesn't answer in time": async (cognito) => {
      const trigger = await createSilentTrigger(cognito, 1);
      await signUpWith(cognito, "PreSignUp", trigger);
      // A slow machine may need the third call.
      assert.notEqual((await trigger.events()).length, 1);
    },

    "calls it three times, and then fails what it is for, whatever that is": async (cognito) => {
      const outcomes = Object.entries(calling).map(async ([name, call]) => {
        const trigger = await createSilentTrigger(cognito);
        assert.equal(
          await refusalOf(call(cognito, name, trigger)),
          `UnexpectedLambdaException: ${name} invocation failed due to error ` +
            "Socket timeout while invoking Lambda function.",
        );
        assert.equal((await trigger.received(3)).length, 3, name);
      });
      await Promise.all(outcomes);
    },

    "leaves their time to functions that a pool doesn't wait for": async (cognito) => {
      const [invoked, sender] = [await createHeldTrigger(cognito), await createHeldTrigger(cognito)];
      const lambda = createAwsClient(LambdaClient, cognito, { attempts: 1, timeout: 60_000 });
      const event = { triggerSource: "PreSignUp_SignUp", userPoolId: "us-east-1_a" };
      const Payload = JSON.stringify(event);
      const answer = lambda.send(new InvokeCommand({ FunctionName: invoked.name, Payload }));
      const ClientId = await cognito.createClient(await cognito.createPool(await sending(cognito, sender)));
      await signUp(cognito, ClientId, { attributes: { email: emailOf("ada") } });
      await Promise.all([invoked.received(1), sender.received(1)]);
      // That takes as long as a pool waits.
      await refusalOf(signUpWith(cognito, "PreSignUp", await createSilentTrigger(cognito)));
      await Promise.all([invoked.release(), sender.release()]);
      assert.deepEqual(JSON.parse((await answer).Payload?.transformToString() ?? ""), event);
      assert.deepEqual([(await invoked.events()).length, (await sender.events()).length], [1, 1]);
      lambda.destroy();
    },
  },
  [...triggerServices, "kms"],
  { COGNITO_AUTH_TRIGGER_SECONDS: String(limit) },
);
