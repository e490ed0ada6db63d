import * as sdk from "@aws-sdk/client-apigatewayv2";
import { stringOf } from "../../resource";
import { crud } from "../../rows/commands";
import { whereSent, without } from "../../rows/requests";
import type { Purpose, Row } from "../../rows/row";
import { arn, oneOf, rule } from "../../ruleChecks";
import { isNull, stringsIn } from "../../values";
import { isRecord, type Properties } from "../../wire";
import { fromBlocks, toBlocks, withoutEmpty, withRemovals } from "./entries";

const methods = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"] as const;

/** What HTTP APIs don't know. */
const defaultBehavior = "WHEN_NO_MATCH";

/** `aws.apigatewayv2.Integration`; its import id is `apiId/integrationId`. */
export const integration: Row = {
  ...{ type: "aws:apigatewayv2/integration:Integration", service: "apiGateway", ...crud(sdk, "Integration") },
  id: { member: "IntegrationId", within: ["apiId"] },
  names: { timeoutMilliseconds: "TimeoutInMillis" },
  rules: [
    rule("connectionType", oneOf(sdk.ConnectionType)),
    rule("contentHandlingStrategy", oneOf(sdk.ContentHandlingStrategy)),
    rule("credentialsArn", arn),
    rule("integrationMethod", oneOf(Object.fromEntries(methods.map((method) => [method, method])))),
    rule("integrationType", oneOf(sdk.IntegrationType)),
    // An import reads the empty one that HTTP APIs have.
    rule("passthroughBehavior", oneOf({ ...sdk.PassthroughBehavior, none: "" })),
    rule("payloadFormatVersion", oneOf({ first: "1.0", second: "2.0" })),
  ],
  sendsZeros: true,

  isSuppressed(name, state, inputs) {
    // HTTP APIs have none.
    if (name === "passthroughBehavior") {
      return stringOf(state, name) === "" && inputs[name] === defaultBehavior;
    }
    // Functions are called by POST.
    const isOfService = stringOf(inputs, "integrationType").startsWith("AWS");
    return name === "integrationMethod" && isOfService && state[name] === "POST" && isNull(inputs[name]);
  },

  request(request, purpose) {
    const isDefault = purpose.change === undefined && request["PassthroughBehavior"] === defaultBehavior;
    return { ...(isDefault ? without(request, "PassthroughBehavior") : request), ...parametersFor(purpose) };
  },

  observe: ({ RequestParameters, ResponseParameters }) => ({
    requestParameters: withoutEmpty(stringsIn(RequestParameters)),
    responseParameters: fromResponseParameters(ResponseParameters),
  }),
};

/** The parameters of requests, of which an update removes those that it sets to nothing, and those of responses. */
function parametersFor(purpose: Purpose): Properties {
  const { inputs, change } = purpose;
  const state = change?.state ?? {};
  const RequestParameters = withRemovals(
    stringsIn(state["requestParameters"]),
    stringsIn(inputs["requestParameters"]),
    "",
  );
  const ResponseParameters = withRemovals(toResponseParameters(state), toResponseParameters(inputs), {});
  return {
    ...whereSent(purpose, "requestParameters", { RequestParameters }),
    ...whereSent(purpose, "responseParameters", { ResponseParameters }),
  };
}

/** The parameters of responses by their status: a list in Pulumi, and an object in the API. */
function toResponseParameters(properties: Properties): Record<string, Record<string, string>> {
  return fromBlocks(properties["responseParameters"], "statusCode", ({ mappings }) => stringsIn(mappings));
}

function fromResponseParameters(parameters: unknown): object[] {
  const kept = Object.entries(isRecord(parameters) ? parameters : {})
    .map(([status, mappings]) => [status, withoutEmpty(stringsIn(mappings))] as const)
    .filter(([, mappings]) => Object.keys(mappings).length > 0);
  return toBlocks(Object.fromEntries(kept), "statusCode", (mappings) => ({ mappings }));
}
