import { setImmediate as nextTurn } from "node:timers/promises";
import { InvalidArgumentsError, type Problem } from "./problem";

/** Collects problems, so that all of them can be reported at once. */
export interface Report {
  (problem: Problem): void;
  /** Announces a value that is known only later, and returns what fails it. */
  readonly later: () => FailLater;
}

/**
 * Whether an argument, something in it, or all of the top-level argument around it, is invalid by itself: what depends on it
 * can't be validated then.
 */
export type IsWrong = (path: string) => boolean;

/** Fails a value that has become known, with its problems. */
export type FailLater = (problems: readonly Problem[]) => Promise<never>;

/**
 * Collects the problems of later values. Those that become known in the same turn of the event loop are one error.
 * Waiting for all others could take for ever: they may depend on this one.
 *
 * @param subject what has the problems, as the beginning of a sentence
 * @param compare sorts the problems; those that are equal are in the order in which their values were announced
 */
export function laterProblems(
  subject: string,
  compare: (one: Problem, other: Problem) => number,
): Report["later"] {
  let announced = 0;
  let found: { order: number; problems: readonly Problem[] }[] = [];
  let failure: Promise<never> | undefined;

  async function failNextTurn(): Promise<never> {
    await nextTurn();
    const announcedOrder = found.sort((one, other) => one.order - other.order);
    const problems = announcedOrder.flatMap((one) => one.problems).sort(compare);
    found = [];
    failure = undefined;
    throw new InvalidArgumentsError(subject, problems);
  }

  return () => {
    const order = announced++;
    return (problems) => {
      found.push({ order, problems });
      failure ??= failNextTurn();
      return failure;
    };
  };
}

/** The same report, of problems that are changed first. */
export function changing(report: Report, change: (problem: Problem) => Problem): Report {
  const changed = (problem: Problem): void => {
    report(change(problem));
  };
  return Object.assign(changed, { later: report.later });
}
