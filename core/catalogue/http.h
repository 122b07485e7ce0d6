// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace headstart::catalogue {

/// Whether it begins with http: or https: and names a host. No other is ever asked.
bool isWebAddress(const std::string &address);

struct HttpRequest {
    std::string address;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< besides those that are always sent
    std::chrono::milliseconds silence;                ///< after which the server counts as gone
};

/// What a server says before the bytes.
struct HttpHead {
    int status = 0;
    std::optional<std::uint64_t> length; ///< of what follows
    std::string etag;                    ///< a strong one; else empty
    std::string lastModified;
    std::string contentRange;
    /// What tells this content from another of the same address; empty: nothing does.
    const std::string &validator() const { return etag.empty() ? lastModified : etag; }
};

/// How a request ended.
struct HttpEnd {
    std::optional<Error> error;                     ///< none: everything came
    int status = 0;                                 ///< 0: there was no answer
    bool mayTryAgain = false;                       ///< what went wrong may pass
    std::optional<std::chrono::seconds> retryAfter; ///< as the server asks
};

/// Gets what is at an address, through the system's proxy, following redirects but never from https to http. `onHead`
/// hears of each answer of success (200 to 299, 304) before `onBytes` hears of its bytes; what they return as an error
/// ends the request, and is its error. Nothing is decompressed. Blocks: not for the window's thread.
HttpEnd httpGet(const HttpRequest &request, const StopToken &stop,
                const std::function<Result<void>(const HttpHead &)> &onHead,
                const std::function<Result<void>(std::span<const std::byte>)> &onBytes);

} // namespace headstart::catalogue
