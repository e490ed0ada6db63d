import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requirements } from "../../components/userPool/requirements";
import { currentReference } from "../../packaging/currentReference";
import { reference, type Schema } from "../../packaging/reference";

const repository = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(repository, ...path), "utf8");

type Properties = Schema["resources"][string]["inputProperties"];

/** A schema with these arguments, and types with these properties. */
function schemaOf(inputProperties: Properties, types: Readonly<Record<string, Properties>> = {}): Schema {
  const withProperties = Object.entries(types).map(([name, properties]) => [name, { properties }] as const);
  return {
    resources: { component: { inputProperties, properties: {} } },
    types: Object.fromEntries(withProperties),
  };
}

/** A schema with one argument, `minimumLength`, and this comment. */
function schemaWith(description: string): Schema {
  return schemaOf({ minimumLength: { type: "number", plain: true, optional: true, description } });
}

describe("The reference", () => {
  it("is as the schema, the defaults and the project file are", () => {
    const renew = "renew it by `npm run api`, and look at what has changed";
    assert.equal(read("docs", "reference.md"), currentReference(read("plugin", "schema.json")), renew);
  });

  it("has the default of an argument in a column of its own, instead of in its description", () => {
    const text = reference(schemaWith("The fewest\ncharacters. Default: 14. Not more."), {}, {});
    assert.ok(text.includes("| `minimumLength` | `number` | 14 | The fewest characters. Not more. |"));
  });

  it("can't be generated where a comment states another default than the component has, or none", () => {
    for (const [description, stated] of [
      ["The fewest. Default: 14.", "14"],
      ["The fewest.", "nothing"],
    ] as const) {
      assert.throws(() => reference(schemaWith(description), { minimumLength: 16 }, {}), {
        message: `minimumLength: the default is 16, and the comment says ${stated}`,
      });
    }
    assert.ok(reference(schemaWith("The fewest. Default: 16."), { minimumLength: 16 }, {}));
  });

  it("can't be generated where a comment states another text than the component has", () => {
    const generate = (stated: string, settled: string): string => {
      const subject = { type: "string", optional: true, description: `The subject. Default: ${stated}.` };
      return reference(schemaOf({ subject }), { subject: settled }, {});
    };
    for (const stated of ["`Your code`", "Cognito's own"]) {
      const message = `subject: the default is Hello. Your code., and the comment says ${stated}`;
      assert.throws(() => generate(stated, "Hello. Your code."), { message }, message);
    }
    const row = "| `subject` | `Input<string>` | `Hello. Your code.`, but none without `x` | The subject. |";
    assert.ok(generate("`Hello. Your code.`, but none without `x`", "Hello. Your code.").includes(row));
  });

  it("can't be generated where a comment states other items of a list than the component has", () => {
    const generate = (stated: string, scopes: readonly string[]): string => {
      const items = { type: "string", plain: true };
      const property = { type: "array", plain: true, optional: true, items };
      return reference(
        schemaOf({ scopes: { ...property, description: `Scopes. Default: ${stated}.` } }),
        { scopes },
        {},
      );
    };
    for (const [stated, scopes] of [
      ["`openid`", ["openid", "email"]],
      ["`openid` and `email`", ["openid"]],
      ["`openid`", []],
      ["none", ["openid"]],
    ] as const) {
      const message = `scopes: the default is ${scopes.join(",")}, and the comment says ${stated}`;
      assert.throws(() => generate(stated, scopes), { message }, message);
    }
    const row = "| `scopes` | list of `string` | `openid` and `email`, but none with `x` | Scopes. |";
    assert.ok(generate("`openid` and `email`, but none with `x`", ["openid", "email"]).includes(row));
    assert.ok(generate("none", []));
    assert.ok(generate("all", ["given_name", "family_name"]));
  });

  it("has the fields of arguments that are alike once", () => {
    const types = {
      Attributes: { email: { $ref: "#/types/Attribute" }, phone: { $ref: "#/types/Attribute" } },
      Attribute: {
        required: { type: "boolean", plain: true, optional: true, description: "Default: false." },
      },
    };
    const settle = (required: boolean): unknown => ({ attributes: { email: { required } } });
    const generate = (required: boolean): string =>
      reference(schemaOf({ attributes: { $ref: "#/types/Attributes" } }, types), settle(required), {});
    const rows = generate(false)
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    assert.deepEqual(rows, [
      "| `attributes` | object | required |  |",
      "| `attributes.email` | object | required |  |",
      "| `attributes.phone` | object | required |  |",
      "| `attributes.*.required` | `boolean` | false |  |",
    ]);
    assert.throws(() => generate(true), /attributes\.\*\.required: the default is true/);
  });

  it("has a table of what goes with what, all that an argument needs together, each with its source", () => {
    const guide = "https://docs.aws.amazon.com/cognito/latest/developerguide/page.html";
    const page = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/page.html";
    const issue = "https://github.com/aws/aws-cdk/issues/1";
    const text = reference(schemaOf({}), {}, {}, [
      { argument: "mfa.email", needs: "`ses`", source: guide },
      { argument: "passwordless", needs: "a plan", source: page },
      { argument: "mfa.email", needs: "another way", source: issue },
    ]);
    const [, section = ""] = text.split("## What goes with what\n");
    assert.deepEqual(section.split("\n## ")[0]?.match(/^\|.*$/gm), [
      "| Argument | Needs | Source |",
      "| --- | --- | --- |",
      `| \`mfa.email\` | \`ses\` | [developer guide](${guide}) |`,
      `| \`mfa.email\` | another way | [aws/aws-cdk#1](${issue}) |`,
      `| \`passwordless\` | a plan | [API reference](${page}) |`,
    ]);
  });

  it("has every requirement of the user pool, of arguments that are there", () => {
    const text = read("docs", "reference.md");
    assert.ok(requirements.length > 20);
    for (const { argument, needs, source } of requirements) {
      assert.ok(text.includes(`| \`${argument}\` | ${needs} | [`) && text.includes(`](${source}) |`), needs);
      assert.ok(text.includes(`| \`userPool.${argument}\` |`), argument);
    }
  });

  it("has the fields of lists and maps of objects once", () => {
    const types = { Client: { id: { type: "string" } }, Image: { base64: { type: "string", plain: true } } };
    const plain = true;
    const text = reference(
      schemaOf(
        {
          client: { $ref: "#/types/Client", plain },
          clients: { type: "object", additionalProperties: { $ref: "#/types/Client", plain }, plain },
          images: { type: "array", items: { $ref: "#/types/Image", plain }, plain },
          servers: { type: "object", additionalProperties: { $ref: "#/types/Image", plain }, plain },
        },
        types,
      ),
      {},
      {},
    );
    const rows = text.split("\n").filter((line) => line.startsWith("| `"));
    assert.deepEqual(rows, [
      "| `client` | object | required |  |",
      "| `client.id` | `Input<string>` | required |  |",
      "| `clients` | map of [client](#client) | required |  |",
      "| `images` | list of object | required |  |",
      "| `images[0].base64` | `string` | required |  |",
      "| `servers` | map of object | required |  |",
      "| `servers.NAME.base64` | `string` | required |  |",
    ]);
  });
});
