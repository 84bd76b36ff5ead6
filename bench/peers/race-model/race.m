-- The race model of src/engine/packed/testing/race-model.ts for rumur (Murphi), written to have the same reachable
-- states: one splitter, zappers, page faults, and the page walkers of CPUs race on PMDs, PTEs and huge pages. The
-- bench puts other numbers for the constants. Rules are asserted where they can come to be broken: a TLB entry is
-- loaded, a page is freed, a zap returns.
const
  N: 2; -- CPUs
  M: 1; -- PMDs
  K: 2; -- PTEs of a table
  P: 2; -- huge pages
  Z: 1; -- zappers
  F: 1; -- page faults
type
  cpu: 0..N-1;
  address: 0..M-1;
  part: 0..K-1;
  page: 0..P-1;
  entry: 0..P; -- none, or 1 + page
  zapper: 0..Z-1;
  fault: 0..F-1;
  kind: enum { none, table, huge, invalid };
var
  pmd: array [address] of record kind: kind; page: page; end;
  pte: array [address] of array [part] of entry;
  lock: array [address] of boolean;
  reference: array [page] of array [part] of boolean;
  tlb_huge: array [cpu] of array [address] of entry;
  tlb_small: array [cpu] of array [address] of array [part] of entry;

  split: record
    at: enum { s_idle, s_locked, s_flush, s_fill, s_publish, s_unlock };
    m: address;
    c: cpu;
    k: part;
    p: page;
  end;
  zap: array [zapper] of record
    at: enum { z_idle, z_read, z_lock, z_huge, z_flush_huge, z_unlock_huge, z_free_huge,
               z_lock_small, z_small, z_flush_small, z_unlock_small, z_free_small, z_return };
    m: address;
    c: cpu;
    k: part;
    p: page;
    -- small pages that it has to unmap before it returns
    noted: array [page] of array [part] of boolean;
  end;
  flt: array [fault] of record
    at: enum { f_idle, f_lock, f_map, f_unlock };
    m: address;
  end;

startstate begin
  for m: address do
    pmd[m].kind := huge;
    pmd[m].page := m;
    lock[m] := false;
    for k: part do pte[m][k] := 0; end;
    for c: cpu do
      tlb_huge[c][m] := 0;
      for k: part do tlb_small[c][m][k] := 0; end;
    end;
  end;
  for p: page do
    for k: part do reference[p][k] := p < M; end;
  end;
  split.at := s_idle;
  split.m := 0; split.c := 0; split.k := 0; split.p := 0;
  for z: zapper do
    zap[z].at := z_idle;
    zap[z].m := 0; zap[z].c := 0; zap[z].k := 0; zap[z].p := 0;
    for p: page do
      for k: part do zap[z].noted[p][k] := false; end;
    end;
  end;
  for f: fault do
    flt[f].at := f_idle;
    flt[f].m := 0;
  end;
end;

-- `pmd[m].page` is 0 where it does not matter.
procedure set_pmd(m: address; k: kind; p: page); begin
  pmd[m].kind := k;
  pmd[m].page := p;
end;

procedure unnote(p: page; k: part); begin
  for z: zapper do zap[z].noted[p][k] := false; end;
end;

-- Nothing in a TLB may map the small page when it is freed.
procedure free_page(p: page; k: part); begin
  reference[p][k] := false;
  for c: cpu do
    for m: address do
      assert "freed huge" tlb_huge[c][m] != p + 1;
      assert "freed small" tlb_small[c][m][k] != p + 1;
    end;
  end;
end;

ruleset m: address do
  rule "split: lock" split.at = s_idle & !lock[m] ==>
  begin
    lock[m] := true;
    split.m := m;
    split.at := s_locked;
  end;
end;

rule "split: invalidate" split.at = s_locked & pmd[split.m].kind = huge ==>
begin
  split.p := pmd[split.m].page;
  pmd[split.m].kind := invalid;
  split.at := s_flush;
end;

rule "split: not huge" split.at = s_locked & pmd[split.m].kind != huge ==>
begin
  lock[split.m] := false;
  split.m := 0;
  split.at := s_idle;
end;

rule "split: flush" split.at = s_flush ==>
begin
  tlb_huge[split.c][split.m] := 0;
  if split.c + 1 < N then
    split.c := split.c + 1;
  else
    split.c := 0;
    split.at := s_fill;
  end;
end;

rule "split: fill" split.at = s_fill ==>
begin
  pte[split.m][split.k] := split.p + 1;
  if split.k + 1 < K then
    split.k := split.k + 1;
  else
    split.k := 0;
    split.p := 0;
    split.at := s_publish;
  end;
end;

rule "split: publish" split.at = s_publish ==>
begin
  set_pmd(split.m, table, 0);
  split.at := s_unlock;
end;

rule "split: unlock" split.at = s_unlock ==>
begin
  lock[split.m] := false;
  split.m := 0;
  split.at := s_idle;
end;

