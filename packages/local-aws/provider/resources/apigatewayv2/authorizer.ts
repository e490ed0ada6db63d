import * as sdk from "@aws-sdk/client-apigatewayv2";
import { crud } from "../../rows/commands";
import type { Row } from "../../rows/row";
import { between, bytes, oneOf, rule } from "../../ruleChecks";

/** `aws.apigatewayv2.Authorizer`; its import id is `apiId/authorizerId`. */
export const authorizer: Row = {
  ...{ type: "aws:apigatewayv2/authorizer:Authorizer", service: "apiGateway", ...crud(sdk, "Authorizer") },
  id: { member: "AuthorizerId", within: ["apiId"] },
  rules: [
    rule("authorizerPayloadFormatVersion", oneOf({ first: "1.0", second: "2.0" })),
    rule("authorizerResultTtlInSeconds", between(0, 3_600)),
    rule("authorizerType", oneOf(sdk.AuthorizerType)),
    rule("name", bytes(1, 128)),
  ],
  autoNamed: { argument: "name", longest: 128 },
  sendsZeros: true,

  // The version is that of requests to a function, which not every endpoint knows.
  observe: ({ AuthorizerType }) => (AuthorizerType === "JWT" ? { authorizerPayloadFormatVersion: "" } : {}),
};
