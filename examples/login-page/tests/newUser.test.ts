import assert from "node:assert/strict";
import { newUserFieldsOf, newUserIn, usernameRuleOf } from "../src/newUser";

const pool = { signInWith: ["username"], requiredAttributes: [], verifiedAttributes: [] } as const;

describe("The sign-up", () => {
  for (const [title, settings, identifiers, attributes] of [
    ["a username alone, where the pool requires nothing", {}, ["username"], []],
    [
      "what the pool requires",
      { requiredAttributes: ["email", "birthdate"], verifiedAttributes: ["email"] },
      ["username"],
      ["email", "birthdate"],
    ],
    [
      "where a code can be sent, though the pool doesn't require it",
      { verifiedAttributes: ["phone_number"] },
      ["username"],
      ["phone_number"],
    ],
    [
      "one place where a code can be sent, where there are two",
      { requiredAttributes: ["phone_number"], verifiedAttributes: ["email", "phone_number"] },
      ["username"],
      ["phone_number"],
    ],
    [
      "an email address once, where that is the username",
      { signInWith: ["email"], requiredAttributes: ["email", "name"], verifiedAttributes: ["email"] },
      ["email"],
      ["name"],
    ],
    [
      "a phone number once, where that is the username",
      {
        signInWith: ["phone_number"],
        requiredAttributes: ["phone_number"],
        verifiedAttributes: ["phone_number"],
      },
      ["phone_number"],
      [],
    ],
    [
      "either of the two, where each can be the username",
      { signInWith: ["email", "phone_number"], verifiedAttributes: ["email", "phone_number"] },
      ["email", "phone_number"],
      [],
    ],
    [
      "the one that the pool requires, where each can be the username",
      { signInWith: ["email", "phone_number"], requiredAttributes: ["phone_number"] },
      ["phone_number"],
      [],
    ],
    [
      "both, where each can be the username and the pool requires both",
      { signInWith: ["email", "phone_number"], requiredAttributes: ["email", "phone_number"] },
      ["email"],
      ["phone_number"],
    ],
  ] as const) {
    it(`asks for ${title}`, () => {
      assert.deepEqual(newUserFieldsOf({ ...pool, ...settings }), { identifiers, attributes });
    });
  }

  for (const [username, attribute] of [
    ["casey@example.com", "email"],
    ["+14155550123", "phone_number"],
  ] as const) {
    it(`takes ${username} for the ${attribute}, where either can be the username`, () => {
      const values: Readonly<Record<string, string>> = { username, name: "Casey" };
      const fields = { identifiers: ["email", "phone_number"], attributes: ["name"] } as const;
      assert.deepEqual(
        newUserIn((name) => values[name] ?? "", fields),
        { username, attributes: { [attribute]: username, name: "Casey" } },
      );
    });
  }

  it("takes a username for no attribute", () => {
    const fields = { identifiers: ["username"], attributes: [] } as const;
    assert.deepEqual(
      newUserIn(() => "casey", fields),
      { username: "casey", attributes: {} },
    );
  });
});

describe("A new username", () => {
  const usernames = ["casey", "+1", "+0123", "casey@example.com", "+14155550123", "+1 415 555 0123"];

  for (const [signInWith, accepted] of [
    [["username"], usernames],
    [
      ["username", "email"],
      ["casey", "+1", "+0123", "+14155550123", "+1 415 555 0123"],
    ],
    [
      ["username", "phone_number"],
      ["casey", "+1", "+0123", "casey@example.com"],
    ],
    [
      ["username", "email", "phone_number"],
      ["casey", "+1", "+0123"],
    ],
  ] as const) {
    it(`can't be confused with an alias where users sign in with ${signInWith.join(" or ")}`, () => {
      const { pattern = ".*" } = usernameRuleOf({ ...pool, signInWith });
      // As browsers do it.
      const rule = new RegExp(`^(?:${pattern})$`, "v");
      assert.deepEqual(
        usernames.filter((username) => rule.test(username)),
        accepted,
      );
    });
  }

  it("says what it can't be", () => {
    const { title } = usernameRuleOf({ ...pool, signInWith: ["username", "email", "phone_number"] });
    assert.equal(title, "Not an email address or a phone number");
  });

  it("can be anything where users sign in with an attribute", () => {
    assert.deepEqual(usernameRuleOf({ ...pool, signInWith: ["email"] }), {});
  });
});
