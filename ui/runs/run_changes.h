// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/run_store.h"
#include "ui/common/background.h"

#include <QObject>

#include <functional>
#include <memory>

namespace headstart::ui {

/// Writes to the store off the window's thread, in the order in which they were asked for; none is lost, those that are
/// still waiting when this goes are written then. The store must outlive it.
class RunChanges : public QObject {
    Q_OBJECT

public:
    using Change = std::function<Result<void>(runs::RunStore &)>;

    explicit RunChanges(runs::RunStore &store, QObject *parent = nullptr);
    ~RunChanges() override;

    /// `done` is called in the window's thread with what came of it.
    void add(Change change, std::function<void(const Result<void> &)> done);

private:
    struct Queue;
    runs::RunStore &m_store;
    std::shared_ptr<Queue> m_queue;
    Background m_background;
};

} // namespace headstart::ui
