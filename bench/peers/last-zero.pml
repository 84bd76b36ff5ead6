/*
 * lastzero(N) of src/engine/testing/benchmarks.ts for SPIN, written to have the same reachable states: N processes
 * store a[i] = a[i - 1] + 1, one looks for the last zero from the end. One step is one access; finished processes stay
 * (they wait at a valid end), and the searcher forgets where it found the zero. Give N by -DN=...
 */
byte a[N + 1];

active proctype search() {
  byte i = N, seen;
  do
  :: d_step { a[i] == 0 -> seen = 0; i = 255 }; goto done
  :: d_step { a[i] != 0 -> seen = a[i]; i-- }
  od;
done:
end: false
}

active [N] proctype increment() {
  byte next;
  next = a[_pid - 1] + 1;
  a[_pid] = next;
end: false
}
