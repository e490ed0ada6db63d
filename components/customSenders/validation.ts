import { otherNames } from "../otherNames";
import { functionArn, keyArn, roleArn } from "../validation/arns";
import { type Check, fields } from "../validation/checks";
import { input } from "../validation/later";
import type { CustomSenderArgs, CustomSendersArgs } from "./args";

const fixForSender =
  'write { functionArn: "arn:aws:lambda:REGION:ACCOUNT:function:NAME", roleArn: "arn:aws:iam::ACCOUNT:role/NAME" }';

const checkSenderFields = fields<CustomSenderArgs>(
  { functionArn: input(functionArn), roleArn: input(roleArn) },
  { required: ["functionArn"], refused: otherNames.customSender, fixFor: () => fixForSender },
);

const checkSender: Check<CustomSenderArgs> = (value, path, report) => {
  const checked = checkSenderFields(value, path, report);
  return checked?.functionArn === undefined ? undefined : { ...checked, functionArn: checked.functionArn };
};

/** Checks the functions that send messages, each by itself. */
export const checkCustomSenders: Check<CustomSendersArgs> = fields<CustomSendersArgs>(
  { email: checkSender, sms: checkSender, keyArn: input(keyArn) },
  { refused: otherNames.customSenders, fixFor: () => `${fixForSender}, as email or sms` },
);
