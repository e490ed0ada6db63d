import assert from "node:assert/strict";
import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "../../awsClient";
import { readMails } from "../../emulator";
import { secretMarker, type Properties } from "../../provider/wire";
import {
  create,
  importOf,
  observe,
  plain,
  preview,
  refresh,
  region,
  remove,
  types,
  update,
  type Deployed,
} from "./deployed";
import { useLocalAws } from "./localAws";

describe("A user", () => {
  const aws = useLocalAws();
  let cognito: CognitoIdentityProviderClient;
  let pool: Deployed;
  let client: Deployed;

  before(async () => {
    cognito = createCognitoClient(aws);
    const first = observe(aws.endpoint);
    pool = await create(first, types.pool, {
      schemas: [{ name: "tier", attributeDataType: "String", mutable: true }],
    });
    const explicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    client = await create(first, types.client, { userPoolId: pool.id, explicitAuthFlows });
  });

  const userOf = (username: string, others: Properties = {}): Properties => ({
    userPoolId: pool.id,
    username,
    attributes: { email: `${username}@example.com`, email_verified: "true" },
    messageAction: "SUPPRESS",
    temporaryPassword: secretMarker("Temporary_1"),
    ...others,
  });

  /** What a sign-in with the password comes to. */
  const signIn = async (username: string, password: string): Promise<string> => {
    const request = new AdminInitiateAuthCommand({
      UserPoolId: pool.id,
      ClientId: client.id,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    try {
      const { ChallengeName, AuthenticationResult } = await cognito.send(request);
      return ChallengeName ?? (AuthenticationResult === undefined ? "" : "signed in");
    } catch (error) {
      return error instanceof Error ? error.name : "";
    }
  };

  const attributesOf = async (username: string): Promise<Record<string, string>> => {
    const request = new AdminGetUserCommand({ UserPoolId: pool.id, Username: username });
    const { UserAttributes = [] } = await cognito.send(request);
    return Object.fromEntries(UserAttributes.map(({ Name = "", Value = "" }) => [Name, Value]));
  };

  it("is created as the program has it, with its password a secret, and without a notice", async () => {
    const inputs = userOf("ann", { attributes: { email: "ann@example.com", tier: "gold" } });
    const user = await create(aws.observed, types.user, inputs);
    const { sub, ...attributes } = await attributesOf("ann");
    assert.deepEqual(attributes, { email: "ann@example.com", "custom:tier": "gold" });
    assert.equal(user.id, `${pool.id}/ann`);
    const { creationDate, lastModifiedDate, ...outputs } = user.outputs;
    assert.equal(creationDate, lastModifiedDate);
    assert.deepEqual(outputs, {
      ...inputs,
      attributes: { email: "ann@example.com", tier: "gold", sub },
      clientMetadata: null,
      desiredDeliveryMediums: null,
      enabled: true,
      forceAliasCreation: null,
      id: user.id,
      mfaSettingLists: [],
      password: secretMarker(null),
      preferredMfaSetting: "",
      region,
      status: "FORCE_CHANGE_PASSWORD",
      sub,
      validationData: null,
    });
    assert.equal(await signIn("ann", "Temporary_1"), "NEW_PASSWORD_REQUIRED");
    assert.equal((await preview(aws.observed, user, inputs)).changes, false);
    assert.deepEqual((await refresh(aws.observed, user))?.outputs, user.outputs);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("shows a change in every preview where an attribute is written with Cognito's prefix", async () => {
    const inputs = userOf("pia", { attributes: { "custom:tier": "gold" } });
    const user = await create(aws.observed, types.user, inputs);
    const updated = await update(aws.observed, user, inputs);
    assert.equal((await preview(aws.observed, updated, inputs)).changes, true);
    assert.equal((await attributesOf("pia"))["custom:tier"], "gold");
  });

  it("keeps every secret input a secret", async () => {
    const attributes = { email: secretMarker("ben@example.com") };
    const user = await create(aws.observed, types.user, userOf("ben", { attributes }));
    const { sub } = await attributesOf("ben");
    assert.deepEqual(user.outputs["attributes"], secretMarker({ email: "ben@example.com", sub }));
    assert.deepEqual((await refresh(aws.observed, user))?.outputs, user.outputs);
  });

  it("is invited only where nothing suppresses it", async () => {
    const invited = { messageAction: null, desiredDeliveryMediums: ["EMAIL"] };
    await create(aws.observed, types.user, userOf("cleo", invited));
    await create(aws.observed, types.user, userOf("carl"));
    const mails = (await readMails(aws.endpoint)) ?? [];
    const recipients = mails.flatMap(({ to }) => to);
    assert.equal(recipients.includes("cleo@example.com"), true);
    assert.equal(recipients.includes("carl@example.com"), false);
  });

  it("gets a permanent password that needs no change", async () => {
    const passwords = { temporaryPassword: null, password: "Permanent_1" };
    const user = await create(aws.observed, types.user, userOf("dora", passwords));
    assert.equal(await signIn("dora", "Permanent_1"), "signed in");
    assert.equal(plain(user)["status"], "CONFIRMED");
    assert.deepEqual(user.outputs["password"], secretMarker("Permanent_1"));
    await update(aws.observed, user, userOf("dora", { ...passwords, password: "Permanent_2" }));
    assert.equal(await signIn("dora", "Permanent_2"), "signed in");
  });

  it("loses the password that it chose when the temporary one changes, and not otherwise", async () => {
    const user = await create(aws.observed, types.user, userOf("emil"));
    const key = { UserPoolId: pool.id, Username: "emil" };
    await cognito.send(new AdminSetUserPasswordCommand({ ...key, Password: "Chosen_12", Permanent: true }));
    const attributes = { email: "emil@example.org", email_verified: "true" };
    const moved = await update(aws.observed, user, userOf("emil", { attributes }));
    assert.equal(await signIn("emil", "Chosen_12"), "signed in");
    const temporaryPassword = secretMarker("Temporary_2");
    await update(aws.observed, moved, userOf("emil", { attributes, temporaryPassword }));
    assert.equal(await signIn("emil", "Chosen_12"), "NotAuthorizedException");
    assert.equal(await signIn("emil", "Temporary_2"), "NEW_PASSWORD_REQUIRED");
  });

  it("is disabled and enabled", async () => {
    const user = await create(aws.observed, types.user, userOf("finn", { enabled: false }));
    const isEnabled = async (): Promise<boolean | undefined> =>
      (await cognito.send(new AdminGetUserCommand({ UserPoolId: pool.id, Username: "finn" }))).Enabled;
    assert.equal(await isEnabled(), false);
    const enabled = await update(aws.observed, user, userOf("finn"));
    assert.equal(await isEnabled(), true);
    await update(aws.observed, enabled, userOf("finn", { enabled: false }));
    assert.equal(await isEnabled(), false);
  });

  it("loses the attributes that the program no longer gives", async () => {
    const attributes = { email: "gina@example.com", nickname: "Gigi" };
    const user = await create(aws.observed, types.user, userOf("gina", { attributes }));
    const without = userOf("gina", { attributes: { email: "gina@example.com" } });
    const updated = await update(aws.observed, user, without);
    assert.equal("nickname" in (await attributesOf("gina")), false);
    assert.equal((await preview(aws.observed, updated, without)).changes, false);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("is found again where e-mail addresses are usernames, though Cognito makes another username", async () => {
    const mailPool = await create(aws.observed, types.pool, { usernameAttributes: ["email"] });
    const email = "kim@example.com";
    const inputs = userOf(email, { userPoolId: mailPool.id, attributes: { email, email_verified: "true" } });
    const user = await create(aws.observed, types.user, inputs);
    assert.equal(user.id, `${mailPool.id}/${email}`);
    assert.equal(user.outputs["username"], email);
    assert.deepEqual((await refresh(aws.observed, user))?.outputs, user.outputs);
    assert.equal((await preview(aws.observed, user, inputs)).changes, false);
    await remove(aws.observed, user);
    assert.equal(await refresh(aws.observed, user), undefined);
  });

  it("is imported by its pool's id and its username, without its password", async () => {
    const user = await create(aws.observed, types.user, userOf("ida"));
    const imported = await importOf(aws.observed, user.urn, user.id);
    assert.equal(imported.id, user.id);
    const { messageAction, temporaryPassword, ...told } = user.inputs;
    const { sub } = await attributesOf("ida");
    const attributes = { email: "ida@example.com", email_verified: "true", sub };
    assert.deepEqual(imported.inputs, { userPoolId: pool.id, username: "ida", attributes, region });
    assert.equal((await preview(aws.observed, imported, told)).changes, false);
    // As with the AWS provider, a password that can't be read back counts as changed.
    assert.equal(
      (await preview(aws.observed, imported, { ...told, messageAction, temporaryPassword })).changes,
      true,
    );
    await assert.rejects(aws.observed.provider.read("ida", user.urn, {}), {
      message: 'the id of a user is userPoolId/username, not "ida"',
    });
  });

  it("is gone once deleted, and may be deleted again", async () => {
    const user = await create(aws.observed, types.user, userOf("jane"));
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId: pool.id, Username: "jane" }));
    assert.equal(await refresh(aws.observed, user), undefined);
    await remove(aws.observed, user);
  });
});
