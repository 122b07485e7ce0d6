// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalogue/fetch.h"
#include "core/catalogue/transfer_rate.h"

#include <chrono>
#include <string>
#include <vector>

namespace headstart::cli {

/// What transfers show on stderr, and their results on stdout: on a terminal a line each that changes, else a log.
/// Used under a lock.
class FetchDisplay {
public:
    explicit FetchDisplay(const std::vector<const catalogue::ModelCard *> &cards);

    void show(std::size_t i, const catalogue::FetchProgress &progress);
    /// `saysError`: else whoever ends the program does.
    void end(std::size_t i, const Result<std::filesystem::path> &fetched, bool saysError);
    /// Leaves the lines that change as they are.
    void finish();

private:
    struct Line {
        std::string name;
        std::string text;
        catalogue::TransferRate rate;
        int tenths = -1; ///< of what has come, as logged
        bool isWaiting = false;
    };
    void draw();
    void erase();
    void log(Line &line, const catalogue::FetchProgress &progress);

    std::vector<Line> m_lines;
    bool m_isTerminal;
    int m_drawn = 0; ///< lines on the terminal
    std::chrono::steady_clock::time_point m_drawnAt;
};

} // namespace headstart::cli
