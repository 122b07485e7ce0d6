// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zoo/kept_blocks.h"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

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

/// Up to an eighth more than was asked for, so that blocks of nearly the same size serve each other.
std::size_t sizeClass(std::size_t bytes)
{
    if (bytes < kSmallestKept)
        return bytes;
    const std::size_t step = std::bit_floor(bytes) / 8;
    return (bytes + step - 1) / step * step;
}

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

    /// A kept block, or nullptr.
    void *take(std::size_t size)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_free.find(size);
        if (found == m_free.end())
            return nullptr;
        void *block = found->second.back().block; // the last one used: most likely still in the processor's cache
        found->second.pop_back();
        if (found->second.empty())
            m_free.erase(found);
        m_bytes -= size;
        return block;
    }

    /// Whether the pool has taken the block over.
    bool keep(void *block, std::size_t size)
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t limit = currentLimit();
        if (size > limit)
            return false;
        shrinkTo(limit - size);
        m_free[size].push_back({block, ++m_clock});
        m_bytes += size;
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
        void *block;
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
            std::free(oldest->second.front().block);
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
    void *block = blockOf(data);
    const std::size_t size = static_cast<const Header *>(block)->size;
    if (size < kSmallestKept || !pool().keep(block, size))
        std::free(block);
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
        void *block = size < kSmallestKept ? nullptr : pool().take(size);
        if (!block && posix_memalign(&block, kAlignment, size) != 0) {
            pool().empty();
            block = nullptr;
            TORCH_CHECK(posix_memalign(&block, kAlignment, size) == 0, "there is not enough memory: ", size,
                        " bytes were asked for");
        }
        static_cast<Header *>(block)->size = size;
        return static_cast<std::byte *>(block) + kAlignment;
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

} // namespace headstart::zoo
