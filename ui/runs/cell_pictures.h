// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "ui/runs/judgement.h"

#include <QListView>
#include <QWidget>

#include <vector>

namespace headstart::ui {

class BackRow;
class PictureListModel;

/// The pictures of one cell of the confusion matrix, and a way back to it.
class CellPictures : public QWidget {
    Q_OBJECT

public:
    explicit CellPictures(QWidget *parent = nullptr);

    /// `title` says which pictures these are. The most certain come first.
    void show(const QString &title, const data::DataSource &source, std::vector<ValidationSample> pictures);
    void clear();

Q_SIGNALS:
    void backWanted();

private:
    QListView *m_list;
    PictureListModel *m_model;
    BackRow *m_head;
};

} // namespace headstart::ui
