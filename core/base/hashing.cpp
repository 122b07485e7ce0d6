// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"

#include "core/base/byte_source.h"

#include <algorithm>
#include <array>
#include <new>
#include <openssl/evp.h>
#include <vector>

namespace headstart {

namespace {

constexpr std::size_t kBytes = 32;

/// OpenSSL fails here for want of memory alone.
void check(bool done)
{
    if (!done)
        throw std::bad_alloc();
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    check(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::add(std::span<const std::byte> bytes)
{
    check(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1);
}

std::string Sha256::hex() const
{
    constexpr const char *kDigits = "0123456789abcdef";
    constexpr unsigned kHalf = 4;
    constexpr unsigned kMask = 15;
    std::array<unsigned char, kBytes> digest = {};
    const std::unique_ptr<evp_md_ctx_st, Free> copy(EVP_MD_CTX_new()); // the end of it takes nothing more
    check(copy && EVP_MD_CTX_copy_ex(copy.get(), m_context.get()) == 1);
    check(EVP_DigestFinal_ex(copy.get(), digest.data(), nullptr) == 1);
    std::string out;
    for (const unsigned byte : digest)
        out.append({kDigits[byte >> kHalf], kDigits[byte & kMask]});
    return out;
}

std::string sha256Of(std::span<const std::byte> bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path &path)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    Sha256 hash;
    std::vector<std::byte> piece(1 << 20);
    for (std::uint64_t done = 0; done < source->size();) {
        const auto part = std::span(piece).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), source->size() - done)));
        if (auto read = source->read(done, part); !read)
            return read.error();
        hash.add(part);
        done += part.size();
    }
    return hash.hex();
}

} // namespace headstart
