/** How many letters a line may share with the one before it: one character of base 36 says so. */
const MOST_SHARED = 35;

/** A sorted list in few bytes: each line is how many letters it shares with the line before it, and its other letters. */
export function packed(names: Iterable<string>): string {
  const sorted = [...new Set(names)].sort();
  let before = '';
  const lines = sorted.map((name) => {
    const shared = sharedLetters(before, name);
    before = name;
    return shared.toString(36) + name.slice(shared);
  });
  return lines.join('\n');
}

/** The list that `packed` was given, sorted. */
export function unpacked(text: string): string[] {
  let before = '';
  return text.split('\n').map((line) => {
    before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1);
    return before;
  });
}

function sharedLetters(a: string, b: string): number {
  let shared = 0;
  while (shared < MOST_SHARED && shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}
