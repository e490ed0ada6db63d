import assert from "node:assert/strict";
import { validate } from "../../../components";
import { functionArn, withChallenges } from "../resources/values";

const tooLong =
  "resources are named after the component, and Cognito accepts a name of 1 to 128 characters; this has 129";

describe("The component's name", () => {
  it("can name a pool and a client if it has at most 109 characters", () => {
    assert.deepEqual(validate("x".repeat(109), {}), []);
    assertRefused(
      "x".repeat(110),
      {},
      tooLong,
      "choose another name, or set `userPool.name` and `appClient.name`",
    );
  });

  it("can have one character more where the client has a name of its own", () => {
    const args = { appClient: { name: "web" } };
    assert.deepEqual(validate("x".repeat(110), args), []);
    assertRefused("x".repeat(111), args, tooLong, "choose another name, or set `userPool.name`");
  });

  it("can't be longer where only the pool has a name of its own", () => {
    const args = { userPool: { name: "customers" } };
    assert.deepEqual(validate("x".repeat(109), args), []);
    assertRefused("x".repeat(110), args, tooLong, "choose another name, or set `appClient.name`");
  });

  it("can't have characters that Cognito doesn't accept", () => {
    for (const name of ["shop/auth", "shop:auth", "café"]) {
      assertRefused(
        name,
        {},
        "resources are named after the component, and Cognito accepts only letters, digits, spaces and _+=,.@-",
        "choose another name, or set `userPool.name` and `appClient.name`",
      );
    }
  });

  const named = { userPool: { name: "customers" }, appClient: { name: "web" } };

  it("can be anything that a URN can contain where pool and client have names of their own", () => {
    for (const name of ["x".repeat(1_000), "shop/auth", "shop:auth", "café", "日本 😀"]) {
      assert.deepEqual(validate(name, named), []);
    }
  });

  it("can name the role for text messages, if it has at most 47 characters that IAM accepts", () => {
    const sms = (given: object): object => ({ ...named, userPool: { ...named.userPool, sms: given } });
    const reason =
      "the role for text messages is named after the component, and IAM accepts at most 64 ASCII letters, digits and _+=,.@-";
    assert.deepEqual(validate("x".repeat(47), sms({})), []);
    for (const name of ["x".repeat(48), "my shop", "café"]) {
      assertRefused(name, sms({}), reason, "choose another name, or set `userPool.sms.roleArn`");
      const given = { roleArn: "arn:aws:iam::123456789012:role/sms", externalId: "shop" };
      assert.deepEqual(validate(name, sms(given)), []);
    }
  });

  it("can name the permissions of functions, if it has characters that AWS Lambda accepts, and isn't too long for one of them", () => {
    const reason =
      "the permissions of the pool's functions are named after the component, and AWS Lambda accepts at most 100 ASCII letters, digits, - and _";
    const { customAuthentication } = withChallenges.triggers;
    const oneTrigger = { ...named, triggers: { preSignUp: functionArn("sign-up") } };
    const challenging = {
      ...named,
      appClients: { chat: { ...withChallenges.appClients.chat, name: "chat" } },
    };
    const sender = { functionArn: functionArn("mails"), roleArn: "arn:aws:iam::123456789012:role/mails" };
    for (const [args, longest] of [
      [oneTrigger, 69],
      [{ ...challenging, triggers: { customAuthentication } }, 50],
      [{ ...named, customSenders: { email: sender } }, 68],
    ] as const) {
      assert.deepEqual(validate("x".repeat(longest), args), []);
      for (const name of ["x".repeat(longest + 1), "my shop", "shop.auth", "café"]) {
        assertRefused(name, args, reason, "choose another name");
      }
    }
    assert.deepEqual(validate("my shop", { ...named, triggers: {} }), []);
  });

  it("is reported once where it suits nothing that is named after the component", () => {
    const args = { triggers: { preSignUp: functionArn("sign-up") } };
    for (const name of ["x".repeat(110), "café"]) assert.equal(validate(name, args).length, 1);
  });

  it("can't be what a URN can't contain, whatever pool and client are called, and with functions, too", () => {
    for (const args of [{}, named, { ...named, triggers: { preSignUp: functionArn("sign-up") } }]) {
      for (const name of ["a\0", "a\nb", "\u001b[2J", "a\u0085", "a\u2028b", "\ud800", "\udc00\ud800"]) {
        const [problem, ...others] = validate(name, args);
        assert.equal(
          problem?.reason,
          "the URNs of all resources contain the name, so it has no control characters and no lone surrogates",
        );
        assert.equal(problem.fix, "choose another name");
        assert.deepEqual(others, []);
      }
      assertRefused(
        "x".repeat(1_001),
        args,
        "the URNs of all resources contain the name, so it has at most 1000 characters; this has 1001",
        "choose another name",
      );
      assertRefused(
        "shop::auth",
        args,
        "Pulumi separates the parts of a URN, of which the name is one, by ::",
        "choose another name",
      );
    }
  });
});

function assertRefused(name: string, args: object, reason: string, fix: string): void {
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  assert.deepEqual(validate(name, args), [{ path: "name", value: `"${shown}"`, reason, fix }]);
}
