import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { CognitoAuth, type SesArgs, type UserPoolArgs } from "../../components";
import { problemsOf } from "../helpers/argumentRules";
import { deployComponent, failToDeploy, inputsOf, outputsOf, secretValue } from "../helpers/deployProgram";
import { dependenciesIn, optionsOf } from "../helpers/resourceOptions";

const arnOf = (identity: string): string => `arn:aws:ses:us-east-1:123456789012:identity/${identity}`;
const ses = { identityArn: arnOf("example.com"), from: "no-reply@example.com" };
const roleArn = "arn:aws:iam::123456789012:role/sms";

async function poolWith(userPool: UserPoolArgs): Promise<Record<string, unknown>> {
  return inputsOf(await deployComponent({ userPool }))["auth-user-pool"] ?? {};
}

async function emailsOf(given: SesArgs): Promise<unknown> {
  return (await poolWith({ ses: given }))["emailConfiguration"];
}

describe("A pool's emails", () => {
  it("come from Cognito's own mailer by default", async () => {
    assert.deepEqual((await poolWith({}))["emailConfiguration"], { emailSendingAccount: "COGNITO_DEFAULT" });
  });

  it("come from an identity in SES", async () => {
    assert.deepEqual(await emailsOf(ses), {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      fromEmailAddress: "no-reply@example.com",
    });
  });

  it("have a name, an address for answers and a configuration set", async () => {
    const others = { fromName: "Shop", replyTo: "help@example.org", configurationSet: "my_set-1" };
    assert.deepEqual(await emailsOf({ ...ses, ...others }), {
      emailSendingAccount: "DEVELOPER",
      sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
      fromEmailAddress: "Shop <no-reply@example.com>",
      replyToEmailAddress: "help@example.org",
      configurationSet: "my_set-1",
    });
  });

  it("have a sender that is known later, which stays secret", async () => {
    const sender = await emailsOf({ ...ses, from: pulumi.output(ses.from), fromName: pulumi.secret("Shop") });
    assert.deepEqual(
      sender,
      secretValue({
        emailSendingAccount: "DEVELOPER",
        sourceArn: ses.identityArn,
        fromEmailAddress: "Shop <no-reply@example.com>",
      }),
    );
  });

  for (const [fromName, shown] of [
    ["The Shop", "The Shop"],
    ["Q&A", "Q&A"],
    ["Shop, Inc.", '"Shop, Inc."'],
    ['The "Shop" \\', '"The \\"Shop\\" \\\\"'],
    [" Shop ", '" Shop "'],
    ["=?UTF-8?B?U2hvcA==?=", '"=?UTF-8?B?U2hvcA==?="'],
    ["Bücher", "=?UTF-8?B?QsO8Y2hlcg==?="],
    ["😀", "=?UTF-8?B?8J+YgA==?="],
  ] as const) {
    it(`have a sender called ${JSON.stringify(fromName)}, as the header of an email says it`, async () => {
      const { fromEmailAddress } = (await emailsOf({ ...ses, fromName })) as Record<string, unknown>;
      assert.equal(fromEmailAddress, `${shown} <no-reply@example.com>`);
    });
  }

  it("have a sender whose name, where it isn't ASCII, is words of at most 75 characters without half a character", async () => {
    for (const fromName of ["é".repeat(100), `x${"é".repeat(99)}`, "😀".repeat(100)]) {
      const { fromEmailAddress } = (await emailsOf({ ...ses, fromName })) as Record<string, unknown>;
      const words = String(fromEmailAddress).replace(" <no-reply@example.com>", "").split(" ");
      const decoded = words.map((word) => {
        assert.equal(word.length <= 75, true);
        const [, base64 = ""] = /^=\?UTF-8\?B\?([A-Za-z\d+/=]+)\?=$/.exec(word) ?? [];
        return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"));
      });
      assert.equal(decoded.join(""), fromName);
      assert.equal(words.length > 1, true);
    }
  });
});

