import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { installPackages } from "../../emulator/install";
import { findPython } from "../../emulator/python";
import type { RuleSelection } from "../../emulator/rules";
import { startServer } from "../../emulator/server";
import { python } from "./emulatorPython";

/** A rule as its module has it. */
interface RuleOfModule {
  readonly name: string;
  readonly sentence: string;
  readonly page: string;
  /** Its file. */
  readonly file: string;
  /** The names of ministack that it declares. */
  readonly required: readonly string[];
  /** The names of ministack's module that its code turns to, itself or by a function of lookup.py. */
  readonly used: readonly string[];
}

/** Prints all rules. */
const listing = `
import ast, importlib, pathlib, pkgutil
import rules
from rules import lookup, rule

def attributes_of(tree, name):
    return {node.attr for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name}

modules = [importlib.import_module(found.name) for found in pkgutil.walk_packages(rules.__path__, "rules.")]
listed = [module for module in modules if isinstance(getattr(module, "RULE", None), rule.Rule)]
assert sorted(map(id, rules.RULES)) == sorted(id(module.RULE) for module in listed), "a rule isn't in the list of its folder"
looked_up = attributes_of(ast.parse(pathlib.Path(lookup.__file__).read_text("utf-8")), "cognito")
assert looked_up == set(lookup.USED), looked_up ^ set(lookup.USED)
print(json.dumps([{
    "name": module.RULE.name, "sentence": module.RULE.sentence, "page": module.RULE.page, "file": module.__file__,
    "required": module.RULE.required,
    "used": sorted(attributes_of(ast.parse(pathlib.Path(module.__file__).read_text("utf-8")), "cognito") - looked_up),
} for module in listed]))
`;

/** Prints the documentation of an operation, and of everything in its request and its answer, as plain text. */
const documentation = (names: readonly string[]): string => `
import glob, gzip, html, importlib.util, os, re
data = os.path.join(*importlib.util.find_spec("botocore").submodule_search_locations, "data")
def text_of(part):
    return html.unescape(re.sub(r"\\s+", " ", re.sub(r"<[^>]+>", "", part)))
def pages(document):
    def below(name, seen):
        shape = document["shapes"][name]
        yield shape.get("documentation", "")
        for member in [*shape.get("members", {}).values(), shape.get("member")]:
            if member and member["shape"] not in seen:
                seen.add(member["shape"])
                yield member.get("documentation", "")
                yield from below(member["shape"], seen)
            elif member:
                yield member.get("documentation", "")
    for name in ${JSON.stringify(names)}:
        operation = document["operations"].get(name)
        if operation:
            shapes = [operation[part]["shape"] for part in ("input", "output") if part in operation]
            yield name, " ".join([operation.get("documentation", ""), *(part for shape in shapes for part in below(shape, set()))])
        elif name in document["shapes"]:
            yield name, " ".join(below(name, set()))
found = {}
for service in ("cognito-idp", "cognito-identity", "lambda"):
    with gzip.open(max(glob.glob(os.path.join(data, service, "*", "service-2.json.gz")))) as file:
        for name, text in pages(json.load(file)):
            found.setdefault(name, text_of(text))
print(json.dumps(found))
`;

describe("The rules of the local AWS", () => {
  let rules: readonly RuleOfModule[];

  before(async () => {
    rules = (await python(listing)) as RuleOfModule[];
  });

  it("have names of their own, in words", () => {
    const names = rules.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[A-Za-z0-9' -]+$/);
  });

  it("lie beside their tests", () => {
    for (const { file } of rules) {
      const name = basename(file, ".py").replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
      assert.ok(existsSync(join(dirname(file), `${name}.test.ts`)), `${file} has no ${name}.test.ts`);
    }
  });

  it("name a page of AWS's documentation", () => {
    for (const { page } of rules) assert.match(page, /^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
  });

  it("quote AWS's API reference word for word, where that is the page", async () => {
    const operationOf = (page: string): string | undefined => /API_(\w+)\.html$/.exec(page)?.[1];
    const quoting = rules.filter(({ page }) => operationOf(page) !== undefined);
    const pages = (await python(documentation(quoting.map(({ page }) => operationOf(page) ?? "")))) as Record<
      string,
      string
    >;
    assert.notEqual(quoting.length, 0);
    const withoutSpaces = (text: string): string => text.replace(/\s/g, "");
    for (const { name, sentence, page } of quoting) {
      const text = withoutSpaces(pages[operationOf(page) ?? ""] ?? "");
      assert.ok(text.includes(withoutSpaces(sentence)), `${name}: ${page} doesn't say "${sentence}"`);
    }
  });

  it("require all names of ministack that they turn to", () => {
    for (const { name, used, required } of rules) {
      assert.deepEqual(
        used.filter((one) => !required.includes(one)),
        [],
        `The rule "${name}" uses names that it doesn't declare.`,
      );
    }
  });
});

describe("A local AWS with rules", () => {
  /** Starts it and resolves to why it couldn't. */
  async function failureOf(packages: string, rules: RuleSelection): Promise<string> {
    const { executable } = await findPython(process.env);
    const options = { port: 0, services: ["cognito-idp"], environment: process.env };
    try {
      const server = await startServer({ ...options, python: executable, packages, rules });
      await server.stop();
    } catch (error) {
      if (error instanceof Error) return error.message;
    }
    return assert.fail("It started.");
  }

  const installed = async (): Promise<string> =>
    installPackages({
      python: await findPython(process.env),
      environment: process.env,
      onProgress: () => undefined,
    });

  it("doesn't start with a rule that there isn't, and names it", async () => {
    assert.equal(
      await failureOf(resolve(await installed()), ["deletion protection", "gravity"]),
      "The local AWS ended while it was starting: ValueError: There is no rule gravity",
    );
  });

  it("doesn't start on a ministack without what a rule needs, and names all of it", async () => {
    const script = `
import types
from rules import installation, required_names, user_pools
module = types.ModuleType("ministack.services.cognito")
sys.modules["ministack.services.cognito"] = module
try:
    installation.install(user_pools.RULES, None)
except AttributeError as error:
    print(json.dumps(str(error)))
`;
    assert.match(
      (await python(script)) as string,
      /^ministack\.services\.cognito of ministack \d[\d.]* has no _attr_list_to_dict, .*_pool_out, /,
    );
  });
});
