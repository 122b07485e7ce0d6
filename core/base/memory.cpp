// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace headstart {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kEndless = std::numeric_limits<std::uint64_t>::max();
constexpr const char *kStatus = "/proc/self/status";

/// The number behind a name at the beginning of a line, "VmHWM:   123 kB" or "inactive_file 123".
std::optional<std::uint64_t> numberIn(const fs::path &file, const std::string &name)
{
    std::ifstream lines(file);
    for (std::string word, rest; lines >> word; std::getline(lines, rest)) {
        std::uint64_t number = 0;
        if (word == name && lines >> number)
            return number;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> kibibytesIn(const fs::path &file, const std::string &name)
{
    constexpr std::uint64_t kKibi = 1024;
    const auto number = numberIn(file, name);
    return number ? std::optional(*number * kKibi) : std::nullopt;
}

/// Of a file that holds nothing else; "max" is none.
std::optional<std::uint64_t> numberOf(const fs::path &file)
{
    std::uint64_t number = 0;
    return std::ifstream(file) >> number ? std::optional(number) : std::nullopt;
}

std::uint64_t lessOf(std::uint64_t from, std::uint64_t taken)
{
    return from > taken ? from - taken : 0;
}

/// What a control group leaves; pages of files that nobody uses go when there is need.
std::uint64_t freeIn(const fs::path &group, const char *limitName, const char *usageName, const char *unusedName)
{
    const auto limit = numberOf(group / limitName);
    const auto used = numberOf(group / usageName);
    if (!limit || !used)
        return kEndless;
    return lessOf(*limit, lessOf(*used, numberIn(group / "memory.stat", unusedName).value_or(0)));
}

/// The least that the process's control groups leave, from its own to the root, in either version's tree.
std::uint64_t freeInGroups()
{
    std::uint64_t least = kEndless;
    std::ifstream lines("/proc/self/cgroup"); // "0::/a/b", or "4:memory:/a/b"
    for (std::string line; std::getline(lines, line);) {
        const bool isSecond = line.starts_with("0::");
        const std::size_t at = line.rfind(':');
        if (at == std::string::npos || (!isSecond && line.find("memory:") == std::string::npos))
            continue;
        const fs::path root = isSecond ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory";
        for (fs::path inner = fs::path(line.substr(at + 1)).relative_path();; inner = inner.parent_path()) {
            least = std::min(least, isSecond ? freeIn(root / inner, "memory.max", "memory.current", "inactive_file")
                                             : freeIn(root / inner, "memory.limit_in_bytes", "memory.usage_in_bytes",
                                                      "total_inactive_file"));
            if (inner.empty())
                break;
        }
    }
    return least;
}

/// What the limits of this process leave. What it has mapped and does not use yet is its own already.
std::uint64_t freeInLimits()
{
    const std::uint64_t mapped = kibibytesIn(kStatus, "VmData:").value_or(0);
    const std::uint64_t unused = lessOf(mapped, kibibytesIn(kStatus, "RssAnon:").value_or(mapped));
    std::uint64_t least = kEndless;
    const auto limit = [&](int resource, std::uint64_t used) {
        rlimit value = {};
        if (getrlimit(resource, &value) == 0 && value.rlim_cur != RLIM_INFINITY)
            least = std::min<std::uint64_t>(least, lessOf(value.rlim_cur, used) + unused);
    };
    limit(RLIMIT_AS, kibibytesIn(kStatus, "VmSize:").value_or(0));
    limit(RLIMIT_DATA, mapped);
    return least;
}

} // namespace

std::uint64_t residentMemory()
{
    return kibibytesIn(kStatus, "VmRSS:").value_or(0);
}

std::uint64_t peakMemory()
{
    return kibibytesIn(kStatus, "VmHWM:").value_or(0);
}

void resetPeakMemory()
{
    constexpr const char *kPeak = "5"; // man 5 proc
    std::ofstream("/proc/self/clear_refs") << kPeak;
}

FreeMemory freeMemory()
{
    constexpr const char *kMemory = "/proc/meminfo";
    const std::uint64_t available = std::min(kibibytesIn(kMemory, "MemAvailable:").value_or(kEndless), freeInGroups());
    const std::uint64_t swap = kibibytesIn(kMemory, "SwapFree:").value_or(0);
    const std::uint64_t limit = freeInLimits();
    FreeMemory out;
    out.bytes = std::min(available, limit);
    out.swap = std::min(available < kEndless - swap ? available + swap : kEndless, limit) - out.bytes;
    return out;
}

} // namespace headstart
