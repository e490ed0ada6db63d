import assert from "node:assert/strict";
import { notPermitted, userLambda } from "./answers";
import { outcomesOf } from "./deployTriggers";
import { everNew, withCode, withoutInvoker } from "./lax";
import { useTriggers } from "./useTriggers";

/** JavaScript that adds a claim, which is written `name: value`, to both tokens. */
function adding(claim: string): string {
  return `const added = { claimsToAddOrOverride: { ${claim} } };
    event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: added, accessTokenGeneration: added } };`;
}

describe("The proof of claims that a function adds", () => {
  const triggers = useTriggers();

  it("fails where tokens lack what the function adds, or it adds nothing", async () => {
    const { target } = triggers;
    const name = "member's claims";
    const changing = withCode(target, "preTokenGeneration", adding(`lot: ${everNew}`));
    const { [name]: other } = await triggers.outcomesWith(changing, name);
    assert.match(other ?? "", /^failed: the ID token has "\d+" as "lot" instead of "\d+"$/);
  });

  for (const [what, body, expected] of [
    ["nothing", "", "failed: the function adds nothing to the ID token"],
    [
      "nothing to access tokens",
      "event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { lot: 1 } } } }",
      "failed: the function adds nothing to the access token",
    ],
    [
      "an error",
      'throw new Error("No claims")',
      `${userLambda}: PreTokenGeneration failed with error No claims.`,
    ],
  ] as const) {
    it(`fails where the function that customizes tokens gives ${what}`, async () => {
      const change = withCode(triggers.target, "preTokenGeneration", body);
      assert.deepEqual(await triggers.outcomesWith(change, "member's claims"), {
        "member's claims": expected,
      });
    });
  }

  it("follows the claims of the function, whatever these are made of", async () => {
    // The local AWS doesn't tell this trigger the user's status.
    const seen = `(delete event.request.userAttributes["cognito:user_status"], structuredClone(event))`;
    const isMember = "event.request.groupConfiguration.groupsToOverride.length > 0";
    const body = `if (${isMember}) { ${adding(`seen: ${seen}`)} }`;
    const change = withCode(triggers.target, "preTokenGeneration", body);
    assert.deepEqual(await triggers.outcomesWith(change, "member's claims", "outsider's claims"), {
      "member's claims": "proved",
      "outsider's claims": "proved",
    });
  });

  it("lets the function give users outside of the group another value", async () => {
    const role =
      'event.request.groupConfiguration.groupsToOverride.includes("editors") ? "editor" : "reader"';
    const change = withCode(triggers.target, "preTokenGeneration", adding(`role: ${role}`));
    assert.deepEqual(await triggers.outcomesWith(change, "member's claims", "outsider's claims"), {
      "member's claims": "proved",
      "outsider's claims": "proved",
    });
  });

  it("fails where users outside of the group have the claims, too, or get no tokens", async () => {
    const { target } = triggers;
    const name = "outsider's claims";
    const all = withCode(target, "preTokenGeneration", adding("lot: 1"));
    assert.deepEqual(await triggers.outcomesWith(all, name), {
      [name]: 'failed: the ID token has "lot", too',
    });
    assert.deepEqual(await triggers.outcomesWith(withCode(target, "preTokenGeneration", ""), name), {
      [name]: "failed: the function adds nothing to the ID token",
    });
    const failing = withCode(target, "preTokenGeneration", 'throw new Error("No claims")');
    assert.deepEqual(await triggers.outcomesWith(failing, name), {
      [name]: `${userLambda}: PreTokenGeneration failed with error No claims.`,
    });
    assert.deepEqual(await triggers.outcomesWith(withoutInvoker(target, "preTokenGeneration"), name), {
      [name]: notPermitted("PreTokenGeneration"),
    });
  });

  it("holds again once all is as it was", async () => {
    const outcomes = await outcomesOf(triggers.target, "member's claims", "outsider's claims");
    for (const [name, outcome] of Object.entries(outcomes)) assert.match(outcome, /^proved/, name);
  });
});
