// SPDX-License-Identifier: GPL-3.0-or-later
// load_weights NETWORK FILE: loads a network from a file of weights and prints how long that took and what memory the
// process held before and at most. load_weights.py compares it with Python.
#include "core/zoo/load.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

namespace {

using namespace headstart;

/// A line of /proc/self/status, in KiB.
long memory(const std::string &line)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        long kib = 0;
        if (word == line + ":" && status >> kib)
            return kib;
    }
    return 0;
}

Result<zoo::Loaded> load(const std::string &network, const std::string &path)
{
    const auto variant = zoo::findVariant(network);
    if (!variant)
        return variant.error();
    const auto file = weights::WeightsFile::open(path);
    if (!file)
        return file.error();
    return zoo::loadWhole(**variant, *file);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: load_weights NETWORK FILE\n", stderr);
        return 2;
    }
    const long base = memory("VmRSS");
    const auto begin = std::chrono::steady_clock::now();
    const auto loaded = load(argv[1], argv[2]);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (!loaded) {
        std::fprintf(stderr, "%s\n", loaded.error().line().c_str());
        return 1;
    }
    std::printf("{\"seconds\": %.6f, \"base_kib\": %ld, \"peak_kib\": %ld}\n", seconds.count(), base, memory("VmHWM"));
    return 0;
}
