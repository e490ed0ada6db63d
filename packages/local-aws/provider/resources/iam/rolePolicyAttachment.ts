import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { Row } from "../../rows/row";
import { arn, rule } from "../../ruleChecks";
import { managedArns } from "./policiesOfRole";

/** `aws.iam.RolePolicyAttachment`; not recorded. */
export const rolePolicyAttachment: Row = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  service: "iam",
  create: AttachRolePolicyCommand,
  read: ListAttachedRolePoliciesCommand,
  delete: DetachRolePolicyCommand,
  id: "role/policyArn",
  names: { role: "RoleName" },
  rules: [rule("policyArn", arn)],

  async find({ RoleName, PolicyArn }, context) {
    const arns = await managedArns(String(RoleName), context);
    return arns.includes(String(PolicyArn)) ? { RoleName, PolicyArn } : undefined;
  },
};
