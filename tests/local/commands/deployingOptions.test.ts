import assert from "node:assert/strict";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import { CommandError } from "../../../cli/errors";
import { parseDeployingOptions, startCommand, usageOf } from "../../../local/commands/deployingOptions";

const nothingAsked = {
  stack: "dev",
  serve: false,
  port: undefined,
  endpoint: undefined,
  rules: "all",
  accessKeys: "test",
  awsProvider: "local",
  showSecrets: false,
  help: false,
};

describe("The command line", () => {
  it("deploys the development stack to a local AWS of its own if nothing is said", () => {
    assert.deepEqual(parseDeployingOptions([], startCommand), nothingAsked);
  });

  for (const { args, asked } of [
    { args: ["--stack", "prod"], asked: { stack: "prod" } },
    { args: ["--stack=team.eu-1"], asked: { stack: "team.eu-1" } },
    { args: ["--serve"], asked: { serve: true } },
    { args: ["--port", "2"], asked: { port: 2 } },
    { args: ["--port", "5999"], asked: { port: 5999 } },
    { args: ["--port", "65535"], asked: { port: 65_535 } },
    { args: ["--endpoint", "http://127.0.0.1:6001"], asked: { endpoint: "http://127.0.0.1:6001" } },
    // 80, which an address doesn't say.
    { args: ["--endpoint", "http://localhost"], asked: { endpoint: "http://localhost" } },
    { args: ["--endpoint", "http://127.0.0.1:4566"], asked: { endpoint: "http://127.0.0.1:4566" } },
    { args: ["--endpoint", "https://localhost/"], asked: { endpoint: "https://localhost" } },
    { args: ["--aws-provider", "local"], asked: { awsProvider: "local" } },
    { args: ["--aws-provider", "installed"], asked: { awsProvider: "installed" } },
    { args: ["--no-rules"], asked: { rules: "none" } },
    { args: ["--access-keys", "test"], asked: { accessKeys: "test" } },
    {
      args: ["--access-keys", "environment", "--endpoint", "https://localhost"],
      asked: { accessKeys: "environment", endpoint: "https://localhost" },
    },
    { args: ["--json"], asked: {} },
    { args: ["--show-secrets"], asked: { showSecrets: true } },
    { args: ["--help"], asked: { help: true } },
    { args: ["-h"], asked: { help: true } },
    { args: ["--endpoint", "http://127.0.0.1:5999"], asked: { endpoint: "http://127.0.0.1:5999" } },
    { args: ["--endpoint", "http://127.0.0.1:6001/aws/"], asked: { endpoint: "http://127.0.0.1:6001/aws" } },
    // Whether it has a certificate is seen by "https:".
    { args: ["--endpoint", "HTTPS://LocalHost:4566"], asked: { endpoint: "https://localhost:4566" } },
    { args: ["--endpoint", "HTTP://127.0.0.1:80/AWS//"], asked: { endpoint: "http://127.0.0.1/AWS" } },
    // Not below AWS's domains.
    ...[
      "https://amazonaws.com.localhost",
      "http://myapi.aws:4566",
      "http://localhost:4566/amazonaws.com",
    ].map((endpoint) => ({ args: ["--endpoint", endpoint], asked: { endpoint } })),
  ]) {
    it(`accepts ${args.join(" ")}`, () => {
      assert.deepEqual(parseDeployingOptions(args, startCommand), { ...nothingAsked, ...asked });
    });
  }

  const portRange = "a port is a whole number from 1 to 65535";
  const blocked = "browsers and Node's fetch refuse to connect to port";
  const anAddress = "an endpoint is an address such as http://127.0.0.1:4566";

  for (const { args, message } of [
    { args: ["--port", "0"], message: `--port "0": ${portRange}` },
    { args: ["--port", "65536"], message: `--port "65536": ${portRange}` },
    { args: ["--port", "80.5"], message: `--port "80.5": ${portRange}` },
    { args: ["--port", "http"], message: `--port "http": ${portRange}` },
    { args: ["--port", "1"], message: `--port "1": ${blocked} 1` },
    { args: ["--port", "6000"], message: `--port "6000": ${blocked} 6000` },
    {
      args: ["--endpoint", "http://127.0.0.1:6000/"],
      message: `--endpoint "http://127.0.0.1:6000/": ${blocked} 6000`,
    },
    {
      args: ["--stack", "../dev"],
      message: '--stack "../dev": a stack\'s name has letters, digits, hyphens, dots and underscores',
    },
    { args: ["--endpoint", "localhost"], message: `--endpoint "localhost": ${anAddress}` },
    { args: ["--srve"], message: "Unknown option '--srve': did you mean --serve?" },
    {
      args: ["--aws-provder=local"],
      message: "Unknown option '--aws-provder': did you mean --aws-provider?",
    },
    {
      args: ["--endpoint", "http://127.0.0.1:6000"],
      message:
        '--endpoint "http://127.0.0.1:6000": browsers and Node\'s fetch refuse to connect to port 6000',
    },
    ...[
      ["http://ada:hunter2@127.0.0.1:4566", "http://127.0.0.1:4566"],
      ["http://ada@127.0.0.1", "http://127.0.0.1"],
      ["http://:hunter2@127.0.0.1", "http://127.0.0.1"],
      ["http:/ada:hunter2@127.0.0.1:1", "127.0.0.1:1"],
    ].map(([given = "", shown]) => ({
      args: ["--endpoint", given],
      message: `--endpoint "${shown}": ${anAddress}, without a user name or a password`,
    })),
    // Not the password of what is no address either.
    ...[
      ["ftp://ada:hunter2@localhost", "ftp://localhost"],
      ["ada:hunter2@localhost", "localhost"],
      ["http://ada:hunter2@local host", "http://local host"],
      ["http://ada:hun/ter2@127.0.0.1:1", "http://127.0.0.1:1"],
      ["http://ada:hun?t#er2@127.0.0.1:1", "http://127.0.0.1:1"],
      ["http://ada:hunt@er2@localhost:99999", "http://localhost:99999"],
    ].map(([given = "", shown]) => ({
      args: ["--endpoint", given],
      message: `--endpoint "${shown}": ${anAddress}`,
    })),
    ...["http://127.0.0.1?a=b", "http://127.0.0.1/#a"].map((given) => ({
      args: ["--endpoint", given],
      message: `--endpoint "${given}": ${anAddress}, without a query or a fragment`,
    })),
    { args: ["--endpoint", "ftp://localhost"], message: `--endpoint "ftp://localhost": ${anAddress}` },
    {
      args: ["--aws-provider", "pulumi"],
      message: '--aws-provider "pulumi": expected one of local, installed',
    },
    {
      args: ["--access-keys", "mine"],
      message: '--access-keys "mine": expected one of test, environment',
    },
    {
      args: ["--access-keys", "environment"],
      message: '--access-keys "environment": only an --endpoint gets access keys other than test',
    },
    {
      args: ["--endpoint", "http://127.0.0.1:1", "--port", "1"],
      message: "--port and --endpoint exclude each other: the endpoint has a port already",
    },
    {
      args: ["--endpoint", "http://127.0.0.1:4566", "--no-rules"],
      message: "--no-rules and --endpoint exclude each other: the endpoint has its rules already",
    },
  ]) {
    it(`refuses ${args.join(" ")}`, () => {
      assert.throws(
        () => parseDeployingOptions(args, startCommand),
        new CommandError(message, "npm start -- --help lists the options"),
      );
    });
  }

  describe("refuses AWS itself as an endpoint, where resources are real", () => {
    const assertRefused = (endpoint: string): void => {
      const isAws =
        "this is AWS itself, and no endpoint in its place: docs/guides/deploy-to-aws.md says how to deploy to AWS";
      assert.throws(
        () => parseDeployingOptions(["--endpoint", endpoint, "--access-keys", "environment"], startCommand),
        new CommandError(`--endpoint "${endpoint}": ${isAws}`, "npm start -- --help lists the options"),
      );
    };

    for (const region of [
      ...["us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"],
      ...["us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"],
    ]) {
      it(`in ${region}`, () => {
        const { config } = createCognitoClient({ endpoint: "http://localhost", region });
        for (const UseDualStack of [false, true]) {
          const { url } = config.endpointProvider({ Region: region, UseDualStack, UseFIPS: false });
          assertRefused(url.origin);
        }
      });
    }

    for (const endpoint of [
      "http://amazonaws.com",
      "HTTPS://S3.US-EAST-1.AmazonAWS.com",
      "https://s3.amazonaws.com./",
      "https://vpce-1a2b.cognito-idp.us-east-1.vpce.amazonaws.com:443/path",
    ]) {
      it(`as ${endpoint}`, () => {
        assertRefused(endpoint);
      });
    }
  });

  it("refuses options and words that it doesn't know", () => {
    for (const arg of ["--bogus", "dev", "--serve=yes"]) {
      assert.throws(() => parseDeployingOptions([arg], startCommand), CommandError);
    }
  });

  it("explains every option", () => {
    for (const option of [
      "--stack",
      "--serve",
      "--port",
      "--endpoint",
      "--access-keys",
      "--aws-provider",
      "--show-secrets",
      "--json",
      "--help",
    ]) {
      assert.match(usageOf(startCommand), new RegExp(`^ {2}${option}[ ,]`, "m"));
    }
  });
});
