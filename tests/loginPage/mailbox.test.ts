import assert from "node:assert/strict";
import { lineOf, textLineOf, watchMails, watchTextMessages } from "../../local/frontend/mailbox";
import { withServer } from "../../packages/local-aws/tests/helpers/requestServer";

const mail = {
  Source: "no-reply@example.com",
  To: ["jane@example.com"],
  CC: [],
  BCC: [],
  Subject: "Your code",
  Timestamp: 1,
  BodyText: "It is 123456.",
  BodyHtml: "",
};

describe("The mailbox of npm run login-page", () => {
  it("reports each email once, in the order in which they were sent, and of later ones, too", async () => {
    const mails = [{ ...mail, Subject: "second", Timestamp: 2 }, mail];
    const subjects: string[] = [];
    await withServer(
      (_request, response) => response.end(JSON.stringify({ messages: { all: mails } })),
      async (endpoint) => {
        await watched(endpoint, (subject) => {
          subjects.push(subject);
          if (subject === "second") mails.push({ ...mail, Subject: "third", Timestamp: 0 });
          return subject === "third";
        });
      },
    );
    assert.deepEqual(subjects, ["Your code", "second", "third"]);
  });

  it("reports each text message once, and one that is sent again with the same text", async () => {
    const message = { PhoneNumber: "+14155550123", Message: "It is 123456." };
    const sent = [message];
    const numbers: string[] = [];
    await withServer(
      (_request, response) => response.end(JSON.stringify({ sms_messages: { "+14155550123": sent } })),
      async (endpoint) => {
        let stop: () => Promise<void> = () => Promise.resolve();
        await new Promise<void>((resolve) => {
          stop = watchTextMessages(endpoint, ({ to, text }) => {
            numbers.push(`${to}: ${text}`);
            if (numbers.length === 1) sent.push(message);
            if (numbers.length === 2) sent.push({ ...message, Message: "It is 654321." });
            if (numbers.length === 3) resolve();
          });
        });
        await stop();
      },
    );
    assert.deepEqual(numbers, [
      "+14155550123: It is 123456.",
      "+14155550123: It is 123456.",
      "+14155550123: It is 654321.",
    ]);
  });

  it("shows a text message in one line, and no character that would control the terminal", () => {
    assert.equal(
      textLineOf({ to: "+14155550123", text: "It is\n123456.\u001b[2J" }),
      "Text message to +14155550123: It is 123456.\ufffd[2J",
    );
  });

  it("goes on after an endpoint has failed to answer", async () => {
    let requests = 0;
    await withServer(
      (request, response) => {
        requests += 1;
        if (requests === 1) request.socket.destroy();
        else response.end(JSON.stringify({ messages: { all: [mail] } }));
      },
      (endpoint) => watched(endpoint, () => true),
    );
    assert.equal(requests, 2);
  });

  it("asks once where an endpoint can't show its emails", async () => {
    let requests = 0;
    await withServer(
      (_request, response) => {
        requests += 1;
        response.writeHead(404).end();
      },
      async (endpoint) => {
        const stop = watchMails(endpoint, () => undefined);
        while (requests === 0) await new Promise(setImmediate);
        await stop();
      },
    );
    assert.equal(requests, 1);
  });

  it("shows an email in one line", () => {
    const shown = { from: "a@example.com", to: ["b@example.com", "c@example.com"], sentAt: new Date(0) };
    const text = "Welcome.\n\nIt is 123456.\n";
    assert.equal(
      lineOf({ ...shown, subject: "Code", text, html: "" }),
      "Email to b@example.com, c@example.com: Code – Welcome. It is 123456.",
    );
    assert.equal(
      lineOf({ ...shown, subject: "Code", text: "", html: "<p>It is<br>&lt;123456&gt;.</p>" }),
      "Email to b@example.com, c@example.com: Code – It is <123456>.",
    );
  });

  it("shows no character of an email that would control the terminal", () => {
    const sent = { from: "a@example.com", sentAt: new Date(0), html: "" };
    const [escape, bell, c1, override] = ["\u001b[2J", "\u0007", "\u009b", "\u202e"];
    assert.equal(
      lineOf({
        ...sent,
        to: [`b${escape}@example.com`],
        subject: `Code\nerror: ${bell}`,
        text: `It is${c1} ${override}123456.`,
      }),
      "Email to b\ufffd[2J@example.com: Code error: \ufffd – It is\ufffd \ufffd123456.",
    );
  });
});

/** Watches an endpoint's emails until the expected one arrives. */
async function watched(endpoint: string, isLast: (subject: string) => boolean): Promise<void> {
  let stop: () => Promise<void> = () => Promise.resolve();
  await new Promise<void>((resolve) => {
    stop = watchMails(endpoint, ({ subject }) => {
      if (isLast(subject)) resolve();
    });
  });
  await stop();
}
