// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/common/background.h"
#include "ui/predict/judge.h"
#include "ui/predict/pace.h"
#include "ui/predict/run_choice.h"
#include "ui/predict/text_results.h"

#include <QString>

namespace headstart::ui {

class TextPredictions;

/// Opens a table of texts and judges its rows, batch by batch, off the window's thread; it can be stopped between two.
/// Used by the window's thread; the model must outlive it.
class TextTableWork : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kMostGuesses = 10; ///< of a text

    explicit TextTableWork(TextPredictions &model, QObject *parent = nullptr);

    /// A table that is there is judged anew once there is a judge; it is read anew where other columns are wanted.
    void setTrainedOn(const TrainedOn &data);
    void setJudge(std::shared_ptr<const Judge> judge);
    void open(const QString &path);
    void start();
    void stop();
    /// Stops, and forgets the table.
    void clear();

    bool isOpening() const { return m_opening.isRunning(); }
    bool isRunning() const { return m_opening.isRunning() || m_judging.isRunning(); }
    double secondsLeft() const; ///< NaN while nothing can be said

Q_SIGNALS:
    void changed();
    void judgeWanted(); ///< there are rows to judge and nothing that could
    void failed(const headstart::Error &error);

private:
    void judgeNext();

    TextPredictions &m_model;
    TrainedOn m_trainedOn;
    std::shared_ptr<const Judge> m_judge;
    QString m_path;
    Pace m_pace;
    Background m_opening;
    Background m_judging;
};

} // namespace headstart::ui
