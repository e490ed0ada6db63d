import assert from "node:assert/strict";
import {
  blocksOfWorkflowGuide,
  commandOf,
  deployWorkflow,
  stackWorkflow,
  type Workflow,
} from "../helpers/workflow";

const workflows = [stackWorkflow, deployWorkflow].filter((workflow) => workflow !== undefined);
const jobsOf = (workflow?: Workflow): Workflow["jobs"] => workflow?.jobs ?? {};
const text = blocksOfWorkflowGuide("yaml").join("\n");

describe("The workflow of the guide", () => {
  it("may ask GitHub for an identity and read the code, and nothing else", () => {
    assert.equal(workflows.length, 2);
    for (const { permissions } of workflows) {
      assert.deepEqual(permissions, { contents: "read", "id-token": "write" });
    }
    assert.ok(!Object.values(jobsOf(deployWorkflow)).some((job) => "permissions" in job));
  });

  it("has no secret in it, and no key that lives longer than a run", () => {
    assert.doesNotMatch(text, /secrets[.:]|access-key|ACCESS_KEY|PASSPHRASE|ACCESS_TOKEN/);
    const steps = jobsOf(stackWorkflow)["run"]?.steps ?? [];
    const credentials = steps.find(({ uses = "" }) => uses.startsWith("aws-actions/"));
    const given = { "role-to-assume": "${{ vars.AWS_ROLE_ARN }}", "aws-region": "${{ vars.AWS_REGION }}" };
    assert.deepEqual(credentials?.with, given);
  });

  it("pins every action to a commit, and says which version that is", () => {
    const used = text.split("\n").flatMap((line) => /uses: (.*)/.exec(line)?.[1] ?? []);
    const others = used.filter((action) => !action.startsWith("./"));
    assert.equal(others.length, 4);
    for (const action of others) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    for (const job of Object.values(jobsOf(deployWorkflow))) {
      assert.equal(job.uses, "./.github/workflows/stack.yml");
    }
  });

  it("gets credentials only after others' code was installed, and uses them for one command only", () => {
    const steps = jobsOf(stackWorkflow)["run"]?.steps ?? [];
    const names = steps.map(({ uses, run }) => uses?.split("@")[0] ?? run);
    assert.deepEqual(names, [
      "actions/checkout",
      "actions/setup-node",
      "pulumi/actions",
      "npm ci",
      "aws-actions/configure-aws-credentials",
      "${{ inputs.command }}",
    ]);
  });

  it("deploys on main only, development first, and no stack twice at a time", () => {
    assert.deepEqual(Object.keys(deployWorkflow?.on ?? {}), ["pull_request", "push", "schedule"]);
    assert.deepEqual(deployWorkflow?.on["push"], { branches: ["main"] });
    const jobs = jobsOf(deployWorkflow);
    assert.equal(jobs["dev"]?.if, "github.event_name == 'push'");
    assert.equal(jobs["prod"]?.needs, "dev");
    const deploying = Object.keys(jobs).filter((name) => /\bup\b/.test(commandOf(name)));
    assert.deepEqual(deploying, ["dev", "prod"]);
    for (const stack of deploying) {
      assert.deepEqual(jobs[stack]?.with, {
        stack,
        environment: stack,
        command: "pulumi up --refresh --yes",
      });
      assert.equal(jobs[stack].concurrency, `deploy-${stack}`);
    }
  });

  it("previews and checks for drift with another role", () => {
    const jobs = jobsOf(deployWorkflow);
    for (const [name, event] of [
      ["preview", "pull_request"],
      ["drift", "schedule"],
    ] as const) {
      const job = jobs[name];
      assert.equal(job?.if, `github.event_name == '${event}'`);
      assert.deepEqual(job.strategy?.matrix.stack, ["dev", "prod"]);
      assert.equal(job.with?.["stack"], "${{ matrix.stack }}");
      assert.equal(job.with["environment"], "${{ matrix.stack }}-preview");
    }
    const { environment, env } = jobsOf(stackWorkflow)["run"] ?? {};
    assert.equal(environment, "${{ inputs.environment }}");
    assert.equal(env?.["PULUMI_STACK"], "${{ inputs.stack }}");
  });

  it("has a role that trusts one of its environments, and no other", () => {
    const [policy = "", ...others] = blocksOfWorkflowGuide("json");
    assert.deepEqual(others, []);
    const issuer = "token.actions.githubusercontent.com";
    assert.deepEqual(JSON.parse(policy), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` },
          Condition: {
            StringEquals: {
              [`${issuer}:aud`]: "sts.amazonaws.com",
              [`${issuer}:sub`]: "repo:acme/shop:environment:prod",
            },
          },
        },
      ],
    });
  });
});
