// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/insight/outline.h"
#include "ui/common/background.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headstart::ui {

/// Measures what the stages of models take on this machine, in the background, one model at a time, and remembers it
/// as long as it lives. Used by the window's thread.
class StageTimes : public QObject {
    Q_OBJECT

public:
    /// What is measured.
    struct Key {
        std::string model;
        std::int64_t inputSize = 0;
        std::int64_t threads = 0;

        auto operator<=>(const Key &) const = default; // NOLINT(modernize-use-nullptr): it takes <=> for a 0
    };

    explicit StageTimes(QObject *parent = nullptr);

    /// Empty while nothing is known of it.
    std::vector<insight::StageCost> find(const Key &key) const;
    /// Why it could not be measured.
    std::optional<Error> errorOf(const Key &key) const;
    /// Begins, unless it is known or being measured. What else is being measured is given up.
    void measure(const Key &key);
    void stop() { m_measuring.stop(); }
    bool isMeasuring() const { return m_measuring.isRunning(); }

Q_SIGNALS:
    void changed();

private:
    std::map<Key, Result<std::vector<insight::StageCost>>> m_known;
    Key m_now; ///< while it is measuring
    Background m_measuring;
};

} // namespace headstart::ui
