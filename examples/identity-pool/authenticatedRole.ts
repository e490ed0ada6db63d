import { Role } from "@pulumi/aws/iam/role";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy";
import * as pulumi from "@pulumi/pulumi";

/** Who gets the role, and what it may use. */
export interface AuthenticatedRoleArgs {
  /** The identity pool whose users get the role. */
  identityPoolId: pulumi.Output<string>;
  /** The ARN of the bucket with the users' files. */
  uploadsArn: pulumi.Output<string>;
  /** The ARN of the API's route that users may call; undefined where there is no API. */
  iamRouteArn: pulumi.Output<string> | undefined;
}

/** Creates the role of the signed-in users: each may use their own files and, where there is one, call the API. */
export function createAuthenticatedRole(args: AuthenticatedRoleArgs): Role {
  const role = new Role("authenticated-role", {
    description: "What signed-in users may do",
    assumeRolePolicy: pulumi.jsonStringify(assumedByUsersOf(args.identityPoolId)),
  });
  new RolePolicy("authenticated-policy", {
    role: role.name,
    policy: pulumi.jsonStringify(policyOf(args)),
  });
  return role;
}

/**
 * Without the first condition, the users of every identity pool in the world could assume the role; without the second,
 * guests could.
 */
function assumedByUsersOf(identityPoolId: pulumi.Output<string>): pulumi.Inputs {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "cognito-identity.amazonaws.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "cognito-identity.amazonaws.com:aud": identityPoolId },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
        },
      },
    ],
  };
}

/** The folder of whoever is asking: IAM puts the caller's identity id where the variable is. */
const ownFolder = "private/${cognito-identity.amazonaws.com:sub}/";

function policyOf({ uploadsArn, iamRouteArn }: AuthenticatedRoleArgs): pulumi.Inputs {
  const listsOwnFiles = {
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: uploadsArn,
    Condition: { StringLike: { "s3:prefix": `${ownFolder}*` } },
  };
  const usesOwnFiles = {
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    Resource: pulumi.interpolate`${uploadsArn}/${ownFolder}*`,
  };
  const callsApi = { Effect: "Allow", Action: "execute-api:Invoke", Resource: iamRouteArn };
  const statements = [listsOwnFiles, usesOwnFiles];
  return {
    Version: "2012-10-17",
    Statement: iamRouteArn === undefined ? statements : [...statements, callsApi],
  };
}
