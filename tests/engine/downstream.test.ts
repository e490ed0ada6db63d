import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient } from "@cognito-auth/local-aws/awsClient";
import { commandsBeginningWith } from "../helpers/readme";
import { useTerminal } from "./terminal";

const api = "cd examples/serverless-api && ";
const identityPool = "cd examples/identity-pool && ";

/** The parts of Amplify's `amplify_outputs.json` that matter here. */
interface AmplifyOutputs {
  readonly auth: Readonly<Record<string, unknown>>;
  readonly custom: object;
}

/** A stack's state, as far as it is read here. */
interface Exported {
  readonly deployment: { readonly resources: { readonly urn: string; readonly dependencies?: string[] }[] };
}

describe("The stacks that read the auth stack, on the command line,", () => {
  const user = useTerminal();

  /** Runs a command in a project that has to fail, and gives what it prints. */
  async function fail(command: string): Promise<string> {
    const { exitCode, stdout, stderr } = await user.terminal.run(command);
    assert.notEqual(exitCode, 0, `${command}\n${stdout}`);
    return `${stdout}${stderr}`;
  }

  it("say what is missing while the auth stack isn't there, isn't deployed, or is gone", async () => {
    const { terminal } = user;
    await terminal.succeed(`${api} pulumi stack init dev`);
    assert.match(await fail(`${api} pulumi preview`), /unknown stack "organization\/cognito-auth\/dev"/);

    await terminal.succeed("pulumi stack init dev");
    const notDeployed = `Stack "organization/cognito-auth/dev" has a problem:

  contractVersion
    why: the stack has no outputs: it was never deployed, or was destroyed
    fix: run pulumi up --stack organization/cognito-auth/dev in its project
`;
    const withoutIndent = (text: string): string => text.replaceAll(/^ +/gm, "");
    for (const command of ["pulumi preview", "pulumi up"]) {
      const printed = await fail(`${api} ${command}`);
      assert.ok(withoutIndent(printed).includes(withoutIndent(notDeployed)), printed);
      assert.equal(printed.match(/was never deployed/g)?.length, 1, printed);
      assert.ok(!printed.includes("    at "), printed);
      assert.ok(!printed.includes(" created"), printed);
    }

    const unseen = await fail(`${api} pulumi up --skip-preview`);
    assert.ok(withoutIndent(unseen).includes(withoutIndent(notDeployed)), unseen);
    assert.match(unseen, / http-api created/);
    assert.doesNotMatch(unseen, / jwt-authorizer created/);
    await terminal.succeed(`${api} pulumi destroy`);

    await terminal.succeed("pulumi up && pulumi destroy");
    const printed = await fail(`${api} pulumi up`);
    assert.ok(withoutIndent(printed).includes(withoutIndent(notDeployed)), printed);
  });

  it("are deployed one after the other, change nothing a second time, and have what the others export", async () => {
    const { terminal } = user;
    await terminal.succeed("pulumi stack rm --yes --preserve-config dev");
    await terminal.succeed(`${api} pulumi stack rm --yes --preserve-config dev`);
    const commands = commandsBeginningWith("pulumi stack init dev && pulumi up", "whole-application.md");
    assert.equal(commands.length, 3);
    await terminal.succeed(["set -e", ...commands].join("\n"));
    for (const project of ["", api, identityPool]) {
      await terminal.succeed(`${project} pulumi preview --refresh --expect-no-changes`);
    }
    const [auth, apiOutputs, outputs] = [
      await outputsOf("pulumi stack output --json"),
      await outputsOf(`${api} pulumi stack output --json`),
      await outputsOf(`${identityPool} pulumi stack output --json`),
    ];
    assert.deepEqual(
      [outputs["userPoolId"], outputs["appClientId"], outputs["apiUrl"]],
      [auth["userPoolId"], auth["appClientId"], apiOutputs["apiUrl"]],
    );
    assert.equal(apiOutputs["iamRouteArn"]?.split(":").at(-1), `${apiOutputs["apiId"] ?? ""}/*/GET/iam/me`);
  });

  it("read what isn't secret with another passphrase, and say of a secret that it can't be decrypted", async () => {
    const { terminal } = user;
    const withOther = "export PULUMI_CONFIG_PASSPHRASE=another";
    const stacks = {
      [api]: ["authStack organization/cognito-auth/dev"],
      [identityPool]: ["authStack organization/cognito-auth/dev", "apiStack organization/serverless-api/dev"],
    };
    for (const [project, settings] of Object.entries(stacks)) {
      const commands = [
        "grep -v encryptionsalt Pulumi.dev.yaml > Pulumi.other.yaml",
        "pulumi stack init other",
        ...settings.map((setting) => `pulumi config set ${setting}`),
        "pulumi preview",
      ];
      await terminal.succeed(`${project} ${withOther} && ${commands.join(" && ")}`);
    }

    const program = join(terminal.folder, "examples", "serverless-api", "index.ts");
    const original = await readFile(program);
    await writeFile(
      program,
      `import * as pulumi from "@pulumi/pulumi";
      import { readAuthStack } from "cognito-auth";
      export const password = readAuthStack(
        new pulumi.StackReference("organization/cognito-auth/dev"),
      ).testUserTemporaryPassword;`,
    );
    const refused = await fail(`${api} ${withOther} && pulumi preview`);
    await writeFile(program, original);
    assert.match(
      refused,
      new RegExp(
        [
          'Stack "organization/cognito-auth/dev" has a problem:',
          "testUserTemporaryPassword",
          "why: it is a secret that can't be decrypted with this stack's key",
          "fix: use the passphrase or secrets provider of that stack here, too, or don't read this output",
        ].join("\\s+"),
      ),
    );
    for (const project of [api, identityPool]) {
      await terminal.succeed(
        `${project} ${withOther} && pulumi stack rm --yes other && pulumi stack select dev`,
      );
    }
  });

  it("make resources wait that would otherwise come too early", async () => {
    assert.deepEqual((await dependenciesIn(api))["caller-function"], [
      "caller-function-logs",
      "caller-function-role",
      "caller-function-writes-logs",
    ]);
    const { "uploads-by-https-only": policy, "uploads-by-frontend": cors } =
      await dependenciesIn(identityPool);
    assert.deepEqual(policy, ["uploads", "uploads-are-private"]);
    assert.deepEqual(cors, ["uploads", "uploads-by-https-only"]);
  });

  it("write what the login page reads, by the guide's commands", async () => {
    const { terminal } = user;
    const [command = "", ...others] = commandsBeginningWith(
      "pulumi stack output amplifyOutputs",
      "login-page.md",
    );
    assert.deepEqual(others, []);
    await terminal.succeed(command);
    const file = join(terminal.folder, "examples", "login-page", "public", "amplify_outputs.json");
    const written = JSON.parse(await readFile(file, "utf8")) as AmplifyOutputs;
    const { userPoolId, appClientId } = await outputsOf("pulumi stack output --json");
    assert.equal(written.auth["user_pool_id"], userPoolId);
    assert.equal(written.auth["user_pool_client_id"], appClientId);
    assert.deepEqual(written.custom, { self_sign_up: false });

    const { apiUrl } = await outputsOf(`${api} pulumi stack output --json`);
    const { identityPoolId } = await outputsOf(`${identityPool} pulumi stack output --json`);
    const [more = ""] = commandsBeginningWith(
      "cd examples/identity-pool && pulumi stack output",
      "login-page.md",
    );
    await terminal.succeed(more);
    const { auth, custom } = JSON.parse(await readFile(file, "utf8")) as AmplifyOutputs;
    assert.deepEqual(auth, {
      ...written.auth,
      identity_pool_id: identityPoolId,
      unauthenticated_identities_enabled: false,
    });
    assert.deepEqual(custom, { ...written.custom, api_url: apiUrl });
  });

  it("keep the temporary password out of their states and of what they print", async () => {
    const { terminal } = user;
    const password = await terminal.succeed("pulumi stack output testUserTemporaryPassword --show-secrets");
    for (const project of [api, identityPool]) {
      const state = await terminal.succeed(`${project} pulumi stack export`);
      const preview = await terminal.succeed(`${project} pulumi preview --diff --debug`);
      for (const printed of [state, preview]) assert.ok(!printed.includes(password.trim()));
    }
  });

  it("read the further clients, the domain and a permanent password, and what is secret of these as secrets", async () => {
    const { terminal } = user;
    const settings = {
      "domain.prefix": "shop",
      "appClient.oauth.callbackUrls[0]": "http://localhost:5173/",
      "resourceServers.orders.scopes.read": "Read orders",
      "appClients.reports.machineToMachine.scopes[0]": "orders/read",
      "testUser.permanentPassword": "true",
    };
    for (const [path, value] of Object.entries(settings)) {
      await terminal.succeed(`pulumi config set --path '${path}' '${value}'`);
    }
    await terminal.succeed("pulumi up");
    const exported = await outputsOf("pulumi stack output --json --show-secrets");

    const program = join(terminal.folder, "examples", "serverless-api", "index.ts");
    const original = await readFile(program);
    await writeFile(
      program,
      `import * as pulumi from "@pulumi/pulumi";
      import { readAuthStack } from "cognito-auth";
      const auth = readAuthStack(new pulumi.StackReference("organization/cognito-auth/dev"));
      export const { appClientIds, appClientSecrets, domainUrl, signInUrl, tokenUrl, testUserPassword } = auth;
      export const reports = auth.appClientSecrets.apply((secrets) => secrets.reports);`,
    );
    const commands = [
      "grep -v encryptionsalt Pulumi.dev.yaml > Pulumi.reader.yaml",
      "pulumi stack init reader",
      "pulumi config set authStack organization/cognito-auth/dev",
      "pulumi up",
    ];
    await terminal.succeed(`${api} ${commands.join(" && ")}`);
    const shown = await outputsOf(`${api} pulumi stack output --json`);
    const [state, read] = [
      await terminal.succeed(`${api} pulumi stack export`),
      await outputsOf(`${api} pulumi stack output --json --show-secrets`),
    ];
    await writeFile(program, original);
    await terminal.succeed(`${api} pulumi stack rm --yes --force reader && pulumi stack select dev`);

    const secretNames = ["appClientSecrets", "testUserPassword"];
    const names = [...secretNames, "appClientIds", "domainUrl", "signInUrl", "tokenUrl"];
    const { reports: secret = "", ...others } = read;
    assert.deepEqual(others, Object.fromEntries(names.map((name) => [name, exported[name]])));
    assert.equal(read["domainUrl"], "https://shop.auth.us-east-1.amazoncognito.com");
    assert.equal(secret, Object.entries(read["appClientSecrets"] ?? {})[0]?.[1]);
    assert.ok(secret.length >= 40);
    for (const name of [...secretNames, "reports"]) assert.equal(shown[name], "[secret]", name);
    const { testUserPassword = "" } = read;
    assert.match(testUserPassword, /^\w{20}$/);
    for (const text of [secret, testUserPassword]) assert.ok(!state.includes(text));
  });

  it("are taken down in any order, and a bucket with files only when that is meant", async () => {
    const { terminal } = user;
    const s3 = createAwsClient(S3Client, { endpoint: terminal.endpoint, region: "us-east-1" });
    const { uploadsBucketName } = await outputsOf(`${identityPool} pulumi stack output --json`);
    await s3.send(new PutObjectCommand({ Bucket: uploadsBucketName, Key: "private/x/y.txt", Body: "y" }));
    await terminal.succeed(`${identityPool} pulumi config set deleteUploads false && pulumi up`);

    await terminal.succeed("pulumi destroy");
    await terminal.succeed(`${api} pulumi destroy`);
    const refused = await fail(`${identityPool} pulumi up`);
    assert.match(refused, /Stack "organization\/cognito-auth\/dev" has a problem/);
    assert.match(await fail(`${identityPool} pulumi destroy`), /BucketNotEmpty/);

    await terminal.succeed("pulumi up");
    await terminal.succeed(`${api} pulumi up`);
    await terminal.succeed(`${identityPool} pulumi config set deleteUploads true && pulumi up`);
    await terminal.succeed(`${identityPool} pulumi destroy`);
    await terminal.succeed("pulumi destroy");
    await terminal.succeed(`${api} pulumi destroy`);
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    assert.deepEqual(Buckets, []);
    s3.destroy();
  });

  it("are taken down with the API first, too, which an identity pool that is deployed again then misses", async () => {
    const { terminal } = user;
    for (const project of ["", api, identityPool]) await terminal.succeed(`${project} pulumi up`);
    await terminal.succeed(`${api} pulumi destroy`);
    const refused = await fail(`${identityPool} pulumi up`);
    assert.match(refused, /Stack "organization\/serverless-api\/dev" has 2 problems/);
    await terminal.succeed(`${identityPool} pulumi destroy`);
    await terminal.succeed("pulumi destroy");
  });

  /** The names of what a project's resources depend on, by the resource's name. */
  async function dependenciesIn(project: string): Promise<Record<string, string[]>> {
    const exported = JSON.parse(await user.terminal.succeed(`${project} pulumi stack export`)) as Exported;
    const nameIn = (urn: string): string => urn.split("::").at(-1) ?? "";
    return Object.fromEntries(
      exported.deployment.resources.map(({ urn, dependencies = [] }) => [
        nameIn(urn),
        dependencies.map(nameIn).sort(),
      ]),
    );
  }

  async function outputsOf(command: string): Promise<Record<string, string>> {
    return JSON.parse(await user.terminal.succeed(command)) as Record<string, string>;
  }
});
