// SPDX-License-Identifier: GPL-3.0-or-later
// Files of weights from strangers, by the million (libFuzzer; README.md here). All bytes of an input are a file: it is
// opened, matched with a small network in every naming, and read.
#include "core/weights/little_endian.h"
#include "core/weights/load_plan.h"
#include "core/weights/weights_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <libdeflate.h>
#include <span>
#include <vector>

using namespace headstart;

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

namespace {

constexpr std::uint64_t kMostBytes = 64 << 20; ///< of a file's tensors that are read

const std::vector<weights::TensorSlot> &slots()
{
    static const std::vector<weights::TensorSlot> all = {{"weight", {1, 2}, true, true, false},
                                                         {"bias", {1}, true, true, false},
                                                         {"blocks.0.attn.qkv.weight", {6, 2}, true, false, false},
                                                         {"bn.num_batches_tracked", {}, false, false, true}};
    return all;
}

void readAll(const weights::WeightsFile &file)
{
    weights::TensorReader reader(file);
    std::uint64_t left = kMostBytes;
    for (const weights::TensorInfo &info : file.tensors()) {
        if (info.bytes() > left)
            return;
        left -= info.bytes();
        std::vector<std::byte> out(static_cast<std::size_t>(info.bytes()));
        (void)reader.read(info, out);
    }
}

std::size_t number(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t size)
{
    return static_cast<std::size_t>(weights::littleEndian(std::as_bytes(bytes.subspan(at, size))));
}

/// Makes the checksums of an archive right again: a change behind them would never be looked at.
void mendChecksums(std::span<std::uint8_t> bytes)
{
    constexpr std::array<std::uint8_t, 4> kCentral = {'P', 'K', 1, 2};
    constexpr std::size_t kCentralSize = 46;
    constexpr std::size_t kLocalSize = 30;
    for (std::size_t at = 0; at + kCentralSize <= bytes.size(); ++at) {
        if (!std::equal(kCentral.begin(), kCentral.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at)))
            continue;
        const std::size_t size = number(bytes, at + 20, 4);
        const std::size_t local = number(bytes, at + 42, 4);
        if (local + kLocalSize > bytes.size())
            continue;
        const std::size_t data = local + kLocalSize + number(bytes, local + 26, 2) + number(bytes, local + 28, 2);
        if (data > bytes.size() || size > bytes.size() - data)
            continue;
        const std::uint32_t crc = libdeflate_crc32(0, bytes.data() + data, size);
        const bool hasDescriptor = (number(bytes, local + 6, 2) & 8) != 0;
        std::memcpy(bytes.data() + at + 16, &crc, sizeof crc);
        if (!hasDescriptor)
            std::memcpy(bytes.data() + local + 14, &crc, sizeof crc);
        else if (data + size + 8 <= bytes.size())
            std::memcpy(bytes.data() + data + size + 4, &crc, sizeof crc);
    }
}

} // namespace

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
    const size_t mutated = LLVMFuzzerMutate(data, size, most);
    if (seed % 4 != 0)
        mendChecksums({data, mutated});
    return mutated;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto file = weights::WeightsFile::open(ByteSource::view(std::as_bytes(std::span(data, size)), "file"));
    if (!file) {
        if (file.error().line().find('\n') != std::string::npos)
            std::abort(); // a message is one line, whatever the file holds
        return 0;
    }
    for (const auto policy : {weights::HeadPolicy::Keep, weights::HeadPolicy::Replace}) {
        const weights::LoadFit fit = weights::fitTo(*file, slots(), policy);
        for (const weights::Placement &placement : fit.plan.placements)
            if (placement.slot >= slots().size() || placement.tensor >= file->tensors().size())
                std::abort();
    }
    readAll(*file);
    return 0;
}
