// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace headstart::zoo {

/// While one lives, memory that large tensors give back is kept for the next ones, instead of going back to the kernel,
/// which would hand it out again zeroed, page fault by page fault: half of a training step's time with small
/// convolutions. Changes no number. Kept blocks are given back when the last KeptBlocks ends. Any thread; may be
/// nested: the largest limit holds.
class KeptBlocks {
public:
    static constexpr std::size_t kUsualLimit = std::size_t{768} << 20;

    /// `limit`: bytes that are kept at most while no tensor uses them. The longest unused go first.
    explicit KeptBlocks(std::size_t limit = kUsualLimit);
    ~KeptBlocks();
    KeptBlocks(const KeptBlocks &) = delete;
    KeptBlocks &operator=(const KeptBlocks &) = delete;

    /// Bytes that are kept at this moment.
    static std::size_t kept();

private:
    std::size_t m_limit;
};

/// What LibTorch's tensors take in the processor's memory, whether or not blocks are kept.
std::size_t tensorBytes();
/// The most since this was asked last.
std::size_t takeTensorPeak();

} // namespace headstart::zoo
