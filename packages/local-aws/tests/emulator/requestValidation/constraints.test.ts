import assert from "node:assert/strict";
import { json, query, rest, useRequestValidator } from "./useRequestValidator";

const { validate, violations } = useRequestValidator();

const pool = { PoolName: "shop" };
const poolId = "us-east-1_aBcDeFgHi";

/** A pool's email and text message of an invitation. */
function invitation(SMSMessage: string): object {
  const InviteMessageTemplate = { EmailMessage: "{username} {####}", EmailSubject: "Welcome", SMSMessage };
  return { ...pool, AdminCreateUserConfig: { InviteMessageTemplate } };
}

/** A pool's least length of a password. */
function minimumLength(MinimumLength: number): object {
  return { ...pool, Policies: { PasswordPolicy: { MinimumLength } } };
}

const failed = "failed to satisfy constraint: Member must";

describe("A request to AWS", () => {
  it("may leave out what isn't required, and nothing else", async () => {
    assert.deepEqual(await violations(json("cognito-idp", "CreateUserPool", pool)), []);
    const missing = [`Value null at 'poolName' ${failed} not be null`];
    assert.deepEqual(await violations(json("cognito-idp", "CreateUserPool", {})), missing);
    assert.deepEqual(await violations(json("cognito-idp", "CreateUserPool", { PoolName: null })), missing);
  });

  it("has strings as long as AWS allows", async () => {
    const create = (SMSMessage: string): Promise<readonly string[]> =>
      violations(json("cognito-idp", "CreateUserPool", invitation(SMSMessage)));
    const path = "adminCreateUserConfig.inviteMessageTemplate.sMSMessage";
    assert.deepEqual(await create(""), [
      `Value '' at '${path}' ${failed} have length greater than or equal to 6`,
    ]);
    assert.deepEqual(await create("{####"), [
      `Value '{####' at '${path}' ${failed} have length greater than or equal to 6`,
    ]);
    assert.deepEqual(await create("{####}"), []);
    assert.deepEqual(await create("x".repeat(140)), []);
    assert.deepEqual(await create("x".repeat(141)), [
      `Value '${"x".repeat(141)}' at '${path}' ${failed} have length less than or equal to 140`,
    ]);
  });

  it("has strings whose length is counted in characters, not in bytes or UTF-16 code units", async () => {
    assert.deepEqual(
      await violations(json("cognito-idp", "CreateUserPool", invitation("😀".repeat(140)))),
      [],
    );
    const longer = await violations(json("cognito-idp", "CreateUserPool", invitation("😀".repeat(141))));
    assert.equal(longer.length, 1);
  });

  it("has numbers within AWS's limits", async () => {
    const create = (length: number): Promise<readonly string[]> =>
      violations(json("cognito-idp", "CreateUserPool", minimumLength(length)));
    const path = "policies.passwordPolicy.minimumLength";
    assert.deepEqual(await create(5), [
      `Value '5' at '${path}' ${failed} have value greater than or equal to 6`,
    ]);
    assert.deepEqual(await create(6), []);
    assert.deepEqual(await create(99), []);
    assert.deepEqual(await create(100), [
      `Value '100' at '${path}' ${failed} have value less than or equal to 99`,
    ]);
  });

  it("has strings that match AWS's patterns as a whole", async () => {
    const describe = (UserPoolId: string): Promise<readonly string[]> =>
      violations(json("cognito-idp", "DescribeUserPool", { UserPoolId }));
    assert.deepEqual(await describe(poolId), []);
    for (const wrong of ["shop", ` ${poolId}`, `${poolId}\n`, "us-east-1_ä"]) {
      assert.deepEqual(await describe(wrong), [
        `Value '${wrong}' at 'userPoolId' ${failed} satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+`,
      ]);
    }
  });

  it("has only the values of an enumeration", async () => {
    const create = (MfaConfiguration: string): Promise<readonly string[]> =>
      violations(json("cognito-idp", "CreateUserPool", { ...pool, MfaConfiguration }));
    assert.deepEqual(await create("OPTIONAL"), []);
    assert.deepEqual(await create("optional"), [
      `Value 'optional' at 'mfaConfiguration' ${failed} satisfy enum value set: [OFF, ON, OPTIONAL]`,
    ]);
  });

  it("has lists and maps as long as AWS allows", async () => {
    const groups = (count: number): object => ({ IdentityIdsToDelete: Array(count).fill("us-east-1:0a") });
    const remove = (count: number): Promise<readonly string[]> =>
      violations(json("cognito-identity", "DeleteIdentities", groups(count)));
    assert.deepEqual(await remove(0), [
      `Value '[]' at 'identityIdsToDelete' ${failed} have length greater than or equal to 1`,
    ]);
    assert.deepEqual(await remove(1), []);
    assert.deepEqual(await remove(60), []);
    assert.equal((await remove(61))[0]?.endsWith(`${failed} have length less than or equal to 60`), true);

    const tag = (count: number): Promise<readonly string[]> => {
      const tags = Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));
      return violations(json("logs", "CreateLogGroup", { logGroupName: "shop", tags }));
    };
    assert.equal((await tag(0))[0], `Value '{}' at 'tags' ${failed} have length greater than or equal to 1`);
    assert.deepEqual(await tag(1), []);
    assert.deepEqual(await tag(50), []);
    assert.equal((await tag(51))[0]?.endsWith(`${failed} have length less than or equal to 50`), true);
  });

  it("has lists, and keys and values of maps, of which each is as AWS demands", async () => {
    const flows = { UserPoolId: poolId, ClientName: "web", ExplicitAuthFlows: ["ALLOW_USER_AUTH", "SRP"] };
    const [list = "", ...rest] = await violations(json("cognito-idp", "CreateUserPoolClient", flows));
    assert.match(
      list,
      /^Value '\[ALLOW_USER_AUTH, SRP\]' at 'explicitAuthFlows' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[ADMIN_NO_SRP_AUTH, .*, ALLOW_USER_AUTH\]\]$/,
    );
    assert.deepEqual(rest, []);

    const pattern = "Member must satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
    const tags = { "a!": "b", c: "d!" };
    assert.deepEqual(await violations(json("logs", "CreateLogGroup", { logGroupName: "shop", tags })), [
      `Value '{a!=b, c=d!}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [${pattern}+)$, Member must have length greater than or equal to 1, Member must have length less than or equal to 128]`,
      `Value '{a!=b, c=d!}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [${pattern}*)$, Member must have length less than or equal to 256]`,
    ]);
  });

  it("is checked in all that is in lists and maps", async () => {
    const attributes = [{ Name: "first", AttributeDataType: "String" }, { Name: "" }];
    const pattern = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+";
    assert.deepEqual(
      await violations(
        json("cognito-idp", "AddCustomAttributes", { UserPoolId: poolId, CustomAttributes: attributes }),
      ),
      [
        `Value '' at 'customAttributes.2.member.name' ${failed} satisfy regular expression pattern: ${pattern}`,
        `Value '' at 'customAttributes.2.member.name' ${failed} have length greater than or equal to 1`,
      ],
    );
    const roles = {
      IdentityPoolId: "us-east-1:0a",
      Roles: {},
      RoleMappings: { provider: { Type: "Rules", RulesConfiguration: { Rules: [] } } },
    };
    assert.deepEqual(await violations(json("cognito-identity", "SetIdentityPoolRoles", roles)), [
      `Value at 'roleMappings.provider.member.rulesConfiguration.rules' ${failed} have length greater than or equal to 1`,
    ]);
  });

  it("is rejected with all violations at once", async () => {
    const verdict = await validate(
      json("cognito-idp", "CreateUserPool", { ...minimumLength(5), PoolName: "" }),
    );
    assert.deepEqual(JSON.parse(verdict?.answer.body ?? ""), {
      __type: "InvalidParameterException",
      message:
        `3 validation errors detected: Value '' at 'poolName' ${failed} satisfy regular expression pattern: [\\w\\s+=,.@-]+; ` +
        `Value '' at 'poolName' ${failed} have length greater than or equal to 1; ` +
        `Value '5' at 'policies.passwordPolicy.minimumLength' ${failed} have value greater than or equal to 6`,
    });
  });

  it("is refused without its secrets, wherever they are", async () => {
    const secret = "a secret";
    const requests = [
      json("cognito-idp", "AdminSetUserPassword", { UserPoolId: poolId, Username: "", Password: secret }),
      json("cognito-idp", "AdminSetUserPassword", { UserPoolId: poolId, Username: secret, Password: "" }),
      json("cognito-idp", "ConfirmDevice", { AccessToken: secret, DeviceKey: "" }),
      json("cognito-idp", "SignUp", { ClientId: secret, Username: "jane" }),
      rest("lambda", "POST /2015-03-31/functions", {
        FunctionName: "shop",
        Role: "arn:aws:iam::000000000000:role/shop",
        Code: {},
        Environment: { Variables: { A: secret } },
      }),
    ];
    for (const request of requests) {
      const verdict = await validate(request);
      assert.equal(verdict?.answer.status, 400);
      assert.equal(JSON.stringify(verdict).includes(secret), false, JSON.stringify(verdict));
    }
    assert.deepEqual(await violations(requests[4] ?? assert.fail()), [
      "Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: " +
        "[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]",
    ]);
    const shown = await violations(
      json("cognito-idp", "AdminSetUserPassword", { UserPoolId: poolId, Username: "jane" }),
    );
    assert.deepEqual(shown, [`Value at 'password' ${failed} not be null`]);
  });

  it("has values of the right types", async () => {
    const create = async (more: object): Promise<unknown> => {
      const verdict = await validate(json("cognito-idp", "CreateUserPool", { ...pool, ...more }));
      return JSON.parse(verdict?.answer.body ?? "");
    };
    const malformed = (message: string): object => ({ __type: "SerializationException", message });
    const cases: [object, string][] = [
      [{ PoolName: 5 }, "NUMBER_VALUE can not be converted to a String"],
      [{ PoolName: true }, "TRUE_VALUE can not be converted to a String"],
      [{ PoolName: {} }, "Start of structure or map found where not expected."],
      [{ PoolName: ["shop"] }, "Start of list found where not expected"],
      [{ Policies: "strict" }, "Expected map or null"],
      [{ AliasAttributes: "email" }, "Expected list or null"],
      [{ UserPoolTags: ["team"] }, "Expected map or null"],
      [minimumLengthOf("8"), "STRING_VALUE can not be converted to an Integer"],
      [minimumLengthOf(true), "TRUE_VALUE can not be converted to an Integer"],
      [minimumLengthOf(8.5), "NUMBER_VALUE can not be converted to an Integer"],
      [
        { AdminCreateUserConfig: { AllowAdminCreateUserOnly: "true" } },
        "STRING_VALUE can not be converted to a Boolean",
      ],
      [
        { AdminCreateUserConfig: { AllowAdminCreateUserOnly: 1 } },
        "NUMBER_VALUE can not be converted to a Boolean",
      ],
    ];
    for (const [more, message] of cases) {
      assert.deepEqual(await create(more), malformed(message), JSON.stringify(more));
    }
    assert.deepEqual(
      await violations(json("cognito-idp", "CreateUserPool", { ...pool, ...minimumLengthOf(8) })),
      [],
    );
    const customization = (ImageFile: string): Promise<readonly string[]> =>
      violations(json("cognito-idp", "SetUICustomization", { UserPoolId: poolId, ImageFile }));
    assert.deepEqual(await customization("UEs="), []);
    assert.deepEqual(await customization("no base64"), ["Invalid Base64"]);
  });

  it("may have parameters that AWS doesn't know, and ignores: they are reported separately", async () => {
    const request = json("cognito-idp", "CreateUserPool", {
      ...pool,
      Tags: {},
      UserPoolTags: { anything: "" },
      Schema: [{ Name: "a", Nmae: "b" }],
      Policies: { PasswordPolicy: { Minimum: 8 } },
    });
    const { violations: wrong, unknown, answer } = (await validate(request)) ?? assert.fail();
    assert.deepEqual([wrong, answer.status], [[], 200]);
    assert.deepEqual(unknown, ["Tags", "Schema.1.Nmae", "Policies.PasswordPolicy.Minimum"]);
    const role = { RoleName: "shop", AssumeRolePolicyDocument: "{}", Pth: "/", "Tags.member.1.Name": "a" };
    const ofRole = await validate(query("iam", "CreateRole", role));
    assert.deepEqual(ofRole?.unknown, ["Pth", "Tags.member.1.Name"]);
    const cors =
      "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*</AllowedOrigin><Age/></CORSRule></CORSConfiguration>";
    const ofBucket = await validate(rest("s3", "PUT /uploads?cors&color=red", cors));
    assert.deepEqual(ofBucket?.unknown, ["CORSRule.1.Age", "color"]);
  });
});

function minimumLengthOf(MinimumLength: unknown): object {
  return { Policies: { PasswordPolicy: { MinimumLength } } };
}
