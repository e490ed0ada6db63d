import assert from "node:assert/strict";
import { join } from "node:path";
import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { useBuiltPackage } from "../helpers/builtPackage";
import { useTerminal } from "./terminal";

describe("Another team's program, on the command line, with the package from its tarball,", () => {
  const user = useTerminal();
  const built = useBuiltPackage();

  it("deploys two pools with settings and providers of their own, and changes nothing a second time", async () => {
    const { terminal } = user;
    await built.installIn(join(terminal.folder, "examples", "own-program"));
    const run = (command: string): Promise<string> =>
      terminal.succeed(`cd examples/own-program && ${command}`);

    await run("pulumi stack init dev && pulumi up");
    await run("pulumi preview --expect-no-changes");
    const outputs = JSON.parse(await run("pulumi stack output --json")) as Record<string, string>;
    assert.equal(outputs["customersTestPassword"], "[secret]");
    const mfaOf = async (UserPoolId: string | undefined): Promise<string | undefined> =>
      (await terminal.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.MfaConfiguration;
    assert.equal(await mfaOf(outputs["staffUserPoolId"]), "ON");
    assert.equal(await mfaOf(outputs["customersUserPoolId"]), "OPTIONAL");

    const { resources } = (JSON.parse(await run("pulumi stack export")) as Exported).deployment;
    const providers = resources.flatMap(({ type, provider = "" }) =>
      type === "aws:cognito/userPool:UserPool" ? [provider.split("::")[3]] : [],
    );
    assert.deepEqual(providers.sort(), ["customer-region", "staff-region"]);
  });
});

/** A stack's state, as far as it is read here. */
interface Exported {
  readonly deployment: { readonly resources: { readonly type: string; readonly provider?: string }[] };
}
