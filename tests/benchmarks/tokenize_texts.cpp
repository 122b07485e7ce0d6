// SPDX-License-Identifier: GPL-3.0-or-later
// tokenize_texts FOLDER TEXTS THREADS: how long it takes to make tokens of all lines of a file, the median of a few
// times. tokenize_texts.py compares it with Python.
#include "core/base/text_file.h"
#include "core/data/text/tokenizer.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace {

using namespace headstart;

constexpr int kRepetitions = 3;

Result<std::vector<std::string>> linesOf(const std::string &path)
{
    const auto text = readTextFile(path, std::uint64_t{1} << 30);
    if (!text)
        return text.error();
    std::vector<std::string> out;
    std::istringstream stream(*text);
    for (std::string line; std::getline(stream, line);)
        out.push_back(line);
    return out;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fputs("usage: tokenize_texts FOLDER TEXTS THREADS\n", stderr);
        return 2;
    }
    const auto tokenizer = data::Tokenizer::open(argv[1]);
    const auto texts = linesOf(argv[2]);
    if (!tokenizer || !texts) {
        std::fprintf(stderr, "%s\n", (tokenizer ? texts.error() : tokenizer.error()).line().c_str());
        return 1;
    }
    std::vector<double> seconds;
    std::size_t tokens = 0;
    for (int repetition = 0; repetition <= kRepetitions; ++repetition) {
        const auto begin = std::chrono::steady_clock::now();
        const auto all = data::encodeAll(*tokenizer, *texts, 0, std::strtoul(argv[3], nullptr, 10));
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
        if (repetition > 0) // the first warms up
            seconds.push_back(passed.count());
        tokens = 0;
        for (const data::Tokens &one : all)
            tokens += one.ids.size();
    }
    std::nth_element(seconds.begin(), seconds.begin() + kRepetitions / 2, seconds.end());
    std::printf("{\"seconds\": %.6f, \"tokens\": %zu}\n", seconds[kRepetitions / 2], tokens);
    return 0;
}
