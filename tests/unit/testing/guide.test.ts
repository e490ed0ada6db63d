import assert from "node:assert/strict";
import { deployWithMocks } from "../../../components/testing";
import { programsIn } from "../../helpers/guideProgram";

describe("The guide's programs under mocks", () => {
  const [watchForThreats, renamed, ...others] = programsIn("customize-resources.md");

  it("turn threat protection on", async () => {
    assert.ok(watchForThreats !== undefined);
    const { resources } = await deployWithMocks(watchForThreats);
    assert.deepEqual(resources["auth-user-pool"]?.inputs["userPoolAddOns"], {
      advancedSecurityMode: "AUDIT",
    });
    assert.equal(resources["auth-app-client"]?.inputs["userPoolAddOns"], undefined);
  });

  it("keep the resources of a component that is renamed", async () => {
    assert.ok(renamed !== undefined);
    const { resources } = await deployWithMocks(renamed);
    assert.deepEqual(resources["customers"]?.aliases, ["auth"]);
    assert.deepEqual(others, []);
  });
});
