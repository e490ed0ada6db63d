import { jane } from "../../../helpers/expectedInputs";
import { type AlternativesByPath, roleArn } from "./values";

const groups = { staff: {} };

export const ofGroups: AlternativesByPath = {
  groups: { values: [{}, { staff: { precedence: 1, roleArn }, "Guests-2": { precedence: 2, roleArn } }] },
  "groups.staff": { values: [{}] },
  "groups.staff.name": {
    values: ["S", "Mitarbeitende(Köln)", "x".repeat(128)],
    base: { groups, testUser: { ...jane, groups: ["staff"] } },
  },
  "groups.staff.description": { values: ["", "Who works here\n日本", "x".repeat(2_048)], later: true },
  "groups.staff.precedence": { values: [1, 2_147_483_647] },
  "groups.staff.roleArn": { values: [roleArn, "arn:aws-us-gov:iam::123456789012:role/a/b/c"], later: true },
};
