// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/cell_pictures.h"

#include "ui/common/theme.h"
#include "ui/runs/back_row.h"
#include "ui/runs/picture_list_model.h"

#include <QVBoxLayout>

#include <memory>

namespace headstart::ui {

CellPictures::CellPictures(QWidget *parent)
    : QWidget(parent), m_list(new QListView(this)), m_model(new PictureListModel(this)),
      m_head(new BackRow({"backToMatrix", "cellTitle"}, this))
{
    connect(m_head, &BackRow::backWanted, this, &CellPictures::backWanted);
    m_list->setObjectName(QStringLiteral("cellPictures"));
    m_list->setAccessibleName(tr("Pictures of this cell"));
    m_list->setModel(m_model);
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    constexpr QSize kText(space::kGroup, 3 * space::kGroup); // two lines below the picture
    constexpr QSize kPicture(PictureListModel::kSide, PictureListModel::kSide);
    m_list->setIconSize(kPicture);
    m_list->setGridSize(kPicture + kText);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addWidget(m_head);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
}

void CellPictures::show(const QString &title, const data::DataSource &source, std::vector<ValidationSample> pictures)
{
    m_head->setTitle(title);
    m_model->setPictures(std::make_shared<PictureSource>(source), std::move(pictures));
    m_list->scrollToTop();
}

void CellPictures::clear()
{
    m_head->setTitle({});
    m_model->setPictures(nullptr, {});
}

} // namespace headstart::ui
