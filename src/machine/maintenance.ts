/** How often TLB and cache maintenance ran. */
export class Maintenance {
  /** By kind. */
  readonly counts = new Map<string, number>();
  total = 0;

  add(kind: string): void {
    this.total++;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}
