// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/pytorch_tensors.h"

#include "core/weights/checked.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

namespace headstart::weights {

namespace {

using pickle::Document;
using pickle::Id;
using pickle::Kind;
using pickle::Value;

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostTensors = 100'000;
constexpr std::size_t kMostDimensions = 64;
constexpr std::size_t kLongestName = 1024;
constexpr std::uint64_t kLargestExpansion = 1 << 20; ///< elements that a tensor may have beyond its storage's

constexpr std::array<std::pair<std::string_view, Dtype>, 14> kStorageTypes = {{
    {"torch FloatStorage", Dtype::F32},
    {"torch DoubleStorage", Dtype::F64},
    {"torch HalfStorage", Dtype::F16},
    {"torch BFloat16Storage", Dtype::BF16},
    {"torch LongStorage", Dtype::I64},
    {"torch IntStorage", Dtype::I32},
    {"torch ShortStorage", Dtype::I16},
    {"torch CharStorage", Dtype::I8},
    {"torch ByteStorage", Dtype::U8},
    {"torch BoolStorage", Dtype::Bool},
    {"torch ComplexFloatStorage", Dtype::C64},
    {"torch ComplexDoubleStorage", Dtype::C128},
    {"torch.storage UntypedStorage", Dtype::U8},
    {"torch UntypedStorage", Dtype::U8},
}};

constexpr std::string_view kScript = "__torch__"; ///< so the classes of a TorchScript archive begin

/// Where a torch.nn.Module keeps what it has, in the order in which its state dict has it.
constexpr std::array<std::string_view, 3> kModuleParts = {"_parameters", "_buffers", "_modules"};

/// Whether these are the attributes of a torch.nn.Module, of whatever class.
bool isModule(const Document &document, const Value &dict)
{
    return std::all_of(kModuleParts.begin(), kModuleParts.end(), [&](std::string_view part) {
        const Value *found = document.find(dict, part);
        return found && found->kind == Kind::Dict;
    });
}

/// The dictionary of names that a value stands for: itself, or the attributes of a module that was saved whole, by
/// TorchScript or by torch.save.
const Value *dictOf(const Document &document, const Value &value)
{
    if (value.kind == Kind::Dict)
        return &value;
    if (value.kind != Kind::Object || value.children().size() < 3)
        return nullptr;
    const std::string_view type = document[value.children()[0]].text();
    const Value &state = document[value.children()[2]];
    const bool isKnown =
        state.kind == Kind::Dict && (type.substr(0, kScript.size()) == kScript || isModule(document, state));
    return isKnown ? &state : nullptr;
}

bool holdsTensors(const Document &document, const Value &dict)
{
    const auto &items = dict.children();
    for (std::size_t i = 1; i < items.size(); i += 2)
        if (document[items[i]].kind == Kind::Tensor)
            return true;
    return false;
}

/// Training checkpoints wrap the state dict in a dictionary of other things, some of which may be tensors too.
const Value &unwrap(const Document &document, const Value &root)
{
    const Value *dict = &root;
    for (std::size_t depth = 0; depth < kDeepest; ++depth) {
        const Value *inner = nullptr;
        for (const char *key : {"state_dict", "model_state_dict", "model"}) {
            const Value *candidate = inner ? nullptr : document.find(*dict, key);
            if (candidate)
                inner = dictOf(document, *candidate);
        }
        if (!inner || (holdsTensors(document, *dict) && !holdsTensors(document, *inner)))
            break;
        dict = inner;
    }
    return *dict;
}

/// The class of the first object that is passed over, as 'module.name'; empty if there is none.
std::string firstPassedOver(const Document &document)
{
    for (const Value &value : document.values) {
        if (value.kind != Kind::Object)
            continue;
        std::string name = document[value.children()[0]].text();
        std::replace(name.begin(), name.end(), ' ', '.');
        return name;
    }
    return {};
}

class Collector {
public:
    Collector(const ByteSource &source, const Document &document) : m_source(source), m_document(document) {}

    Result<PickledTensors> collect(const Value &dict, Storages storages)
    {
        if (auto walked = walk(dict, "", 0); !walked)
            return walked.error();
        for (const Value &value : m_document.values) {
            if (storages != Storages::All || value.kind != Kind::Storage)
                continue;
            if (auto known = storageOf("(not part of the state dict)", value); !known)
                return known.error();
        }
        return std::move(m_out);
    }

private:
    Error broken(const std::string &name, Text rule) const
    {
        return m_source.malformed("tensor '" + name + "'", std::move(rule));
    }

    Result<void> walk(const Value &dict, const std::string &prefix, std::size_t depth)
    {
        // A dictionary that is met again, shared or inside itself, has been taken already.
        if (depth == kDeepest || !m_visited.insert(&dict).second)
            return {};
        if (isModule(m_document, dict)) {
            for (const std::string_view part : kModuleParts)
                if (auto walked = walk(*m_document.find(dict, part), prefix, depth + 1); !walked)
                    return walked;
            return {};
        }
        const auto &items = dict.children();
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            const Value &key = m_document[items[i]];
            const Value &value = m_document[items[i + 1]];
            if (key.kind != Kind::Text || prefix.size() + key.text().size() > kLongestName)
                continue;
            Result<void> taken;
            if (value.kind == Kind::Tensor)
                taken = add(prefix + key.text(), value);
            else if (const Value *inner = dictOf(m_document, value))
                taken = walk(*inner, prefix + key.text() + ".", depth + 1);
            if (!taken)
                return taken;
        }
        return {};
    }

