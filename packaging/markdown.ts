/** The cells of a row of a table. */
export type Row = readonly string[];

/** A value as code. */
export function code(value: string): string {
  return `\`${value}\``;
}

/** A table. */
export function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
