import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  paginateListAttachedRolePolicies,
} from "@aws-sdk/client-iam";
import type { Row } from "../../rows/row";
import { arn, rule } from "../../ruleChecks";

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

  async find({ RoleName, PolicyArn }, { iam: client }) {
    const request = { RoleName: String(RoleName) };
    for await (const { AttachedPolicies = [] } of paginateListAttachedRolePolicies({ client }, request)) {
      if (AttachedPolicies.some((policy) => policy.PolicyArn === PolicyArn)) return { RoleName, PolicyArn };
    }
    return undefined;
  },
};
