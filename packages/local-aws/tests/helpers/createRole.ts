import assert from "node:assert/strict";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { createAwsClient } from "../../awsClient";
import type { CognitoUnderTest } from "./cognitoUnderTest";

/** What a local AWS has to serve for Cognito with roles. */
export const servicesWithRoles = ["cognito-idp", "iam", "sts"];

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: {
    Effect: "Allow",
    Principal: { Federated: "cognito-identity.amazonaws.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
  },
});

/** Creates a role unless it is there, and resolves to its ARN. */
export async function createRole(target: CognitoUnderTest, RoleName: string): Promise<string> {
  const client = createAwsClient(IAMClient, target);
  try {
    const request = { RoleName, AssumeRolePolicyDocument: trust };
    const { Role } = await client.send(new CreateRoleCommand(request));
    return Role?.Arn ?? assert.fail("There is no role.");
  } catch (error) {
    if (error instanceof Error && error.name === "EntityAlreadyExistsException") return roleArn(RoleName);
    throw error;
  } finally {
    client.destroy();
  }
}

/** The ARN of a role of a local AWS. */
export function roleArn(name: string): string {
  return `arn:aws:iam::000000000000:role/${name}`;
}
