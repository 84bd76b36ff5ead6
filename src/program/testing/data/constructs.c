/* Source of the constructs.*.ll files beside it: one small function for each thing the reader must know. */
typedef unsigned long ulong;
typedef unsigned long long u64;
typedef unsigned int u32;
typedef struct { u64 pmd; } pmd_t;
struct pair { ulong first, second; };
struct large { u64 word[6]; int count; };
struct packed { char tag; int number; } __attribute__((packed));
struct operations { int (*first)(int); int (*second)(int); char name[5]; };
union either { int number; char *text; };

extern void __compiletime_assert_1(void);
extern int elsewhere;

static inline pmd_t make_pmd(u64 value) { pmd_t pmd = { value }; return pmd; }
static inline __attribute__((always_inline)) pmd_t read_pmd(pmd_t *pmd)
{
	return make_pmd(*(volatile u64 *)&pmd->pmd);
}
u64 entry(pmd_t *pmd)
{
	pmd_t value = read_pmd(pmd);

	if (sizeof(value) != 8)
		__compiletime_assert_1();
	return value.pmd & ~1ull;
}

static int table[3] = { 1, 2, 3 };
int *into_table = &table[1];
const char *text = "hi\n\"x";
int *pointer = &elsewhere;
ulong numbers[4] = { [2] = (ulong)&elsewhere + 5 };
union either choices[2] = { { .text = "zz" }, { .number = 3 } };
struct packed packed = { 1, 2 };

static int add_one(int x) { return x + 1; }
static int twice(int x) { return x * 2; }
struct operations operations = { add_one, twice, "abc" };
int indirect(int which) { return which ? operations.first(which) : operations.second(3); }

struct pair make_pair(ulong a, ulong b) { struct pair pair = { a, b }; return pair; }
struct large make_large(int count) { struct large large = { { 1, 2, 3 } }; large.count = count; return large; }
u64 use_both(struct large large, struct pair pair) { return large.word[1] + large.count + pair.first; }
u64 pass_both(void) { return use_both(make_large(4), make_pair(1, 2)); }

int choose(int x)
{
	switch (x) {
	case 1: return 5;
	case 2: case 7: return 8;
	case -3: return 1;
	default: return 0;
	}
}
int sum(int count) { int total = 0; for (int i = 0; i < count; i++) total += table[i % 3]; return total; }
int atomics(int *p)
{
	int expected = 5;

	__atomic_fetch_add(p, 1, __ATOMIC_SEQ_CST);
	__atomic_compare_exchange_n(p, &expected, 7, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
	__sync_synchronize();
	__atomic_store_n(p, 3, __ATOMIC_RELEASE);
	return expected + __atomic_load_n(p, __ATOMIC_ACQUIRE) + __atomic_exchange_n(p, 9, __ATOMIC_ACQ_REL);
}
int builtins(u32 x, u64 y)
{
	int sum;

	if (__builtin_add_overflow((int)x, (int)y, &sum))
		return __builtin_ctz(x | 1);
	return sum + __builtin_popcountll(y) + __builtin_clz(x | 1) + __builtin_bswap32(x);
}
int jumps(int x)
{
	asm goto("jump %l1, %0" : : "r"(x) : : yes);
	return 0;
yes:
	return 1;
}
ulong assembly(ulong *p, ulong v)
{
	ulong old;

	asm volatile("swap %0,%2,%1\n" : "=r"(old), "+m"(*p) : "r"(v) : "memory");
	return old;
}
u64 bits(struct { int a : 3; unsigned b : 9; } *p) { p->b = 3; return p->a; }
struct three { unsigned a : 20, b : 4; };
int bits24(struct three *p, int x) { struct three copy = *p; copy.b = x; *p = copy; return copy.a; }
int known(int x) { return __builtin_constant_p(x) ? 1 : 2; }
static inline __attribute__((always_inline)) ulong mask_of(int bits)
{
	if (!__builtin_constant_p(bits))
		__compiletime_assert_1();
	return (1ul << bits) - 1;
}
ulong mask(void) { return mask_of(12); }
int asked(const ulong *p) { return __builtin_constant_p(*p) ? 1 : (*(volatile const ulong *)p & 1); }
int variable(int n, ...)
{
	__builtin_va_list list;
	int x;

	__builtin_va_start(list, n);
	x = __builtin_va_arg(list, int);
	__builtin_va_end(list);
	return x;
}
void copy(struct large *to, struct large *from) { *to = *from; __builtin_memset(from, 0, sizeof *from); }
u64 copy_pmd(pmd_t *to, pmd_t *from) { pmd_t mine = *from; mine.pmd |= 1; *to = mine; return mine.pmd; }
void *labels(int i)
{
	static void *targets[] = { &&first, &&second };

	goto *targets[i];
first:
	return 0;
second:
	return targets;
}
__attribute__((weak)) int weak_one(void) { return 1; }
int other_name(void) __attribute__((alias("weak_one")));
extern int maybe(void) __attribute__((weak));
int call_maybe(void) { return maybe ? maybe() : -1; }
_Bool flag(_Bool *p, int x) { *p = x; return !*p; }
ulong distance(void) { return (ulong)&table[2] - (ulong)table; }
int unpack(struct packed *p) { return p->number; }
register ulong stack_pointer asm("sp");
ulong read_stack_pointer(void) { return stack_pointer; }
ulong trap(int x)
{
	if (x)
		__builtin_trap();
	return (ulong)__builtin_return_address(0);
}
int nested(int n, int *p)
{
	int result = 0;

	for (int i = 0; i < n && i < 8; i++) {
		int value = p[i];

		if (value == 0)
			continue;
		for (int j = 0; j < (value & 3); j++)
			result += j * value;
		if (result > 100)
			break;
	}
	return result;
}
