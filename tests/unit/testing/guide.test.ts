import assert from "node:assert/strict";
import { deployWithMocks } from "../../../components/testing";
import { programsIn } from "../../helpers/guideProgram";

describe("The guide's programs under mocks", () => {
  const [sendBySes, renamed, ...others] = programsIn("customize-resources.md");

  it("send email by Amazon SES", async () => {
    assert.ok(sendBySes !== undefined);
    const { resources } = await deployWithMocks(sendBySes);
    assert.deepEqual(resources["auth-user-pool"]?.inputs["emailConfiguration"], {
      emailSendingAccount: "DEVELOPER",
      fromEmailAddress: "Shop <no-reply@example.com>",
      sourceArn: "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
    });
    assert.equal(resources["auth-app-client"]?.inputs["emailConfiguration"], undefined);
  });

  it("keep the resources of a component that is renamed", async () => {
    assert.ok(renamed !== undefined);
    const { resources } = await deployWithMocks(renamed);
    assert.deepEqual(resources["customers"]?.aliases, ["auth"]);
    assert.deepEqual(others, []);
  });
});
