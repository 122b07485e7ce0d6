// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/results_panel.h"

#include "ui/common/table_look.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/common/words.h"
#include "ui/runs/cell_pictures.h"
#include "ui/runs/cell_texts.h"
#include "ui/runs/confusion_model.h"
#include "ui/runs/confusion_view.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace headstart::ui {

ResultsPanel::ResultsPanel(QWidget *parent)
    : QStackedWidget(parent), m_message(makeSecondary({}, this)), m_matrixModel(new ConfusionModel(this)),
      m_classModel(new ClassMetricsModel(this)), m_matrixPage(makeMatrixPage()), m_pictures(new CellPictures(this)),
      m_texts(new CellTexts(this))
{
    m_message->setObjectName(QStringLiteral("resultsMessage"));
    m_message->setAlignment(Qt::AlignCenter);
    addWidget(m_message);
    addWidget(m_matrixPage);
    addWidget(m_pictures);
    addWidget(m_texts);
    connect(m_pictures, &CellPictures::backWanted, this, &ResultsPanel::goBack);
    connect(m_texts, &CellTexts::backWanted, this, &ResultsPanel::goBack);
}

void ResultsPanel::goBack()
{
    setCurrentWidget(m_matrixPage);
    m_pictures->clear();
    m_texts->clear();
    m_matrix->setFocus();
}

