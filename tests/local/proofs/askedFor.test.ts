import assert from "node:assert/strict";
import { CreateServiceSpecificCredentialCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateWebACLCommand, WAFV2Client } from "@aws-sdk/client-wafv2";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { providerServices } from "@cognito-auth/local-aws/emulator";
import { askedFor, type ExpectedRequest } from "../../../local/proofs/askedFor";
import type { CheckResult } from "../../../local/proofs/signIn/claim";
import { type Answer, withServer } from "../../../packages/local-aws/tests/helpers/requestServer";
import type { Deployed } from "../../../packages/local-aws/tests/provider/providerUnderTest";
import { useLocalAws } from "../../../packages/local-aws/tests/provider/useLocalAws";

const account = "000000000000";
const logGroupArn = `arn:aws:logs:eu-west-1:${account}:log-group:sign-ins`;
const identityArn = `arn:aws:ses:eu-west-1:${account}:identity/example.com`;
const roleArn = `arn:aws:iam::${account}:role/sms`;
const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/0a1b2c3d-0000-4000-8000-000000000000`;

/** What no emulator does: the resource that asks for it, and the request that AWS must get. */
interface Capability {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const capabilities: Readonly<Record<string, Capability>> = {
  "a custom domain": {
    type: "aws:cognito/userPoolDomain:UserPoolDomain",
    inputs: { domain: "auth.example.com", certificateArn },
    operation: "CreateUserPoolDomain",
    parameters: { Domain: "auth.example.com", CustomDomainConfig: { CertificateArn: certificateArn } },
  },
  "threat protection": {
    type: "aws:cognito/riskConfiguration:RiskConfiguration",
    inputs: {
      compromisedCredentialsRiskConfiguration: {
        actions: { eventAction: "BLOCK" },
        eventFilters: ["SIGN_IN"],
      },
    },
    operation: "SetRiskConfiguration",
    parameters: {
      CompromisedCredentialsRiskConfiguration: {
        Actions: { EventAction: "BLOCK" },
        EventFilter: ["SIGN_IN"],
      },
    },
  },
  "delivery of logs": {
    type: "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration",
    inputs: {
      logConfigurations: [
        {
          cloudWatchLogsConfiguration: { logGroupArn },
          eventSource: "userNotification",
          logLevel: "ERROR",
        },
      ],
    },
    operation: "SetLogDeliveryConfiguration",
    parameters: {
      LogConfigurations: [
        {
          LogLevel: "ERROR",
          EventSource: "userNotification",
          CloudWatchLogsConfiguration: { LogGroupArn: logGroupArn },
        },
      ],
    },
  },
  "sign-in with Google": {
    type: "aws:cognito/identityProvider:IdentityProvider",
    inputs: {
      providerName: "Google",
      providerType: "Google",
      providerDetails: { authorize_scopes: "openid email", client_id: "shop", client_secret: "not-shown" },
      attributeMapping: { email: "email" },
    },
    operation: "CreateIdentityProvider",
    parameters: {
      ProviderType: "Google",
      ProviderDetails: { authorize_scopes: "openid email", client_id: "shop", client_secret: "[secret]" },
      AttributeMapping: { email: "email" },
    },
  },
};

describe("What only AWS does is proved by the request for it:", () => {
  const aws = useLocalAws(providerServices);

  async function outcome(expected: ExpectedRequest): Promise<unknown> {
    return askedFor(aws.endpoint, expected, "this endpoint doesn't show it");
  }

  const pool = (inputs: Readonly<Record<string, unknown>> = {}): Promise<Deployed> =>
    aws.create("aws:cognito/userPool:UserPool", { name: "shop", ...inputs });

  for (const [capability, { type, inputs, operation, parameters }] of Object.entries(capabilities)) {
    it(capability, async () => {
      const userPoolId = (await pool()).id;
      await aws.create(type, { userPoolId, ...inputs });
      const resource = { UserPoolId: userPoolId };
      const expected = { service: "cognito-idp", operations: [operation], resource, parameters };
      assert.deepEqual(await outcome(expected), { kind: "asked", detail: operation });
    });
  }

  it("mails by Amazon SES, and texts by Amazon SNS", async () => {
    await pool({
      name: "mailing",
      emailConfiguration: { emailSendingAccount: "DEVELOPER", sourceArn: identityArn },
      smsConfiguration: { externalId: "shop", snsCallerArn: roleArn },
    });
    const parameters = {
      EmailConfiguration: { EmailSendingAccount: "DEVELOPER", SourceArn: identityArn },
      SmsConfiguration: { ExternalId: "shop", SnsCallerArn: roleArn },
    };
    const resource = { PoolName: "mailing" };
    const operations = ["CreateUserPool"];
    assert.deepEqual(await outcome({ service: "cognito-idp", operations, resource, parameters }), {
      kind: "asked",
      detail: "CreateUserPool",
    });
  });

  it("a web ACL", async () => {
    const { outputs } = await pool();
    const visibility = { CloudWatchMetricsEnabled: false, MetricName: "shop", SampledRequestsEnabled: false };
    const acl = { Name: "shop", Scope: "REGIONAL", VisibilityConfig: visibility } as const;
    const waf = createAwsClient(WAFV2Client, aws);
    const { Summary } = await waf.send(new CreateWebACLCommand({ ...acl, DefaultAction: { Allow: {} } }));
    waf.destroy();
    const [resourceArn, webAclArn] = [outputs["arn"], Summary?.ARN];
    await aws.create("aws:wafv2/webAclAssociation:WebAclAssociation", { resourceArn, webAclArn });
    const request = {
      service: "wafv2",
      operations: ["AssociateWebACL"],
      resource: { ResourceArn: resourceArn },
    };
    assert.deepEqual(await outcome({ ...request, parameters: { WebACLArn: webAclArn } }), {
      kind: "asked",
      detail: "AssociateWebACL",
    });
  });

  it("what the endpoint lacks, by an API that says so in XML", async () => {
    const iam = createAwsClient(IAMClient, aws);
    const parameters = { UserName: "ann", ServiceName: "shop" };
    await assert.rejects(iam.send(new CreateServiceSpecificCredentialCommand(parameters)), {
      name: "InvalidAction",
    });
    iam.destroy();
    const operations = ["CreateServiceSpecificCredential"];
    assert.deepEqual(await outcome({ service: "iam", operations, resource: {}, parameters }), {
      kind: "asked",
      detail: "CreateServiceSpecificCredential",
    });
  });

  it("and not by another request, by none, or by one that was refused", async () => {
    const userPoolId = (await pool({ name: "other" })).id;
    const resource = { UserPoolId: userPoolId };
    const expected = { service: "cognito-idp", operations: ["CreateUserPoolDomain"], resource };
    const parameters = { Domain: "shop" };
    const none = { kind: "violated", detail: "there was no request CreateUserPoolDomain for it" };
    assert.deepEqual(await outcome({ ...expected, parameters }), none);

    const type = "aws:cognito/userPoolDomain:UserPoolDomain";
    const userPoolIdOfNone = "eu-west-1_None";
    await assert.rejects(aws.create(type, { domain: "nobody", userPoolId: userPoolIdOfNone }));
    assert.deepEqual(
      await outcome({
        ...expected,
        resource: { UserPoolId: userPoolIdOfNone },
        parameters: { Domain: "nobody" },
      }),
      none,
    );

    await aws.create(type, { domain: "store", userPoolId });
    assert.deepEqual(await outcome({ ...expected, parameters }), {
      kind: "violated",
      detail: 'CreateUserPoolDomain doesn\'t ask for {"Domain":"shop"}',
    });
  });

  it("at no endpoint that doesn't show its requests", async () => {
    const answer: Answer = (_request, response) => response.writeHead(404).end();
    assert.deepEqual(await outcomeAt(answer), { kind: "deviates", detail: "this endpoint doesn't show it" });
  });

  it("as a request that the endpoint took, or has nothing for", async () => {
    const kinds = outcomes.map(async ([status, error]) => {
      const answer = pageOf({ requests: [{ ...created, status, error }], dropped: 0 });
      return [status, error, (await outcomeAt(answer)).kind];
    });
    assert.deepEqual(
      await Promise.all(kinds),
      outcomes.map(([status, error, kind]) => [status, error, kind]),
    );
  });

  it("not where the endpoint may have dropped the request", async () => {
    const others = [{ ...created, operation: "CreateGroup", status: 200, error: null }];
    assert.deepEqual(await outcomeAt(pageOf({ requests: others, dropped: 1 })), {
      kind: "skipped",
      reason: "this endpoint has dropped requests (1), maybe also the one for it",
    });
    assert.deepEqual(await outcomeAt(pageOf({ requests: others, dropped: 0 })), {
      kind: "violated",
      detail: "there was no request CreateUserPool for it",
    });
    const requests = [{ ...created, status: 200, error: null }, ...others];
    assert.deepEqual(await outcomeAt(pageOf({ requests, dropped: 1 })), {
      kind: "asked",
      detail: "CreateUserPool",
    });
  });
});

const created = { service: "cognito-idp", operation: "CreateUserPool", parameters: { PoolName: "shop" } };

/** The status and the error of an answer, and what the request for it proves. */
const outcomes = [
  [200, null, "asked"],
  [400, "UnknownOperationException", "asked"],
  [400, "InvalidAction", "asked"],
  [400, "UnsupportedService", "asked"],
  [400, "InvalidParameterException", "violated"],
  [400, null, "violated"],
  [500, "InternalFailure", "violated"],
  [501, "NotImplemented", "violated"],
] as const;

function pageOf(page: object): Answer {
  return (_request, response) => response.end(JSON.stringify(page));
}

/** What the request for a user pool proves at an endpoint that answers so. */
function outcomeAt(answer: Answer): Promise<CheckResult> {
  const request = {
    service: "cognito-idp",
    operations: ["CreateUserPool"],
    resource: { PoolName: "shop" },
    parameters: {},
  };
  return withServer(answer, (endpoint) => askedFor(endpoint, request, "this endpoint doesn't show it"));
}
