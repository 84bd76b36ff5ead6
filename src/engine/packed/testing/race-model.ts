import { add, all, any, choose, eq, expressionOf, ne, not, sub } from '../../../transition/expression.ts';
import type { Expression, Statement, TransitionSystem } from '../../../transition/form.ts';
import { assign, read } from '../../../transition/testing/small-systems.ts';
import type { RaceProcess, RaceSize } from './race-parts.ts';
import { RaceParts, raceRule, times, when } from './race-parts.ts';

/** What the race model does wrong. */
export type RaceDefect =
  | 'none'
  /** The splitter clears the PMD instead of invalidating it, as 32-bit ARM did. */
  | 'clears PMD'
  | 'splitter does not flush'
  | 'huge zap does not flush'
  | 'PTE zap does not flush';

/**
 * A small model of split, zap and fault racing on huge pages with one hardware walker a CPU, for tests and for
 * measurements; threads run for ever. Locals are 0 where they do not matter.
 */
export function raceModel(size: RaceSize, defect: RaceDefect = 'none'): TransitionSystem {
  const parts = new RaceParts(size);
  splitter(parts, defect);
  const zappers = times(size.zappers, (number) => {
    const thread = parts.thread(`zap${number}`, 13);
    const noted = times(size.pages, (p) => times(size.ptes, (k) => thread.local(`noted[${p}][${k}]`, 2)));
    return { thread, noted };
  });
  for (const zapper of zappers) {
    const notes = zappers.map(({ noted }) => noted);
    zapperThread(parts, zapper.thread, { own: zapper.noted, all: notes }, defect);
  }
  for (let fault = 0; fault < size.faults; fault++) faultThread(parts, fault);
  walkers(parts);
  return parts.system();
}

/** Locks some PMD; if it is huge: invalidates it, flushes, fills the table, publishes it. */
function splitter(parts: RaceParts, defect: RaceDefect): void {
  const { size, none, table } = parts;
  const thread = parts.thread('split', 6);
  const local = thread.local.bind(thread);
  const [pmd, cpu, pte, page] = [
    local('m', size.pmds),
    local('c', size.cpus),
    local('k', size.ptes),
    local('p', size.pages),
  ];
  const idle = [assign(pmd, 0), thread.goto(0)];
  for (let m = 0; m < size.pmds; m++) {
    const here = (...more: readonly Expression[]): Expression => all(eq(read(pmd), m), ...more);
    const entry = parts.pmd(m);
    const lock = parts.lock(m);
    thread.step(0, 'lock', not(read(lock)), [assign(lock, 1), assign(pmd, m), thread.goto(1)]);
    for (let p = 0; p < size.pages; p++) {
      thread.step(1, 'invalidate', here(eq(read(entry), parts.hugeEntry(p))), [
        assign(entry, defect === 'clears PMD' ? none : parts.invalidEntry(p)),
        assign(page, p),
        thread.goto(2),
      ]);
    }
    thread.step(1, 'not huge', here(not(parts.isHuge(m))), [assign(lock, 0), ...idle]);
    const flushes = defect !== 'splitter does not flush';
    thread.each({ pc: 2, label: 'flush', guard: here(), counter: cpu, count: size.cpus, next: 3 }, (c) =>
      flushes ? [assign(parts.tlbHuge(c, m), 0)] : [],
    );
    thread.each({ pc: 3, label: 'fill', guard: here(), counter: pte, count: size.ptes, next: 4 }, (k) => [
      assign(parts.pte(m, k), add(read(page), 1)),
      ...(k + 1 === size.ptes ? [assign(page, 0)] : []),
    ]);
    thread.step(4, 'publish table', here(), [assign(entry, table), thread.goto(5)]);
    thread.step(5, 'unlock', here(), [assign(lock, 0), ...idle]);
  }
}

/** Variables `[page][pte]`: which small pages a zapper noted and has not seen unmapped since. */
interface Notes {
  readonly own: readonly (readonly number[])[];
  /** Those of all zappers. */
  readonly all: readonly (readonly (readonly number[])[])[];
}

/**
 * Notes the small pages that an address maps, reads the PMD without the lock, and unmaps it: as a huge page, or PTE
 * by PTE. Afterwards none of the noted pages may be mapped.
 */
