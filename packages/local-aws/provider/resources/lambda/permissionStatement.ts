import { stringOf } from "../../resource";
import { isRecord, type Properties } from "../../wire";

/** The ARN of a function, perhaps of one of its versions or aliases. */
const functionArn = /^(arn:[\w-]+:lambda:[\w-]+:\d*:function:([\w-]+))(?::(\$LATEST|[\w-]+))?$/;

/** A statement of a function's policy as arguments; the function is written as it is `known`. */
export function statementAsArguments(statement: Properties, known: Properties): Properties {
  const { Sid, Action, Principal, Resource } = statement;
  const [, arn = "", name = "", qualifier = ""] = functionArn.exec(String(Resource)) ?? [];
  return {
    action: Action,
    function: stringOf(known, "function").startsWith("arn:") ? arn : name,
    principal: isRecord(Principal) ? (Principal["AWS"] ?? Principal["Service"]) : Principal,
    qualifier,
    statementId: Sid,
    ...conditionsOf(statement),
  };
}

/** Conditions of one kind come together: AWS returns the missing ones of a kind as empty. */
function conditionsOf({ Condition: conditions }: Properties): Properties {
  const { StringEquals, ArnLike, Bool } = isRecord(conditions) ? conditions : {};
  return {
    ...(isRecord(StringEquals) && {
      eventSourceToken: stringOf(StringEquals, "lambda:EventSourceToken"),
      functionUrlAuthType: stringOf(StringEquals, "lambda:FunctionUrlAuthType"),
      principalOrgId: stringOf(StringEquals, "aws:PrincipalOrgID"),
      sourceAccount: stringOf(StringEquals, "AWS:SourceAccount"),
    }),
    ...(isRecord(ArnLike) && { sourceArn: stringOf(ArnLike, "AWS:SourceArn") }),
    ...(isRecord(Bool) && {
      invokedViaFunctionUrl: stringOf(Bool, "lambda:InvokedViaFunctionUrl").toLowerCase() === "true",
    }),
  };
}
