import assert from "node:assert/strict";
import { assertPort, blockedPorts } from "../../emulator/port";

describe("A port for the local AWS", () => {
  it("is none that browsers block, and the error says so", () => {
    assert.throws(
      () => {
        assertPort(6000);
      },
      {
        name: "LocalAwsError",
        message:
          "6000 can't be the port of the local AWS: browsers and Node's fetch refuse to connect to it.",
        fix: "choose another one with --port (without it, a free port is used)",
      },
    );
    for (const port of [5999, 6001]) assertPort(port);
  });

  it("is refused only where fetch refuses it, too, before it connects", async () => {
    assert.ok(blockedPorts.length > 0);
    for (const port of blockedPorts) {
      await assert.rejects(fetch(`http://127.0.0.1:${port}`), ({ cause }: Error) => {
        assert.equal((cause as Error).message, "bad port", String(port));
        return true;
      });
    }
  });
});