function zapperThread(parts: RaceParts, thread: RaceProcess, notes: Notes, defect: RaceDefect): void {
  const { size, none, table } = parts;
  const { own: noted } = notes;
  const local = thread.local.bind(thread);
  const [pmd, cpu, pte, page] = [
    local('m', size.pmds),
    local('c', size.cpus),
    local('k', size.ptes),
    local('p', size.pages),
  ];
  const finish = thread.goto(10);
  for (let m = 0; m < size.pmds; m++) {
    const here = (...more: readonly Expression[]): Expression => all(eq(read(pmd), m), ...more);
    const entry = read(parts.pmd(m));
    const lock = parts.lock(m);
    const isTable = eq(entry, table);
    const isMapped = (p: number, k: number): Expression =>
      any(
        eq(entry, parts.hugeEntry(p)),
        eq(entry, parts.invalidEntry(p)),
        all(isTable, eq(read(parts.pte(m, k)), p + 1)),
      );
    /** Statements for the page in the local. */
    const forPage = (body: (p: number) => readonly Statement[]): readonly Statement[] =>
      times(size.pages, (p) => when(eq(read(page), p), body(p)));
    const start = times(size.pages, (p) => times(size.ptes, (k) => assign(noted[p]![k]!, isMapped(p, k))));
    thread.step(0, 'choose', undefined, [assign(pmd, m), ...start.flat(), thread.goto(1)]);
    thread.step(1, 'read PMD', here(), [
      when(eq(entry, none), [finish], [when(isTable, [thread.goto(6)], [thread.goto(2)])]),
    ]);
    thread.step(2, 'lock', here(not(read(lock))), [assign(lock, 1), thread.goto(3)]);
    thread.step(3, 'clear PMD', here(parts.isHuge(m)), [
      assign(page, choose(parts.isHuge(m), sub(entry, parts.hugeEntry(0)), 0)),
      assign(parts.pmd(m), none),
      ...forPage((p) => notes.all.flatMap((of) => of[p]!.map((each) => assign(each, 0)))),
      thread.goto(4),
    ]);
    thread.step(3, 'retry', here(not(parts.isHuge(m))), [assign(lock, 0), thread.goto(1)]);
    const flushesHuge = defect !== 'huge zap does not flush';
    thread.each({ pc: 4, label: 'flush', guard: here(), counter: cpu, count: size.cpus, next: 5 }, (c) =>
      flushesHuge ? [assign(parts.tlbHuge(c, m), 0)] : [],
    );
    thread.step(5, 'unlock', here(), [assign(lock, 0), thread.goto(9)]);
    thread.step(9, 'free huge page', here(), [
      ...forPage((p) => times(size.ptes, (k) => assign(parts.reference(p, k), 0))),
      assign(page, 0),
      finish,
    ]);
    for (let k = 0; k < size.ptes; k++) smallZap(k);
    const empty = not(any(...noted.flat().map(read)));
    thread.step(10, 'return', here(), [
      { kind: 'check', condition: empty, rule: raceRule.zap },
      ...noted.flat().map((each) => assign(each, 0)),
      assign(pmd, 0),
      thread.goto(0),
    ]);

    function smallZap(k: number): void {
      const at = (...more: readonly Expression[]): Expression => here(eq(read(pte), k), ...more);
      const next = k + 1 < size.ptes ? [assign(pte, k + 1), thread.goto(6)] : [assign(pte, 0), finish];
      const mapped = all(isTable, ne(read(parts.pte(m, k)), 0));
      thread.step(6, 'lock', at(not(read(lock))), [assign(lock, 1), thread.goto(7)]);
      thread.step(7, 'clear PTE', at(mapped), [
        assign(page, choose(mapped, sub(read(parts.pte(m, k)), 1), 0)),
        assign(parts.pte(m, k), 0),
        ...forPage((p) => notes.all.map((of) => assign(of[p]![k]!, 0))),
        thread.goto(8),
      ]);
      thread.step(7, 'nothing there', at(not(mapped)), [assign(lock, 0), ...next]);
      const flushes = defect !== 'PTE zap does not flush';
      thread.each({ pc: 8, label: 'flush', guard: at(), counter: cpu, count: size.cpus, next: 11 }, (c) =>
        flushes ? [assign(parts.tlbSmall(c, m, k), 0)] : [],
      );
      const allClear = not(any(...times(size.ptes, (each) => ne(read(parts.pte(m, each)), 0))));
      thread.step(11, 'unlock', at(), [
        when(allClear, [assign(parts.pmd(m), none)]),
        assign(lock, 0),
        thread.goto(12),
      ]);
      thread.step(12, 'free small page', at(), [
        ...forPage((p) => [assign(parts.reference(p, k), 0)]),
        assign(page, 0),
        ...next,
      ]);
    }
  }
}

/** Sees an empty PMD without the lock, and maps the lowest free huge page there if it still is under the lock. */
function faultThread(parts: RaceParts, number: number): void {
  const { size, none } = parts;
  const thread = parts.thread(`fault${number}`, 4);
  const pmd = thread.local('m', size.pmds);
  for (let m = 0; m < size.pmds; m++) {
    const here = (...more: readonly Expression[]): Expression => all(eq(read(pmd), m), ...more);
    const lock = parts.lock(m);
    const isNone = eq(read(parts.pmd(m)), none);
    const isFree = (p: number): Expression =>
      not(any(...times(size.ptes, (k) => read(parts.reference(p, k)))));
    const leave = [assign(lock, 0), assign(pmd, 0), thread.goto(0)];
    thread.step(0, 'see none', isNone, [assign(pmd, m), thread.goto(1)]);
    thread.step(1, 'lock', here(not(read(lock))), [assign(lock, 1), thread.goto(2)]);
    const map = times(size.pages, (p) => p).reduceRight<readonly Statement[]>(
      (otherwise, p) => [
        when(
          isFree(p),
          [
            assign(parts.pmd(m), parts.hugeEntry(p)),
            ...times(size.ptes, (k) => assign(parts.reference(p, k), 1)),
            thread.goto(3),
          ],
          otherwise,
        ),
      ],
      [thread.goto(3)],
    );
    thread.step(2, 'map', here(), [when(isNone, map, [thread.goto(3)])]);
    thread.step(3, 'unlock', here(), leave);
  }
}

/** Each CPU loads what the tables present, and drops what it has, at any time. */
function walkers(parts: RaceParts): void {
  const { size, table } = parts;
  for (let c = 0; c < size.cpus; c++) {
    const walker = parts.walker(c);
    for (let m = 0; m < size.pmds; m++) {
      const entry = read(parts.pmd(m));
      const loads = (tlb: number, presented: (p: number) => Expression): void => {
        for (let p = 0; p < size.pages; p++) {
          walker('load', all(presented(p), ne(read(tlb), p + 1)), [assign(tlb, expressionOf(p + 1))]);
        }
        walker('drop', ne(read(tlb), 0), [assign(tlb, 0)]);
      };
      loads(parts.tlbHuge(c, m), (p) => eq(entry, parts.hugeEntry(p)));
      for (let k = 0; k < size.ptes; k++) {
        loads(parts.tlbSmall(c, m, k), (p) => all(eq(entry, table), eq(read(parts.pte(m, k)), p + 1)));
      }
    }
  }
}
