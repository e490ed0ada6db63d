import assert from "node:assert/strict";
import { ListUserPoolsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { throughProxy } from "../../packages/local-aws/tests/helpers/interceptingProxy";
import { hasMoto, type MotoServer, startMotoServer } from "../../packages/local-aws/tests/helpers/motoServer";
import { findPulumi } from "../../packages/local-aws/tests/helpers/pulumiCommand";
import { begin, createProject, type Project, start } from "../helpers/startCommand";
import {
  noticesOfDefaultPlan,
  onlyWithProtection,
  shownOfDevelopment,
  shownOfEmailStack,
  shownWithRequiredFactor,
  unusualClient,
  unusualPool,
  unusualStack,
} from "./motoExpectations";
import { deploy, failuresAmong, outcomeOf, prove } from "./proofs/signIn/deploySignIn";

interface Report {
  readonly engine: string;
  readonly notices: readonly string[];
  readonly proof: readonly { readonly claim: string; readonly status: string; readonly detail?: string }[];
  readonly succeeded: boolean;
}

interface Answer {
  readonly UserPool?: object;
  readonly UserPoolClient?: object;
  readonly Enabled?: boolean;
  readonly UserStatus?: string;
  readonly UserAttributes?: readonly { readonly Name: string }[];
}

describe("npm start on an emulator of other people's, moto,", () => {
  let moto: MotoServer;
  let project: Project;

  before(async function () {
    if (!hasMoto()) this.skip();
    moto = await startMotoServer();
  });

  after(async () => {
    if (hasMoto()) await moto.stop();
  });

  beforeEach(async () => {
    project = await createProject();
  });

  afterEach(() => project.remove());

  /** Runs the command, and makes sure that nothing fails and nothing is left of what it deployed. */
  async function startOn(
    endpoint: string,
    args: readonly string[] = [],
    environment: NodeJS.ProcessEnv = {},
  ): Promise<Report> {
    const before = await poolsOn(moto.endpoint);
    const run = await start(project, ["--endpoint", endpoint, "--json", ...args], environment);
    assert.equal(run.stderr, "Signing in as the test user …\nDeleting what was deployed …\n");
    const report = JSON.parse(run.stdout) as Report;
    assert.equal(report.succeeded, true, run.stdout);
    assert.equal(run.exitCode, 0);
    assert.deepEqual(await poolsOn(moto.endpoint), before);
    return report;
  }

  it("proves of the development stack what moto can show, and says why it doesn't prove the rest", async () => {
    const { engine, notices, proof } = await startOn(moto.endpoint);
    assert.equal(engine, "in this process (there is no pulumi command)");
    assert.deepEqual(notices, noticesOfDefaultPlan);
    assert.deepEqual(outcomes(proof), shownOfDevelopment);
  });

  it("has the real engine deploy the same, where there is a pulumi command", async function () {
    if ((await findPulumi()) === undefined) this.skip();
    const { engine, notices, proof } = await startOn(moto.endpoint, [], { PATH: process.env["PATH"] });
    assert.match(engine, /^by the Pulumi engine \d/);
    assert.deepEqual(notices, noticesOfDefaultPlan);
    assert.deepEqual(outcomes(proof), shownOfDevelopment);
  });

  it("proves the ID token, too, where the username is the email address", async () => {
    await project.addStack(
      "email",
      "config:\n  cognito-auth:userPool: { signInWith: email }\n  cognito-auth:testUser: { username: jane@example.com }\n",
    );
    const { notices, proof } = await startOn(moto.endpoint, ["--stack", "email"]);
    assert.deepEqual(notices, noticesOfDefaultPlan);
    assert.deepEqual(outcomes(proof), shownOfEmailStack);
  });

  it("proves that a required second factor is set up before there are tokens", async () => {
    await project.addStack(
      "strict",
      'config:\n  cognito-auth:userPool: { mfa: { mode: "ON" } }\n  cognito-auth:testUser: { username: jane, email: jane@example.com }\n',
    );
    const { notices, proof } = await startOn(moto.endpoint, ["--stack", "strict"]);
    assert.deepEqual(notices, noticesOfDefaultPlan);
    assert.deepEqual(outcomes(proof), {
      ...shownWithRequiredFactor,
      ...onlyWithProtection,
      "Tokens are given only after a second factor.": "proved",
    });
  });

  it("deploys what the stack asks for", async () => {
    await project.addStack("unusual", unusualStack);
    const answers = new Map<string, string>();
    let signingIn = false;
    // What moto reports of the deployment before anybody signs in.
    const { notices } = await throughProxy(
      moto.endpoint,
      async ({ operation }, forward) => {
        signingIn ||= operation === "AdminInitiateAuth";
        const answer = await forward();
        if (!signingIn) answers.set(operation, answer.body);
        return answer;
      },
      (endpoint) => startOn(endpoint, ["--stack", "unusual"]),
    );
    assert.deepEqual(notices, []);
    const answerTo = (operation: string): Answer => JSON.parse(answers.get(operation) ?? "{}") as Answer;
    assert.deepEqual(partOf(answerTo("DescribeUserPool").UserPool, unusualPool), unusualPool);
    assert.deepEqual(partOf(answerTo("DescribeUserPoolClient").UserPoolClient, unusualClient), unusualClient);
    const { Enabled, UserStatus, UserAttributes = [] } = answerTo("AdminGetUser");
    assert.deepEqual([Enabled, UserStatus], [true, "FORCE_CHANGE_PASSWORD"]);
    assert.deepEqual(
      UserAttributes.filter(({ Name }) => Name !== "sub"),
      [
        { Name: "email", Value: "jane@example.com" },
        { Name: "email_verified", Value: "true" },
      ],
    );
  });

  it("deploys the whole application without what moto lacks, and doesn't prove that", async () => {
    const before = await poolsOn(moto.endpoint);
    const run = await begin(project, ["--endpoint", moto.endpoint, "--json"], {}, "app.ts").ended;
    const { proof, succeeded } = JSON.parse(run.stdout) as Report;
    assert.deepEqual([run.exitCode, succeeded], [0, true], run.stderr);
    const found = outcomes(proof);
    assert.equal(found["http-api is created."], "not proved: this endpoint has no aws:apigatewayv2:Api");
    assert.equal(
      found["The API and the identity pool let the test user in, and nobody else."],
      "not proved: this endpoint has no aws:apigatewayv2:Api, aws:apigatewayv2:Authorizer, " +
        "aws:apigatewayv2:Integration, aws:apigatewayv2:Route, aws:apigatewayv2:Stage, " +
        "aws:cognito:IdentityPoolRoleAttachment",
    );
    assert.equal(
      found["A server-side sign-in accepts the temporary password and demands a new one."],
      "proved",
    );
    assert.deepEqual(await poolsOn(moto.endpoint), before);
  });

  it("fails for an app client that reveals which users exist", async () => {
    const appClient = { PreventUserExistenceErrors: "LEGACY" } as const;
    const results = await prove(await deploy(moto.endpoint, { appClient }));
    assert.deepEqual(failuresAmong(results), ["refusals, server side"]);
  });

  it("fails for an app client that doesn't let the email address be read", async () => {
    const appClient = { ReadAttributes: ["name"] };
    const results = await prove(await deploy(moto.endpoint, { appClient }));
    assert.deepEqual(failuresAmong(results), ["ID token"]);
    assert.equal(
      outcomeOf(results, "ID token"),
      'failed: its claim "email" is undefined instead of "casey@example.com"',
    );
  });

  it("doesn't prove the ID token of a client without attribute lists, whose email address moto omits", async () => {
    const results = await prove(await deploy(moto.endpoint));
    assert.deepEqual(failuresAmong(results), []);
    assert.equal(
      outcomeOf(results, "ID token"),
      "not proved: this endpoint omits the email address; Amazon Cognito includes it",
    );
  });

  it("fails for an email address that isn't verified", async () => {
    const user = { UserAttributes: [{ Name: "email", Value: "casey@example.com" }] };
    const results = await prove(await deploy(moto.endpoint, { user }));
    assert.deepEqual(failuresAmong(results), ["email alias"]);
  });

  it("fails for a temporary password that isn't the user's", async () => {
    const target = await deploy(moto.endpoint);
    const results = await prove({ ...target, initialPassword: "Not-the-users-password-1" });
    assert.deepEqual(failuresAmong(results), ["temporary password, server side"]);
  });
});

/** Only what is expected of something, too. */
function partOf(whole: object | undefined, expected: object): object {
  return Object.fromEntries(Object.entries(whole ?? {}).filter(([name]) => name in expected));
}

/** Status and detail of each claim. */
function outcomes(proof: Report["proof"]): Record<string, string> {
  return Object.fromEntries(
    proof.map(({ claim, status, detail }) => [claim, detail === undefined ? status : `${status}: ${detail}`]),
  );
}

async function poolsOn(endpoint: string): Promise<(string | undefined)[]> {
  const client = createCognitoClient({ endpoint, region: "us-east-1" });
  const { UserPools = [] } = await client.send(new ListUserPoolsCommand({ MaxResults: 60 }));
  client.destroy();
  return UserPools.map(({ Name }) => Name);
}
