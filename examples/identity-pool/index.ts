import { IdentityPoolRoleAttachment } from "@pulumi/aws/cognito/identityPoolRoleAttachment";
import * as pulumi from "@pulumi/pulumi";
import { readAuthStack } from "cognito-auth";
import { amplifyOutputs } from "./amplifyOutputs";
import { readApiStack } from "./apiStack";
import { createAuthenticatedRole } from "./authenticatedRole";
import { readConfiguration } from "./configuration";
import { silenceDebugMessages } from "./debugMessages";
import { createIdentityPool } from "./identityPool";
import { createUploads } from "./uploads";

silenceDebugMessages();

const { authStack, apiStack, frontendOrigin, deleteUploads } = readConfiguration();
const auth = readAuthStack(new pulumi.StackReference(authStack));
const api = apiStack === undefined ? undefined : readApiStack(new pulumi.StackReference(apiStack));

const uploads = createUploads({ frontendOrigin, deleteUploads });
const identityPool = createIdentityPool(auth);
const role = createAuthenticatedRole({
  identityPoolId: identityPool.id,
  uploadsArn: uploads.arn,
  iamRouteArn: api?.iamRouteArn,
});
// Only signed-in users get a role; there is none for guests.
new IdentityPoolRoleAttachment("roles", {
  identityPoolId: identityPool.id,
  roles: { authenticated: role.arn },
});

const outputs = {
  identityPoolId: identityPool.id,
  uploadsBucketName: uploads.bucket,
  region: identityPool.id.apply(regionOf),
  ...(api === undefined ? {} : { apiUrl: api.apiUrl }),
};

// What a frontend reads; README.md describes each output.
export = {
  ...outputs,
  authenticatedRoleArn: role.arn,
  userPoolId: auth.userPoolId,
  appClientId: auth.appClientId,
  amplifyOutputs: amplifyOutputs(auth.amplifyOutputs, outputs),
};

/** The region in an identity pool's id: `REGION:UUID`. */
function regionOf(identityPoolId: string): string {
  return identityPoolId.split(":")[0] ?? "";
}
