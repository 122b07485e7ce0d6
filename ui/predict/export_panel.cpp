// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/export_panel.h"

#include "ui/common/file_dialogs.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"

#include <QDesktopServices>
#include <QProgressBar>
#include <QUrl>
#include <QVBoxLayout>

namespace headstart::ui {

ExportPanel::ExportPanel(const runs::RunStore &store, QWidget *parent)
    : QWidget(parent), m_store(store), m_busy(new QWidget(this)), m_notice(new Notice(this))
{
    m_notice->setObjectName(QStringLiteral("exportNotice"));
    auto *bar = new QProgressBar(m_busy);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("Export under way"));
    auto *busy = new QVBoxLayout(m_busy);
    busy->setContentsMargins(0, 0, 0, 0);
    busy->setSpacing(space::kTight);
    busy->addWidget(makeSecondary(tr("The run is being exported, then read back and compared."), m_busy));
    busy->addWidget(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_busy);
    layout->addWidget(m_notice);
    m_busy->hide();
    hide();
    connect(m_notice, &Notice::actionWanted, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    connect(&m_exporting, &Background::runningChanged, this, &ExportPanel::runningChanged);
}

void ExportPanel::exportRun(const runs::RunRow &run)
{
    QFileDialog *dialog = makeOpenDialog(this, tr("Choose an empty folder"), "exportDialog", QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::Accept, tr("Export here"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = run.id](const QString &folder) { exportInto(id, folder); });
    dialog->open();
}

void ExportPanel::exportInto(const std::string &run, const QString &folder)
{
    m_folder = folder;
    m_notice->clear();
    m_busy->show();
    show();
    m_exporting.run(
        [store = &m_store, run, path = folder.toStdString()](const StopToken &) -> Result<exporting::ExportCheck> {
            const auto row = store->find(run);
            return row ? exporting::exportRun(*store, *row, path) : Result<exporting::ExportCheck>(row.error());
        },
        [this](const Result<exporting::ExportCheck> &check) { showOutcome(check); });
}

void ExportPanel::showOutcome(const Result<exporting::ExportCheck> &check)
{
    m_busy->hide();
    if (!check) {
        m_notice->show(Notice::Kind::Error, tr("The run was not exported. %1").arg(words(check.error())));
        return;
    }
    const QString own =
        check->readsTexts ? tr("on %1 of its validation texts") : tr("on %1 of its validation pictures");
    const QString madeUp = check->readsTexts
                               ? tr("on %1 made-up texts, since the run's own cannot be read any more")
                               : tr("on %1 made-up pictures, since the run's own cannot be read any more");
    const QString samples = (check->onOwnData ? own : madeUp).arg(check->samples);
    const QString verdict = check->largestDifference == 0
                                ? tr("it gives the same numbers to the last bit")
                                : tr("the largest difference of a label's score (before the softmax) is %1")
                                      .arg(significant(check->largestDifference));
    // Weights read back give the same arithmetic; more than rounding means that something is wrong with the files.
    constexpr double kRounding = 1e-3;
    const bool isGood = check->largestDifference <= kRounding;
    m_notice->show(isGood ? Notice::Kind::Good : Notice::Kind::Warning,
                   tr("Exported to %1. Read back and compared %2: %3.").arg(m_folder, samples, verdict)
                       + (check->readsTexts ? QLatin1Char(' ') + tr("transformers loads the folder, too.") : QString()),
                   tr("Open the folder"));
}

} // namespace headstart::ui
