// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QWidget>

class QGridLayout;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace headstart::ui {

class RunMonitor;

/// Beside the curves: what a run is at, in numbers; what can be done with it; what happened, in words.
class RunSide : public QWidget {
    Q_OBJECT

public:
    explicit RunSide(RunMonitor &monitor, QWidget *parent = nullptr);

Q_SIGNALS:
    void runsWanted();
    void predictionWanted();
    void resumeWanted();
    void newRunWanted();
    void changeWanted();

private:
    /// A number with its name above it.
    struct Fact {
        QLabel *name;
        QLabel *value;
    };
    Fact addFact(QGridLayout &grid, int row, int column, int columns, const char *objectName, const QString &name);
    static void setValue(const Fact &fact, const QString &value);
    QWidget *makeFacts();
    QLayout *makeButtons();
    QPushButton *makeAction(const char *objectName, const QString &text, const QString &description,
                            const char *role = "");
    void connectButtons();
    void clear();
    void refreshPhase();
    void refreshNumbers();
    void refreshBest();
    void refreshTime();
    void showLookedAt(qsizetype done, qsizetype all);
    void tell(const QString &line);

    RunMonitor &m_monitor;
    QLabel *m_phase;
    QProgressBar *m_progress;
    Fact m_epoch;
    Fact m_time;
    Fact m_best;
    Fact m_pace;
    Fact m_memory;
    Fact m_rates;
    Fact m_parameters;
    QPushButton *m_pause;
    QPushButton *m_goOn;
    QPushButton *m_stop;
    QPushButton *m_change;
    QPushButton *m_predict;
    QPushButton *m_resume;
    QPushButton *m_runs;
    QPushButton *m_new;
    QPlainTextEdit *m_log;
};

} // namespace headstart::ui
