import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import type { CognitoAuthArgs } from "../../components";
import { certificateOf } from "../../packages/local-aws/tests/helpers/domains";
import { counts, resourcesOf } from "../../packages/local-aws/tests/realEngine/engineStack";
import { adopt, keep, type Program, useAdoption } from "./adopting";
import { existingOf } from "./existing";

const jane = {
  username: "jane",
  email: "jane@example.com",
  phoneNumber: "+12065550100",
  attributes: { given_name: "Jane" },
};
const names = { userPool: { name: "by-hand" }, appClient: { name: "by-hand" } };

/** The id of a resource that a stack has deployed. */
type IdOf = (name: string) => string;

/** A stack that has taken over resources, with its program and the ids that it imported. */
interface TakenOver {
  readonly stack: pulumi.automation.Stack;
  readonly program: Program;
  readonly ids: ReadonlyMap<string, string>;
}

describe("All that can belong to an existing pool, under the real engine,", () => {
  const { changesDuring, stackOf } = useAdoption();

  /**
   * Has a stack deploy arguments, and another take all of it over, but for what only a state can contain.
   *
   * @param idsOf the ids to import, as the guide has them
   * @param kept what the taken over resources ignore from then on
   */
  async function takeOver(
    args: CognitoAuthArgs,
    idsOf: (userPoolId: string, idOf: IdOf) => Map<string, string>,
    kept: string[],
  ): Promise<TakenOver> {
    const former = await stackOf({ args });
    const { userPoolId } = existingOf((await former.up()).outputs);
    const resources = await resourcesOf(former);
    const ids = idsOf(userPoolId, (name) => resources.find(({ urn }) => urn.endsWith(`::${name}`))?.id ?? "");
    const program: Program = { args, transform: adopt(ids), protect: true };
    const stack = await stackOf(program);
    const changes = await changesDuring(async () => {
      // The stack and the component, and the password of a test user, which can't be imported.
      const created = args.testUser === undefined ? 2 : 3;
      assert.deepEqual(counts(await stack.up()), { create: created, import: ids.size });
      program.transform = keep(ids, kept);
      await stack.preview({ expectNoChanges: true });
      await stack.refresh({ expectNoChanges: true });
    });
    assert.deepEqual(changes, []);
    return { stack, program, ids };
  }

  it("is taken over with its domain, style, resource servers and further clients, too", async () => {
    const args: CognitoAuthArgs = {
      ...names,
      appClient: { ...names.appClient, oauth: { callbackUrls: ["https://shop.example.com/"] } },
      appClients: { reports: { name: "reports", machineToMachine: { scopes: ["orders/read"] } } },
      domain: { prefix: "by-hand" },
      resourceServers: { orders: { scopes: { read: "Read orders" } } },
    };
    const idsOf = (userPoolId: string, idOf: IdOf): Map<string, string> =>
      new Map([
        ["auth-user-pool", userPoolId],
        ["auth-app-client", `${userPoolId}/${idOf("auth-app-client")}`],
        ["auth-app-client-reports", `${userPoolId}/${idOf("auth-app-client-reports")}`],
        ["auth-domain", "by-hand"],
        ["auth-branding", `${userPoolId},${idOf("auth-branding").split(",")[1] ?? ""}`],
        ["auth-resource-server-orders", `${userPoolId}|orders`],
      ]);
    const { stack, program, ids } = await takeOver(args, idsOf, ["schemas", "generateSecret"]);

    // Only a style isn't protected.
    const { appClient } = args;
    program.args = { ...args, appClient: { ...appClient, branding: { settings: "{}" } } };
    assert.deepEqual((await stack.preview()).changeSummary, { replace: 1, same: 7 });
    // The AWS provider can't read that a service's client has a secret, and would replace the client for it.
    Object.assign(program, { args, transform: keep(ids, ["schemas"]) });
    await assert.rejects(stack.preview(), /unable to replace .*auth-app-client-reports"/);

    const fewer = new Map([...ids].filter(([name]) => name !== "auth-app-client-reports"));
    const forgetful = await stackOf({ args, transform: adopt(fewer) });
    assert.deepEqual((await forgetful.preview()).changeSummary, { create: 3, import: 5 });
  });

  it("is taken over with a custom domain and the look of the classic pages, too", async () => {
    const custom = { name: "auth.example.com", certificateArn: certificateOf("us-east-1") };
    const classicUi = { css: ".label-customizable {font-weight: 400;}" };
    const args: CognitoAuthArgs = { ...names, domain: { custom, pages: "classic", classicUi } };
    const idsOf = (userPoolId: string, idOf: IdOf): Map<string, string> =>
      new Map([
        ["auth-user-pool", userPoolId],
        ["auth-app-client", `${userPoolId}/${idOf("auth-app-client")}`],
        ["auth-custom-domain", "auth.example.com"],
        ["auth-classic-ui", `${userPoolId},ALL`],
      ]);
    await takeOver(args, idsOf, ["schemas"]);
  });

  it("is taken over with standard attributes, text messages, groups and who is in them, too", async () => {
    const args: CognitoAuthArgs = {
      ...names,
      userPool: {
        ...names.userPool,
        sms: {},
        standardAttributes: { givenName: { required: true, mutable: false } },
        passwordless: { smsOtp: true },
      },
      groups: { staff: { description: "Who works here", precedence: 1 }, guests: { name: "visitors" } },
      testUser: { ...jane, groups: ["staff", "guests"] },
    };
    const idsOf = (userPoolId: string, idOf: IdOf): Map<string, string> =>
      new Map([
        ["auth-user-pool", userPoolId],
        ["auth-app-client", `${userPoolId}/${idOf("auth-app-client")}`],
        ["auth-sms-role", idOf("auth-sms-role")],
        ["auth-sms-policy", `${idOf("auth-sms-role")}:${idOf("auth-sms-policy").split(":")[1] ?? ""}`],
        ["auth-group-staff", `${userPoolId}/staff`],
        ["auth-group-guests", `${userPoolId}/visitors`],
        ["auth-test-user", `${userPoolId}/jane`],
        ["auth-test-user-group-staff", `${userPoolId},staff,jane`],
        ["auth-test-user-group-guests", `${userPoolId},visitors,jane`],
      ]);
    // How a user was invited, and with which password, can't be read.
    const unreadable = ["desiredDeliveryMediums", "temporaryPassword"];
    const { stack, program, ids } = await takeOver(args, idsOf, unreadable);

    // Who is in a group isn't protected, and the group is.
    program.args = { ...args, testUser: { ...jane, groups: ["staff"] } };
    assert.deepEqual((await stack.preview()).changeSummary, { delete: 1, same: 11 });
    program.args = { ...args, groups: { ...args.groups, staff: { name: "people" } } };
    await assert.rejects(stack.preview(), /unable to replace .*auth-group-staff"/);

    const fewer = new Map([...ids].filter(([name]) => !name.startsWith("auth-test-user-group-")));
    const forgetful = await stackOf({ args, transform: adopt(fewer) });
    assert.deepEqual((await forgetful.preview()).changeSummary, { create: 5, import: 7 });
  });
});
