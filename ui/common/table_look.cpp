// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/table_look.h"

#include "ui/common/theme.h"

#include <QHeaderView>
#include <QListView>
#include <QTableView>

namespace headstart::ui {

namespace {

/// Leaves as much room for the arrow of sorting as it takes: Qt's leaves a head's height, two lines and more.
class TightHeader : public QHeaderView {
public:
    explicit TightHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(true);
        setHighlightSections(false);
    }

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        const QSize size = QHeaderView::sectionSizeFromContents(section);
        return isSortIndicatorShown() ? size - QSize(size.height() - space::kGroup, 0) : size;
    }
};

} // namespace

void useTightHeader(QTableView &table)
{
    table.setHorizontalHeader(new TightHeader(&table));
}

void makeListLike(QTableView &table)
{
    useTightHeader(table);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setTabKeyNavigation(false);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(type::kBody + space::kGroup);
    table.horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    if (table.horizontalHeader()->count() > 0) // else there is no first column
        table.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void makeRowList(QListView &list)
{
    list.setUniformItemSizes(true);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setMouseTracking(true);
    QObject::connect(&Theme::instance(), &Theme::changed, list.viewport(), qOverload<>(&QWidget::update));
}

} // namespace headstart::ui
