import { schemaOf } from "../../schema";
import {
  AddPermissionCommand,
  GetPolicyCommand,
  RemovePermissionCommand,
  type AddPermissionRequest,
} from "@aws-sdk/client-lambda";
import type { PermissionArgs } from "@pulumi/aws/lambda/permission";
import { rule, text } from "../../checks";
import { resource } from "../../resource";
import { fieldsOf, toApi } from "../../fields";
import { textOf } from "../../resource";
import { isRecord, type Properties } from "../../wire";

type Argument = "action" | "function" | "principal" | "sourceAccount" | "sourceArn" | "statementId";

const fields = fieldsOf<Pick<PermissionArgs, Argument>, AddPermissionRequest>({
  action: "Action",
  function: "FunctionName",
  principal: "Principal",
  sourceAccount: "SourceAccount",
  sourceArn: "SourceArn",
  statementId: "StatementId",
});

const schema = schemaOf("aws:lambda/permission:Permission");

/** `aws.lambda.Permission`; its id is the statement's, and to import it `function/statementId`. */
export const permission = resource({
  schema,
  rules: [rule("statementId", text(1, 100))],
  autoNamed: { argument: "statementId", longest: 100 },
  importedWith: ["function"],

  async create(inputs, { lambda }) {
    await lambda.send(new AddPermissionCommand(toAddPermissionRequest(inputs)));
    return textOf(inputs, "statementId");
  },

  async find(id, known, { lambda }) {
    const FunctionName = textOf(known, "function");
    const { Policy = "{}" } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    const statement = statementIn(Policy, id);
    return statement && { function: FunctionName, ...permissionOf(statement) };
  },

  async delete(id, state, { lambda }) {
    const FunctionName = textOf(state, "function");
    await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: id }));
  },
});

/** What gives the permission. */
export function toAddPermissionRequest(inputs: Properties): AddPermissionRequest {
  const { Action, FunctionName, Principal, StatementId, ...source } = toApi(fields, inputs);
  return { Action, FunctionName, Principal, StatementId, ...source };
}

/** The statement of that id in a function's policy. */
function statementIn(policy: string, id: string): Properties | undefined {
  const { Statement: statements } = JSON.parse(policy) as { Statement?: unknown };
  if (!Array.isArray(statements)) return undefined;
  return statements.filter(isRecord).find(({ Sid }) => Sid === id);
}

/** What a statement of a function's policy says, as arguments. */
export function permissionOf(statement: Properties): Properties {
  const { Sid, Action, Principal } = statement;
  const given = {
    statementId: Sid,
    action: Action,
    principal: isRecord(Principal) ? (Principal["Service"] ?? accountIn(Principal["AWS"])) : Principal,
    sourceArn: conditionOf(statement, "ArnLike", "AWS:SourceArn"),
    sourceAccount: conditionOf(statement, "StringEquals", "AWS:SourceAccount"),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Lambda makes the ARN of its root user of an account's number. */
function accountIn(principal: unknown): unknown {
  return typeof principal === "string" ? principal.replace(/^arn:[\w-]+:iam::(\d+):root$/, "$1") : principal;
}

function conditionOf({ Condition: conditions }: Properties, operator: string, key: string): unknown {
  const condition = isRecord(conditions) ? conditions[operator] : undefined;
  return isRecord(condition) ? condition[key] : undefined;
}
