// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/insight/speed.h"

#include <filesystem>
#include <vector>

namespace headstart::insight {

/// What was measured, and where it holds.
struct MeasuredSpeed {
    std::string network;
    std::int64_t inputSize = 0;
    Speed speed;
    std::int64_t when = 0; ///< milliseconds since 1970, UTC
    std::string processor; ///< its name, as the system tells it
    std::string version;   ///< of this program

    bool operator==(const MeasuredSpeed &) const = default;
};

/// Speeds that were measured, in a small JSON file beside the library, so that each is measured once. It may be
/// anybody's: what in it is not a speed is passed over.
class SpeedFile {
public:
    explicit SpeedFile(std::filesystem::path file) : m_file(std::move(file)) {}
    /// headstart/speeds.json in the XDG data folder.
    static std::filesystem::path defaultFile();
    /// The name of this machine's processor.
    static std::string processor();

    /// Those of this processor and this version of the program. None where the file is not there, or is no such file.
    std::vector<MeasuredSpeed> read() const;
    /// Puts one down in the place of an earlier one of the same network, size, threads, processor and version. Those of
    /// other processors stay (a home may be on several machines), those of other versions go. Errors: the file cannot
    /// be written.
    Result<void> remember(const MeasuredSpeed &speed) const;

    /// Made now, on this machine, by this version.
    static MeasuredSpeed stamped(const std::string &network, std::int64_t inputSize, const Speed &speed);

private:
    std::filesystem::path m_file;
};

/// Of this network, size and number of threads; nullptr if it has not been measured.
const MeasuredSpeed *findSpeed(const std::vector<MeasuredSpeed> &speeds, const std::string &network,
                               std::int64_t inputSize, std::int64_t threads);

} // namespace headstart::insight
