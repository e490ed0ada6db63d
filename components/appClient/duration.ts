import { type DurationArgs, TimeUnit } from "./args";

const secondsOf: Record<TimeUnit, number> = {
  [TimeUnit.Seconds]: 1,
  [TimeUnit.Minutes]: 60,
  [TimeUnit.Hours]: 3_600,
  [TimeUnit.Days]: 86_400,
};

/** How many seconds a duration has. */
export function inSeconds({ value, unit }: DurationArgs): number {
  return value * secondsOf[unit];
}

/** A duration in words, such as "60 minutes". */
export function formatDuration({ value, unit }: DurationArgs): string {
  return value === 1 ? `1 ${unit.slice(0, -1)}` : `${value} ${unit}`;
}
