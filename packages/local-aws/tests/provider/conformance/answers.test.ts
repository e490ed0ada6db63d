import assert from "node:assert/strict";
import { createProvider, type LocalProvider } from "../../../provider";
import type { Properties } from "../../../provider/wire";
import { expectInvalidRequest } from "../../helpers/validRequests";
import { urnOf } from "../providerUnderTest";
import { type Difference, differences, differencesInOrder } from "./compare";
import { recorded, type RecordedCase, type RecordedDiff, recordedTypes, type RecordedUpdate } from "./corpus";
import { isAnswerException, requestsThatAwsRefuses, unusedAnswerExceptions } from "./exceptions";
import { type Bindings, filled, firstBindings } from "./placeholders";
import { type Made, type Replay, startReplay } from "./replay";
import { withMarkers, withoutMarkers, withUnknowns } from "./secretValues";

/** A resource with a recorded life cycle. */
interface Life {
  readonly replay: Replay;
  readonly provider: LocalProvider;
  readonly type: string;
  readonly bindings: Bindings;
  readonly found: Difference[];
}

describe("The local provider answers like the AWS provider", () => {
  let replay: Replay;
  let provider: LocalProvider;

  before(async () => {
    replay = await startReplay();
    const options = { endpoint: replay.endpoint, region: "us-east-1", onNotice: () => undefined };
    provider = createProvider({ ...options, retry: { attempts: 1 } });
  });

  after(() => replay.close());

  let left = 0;

  after("needs every exception", () => {
    // Where only some of the tests ran, the others may need what these don't.
    if (left === 0) assert.deepEqual(unusedAnswerExceptions(), []);
  });

  for (const name of recordedTypes) {
    const { type, cases, exchanges } = recorded(name);
    left += cases.length;

    describe(name, () => {
      for (const recordedCase of cases) {
        it(recordedCase.name, async () => {
          const life: Life = { replay, provider, type, bindings: firstBindings(name), found: [] };
          expectInvalidRequest(...requestsThatAwsRefuses(name, recordedCase.name));
          const steps = exchanges.find((one) => one.name === recordedCase.name)?.steps ?? [];
          await live(life, recordedCase, (step) => steps.find((one) => one.step === step)?.requests ?? []);
          const unexpected = life.found.filter(([path]) => !isAnswerException(name, recordedCase.name, path));
          assert.deepEqual(unexpected, []);
          left--;
        });
      }
    });
  }
});

type Exchanges = ReturnType<typeof recorded>["exchanges"][number]["steps"][number]["requests"];

async function live(life: Life, one: RecordedCase, exchangesOf: (step: string) => Exchanges): Promise<void> {
  const { provider, type, bindings } = life;
  const urn = urnOf(type);
  const inputs = await checked(life, "check", one.inputs, one.checked, one.failures);

  const previewed = await provider.previewCreate(urn, inputs);
  // The engine adds the id to what a preview answers, where the outputs have one.
  const unknownId = "id" in one.preview ? { id: "<unknown>" } : {};
  compare(life, "preview: outputs", one.preview, { ...withUnknowns(previewed), ...unknownId });

  let outputs: Properties = {};
  let id = "";
  await during(life, "create", exchangesOf("create"), async () => {
    const created = await provider.create(urn, inputs);
    id = created.id;
    outputs = created.outs as Properties;
  });
  compare(life, "create: id", one.id, id);
  compare(life, "create: outputs", one.outputs, outputs);
  await diffs(life, "create: diff", one.diffAfterCreate, id, outputs, inputs);

  const read = await readOf(life, readsIn(exchangesOf("read")), id, outputs);
  compare(life, "read: outputs", one.read.outputs, read);
  await diffs(life, "read: diff", one.diffAfterRead, id, read, inputs);

  await during(life, "import", exchangesOf("read"), async () => {
    const importId = filled(one.import.importId, bindings) as string;
    const imported = await provider.read(importId, urn, {});
    compare(life, "import: id", one.import.id, imported.id);
    compare(life, "import: outputs", one.import.outputs, imported.props);
    compare(life, "import: inputs", one.import.inputs, (imported as { inputs?: unknown }).inputs);
    const props = imported.props as Properties;
    await diffs(life, "import: diff", one.import.diffWithTheProgram, imported.id ?? "", props, inputs);
  });

  let state = read;
  let olds = inputs;
  for (const change of one.updates ?? []) {
    ({ state, olds } = await updated(
      life,
      change,
      { id, state, olds },
      exchangesOf(`update: ${change.name}`),
      exchangesOf("read"),
    ));
  }
}

