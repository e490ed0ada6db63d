import { jane } from "../../../helpers/expectedInputs";
import { withUser } from "../values";
import { type AlternativesByPath, flag } from "./values";

export const ofTestUser: AlternativesByPath = {
  testUser: { values: [jane] },
  "testUser.username": { values: ["joe"], base: withUser, later: true },
  "testUser.email": { values: ["joe@example.com"], base: withUser, later: true },
  "testUser.phoneNumber": { values: ["+12065550100", "+491"], base: withUser, later: true },
  "testUser.attributes": { values: [{}, { given_name: "Jane", locale: "de" }], base: withUser },
  "testUser.attributes.given_name": { values: ["Jane"], base: withUser, later: true },
  "testUser.sendInvitation": { ...flag, base: withUser },
  "testUser.groups": {
    values: [[], ["admins"], ["readers", "admins"]],
    base: { ...withUser, groups: { admins: {}, readers: { name: "Readers" } } },
  },
  "testUser.permanentPassword": { ...flag, base: withUser },
  "testUser.passwordVersion": { values: [1, 2, 7], base: withUser },
};
