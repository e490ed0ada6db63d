import type { Course } from "./course";
import { delivery } from "./delivery";
import { factors } from "./factors";
import { groups } from "./groups";
import { identity } from "./identity";

/** The changes of who users are, how they prove it, and how they are reached. */
export const userChanges: readonly Course[] = [delivery, factors, identity, groups];
