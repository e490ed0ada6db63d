import assert from "node:assert/strict";
import { python } from "../emulatorPython";

/** A part of an answer, which is sent as several messages. */
interface Part {
  readonly body: string;
  readonly repeated?: number;
}

interface SentAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}

/** What is recorded of each answer: after how many of its messages, the status and the name of the error. */
async function recordedOf(...answers: readonly SentAnswer[]): Promise<unknown> {
  return python(`
import asyncio
from request_validation.recording import recording
async def recorded_of(status=400, headers={}, parts=[]):
    noted, passed = [], []
    records = types.SimpleNamespace(note=lambda _, *answer: noted.append([len(passed), *answer]))
    async def send(message):
        passed.append(message)
    record = recording(send, None, records)
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    await record({"type": "http.response.start", "status": status, "headers": pairs})
    for index, part in enumerate(parts, 1):
        body = part["body"].encode() * part.get("repeated", 1)
        await record({"type": "http.response.body", "body": body, "more_body": index < len(parts)})
    assert len(passed) == 1 + len(parts)
    return noted
answers = json.loads(${JSON.stringify(JSON.stringify(answers))})
print(json.dumps([asyncio.run(recorded_of(**answer)) for answer in answers]))`);
}

async function errorsOf(...bodies: readonly string[]): Promise<unknown[]> {
  const recorded = await recordedOf(...bodies.map((body) => ({ parts: [{ body }] })));
  return (recorded as [number, number, unknown][][]).map(([noted]) => noted?.[2]);
}

describe("Of an answer, the error's name is recorded that is", () => {
  it("in its header, without the address after it", async () => {
    const headers = { "X-Amzn-ErrorType": "NotFoundException:http://internal.amazon.com/" };
    assert.deepEqual(await recordedOf({ headers, parts: [{ body: '{"__type":"Other"}' }] }), [
      [[1, 400, "NotFoundException"]],
    ]);
  });

  it("in a JSON body, without the namespace before it", async () => {
    const bodies = ['{"__type":"com.amazonaws.sns#InvalidAction"}', '{"code":"NotFound"}'];
    assert.deepEqual(await errorsOf(...bodies), ["InvalidAction", "NotFound"]);
  });

  it("in an XML body", async () => {
    const error = "<Error><Type>Sender</Type><Code>InvalidAction</Code><Message>no</Message></Error>";
    const ofS3 = '<?xml version="1.0"?>\n<Error><Code> NoSuchBucket\n</Code></Error>';
    assert.deepEqual(await errorsOf(`<ErrorResponse>${error}</ErrorResponse>`, ofS3), [
      "InvalidAction",
      "NoSuchBucket",
    ]);
  });

  it("this project's for a service that isn't served", async () => {
    assert.deepEqual(await errorsOf('{"error": "Unsupported service: sns"}'), ["UnsupportedService"]);
  });

  it("none where there is no name", async () => {
    const nameless = [
      "",
      "<html>",
      "{",
      "{}",
      '{"__type":3}',
      '{"code":["a"]}',
      '{"__type":"a b"}',
      '{"error":"no"}',
    ];
    const quoting = '{"message":"<Code>Made</Code>"}';
    assert.deepEqual(
      await errorsOf(...nameless, quoting),
      [...nameless, quoting].map(() => null),
    );
  });

  it("known before the client has the whole answer", async () => {
    const parts = [{ body: "<Error><Code>Invalid" }, { body: "Action</Code></Error>" }];
    assert.deepEqual(await recordedOf({ parts }), [[[2, 400, "InvalidAction"]]]);
  });

  it("looked for in its first 64 KiB", async () => {
    const [error, most, end] = [
      { body: "<Error><Code>InvalidAction</Code>" },
      { body: " ", repeated: 65_536 },
      { body: "</Error>" },
    ];
    assert.deepEqual(
      await recordedOf(
        { status: 500, parts: [error, most, end] },
        { status: 500, parts: [most, error, end] },
      ),
      [[[2, 500, "InvalidAction"]], [[1, 500, null]]],
    );
  });

  it("not looked for where nothing failed", async () => {
    assert.deepEqual(await recordedOf({ status: 200, parts: [{ body: "<Code>Invalid</Code>" }] }), [
      [[0, 200, null]],
    ]);
  });
});
