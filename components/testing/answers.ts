import type * as pulumi from "@pulumi/pulumi";
import { mockAnswer, standardRegion } from "./mockAnswer";
import type { MockOptions } from "./mockDeployment";
import type { CalledFunction, Host, RequestedResource } from "./monitor/monitor";
import { stackReference, stackReferenceType } from "./monitor/stackReference";
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
export function mockProviders(
  { preview, stacks, answers, region: defaultRegion = standardRegion }: Answering,
  onFailure: (error: Error) => void,
): Pick<Host, "newResource" | "call"> {
  const regions = new Map<string, string>();
  const regionOf = (provider: string): string => regions.get(urnIn(provider)) ?? defaultRegion;
  const newResource = (requested: RequestedResource): MockResourceResult => {
    const { urn, type, name, inputs, existing } = requested;
    if (type === stackReferenceType) {
      const stack = String(inputs["name"]);
      return stackReference(stack, stacks[stack]);
    }
    if (requested.remote) return remoteComponent(type, answers[type]);
    if (!requested.custom) return { id: undefined, state: inputs };
    const { region: ofProvider } = inputs;
    if (type === "pulumi:providers:aws" && typeof ofProvider === "string") regions.set(urn, ofProvider);
    const { id, outputs } = mockAnswer({
      ...{ type, name, inputs, preview, region: regionOf(requested.provider) },
      ...(existing !== undefined && { id: existing.id }),
    });
    if (preview && existing === undefined) return { id, state: outputs };
    const { id: givenId, ...given } = answers[type] ?? {};
    return { id: typeof givenId === "string" ? givenId : id, state: { ...outputs, ...given } };
  };
  const call = ({ token, inputs, provider }: CalledFunction): MockCallResult => {
    const answer = answers[token] ?? functionAnswer(token, inputs, regionOf(provider));
    if (answer !== undefined) return answer;
    const error = new Error(`there is no answer to a call of ${token}: ${giveOne}`);
    onFailure(error);
    throw error;
  };
  return { newResource, call };
}

const giveOne = "give one in the option `answers`";

/** What a component has that only a plugin could run. */
function remoteComponent(type: string, answer: Record<string, unknown> | undefined): MockResourceResult {
  if (answer !== undefined) return { id: undefined, state: answer };
  throw new Error(`there is no answer to a component of the type ${type}, which a plugin runs: ${giveOne}`);
}