ruleset z: zapper do
  alias t: zap[z]; m: zap[z].m; k: zap[z].k; e: pmd[zap[z].m] do
    ruleset a: address do
      rule "zap: choose" t.at = z_idle ==>
      begin
        m := a;
        for p: page do
          for i: part do
            t.noted[p][i] := ((pmd[a].kind = huge | pmd[a].kind = invalid) & pmd[a].page = p)
              | (pmd[a].kind = table & pte[a][i] = p + 1);
          end;
        end;
        t.at := z_read;
      end;
    end;

    rule "zap: read PMD" t.at = z_read ==>
    begin
      switch e.kind
        case none: t.at := z_return;
        case table: t.at := z_lock_small;
        else t.at := z_lock;
      end;
    end;

    rule "zap: lock" t.at = z_lock & !lock[m] ==>
    begin
      lock[m] := true;
      t.at := z_huge;
    end;

    rule "zap: clear PMD" t.at = z_huge & e.kind = huge ==>
    begin
      t.p := e.page;
      set_pmd(m, none, 0);
      for i: part do unnote(t.p, i); end;
      t.at := z_flush_huge;
    end;

    rule "zap: retry" t.at = z_huge & e.kind != huge ==>
    begin
      lock[m] := false;
      t.at := z_read;
    end;

    rule "zap: flush" t.at = z_flush_huge ==>
    begin
      tlb_huge[t.c][m] := 0;
      if t.c + 1 < N then
        t.c := t.c + 1;
      else
        t.c := 0;
        t.at := z_unlock_huge;
      end;
    end;

    rule "zap: unlock" t.at = z_unlock_huge ==>
    begin
      lock[m] := false;
      t.at := z_free_huge;
    end;

    rule "zap: free huge page" t.at = z_free_huge ==>
    begin
      for i: part do free_page(t.p, i); end;
      t.p := 0;
      t.at := z_return;
    end;

    rule "zap: lock for a PTE" t.at = z_lock_small & !lock[m] ==>
    begin
      lock[m] := true;
      t.at := z_small;
    end;

    rule "zap: clear PTE" t.at = z_small & e.kind = table & pte[m][k] != 0 ==>
    begin
      t.p := pte[m][k] - 1;
      pte[m][k] := 0;
      unnote(t.p, k);
      t.at := z_flush_small;
    end;

    rule "zap: nothing there" t.at = z_small & (e.kind != table | pte[m][k] = 0) ==>
    begin
      lock[m] := false;
      if k + 1 < K then
        k := k + 1;
        t.at := z_lock_small;
      else
        k := 0;
        t.at := z_return;
      end;
    end;

    rule "zap: flush PTE" t.at = z_flush_small ==>
    begin
      tlb_small[t.c][m][k] := 0;
      if t.c + 1 < N then
        t.c := t.c + 1;
      else
        t.c := 0;
        t.at := z_unlock_small;
      end;
    end;

    rule "zap: unlock after a PTE" t.at = z_unlock_small ==>
    begin
      if forall i: part do pte[m][i] = 0 end then
        set_pmd(m, none, 0);
      end;
      lock[m] := false;
      t.at := z_free_small;
    end;

    rule "zap: free small page" t.at = z_free_small ==>
    begin
      free_page(t.p, k);
      t.p := 0;
      if k + 1 < K then
        k := k + 1;
        t.at := z_lock_small;
      else
        k := 0;
        t.at := z_return;
      end;
    end;

    rule "zap: return" t.at = z_return ==>
    begin
      for p: page do
        for i: part do
          assert "zap returned, and an original page is still mapped" !t.noted[p][i];
          t.noted[p][i] := false;
        end;
      end;
      m := 0;
      t.at := z_idle;
    end;
  end;
end;

ruleset f: fault do
  alias t: flt[f]; m: flt[f].m do
    ruleset a: address do
      rule "fault: see none" t.at = f_idle & pmd[a].kind = none ==>
      begin
        m := a;
        t.at := f_lock;
      end;
    end;

    rule "fault: lock" t.at = f_lock & !lock[m] ==>
    begin
      lock[m] := true;
      t.at := f_map;
    end;

    rule "fault: map" t.at = f_map ==>
    begin
      for p: page do
        if pmd[m].kind = none & forall k: part do !reference[p][k] end then
          set_pmd(m, huge, p);
          for k: part do reference[p][k] := true; end;
        end;
      end;
      t.at := f_unlock;
    end;

    rule "fault: unlock" t.at = f_unlock ==>
    begin
      lock[m] := false;
      m := 0;
      t.at := f_idle;
    end;
  end;
end;

ruleset c: cpu; m: address do
  rule "walker: load huge" pmd[m].kind = huge & tlb_huge[c][m] != pmd[m].page + 1 ==>
  begin
    tlb_huge[c][m] := pmd[m].page + 1;
    for k: part do
      assert "freed huge" reference[pmd[m].page][k];
      assert "mixed" tlb_small[c][m][k] = 0;
    end;
  end;

  rule "walker: drop huge" tlb_huge[c][m] != 0 ==>
  begin
    tlb_huge[c][m] := 0;
  end;

  ruleset k: part do
    rule "walker: load" pmd[m].kind = table & pte[m][k] != 0 & tlb_small[c][m][k] != pte[m][k] ==>
    begin
      tlb_small[c][m][k] := pte[m][k];
      assert "freed small" reference[pte[m][k] - 1][k];
      assert "mixed" tlb_huge[c][m] = 0;
    end;

    rule "walker: drop" tlb_small[c][m][k] != 0 ==>
    begin
      tlb_small[c][m][k] := 0;
    end;
  end;
end;
