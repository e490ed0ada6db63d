import assert from "node:assert/strict";
import { attributeChanges } from "../../provider/resources/user";
import { endpointOf } from "../../provider/resources/userPool/arn";

describe("The endpoint of a user pool", () => {
  for (const [partition, region, domain] of [
    ["aws", "eu-west-1", "amazonaws.com"],
    ["aws-us-gov", "us-gov-west-1", "amazonaws.com"],
    ["aws-cn", "cn-north-1", "amazonaws.com.cn"],
    ["aws-eusc", "eusc-de-east-1", "amazonaws.eu"],
  ] as const) {
    it(`is in ${domain} for the partition ${partition}`, () => {
      const arn = `arn:${partition}:cognito-idp:${region}:000000000000:userpool/${region}_abc`;
      assert.equal(endpointOf(arn), `cognito-idp.${region}.${domain}/${region}_abc`);
    });
  }
});

describe("The requests for a user", () => {
  it("change and remove the attributes that differ, but never those that are Cognito's", () => {
    assert.deepEqual(
      attributeChanges(
        { sub: "1", identities: "[]", email: "a@example.com", tier: "gold", nickname: "Jay", name: "Jane" },
        { email: "b@example.com", "custom:tier": "gold", name: "Jane", locale: "en" },
      ),
      {
        update: [
          { Name: "email", Value: "b@example.com" },
          { Name: "locale", Value: "en" },
        ],
        remove: ["nickname"],
      },
    );
  });
});
