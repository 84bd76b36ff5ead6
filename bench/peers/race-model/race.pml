/*
 * The race model of src/engine/packed/testing/race-model.ts for SPIN, written to have the same reachable states: one
 * splitter, Z zappers, F page faults, and the page walkers of N CPUs race on M PMDs with K PTEs each and P huge pages.
 * Sizes are given by -DN=2 and so on. It starts with nothing mapped; faults lead from there to the state in which
 * pages 0 .. M-1 are mapped, where the others start, and the other way round, so the reachable states are the same.
 *
 * Rules are asserted where they can come to be broken: a TLB entry is loaded, a page is freed, a zap returns.
 */
#if M > 2 || K > 2
#error "M and K are 1 or 2"
#endif

#define NONE 0
#define TABLE 1
#define HUGE(page) (2 + (page))
#define INVALID(page) (2 + P + (page))
#define IS_HUGE(entry) ((entry) >= HUGE(0) && (entry) < INVALID(0))

byte pmd[M];
byte pte[M * K];       /* 0, or 1 + huge page that the small page is part of */
bool lock[M];
bool reference[P * K]; /* of each small page */
byte huge[N * M];      /* huge TLB entries of each CPU: 0, or 1 + page */
byte small[N * M * K];
bool noted[Z * P * K]; /* small pages that a zapper has to unmap before it returns */
hidden byte i, j;

/* Nothing in a TLB may map small page `k` of a page, from `first` to `last`, when it is freed. */
inline free_pages(page, first, last) {
  for (j : first .. last) {
    reference[(page) * K + j] = false;
    for (i : 0 .. N * M - 1) {
      assert(huge[i] != (page) + 1);
      assert(small[i * K + j] != (page) + 1)
    }
  }
  i = 0
}

inline unnote(page, first, last) {
  for (i : 0 .. Z - 1) {
    for (j : first .. last) { noted[i * P * K + (page) * K + j] = false }
  }
  i = 0
}

active proctype split() {
  byte m, c, k, p;
end:
  if
  :: d_step { !lock[0] -> lock[0] = true; m = 0 }
#if M > 1
  :: d_step { !lock[1] -> lock[1] = true; m = 1 }
#endif
  fi;
  if
  :: d_step {
#ifdef ARM
      IS_HUGE(pmd[m]) -> p = pmd[m] - HUGE(0); pmd[m] = NONE
#else
      IS_HUGE(pmd[m]) -> p = pmd[m] - HUGE(0); pmd[m] = INVALID(p)
#endif
    }
  :: d_step { !IS_HUGE(pmd[m]) -> lock[m] = false; m = 0 }; goto end
  fi;
flush:
  if
  :: d_step { c + 1 < N -> huge[c * M + m] = 0; c++ }; goto flush
  :: d_step { c + 1 == N -> huge[c * M + m] = 0; c = 0 }
  fi;
fill:
  if
  :: d_step { k + 1 < K -> pte[m * K + k] = p + 1; k++ }; goto fill
  :: d_step { k + 1 == K -> pte[m * K + k] = p + 1; k = 0; p = 0 }
  fi;
  pmd[m] = TABLE;
  d_step { lock[m] = false; m = 0 };
  goto end
}

#define ZAPPER (_pid - 1)
#define MAPPED (pmd[m] == TABLE && pte[m * K + k] != 0)

/* Notes the small pages that PMD `m` maps. */
inline note() {
  for (i : 0 .. P - 1) {
    for (j : 0 .. K - 1) {
      noted[(ZAPPER * P + i) * K + j] =
        pmd[m] == HUGE(i) || pmd[m] == INVALID(i) || (pmd[m] == TABLE && pte[m * K + j] == i + 1)
    }
  }
  i = 0
}

