import { chooseEngine } from "@cognito-auth/local-aws/engines";
import { CognitoAuth, stackOutputs } from "../../../components";
import { programsIn } from "../../helpers/guideProgram";

/*
 * Deploys, without a pulumi command, the guide's program with a transform, and one that requires another attribute. It's a
 * process of its own because Pulumi's runtime is global. Its argument is the endpoint.
 */

const [endpoint = ""] = process.argv.slice(2);

async function main(): Promise<void> {
  const { open } = await chooseEngine("local", { PATH: "" });
  const engine = open({
    endpoint,
    region: "eu-west-1",
    onNotice: (notice) => process.stderr.write(`${notice}\n`),
    onProgress: (message) => process.stderr.write(`${message}\n`),
  });
  const [watchForThreats = () => ({})] = programsIn("customize-resources.md");
  const config = { "aws:region": "eu-west-1" };
  const programs = { guide: watchForThreats, required: requireGivenName };
  for (const [project, load] of Object.entries(programs)) {
    await engine.deploy({ project, stack: "dev", config, load }, () => undefined);
  }
}

function requireGivenName(): object {
  const givenName = { name: "given_name", attributeDataType: "String", required: true, mutable: true };
  const auth = new CognitoAuth(
    "required",
    {},
    {
      transforms: [
        ({ type, props, opts }) =>
          type === "aws:cognito/userPool:UserPool"
            ? { props: { ...props, schemas: [givenName] }, opts }
            : undefined,
      ],
    },
  );
  return stackOutputs(auth);
}

void main();
