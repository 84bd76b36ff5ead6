/* SPDX-License-Identifier: MIT */
/* Kernels before 5.15 take <stdarg.h> from the compiler, which has none for the architectures of a kernel. */
#ifndef THPCHECK_STDARG_H
#define THPCHECK_STDARG_H

typedef __builtin_va_list va_list;
#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_end(list) __builtin_va_end(list)
#define va_copy(to, from) __builtin_va_copy(to, from)

#endif
