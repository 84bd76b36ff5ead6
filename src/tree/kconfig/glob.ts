import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `root` that match a pattern of `*`, `?` and `[...]` within path segments, sorted. */
export function filesMatching(root: string, pattern: string): string[] {
  let found = [''];
  for (const segment of pattern.split('/')) {
    const next: string[] = [];
    if (!/[*?[]/.test(segment)) for (const path of found) next.push(path ? `${path}/${segment}` : segment);
    else {
      const source = segment
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.');
      const matcher = new RegExp(`^${source}$`);
      for (const path of found)
        for (const name of namesIn(join(root, path)))
          if (matcher.test(name) && !name.startsWith('.')) next.push(path ? `${path}/${name}` : name);
    }
    found = next;
  }
  return found;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
