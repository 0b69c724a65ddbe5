#pragma once
// Functions whose loops deserve the widest vectors present. Each is compiled for several instruction sets and
// chosen when the program starts; what it calls is compiled into it. Results differ in the last bits between
// instruction sets, never on one machine.
//
// AVX-512 (arch=x86-64-v4, of 256 or of 512 bits) was measured on a Zen core that has it: DFN, gradient and
// pulse took 2 to 4 % longer, draws of the SPM 13 %; only the SPM's discharge gained, 5 %. Four derivatives
// or four cells of a batch fill 256 bits, and other loops run over 10 to 30 cells, whose remainders eat what
// wider ones save.
#if defined(INTERPHASE_DISPATCH)
#define INTERPHASE_KERNEL __attribute__((flatten, target_clones("arch=x86-64-v3", "default")))
#else
#define INTERPHASE_KERNEL
#endif
