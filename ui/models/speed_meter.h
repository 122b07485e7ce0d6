// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/model_card.h"
#include "core/insight/speed_file.h"
#include "ui/common/background.h"

#include <QObject>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace headstart::ui {

class Workbench;

/// How fast models run on this machine: remembered, or measured in the background, one after another. A run that trains
/// would spoil the figures, and they the run: then nothing is measured. The workbench must outlive it.
class SpeedMeter : public QObject {
    Q_OBJECT

public:
    explicit SpeedMeter(Workbench &workbench, QObject *parent = nullptr);

    /// Brings what was measured before; changed() follows.
    void load();

    /// On as many threads as runs take; nullptr if that has not been measured.
    const insight::MeasuredSpeed *find(const catalogue::ModelCard &card) const;
    /// Why nothing can be measured; empty: it can.
    QString obstacle() const;
    const std::optional<Error> &error() const { return m_error; } ///< of what was measured last

    /// Those that have no speed yet; `again`: all of them. Models of one network and one size of pictures are measured
    /// once. Nothing may be being measured, and there must be no obstacle.
    void measure(const std::vector<const catalogue::ModelCard *> &cards, bool again);
    void stop();
    bool isMeasuring() const { return m_measuring.isRunning(); }
    /// Whether it is this model's network that is being measured.
    bool isMeasuring(const catalogue::ModelCard &card) const;
    int done() const { return m_done; }
    int all() const { return m_all; }

Q_SIGNALS:
    void changed();

private:
    struct Subject {
        std::string network;
        int inputSize = 0;
        bool operator==(const Subject &) const = default;
    };
    std::int64_t threads() const;
    void followSession();
    void next();
    void take(const insight::MeasuredSpeed &speed);

    Workbench &m_workbench;
    std::vector<insight::MeasuredSpeed> m_speeds;
    std::optional<Error> m_error;
    std::deque<Subject> m_waiting; ///< the first is being measured
    bool m_isTraining = false;
    int m_done = 0;
    int m_all = 0;
    Background m_loading;
    Background m_measuring;
};

} // namespace headstart::ui
