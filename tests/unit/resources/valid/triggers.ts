import { PreTokenGenerationVersion } from "../../../../components";
import { challenges, functionArn, withChallenges } from "../values";
import type { Alternatives, AlternativesByPath } from "./values";

const arn = functionArn("sign-up");
const longest = `arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:${"x".repeat(64)}:${"9".repeat(128)}`;

const attached: Alternatives = { values: [arn, `${arn}:live`, longest], later: true };
const challenge: Alternatives = { ...attached, base: withChallenges };
const withTokens = { triggers: { preTokenGeneration: { functionArn: arn } } };
const tokens = "triggers.preTokenGeneration";
const authentication = "triggers.customAuthentication";

export const ofTriggers: AlternativesByPath = {
  triggers: { values: [{}, { preSignUp: arn, postConfirmation: arn }] },
  "triggers.preSignUp": attached,
  "triggers.postConfirmation": attached,
  "triggers.preAuthentication": attached,
  "triggers.postAuthentication": attached,
  [tokens]: { values: [{ functionArn: arn }] },
  [`${tokens}.functionArn`]: attached,
  [`${tokens}.version`]: { values: Object.values(PreTokenGenerationVersion), base: withTokens },
  "triggers.customMessage": attached,
  "triggers.userMigration": attached,
  [authentication]: { values: [challenges], base: withChallenges },
  [`${authentication}.defineAuthChallenge`]: challenge,
  [`${authentication}.createAuthChallenge`]: challenge,
  [`${authentication}.verifyAuthChallengeResponse`]: challenge,
};
