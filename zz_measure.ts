import { applicationServices } from "./local/emulator";
import { createCognitoClient } from "./local/awsClient";
import { CreateUserPoolCommand, DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
void (async () => {
  const all: Record<string, number[][]> = {};
  for (let i = 0; i < 9; i++) for (const tree of ["/work/main", "/work/wt/model"]) {
    const { startServer } = require(tree + "/local/emulator/server"); const { findPython } = require(tree + "/local/emulator/python");
    const py = await findPython(process.env);
    const t0 = performance.now();
    const e = await startServer({ python: py.executable, packages: process.env.HOME + "/.cache/cognito-auth/local-aws-06b667dba26e53b6", port: 0, services: applicationServices, environment: process.env });
    const t1 = performance.now();
    const c = createCognitoClient({ endpoint: e.endpoint, region: "us-east-1" });
    const { UserPool } = await c.send(new CreateUserPoolCommand({ PoolName: "a" }));
    const t2 = performance.now();
    for (let j = 0; j < 100; j++) await c.send(new DescribeUserPoolCommand({ UserPoolId: UserPool?.Id }));
    const t3 = performance.now(); c.destroy(); await e.stop();
    (all[tree] ??= []).push([t1 - t0, t2 - t1, (t3 - t2) / 100]);
  }
  for (const [tree, runs] of Object.entries(all)) console.log(tree, [0, 1, 2].map((k) => { const v = runs.map((r) => r[k] ?? 0).sort((a, b) => a - b); return `min ${v[0]?.toFixed(1)} median ${v[4]?.toFixed(1)}`; }));
})();
