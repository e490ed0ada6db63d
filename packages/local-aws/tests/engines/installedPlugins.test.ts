import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describeAwsProvider, findAwsProvider } from "../../engines";
import { LocalAwsError } from "../../errors";
import { createPulumiHome, needed, type PulumiHome } from "../helpers/standIns";

describe("The installed plugins", () => {
  let home: PulumiHome;
  let folder: string;

  beforeEach(async () => {
    home = await createPulumiHome();
    folder = join(home.folder, "plugins");
  });

  afterEach(() => home.remove());

  function find(environment: NodeJS.ProcessEnv = {}): ReturnType<typeof findAwsProvider> {
    return findAwsProvider("installed", { PULUMI_HOME: home.folder, PATH: "", ...environment });
  }

  it("are those in the user's Pulumi home, in the versions of the program's packages", async () => {
    const paths = { aws: await home.install("aws"), random: await home.install("random") };
    await home.install("aws", "6.0.0");
    const provider = await find();
    assert.deepEqual(provider, {
      name: "installed",
      folder,
      plugins: [
        { name: "aws", version: needed.aws, path: paths.aws },
        { name: "random", version: needed.random, path: paths.random },
      ],
    });
    assert.equal(
      describeAwsProvider(provider),
      `installed, Pulumi's plugins aws v${needed.aws} and random v${needed.random}`,
    );
  });

  it("are those on the PATH where there are some, as for the engine, unless it is configured to ignore them", async () => {
    const installed = { aws: await home.install("aws"), random: await home.install("random") };
    const PATH = join(home.folder, "bin");
    const path = await home.putInto(PATH, "aws");
    const provider = await find({ PATH });
    assert.ok(provider.name === "installed");
    assert.deepEqual(provider.plugins, [
      { name: "aws", version: undefined, path },
      { name: "random", version: needed.random, path: installed.random },
    ]);
    assert.equal(
      describeAwsProvider(provider),
      `installed, Pulumi's plugins aws (${path}) and random v${needed.random}`,
    );
    for (const value of ["true", "1"]) {
      const past = await find({ PATH, PULUMI_IGNORE_AMBIENT_PLUGINS: value });
      assert.ok(past.name === "installed");
      assert.deepEqual(past.plugins[0], { name: "aws", version: needed.aws, path: installed.aws });
    }
  });

  const install = (name: keyof typeof needed): string =>
    `pulumi plugin install resource ${name} v${needed[name]}`;

  it("are missed together, with the commands that install them", async () => {
    await assert.rejects(
      find(),
      new LocalAwsError(
        `--aws-provider installed needs the Pulumi plugins aws v${needed.aws} and random v${needed.random}: not found in ${folder}.`,
        `run ${install("aws")} && ${install("random")}, or omit --aws-provider`,
      ),
    );
  });

  const missingAws = (): LocalAwsError =>
    new LocalAwsError(
      `--aws-provider installed needs the Pulumi plugin aws v${needed.aws}: not found in ${folder}.`,
      `run ${install("aws")}, or omit --aws-provider`,
    );

  it("are not those of another version, which the engine doesn't accept", async () => {
    await home.install("random");
    await home.install("aws", "7.0.0");
    await home.install("aws", "999.0.0");
    await assert.rejects(find(), missingAws());
  });

  it("are not those that aren't installed to the end", async () => {
    await home.install("random");
    const path = await home.install("aws");
    await writeFile(`${dirname(path)}.partial`, "");
    await assert.rejects(find(), missingAws());
    await rm(`${dirname(path)}.partial`);
    await find();
    await rm(path);
    await assert.rejects(find(), missingAws());
  });

  it("are looked for in the user's home folder where no Pulumi home is named", async () => {
    const { HOME } = process.env;
    process.env["HOME"] = home.folder;
    try {
      for (const PULUMI_HOME of [undefined, ""]) {
        await assert.rejects(find({ PULUMI_HOME }), ({ message }: Error) =>
          message.endsWith(`: not found in ${join(home.folder, ".pulumi", "plugins")}.`),
        );
      }
    } finally {
      process.env["HOME"] = HOME;
    }
  });

  it("aren't looked for where the local provider is to deploy", async () => {
    const provider = await findAwsProvider("local", { PULUMI_HOME: home.folder, PATH: "" });
    assert.deepEqual(provider, { name: "local" });
    assert.equal(describeAwsProvider(provider), "local, in place of Pulumi's aws and random plugins");
  });
});
