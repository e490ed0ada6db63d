import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  paginateAdminListGroupsForUser,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Row } from "../../rows/row";
import { bytes, rule, stringLength } from "../../ruleChecks";
import { userPoolId } from "./cognitoRules";

/** `aws.cognito.UserInGroup`: a user is in a group where the user's groups have it. */
export const userInGroup: Row = {
  type: "aws:cognito/userInGroup:UserInGroup",
  service: "cognito",
  create: AdminAddUserToGroupCommand,
  read: AdminListGroupsForUserCommand,
  delete: AdminRemoveUserFromGroupCommand,
  id: "userPoolId,groupName,username",
  rules: [userPoolId, rule("username", bytes(1, 128)), rule("groupName", stringLength(1, 128))],

  async find({ UserPoolId, Username, GroupName }, { cognito: client }) {
    const request = { UserPoolId: String(UserPoolId), Username: String(Username) };
    for await (const { Groups = [] } of paginateAdminListGroupsForUser({ client }, request)) {
      const group = Groups.find((one) => one.GroupName === GroupName);
      if (group !== undefined) return { ...group, Username };
    }
    return undefined;
  },
};
