import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Certificate } from "@pulumi/aws/acm/certificate";
import { CertificateValidation } from "@pulumi/aws/acm/certificateValidation";
import { Role } from "@pulumi/aws/iam/role";
import { Bucket } from "@pulumi/aws/s3/bucket";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth } from "../../../components";
import { deployWithMocks } from "../../../components/testing";

const repository = join(__dirname, "..", "..", "..");

const urn = (type: string, name: string): string => `urn:pulumi:test::shop::${type}::${name}`;

class Group extends pulumi.ComponentResource {
  constructor(type: string, name: string) {
    super(`test:index:${type}`, name);
    this.registerOutputs();
  }
}

describe("Resources that share a name, under mocks,", () => {
  it("are those of different types, which are found by their URNs", async () => {
    const { resources } = await deployWithMocks(() => {
      const certificate = new Certificate("application", { domainName: "example.com" });
      new CertificateValidation("application", { certificateArn: certificate.arn });
      new Bucket("uploads");
    });
    const certificate = urn("aws:acm/certificate:Certificate", "application");
    const validation = urn("aws:acm/certificateValidation:CertificateValidation", "application");
    assert.deepEqual(Object.keys(resources).sort(), ["uploads", certificate, validation]);
    const urns = Object.values(resources).map((resource) => resource.urn);
    assert.deepEqual(urns.sort(), [certificate, validation, urn("aws:s3/bucket:Bucket", "uploads")]);
    assert.deepEqual(resources[certificate]?.inputs, { domainName: "example.com" });
  });

  it("aren't found by that name, which says where they are", async () => {
    const { resources } = await deployWithMocks(() => {
      new Role("api", { assumeRolePolicy: "{}" });
      new Bucket("api");
    });
    assert.throws(() => resources["api"], {
      message: `2 resources are named api: read the one you mean by its URN,
  resources["${urn("aws:iam/role:Role", "api")}"]
  resources["${urn("aws:s3/bucket:Bucket", "api")}"]`,
    });
    assert.equal(resources["API"], undefined);
  });

  it("are those of one type with parents of different types", async () => {
    const { resources } = await deployWithMocks(() => {
      for (const type of ["Shop", "Blog"]) new Bucket("uploads", {}, { parent: new Group(type, "site") });
    });
    assert.deepEqual(
      Object.entries(resources).map(([key, { parent }]) => [key, parent]),
      [
        [urn("test:index:Shop", "site"), undefined],
        [urn("test:index:Blog", "site"), undefined],
        [urn("test:index:Shop$aws:s3/bucket:Bucket", "uploads"), "site"],
        [urn("test:index:Blog$aws:s3/bucket:Bucket", "uploads"), "site"],
      ],
    );
  });

  it("are the role and the function of a callback", () => {
    // To serialize a callback, Pulumi attaches a debugger and leaves it on. With one, V8 looks through all promises that
    // wait for a rejected one, which would take minutes in the tests that follow in the same process.
    const program = join(__dirname, "callback.ts");
    const args = ["--require", "./program/tsNode/preload.cjs", program];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: repository,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const resources = JSON.parse(stdout) as Record<string, object>;
    assert.deepEqual(resources[urn("aws:iam/role:Role", "f")], { type: "aws:iam/role:Role" });
    assert.deepEqual(resources[urn("aws:lambda/function:Function", "f")], {
      type: "aws:lambda/function:Function",
      handler: "__index.handler",
    });
  });

  it("are two sign-ins under different parents", async () => {
    const { resources } = await deployWithMocks(() => {
      new CognitoAuth("auth");
      new CognitoAuth("auth", {}, { parent: new Group("Staff", "staff") });
    });
    const types = {
      "auth-user-pool": "$aws:cognito/userPool:UserPool",
      "auth-app-client": "$aws:cognito/userPoolClient:UserPoolClient",
      auth: "",
    };
    const urns = Object.entries(types).map(([name, type]) => [`cognito-auth:index:CognitoAuth${type}`, name]);
    assert.deepEqual(Object.keys(resources).sort(), [
      "staff",
      ...urns.map(([type = "", name = ""]) => urn(type, name)),
      ...urns.map(([type = "", name = ""]) => urn(`test:index:Staff$${type}`, name)),
    ]);
  });

  it("can't have the same URN", async () => {
    await assert.rejects(
      deployWithMocks(() => {
        for (const name of ["one", "other"]) {
          new Certificate("application", { domainName: "example.com" }, { parent: new Group("Site", name) });
        }
      }),
      {
        message: `Duplicate resource URN '${urn("test:index:Site$aws:acm/certificate:Certificate", "application")}'; try giving it a unique name`,
      },
    );
  });
});