describe("The sender of a pool's emails", () => {
  const words = fc.string({ unit: fc.constantFrom(...Array.from("abz019-")), minLength: 1, maxLength: 10 });
  const label = words.map((word) => `x${word}x`);
  const domain = fc.tuple(label, label).map(([one, other]) => `${one}.${other}`);
  const anyCase = (text: string): fc.Arbitrary<string> =>
    fc.constantFrom(text, text.toUpperCase(), text.toLowerCase());
  const reason = "the identity of `userPool.ses.identityArn` isn't this address, nor a domain that it is in";
  const problem = (from: string): object => ({
    path: "userPool.ses.from",
    value: JSON.stringify(from),
    reason,
    fix: "use an address of the identity, or the ARN of another one",
  });
  const refusedWith = (identity: string, from: string): object[] =>
    problemsOf({ userPool: { ses: { identityArn: arnOf(identity), from } } });

  it("is any address of the identity's domain and of its subdomains, in any case", () => {
    const senders = fc
      .tuple(domain, label, fc.constantFrom("", "a.", "a.b."))
      .chain(([verified, local, subdomain]) =>
        fc.tuple(anyCase(verified), anyCase(`${local}@${subdomain}${verified}`)),
      );
    fc.assert(
      fc.property(senders, ([identity, from]) => {
        assert.deepEqual(refusedWith(identity, from), []);
      }),
    );
  });

  it("is no address of another domain, also where that ends alike", () => {
    const others = fc
      .tuple(domain, label, fc.constantFrom("x", "x-", "a.x"))
      .map(([verified, local, before]) => [verified, `${local}@${before}${verified}`] as const);
    fc.assert(
      fc.property(others, ([identity, from]) => {
        assert.deepEqual(refusedWith(identity, from), [problem(from)]);
      }),
    );
    assert.deepEqual(refusedWith("mail.example.com", "no-reply@example.com"), [
      problem("no-reply@example.com"),
    ]);
  });

  it("is the identity's address itself, also with a label and with its domain in any case, and no other", () => {
    const addresses = fc
      .tuple(label, domain)
      .chain(([local, host]) => fc.tuple(fc.constant(local), fc.constant(host), anyCase(host)));
    fc.assert(
      fc.property(addresses, ([local, host, sameHost]) => {
        const identity = `${local}@${host}`;
        assert.deepEqual(refusedWith(identity, `${local}@${sameHost}`), []);
        assert.deepEqual(refusedWith(identity, `${local}+news@${host}`), []);
        assert.deepEqual(refusedWith(identity, `x${identity}`), [problem(`x${identity}`)]);
      }),
    );
    for (const [identity, from] of [
      ["jane@example.com", "Jane@example.com"],
      ["jane+news@example.com", "jane@example.com"],
      ["jane+news@example.com", "jane+other@example.com"],
    ] as const) {
      assert.deepEqual(refusedWith(identity, from), [problem(from)]);
    }
  });

  it("is compared once the identity is known", async () => {
    for (const [identity, isRefused] of [
      ["example.org", true],
      ["example.com", false],
    ] as const) {
      const later = { ...ses, identityArn: pulumi.output(arnOf(identity)) };
      const program = (): unknown => outputsOf(new CognitoAuth("auth", { userPool: { ses: later } }));
      if (!isRefused) {
        assert.deepEqual(await emailsOf(later), await emailsOf(ses));
        continue;
      }
      const { error, resources } = await failToDeploy(program);
      assert.match(String(error), /isn't this address, nor a domain that it is in/);
      assert.equal("auth-user-pool" in resources, false);
    }
  });
});

describe("A pool's text messages", () => {
  it("aren't sent by default", async () => {
    const { resources } = await deployComponent();
    assert.equal("smsConfiguration" in (resources["auth-user-pool"]?.inputs ?? {}), false);
    assert.equal("auth-sms-role" in resources, false);
  });

  it("are sent with a role of the component, which only the account's user pools can use, to publish with SNS", async () => {
    const deployment = await deployComponent({ userPool: { sms: {} }, tags: { team: "shop" } });
    const inputs = inputsOf(deployment);
    assert.deepEqual(inputs["auth-user-pool"]?.["smsConfiguration"], {
      externalId: "shop/test/auth",
      snsCallerArn: "arn:aws:iam::123456789012:role/auth-sms-role-1234567",
    });
    const { assumeRolePolicy, ...role } = inputs["auth-sms-role"] ?? {};
    assert.deepEqual(role, { tags: { "pulumi:project": "shop", "pulumi:stack": "test", team: "shop" } });
    assert.deepEqual(JSON.parse(String(assumeRolePolicy)), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "cognito-idp.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "123456789012", "sts:ExternalId": "shop/test/auth" },
            ArnLike: { "aws:SourceArn": "arn:*:cognito-idp:*:123456789012:userpool/*" },
          },
        },
      ],
    });
    const { policy, role: ofRole } = inputs["auth-sms-policy"] ?? {};
    assert.equal(ofRole, "auth-sms-role-1234567");
    assert.deepEqual(JSON.parse(String(policy)), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: "*" }],
    });
    for (const name of ["auth-sms-role", "auth-sms-policy"]) {
      assert.equal(deployment.resources[name]?.parent, "auth");
    }
  });

  it("have an external id of characters that IAM accepts, whatever the component is called", async () => {
    const { resources } = await deployComponent({ userPool: { sms: {} } }, { project: "a b", stack: "x" });
    assert.deepEqual(
      Reflect.get(resources["auth-user-pool"]?.inputs["smsConfiguration"] ?? {}, "externalId"),
      "a-b/x/auth",
    );
  });

  it("are sent with a given role, from a given region", async () => {
    const sms = { roleArn, externalId: pulumi.secret("shop"), region: "us-east-1" };
    const { resources } = await deployComponent({ userPool: { sms } });
    assert.deepEqual(
      resources["auth-user-pool"]?.inputs["smsConfiguration"],
      secretValue({ externalId: "shop", snsCallerArn: roleArn, snsRegion: "us-east-1" }),
    );
    assert.equal("auth-sms-role" in resources, false);
  });

  it("are sent by a pool that is created after the role's permission", async () => {
    const options = await optionsOf({ userPool: { sms: {} } });
    assert.deepEqual(dependenciesIn(options["auth-user-pool"]), ["auth-sms-policy"]);
  });

  it("need role and external id together", () => {
    const path = "userPool.sms.externalId";
    assert.deepEqual(problemsOf({ userPool: { sms: { roleArn } } }), [
      {
        path,
        reason: "the role of `userPool.sms.roleArn` trusts Cognito with an external id",
        fix: "add the one in its trust policy, or leave out the role",
      },
    ]);
    assert.deepEqual(problemsOf({ userPool: { sms: { externalId: "shop" } } }), [
      {
        path,
        reason: "it belongs to a given role; the component's own has one that it makes up",
        fix: "leave it out, or add `userPool.sms.roleArn`",
      },
    ]);
  });
});
