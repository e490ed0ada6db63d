import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { python } from "./emulatorPython";

/** A rule as its module has it. */
interface RuleOfModule {
  readonly name: string;
  readonly sentence: string;
  readonly page: string;
  /** Its file. */
  readonly file: string;
  /** What of ministack it declares, as MODULE:NAME. */
  readonly declared: readonly string[];
  /** What of ministack its code turns to, itself or by functions of other modules. */
  readonly used: readonly string[];
}

/** A module that is no rule, but that rules need. */
interface Helper {
  readonly module: string;
  readonly declared: readonly string[];
  /** What of ministack its own code turns to. */
  readonly used: readonly string[];
}

/** Reads all modules of rules. */
const reading = `
import ast, importlib, importlib.util, inspect, pkgutil
import rules
from rules import installation, lookup, rule

def is_module(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False

# What hooks call the module that they get.
PARAMETERS = {name: f"ministack.services.{name}" for name in ("apigateway", "cognito", "lambda_svc")}

def turned_to(code):
    """What of ministack some code turns to, as pairs of a module and a name."""
    tree = ast.parse(code)
    modules, pairs = dict(PARAMETERS), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert not any(one.name.startswith("ministack") for one in node.names), "import from ministack instead"
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ministack"):
            for one in node.names:
                if is_module(f"{node.module}.{one.name}"):
                    modules[one.asname or one.name] = f"{node.module}.{one.name}"
                else:
                    pairs.add((node.module, one.name))
    return pairs | {(modules[node.value.id], node.attr) for node in ast.walk(tree)
                    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules}

def own(part):
    return turned_to(inspect.getsource(part))

def is_rule(module):
    return isinstance(getattr(module, "RULE", None), rule.Rule)

def others_of(module):
    """The other modules that a module has, or has functions of. Of other rules, these functions only."""
    for value in vars(module).values():
        if inspect.ismodule(value) and value.__name__.startswith("rules."):
            yield value
        elif inspect.isfunction(value) and value.__module__.startswith("rules.") and value.__module__ != module.__name__:
            home = sys.modules[value.__module__]
            yield value if is_rule(home) else home

def needed(part):
    return own(part).union(*map(needed, others_of(part)))

def declared(module):
    return {rule.located(name) for name in getattr(module, "USED", ())}

def listed(pairs):
    return sorted(map(":".join, pairs))

found = [importlib.import_module(one.name) for one in pkgutil.walk_packages(rules.__path__, "rules.")]
with_rule = [module for module in found if is_rule(module)]
`;

/** Prints all rules. */
const listing = `${reading}
assert sorted(map(id, rules.RULES)) == sorted(id(module.RULE) for module in with_rule), "a rule isn't in the list of its folder"
print(json.dumps([{
    "name": module.RULE.name, "sentence": module.RULE.sentence, "page": module.RULE.page, "file": module.__file__,
    "declared": listed(module.RULE.required), "used": listed(needed(module) - declared(lookup)),
} for module in with_rule]))
`;

/** Prints all modules that are no rules, but for that which installs them. */
const helpers = `${reading}
print(json.dumps([{"module": module.__name__, "declared": listed(declared(module)), "used": listed(own(module) - (
    set() if module is lookup else declared(lookup)
))} for module in found if module not in with_rule and module is not installation]))
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

  it("declare all of ministack that they turn to, themselves or by others", () => {
    for (const { name, used, declared } of rules) {
      assert.deepEqual(
        used.filter((one) => !declared.includes(one)),
        [],
        `The rule "${name}" uses what it doesn't declare.`,
      );
    }
  });

  it("need modules that declare exactly what of ministack they turn to", async () => {
    for (const { module, used, declared } of (await python(helpers)) as Helper[]) {
      assert.deepEqual(declared, used, module);
    }
  });
});
