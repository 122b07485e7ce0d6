// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/save_curves_button.h"

#include "ui/common/widgets.h"
#include "ui/plots/curve_file.h"
#include "ui/plots/curve_plot.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <functional>

namespace headstart::ui {

namespace {

/// Draws now; what it returns may be called in any thread.
std::function<QByteArray()> drawn(const CurvePlot &plot, const QString &ending)
{
    if (ending == QLatin1String("csv")) {
        QList<CurveTable> tables; // shares the points
        for (int i = 0; i < plot.seriesCount(); ++i)
            tables.append({plot.series(i).name, plot.points(i)});
        return [tables] { return csvOf(tables); };
    }
    QByteArray bytes = ending == QLatin1String("svg")   ? plot.svg()
                       : ending == QLatin1String("pdf") ? plot.pdf()
                                                        : plot.png();
    return [bytes] { return bytes; };
}

bool isKnown(const QString &ending)
{
    return QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")}
        .contains(ending);
}

} // namespace

SaveCurvesButton::SaveCurvesButton(const QList<CurvePlot *> &plots, QWidget *parent) : QPushButton(parent)
{
    setText(tr("Save curves…"));
    setAccessibleName(tr("Save curves"));
    setToolTip(tr("As a picture (PNG), a drawing (SVG, PDF) or a table (CSV)"));
    setAccessibleDescription(toolTip());
    setAutoDefault(false);
    if (plots.size() == 1) {
        connect(this, &QPushButton::clicked, this, [this, plot = plots.first()] { ask(*plot); });
        return;
    }
    auto *menu = new QMenu(this);
    for (const CurvePlot *plot : plots)
        connect(menu->addAction(plot->title()), &QAction::triggered, this, [this, plot] { ask(*plot); });
    setMenu(menu);
}

void SaveCurvesButton::ask(const CurvePlot &plot)
{
    auto *dialog = new QFileDialog(window(), tr("Save curves"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saveCurvesDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Page (*.pdf)"), tr("Table (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(plot.title());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        for (const QString &ending :
             {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")})
            if (filter.contains(QLatin1String("*.") + ending))
                dialog->setDefaultSuffix(ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, &plot](const QString &file) { save(plot, file); });
    dialog->open();
}

void SaveCurvesButton::save(const CurvePlot &plot, const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    const QString target = isKnown(ending) ? file : file + QStringLiteral(".png");
    m_writing.run([target, draw = drawn(plot, ending)](const StopToken &) { return writeCurveFile(target, draw()); },
                  [this, target](const Result<void> &written) {
                      if (written)
                          Q_EMIT saved(target);
                      else
                          Q_EMIT failed(written.error());
                  });
}

} // namespace headstart::ui
