import type { Contest } from './rows.ts';

/** What the tables are, and what is missing from them. */
export function notes(contests: readonly Contest[]): readonly string[] {
  const absent = new Map(
    contests.flatMap((contest) => contest.absent).map((checker) => [checker.name, checker.needs]),
  );
  return [
    'All reachable states, no reduction; states and transitions counted alike by every row of a table but the one that ' +
      'says otherwise, which is checked (SPIN rounds to eight digits: `-` beyond). ' +
      'CPU time is that of all threads, user and system, median of interleaved rounds with the least and the greatest; ' +
      'wall time is the median; `x SPIN` and `x rumur` are medians of the ratios of states per CPU second in each round. ' +
      '`thpcheck, the search` is the product path: generating code for the system, compiling it, searching, and the ' +
      'shortest traces; `whole process` adds the start of Node and building the system; `packed states` is its former ' +
      'engine. A system of a few thousand states is searched in less time than its code takes to generate and compile, ' +
      'so its rates say nothing; `from the model to the answer` does.',
    'The race model has hand-written twins (peers/race-model). Those of split-vs-zap are exported from the very system ' +
      'that thpcheck searches, one d_step or rule an action: not what a person would write, and the larger ones are ' +
      'enlarged as the titles say (split-vs-zap of the thread: one CPU that zaps, two entries). The peers assert rules ' +
      'where they can come to be broken, on each step; thpcheck evaluates all invariants, finals, deadlock and the states ' +
      'to be reached on every state.',
    '`SPIN dfs, with its reduction`: the same model and compiler, partial-order reduction on; its states may be fewer, ' +
      'and its rates are of those. It takes steps of one process alone where they touch nothing shared: in the race model ' +
      'every step touches something shared, and the exported models are one process each, so there is nothing for it to ' +
      'leave out.',
    'What is stored: thpcheck the numbers of the values of parts of a state (of the registers of a CPU, of what a TLB ' +
      'holds), at most 56 bits in all, in an exact table and in a list; `bytes per state` is all of its linear memory, ' +
      'the values of the parts and the steps that it keeps for them included. SPIN whole states, byte by byte ' +
      '(-DCOLLAPSE would halve that and cost speed), and its hash table; its stack, made to measure, is only in the ' +
      'resident set. rumur whole states packed into bits, a pointer each in its hash table, nothing kept for traces; it ' +
      'does not tell its bytes. The resident set of thpcheck contains Node, some 50 MB. All are exact: none stores ' +
      'fingerprints.',
    '`from the model to the answer`: with generating and compiling the verifier, which is done once and not part of the ' +
      'other figures. SPIN was built by gcc and clang with -O2 and -O3 and the fastest program taken; the exported ' +
      'models of rumur by clang -O2, because -O3 takes more than twice as long and runs no faster. Deadlock detection of ' +
      'rumur is off, and its verifiers are built for this processor.',
    ...[...absent].map(
      ([name, needs]) => `Left out: ${name}, because it needs ${needs}, which is not installed.`,
    ),
  ];
}
