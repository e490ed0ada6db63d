import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { mockAnswer, mockPassword, secretValue } from "../../../components/testing";
import { notOfTheProvider } from "./notOfTheProvider";
import { type Case, expectedOf, recordedTypes } from "./realProvider";

const uuid = "5a6b7c8d-0000-4000-8000-123456789012";

for (const { name: typeName, type, cases } of recordedTypes) {
  const exceptions = notOfTheProvider[typeName] ?? {};

  /** A program with one resource, and what it is answered. */
  const answered = ({ name, inputs }: Case, preview: boolean): ReturnType<typeof mockAnswer> => {
    const logicalName = name === "a logical name with capitals" ? "Example" : "example";
    return mockAnswer({ type, name: logicalName, inputs, preview, region: "us-east-1" });
  };

  describe(`The mocks' answer for a ${typeName}`, () => {
    it("is the AWS provider's own after a creation", () => {
      for (const recorded of cases) {
        const { id, outputs } = answered(recorded, false);
        const instead = Object.fromEntries(
          Object.entries(exceptions).flatMap(([property, exception]) =>
            "instead" in exception ? [[property, exception.instead]] : [],
          ),
        );
        const expected = expectedOf({ ...recorded.outputs, ...instead }, { id, ...outputs }, id);
        assert.deepEqual({ id, ...outputs }, expected, recorded.name);
        assert.equal(id, expectedOf(recorded.id, id, id), recorded.name);
      }
    });

    it("is the AWS provider's own in a preview", () => {
      for (const recorded of cases) {
        const { id, outputs } = answered(recorded, true);
        const { id: unknownId, ...expected } = recorded.preview;
        assert.deepEqual(outputs, expectedOf(expected, outputs, "example-1234567"), recorded.name);
        assert.deepEqual([id, unknownId], ["", pulumi.unknown], recorded.name);
      }
    });

    it("is said not to be the provider's only of what was recorded, and only differs where it has to", () => {
      for (const [property, exception] of Object.entries(exceptions)) {
        const values = cases.map(({ outputs }) => outputs[property]).filter((value) => value !== undefined);
        assert.notDeepEqual(values, [], `${property} isn't recorded`);
        if ("instead" in exception) assert.notDeepEqual(values[0], exception.instead, property);
      }
    });
  });
}

it("There is a list of what AWS decides for every type", () => {
  assert.deepEqual(Object.keys(notOfTheProvider).sort(), recordedTypes.map(({ name }) => name).sort());
});

