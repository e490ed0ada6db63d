import assert from "node:assert/strict";
import {
  documentOf,
  isSameDocument,
  keptDocument,
  normalizedDocument,
  versionFirst,
} from "../../provider/documents";
import { secretMarker, unknownValue } from "../../provider/wire";

describe("A document", () => {
  it("is written without spaces, with its names in order, and its lists as they are", () => {
    assert.equal(
      normalizedDocument('{ "b": [2, 1, {"d": 1, "c": 2}], "a": null }'),
      '{"a":null,"b":[2,1,{"c":2,"d":1}]}',
    );
  });

  it("is written as Go writes it", () => {
    assert.equal(normalizedDocument('{"a":"<b> & c"}'), '{"a":"\\u003cb\\u003e \\u0026 c"}');
  });

  it("that is no JSON is left as it is", () => {
    assert.deepEqual([normalizedDocument("x"), versionFirst("x"), normalizedDocument("")], ["x", "x", ""]);
  });

  it("of a role has its version first, where that is the usual one", () => {
    assert.equal(
      versionFirst('{"Statement":[],"Id":"a","Version":"2012-10-17"}'),
      '{"Version":"2012-10-17","Id":"a","Statement":[]}',
    );
    assert.equal(versionFirst('{"Version":"2012-10-17"}'), '{"Version":"2012-10-17"}');
    assert.equal(
      versionFirst('{"Version":"2008-10-17","Statement":[]}'),
      '{"Statement":[],"Version":"2008-10-17"}',
    );
  });

  it("stays as it is known, as long as it says the same", () => {
    const known = '{ "Action": ["a"] }';
    assert.equal(keptDocument(known, '{"Action":"a"}'), known);
    assert.equal(keptDocument(known, '{"Action":"b"}'), '{"Action":"b"}');
    assert.equal(keptDocument(undefined, '{"Action":"b"}'), '{"Action":"b"}');
    assert.equal(isSameDocument(known, '{"Action":["a","b"]}'), false);
  });

  it("can be given as an object, with what isn't known yet and with secrets", () => {
    assert.equal(documentOf({ b: 1, a: "x" }), '{"a":"x","b":1}');
    assert.equal(documentOf({ a: [unknownValue] }), unknownValue);
    assert.deepEqual(documentOf({ a: secretMarker("x") }), secretMarker('{"a":"x"}'));
  });
});
