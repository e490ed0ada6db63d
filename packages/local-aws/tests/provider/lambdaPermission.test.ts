import assert from "node:assert/strict";
import { toAddPermissionRequest } from "../../provider/resources/lambda/permission";
import { statementAsArguments } from "../../provider/resources/lambda/permissionStatement";

describe("The request that gives a permission", () => {
  it("has all of its conditions", () => {
    const permission = { action: "lambda:InvokeFunction", function: "me", principal: "s3.amazonaws.com" };
    const conditions = {
      eventSourceToken: "token",
      functionUrlAuthType: "AWS_IAM",
      invokedViaFunctionUrl: true,
      principalOrgId: "o-1",
      qualifier: "live",
      sourceAccount: "000000000000",
      sourceArn: "arn",
    };
    assert.deepEqual(toAddPermissionRequest({ ...permission, statementId: "s", ...conditions }), {
      Action: "lambda:InvokeFunction",
      FunctionName: "me",
      Principal: "s3.amazonaws.com",
      StatementId: "s",
      EventSourceToken: "token",
      FunctionUrlAuthType: "AWS_IAM",
      InvokedViaFunctionUrl: true,
      PrincipalOrgID: "o-1",
      Qualifier: "live",
      SourceAccount: "000000000000",
      SourceArn: "arn",
    });
  });
});

describe("The permission that a statement gives", () => {
  const arn = "arn:aws:lambda:eu-west-1:000000000000:function:me";
  const statement = { Sid: "s", Action: "lambda:InvokeFunction", Resource: arn };
  const permission = { statementId: "s", action: "lambda:InvokeFunction", function: "me", qualifier: "" };

  it("is a service's", () => {
    const Principal = { Service: "apigateway.amazonaws.com" };
    assert.deepEqual(statementAsArguments({ ...statement, Principal }, {}), {
      ...permission,
      principal: "apigateway.amazonaws.com",
    });
  });

  it("is an account's, a user's or everybody's, as Lambda writes them", () => {
    const principalOf = (Principal: unknown): unknown =>
      statementAsArguments({ ...statement, Principal }, {})["principal"];
    for (const user of ["arn:aws-cn:iam::000000000000:root", "arn:aws:iam::000000000000:user/jane"]) {
      assert.equal(principalOf({ AWS: user }), user);
    }
    assert.equal(principalOf("*"), "*");
  });

  it("is for a function that is written as it is known, and a version or an alias of it", () => {
    const named = (Resource: string, known: string): unknown[] => {
      const found = statementAsArguments({ ...statement, Resource, Principal: "*" }, { function: known });
      return [found["function"], found["qualifier"]];
    };
    assert.deepEqual(named(`${arn}:live`, "me"), ["me", "live"]);
    assert.deepEqual(named(`${arn}:$LATEST`, arn), [arn, "$LATEST"]);
    assert.deepEqual(named(arn, arn), [arn, ""]);
  });

  it("has the conditions of the statement; of a kind that is there, those that aren't are empty", () => {
    const Condition = {
      StringEquals: { "AWS:SourceAccount": "000000000000" },
      ArnLike: { "AWS:SourceArn": "arn" },
      Bool: { "lambda:InvokedViaFunctionUrl": "true" },
    };
    assert.deepEqual(statementAsArguments({ ...statement, Principal: "*", Condition }, {}), {
      ...permission,
      principal: "*",
      eventSourceToken: "",
      functionUrlAuthType: "",
      principalOrgId: "",
      sourceAccount: "000000000000",
      sourceArn: "arn",
      invokedViaFunctionUrl: true,
    });
  });
});
