import * as sdk from "@aws-sdk/client-apigatewayv2";
import { crud } from "../../rows/commands";
import type { Row } from "../../rows/row";
import { bytes, oneOf, rule, unsupported } from "../../ruleChecks";
import { isNull } from "../../values";
import { isRecord } from "../../wire";
import { tagsAt, updateTags } from "./apiTags";
import { arnOf, executionArnOf } from "./arns";

/** The CORS configuration if the program sets none. */
const noCors: sdk.Cors = {
  AllowCredentials: false,
  AllowHeaders: [],
  AllowMethods: [],
  AllowOrigins: [],
  ExposeHeaders: [],
  MaxAge: 0,
};

/** The arguments that create more than the API itself: its routes, integrations and stage. */
const contents = ["body", "credentialsArn", "failOnWarnings", "routeKey", "target"] as const;

/** `aws.apigatewayv2.Api`; its id, which is also its import id, is the one that API Gateway assigns. */
export const api: Row = {
  ...{ type: "aws:apigatewayv2/api:Api", service: "apiGateway", ...crud(sdk, "Api") },
  id: { member: "ApiId" },
  rules: [
    rule("description", bytes(0, 1_024)),
    rule("ipAddressType", oneOf(sdk.IpAddressType)),
    rule("name", bytes(1, 128)),
    rule("protocolType", oneOf(sdk.ProtocolType)),
    rule("version", bytes(1, 64)),
    ...contents.map(unsupported),
  ],
  autoNamed: { argument: "name", longest: 128 },
  sendsZeros: true,

  request(request, { inputs }) {
    const cors = request["CorsConfiguration"];
    return isRecord(cors) && !isNull(inputs["corsConfiguration"])
      ? { ...request, CorsConfiguration: { ...noCors, ...cors } }
      : request;
  },

  async observe(_found, { id, context }) {
    const arn = await arnOf(id, context);
    const tags = await tagsAt(arn, context);
    return { arn, executionArn: await executionArnOf(id, context), ...{ tags, tagsAll: tags } };
  },

  // Nobody can register a name below .invalid (RFC 6761).
  absent: async (id, context) => ({
    apiEndpoint: `https://${id}.invalid`,
    // API Gateway's own ids have no hyphens.
    executionArn: await executionArnOf(id.replaceAll("-", "_"), context),
  }),

  // An update can replace it, but not remove it.
  async beforeUpdate(ApiId, { asked, changed }, { apiGateway }) {
    if (isNull(asked["corsConfiguration"]) && changed.includes("corsConfiguration")) {
      await apiGateway.send(new sdk.DeleteCorsConfigurationCommand({ ApiId }));
    }
  },

  afterUpdate: (_id, { state, asked }, context) => updateTags(state, asked, context),
};
