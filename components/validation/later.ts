import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import type { Check } from "./checks";
import { isUnresolved, type Problem } from "./problem";
import type { Report } from "./problemReport";
import { isPlainObject, read, unreadable } from "./reading";

/**
 * A value that may come from another resource. A plain one is checked at once. An Output is checked when it
 * resolves, and the returned value fails then, so that nothing is created from a bad value.
 */
export function input<T>(check: Check<T>): Check<pulumi.Input<T>> {
  return (value, path, report) => {
    const later = isUnresolved(value) ? read(() => resolved(value)) : unreadable;
    // What only pretends to be an Output isn't one.
    if (later === unreadable) return check(value, path, report);
    const fail = report.later();
    return later.apply(async (known): Promise<T> => {
      const problems: Problem[] = [];
      const collect = (problem: Problem): void => {
        const shown = withoutContent(problem, path);
        // Without their values and keys, the problems of many fields are alike.
        if (!problems.some((other) => isDeepStrictEqual(other, shown))) problems.push(shown);
      };
      const checked = check(known, path, Object.assign(collect, { later: report.later }));
      return checked === undefined || problems.length > 0 ? await fail(problems) : checked;
    });
  };
}

/**
 * A value that is checked against others, which may come from other resources, too: as soon as all of them are known.
 *
 * @param checkAgainst the check, by what the others are
 */
export function inputAgainst(
  others: readonly pulumi.Input<string>[],
  checkAgainst: (known: readonly string[]) => Check<string>,
): (value: pulumi.Input<string>, path: string, report: Report) => pulumi.Input<string> {
  return (value, path, report) => {
    const compared = (one: pulumi.Input<string>, known: readonly string[]): pulumi.Input<string> =>
      input(checkAgainst(known))(one, path, report) ?? one;
    const plain = others.filter((other) => typeof other === "string");
    if (plain.length === others.length) return compared(value, plain);
    // Of a plain value, nothing more can be reported then.
    const later = pulumi.output(value);
    return pulumi.output([...others]).apply((known) => pulumi.output(compared(later, known)));
  };
}

/**
 * What the value becomes. Pulumi would make an empty object of a Map or a Date, so it doesn't get to see one. Nor does it
 * get to see the fields of an object as such: it would lose `__proto__`, as `pulumi.output` in a program does.
 */
function resolved(value: pulumi.Output<unknown> | Promise<unknown>): pulumi.Output<unknown> {
  const hide = (known: unknown) => (): unknown => known;
  const hidden: pulumi.Output<() => unknown> =
    value instanceof Promise ? pulumi.output(value.then(hide)) : value.apply(hide);
  return hidden.apply((reveal) => {
    const known = reveal();
    if (isUnresolved(known)) return read(() => resolved(known));
    if (!isPlainObject(known)) return known;
    return read(() => pulumi.output(Object.entries(known)).apply((fields) => Object.fromEntries(fields)));
  });
}

/** The problem of a value that may be a secret, and so may be the keys of an object. */
function withoutContent({ path, reason, fix }: Problem, ownPath: string): Problem {
  return {
    path: ownPath,
    reason: path === ownPath ? reason : `one of its fields is invalid: ${reason}`,
    fix,
  };
}
