/** What two programs gave in one round. */
export interface Pair<Result> {
  readonly program: Result;
  readonly against: Result;
}

/** How one figure of a program compares with another's. */
export interface Comparison {
  readonly program: number;
  readonly against: number;
  /** The median of the pairs' ratios, which is steadier than the ratio of the medians. */
  readonly ratio: number;
}

/** Runs two programs in pairs, as often as `rounds` says; each round begins with the other one. */
export async function runPairs<Result>(
  program: () => Promise<Result>,
  against: () => Promise<Result>,
  rounds: number,
): Promise<Pair<Result>[]> {
  const pairs: Pair<Result>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      pairs.push({ program: await program(), against: await against() });
    } else {
      const second = await against();
      pairs.push({ program: await program(), against: second });
    }
  }
  return pairs;
}

/** Compares one figure of the results, as medians over the pairs. */
export function compare<Result>(
  pairs: readonly Pair<Result>[],
  figure: (result: Result) => number,
): Comparison {
  return {
    program: median(pairs.map(({ program }) => figure(program))),
    against: median(pairs.map(({ against }) => figure(against))),
    ratio: median(pairs.map(({ program, against }) => figure(program) / figure(against))),
  };
}

function median(values: number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const [upper = Number.NaN, lower = upper] = [
    sorted[middle],
    sorted[sorted.length % 2 === 1 ? middle : middle - 1],
  ];
  return (upper + lower) / 2;
}
