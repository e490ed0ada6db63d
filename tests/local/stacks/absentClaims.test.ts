import assert from "node:assert/strict";
import type { ProofResult } from "../../../local/proofs/signIn";
import { reportAbsent } from "../../../local/stacks/absentClaims";

describe("A resource that the endpoint can't create", () => {
  const parent = "auth";
  const resources = [
    { name: "auth", type: "shop:CognitoAuth", parent: undefined, id: undefined },
    { name: "auth-pool", type: "aws:cognito:UserPool", parent, id: "eu-west-1_aBcDeFgHi" },
    {
      ...{ name: "auth-branding", type: "aws:cognito:ManagedLoginBranding", parent },
      id: "not-at-this-endpoint-0123abcd",
    },
  ];

  it("is reported as not proved, and no other is", () => {
    const reported: ProofResult[] = [];
    const results = reportAbsent(resources, (result) => reported.push(result));
    assert.deepEqual(results, [
      {
        claim: "auth-branding is created.",
        status: "not proved",
        detail: "this endpoint has no aws:cognito:ManagedLoginBranding",
      },
    ]);
    assert.deepEqual(reported, results);
  });
});
