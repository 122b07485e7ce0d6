// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/common/background.h"

#include <QByteArray>
#include <QList>
#include <QPushButton>

#include <functional>

namespace headstart::ui {

/// A plot as a file's content.
struct SavablePlot {
    QString title;
    /// Draws now, by the file's ending (png, svg, pdf, csv); what it returns may be called in any thread.
    std::function<std::function<QByteArray()>(const QString &ending)> draw;
};

/// Saves plots as PNG, SVG, PDF or CSV, by the name that the user gives the file; a menu where there is more than one
/// plot. Draws in the window's thread, writes in another. The plots outlive it or go with the same parent.
class SavePlotButton : public QPushButton {
    Q_OBJECT

public:
    /// `action`: what the button is called, and the dialog that it opens.
    SavePlotButton(const QString &action, const QList<SavablePlot> &plots, QWidget *parent = nullptr);

    /// By the file's ending; one that is none of the four counts as PNG and gets it. saved or failed follows.
    void save(const SavablePlot &plot, const QString &file);

Q_SIGNALS:
    void saved(const QString &file);
    void failed(const headstart::Error &error);

private:
    void ask(const SavablePlot &plot);

    QString m_action;
    Background m_writing;
};

} // namespace headstart::ui
