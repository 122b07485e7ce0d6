// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/predict/text_panel.h"

#include "ui/common/file_dialogs.h"
#include "ui/common/table_look.h"
#include "ui/common/text_lines.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/predict/predictions_csv.h"
#include "ui/predict/progress_row.h"
#include "ui/predict/text_entry.h"
#include "ui/predict/text_row_delegate.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headstart::ui {

TextPanel::TextPanel(const catalogue::Library &library, const runs::RunStore &store, int count, QWidget *parent)
    : QWidget(parent), m_library(library), m_store(store), m_count(count), m_work(m_rows), m_notice(new Notice(this)),
      m_entry(new TextEntry(count, this)),
      m_progress(new ProgressRow({"textProgressText", "textProgress", "cancelTexts"}, tr("Texts that were looked at"),
                                 tr("Stops after the texts that are being looked at"), this))
{
    m_notice->setObjectName(QStringLiteral("textsNotice"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_notice);
    layout->addWidget(m_entry);
    layout->addSpacing(space::kNormal);
    layout->addWidget(m_progress);
    layout->addWidget(makeTable(), 1);
    layout->addWidget(makeFoot());
    follow();
    refresh();
}

QWidget *TextPanel::makeTable()
{
    m_stack = new QStackedWidget(this);
    auto *empty = new EmptyState(tr("Many texts?"),
                                 tr("Drop a table of them here (.csv, .tsv, .jsonl), or a file with a text a line "
                                    "(.txt). Nothing leaves this computer."),
                                 tr("Choose a table..."), m_stack);
    connect(empty, &EmptyState::actionWanted, this, &TextPanel::choosingWanted);
    m_list = new QListView(m_stack);
    m_list->setObjectName(QStringLiteral("texts"));
    m_list->setAccessibleName(tr("Texts and what they are"));
    m_list->setModel(&m_rows);
    m_delegate = new TextRowDelegate(m_rows, m_count, m_list);
    m_list->setItemDelegate(m_delegate);
    makeRowList(*m_list);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_list);
    return m_stack;
}

QWidget *TextPanel::makeFoot()
{
    m_foot = new QWidget(this);
    m_summary = makeSecondary({}, m_foot);
    m_summary->setObjectName(QStringLiteral("textSummary"));
    m_save =
        makeButton(tr("Save predictions..."), tr("Writes lines, texts, labels and probabilities as CSV"), "", m_foot);
    m_save->setObjectName(QStringLiteral("savePredictions"));
    connect(m_save, &QPushButton::clicked, this, &TextPanel::chooseFile);
    QPushButton *clear = makeButton(tr("Clear"), tr("Takes the table out of this list; its file stays"), "", m_foot);
    clear->setObjectName(QStringLiteral("clearTexts"));
    connect(clear, &QPushButton::clicked, this, [this] {
        m_notice->clear();
        m_work.clear();
    });
    auto *row = new QHBoxLayout(m_foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kNormal);
    row->addWidget(m_summary, 1);
    row->addWidget(m_save);
    row->addWidget(clear);
    return m_foot;
}

void TextPanel::follow()
{
    const auto wanted = [this] {
        if (!m_hasFailed)
            load();
    };
    connect(m_progress, &ProgressRow::cancelled, this, &TextPanel::cancel);
    connect(m_entry, &TextEntry::judgeWanted, this, wanted);
    connect(&m_work, &TextTableWork::judgeWanted, this, wanted);
    connect(&m_work, &TextTableWork::changed, this, &TextPanel::refresh);
    connect(&m_work, &TextTableWork::failed, this, &TextPanel::tell);
    connect(&m_loading, &Background::runningChanged, this, &TextPanel::refresh);
    connect(m_notice, &Notice::actionWanted, this, [this] {
        m_notice->clear();
        if (m_judge)
            m_work.start();
        else
            load();
    });
    connect(&m_rows, &QAbstractItemModel::modelReset, this, &TextPanel::tableChanged);
}

void TextPanel::setSource(const ClassifierSource &source, const TrainedOn &trainedOn)
{
    m_notice->clear();
    m_loading.stop();
    m_source = source;
    m_hasFailed = false;
    m_judge.reset();
    m_entry->setJudge(nullptr);
    m_work.setJudge(nullptr);
    m_rows.forgetResults();
    if (source.isNone()) {
        refresh();
        return;
    }
    m_entry->setInPairs(trainedOn.inPairs);
    m_work.setTrainedOn(trainedOn);
    setCount(m_count);
    if (!m_entry->isEmpty() || hasTable())
        load();
    refresh();
}

