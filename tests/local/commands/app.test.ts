import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ApiGatewayV2Client, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { CognitoIdentityClient, ListIdentityPoolsCommand } from "@aws-sdk/client-cognito-identity";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { createAwsClient, createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { applicationServices, startEmulator } from "@cognito-auth/local-aws/emulator";
import { serviceRouteClaims } from "../../../local/proofs/application/serviceRouteClaims";
import { throughProxy } from "../../../packages/local-aws/tests/helpers/interceptingProxy";
import { findPulumi } from "../../../packages/local-aws/tests/helpers/pulumiCommand";
import { codeBlocks } from "../../helpers/readme";
import { begin, createProject, type Project, type RunningStart } from "../../helpers/startCommand";

interface Report {
  readonly projects: Record<
    string,
    { readonly resources: { readonly type: string }[]; readonly outputs: Record<string, string> }
  >;
  readonly proof: { readonly claim: string; readonly group?: string; readonly status: string }[];
  readonly files: string[];
  readonly succeeded: boolean;
}

const progress = [
  "Starting the local AWS …",
  "Signing in as the test user …",
  "Calling the API, and using the credentials of the identity pool …",
  "",
].join("\n");

/** What is proved of the pages and the service of the stack "oauth", after the titles of their groups. */
const provedOfPages = [
  "Domain: asked for: The domain with the prefix shop-sign-in-example shows managed login.",
  "Sign-in page: proved: The sign-in page asks for a username.",
  "Sign-in page: proved: The sign-in page refuses callback URLs that aren't the client's.",
  "Sign-in page: proved: The sign-in page refuses scopes that aren't the client's.",
  "Sign-in page: proved: The test user comes back from the page with a code, and the code gives tokens (PKCE).",
  "Sign-in page: proved: The ID token verifies against the pool's keys, and is for the client, the test user and this sign-in.",
  "Sign-in page: proved: The access token verifies, and has the scopes that were asked for and no others.",
  "Sign-in page: proved: A code gives nothing without its verifier, with another one, or for another callback URL.",
  "Sign-in page: proved: A code gives nothing a second time.",
  "Sign-in page: proved: Signing out leads back to the client's logout URLs.",
  "Sign-in page: proved: Signing out leads to no other URL.",
  "Sign-in page: asked for: The client's pages have a style of managed login.",
  'Services: proved: The service "reports" gets an access token that verifies, with its scopes and no others.',
  'Services: proved: The service "reports" gets no token with a scope that isn\'t its own.',
  'Services: proved: The service "reports" gets no token with a wrong secret, or with none.',
  "Services: proved: The client that users sign in with gets no token as a service does (client_credentials).",
];

/** What is proved of its custom attribute, which only administrators set. */
const provedOfAttributes = [
  "proved: By the app client, the user can change a standard attribute.",
  "proved by a rule: By the app client, the user can't change a custom attribute that only administrators set.",
  "proved by a rule: A first sign-in can't set a custom attribute that only administrators set.",
];

describe("npm run app", () => {
  let project: Project;

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  function app(args: string[], environment: NodeJS.ProcessEnv = {}): RunningStart {
    return begin(project, args, environment, "app.ts");
  }

  /** What the guide shows of a run, and the run itself, without the seconds. */
  function assertShownByGuide(stdout: string): void {
    const shown =
      codeBlocks("", "docs/guides/whole-application.md").find((block) =>
        block.startsWith("API and identity pool"),
      ) ?? "";
    const printed = stdout.slice(stdout.indexOf("API and identity pool"));
    const masked = (text: string): string => text.replace(/in \d+\.\d s/, "in SECONDS");
    assert.equal(masked(printed), masked(shown));
  }

  it("deploys the three stacks and proves that they work together, as the guide shows", async () => {
    const { exitCode, stdout, stderr } = await app([]).ended;
    assert.equal(stderr, progress);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run in this process/m);
    for (const name of ["cognito-auth", "serverless-api", "identity-pool"]) {
      assert.match(stdout, new RegExp(`^Outputs of ${name}$`, "m"));
    }
    assertShownByGuide(stdout);
  });

  it("has the real engine deploy the same, where there is a pulumi command", async function () {
    if ((await findPulumi()) === undefined) this.skip();
    const { exitCode, stdout, stderr } = await app([], { PATH: process.env["PATH"] }).ended;
    assert.equal(stderr, progress);
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Stack dev on http:\/\/127\.0\.0\.1:\d+, run by the Pulumi engine \d+\.\d+\.\d+$/m);
    assertShownByGuide(stdout);
  });

  it("prints one JSON document on request", async () => {
    const { exitCode, stdout } = await app(["--json"]).ended;
    assert.equal(exitCode, 0);
    const { succeeded, projects, proof } = JSON.parse(stdout) as Report;
    assert.equal(succeeded, true);
    assert.deepEqual(Object.keys(projects), ["cognito-auth", "serverless-api", "identity-pool"]);
    assert.equal(projects["cognito-auth"]?.outputs["testUserTemporaryPassword"], "[secret]");
    assert.equal(
      projects["identity-pool"]?.resources.some(({ type }) => type === "aws:cognito:IdentityPool"),
      true,
    );
    assert.deepEqual(countsOf(proof), { proved: 39, "proved by a rule": 9, "asked for": 3 });
  });

  it("blames nothing on the stacks where the local AWS runs without the rules of this project", async () => {
    const { exitCode, stdout } = await app(["--json", "--no-rules"]).ended;
    assert.equal(exitCode, 0);
    const { proof } = JSON.parse(stdout) as Report;
    assert.deepEqual(countsOf(proof), { proved: 38, "not proved": 10, "asked for": 3 });
  });

  it("proves sign-in pages, services and attributes, too, where the stacks have them", async () => {
    const { exitCode, stdout } = await app(["--json", "--stack", "oauth"]).ended;
    assert.equal(exitCode, 0);
    const { succeeded, proof } = JSON.parse(stdout) as Report;
    assert.equal(succeeded, true);
    const sentences = serviceRouteClaims.map(({ sentence }) => sentence);
    assert.deepEqual(
      proof.filter(({ claim }) => sentences.includes(claim)),
      sentences.map((claim) => ({ claim, status: "proved" })),
    );
    assert.deepEqual(
      proof.flatMap(({ group, status, claim }) =>
        group === undefined ? [] : `${group}: ${status}: ${claim}`,
      ),
      provedOfPages,
    );
    assert.deepEqual(
      proof
        .filter(({ claim }) => claim.includes(" attribute"))
        .map(({ status, claim }) => `${status}: ${claim}`),
      provedOfAttributes,
    );
  });

  it("stays up with --serve, on an endpoint of others, and deletes what it deployed there", async () => {
    const emulator = await startEmulator({ onProgress: () => undefined, services: applicationServices });
    try {
      const running = app(["--serve", "--endpoint", emulator.endpoint]);
      await running.line("Serving http");
      assert.deepEqual(await thingsOn(emulator.endpoint), [1, 1, 1, 2, 1]);
      const password = await temporaryPassword();
      const { auth, custom } = await readJson("amplify_outputs.json");
      running.signal("SIGINT");
      const { exitCode, stdout } = await running.ended;
      assert.equal(exitCode, 0);
      assert.match(stdout, /not proved: the test user isn't signed in/);
      assert.ok(!stdout.includes(password));
      assert.match(String(auth?.["identity_pool_id"]), /^us-east-1:/);
      assert.match(String(custom?.["api_url"]), /^http:\/\/\w+\.execute-api\.localhost:\d+$/);
      assert.deepEqual(await thingsOn(emulator.endpoint), [0, 0, 0, 0, 0]);
    } finally {
      await emulator.stop();
    }
  });

  it("deletes what is there when the last stack can't be deployed", async () => {
    const emulator = await startEmulator({ onProgress: () => undefined, services: applicationServices });
    try {
      await throughProxy(
        emulator.endpoint,
        ({ operation }, forward) =>
          operation === "CreateIdentityPool"
            ? { status: 400, body: '{"__type":"LimitExceededException","message":"too many"}' }
            : forward(),
        async (endpoint) => {
          const { exitCode, stdout, stderr } = await app(["--endpoint", endpoint]).ended;
          assert.equal(exitCode, 1);
          assert.match(stderr, /^error: The deployment failed: .*too many/m);
          assert.doesNotMatch(stderr, /^ +at /m);
          assert.match(stdout, /^Outputs of serverless-api$/m);
        },
      );
      assert.deepEqual(await thingsOn(emulator.endpoint), [0, 0, 0, 0, 0]);
    } finally {
      await emulator.stop();
    }
  });

  it("names the first file that a stack lacks, before anything is deployed", async () => {
    const { exitCode, stdout, stderr } = await app(["--stack", "prod"]).ended;
    assert.equal(exitCode, 1);
    assert.equal(stdout, "");
    assert.equal(
      stderr,
      'error: There is no stack "prod": examples/serverless-api/Pulumi.prod.yaml doesn\'t exist.\n' +
        "  fix: use --stack with one of dev, oauth, or write examples/serverless-api/Pulumi.prod.yaml\n",
    );
  });

  it("lists its options", async () => {
    const { exitCode, stdout } = await app(["--help"]).ended;
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Deploys the whole application /);
    assert.match(stdout, /^Usage: npm run app \[-- options\]$/m);
  });

  async function temporaryPassword(): Promise<string> {
    const { temporaryPassword: written } = (await readJson("test-user.json")) as Record<string, unknown>;
    assert.ok(typeof written === "string" && written.length >= 14);
    return written;
  }

  async function readJson(name: string): Promise<Record<string, Record<string, unknown>>> {
    const content = await readFile(join(project.folder, ".local", "dev", name), "utf8");
    return JSON.parse(content) as Record<string, Record<string, unknown>>;
  }
});

function countsOf(proof: Report["proof"]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of proof) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many user pools, identity pools, APIs, roles and buckets there are. */
async function thingsOn(endpoint: string): Promise<number[]> {
  const place = { endpoint, region: "us-east-1" };
  const cognito = createCognitoClient(place);
  const { UserPools = [] } = await cognito.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  const { IdentityPools = [] } = await createAwsClient(CognitoIdentityClient, place).send(
    new ListIdentityPoolsCommand({ MaxResults: 60 }),
  );
  const { Items = [] } = await createAwsClient(ApiGatewayV2Client, place).send(new GetApisCommand({}));
  const { Roles = [] } = await createAwsClient(IAMClient, place).send(new ListRolesCommand({}));
  const { Buckets = [] } = await createAwsClient(S3Client, place).send(new ListBucketsCommand({}));
  return [UserPools, IdentityPools, Items, Roles, Buckets].map(({ length }) => length);
}