describe("The mocks' answer", () => {
  const answerOf = (type: string, inputs: Record<string, unknown>, preview = false): object =>
    mockAnswer({ type, name: "example", inputs, preview }).outputs;

  it("is the inputs and an id for a type that they don't know", () => {
    const request = { type: "aws:sns/topic:Topic", name: "news", inputs: { name: "news", tags: null } };
    assert.deepEqual(mockAnswer(request), { id: "news-id", outputs: { name: "news" } });
    assert.deepEqual(mockAnswer({ ...request, preview: true }), { id: "", outputs: { name: "news" } });
  });

  it("keeps an input that they don't know, and a secret a secret", () => {
    const inputs = {
      bucket: secretValue("uploads"),
      policy: secretValue('{ "Version": "2012-10-17" }'),
      new: 1,
    };
    assert.deepEqual(answerOf("aws:s3/bucketPolicy:BucketPolicy", inputs), {
      bucket: secretValue("uploads"),
      policy: secretValue('{"Version":"2012-10-17"}'),
      new: 1,
      region: "eu-west-1",
    });
    assert.deepEqual(
      mockAnswer({ type: "aws:s3/bucketPolicy:BucketPolicy", name: "a", inputs }).id,
      "uploads",
    );
  });

  it("keeps what is unknown in a preview, and a policy that is no JSON", () => {
    const inputs = { bucket: pulumi.unknown, policy: "<xml>" };
    assert.deepEqual(answerOf("aws:s3/bucketPolicy:BucketPolicy", inputs, true), {
      bucket: pulumi.unknown,
      policy: "<xml>",
      region: "eu-west-1",
    });
  });

  it("is a password as the provider `random` makes it", () => {
    const inputs = { length: 20, numeric: false, minLower: 2 };
    const type = "random:index/randomPassword:RandomPassword";
    const { bcryptHash, result, ...settings } = mockAnswer({ type, name: "password", inputs }).outputs;
    assert.deepEqual(settings, {
      ...{ length: 20, lower: true, upper: true, special: true, number: false, numeric: false },
      ...{ minLower: 2, minUpper: 0, minNumeric: 0, minSpecial: 0 },
    });
    assert.deepEqual(result, secretValue(mockPassword));
    assert.deepEqual(bcryptHash, secretValue("$2a$10$hash-of-the-mocks"));
    assert.equal(mockAnswer({ type, name: "password", inputs }).id, "none");
    assert.deepEqual(answerOf(type, inputs, true), {
      ...settings,
      bcryptHash: pulumi.unknown,
      result: pulumi.unknown,
    });
  });

  it("is one record in DNS for a certificate, which isn't issued before that is there", () => {
    const type = "aws:acm/certificate:Certificate";
    const inputs = { domainName: "auth.example.com", validationMethod: "DNS", region: "us-east-1" };
    const { id, outputs } = mockAnswer({ type, name: "certificate", inputs });
    assert.equal(id, `arn:aws:acm:us-east-1:123456789012:certificate/${uuid}`);
    assert.equal(outputs["arn"], id);
    assert.equal(outputs["status"], "PENDING_VALIDATION");
    assert.deepEqual(outputs["domainValidationOptions"], [
      {
        domainName: "auth.example.com",
        resourceRecordName: "_proof-of-the-mocks.auth.example.com.",
        resourceRecordType: "CNAME",
        resourceRecordValue: "_value-of-the-mocks.acm-validations.aws.",
      },
    ]);
    const preview = answerOf(type, inputs, true);
    assert.equal(Reflect.get(preview, "domainValidationOptions"), pulumi.unknown);
  });

  it("is the ARN of a certificate that is issued, once its record is there", () => {
    const type = "aws:acm/certificateValidation:CertificateValidation";
    const inputs = { certificateArn: "arn", validationRecordFqdns: ["b", "a"] };
    assert.deepEqual(mockAnswer({ type, name: "validation", inputs }), {
      id: "2026-01-01T00:00:00Z",
      outputs: { certificateArn: "arn", validationRecordFqdns: ["a", "b"], region: "eu-west-1" },
    });
  });

  it("is the whole name of a record in DNS, which has no region", () => {
    const type = "aws:route53/record:Record";
    const inputs = { zoneId: "Z1", name: "_proof.example.com.", type: "CNAME", records: ["x"], ttl: 300 };
    const { id, outputs } = mockAnswer({ type, name: "record", inputs });
    assert.equal(id, "Z1__proof.example.com._CNAME");
    assert.equal(outputs["fqdn"], "_proof.example.com");
    assert.equal("region" in outputs, false);
    assert.equal(Reflect.get(answerOf(type, inputs, true), "fqdn"), pulumi.unknown);
  });

  it("is a key of AWS KMS with its defaults, whose policy leaves the access to the account's policies", () => {
    const type = "aws:kms/key:Key";
    const { id, outputs } = mockAnswer({ type, name: "codes", inputs: { tags: { team: "shop" } } });
    const { policy, ...settings } = outputs;
    assert.deepEqual([id, outputs["keyId"]], ["codes-id", "codes-id"]);
    assert.deepEqual(settings, {
      arn: "arn:aws:kms:eu-west-1:123456789012:key/codes-id",
      bypassPolicyLockoutSafetyCheck: false,
      customKeyStoreId: "",
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      deletionWindowInDays: null,
      description: "",
      enableKeyRotation: false,
      isEnabled: true,
      keyId: "codes-id",
      keyUsage: "ENCRYPT_DECRYPT",
      multiRegion: false,
      region: "eu-west-1",
      rotationPeriodInDays: 0,
      tags: { team: "shop" },
      tagsAll: { team: "shop" },
      xksKeyId: null,
    });
    assert.deepEqual(Reflect.get(JSON.parse(String(policy)) as object, "Statement"), [
      {
        Action: "kms:*",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Resource: "*",
        Sid: "Enable IAM User Permissions",
      },
    ]);
    const rotated = answerOf(type, { enableKeyRotation: true, policy: '{ "Version": "x", "Id": "y" }' });
    assert.equal(Reflect.get(rotated, "rotationPeriodInDays"), 365);
    assert.equal(Reflect.get(rotated, "policy"), '{"Id":"y","Version":"x"}');
    const preview = answerOf(type, {}, true);
    assert.deepEqual(
      ["arn", "keyId", "policy", "isEnabled"].map((name): unknown => Reflect.get(preview, name)),
      [pulumi.unknown, pulumi.unknown, pulumi.unknown, true],
    );
  });

  it("is an alias of a key, by the key's id or its ARN, with a name that begins as every alias does", () => {
    const type = "aws:kms/alias:Alias";
    const targetKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/codes-id";
    for (const targetKeyId of ["codes-id", targetKeyArn]) {
      assert.deepEqual(mockAnswer({ type, name: "example", inputs: { name: "alias/codes", targetKeyId } }), {
        id: "alias/codes",
        outputs: {
          arn: "arn:aws:kms:eu-west-1:123456789012:alias/codes",
          name: "alias/codes",
          namePrefix: "",
          region: "eu-west-1",
          targetKeyArn,
          targetKeyId: "codes-id",
        },
      });
    }
    const { id, outputs } = mockAnswer({ type, name: "example", inputs: { targetKeyId: "codes-id" } });
    assert.deepEqual([id, outputs["name"]], ["alias/example-1234567", "alias/example-1234567"]);
    assert.equal(outputs["arn"], "arn:aws:kms:eu-west-1:123456789012:alias/example-1234567");
    const inPreview = answerOf(type, { name: "alias/codes", targetKeyId: "codes-id" }, true);
    assert.deepEqual(inPreview, {
      ...{ arn: pulumi.unknown, name: "alias/codes", namePrefix: pulumi.unknown, region: "eu-west-1" },
      ...{ targetKeyArn: pulumi.unknown, targetKeyId: "codes-id" },
    });
  });

  it("is an alias of a function, by the function's name or its ARN, whose id is its own ARN", () => {
    const type = "aws:lambda/alias:Alias";
    const arn = "arn:aws:lambda:eu-west-1:123456789012:function:sign-up:live";
    for (const functionName of ["sign-up", "arn:aws:lambda:eu-west-1:123456789012:function:sign-up"]) {
      const inputs = { functionName, functionVersion: "3", name: "live" };
      assert.deepEqual(mockAnswer({ type, name: "example", inputs }), {
        id: arn,
        outputs: {
          ...inputs,
          arn,
          description: "",
          invokeArn: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
          region: "eu-west-1",
          routingConfig: null,
        },
      });
    }
    const preview = answerOf(type, { functionName: "sign-up", functionVersion: "3", name: "live" }, true);
    assert.equal(Reflect.get(preview, "arn"), pulumi.unknown);
  });

  for (const [type, id, inputs] of [
    ["aws:kms/alias:Alias", "alias/codes", { name: "alias/codes" }],
    ["aws:cognito/resourceServer:ResourceServer", "pool|api/a", { userPoolId: "pool", identifier: "api/a" }],
    [
      "aws:cognito/managedLoginBranding:ManagedLoginBranding",
      `pool,${uuid}`,
      { userPoolId: "pool", managedLoginBrandingId: uuid },
    ],
    [
      "aws:cognito/userPoolUICustomization:UserPoolUICustomization",
      "pool,ALL",
      { userPoolId: "pool", clientId: "ALL" },
    ],
    ["aws:cognito/userPoolDomain:UserPoolDomain", "shop", { domain: "shop" }],
    ["aws:cognito/userGroup:UserGroup", "pool/staff", { userPoolId: "pool", name: "staff" }],
    [
      "aws:cognito/userInGroup:UserInGroup",
      "pool,staff,jane",
      { userPoolId: "pool", groupName: "staff", username: "jane" },
    ],
  ] as const) {
    it(`has what the id of a resource says that exists already: ${id}`, () => {
      const { id: read, outputs } = mockAnswer({ type, name: "example", id, inputs: {} });
      assert.equal(read, id);
      assert.deepEqual({ ...outputs, ...inputs }, outputs);
    });
  }
});
