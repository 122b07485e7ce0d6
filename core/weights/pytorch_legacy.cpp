// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/little_endian.h"
#include "core/weights/pytorch.h"
#include "core/weights/pytorch_tensors.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace headstart::weights {

namespace {

using pickle::Document;
using pickle::Kind;
using pickle::Value;

constexpr std::string_view kMagic("\x6C\xFC\x9C\x46\xF9\x20\x6A\xA8\x50\x19", 10);
constexpr std::int64_t kProtocol = 1001;

/// One of the five, which together describe the file and are small beside it.
Result<Document> readPickle(const ByteSource &source, std::uint64_t begin)
{
    return pickle::read(source, begin, std::min(source.size(), begin + pickle::kLargestProgram));
}

/// The three pickles in front: magic number, protocol, system. Returns where the object's pickle begins.
Result<std::uint64_t> readPreamble(const ByteSource &source)
{
    const auto magic = readPickle(source, 0);
    if (!magic)
        return magic.error();
    const Value &number = (*magic)[magic->root];
    if (number.kind != Kind::Text || number.text() != kMagic)
        return badInput(source.name(), say("this is a pickle, but not one that torch.save made"));
    const auto protocol = readPickle(source, magic->end);
    if (!protocol)
        return protocol.error();
    const Value &version = (*protocol)[protocol->root];
    if (version.kind != Kind::Int || version.integer() != kProtocol)
        return source.malformed(magic->end, say("its protocol is not %1", kProtocol));
    const auto system = readPickle(source, protocol->end);
    if (!system)
        return system.error();
    const Value &facts = (*system)[system->root];
    const Value *little = facts.kind == Kind::Dict ? system->find(facts, "little_endian") : nullptr;
    if (!little || little->kind != Kind::Bool || little->integer() != 1)
        return source.malformed(protocol->end, say("its numbers are not little-endian; load the file in Python on the "
                                                   "machine that made it and save it as safetensors"));
    return system->end;
}

Result<std::uint64_t> elementCount(const ByteSource &source, std::uint64_t position)
{
    std::array<std::byte, 8> bytes = {};
    if (auto read = source.read(position, bytes); !read)
        return read.error();
    return littleEndian(bytes);
}

/// The storages stand behind the key list, in its order. `found` takes them in the order of `references`.
Result<void> locateStorages(const ByteSource &source, const Document &keys, std::uint64_t position,
                            const std::vector<StorageReference> &references, std::vector<Storage> &found)
{
    std::map<std::string_view, std::size_t> byKey;
    for (std::size_t i = 0; i < references.size(); ++i)
        byKey.emplace(references[i].key, i);
    found.resize(references.size());
    std::set<std::string_view> seen;
    for (const pickle::Id id : keys[keys.root].children()) {
        const Value &key = keys[id];
        const auto reference = key.kind == Kind::Text ? byKey.find(key.text()) : byKey.end();
        if (reference == byKey.end() || !seen.insert(reference->first).second)
            return source.malformed(position, say("the list of storages does not fit the tensors"));
        const StorageReference &expected = references[reference->second];
        const auto count = elementCount(source, position);
        if (!count)
            return count.error();
        if (*count != expected.count)
            return source.malformed(position, say("storage '%1' must hold %2 elements, the file says %3", expected.key,
                                                  expected.count, *count));
        position += 8;
        if (expected.bytes() > source.size() - position)
            return source.malformed(position, say("storage '%1' must hold %2 bytes, and the file ends after %3",
                                                  expected.key, expected.bytes(), source.size() - position));
        found[reference->second] = {"storage '" + expected.key + "'", position, expected.bytes(), {}};
        position += expected.bytes();
    }
    if (seen.size() != references.size())
        return source.malformed(position, say("%1 storages are missing", references.size() - seen.size()));
    if (position != source.size())
        return source.malformed(position, say("something follows the last storage"));
    return {};
}

} // namespace

Result<WeightsIndex> readPytorchLegacy(const ByteSource &source)
{
    const auto begin = readPreamble(source);
    if (!begin)
        return begin.error();
    const auto document = readPickle(source, *begin);
    if (!document)
        return document.error();
    auto pickled = pickledTensors(source, *document, Storages::All);
    if (!pickled)
        return pickled.error();
    const auto keys = readPickle(source, document->end);
    if (!keys)
        return keys.error();
    if ((*keys)[keys->root].kind != Kind::List)
        return source.malformed(document->end, say("the list of storages is missing"));

    WeightsIndex index;
    index.format = Format::PytorchLegacy;
    index.tensors = std::move(pickled->tensors);
    if (auto located = locateStorages(source, *keys, keys->end, pickled->storages, index.storages); !located)
        return located.error();
    return index;
}

} // namespace headstart::weights
