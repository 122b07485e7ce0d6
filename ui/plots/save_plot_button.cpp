// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/save_plot_button.h"

#include "ui/common/widgets.h"
#include "ui/plots/curve_file.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace headstart::ui {

namespace {

bool isKnown(const QString &ending)
{
    return QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")}
        .contains(ending);
}

} // namespace

SavePlotButton::SavePlotButton(const QString &action, const QList<SavablePlot> &plots, QWidget *parent)
    : QPushButton(parent), m_action(action)
{
    constexpr QChar kEllipsis(0x2026); // it asks first
    setText(action + kEllipsis);
    setAccessibleName(action);
    setToolTip(tr("As a picture (PNG), a drawing (SVG, PDF) or a table (CSV)"));
    setAccessibleDescription(toolTip());
    setAutoDefault(false);
    if (plots.size() == 1) {
        connect(this, &QPushButton::clicked, this, [this, plot = plots.first()] { ask(plot); });
        return;
    }
    auto *menu = new QMenu(this);
    for (const SavablePlot &plot : plots)
        connect(menu->addAction(plot.title), &QAction::triggered, this, [this, plot] { ask(plot); });
    setMenu(menu);
}

void SavePlotButton::ask(const SavablePlot &plot)
{
    auto *dialog = new QFileDialog(window(), m_action);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("savePlotDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Drawing (*.svg)"), tr("Page (*.pdf)"), tr("Table (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(plot.title);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        for (const QString &ending :
             {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("csv")})
            if (filter.contains(QLatin1String("*.") + ending))
                dialog->setDefaultSuffix(ending);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, plot](const QString &file) { save(plot, file); });
    dialog->open();
}

void SavePlotButton::save(const SavablePlot &plot, const QString &file)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    const bool isNamed = isKnown(ending);
    const QString target = isNamed ? file : file + QStringLiteral(".png");
    const auto draw = plot.draw(isNamed ? ending : QStringLiteral("png"));
    m_writing.run([target, draw](const StopToken &) { return writeCurveFile(target, draw()); },
                  [this, target](const Result<void> &written) {
                      if (written)
                          Q_EMIT saved(target);
                      else
                          Q_EMIT failed(written.error());
                  });
}

} // namespace headstart::ui
