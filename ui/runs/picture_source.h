// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/idx_file.h"

#include <QImage>

#include <filesystem>
#include <mutex>
#include <string>

namespace headstart::ui {

/// The pictures of a run's data, by the names that the store keeps: files below the data's folder, and "FILE#7" for a
/// picture inside an IDX file. Nothing is opened before it is asked for. Any thread, one picture at a time.
class PictureSource {
public:
    explicit PictureSource(const data::DataSource &source);

    struct Thumbnail {
        QImage image;
        bool isChanged = false; ///< the file is no longer the one that the run saw
    };
    /// At most `side` pixels wide and high. Errors: the file is gone, or damaged.
    Result<Thumbnail> thumbnail(const std::string &file, const std::string &hash, int side);

private:
    Result<Thumbnail> fromIdx(const std::string &file, std::size_t number, const std::string &hash);

    std::filesystem::path m_root;
    bool m_isIdx = false;
    std::mutex m_mutex; ///< of what follows: the IDX file that was read last
    std::string m_idxFile;
    data::IdxArray m_idx;
};

} // namespace headstart::ui
