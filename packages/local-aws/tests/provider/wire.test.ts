import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  given,
  secretMarker,
  secretNames,
  secretStrings,
  toMonitorState,
  unwrapSecrets,
  withSecrets,
} from "../../provider/wire";

const marker = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value: "hidden",
};

describe("The provider's wire format", () => {
  it("marks a secret as Pulumi does", () => {
    assert.deepEqual(secretMarker("hidden"), marker);
  });

  it("unwraps secrets wherever they are, and drops what has no value", () => {
    assert.deepEqual(
      unwrapSecrets({
        a: marker,
        b: { c: [marker, { d: marker }] },
        e: null,
        f: undefined,
        g: { h: null },
        i: [null],
      }),
      { a: "hidden", b: { c: ["hidden", { d: "hidden" }] }, g: {}, i: [null] },
    );
  });

  it("unwraps a secret in a secret", () => {
    assert.deepEqual(unwrapSecrets({ a: secretMarker({ b: marker }) }), { a: { b: "hidden" } });
  });

  it("treats missing properties as empty", () => {
    assert.deepEqual([unwrapSecrets(undefined), given(undefined), unwrapSecrets(null)], [{}, {}, {}]);
  });

  it("keeps secrets and unknown values of what is given", () => {
    const properties = { a: marker, b: pulumi.runtime.unknownValue };
    assert.deepEqual(given({ ...properties, c: null }), properties);
  });

  it("names the properties that are or hold a secret", () => {
    assert.deepEqual(secretNames({ a: marker, b: { c: [marker] }, d: "open", e: {} }), ["a", "b"]);
  });

  it("marks the named properties as secrets and leaves nothing undefined", () => {
    assert.deepEqual(withSecrets({ a: "hidden", b: "open", c: undefined, d: { e: undefined } }, ["a", "c"]), {
      a: marker,
      b: "open",
      d: {},
    });
  });

  it("knows the strings that must not be shown", () => {
    const properties = {
      a: secretMarker({ b: ["one", "two"] }),
      password: "three",
      c: "open",
      d: secretMarker(""),
    };
    assert.deepEqual(secretStrings(properties, ["password", "absent"]), ["one", "two", "three"]);
  });

  it("gives Pulumi's mock monitor secret outputs", async () => {
    const { a, b, c } = toMonitorState({ a: marker, b: "open", c: { d: marker } });
    assert.equal(b, "open");
    assert.ok(pulumi.Output.isInstance(a));
    assert.equal(await pulumi.isSecret(a), true);
    const nested: pulumi.Output<unknown> = pulumi.output<unknown>(c);
    assert.equal(await pulumi.isSecret(nested), true);
    const value = await new Promise((resolve) => {
      nested.apply(resolve);
    });
    assert.deepEqual(value, { d: "hidden" });
  });
});
