/** Whether a difference in an answer is expected. */
export function exceptions(_type: string, _name: string, _path: string): boolean {
  return false;
}

/** Whether a difference in what a change does is expected. */
export function expectedDifference(_type: string, _base: string, _change: string): boolean {
  return false;
}

/** What is refused instead, where that differs. */
export function expectedRefusal(
  _type: string,
  _name: string,
): { isRefused: boolean; paths: string[] } | undefined {
  return undefined;
}
