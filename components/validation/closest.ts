/** No name here is longer; a comparison takes time in proportion to both lengths. */
const longestWord = 64;

/** The candidate that `word` is most likely a misspelling of, or `undefined` where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word === "" || word.length > longestWord) return undefined;
  const furthest = Math.max(2, Math.floor(word.length / 3));
  const ranked = Array.from(candidates)
    // A difference in length is the least distance.
    .filter((candidate) => Math.abs(candidate.length - word.length) <= furthest)
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((left, right) => left.distance - right.distance);
  return ranked[0]?.candidate;
}

/** How many characters to insert, delete or exchange to turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let distances = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, character] of Array.from(from).entries()) {
    const next = [row + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const exchanged = (distances[column] ?? 0) + (character === other ? 0 : 1);
      const inserted = (next[column] ?? 0) + 1;
      const deleted = (distances[column + 1] ?? 0) + 1;
      next.push(Math.min(exchanged, inserted, deleted));
    }
    distances = next;
  }
  return distances.at(-1) ?? 0;
}
