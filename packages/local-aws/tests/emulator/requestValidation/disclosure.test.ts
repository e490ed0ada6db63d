import assert from "node:assert/strict";
import { python } from "../emulatorPython";

/** The parameters of a request: as they are sent, and as they are shown. */
interface Example {
  readonly operation: `${string}:${string}`;
  readonly sent: object;
  readonly shown: object;
}

const secret = "[secret]";
const verifier = { PasswordVerifier: "dmVyaWZpZXI=", Salt: "c2FsdA==" };
const mail = { Subject: { Data: "Your code" }, Body: { Text: { Data: "123456", Charset: "utf-8" } } };
const shownMail = { Subject: { Data: secret }, Body: { Text: { Data: secret, Charset: "utf-8" } } };
const visibility = { CloudWatchMetricsEnabled: false };

const examples: Readonly<Record<string, Example>> = {
  "a code from a message": {
    operation: "cognito-idp:ConfirmSignUp",
    sent: { Username: "ann", ConfirmationCode: "123456" },
    shown: { Username: secret, ConfirmationCode: secret },
  },
  "what a device signs in with": {
    operation: "cognito-idp:ConfirmDevice",
    sent: { AccessToken: "token", DeviceKey: "eu-west-1_1", DeviceSecretVerifierConfig: verifier },
    shown: { AccessToken: secret, DeviceKey: "eu-west-1_1", DeviceSecretVerifierConfig: secret },
  },
  "what an application tells a function": {
    operation: "cognito-idp:AdminConfirmSignUp",
    sent: { UserPoolId: "eu-west-1_1", ClientMetadata: { invitation: "1234" } },
    shown: { UserPoolId: "eu-west-1_1", ClientMetadata: secret },
  },
  "the name of a developer's user": {
    operation: "cognito-identity:UnlinkDeveloperIdentity",
    sent: { DeveloperProviderName: "shop", DeveloperUserIdentifier: "ann" },
    shown: { DeveloperProviderName: "shop", DeveloperUserIdentifier: secret },
  },
  "a second factor for IAM": {
    operation: "iam:EnableMFADevice",
    sent: { UserName: "ann", AuthenticationCode1: "123456", AuthenticationCode2: "654321" },
    shown: { UserName: "ann", AuthenticationCode1: secret, AuthenticationCode2: secret },
  },
  "a token for a key": {
    operation: "kms:RetireGrant",
    sent: { GrantToken: "token", GrantId: "1" },
    shown: { GrantToken: secret, GrantId: "1" },
  },
  "the token of an event's source": {
    operation: "lambda:AddPermission",
    sent: { StatementId: "skill", EventSourceToken: "token" },
    shown: { StatementId: "skill", EventSourceToken: secret },
  },
  "what is logged": {
    operation: "logs:PutLogEvents",
    sent: { logGroupName: "log", logEvents: [{ timestamp: 1, message: "code 123456" }] },
    shown: { logGroupName: "log", logEvents: [{ timestamp: 1, message: secret }] },
  },
  "a mail": {
    operation: "ses:SendEmail",
    sent: { Source: "shop@example.com", Destination: { ToAddresses: ["ann@example.com"] }, Message: mail },
    shown: { Source: "shop@example.com", Destination: { ToAddresses: secret }, Message: shownMail },
  },
  "a mail from a template": {
    operation: "ses:SendTemplatedEmail",
    sent: { Template: "code", TemplateData: '{"code":"123456"}' },
    shown: { Template: "code", TemplateData: secret },
  },
  "a mail, by version 2": {
    operation: "sesv2:SendEmail",
    sent: {
      FromEmailAddress: "shop@example.com",
      Destination: { ToAddresses: ["ann@example.com"] },
      Content: { Simple: { ...mail, Headers: [{ Name: "X-Code", Value: "123456" }] } },
    },
    shown: {
      FromEmailAddress: "shop@example.com",
      Destination: { ToAddresses: secret },
      Content: { Simple: { ...shownMail, Headers: [{ Name: "X-Code", Value: secret }] } },
    },
  },
  "a mail from a template, by version 2": {
    operation: "sesv2:SendEmail",
    sent: { Content: { Template: { TemplateName: "code", TemplateData: '{"code":"123456"}' } } },
    shown: { Content: { Template: { TemplateName: "code", TemplateData: secret } } },
  },
  "a text message": {
    operation: "sns:Publish",
    sent: {
      PhoneNumber: "+15555550100",
      Subject: "Your code",
      Message: "123456",
      MessageAttributes: { code: { DataType: "String", StringValue: "123456" } },
    },
    shown: { PhoneNumber: secret, Subject: secret, Message: secret, MessageAttributes: secret },
  },
  "several text messages": {
    operation: "sns:PublishBatch",
    sent: { PublishBatchRequestEntries: [{ Id: "1", Message: "123456" }] },
    shown: { PublishBatchRequestEntries: [{ Id: "1", Message: secret }] },
  },
  "the credential of a service that pushes messages": {
    operation: "sns:CreatePlatformApplication",
    sent: {
      Name: "shop",
      Platform: "GCM",
      Attributes: { PlatformCredential: "key", SuccessFeedbackSampleRate: "1" },
    },
    shown: {
      Name: "shop",
      Platform: "GCM",
      Attributes: { PlatformCredential: secret, SuccessFeedbackSampleRate: "1" },
    },
  },
  "a device to push messages to": {
    operation: "sns:CreatePlatformEndpoint",
    sent: {
      PlatformApplicationArn: "arn",
      Token: "token",
      CustomUserData: "ann",
      Attributes: { Enabled: "true" },
    },
    shown: {
      PlatformApplicationArn: "arn",
      Token: secret,
      CustomUserData: secret,
      Attributes: { Enabled: "true" },
    },
  },
  "a change of that device": {
    operation: "sns:SetEndpointAttributes",
    sent: { EndpointArn: "arn", Attributes: { Token: "token", CustomUserData: "ann", Enabled: "true" } },
    shown: { EndpointArn: "arn", Attributes: { Token: secret, CustomUserData: secret, Enabled: "true" } },
  },
  "a code that was sent to a telephone": {
    operation: "sns:VerifySMSSandboxPhoneNumber",
    sent: { PhoneNumber: "+15555550100", OneTimePassword: "12345" },
    shown: { PhoneNumber: secret, OneTimePassword: secret },
  },
  "the token of a subscription": {
    operation: "sns:ConfirmSubscription",
    sent: { TopicArn: "arn", Token: "token" },
    shown: { TopicArn: "arn", Token: secret },
  },
  "a second factor for a role": {
    operation: "sts:AssumeRole",
    sent: { RoleSessionName: "ann", TokenCode: "123456", ProvidedContexts: [{ ContextAssertion: "token" }] },
    shown: { RoleSessionName: "ann", TokenCode: secret, ProvidedContexts: [{ ContextAssertion: secret }] },
  },
  "an encoded message": {
    operation: "sts:DecodeAuthorizationMessage",
    sent: { EncodedMessage: "message" },
    shown: { EncodedMessage: secret },
  },
  "the key of an application in a browser": {
    operation: "wafv2:DeleteAPIKey",
    sent: { Scope: "REGIONAL", APIKey: "key" },
    shown: { Scope: "REGIONAL", APIKey: secret },
  },
  "a header by which a server knows its web ACL": {
    operation: "wafv2:CreateWebACL",
    sent: {
      VisibilityConfig: visibility,
      DefaultAction: {
        Allow: { CustomRequestHandling: { InsertHeaders: [{ Name: "origin", Value: "key" }] } },
      },
    },
    shown: {
      VisibilityConfig: visibility,
      DefaultAction: {
        Allow: { CustomRequestHandling: { InsertHeaders: [{ Name: "origin", Value: secret }] } },
      },
    },
  },
};

