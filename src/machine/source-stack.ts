import type { Location, LocationId } from '../program/form.ts';

/** Source positions of a stack, inlined calls included, innermost first. */
export function expandStack(
  stack: readonly { readonly location: LocationId }[],
  locations: readonly Location[],
): Location[] {
  const places: Location[] = [];
  for (const frame of stack) {
    for (let id = frame.location; id >= 0;) {
      const location = locations[id];
      if (location === undefined) break;
      places.push(location);
      id = location.inlinedAt;
    }
  }
  return places;
}
