import * as pulumi from "@pulumi/pulumi";

/** The temporary password that the mocks give. */
export const mockPassword = "Temporary_Password_1";

/** The client secret that the mocks give. */
export const mockClientSecret = "client-secret-of-the-mocks";

/** What the component's own resources have besides their inputs. */
const ownAnswers: Answers = {
  "aws:cognito/userPool:UserPool": {
    arn: "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc",
    endpoint: "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc",
    region: "eu-west-1",
  },
  "aws:cognito/userPoolClient:UserPoolClient": { clientSecret: mockClientSecret },
  "random:index/randomPassword:RandomPassword": { result: mockPassword },
};

/** Other stacks' outputs by the stack's full name. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the cloud answers, by a resource's type or a function's token. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface RequestedResource extends pulumi.runtime.MockResourceArgs {
  inputs: Record<string, unknown>;
}

/** What stands in for the engine and the providers. It tells what it has no answer to, which the SDK keeps to itself. */
export function mocks(
  preview: boolean,
  stacks: Stacks,
  answers: Answers,
  onFailure: (error: Error) => void,
): pulumi.runtime.Mocks {
  return {
    newResource: ({ type, name, custom, inputs }: RequestedResource) => {
      if (type === "pulumi:pulumi:StackReference") return stackReference(String(inputs["name"]), stacks);
      if (custom !== true) return { id: undefined, state: inputs };
      if (preview) return { id: "", state: inputs };
      return { id: `${name}-id`, state: { ...inputs, ...ownAnswers[type], ...answers[type] } };
    },
    call: ({ token }) => {
      const answer = answers[token];
      if (answer !== undefined) return answer;
      const error = new Error(`there is no answer to a call of ${token}: give one in the option \`answers\``);
      onFailure(error);
      throw error;
    },
  };
}

/** What the engine tells of another stack, also in a preview. */
function stackReference(name: string, stacks: Stacks): pulumi.runtime.MockResourceResult {
  const outputs = stacks[name];
  if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
  const secretOutputNames = Object.keys(outputs).filter((output) =>
    pulumi.Output.isInstance(outputs[output]),
  );
  return { id: name, state: { name, outputs, secretOutputNames } };
}