QWidget *ResultsPanel::makeMatrixPage()
{
    auto *page = new QWidget(this);
    m_summary = new QLabel(page);
    m_summary->setObjectName(QStringLiteral("accuracySummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    auto *shares = new QCheckBox(tr("&Percentages of each row"), page);
    shares->setObjectName(QStringLiteral("rowShares"));
    shares->setAccessibleName(tr("Percentages of each row"));
    connect(shares, &QCheckBox::toggled, m_matrixModel, &ConfusionModel::setShowsShares);
    m_matrix = new ConfusionView(page);
    m_matrix->setObjectName(QStringLiteral("confusion"));
    m_matrix->setAccessibleName(tr("Confusion matrix"));
    m_matrix->setModel(m_matrixModel);
    connect(m_matrix->selectionModel(), &QItemSelectionModel::currentChanged, this, &ResultsPanel::showCell);
    connect(m_matrix, &QAbstractItemView::activated, this, &ResultsPanel::openCell);
    m_cell = makeCaption({}, page);
    m_cell->setObjectName(QStringLiteral("cellText"));
    m_open = makeButton({}, {}, "", page);
    m_open->setObjectName(QStringLiteral("openCell"));
    connect(m_open, &QPushButton::clicked, this, &ResultsPanel::openCell);
    m_errors = makeButton(tr("&Errors by loss"),
                          tr("Shows all texts that are taken for something else, the greatest "
                             "loss first"),
                          "", page);
    m_errors->setObjectName(QStringLiteral("openErrors"));
    connect(m_errors, &QPushButton::clicked, this, &ResultsPanel::openErrors);
    auto *classes = new QTableView(page);
    makeClassTable(classes);

    auto *cell = new QHBoxLayout;
    cell->setSpacing(space::kNormal);
    cell->addWidget(m_cell, 1);
    cell->addWidget(m_open, 0, Qt::AlignTop);
    cell->addWidget(m_errors, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_summary);
    layout->addWidget(shares);
    layout->addWidget(m_matrix, 3);
    layout->addLayout(cell);
    layout->addWidget(classes, 2);
    return page;
}

void ResultsPanel::makeClassTable(QTableView *table)
{
    table->setObjectName(QStringLiteral("classTable"));
    table->setAccessibleName(tr("Classes"));
    useTightHeader(*table);
    auto *sorted = new QSortFilterProxyModel(table);
    sorted->setSourceModel(m_classModel);
    sorted->setSortRole(ClassMetricsModel::SortRole);
    table->setModel(sorted);
    table->setSortingEnabled(true);
    table->sortByColumn(ClassMetricsModel::Recall, Qt::AscendingOrder); // the worst first
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(ClassMetricsModel::Name, QHeaderView::Stretch);
}

void ResultsPanel::show(const Judgement &judgement, const data::DataSource &source)
{
    if (judgement.metrics.n == 0) {
        showMessage(tr("No epoch has ended yet. The results of the best one will stand here."));
        return;
    }
    const QModelIndex current = m_matrix->currentIndex();
    const bool isSameRun = judgement.run == m_judgement.run && current.isValid();
    const int row = current.row();
    const int column = current.column();
    m_judgement = judgement;
    m_source = source;
    m_matrixModel->setJudgement(judgement);
    m_classModel->setJudgement(judgement);
    m_summary->setText(summary());
    showWords();
    if (isSameRun)
        m_matrix->setCurrentIndex(m_matrixModel->index(row, column));
    showCell();
    // What is being looked at stays.
    if ((currentWidget() != m_pictures && currentWidget() != m_texts) || !isSameRun) {
        m_pictures->clear();
        m_texts->clear();
        setCurrentWidget(m_matrixPage);
    }
}

/// Those that depend on what the samples are.
void ResultsPanel::showWords()
{
    const bool isText = m_judgement.isText;
    m_summary->setToolTip(isText ? tr("The interval is Wilson's (1927), at 95 %. These samples also chose the best "
                                      "epoch, so on new texts expect a little less.")
                                 : tr("The interval is Wilson's (1927), at 95 %. These samples also chose the best "
                                      "epoch, so on new pictures expect a little less."));
    m_matrix->setAccessibleDescription(isText ? tr("A row for what texts are, a column for what they were taken for. "
                                                   "Enter shows the texts of a cell.")
                                              : tr("A row for what pictures show, a column for what they were taken "
                                                   "for. Enter shows the pictures of a cell."));
    m_open->setText(isText ? tr("&Show texts") : tr("&Show pictures"));
    m_open->setToolTip(isText ? tr("Shows the texts of the selected cell (Enter)")
                              : tr("Shows the pictures of the selected cell (Enter)"));
    m_open->setAccessibleName(isText ? tr("Show texts") : tr("Show pictures"));
    m_open->setAccessibleDescription(m_open->toolTip());
    const bool hasErrors = m_judgement.metrics.accuracy < 1;
    m_errors->setVisible(isText);
    m_errors->setEnabled(hasErrors);
}

void ResultsPanel::showMessage(const QString &text)
{
    m_judgement = {};
    m_matrixModel->setJudgement(m_judgement);
    m_classModel->setJudgement(m_judgement);
    m_pictures->clear();
    m_texts->clear();
    m_message->setText(text);
    setCurrentWidget(m_message);
}

QString ResultsPanel::summary() const
{
    const insight::Metrics &metrics = m_judgement.metrics;
    return (m_judgement.isText
                ? tr("%1 of %2 validation texts are right; with 95 % confidence it is %3 to %4. Loss %5.")
                : tr("%1 of %2 validation pictures are right; with 95 % confidence it is %3 to %4. Loss %5."))
        .arg(percent(metrics.accuracy), grouped(metrics.n), percent(metrics.ci95.low), percent(metrics.ci95.high),
             significant(metrics.loss));
}

void ResultsPanel::showCell()
{
    const QModelIndex cell = m_matrix->currentIndex();
    const QString hint = m_judgement.isText
                             ? tr("Rows: what texts are. Columns: what they were taken for. Choose a cell.")
                             : tr("Rows: what pictures show. Columns: what they were taken for. Choose a cell.");
    m_cell->setText(cell.isValid() ? m_matrixModel->sentence(cell.row(), cell.column()) : hint);
    m_open->setEnabled(cell.isValid() && m_matrixModel->count(cell.row(), cell.column()) > 0);
}

void ResultsPanel::openCell()
{
    const QModelIndex cell = m_matrix->currentIndex();
    if (!cell.isValid() || m_matrixModel->count(cell.row(), cell.column()) == 0)
        return;
    const QString title = m_matrixModel->sentence(cell.row(), cell.column());
    auto samples = m_judgement.samplesOf(static_cast<std::size_t>(cell.row()), static_cast<std::size_t>(cell.column()));
    QWidget *list = m_pictures;
    if (m_judgement.isText) {
        m_texts->show(title, m_source, m_judgement.classes, std::move(samples));
        list = m_texts;
    } else {
        m_pictures->show(title, m_source, std::move(samples));
    }
    setCurrentWidget(list);
    list->setFocus();
}

void ResultsPanel::openErrors()
{
    auto errors = m_judgement.errors();
    const QString title = tr("%1 of %2 validation texts are taken for something else, the greatest loss first")
                              .arg(grouped(static_cast<qint64>(errors.size())), grouped(m_judgement.metrics.n));
    m_texts->show(title, m_source, m_judgement.classes, std::move(errors));
    setCurrentWidget(m_texts);
    m_texts->setFocus();
}

} // namespace headstart::ui
