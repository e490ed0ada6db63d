import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { silenceDebugMessages } from "../../program/debugMessages";
import { deployComponent, mockPassword } from "../helpers/deployProgram";

describe("The SDK's debugging messages", () => {
  const { debug } = pulumi.log;

  afterEach(() => {
    Object.assign(pulumi.log, { debug });
  });

  it("go where they are silenced, and show secrets", async () => {
    const messages: string[] = [];
    Object.assign(pulumi.log, { debug: (message: string) => messages.push(message) });
    await deployComponent({ testUser: { username: "jane", email: "jane@example.com" } });
    assert.ok(messages.some((message) => message.includes(mockPassword)));
  });

  it("are silenced, and no others", async () => {
    const { info, warn, error } = pulumi.log;
    silenceDebugMessages();
    assert.notEqual(pulumi.log.debug, debug);
    await pulumi.log.debug("secret");
    assert.deepEqual([pulumi.log.info, pulumi.log.warn, pulumi.log.error], [info, warn, error]);
  });
});