async function updated(
  life: Life,
  change: RecordedUpdate,
  { id, state, olds }: { id: string; state: Properties; olds: Properties },
  exchanges: Exchanges,
  reads: Exchanges,
): Promise<{ state: Properties; olds: Properties }> {
  const { provider, type } = life;
  const step = `update ${change.name}`;
  const news = await checked(life, step, change.inputs, undefined, undefined, olds);
  await diffs(life, `${step}: diff`, change.diff, id, state, news);
  if (change.outputs === undefined) return { state, olds };
  let outputs: Properties = {};
  await during(life, `update: ${change.name}`, exchanges, async () => {
    const { outs } = (await provider.update(id, urnOf(type), state, news)) as { outs: Properties };
    outputs = outs;
  });
  compare(life, `${step}: outputs`, change.outputs, outputs);
  if (change.diffAfterUpdate !== undefined) {
    await diffs(life, `${step}: diff after`, change.diffAfterUpdate, id, outputs, news);
  }
  const changed = readsIn(exchanges);
  // What the update didn't read is as it was read before.
  const others = reads.filter(({ operation }) => !changed.some((one) => one.operation === operation));
  const read = await readOf(life, [...changed, ...others], id, outputs);
  compare(life, `${step}: read outputs`, change.readOutputs, read);
  if (change.diffAfterRead !== undefined) {
    await diffs(life, `${step}: diff after read`, change.diffAfterRead, id, read, news);
  }
  return { state: read, olds: news };
}

async function checked(
  life: Life,
  step: string,
  inputs: Properties,
  expected?: Properties,
  failures: RecordedCase["failures"] = [],
  olds: Properties = {},
): Promise<Properties> {
  const news = filled(withMarkers(inputs), life.bindings) as Properties;
  const result = await life.provider.check(urnOf(life.type), olds, news);
  if (expected !== undefined) compare(life, `${step}: inputs`, expected, result.inputs);
  const refused = (result.failures ?? []).map(({ property }) => property);
  compare(life, `${step}: refused`, [...new Set(failures.map(({ at = "?" }) => at))], [...new Set(refused)]);
  return result.inputs as Properties;
}

async function readOf(life: Life, reads: Exchanges, id: string, state: Properties): Promise<Properties> {
  let props: Properties = {};
  await life.replay.during(reads, life.bindings, async () => {
    props = (await life.provider.read(id, urnOf(life.type), state)).props as Properties;
  });
  return props;
}

/** The operations that read what an update answers with. */
const readOperations: Readonly<Record<string, string>> = {
  SetLogDeliveryConfiguration: "GetLogDeliveryConfiguration",
  UpdateUserPoolClient: "DescribeUserPoolClient",
};

/** What is read after a step, with the answers that it was read with in the step, or that it must be read with. */
function readsIn(exchanges: Exchanges): Exchanges {
  const last = exchanges.at(-1);
  const operation = last?.operation ?? "";
  const readOperation = readOperations[operation];
  if (last !== undefined && readOperation !== undefined) return [{ ...last, operation: readOperation }];
  const reads = exchanges.filter((one) =>
    /^(GET|HEAD|Get|Describe|List|AdminGet|AdminList)/.test(one.operation),
  );
  // A setting of a bucket is read as it was put.
  return last !== undefined && reads.length === 0 && operation.startsWith("PUT ")
    ? [{ ...last, operation: operation.replace("PUT", "GET"), response: last.request }]
    : reads;
}

/** The types whose changing requests must match the recorded ones; other requests may be any. */
const sameChanges = /apigatewayv2|cloudwatch|iam/;

/** Runs one step, whose requests to Cognito must be the recorded ones, in order. */
async function during(
  life: Life,
  step: string,
  exchanges: Exchanges,
  work: () => Promise<unknown>,
): Promise<void> {
  const made = await life.replay.during(exchanges, life.bindings, work);
  const expected: Made[] = exchanges.map(({ operation, request }) => ({ operation, request: request ?? "" }));
  if (life.type.startsWith("aws:cognito/")) {
    life.found.push(...differencesInOrder(expected, made, life.bindings, `${step}: requests`));
  }
  if (sameChanges.test(life.type)) {
    const [changes, madeChanges] = [expected, made].map((all) => all.filter(isChange));
    compare(life, `${step}: requests`, changes, madeChanges);
  }
}

function isChange({ operation }: Made): boolean {
  return !/^(GET|Get|List|Describe)/.test(operation);
}

async function diffs(
  life: Life,
  step: string,
  expected: RecordedDiff,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<void> {
  const diff = await life.provider.diff(id, urnOf(life.type), state, inputs);
  const { changes, replaces, deleteBeforeReplace } = expected;
  compare(
    life,
    step,
    { changes: changes === "some", replaces, deleteBeforeReplace },
    {
      changes: diff.changes,
      replaces: diff.replaces,
      deleteBeforeReplace: diff.deleteBeforeReplace,
    },
  );
}

function compare({ found, bindings }: Life, step: string, expected: unknown, actual: unknown): void {
  found.push(...differences(expected, withoutMarkers(actual), bindings, step));
}
