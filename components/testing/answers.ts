import * as pulumi from "@pulumi/pulumi";
import { mockAnswer, standardRegion } from "./mockAnswer";
import type { MockOptions } from "./mockDeployment";
import type { CalledFunction, Host, RequestedResource } from "./monitor/monitor";
import { urnIn } from "./monitor/urn";
import { functionAnswer } from "./provider/functions";

type MockResourceResult = pulumi.runtime.MockResourceResult;
type MockCallResult = pulumi.runtime.MockCallResult;

/** What a deployment is answered. */
interface Answering extends Required<Pick<MockOptions, "preview" | "stacks" | "answers">> {
  /** The region of the default AWS provider; undefined for the mocks' own. */
  region: string | undefined;
}

/** What stands in for the providers. It reports what it has no answer to, which the SDK hides. */
export function answering(
  { preview, stacks, answers, region: defaultRegion = standardRegion }: Answering,
  onFailure: (error: Error) => void,
): Pick<Host, "newResource" | "call"> {
  const regions = new Map<string, string>();
  const regionOf = (provider = ""): string => regions.get(urnIn(provider)) ?? defaultRegion;
  const newResource = ({
    urn,
    type,
    name,
    custom,
    provider,
    inputs,
  }: RequestedResource): MockResourceResult => {
    if (type === "pulumi:pulumi:StackReference") return stackReference(String(inputs["name"]), stacks);
    if (custom !== true) return { id: undefined, state: inputs };
    const { region: ofProvider } = inputs;
    if (type === "pulumi:providers:aws" && typeof ofProvider === "string") regions.set(urn, ofProvider);
    const { id, outputs } = mockAnswer({ type, name, inputs, preview, region: regionOf(provider) });
    if (preview) return { id, state: outputs };
    const { id: givenId, ...given } = answers[type] ?? {};
    return { id: typeof givenId === "string" ? givenId : id, state: { ...outputs, ...given } };
  };
  const call = ({ token, inputs, provider }: CalledFunction): MockCallResult => {
    const answer = answers[token] ?? functionAnswer(token, inputs, regionOf(provider));
    if (answer !== undefined) return answer;
    const error = new Error(`there is no answer to a call of ${token}: give one in the option \`answers\``);
    onFailure(error);
    throw error;
  };
  return { newResource, call };
}

/** What the engine reports of another stack, also in a preview. */
function stackReference(name: string, stacks: MockOptions["stacks"] = {}): MockResourceResult {
  const outputs = stacks[name];
  if (outputs === undefined) throw new Error(`unknown stack "${name}"`);
  const secretOutputNames = Object.keys(outputs).filter((output) =>
    pulumi.Output.isInstance(outputs[output]),
  );
  return { id: name, state: { name, outputs, secretOutputNames } };
}
