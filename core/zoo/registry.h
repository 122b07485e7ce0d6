// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/zoo/network.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace headstart::zoo {

struct TextConfig;

struct NetworkOptions {
    std::int64_t classes = 1000;
    /// Where the tensors are made. On the meta device they have shapes and no memory, and the network cannot run.
    c10::DeviceType device = c10::DeviceType::CPU;
};

/// One network that can be made, under its name in torchvision, else timm, else the Hugging Face hub.
struct Variant {
    std::string_view id = {};
    std::int64_t inputSize = 224;    ///< pixels of a side in the published evaluation
    std::int64_t smallestInput = 32; ///< pixels of a side; below it a layer has nothing left
    bool takesAnySize = true;        ///< else inputSize alone
    Network (*build)(const Variant &variant, const NetworkOptions &options) = nullptr;
    std::size_t row = 0; ///< in the architecture's own table
    /// The memory format in which it trains and runs faster on a CPU, measured (tests/benchmarks/README.md).
    at::MemoryFormat fastest = at::MemoryFormat::Contiguous;
    /// A network that the zoo does not have, whose tensors have the same names and shapes and which computes something
    /// else: a file does not say which of the two it is of.
    std::string_view twin = {};
    /// Of a network that takes tokens (text_input.h): then all that is said of pictures above means nothing.
    std::shared_ptr<const TextConfig> text = {};
};

/// A family's variants: `common` with the id of each row of its table.
template <class Rows>
std::vector<Variant> variantsOf(const Rows &rows, const Variant &common)
{
    std::vector<Variant> out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        out.push_back(common);
        out.back().id = rows[row].id;
        out.back().row = row;
    }
    return out;
}

/// All of them, family by family. An explicit list: a linker drops objects that register themselves.
std::span<const Variant> registry();

/// Errors: no network has this name; the message names those that resemble it.
Result<const Variant *> findVariant(std::string_view id);

/// The text network that a configuration describes. Its id is the family's name.
Variant textVariant(TextConfig config);

/// Of the published network, or of a text network's configuration: where a file has no head that would tell.
std::int64_t usualClasses(const Variant &variant);

/// Tensors have shapes, types and initialisers, and undefined values.
inline Network build(const Variant &variant, const NetworkOptions &options = {})
{
    return variant.build(variant, options);
}

} // namespace headstart::zoo
