// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/cell_pictures.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"
#include "ui/runs/picture_list_model.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <memory>

namespace headstart::ui {

CellPictures::CellPictures(QWidget *parent)
    : QWidget(parent), m_title(makeSecondary({}, this)), m_list(new QListView(this)),
      m_model(new PictureListModel(this))
{
    QPushButton *back = makeButton(tr("Back"), tr("Back to the matrix (Esc)"), "", this);
    back->setObjectName(QStringLiteral("backToMatrix"));
    connect(back, &QPushButton::clicked, this, &CellPictures::backWanted);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &CellPictures::backWanted);

    m_title->setObjectName(QStringLiteral("cellTitle"));
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

    auto *head = new QHBoxLayout;
    head->setSpacing(space::kNormal);
    head->addWidget(back, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::kNormal);
    layout->addLayout(head);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
}

void CellPictures::show(const QString &title, const data::DataSource &source, std::vector<ValidationSample> pictures)
{
    m_title->setText(title);
    m_model->setPictures(std::make_shared<PictureSource>(source), std::move(pictures));
    m_list->scrollToTop();
}

void CellPictures::clear()
{
    m_title->clear();
    m_model->setPictures(nullptr, {});
}

} // namespace headstart::ui
