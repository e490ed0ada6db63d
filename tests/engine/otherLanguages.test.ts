import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DescribeUserPoolCommand, type UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import { roleArn } from "../../packages/local-aws/tests/helpers/createRole";
import { useBuiltPackage } from "../helpers/builtPackage";
import { functionArn } from "../helpers/functionArns";
import { installPlugin } from "../helpers/plugin";
import { findPulumiPython } from "../helpers/pulumiPython";
import versionOne from "../unit/contract/version1.json";
import { createFunctions } from "./functions";
import { useTerminal } from "./terminal";

describe("The component in other languages, on the command line,", function () {
  const user = useTerminal();
  const built = useBuiltPackage();

  before(() => installPlugin(join(user.terminal.folder, "plugin"), built));

  /** Creates a function, with a role that is named like it, and resolves to its ARN. */
  async function createFunction(name: string): Promise<string> {
    const region = "us-east-1";
    await createFunctions({ endpoint: user.terminal.endpoint, region }, [name]);
    return functionArn(name).replace("eu-west-1", region);
  }

  async function poolOf(outputs: Readonly<Record<string, unknown>>): Promise<UserPoolType | undefined> {
    const command = new DescribeUserPoolCommand({ UserPoolId: String(outputs["userPoolId"]) });
    return (await user.terminal.cognito.send(command)).UserPool;
  }

  it("has the schema that is committed", async () => {
    const schemaOf = async (source: string): Promise<unknown> =>
      JSON.parse(await user.terminal.succeed(`pulumi package get-schema ./plugin/${source}`));
    assert.deepEqual(await schemaOf("pulumi-resource-cognito-auth"), await schemaOf("schema.json"));
  });

  describe("in YAML,", () => {
    const succeed = (command: string): Promise<string> =>
      user.terminal.succeed(`cd examples/yaml-program && ${command}`);

    async function outputs(): Promise<Record<string, unknown>> {
      return JSON.parse(await succeed("pulumi stack output --json")) as Record<string, unknown>;
    }

    const writeProgram = (program: string): Promise<void> =>
      writeFile(join(user.terminal.folder, "examples", "yaml-program", "Pulumi.yaml"), program);

    it("shows all that it would create, and changes nothing a second time", async () => {
      await succeed("pulumi stack init dev");
      assert.match(await succeed("pulumi preview"), /\+ 12 to create/);
      await succeed("pulumi up");
      await succeed("pulumi preview --refresh --expect-no-changes");
      const pool = await poolOf(await outputs());
      assert.equal(pool?.Policies?.PasswordPolicy?.MinimumLength, 16);
      assert.deepEqual(pool.UsernameAttributes, ["email"]);
    });

    it("keeps the contract with other stacks, which read it like any other auth stack", async () => {
      const optional = ["appClientIds", "appClientSecrets", "domainUrl", "signInUrl", "tokenUrl"];
      const contract = [...Object.keys(versionOne), "amplifyOutputs", ...optional].sort();
      assert.deepEqual(Object.keys(await outputs()).sort(), contract);
      const reader = [
        "cd examples/serverless-api",
        "pulumi stack init dev",
        "pulumi config set authStack organization/yaml-program/dev",
        "pulumi preview",
      ].join(" && ");
      assert.match(await user.terminal.succeed(reader), /\+ \d+ to create/);
    });

    it("keeps the temporary password out of the state and of what is printed", async () => {
      const shown = await succeed("pulumi stack output testUserTemporaryPassword --show-secrets");
      const password = shown.trim();
      assert.match(password, /^\w{20}$/);
      for (const command of ["stack export", "preview --diff --debug", "preview --json"]) {
        assert.ok(!(await succeed(`pulumi ${command}`)).includes(password), command);
      }
    });

    it("is refused a changed schema by the preview, and an attribute can be added", async () => {
      await succeed("cp Pulumi.yaml original.yaml");
      await succeed("sed -i 's/^            type: String$/            type: Number/' Pulumi.yaml");
      const { exitCode, stdout } = await user.terminal.run("cd examples/yaml-program && pulumi preview");
      assert.notEqual(exitCode, 0);
      const printed = stdout.replaceAll(/^ +/gm, "");
      const problem = `The new schema of auth-user-pool has a problem:

userPool.customAttributes.department
why: type was String and would be Number, and Cognito can't change an attribute of a user pool
`;
      assert.ok(
        printed.includes(`error: Preview failed: before hook "auth-user-pool-schema" failed: ${problem}`),
        printed,
      );

      const added = "          level:\\n            type: Number";
      await succeed(`sed 's/^      appClient:$/${added}\\n&/' original.yaml > Pulumi.yaml && pulumi up`);
      const attributes =
        (await poolOf(await outputs()))?.SchemaAttributes?.map(({ Name = "" }) => Name) ?? [];
      assert.deepEqual(attributes.filter((name) => name.startsWith("custom:")).sort(), [
        "custom:department",
        "custom:level",
      ]);
    });

    it("takes the arguments of users, factors and messages as it takes the others", async () => {
      const added = [
        "mfa: { totp: false, email: { subject: Factor } }",
        "passwordless: { emailOtp: true, passkeys: { userVerification: preferred } }",
        "rememberDevices: { when: userOptIn }",
        "accountRecovery: adminOnly",
        "ses: { identityArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com', from: x@example.com }",
        "sms: {}",
      ];
      const lines = added.map((line) => `        ${line}`).join("\n");
      const program = await succeed("cat Pulumi.yaml");
      await writeProgram(program.replace("        signInWith: email\n", (line) => `${line}${lines}\n`));
      // Email as a factor rests on what else is new.
      const { stdout } = await user.terminal.run("cd examples/yaml-program && pulumi preview");
      assert.match(stdout, /userPool\.mfa\.email\s+why: it rests on other changes of this update/);
      await succeed("sed -i 's/email: { subject: Factor }/mode: OPTIONAL/' Pulumi.yaml && pulumi up");
      await succeed(
        "sed -i 's/totp: false, mode: OPTIONAL/email: { subject: Factor }/' Pulumi.yaml && pulumi up",
      );
      await succeed("pulumi preview --refresh --expect-no-changes");
      const pool = await poolOf(await outputs());
      assert.deepEqual(pool?.Policies?.SignInPolicy?.AllowedFirstAuthFactors?.sort(), [
        ...["EMAIL_OTP", "PASSWORD", "WEB_AUTHN"],
      ]);
      assert.equal(pool.EmailConfiguration?.From, "x@example.com");
      assert.match(pool.SmsConfiguration?.SnsCallerArn ?? "", /:role\/auth-sms-role-/);
    });

    it("takes functions, whose one for tokens isn't taken away while there are others", async () => {
      const arn = await createFunction("yaml");
      const sender = `email: { functionArn: '${arn}', roleArn: '${roleArn("yaml")}' }`;
      const withTriggers = (triggers: string): string => `      triggers: { ${triggers} }\n`;
      const both = withTriggers(`preSignUp: '${arn}', preTokenGeneration: { functionArn: '${arn}' }`);
      const without = await succeed("cat Pulumi.yaml");
      const program = without.replace(
        "      appClient:\n",
        (line) => `      customSenders: { ${sender} }\n${both}${line}`,
      );
      await writeProgram(program);
      await succeed("pulumi up");
      await succeed("pulumi preview --refresh --expect-no-changes");
      const attached = (await poolOf(await outputs()))?.LambdaConfig;
      assert.deepEqual([attached?.PreSignUp, attached?.PreTokenGenerationConfig?.LambdaArn], [arn, arn]);

      await writeProgram(program.replace(both, withTriggers(`preSignUp: '${arn}'`)));
      for (const command of ["pulumi preview", "pulumi up --skip-preview"]) {
        const { exitCode, stdout } = await user.terminal.run(`cd examples/yaml-program && ${command}`);
        assert.notEqual(exitCode, 0);
        assert.match(
          stdout,
          /before hook "auth-functions" failed: The update of the functions that the pool calls has a problem:/,
        );
        assert.match(stdout, /triggers\.preTokenGeneration\s+why: the AWS provider would keep it/);
      }
      assert.deepEqual((await poolOf(await outputs()))?.LambdaConfig, attached);

      await writeProgram(without);
      await succeed("pulumi up");
      assert.deepEqual((await poolOf(await outputs()))?.LambdaConfig, {});
    });

    it("reports every problem with the arguments at once, and changes nothing", async () => {
      await succeed("pulumi config set testUserEmail jane");
      await succeed("sed -i 's/minimumLength: 16/minimumLength: 5/' Pulumi.yaml");
      const { exitCode, stdout } = await user.terminal.run("cd examples/yaml-program && pulumi up");
      assert.notEqual(exitCode, 0);
      const printed = stdout.replaceAll(/^ +/gm, "");
      const problems = `CognitoAuth "auth" has 2 problems:

userPool.passwordPolicy.minimumLength: 5
why: Cognito allows a minimum length of 6 to 99 characters
fix: choose a whole number from 6 to 99

testUser.username: "jane"
why: users sign in with their email address
fix: use an address such as jane@example.com
`;
      assert.ok(printed.includes(problems), printed);
      assert.doesNotMatch(printed, /^at /m);
      assert.match(printed, /1 unchanged\n1 errored/);
    });
  });

  describe("in Python, with the SDK that Pulumi's generator makes of the schema,", () => {
    const python = findPulumiPython();

    before(async function () {
      if (python === undefined) this.skip();
      await user.terminal.succeed(`
        generate-python-sdk plugin/schema.json generated &&
        ${python}/bin/python -m pip install --quiet --no-index --no-deps --no-build-isolation --target site ./generated
      `);
    });

    /** Runs a command in the program's folder, in its environment, and gives its standard output. */
    const succeed = (command: string): Promise<string> =>
      user.terminal.succeed(`
        export PATH=${python ?? ""}/bin:$PATH PYTHONPATH=$PWD/site PYTHONDONTWRITEBYTECODE=1
        cd examples/python-program && ${command}
      `);

    it("has the types that the SDK wants", async () => {
      const mypy = "python -m mypy --strict --follow-imports=silent --cache-dir=/dev/null";
      assert.match(await succeed(`${mypy} __main__.py`), /^Success: no issues found in 1 source file\n/);
      const errors = await succeed(`sed s/sign_in_with/sign_in/ __main__.py > bad.py; ! ${mypy} bad.py`);
      assert.match(errors, /No overload variant of "CognitoAuth" matches/);
    });

    it("passes its own tests", async () => {
      assert.match(await succeed("python -m unittest discover -s tests 2>&1"), /^Ran 1 test .*\n\nOK\n$/m);
    });

    it("is deployed, changes nothing a second time, and keeps the secret", async () => {
      await succeed("pulumi stack init dev && pulumi up");
      assert.match(await succeed("pulumi preview --expect-no-changes"), /12 unchanged/);
      const outputs = JSON.parse(await succeed("pulumi stack output --json")) as Record<string, unknown>;
      const { testUserTemporaryPassword, appClientSecrets, appClientIds, domainUrl } = outputs;
      assert.deepEqual([testUserTemporaryPassword, appClientSecrets], ["[secret]", "[secret]"]);
      assert.match(JSON.stringify(appClientIds), /^\{"reports":"\w+"\}$/);
      assert.equal(domainUrl, "https://customers-sign-in-example.auth.us-east-1.amazoncognito.com");
      const pool = await poolOf(outputs);
      // The AWS provider sends no false, so the local AWS reports none.
      assert.equal(pool?.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false, false);
      assert.deepEqual(pool?.UsernameAttributes, ["email"]);
    });

    it("takes functions, whose one for tokens isn't taken away while there are others", async () => {
      const arn = await createFunction("python");
      const both = `"pre_sign_up": "${arn}", "pre_token_generation": {"function_arn": "${arn}"}`;
      await succeed(`sed -i 's/^    domain=/    triggers={${both}},\\n&/' __main__.py && pulumi up`);
      await succeed("pulumi preview --expect-no-changes");
      await succeed(`sed -i 's/, "pre_token_generation": {[^}]*}//' __main__.py`);
      assert.match(
        await succeed("! pulumi preview"),
        /before hook "auth-functions" failed: The update of the functions that the pool calls has a problem:\s+triggers\.preTokenGeneration\s/,
      );
      await succeed("sed -i '/^    triggers=/d' __main__.py && pulumi up");
    });
  });
});
