import { otherNames } from "../otherNames";
import { functionArn } from "../validation/arns";
import { type Check, fields } from "../validation/checks";
import { input } from "../validation/later";
import { choice } from "../validation/scalars";
import {
  type CustomAuthenticationArgs,
  type PreTokenGenerationArgs,
  PreTokenGenerationVersion,
  type TriggersArgs,
} from "./args";

const attached = input(functionArn);

const fixForFunction = 'write { functionArn: "arn:aws:lambda:REGION:ACCOUNT:function:NAME" }';

const checkPreTokenGeneration: Check<Partial<PreTokenGenerationArgs>> = fields<PreTokenGenerationArgs>(
  { functionArn: attached, version: choice(PreTokenGenerationVersion) },
  { required: ["functionArn"], refused: otherNames.preTokenGeneration, fixFor: () => fixForFunction },
);

const preTokenGeneration: Check<PreTokenGenerationArgs> = (value, path, report) => {
  const checked = checkPreTokenGeneration(value, path, report);
  return checked?.functionArn === undefined ? undefined : { ...checked, functionArn: checked.functionArn };
};

const checkCustomAuthentication = fields<CustomAuthenticationArgs>(
  { defineAuthChallenge: attached, createAuthChallenge: attached, verifyAuthChallengeResponse: attached },
  {
    required: ["defineAuthChallenge", "createAuthChallenge", "verifyAuthChallengeResponse"],
    refused: otherNames.customAuthentication,
    fixFor: () => "write { … } with the ARNs of all three functions",
  },
);

const customAuthentication: Check<CustomAuthenticationArgs> = (value, path, report) => {
  const checked = checkCustomAuthentication(value, path, report);
  const { defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse } = checked ?? {};
  return defineAuthChallenge === undefined ||
    createAuthChallenge === undefined ||
    verifyAuthChallengeResponse === undefined
    ? undefined
    : { defineAuthChallenge, createAuthChallenge, verifyAuthChallengeResponse };
};

/** Checks the functions of the triggers, each by itself. */
export const checkTriggers: Check<TriggersArgs> = fields<TriggersArgs>(
  {
    preSignUp: attached,
    postConfirmation: attached,
    preAuthentication: attached,
    postAuthentication: attached,
    preTokenGeneration,
    customMessage: attached,
    userMigration: attached,
    customAuthentication,
  },
  {
    refused: otherNames.triggers,
    fixFor: () => 'write { preSignUp: "arn:aws:lambda:REGION:ACCOUNT:function:NAME" }',
  },
);
