import * as sdk from "@aws-sdk/client-lambda";
import { stringOf } from "../../resource";
import { crud } from "../../rows/commands";
import type { Row } from "../../rows/row";
import { bytes, matching, rule } from "../../ruleChecks";
import { invokeArn } from "./functionArns";
import { functionNameRules } from "./functionRules";

/** `aws.lambda.Alias`; not recorded. Its id is its ARN, and its import id is `function/alias`. */
export const functionAlias: Row = {
  type: "aws:lambda/alias:Alias",
  service: "lambda",
  ...crud(sdk, "Alias"),
  id: { member: "AliasArn", within: ["functionName"] },
  rules: [
    ...functionNameRules("functionName"),
    rule("name", matching(/^[\w-]+$/, "letters, digits, - and _")),
    rule("name", bytes(1, 128)),
  ],
  autoNamed: { argument: "name", longest: 128 },

  // A function can be named by its name and by its ARN.
  isSuppressed: (name, state, inputs) =>
    name === "functionName" &&
    nameOfFunction(stringOf(state, name)) === nameOfFunction(stringOf(inputs, name)),

  find: async ({ FunctionName, AliasArn }, { lambda }) => ({
    ...(await lambda.send(
      new sdk.GetAliasCommand({ FunctionName: String(FunctionName), Name: lastPart(String(AliasArn)) }),
    )),
  }),

  observe: ({ AliasArn }) => ({ id: AliasArn, arn: AliasArn, invokeArn: invokeArn(String(AliasArn)) }),
};

function nameOfFunction(nameOrArn: string): string {
  return nameOrArn.startsWith("arn:") ? (nameOrArn.split(":")[6] ?? "") : nameOrArn;
}

/** The alias: the last part of its ARN, and the whole where it is imported by its name. */
function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
