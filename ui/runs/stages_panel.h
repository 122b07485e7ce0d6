// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/runs/run_store.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;

namespace headstart::ui {

class StageMap;

/// What the stages of a run's network did.
struct RunStages {
    QStringList names;
    std::vector<runs::StageRow> rows;
};
/// Any thread. Errors: the store's.
Result<RunStages> readStages(const runs::RunStore &store, const std::string &run);

/// Shows it as a map.
class StagesPanel : public QWidget {
    Q_OBJECT

public:
    explicit StagesPanel(QWidget *parent = nullptr);

    /// `run`: its id. A run that goes on may be shown again: what one has zoomed into stays in view.
    void show(const QString &run, const QString &name, const RunStages &stages);
    void showMessage(const QString &message);

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const headstart::Error &error);

private:
    QString m_run;
    QLabel *m_name;
    StageMap *m_map;
};

} // namespace headstart::ui
