// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Loops are compiled for the processor's widest vectors; which version runs is decided when the program is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define HEADSTART_FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define HEADSTART_FOR_EACH_PROCESSOR
#endif
