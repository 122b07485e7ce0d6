// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/text_rows.h"

#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/data/row_view.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace headstart::ui {

TextRows::TextRows(TextRowsModel::PartOf partOf, QWidget *parent)
    : QWidget(parent), m_model(std::move(partOf)), m_view(new RowView(this))
{
    m_view->setObjectName(QStringLiteral("textRows"));
    m_view->setAccessibleName(tr("Texts"));
    m_view->setModel(&m_model);
    QHeaderView *head = m_view->head();
    head->setSectionResizeMode(TextRowsModel::First, QHeaderView::Stretch);
    head->setSectionResizeMode(TextRowsModel::Second, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &RowView::rowsInView, &m_model, &TextRowsModel::want);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TextRows::choose);
}

void TextRows::open(const data::Dataset &dataset, const std::shared_ptr<const SampleGroups> &groups)
{
    m_dataset = dataset;
    m_model.open(dataset, groups);
    sizeColumns(dataset);
    setFilter(kAllSamples);
}

void TextRows::close()
{
    m_reading.stop();
    m_dataset.reset();
    m_model.close();
    Q_EMIT textChosen({}, {});
}

void TextRows::setFilter(int filter)
{
    m_model.setFilter(filter);
    m_view->verticalScrollBar()->setValue(0);
    const QModelIndex first = m_model.index(0, 0);
    m_view->setCurrentIndex(first);
    choose(first);
}

/// As wide as what stands in them, without looking at every row.
void TextRows::sizeColumns(const data::Dataset &dataset)
{
    constexpr int kWidest = 140;
    QHeaderView *head = m_view->head();
    const auto widthOf = [&](const QString &text) {
        return std::min(kWidest, m_view->fontMetrics().horizontalAdvance(text) + space::kGroup);
    };
    const auto size = [&](int column, int width) {
        const QString name = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        head->resizeSection(column, std::max(width, widthOf(name)));
    };
    int label = 0;
    constexpr std::size_t kEnough = 1000;
    for (std::size_t i = 0; i < std::min(kEnough, dataset.classes().size()); ++i)
        label = std::max(label, widthOf(QString::fromStdString(dataset.classes()[i])));
    const auto samples = dataset.samples();
    size(TextRowsModel::Line, widthOf(shortPlace(samples.back().file)));
    if (!dataset.setAside().empty())
        label = std::max(label, widthOf(TextRowsModel::tr("set aside")));
    size(TextRowsModel::Label, label);
    const auto words = {TextRowsModel::tr("trains"), TextRowsModel::tr("judges"), TextRowsModel::tr("kept")};
    int part = 0;
    for (const QString &word : words)
        part = std::max(part, widthOf(word));
    size(TextRowsModel::Part, part);
    const std::string &pair = dataset.source().pairColumn;
    head->setSectionHidden(TextRowsModel::Second, dataset.source().kind != "glue" && (pair.empty() || pair == "none"));
}

void TextRows::choose(const QModelIndex &row)
{
    if (!m_dataset)
        return;
    const auto sample = row.isValid() ? row.data(TextRowsModel::SampleRole).toLongLong() : -1;
    if (sample >= 0)
        return readText(static_cast<std::size_t>(sample));
    m_reading.stop();
    const QString place = row.siblingAtColumn(TextRowsModel::Line).data().toString();
    Q_EMIT textChosen(
        {}, row.isValid() ? tr("Line %1 was set aside: %2").arg(place, row.data(TextRowsModel::ProblemRole).toString())
                          : tr("There is no text of this class."));
}

void TextRows::readText(std::size_t sample)
{
    const QString label = labelOf(*m_dataset, sample);
    const QString caption = tr("Line %1").arg(shortPlace(m_dataset->samples()[sample].file))
                            + (label.isEmpty() ? QString() : QStringLiteral(" · ") + label);
    m_reading.run([dataset = *m_dataset, sample](const StopToken &) { return dataset.text(sample); },
                  [this, caption](const Result<data::TextSample> &text) {
                      if (text)
                          Q_EMIT textChosen(*text, caption);
                      else
                          Q_EMIT textChosen({}, words(text.error()));
                  });
}

} // namespace headstart::ui
