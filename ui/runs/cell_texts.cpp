// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/cell_texts.h"

#include "ui/common/table_look.h"
#include "ui/common/text_lines.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/back_row.h"
#include "ui/runs/text_list_delegate.h"
#include "ui/runs/text_list_model.h"

#include <QVBoxLayout>

namespace headstart::ui {

CellTexts::CellTexts(QWidget *parent)
    : QWidget(parent), m_notice(new Notice(this)), m_list(new QListView(this)), m_whole(makeWhole()),
      m_model(new TextListModel(this)), m_head(new BackRow({"textsBack", "textsTitle"}, this))
{
    connect(m_head, &BackRow::backWanted, this, &CellTexts::backWanted);
    m_notice->setObjectName(QStringLiteral("cellTextsNotice"));
    m_list->setObjectName(QStringLiteral("cellTexts"));
    m_list->setAccessibleName(tr("Texts with their labels and losses"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TextListDelegate(*m_model, m_list));
    makeRowList(*m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CellTexts::showChosen);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &changed) {
        showProblem(changed.row());
        showChosen();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_head);
    layout->addWidget(m_notice);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_whole);
    setFocusProxy(m_list);
}

QPlainTextEdit *CellTexts::makeWhole()
{
    auto *whole = new QPlainTextEdit(this);
    whole->setObjectName(QStringLiteral("wholeText"));
    whole->setAccessibleName(tr("The chosen text"));
    whole->setPlaceholderText(tr("Choose a text to read all of it."));
    whole->setReadOnly(true);
    whole->setTabChangesFocus(true);
    constexpr int kLines = 4;
    whole->setFixedHeight(kLines * whole->fontMetrics().lineSpacing() + 2 * space::kNormal + space::kTight);
    return whole;
}

void CellTexts::show(const QString &title, const data::DataSource &source, const QStringList &classes,
                     std::vector<ValidationSample> texts)
{
    m_head->setTitle(title);
    m_notice->clear();
    m_model->setTexts(source, classes, std::move(texts));
    m_list->scrollToTop();
    showChosen();
}

void CellTexts::clear()
{
    m_head->setTitle({});
    m_notice->clear();
    m_model->setTexts({}, {}, {});
    showChosen();
}

void CellTexts::showChosen()
{
    const QModelIndex chosen = m_list->currentIndex();
    const TextCache::Entry *entry = chosen.isValid() ? m_model->textOf(chosen.row()) : nullptr;
    const QString text = entry ? readable(entry->text) : QString();
    if (text != m_whole->toPlainText())
        m_whole->setPlainText(text);
}

/// The first one stands for all: where the table is gone, each line would say the same.
void CellTexts::showProblem(int row)
{
    const TextCache::Entry *entry = m_model->textOf(row);
    if (entry && !entry->problem.isEmpty() && m_notice->text().isEmpty())
        m_notice->show(Notice::Kind::Warning, entry->problem);
}

} // namespace headstart::ui
