import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import type { Output, ResourceTransform } from "@pulumi/pulumi";
import type * as testing from "../../../components/testing";
import { contextWithOwnProcess, requireIn } from "../../helpers/ownContext";

/** The program, where all modules are loaded in that context. */
interface Loaded {
  readonly deployWithMocks: typeof testing.deployWithMocks;
  readonly pulumi: typeof import("@pulumi/pulumi");
  readonly aws: typeof import("@pulumi/aws/cognito/userPool");
}

/*
 * Jest runs tests in a context of their own, in which `process` is a copy: what is listened for there is never reported.
 * Jest itself fails a test for a rejection that nothing handles, by a listener of the process.
 */
describe("deployWithMocks in a test runner's own context", () => {
  let loaded: Loaded;
  const reported: unknown[] = [];
  const report = (reason: unknown): void => void reported.push(reason);
  let listeners: NodeJS.UnhandledRejectionListener[];

  before(() => {
    const require = requireIn(contextWithOwnProcess(), __filename);
    loaded = {
      deployWithMocks: (require("../../../components/testing") as typeof testing).deployWithMocks,
      pulumi: require("@pulumi/pulumi") as Loaded["pulumi"],
      aws: require("@pulumi/aws/cognito/userPool") as Loaded["aws"],
    };
  });

  beforeEach(() => {
    reported.length = 0;
    listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", report);
  });

  afterEach(() => {
    process.off("unhandledRejection", report);
    for (const listener of listeners) process.on("unhandledRejection", listener);
  });

  const failures: Record<string, (modules: Loaded) => unknown> = {
    "an output": ({ pulumi }) => ({ failing: failingOutput(pulumi) }),
    "a property of a resource": ({ pulumi, aws }) =>
      new aws.UserPool("pool", { name: failingOutput(pulumi) }),
    "an output of a component": ({ pulumi }) => {
      const component = new pulumi.ComponentResource("test:index:Group", "group");
      Reflect.apply(Reflect.get(component, "registerOutputs") as () => void, component, [
        { failing: failingOutput(pulumi) },
      ]);
    },
    "the program": () => {
      throw new Error("it fails");
    },
  };
  for (const [what, program] of Object.entries(failures)) {
    it(`rejects with the failure of ${what}, and the runner hears nothing of it`, async () => {
      const error = await loaded
        .deployWithMocks(() => program(loaded))
        .then(
          () => assert.fail("it is deployed"),
          (reason: unknown) => reason,
        );
      assert.match(String(error), /it fails/);
      await setImmediate();
      assert.deepEqual(reported, []);
      assert.deepEqual(process.listeners("unhandledRejection"), [report]);
    });
  }

  it("rejects where another stack isn't there", async () => {
    const { deployWithMocks, pulumi } = loaded;
    const program = (): unknown => new pulumi.StackReference("acme/auth/dev");
    const error = await deployWithMocks(program).catch((reason: unknown) => reason);
    assert.match(String(error), /unknown stack "acme\/auth\/dev"/);
    assert.deepEqual(reported, []);
  });

  it("runs transforms", async () => {
    const { deployWithMocks, aws } = loaded;
    const rename: ResourceTransform = ({ opts }) => ({ props: { name: "renamed" }, opts });
    const { resources } = await deployWithMocks(() => {
      new aws.UserPool("pool", { name: "plain" }, { transforms: [rename] });
    });
    // The context has another Object.
    assert.equal(JSON.stringify(resources["pool"]?.inputs), '{"name":"renamed"}');
  });
});

function failingOutput(pulumi: Loaded["pulumi"]): Output<string> {
  return pulumi.output(1).apply((): string => {
    throw new Error("it fails");
  });
}
