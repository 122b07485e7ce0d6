// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/common/background.h"

#include <QList>
#include <QPushButton>

namespace headstart::ui {

class CurvePlot;

/// Saves plots as PNG, SVG, PDF or CSV, by the name that the user gives the file; a menu where there is more than one
/// plot. Draws in the window's thread, writes in another. The plots outlive it or go with the same parent.
class SaveCurvesButton : public QPushButton {
    Q_OBJECT

public:
    explicit SaveCurvesButton(const QList<CurvePlot *> &plots, QWidget *parent = nullptr);

    /// By the file's ending; one that is none of the four counts as PNG and gets it. saved or failed follows.
    void save(const CurvePlot &plot, const QString &file);

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const headstart::Error &error);

private:
    void ask(const CurvePlot &plot);

    Background m_writing;
};

} // namespace headstart::ui