active [Z] proctype zap() {
  byte m, c, k, p;
end:
  if
  :: d_step { m = 0; note() }
#if M > 1
  :: d_step { m = 1; note() }
#endif
  fi;
read:
  if
  :: pmd[m] == NONE -> goto leave
  :: pmd[m] == TABLE -> goto small_page
  :: pmd[m] > TABLE
  fi;
  d_step { !lock[m] -> lock[m] = true };
  if
  :: d_step { IS_HUGE(pmd[m]) -> p = pmd[m] - HUGE(0); pmd[m] = NONE; unnote(p, 0, K - 1) }
  :: d_step { !IS_HUGE(pmd[m]) -> lock[m] = false }; goto read
  fi;
flush_huge:
  if
  :: d_step { c + 1 < N -> huge[c * M + m] = 0; c++ }; goto flush_huge
  :: d_step { c + 1 == N -> huge[c * M + m] = 0; c = 0 }
  fi;
  lock[m] = false;
  d_step { free_pages(p, 0, K - 1); p = 0 };
  goto leave;
small_page:
  if
  :: d_step { !lock[m] -> lock[m] = true }
  fi;
  if
  :: d_step { MAPPED -> p = pte[m * K + k] - 1; pte[m * K + k] = 0; unnote(p, k, k) }
  :: d_step { !MAPPED && k + 1 < K -> lock[m] = false; k++ }; goto small_page
  :: d_step { !MAPPED && k + 1 == K -> lock[m] = false; k = 0 }; goto leave
  fi;
flush_small:
  if
  :: d_step { c + 1 < N -> small[(c * M + m) * K + k] = 0; c++ }; goto flush_small
  :: d_step { c + 1 == N -> small[(c * M + m) * K + k] = 0; c = 0 }
  fi;
  d_step {
    if
    :: pte[m * K] == 0 && pte[m * K + K - 1] == 0 -> pmd[m] = NONE
    :: else
    fi;
    lock[m] = false
  };
  if
  :: d_step { k + 1 < K -> free_pages(p, k, k); p = 0; k++ }; goto small_page
  :: d_step { k + 1 == K -> free_pages(p, k, k); p = 0; k = 0 }
  fi;
leave:
  if
  :: d_step {
      for (i : 0 .. P * K - 1) {
        assert(!noted[ZAPPER * P * K + i]);
        noted[ZAPPER * P * K + i] = false
      }
      m = 0
    }
  fi;
  goto end
}

#define IS_FREE(page) (!reference[(page) * K] && !reference[(page) * K + K - 1])

active [F] proctype fault() {
  byte m;
end:
  if
  :: d_step { pmd[0] == NONE -> m = 0 }
#if M > 1
  :: d_step { pmd[1] == NONE -> m = 1 }
#endif
  fi;
  d_step { !lock[m] -> lock[m] = true };
  d_step {
    i = 0;
    do
    :: pmd[m] == NONE && i < P && !IS_FREE(i) -> i++
    :: else -> break
    od;
    if
    :: pmd[m] == NONE && i < P ->
      pmd[m] = HUGE(i);
      for (j : 0 .. K - 1) { reference[i * K + j] = true }
    :: else
    fi;
    i = 0
  };
  d_step { lock[m] = false; m = 0 };
  goto end
}

#define CPU (_pid - 1 - Z - F)
#define HUGE_ENTRY(m) huge[CPU * M + m]
#define SMALL_ENTRY(m, k) small[(CPU * M + m) * K + k]

/* What the walker of a CPU may do with the entries of PMD `m`. */
#define WALK_HUGE(m) \
  :: d_step { \
      IS_HUGE(pmd[m]) && HUGE_ENTRY(m) != pmd[m] - HUGE(0) + 1 -> \
      HUGE_ENTRY(m) = pmd[m] - HUGE(0) + 1; \
      assert(reference[(pmd[m] - HUGE(0)) * K] && reference[(pmd[m] - HUGE(0)) * K + K - 1]); \
      assert(SMALL_ENTRY(m, 0) == 0 && SMALL_ENTRY(m, K - 1) == 0) \
    } \
  :: d_step { HUGE_ENTRY(m) != 0 -> HUGE_ENTRY(m) = 0 }

#define WALK_SMALL(m, k) \
  :: d_step { \
      pmd[m] == TABLE && pte[m * K + k] != 0 && SMALL_ENTRY(m, k) != pte[m * K + k] -> \
      SMALL_ENTRY(m, k) = pte[m * K + k]; \
      assert(reference[(pte[m * K + k] - 1) * K + k]); \
      assert(HUGE_ENTRY(m) == 0) \
    } \
  :: d_step { SMALL_ENTRY(m, k) != 0 -> SMALL_ENTRY(m, k) = 0 }

active [N] proctype walker() {
end:
  do
  WALK_HUGE(0)
  WALK_SMALL(0, 0)
#if K > 1
  WALK_SMALL(0, 1)
#endif
#if M > 1
  WALK_HUGE(1)
  WALK_SMALL(1, 0)
#if K > 1
  WALK_SMALL(1, 1)
#endif
#endif
  od
}
