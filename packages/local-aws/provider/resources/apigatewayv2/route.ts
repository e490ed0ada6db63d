import * as sdk from "@aws-sdk/client-apigatewayv2";
import { crud } from "../../rows/commands";
import { whereSent } from "../../rows/requests";
import type { Row } from "../../rows/row";
import { bytes, oneOf, rule } from "../../ruleChecks";
import { isRecord, type Properties } from "../../wire";
import { fromBlocks, toBlocks } from "./entries";

/** `aws.apigatewayv2.Route`; its import id is `apiId/routeId`. */
export const route: Row = {
  ...{ type: "aws:apigatewayv2/route:Route", service: "apiGateway", ...crud(sdk, "Route") },
  id: { member: "RouteId", within: ["apiId"] },
  rules: [
    rule("authorizationType", oneOf(sdk.AuthorizationType)),
    rule("operationName", bytes(1, 64)),
    rule("routeKey", bytes(1, 256)),
    rule("target", bytes(1, 128)),
  ],
  sendsZeros: true,
  alwaysSent: ["ApiKeyRequired"],

  // The parameters are a list in Pulumi, and an object in the API.
  request: (request, purpose) => ({
    ...request,
    ...whereSent(purpose, "requestParameters", { RequestParameters: toRequestParameters(purpose.inputs) }),
  }),

  observe: ({ RequestParameters }) => ({
    requestParameters: toBlocks(RequestParameters, "requestParameterKey", (one) => ({
      required: isRecord(one) && one["Required"] === true,
    })),
  }),
};

function toRequestParameters({ requestParameters }: Properties): Properties {
  return fromBlocks(requestParameters, "requestParameterKey", ({ required }) => ({
    Required: required === true,
  }));
}
