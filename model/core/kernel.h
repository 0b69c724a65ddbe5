#pragma once
// Functions whose loops deserve the widest vectors present. Each is compiled for several instruction sets and
// chosen when the program starts; what it calls is compiled into it. Results differ in the last bits between
// instruction sets, never on one machine.
#if defined(INTERPHASE_DISPATCH)
#define INTERPHASE_KERNEL __attribute__((flatten, target_clones("arch=x86-64-v3", "default")))
#else
#define INTERPHASE_KERNEL
#endif
