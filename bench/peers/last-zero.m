-- lastzero(N) of src/engine/testing/benchmarks.ts for rumur (Murphi), written to have the same reachable states as
-- last-zero.pml. The bench puts another number for N.
const
  N: 5;
type
  value: 0..N;
  index: 1..N;
var
  a: array [value] of value;
  i: value;
  seen: value;
  stopped: boolean;
  at: array [index] of 0..2;
  next: array [index] of value;

startstate begin
  for v: value do a[v] := 0; end;
  for t: index do at[t] := 0; next[t] := 0; end;
  i := N;
  seen := 0;
  stopped := false;
end;

rule "search: zero" !stopped & a[i] = 0 ==>
begin
  seen := 0;
  i := 0;
  stopped := true;
end;

rule "search: not zero" !stopped & a[i] != 0 ==>
begin
  seen := a[i];
  i := i - 1;
end;

ruleset t: index do
  rule "increment: load" at[t] = 0 ==>
  begin
    next[t] := a[t - 1] + 1;
    at[t] := 1;
  end;
  rule "increment: store" at[t] = 1 ==>
  begin
    a[t] := next[t];
    at[t] := 2;
  end;
end;
