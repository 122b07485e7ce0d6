// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace c10 {
struct Allocator;
}

namespace headstart::test {

/// While it lives, counts what LibTorch's tensors take in the processor's memory. One at a time.
class CountedMemory {
public:
    CountedMemory();
    ~CountedMemory();
    CountedMemory(const CountedMemory &) = delete;
    CountedMemory &operator=(const CountedMemory &) = delete;

    /// Bytes: the most at any moment.
    std::int64_t peak() const;

private:
    c10::Allocator *m_usual;
};

} // namespace headstart::test
