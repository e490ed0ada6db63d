import { type Problem, validate } from "../components";
import { valueAt, withValueAt } from "./paths";
import { setCommand } from "./setting";

/**
 * The problem, with the command that fixes it where only the value's type is wrong: `pulumi config set` guesses the type,
 * and stores every secret as a string.
 *
 * @param args the arguments with the problem
 * @param isSecret whether the value may be a secret
 */
export function withTypeFix(
  problem: Problem,
  args: Readonly<Record<string, unknown>>,
  isSecret: boolean,
): Problem {
  const other = inOtherType(valueAt(args, problem.path));
  if (other === undefined) return problem;
  // Whether the type is all that is wrong depends on the other arguments, too; this is only asked where there is a problem.
  const left = validate("auth", withValueAt(args, problem.path, other));
  if (left.some((one) => one.path === problem.path)) return problem;
  const command = setCommand(problem.path, `--type ${typeOf(other)}`);
  const plainOnly = isSecret && typeof other !== "string";
  return { ...problem, fix: plainOnly ? `don't make it a secret: ${command}` : command };
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
