import assert from "node:assert/strict";
import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  DeleteUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { readMails } from "@cognito-auth/local-aws/emulator";
import { poolIds } from "./deployed";
import { useTerminal } from "./terminal";

/** Read-only commands need no confirmation, and Pulumi rejects the option. */
const checkForDrift = "PULUMI_SKIP_CONFIRMATIONS= pulumi refresh --preview-only --expect-no-changes";

describe("What was deleted elsewhere, on the command line,", () => {
  const user = useTerminal();
  let userPoolId: string;

  beforeEach(async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack init dev && pulumi up --skip-preview");
    userPoolId = (await terminal.succeed("pulumi stack output userPoolId")).trim();
  });

  afterEach(() => user.terminal.succeed("pulumi destroy && pulumi stack rm dev --preserve-config"));

  async function countInvitations(): Promise<number> {
    const mails = await readMails(user.terminal.endpoint);
    return mails?.filter(({ to }) => to.includes("test-user@example.com")).length ?? 0;
  }

  it("is created again by refresh and up, if it is the test user", async () => {
    const { terminal } = user;
    const invitationsBefore = await countInvitations();
    const key = { UserPoolId: userPoolId, Username: "test-user" };
    await terminal.cognito.send(new AdminDeleteUserCommand(key));
    const drift = await terminal.run(checkForDrift);
    assert.notEqual(drift.exitCode, 0);
    assert.match(drift.stdout, /^ - +aws:cognito:User auth-test-user delete/m);

    assert.match(await terminal.succeed("pulumi refresh"), /Resources:\n {4}- 1 deleted\n {4}5 unchanged/);
    assert.match(await terminal.succeed("pulumi up"), /Resources:\n {4}\+ 1 created\n {4}5 unchanged/);
    const { UserStatus } = await terminal.cognito.send(new AdminGetUserCommand(key));
    assert.equal(UserStatus, "FORCE_CHANGE_PASSWORD");
    assert.equal(await countInvitations(), invitationsBefore + 1);
    await terminal.succeed("pulumi preview --refresh --expect-no-changes");
  });

  it("is created again by refresh and up, if it is the test user's place in a group", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi config set --path groups.staff.description Staff");
    await terminal.succeed("pulumi config set --path 'testUser.groups[0]' staff && pulumi up");
    const key = { UserPoolId: userPoolId, Username: "test-user" };
    await terminal.cognito.send(new AdminRemoveUserFromGroupCommand({ ...key, GroupName: "staff" }));
    const drift = await terminal.run(checkForDrift);
    assert.notEqual(drift.exitCode, 0);
    assert.match(drift.stdout, /^ - +aws:cognito:UserInGroup auth-test-user-group-staff delete/m);

    assert.match(await terminal.succeed("pulumi refresh"), /Resources:\n {4}- 1 deleted\n {4}7 unchanged/);
    assert.match(await terminal.succeed("pulumi up"), /Resources:\n {4}\+ 1 created\n {4}7 unchanged/);
    const { Groups = [] } = await terminal.cognito.send(new AdminListGroupsForUserCommand(key));
    assert.deepEqual(
      Groups.map(({ GroupName }) => GroupName),
      ["staff"],
    );
    await terminal.succeed("pulumi preview --refresh --expect-no-changes");
    await terminal.succeed("pulumi config rm groups && pulumi config rm --path testUser.groups");
  });

  it("is reported before anything is created in its place, if it is the pool", async () => {
    const { terminal } = user;
    await terminal.cognito.send(new DeleteUserPoolCommand({ UserPoolId: userPoolId }));
    const drift = await terminal.run(checkForDrift);
    assert.notEqual(drift.exitCode, 0);
    assert.match(drift.stdout, /^ - +aws:cognito:UserPool auth-user-pool delete/m);
    const preview = await terminal.succeed("pulumi preview --refresh");
    assert.match(preview, /^ \+ +aws:cognito:UserPool auth-user-pool create/m);

    // Without a refresh, the state has it still: a change then fails, and names what is missing.
    await terminal.succeed("pulumi config set --path userPool.selfSignUp true");
    const update = await terminal.run("pulumi up");
    assert.notEqual(update.exitCode, 0);
    assert.match(update.stdout, /auth-user-pool\):\s+error: .*UpdateUserPool: ResourceNotFoundException/s);
    await terminal.succeed("pulumi config rm --path userPool.selfSignUp");
    assert.deepEqual(await poolIds(terminal.cognito), []);

    await terminal.succeed("pulumi up --refresh");
    assert.equal((await poolIds(terminal.cognito)).length, 1);
  });
});
