import assert from "node:assert/strict";
import type { SentRequest } from "../../helpers/requestValidator";
import { json, query, rest, useRequestValidator } from "./useRequestValidator";

const { validate, operationOf, violations } = useRequestValidator();

const failed = "failed to satisfy constraint: Member must";
const cors = (rule: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${rule}</CORSConfiguration>`;

const records = (change: string): string =>
  `<ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ChangeBatch><Changes><Change>${change}</Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>`;
const domainName = "(\\*\\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])";

/** The status, the error's name and the message of a refusal, wherever the protocol has them. */
async function refusalOf(request: SentRequest): Promise<unknown[]> {
  const { status, headers, body } = (await validate(request))?.answer ?? assert.fail("no request to AWS");
  const [, code, text] = /<Code>(.*)<\/Code><Message>(.*)<\/Message>/.exec(body) ?? [];
  if (code !== undefined) return [status, headers["content-type"], code, text];
  const { message } = JSON.parse(body) as { message: string };
  return [status, headers["content-type"], headers["x-amzn-errortype"], message];
}

describe("A service", () => {
  const one = "1 validation error detected: ";
  const cases: Record<string, [SentRequest, unknown[]]> = {
    "cognito-idp": [
      json("cognito-idp", "ListUserPools", { MaxResults: 0 }),
      [
        "application/x-amz-json-1.1",
        "InvalidParameterException",
        `${one}Value '0' at 'maxResults' ${failed} have value greater than or equal to 1`,
      ],
    ],
    "cognito-identity": [
      json("cognito-identity", "GetId", { IdentityPoolId: "a" }),
      [
        "application/x-amz-json-1.1",
        "ValidationException",
        `${one}Value 'a' at 'identityPoolId' ${failed} satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+`,
      ],
    ],
    logs: [
      json("logs", "CreateLogGroup", { logGroupName: "a b" }),
      [
        "application/x-amz-json-1.1",
        "InvalidParameterException",
        `${one}Value 'a b' at 'logGroupName' ${failed} satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
      ],
    ],
    iam: [
      query("iam", "GetRole", { RoleName: "a&b" }),
      [
        "text/xml",
        "ValidationError",
        `${one}Value 'a&amp;b' at 'roleName' ${failed} satisfy regular expression pattern: [\\w+=,.@-]+`,
      ],
    ],
    sts: [
      query("sts", "GetAccessKeyInfo", {}),
      ["text/xml", "ValidationError", `${one}Value null at 'accessKeyId' ${failed} not be null`],
    ],
    lambda: [
      rest("lambda", "PUT /2015-03-31/functions/shop/configuration", { Timeout: 0 }),
      [
        "application/json",
        "ValidationException",
        `${one}Value '0' at 'timeout' ${failed} have value greater than or equal to 1`,
      ],
    ],
    apigatewayv2: [
      rest("apigateway", "POST /v2/apis", { name: "shop" }),
      ["application/json", "BadRequestException", `${one}Value null at 'protocolType' ${failed} not be null`],
    ],
    s3: [
      rest("s3", "PUT /uploads", "", { "x-amz-acl": "open" }),
      [
        "text/xml",
        "InvalidArgument",
        `${one}Value 'open' at 'aCL' ${failed} satisfy enum value set: [private, public-read, public-read-write, authenticated-read]`,
      ],
    ],
  };
  const otherCases: typeof cases = {
    acm: [
      json("acm", "RequestCertificate", { DomainName: "" }),
      [
        "application/x-amz-json-1.1",
        "ValidationException",
        `2 validation errors detected: Value '' at 'domainName' ${failed} satisfy regular expression pattern: ${domainName}; Value '' at 'domainName' ${failed} have length greater than or equal to 1`,
      ],
    ],
    kms: [
      json("kms", "CreateAlias", { AliasName: "alias/shop" }),
      [
        "application/x-amz-json-1.1",
        "ValidationException",
        `${one}Value null at 'targetKeyId' ${failed} not be null`,
      ],
    ],
    wafv2: [
      json("wafv2", "AssociateWebACL", { ResourceArn: "arn:aws:cognito-idp:us-east-1:0:userpool/a" }),
      [
        "application/x-amz-json-1.1",
        "ValidationException",
        `${one}Value null at 'webACLArn' ${failed} not be null`,
      ],
    ],
    sns: [
      query("sns", "Publish", {}),
      ["text/xml", "ValidationError", `${one}Value null at 'message' ${failed} not be null`],
    ],
    ses: [
      query("ses", "VerifyEmailIdentity", {}),
      ["text/xml", "ValidationError", `${one}Value null at 'emailAddress' ${failed} not be null`],
    ],
    "ses, version 2,": [
      rest("ses", "POST /v2/email/identities", {}),
      [
        "application/json",
        "BadRequestException",
        `${one}Value null at 'emailIdentity' ${failed} not be null`,
      ],
    ],
    route53: [
      rest("route53", "POST /2013-04-01/hostedzone/Z1/rrset/", records("<Action>PUT</Action>")),
      [
        "text/xml",
        "InvalidInput",
        `2 validation errors detected: Value 'PUT' at 'changeBatch.changes.1.member.action' ${failed} satisfy enum value set: [CREATE, DELETE, UPSERT]; Value null at 'changeBatch.changes.1.member.resourceRecordSet' ${failed} not be null`,
      ],
    ],
  };
  for (const [service, [request, expected]] of Object.entries({ ...cases, ...otherCases })) {
    it(`refuses as ${service} does`, async () => {
      assert.deepEqual(await refusalOf(request), [400, ...expected]);
    });
  }

  it("refuses what can't be read", async () => {
    const broken: [SentRequest, string, string][] = [
      [
        { ...json("cognito-idp", "ListUserPools", {}), body: "{" },
        "SerializationException",
        "The body isn't JSON",
      ],
      [
        { ...json("cognito-idp", "ListUserPools", {}), body: "[]" },
        "SerializationException",
        "The body isn't a JSON object",
      ],
      [
        {
          ...json("cognito-idp", "ListUserPools", {}),
          body: `{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
        },
        "SerializationException",
        "The body isn't JSON",
      ],
      [
        rest("lambda", "PUT /2015-03-31/functions/shop/configuration", "{"),
        "SerializationException",
        "The body isn't JSON",
      ],
      [
        query("iam", "CreateRole", { RoleName: "shop", MaxSessionDuration: "1h" }),
        "MalformedInput",
        "A value can not be converted to a number",
      ],
      [rest("s3", "PUT /uploads?cors", "<CORSConfiguration>"), "MalformedXML", "The body isn't XML"],
    ];
    for (const [request, name, message] of broken) {
      assert.deepEqual((await refusalOf(request)).slice(2), [name, message]);
    }
  });

  it("rejects an incomplete document as not well-formed, if it is S3", async () => {
    const rule = cors("<CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule>");
    assert.deepEqual((await refusalOf(rest("s3", "PUT /uploads?cors", rule))).slice(2), [
      "MalformedXML",
      `${one}Value null at 'cORSConfiguration.cORSRules.1.member.allowedOrigins' ${failed} not be null`,
    ]);
  });
});

describe("The Query protocol", () => {
  const role = { RoleName: "shop", AssumeRolePolicyDocument: "{}" };

  it("numbers what is in lists", async () => {
    const tags = { "Tags.member.1.Key": "team", "Tags.member.1.Value": "web", "Tags.member.2.Key": "" };
    assert.deepEqual(await violations(query("iam", "CreateRole", { ...role, ...tags })), [
      `Value '' at 'tags.2.member.key' ${failed} satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+`,
      `Value '' at 'tags.2.member.key' ${failed} have length greater than or equal to 1`,
      `Value null at 'tags.2.member.value' ${failed} not be null`,
    ]);
    assert.deepEqual(await violations(query("iam", "CreateRole", { ...role, Tags: "" })), []);
  });

  it("has numbers", async () => {
    const create = (MaxSessionDuration: string): Promise<readonly string[]> =>
      violations(query("iam", "CreateRole", { ...role, MaxSessionDuration }));
    assert.deepEqual(await create("3600"), []);
    assert.deepEqual(await create("3599"), [
      `Value '3599' at 'maxSessionDuration' ${failed} have value greater than or equal to 3600`,
    ]);
  });
});

describe("The REST protocols", () => {
  it("have parameters in the path and in the query", async () => {
    const path = "/2015-03-31/functions/a%20b/policy";
    const { violations: wrong = [] } = (await validate(rest("lambda", `GET ${path}?Qualifier=a%20b`))) ?? {};
    assert.deepEqual(
      wrong.map((violation) => violation.slice(0, 50)),
      [
        "Value 'a b' at 'functionName' failed to satisfy co",
        "Value 'a b' at 'qualifier' failed to satisfy const",
      ],
    );
    const untag = "DELETE /2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ashop";
    assert.deepEqual(await violations(rest("lambda", `${untag}?tagKeys=a&tagKeys=b`)), []);
    assert.deepEqual(await violations(rest("lambda", untag)), [
      `Value null at 'tagKeys' ${failed} not be null`,
    ]);
  });

  it("have parameters in headers", async () => {
    const copy = { "x-amz-copy-source": "uploads/a", "x-amz-storage-class": "COLD" };
    const [wrong = ""] = await violations(rest("s3", "PUT /uploads/b", "", copy));
    assert.equal(
      wrong.startsWith("Value 'COLD' at 'storageClass' failed to satisfy constraint: Member must"),
      true,
    );
  });

  it("have lists in headers with commas in between", async () => {
    const attributes = (text: string): Promise<readonly string[]> =>
      violations(rest("s3", "GET /uploads/a?attributes", "", { "x-amz-object-attributes": text }));
    for (const text of ["ETag", "ETag,ObjectSize", "ETag, Checksum , ObjectSize"]) {
      assert.deepEqual(await attributes(text), [], text);
    }
    assert.deepEqual(await attributes("ETag,Size"), [
      `Value '[ETag, Size]' at 'objectAttributes' ${failed} satisfy constraint: ` +
        "[Member must satisfy enum value set: [ETag, Checksum, ObjectParts, StorageClass, ObjectSize]]",
    ]);
  });

  it("have a document for a body, with lists whose elements stand alone", async () => {
    const rule =
      "<AllowedOrigin>a</AllowedOrigin><AllowedOrigin>b</AllowedOrigin><AllowedMethod>GET</AllowedMethod>";
    const rules = (maximum: string): string => cors(`<CORSRule>${rule}${maximum}</CORSRule>`);
    const put = (body: string): Promise<readonly string[]> =>
      violations(rest("s3", "PUT /uploads?cors", body));
    assert.deepEqual(await put(rules("<MaxAgeSeconds>5</MaxAgeSeconds>")), []);
    assert.deepEqual(await put(rules("<MaxAgeSeconds>soon</MaxAgeSeconds>")), [
      "A value can not be converted to a number",
    ]);
    assert.deepEqual(await put(cors("")), [
      `Value null at 'cORSConfiguration.cORSRules' ${failed} not be null`,
    ]);
    assert.deepEqual(await violations(rest("s3", "PUT /uploads?policy", "{}")), []);
    assert.deepEqual(await violations(rest("s3", "PUT /uploads?policy")), [
      `Value null at 'policy' ${failed} not be null`,
    ]);
  });

  it("have operations that only the query or a header distinguishes", async () => {
    const requests: [SentRequest, string][] = [
      [rest("s3", "GET /"), "s3 ListBuckets"],
      [rest("s3", "GET /uploads"), "s3 ListObjects"],
      [rest("s3", "GET /uploads/?list-type=2"), "s3 ListObjectsV2"],
      [rest("s3", "GET /uploads?policy="), "s3 GetBucketPolicy"],
      [rest("s3", "GET /uploads/a/b"), "s3 GetObject"],
      [rest("s3", "GET /uploads/a/"), "s3 GetObject"],
      [rest("s3", "GET /uploads/a?uploadId=1"), "s3 ListParts"],
      [rest("s3", "PUT /uploads"), "s3 CreateBucket"],
      [rest("s3", "PUT /uploads/a?x-id=PutObject"), "s3 PutObject"],
      [rest("s3", "PUT /uploads/a?partNumber=1&uploadId=1"), "s3 UploadPart"],
      [rest("s3", "PUT /uploads/a", "", { "x-amz-copy-source": "a/b" }), "s3 CopyObject"],
      [rest("s3", "GET /v20180820/tags/arn%3Aaws%3As3%3A%3A%3Auploads"), "s3control ListTagsForResource"],
      [rest("lambda", "GET /2015-03-31/functions/"), "lambda ListFunctions"],
      [rest("lambda", "GET /2015-03-31/functions/shop"), "lambda GetFunction"],
      [rest("apigateway", "GET /v2/apis/a/routes/b"), "apigatewayv2 GetRoute"],
      [
        rest("apigateway", "GET /v2/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Fapis%2Fa"),
        "apigatewayv2 GetTags",
      ],
    ];
    for (const [request, operation] of requests) {
      assert.equal(await operationOf(request), operation, `${request.method} ${request.url}`);
    }
  });
});
