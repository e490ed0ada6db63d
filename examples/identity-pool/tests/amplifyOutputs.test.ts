import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { amplifyOutputs } from "../amplifyOutputs";

describe("What the identity pool adds for Amplify", () => {
  it("is nothing where a version of cognito-auth deployed the auth stack that wrote nothing", async () => {
    const added = {
      identityPoolId: pulumi.output("eu-west-1:22222222-0000-4000-8000-123456789012"),
      uploadsBucketName: pulumi.output("uploads-1234567"),
      region: pulumi.output("eu-west-1"),
    };
    const written = amplifyOutputs(pulumi.output(undefined), added);
    assert.equal(await new Promise((resolve) => written.apply(resolve)), undefined);
  });
});
