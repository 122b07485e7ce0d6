// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kept_blocks.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <mutex>
#include <set>

namespace headstart::zoo {

namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kSmallestKept = std::size_t{64} << 10; // below, malloc reuses memory well by itself

/// Up to an eighth more than was asked for, so that there are few sizes.
std::size_t sizeClass(std::size_t bytes)
{
    if (bytes < kSmallestKept)
        return bytes;
    const std::size_t step = std::max<std::size_t>(std::bit_floor(bytes) / 8, 1);
    return (bytes + step - 1) / step * step;
}

struct Block {
    void *start = nullptr;
    std::size_t size = 0;
};

/// Free blocks by size, each with the time when it was given back.
class Pool {
public:
    void enter(std::size_t limit)
    {
        const std::lock_guard lock(m_mutex);
        m_limits.insert(limit);
    }

    void leave(std::size_t limit)
    {
        const std::lock_guard lock(m_mutex);
        m_limits.erase(m_limits.find(limit));
        shrinkTo(currentLimit());
    }

    /// The smallest kept block that holds so much and is not too large for it; or none. Batches of texts have a length
    /// each, and so tensors of sizes that did not come before.
    Block take(std::size_t size)
    {
        constexpr std::size_t kMostTimes = 2;
        const std::lock_guard lock(m_mutex);
        const auto found = m_free.lower_bound(size);
        if (found == m_free.end() || found->first > kMostTimes * size)
            return {};
        // The last one used: most likely still in the processor's cache.
        const Block block = {found->second.back().start, found->first};
        found->second.pop_back();
        if (found->second.empty())
            m_free.erase(found);
        m_bytes -= block.size;
        return block;
    }

    /// Whether the pool has taken the block over.
    bool keep(const Block &block)
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t limit = currentLimit();
        if (block.size > limit)
            return false;
        shrinkTo(limit - block.size);
        m_free[block.size].push_back({block.start, ++m_clock});
        m_bytes += block.size;
        return true;
    }

    std::size_t bytes()
    {
        const std::lock_guard lock(m_mutex);
        return m_bytes;
    }

    void empty()
    {
        const std::lock_guard lock(m_mutex);
        shrinkTo(0);
    }

private:
    struct Free {
        void *start;
        std::uint64_t since;
    };

    std::size_t currentLimit() const { return m_limits.empty() ? 0 : *m_limits.rbegin(); }

    void shrinkTo(std::size_t limit)
    {
        while (m_bytes > limit) {
            auto oldest = m_free.begin();
            for (auto i = m_free.begin(); i != m_free.end(); ++i)
                if (i->second.front().since < oldest->second.front().since)
                    oldest = i;
            std::free(oldest->second.front().start);
            m_bytes -= oldest->first;
            oldest->second.pop_front();
            if (oldest->second.empty())
                m_free.erase(oldest);
        }
    }

    std::mutex m_mutex;
    std::map<std::size_t, std::deque<Free>> m_free;
    std::multiset<std::size_t> m_limits;
    std::size_t m_bytes = 0;
    std::uint64_t m_clock = 0;
};

/// Never destroyed: tensors may outlive every other static object.
Pool &pool()
{
    static auto *const instance = new Pool;
    return *instance;
}

// Of blocks that tensors use.
std::atomic<std::size_t> g_used;
std::atomic<std::size_t> g_peak;

void count(std::size_t size)
{
    const std::size_t used = g_used.fetch_add(size, std::memory_order_relaxed) + size;
    std::size_t peak = g_peak.load(std::memory_order_relaxed);
    while (used > peak && !g_peak.compare_exchange_weak(peak, used, std::memory_order_relaxed)) {
    }
}

/// A block's size stands in front of what the tensor sees.
struct Header {
    std::size_t size;
};
static_assert(sizeof(Header) <= kAlignment);

void *blockOf(void *data)
{
    return static_cast<std::byte *>(data) - kAlignment;
}

void giveBack(void *data)
{
    if (!data)
        return;
    void *start = blockOf(data);
    const std::size_t size = static_cast<const Header *>(start)->size;
    g_used.fetch_sub(size, std::memory_order_relaxed);
    if (size < kSmallestKept || !pool().keep({start, size}))
        std::free(start);
}

class Allocator final : public c10::Allocator {
public:
    c10::DataPtr allocate(std::size_t bytes) override
    {
        void *data = bytes == 0 ? nullptr : dataOf(sizeClass(bytes + kAlignment));
        return {data, data, &giveBack, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &giveBack; }
    void copy_data(void *to, const void *from, std::size_t count) const override { std::memcpy(to, from, count); }

private:
    static void *dataOf(std::size_t size)
    {
        Block block = size < kSmallestKept ? Block() : pool().take(size);
        if (!block.start)
            block = newBlock(size);
        static_cast<Header *>(block.start)->size = block.size;
        count(block.size);
        return static_cast<std::byte *>(block.start) + kAlignment;
    }

    static Block newBlock(std::size_t size)
    {
        void *start = nullptr;
        if (posix_memalign(&start, kAlignment, size) != 0) {
            pool().empty();
            start = nullptr;
            TORCH_CHECK(posix_memalign(&start, kAlignment, size) == 0, "there is not enough memory: ", size,
                        " bytes were asked for");
        }
        return {start, size};
    }
};

/// Before main: oneDNN asks for the deleter when it frees, so memory that LibTorch's own allocator gave to one thread
/// would come to ours if another thread installed it in between.
const bool kInstalled = [] {
    constexpr std::uint8_t kAboveTheUsual = 1;
    c10::SetCPUAllocator(new Allocator, kAboveTheUsual); // LibTorch's from here on
    return true;
}();

} // namespace

KeptBlocks::KeptBlocks(std::size_t limit) : m_limit(limit)
{
    static_cast<void>(kInstalled);
    pool().enter(limit);
}

KeptBlocks::~KeptBlocks()
{
    pool().leave(m_limit);
}

std::size_t KeptBlocks::kept()
{
    return pool().bytes();
}

std::size_t tensorBytes()
{
    static_cast<void>(kInstalled);
    return g_used.load(std::memory_order_relaxed);
}

std::size_t takeTensorPeak()
{
    return std::max(g_peak.exchange(tensorBytes(), std::memory_order_relaxed), tensorBytes());
}

} // namespace headstart::zoo
