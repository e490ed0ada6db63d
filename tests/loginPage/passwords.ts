/** What users type in the tests. */
export const passwords = {
  chosen: "Correct-Horse-7-Battery",
  other: "Another-Horse-8-Battery",
  wrong: "Wrong-Password-123",
} as const;
