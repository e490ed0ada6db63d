import type { Course } from "./course";
import { customSenders } from "./customSenders";
import { delivery } from "./delivery";
import { factors } from "./factors";
import { groups } from "./groups";
import { identity } from "./identity";
import { triggers } from "./triggers";
import { withoutTriggers } from "./withoutTriggers";

/** The changes of who users are, how they prove it, how they are reached, and what functions have a say in it. */
export const userChanges: readonly Course[] = [
  ...[delivery, factors, identity, groups],
  ...[triggers, withoutTriggers, customSenders],
];
