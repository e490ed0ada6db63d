import * as pulumi from "@pulumi/pulumi";
import { mockAnswer, standardRegion } from "./mockAnswer";
import type { MockOptions } from "./mockDeployment";
import { functionAnswer } from "./provider/functions";
import { nameIn } from "./requestRecord";

/** What a deployment is answered. */
interface Answering extends Required<Pick<MockOptions, "preview" | "stacks" | "answers">> {
  /** The region of the default AWS provider; undefined for the mocks' own. */
  region: string | undefined;
}

interface CalledFunction extends pulumi.runtime.MockCallArgs {
  inputs: Record<string, unknown>;
}

interface RequestedResource extends pulumi.runtime.MockResourceArgs {
  inputs: Record<string, unknown>;
}

/** What stands in for the engine and the providers. It reports what it has no answer to, which the SDK hides. */
export function mocks(
  { preview, stacks, answers, region: defaultRegion = standardRegion }: Answering,
  onFailure: (error: Error) => void,
): pulumi.runtime.Mocks {
  const regions = new Map<string, string>();
  const regionOf = (provider = ""): string => regions.get(nameIn(provider)) ?? defaultRegion;
  return {
    newResource: ({ type, name, custom, provider, inputs }: RequestedResource) => {
      if (type === "pulumi:pulumi:StackReference") return stackReference(String(inputs["name"]), stacks);
      if (custom !== true) return { id: undefined, state: inputs };
      const { region: ofProvider } = inputs;
      if (type === "pulumi:providers:aws" && typeof ofProvider === "string") regions.set(name, ofProvider);
      const { id, outputs } = mockAnswer({ type, name, inputs, preview, region: regionOf(provider) });
      if (preview) return { id, state: outputs };
      const { id: givenId, ...given } = answers[type] ?? {};
      return { id: typeof givenId === "string" ? givenId : id, state: { ...outputs, ...given } };
    },
    call: ({ token, inputs, provider }: CalledFunction) => {
      const answer = answers[token] ?? functionAnswer(token, inputs, regionOf(provider));
      if (answer !== undefined) return answer;
      const error = new Error(`there is no answer to a call of ${token}: give one in the option \`answers\``);
      onFailure(error);
      throw error;
    },
  };
}

/** What the engine reports of another stack, also in a preview. */
function stackReference(name: string, stacks: MockOptions["stacks"] = {}): pulumi.runtime.MockResourceResult {
  const outputs = stacks[name];
  if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
  const secretOutputNames = Object.keys(outputs).filter((output) =>
    pulumi.Output.isInstance(outputs[output]),
  );
  return { id: name, state: { name, outputs, secretOutputNames } };
}
