import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  AdminListGroupsForUserCommand,
  DescribeUserPoolCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { sh, typescript, javascript } = readGuide("triggers.md", { sh: 2, typescript: 4, javascript: 3 });
const [configure = ""] = sh;
const [refusing = "", aliased = "", confirming = "", sending = ""] = typescript;
const [signUp = "", confirmation = ""] = javascript;

describe("The guide to triggers, in a stack of this repository's program,", () => {
  const user = useTerminal();

  it("attaches a function that is deployed already", async () => {
    const { terminal } = user;
    await terminal.succeed(`pulumi stack init dev && ${configure}`);
    assert.match(
      await terminal.succeed("pulumi preview"),
      /aws:lambda:Permission auth-pre-sign-up-permission create/,
    );
  });
});

describe("The guide to triggers, in a program of its own,", () => {
  const shop = useShop();

  /** Deploys a program of the guide with the code of its function. */
  async function deploy(program: string, name: string, code: string): Promise<void> {
    await mkdir(join(shop.terminal.folder, "shop", name), { recursive: true });
    await shop.write(join(name, "index.mjs"), code);
    await shop.write("index.ts", program);
    await shop.succeed("pulumi up");
    await shop.succeed("pulumi preview --expect-no-changes");
  }

  async function output(name: string): Promise<string> {
    return (await shop.succeed(`pulumi stack output ${name}`)).trim();
  }

  async function signUpAs(email: string): Promise<void> {
    const Username = email.replace("@", "-at-");
    const attributes = [{ Name: "email", Value: email }];
    await shop.terminal.cognito.send(
      new SignUpCommand({
        ClientId: await output("appClientId"),
        Username,
        Password: "Correct-Horse-7-Battery",
        UserAttributes: attributes,
      }),
    );
  }

  for (const [what, program] of [
    ["by its name", refusing],
    ["by an alias", aliased],
  ] as const) {
    it(`refuses sign-ups outside of a domain, with a function that is attached ${what}`, async () => {
      await deploy(program, "sign-up", signUp);
      await signUpAs("jane@example.com");
      await assert.rejects(signUpAs("jane@example.org"), {
        name: "UserLambdaValidationException",
        message: "PreSignUp failed with error Sign up with your address at example.com.",
      });
    });
  }

  it("puts users who sign up into a group", async () => {
    // Lambda has the SDK that the function uses, and the local AWS doesn't.
    await deploy(confirming, "confirmation", "export const handler = async (event) => event;");
    await signUpAs("jane@example.com");
    const who = { UserPoolId: await output("userPoolId"), Username: "jane-at-example.com" };
    await shop.write(join("confirmation", "index.mjs"), confirmation);
    const { UserPoolId: userPoolId, Username: userName } = who;
    const event = { triggerSource: "PostConfirmation_ConfirmSignUp", userPoolId, userName };
    const call = `import { handler } from "./confirmation/index.mjs"; await handler(${JSON.stringify(event)});`;
    await shop.write("call.mjs", call);
    await shop.succeed(`AWS_ENDPOINT_URL=${shop.terminal.endpoint} node call.mjs`);
    const { Groups = [] } = await shop.terminal.cognito.send(new AdminListGroupsForUserCommand(who));
    assert.deepEqual(
      Groups.map(({ GroupName }) => GroupName),
      ["readers"],
    );
  });

  it("gives a pool a function that sends its emails, and a key with an alias as the guide says", async () => {
    await deploy(sending, "mails", "export const handler = async () => {};");
    const { UserPool } = await shop.terminal.cognito.send(
      new DescribeUserPoolCommand({ UserPoolId: await output("userPoolId") }),
    );
    assert.equal(UserPool?.LambdaConfig?.KMSKeyID, await output("customSenderKeyArn"));
    const state = await shop.succeed("pulumi stack export");
    assert.match(state, /"alias\/auth-custom-senders-[0-9a-f]{26}"/);
  });
});
