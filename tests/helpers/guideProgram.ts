import { createRequire } from "node:module";
import ts from "typescript";
import { codeBlocks } from "./readme";

const load: NodeJS.Require = createRequire(__filename);

/** The programs in a guide, in their order; each runs what the guide shows, with this repository's component. */
export function programsIn(guide: string): (() => object)[] {
  return codeBlocks("typescript", `docs/guides/${guide}`).map((content) => () => run(content));
}

function run(content: string): object {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const { outputText } = ts.transpileModule(content, { compilerOptions });
  const exports = {};
  const require = (id: string): unknown => load(id === "cognito-auth" ? "../../components" : id);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is what the guide shows
  const program = new Function("require", "exports", outputText);
  Reflect.apply(program, undefined, [require, exports]);
  return exports;
}
