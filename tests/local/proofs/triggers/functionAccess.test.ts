import assert from "node:assert/strict";
import { invokersFaultIn } from "../../../../local/proofs/triggers/functionAccess";
import { type Intercept, refusal } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { outcomesOf } from "./deployTriggers";
import { withInvoker, withoutInvoker, withRolePolicy } from "./lax";
import { useTriggers } from "./useTriggers";

describe("The proof of who calls the functions of a user pool", () => {
  const triggers = useTriggers();

  const fault = "failed: it has other settings of";

  /** What is found of the functions where the pool's description has something else. */
  async function functionsWhere(said: RegExp, instead: string): Promise<string | undefined> {
    const intercept: Intercept = async ({ operation }, forward) => {
      const answer = await forward();
      return operation === "DescribeUserPool"
        ? { ...answer, body: answer.body.replace(said, instead) }
        : answer;
    };
    return (await triggers.outcomesThrough(intercept, "functions"))["functions"];
  }

  it("fails where the pool calls other functions, others with other events, or none", async () => {
    const { preSignUp, customMessage } = triggers.target.functions;
    assert.equal(await functionsWhere(new RegExp(preSignUp), customMessage), `${fault} PreSignUp`);
    assert.equal(await functionsWhere(/"V2_0"/, '"V1_0"'), `${fault} PreTokenGenerationConfig`);
    assert.equal(await functionsWhere(/"CustomMessage"/, '"PostConfirmation"'), `${fault} CustomMessage`);
    assert.equal(
      await functionsWhere(/"LambdaConfig"/, '"Lambda"'),
      `${fault} PreSignUp, CustomMessage, PreTokenGenerationConfig`,
    );
  });

  it("lets the pool call further functions, if they are the stack's", async () => {
    const begin = /"LambdaConfig": *\{/;
    const further = (name: string): Promise<string | undefined> => {
      const arn = triggers.target.userPoolArn.replace(
        /cognito-idp(.*):userpool.*/,
        `lambda$1:function:${name}`,
      );
      const sender = JSON.stringify({ LambdaArn: arn, LambdaVersion: "V1_0" });
      return functionsWhere(
        begin,
        `"LambdaConfig":{"PostConfirmation":"${arn}","CustomEmailSender":${sender},`,
      );
    };
    assert.equal(await further(triggers.target.functions.preSignUp), "proved");
    assert.equal(await further("another"), `${fault} PostConfirmation, CustomEmailSender`);
  });

  it("fails where others may invoke a function, or Cognito may not", async () => {
    const { target } = triggers;
    const outcomeWith = async (change: Promise<() => Promise<unknown>>): Promise<string | undefined> =>
      (await triggers.outcomesWith(change, "permissions"))["permissions"];
    assert.equal(
      await outcomeWith(withInvoker(target, "preSignUp", { Principal: "s3.amazonaws.com" })),
      "failed: preSignUp: its policy allows principals other than Amazon Cognito",
    );
    const cognito = { Principal: "cognito-idp.amazonaws.com" };
    assert.equal(
      await outcomeWith(withInvoker(target, "customMessage", cognito)),
      "failed: customMessage: its policy allows user pools other than this one",
    );
    const another = { ...cognito, SourceArn: target.userPoolArn.replace(/_\w+$/, "_another") };
    assert.equal(
      await outcomeWith(withInvoker(target, "preTokenGeneration", another)),
      "failed: preTokenGeneration: its policy allows user pools other than this one",
    );
    assert.equal(
      await outcomeWith(withInvoker(target, "preSignUp", { ...cognito, SourceArn: target.userPoolArn })),
      "failed: preSignUp: its policy doesn't name the account of the user pool",
    );
    assert.equal(
      await outcomeWith(withoutInvoker(target, "preSignUp")),
      "failed: preSignUp: its policy allows nobody",
    );
  });

  it("doesn't mistake another refusal for that of a function that mustn't be invoked", async () => {
    const intercept: Intercept = ({ operation }, forward) =>
      operation === "SignUp" ? refusal("TooManyRequestsException", "Rate exceeded") : forward();
    assert.deepEqual(await triggers.outcomesThrough(intercept, "permissions"), {
      permissions:
        'failed: preSignUp: another user pool is answered "TooManyRequestsException: Rate exceeded"',
    });
  });

  it("fails where a function's role allows more, or less", async () => {
    const { target } = triggers;
    const all = { Effect: "Allow", Action: "s3:*", Resource: "*" };
    assert.deepEqual(await triggers.outcomesWith(withRolePolicy(target, "customMessage", all), "roles"), {
      roles: "failed: customMessage: it allows s3:GetObject, s3:GetObjectAcl, s3:ListBucket, too",
    });
    const none = { Effect: "Deny", Action: "*", Resource: "*" };
    assert.deepEqual(
      await triggers.outcomesWith(withRolePolicy(target, "preTokenGeneration", none), "roles"),
      {
        roles: "failed: preTokenGeneration: it can't write its log",
      },
    );
  });

  it("blames nothing on a role where the endpoint doesn't say what it allows", async () => {
    const page = {
      status: 500,
      body: "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n",
    };
    const intercept: Intercept = ({ operation, body }, forward) =>
      operation === "NonexistentOperation" || body.includes("Action=SimulatePrincipalPolicy")
        ? page
        : forward();
    assert.deepEqual(await triggers.outcomesThrough(intercept, "roles"), {
      roles: "not proved: the endpoint answers HTTP 500, as it does to an operation that does not exist",
    });
  });

  it("holds again once all is as it was", async () => {
    const outcomes = await outcomesOf(triggers.target, "functions", "permissions", "roles");
    for (const [name, outcome] of Object.entries(outcomes)) assert.match(outcome, /^proved/, name);
  });
});

describe("The policy of a function", () => {
  const pool = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc";
  const own = {
    Effect: "Allow",
    Action: "lambda:InvokeFunction",
    Principal: { Service: "cognito-idp.amazonaws.com" },
    Condition: { ArnLike: { "AWS:SourceArn": pool }, StringEquals: { "AWS:SourceAccount": "123456789012" } },
  };
  const faultIn = (...statements: object[]): string | undefined =>
    invokersFaultIn(JSON.stringify({ Statement: statements }), pool);

  it("is right where it has the pool and its account, once or for each use", () => {
    assert.equal(faultIn(own), undefined);
    assert.equal(faultIn(own, own), undefined);
    assert.equal(faultIn(own, { ...own, Effect: "Deny", Principal: "*" }), undefined);
  });

  it("is wrong where it has more, or less", () => {
    const principals = "its policy allows principals other than Amazon Cognito";
    assert.equal(faultIn(own, { ...own, Principal: "*" }), principals);
    assert.equal(faultIn(own, { ...own, Action: "lambda:*" }), principals);
    const pools = "its policy allows user pools other than this one";
    const { StringEquals } = own.Condition;
    assert.equal(faultIn({ ...own, Condition: { StringEquals } }), pools);
    const ArnLike = { "AWS:SourceArn": pool.replace("us-east-1_abc", "*") };
    assert.equal(faultIn({ ...own, Condition: { ArnLike, StringEquals } }), pools);
    assert.equal(
      faultIn({
        ...own,
        Condition: { ...own.Condition, StringEquals: { "AWS:SourceAccount": "210987654321" } },
      }),
      "its policy doesn't name the account of the user pool",
    );
    assert.equal(faultIn(), "its policy allows nobody");
  });
});
