/** `a, b or c` */
export function inAList(alternatives: readonly string[]): string {
  // British English has no comma before the last one.
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(alternatives);
}
