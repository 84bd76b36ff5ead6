/*
 * Repeats a search from the memory of one that has ended, twice, by the C that wasm2c makes of its module: does the same
 * as repeat-worker.ts. Arguments: file of the image, pages, address of the log, its first 64 bits, address and bytes of
 * the table, states of a chunk. Prints states, transitions, and CPU microseconds of both times.
 *
 * MODULE is the file with the C of the module. Memory lies at a constant address, and accesses are not checked.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define BASE ((uint8_t *)0x100000000000ull)
#include MODULE

static wasm_rt_memory_t memory;
static Z_search_instance_t instance;
static uint8_t *image;
static size_t image_bytes;

wasm_rt_memory_t *Z_searchZ_memory(struct Z_search_instance_t *of) { return &memory; }

static long long cpu(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

static uint32_t *word(int address) { return (uint32_t *)(BASE + address); }

static long long search(uint32_t log, uint64_t key, uint32_t chunk) {
  memcpy(BASE, image, image_bytes);
  memcpy(BASE + log, &key, 8);
  Z_searchZ_rehash(&instance, 0, 1);
  uint32_t cached = *word(CACHED), depth = 0;
  long long before = cpu();
  while (*word(HEAD) < *word(TAIL)) {
    uint32_t end = *word(TAIL);
    *word(DEPTH) = ++depth;
    while (*word(HEAD) < end) Z_searchZ_step(&instance, *word(HEAD) + chunk < end ? *word(HEAD) + chunk : end);
  }
  long long used = cpu() - before;
  if (*word(CACHED) != cached) exit(3);
  return used;
}

int main(int argc, char **argv) {
  if (argc != 8) return 2;
  uint64_t bytes = strtoull(argv[2], 0, 10) * 65536, key = strtoull(argv[4], 0, 10);
  uint32_t log = strtoull(argv[3], 0, 10), table = strtoull(argv[5], 0, 10);
  uint64_t table_bytes = strtoull(argv[6], 0, 10);
  FILE *file = fopen(argv[1], "rb");
  image = malloc(table);
  if (!file || !image || fread(image, 1, table, file) != table) return 2;
  image_bytes = table;
  /* As much as V8 reserves for a memory of 32-bit addresses; only what is used is ever given. */
  memory.data = mmap(BASE, 10ull << 30, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
  if (memory.data != BASE) return 2;
  memory.size = bytes;
  memory.pages = bytes / 65536;
  memory.max_pages = 65536;
  wasm_rt_init();
  Z_search_init_module();
  Z_search_instantiate(&instance, 0);
  long long first = search(log, key, atoi(argv[7]));
  memset(BASE + table, 0, table_bytes);
  long long second = search(log, key, atoi(argv[7]));
  printf("%u %u %lld %lld\n", *word(TAIL), *word(TRANSITIONS), first, second);
  return 0;
}
