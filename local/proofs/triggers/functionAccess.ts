import { isDeepStrictEqual } from "node:util";
import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolCommand,
  type LambdaConfigType,
} from "@aws-sdk/client-cognito-identity-provider";
import { GetPolicyCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { arnBeside, roleFault } from "../functionRole";
import { allowedBy, isOnly } from "../iamPolicy";
import { signUp } from "../signIn/attributes";
import { type CheckResult, deviates, holds, violated } from "../signIn/claim";
import { deadline } from "../signIn/deadline";
import { describeRefusal, type Refusal, refusalOf } from "../signIn/refusal";
import { newThrowawayUser } from "../signIn/throwawayUser";
import { functionsOf, type Triggers } from "./subject";

/** Whether the pool calls each function for what it is meant for, and for all else only functions of the stack. */
export async function functionsCalled({ signIn, target }: Triggers): Promise<CheckResult> {
  const { preSignUp, preTokenGeneration, customMessage } = target.functions;
  const LambdaArn = arnOf(target, preTokenGeneration);
  const expected: LambdaConfigType = {
    PreSignUp: arnOf(target, preSignUp),
    CustomMessage: arnOf(target, customMessage),
    PreTokenGenerationConfig: { LambdaVersion: "V2_0", LambdaArn },
    // "This parameter and the PreTokenGeneration property of LambdaConfig have the same value": LambdaArn of
    // PreTokenGenerationVersionConfigType in the API model of Cognito.
    PreTokenGeneration: LambdaArn,
  };
  const describe = new DescribeUserPoolCommand({ UserPoolId: target.userPoolId });
  const { UserPool } = await signIn.client.send(describe, deadline());
  const configured: LambdaConfigType = { PreTokenGeneration: LambdaArn, ...UserPool?.LambdaConfig };
  const own = target.ownFunctions.map((name) => arnOf(target, name));
  const isRight = (name: keyof LambdaConfigType): boolean =>
    name in expected
      ? isDeepStrictEqual(configured[name], expected[name])
      : own.includes(functionIn(configured[name]));
  const names = Object.keys({ ...expected, ...configured }) as (keyof LambdaConfigType)[];
  const wrong = names.filter((name) => !isRight(name));
  return wrong.length === 0 ? holds : violated(`it has other settings of ${wrong.join(", ")}`);
}

/** Whether the policy of each function lets in this pool alone, and another pool isn't let in. */
export async function onlyPoolInvokes(triggers: Triggers): Promise<CheckResult> {
  const lambda = createAwsClient(LambdaClient, triggers.target);
  for (const [trigger, FunctionName] of functionsOf(triggers)) {
    const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName }), deadline());
    const fault = invokersFaultIn(Policy, triggers.target.userPoolArn);
    if (fault !== undefined) return violated(`${trigger}: ${fault}`);
  }
  for (const [trigger, name] of functionsOf(triggers)) {
    const refusal = await refusalOfOtherPool(triggers, arnOf(triggers.target, name));
    if (refusal === undefined) {
      return deviates(
        `${trigger}: this endpoint lets another user pool invoke it, though the function's policy doesn't; AWS refuses`,
      );
    }
    if (refusal.name !== "UnexpectedLambdaException") {
      return violated(`${trigger}: another user pool is answered "${describeRefusal(refusal)}"`);
    }
  }
  return holds;
}

/** Why others than this user pool may invoke a function, or it may not; undefined where the policy is correct. */
export function invokersFaultIn(policy: string, userPoolArn: string): string | undefined {
  const statements = allowedBy(policy);
  for (const { Action, Principal, Condition = {} } of statements) {
    const byCognito =
      isOnly(Action, "lambda:InvokeFunction") && isOnly(Principal, { Service: "cognito-idp.amazonaws.com" });
    if (!byCognito) return "its policy allows principals other than Amazon Cognito";
    const { ArnLike, ArnEquals, StringEquals } = Condition;
    if (!isOnly((ArnLike ?? ArnEquals)?.["AWS:SourceArn"], userPoolArn)) {
      return "its policy allows user pools other than this one";
    }
    if (!isOnly(StringEquals?.["AWS:SourceAccount"], userPoolArn.split(":")[4])) {
      return "its policy doesn't name the account of the user pool";
    }
  }
  return statements.length === 0 ? "its policy allows nobody" : undefined;
}

/** Whether each function's role may write the function's log and do nothing else. */
export async function functionsWriteLogsOnly(triggers: Triggers): Promise<CheckResult> {
  for (const [trigger, name] of functionsOf(triggers)) {
    const fault = await roleFault(triggers.target, name);
    if (fault !== undefined) return violated(`${trigger}: ${fault}`);
  }
  return holds;
}

/** How a sign-up in another pool that calls a function is refused, which is created for this and deleted afterwards. */
async function refusalOfOtherPool({ signIn }: Triggers, PreSignUp: string): Promise<Refusal | undefined> {
  const { client, target } = signIn;
  const create = new CreateUserPoolCommand({ PoolName: "triggers-proof", LambdaConfig: { PreSignUp } });
  const { UserPool } = await client.send(create, deadline());
  const UserPoolId = UserPool?.Id ?? "";
  try {
    const name = { UserPoolId, ClientName: "triggers-proof" };
    const { UserPoolClient } = await client.send(new CreateUserPoolClientCommand(name), deadline());
    const other = { ...target, userPoolId: UserPoolId, appClientId: UserPoolClient?.ClientId ?? "" };
    const facts = { ...signIn.facts, clientSecret: undefined };
    return await refusalOf(signUp({ ...signIn, facts, target: other }, newThrowawayUser(signIn)));
  } finally {
    await client.send(new DeleteUserPoolCommand({ UserPoolId }), deadline());
  }
}

/** The function that a setting names, alone or with the version of its event. */
function functionIn(setting: LambdaConfigType[keyof LambdaConfigType]): string {
  return (typeof setting === "object" ? setting.LambdaArn : setting) ?? "";
}

function arnOf({ userPoolArn }: Triggers["target"], name: string): string {
  return `${arnBeside(userPoolArn, "lambda")}:function:${name}`;
}
