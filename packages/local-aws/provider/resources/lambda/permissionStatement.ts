import { textOf } from "../../resource";
import { isRecord, type Properties } from "../../wire";

/** The ARN of a function, perhaps of one of its versions or aliases. */
const functionArn = /^(arn:[\w-]+:lambda:[\w-]+:\d*:function:([\w-]+))(?::(\$LATEST|[\w-]+))?$/;

/** What a statement of a function's policy says, as arguments; the function is written as it is `known`. */
export function statementAsArguments(statement: Properties, known: Properties): Properties {
  const { Sid, Action, Principal, Resource } = statement;
  const [, arn = "", name = "", qualifier = ""] = functionArn.exec(String(Resource)) ?? [];
  return {
    action: Action,
    function: textOf(known, "function").startsWith("arn:") ? arn : name,
    principal: isRecord(Principal) ? (Principal["AWS"] ?? Principal["Service"]) : Principal,
    qualifier,
    statementId: Sid,
    ...conditionsOf(statement),
  };
}

/** Conditions of one kind come together: AWS tells the others of a kind as empty. */
function conditionsOf({ Condition: conditions }: Properties): Properties {
  const { StringEquals, ArnLike, Bool } = isRecord(conditions) ? conditions : {};
  return {
    ...(isRecord(StringEquals) && {
      eventSourceToken: textOf(StringEquals, "lambda:EventSourceToken"),
      functionUrlAuthType: textOf(StringEquals, "lambda:FunctionUrlAuthType"),
      principalOrgId: textOf(StringEquals, "aws:PrincipalOrgID"),
      sourceAccount: textOf(StringEquals, "AWS:SourceAccount"),
    }),
    ...(isRecord(ArnLike) && { sourceArn: textOf(ArnLike, "AWS:SourceArn") }),
    ...(isRecord(Bool) && {
      invokedViaFunctionUrl: textOf(Bool, "lambda:InvokedViaFunctionUrl").toLowerCase() === "true",
    }),
  };
}
