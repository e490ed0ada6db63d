import assert from "node:assert/strict";
import { python } from "./emulatorPython";

/** Makes a module that has the given names, and requires others of it. */
const requiring = (names: readonly string[], required: readonly string[]): string => `
import importlib.metadata, used_names
module = types.ModuleType("ministack.services.cognito")
for name in ${JSON.stringify(names)}:
    setattr(module, name, None)
try:
    used_names.require(module, *${JSON.stringify(required)})
    message = None
except AttributeError as error:
    message = str(error)
print(json.dumps([message, importlib.metadata.version("ministack")]))
`;

describe("What the local AWS changes in ministack", () => {
  it("is refused where a name is missing, with all of the missing ones and ministack's version", async () => {
    const [message, version] = (await python(requiring(["_b"], ["_a", "_b", "_c"]))) as [string, string];
    assert.match(version, /^\d+\.\d+/);
    assert.equal(message, `ministack.services.cognito of ministack ${version} has no _a, _c`);
  });

  it("is made where all names are there", async () => {
    const [message] = (await python(requiring(["_a", "_b"], ["_a", "_b"]))) as [null];
    assert.equal(message, null);
  });

  it("is all of the names that the modules turn to, at the start or with a request, and no others", async () => {
    const script = `
import ast, importlib, pathlib
found = []

class Recorder:
    def __init__(self):
        object.__setattr__(self, "names", set())
    def __getattr__(self, name):
        self.names.add(name)
    def __setattr__(self, name, value):
        self.names.add(name)

for name, install in (("client_secrets", "make_as_cognito"), ("cognito_settings", "keep_as_cognito")):
    module, recorder = importlib.import_module(name), Recorder()
    getattr(module, install)(recorder)
    attributes = [node for node in ast.walk(ast.parse(pathlib.Path(module.__file__).read_text("utf-8")))
                  if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    used = recorder.names | {node.attr for node in attributes if node.value.id == "cognito"}
    found.append([sorted(used), sorted(module.USED)])
print(json.dumps(found))
`;
    const found = (await python(script)) as [string[], string[]][];
    assert.equal(found.length, 2);
    for (const [used, declared] of found) {
      assert.notEqual(used.length, 0);
      assert.deepEqual(declared, used);
    }
  });
});
