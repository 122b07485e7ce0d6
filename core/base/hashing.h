// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

struct evp_md_ctx_st;

namespace headstart {

/// SHA-256 of bytes that come one after the other, by the processor's own instructions where it has them.
class Sha256 {
public:
    Sha256();
    void add(std::span<const std::byte> bytes);
    /// Of all that was added, in lower-case hex. More may be added behind it.
    std::string hex() const;

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

/// In lower-case hex.
std::string sha256Of(std::span<const std::byte> bytes);

/// Of a file's content, in lower-case hex. Errors: the file cannot be read.
Result<std::string> sha256OfFile(const std::filesystem::path &path);

} // namespace headstart
