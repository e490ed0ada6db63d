import {
  AddPermissionCommand,
  type AddPermissionRequest,
  FunctionUrlAuthType,
  GetPolicyCommand,
  RemovePermissionCommand,
} from "@aws-sdk/client-lambda";
import type { PermissionArgs } from "@pulumi/aws/lambda/permission";
import { nameIn, prefixOf } from "../../autoName";
import { fieldsOf, toApi } from "../../fields";
import { resource, stringOf } from "../../resource";
import { arn, bytes, conflict, matching, oneOf, pattern, rule } from "../../ruleChecks";
import { schemaOf } from "../../schema";
import { isRecord, type Properties } from "../../wire";
import { functionNameRules } from "./functionRules";
import { statementAsArguments } from "./permissionStatement";

/** With arguments that the oldest supported `@pulumi/aws` doesn't have. */
type Arguments = PermissionArgs & Record<"invokedViaFunctionUrl", unknown>;

const fields = fieldsOf<Omit<Arguments, "region" | "statementIdPrefix">, AddPermissionRequest>({
  action: "Action",
  eventSourceToken: "EventSourceToken",
  function: "FunctionName",
  functionUrlAuthType: "FunctionUrlAuthType",
  invokedViaFunctionUrl: "InvokedViaFunctionUrl",
  principal: "Principal",
  principalOrgId: "PrincipalOrgID",
  qualifier: "Qualifier",
  sourceAccount: "SourceAccount",
  sourceArn: "SourceArn",
  statementId: "StatementId",
});

const letters = "letters, digits, - and _";

/** `aws.lambda.Permission`; its id is the statement's, and its import id is `function/statementId`. */
export const permission = resource({
  schema: schemaOf("aws:lambda/permission:Permission"),
  rules: [
    rule(
      "action",
      pattern(/^(lambda:\*|lambda:[A-Za-z]+|\*)$/, "an action of Lambda, such as lambda:InvokeFunction"),
    ),
    ...functionNameRules("function"),
    rule("eventSourceToken", matching(/^[\w.-]+$/, `${letters}, and .`)),
    rule("eventSourceToken", bytes(1, 256)),
    rule("functionUrlAuthType", oneOf(FunctionUrlAuthType)),
    rule("qualifier", matching(/^[\w$-]+$/, `${letters}, and $`)),
    rule("qualifier", bytes(1, 128)),
    rule("sourceAccount", pattern(/^\d{12}$/, "the 12 digits of an account")),
    rule("sourceArn", arn),
    ...["statementId", "statementIdPrefix"].flatMap((argument) => [
      rule(argument, matching(/^[\w-]+$/, letters)),
      rule(argument, bytes(1, 100)),
    ]),
    conflict("statementId", "statementIdPrefix"),
  ],
  autoNamed: { argument: "statementId", prefix: "statementIdPrefix", longest: 100 },
  importedWith: ["function"],

  async create(inputs, { lambda }) {
    const statementId = nameIn({ name: inputs["statementId"], namePrefix: inputs["statementIdPrefix"] });
    await lambda.send(new AddPermissionCommand(toAddPermissionRequest({ ...inputs, statementId })));
    return statementId;
  },

  async find(id, known, { lambda }) {
    const { Policy = "{}" } = await lambda.send(new GetPolicyCommand(functionIn(known)));
    const statement = statementIn(Policy, id);
    return statement && { ...statementAsArguments(statement, known), statementIdPrefix: prefixOf(id) };
  },

  async delete(id, state, { lambda }) {
    await lambda.send(new RemovePermissionCommand({ ...functionIn(state), StatementId: id }));
  },
});

/** The request that gives the permission. */
function toAddPermissionRequest(inputs: Properties): AddPermissionRequest {
  const { Action, FunctionName, Principal, StatementId, ...conditions } = toApi(fields, inputs);
  return { Action, FunctionName, Principal, StatementId, ...conditions };
}

/** The function, or the version or alias of it, that a permission is for; an import id has both in one: `shop:live`. */
function functionIn(known: Properties): { FunctionName: string; Qualifier?: string } {
  const Qualifier = stringOf(known, "qualifier");
  return { FunctionName: stringOf(known, "function"), ...(Qualifier !== "" && { Qualifier }) };
}

/** The statement of that id in a function's policy. */
function statementIn(policy: string, id: string): Properties | undefined {
  const { Statement: statements } = JSON.parse(policy) as { Statement?: unknown };
  if (!Array.isArray(statements)) return undefined;
  return statements.filter(isRecord).find(({ Sid }) => Sid === id);
}
