// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/counted_memory.h"

#include <c10/core/Allocator.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>

namespace headstart::test {

namespace {

std::atomic<std::int64_t> g_now;
std::atomic<std::int64_t> g_peak;

constexpr std::size_t kAlignment = 64; // and room for a block's size in front of it

void release(void *block)
{
    char *begin = static_cast<char *>(block) - kAlignment;
    std::int64_t bytes = 0;
    std::memcpy(&bytes, begin, sizeof bytes);
    g_now -= bytes;
    std::free(begin); // NOLINT: as it was allocated
}

class Counting : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t count) override
    {
        const auto bytes = static_cast<std::int64_t>(count);
        const std::size_t rounded = (count + kAlignment - 1) / kAlignment * kAlignment;
        auto *begin = static_cast<char *>(std::aligned_alloc(kAlignment, rounded + kAlignment));
        std::memcpy(begin, &bytes, sizeof bytes);
        const std::int64_t now = g_now += bytes;
        g_peak = std::max<std::int64_t>(g_peak, now);
        char *block = begin + kAlignment;
        return {block, block, release, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return release; }
    void copy_data(void *to, const void *from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
};

constexpr std::uint8_t kPriority = 100;

} // namespace

CountedMemory::CountedMemory() : m_usual(c10::GetAllocator(c10::DeviceType::CPU))
{
    static Counting counting; // blocks may outlive who counts them
    g_now = 0;
    g_peak = 0;
    c10::SetAllocator(c10::DeviceType::CPU, &counting, kPriority);
}

CountedMemory::~CountedMemory()
{
    c10::SetAllocator(c10::DeviceType::CPU, m_usual, kPriority);
}

std::int64_t CountedMemory::peak() const
{
    return g_peak;
}

} // namespace headstart::test
