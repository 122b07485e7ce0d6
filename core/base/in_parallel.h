// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace headstart {

/// Calls work(begin, end) for pieces of 0 .. count - 1, each `atOnce` long, the last one perhaps shorter, on `threads`
/// threads, the calling one among them: who is free takes the next piece. goesOn() is asked before each. Returns behind
/// which number nothing was taken; what was taken is done. Throws what a piece threw, after all threads have ended.
template <class GoesOn, class Work>
std::size_t inParallel(std::size_t count, std::size_t atOnce, std::size_t threads, const GoesOn &goesOn,
                       const Work &work)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> threw = false;
    const auto takePieces = [&] {
        try {
            while (!threw && goesOn()) {
                const std::size_t begin = next.fetch_add(atOnce);
                if (begin >= count)
                    return;
                work(begin, std::min(begin + atOnce, count));
            }
        } catch (...) {
            threw = true;
            throw;
        }
    };
    std::vector<std::future<void>> others; // the destructors wait
    const std::size_t pieces = (count + atOnce - 1) / atOnce;
    for (std::size_t i = 1; i < std::min(threads, pieces); ++i)
        others.push_back(std::async(std::launch::async, takePieces));
    takePieces();
    for (std::future<void> &other : others)
        other.get();
    return std::min(next.load(), count);
}

} // namespace headstart
