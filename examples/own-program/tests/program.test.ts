import { strict as assert } from "node:assert";
import { deployWithMocks, type MockDeployment } from "cognito-auth/testing";
import { violationsIn } from "../policies";

const config = { "own-program:staffRegion": "eu-west-1", "own-program:customerRegion": "us-east-1" };

describe("The program", () => {
  let deployment: MockDeployment;
  before(async () => {
    deployment = await deployWithMocks(() => import("../index"), { project: "own-program", config });
  });

  it("has the staff sign in with a second factor, in the staff's region", () => {
    const pool = deployment.resources["staff-user-pool"];
    assert.equal(pool?.inputs["mfaConfiguration"], "ON");
    assert.equal(pool.provider, "staff-region");
    assert.equal(deployment.resources["staff-region"]?.inputs["region"], "eu-west-1");
  });

  it("lets customers sign up, in another region", () => {
    const pool = deployment.resources["customers-user-pool"];
    assert.deepEqual(pool?.inputs["usernameAttributes"], ["email"]);
    assert.equal(pool.provider, "customer-region");
    assert.equal(deployment.resources["customer-region"]?.inputs["region"], "us-east-1");
  });

  it("has a test user among the customers only", () => {
    const users = Object.entries(deployment.resources).filter(
      ([, { type }]) => type === "aws:cognito/user:User",
    );
    assert.deepEqual(
      users.map(([name]) => name),
      ["customers-test-user"],
    );
  });

  it("keeps the platform team's policies", () => {
    assert.deepEqual(violationsIn(deployment), []);
  });
});
