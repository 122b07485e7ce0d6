// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/counted_memory.h"

#include <c10/core/Allocator.h>

#include <algorithm>
#include <atomic>
#include <memory>

namespace headstart::test {

namespace {

std::atomic<std::int64_t> g_now;
std::atomic<std::int64_t> g_peak;

struct Counted {
    c10::DataPtr inside;
    std::int64_t bytes;
};

void release(void *block)
{
    const std::unique_ptr<Counted> counted(static_cast<Counted *>(block));
    g_now -= counted->bytes;
}

class Counting : public c10::Allocator {
public:
    explicit Counting(c10::Allocator *usual) : m_usual(usual) {}
    c10::DataPtr allocate(std::size_t bytes) override
    {
        auto counted = std::make_unique<Counted>(Counted{m_usual->allocate(bytes), static_cast<std::int64_t>(bytes)});
        const std::int64_t now = g_now += counted->bytes;
        g_peak = std::max<std::int64_t>(g_peak, now);
        void *data = counted->inside.get();
        return {data, counted.release(), release, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return nullptr; }
    void copy_data(void *to, const void *from, std::size_t bytes) const override { default_copy_data(to, from, bytes); }
    c10::Allocator *usual() const { return m_usual; }

private:
    c10::Allocator *m_usual;
};

constexpr std::uint8_t kPriority = 100;

Counting &counting()
{
    static Counting allocator(c10::GetAllocator(c10::DeviceType::CPU)); // blocks may outlive who counts them
    return allocator;
}

} // namespace

CountedMemory::CountedMemory()
{
    g_now = 0;
    g_peak = 0;
    c10::SetAllocator(c10::DeviceType::CPU, &counting(), kPriority);
}

CountedMemory::~CountedMemory()
{
    c10::SetAllocator(c10::DeviceType::CPU, counting().usual(), kPriority);
}

std::int64_t CountedMemory::peak() const
{
    return g_peak;
}

} // namespace headstart::test
