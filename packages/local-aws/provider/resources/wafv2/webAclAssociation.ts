import {
  AssociateWebACLCommand,
  DisassociateWebACLCommand,
  GetWebACLForResourceCommand,
} from "@aws-sdk/client-wafv2";
import type { Row } from "../../rows/row";
import { arn, rule } from "../../ruleChecks";

/** `aws.wafv2.WebAclAssociation`; not recorded. */
export const webAclAssociation: Row = {
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  service: "waf",
  create: AssociateWebACLCommand,
  read: GetWebACLForResourceCommand,
  delete: DisassociateWebACLCommand,
  id: "webAclArn,resourceArn",
  answer: "WebACL",
  rules: [rule("resourceArn", arn), rule("webAclArn", arn)],
};
