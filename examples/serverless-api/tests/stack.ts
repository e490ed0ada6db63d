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
};

/** The stack dev and its namesake with the users, in a made-up partition that no literal matches. */
export const dev = {
  stacks: { "acme/cognito-auth/dev": authStack },
  answers: {
    "aws:apigatewayv2/api:Api": {
      apiEndpoint: "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
      executionArn: "arn:aws-x:execute-api:eu-west-1:123456789012:a1b2c3d4e5",
    },
    "aws:cloudwatch/logGroup:LogGroup": {
      name: "logs-1234567",
      arn: "arn:aws-x:logs:eu-west-1:123456789012:log-group:logs-1234567",
    },
    "aws:iam/role:Role": { name: "role-1234567", arn: "arn:aws-x:iam::123456789012:role/role-1234567" },
    "aws:lambda/function:Function": {
      name: "function-1234567",
      arn: "arn:aws-x:lambda:eu-west-1:123456789012:function:function-1234567",
    },
  },
} satisfies Options;
