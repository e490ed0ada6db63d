import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  given,
  isRecord,
  secretMarker,
  secretNames,
  secretStrings,
  toMonitorState,
  unwrapSecrets,
  withSecrets,
} from "../../provider/wire";
import { archiveOf } from "./lambdaFixtures";

describe("The provider's wire format of assets", () => {
  const archive = new pulumi.asset.FileArchive("code");
  const asset = new pulumi.asset.StringAsset("text");

  it("leaves a program's own as they are", () => {
    const properties = { archive, list: [{ asset }] };
    assert.deepEqual([isRecord(archive), isRecord(asset)], [false, false]);
    for (const change of [given, unwrapSecrets, toMonitorState]) {
      const changed = change(properties) as typeof properties;
      assert.equal(changed.archive, archive);
      assert.equal(changed.list[0]?.asset, asset);
    }
    assert.equal(unwrapSecrets({ archive: secretMarker(archive) })["archive"], archive);
    assert.equal(withSecrets(properties, [])["archive"], archive);
    assert.deepEqual([secretNames(properties), secretStrings(properties, ["archive"])], [[], []]);
  });

  it("leaves the engine's as they are", () => {
    const marker = archiveOf({ "index.js": "index", "empty.js": "" });
    for (const change of [given, unwrapSecrets, toMonitorState]) {
      assert.deepEqual(change({ code: marker }), { code: marker });
    }
    assert.deepEqual(unwrapSecrets({ code: secretMarker(marker) }), { code: marker });
    assert.deepEqual(withSecrets({ code: marker }, ["code"]), { code: secretMarker(marker) });
  });

  it("has a resource as its id", () => {
    const { specialResourceSig, specialSigKey } = pulumi.runtime;
    const resource = { [specialSigKey]: specialResourceSig, urn: "urn:pulumi:a", id: "me" };
    assert.deepEqual(given({ function: resource }), { function: "me" });
    assert.deepEqual(unwrapSecrets({ list: [secretMarker(resource)] }), { list: ["me"] });
  });
});
