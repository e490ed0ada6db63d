import assert from "node:assert/strict";
import { type Handler, loadFunction, useVariable } from "./loadFunction";

/** The event before tokens are issued, version V2_0, as far as the function reads it. */
interface Event {
  version: string;
  request: { groupConfiguration: { groupsToOverride?: string[] } };
  response: { claimsAndScopeOverrideDetails: unknown };
}

/** What Cognito sends: the response has nothing yet. */
const unchanged = { claimsAndScopeOverrideDetails: null };

describe("The function that adds permissions", () => {
  let handler: Handler<Event>;
  useVariable("GROUP", "editors");

  before(async () => {
    handler = await loadFunction("addPermissions.mjs");
  });

  async function responseFor(groupsToOverride?: string[]): Promise<unknown> {
    const groupConfiguration = groupsToOverride === undefined ? {} : { groupsToOverride };
    const { response, ...others } = await handler({
      version: "2",
      request: { groupConfiguration },
      response: unchanged,
    });
    assert.deepEqual(others, { version: "2", request: { groupConfiguration } });
    return response;
  }

  it("adds them to both tokens of a member of the group", async () => {
    const claims = { claimsToAddOrOverride: { permissions: ["articles:publish"] } };
    const response = {
      claimsAndScopeOverrideDetails: { idTokenGeneration: claims, accessTokenGeneration: claims },
    };
    assert.deepEqual(await responseFor(["editors"]), response);
    assert.deepEqual(await responseFor(["readers", "editors"]), response);
  });

  it("leaves the tokens of everybody else as they are", async () => {
    for (const groups of [undefined, [], ["readers"], ["Editors"]]) {
      assert.deepEqual(await responseFor(groups), unchanged);
    }
  });

  it("adds nothing where it isn't told the group", async () => {
    Reflect.deleteProperty(process.env, "GROUP");
    assert.deepEqual(await responseFor(["editors"]), unchanged);
  });
});
