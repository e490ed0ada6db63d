import assert from "node:assert/strict";
import {
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { useTerminal } from "../terminal";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { sh, typescript } = readGuide("users.md", { sh: 1, typescript: 1 });
const [configure = ""] = sh;
const [program = ""] = typescript;

describe("The guide to users, in a stack of this repository's program,", () => {
  const user = useTerminal();

  it("requires an attribute, and puts the test user into a group", async () => {
    const { terminal } = user;
    await terminal.succeed(`pulumi stack init dev && ${configure}`);
    await terminal.succeed("pulumi up");
    const UserPoolId = (await terminal.succeed("pulumi stack output userPoolId")).trim();
    const who = { UserPoolId, Username: "test-user" };
    const { UserAttributes = [] } = await terminal.cognito.send(new AdminGetUserCommand(who));
    assert.equal(UserAttributes.find(({ Name }) => Name === "given_name")?.Value, "Jane");
    const { Groups = [] } = await terminal.cognito.send(new AdminListGroupsForUserCommand(who));
    assert.deepEqual(
      Groups.map(({ GroupName, Description }) => [GroupName, Description]),
      [["staff", "Who can see orders"]],
    );
    await terminal.succeed("pulumi preview --expect-no-changes");
  });
});

describe("The guide to users, in a program of its own,", () => {
  const shop = useShop();

  it("deploys who the users are, and is refused where that would change", async () => {
    await shop.write("index.ts", program);
    await shop.succeed("pulumi up");
    const UserPoolId = (await shop.succeed("pulumi stack output userPoolId")).trim();
    const { UserPool } = await shop.terminal.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.deepEqual(UserPool?.UsernameAttributes, ["email"]);
    const required = UserPool.SchemaAttributes?.flatMap(({ Name, Required }) => (Required ? [Name] : []));
    assert.deepEqual(required?.filter((name) => name !== "sub").sort(), [
      "email",
      "family_name",
      "given_name",
    ]);

    await shop.write("index.ts", program.replace("familyName: { required: true }", ""));
    const { exitCode, stdout, stderr } = await shop.run("pulumi preview");
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, /userPool\.standardAttributes\.familyName/);
  });
});
