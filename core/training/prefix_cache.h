// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/inputs.h"
#include "core/training/freeze_plan.h"
#include "core/training/run_config.h"
#include "core/zoo/flow.h"
#include "core/zoo/network.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace headstart::training {

/// What the outputs of a kept part depend on, besides the samples: its values, how it computes and on what, how
/// pictures become its input (tokens are the samples themselves). SHA-256, lower-case hex.
std::string prefixKey(const zoo::Network &network, std::size_t firstTrained, const RunConfig &config);

/// What tells the outputs of a kept part for a sample, or for a view of it (0: as it is), from all others of this part,
/// in any data. `inputs` must outlive it.
class PrefixItemKeys {
public:
    PrefixItemKeys(const data::Inputs &inputs, const RunConfig &config);

    std::string of(std::size_t sample, std::int64_t view) const;

private:
    const data::Inputs &m_inputs;
    std::string m_variation; ///< how views come about
};

/// One file of a cache.
struct PrefixFile {
    std::filesystem::path path;
    std::string model;
    std::string stage; ///< the first that is not in it
    std::uint64_t bytes = 0;
    std::int64_t used = 0; ///< the last time: seconds since 1970
};

/// Outputs of kept parts on the disk, for later runs: a file a key, which grows; in it a record a sample, with a
/// checksum. All files together stay below a limit: the longest unused go first. It is a cache: what is damaged, cut
/// short or gone is computed again, a full disk means that nothing more is kept, and of two processes at one file the
/// second does not write. Several processes may share a folder; an object is used by one thread.
class PrefixCache {
public:
    /// headstart/prefix in the XDG cache folder.
    static std::filesystem::path defaultFolder();

    /// `description` and `limit` are of what is written.
    PrefixCache(std::filesystem::path folder, const std::string &key, const std::string &model,
                const std::string &stage, std::uint64_t limit);

    /// Gives what there is of these samples to `visit`, one after the other, while it returns true. The file counts as
    /// used.
    using Visit = std::function<bool(const std::string &sample, zoo::Flow flow)>;
    void each(const std::set<std::string> &samples, const Visit &visit) const;

    /// What there is of these samples, until they are `most` bytes.
    std::map<std::string, zoo::Flow> read(const std::set<std::string> &samples, std::uint64_t most) const;

    /// How many of these samples it has, by the beginnings of their records alone.
    std::size_t count(const std::set<std::string> &samples) const;

    struct Record {
        std::string sample; ///< neither blanks nor line breaks
        zoo::Flow flow;
    };
    /// Returns how many of them were written, from the first one on.
    std::size_t write(const std::vector<Record> &records);

    /// The files of a folder, the last used first; other files are passed over.
    static std::vector<PrefixFile> list(const std::filesystem::path &folder);
    /// Removes them all. Returns the bytes that were freed.
    static std::uint64_t clear(const std::filesystem::path &folder);

private:
    std::uint64_t makeRoom(std::uint64_t bytes) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_file;
    std::string m_title; ///< the first line of the file
    std::uint64_t m_limit;
};

} // namespace headstart::training
