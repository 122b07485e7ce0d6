// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"

#include "core/base/byte_source.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <algorithm>
#include <vector>

namespace headstart {

Result<std::string> sha256OfFile(const std::filesystem::path &path)
{
    const auto source = ByteSource::open(path);
    if (!source)
        return source.error();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<std::byte> piece(1 << 20);
    for (std::uint64_t done = 0; done < source->size();) {
        const auto part = std::span(piece).first(
            static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), source->size() - done)));
        if (auto read = source->read(done, part); !read)
            return read.error();
        hash.addData(QByteArrayView(part.data(), static_cast<qsizetype>(part.size())));
        done += part.size();
    }
    return hash.result().toHex().toStdString();
}

} // namespace headstart
