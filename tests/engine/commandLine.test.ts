import { useTerminal } from "./terminal";

describe("try", function () {
  this.timeout(180_000);
  const laptop = useTerminal();
  it("works", async () => {
    const t = laptop.terminal;
    for (const c of [
      "pulumi stack init dev",
      "pulumi config set --path testUser.email you@example.com",
      "cat Pulumi.dev.yaml",
      "pulumi preview",
      "pulumi up",
      "pulumi stack output",
      "pulumi stack output testUserTemporaryPassword --show-secrets",
      "pulumi preview --expect-no-changes",
      "pulumi refresh",
      "pulumi destroy",
      "pulumi stack rm dev",
    ]) {
      const began = Date.now();
      const r = await t.run(c);
      console.log("$", c, r.exitCode, Date.now() - began, "\n", r.stdout, r.stderr);
    }
  });
});
