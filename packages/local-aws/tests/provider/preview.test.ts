import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type Properties, secretMarker } from "../../provider/wire";
import { answering, archiveOf, serverlessTypes } from "./lambdaFixtures";
import { check, preview, providerAt, types, urnOf } from "./providerUnderTest";

// Nothing in a preview sends a request. What the AWS provider's previews show is compared in
// conformance/recordedChanges.test.ts.
const tested = providerAt("http://127.0.0.1:1");
const unknown = pulumi.runtime.unknownValue;

const bases = {
  client: { name: "web", userPoolId: "pool", generateSecret: true },
  user: { userPoolId: "pool", username: "jane", temporaryPassword: "Temporary_1" },
  password: { length: 20, minLower: 1, keepers: { version: "1" }, overrideSpecial: "_" },
};

type Expected = "nothing" | "update" | "replacement";

const changes: Record<keyof typeof bases, Record<string, [Properties, Expected]>> = {
  client: {
    "a pool that isn't known yet": [{ userPoolId: unknown }, "replacement"],
  },
  user: {
    "the same password as a secret": [{ temporaryPassword: secretMarker("Temporary_1") }, "nothing"],
    "a password that isn't known yet": [{ temporaryPassword: secretMarker(unknown) }, "update"],
  },
  password: {
    "the same": [{}, "nothing"],
    "defaults written out": [{ lower: true, minUpper: 0 }, "nothing"],
    "another length": [{ length: 21 }, "replacement"],
    "fewer kinds": [{ special: false }, "replacement"],
    "another keeper": [{ keepers: { version: "2" } }, "replacement"],
    "no keepers": [{ keepers: null }, "replacement"],
    "other symbols": [{ overrideSpecial: null }, "replacement"],
  },
};

for (const kind of ["client", "user", "password"] as const) {
  describe(`A preview of a ${kind}`, () => {
    const urn = urnOf(types[kind]);
    for (const [title, [change, expected]] of Object.entries(changes[kind])) {
      it(`shows ${expected} for ${title}`, async () => {
        const { inputs } = await check(tested, urn, bases[kind]);
        const deployed = { id: "id", urn, inputs, outputs: inputs };
        const result = await preview(tested, deployed, { ...bases[kind], ...change });
        assert.equal(result.changes, expected !== "nothing");
        assert.deepEqual(result.replaces, expected === "replacement" ? Object.keys(change) : []);
      });
    }
  });
}

describe("A preview of a certificate", () => {
  const urn = urnOf("aws:acm/certificate:Certificate");
  const asked = { domainName: "auth.example.com", validationMethod: "DNS" };
  const records = [{ domainName: "auth.example.com", resourceRecordName: "_1.auth.example.com" }];

  it("doesn't know the validation records of a new one, on which the records in DNS depend", async () => {
    const { inputs } = await check(tested, urn, asked);
    const outputs = await tested.provider.previewCreate(urn, inputs);
    assert.equal(outputs["domainValidationOptions"], unknown);
  });

  it("knows those of an existing one that gets tags", async () => {
    const { inputs } = await check(tested, urn, asked);
    const olds = { ...inputs, domainValidationOptions: records };
    const outputs = await tested.provider.previewUpdate(urn, olds, { ...inputs, tags: { team: "shop" } });
    assert.deepEqual(outputs["domainValidationOptions"], records);
  });
});

describe("A preview of a function", () => {
  const urn = urnOf(serverlessTypes.function);
  const published = {
    ...{ handler: "index.handler", runtime: "nodejs22.x", publish: true },
    role: "arn:aws:iam::000000000000:role/fn",
    code: archiveOf({ "index.js": answering("Hello") }),
  };
  const arn = "arn:aws:lambda:eu-west-1:000000000000:function:fn";

  for (const [title, change, version] of [
    ["doesn't know the version that a change publishes", { timeout: 20 }, unknown],
    ["knows the version where nothing is published", { timeout: 20, publish: false }, "1"],
    ["knows the version where only tags change", { tags: { team: "shop" } }, "1"],
  ] as const) {
    it(title, async () => {
      const { inputs } = await check(tested, urn, published);
      const olds = { ...inputs, arn, version: "1", qualifiedArn: `${arn}:1` };
      const outputs = await tested.provider.previewUpdate(urn, olds, { ...inputs, ...change });
      assert.deepEqual(
        [outputs["version"], outputs["qualifiedArn"], outputs["arn"]],
        [version, version === unknown ? unknown : `${arn}:1`, arn],
      );
    });
  }

  for (const [title, change, isKnown] of [
    ["doesn't know when other code is deployed", { code: archiveOf({}) }, false],
    ["doesn't know when the code is deployed for other processors", { architectures: ["arm64"] }, false],
    ["knows when a function was last deployed whose settings change", { timeout: 20 }, true],
  ] as const) {
    it(title, async () => {
      const lastModified = "2026-01-01T00:00:00.000+0000";
      const { inputs } = await check(tested, urn, { ...published, publish: false });
      const outputs = await tested.provider.previewUpdate(
        urn,
        { ...inputs, architectures: ["x86_64"], lastModified },
        { ...inputs, ...change },
      );
      assert.equal(outputs["lastModified"], isKnown ? lastModified : unknown);
    });
  }
});
