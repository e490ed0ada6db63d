import assert from "node:assert/strict";
import { type Emulator, startEmulator } from "@cognito-auth/local-aws/emulator";
import type { ProofResult } from "../../../../local/proofs/signIn";
import { readableText, singleSpaced } from "../../../../local/proofs/signIn/readable";
import { throughProxy } from "../../../../packages/local-aws/tests/helpers/interceptingProxy";
import { deploy, type Deviations, outcomeOf, prove, serverSideOnly } from "./deploySignIn";

const html =
  "<html><head><title>Hi</title></head><body><p>Hello&nbsp;<b>{username}</b>,<br>your password:\n<code>{####}</code></p></body></html>";

describe("The proof that an invitation can be used", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  /** Proves a deployment whose emails say something else in one place. */
  async function proveWithEmails(said: string, instead: string): Promise<ProofResult[]> {
    const target = await deploy(emulator.endpoint, serverSideOnly);
    return throughProxy(
      emulator.endpoint,
      async ({ path }, forward) => {
        const answer = await forward();
        return path.startsWith("/_ministack/")
          ? { ...answer, body: answer.body.replaceAll(said, instead) }
          : answer;
      },
      (endpoint) => prove({ ...target, endpoint }),
    );
  }

  it("reads the pool's own message", async () => {
    const target = await deploy(
      emulator.endpoint,
      invitation("{####} is for {username} ({username}). Welcome?"),
    );
    assertUsable(await prove(target));
  });

  it("reads HTML as an email client shows it", async () => {
    assertUsable(await prove(await deploy(emulator.endpoint, invitation(html))));
  });

  it("reads a password whose special characters are escaped in the HTML", async () => {
    const password = "Ab1<c>&'\"#long-enough";
    const target = await deploy(emulator.endpoint, invitation(html, password));
    const escaped = password.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&#62;");
    const results = await throughProxy(
      emulator.endpoint,
      async ({ path }, forward) => {
        const answer = await forward();
        const [raw, safe] = [password, escaped].map((text) => JSON.stringify(text).slice(1, -1));
        return path.startsWith("/_ministack/")
          ? { ...answer, body: answer.body.replaceAll(raw ?? "", safe ?? "") }
          : answer;
      },
      (endpoint) => prove({ ...target, endpoint }),
    );
    assertUsable(results);
  });

  it("fails for a password that the HTML swallows", async () => {
    const results = await prove(await deploy(emulator.endpoint, invitation(html, "Ab1#<b>long-enough")));
    assert.equal(outcomeOf(results, "invitation's recipient"), "proved");
    assert.equal(
      outcomeOf(results, "invitation's content"),
      "failed: an email client shows a password other than the temporary one",
    );
    assert.match(outcomeOf(results, "invitation's use") ?? "", /^not proved: because this does not hold: /);
  });

  it("fails for an email that doesn't match the pool's message", async () => {
    const results = await proveWithEmails("Your username is casey and", "Your");
    assert.equal(
      outcomeOf(results, "invitation's content"),
      "failed: it does not match the invitation message",
    );
  });

  it("fails for an email that names another user", async () => {
    const results = await proveWithEmails("username is casey", "username is robin");
    assert.equal(
      outcomeOf(results, "invitation's content"),
      'failed: it gives the username "robin" instead of "casey"',
    );
  });
});

describe("The proof of an invitation that doesn't show the username", () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ onProgress: () => undefined });
  });

  after(() => emulator.stop());

  const hiding = {
    "in a comment": "<p>Your password: {####}</p><!-- {username} -->",
    "in an element that isn't displayed":
      '<p>Your password: {####}</p><p style="display:none">{username}</p>',
  };
  for (const [where, message] of Object.entries(hiding)) {
    it(`doesn't fail where the email address signs in: ${where}`, async () => {
      const results = await prove(await deploy(emulator.endpoint, invitation(message)));
      assert.equal(outcomeOf(results, "invitation's recipient"), "proved");
      assert.equal(
        outcomeOf(results, "invitation's content"),
        "not proved: an email client shows no username; the email address signs in, too",
      );
      assert.equal(outcomeOf(results, "invitation's use"), "proved");
    });

    it(`fails where only the username signs in: ${where}`, async () => {
      const deviations = invitation(message);
      const pool = { ...deviations.pool, AliasAttributes: undefined };
      const results = await prove(await deploy(emulator.endpoint, { ...deviations, pool }));
      assert.equal(
        outcomeOf(results, "invitation's content"),
        "failed: an email client shows no username, and the email address is none",
      );
    });
  }

  it("fails where the password isn't shown either", async () => {
    const message = "<p>Welcome, {username}!</p><p hidden>{####}</p>";
    const results = await prove(await deploy(emulator.endpoint, invitation(message)));
    assert.equal(outcomeOf(results, "invitation's content"), "failed: an email client shows no password");
  });
});

