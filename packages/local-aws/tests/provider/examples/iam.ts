import { identityTypes } from "../identityPoolFixtures";
import { type Examples, policy } from "./example";

function trust(service: string): string {
  return policy({
    Action: "sts:AssumeRole",
    Effect: "Allow",
    Principal: { Service: `${service}.amazonaws.com` },
  });
}

function allowing(action: string): string {
  return policy({ Action: action, Effect: "Allow", Resource: "*" });
}

/** Examples of what IAM has. */
export const iam: Examples = {
  [identityTypes.role]: {
    inputs: () => ({
      assumeRolePolicy: trust("lambda"),
      description: "Answers",
      inlinePolicies: [{ name: "files", policy: allowing("s3:GetObject") }],
      managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      maxSessionDuration: 7_200,
      path: "/functions/",
      permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
      tags: { stage: "test", team: "shop" },
    }),
    change: {
      assumeRolePolicy: trust("apigateway"),
      description: null,
      inlinePolicies: [{ name: "mail", policy: allowing("ses:SendEmail") }],
      managedPolicyArns: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
      maxSessionDuration: null,
      permissionsBoundary: null,
      tags: { team: "web" },
    },
  },
  [identityTypes.rolePolicy]: {
    inputs: async (make) => ({
      policy: allowing("s3:GetObject"),
      role: (await make(identityTypes.role, { inlinePolicies: null, managedPolicyArns: null })).id,
    }),
    change: { policy: allowing("s3:PutObject") },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    inputs: async (make) => ({
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
      role: (await make(identityTypes.role, { inlinePolicies: null, managedPolicyArns: null })).id,
    }),
    change: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    replaces: ["policyArn"],
  },
};
