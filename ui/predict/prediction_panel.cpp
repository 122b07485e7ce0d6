// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/prediction_panel.h"

#include "core/base/text_file.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/prediction_delegate.h"
#include "ui/predict/predictions_csv.h"
#include "ui/predict/progress_row.h"

#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace headstart::ui {

PredictionPanel::PredictionPanel(const catalogue::Library &library, const runs::RunStore &store, QWidget *parent)
    : QWidget(parent), m_count(kUsualCount), m_work(library, store, m_pictures, m_views), m_notice(new Notice(this)),
      m_progress(new ProgressRow({"progressText", "progress", "cancel"}, tr("Pictures that were looked at"),
                                 tr("Stops after the picture that is being looked at"), this))
{
    m_notice->setObjectName(QStringLiteral("picturesNotice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_notice);
    layout->addWidget(m_progress);
    layout->addWidget(makeList(), 1);
    layout->addWidget(makeFoot());
    follow();
    refresh();
}

QWidget *PredictionPanel::makeList()
{
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(tr("Which pictures?"),
                                 tr("Drop pictures here, or a folder of them. They stay where they are; nothing leaves "
                                    "this computer."),
                                 tr("Choose pictures..."), m_stack);
    connect(empty, &EmptyState::actionWanted, this, &PredictionPanel::choosingWanted);
    m_list = new QListView(m_stack);
    m_list->setObjectName(QStringLiteral("pictures"));
    m_list->setAccessibleName(tr("Pictures and what they show"));
    m_list->setModel(&m_pictures);
    m_delegate = new PredictionDelegate(m_pictures, m_views, m_count, m_list);
    m_list->setItemDelegate(m_delegate);
    makeRowList(*m_list);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_list);
    return m_stack;
}

QWidget *PredictionPanel::makeFoot()
{
    m_foot = new QWidget(this);
    m_summary = makeSecondary({}, m_foot);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_save = makeButton(tr("Save table..."), tr("Writes files, labels and probabilities as CSV"), "", m_foot);
    m_save->setObjectName(QStringLiteral("saveTable"));
    connect(m_save, &QPushButton::clicked, this, &PredictionPanel::chooseTable);
    QPushButton *clear =
        makeButton(tr("Clear"), tr("Takes all pictures out of this list; their files stay"), "", m_foot);
    clear->setObjectName(QStringLiteral("clear"));
    connect(clear, &QPushButton::clicked, this, [this] {
        m_notice->clear();
        m_work.clear();
        m_views.clear();
    });
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(m_summary, 1);
    row->addWidget(m_save);
    row->addWidget(clear);
    return m_foot;
}

void PredictionPanel::follow()
{
    connect(m_progress, &ProgressRow::cancelled, this, &PredictionPanel::stop);
    connect(&m_work, &PredictionWork::changed, this, &PredictionPanel::refresh);
    connect(&m_work, &PredictionWork::added, this, &PredictionPanel::showAdded);
    connect(&m_work, &PredictionWork::failed, this, [this](const Error &error) {
        m_notice->show(Notice::Kind::Error, words(error), m_pictures.isComplete() ? QString() : tr("Try again"));
    });
    connect(m_notice, &Notice::actionWanted, this, [this] {
        m_notice->clear();
        m_work.start();
    });
    connect(&m_views, &ViewCache::fetched, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&m_pictures, &QAbstractItemModel::rowsInserted, this, &PredictionPanel::picturesChanged);
    connect(&m_pictures, &QAbstractItemModel::modelReset, this, &PredictionPanel::picturesChanged);
}

void PredictionPanel::setSource(const ClassifierSource &source)
{
    m_notice->clear();
    m_work.setSource(source);
}

void PredictionPanel::add(const QStringList &paths)
{
    m_notice->clear();
    m_work.add(paths);
}

void PredictionPanel::setCount(int count)
{
    m_count = count;
    m_delegate->setCount(count);
    m_list->doItemsLayout();
}

void PredictionPanel::refresh()
{
    m_progress->setVisible(m_work.isRunning());
    m_progress->setProgress(progressWords(), m_pictures.done(), m_work.isListing() ? 0 : m_pictures.size());
    m_stack->setCurrentIndex(hasPictures() ? 1 : 0);
    m_foot->setVisible(hasPictures());
    m_summary->setText(summary());
    m_save->setEnabled(m_pictures.done() > 0 && !m_work.isRunning() && !m_saving.isRunning());
}

QString PredictionPanel::progressWords() const
{
    if (m_work.isListing())
        return tr("The pictures are being listed.");
    const double left = m_work.secondsLeft();
    if (std::isnan(left))
        return tr("The network is being loaded.");
    return tr("%1 of %2 pictures, %3 left").arg(grouped(m_pictures.done()), grouped(m_pictures.size()), about(left));
}

QString PredictionPanel::summary() const
{
    const QString pictures =
        m_pictures.size() == 1 ? tr("1 picture") : tr("%1 pictures").arg(grouped(m_pictures.size()));
    return m_pictures.damaged() == 0 ? pictures
                                     : tr("%1, %2 of them cannot be used: the reason stands beside each")
                                           .arg(pictures, grouped(m_pictures.damaged()));
}

void PredictionPanel::showAdded(int known, int emptyFolders)
{
    QStringList what;
    if (known > 0)
        what += known == 1 ? tr("1 picture was in the list already.")
                           : tr("%1 pictures were in the list already.").arg(grouped(known));
    if (emptyFolders > 0)
        what += emptyFolders == 1 ? tr("In the folder there is no picture.")
                                  : tr("In %1 folders there is no picture.").arg(grouped(emptyFolders));
    if (!what.isEmpty())
        m_notice->show(Notice::Kind::Warning, what.join(QLatin1Char(' ')));
}

void PredictionPanel::stop()
{
    m_work.stop();
    const int left = m_pictures.size() - m_pictures.done();
    if (left > 0)
        m_notice->show(Notice::Kind::Warning,
                       left == 1 ? tr("Stopped. 1 picture has not been looked at.")
                                 : tr("Stopped. %1 pictures have not been looked at.").arg(grouped(left)),
                       tr("Go on"));
}

void PredictionPanel::chooseTable()
{
    QFileDialog *dialog =
        makeSaveDialog(this, tr("Save the table"), "tableDialog", tr("Tables (*.csv)"), tr("predictions.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &PredictionPanel::saveTable);
    dialog->open();
}

void PredictionPanel::saveTable(const QString &path)
{
    m_saving.run([rows = m_pictures.rows(), count = m_count, path = path.toStdString()](
                     const StopToken &) { return writeTextFile(path, predictionsCsv(rows, count)); },
                 [this, path](const Result<void> &written) {
                     if (written)
                         m_notice->show(Notice::Kind::Good, tr("The table was written to %1.").arg(path));
                     else
                         m_notice->show(Notice::Kind::Error, words(written.error()));
                     refresh();
                 });
    refresh();
}

} // namespace headstart::ui