/** What is shown of the parameters of operations. */
async function shownOf(requests: readonly (readonly [string, object])[]): Promise<unknown[]> {
  const shown = await python(`
from request_validation import models
from request_validation.disclosure import shown
def shown_of(name, parameters):
    service_name, _, operation = name.partition(":")
    service = models.load(service_name)
    return shown(service, service.input_of(operation), parameters)
requests = json.loads(${JSON.stringify(JSON.stringify(requests))})
print(json.dumps([shown_of(*request) for request in requests]))`);
  return shown as unknown[];
}

describe("Of a request's parameters, nothing shows", () => {
  let shown: unknown[];

  before(async () => {
    shown = await shownOf(Object.values(examples).map(({ operation, sent }) => [operation, sent]));
  });

  for (const [index, [what, example]] of Object.entries(examples).entries()) {
    it(`${what} (${example.operation})`, () => {
      assert.deepEqual(shown[index], example.shown);
    });
  }

  it("the binary content of a mail", async () => {
    const script = `
from request_validation import models
from request_validation.disclosure import shown
v1, v2 = models.load("ses"), models.load("sesv2")
raw = {"Data": b"123456"}
attachment = {"FileName": "code.txt", "RawContent": b"123456"}
print(json.dumps([
    shown(v1, "SendRawEmailRequest", {"Source": "shop@example.com", "Destinations": ["ann@example.com"], "RawMessage": raw}),
    shown(v2, "SendEmailRequest", {"Content": {"Raw": raw}}),
    shown(v2, "SendEmailRequest", {"Content": {"Simple": {"Attachments": [attachment]}}}),
]))`;
    assert.deepEqual(await python(script), [
      { Source: "shop@example.com", Destinations: secret, RawMessage: { Data: secret } },
      { Content: { Raw: { Data: secret } } },
      { Content: { Simple: { Attachments: [{ FileName: "code.txt", RawContent: secret }] } } },
    ]);
  });

  it("that JSON can't have", async () => {
    const script = `
from request_validation.disclosure import shown
service = types.SimpleNamespace(name="shop", shapes={"Rate": {"type": "double"}})
print(json.dumps([shown(service, "Rate", float(text)) for text in ("nan", "inf", "-inf", "0.5")], allow_nan=False))`;
    assert.deepEqual(await python(script), ["nan", "inf", "-inf", 0.5]);
  });

  it("that is named in no model", async () => {
    const script = `
from request_validation import models, unmarked
shapes = [(name, shape) for table in (unmarked.SHAPES, unmarked.PUBLIC) for name in table for shape in table[name]]
members = [(name, shape, member) for (name, shape), names in unmarked.MEMBERS.items() for member in names]
print(json.dumps([
    [one for one in shapes if one[1] not in models.load(one[0]).shapes],
    [one for one in members if one[2] not in models.load(one[0]).shapes[one[1]]["members"]],
    [one for one in shapes if models.load(one[0]).shapes[one[1]].get("sensitive")],
]))`;
    assert.deepEqual(await python(script), [[], [], [["cognito-idp", "ClientIdType"]]]);
  });
});
