import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readGuide } from "./guide";
import { useShop } from "./shop";

const { sh, typescript } = readGuide("import-the-component.md", { sh: 3, typescript: 4 });
const [install = "", begin = "", deploy = ""] = sh;
const [component = "", elsewhere = "", exported = "", reading = ""] = typescript;

/** What an existing program has. */
const before = `import { Bucket } from "@pulumi/aws/s3/bucket";
export const bucket = new Bucket("files").id;
`;

describe("The guide to import the component, on the command line,", () => {
  const shop = useShop();

  it("names the packages to install, which can't be done here: the component is on no registry", () => {
    assert.equal(install, "npm install cognito-auth @pulumi/aws @pulumi/pulumi @pulumi/random\n");
  });

  it("starts a program from the example, under the name of the project", async () => {
    await shop.succeed(begin.replace("../cognito-auth", join(__dirname, "..", "..", "..")));
    const folder = join(shop.terminal.folder, "shop", "shop");
    assert.match(await readFile(join(folder, "Pulumi.yaml"), "utf8"), /^name: shop$/m);
    assert.ok((await readdir(folder)).includes("policies.ts"));
  });

  it("adds a component to a program, and changes nothing that it had", async () => {
    await shop.write("index.ts", before);
    await shop.succeed("pulumi up");
    await shop.write("index.ts", before + component);
    const printed = await shop.succeed(deploy);
    // The component and its four resources.
    assert.match(printed, /Resources:\n {4}\+ 5 to create\n {4}2 unchanged/);
    assert.match(printed, /Resources:\n {4}\+ 5 created\n {4}2 unchanged/);
    assert.match(printed, /\n\w{20}\n$/);
    assert.match(await shop.succeed("pulumi stack output"), /^ +testUserTemporaryPassword +\[secret\]$/m);
    await shop.succeed("pulumi preview --expect-no-changes");
  });

  it("gives a component a provider and protects it", async () => {
    await shop.write("index.ts", elsewhere);
    await shop.succeed("pulumi up");
    const { exitCode, stdout, stderr } = await shop.run("pulumi destroy");
    assert.notEqual(exitCode, 0);
    assert.match(stdout + stderr, /customers-app-client"\s+cannot be deleted/);
    const state = await shop.succeed("pulumi stack export");
    const providers = state.match(/"provider": "[^"]*aws::\w+/g) ?? [];
    assert.deepEqual(
      providers.map((provider) => provider.split("::").at(-1)),
      ["ireland", "ireland"],
    );
    // The local AWS stands for one region, whatever a provider says.
    assert.match(state, /"type": "pulumi:providers:aws",\s+"inputs": \{[^]{0,60}?"region": "eu-west-1"/);
  });

  it("has one stack read what another exports", async () => {
    await shop.write("index.ts", exported);
    await shop.succeed("pulumi up");
    const userPoolId = (await shop.succeed("pulumi stack output userPoolId")).trim();
    const request = new DescribeUserPoolCommand({ UserPoolId: userPoolId });
    assert.equal((await shop.terminal.cognito.send(request)).UserPool?.Id, userPoolId);

    await shop.write("Pulumi.yaml", "name: api\nmain: index.ts\nruntime: nodejs\n");
    await shop.write("index.ts", reading);
    await shop.succeed("pulumi stack init dev && pulumi up");
    const issuer = await shop.succeed("pulumi stack output issuer");
    assert.equal(issuer, `https://cognito-idp.us-east-1.amazonaws.com/${userPoolId}\n`);
    await shop.succeed("pulumi stack rm dev --force --yes");
    await shop.write("Pulumi.yaml", "name: shop\nmain: index.ts\nruntime: nodejs\n");
    await shop.succeed("pulumi stack select dev");
  });
});