describe("The readable text of an HTML email", () => {
  it("has nothing that is hidden, and what follows it", () => {
    for (const hidden of [
      "<p style='display:none'>no</p>",
      '<div style="color: red; DISPLAY : None !important">no <div>no</div> no</div>',
      '<span style="visibility:hidden;">no</span>',
      '<span style="font-size:0">no</span>',
      '<span style="font-size:0px;line-height:1">no</span>',
      '<b style="opacity: 0.0">no</b>',
      '<i style="mso-hide:all">no</i>',
      "<p hidden>no</p>",
      '<p hidden="">no</p>',
      "<table hidden><tr><td>no<td>no</table>",
      "<p style=display:none>no<p>",
      '<p style="display:none">no<div>',
      '<div style="display:none"/>no</div>',
      "<div hidden/>no</div>",
      '<p style="display&#58;none">no</p>',
      '<p style="display&#x3A none">no</p>',
      '<p style="color&colon;red&semi;opacity:.00">no</p>',
      '<p title="a"style="display:none">no</p>',
      '<p title=\'style="color:red"\' style="display:none">no</p>',
      "<template>no</template>",
      "<!-- > no -->",
      "<!--[if mso]>no<![endif]-->",
    ]) {
      assert.equal(readableText(`one ${hidden} two`), "one two", hidden);
    }
  });

  it("has what only looks hidden", () => {
    for (const shown of [
      '<p style="display:block">yes</p>',
      '<p style="font-size:0.9em">yes</p>',
      '<p style="opacity:0.5">yes</p>',
      '<p title="hidden">yes</p>',
      '<p class="hidden">yes</p>',
      '<p data-style="display:none">yes</p>',
      '<img style="display:none">yes',
      "<br hidden/>yes",
      '<p title=" style=display:none">yes</p>',
      '<p style="color:red" style="display:none">yes</p>',
      "<p class=it's>yes</p>",
      '<p title="a > b" >yes</p>',
      "<p>yes",
    ]) {
      assert.equal(readableText(`one ${shown} two`), "one yes two", shown);
    }
  });

  it("ends at a comment, a tag or an attribute that never ends", () => {
    for (const endless of ["<!-- two", "<script>two", "<p two", '<p title="two>three', "<!two"]) {
      assert.equal(readableText(`one ${endless}`), "one", endless);
    }
  });

  it("is of the first 40,000 characters, which is twice what Cognito accepts as a message", () => {
    assert.equal(readableText(`<p>${"x".repeat(50_000)}`), "x".repeat(39_997));
    assert.equal(singleSpaced(`x ${"y".repeat(50_000)}`), `x ${"y".repeat(39_998)}`);
  });

  for (const [beginning, repeated, shown] of [
    ["one ", "<a", "one"],
    ["one ", "<a '", "one"],
    ["one ", "<title", "one"],
    ["one ", "</title", "one"],
    ["one ", "<!--", "one"],
    ["one ", "<a>", "one"],
    [`one ${"<a>".repeat(5_000)}`, "</b>", "one"],
    ['one <p style="opacity:', "0", "one"],
    ["one ", "&", `one ${"&".repeat(39_996)}`],
  ] as const) {
    it(`is read in time for much of ${repeated}`, () => {
      assert.equal(readableText(beginning + repeated.repeat(1_000_000)), shown);
    });
  }

  it("has no tags, comments, styles or double spaces", () => {
    assert.equal(
      readableText("<style>p{}</style><p>One<br/>two</p><!-- <b>no</b> -->\n<a href='x'>th</a>ree "),
      "One two three",
    );
  });

  it("has the characters that entities stand for", () => {
    assert.equal(readableText("&lt;&gt;&amp;&quot;&apos;&#39;&#x2B;&#43 "), "<>&\"''++");
  });

  it("leaves alone what is no entity", () => {
    assert.equal(readableText("a & b &; &unknown; &#x110000; 1 < 2"), "a & b &; &unknown; &#x110000; 1 < 2");
  });

  it("decodes once only", () => {
    assert.equal(readableText("&amp;lt;"), "&lt;");
  });
});

function invitation(EmailMessage: string, TemporaryPassword?: string): Deviations {
  return {
    ...serverSideOnly,
    pool: { AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage } } },
    ...(TemporaryPassword === undefined ? {} : { user: { TemporaryPassword } }),
  };
}

function assertUsable(results: readonly ProofResult[]): void {
  for (const name of ["invitation's recipient", "invitation's content", "invitation's use"]) {
    assert.equal(outcomeOf(results, name), "proved", name);
  }
}
