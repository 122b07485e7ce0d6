// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/byte_source.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace headstart::weights {

/// Python's pickle, as far as saved tensors need it: a stack machine whose programs build values. Nothing that a
/// program names is looked up, imported or called; what is not a plain value or a tensor becomes an inert Object.
/// References: Python's pickletools.py; torch/serialization.py, torch/_utils.py (2.13).
namespace pickle {

using Id = std::uint32_t; ///< index in Document::values

enum class Kind : std::uint8_t {
    None,
    Bool,
    Int,
    Float,
    Text, ///< text or bytes
    Tuple,
    List,
    Dict, ///< children: key, value, key, value, ...
    Set,
    Global,  ///< a name "module name", never looked up
    Object,  ///< an inert call: children: the global, the arguments, then any state
    Storage, ///< children: the persistent id's fields: 'storage', type, key, location, count, ...
    Tensor,  ///< children: storage, offset, sizes, strides
};

struct Value {
    Kind kind = Kind::None;
    std::variant<std::monostate, std::int64_t, double, std::string, std::vector<Id>> content;

    std::int64_t integer() const { return std::get<std::int64_t>(content); }
    const std::string &text() const { return std::get<std::string>(content); }
    const std::vector<Id> &children() const { return std::get<std::vector<Id>>(content); }
    std::vector<Id> &children() { return std::get<std::vector<Id>>(content); }
};

/// The longest program that readers accept, in bytes: a model's takes a few thousand.
constexpr std::uint64_t kLargestProgram = 128 << 20;

/// What a program built. Values refer to each other by index and may be shared, or even contain themselves.
struct Document {
    std::vector<Value> values;
    Id root = 0;
    std::uint64_t end = 0; ///< the offset behind the program

    const Value &operator[](Id id) const { return values[id]; }
    /// The value of a text key, or nullptr.
    const Value *find(const Value &dict, std::string_view key) const;
};

/// Runs the program that starts at `begin` and must stop before `end`. At most 10 million opcodes, 1 million memo
/// entries and 4 million values. Errors name the offset of the opcode and its rule.
Result<Document> read(const ByteSource &source, std::uint64_t begin, std::uint64_t end);

} // namespace pickle
} // namespace headstart::weights
