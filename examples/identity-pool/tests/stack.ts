import type { Options } from "./deployment";

/** The outputs of a cognito-auth stack. */
export const authStack = {
  contractVersion: 1,
  userPoolId: "eu-west-1_abc",
  userPoolArn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc",
  userPoolProviderName: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  userPoolIssuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
  appClientId: "1example23456789",
  region: "eu-west-1",
  amplifyOutputs: '{"version":"1.5","auth":{"user_pool_id":"eu-west-1_abc"},"custom":{"self_sign_up":false}}',
};

/** The outputs of a serverless-api stack. */
export const apiStack = {
  apiUrl: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
  apiId: "a1b2c3d4e5",
  iamRouteArn: "arn:aws-x:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/GET/iam/me",
  region: "eu-west-1",
};

/** The identity pool's id. */
export const identityPoolId = "eu-west-1:22222222-0000-4000-8000-123456789012";

/** The stack dev and its namesakes with the users and the API, in a made-up partition that no literal matches. */
export const dev = {
  stacks: { "acme/cognito-auth/dev": authStack, "acme/serverless-api/dev": apiStack },
  answers: {
    "aws:cognito/identityPool:IdentityPool": { id: identityPoolId },
    "aws:iam/role:Role": { name: "role-1234567", arn: "arn:aws-x:iam::123456789012:role/role-1234567" },
    "aws:s3/bucket:Bucket": { bucket: "uploads-1234567", arn: "arn:aws-x:s3:::uploads-1234567" },
  },
} satisfies Options;

/** The bucket for uploads. */
export const bucketArn = "arn:aws-x:s3:::uploads-1234567";
const ownFolder = "private/${cognito-identity.amazonaws.com:sub}/*";

/** The part of the role's policy that is about files. */
export const ownFilesOnly = [
  {
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: bucketArn,
    Condition: { StringLike: { "s3:prefix": ownFolder } },
  },
  {
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    Resource: `${bucketArn}/${ownFolder}`,
  },
];
