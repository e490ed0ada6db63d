import { many, type Refused } from "./values";

export const ofTags: Refused = [
  ["tags", [[], many(49, "x"), { ...many(48, "x"), "a,b": "x" }, null]],
  ["tags.pulumi:stack", ["mine"]],
  ["tags.toString", ["x"]],
  ["tags.aws:team", ["shop"]],
  [`tags.${"x".repeat(129)}`, ["shop"]],
  ["tags.team", ["x".repeat(257), 7]],
  ["tag", [{}]],
];
