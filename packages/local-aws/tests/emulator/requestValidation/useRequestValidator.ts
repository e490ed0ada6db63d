import assert from "node:assert/strict";
import {
  type RequestValidator,
  type SentRequest,
  startRequestValidator,
  type Verdict,
} from "../../helpers/requestValidator";

/** The additional content of a test's own request, besides its parameters. */
type Parts = Partial<SentRequest>;

const targets = {
  acm: "CertificateManager",
  "cognito-identity": "AWSCognitoIdentityService",
  "cognito-idp": "AWSCognitoIdentityProviderService",
  kms: "TrentService",
  logs: "Logs_20140328",
  wafv2: "AWSWAF_20190729",
} as const;

const versions = { iam: "2010-05-08", ses: "2010-12-01", sns: "2010-03-31", sts: "2011-06-15" } as const;

/** The header with which a request is signed for a service. */
export function signedFor(service: string): Record<string, string> {
  const scope = `20261126/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=host, Signature=0` };
}

/** A request by the JSON protocol. */
export function json(service: keyof typeof targets, operation: string, parameters: unknown): SentRequest {
  const headers = { "x-amz-target": `${targets[service]}.${operation}`, ...signedFor(service) };
  return { method: "POST", url: "/", headers, body: JSON.stringify(parameters) };
}

/** A request by the Query protocol. */
export function query(
  service: keyof typeof versions,
  Action: string,
  parameters: Readonly<Record<string, string>>,
): SentRequest {
  const headers = { "content-type": "application/x-www-form-urlencoded", ...signedFor(service) };
  const body = new URLSearchParams({ Action, Version: versions[service], ...parameters }).toString();
  return { method: "POST", url: "/", headers, body };
}

/** A request by one of the REST protocols, such as `PUT /uploads?cors`. */
export function rest(
  service: string,
  line: string,
  body: unknown = "",
  headers: Parts["headers"] = {},
): SentRequest {
  const [method = "", url = ""] = line.split(" ");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { method, url, headers: { ...signedFor(service), ...headers }, body: text };
}

/** The validation, for all tests of the enclosing suite. */
export interface RequestValidation {
  /** Undefined for a request that isn't to AWS. */
  readonly validate: (request: SentRequest) => Promise<Verdict | undefined>;
  /** The operation that a request is for; undefined where it is for none. */
  readonly operationOf: (request: SentRequest) => Promise<string | undefined>;
  /** What is wrong with a request to AWS. */
  readonly violations: (request: SentRequest) => Promise<readonly string[]>;
}

/**
 * Starts the validation for the tests of the enclosing suite. It records nothing: the requests are meant to be invalid.
 */
export function useRequestValidator(): RequestValidation {
  let started: RequestValidator;
  before(async () => {
    started = await startRequestValidator({ isNoting: false });
  });
  after(() => started.stop());
  const validate: RequestValidation["validate"] = (request) => started.validate(request);
  return {
    validate,
    operationOf: async (request) => {
      const verdict = await validate(request);
      return verdict === undefined ? undefined : `${verdict.service} ${verdict.operation}`;
    },
    violations: async (request) => (await validate(request))?.violations ?? assert.fail("no request to AWS"),
  };
}
