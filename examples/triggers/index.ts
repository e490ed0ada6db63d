import { CognitoAuth, SignInWith, stackOutputs } from "cognito-auth";
import { readConfiguration } from "./configuration";
import { createTriggerFunction } from "./triggerFunction";

const { allowedDomain, group, ses } = readConfiguration();

const refuseOtherDomains = createTriggerFunction("refuse-other-domains", {
  description: "Refuses sign-ups of other domains",
  file: "refuseOtherDomains.mjs",
  variables: { ALLOWED_DOMAIN: allowedDomain },
});
const addPermissions = createTriggerFunction("add-permissions", {
  description: "Adds a claim to the tokens of a group's members",
  file: "addPermissions.mjs",
  variables: { GROUP: group },
});
const writeInvitation = createTriggerFunction("write-invitation", {
  description: "Writes invitations in the user's language",
  file: "writeInvitation.mjs",
});

const auth = new CognitoAuth("auth", {
  userPool: { signInWith: SignInWith.Email, selfSignUp: true, ses },
  groups: { [group]: { description: "Publish articles" } },
  testUser: { username: `test-user@${allowedDomain}`, groups: [group] },
  triggers: {
    preSignUp: refuseOtherDomains.arn,
    preTokenGeneration: { functionArn: addPermissions.arn },
    customMessage: writeInvitation.arn,
  },
});

// What other stacks and a frontend read.
export = stackOutputs(auth);
