import { type Problem, validate } from "../components";
import { valuesByPath, withValues } from "./paths";
import { setCommand } from "./setting";

/**
 * The problems, with the command that fixes one where only the value's type is wrong: `pulumi config set` guesses the type,
 * and stores every secret as a string.
 *
 * @param args the arguments with the problems
 * @param isSecret whether the value at a path may be a secret
 */
export function withTypeFixes(
  problems: readonly Problem[],
  args: Readonly<Record<string, unknown>>,
  isSecret: (path: string) => boolean,
): Problem[] {
  const values = valuesByPath(args);
  const others = new Map<string, string | number | boolean>();
  for (const { path } of problems) {
    const other = inOtherType(values.get(path));
    if (other !== undefined) others.set(path, other);
  }
  if (others.size === 0) return [...problems];
  // Whether the type is all that is wrong depends on the other arguments, too. All are replaced and asked about at once: one by
  // one, it would take as many validations as there are problems.
  const left = new Set(validate("auth", withValues(args, others)).map(({ path }) => path));
  return problems.map((problem) => {
    const other = others.get(problem.path);
    if (other === undefined || left.has(problem.path)) return problem;
    const command = setCommand(problem.path, `--type ${typeOf(other)}`);
    const plainOnly = isSecret(problem.path) && typeof other !== "string";
    return { ...problem, fix: plainOnly ? `don't make it a secret: ${command}` : command };
  });
}

/** A number or boolean as a string, and a string that reads as one as that. */
function inOtherType(value: unknown): string | number | boolean | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value === "true" || value === "false") return value === "true";
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function typeOf(value: string | number | boolean): string {
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return typeof value === "boolean" ? "bool" : "string";
}