    Result<void> add(const std::string &name, const Value &tensor)
    {
        if (m_out.tensors.size() == kMostTensors)
            return m_source.malformed("pickle", say("more than %1 tensors", kMostTensors));
        if (!m_names.insert(name).second)
            return broken(name, say("it stands there twice"));
        const auto storage = storageOf(name, m_document[tensor.children()[0]]);
        if (!storage)
            return storage.error();
        const StorageReference &reference = m_out.storages[*storage];
        TensorInfo info;
        info.name = name;
        info.dtype = reference.dtype;
        info.storage = *storage;
        const std::int64_t offset = m_document[tensor.children()[1]].integer();
        const bool sized = sizes(m_document[tensor.children()[2]], info.shape)
                           && sizes(m_document[tensor.children()[3]], info.strides);
        if (!sized || offset < 0 || info.shape.size() != info.strides.size())
            return broken(name, say("its sizes and strides are not whole numbers of 0 or more, as many as each other"));
        info.offset = static_cast<std::uint64_t>(offset);
        if (auto inside = checkInside(info, reference.count); !inside)
            return inside;
        m_out.tensors.push_back(std::move(info));
        return {};
    }

    bool sizes(const Value &tuple, std::vector<std::uint64_t> &out) const
    {
        if (tuple.children().size() > kMostDimensions)
            return false;
        for (const Id id : tuple.children()) {
            if (m_document[id].kind != Kind::Int || m_document[id].integer() < 0)
                return false;
            out.push_back(static_cast<std::uint64_t>(m_document[id].integer()));
        }
        return true;
    }

    Result<void> checkInside(const TensorInfo &info, std::uint64_t storageCount) const
    {
        const auto count = checkedCount(info.shape);
        std::optional<std::uint64_t> last = info.offset;
        for (std::size_t axis = 0; axis < info.shape.size() && last && count != 0; ++axis) {
            const auto reach = checkedProduct(info.shape[axis] - 1, info.strides[axis]);
            last = reach ? checkedSum(*last, *reach) : std::nullopt;
        }
        const bool inside = count && last && (*count == 0 ? *last <= storageCount : *last < storageCount);
        if (!inside)
            return broken(info.name, say("it reaches past its storage of %1 elements", storageCount));
        if (*count > storageCount && *count - storageCount > kLargestExpansion)
            return broken(info.name, say("it expands %1 elements to %2", storageCount, *count));
        return {};
    }

    /// The index of the storage in m_out. Errors: a type that is not known; two accounts of the same storage.
    Result<std::size_t> storageOf(const std::string &name, const Value &storage)
    {
        const auto &fields = storage.children();
        const Value &type = m_document[fields[1]];
        const Value &key = m_document[fields[2]];
        const Value &count = m_document[fields[4]];
        const bool isStorage = m_document[fields[0]].kind == Kind::Text && m_document[fields[0]].text() == "storage"
                               && type.kind == Kind::Global && key.kind == Kind::Text && count.kind == Kind::Int
                               && count.integer() >= 0;
        if (!isStorage)
            return broken(name, say("it lies in something that is not a storage"));
        if (fields.size() > 5 && m_document[fields[5]].kind != Kind::None)
            return broken(name,
                          say("it lies in a view of a storage, which only PyTorch before 0.4 wrote; load the file "
                              "in Python and save it again"));
        const auto known = std::find_if(kStorageTypes.begin(), kStorageTypes.end(),
                                        [&](const auto &entry) { return entry.first == type.text(); });
        if (known == kStorageTypes.end())
            return broken(name, say("its elements are of the unknown type '%1'", type.text()));
        StorageReference reference{key.text(), known->second, static_cast<std::uint64_t>(count.integer())};
        if (!checkedProduct(reference.count, elementSize(reference.dtype)))
            return broken(name, say("its storage is larger than any file"));
        const auto [place, isNew] = m_byKey.emplace(reference.key, m_out.storages.size());
        if (isNew) {
            m_out.storages.push_back(std::move(reference));
        } else {
            const StorageReference &before = m_out.storages[place->second];
            if (before.dtype != reference.dtype || before.count != reference.count)
                return broken(name, say("its storage '%1' is described in two ways", reference.key));
        }
        return place->second;
    }

    const ByteSource &m_source;
    const Document &m_document;
    PickledTensors m_out;
    std::set<std::string> m_names;
    std::map<std::string, std::size_t> m_byKey;
    std::set<const Value *> m_visited;
};

} // namespace

Result<PickledTensors> pickledTensors(const ByteSource &source, const Document &document, Storages storages)
{
    const Value *root = dictOf(document, document[document.root]);
    auto tensors = root ? Collector(source, document).collect(unwrap(document, *root), storages)
                        : Result<PickledTensors>(PickledTensors());
    if (!tensors || !tensors->tensors.empty())
        return tensors;
    const std::string type = firstPassedOver(document);
    if (type.substr(0, kScript.size()) == kScript)
        return badInput(source.name(), say("this TorchScript archive has no named tensors, as after torch.jit.freeze; "
                                           "save model.state_dict() of what it was made from"));
    if (!type.empty())
        return badInput(source.name(), say("it holds objects of the Python class %1 and no state dict; load it in "
                                           "Python and save model.state_dict()",
                                           type));
    return badInput(source.name(), say("there is no state dict of tensors in it"));
}

} // namespace headstart::weights
