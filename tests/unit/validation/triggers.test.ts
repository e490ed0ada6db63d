import { PreTokenGenerationVersion } from "../../../components";
import { describeArgument, describeChoice, notAnObject } from "../../helpers/argumentRules";
import { describeFunctionArn } from "../../helpers/functionArnRule";
import { challenges, functionArn, withChallenges } from "../resources/values";

const arn = functionArn("tokens");

describe("The validation of triggers", () => {
  const fix = 'write { preSignUp: "arn:aws:lambda:REGION:ACCOUNT:function:NAME" }';
  describeArgument("triggers", { accepts: [undefined, {}], refuses: notAnObject(fix) });

  for (const trigger of [
    ...["preSignUp", "postConfirmation", "preAuthentication", "postAuthentication"],
    ...["customMessage", "userMigration"],
  ]) {
    describeFunctionArn(`triggers.${trigger}`);
  }

  describeArgument("triggers.preTokenGeneration", {
    accepts: [undefined, { functionArn: arn }],
    refuses: notAnObject('write { functionArn: "arn:aws:lambda:REGION:ACCOUNT:function:NAME" }'),
  });
  const base = { triggers: { preTokenGeneration: { functionArn: arn } } };
  describeFunctionArn("triggers.preTokenGeneration.functionArn", base);
  describeChoice("triggers.preTokenGeneration.version", PreTokenGenerationVersion, { base });

  describeArgument("triggers.customAuthentication", {
    base: { appClients: withChallenges.appClients },
    accepts: [challenges],
    refuses: notAnObject("write { … } with the ARNs of all three functions"),
  });
  for (const challenge of Object.keys(challenges)) {
    describeFunctionArn(`triggers.customAuthentication.${challenge}`, withChallenges);
  }
});