void TextPanel::load()
{
    if (m_judge || m_source.isNone() || m_loading.isRunning())
        return;
    m_loading.run([source = m_source, library = m_library,
                   store = &m_store](const StopToken &) { return Judge::load(source, library, *store); },
                  [this](const Result<std::shared_ptr<const Judge>> &judge) {
                      m_hasFailed = !judge;
                      if (!judge) {
                          tell(judge.error());
                          return;
                      }
                      m_judge = *judge;
                      m_entry->setJudge(m_judge);
                      m_work.setJudge(m_judge);
                  });
}

void TextPanel::open(const QString &path)
{
    m_notice->clear();
    m_work.open(path);
}

void TextPanel::setCount(int count)
{
    m_count = count;
    m_entry->setCount(shownCount());
    m_delegate->setCount(shownCount());
    m_list->doItemsLayout();
}

/// No more than the network knows, where that can be told before it is loaded: no room is left empty.
int TextPanel::shownCount() const
{
    const auto known = m_source.run ? static_cast<int>(m_source.run->classes.size()) : 0;
    return known > 0 ? std::min(known, m_count) : m_count;
}

void TextPanel::stop()
{
    m_loading.stop();
    m_work.stop();
}

void TextPanel::tell(const Error &error)
{
    const bool canTryAgain = !m_judge || !m_rows.isComplete();
    m_notice->show(Notice::Kind::Error, words(error), canTryAgain ? tr("Try again") : QString());
}

void TextPanel::refresh()
{
    m_progress->setVisible(m_work.isRunning() || m_loading.isRunning());
    m_progress->setCanCancel(m_work.isRunning());
    m_progress->setProgress(progressWords(), m_rows.done(),
                            m_work.isOpening() || m_loading.isRunning() ? 0 : m_rows.size());
    m_stack->setCurrentIndex(hasTable() ? 1 : 0);
    m_foot->setVisible(hasTable());
    m_summary->setText(summary());
    m_save->setEnabled(m_rows.done() > 0 && !m_work.isRunning() && !m_saving.isRunning());
}

QString TextPanel::progressWords() const
{
    if (m_work.isOpening())
        return tr("The table is being read.");
    if (m_loading.isRunning())
        return tr("The network is being loaded.");
    const double left = m_work.secondsLeft();
    const QString texts = tr("%1 of %2 texts").arg(grouped(m_rows.done()), grouped(m_rows.size()));
    return std::isnan(left) ? texts : tr("%1, %2 left").arg(texts, about(left));
}

QString TextPanel::summary() const
{
    if (!hasTable())
        return {};
    const data::DataSource &source = m_rows.texts()->source();
    const bool inPairs = !source.pairColumn.empty() && source.pairColumn != "none";
    const QString columns =
        inPairs ? tr("columns “%1” and “%2”")
                      .arg(QString::fromStdString(source.textColumn), QString::fromStdString(source.pairColumn))
                : tr("column “%1”").arg(QString::fromStdString(source.textColumn));
    const QString file = QFileInfo(QString::fromStdString(source.path)).fileName();
    QString out = m_rows.size() == 1 ? tr("1 text of %1, %2.").arg(file, columns)
                                     : tr("%1 texts of %2, %3.").arg(grouped(m_rows.size()), file, columns);
    const auto failed = static_cast<qint64>(m_rows.results().failed());
    if (failed > 0)
        out += QLatin1Char(' ') + tr("Cannot be used: %1; the reason stands beside each.").arg(grouped(failed));
    const auto aside = static_cast<qint64>(m_rows.texts()->setAside().size());
    if (aside > 0)
        out += QLatin1Char(' ')
               + tr("Rows that cannot be read and are left out: %1; the first, %2: %3.")
                     .arg(grouped(aside), placeWords(m_rows.texts()->setAside().front().file),
                          words(m_rows.texts()->setAside().front().reason));
    return out;
}

void TextPanel::cancel()
{
    m_work.stop();
    const int left = m_rows.size() - m_rows.done();
    if (left > 0)
        m_notice->show(Notice::Kind::Warning,
                       left == 1 ? tr("Stopped. 1 text has not been looked at.")
                                 : tr("Stopped. %1 texts have not been looked at.").arg(grouped(left)),
                       tr("Go on"));
}

void TextPanel::chooseFile()
{
    QFileDialog *dialog = makeSaveDialog(this, tr("Save the predictions"), "predictionsDialog", tr("Tables (*.csv)"),
                                         tr("predictions.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &TextPanel::save);
    dialog->open();
}

void TextPanel::save(const QString &path)
{
    m_saving.run([path = path.toStdString(), texts = *m_rows.texts(), results = m_rows.results(), count = m_count](
                     const StopToken &stop) { return writePredictionsCsv(path, texts, results, count, stop); },
                 [this, path](const Result<void> &written) {
                     if (written)
                         m_notice->show(Notice::Kind::Good, tr("The predictions were written to %1.").arg(path));
                     else
                         m_notice->show(Notice::Kind::Error, words(written.error()));
                     refresh();
                 });
    refresh();
}

} // namespace headstart::ui
